"""Over many futures: how far each strategy is ahead, what one may regret, and which claims hold in how many of them.

A future is one set of what nobody knows. Every strategy meets the same futures on the same seeds. `runs` is a table
with the columns `future` (int), `strategy` (str), `seed` (int) and one column of floats per outcome; a run that failed
is NaN or absent. A column `set` (int), where there is one, numbers the sets of futures that share most of what they
are: of claims, such a set tells no more than one future would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from govsim.study.goal import Goal
from govsim.study.judge.claims import ClaimKind, JudgedClaim, claims
from govsim.study.judge.differences import differences, means
from govsim.study.judge.dominance import pareto
from govsim.study.judge.regret import least_regret, regret, shares
from govsim.study.judge.spread import Spread, spread
from govsim.study.judge.which_runs import left_out, missing


@dataclass(frozen=True)
class Robustness:
    """All that can be said of strategies over futures; the functions of the same names say what the tables hold.

    `ranked`: the strategies that may be recommended. Only these are held against one another: `left_out`, `shares`,
    `regret`, `least_regret`, `pareto` and the claims about the best one are of them alone.
    """

    baseline: str
    strategies: tuple[str, ...]
    ranked: tuple[str, ...]
    missing: pd.DataFrame
    left_out: dict[str, tuple[int, ...]]
    means: pd.DataFrame
    differences: pd.DataFrame
    shares: pd.DataFrame
    regret: pd.DataFrame
    least_regret: dict[str, str | None]
    pareto: pd.DataFrame
    claims: tuple[JudgedClaim, ...]
    spread: tuple[Spread, ...]

    def of(self, outcome: str, strategy: str) -> pd.Series:
        """The differences of a strategy to the baseline in an outcome, by future."""
        table = self.differences
        own = (table["outcome"] == outcome) & (table["strategy"] == strategy)
        return table[own].set_index("future")["difference"]

    def claims_of(self, outcome: str, strategy: str, *kinds: ClaimKind) -> list[JudgedClaim]:
        """The claims of some kinds about a strategy in an outcome."""
        return [one for one in self.claims if (one.outcome, one.strategy) == (outcome, strategy) and one.kind in kinds]


def assess(
    runs: pd.DataFrame,
    baseline: str,
    goals: Sequence[Goal],
    strategies: Sequence[str] | None = None,
    ranked: Sequence[str] | None = None,
) -> Robustness:
    """All of `Robustness`, for `strategies` (default: all in `runs`, in the order in which they come up).

    `ranked`: those that may be recommended (default: all).

    Raises ValueError for a baseline or an outcome that `runs` does not have, and for a run that stands in it twice.
    """
    keys = _strategies(runs, baseline, goals, strategies)
    rivals = keys if ranked is None else tuple(key for key in keys if key in ranked)
    regrets = _stacked(lambda goal: regret(runs, goal, rivals), goals)
    return Robustness(
        baseline=baseline,
        strategies=keys,
        ranked=rivals,
        missing=_stacked(lambda goal: missing(runs, goal.outcome, keys), goals),
        left_out={goal.outcome: left_out(runs, goal.outcome, rivals) for goal in goals},
        means=_stacked(lambda goal: means(runs, goal.outcome, keys), goals),
        differences=_stacked(lambda goal: differences(runs, goal.outcome, baseline, keys), goals),
        shares=_stacked(lambda goal: shares(runs, goal, rivals), goals),
        regret=regrets,
        least_regret={
            goal.outcome: least_regret(regrets[regrets["outcome"] == goal.outcome], baseline, goal.matters)
            for goal in goals
        },
        pareto=pareto(runs, goals, rivals),
        claims=tuple(claim for goal in goals for claim in claims(runs, goal, baseline, keys, rivals)),
        spread=tuple(spread(runs, goal.outcome, key, baseline) for goal in goals for key in keys if key != baseline),
    )


def _strategies(
    runs: pd.DataFrame, baseline: str, goals: Iterable[Goal], strategies: Sequence[str] | None
) -> tuple[str, ...]:
    keys = tuple(runs["strategy"].unique() if strategies is None else strategies)
    if baseline not in keys:
        raise ValueError(f"the baseline {baseline!r} is none of {keys}")
    absent = [goal.outcome for goal in goals if goal.outcome not in runs]
    if absent:
        raise ValueError(f"runs has no column {absent}")
    return keys


def _stacked(table: Callable[[Goal], pd.DataFrame], goals: Sequence[Goal]) -> pd.DataFrame:
    """One table per goal, with the outcome as its first column."""
    parts = [table(goal) for goal in goals]
    for goal, part in zip(goals, parts, strict=True):
        part.insert(0, "outcome", goal.outcome)
    return pd.concat(parts, ignore_index=True)
