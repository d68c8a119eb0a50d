"""The crowd of arrays: the same citizens as columns and compiled loops, for up to tens of millions of them.

It does what the crowd of agents does, count by count (`tests/model/test_two_crowds.py`), and only touches citizens who
have something to look at: those who follow an account, hold something that friends shared, or wait for an answer.
Ranges of citizens (shards) may be worked on by several threads; no result depends on how many.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import numpy as np

from govsim.errors import GovsimError
from govsim.model import day as planning
from govsim.model.accounts.helpdesk import AUTO, COMMENT, MESSAGE, STAFF, Answer, Message
from govsim.model.accounts.newsroom import Push
from govsim.model.accounts.outreach import Reach
from govsim.model.arrays import allocate, citizen, everybody, inbox, needs, rumours, tables
from govsim.model.arrays.articles import ArticleRing
from govsim.model.arrays.in_transit import Post
from govsim.model.arrays.ledger import COMMENTS, FOUND, HEARSAYS, PASSED_ON, READS, SHARES, WRITTEN, book
from govsim.model.arrays.ledger import SERVED as EXPERIENCES
from govsim.model.arrays.shards import Shard, bounds_of_shards, for_shard, grown, of_shard
from govsim.model.crowd import Host
from govsim.model.record import READ, SERVED, SHARED, Count
from govsim.model.world.build import Followers, World
from govsim.rules import following, trust
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.schema import Scenario

T = TypeVar("T")
EVENTS_A_CONTACT = 1
"""Most events of a contact with a campaign: a new follower."""
EVENTS_A_SEED = 2
"""Most events of someone who may be among the first believers: a belief that begins, the rumour passed on."""
AT_ONCE = 4096
"""Citizens among whom a rumour is seeded with one call."""


class ArrayCrowd:
    """A `Crowd` of columns, whose ranges `threads` work on."""

    hours_at_once = HOURS_A_DAY

    def __init__(self, model: Host, world: World, threads: int):
        self.model, self.world = model, world
        self.mail, self.hearsay = Post(tables.ANSWER), Post(tables.HEARSAY)
        self.described: Scenario | None = None
        self.shared = allocate.shared_tables(model, world)
        self.ring = ArticleRing(model.newsroom, self.shared)
        model.helpdesk.on_passed_on = self._readdress
        self.shards = [
            Shard(begin=begin, end=end, columns=allocate.own_columns(model, self.shared, begin))
            for begin, end in bounds_of_shards(world.size, threads)
        ]
        self._hire()

    def _hire(self) -> None:
        self.threads = ThreadPoolExecutor(len(self.shards)) if len(self.shards) > 1 else None

    def __getstate__(self) -> dict:
        """What a copy needs: it has threads of its own."""
        return self.__dict__ | {"threads": None}

    def __setstate__(self, state: dict) -> None:
        self.__dict__ |= state
        self._hire()

    def _replace(self, **others: np.ndarray) -> None:
        """Other tables in place of shared ones, for all shards."""
        self.shared |= others
        for shard in self.shards:
            shard.put(**others)

    def _on_shards(self, work: Callable[[Shard], T]) -> list[T]:
        """Do something with every shard, each in a thread of its own; gives what came of it."""
        if self.threads is None:
            return [work(self.shards[0])]
        return list(self.threads.map(work, self.shards))

    # The day

    def begin_day(self, day: int, reaches: list[Reach]) -> None:
        """Plan the day: sessions of those awake, needs, contacts; let go of articles whose life is over."""
        self._tell_time()
        self._describe_accounts()
        self._free_slots()
        self._show_pushes()
        factors = self.model.outreach.need_factors(day)

        def begin(shard: Shard) -> None:
            everybody.begin_day(shard.at, *shard.bounds)
            shard.needs = planning.needs(self.model.seed, day, shard.bounds, factors, self.model.b)

        self._on_shards(begin)
        self.contacts_today = [(self._reach(reach), self._contacts(day, reach)) for reach in reaches]

    def _tell_time(self) -> None:
        hour = self.model.hour
        for shard in self.shards:
            shard.now["hour"], shard.now["day"] = hour, hour // HOURS_A_DAY

    def _describe_accounts(self) -> None:
        """What citizens meet of each account today, where that is not what they met yesterday."""
        model, accounts = self.model, self.shared["accounts"]
        if self.described is model.now:
            return
        self.described = model.now
        accounts["item"] = model.items
        for number, practice in model.practice.items():
            accounts[number]["service_level"] = practice.service_level
            accounts[number]["service_friction"] = practice.service_friction
        subjects = self.shared["subjects"]
        subjects[:] = 0
        for topic, serving in enumerate(model.serving):
            subjects[serving, topic] |= tables.SERVES
        for account, topics in model.topics_of.items():
            subjects[account, topics] |= tables.ABOUT

    def _contacts(self, day: int, reach: Reach) -> list[planning.ByHour]:
        chances = [reach.chances[slice(*shard.bounds)] for shard in self.shards]
        return [
            planning.contacts(self.model.seed, day, reach.item, shard.bounds, chance)
            for shard, chance in zip(self.shards, chances, strict=True)
        ]

    def _reach(self, reach: Reach) -> np.ndarray:
        number = self.model.number
        via = number[reach.via] if reach.via else tables.NOBODY
        one = (reach.item, reach.base, reach.habit, number[reach.account], via, reach.mandate)
        return np.array([one], tables.REACH)

    def _wake(self, citizens: np.ndarray) -> None:
        """Something is on the way to citizens, who are ascending."""
        if len(citizens):
            self._on_shards(lambda shard: everybody.wake_all(shard.at, citizens[of_shard(citizens, shard)]))

    # The hour

    def meet_campaigns(self, hour_of_day: int) -> None:
        """Campaign contacts of the hour."""
        self._tell_time()
        if self.model.outreach.emergencies or hour_of_day == 0:
            self._describe_topics()
        for reach, contacts in self.contacts_today:
            self._to_those_of(contacts, hour_of_day, lambda shard, met, one=reach: self._meet(shard, met, one))

    def _describe_topics(self) -> None:
        """What events make of interests and needs in this hour."""
        topics, factors = self.shared["topics"], self.model.interest_factors
        topics["factor"] = 1.0 if factors is None else factors
        topics["share"] = self.model.need_shares

    def _to_those_of(
        self, plans: list[planning.ByHour], hour_of_day: int, work: Callable[[Shard, np.ndarray], None]
    ) -> None:
        for shard, planned in zip(self.shards, plans, strict=True):
            if len(citizens := planned.at(hour_of_day)):
                shard.have_room(EVENTS_A_CONTACT * len(citizens))
                work(shard, citizens)

    def _meet(self, shard: Shard, met: np.ndarray, reach: np.ndarray) -> None:
        needs.meet_campaign(shard.at, met, reach)

    def have_needs(self) -> None:
        """Needs of the hour, as far as they have not been had; messages are sent."""
        if self.model.outreach.outages:
            out = [self.model.outreach.is_out(key, self.model.hour) for key in self.model.keys]
            self.shared["accounts"]["out"] = out
        for shard in self.shards:
            while not needs.have_needs(shard.at, *shard.needs):
                shard.have_more_room()
            self._send(shard)

    def _send(self, shard: Shard) -> None:
        """Messages of the hour that has come go to the helpdesk, and get numbers."""
        if shard.now["news"]:
            shard.now["news"] = 0
            written = shard.events[shard.events["what"] == WRITTEN]
            for event in written[written["hour"] == shard.now["hour"]]:
                self._send_one(int(event["citizen"]), int(event["account"]), int(event["other"]), int(event["hour"]))

    def _send_one(self, sender: int, account: int, topic: int, hour: int) -> None:
        number = self.model.helpdesk.write(sender, account, topic, hour, self.model.items[account]).number
        if number >= len(self.shared["letters"]):
            self._replace(letters=grown(self.shared["letters"], 2 * number))
        self.shared["letters"][number] = (hour, account, False, False)
        self.shared["state"]["message"][sender] = number

    def deliver(self, answers: list[Answer]) -> None:
        """Put answers where their citizens will find them, and see which messages the machine has answered."""
        comments = [answer.message for answer in answers if answer.message.kind == COMMENT]
        for comment in comments:
            self.ring.show_answered(comment.article)
        if len(answers) > len(comments):
            rows = [self._answer(answer) for answer in answers if answer.message.kind != COMMENT]
            self.mail.add(np.array(rows, tables.ANSWER))

    def _answer(self, answer: Answer) -> tuple:
        message, by_staff = answer.message, answer.by == STAFF
        if answer.by == AUTO:
            letter = self.shared["letters"][message.number]
            letter["auto"], letter["settled"] = True, message.settled
        return message.citizen, message.minute, message.tie, by_staff, message.number, answer.value, answer.hour

    def have_sessions(self, until: int) -> int:
        """Sessions of this hour, and of those after it up to `until` for as long as nobody but citizens acts.

        Then what citizens did is booked. Gives the last hour that has passed; needs of the next one may have been had.
        """
        hour, present = self.model.hour, self.shared["present"]
        mail, hearsay = self.mail.take(hour, present), self.hearsay.take(hour, present)
        reached = self._play(self._next_meeting(until), mail, hearsay)
        self.book()
        return reached - 1

    def book(self) -> None:
        """What citizens did goes into the record and to the helpdesk; those to whom something is on the way wake."""
        for shard in self.shards:
            self._send(shard)
            self._book(shard)
        if len(sent := self.mail.rows["citizen"][self.mail.rows["hour"] == self.model.hour]):
            self._wake(np.unique(sent))

    def _next_meeting(self, until: int) -> int:
        """The first hour that needs synchronisation: a campaign, an answer or a rumour is met, or shards share."""
        hour, present = self.model.hour, self.shared["present"]
        if len(self.shards) > 1:  # shares cross shards at the end of every hour
            return hour + 1
        midnight = hour - hour % HOURS_A_DAY
        campaigns = [midnight + contacts[0].next_hour(hour % HOURS_A_DAY) for _, contacts in self.contacts_today]
        posts = [post.next_taken(hour, until, present) for post in (self.mail, self.hearsay)]
        return min([until, *campaigns, *posts])

    def _play(self, until: int, mail: np.ndarray, hearsay: np.ndarray) -> int:
        """Pass hours up to `until`, or to where others than friends have to hear of something; gives where that is."""
        reached = self.model.hour
        for shard in self.shards:
            shard.now["mail"] = shard.now["heard"] = 0
        while reached < until and not any(shard.now["news"] for shard in self.shards):
            reached = min(self._on_shards(lambda shard: _pass_hours(shard, until, mail, hearsay)))
            self._pass_on()
        return reached

    def _book(self, shard: Shard) -> None:
        """Book a shard's events in the record; the ledger is empty again."""
        events, model, record = shard.events, self.model, self.model.record
        if len(events) == 0:
            return
        reads, shares, served = (np.empty(len(events), kind) for kind in (READ, SHARED, SERVED))
        found = np.zeros(len(FOUND), np.int64)
        book(
            events, self.shared["state"], record.by_hour, record.by_article, record.people, model.followers,
            record.believers, reads, shares, served, found,
        )  # fmt: skip
        record.reads.extend(reads[: found[READS]].copy())
        record.shares.extend(shares[: found[SHARES]].copy())
        record.served.extend(served[: found[EXPERIENCES]].copy())
        if found[COMMENTS]:
            self._comment(events)
        if found[HEARSAYS]:
            self._spread(events)
        shard.now["filled"] = 0

    def _comment(self, events: np.ndarray) -> None:
        for event in events[events["what"] == Count.COMMENT]:
            article = self.model.newsroom.articles[event["article"]]
            self.model.helpdesk.comment(
                int(event["citizen"]), article.account, article.topic, int(event["hour"]), article.item, article.index
            )

    def _spread(self, events: np.ndarray) -> None:
        """Rumours passed on go to all friends."""
        rows = np.concatenate([self._hearsay(event) for event in events[events["what"] == PASSED_ON]])
        self.hearsay.add(rows)
        self._wake(np.unique(rows["citizen"]))

    def _hearsay(self, event: np.void) -> np.ndarray:
        friends = self.world.friends.friends_of(event["citizen"])
        rows = np.zeros(len(friends), tables.HEARSAY)
        rows["citizen"], rows["hour"] = friends, event["hour"]
        rows["sharer"], rows["rumour"] = event["citizen"], event["other"]
        return rows

    def _pass_on(self) -> None:
        """Friends receive what was shared in the last hour."""
        receivers = sum(int(shard.now["receivers"]) for shard in self.shards)
        if receivers:
            self._on_shards(lambda shard: self._receive(shard, receivers))
        for shard in self.shards:
            shard.now["receivers"] = 0

    def _receive(self, shard: Shard, receivers: int) -> None:
        shard.have_room_for_shares(receivers)
        for sharing in self.shards:
            inbox.hear_of_shares(shard.at, sharing.events, *shard.bounds)

    # Articles

    def _show_pushes(self) -> None:
        live = self.ring.show_pushes()
        for shard in self.shards:
            shard.now["live"] = live

    def _free_slots(self) -> None:
        """Nobody has read what will stand in the slots of articles whose life is over."""
        slots = self.ring.free(self.model.hour - self.model.b.article_life)
        if slots is not None:
            self._on_shards(lambda shard: everybody.forget(shard.at, *shard.bounds, slots))

    def receivers(self, push: Push) -> np.ndarray:
        """How many followers of each segment a push reaches: int64[segments]."""
        self._show_pushes()
        counts = self.model.followers[push.account].copy()
        if push.targeting > 0:
            place = next(i for i, live in enumerate(self.model.live) if live is push)
            for shard in self.shards:
                everybody.count_skipped(shard.at, *shard.bounds, place, counts)
        return counts

    # Accounts and shocks

    def open_account(self, account: int, followers: Followers) -> None:
        """An account opens with followers."""
        self._tell_time()
        for shard in self.shards:
            own = of_shard(followers.citizens, shard)
            everybody.open_account(
                shard.at, account, followers.citizens[own], followers.habits[own], self.model.followers[account]
            )

    def close_account(self, account: int, heir: int | None) -> None:
        """An account closes; its followers, with their habits, pass to the heir if there is one."""
        follows, state = self.shared["follows"], self.shared["state"]
        had = np.flatnonzero(follows[:, account]["since"] != tables.NEVER)
        state["follows"][had] -= 1
        self.model.followers[account] = 0
        if heir is not None:
            moving = had[follows[had, heir]["since"] == tables.NEVER]
            follows[moving, heir] = follows[moving, account]
            state["follows"][moving] += 1
            self.model.followers[heir] += np.bincount(state["segment"][moving], minlength=len(self.model.segments))
        follows[:, account] = allocate.nobody_follows(1, 1)[0, 0]

    def _readdress(self, message: Message) -> None:
        """The heir of an account is who answers a message from now on."""
        if message.kind == MESSAGE:
            self.shared["letters"]["account"][message.number] = message.account

    def start_rumour(self, number: int, chance: float) -> None:
        """Each citizen is among the first believers with `chance`."""
        self._tell_time()
        for shard in self.shards:
            for begin in range(shard.begin, shard.end, AT_ONCE):
                shard.have_room(EVENTS_A_SEED * AT_ONCE)
                rumours.start_rumour(shard.at, begin, min(begin + AT_ONCE, shard.end), number, chance)

    def leak(self, account: int) -> None:
        """Data of the account's followers leak."""
        self._tell_time()
        self._on_shards(lambda shard: everybody.leak(shard.at, *shard.bounds, account))

    # Measures

    @property
    def citizens(self) -> Sequence[Any]:
        """There are no objects to look at: GovsimError says what to write."""
        raise GovsimError("error.no_agents")

    def trust(self, hour: int) -> np.ndarray:
        """Trust of every citizen in an hour: float64[size]."""
        column = np.empty(self.world.size)
        self._on_shards(lambda shard: everybody.trusts(shard.at, *shard.bounds, hour, column))
        return column

    def habits(self) -> np.ndarray:
        """Habit of every citizen with every account, NaN for those who do not follow: float64[size, accounts]."""
        return self.shared["follows"]["habit"]

    def last_read(self) -> np.ndarray:
        """Hour of every citizen's last reading, −1 for none: int64[size]."""
        return self.shared["state"]["last_read"].astype(np.int64)

    def following(self) -> np.ndarray:
        """Who follows an account: bool[size]."""
        return self.shared["state"]["follows"] > 0

    def habits_of(self, citizen: int) -> dict[int, float]:
        """Habits of one citizen."""
        ties = self.shared["follows"][citizen]
        return {
            int(account): float(ties[account]["habit"]) for account in np.flatnonzero(ties["since"] != tables.NEVER)
        }

    def trust_of(self, citizen: int, hour: int) -> float:
        """Trust of one citizen."""
        me = self.shared["state"][citizen]
        return float(trust.remembered(me["trust"], me["baseline"], hour - me["trust_hour"], self.model.b))

    def fatigue_of(self, citizen: int, account: int, hour: int) -> tuple[float, float]:
        """Fatigue of one citizen."""
        me, tie, b = self.shared["state"][citizen], self.shared["follows"][citizen, account], self.model.b
        own, total = (following.fatigue_left(one["fatigue"], hour - one["fatigue_hour"], b) for one in (tie, me))
        return float(own), float(total)


def _pass_hours(shard: Shard, until: int, mail: np.ndarray, hearsay: np.ndarray) -> int:
    """Hours of a shard, with more room for events whenever it is needed; gives the hour reached."""
    posts = for_shard(mail, shard), for_shard(hearsay, shard)
    while True:
        reached = citizen.pass_hours(shard.at, *shard.bounds, until, *shard.needs, *posts)
        if not shard.now["full"]:
            return reached
        shard.have_more_room()
