"""Paired comparison: every strategy on the same citizens and the same luck, differences seed by seed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from govsim.measures.inspection import Failure, failures, no_rows
from govsim.measures.outcomes import FEASIBLE, INSPECTION_PASSED, VERDICTS
from govsim.model.crowd import ARRAYS
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import strategy_index
from govsim.study.goal import Goal
from govsim.study.judge.against import Against
from govsim.study.judge.judgement import Judgement
from govsim.study.judge.paired import Estimate
from govsim.study.judge.ranking import Decision
from govsim.study.judging import against, of_comparison
from govsim.study.runs import processes
from govsim.study.runs.attempt import attempted, sentence
from govsim.study.runs.compile import compile_all
from govsim.study.runs.results import RANKED, Results
from govsim.study.runs.rows import DAILY, as_lists, failed, series
from govsim.study.runs.run import run


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
class Comparison:
    """All runs of a comparison, and what they say.

    `asked`: by what it is ranked, and how surely, as `results.asked` has it (default: reads and trust, at one look).
    """

    scenario: Scenario = field(repr=False)
    baseline: str
    strategies: list[str]
    seeds: list[int]
    cells: list[Cell] = field(repr=False)
    interrupted: bool = False
    asked: Mapping[str, Any] | None = None

    @property
    def failed(self) -> list[Cell]:
        """Runs that ended in an error."""
        return [cell for cell in self.cells if cell.error]

    @cached_property
    def results(self) -> Results:
        """The runs as a table: a row for each strategy and seed."""
        played = {(cell.strategy, cell.seed): cell for cell in self.cells}
        pairs = [(key, seed) for key in self.strategies for seed in self.seeds]
        rows = [_row(key, seed, played.get((key, seed))) for key, seed in pairs]
        return Results({RANKED: self.asked}, self.scenario, self.baseline, tuple(self.strategies), pd.DataFrame(rows))

    def values(self, strategy: str, outcome: str) -> np.ndarray:
        """An outcome of a strategy by seed, NaN where missing: float64[seeds]."""
        return self.results.values(strategy, outcome)

    def outcomes(self) -> list[str]:
        """Keys of the outcomes, verdicts left out."""
        first = next((cell.summary for cell in self.cells if cell.summary), {})
        return [key for key in first if key not in VERDICTS]

    def estimate(self, strategy: str, outcome: str) -> Estimate:
        """Mean of an outcome, and its paired difference to the baseline."""
        return self.results.estimate(strategy, outcome)

    def ranking(
        self, goals: Sequence[Goal] = (), confidence: float | None = None, look: int | None = None
    ) -> list[Decision]:
        """Which strategy is best, as good or too close to call in each goal, as `Results.ranking`."""
        return self.results.ranking(goals, confidence, look)

    @cached_property
    def judgement(self) -> Judgement:
        """A verdict for each goal, and the advice that follows."""
        return of_comparison(self.results)

    def goal(self, outcome: str, at_least: float | None = None) -> Goal:
        """An outcome as a goal; `at_least` is the smallest difference that matters (default: that of the table)."""
        goal = self.results.goal(outcome)
        return goal if at_least is None else replace(goal, matters=at_least)

    def against(self, strategy: str, outcome: str) -> Against:
        """How a strategy stands against the baseline, as the verdict says it of outcomes that decide."""
        verdict = self.judgement.of(outcome)
        return verdict.against(strategy) if verdict else against(self.results, strategy, outcome)

    def feasible(self, strategy: str) -> bool | None:
        """Whether the budget allows the strategy; null if no run of it ended well."""
        return self.results.feasible(strategy)

    def passes(self, strategy: str) -> tuple[int, int]:
        """In how many runs of the strategy no account failed the inspection, and of how many that ended well."""
        return self.results.passes(strategy)

    def failures(self, strategy: str) -> list[Failure]:
        """What a strategy fails in the inspection, in the order of the rules."""
        return failures(_inspection([cell for cell in self._in_order() if cell.strategy == strategy]))

    def inspection(self) -> pd.DataFrame:
        """One row per strategy, seed, account and rule, as the table `inspection` of a run has them."""
        return _inspection(self._in_order())

    def _in_order(self) -> list[Cell]:
        return sorted(self.cells, key=lambda cell: (self.strategies.index(cell.strategy), cell.seed))

    def as_dict(self) -> dict:
        """The whole comparison as plain data, as `--json` prints it."""
        told = self.judgement if any(cell.summary for cell in self.cells) else None
        return {
            "scenario": self.scenario.name,
            "baseline": self.baseline,
            "seeds": self.seeds,
            "strategies": {key: self._strategy(key) for key in self.strategies},
            "ranking": [asdict(decision) for decision in told.decisions] if told else [],
            "judgement": told.as_dict() if told else None,
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
        return (
            pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["strategy", "seed", "day", *DAILY])
        )


def _row(strategy: str, seed: int, cell: Cell | None) -> dict[str, Any]:
    """A planned run as a row of `Results`; `cell` is missing where it was not played."""
    row = {"future": 0, "strategy": strategy, "seed": seed, "there": cell is not None, "error": cell and cell.error}
    if cell is None or cell.summary is None:
        return row
    days = {} if cell.series is None else as_lists(cell.series)
    told = {} if cell.inspection is None else {"inspection": failed(cell.inspection)}
    return row | cell.summary | days | told


def _inspection(cells: list[Cell]) -> pd.DataFrame:
    """The inspections of runs that ended well, below one another."""
    parts = [c.inspection.assign(strategy=c.strategy, seed=c.seed) for c in cells if c.inspection is not None]
    return pd.concat(parts, ignore_index=True) if parts else no_rows().assign(strategy=[], seed=[])


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
    workers = processes.workers_with_memory(scenario, keys, crowd, workers)
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
    for (_, strategy, seed, _), done in processes.each(play, tasks, workers):
        yield done if isinstance(done, Cell) else Cell(strategy, seed, error=sentence(done))


def play(scenario: Scenario, strategy: str, seed: int, crowd: str) -> Cell:
    """One run of a comparison; whatever goes wrong in it becomes its error."""
    tried = attempted(lambda: run(scenario, strategy, seed, crowd=crowd))
    if tried.found is None:
        return Cell(strategy, seed, error=tried.error)
    done = tried.found
    days = series(done.daily, done.segments)
    return Cell(strategy, seed, done.summary, days, done.tables["inspection"], warnings=tried.warnings)
