"""Which strategy is first in each future, and how much worse than the best of a future one may fare."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from govsim.study.goal import Goal
from govsim.study.judge.which_runs import cube_of, means_over_futures


def shares(runs: pd.DataFrame, goal: Goal, strategies: Sequence[str]) -> pd.DataFrame:
    """In which share of the futures a strategy is the best, by its mean over seeds.

    `strategy`; `first`: no other has a better mean; `best`: ahead of every other by at least what matters; `as_good`:
    not so, but behind the first by less than what matters; `futures`: how many count. Shares are NaN without any.
    """
    merit = goal.better * cube_of(runs, goal.outcome, strategies).complete().averages()
    behind = merit.max(axis=1, keepdims=True, initial=-np.inf) - merit
    best = _ahead(merit, goal.matters)
    near = (behind < goal.matters) | (behind == 0)
    data = {"first": behind == 0, "best": best, "as_good": near & ~best}
    columns = {key: means_over_futures(value) for key, value in data.items()}
    return pd.DataFrame({"strategy": list(strategies), **columns, "futures": len(merit)})


def _ahead(merit: np.ndarray, matters: float) -> np.ndarray:
    """Where a strategy is ahead of every other by what matters: bool[futures, strategies]."""
    ahead = np.ones(merit.shape, dtype=bool)
    for one in range(merit.shape[1]):
        for other in range(merit.shape[1]):
            if one != other:
                gap = merit[:, one] - merit[:, other]
                ahead[:, one] &= (gap >= matters) & (gap > 0)
    return ahead


def regret(runs: pd.DataFrame, goal: Goal, strategies: Sequence[str]) -> pd.DataFrame:
    """How much worse a strategy is than the best of the same future, in the unit of the outcome, never negative.

    `strategy`; `mean` and `largest` over futures; `worst_future`, where it is largest; `futures`: how many count. Luck
    makes regret look larger than it is, since the best is the best of what was seen; more seeds make it fade.
    """
    cube = cube_of(runs, goal.outcome, strategies).complete()
    merit = goal.better * cube.averages()
    lost = merit.max(axis=1, keepdims=True, initial=-np.inf) - merit
    worst = [int(cube.futures[place]) for place in lost.argmax(axis=0)] if len(lost) else None
    largest = lost.max(axis=0) if len(lost) else np.nan
    data = {"strategy": list(strategies), "mean": means_over_futures(lost), "largest": largest}
    return pd.DataFrame(data | {"worst_future": worst, "futures": len(lost)})


def least_regret(regrets: pd.DataFrame, baseline: str | None = None, matters: float = 0.0) -> str | None:
    """The strategy of minimax regret (of equals the one with the least mean regret); null without any.

    The baseline where its largest regret is greater by less than what matters: for less nobody need change anything.
    """
    told = regrets.dropna(subset="largest").sort_values(["largest", "mean"], kind="stable")
    near = told["strategy"][told["largest"] - told["largest"].min() < matters]
    if baseline in set(near):
        return baseline
    return str(told["strategy"].iloc[0]) if len(told) else None
