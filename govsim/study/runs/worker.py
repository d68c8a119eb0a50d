"""What a worker does: play the runs of one future and seed on one world, and put each into the store as it ends."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import pyarrow as pa

from govsim.errors import GovsimError
from govsim.measures.patterns import Seen, measure
from govsim.model.world import files as world_files
from govsim.model.world.build import World
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import strategy_index
from govsim.study.futures import Future
from govsim.study.runs.attempt import attempted
from govsim.study.runs.cases import in_future, sources_of_a_row
from govsim.study.runs.rows import PATTERN, as_lists, failed, series
from govsim.study.runs.run import Run, run
from govsim.study.runs.store import Store, StoreError, schema


@dataclass(frozen=True)
class Order:
    """Runs of one future and seed: by strategy, the hash of each; `scenario` is the study's, as JSON.

    `met_again`: other futures have this seed, too. `sources`: hash of the driver's, to which the runs' hashes belong.
    """

    scenario: str
    future: Future
    seed: int
    runs: Mapping[str, str]
    folder: str
    met_again: bool
    sources: str


@dataclass(frozen=True)
class Done:
    """A run that has ended and lies in the store."""

    hash: str
    strategy: str
    seed: int
    seconds: float
    error: str | None = None


def play(order: Order) -> list[Done]:
    """Play what is not in the store yet; a run that fails becomes a row with its error.

    What is there already, since the order was begun before by a worker that was killed, is told like what is played.
    Raises StoreError, and GovsimError where this worker would play by other rules than the driver has hashed.
    """
    if order.sources != _own_sources():
        raise GovsimError("error.other_sources", value=platform.node())
    store, (base, columns) = Store(order.folder), _study(order.scenario)
    todo = {strategy: name for strategy, name in order.runs.items() if not store.ended_well(name)}
    done = [Done(name, strategy, order.seed, 0.0) for strategy, name in order.runs.items() if strategy not in todo]
    scenario = in_future(base, order.future)
    shared = order.met_again and world_files.key(base, order.seed) == world_files.key(scenario, order.seed)
    for strategy, name in todo.items():
        row = _row(scenario, strategy, order.seed, shared) | {"hash": name}
        store.write_run(row, columns)
        done.append(Done(name, strategy, order.seed, row["seconds"], row["error"]))
    return done


@cache
def _own_sources() -> str:
    """Hash of the sources that this process began with."""
    return sources_of_a_row()


@lru_cache(maxsize=2)
def _study(document: str) -> tuple[Scenario, pa.Schema]:
    scenario = Scenario.model_validate_json(document)
    return scenario, schema(scenario)


@lru_cache(maxsize=1)
def _own_world(scenario: Scenario, seed: int) -> World:
    return world_files.build(scenario, seed)


def _row(scenario: Scenario, strategy: str, seed: int, shared: bool) -> dict[str, Any]:
    """One run as a row of the store; whatever goes wrong in it becomes its error."""

    def play_one() -> dict[str, Any]:
        return _found(run(scenario, strategy, seed, world=None if shared else _own_world(scenario, seed)))

    tried = attempted(play_one, fatal=(StoreError,))
    row = {"strategy": strategy, "seed": seed, "error": tried.error, "seconds": tried.seconds}
    return row | {"warnings": "\n".join(tried.warnings) or None} | (tried.found or {})


def _found(done: Run) -> dict[str, Any]:
    """Outcomes, daily series, what fails the inspection; of the base practice also the patterns."""
    row: dict[str, Any] = done.summary | as_lists(series(done.daily, done.segments))
    row["inspection"] = failed(done.tables["inspection"])
    if _is_base_practice(done):
        values = measure(Seen(done.tables, done.scenario.horizon.burn_in_days))
        row |= {PATTERN + key: value for key, value in values.items()}
    return row


def _is_base_practice(done: Run) -> bool:
    """Whether the strategy changes nothing."""
    return done.scenario.strategies[strategy_index(done.scenario, done.strategy)].changes_nothing
