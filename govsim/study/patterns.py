"""A scenario's base practice held against the observed patterns, over several seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from govsim.measures.patterns import VALUES, Seen, measure, pooled
from govsim.model.crowd import ARRAYS
from govsim.rules.evidence import BY_KEY, MONTH, PATTERNS, PREDICTED, Pattern
from govsim.scenario.schema import Scenario
from govsim.study.runs import processes
from govsim.study.runs.attempt import attempted, sentence
from govsim.study.runs.compile import compile_all
from govsim.study.runs.run import run

BY_DAY = ("net_growth_per_month", "stationary_trust")
"""Patterns that the days of a run tell, without its articles; the first of a time without campaigns."""
MIDDLE = (0.025, 0.975)
"""Quantiles of the values of the seeds between which the interval lies."""


@dataclass(frozen=True)
class Observation:
    """What one run showed: the value of every pattern, and its articles; or the error that ended it."""

    seed: int
    values: dict[str, float] | None = None
    articles: pd.DataFrame | None = field(default=None, repr=False)
    error: str | None = None


@dataclass(frozen=True)
class Simulated:
    """One pattern over all seeds: its simulated value, the middle 95 % of the seeds, and whether it holds."""

    pattern: Pattern
    value: float
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether the value lies in the band of what was observed."""
        return self.pattern.holds(self.value)


@dataclass(frozen=True)
class Patterns:
    """The patterns of a scenario, simulated."""

    scenario: Scenario = field(repr=False)
    strategy: str
    seeds: list[int]
    findings: list[Simulated]
    failed: list[Observation]
    interrupted: bool = False

    @property
    def hold(self) -> bool:
        """Whether every run ended well and every pattern holds; predictions are reported and do not count."""
        return not (self.failed or self.interrupted) and all(
            f.holds for f in self.findings if f.pattern.role != PREDICTED
        )

    def as_dict(self) -> dict:
        """Everything as plain data, as `--json` prints it."""
        rows = [
            found.pattern._asdict()
            | {"high": found.pattern.high if np.isfinite(found.pattern.high) else None}
            | {"simulated": found.value, "simulated_low": found.low, "simulated_high": found.high}
            | {"inside": found.holds}
            for found in self.findings
        ]
        return {"scenario": self.scenario.name, "strategy": self.strategy, "seeds": self.seeds, "patterns": rows}


def applying(scenario: Scenario) -> list[Pattern]:
    """The patterns that a scenario is held against: those it lists, or all."""
    return list(PATTERNS) if scenario.patterns is None else [BY_KEY[key] for key in scenario.patterns]


def check(
    scenario: Scenario,
    seeds: Iterable[int],
    *,
    workers: int | None = None,
    on_run: Callable[[Observation], None] = lambda seen: None,
) -> Patterns:
    """Play the base practice with each seed and measure its patterns; `on_run` hears of every finished run.

    Raises GovsimError for a population for which there is no memory; a run that fails is in `failed`; Ctrl-C keeps
    what is finished.
    """
    chosen, strategy = list(seeds), scenario.strategies[0].key
    workers = processes.workers_with_memory(scenario, [strategy], ARRAYS, workers)
    compile_all()
    seen, interrupted = [], False
    try:
        for (_, seed), done in processes.each(observe, [(scenario, seed) for seed in chosen], workers):
            died = isinstance(done, BaseException)
            seen.append(Observation(seed, error=sentence(done)) if died else done)
            on_run(seen[-1])
    except KeyboardInterrupt:
        interrupted = True
    failed = [one for one in seen if one.error]
    return Patterns(scenario, strategy, chosen, found(applying(scenario), seen), failed, interrupted)


def outside(scenario: Scenario, series: pd.DataFrame) -> list[Simulated]:
    """What the base practice misses of followers and trust, among the patterns that a scenario is held against.

    `series`: `seed`, `day`, `cumulate_user` and `trust` of its runs. Nothing is said of less than a month after
    burn-in, in which they change by chance, nor of followers where campaigns win some.
    """
    first = scenario.horizon.burn_in_days
    if scenario.horizon.days - first < MONTH:
        return []
    seen = [_by_day(days, first) for _, days in series.groupby("seed")]
    told = BY_DAY[bool(scenario.campaigns) :]
    wanted = [pattern for pattern in applying(scenario) if pattern.key in told]
    values = {one.key: np.array([VALUES[one.key](run) for run in seen]) for one in wanted}
    found = [_over_seeds(one, values[one.key]) for one in wanted]
    return [one for one in found if not (np.isnan(one.value) or one.holds)]


def _by_day(days: pd.DataFrame, first: int) -> Seen:
    """The days of one run as tables, as far as they go."""
    tables = {"daily": days[["day", "cumulate_user"]].assign(habit=0.0), "segments": days.assign(citizens=1)}
    return Seen(tables | {"articles": pd.DataFrame({"hour": []})}, first)


def observe(scenario: Scenario, seed: int) -> Observation:
    """One run of the base practice; whatever goes wrong in it becomes its error."""

    def look() -> Observation:
        seen = Seen(run(scenario, seed=seed).tables, scenario.horizon.burn_in_days)
        return Observation(seed, measure(seen), seen.articles)

    tried = attempted(look)
    return tried.found or Observation(seed, error=tried.error)


def found(patterns: Iterable[Pattern], seen: list[Observation]) -> list[Simulated]:
    """Each pattern over the runs that ended well: the median of the seeds, or the value of all articles pooled."""
    good = sorted((one for one in seen if one.values), key=lambda one: one.seed)
    together = pooled(Seen({"articles": one.articles}, 0) for one in good) if good else None
    return [_finding(pattern, good, together) for pattern in patterns]


def _finding(pattern: Pattern, good: list[Observation], together: Seen | None) -> Simulated:
    values = np.array([one.values[pattern.key] for one in good if one.values])
    values = values[~np.isnan(values)]
    if together is None or not len(values):
        return Simulated(pattern, np.nan, np.nan, np.nan)
    found = _over_seeds(pattern, values)
    return replace(found, value=VALUES[pattern.key](together)) if pattern.pooled else found


def _over_seeds(pattern: Pattern, values: np.ndarray) -> Simulated:
    """The median of the seeds, and their middle; NaN where there are none."""
    known = values[~np.isnan(values)]
    if not len(known):
        return Simulated(pattern, np.nan, np.nan, np.nan)
    return Simulated(pattern, float(np.median(known)), *map(float, np.quantile(known, MIDDLE)))
