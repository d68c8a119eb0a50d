"""GovSimModel: one strategy, one seed, one hour a step; used like any Mesa model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import mesa
import numpy as np

from govsim.errors import GovsimError
from govsim.model.accounts.helpdesk import Helpdesk
from govsim.model.accounts.newsroom import Newsroom, Push
from govsim.model.accounts.outreach import Outreach
from govsim.model.agents.citizen import Citizen
from govsim.model.agents.crowd import AgentCrowd
from govsim.model.arrays.crowd import ArrayCrowd
from govsim.model.crowd import AGENTS, CROWDS, Crowd
from govsim.model.daily import DailyCollector
from govsim.model.memory import refuse_too_large
from govsim.model.record import Count, Record
from govsim.model.world import build as worlds
from govsim.model.world import files as world_files
from govsim.model.world.identities import refuse_collisions
from govsim.rules.chance import identity
from govsim.rules.compiled import kernel
from govsim.rules.numbers import behaviour
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.schema import Account, Practice, Scenario
from govsim.scenario.strategies import at, regimes

SEEDS = 2**64
"""Seeds are numbers of 64 bits: keys of Philox."""
MESA_SEEDS = 2**32
"""Mesa's own generators take 32-bit seeds; the rules use none of them."""


class GovSimModel(mesa.Model):
    """One strategy of a scenario on the citizens and the luck of one seed.

    `model.step()` passes one hour, `model.run_for(days=7)` a week, `model.run()` the whole horizon;
    `model.agents_by_type[Citizen]` are the citizens, `model.datacollector` holds a row a day. A subclass of Citizen is
    given as `citizen_class`, a world that is shared between runs as `world`. With `crowd="arrays"` citizens are
    columns, far faster and with the same results; `threads` share them, and `run_for` does not stop at every hour for
    what a subclass's `step` or Mesa's schedule might do then. Raises GovsimError where the scenario cannot be
    played, or does not fit into memory.
    """

    def __init__(
        self,
        scenario: Scenario,
        strategy: str | None = None,
        seed: int = 1,
        *,
        crowd: str = AGENTS,
        threads: int = 1,
        citizen_class: type[Citizen] | None = None,
        world: worlds.World | None = None,
    ):
        _refuse_misfits(crowd, threads, citizen_class, seed)
        super().__init__(rng=seed % MESA_SEEDS)
        self.seed = np.uint64(seed)
        self.strategy = strategy or scenario.strategies[0].key
        self.timeline = regimes(scenario, self.strategy)
        self.b = behaviour(scenario.numbers())
        self.days = scenario.horizon.days
        self.hour = 0
        self._name_things(scenario)
        if world is None:
            refuse_too_large(self.timeline, crowd)
        self.world = world or world_files.of(scenario, seed)
        self.sizes = np.bincount(self.world.segment, minlength=len(self.segments))
        self._found(scenario, seed)
        self.crowd = self._crowd_of(crowd, threads, citizen_class)
        self.datacollector = DailyCollector(day=_day, cumulate_user=_followers, read_user=_reads, trust=_trust)

    def _name_things(self, scenario: Scenario) -> None:
        """Accounts (open at any time), topics and rumours get numbers in the order of their keys, and identities."""
        refuse_collisions(self.timeline)
        self.keys = sorted({account.key for regime in self.timeline for account in regime.scenario.accounts})
        self.number = {key: i for i, key in enumerate(self.keys)}
        self.items = [identity("account", key) for key in self.keys]
        self.topics = [topic.key for topic in scenario.topics]
        self.segments = [segment.key for segment in scenario.population.segments]

    def _found(self, scenario: Scenario, seed: int) -> None:
        """Set up the record, the newsroom, the helpdesk, and what comes from outside."""
        self.outreach = Outreach(self.timeline, self.b)
        self.rumour_items = [identity("rumour", event.key) for event in self.outreach.rumours]
        self.record = Record(self.days, len(self.keys), len(self.segments), len(self.rumour_items))
        self.followers = np.zeros((len(self.keys), len(self.segments)), np.int64)
        self.newsroom = Newsroom(self.timeline, self.keys, seed, self.b, self.record)
        self.helpdesk = Helpdesk(self.keys, scenario.horizon.start, seed, self.b, self.record)
        self.helpdesk.on_comment_answered = self._comment_answered
        self.open: set[str] = set()
        self._trust_seen = -1, np.empty(0)
        self.practice: dict[int, Practice] = {}

    def _crowd_of(self, kind: str, threads: int, citizen_class: type[Citizen] | None) -> Crowd:
        if kind == AGENTS:
            return AgentCrowd(self, self.world, citizen_class or Citizen)
        return ArrayCrowd(self, self.world, threads)

    @property
    def citizens(self) -> Sequence[Citizen]:
        """The citizens in order of index; where they are columns, that is an error which says what to write."""
        return self.crowd.citizens

    # Time

    def step(self) -> None:
        """Pass one hour."""
        if self.hour >= self.days * HOURS_A_DAY:
            self.running = False
            return
        self._pass(self.hour + 1)

    def run_for(self, duration: float = 0, *, days: float = 0) -> None:
        """Pass `duration` hours plus `days` days, or what is left of the horizon; columns pass several at once."""
        end = min(self.hour + int(duration + days * HOURS_A_DAY), self.days * HOURS_A_DAY)
        while self.hour < end:
            if self.crowd.hours_at_once == 1:
                self.step()
            else:
                self._pass(end)
                self.steps = self.hour

    def _pass(self, end: int) -> None:
        """Pass an hour, in the order of ODD §3, and those after it before `end` in which only citizens act."""
        self.begin_hour()
        self.hour = self.crowd.have_sessions(min(end, self._next_act()))  # 6. citizens with a session
        self.end_hour()

    def begin_hour(self) -> None:
        """All of an hour that comes before the sessions."""
        day, hour_of_day = divmod(self.hour, HOURS_A_DAY)
        if hour_of_day == 0:
            self._begin_day(day)  # 0. the day's plan
        self._begin_events()  # 1. events
        self._publish()  # 2. newsroom
        self.crowd.meet_campaigns(hour_of_day)  # 3. campaigns
        self.crowd.have_needs()  # 4. needs
        self.crowd.deliver(self.helpdesk.work(self.hour, self.now))  # 5. helpdesk

    def end_hour(self) -> None:
        """All of an hour that comes after the sessions: the clock goes on."""
        day, hour_of_day = divmod(self.hour, HOURS_A_DAY)
        if hour_of_day == HOURS_A_DAY - 1:
            self._record_day(day)  # 7. record
        self.hour += 1
        self.running = self.hour < self.days * HOURS_A_DAY

    def _next_act(self) -> int:
        """The next hour in which a day begins, or an event, accounts or clerks have something to do."""
        midnight = (self.hour // HOURS_A_DAY + 1) * HOURS_A_DAY
        event, push = self.outreach.next_change(self.hour), self.newsroom.next_push(self.hour)
        return self.helpdesk.next_shift(self.hour, min(midnight, event, push), self.now)

    def run(self) -> GovSimModel:
        """Pass all hours that are left."""
        self.run_for(days=self.days)
        return self

    # The parts of an hour

    def _begin_day(self, day: int) -> None:
        self.now = at(self.timeline, day)
        self._open_and_close()
        if day == 0:
            self.record.followers_at_start[:] = self.followers
        self.practice = {self.number[account.key]: account.practice for account in self.now.accounts}
        self._learn_who_serves()
        self.newsroom.begin_day(day)
        self.crowd.begin_day(day, self.outreach.campaigns(day, self.world))

    def _open_and_close(self) -> None:
        """Accounts that this day's regime has and yesterday's had not open, and the other way round."""
        there = {account.key: account for account in self.now.accounts}
        for key in sorted(there.keys() - self.open):
            self.crowd.open_account(self.number[key], self._followers(there[key]))
        for key in sorted(self.open - there.keys()):
            heir = self._heir(key)
            self.helpdesk.hand_over(self.number[key], heir)
            self.crowd.close_account(self.number[key], heir)
        self.open = set(there)

    def _followers(self, account: Account) -> worlds.Followers:
        if self.hour == 0 and account.key in self.world.follows:
            return self.world.follows[account.key]
        return worlds.followers_at_start(self.world.size, account.key, account.followers, int(self.seed), self.b)

    def _heir(self, key: str) -> int | None:
        strategy = next(s for s in self.now.strategies if s.key == self.strategy)
        heirs = [merge.into for merge in strategy.merge if key in merge.accounts]
        return self.number[heirs[0]] if heirs else None

    def _learn_who_serves(self) -> None:
        """Who serves each topic, by key; and what each account is about."""
        self.serving = [
            [
                self.number[account.key]
                for account in sorted(self.now.accounts, key=lambda a: a.key)
                if topic in account.serves
            ]
            for topic in self.topics
        ]
        self.topics_of = {
            self.number[account.key]: [self.topics.index(key) for key in account.serves or account.practice.topics]
            for account in self.now.accounts
        }

    def _begin_events(self) -> None:
        hour = self.hour
        self.interest_factors = self.outreach.interest_factors(hour)
        for due in self.outreach.notices(hour):
            self.newsroom.announce(due)
        for event in self.outreach.starting(hour):
            if event.kind == "rumour":
                self.crowd.start_rumour(
                    self.outreach.rumours.index(event), event.seeds / worlds.population_size(self.now)
                )
        for key in self.outreach.leaking(hour):
            self.crowd.leak(self.number[key])

    def _publish(self) -> None:
        for push in self.newsroom.publish(self.hour):
            self._count_delivered(push)

    def _count_delivered(self, push: Push) -> None:
        receivers = self.crowd.receivers(push)
        for article in push.articles:
            self.record.by_article[article.index, :, Count.DELIVERED] = receivers
        self.record.by_hour[push.hour, push.account, :, Count.DELIVERED] += receivers * len(push.articles)

    def _record_day(self, day: int) -> None:
        self.record.followers[day] = self.followers
        self.record.trust[day] = self.mean_trust_by_segment()
        self.record.habit[day] = means_of_some(self.crowd.habits())
        self.datacollector.collect(self)

    def _comment_answered(self, article: int, hour: int) -> None:
        published = self.newsroom.articles[article]
        published.answered = min(published.answered, hour)

    # What citizens ask the model

    @property
    def live(self) -> list[Push]:
        """Pushes whose life is not over, in the order in which they are met."""
        return self.newsroom.live

    @property
    def need_shares(self) -> np.ndarray:
        """Cumulative shares of the topics of needs in this hour, in the order of their keys: float64[topics]."""
        return self._shares_in(self.hour) if self.outreach.emergencies else self._ordinary_shares

    @cached_property
    def _ordinary_shares(self) -> np.ndarray:
        return self._shares_in(0)

    def _shares_in(self, hour: int) -> np.ndarray:
        weights = self.outreach.topic_weights(hour)[self.topic_order]
        return np.cumsum(weights) / (weights.sum() or 1.0)

    @cached_property
    def topic_order(self) -> list[int]:
        """Topics in the order of their keys."""
        return sorted(range(len(self.topics)), key=lambda topic: self.topics[topic])

    # Measures of the moment

    def mean_trust_by_segment(self) -> np.ndarray:
        """Mean trust in each segment now, NaN for an empty one: float64[segments]."""
        with np.errstate(invalid="ignore"):
            return self._trust_sums() / self.sizes

    @property
    def mean_trust(self) -> float:
        """Mean trust of all citizens now."""
        return float(self._trust_sums().sum() / self.world.size)

    def _trust_sums(self) -> np.ndarray:
        """Sum of trust in each segment now, in citizen order: float64[segments]; kept for the rest of the hour."""
        if self._trust_seen[0] != self.hour:
            column = self.crowd.trust(self.hour)
            self._trust_seen = self.hour, sums_by_segment(column, self.world.segment, len(self.segments))
        return self._trust_seen[1]

    @property
    def reads_today(self) -> int:
        """Reads since midnight."""
        begin = (self.hour // HOURS_A_DAY) * HOURS_A_DAY
        return int(self.record.by_hour[begin : self.hour + 1, :, :, : Count.READ_OTHER + 1].sum())


def _refuse_misfits(crowd: str, threads: int, citizen_class: type[Citizen] | None, seed: int) -> None:
    if crowd not in CROWDS:
        raise GovsimError("error.unknown_crowd", value=crowd, allowed=list(CROWDS))
    if crowd != AGENTS and citizen_class is not None:
        raise GovsimError("error.citizen_class", value=citizen_class.__name__)
    if seed is None or not 0 <= seed < SEEDS:
        raise GovsimError("error.seed", value=seed)
    if threads < 1:
        raise GovsimError("error.threads", value=threads)


def _day(model: GovSimModel) -> int:
    return model.hour // HOURS_A_DAY


def _followers(model: GovSimModel) -> int:
    return int(model.followers.sum())


def _reads(model: GovSimModel) -> int:
    return model.reads_today


def _trust(model: GovSimModel) -> float:
    return model.mean_trust


@kernel
def sums_by_segment(column, segment, segments):
    """Sum of a column by segment, in citizen order: float64[segments]."""
    sums = np.zeros(segments)
    for citizen in range(len(column)):
        sums[segment[citizen]] += column[citizen]
    return sums


@kernel
def means_of_some(table):
    """Mean of the values of each column that are not NaN, in citizen order; NaN where none are: float64[columns]."""
    totals, some = np.zeros(table.shape[1]), np.zeros(table.shape[1])
    for citizen in range(len(table)):
        for column in range(table.shape[1]):
            value = table[citizen, column]
            totals[column] += 0.0 if np.isnan(value) else value
            some[column] += not np.isnan(value)
    return totals / some
