"""What an account's editors plan: push days, slots for articles, and what the contracted hours pay for."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from govsim.model.record import Record
from govsim.rules.chance import NOBODY, Stream, identity, uniform
from govsim.rules.presence import DAYS_A_WEEK, HOURS_A_DAY, SATURDAY
from govsim.scenario.schema import Account, Scenario
from govsim.scenario.strategies import Regime

SERVICE_LEVERS = ("reply", "service_level", "service_friction")
"""Levers of a practice that the newsroom does not see."""


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


class Planner:
    """Plans of all accounts. Accounts are numbered in the order of their keys."""

    def __init__(self, timeline: tuple[Regime, ...], keys: list[str], seed: np.uint64, record: Record):
        self.timeline, self.seed, self.record = timeline, seed, record
        self.number = {key: i for i, key in enumerate(keys)}
        base = timeline[0].scenario
        self.start, self.days = base.horizon.start, base.horizon.days
        self.topics = [topic.key for topic in base.topics]
        self.weekday_ranks = {key: self._weekday_ranks(key) for key in keys}

    def plan_end(self, key: str, practice: object, day: int) -> int:
        """A plan lasts to Sunday, to the next change of the editors' practice, or to the end of the horizon."""
        sunday = day + DAYS_A_WEEK - self.date(day).weekday()
        for regime in self.timeline:
            if day < regime.from_day < sunday and not _same_practice(regime.scenario, key, practice):
                return min(regime.from_day, self.days)
        return min(sunday, self.days)

    def planned(
        self, account: Account, scenario: Scenario, days: range, month_pushes: Mapping[tuple[int, int], int]
    ) -> dict[int, list[Slot]]:
        """The slots of each push day among some days; `month_pushes`: pushes that have gone out in each month."""
        practice = account.practice
        places = min(practice.articles_per_push, scenario.platform.articles_per_push)
        plan = {}
        for day in days:
            if self._is_push_day(account, day) and self._within_month(account, scenario, day, plan, month_pushes):
                plan[day] = [self._slot(account, day, place) for place in range(places)]
        return self._paid(account, scenario, days, plan)

    def _is_push_day(self, account: Account, day: int) -> bool:
        """Push days are nested: working days first, each account in an order of its own."""
        rank = self.weekday_ranks[account.key][self.date(day).weekday()]
        chance = account.practice.pushes_per_week - rank
        week = self.date(day).isocalendar()
        return self.draw(0, identity("week", account.key, week.year, week.week), Stream.PUSH_DAY) < chance

    def _weekday_ranks(self, key: str) -> tuple[int, ...]:
        def by_draw(weekday: int) -> tuple[bool, float]:
            luck = self.draw(0, identity("weekday", key, weekday), Stream.PUSH_DAY_ORDER)
            return weekday >= SATURDAY, luck

        order = sorted(range(DAYS_A_WEEK), key=by_draw)
        return tuple(order.index(weekday) for weekday in range(DAYS_A_WEEK))

    def _within_month(self, account: Account, scenario: Scenario, day: int, plan: dict, month_pushes: Mapping) -> bool:
        if account.kind != "service":
            return True
        month = self.month(day)
        planned = sum(self.month(other) == month for other in plan)
        if month_pushes.get(month, 0) + planned < scenario.platform.service_pushes_per_month:
            return True
        self.record.pushes_dropped[day, self.number[account.key]] += 1
        return False

    def _slot(self, account: Account, day: int, place: int) -> Slot:
        practice = account.practice
        item = identity("article", account.key, day, place)

        def chosen(stream: Stream, share: float) -> bool:
            return self.draw(day * HOURS_A_DAY, item, stream) < share

        return Slot(
            day=day,
            place=place,
            item=item,
            original=chosen(Stream.ORIGINAL, practice.original_share),
            local=chosen(Stream.LOCAL, practice.local_share),
            interactive=chosen(Stream.INTERACTIVE, practice.interactive_share),
            topic=self._topic(practice.topics, self.draw(day * HOURS_A_DAY, item, Stream.TOPIC)),
        )

    def _topic(self, mix: dict[str, float], u: float) -> int:
        for key in sorted(mix):
            u -= mix[key]
            if u < 0:
                return self.topics.index(key)
        return self.topics.index(max(mix, key=lambda key: (mix[key] > 0, key)))

    # Paying

    def _paid(self, account: Account, scenario: Scenario, days: range, plan: dict[int, list[Slot]]) -> dict:
        """Fit a plan into the contracted hours: give up originals, then cut articles, from the latest push."""
        weeks = len(days) / DAYS_A_WEEK
        coordinating = scenario.coordination * scenario.costs.coordination_hours_per_week
        budget = (account.practice.editors.hours_per_week - coordinating) * weeks
        number = self.number[account.key]
        while _plan_hours(account, scenario, plan) > budget + 1e-9:
            latest = _last_original(plan)
            if latest:
                plan[latest.day][latest.place] = replace(latest, original=False)
                self.record.originals_given_up[latest.day, number] += 1
            elif plan:
                self._cut_last(plan, number)
            else:
                break
        return plan

    def _cut_last(self, plan: dict[int, list[Slot]], number: int) -> None:
        day = max(plan)
        plan[day].pop()
        self.record.articles_dropped[day, number] += 1
        if not plan[day]:
            del plan[day]

    # Days and draws

    def date(self, day: int) -> datetime.date:
        """The calendar date of a day of the run."""
        return self.start + datetime.timedelta(days=day)

    def month(self, day: int) -> tuple[int, int]:
        """The year and month of a day of the run."""
        date = self.date(day)
        return date.year, date.month

    def draw(self, hour: int, item: int, stream: Stream) -> float:
        """A number in 0–1 for a decision that belongs to no citizen."""
        return uniform(self.seed, NOBODY, hour, item, stream.value)


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


def _plan_hours(account: Account, scenario: Scenario, plan: dict[int, list[Slot]]) -> float:
    writing_hours = sum(article_hours(account, scenario, slot) for slots in plan.values() for slot in slots)
    return writing_hours + len(plan) * push_hours(account, scenario)


def _last_original(plan: dict[int, list[Slot]]) -> Slot | None:
    originals = [slot for slots in plan.values() for slot in slots if slot.original]
    return max(originals, key=lambda slot: (slot.day, slot.place), default=None)


def editorial(account: Account, scenario: Scenario) -> object:
    """All that decides an account's plan: its practice as far as the newsroom sees it, and what it costs."""
    practice = account.practice.model_dump(exclude=set(SERVICE_LEVERS))
    return practice, account.kind, scenario.coordination, scenario.costs, scenario.platform


def _same_practice(scenario: Scenario, key: str, practice: object) -> bool:
    return any(account.key == key and editorial(account, scenario) == practice for account in scenario.accounts)
