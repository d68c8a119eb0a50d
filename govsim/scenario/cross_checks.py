"""What one part of a scenario says of another: names that exist, shares that sum to 1, days in the horizon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from govsim.errors import Fault, Place
from govsim.scenario.pydantic_faults import suggestion
from govsim.scenario.schema import SHARES_SUM_TOLERANCE, Campaign, Made, Scenario

CROWDING = "error.too_many_friends"
"""The fault of more friends than so few citizens can have: the model refuses them, too."""


def reference_faults(scenario: Scenario) -> list[Fault]:
    """Everything that does not fit together, in the order of the file."""
    return [fault for check in CHECKS for fault in check(scenario)]


def _unknown(kind: str, value: str, allowed: Iterable[str], path: Place) -> Iterator[Fault]:
    allowed = list(allowed)
    if value not in allowed:
        values = {"value": value, "allowed": allowed, "suggestion": suggestion(value, allowed)}
        yield Fault(f"fault.unknown_{kind}", values, path)


def _repeated(items: Iterable[tuple[str, Place]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for key, path in items:
        if key in seen:
            yield Fault("fault.key_twice", {"value": key}, (*path, "key"))
        seen.add(key)


def _keys(scenario: Scenario, part: str) -> list[str]:
    return [item.key for item in getattr(scenario, part)]


def _segments(scenario: Scenario) -> Iterator[Fault]:
    segments = scenario.population.segments
    here = ("population", "segments")
    yield from _repeated((segment.key, (*here, i)) for i, segment in enumerate(segments))
    total = sum(segment.share for segment in segments)
    if abs(total - 1) > SHARES_SUM_TOLERANCE:
        yield Fault("fault.shares_sum", {"value": f"{total:.6g}"}, here)
    topics = _keys(scenario, "topics")
    for i, segment in enumerate(segments):
        path = (*here, i, "interests")
        for topic in segment.interests:
            yield from _unknown("topic", topic, topics, (*path, topic))
        missing = [topic for topic in topics if topic not in segment.interests]
        if missing:
            yield Fault("fault.interest_missing", {"value": missing}, path)


def _friends(scenario: Scenario) -> Iterator[Fault]:
    network, size = scenario.population.network, scenario.population.size
    if isinstance(network, Made) and size is not None and (crowding := network.crowding(size)):
        yield Fault(CROWDING, crowding, ("population", "network", "mean_friends"))


def _unique(scenario: Scenario) -> Iterator[Fault]:
    for part in ("topics", "accounts", "strategies"):
        yield from _repeated((item.key, (part, i)) for i, item in enumerate(getattr(scenario, part)))
    both = [(item.key, (part, i)) for part in ("campaigns", "events") for i, item in enumerate(getattr(scenario, part))]
    yield from _repeated(both)


def _accounts(scenario: Scenario) -> Iterator[Fault]:
    topics = _keys(scenario, "topics")
    for i, account in enumerate(scenario.accounts):
        for j, topic in enumerate(account.serves):
            yield from _unknown("topic", topic, topics, ("accounts", i, "serves", j))
        for topic in account.practice.topics:
            yield from _unknown("topic", topic, topics, ("accounts", i, "practice", "topics", topic))


def _campaigns(scenario: Scenario) -> Iterator[Fault]:
    accounts = _keys(scenario, "accounts")
    segments = [segment.key for segment in scenario.population.segments]
    for i, campaign in enumerate(scenario.campaigns):
        here = ("campaigns", i)
        yield from _unknown("account", campaign.account, accounts, (*here, "account"))
        yield from _via(campaign, accounts, here)
        for j, segment in enumerate(campaign.segments):
            yield from _unknown("segment", segment, segments, (*here, "segments", j))
        yield from _outside(scenario, campaign.start_day, (*here, "start_day"))


def _via(campaign: Campaign, accounts: list[str], here: Place) -> Iterator[Fault]:
    crossing = campaign.channel == "cross_promotion"
    if crossing and campaign.via is None:
        yield Fault("fault.via_missing", {"allowed": accounts}, here)
    elif campaign.via is not None and not crossing:
        yield Fault("fault.via_unused", {"value": campaign.channel}, (*here, "via"))
    elif campaign.via is not None:
        yield from _unknown("account", campaign.via, accounts, (*here, "via"))


def _outside(scenario: Scenario, day: int, path: Place) -> Iterator[Fault]:
    last = scenario.horizon.days - 1
    if day > last:
        yield Fault("fault.day_outside", {"value": day, "allowed": last}, path)


def _events(scenario: Scenario) -> Iterator[Fault]:
    accounts, topics = _keys(scenario, "accounts"), _keys(scenario, "topics")
    for i, event in enumerate(scenario.events):
        here = ("events", i)
        yield from _outside(scenario, event.day, (*here, "day"))
        for part in ("rebuttal", "notice"):
            notice = getattr(event, part, None)
            if notice:
                yield from _unknown("account", notice.account, accounts, (*here, part, "account"))
                yield from _unknown("topic", notice.topic or topics[0], topics, (*here, part, "topic"))
        for j, topic in enumerate(getattr(event, "topics", ())):
            yield from _unknown("topic", topic, topics, (*here, "topics", j))
        for j, account in enumerate(getattr(event, "accounts", ())):
            yield from _unknown("account", account, accounts, (*here, "accounts", j))
        if hasattr(event, "account"):
            yield from _unknown("account", event.account, accounts, (*here, "account"))


CHECKS: tuple[Callable[[Scenario], Iterator[Fault]], ...] = (
    _segments,
    _friends,
    _unique,
    _accounts,
    _campaigns,
    _events,
)
