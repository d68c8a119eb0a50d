"""A sweep: every run of a study, played on a cluster into a store, from wherever an earlier try ended.

1. Where numbers are drawn, the base practice is played in every future; a future in which it does not pass the
   patterns that its numbers move does not count.
2. All strategies are played in the futures that count. With `until_sure`, seeds are added in rounds until the ranking
   is decided.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from govsim.model.crowds import ARRAYS
from govsim.rules.evidence import BY_KEY
from govsim.study import cluster, manifest, pool, warm
from govsim.study.experiment_file import Study
from govsim.study.futures import Future
from govsim.study.plan import Case, cases, checked, points, points_table
from govsim.study.play import Done, Order, play
from govsim.study.store import PATTERN, PLAN, POINTS, Store, schema

MANIFEST = manifest.NAME
COUNTS = "counts"


@dataclass(frozen=True)
class Progress:
    """How far a sweep has come; `planned` may shrink when futures are found not to count."""

    planned: int
    done: int = 0
    failed: int = 0
    futures: int = 0
    rejected: int = 0
    last: Done | None = None

    @property
    def left(self) -> int:
        """Runs still to be played."""
        return self.planned - self.done - self.failed


def sweep(
    study: Study,
    folder: str | Path,
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Progress:
    """Play all that is missing of a study in its folder; `on_progress` hears of every run that ends.

    `scheduler`: address of a dask scheduler (default: a local cluster of `workers`). Raises GovsimError, with nothing
    finished lost: StoreError where the folder takes no more, LostCluster where the scheduler is gone. Ctrl-C is raised
    after the runs under way.
    """
    keys = list(study.strategies)
    count = pool.workers_with_memory(study.scenario, keys, ARRAYS, workers)
    store = Store(folder)
    store.open()
    with store.locked():
        store.sweep_up()
        store.write_json(MANIFEST, _receipt(study))
        warm.up()
        with cluster.client(scheduler, count) as connected:
            return _Sweep(study, store, connected, on_progress).run()


def _receipt(study: Study) -> dict[str, Any]:
    seeds = [study.experiment.first_seed + i for i in range(study.experiment.seeds)]
    receipt = manifest.manifest(study.scenario, list(study.strategies), seeds, 0.0)
    return receipt | {"baseline": study.baseline, "experiment": study.experiment.model_dump(mode="json")}


class _Sweep:
    """One try at a study."""

    def __init__(self, study: Study, store: Store, connected: Any, on_progress: Callable[[Progress], None]):
        self.study, self.store, self.connected, self.on_progress = study, store, connected, on_progress
        self.document, self.columns = study.scenario.model_dump_json(), schema(study.scenario)
        self.futures = points(study)
        self.progress = Progress(0, futures=len(self.futures))

    def run(self) -> Progress:
        """Play the base practice where it is checked, then everything in the futures that count."""
        seeds = seeds_of(self.study)
        counting = self.futures
        if checked(self.study):
            self._play(list(cases(self.study, self.futures, base(self.study), seeds)), ahead=self._most(seeds))
            counting = [future for future in self.futures if future.index in self._counting(seeds)]
            self.progress = replace(self.progress, rejected=len(self.futures) - len(counting))
        self._write_points(counting)
        plan = list(cases(self.study, counting, self.study.strategies, seeds))
        self._write_plan(plan)
        self._play(plan)
        return self.progress

    def _most(self, seeds: Iterable[int]) -> int:
        return len(self.futures) * len(self.study.strategies) * len(list(seeds))

    def _counting(self, seeds: Iterable[int]) -> set[int]:
        plan = pd.DataFrame(cases(self.study, self.futures, base(self.study), seeds))
        return counting(plan.merge(self.store.rows(plan["hash"]), on=["hash", "strategy", "seed"]), checked(self.study))

    def _write_points(self, counting: list[Future]) -> None:
        kept = {future.index for future in counting}
        table = points_table(self.futures)
        self.store.write_table(POINTS, table.assign(**{COUNTS: table["future"].isin(kept)}))

    def _write_plan(self, plan: list[Case]) -> None:
        self.store.write_table(PLAN, pd.DataFrame(plan))

    def _play(self, plan: list[Case], ahead: int | None = None) -> None:
        """Play what is missing of a plan; `ahead`: runs there may be in all."""
        finished = self.store.finished()
        well = [case for case in plan if finished.get(case.hash)]
        missing = [case for case in plan if not finished.get(case.hash)]
        self._tell(planned=ahead or len(plan), done=len(well), failed=0)
        orders = list(self._orders(missing))
        while orders:
            orders = [again for order, found in self._each(orders) for again in self._after(order, found)]

    def _each(self, orders: list[Order]) -> Iterator[tuple[Order, Any]]:
        return cluster.each(self.connected, play, orders)

    def _orders(self, missing: list[Case]) -> Iterator[Order]:
        by_index = {future.index: future for future in self.futures}
        for (index, seed), group in itertools.groupby(missing, key=lambda case: (case.future, case.seed)):
            runs = {case.strategy: case.hash for case in group}
            yield Order(self.document, by_index[index], seed, runs, str(self.store.folder.resolve()))

    def _after(self, order: Order, found: Any) -> Iterator[Order]:
        """Count what an order gave; where its worker was killed, the run under way is given up and the rest remains."""
        if not isinstance(found, BaseException):
            for done in found:
                self._count(done)
            return
        if not _is_killed(found):
            raise found
        missing = {strategy: name for strategy, name in order.runs.items() if not self.store.ended_well(name)}
        killed, *rest = missing
        row = {"hash": missing[killed], "strategy": killed, "seed": order.seed, "error": f"{found}"}
        self.store.write_run(row, self.columns)
        for strategy in order.runs.keys() - missing.keys():
            self._count(Done(order.runs[strategy], strategy, order.seed, 0.0))
        self._count(Done(row["hash"], killed, order.seed, 0.0, row["error"]))
        if rest:
            yield replace(order, runs={strategy: missing[strategy] for strategy in rest})

    def _count(self, done: Done) -> None:
        counted = {"failed": self.progress.failed + 1} if done.error else {"done": self.progress.done + 1}
        self._tell(last=done, **counted)

    def _tell(self, **changed: Any) -> None:
        self.progress = replace(self.progress, **changed)
        self.on_progress(self.progress)


def _is_killed(found: BaseException) -> bool:
    from distributed.scheduler import KilledWorker

    return isinstance(found, KilledWorker)


def seeds_of(study: Study) -> list[int]:
    """The seeds of a study."""
    return [study.experiment.first_seed + i for i in range(study.experiment.seeds)]


def base(study: Study) -> list[str]:
    """The base practice, which is held against the patterns."""
    return [study.scenario.strategies[0].key]


def counting(runs: pd.DataFrame, patterns: list[str]) -> set[int]:
    """Futures in which the base practice passes some patterns: the median over its seeds, as far as can be measured."""
    good = runs[runs["error"].isna()]
    middle = good.groupby("future")[[PATTERN + key for key in patterns]].median()
    return {index for index, row in middle.iterrows() if all(_holds(key, row[PATTERN + key]) for key in patterns)}


def _holds(key: str, value: float) -> bool:
    return bool(np.isnan(value)) or BY_KEY[key].holds(value)
