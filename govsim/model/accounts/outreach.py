"""What comes from outside the newsroom: campaigns that win followers, and events."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from math import inf

import numpy as np

from govsim.model.accounts.newsroom import Due
from govsim.model.world.build import World
from govsim.rules.chance import identity
from govsim.rules.numbers import Behaviour
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.schema import Campaign, Emergency, Leak, Outage, Rumour, Scenario
from govsim.scenario.strategies import Regime, at

EVERYBODY = 1.0
"""Use of a channel in a segment that names none."""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """A campaign on one day: its identity, the chance of each citizen to be met, and what a contact does."""

    item: int
    account: str
    via: str | None
    mandate: bool
    base: float
    habit: float
    chances: np.ndarray


class Outreach:
    """The campaigns and events of one run; rumours are numbered in the order of their keys."""

    def __init__(self, timeline: tuple[Regime, ...], b: Behaviour):
        self.timeline, self.b = timeline, b
        self.topics = [topic.key for topic in timeline[0].scenario.topics]
        self.need_weights = np.array([topic.need_weight for topic in timeline[0].scenario.topics])
        self.events = _events(timeline)
        self._starting = defaultdict(list)
        for event in self.events:
            self._starting[_begin(event)].append(event)
        self._changes = sorted({hour for event in self.events for hour in _changes(event)})
        self.rumours = [event for event in self.events if isinstance(event, Rumour)]
        self.emergencies = [event for event in self.events if isinstance(event, Emergency)]
        self.outages = [event for event in self.events if isinstance(event, Outage)]

    def starting(self, hour: int) -> list:
        """Events that start in this hour, by key."""
        return self._starting.get(hour, [])

    def next_change(self, hour: int) -> float:
        """The next hour after `hour` in which an event begins, is first heard of, or is over; infinite if none."""
        place = bisect_right(self._changes, hour)
        return self._changes[place] if place < len(self._changes) else inf

    def notices(self, hour: int) -> list[Due]:
        """The official answers to the events that start in this hour, with the hour they are due."""
        dues = []
        for event in self.starting(hour):
            notice = getattr(event, "rebuttal", None) or getattr(event, "notice", None)
            if notice:
                rebuts = self.rumours.index(event) if isinstance(event, Rumour) else -1
                due = hour + notice.after_hours
                dues.append(Due(hour=due, key=event.key, account=notice.account, notice=notice, rebuts=rebuts))
        return dues

    def need_factors(self, day: int) -> np.ndarray:
        """For each hour of the day, the factor on the rate of needs: float64[24]."""
        total = self.need_weights.sum()
        if total == 0:
            return np.zeros(HOURS_A_DAY)
        if not self.emergencies:
            return np.ones(HOURS_A_DAY)
        hours = range(day * HOURS_A_DAY, (day + 1) * HOURS_A_DAY)
        return np.array([self.topic_weights(hour).sum() / total for hour in hours])

    def topic_weights(self, hour: int) -> np.ndarray:
        """Relative weight of each topic among the needs of this hour: float64[topics]."""
        return self.need_weights * self._factors(hour, "needs_factor")

    def interest_factors(self, hour: int) -> list[float] | None:
        """Factor on the interest in each topic in this hour; None where all are 1."""
        if not self.emergencies:
            return None
        factors = self._factors(hour, "interest_factor")
        return None if (factors == 1).all() else factors.tolist()

    def _factors(self, hour: int, which: str) -> np.ndarray:
        factors = np.ones(len(self.topics))
        for event in self.emergencies:
            if _lasts(event, hour):
                for topic in event.topics:
                    factors[self.topics.index(topic)] *= getattr(event, which)
        return factors

    def is_out(self, account: str, hour: int) -> bool:
        """Whether the account's menu fails in this hour."""
        lasting = [outage for outage in self.outages if _lasts(outage, hour)]
        return any(not outage.accounts or account in outage.accounts for outage in lasting)

    def leaking(self, hour: int) -> list[str]:
        """Accounts whose followers' data leak in this hour."""
        return [event.account for event in self.starting(hour) if isinstance(event, Leak)]

    def campaigns(self, day: int, world: World) -> list[Reach]:
        """The campaigns that run on this day, by key."""
        scenario = at(self.timeline, day)
        running = [c for c in scenario.campaigns if c.start_day <= day < c.start_day + c.days]
        return [self._reach(campaign, scenario, world) for campaign in sorted(running, key=lambda c: c.key)]

    def _reach(self, campaign: Campaign, scenario: Scenario, world: World) -> Reach:
        chances = [
            campaign.reach_per_day * segment.channels.get(campaign.channel, EVERYBODY)
            if not campaign.segments or segment.key in campaign.segments
            else 0.0
            for segment in scenario.population.segments
        ]
        return Reach(
            item=identity("campaign", campaign.key),
            account=campaign.account,
            via=campaign.via,
            mandate=campaign.channel == "mandate",
            base=getattr(self.b, f"campaign_base_{campaign.channel}"),
            habit=getattr(self.b, f"campaign_habit_{campaign.channel}"),
            chances=np.array(chances)[world.segment],
        )


def _begin(event) -> int:
    return event.day * HOURS_A_DAY + event.hour


def _changes(event) -> tuple[int, ...]:
    """Hours in which an event begins, is first heard of from others, and is over."""
    begin = _begin(event)
    return begin, begin + 1, begin + getattr(event, "duration_hours", 1)


def _lasts(event, hour: int) -> bool:
    return _begin(event) <= hour < _begin(event) + event.duration_hours


def _events(timeline: tuple[Regime, ...]) -> list:
    """Every event as the regime of its day has it, by key."""
    found = {}
    for regime in timeline:
        for event in regime.scenario.events:
            if event in at(timeline, event.day).events:
                found[event.key] = event
    return [found[key] for key in sorted(found)]
