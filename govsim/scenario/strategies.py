"""How a strategy changes a scenario over time: a list of regimes, each a whole scenario valid from a day on.

Day 0 plays the base practice; `set`, `add`, `merge`, `remove` act from the end of burn-in or from the day an entry
names. A regime is validated like any scenario, so nothing a strategy says escapes the schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from govsim.errors import Fault, GovsimError, Place, shown
from govsim.scenario.changes import Action, AddEntry, CloseAccount, Document, MergeAccounts, SetValue
from govsim.scenario.cross_checks import reference_faults
from govsim.scenario.paths import PathError, path_values
from govsim.scenario.pydantic_faults import schema_faults, suggestion
from govsim.scenario.schema import Scenario, Strategy

CLOSINGS = (MergeAccounts, CloseAccount)


@dataclass(frozen=True)
class Regime:
    """A scenario as it stands from 00:00 of `from_day` on."""

    from_day: int
    scenario: Scenario


@dataclass(frozen=True)
class Change:
    """One entry of a strategy: from which day it acts, where it stands in the file, and what it does."""

    from_day: int
    path: Place
    action: Action


class StrategyError(GovsimError):
    """A strategy that cannot be played, with every fault found."""

    def __init__(self, faults: list[Fault]):
        super().__init__(faults[0].key, **faults[0].values)
        self.faults = faults


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


def _changes(scenario: Scenario, index: int) -> Iterator[Change]:
    strategy, start = scenario.strategies[index], scenario.horizon.burn_in_days
    here = ("strategies", index)
    for path, entry in strategy.set.items():
        for value, day in _timed(entry, start):
            yield Change(day, (*here, "set", path), SetValue(path, value))
    for part, entries in strategy.add.items():
        for i, entry in enumerate(entries):
            yield Change(entry.get("from_day", start), (*here, "add", part, i), AddEntry(part, entry))
    yield from _closings(strategy, here, start)


def _closings(strategy: Strategy, here: Place, start: int) -> Iterator[Change]:
    for i, merge in enumerate(strategy.merge):
        yield Change(_day(merge.from_day, start), (*here, "merge", i), MergeAccounts(tuple(merge.accounts), merge.into))
    for i, removal in enumerate(strategy.remove):
        yield Change(_day(removal.from_day, start), (*here, "remove", i), CloseAccount(removal.account))


def _day(day: int | None, start: int) -> int:
    return start if day is None else day


def _timed(entry: Any, start: int) -> list[tuple[Any, int]]:
    """What an entry sets, and from which day: a value, a value with its day, or several of these in order of time."""
    several = entry if isinstance(entry, list) and entry and all(map(_has_day, entry)) else [entry]
    return [(each["value"], each["from_day"]) if _has_day(each) else (each, start) for each in several]


def _has_day(entry: Any) -> bool:
    return isinstance(entry, dict) and set(entry) == {"value", "from_day"}


def _changed(scenario: Scenario, changes: list[Change]) -> tuple[Scenario | None, list[Fault]]:
    """Closings come last and on a valid document: they follow accounts through campaigns and events."""
    closings = [change for change in changes if isinstance(change.action, CLOSINGS)]
    changed, faults = _applied(scenario, [change for change in changes if not isinstance(change.action, CLOSINGS)])
    return _applied(changed, closings) if changed and closings and not faults else (changed, faults)


def _applied(scenario: Scenario, changes: list[Change]) -> tuple[Scenario | None, list[Fault]]:
    document = scenario.model_dump()
    faults = []
    for change in changes:
        try:
            change.action.apply(document)
        except PathError as error:
            faults.append(Fault("fault.no_such_path", path_values(error), change.path))
        except GovsimError as error:
            faults.append(Fault(error.key, error.values, change.path))
    if faults:
        return None, faults
    return _validated(document, changes, scenario)


def _validated(document: Document, changes: list[Change], base: Scenario) -> tuple[Scenario | None, list[Fault]]:
    try:
        changed = Scenario.model_validate(document)
    except ValidationError as error:
        return None, [_at_change(fault, changes, base) for fault in schema_faults(error)]
    known = [(fault.key, fault.values) for fault in reference_faults(base)]
    new = [fault for fault in reference_faults(changed) if (fault.key, fault.values) not in known]
    return changed, [_at_change(fault, changes, base) for fault in new]


def _at_change(fault: Fault, changes: list[Change], base: Scenario) -> Fault:
    """The same fault, placed at the entry of the strategy that names its path best, else at the strategy."""
    if added := _added(fault.path, changes, base):
        return Fault(fault.key, fault.values, (*added.path, *fault.path[2:]))
    best = max(changes, key=lambda change: _overlap(change, fault.path))
    place = best.path if _overlap(best, fault.path) else best.path[:2]
    return Fault(fault.key, fault.values, place)


def _added(path: Place, changes: list[Change], base: Scenario) -> Change | None:
    """The entry under `add` that a path leads into: those of the base come first."""
    match path:
        case (str(part), int(index), *_):
            added = [one for one in changes if isinstance(one.action, AddEntry) and one.action.part == part]
            behind = index - len(getattr(base, part)) if added else -1
            return added[behind] if 0 <= behind < len(added) else None
    return None


def _overlap(change: Change, path: Place) -> int:
    """How many parts of a path an entry names: by the path that it sets, else by the list that it adds to."""
    said = change.action.path.split(".") if isinstance(change.action, SetValue) else [str(change.path[3])]
    return len({part for part in said if part != "*"} & {str(part) for part in path})


def _day_fault(change: Change, scenario: Scenario) -> Fault | None:
    low, high = scenario.horizon.burn_in_days, scenario.horizon.days - 1
    day = change.from_day
    if isinstance(day, int) and not isinstance(day, bool) and low <= day <= high:
        return None
    return Fault("fault.from_day", {"value": shown(day), "low": low, "high": high}, change.path)
