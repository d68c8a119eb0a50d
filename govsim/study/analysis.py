"""What the runs of a study say together: which strategy, in how many futures, when not, and what decides it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from govsim.study.experiment import MORRIS, SOBOL, Experiment
from govsim.study.experiment_file import Study
from govsim.study.futures import SETS
from govsim.study.goal import Goal
from govsim.study.judge import discovery, sensitivity
from govsim.study.judge.against import Stand
from govsim.study.judge.along import MIDDLE, ahead, profile
from govsim.study.judge.discovery import Discovery
from govsim.study.judge.judgement import Judgement, OutcomeVerdict
from govsim.study.judge.ranking import Decision
from govsim.study.judge.robustness import Robustness, assess
from govsim.study.judging import of_sweep
from govsim.study.runs.folders import swept
from govsim.study.runs.results import Results
from govsim.study.runs.store import Store, remembered, state_of
from govsim.study.sweep import MISSED, decisions

FUTURE = "future"
IMPORTANCE = "importance.parquet"
"""Where the folder of a study remembers what takes longest to work out."""


@dataclass(frozen=True)
class Failing:
    """When a strategy does not do what is claimed: boxes of futures; `other`: what it is compared with."""

    strategy: str
    other: str
    outcome: str
    found: Discovery


@dataclass(frozen=True)
class Analysis:
    """An analysed study.

    `overall` has a row per strategy and outcome: the mean and the median of the difference to the baseline over all
    futures and the range of nine in ten of them. `profile` has the differences along each uncertainty that the
    experiment names. `importance` has a row per strategy, outcome and factor: what decides the paired difference.
    `average` ranks the strategies on average over the futures, as far as luck goes. `judgement`: the verdicts.
    """

    results: Results
    goals: tuple[Goal, ...]
    robustness: Robustness
    overall: pd.DataFrame
    failing: tuple[Failing, ...]
    profile: pd.DataFrame
    importance: pd.DataFrame
    average: tuple[Decision, ...]
    judgement: Judgement

    @property
    def study(self) -> Study:
        """The study."""
        return self.results.study

    def stand(self, outcome: str, strategy: str) -> Stand:
        """How a strategy stands against the baseline in an outcome that decides, in most of the futures."""
        return next(one for one in self.judgement.verdicts if one.outcome == outcome).stands[strategy]

    @property
    def rejected(self) -> pd.DataFrame:
        """Futures in which the base practice misses what was observed."""
        return self.results.points[self.results.points[MISSED] != ""]


def analyse(folder: str | Path) -> Analysis:
    """All that the runs in the folder of a sweep say; missing ones are named, their futures left out where needed.

    Raises GovsimError where there is no sweep, or no run that ended well.
    """
    return analysed(swept(folder), Path(folder))


def analysed(results: Results, folder: Path | None = None) -> Analysis:
    """All that the runs of a study say; what takes long is remembered in `folder`. Raises GovsimError as `analyse`."""
    results.refuse_if_all_failed()
    study = results.study
    goals = tuple(results.goals)
    factors = varied(results.points)
    sets = pd.Series(alike(study.experiment, factors), factors.index)
    runs = results.runs[results.runs["there"] & results.runs["error"].isna()]
    runs = runs.assign(set=runs[FUTURE].map(sets))
    found = assess(runs, study.baseline, goals, study.strategies, results.allowed)
    average = tuple(decisions(runs, study))
    judgement = of_sweep(results, found, average)
    return Analysis(
        results,
        goals,
        found,
        overall(found),
        tuple(_failing(found, judgement, factors, study.experiment)),
        profile(found.differences, goals, factors[named(study.experiment, factors)], sets),
        _remembered_importance(results, found, folder),
        average,
        judgement,
    )


def varied(points: pd.DataFrame) -> pd.DataFrame:
    """What differs between the futures, a column each, by future."""
    table = points.set_index(FUTURE).drop(columns=MISSED)
    return table.loc[:, table.astype(str).nunique() > 1]


def named(experiment: Experiment, factors: pd.DataFrame) -> list[str]:
    """What varies and is named by the experiment one by one."""
    return [path for path in experiment.uncertainties if path not in SETS and path in factors]


def alike(experiment: Experiment, factors: pd.DataFrame) -> np.ndarray:
    """Numbers the sets of behaviour numbers from which the futures were drawn: int[futures], each its own without."""
    drawn = [path for path in factors if path not in named(experiment, factors)]
    return factors.groupby(drawn, sort=False).ngroup().to_numpy() if drawn else np.arange(len(factors))


def overall(found: Robustness) -> pd.DataFrame:
    """Differences to the baseline over all futures, a row per outcome and strategy, as `Analysis` says."""
    grouped = found.differences.groupby(["outcome", "strategy"], sort=False)["difference"]
    low, high = (grouped.quantile(end) for end in MIDDLE)
    parts = {"mean": grouped.mean(), "median": grouped.median(), "low": low, "high": high, "futures": grouped.count()}
    return pd.DataFrame(parts).reset_index()


# When it fails


def _failing(
    found: Robustness, judgement: Judgement, factors: pd.DataFrame, experiment: Experiment
) -> Iterator[Failing]:
    """Against the baseline, and the strategy that is named against each other one that is allowed."""
    for verdict in judgement.verdicts:
        goal = verdict.goal
        means = found.means[found.means["outcome"] == goal.outcome]
        merits = means.pivot(index=FUTURE, columns="strategy", values="mean").reindex(columns=list(found.strategies))
        for one, other in _pairs(found, verdict):
            fails = ~ahead((merits[one] - merits[other]).dropna(), goal)
            if factors.shape[1] and len(fails):
                yield Failing(one, other, goal.outcome, _where(factors.loc[fails.index], fails, experiment))


def _where(factors: pd.DataFrame, fails: pd.Series, experiment: Experiment) -> Discovery:
    """The regions in which a claim fails; where none stands out among all factors, those of what was asked about.

    Among a hundred factors a region must be very clear to stand out from chance, among one or two less so. Two searches
    find a region where there is none in two studies of a hundred.
    """
    asked, sets = named(experiment, factors), alike(experiment, factors)
    found = discovery.discover(factors, fails, alike=sets)
    if found.boxes or not 0 < len(asked) < factors.shape[1]:
        return found
    return discovery.discover(factors[asked], fails, alike=sets)


def _pairs(found: Robustness, verdict: OutcomeVerdict) -> Iterator[tuple[str, str]]:
    others = [key for key in found.strategies if key != found.baseline]
    yield from ((key, found.baseline) for key in others)
    if verdict.best and verdict.best != found.baseline:
        yield from ((verdict.best, key) for key in others if key in verdict.allowed and key != verdict.best)


# What decides


def _remembered_importance(results: Results, found: Robustness, folder: Path | None) -> pd.DataFrame:
    """Importance, read where it was worked out before from the same runs by the same code."""
    if folder is None:
        return _importance(results.study, found, results.points)
    code = [Path(file).read_bytes() for file in (__file__, sensitivity.__file__)]
    runs = results.runs[["hash", "there", "error"]].to_numpy().tolist()
    state = state_of((runs, results.study.experiment.model_dump(mode="json"), code))
    kept = remembered(folder / IMPORTANCE, state)
    if kept is None:
        kept = _importance(results.study, found, results.points)
        Store(folder).remember(IMPORTANCE, kept, state)
    return kept


def _importance(study: Study, found: Robustness, points: pd.DataFrame) -> pd.DataFrame:
    """Importance of every factor for every paired difference: a row each."""
    parts = [
        of_one(study.experiment, table["difference"], points).assign(outcome=outcome, strategy=strategy)
        for (outcome, strategy), table in found.differences.set_index(FUTURE).groupby(["outcome", "strategy"])
    ]
    some = [part for part in parts if len(part)]
    return pd.concat(some, ignore_index=True) if some else pd.DataFrame(columns=parts[0].columns if parts else None)


def of_one(experiment: Experiment, difference: pd.Series, points: pd.DataFrame) -> pd.DataFrame:
    """Importance of the factors for one difference by future; columns as `sensitivity.sobol` has them."""
    values = difference.reindex(points[FUTURE]).to_numpy(np.float64)
    design, names = experiment.design, list(experiment.uncertainties)
    if design.kind == SOBOL:
        return sensitivity.sobol(values, names)
    if design.kind == MORRIS:
        return sensitivity.morris(values, names, design.points, design.seed)
    factors = varied(points)
    return sensitivity.given(factors, values, alike(experiment, factors))
