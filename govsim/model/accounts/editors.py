"""What an account's editors plan: push days, slots for articles, and what the contracted hours pay for."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

import numpy as np

from govsim.rules.chance import NOBODY, Stream, identity, uniform
from govsim.rules.presence import DAYS_A_WEEK, HOURS_A_DAY, SATURDAY
from govsim.scenario.schema import Account, Scenario
from govsim.scenario.strategies import Regime

A_MINUTE = 1 / 60
"""Hours that contracted hours may be overdrawn by: nobody keeps account of less (assumption)."""
SLOT_STREAMS = (Stream.ORIGINAL, Stream.LOCAL, Stream.INTERACTIVE, Stream.TOPIC)
"""Chance by which a slot is original, local, interactive, and of a topic."""
MOST_KEPT = 1 << 16
"""Draws kept, since every day of a week asks for those of the days after it."""


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A place for an article on a push day, and what is to stand there."""

    day: int
    place: int
    item: int
    original: bool
    local: bool
    interactive: bool
    topic: int


class Written(Protocol):
    """What decides how many hours an article takes."""

    original: bool
    local: bool
    interactive: bool


@dataclass(kw_only=True)
class Plan:
    """What an account's editors do on a day, the hours it takes, and what they give up for want of hours or pushes."""

    slots: list[Slot] = field(default_factory=list)
    hours: float = 0.0
    originals_given_up: int = 0
    articles_dropped: int = 0
    pushes_dropped: int = 0

    def take(self, slot: Slot, hours: float) -> None:
        """Have an article written."""
        self.slots.append(slot)
        self.hours += hours


class Planner:
    """Plans of all accounts, a day at a time: nothing that is planned for later, or changes later, moves a day."""

    def __init__(self, timeline: tuple[Regime, ...], keys: list[str], seed: np.uint64):
        self.seed = seed
        base = timeline[0].scenario
        self.start = base.horizon.start
        self.topics = [topic.key for topic in base.topics]
        self.weekday_ranks = {key: self._weekday_ranks(key) for key in keys}

    def hours_credited(self, account: Account, scenario: Scenario, day: int) -> float:
        """Editor hours of a day: those of a week, less meetings, lie on its push days in equal parts."""
        push_days = self._push_days(account.key, account.practice.pushes_per_week, self.monday(day))
        return _week_hours(account, scenario) / len(push_days) if day in push_days else 0.0

    def planned(
        self, account: Account, scenario: Scenario, day: int, left: float, month_pushes: Mapping[tuple[int, int], int]
    ) -> Plan:
        """The plan of a day, with `left` hours from earlier days of this week (below 0 where they took more).

        `month_pushes`: pushes that have gone out in each month. Before an original is written today, the rest of the
        week is paid for as reposts.
        """
        push_days = self._push_days(account.key, account.practice.pushes_per_week, self.monday(day))
        if day not in push_days:
            return Plan()
        ahead = [other for other in push_days if other >= day]
        taken = self._taken(account, scenario, ahead, month_pushes)
        if day not in taken:
            return Plan(pushes_dropped=1)
        left += len(ahead) * _week_hours(account, scenario) / len(push_days)
        reserve = sum(self._least_hours(account, scenario, other) for other in taken[1:])
        return _paid(account, scenario, self._slots(account, scenario, day), left, reserve)

    def _push_days(self, key: str, pushes_per_week: float, monday: int) -> list[int]:
        """Push days are nested: working days first, each account in an order of its own."""
        week = self.date(monday).isocalendar()
        luck = _week_luck(self.seed, key, week.year, week.week)
        ranks = enumerate(self.weekday_ranks[key])
        return [monday + weekday for weekday, rank in ranks if luck < pushes_per_week - rank]

    def _least_hours(self, account: Account, scenario: Scenario, day: int) -> float:
        """Editor hours of a day's push whose originals are all given up."""
        return _as_reposts(account, scenario, self._slots(account, scenario, day)) + push_hours(account, scenario)

    def _weekday_ranks(self, key: str) -> tuple[int, ...]:
        def by_draw(weekday: int) -> tuple[bool, float]:
            luck = self.draw(0, identity("weekday", key, weekday), Stream.PUSH_DAY_ORDER)
            return weekday >= SATURDAY, luck

        order = sorted(range(DAYS_A_WEEK), key=by_draw)
        return tuple(order.index(weekday) for weekday in range(DAYS_A_WEEK))

    def _taken(self, account: Account, scenario: Scenario, days: list[int], month_pushes: Mapping) -> list[int]:
        """Push days on which the platform takes a push: a service account has so many a calendar month."""
        if account.kind != "service":
            return days
        pushes, taken = Counter(month_pushes), []
        for day in days:
            if pushes[self.month(day)] < scenario.platform.service_pushes_per_month:
                pushes[self.month(day)] += 1
                taken.append(day)
        return taken

    def _slots(self, account: Account, scenario: Scenario, day: int) -> list[Slot]:
        places = min(account.practice.articles_per_push, scenario.platform.articles_per_push)
        return [self._slot(account, day, place) for place in range(places)]

    def _slot(self, account: Account, day: int, place: int) -> Slot:
        practice = account.practice
        item, (original, local, interactive, topic) = _slot_luck(self.seed, account.key, day, place)
        return Slot(
            day=day,
            place=place,
            item=item,
            original=original < practice.original_share,
            local=local < practice.local_share,
            interactive=interactive < practice.interactive_share,
            topic=self._topic(practice.topics, topic),
        )

    def _topic(self, mix: dict[str, float], u: float) -> int:
        for key in sorted(mix):
            u -= mix[key]
            if u < 0:
                return self.topics.index(key)
        return self.topics.index(max(mix, key=lambda key: (mix[key] > 0, key)))

    # Days and draws

    def monday(self, day: int) -> int:
        """The day on which a day's ISO week begins; below 0 where that is before the run."""
        return day - self.date(day).weekday()

    def date(self, day: int) -> datetime.date:
        """The calendar date of a day of the run."""
        return self.start + datetime.timedelta(days=day)

    def month(self, day: int) -> tuple[int, int]:
        """The year and month of a day of the run."""
        date = self.date(day)
        return date.year, date.month

    def draw(self, hour: int, item: int, stream: Stream) -> float:
        """A number in 0–1 for a decision that belongs to no citizen."""
        return _draw(self.seed, hour, item, stream)


def _draw(seed: np.uint64, hour: int, item: int, stream: Stream) -> float:
    return uniform(seed, NOBODY, hour, item, stream.value)


@lru_cache(MOST_KEPT)
def _week_luck(seed: np.uint64, key: str, year: int, week: int) -> float:
    return _draw(seed, 0, identity("week", key, year, week), Stream.PUSH_DAY)


@lru_cache(MOST_KEPT)
def _slot_luck(seed: np.uint64, key: str, day: int, place: int) -> tuple[int, tuple[float, ...]]:
    """The identity of an article's place, and its draws by SLOT_STREAMS."""
    item = identity("article", key, day, place)
    return item, tuple(_draw(seed, day * HOURS_A_DAY, item, stream) for stream in SLOT_STREAMS)


def article_hours(account: Account, scenario: Scenario, article: Written) -> float:
    """Editor hours of one article: writing, local news, friendly tone, taking part, review."""
    editors, costs = account.practice.editors, scenario.costs
    return (
        (editors.hours_per_original if article.original else editors.hours_per_repost)
        + costs.hours_per_local_article * article.local
        + costs.hours_per_friendly_article * account.practice.tone
        + costs.hours_per_interactive_article * article.interactive
        + account.practice.review_hours_per_article
    )


def push_hours(account: Account, scenario: Scenario) -> float:
    """Editor hours to target one push."""
    return scenario.costs.hours_per_targeted_push * account.practice.targeting


def _week_hours(account: Account, scenario: Scenario) -> float:
    meetings = scenario.coordination * scenario.costs.coordination_hours_per_week
    return max(0.0, account.practice.editors.hours_per_week - meetings)


def _as_reposts(account: Account, scenario: Scenario, slots: list[Slot]) -> float:
    return sum(article_hours(account, scenario, replace(slot, original=False)) for slot in slots)


def _paid(account: Account, scenario: Scenario, slots: list[Slot], left: float, reserve: float) -> Plan:
    """What hours pay for, place by place: the original, else a repost in its place, else nothing.

    An original leaves enough for the later places and for `reserve`, the hours of later days, as reposts.
    """
    plan, later = Plan(), reserve + _as_reposts(account, scenario, slots)
    for slot in slots:
        repost = replace(slot, original=False)
        written, least = (article_hours(account, scenario, article) for article in (slot, repost))
        later -= least
        push = 0.0 if plan.slots else push_hours(account, scenario)
        enough = left - plan.hours - push + A_MINUTE
        best, hours = (slot, written) if written + later <= enough else (repost, least)
        plan.originals_given_up += slot.original != best.original
        if hours <= enough:
            plan.take(best, hours + push)
        else:
            plan.articles_dropped += 1
    return plan
