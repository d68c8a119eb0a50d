"""How far a strategy is ahead where there is little, more and most of what an experiment names among its unknowns.

Scenario discovery asks where a claim fails and says nothing where no region stands out from chance. A named uncertainty
is one somebody asks about, so it gets an answer in any case: the futures in a few groups of equal size along it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from govsim.study.goal import Goal
from govsim.study.judge.discovery import FEWEST
from govsim.study.judge.verdicts import wilson

GROUPS = 4
"""Few enough to be read out, and to leave some twenty futures in each in a study of a hundred."""
TELLING = 0.2
"""By how much the shares of futures in which a strategy is ahead must differ between groups to be worth telling."""
MIDDLE = (0.05, 0.95)
"""Quantiles of the futures between which nine in ten lie."""
PROFILE_COLUMNS = [
    *("outcome", "strategy", "factor", "factor_low", "factor_high", "futures", "median", "low", "high"),
    *("ahead", "ahead_low", "ahead_high"),
]


def profile(
    differences: pd.DataFrame, goals: tuple[Goal, ...], factors: pd.DataFrame, sets: pd.Series | None = None
) -> pd.DataFrame:
    """Differences to the baseline by group of futures along each column of numbers in `factors` (indexed by future).

    `differences` as `Robustness.differences` has them for all outcomes. A row for each outcome, strategy, factor and
    group: in it the factor runs from `factor_low` to `factor_high`; `median`, `low`, `high` are of the difference (nine
    in ten of the futures); `ahead` says in how many it is better by what matters, and the interval of that share.
    `sets`: of each future the number of the set with which it shares most of what it is (none: all differ), which of a
    share tells no more than one future would.
    """
    sets = pd.Series(factors.index, factors.index) if sets is None else sets
    numbers = factors.select_dtypes("number")
    rows = [
        {"outcome": goal.outcome, "strategy": strategy, "factor": factor} | row
        for goal in goals
        for strategy, difference in _by_strategy(differences, goal)
        for factor in numbers
        for row in _groups(numbers[factor], difference, goal, sets)
    ]
    return pd.DataFrame(rows, columns=PROFILE_COLUMNS)


def told(profile: pd.DataFrame) -> Iterator[tuple[str, str, str, pd.DataFrame]]:
    """Outcome, strategy, factor and groups of what is worth telling."""
    for (outcome, strategy, factor), groups in profile.groupby(["outcome", "strategy", "factor"], sort=False):
        if groups["futures"].min() >= FEWEST and np.ptp(groups["ahead"] / groups["futures"]) >= TELLING:
            yield outcome, strategy, factor, groups


def ahead(difference: pd.Series, goal: Goal) -> pd.Series:
    """In which futures a difference is for the better, and by what matters: bool[futures]."""
    better = goal.better * difference
    return (better >= goal.matters) & (better > 0)


def _by_strategy(differences: pd.DataFrame, goal: Goal) -> Iterator[tuple[str, pd.Series]]:
    own = differences[differences["outcome"] == goal.outcome]
    for strategy, rows in own.groupby("strategy", sort=False):
        yield strategy, rows.set_index("future")["difference"].dropna()


def _groups(factor: pd.Series, difference: pd.Series, goal: Goal, sets: pd.Series) -> Iterator[dict[str, float]]:
    at = factor.reindex(difference.index)
    for group in _cut(at):
        values = difference[group.index]
        count, witnesses = int(ahead(values, goal).sum()), sets[group.index].nunique()
        ends = dict(zip(("ahead_low", "ahead_high"), wilson(count, len(values), witnesses), strict=True))
        low, median, high = values.quantile([MIDDLE[0], 0.5, MIDDLE[1]])
        spread = {"futures": len(values), "median": median, "low": low, "high": high}
        yield {"factor_low": group.min(), "factor_high": group.max()} | spread | {"ahead": count} | ends


def _cut(at: pd.Series) -> list[pd.Series]:
    """The futures in groups along a factor: one for each of its few values, else of equal size."""
    if at.nunique() <= GROUPS:
        return [group for _, group in at.groupby(at)]
    count = max(1, min(GROUPS, len(at) // FEWEST))
    ordered = at.sort_values(kind="stable")
    return [ordered.iloc[places] for places in np.array_split(np.arange(len(ordered)), count)]
