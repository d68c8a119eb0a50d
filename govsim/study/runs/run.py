"""One run: a strategy, a seed, and what came out of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from govsim.measures.outcomes import summary
from govsim.measures.tables import tables
from govsim.model.crowd import ARRAYS
from govsim.model.model import GovSimModel
from govsim.model.world.build import World
from govsim.scenario.schema import Scenario
from govsim.study.runs.compile import compile_all


@dataclass(frozen=True)
class Run:
    """What one run left: `summary` maps outcome keys to numbers, `tables` names to pandas tables."""

    scenario: Scenario
    strategy: str
    seed: int
    summary: dict[str, float | bool]
    tables: dict[str, pd.DataFrame]
    wall_seconds: float

    @property
    def daily(self) -> pd.DataFrame:
        """One row per day and account."""
        return self.tables["daily"]

    @property
    def articles(self) -> pd.DataFrame:
        """One row per published article."""
        return self.tables["articles"]

    @property
    def messages(self) -> pd.DataFrame:
        """One row per message or comment."""
        return self.tables["messages"]

    @property
    def segments(self) -> pd.DataFrame:
        """One row per day and segment."""
        return self.tables["segments"]


def run(
    scenario: Scenario,
    strategy: str | None = None,
    seed: int = 1,
    *,
    crowd: str = ARRAYS,
    threads: int = 1,
    world: World | None = None,
    on_day: Callable[[int], None] = lambda day: None,
) -> Run:
    """Play one strategy (default: the first) of a scenario with one seed; `on_day` hears of every day passed.

    `crowd` is "arrays" (fast) or "agents" (one object for each citizen): the results are the same, and so they are for
    any number of `threads`, which share the citizens of arrays. `world` is one built or loaded before. Raises
    GovsimError where the scenario cannot be played, or does not fit into memory.
    """
    if crowd == ARRAYS:
        compile_all()
    begin = time.perf_counter()
    model = GovSimModel(scenario, strategy, seed, crowd=crowd, threads=threads, world=world)
    for day in range(model.days):
        model.run_for(days=1)
        on_day(day + 1)
    return Run(scenario, model.strategy, seed, summary(model), tables(model), time.perf_counter() - begin)
