"""What accounts publish: what they have planned, stories of the day, and notices that answer events."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from statistics import NormalDist

import numpy as np

from govsim.model.accounts.editors import Planner, Slot, article_hours, push_hours
from govsim.model.record import Record
from govsim.rules import writing
from govsim.rules.chance import Stream, identity
from govsim.rules.numbers import Behaviour
from govsim.rules.presence import DAYS_A_WEEK, HOURS_A_DAY
from govsim.scenario.schema import Account, Notice, Scenario
from govsim.scenario.strategies import Regime, at

NO_STORY_YET = -1
NEVER_ANSWERED = 2**31 - 1


@dataclass(slots=True, kw_only=True)
class Article:
    """A published article. `order` sorts articles as citizens meet them: push hour, account key, position."""

    index: int
    account: int
    hour: int
    position: int
    place: int
    item: int
    topic: int
    original: bool
    local: bool
    interactive: bool
    story: int
    appeal: float
    error: bool
    rebuts: int = -1
    answered: int = NEVER_ANSWERED

    @property
    def order(self) -> tuple[int, int, int]:
        """Key of the order in which citizens meet articles."""
        return self.hour, self.account, self.position


@dataclass(slots=True, kw_only=True)
class Push:
    """Articles that go out together. `concerned` says for each segment whether targeting keeps it."""

    account: int
    hour: int
    item: int
    service: bool
    targeting: float
    concerned: tuple[bool, ...]
    articles: list[Article] = field(default_factory=list)


@dataclass(kw_only=True)
class Due:
    """A notice that waits for its hour; `rebuts` is the number of the rumour it answers, −1 for none."""

    hour: int
    key: str
    account: str
    notice: Notice
    rebuts: int


@dataclass(kw_only=True)
class Desk:
    """One account's editors: the hours that this week's days so far have left, and pushes that count against limits."""

    hours_left: float = 0.0
    pushed_days: set[int] = field(default_factory=set)
    month_pushes: dict[tuple[int, int], int] = field(default_factory=dict)


class Newsroom:
    """All accounts' editors. Accounts are numbered in the order of their keys."""

    def __init__(self, timeline: tuple[Regime, ...], keys: list[str], seed: int, b: Behaviour, record: Record):
        self.timeline, self.b, self.record = timeline, b, record
        self.number = {key: i for i, key in enumerate(keys)}
        self.planner = Planner(timeline, keys, np.uint64(seed))
        self.topics, self.date = self.planner.topics, self.planner.date
        self.desks = {key: Desk() for key in keys}
        self.articles: list[Article] = []
        self.live: list[Push] = []
        self.due: list[Due] = []
        self.today: dict[str, list[Slot]] = {}
        self.push_hours: set[int] = set()
        self.stories: dict[int, int] = {}

    # The day

    def begin_day(self, day: int) -> None:
        """Plan the day, choose its stories, and let go of articles whose life is over."""
        scenario = at(self.timeline, day)
        self.today = {}
        for account in sorted(scenario.accounts, key=lambda account: account.key):
            self.today[account.key] = self._planned(account, scenario, day)
            self._pay_coordination(account, scenario, day)
        self.push_hours = {account.practice.push_hour for account in scenario.accounts if self.today[account.key]}
        self._choose_stories(scenario.coordination)
        oldest = day * HOURS_A_DAY - self.b.article_life
        self.live = [push for push in self.live if push.hour > oldest]

    def announce(self, due: Due) -> None:
        """Have a notice published at its hour, with the push of that day."""
        self.due.append(due)

    def publish(self, hour: int) -> list[Push]:
        """The pushes that go out in this hour, by account key."""
        day, hour_of_day = divmod(hour, HOURS_A_DAY)
        if not self.due and hour_of_day not in self.push_hours:
            return []
        scenario = at(self.timeline, day)
        pushes = []
        for key in sorted(self.today):
            account = scenario_account(scenario, key)
            notices = self._notices(key, hour)
            if notices or (self.today[key] and account.practice.push_hour == hour_of_day):
                pushes += self._push(account, scenario, hour, notices)
        self.live += pushes
        return pushes

    def next_push(self, hour: int) -> float:
        """The next hour after `hour` in which something may go out, infinite if nothing is planned for this day."""
        if self.due:
            return hour + 1
        midnight = hour - hour % HOURS_A_DAY
        return min((midnight + later for later in self.push_hours if midnight + later > hour), default=inf)

    # Planning

    def _planned(self, account: Account, scenario: Scenario, day: int) -> list[Slot]:
        desk, number = self.desks[account.key], self.number[account.key]
        if day == self.planner.monday(day):
            desk.hours_left = 0.0
        plan = self.planner.planned(account, scenario, day, desk.hours_left, desk.month_pushes)
        desk.hours_left += self.planner.hours_credited(account, scenario, day) - plan.hours
        self.record.originals_given_up[day, number] += plan.originals_given_up
        self.record.articles_dropped[day, number] += plan.articles_dropped
        self.record.pushes_dropped[day, number] += plan.pushes_dropped
        return plan.slots

    def _pay_coordination(self, account: Account, scenario: Scenario, day: int) -> None:
        hours = scenario.coordination * scenario.costs.coordination_hours_per_week / DAYS_A_WEEK
        self.record.hours_editing[day, self.number[account.key]] += min(
            hours, account.practice.editors.hours_per_week / DAYS_A_WEEK
        )

    # Stories

    def _choose_stories(self, coordination: float) -> None:
        """Each repost of the day takes a story of the pool: the next untaken one where coordinated, else by draw."""
        taken: set[int] = set()
        self.stories = {}
        for key in sorted(self.today):
            own: set[int] = set()
            for slot in self.today[key]:
                if not slot.original:
                    rank = self._story_rank(slot, coordination, taken, own)
                    taken.add(rank)
                    own.add(rank)
                    self.stories[slot.item] = rank

    def _story_rank(self, slot: Slot, coordination: float, taken: set[int], own: set[int]) -> int:
        """No account takes a story twice: it moves on to the next of the pool."""
        hour, pool = slot.day * HOURS_A_DAY, int(self.b.stories_per_day)
        untaken = [rank for rank in range(pool) if rank not in taken]
        if untaken and self.planner.draw(hour, slot.item, Stream.COORDINATED) < coordination:
            return untaken[0]
        rank = writing.story(self.planner.draw(hour, slot.item, Stream.STORY), self.b)
        ahead = [(rank + step) % pool for step in range(pool)]
        return next((other for other in ahead if other not in own), rank)

    # Publishing

    def _notices(self, key: str, hour: int) -> list[Due]:
        return [due for due in self.due if due.account == key and due.hour <= hour]

    def _push(self, account: Account, scenario: Scenario, hour: int, notices: list[Due]) -> list[Push]:
        day = hour // HOURS_A_DAY
        if not self._may_push(account, scenario, day):
            return self._refused(account, day, bool(notices))
        desk = self.desks[account.key]
        desk.pushed_days.add(day)
        desk.month_pushes[self.planner.month(day)] = desk.month_pushes.get(self.planner.month(day), 0) + 1
        self.due = [due for due in self.due if due not in notices]
        slots, self.today[account.key] = self.today[account.key], []
        return [self._published(account, scenario, hour, notices, slots)]

    def _may_push(self, account: Account, scenario: Scenario, day: int) -> bool:
        desk = self.desks[account.key]
        if account.kind == "subscription":
            return day not in desk.pushed_days
        return desk.month_pushes.get(self.planner.month(day), 0) < scenario.platform.service_pushes_per_month

    def _refused(self, account: Account, day: int, notice_waits: bool) -> list[Push]:
        """The platform takes no push: a notice waits for the next day, a planned push is dropped and counted."""
        if not notice_waits or self.today[account.key]:
            self.record.pushes_dropped[day, self.number[account.key]] += 1
            self.today[account.key] = []
        return []

    def _published(
        self, account: Account, scenario: Scenario, hour: int, notices: list[Due], slots: list[Slot]
    ) -> Push:
        day, number = hour // HOURS_A_DAY, self.number[account.key]
        room = scenario.platform.articles_per_push - len(notices)
        self.record.articles_dropped[day, number] += max(0, len(slots) - room)
        push = Push(
            account=number,
            hour=hour,
            item=identity("push", account.key, day),
            service=account.kind == "service",
            targeting=account.practice.targeting,
            concerned=(),
        )
        for due in notices:
            self._add_notice(push, account, due)
        for slot in slots[:room]:
            self._add_slot(push, account, slot)
        push.concerned = concerned(scenario, self.topics[push.articles[0].topic])
        hours = sum(article_hours(account, scenario, article) for article in push.articles)
        self.record.hours_editing[day, number] += hours + push_hours(account, scenario)
        return push

    def _add_notice(self, push: Push, account: Account, due: Due) -> None:
        topic = due.notice.topic or next(iter(account.serves), None) or next(iter(account.practice.topics))
        item = identity("notice", due.key)
        slot = Slot(
            day=push.hour // HOURS_A_DAY,
            place=-1,
            item=item,
            original=True,
            local=True,
            interactive=False,
            topic=self.topics.index(topic),
        )
        self._add(push, account, slot, due.rebuts)

    def _add_slot(self, push: Push, account: Account, slot: Slot) -> None:
        self._add(push, account, slot, rebuts=-1)

    def _add(self, push: Push, account: Account, slot: Slot, rebuts: int) -> None:
        practice, planned = account.practice, slot.day * HOURS_A_DAY
        story = slot.item if slot.original else identity("story", slot.day, self.stories[slot.item])
        z = NormalDist().inv_cdf(self.planner.draw(planned, story, Stream.APPEAL))
        error = self.planner.draw(planned, slot.item, Stream.ERROR)
        push.articles.append(
            Article(
                index=len(self.articles),
                account=push.account,
                hour=push.hour,
                position=len(push.articles) + 1,
                place=slot.place,
                item=slot.item,
                topic=slot.topic,
                original=slot.original,
                local=slot.local,
                interactive=slot.interactive,
                story=story,
                appeal=writing.appeal(
                    slot.original, slot.local, practice.tone, slot.interactive, practice.editors.skill, z, self.b
                ),
                error=error < writing.error(practice.review_hours_per_article, self.b),
                rebuts=rebuts,
            )
        )
        self.articles.append(push.articles[-1])
        self.record.make_room(len(self.articles))


def scenario_account(scenario: Scenario, key: str) -> Account:
    """The account of a scenario with this key."""
    return next(account for account in scenario.accounts if account.key == key)


def concerned(scenario: Scenario, topic: str) -> tuple[bool, ...]:
    """Whether each segment is at least as interested in `topic` as the population is on average."""
    segments = scenario.population.segments
    mean = sum(segment.share * segment.interests[topic] for segment in segments)
    return tuple(segment.interests[topic] >= mean - 1e-12 for segment in segments)
