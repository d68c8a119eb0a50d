"""What a strategy changes, as phrases of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import pairwise
from typing import Any

from govsim.reports.brief.claims import HOURS, MONEY, SHARE, Amount, Name, Said, ScenarioText
from govsim.reports.brief.source import Source
from govsim.scenario.paths import PathError, expand
from govsim.scenario.schema import Campaign, Strategy, levers
from govsim.scenario.strategies import regimes

PRACTICE = "practice"
MODE = "reply.mode"
COORDINATION = "coordination"
MOST_CHANGES = 8


def changes(source: Source, key: str) -> tuple[Said, ...]:
    """Everything a strategy changes, each change a phrase; or the phrase that nothing is changed."""
    strategy = next(one for one in source.scenario.strategies if one.key == key)
    found = [*_settings(source, strategy), *_added(strategy), *_closed(strategy)]
    left = len(found) - MOST_CHANGES
    more = [Said("brief.change.more", {"count": left})] if left > 0 else []
    return (*found[:MOST_CHANGES], *more) or (Said("brief.change.nothing", {}),)


def _settings(source: Source, strategy: Strategy) -> Iterator[Said]:
    """What is set, at the beginning and on later days."""
    start = source.scenario.horizon.burn_in_days
    for before, after in pairwise(regimes(source.scenario, strategy.key)):
        documents = [regime.scenario.model_dump() for regime in (before, after)]
        for path in strategy.set:
            with suppress(PathError):
                old, new = (_at(document, next(iter(expand(document, path)))) for document in documents)
                for change in _setting(source, path, old, new) if old != new else ():
                    later = {"change": change, "day": after.from_day}
                    yield change if after.from_day == start else Said("brief.change.from_day", later)


def _setting(source: Source, path: str, old: Any, value: Any) -> Iterator[Said]:
    """One lever, from its old to its new value; a lever that is a whole section, part by part."""
    account, lever = _lever(path)
    if isinstance(value, Mapping) and isinstance(old, Mapping) and lever != "topics":
        for name, inner in value.items():
            if old.get(name) != inner:
                yield from _setting(source, f"{path}.{name}", old.get(name), inner)
        return
    if lever is None:
        key = "notice" if path.endswith("after_hours") else path if path == COORDINATION else "path"
        values = {"path": path, "event": _event(source, path), "old": _plain(old), "new": _plain(value)}
        yield Said(f"brief.change.{key}", values)
        return
    where = Said("brief.change.all", {}) if account == "*" else Name("account", account)
    values = {"account": where, "lever": Name("lever", lever), "old": _value(lever, old), "new": _value(lever, value)}
    yield Said("brief.change.lever", values)


def _event(source: Source, path: str) -> Any:
    """The event that a path speaks of, by its name where it has one."""
    key = path.split(".")[1] if "." in path else ""
    named = {event.key: event.name for event in source.scenario.events if event.name}
    return ScenarioText(named[key]) if key in named else key


def _lever(path: str) -> tuple[str, str | None]:
    parts = path.split(".")
    name = ".".join(parts[3:])
    known = parts[0] == "accounts" and parts[2:3] == [PRACTICE] and name in levers()
    return parts[1] if len(parts) > 1 else "", name if known else None


def _value(lever: str, value: Any) -> Any:
    if lever == MODE:
        return Said(f"reply_mode.{value}", {})
    if isinstance(value, Mapping):
        return [
            Said("brief.change.topic", {"topic": Name("topic", k), "share": Amount(v, SHARE)}) for k, v in value.items()
        ]
    unit = (levers()[lever].json_schema_extra or {}).get("unit")
    return Amount(value, SHARE) if unit == "share" and isinstance(value, float | int) else _plain(value)


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _at(document: Any, place: tuple) -> Any:
    for part in place:
        document = document[part]
    return document


def _added(strategy: Strategy) -> Iterator[Said]:
    for one in strategy.add.get("campaigns", ()):
        campaign = Campaign.model_validate({name: value for name, value in one.items() if name != "from_day"})
        yield campaign_said(campaign)
    for kind in ("accounts", "events"):
        for one in strategy.add.get(kind, ()):
            yield Said(f"brief.change.{kind}", {"key": one.get("key")})


def campaign_said(campaign: Campaign) -> Said:
    """A campaign in a phrase."""
    values = {
        "channel": Said(f"channel.{campaign.channel}", {}),
        "account": Name("account", campaign.account),
        "day": campaign.start_day,
        "days": campaign.days,
        "reach": Amount(campaign.reach_per_day, "share"),
        "cost": Amount(campaign.cost, MONEY),
        "hours": Amount(campaign.hours_per_week, HOURS),
    }
    return Said("brief.change.campaign", values)


def _closed(strategy: Strategy) -> Iterator[Said]:
    for merge in strategy.merge:
        accounts = [Name("account", key) for key in merge.accounts]
        yield Said("brief.change.merge", {"accounts": accounts, "into": Name("account", merge.into)})
    for remove in strategy.remove:
        yield Said("brief.change.remove", {"account": Name("account", remove.account)})
