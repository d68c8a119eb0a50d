"""When a claim fails: boxes of few factors inside which many of the futures fail.

The patient rule induction method (PRIM): Friedman and Fisher (1999), Statistics and Computing 9:123; for scenario
discovery: Bryant and Lempert (2010), Technological Forecasting and Social Change 77:34. Not from them: which box of a
trajectory is taken (`agreement`), that both ends of a factor are judged apart, and that shuffled futures must not give
a box as good. EMA Workbench would be at hand, but from Python 3.12 on only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import TypedDict

import numpy as np
import pandas as pd

ALPHAS = (0.05, 0.1, 0.2, 0.3)
"""Shares of the futures in a box that a step cuts off, tried one after the other: Friedman and Fisher advise 5 to 10 %,
but where few futures fail, so thin a slice often has none that fails by luck, and a thicker one tells more."""
PASTED = 0.05
"""Share of the futures in a box that a step adds."""
FEWEST = 10
"""Futures that fail, that hold, and that are in a box, at least: with fewer, one more moves a share by over a tenth."""
SHUFFLES = 99
"""Of the permutation test: none of so many shuffles of what fails may give as good a box, so that in one study of a
hundred a region is found where there is none. Quasi-p-values alone let four or five through where factors are few."""
SHUFFLE_SEED = 1999
MATTERS_P = 0.05
"""Quasi-p-value, shared among all ends that could be cut, above which an end of a restriction does not matter."""
MOST_BOXES = 3
"""More regions than a reader keeps in mind are no explanation."""


class Ended(StrEnum):
    """Why there is no further box, or none at all."""

    TOO_FEW_FAILING = "too_few_failing"
    TOO_FEW_HOLDING = "too_few_holding"
    CHANCE = "chance"
    """nothing that shuffled futures would not give as well"""
    ENOUGH = "enough"
    """as many boxes as were asked for; of these fewer are left where one made others needless"""


@dataclass(frozen=True)
class Restriction:
    """What a factor must be inside a box: from `low` to `high` (null: without end), or one of `values`.

    `p` is the quasi-p-value of Bryant and Lempert: how likely so many of the futures inside would fail if the factor
    did not matter, given the other restrictions. Since the ends were chosen to look well, it is rather too small.
    """

    factor: str
    low: float | None
    high: float | None
    values: tuple | None
    p: float

    def contains(self, column: pd.Series) -> np.ndarray:
        """Which values of the factor are inside: bool[futures]."""
        if self.values is not None:
            return column.isin(self.values).to_numpy()
        low = -np.inf if self.low is None else self.low
        return column.between(low, np.inf if self.high is None else self.high).to_numpy()


@dataclass(frozen=True)
class Box:
    """A region in which futures fail.

    `coverage` is the share of all failing futures that are inside, `density` the share of those inside that fail,
    `mass` the share of all futures that are inside. `trajectory` has the candidates from which it was taken, one row a
    step: `inside`, `failing`, `coverage`, `density`, `mass`, `restricted` (factors), `agreement`, before restrictions
    that do not matter were dropped; it counts only futures outside the other boxes.
    """

    restrictions: tuple[Restriction, ...]
    inside: int
    failing: int
    coverage: float
    density: float
    mass: float
    trajectory: pd.DataFrame = field(repr=False, compare=False)

    def contains(self, factors: pd.DataFrame) -> np.ndarray:
        """Which futures are inside: bool[futures]."""
        held = [one.contains(factors[one.factor]) for one in self.restrictions]
        return np.logical_and.reduce(held, axis=0)


@dataclass(frozen=True)
class Discovery:
    """The boxes found, best first, why there are no more, and what they reach together."""

    boxes: tuple[Box, ...]
    ended: Ended
    futures: int
    failing: int
    coverage: float
    density: float | None

    def elsewhere(self, box: Box) -> float:
        """The share of the futures outside one box that fail."""
        return (self.failing - box.failing) / max(self.futures - box.inside, 1)


def discover(
    factors: pd.DataFrame, fails: pd.Series, most_boxes: int = MOST_BOXES, alike: np.ndarray | None = None
) -> Discovery:
    """Boxes in which many of the `fails` (bool[futures]) are, by `factors` (one column each, the same index).

    `alike`, int[futures], numbers the sets of futures that share most of their factors (none: all differ): they tend to
    fail together, and are shuffled together.

    Columns of numbers are cut at either end; all others, and truth values, lose one value at a time. After a box the
    search goes on in the futures outside it; in the end every box is searched anew outside the others, since the first
    may have been a loose one around two. There is no box where too few futures fail or hold, or where one of 99
    shuffles of `fails` gives as good a box. Raises ValueError for missing values and for indices that differ.
    """
    if not factors.index.equals(fails.index) or factors.isna().to_numpy().any() or fails.isna().any():
        raise ValueError("factors and fails need one index and no missing values")
    table, failing = _table(factors, alike), fails.to_numpy(bool)
    found, ended = _cover(table, failing, most_boxes)
    found = _again(table, failing, found) if len(found) > 1 else found
    boxes = [_box(table, failing, limits, trajectory) for limits, trajectory in found]
    boxes.sort(key=lambda box: -agreement(box.inside, box.failing, len(failing), int(failing.sum())))
    return _discovery(tuple(boxes), ended, failing, _covered(table, found))


def _cover(table: _Table, fails: np.ndarray, most_boxes: int) -> tuple[list[_Found], Ended]:
    """One box after the other, each outside those before, and why there are no more."""
    found: list[_Found] = []
    while len(found) < most_boxes:
        box, ended = _outside(table, fails, found)
        if box is None:
            return found, ended
        found.append(box)
    return found, Ended.ENOUGH


def _again(table: _Table, fails: np.ndarray, found: list[_Found]) -> list[_Found]:
    """Every box searched anew outside the others; gone where there is nothing left for it."""
    kept: list[_Found] = []
    for place in range(len(found)):
        box, _ = _outside(table, fails, [*kept, *found[place + 1 :]])
        kept += [box] if box else []
    return kept


def _outside(table: _Table, fails: np.ndarray, found: list[_Found]) -> tuple[_Found | None, Ended]:
    left = ~_covered(table, found)
    if fails[left].sum() < FEWEST:
        return None, Ended.TOO_FEW_FAILING
    if (~fails[left]).sum() < FEWEST:
        return None, Ended.TOO_FEW_HOLDING
    return _search(table.of(left), fails[left]), Ended.CHANCE


def _covered(table: _Table, found: list[_Found]) -> np.ndarray:
    """Which futures are inside any of the boxes: bool[futures]."""
    return np.any([np.zeros(table.numbers.shape[1], dtype=bool), *(box.inside(table) for box, _ in found)], axis=0)


def _discovery(boxes: tuple[Box, ...], ended: Ended, failing: np.ndarray, covered: np.ndarray) -> Discovery:
    coverage = float(failing[covered].sum() / failing.sum()) if failing.any() else 0.0
    density = float(failing[covered].mean()) if covered.any() else None
    return Discovery(boxes, ended, len(failing), int(failing.sum()), coverage, density)


# a. Factors and boxes as arrays


@dataclass(frozen=True)
class _Table:
    """Factors: numbers float64[n, futures], and marks bool[v, futures], one row per value of all other factors.

    `alike`, int[futures], numbers sets of futures. An *end* is one of the 2n + v places where a box may end: low ends
    of the numbers, their high ends, values barred.
    """

    numbers: np.ndarray
    marks: np.ndarray
    names: tuple[str, ...]
    values: tuple[tuple[str, object], ...]
    alike: np.ndarray

    def of(self, kept: np.ndarray) -> _Table:
        """Only these futures."""
        return replace(self, numbers=self.numbers[:, kept], marks=self.marks[:, kept], alike=self.alike[kept])

    def owners(self) -> np.ndarray:
        """The factor of every end."""
        return np.array([*self.names, *self.names, *(factor for factor, _ in self.values)], dtype=object)


def _table(factors: pd.DataFrame, alike: np.ndarray | None = None) -> _Table:
    numeric = [key for key in factors if _is_number(factors[key])]
    values = [(key, value) for key in factors if key not in numeric for value in pd.unique(factors[key])]
    rows = [(factors[key] == value).to_numpy(bool) for key, value in values]
    numbers = np.ascontiguousarray(factors[numeric].to_numpy(np.float64).T)
    marks = np.array(rows, dtype=bool).reshape(-1, len(factors))
    return _Table(numbers, marks, tuple(numeric), tuple(values), np.arange(len(factors)) if alike is None else alike)


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


@dataclass(frozen=True)
class _Limits:
    """A box: low and high ends of the numbers, float64[n], infinite where there is none, and barred values, bool[v]."""

    low: np.ndarray
    high: np.ndarray
    barred: np.ndarray

    def broken(self, table: _Table) -> np.ndarray:
        """Which ends shut out which futures: bool[ends, futures]."""
        low, high = table.numbers < self.low[:, None], table.numbers > self.high[:, None]
        return np.concatenate([low, high, table.marks & self.barred[:, None]])

    def inside(self, table: _Table) -> np.ndarray:
        """Which futures are inside: bool[futures]."""
        return ~np.logical_or.reduce(self.broken(table), axis=0)

    def ends(self) -> np.ndarray:
        """Which ends there are: bool[ends]."""
        return np.concatenate([np.isfinite(self.low), np.isfinite(self.high), self.barred])

    def moved(self, end: int, to: float) -> _Limits:
        """The box with one end elsewhere; a value is barred by 1."""
        size, joined = len(self.low), np.concatenate([self.low, self.high, self.barred])
        joined[end] = to
        return _Limits(joined[:size], joined[size : 2 * size], joined[2 * size :].astype(bool))

    def without(self, end: int) -> _Limits:
        """The box without an end."""
        size = len(self.low)
        return self.moved(end, 0 if end >= 2 * size else np.inf if end >= size else -np.inf)


def _everything(table: _Table) -> _Limits:
    size = len(table.numbers)
    return _Limits(np.full(size, -np.inf), np.full(size, np.inf), np.zeros(len(table.marks), dtype=bool))


_Found = tuple[_Limits, pd.DataFrame]
"""A box and the trajectory it comes from."""


@dataclass(frozen=True)
class _Step:
    """A box of a trajectory: how many futures are inside, and how many of them fail."""

    limits: _Limits
    inside: int
    failing: int


def agreement(inside: int, failing: int, futures: int, all_failing: int) -> float:
    """How well "inside the box" foretells "fails": Pearson's phi of the two, 0 by chance and 1 if they are the same.

    Coverage and density both raise it, and how many futures fail at all is allowed for. The box of a trajectory with
    the largest phi is taken.
    """
    spread = float(inside * (futures - inside)) * float(all_failing * (futures - all_failing))
    return (failing * futures - inside * all_failing) / spread**0.5 if spread else 0.0


def _agreement(table: _Table, fails: np.ndarray, limits: _Limits) -> float:
    inside = limits.inside(table)
    return agreement(int(inside.sum()), int(fails[inside].sum()), len(fails), int(fails.sum()))


# b. Peel, prune, paste


def _search(table: _Table, fails: np.ndarray) -> _Found | None:
    """The best box; null if no end matters, or shuffled futures give a box as good."""
    limits = _core(table, fails)
    if not limits.ends().any() or not _beyond_chance(table, fails, _agreement(table, fails, limits)):
        return None
    whole = _peeled(table, fails, np.ones(len(table.owners()), dtype=bool), _everything(table), ALPHAS[0])
    return _pasted(table, fails, limits), _trajectory(table, fails, whole)


def _beyond_chance(table: _Table, fails: np.ndarray, score: float) -> bool:
    rng = np.random.default_rng(SHUFFLE_SEED)
    shuffles = (shuffled(fails, table.alike, rng) for _ in range(SHUFFLES))
    return all(_agreement(table, one, _core(table, one)) < score for one in shuffles)


def shuffled(values: np.ndarray, alike: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The values in another order: those of futures that are alike stay side by side, in an order of their own."""
    among, sets = rng.random(len(values)), rng.random(int(alike.max()) + 1)
    found = np.empty_like(values)
    found[np.lexsort((among, alike))] = values[np.lexsort((among, sets[alike]))]
    return found


def _core(table: _Table, fails: np.ndarray) -> _Limits:
    """The best box without ends that do not matter; searched anew inside itself as long as that finds a better one.

    One search can miss a factor: it cuts at many ends, and few futures are left to tell which of them matter.
    """
    limits, score = _everything(table), 0.0
    while True:
        inner = max((_narrowed(table, fails, limits, alpha) for alpha in ALPHAS), key=partial(_agreement, table, fails))
        reached = _agreement(table, fails, inner)
        if reached <= score:
            return limits
        limits, score = inner, reached


def _narrowed(table: _Table, fails: np.ndarray, start: _Limits, alpha: float) -> _Limits:
    """A box from a trajectory that begins at `start`, chosen anew from everything among the ends that matter in it."""
    free, everything = np.ones(len(table.owners()), dtype=bool), _everything(table)
    limits = _pruned(table, fails, _chosen(table, fails, free, start, alpha))
    while (kept := limits.ends()).any() and (kept != free).any():
        free, limits = kept, _pruned(table, fails, _chosen(table, fails, kept, everything, alpha))
    return limits


def _chosen(table: _Table, fails: np.ndarray, free: np.ndarray, start: _Limits, alpha: float) -> _Limits:
    futures, failing = len(fails), int(fails.sum())
    steps = _peeled(table, fails, free, start, alpha)
    return max(steps, key=lambda step: agreement(step.inside, step.failing, futures, failing)).limits


def _peeled(table: _Table, fails: np.ndarray, free: np.ndarray, limits: _Limits, alpha: float) -> Iterator[_Step]:
    """Boxes from `limits` inwards, each cut off at one of the free ends, until no cut raises the density."""
    kept: np.ndarray | None = limits.inside(table)
    while kept is not None:
        table, fails = table.of(kept), fails[kept]
        yield _Step(limits, len(fails), int(fails.sum()))
        end, to, kept = _peel(table, fails, free, alpha)
        limits = limits.moved(end, to)


def _peel(table: _Table, fails: np.ndarray, free: np.ndarray, alpha: float) -> tuple[int, float, np.ndarray | None]:
    """The end to cut, where to, and which futures are left: those whose density rises most per future lost.

    Per future, since a value that is no number takes many along at once: Friedman and Fisher's lenient criterion.
    """
    count = max(1, int(alpha * len(fails)))
    low, high = _cuts(table.numbers, count)
    keeps = np.concatenate([table.numbers >= low[:, None], table.numbers <= high[:, None], ~table.marks])
    left, failing = keeps.sum(axis=1), keeps[:, fails].sum(axis=1)
    lost = len(fails) - left
    rise = failing / np.maximum(left, 1) - fails.mean()
    gain = np.where(free & (lost > 0) & (left >= FEWEST), rise / np.maximum(lost, 1), 0.0)
    best = int(gain.argmax())
    to = np.concatenate([low, high, np.ones(len(table.marks))])[best]
    return best, float(to), keeps[best] if gain[best] > 0 else None


def _cuts(numbers: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The least and the greatest value of every row once about `count` beyond it are gone, equal values together."""
    ordered = np.partition(numbers, (0, count, -1 - count, -1), axis=1)
    low = _past_ties(numbers, ordered[:, count], ordered[:, 0])
    return low, -_past_ties(-numbers, -ordered[:, -1 - count], -ordered[:, -1])


def _past_ties(numbers: np.ndarray, cut: np.ndarray, least: np.ndarray) -> np.ndarray:
    """The cut, or the next value where so many have the least that it would take none away."""
    tied = cut == least
    rows = numbers[tied]
    past = cut.copy()
    past[tied] = np.where(rows > least[tied, None], rows, np.inf).min(axis=1, initial=np.inf)
    return past


def _pruned(table: _Table, fails: np.ndarray, limits: _Limits) -> _Limits:
    """The box without ends that do not matter, by their quasi-p-value, the least telling first."""
    level = MATTERS_P / len(limits.ends())
    broken, ends = limits.broken(table), np.flatnonzero(limits.ends())
    while ends.size:
        p = _quasi_p(broken[ends], fails)
        least = int(p.argmax())
        if p[least] <= level:
            break
        limits, ends = limits.without(ends[least]), np.delete(ends, least)
    return limits


def _quasi_p(broken: np.ndarray, fails: np.ndarray) -> np.ndarray:
    """For every restriction, the chance of so many failing inside if they did so as often as in the box without it.

    `broken`, bool[restrictions, futures], has the futures that a restriction shuts out.
    """
    from scipy.special import bdtrc

    times = broken.sum(axis=0)
    inside, failing = (times == 0).sum(), fails[times == 0].sum()
    added, added_failing = broken[:, times == 1].sum(axis=1), broken[:, (times == 1) & fails].sum(axis=1)
    return bdtrc(failing - 1.0, inside, (failing + added_failing) / (inside + added))


def _pasted(table: _Table, fails: np.ndarray, limits: _Limits) -> _Limits:
    """The box widened again, step by step at the end where that most raises the agreement."""
    score = _agreement(table, fails, limits)
    while wider := [_widened(table, limits, end) for end in np.flatnonzero(limits.ends()).tolist()]:
        best = max(wider, key=lambda one: _agreement(table, fails, one))
        reached = _agreement(table, fails, best)
        if reached <= score:
            break
        limits, score = best, reached
    return limits


def _widened(table: _Table, limits: _Limits, end: int) -> _Limits:
    """The box with a few of the futures next to one end taken in."""
    free, size = limits.without(end), len(limits.low)
    if end >= 2 * size:
        return free
    inside = limits.inside(table)
    beyond = np.sort(table.numbers[end % size, free.inside(table) & ~inside])
    count = max(1, int(PASTED * inside.sum()))
    return limits.moved(end, beyond[-count] if end < size else beyond[count - 1]) if count < len(beyond) else free


# c. What is said of a box


def _trajectory(table: _Table, fails: np.ndarray, steps: Iterable[_Step]) -> pd.DataFrame:
    owners, failing = table.owners(), int(fails.sum())
    rows = [
        _counts(step.inside, step.failing, fails)
        | {"restricted": len(set(owners[step.limits.ends()]))}
        | {"agreement": agreement(step.inside, step.failing, len(fails), failing)}
        for step in steps
    ]
    return pd.DataFrame(rows)


class _Counts(TypedDict):
    """The counts and shares that `Box` explains."""

    inside: int
    failing: int
    coverage: float
    density: float
    mass: float


def _counts(inside: int, failing: int, fails: np.ndarray) -> _Counts:
    return {
        "inside": inside,
        "failing": failing,
        "coverage": failing / int(fails.sum()),
        "density": failing / inside,
        "mass": inside / len(fails),
    }


def _box(table: _Table, fails: np.ndarray, limits: _Limits, trajectory: pd.DataFrame) -> Box:
    owners, broken, inside = table.owners(), limits.broken(table), limits.inside(table)
    factors = list(dict.fromkeys(owners[limits.ends()]))
    p = _quasi_p(np.array([broken[owners == factor].any(axis=0) for factor in factors]), fails)
    told = [_restriction(table, limits, factor, float(one)) for factor, one in zip(factors, p, strict=True)]
    counts = _counts(int(inside.sum()), int(fails[inside].sum()), fails)
    return Box(tuple(sorted(told, key=lambda one: one.p)), **counts, trajectory=trajectory)


def _restriction(table: _Table, limits: _Limits, factor: str, p: float) -> Restriction:
    if factor not in table.names:
        barred = zip(table.values, limits.barred, strict=True)
        kept = tuple(value for (key, value), out in barred if key == factor and not out)
        return Restriction(factor, None, None, kept, p)
    place = table.names.index(factor)
    column = table.numbers[place]
    high = _between(-column, -limits.high[place])
    return Restriction(factor, _between(column, limits.low[place]), None if high is None else -high, None, p)


def _between(column: np.ndarray, low: float) -> float | None:
    """Half way from a low end to the next value below it, since nothing is known between them; null without an end."""
    below = column[column < low]
    return float((low + below.max()) / 2) if len(below) else None
