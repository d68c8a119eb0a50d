"""Runs of strategies, a row each, and what the rows say: the one table behind comparisons, sweeps, briefs and charts.

A comparison is a study of one future. Folders of results are read in `folders`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from govsim.errors import GovsimError
from govsim.measures.outcomes import INSPECTION_PASSED, better_of, matters
from govsim.scenario.schema import Scenario
from govsim.study.experiment import Experiment, goals_of
from govsim.study.experiment_file import Study
from govsim.study.goal import Goal
from govsim.study.judge import robustness
from govsim.study.judge.along import MIDDLE
from govsim.study.judge.paired import CONFIDENCE, Estimate, estimate
from govsim.study.judge.ranking import Decision, decide_all
from govsim.study.kept import allowed, feasible
from govsim.study.possible import possible
from govsim.study.runs.failures import Failures, failures
from govsim.study.runs.rows import DAILY, SERIES, count_failed

GOALS = ("reads", "trust")
"""The outcomes by which strategies are ranked where nobody says others."""
RANKED = "goals"
"""In the receipt of a comparison: by what it was ranked, and how surely, as `asked` says it."""


def asked(goals: Sequence[Goal], confidence: float, look: int | None) -> dict[str, Any]:
    """By what a comparison is ranked, and how surely, as plain data; `look` as in `decide`."""
    each = [{"outcome": goal.outcome, "better": goal.better, "matters": goal.matters} for goal in goals]
    return {"each": each, "confidence": confidence, "look": look}


@dataclass(frozen=True)
class Results:
    """Runs, a row for each one planned, and what they are runs of.

    Columns of `runs`: `future`, `strategy`, `seed`, `there` (false: not played), `error` (null: ended well), outcomes,
    `inspection` (what failed, `account:set:rule` each), series by day as lists; `hash` where they lie in a folder.
    A comparison has no `experiment` and no `points` (a row for each future): its runs are all of future 0. `folder`:
    that of a sweep.
    """

    receipt: dict[str, Any]
    scenario: Scenario
    baseline: str
    strategies: tuple[str, ...]
    runs: pd.DataFrame = field(repr=False)
    experiment: Experiment | None = None
    points: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    folder: Path | None = None

    @property
    def is_sweep(self) -> bool:
        """Whether there are futures, and not luck alone."""
        return self.experiment is not None

    @property
    def others(self) -> list[str]:
        """The strategies that are compared with the baseline."""
        return [key for key in self.strategies if key != self.baseline]

    @cached_property
    def study(self) -> Study:
        """The study of a sweep; raises ValueError for a comparison."""
        if self.experiment is None:
            raise ValueError("a comparison is no study")
        return Study(self.experiment, self.scenario, self.strategies, self.baseline)

    @property
    def missing(self) -> pd.DataFrame:
        """Runs that were planned and are not there: those that failed are in `failures`."""
        return self.runs[~self.runs["there"]]

    @cached_property
    def failures(self) -> Failures:
        """Runs that ended in an error, and why."""
        return failures(self.runs)

    def refuse_if_all_failed(self) -> None:
        """Raises GovsimError where no run ended well, so that nothing can be said."""
        reasons = self.failures.reasons
        if self.good.empty and reasons:
            failed = int(self.runs["error"].notna().sum())
            raise GovsimError("error.all_failed", value=failed, reason=reasons[0].said)

    # What decides

    @cached_property
    def goals(self) -> list[Goal]:
        """The outcomes that decide: those of the experiment, those of the comparison, or GOALS."""
        if self.experiment:
            return list(goals_of(self.experiment, self._level))
        if self.receipt.get(RANKED):
            return [Goal(one["outcome"], one["better"], one["matters"]) for one in self.receipt[RANKED]["each"]]
        return [self._by_table(key) for key in GOALS]

    def goal(self, outcome: str) -> Goal:
        """An outcome as a goal: one that decides, or with the table's smallest difference that matters."""
        deciding = {goal.outcome: goal for goal in self.goals}
        return deciding.get(outcome) or self._by_table(outcome)

    def _by_table(self, outcome: str) -> Goal:
        return Goal(outcome, better_of(outcome), matters(outcome, self._level(outcome)))

    def _level(self, outcome: str) -> float:
        """The mean of the baseline, 0 where there is none."""
        mean = self.mean(self.baseline, outcome)
        return 0.0 if np.isnan(mean) else mean

    @property
    def sure(self) -> tuple[float, int | None]:
        """The confidence with which a comparison is ranked, and its round, null where there is only one."""
        told = self.receipt.get(RANKED) or {"confidence": CONFIDENCE, "look": None}
        return told["confidence"], told["look"]

    def ranking(
        self, goals: Sequence[Goal] = (), confidence: float | None = None, look: int | None = None
    ) -> list[Decision]:
        """Which strategy is best, as good or too close to call in each goal, by seed.

        By default in the goals that decide, and as surely as was asked. Only strategies that are allowed are ranked.
        """
        goals, (surely, round_) = goals or self.goals, self.sure
        confidence, look = (surely, round_) if confidence is None else (confidence, look)
        values = {goal.outcome: {key: self.values(key, goal.outcome) for key in self.allowed} for goal in goals}
        limits = {goal.outcome: possible(goal.outcome) for goal in goals}
        return decide_all(values, goals, confidence, look, limits)

    @cached_property
    def allowed(self) -> tuple[str, ...]:
        """Strategies that keep what is asked of them, the budget and the inspection: only they are ranked."""
        return allowed(self.good, self.strategies, self.experiment.constraints if self.experiment else None)

    # What the rows say

    @cached_property
    def good(self) -> pd.DataFrame:
        """Runs that ended well."""
        return self.runs[self.runs["there"] & self.runs["error"].isna()]

    @property
    def futures(self) -> int:
        """How many futures count."""
        return int(self.good["future"].nunique())

    @property
    def seeds(self) -> int:
        """Runs of a strategy in one future, at most."""
        return int(self.runs.groupby(["future", "strategy"])["seed"].nunique().max())

    def has(self, outcome: str) -> bool:
        """Whether the runs have an outcome: those of an older version may not."""
        return outcome in self.good and bool(self.good[outcome].notna().any())

    def mean(self, strategy: str, outcome: str) -> float:
        """Mean of an outcome over the runs of a strategy, NaN where there is none."""
        return float(pd.Series(self.values(strategy, outcome)).mean())

    def values(self, strategy: str, outcome: str) -> np.ndarray:
        """An outcome of a strategy by future and seed, NaN where missing: float64[pairs]."""
        own = self._own(strategy)
        if outcome not in own:
            return np.full(len(self._pairs), np.nan)
        return own[outcome].reindex(self._pairs).to_numpy(np.float64)

    @cached_property
    def _pairs(self) -> pd.MultiIndex:
        """Every future and seed, in the order of the rows."""
        return pd.MultiIndex.from_frame(self.runs[["future", "seed"]].drop_duplicates())

    def estimate(self, strategy: str, outcome: str) -> Estimate:
        """Difference to the baseline: the mean and what luck leaves; of a sweep the median and nine in ten futures."""
        if (strategy, outcome) not in self._estimates:
            self._estimates[strategy, outcome] = self._estimate(strategy, outcome)
        return self._estimates[strategy, outcome]

    @cached_property
    def _estimates(self) -> dict[tuple[str, str], Estimate]:
        return {}

    def _estimate(self, strategy: str, outcome: str) -> Estimate:
        if not self.is_sweep or strategy == self.baseline:
            return self.difference(strategy, self.baseline, outcome)
        found = robustness.differences(self.good, outcome, self.baseline, [self.baseline, strategy])
        if found.empty:
            return Estimate(self.mean(strategy, outcome), None, None, None, None, [])
        low, middle, high = (float(found["difference"].quantile(q)) for q in (MIDDLE[0], 0.5, MIDDLE[1]))
        return Estimate(self.mean(strategy, outcome), middle, low, high, None, [])

    def difference(self, strategy: str, other: str, outcome: str) -> Estimate:
        """Mean of an outcome, and its paired difference to another strategy by future and seed."""
        own, base = self.values(strategy, outcome), self.values(other, outcome)
        return estimate(own, base, strategy == other, possible(outcome))

    def feasible(self, strategy: str) -> bool | None:
        """Whether the budget allows a strategy; null if no run of it ended well."""
        own = self._own(strategy)
        return feasible(own) if len(own) else None

    def passes(self, strategy: str) -> tuple[int, int]:
        """In how many runs of a strategy no account fails the inspection, and of how many that ended well."""
        own = self._own(strategy)
        return (int(own[INSPECTION_PASSED].sum()), len(own)) if len(own) else (0, 0)

    def pass_rate(self, strategy: str) -> float:
        """Share of the runs of a strategy in which no account fails the inspection, NaN where none ended well."""
        passed, of = self.passes(strategy)
        return passed / of if of else float("nan")

    def failed(self, strategy: str) -> dict[str, float]:
        """What a strategy fails in the inspection (`account:set:rule`), and in which share of its runs."""
        told = self._own(strategy)["inspection"]
        return {name: count / len(told) for name, count in count_failed(told).items()}

    def _own(self, strategy: str) -> pd.DataFrame:
        """The runs of a strategy that ended well, by future and seed."""
        return self._by_strategy.get(strategy, self.good.iloc[:0])

    @cached_property
    def _by_strategy(self) -> dict[str, pd.DataFrame]:
        return {str(key): own.set_index(["future", "seed"]) for key, own in self.good.groupby("strategy", sort=False)}

    def series(self) -> pd.DataFrame:
        """Daily series of every run, a row per `strategy`, `future`, `seed` and `day`."""
        names = [SERIES + name for name in DAILY]
        told = self.good.loc[self.good[names[0]].notna(), ["strategy", "future", "seed", *names]]
        told = told.assign(day=[range(len(days)) for days in told[names[0]]]).explode([*names, "day"])
        return told.astype(dict.fromkeys(names, float)).rename(columns=lambda name: name.removeprefix(SERIES))
