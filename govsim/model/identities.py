"""Identities are 32-bit hashes: two things that could share a draw must not share one."""

from __future__ import annotations

from collections.abc import Iterator

from govsim.errors import GovsimError
from govsim.model.scenario import MOST_ARTICLES
from govsim.model.timeline import Regime
from govsim.rules.chance import identity
from govsim.rules.numbers import behaviour
from govsim.rules.presence import HOURS_A_DAY


def refuse_collisions(timeline: tuple[Regime, ...]) -> None:
    """Raise GovsimError if two identities of one run are equal and could meet in the same hour."""
    scenario = timeline[0].scenario
    life = behaviour(scenario.numbers()).article_life // HOURS_A_DAY + 2
    seen: dict[int, tuple[int | None, str]] = {}
    for day, name, item in _things(timeline):
        before = seen.get(item)
        if before and before[1] != name and _could_meet(before[0], day, life):
            raise GovsimError("error.identity_collision", first=before[1], second=name)
        seen[item] = (day, name)


def _could_meet(first: int | None, second: int | None, life: float) -> bool:
    return first is None or second is None or abs(first - second) <= life


def _things(timeline: tuple[Regime, ...]) -> Iterator[tuple[int | None, str, int]]:
    """(day or None for all days, name, identity) of everything that draws are keyed by, by day."""
    scenarios = [regime.scenario for regime in timeline]
    for kind, keys in (
        ("account", {account.key for s in scenarios for account in s.accounts}),
        ("campaign", {campaign.key for s in scenarios for campaign in s.campaigns}),
        ("rumour", {event.key for s in scenarios for event in s.events}),
        ("notice", {event.key for s in scenarios for event in s.events}),
    ):
        for key in sorted(keys):
            yield None, f"{kind} {key}", identity(kind, key)
    accounts = sorted({account.key for s in scenarios for account in s.accounts})
    for day in range(scenarios[0].horizon.days):
        for key in accounts:
            yield day, f"push {key} {day}", identity("push", key, day)
            for place in range(MOST_ARTICLES):
                yield day, f"article {key} {day} {place}", identity("article", key, day, place)
