"""How messages are answered: machines at once, clerks one message at a time in continuous minutes."""

from __future__ import annotations

import datetime
from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from govsim.model.record import Record
from govsim.rules import service
from govsim.rules.chance import Stream, uniform
from govsim.rules.numbers import Behaviour
from govsim.rules.presence import HOURS_A_DAY, SATURDAY
from govsim.scenario.schema import Reply, Scenario

MINUTES = 60
DUTY_DAYS = {True: 5, False: 7}
"""Days of duty a week, by whether clerks work on weekdays only."""

MESSAGE, COMMENT = "message", "comment"
AUTO, STAFF = "auto", "staff"
STAFFED = (STAFF, "both")
"""Reply modes in which clerks work."""


@dataclass(slots=True, eq=False, kw_only=True)
class Message:
    """A message or comment, numbered as it arrives. Minutes count from hour 0; `tie` orders those of one minute.

    `auto`: the machine answered; `settled`: nobody else will; `answered`: the minute of the staff's answer.
    """

    number: int
    kind: str
    citizen: int
    account: int
    topic: int
    hour: int
    minute: float
    tie: float
    usefulness_draw: float
    service_minutes: float
    article: int = -1
    auto: bool = False
    settled: bool = False
    answered: float | None = None
    usefulness: float = 0.0

    @property
    def identity(self) -> tuple[int, float, float]:
        """Order of service and of reading answers: hour, minute, then an identity that is nobody's index."""
        return self.hour, self.minute, self.tie


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a citizen will find: who answered in which hour, and what it is worth."""

    message: Message
    hour: int
    by: str
    value: float


@dataclass(slots=True, eq=False)
class Task:
    """A message on a clerk's desk and the minutes of work left."""

    message: Message
    left: float


def _know_by_the_message(message: Message) -> None:
    """A crowd of agents holds the messages themselves."""


class Helpdesk:
    """The queues of all accounts. Accounts are numbered as in the newsroom."""

    def __init__(self, keys: list[str], start: datetime.date, seed: int, b: Behaviour, record: Record):
        self.keys, self.start, self.b, self.record = keys, start, b, record
        self.seed = np.uint64(seed)
        self.messages: list[Message] = []
        self.arrived: list[Message] = []
        self.queues: list[list[Message]] = [[] for _ in keys]
        self.desks: list[list[Task]] = [[] for _ in keys]
        self.heirs: dict[int, int] = {}
        self.on_comment_answered: Callable[[int, int], None] = lambda article, hour: None
        self.on_passed_on: Callable[[Message], None] = _know_by_the_message

    def write(self, citizen: int, account: int, topic: int, hour: int, item: int) -> Message:
        """A citizen sends a message in this hour; `item` is the identity of the account."""
        return self._arrive(MESSAGE, citizen, account, topic, hour, item)

    def comment(self, citizen: int, account: int, topic: int, hour: int, item: int, article: int) -> Message:
        """A reader comments on an article with identity `item` and number `article`."""
        message = self._arrive(COMMENT, citizen, account, topic, hour, item)
        message.article = article
        return message

    def _arrive(self, kind: str, citizen: int, account: int, topic: int, hour: int, item: int) -> Message:
        def draw(stream: Stream) -> float:
            return uniform(self.seed, citizen, hour, item, stream.value)

        message = Message(
            number=len(self.messages) + len(self.arrived),
            kind=kind,
            citizen=citizen,
            account=account,
            topic=topic,
            hour=hour,
            minute=hour * MINUTES + MINUTES * draw(Stream.MINUTE),
            tie=draw(Stream.QUEUE),
            usefulness_draw=draw(Stream.USEFULNESS),
            service_minutes=service.reply_minutes(draw(Stream.REPLY_TIME), self.b),
        )
        self.arrived.append(message)
        return message

    def hand_over(self, account: int, heir: int | None) -> None:
        """An account closes: what waits, and what is still written to it, goes to the heir, or is never answered.

        Work that has begun on a message goes on where it was left.
        """
        waiting, begun = self.queues[account], self.desks[account]
        self.queues[account], self.desks[account] = [], []
        if heir is None:
            return
        self.heirs[account] = heir
        for message in (*waiting, *(task.message for task in begun)):
            self._pass_on(message, heir)
        for message in waiting:
            self._queue(message)
        self.desks[heir] = sorted(self.desks[heir] + begun, key=lambda task: task.message.identity)

    def _pass_on(self, message: Message, heir: int) -> None:
        message.account = heir
        self.on_passed_on(message)

    def _heir(self, account: int) -> int:
        """Who answers for an account: the last heir, where it has closed."""
        while account in self.heirs:
            account = self.heirs[account]
        return account

    def work(self, hour: int, scenario: Scenario) -> list[Answer]:
        """Automatic answers to what arrived, then an hour of every account's clerks; gives all answers of the hour."""
        if not (self.arrived or any(self.queues) or any(self.desks)):
            return []
        arrived, self.arrived = sorted(self.arrived, key=lambda message: message.identity), []
        self.messages += arrived
        replies = {self.keys.index(account.key): account.practice.reply for account in scenario.accounts}
        answers = []
        for message in arrived:
            if message.account in self.heirs:
                self._pass_on(message, self._heir(message.account))
            answers += self._receive(message, replies.get(message.account), hour)
        for account in sorted(replies):
            if replies[account].mode in STAFFED:
                answers += self._clerks(account, replies[account], hour, scenario.platform.answer_window_hours)
        return answers

    def next_shift(self, hour: int, until: int, scenario: Scenario) -> int:
        """The next hour after `hour` in which somebody has something to do here, or `until`."""
        if self.arrived:
            return hour + 1
        waiting = [
            account.practice.reply
            for account in scenario.accounts
            if account.practice.reply.mode in STAFFED and self._has_work(self.keys.index(account.key))
        ]
        return next((later for later in range(hour + 1, until) if self._is_on_duty(waiting, later)), until)

    def _has_work(self, account: int) -> bool:
        return bool(self.queues[account] or self.desks[account])

    def _is_on_duty(self, replies: list[Reply], hour: int) -> bool:
        shifts = (self._shift(reply, hour) for reply in replies)
        return any(begin < end for begin, end in shifts)

    def _receive(self, message: Message, reply: Reply | None, hour: int) -> list[Answer]:
        """The machine answers messages, never comments; what staff may yet answer joins the queue."""
        if reply is None:
            return []
        message.auto = message.kind == MESSAGE and reply.mode in ("auto", "both")
        message.settled = message.auto and reply.mode == "auto"
        if not message.settled:
            self._queue(message)
        value = service.answer_value(self.b.auto_usefulness, 0.0, self.b)
        return [Answer(message=message, hour=hour, by=AUTO, value=value)] if message.auto else []

    def _queue(self, message: Message) -> None:
        insort(self.queues[message.account], message, key=lambda waiting: waiting.identity)

    # Clerks

    def _clerks(self, account: int, reply: Reply, hour: int, window: float) -> list[Answer]:
        """One hour of an account's clerks: what is on the desks first, then the queue, first in first out."""
        begin, end = self._shift(reply, hour)
        if begin >= end:
            return []
        clocks = [begin] * reply.clerks
        answers = []
        tasks, self.desks[account] = self.desks[account], []
        for task in tasks:
            if clocks and min(clocks) < end:
                self._serve(account, task, clocks.pop(clocks.index(min(clocks))), end, clocks, answers, reply)
            else:
                self.desks[account].append(task)
        self._take_from_queue(account, end, clocks, answers, reply, window)
        return answers

    def _take_from_queue(self, account: int, end: float, clocks: list[float], answers, reply: Reply, window) -> None:
        queue = self.queues[account]
        while queue and clocks:
            message = queue[0]
            start = max(min(clocks), message.minute)
            if start >= end:
                break
            queue.pop(0)
            if message.kind == MESSAGE and start - message.minute > window * MINUTES:
                continue
            clocks.remove(min(clocks))
            self._serve(account, Task(message, message.service_minutes), start, end, clocks, answers, reply)

    def _serve(self, account: int, task: Task, start: float, end: float, clocks, answers, reply: Reply) -> None:
        """Work on one message from `start`; at `end` what is unfinished stays on the desk."""
        done = start + task.left
        self._count_work(account, start, min(done, end))
        if done >= end:
            self.desks[account].append(Task(task.message, done - end))
            return
        clocks.append(done)
        answers.append(self._answered(task.message, done, reply))

    def _answered(self, message: Message, minute: float, reply: Reply) -> Answer:
        message.answered = minute
        message.usefulness = service.staff_usefulness(reply.skill, message.usefulness_draw, self.b)
        hours = (minute - message.minute) / MINUTES
        hour = int(minute // MINUTES)
        if message.kind == COMMENT:
            self.on_comment_answered(message.article, hour)
        value = service.answer_value(message.usefulness, hours, self.b)
        return Answer(message=message, hour=hour, by=STAFF, value=value)

    def _count_work(self, account: int, start: float, end: float) -> None:
        day = int(start // (MINUTES * HOURS_A_DAY))
        self.record.hours_replying[day, account] += (end - start) / MINUTES

    def _shift(self, reply: Reply, hour: int) -> tuple[float, float]:
        """The minutes of this hour in which clerks work: the contracted hours, from the beginning of duty."""
        day, hour_of_day = divmod(hour, HOURS_A_DAY)
        first = hour * MINUTES
        if reply.duty.weekdays_only and (self.start + datetime.timedelta(days=day)).weekday() >= SATURDAY:
            return first, first
        begin, end = reply.duty.hours
        a_day = reply.hours_per_week / reply.clerks / DUTY_DAYS[reply.duty.weekdays_only]
        begin_minute, last = begin * MINUTES, min(end, begin + a_day) * MINUTES
        now = hour_of_day * MINUTES
        return first + max(0, begin_minute - now), first + min(MINUTES, last - now)
