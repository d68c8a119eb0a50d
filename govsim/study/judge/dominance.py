"""Which strategies no other one dominates, where several outcomes count."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from govsim.study.goal import Goal
from govsim.study.judge.which_runs import cube_of, means_over_futures


def pareto(runs: pd.DataFrame, goals: Sequence[Goal], strategies: Sequence[str]) -> pd.DataFrame:
    """The Pareto set: strategies that no other dominates over several outcomes.

    One dominates another that is not ahead of it in any outcome and is behind it by at least what matters in one.
    `strategy`; `undominated`: by the means over the futures that count; `share` of these futures in which it is
    undominated; `futures`: those with a seed on which every strategy has every outcome.
    """
    merit = _merits(runs, goals, strategies)
    matters = np.array([goal.matters for goal in goals])
    each = np.array([_undominated(one, matters) for one in merit]).reshape(len(merit), len(strategies))
    over_all = _undominated(merit.mean(axis=0), matters) if len(merit) else None
    data = {"strategy": list(strategies), "undominated": over_all, "share": means_over_futures(each)}
    return pd.DataFrame(data | {"futures": len(merit)})


def _merits(runs: pd.DataFrame, goals: Sequence[Goal], strategies: Sequence[str]) -> np.ndarray:
    """Means over seeds with every outcome of every strategy, more is better: float64[futures, strategies, outcomes]."""
    whole = runs[[goal.outcome for goal in goals]].notna().all(axis=1)
    cubes = [cube_of(runs[whole], goal.outcome, strategies).complete().averages() for goal in goals]
    return np.stack([goal.better * cube for goal, cube in zip(goals, cubes, strict=True)], axis=2)


def _undominated(merit: np.ndarray, matters: np.ndarray) -> np.ndarray:
    """Which rows no other row dominates: bool[strategies] of float64[strategies, outcomes]."""
    gap = merit[:, None, :] - merit[None, :, :]
    clear = ((gap >= matters) & (gap > 0)).any(axis=2)
    return ~((gap >= 0).all(axis=2) & clear).any(axis=0)
