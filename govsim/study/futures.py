"""The points of a design: futures, each a set of values for what nobody knows; or settings of levers."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy import stats

from govsim.rules.numbers import BY_NAME, DEFAULTS, LOGIT
from govsim.rules.uses import ENSEMBLE, FUTURES
from govsim.scenario.paths import expand
from govsim.scenario.schema import Scenario
from govsim.study.experiment import ASSUMPTIONS, CALIBRATED, GRID, LATIN, LIST, MORRIS, SOBOL, Design, Range

BEHAVIOUR = "behaviour."
SETS = {ASSUMPTIONS: FUTURES, CALIBRATED: ENSEMBLE}
"""The table of sets of numbers from which each token draws one."""
MOST_POINTS = 1_000_000
POINTS_EACH = {SOBOL: lambda count: count + 2, MORRIS: lambda count: count + 1}
"""Futures for each point of a design that moves one factor at a time from it."""


@dataclass(frozen=True)
class Future:
    """One point: which values of the scenario it changes, by dotted path; `factors`: multiples of what they were."""

    index: int
    changes: Mapping[str, Any]
    factors: Mapping[str, float] = field(default_factory=dict)

    def drawn(self) -> dict[str, Any]:
        """What was drawn: the factor where there is one, else the value."""
        return dict(self.changes) | dict(self.factors)


@cache
def sets(path: Path) -> tuple[dict[str, float], ...]:
    """The sets of behaviour numbers of a table, a row each, all of which the patterns allow."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple({name: float(value) for name, value in row.items()} for row in csv.DictReader(file))


def futures(ranges: Mapping[str, Range | None], design: Design, scenario: Scenario) -> list[Future]:
    """All points of a design over some ranges (none: one future, which changes nothing)."""
    if not ranges:
        return [Future(0, {})]
    if design.kind == LIST:
        return [Future(i, dict(point)) for i, point in enumerate(design.given or ())]
    rows = _grid(ranges, design) if design.kind == GRID else _cube(len(ranges), design)
    return [_future(i, ranges, row, scenario) for i, row in enumerate(rows)]


def _future(index: int, ranges: Mapping[str, Range | None], row: np.ndarray, scenario: Scenario) -> Future:
    """The future at a point of the unit cube, a coordinate for each range: sets of numbers first, then the others."""
    drawn = dict(zip(ranges, row, strict=True))
    found: dict[str, Any] = {}
    for token in (token for token in SETS if token in ranges):
        found |= {BEHAVIOUR + name: value for name, value in _one_of(sets(SETS[token]), drawn[token]).items()}
    own = {path: at or Range() for path, at in ranges.items() if path not in SETS}
    factors = {path: _between(*at.factor, drawn[path], log=True) for path, at in own.items() if at.factor}
    for path, at in own.items():
        moved = _scaled(path, factors[path], found, scenario) if at.factor else _value(at, path, drawn[path], scenario)
        found[path] = moved
    return Future(index, found, factors)


def size(ranges: Mapping[str, Range | None], design: Design) -> int:
    """How many points a design has."""
    if not ranges:
        return 1
    count, kind = len(ranges), design.kind
    if kind == GRID:
        return int(np.prod([len(_levels(at, design)) for at in ranges.values()], dtype=float))
    if kind == LIST:
        return len(design.given or ())
    return design.points * POINTS_EACH.get(kind, lambda _: 1)(count)


def numbers_moved(ranges: Mapping[str, Range | None]) -> set[str]:
    """Behaviour numbers that differ between the points."""
    own = {path.removeprefix(BEHAVIOUR) for path in ranges if path.startswith(BEHAVIOUR)}
    return own.union(*(sets(SETS[token])[0] for token in SETS if token in ranges))


# Points of the unit cube


def _cube(count: int, design: Design) -> np.ndarray:
    """Points of a design in the unit cube: float64[points, ranges]."""
    if design.kind == LATIN:
        return stats.qmc.LatinHypercube(count, seed=design.seed).random(design.points)
    from govsim.study.judge import sensitivity

    if design.kind == SOBOL:
        return sensitivity.sobol_points(count, design.points, design.seed)
    return sensitivity.morris_points(count, design.points, design.seed)


def _grid(ranges: Mapping[str, Range | None], design: Design) -> Iterator[np.ndarray]:
    return (np.array(row) for row in itertools.product(*(_levels(at, design) for at in ranges.values())))


def _levels(at: Range | None, design: Design) -> np.ndarray:
    """Where on the unit line the levels of a range lie: its values, or equal steps with both ends."""
    if at is not None and at.values is not None:
        return (np.arange(len(at.values)) + 0.5) / len(at.values)
    return np.linspace(0, 1, design.levels)


# From the unit line to a value


def _one_of(choices: Any, u: float) -> Any:
    return choices[min(int(u * len(choices)), len(choices) - 1)]


def _value(at: Range, path: str, u: float, scenario: Scenario) -> Any:
    if at.values is not None:
        return _one_of(at.values, u)
    low, high = _ends(at, path)
    if at.mode is not None:
        return float(stats.triang.ppf(u, (at.mode - low) / (high - low), low, high - low))
    return _as_written(path, _between(low, high, u, at.log), scenario)


def _between(low: float, high: float, u: float, log: bool) -> float:
    return float(low * (high / low) ** u if log else low + (high - low) * u)


def _ends(at: Range, path: str) -> tuple[float, float]:
    """The ends that a range says, or those that the table of behaviour numbers has."""
    if at.low is not None and at.high is not None:
        return at.low, at.high
    number = BY_NAME[path.removeprefix(BEHAVIOUR)]
    return number.low, number.high


def _scaled(path: str, factor: float, found: Mapping[str, Any], scenario: Scenario) -> float:
    """The value times a factor; of log-odds the odds; a behaviour number stays within its range."""
    name = path.removeprefix(BEHAVIOUR)
    if not path.startswith(BEHAVIOUR):
        return _as_written(path, current(path, scenario) * factor, scenario)
    number, now = BY_NAME[name], found.get(path, current(path, scenario))
    moved = now + np.log(factor) if number.unit == LOGIT else now * factor
    return float(np.clip(moved, number.low, number.high))


def _as_written(path: str, value: float, scenario: Scenario) -> Any:
    """A whole number where the scenario has one."""
    return round(value) if isinstance(current(path, scenario), int) else value


def current(path: str, scenario: Scenario) -> Any:
    """What the scenario says at a path (the first place, where it names several)."""
    name = path.removeprefix(BEHAVIOUR)
    if path.startswith(BEHAVIOUR):
        return scenario.numbers().get(name, getattr(DEFAULTS, name))
    here: Any = scenario.model_dump()
    for part in next(iter(expand(here, path))):
        here = here[part]
    return here
