"""Which strategy is best, as good, or too close to call: sequential selection on common random numbers.

Every strategy is played on the same seeds, so that only differences seed by seed count. After each round of seeds the
strategy with the best mean is compared with every other one by a paired t interval; the error that is allowed in all is
shared among these comparisons, the outcomes and the rounds (Bonferroni; over rounds in proportion to 1/round²), so that
stopping as soon as the answer is known does not make it wrong more often than promised. This is valid for any
dependence between strategies; differences are taken for normal. Like Kim and Nelson (2001, ACM TOMACS 11:251) it knows
a smallest difference that matters; unlike theirs it needs no first-stage variance and also says who is as good.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import stats

FIRST_ROUND, GROWTH = 10, 1.5
"""Seeds of the first round, and by how much the number grows with each. Assumption: a t interval of ten is trusted."""
SPENT = 6 / math.pi**2
"""Of the error in the first round; divided by the square of the round it sums to one over all."""


class Answer(StrEnum):
    """What is known of a strategy against the rest."""

    BEST = "best"
    AS_GOOD = "as_good"
    TOO_CLOSE = "too_close"


class Standing(StrEnum):
    """What is known of the selected strategy against one other."""

    AHEAD = "ahead"
    AS_GOOD = "as_good"
    OPEN = "open"


@dataclass(frozen=True)
class Goal:
    """An outcome, its direction (+1 more is better, -1 less), and the smallest difference that matters (its unit)."""

    outcome: str
    better: int
    matters: float


@dataclass(frozen=True)
class Pair:
    """The selected strategy against another: difference (selected less other) with its simultaneous interval."""

    other: str
    difference: float
    low: float
    high: float
    standing: Standing
    more_seeds: int | None


@dataclass(frozen=True)
class Decision:
    """What is known of one outcome after some seeds.

    `answer` is BEST (`selected` is better than all others), AS_GOOD (`equals` differ from it by less than what matters,
    the rest are worse) or TOO_CLOSE (about `more_seeds` more would tell; null where nobody can say).
    """

    goal: Goal
    selected: str
    answer: Answer
    equals: tuple[str, ...]
    more_seeds: int | None
    seeds: int
    pairs: tuple[Pair, ...]


def rounds(first: int, most: int) -> Iterator[int]:
    """Numbers of seeds after each round, growing by half, up to `most`."""
    count = min(first, most)
    while count < most:
        yield count
        count = min(math.ceil(count * GROWTH), most)
    yield most


def decide(values: Mapping[str, np.ndarray], goal: Goal, confidence: float, look: int | None = None, goals: int = 1):
    """Decide one outcome of `goals` from values by strategy, float64[seeds], NaN for a failed run.

    `look` is the number of the round (1 the first), None where there is only this one. Gives None with less than two
    seeds on which every strategy was played.
    """
    keys, table = list(values), np.column_stack(list(values.values())) * goal.better
    table = table[np.isfinite(table).all(axis=1)]
    if len(table) < 2 or len(keys) < 2:
        return None
    chosen = int(table.mean(axis=0).argmax())
    spent = (1 - confidence) / goals / (len(keys) - 1) * (SPENT / look**2 if look else 1)
    others = [i for i in range(len(keys)) if i != chosen]
    pairs = tuple(_pair(keys[i], table[:, chosen] - table[:, i], goal, spent) for i in others)
    return _decision(goal, keys[chosen], len(table), pairs)


def decide_all(
    values: Mapping[str, Mapping[str, np.ndarray]], goals: Sequence[Goal], confidence: float, look: int | None = None
) -> list[Decision]:
    """Decide several outcomes at once (`values` by outcome and strategy), together as sure as promised."""
    found = (decide(values[goal.outcome], goal, confidence, look, len(goals)) for goal in goals)
    return [one for one in found if one is not None]


def _decision(goal: Goal, selected: str, seeds: int, pairs: tuple[Pair, ...]) -> Decision:
    equals = tuple(pair.other for pair in pairs if pair.standing == Standing.AS_GOOD)
    still_open = [pair for pair in pairs if pair.standing == Standing.OPEN]
    answer = Answer.TOO_CLOSE if still_open else Answer.AS_GOOD if equals else Answer.BEST
    needed = [pair.more_seeds for pair in still_open]
    more = max(needed) if needed and None not in needed else None
    return Decision(goal, selected, answer, equals, more, seeds, pairs)


def _pair(other: str, ahead: np.ndarray, goal: Goal, error: float) -> Pair:
    """Paired t interval of how far the selected strategy is ahead, and what it says."""
    count, middle = len(ahead), float(ahead.mean())
    half = float(stats.t.ppf(1 - error / 2, count - 1) * ahead.std(ddof=1) / math.sqrt(count))
    standing = _standing(middle - half, middle + half, goal.matters)
    more = _more_seeds(count, middle, half, goal.matters) if standing == Standing.OPEN else None
    low, high = sorted((goal.better * (middle - half), goal.better * (middle + half)))
    return Pair(other, goal.better * middle, low, high, standing, more)


def _standing(low: float, high: float, matters: float) -> Standing:
    if low == high == 0 or -matters < low <= high < matters:
        return Standing.AS_GOOD
    return Standing.AHEAD if low > 0 else Standing.OPEN


def _more_seeds(count: int, middle: float, half: float, matters: float) -> int | None:
    """Seeds until the interval is narrow enough for either answer, rounded up to two digits."""
    target = max(middle, matters - middle)
    if target <= 0:
        return None
    more = max(count * (half / target) ** 2 - count, 1.0)
    step = 10 ** max(math.floor(math.log10(more)) - 1, 0)
    return math.ceil(more / step) * step
