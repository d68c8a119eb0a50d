"""What a brief is made from: the runs of a comparison, of a sweep or of single runs, as their folders hold them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from govsim.errors import GovsimError
from govsim.measures.inspection import failures
from govsim.measures.outcomes import FEASIBLE, INSPECTION_PASSED, better_of, keys, matters
from govsim.scenario.schema import Scenario
from govsim.study import analysis, compare
from govsim.study.compare import Estimate
from govsim.study.experiment import Experiment, direction
from govsim.study.experiment_file import Study
from govsim.study.judge import robustness
from govsim.study.judge.along import MIDDLE
from govsim.study.judge.ranking import Decision, Goal, decide_all
from govsim.study.runs import manifest, results
from govsim.study.runs.cases import address
from govsim.study.runs.results import Results
from govsim.study.runs.store import SERIES

GOALS = "goals"
"""In the receipt of a comparison: by what it was ranked, and how surely."""


@dataclass(frozen=True)
class Source:
    """Runs, a row each (`future`, `strategy`, `seed`, `hash`, `there`, `error`, outcomes), and what they are runs of.

    `experiment` and `points` are null for a comparison, whose runs are all of future 0. `patterns`: the table that
    `govsim patterns --out` wrote, where there is one. `told_course`: the means by day of a source read from a receipt,
    which has no daily series. `folder`: that of a sweep.
    """

    receipt: dict[str, Any]
    scenario: Scenario
    baseline: str
    strategies: tuple[str, ...]
    runs: pd.DataFrame = field(repr=False)
    experiment: Experiment | None = None
    points: pd.DataFrame | None = field(default=None, repr=False)
    patterns: pd.DataFrame | None = field(default=None, repr=False)
    told_course: pd.DataFrame | None = field(default=None, repr=False)
    folder: Path | None = None

    @property
    def is_sweep(self) -> bool:
        """Whether there are futures, and not luck alone."""
        return self.experiment is not None

    @property
    def date(self) -> str:
        """The day on which the results were written."""
        return self.receipt["written"][:10]

    @property
    def others(self) -> list[str]:
        """The strategies that are compared with the baseline."""
        return [key for key in self.strategies if key != self.baseline]

    @cached_property
    def goals(self) -> list[Goal]:
        """The outcomes that decide."""
        if self.experiment:
            return [Goal(aim.outcome, direction(aim), aim.matters) for aim in self.experiment.outcomes]
        if self.receipt.get(GOALS):
            return [Goal(one["outcome"], one["better"], one["matters"]) for one in self.receipt[GOALS]["each"]]
        return [self._by_table(key) for key in compare.GOALS]

    def goal(self, outcome: str) -> Goal:
        """An outcome as a goal: one that decides, or with the table's smallest difference that matters."""
        deciding = {goal.outcome: goal for goal in self.goals}
        return deciding.get(outcome) or self._by_table(outcome)

    def _by_table(self, outcome: str) -> Goal:
        return Goal(outcome, better_of(outcome), matters(outcome, self.mean(self.baseline, outcome)))

    @cached_property
    def study(self) -> Study | None:
        """The study of a sweep."""
        return self.experiment and Study(self.experiment, self.scenario, self.strategies, self.baseline)

    @cached_property
    def analysis(self) -> analysis.Analysis | None:
        """What a sweep says over its futures."""
        return self.study and analysis.analysed(Results(self.study, self.receipt, self.points, self.runs), self.folder)

    @cached_property
    def decisions(self) -> list[Decision]:
        """The ranking as far as luck goes: of a comparison by seed, of a sweep on average over its futures."""
        if self.analysis:
            return list(self.analysis.average)
        values = {goal.outcome: {key: self.values(key, goal.outcome) for key in self.strategies} for goal in self.goals}
        sure = self.receipt.get(GOALS) or {"confidence": compare.CONFIDENCE, "look": None}
        return decide_all(values, self.goals, sure["confidence"], sure["look"])

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
        return float(self.good.loc[self.good["strategy"] == strategy, outcome].mean())

    def values(self, strategy: str, outcome: str) -> np.ndarray:
        """An outcome of a strategy by future and seed, NaN where missing: float64[pairs]."""
        pairs = self.runs[["future", "seed"]].drop_duplicates().sort_values(["future", "seed"])
        own = self.good[self.good["strategy"] == strategy][["future", "seed", outcome]]
        return pairs.merge(own, how="left")[outcome].to_numpy(np.float64)

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
            own, base = self.values(strategy, outcome), self.values(self.baseline, outcome)
            return compare.estimate(own, base, strategy == self.baseline)
        found = robustness.differences(self.good, outcome, self.baseline, [self.baseline, strategy])
        if found.empty:
            return Estimate(self.mean(strategy, outcome), None, None, None, None, [])
        low, middle, high = (float(found["difference"].quantile(q)) for q in (MIDDLE[0], 0.5, MIDDLE[1]))
        return Estimate(self.mean(strategy, outcome), middle, low, high, None, [])

    def feasible(self, strategy: str) -> bool:
        """Whether the budget allows a strategy."""
        return bool(self._own(strategy)[FEASIBLE].all())

    def passes(self, strategy: str) -> float:
        """Share of the runs of a strategy in which no account fails the inspection."""
        return float(self._own(strategy)[INSPECTION_PASSED].mean())

    def failed(self, strategy: str) -> dict[str, float]:
        """What a strategy fails in the inspection (`account:set:rule`), and in which share of its runs."""
        told = self._own(strategy)["inspection"]
        counts = told.dropna().str.split("; ").explode().value_counts()
        return {name: count / len(told) for name, count in counts.items()}

    def _own(self, strategy: str) -> pd.DataFrame:
        return self.good[self.good["strategy"] == strategy]

    def series(self) -> pd.DataFrame:
        """Daily series of every run, a row per `strategy`, `future`, `seed` and `day`."""
        names = [SERIES + name for name in compare.SERIES]
        told = self.good.loc[self.good[names[0]].notna(), ["strategy", "future", "seed", *names]]
        told = told.assign(day=[range(len(days)) for days in told[names[0]]]).explode([*names, "day"])
        return told.astype(dict.fromkeys(names, float)).rename(columns=lambda name: name.removeprefix(SERIES))

    @cached_property
    def course(self) -> pd.DataFrame:
        """Means of the daily series over all runs: a row per strategy and day."""
        if self.told_course is not None:
            return self.told_course
        by_day = self.series().groupby(["strategy", "day"], sort=False)[list(compare.SERIES)].mean()
        return by_day.reset_index().astype({"day": int})


def read(folders: Sequence[str | Path]) -> Source:
    """The source of a brief from the folders of `compare`, `sweep`, `run` and `patterns`.

    Several runs of one scenario are put together; a folder of `patterns` adds what was observed. Raises GovsimError for
    a folder that holds none of these, and for results that do not belong together.
    """
    found, patterns = [], None
    for folder in map(Path, folders):
        if (folder / "patterns.parquet").exists():
            patterns = pd.read_parquet(folder / "patterns.parquet")
        else:
            found.append(_read(folder))
    if not found:
        raise GovsimError("error.no_results", value=", ".join(map(str, folders)))
    whole = found[0] if len(found) == 1 else _together(found)
    return replace(whole, patterns=patterns)


def _read(folder: Path) -> Source:
    receipt = _manifest(folder)
    if "experiment" in receipt:
        found = results.read(folder)
        study = found.study
        parts = (study.scenario, study.baseline, study.strategies, found.runs, study.experiment, found.points)
        return Source(receipt, *parts, folder=folder)
    scenario = manifest.read(folder / manifest.NAME)[0]
    strategies = tuple(receipt["strategies"])
    runs, goals = (_compared if (folder / "runs.parquet").exists() else _played)(folder, scenario, receipt)
    runs["hash"] = [address(scenario, row.strategy, int(row.seed), receipt["sources"]) for row in runs.itertuples()]
    return Source(receipt | {GOALS: goals}, scenario, receipt.get("baseline", strategies[0]), strategies, runs)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        receipt = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise GovsimError("error.no_results", value=folder) from None
    if not isinstance(receipt, dict) or "scenario" not in receipt or "written" not in receipt:
        raise GovsimError("error.no_results", value=folder)
    return receipt


def _compared(folder: Path, *_: Any) -> tuple[pd.DataFrame, dict[str, Any] | None]:
    """The runs of a comparison, and by what it was ranked."""
    runs, series, inspected, ranked = (_table(folder, name) for name in ("runs", "series", "inspection", "ranking"))
    runs = runs.assign(future=0, there=True).merge(_as_lists(series), on=["strategy", "seed"], how="left")
    runs = runs.merge(_told(inspected), on=["strategy", "seed"], how="left")
    if "confidence" not in ranked:
        return runs, None
    each = ranked.drop_duplicates("outcome")
    goals = [{"outcome": row.outcome, "better": int(row.better), "matters": row.matters} for row in each.itertuples()]
    look = each["look"].iloc[0]
    sure = {"confidence": float(each["confidence"].iloc[0]), "look": None if pd.isna(look) else int(look)}
    return runs, {"each": goals} | sure


def _table(folder: Path, name: str) -> pd.DataFrame:
    try:
        return pd.read_parquet(folder / f"{name}.parquet")
    except (OSError, ValueError):
        raise GovsimError("error.no_results", value=folder) from None


def _as_lists(series: pd.DataFrame) -> pd.DataFrame:
    lists = series.groupby(["strategy", "seed"]).agg(list)[list(compare.SERIES)]
    return lists.add_prefix(SERIES).reset_index()


def _told(inspected: pd.DataFrame) -> pd.DataFrame:
    """What each run fails in the inspection, as the store of a sweep says it."""
    rows = [
        {"strategy": strategy, "seed": seed, "inspection": said}
        for (strategy, seed), own in inspected.groupby(["strategy", "seed"])
        if (said := "; ".join(f"{one.account or '-'}:{one.rules}:{one.rule}" for one in failures(own)))
    ]
    return pd.DataFrame(rows, columns=["strategy", "seed", "inspection"]).astype({"seed": inspected["seed"].dtype})


def _played(folder: Path, scenario: Scenario, receipt: dict[str, Any]) -> tuple[pd.DataFrame, None]:
    """A single run as a table of one row."""
    strategy, seed = receipt["strategies"][0], receipt["seeds"][0]
    summary = _table(folder, "summary").set_index("outcome")["value"]
    row = {key: summary[key] for key in keys(scenario) if key in summary}
    row |= {key: bool(summary[key]) for key in (FEASIBLE, INSPECTION_PASSED)}
    runs = pd.DataFrame([{"strategy": strategy, "seed": seed, "error": None} | row]).assign(future=0, there=True)
    series = compare.series(_table(folder, "daily"), _table(folder, "segments")).assign(strategy=strategy, seed=seed)
    inspected = _table(folder, "inspection").assign(strategy=strategy, seed=seed)
    runs = runs.merge(_as_lists(series), on=["strategy", "seed"], how="left")
    return runs.merge(_told(inspected), on=["strategy", "seed"], how="left"), None


def _together(found: list[Source]) -> Source:
    """Runs and comparisons of one scenario as one; raises GovsimError for sweeps and for different scenarios."""
    first = found[0]
    if any(one.is_sweep or one.scenario != first.scenario for one in found):
        raise GovsimError("error.results_apart")
    runs = pd.concat([one.runs for one in found]).drop_duplicates(["strategy", "seed"], ignore_index=True)
    keys_there = [one.key for one in first.scenario.strategies if one.key in set(runs["strategy"])]
    baseline = first.baseline if first.baseline in keys_there else keys_there[0]
    receipt = first.receipt | {"strategies": keys_there, "baseline": baseline, GOALS: None}
    return Source(receipt, first.scenario, baseline, tuple(keys_there), runs)
