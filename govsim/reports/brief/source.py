"""What a brief is made from: the runs of a comparison or of a sweep, read from their folder or from a receipt."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from govsim.errors import GovsimError
from govsim.measures.outcomes import FEASIBLE, INSPECTION_PASSED, of_key
from govsim.model.scenario import Scenario
from govsim.rules.evidence import PATTERNS
from govsim.study import analysis, compare, manifest, results
from govsim.study.compare import Estimate
from govsim.study.experiment import Experiment, direction
from govsim.study.experiment_file import Study
from govsim.study.ranking import Decision, Goal, decide_all
from govsim.study.results import Results
from govsim.study.store import PATTERN, SERIES

COMPARED = ("reads", "followers_end", "trust", "needs_met_online")
"""Outcomes of the brief of a comparison: attention, audience, trust, service."""
COSTS = ("staff_hours", "money", "reads", "counter_visits", "needs_met_online", "reach")
BY_SEGMENT = ("reads", "trust")
"""Outcomes by which a brief says who gains."""
LABELS = ["future", "strategy", "seed", "error", FEASIBLE, INSPECTION_PASSED]
PARTS = ("scenario", "experiment", "baseline", "strategies", "sources", "written", "versions")


@dataclass(frozen=True)
class Source:
    """Runs (a row each: `future`, `strategy`, `seed`, outcomes) and what they are runs of; `date` is that of the brief.

    `experiment` and `points` are null for a comparison, whose runs are all of future 0.
    """

    receipt: dict[str, Any]
    scenario: Scenario
    baseline: str
    strategies: tuple[str, ...]
    runs: pd.DataFrame = field(repr=False)
    date: str
    experiment: Experiment | None = None
    points: pd.DataFrame | None = field(default=None, repr=False)

    @property
    def is_sweep(self) -> bool:
        """Whether there are futures, and not luck alone."""
        return self.experiment is not None

    @cached_property
    def goals(self) -> list[Goal]:
        """The outcomes that decide."""
        if self.experiment:
            return [Goal(aim.outcome, direction(aim), aim.matters) for aim in self.experiment.outcomes]
        today = {key: float(np.nanmean(self.values(self.baseline, key))) for key in COMPARED}
        return [Goal(key, of_key(key).better, compare.matters(key, today[key])) for key in COMPARED]

    @cached_property
    def analysis(self) -> analysis.Analysis | None:
        """What a sweep says over its futures."""
        if self.experiment is None:
            return None
        study = Study(self.experiment, self.scenario, self.strategies, self.baseline)
        return analysis.analysed(Results(study, self.receipt, self.points, self.runs))

    @cached_property
    def decisions(self) -> list[Decision]:
        """The ranking as far as luck goes: of a comparison by seed, of a sweep on average over its futures."""
        if self.analysis:
            return list(self.analysis.average)
        values = {goal.outcome: {key: self.values(key, goal.outcome) for key in self.strategies} for goal in self.goals}
        return decide_all(values, self.goals, compare.CONFIDENCE)

    @property
    def good(self) -> pd.DataFrame:
        """Runs that ended well."""
        return self.runs[self.runs["there"] & self.runs["error"].isna()]

    def values(self, strategy: str, outcome: str) -> np.ndarray:
        """An outcome of a strategy by future and seed, NaN where missing: float64[pairs]."""
        pairs = self.runs[["future", "seed"]].drop_duplicates().sort_values(["future", "seed"])
        own = self.good[self.good["strategy"] == strategy][["future", "seed", outcome]]
        return pairs.merge(own, how="left")[outcome].to_numpy(np.float64)

    def estimate(self, strategy: str, outcome: str) -> Estimate:
        """Mean and paired difference to the baseline with its 95 % interval as far as luck goes."""
        own, base = self.values(strategy, outcome), self.values(self.baseline, outcome)
        return compare.estimate(own, base, strategy == self.baseline)

    def span(self, strategy: str, outcome: str) -> tuple[float, float, float]:
        """Difference to the baseline with an interval: of a comparison for luck, of a sweep nine in ten futures."""
        if self.analysis:
            table = self.analysis.overall
            row = table[(table["outcome"] == outcome) & (table["strategy"] == strategy)].iloc[0]
            return float(row["median"]), float(row["low"]), float(row["high"])
        found = self.estimate(strategy, outcome)
        return tuple(np.nan if x is None else x for x in (found.difference, found.low, found.high))

    def feasible(self, strategy: str) -> bool:
        """Whether the budget allows a strategy."""
        return bool(self.good[self.good["strategy"] == strategy][FEASIBLE].all())

    def passes(self, strategy: str) -> float:
        """Share of the runs of a strategy in which no account fails the inspection."""
        return float(self.good[self.good["strategy"] == strategy][INSPECTION_PASSED].mean())


def read(folder: str | Path, date: str) -> Source:
    """A brief's source from the folder of `compare --out` or `sweep`; raises GovsimError for anything else."""
    receipt = _manifest(Path(folder))
    if "experiment" in receipt:
        found = results.read(folder)
        study = found.study
        return Source(
            receipt, study.scenario, study.baseline, study.strategies, found.runs, date, study.experiment, found.points
        )
    scenario = manifest.read(Path(folder) / manifest.NAME)[0]
    return Source(
        receipt,
        scenario,
        receipt.get("baseline", receipt["strategies"][0]),
        tuple(receipt["strategies"]),
        _compared(Path(folder)),
        date,
    )


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        receipt = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise GovsimError("error.no_results", value=folder) from None
    if not isinstance(receipt, dict) or "scenario" not in receipt:
        raise GovsimError("error.no_results", value=folder)
    return receipt


def _compared(folder: Path) -> pd.DataFrame:
    try:
        runs = pd.read_parquet(folder / "runs.parquet").assign(future=0, there=True)
        series = pd.read_parquet(folder / "series.parquet")
    except (OSError, ValueError):
        raise GovsimError("error.not_compared", value=folder) from None
    lists = series.groupby(["strategy", "seed"]).agg(list)[list(compare.SERIES)].add_prefix(SERIES).reset_index()
    return runs.merge(lists, on=["strategy", "seed"], how="left")


# The receipt that a document carries


def columns(source: Source) -> list[str]:
    """The columns of the runs on which the words and numbers of a brief rest."""
    segments = [segment.key for segment in source.scenario.population.segments]
    outcomes = dict.fromkeys([goal.outcome for goal in source.goals])
    wanted = [*outcomes, *COSTS, *(f"{key}_{segment}" for key in BY_SEGMENT for segment in segments)]
    patterns = [PATTERN + pattern.key for pattern in PATTERNS if PATTERN + pattern.key in source.runs]
    return [*LABELS, "there", *dict.fromkeys(wanted), *patterns]


def packed(source: Source, lang: str) -> str:
    """A receipt as text: everything from which the words and numbers of a brief are made again."""
    data = {
        "lang": lang,
        "date": source.date,
        "receipt": {name: source.receipt[name] for name in PARTS if name in source.receipt},
        "runs": _plain(source.runs[columns(source)]),
        "points": None if source.points is None else _plain(source.points),
    }
    return base64.b64encode(gzip.compress(json.dumps(data, ensure_ascii=False).encode(), mtime=0)).decode()


def _plain(table: pd.DataFrame) -> dict[str, list]:
    return {name: [None if pd.isna(x) else x for x in table[name].to_numpy().tolist()] for name in table}


def unpacked(text: str, file: Any) -> tuple[Source, str]:
    """The source and language of a receipt; raises GovsimError for what is none."""
    try:
        data = json.loads(gzip.decompress(base64.b64decode(text)))
        receipt = data["receipt"]
        scenario = Scenario.model_validate_json(json.dumps(receipt["scenario"]))
        experiment = receipt.get("experiment")
        return Source(
            receipt,
            scenario,
            receipt.get("baseline", receipt["strategies"][0]),
            tuple(receipt["strategies"]),
            _typed(pd.DataFrame(data["runs"])),
            data["date"],
            Experiment.model_validate_json(json.dumps(experiment)) if experiment else None,
            None if data["points"] is None else pd.DataFrame(data["points"]),
        ), data["lang"]
    except (ValueError, KeyError, TypeError, OSError, EOFError):
        raise GovsimError("error.no_receipt", value=file) from None


def _typed(runs: pd.DataFrame) -> pd.DataFrame:
    numbers = [name for name in runs if name not in (*LABELS, "there")]
    runs[numbers] = runs[numbers].astype(float)
    return runs
