"""Identities are 32-bit hashes: two things that could share a draw must not share one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from govsim.errors import GovsimError
from govsim.rules.chance import identity
from govsim.rules.numbers import behaviour
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.schema import MOST_ARTICLES, Account, Campaign, Event
from govsim.scenario.strategies import Regime


def refuse_collisions(timeline: tuple[Regime, ...]) -> None:
    """Raise GovsimError if two identities of one run are equal and could meet in the same hour."""
    scenarios = [regime.scenario for regime in timeline]
    life = behaviour(scenarios[0].numbers()).article_life // HOURS_A_DAY + 2
    _refuse_among(
        _keys(account for scenario in scenarios for account in scenario.accounts),
        _keys(campaign for scenario in scenarios for campaign in scenario.campaigns),
        _keys(event for scenario in scenarios for event in scenario.events),
        scenarios[0].horizon.days,
        life,
    )


def _keys(things: Iterable[Account | Campaign | Event]) -> tuple[str, ...]:
    return tuple(sorted({thing.key for thing in things}))


@lru_cache(maxsize=64)
def _refuse_among(
    accounts: tuple[str, ...], campaigns: tuple[str, ...], events: tuple[str, ...], days: int, life: float
) -> None:
    """As `refuse_collisions`; the runs of a comparison ask for the same things."""
    seen: dict[int, tuple[int | None, str]] = {}
    for day, name, item in _things(accounts, campaigns, events, days):
        before = seen.get(item)
        if before and before[1] != name and _could_meet(before[0], day, life):
            raise GovsimError("error.identity_collision", first=before[1], second=name)
        seen[item] = (day, name)


def _could_meet(first: int | None, second: int | None, life: float) -> bool:
    return first is None or second is None or abs(first - second) <= life


def _things(
    accounts: tuple[str, ...], campaigns: tuple[str, ...], events: tuple[str, ...], days: int
) -> Iterator[tuple[int | None, str, int]]:
    """(day or None for all days, name, identity) of everything that draws are keyed by, by day."""
    for kind, keys in (("account", accounts), ("campaign", campaigns), ("rumour", events), ("notice", events)):
        for key in keys:
            yield None, f"{kind} {key}", identity(kind, key)
    for day in range(days):
        for key in accounts:
            yield day, f"push {key} {day}", identity("push", key, day)
            for place in range(MOST_ARTICLES):
                yield day, f"article {key} {day} {place}", identity("article", key, day, place)
