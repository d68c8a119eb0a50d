"""Which strategy is best, as good, or too close to call: sequential selection on common random numbers.

Every strategy is played on the same seeds, so that only differences seed by seed count. After each round of seeds every
difference gets an upper bound by a paired t interval. The error that is allowed in all is shared (Bonferroni) among the
outcomes, the rounds and the k − 1 comparisons with whichever strategy is truly the best. If those bounds hold, which
they do as often as promised, everything that is said is true at once (multiple comparisons with the best: Hsu 1984;
here one-sided and without equal variances):

- a strategy that is below another one by its bound is not the best;
- no strategy is further behind the best than the largest of its bounds over all that may be the best. Selected is the
  one with the best mean. It is known as soon as this is no more than what matters; others for which it is no more
  either are as good.

This is valid for any dependence between strategies and any variances; differences are taken for normal. Like Kim and
Nelson (2001, ACM TOMACS 11:251) it stops when the selected strategy is the best or within what matters of it. Where one
looks after rounds only, it needs about as many seeds as theirs (measured in the tests); it takes its variances from all
seeds instead of the first ones, works where every difference matters, and says which strategies are as good.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import stdtrit

from govsim.study.goal import Goal
from govsim.study.judge.digits import is_nothing
from govsim.study.judge.limits import Limits

FIRST_ROUND, GROWTH = 10, 1.5
"""Seeds of the first round, and by how much the number grows with each. Assumption: a t interval of ten is trusted."""
FLAT = 4
"""How evenly the error is spent over rounds: with about four the fewest seeds were needed on synthetic problems."""
MOST_WORTH_SAYING = 1_000_000
"""Where still more seeds would be needed, no number is said."""


class RankingAnswer(StrEnum):
    """What is known of a strategy against the rest."""

    BEST = "best"
    AS_GOOD = "as_good"
    TOO_CLOSE = "too_close"


Answer = RankingAnswer


class Standing(StrEnum):
    """What is known of the selected strategy against one other.

    `AHEAD`: the other is not the best. `AS_GOOD`: neither is behind the best by more than what matters. `NOT_BEHIND`:
    the other is not better by more than what matters, and may be worse. `OPEN`: not known yet. `NO_VALUE`: the outcome
    has no value under the other.
    """

    AHEAD = "ahead"
    AS_GOOD = "as_good"
    NOT_BEHIND = "not_behind"
    OPEN = "open"
    NO_VALUE = "no_value"


@dataclass(frozen=True)
class Pair:
    """The selected strategy against another: difference (selected less other) with the bounds that verdicts rest on.

    The bound on the side of the other strategy holds if that is the best, the bound on the side of the selected one if
    that is, together with those of all pairs and outcomes. Neither lies beyond what is possible. NaN: not known, the
    bounds from less than two seeds that both have, the difference from none.
    """

    other: str
    difference: float
    low: float
    high: float
    standing: Standing
    more_seeds: int | None


@dataclass(frozen=True)
class Decision:
    """What is known of one outcome after some seeds.

    `answer` is BEST (no other is better than `selected` by more than what matters), AS_GOOD (the same is true of each
    of `equals`) or TOO_CLOSE (about `more_seeds` more would tell; null where nobody can say). `confidence` and `look`
    are those with which it was decided.
    """

    goal: Goal
    selected: str
    answer: RankingAnswer
    equals: tuple[str, ...]
    more_seeds: int | None
    seeds: int
    pairs: tuple[Pair, ...]
    confidence: float
    look: int | None

    @property
    def is_ahead_of_all(self) -> bool:
        """Whether the selected strategy is known to be better than every other one."""
        return all(pair.standing in (Standing.AHEAD, Standing.NO_VALUE) for pair in self.pairs)

    @property
    def is_in_front(self) -> bool:
        """Whether the mean of the selected strategy is better than that of every other one that has a value."""
        return all(self._is_behind(pair) for pair in self.pairs if pair.standing != Standing.NO_VALUE)

    def _is_behind(self, pair: Pair) -> bool:
        half = 0.0 if math.isnan(pair.high - pair.low) else (pair.high - pair.low) / 2
        ahead = self.goal.better * pair.difference
        return ahead > 0 and not is_nothing(ahead, max(half, self.goal.matters))


def rounds(first: int, most: int) -> Iterator[int]:
    """Numbers of seeds after each round, growing by half, up to `most`."""
    count = min(first, most)
    while count < most:
        yield count
        count = min(math.ceil(count * GROWTH), most)
    yield most


def decide(
    values: Mapping[str, np.ndarray],
    goal: Goal,
    confidence: float,
    look: int | None = None,
    goals: int = 1,
    limits: Limits | None = None,
) -> Decision | None:
    """Decide one outcome of `goals` from values by strategy, float64[seeds], NaN for a failed run.

    `look` is the number of the round (1 the first), None where there is only this one. A seed counts in the pairs that
    both have it. `limits`: what the outcome can be (default: anything). Gives None where less than two strategies have
    a value.
    """
    if len(values) < 2:
        return None
    keys, table = list(values), np.column_stack(list(values.values())) * goal.better
    valued = np.isfinite(table).any(axis=0)
    if valued.sum() < 2:
        return None
    error = (1 - confidence) / goals / (valued.sum() - 1) * (spent(look) if look else 1)
    bounds = _bounds(table, valued, error)
    chosen = _with_the_best_mean(table, valued, bounds)
    possible = (limits or Limits()).around(table * goal.better).of_differences((None, None))
    pairs = tuple(_pair(keys[j], bounds, chosen, j, goal, possible) for j in range(len(keys)) if j != chosen)
    seeds = int(np.isfinite(table).any(axis=1).sum())
    return Decision(goal, keys[chosen], *_answer(pairs), seeds, pairs, confidence, look)


def _with_the_best_mean(table: np.ndarray, valued: np.ndarray, bounds: _Bounds) -> int:
    """The strategy that no other is ahead of on the seeds that both have; where there is none, the one least behind.

    Of equals the one whose bound is best.
    """
    means = np.nansum(table, axis=0) / np.maximum(np.isfinite(table).sum(axis=0), 1)
    worst = np.where(bounds.count > 0, bounds.mean, np.inf)[:, valued].min(axis=1)
    places = np.flatnonzero(valued).tolist()
    return max(places, key=lambda j: (worst[j], -bounds.behind[j], means[j]))


def decide_all(
    values: Mapping[str, Mapping[str, np.ndarray]],
    goals: Sequence[Goal],
    confidence: float,
    look: int | None = None,
    limits: Mapping[str, Limits] | None = None,
) -> list[Decision]:
    """Decide several outcomes at once (`values` and `limits` by outcome), together as sure as promised."""
    known = limits or {}
    found = (
        decide(values[goal.outcome], goal, confidence, look, len(goals), known.get(goal.outcome)) for goal in goals
    )
    return [one for one in found if one is not None]


def spent(look: int) -> float:
    """The share of the error that a round may spend: all together one, however many rounds there are."""
    return FLAT / ((look + FLAT - 1) * (look + FLAT))


def _answer(pairs: tuple[Pair, ...]) -> tuple[RankingAnswer, tuple[str, ...], int | None]:
    """The answer, who is as good, and how many more seeds it takes where it is open."""
    equals = tuple(pair.other for pair in pairs if pair.standing == Standing.AS_GOOD)
    still_open = [pair for pair in pairs if pair.standing == Standing.OPEN]
    needed = [pair.more_seeds for pair in still_open if pair.more_seeds is not None]
    answer = RankingAnswer.TOO_CLOSE if still_open else RankingAnswer.AS_GOOD if equals else RankingAnswer.BEST
    more = max(needed) if needed and len(needed) == len(still_open) else None
    return answer, equals, more


@dataclass(frozen=True)
class _Bounds:
    """Strategies against one another, more being better: mean, half interval and seeds of row less column.

    `may_be_best` and `behind` by strategy: whether it may be the best, and how far it is behind the best at most.
    """

    error: float
    mean: np.ndarray
    half: np.ndarray
    count: np.ndarray
    may_be_best: np.ndarray
    behind: np.ndarray


def _bounds(table: np.ndarray, valued: np.ndarray, error: float) -> _Bounds:
    """Bounds of float64[seeds, strategies], each wrong with a chance of `error`; unknown ones are infinite."""
    columns = (_against(table, j, error) for j in range(table.shape[1]))
    mean, half, count = (np.stack(part, axis=1) for part in zip(*columns, strict=True))
    above = mean + half
    np.fill_diagonal(above, 0.0)
    may_be_best = valued & ~(above < 0).any(axis=1)
    rivals = may_be_best if may_be_best.any() else valued
    behind = np.where(rivals[:, None], above, 0.0).max(axis=0)
    return _Bounds(error, mean, half, count, may_be_best, behind)


def _against(table: np.ndarray, j: int, error: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean, half interval and rows of the differences of all strategies to one, in the rows that both have.

    A difference that never varied counts as known.
    """
    differences = table - table[:, [j]]
    there = np.isfinite(differences)
    count = there.sum(axis=0)
    mean = np.where(there, differences, 0.0).sum(axis=0) / np.maximum(count, 1)
    squares = (np.where(there, differences - mean, 0.0) ** 2).sum(axis=0)
    freedom = np.maximum(count - 1, 1)
    half = -stdtrit(freedom, error) * np.sqrt(squares / freedom / np.maximum(count, 1))
    return mean, np.where(count > 1, half, np.inf), count


def _pair(other: str, bounds: _Bounds, chosen: int, j: int, goal: Goal, possible: Limits) -> Pair:
    """What is known of the selected strategy against another."""
    middle, half = float(bounds.mean[chosen, j]), float(bounds.half[chosen, j])
    if not bounds.count[j, j]:
        return Pair(other, np.nan, np.nan, np.nan, Standing.NO_VALUE, None)
    half = half if math.isfinite(half) else np.nan
    middle = middle if bounds.count[chosen, j] else np.nan
    standing = _standing(bounds, chosen, j, goal.matters)
    more = _more_seeds(bounds, chosen, j, goal.matters) if standing == Standing.OPEN else None
    difference, *ends = (goal.better * value + 0.0 for value in (middle, middle - half, middle + half))
    low, high = possible.cut(min(ends), max(ends))
    return Pair(other, difference, low, high, standing, more)


def _standing(bounds: _Bounds, chosen: int, j: int, matters: float) -> Standing:
    if max(bounds.behind[chosen], bounds.behind[j]) <= matters:
        return Standing.AS_GOOD
    if not bounds.may_be_best[j]:
        return Standing.AHEAD
    return Standing.NOT_BEHIND if bounds.half[j, chosen] + bounds.mean[j, chosen] <= matters else Standing.OPEN


def _more_seeds(bounds: _Bounds, chosen: int, j: int, matters: float) -> int | None:
    """Seeds until it is known that the other is not better by what matters, rounded up to two digits."""
    count, room = int(bounds.count[chosen, j]), matters + float(bounds.mean[chosen, j])
    if count < 2 or room <= 0:
        return None
    spread = bounds.half[chosen, j] * math.sqrt(count) / -stdtrit(count - 1, bounds.error)
    rows = np.unique(np.geomspace(count, MOST_WORTH_SAYING, 500).astype(int))
    fits = -stdtrit(rows - 1, bounds.error) * spread <= room * np.sqrt(rows)
    if not fits.any():
        return None
    more = max(int(rows[fits.argmax()]) - count, 1)
    step = 10 ** max(math.floor(math.log10(more)) - 1, 0)
    return math.ceil(more / step) * step
