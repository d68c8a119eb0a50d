"""Paired comparison: every strategy on the same citizens and the same luck, differences seed by seed."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

import numpy as np
import pandas as pd
from scipy import stats

from govsim.errors import GovsimError
from govsim.measures.inspection import Failure, failures, no_rows
from govsim.measures.outcomes import FEASIBLE, INSPECTION_PASSED, VERDICTS, better_of, matters
from govsim.model.crowd import ARRAYS
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import strategy_index
from govsim.study.judge.ranking import Decision, Goal, decide_all
from govsim.study.runs import processes as pool
from govsim.study.runs.compile import compile_all
from govsim.study.runs.run import run

CONFIDENCE = 0.95
GOALS = ("reads", "trust")
"""The outcomes by which strategies are ranked where nobody says others."""
SERIES = ("read_user", "cumulate_user", "trust")


@dataclass(frozen=True)
class Cell:
    """One run of a comparison: its outcomes, daily series and inspection, or the error that ended it."""

    strategy: str
    seed: int
    summary: dict[str, float | bool] | None = None
    series: pd.DataFrame | None = None
    inspection: pd.DataFrame | None = None
    error: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Estimate:
    """One outcome of one strategy over all seeds; differences are to the baseline (null for the baseline itself).

    `low` and `high` bound the mean difference with 95 % confidence as far as luck goes; `variance_reduction` says how
    many times fewer seeds pairing needed than independent runs would.
    """

    mean: float | None
    difference: float | None
    low: float | None
    high: float | None
    variance_reduction: float | None
    by_seed: list[float | None]


@dataclass(frozen=True)
class Comparison:
    """All runs of a comparison, and what they say."""

    scenario: Scenario = field(repr=False)
    baseline: str
    strategies: list[str]
    seeds: list[int]
    cells: list[Cell] = field(repr=False)
    interrupted: bool = False

    @property
    def failed(self) -> list[Cell]:
        """Runs that ended in an error."""
        return [cell for cell in self.cells if cell.error]

    def values(self, strategy: str, outcome: str) -> np.ndarray:
        """An outcome of a strategy by seed, NaN where missing: float64[seeds]."""
        found = {cell.seed: cell.summary for cell in self.cells if cell.strategy == strategy and cell.summary}
        return np.array([found[seed][outcome] if seed in found else np.nan for seed in self.seeds], dtype=np.float64)

    def outcomes(self) -> list[str]:
        """Keys of the outcomes, verdicts left out."""
        first = next((cell.summary for cell in self.cells if cell.summary), {})
        return [key for key in first if key not in VERDICTS]

    def estimate(self, strategy: str, outcome: str) -> Estimate:
        """Mean of an outcome, and its paired difference to the baseline."""
        return estimate(self.values(strategy, outcome), self.values(self.baseline, outcome), strategy == self.baseline)

    def ranking(self, goals: Sequence[Goal] = (), confidence: float = CONFIDENCE, look: int | None = None):
        """Which strategy is best, as good or too close to call in each goal (default: reads and trust): Decisions."""
        goals = goals or [self.goal(key) for key in GOALS]
        values = {goal.outcome: {key: self.values(key, goal.outcome) for key in self.strategies} for goal in goals}
        return decide_all(values, goals, confidence, look)

    def goal(self, outcome: str, at_least: float | None = None) -> Goal:
        """An outcome as a goal; `at_least` is the smallest difference that matters (default: that of the table)."""
        if at_least is None:
            at_least = matters(outcome, self.estimate(self.baseline, outcome).mean or 0.0)
        return Goal(outcome, better_of(outcome), at_least)

    def feasible(self, strategy: str) -> bool | None:
        """Whether the budget allows the strategy; null if no run of it ended well."""
        return next((bool(c.summary[FEASIBLE]) for c in self.cells if c.strategy == strategy and c.summary), None)

    def passes(self, strategy: str) -> tuple[int, int]:
        """In how many runs of the strategy no account failed the inspection, and of how many that ended well."""
        found = [bool(c.summary[INSPECTION_PASSED]) for c in self.cells if c.strategy == strategy and c.summary]
        return sum(found), len(found)

    def failures(self, strategy: str) -> list[Failure]:
        """What a strategy fails in the inspection, in the order of the rules."""
        return failures(_inspection([cell for cell in self._in_order() if cell.strategy == strategy]))

    def inspection(self) -> pd.DataFrame:
        """One row per strategy, seed, account and rule, as the table `inspection` of a run has them."""
        return _inspection(self._in_order())

    def _in_order(self) -> list[Cell]:
        return sorted(self.cells, key=lambda cell: (self.strategies.index(cell.strategy), cell.seed))

    def as_dict(self, decisions: Sequence[Decision] = ()) -> dict:
        """The whole comparison as plain data, as `--json` prints it; `decisions` of rounds (default: of one look)."""
        if not decisions and any(cell.summary for cell in self.cells):
            decisions = self.ranking()
        return {
            "scenario": self.scenario.name,
            "baseline": self.baseline,
            "seeds": self.seeds,
            "strategies": {key: self._strategy(key) for key in self.strategies},
            "ranking": [asdict(decision) for decision in decisions],
        }

    def _strategy(self, key: str) -> dict:
        estimates = {outcome: vars(self.estimate(key, outcome)) for outcome in self.outcomes()}
        passed, of = self.passes(key)
        inspected = {"passed": passed, "of": of, "failed": [vars(failure) for failure in self.failures(key)]}
        return estimates | {
            FEASIBLE: self.feasible(key),
            INSPECTION_PASSED: passed == of if of else None,
            "inspection": inspected,
        }

    def frame(self) -> pd.DataFrame:
        """One row per strategy and outcome."""
        rows = [
            {"strategy": key, "outcome": outcome} | vars(self.estimate(key, outcome))
            for key in self.strategies
            for outcome in self.outcomes()
        ]
        return pd.DataFrame(rows).drop(columns="by_seed", errors="ignore")

    def runs(self) -> pd.DataFrame:
        """One row per run: strategy, seed, error and every outcome."""
        rows = [
            {"strategy": c.strategy, "seed": c.seed, "error": c.error} | (c.summary or {}) for c in self._in_order()
        ]
        return pd.DataFrame(rows)

    def series(self) -> pd.DataFrame:
        """One row per strategy, seed and day: reads, followers, mean trust."""
        parts = [c.series.assign(strategy=c.strategy, seed=c.seed) for c in self.cells if c.series is not None]
        return pd.concat(parts, ignore_index=True)


def _inspection(cells: list[Cell]) -> pd.DataFrame:
    """The inspections of runs that ended well, below one another."""
    parts = [c.inspection.assign(strategy=c.strategy, seed=c.seed) for c in cells if c.inspection is not None]
    return pd.concat(parts, ignore_index=True) if parts else no_rows().assign(strategy=[], seed=[])


def estimate(values: np.ndarray, baseline: np.ndarray, is_baseline: bool = False) -> Estimate:
    """Mean, paired difference with its t-interval, and the gain of pairing; arrays by seed, NaN for missing."""
    by_seed = [None if np.isnan(value) else float(value) for value in values]
    mean = None if np.isnan(values).all() else float(np.nanmean(values))
    both = ~np.isnan(values) & ~np.isnan(baseline)
    if is_baseline or not both.any():
        return Estimate(mean, None, None, None, None, by_seed)
    differences = values[both] - baseline[both]
    low, high = _interval(differences)
    return Estimate(mean, float(differences.mean()), low, high, _gain(values[both], baseline[both]), by_seed)


def _interval(differences: np.ndarray) -> tuple[float | None, float | None]:
    """Student's t interval of the mean; null from one seed alone."""
    count = len(differences)
    if count < 2:
        return None, None
    half = stats.t.ppf((1 + CONFIDENCE) / 2, count - 1) * differences.std(ddof=1) / np.sqrt(count)
    return float(differences.mean() - half), float(differences.mean() + half)


def _gain(values: np.ndarray, baseline: np.ndarray) -> float | None:
    """Variance of a difference of independent runs over that of the paired difference; null where it never varies."""
    if len(values) < 2:
        return None
    paired = (values - baseline).var(ddof=1)
    return float((values.var(ddof=1) + baseline.var(ddof=1)) / paired) if paired > 0 else None


def compare(
    scenario: Scenario,
    seeds: Iterable[int] | int | None = None,
    *,
    strategies: Iterable[str] | None = None,
    baseline: str | None = None,
    crowd: str = ARRAYS,
    workers: int | None = None,
    on_run: Callable[[Cell], None] = lambda cell: None,
) -> Comparison:
    """Play strategies (default: all) on the same seeds (a number N: 1 to N; default: the scenario's), over all cores.

    `baseline` (default: the first strategy) is what differences are to; `crowd` as in `run`; `on_run` hears of every
    finished run. There are fewer workers where memory would not hold the runs of all. Raises GovsimError for unknown
    strategies, and for a population for which there is no memory; a run that fails becomes a cell with its error;
    Ctrl-C keeps what is finished and what was under way.
    """
    keys = list(strategies or [strategy.key for strategy in scenario.strategies])
    baseline = baseline or keys[0]
    for key in (*keys, baseline):
        strategy_index(scenario, key)
    keys = list(dict.fromkeys(keys if baseline in keys else [baseline, *keys]))
    seeds = scenario.seeds if seeds is None else seeds
    chosen = list(range(1, seeds + 1)) if isinstance(seeds, int) else list(seeds)
    workers = pool.workers_with_memory(scenario, keys, crowd, workers)
    if crowd == ARRAYS:
        compile_all()
    cells: list[Cell] = []
    interrupted = False
    try:
        for cell in _cells([(scenario, key, seed, crowd) for seed in chosen for key in keys], workers):
            cells.append(cell)
            on_run(cell)
    except KeyboardInterrupt:
        interrupted = True
    return Comparison(scenario, baseline, keys, chosen, cells, interrupted)


def _cells(tasks: list[tuple], workers: int) -> Iterator[Cell]:
    for (_, strategy, seed, _), done in pool.each(play, tasks, workers):
        yield done if isinstance(done, Cell) else Cell(strategy, seed, error=f"{type(done).__name__}: {done}")


def play(scenario: Scenario, strategy: str, seed: int, crowd: str) -> Cell:
    """One run of a comparison; whatever goes wrong in it becomes its error."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            done = run(scenario, strategy, seed, crowd=crowd)
        except Exception as error:  # a failed run is a row, never the end of the comparison
            why = error.message() if isinstance(error, GovsimError) else f"{type(error).__name__}: {error}"
            return Cell(strategy, seed, error=why)
    said = tuple(str(warning.message) for warning in caught if issubclass(warning.category, UserWarning))
    days = series(done.daily, done.segments)
    return Cell(strategy, seed, done.summary, days, done.tables["inspection"], warnings=said)


def series(daily: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """A run day by day: reads and followers of all accounts, mean trust of all citizens."""
    days = daily.groupby("day")[["read_user", "cumulate_user"]].sum()
    trust = (segments["trust"] * segments["citizens"]).groupby(segments["day"]).sum()
    days["trust"] = trust / segments["citizens"].groupby(segments["day"]).sum()
    return days.reset_index()
