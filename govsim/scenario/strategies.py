"""How a strategy changes a scenario over time: a list of regimes, each a whole scenario valid from a day on.

Day 0 plays the base practice; `set`, `add`, `merge`, `remove` act from the end of burn-in or from the day an entry
names. A regime is validated like any scenario, so nothing a strategy says escapes the schema.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from govsim.errors import Fault, GovsimError, shown
from govsim.scenario.cross_checks import reference_faults
from govsim.scenario.pydantic_faults import schema_faults, suggestion
from govsim.scenario.schema import Merge, Scenario, Strategy
from govsim.words import Term

OPEN_PATHS = (
    "accounts.*.practice",
    "accounts.*.serves",
    "coordination",
    "campaigns",
    "events.*.rebuttal",
    "events.*.notice",
)
"""What a strategy can choose; everything else is given (people, platform, prices, events) or unknown (behaviour)."""

CLOSINGS = ("merge", "remove")

MOST_LISTED = 20
"""Words that a message lists at most."""

FREE_MAPPINGS = ("topics", "interests", "channels")
"""Mappings whose keys are the user's own, so that a path may name a new one."""


@dataclass(frozen=True)
class Regime:
    """A scenario as it stands from 00:00 of `from_day` on."""

    from_day: int
    scenario: Scenario


@dataclass(frozen=True)
class Change:
    """One entry of a strategy: when it acts, where it stands in the file, and what it does to a document."""

    from_day: int
    path: tuple[str | int, ...]
    apply: Callable[[dict], None]


class StrategyError(GovsimError):
    """A strategy that cannot be played, with every fault found."""

    def __init__(self, faults: list[Fault]):
        super().__init__(faults[0].key, **faults[0].values)
        self.faults = faults


class PathError(Exception):
    """A path that leads nowhere: the part that failed and what stands there instead."""

    def __init__(self, part: str, allowed: list[str]):
        super().__init__(part)
        self.part = part
        self.allowed = allowed


def regimes(scenario: Scenario, strategy: str) -> tuple[Regime, ...]:
    """The regimes of one strategy in order of time; raises StrategyError with all faults."""
    index = strategy_index(scenario, strategy)
    changes = list(_changes(scenario, index))
    faults = [fault for change in changes if (fault := _day_fault(change, scenario))]
    changes = [change for change in changes if not _day_fault(change, scenario)]
    days = sorted({change.from_day for change in changes})
    result = [Regime(0, scenario)]
    for day in days:
        acting = [change for change in changes if change.from_day <= day]
        changed, found = _changed(scenario, acting)
        faults += [fault for fault in found if fault not in faults]
        if changed is not None:
            result.append(Regime(day, changed))
    if faults:
        raise StrategyError(faults)
    return tuple(result)


def strategy_index(scenario: Scenario, key: str) -> int:
    """Position of a strategy in the file; raises GovsimError naming the ones there are."""
    keys = [strategy.key for strategy in scenario.strategies]
    if key not in keys:
        raise GovsimError("fault.unknown_strategy", value=key, allowed=keys, suggestion=suggestion(key, keys))
    return keys.index(key)


def at(timeline: tuple[Regime, ...], day: int) -> Scenario:
    """The scenario that holds on `day`."""
    return next(regime.scenario for regime in reversed(timeline) if regime.from_day <= day)


def open_days(timeline: tuple[Regime, ...]) -> dict[str, range]:
    """The days on which each account is open, by key; an account that closes never opens again."""
    ends = [*(regime.from_day for regime in timeline[1:]), timeline[0].scenario.horizon.days]
    found: dict[str, range] = {}
    for regime, end in zip(timeline, ends, strict=True):
        for account in regime.scenario.accounts:
            begin = found[account.key].start if account.key in found else regime.from_day
            found[account.key] = range(begin, end)
    return found


def expand(document: Any, path: str) -> Iterator[tuple[str | int, ...]]:
    """Concrete locations of a dotted path in a document; list entries are named by key, `*` means all of them.

    Raises PathError where a part leads nowhere.
    """
    yield from _expand(document, path.split("."), ())


def path_values(error: PathError) -> dict[str, Any]:
    """What a message about a path that leads nowhere says."""
    meant, more = suggestion(error.part, error.allowed), ["…"] if len(error.allowed) > MOST_LISTED else []
    return {"value": error.part, "allowed": error.allowed[:MOST_LISTED] + more, "suggestion": meant}


def put(document: Any, path: str, value: Any) -> list[tuple[str | int, ...]]:
    """Write `value` at every location of `path`; gives the locations. Raises PathError."""
    places = list(expand(document, path))
    for place in places:
        owner = document
        for part in place[:-1]:
            owner = owner[part]
        owner[place[-1]] = copy.deepcopy(value)
    return places


def _expand(node: Any, parts: list[str], place: tuple) -> Iterator[tuple]:
    if not parts:
        yield place
        return
    for step in _steps(node, parts[0], place, last=len(parts) == 1):
        inner = node.get(step) if isinstance(node, dict) else node[step]
        yield from _expand(inner, parts[1:], (*place, step))


def _steps(node: Any, part: str, place: tuple, last: bool) -> list[str | int]:
    names = _names(node)
    if part == "*" and isinstance(node, list):
        return list(range(len(node)))
    if part in names:
        return [names[part]]
    if last and isinstance(node, dict) and place and place[-1] in FREE_MAPPINGS:
        return [part]
    raise PathError(part, list(names))


def _names(node: Any) -> dict[str, str | int]:
    if isinstance(node, dict):
        return {key: key for key in node}
    if isinstance(node, list):
        return {item["key"]: i for i, item in enumerate(node) if _is_entry(item)}
    return {}


def _is_entry(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("key"), str)


def _changes(scenario: Scenario, index: int) -> Iterator[Change]:
    strategy, start = scenario.strategies[index], scenario.horizon.burn_in_days
    here = ("strategies", index)
    for path, entry in strategy.set.items():
        for value, day in _timed(entry, start):
            yield Change(day, (*here, "set", path), _setting(path, value))
    for part, items in strategy.add.items():
        for i, item in enumerate(items):
            yield Change(item.get("from_day", start), (*here, "add", part, i), _adding(part, item))
    yield from _closings(strategy, here, start)


def _closings(strategy: Strategy, here: tuple, start: int) -> Iterator[Change]:
    for i, merge in enumerate(strategy.merge):
        yield Change(_day(merge.from_day, start), (*here, "merge", i), _merging(merge))
    for i, removal in enumerate(strategy.remove):
        yield Change(_day(removal.from_day, start), (*here, "remove", i), _closing(removal.account, None))


def _day(day: int | None, start: int) -> int:
    return start if day is None else day


def _timed(entry: Any, start: int) -> list[tuple[Any, int]]:
    """What an entry sets, and from which day: a value, a value with its day, or several of these in order of time."""
    several = entry if isinstance(entry, list) and entry and all(map(_has_day, entry)) else [entry]
    return [(each["value"], each["from_day"]) if _has_day(each) else (each, start) for each in several]


def _has_day(entry: Any) -> bool:
    return isinstance(entry, dict) and set(entry) == {"value", "from_day"}


def _setting(path: str, value: Any) -> Callable[[dict], None]:
    def apply(document: dict) -> None:
        _refuse_closed_path(path)
        put(document, path, value)

    return apply


def _refuse_closed_path(path: str) -> None:
    parts = path.split(".")
    for open_path in OPEN_PATHS:
        allowed = open_path.split(".")
        if len(parts) >= len(allowed) and all(a in ("*", p) for a, p in zip(allowed, parts, strict=False)):
            return
    raise GovsimError("fault.not_a_choice", value=path, allowed=list(OPEN_PATHS))


def _adding(part: str, item: dict) -> Callable[[dict], None]:
    def apply(document: dict) -> None:
        if not isinstance(document[part], list):
            raise GovsimError("fault.type", value=shown(document[part]), allowed=Term("kind.list"))
        document[part].append({key: value for key, value in copy.deepcopy(item).items() if key != "from_day"})

    return apply


def _merging(merge: Merge) -> Callable[[dict], None]:
    def apply(document: dict) -> None:
        target = document["accounts"][_account(document, merge.into)]
        for key in merge.accounts:
            if key == merge.into:
                raise GovsimError("fault.merge_into_itself", value=key)
            served = document["accounts"][_account(document, key)]["serves"]
            target["serves"] = list(dict.fromkeys([*target["serves"], *served]))
            _closing(key, merge.into)(document)

    return apply


def _closing(account: str, heir: str | None) -> Callable[[dict], None]:
    def apply(document: dict) -> None:
        index = _account(document, account)
        if len(document["accounts"]) == 1:
            raise GovsimError("fault.last_account", value=account)
        del document["accounts"][index]
        document["campaigns"] = [c for c in map(_heir_of(account, heir), document["campaigns"]) if c]
        document["events"] = [e for e in map(_heir_of_event(account, heir), document["events"]) if e]

    return apply


def _heir_of(account: str, heir: str | None) -> Callable[[dict], dict | None]:
    def inherit(campaign: dict) -> dict | None:
        named = {part: heir for part in ("account", "via") if campaign.get(part) == account}
        return None if named and heir is None else campaign | named

    return inherit


def _heir_of_event(account: str, heir: str | None) -> Callable[[dict], dict | None]:
    """Events stay when an account closes; what they name of it passes to the heir or falls away."""

    def inherit(event: dict) -> dict | None:
        if event.get("account") == account:
            return event | {"account": heir} if heir else None
        event = dict(event)
        for part in ("rebuttal", "notice"):
            if event.get(part) and event[part]["account"] == account:
                event[part] = event[part] | {"account": heir} if heir else None
        if account in event.get("accounts", ()):
            event["accounts"] = list(dict.fromkeys(heir or key for key in event["accounts"] if heir or key != account))
            return event if event["accounts"] else None
        return event

    return inherit


def _account(document: dict, key: str) -> int:
    keys = [account["key"] for account in document["accounts"]]
    if key not in keys:
        raise GovsimError("fault.unknown_account", value=key, allowed=keys, suggestion=suggestion(key, keys))
    return keys.index(key)


def _changed(scenario: Scenario, changes: list[Change]) -> tuple[Scenario | None, list[Fault]]:
    """Closings come last and on a valid document: they follow accounts through campaigns and events."""
    closings = [change for change in changes if change.path[2] in CLOSINGS]
    changed, faults = _applied(scenario, [change for change in changes if change not in closings])
    return _applied(changed, closings) if changed and closings and not faults else (changed, faults)


def _applied(scenario: Scenario, changes: list[Change]) -> tuple[Scenario | None, list[Fault]]:
    document = scenario.model_dump()
    faults = []
    for change in changes:
        try:
            change.apply(document)
        except PathError as error:
            faults.append(Fault("fault.no_such_path", path_values(error), change.path))
        except GovsimError as error:
            faults.append(Fault(error.key, error.values, change.path))
    if faults:
        return None, faults
    return _validated(document, changes, scenario)


def _validated(document: dict, changes: list[Change], base: Scenario) -> tuple[Scenario | None, list[Fault]]:
    try:
        changed = Scenario.model_validate(document)
    except ValidationError as error:
        return None, [_at_change(fault, changes, base) for fault in schema_faults(error)]
    return changed, [_at_change(fault, changes, base) for fault in reference_faults(changed)]


def _at_change(fault: Fault, changes: list[Change], base: Scenario) -> Fault:
    """The same fault, placed at the entry of the strategy that names its path best, else at the strategy."""
    if added := _added(fault.path, changes, base):
        return Fault(fault.key, fault.values, (*added.path, *fault.path[2:]))
    best = max(changes, key=lambda change: _overlap(change.path, fault.path))
    place = best.path if _overlap(best.path, fault.path) else best.path[:2]
    return Fault(fault.key, fault.values, place)


def _added(path: tuple, changes: list[Change], base: Scenario) -> Change | None:
    """The entry under `add` that a path leads into: those of the base come first."""
    part, index = (*path, None, None)[:2]
    entries = [change for change in changes if change.path[2:4] == ("add", part)]
    behind = index - len(getattr(base, part)) if entries and isinstance(index, int) else -1
    return entries[behind] if 0 <= behind < len(entries) else None


def _overlap(change: tuple, path: tuple) -> int:
    said = str(change[-1]).split(".") if change[2] == "set" else [str(change[3])]
    return len({part for part in said if part != "*"} & {str(part) for part in path})


def _day_fault(change: Change, scenario: Scenario) -> Fault | None:
    low, high = scenario.horizon.burn_in_days, scenario.horizon.days - 1
    day = change.from_day
    if isinstance(day, int) and not isinstance(day, bool) and low <= day <= high:
        return None
    return Fault("fault.from_day", {"value": shown(day), "low": low, "high": high}, change.path)
