"""A sweep: every run of a study, played on a cluster into a store, from wherever an earlier try ended.

1. Where numbers are drawn, the base practice is played in every future; a future in which it does not pass the
   patterns that its numbers move does not count.
2. All strategies are played in the futures that count. With `until_sure`, seeds are added in rounds until the ranking
   is decided.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from govsim.errors import GovsimError
from govsim.model.crowd import ARRAYS
from govsim.rules.evidence import BY_KEY
from govsim.study.experiment import UntilSure, goals_of
from govsim.study.experiment_file import Study
from govsim.study.futures import Future
from govsim.study.judge.ranking import Answer, Decision, decide_all, rounds
from govsim.study.kept import allowed
from govsim.study.patterns import observe
from govsim.study.possible import possible
from govsim.study.runs import dask_cluster as cluster
from govsim.study.runs import manifest
from govsim.study.runs import processes as pool
from govsim.study.runs.cases import Case, cases, checked, points, points_table, seeds_of, sources_of_a_row
from govsim.study.runs.compile import compile_all
from govsim.study.runs.failures import Failures, in_store
from govsim.study.runs.rows import PATTERN
from govsim.study.runs.store import PLAN, POINTS, Store, schema
from govsim.study.runs.worker import Done, Order, play

COLUMNS = ["future", "strategy", "seed", "hash"]
MISSED = "missed"
"""Column of the futures: patterns that the base practice misses there; a future counts where it is empty."""


@dataclass(frozen=True)
class Progress:
    """How far a sweep has come; `planned` may shrink when futures are found not to count.

    `misses`: the patterns that the base practice misses, by future that does not count. `failures`: why runs failed,
    known when a sweep has ended, and of a folder.
    """

    planned: int
    done: int = 0
    failed: int = 0
    futures: int = 0
    misses: Mapping[int, list[str]] = field(default_factory=dict)
    last: Done | None = None
    failures: Failures = field(default_factory=Failures)

    @property
    def rejected(self) -> int:
        """Futures that do not count."""
        return len(self.misses)

    @property
    def nothing_counts(self) -> bool:
        """Whether the base practice misses a pattern in every future, so that nothing else is played."""
        return self.futures > 0 and self.rejected == self.futures

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
        store.write_receipt(_receipt(study))
        compile_all()
        with cluster.client(scheduler, count) as connected:
            progress = _Sweep(study, store, connected, on_progress).run()
        store.sweep_up()
        store.rows_at_once(store.table(PLAN)["hash"])  # remembered, so that whoever asks next need not wait
    return progress


def status(study: Study, folder: str | Path) -> Progress:
    """How far a sweep has come, from what lies in its folder; `planned` counts futures that may yet be rejected."""
    store, drawn = Store(folder), points(study)
    misses, finished = missed(study, store, drawn), store.finished()
    kept = [future for future in drawn if future.index not in misses]
    plan = list(cases(study, kept, study.strategies))
    names = {case.hash for case in plan}
    store.warn_of_damaged(names, finished)
    done = sum(finished.get(name, False) for name in names)
    failed = sum(not finished.get(name, True) for name in names)
    return Progress(len(names), done, failed, len(drawn), misses, failures=in_store(plan, store))


def _receipt(study: Study) -> dict[str, Any]:
    seeds = sorted({seed for future in points(study) for seed in seeds_of(study, future)})
    receipt = manifest.manifest(study.scenario, list(study.strategies), seeds, 0.0)
    return receipt | {"baseline": study.baseline, "experiment": study.experiment.model_dump(mode="json")}


@dataclass(frozen=True)
class Observed:
    """Patterns that one run missed, or the error that ended it."""

    misses: tuple[str, ...] = ()
    error: str | None = None


class _Sweep:
    """One try at a study."""

    def __init__(self, study: Study, store: Store, connected: Any, on_progress: Callable[[Progress], None]):
        self.study, self.store, self.connected, self.on_progress = study, store, connected, on_progress
        self.document, self.columns = study.scenario.model_dump_json(), schema(study.scenario)
        self.sources = sources_of_a_row()
        self.futures = points(study)
        self.progress = Progress(0, futures=len(self.futures))

    def run(self) -> Progress:
        """Play the base practice where it is checked, then everything in the futures that count."""
        misses: dict[int, list[str]] = {}
        if checked(self.study):
            most = len(self.futures) * len(self.study.strategies) * self.study.experiment.seeds
            self._play(list(cases(self.study, self.futures, base(self.study))), most)
            misses = missed(self.study, self.store, self.futures)
            self.progress = replace(self.progress, misses=misses)
        kept = [future for future in self.futures if future.index not in misses]
        plan: list[Case] = []
        for look, count in enumerate(self._rounds(), start=1):
            self.study = with_seeds(self.study, count)
            plan = list(cases(self.study, kept, self.study.strategies))
            self._write_plan(plan, misses)
            self._play(plan, len(plan))
            if self.study.experiment.until_sure and decided(self._rows(plan), self.study, look):
                break
        return replace(self.progress, failures=in_store(plan, self.store))

    def _rounds(self) -> Iterable[int]:
        experiment = self.study.experiment
        if experiment.until_sure is None:
            return [experiment.seeds]
        return rounds(experiment.seeds, max(experiment.until_sure.most_seeds, experiment.seeds))

    def _rows(self, plan: list[Case]) -> pd.DataFrame:
        found = self.store.rows(case.hash for case in plan)
        return pd.DataFrame(plan, columns=COLUMNS).merge(found.drop(columns=["strategy", "seed"]), on="hash")

    def _write_plan(self, plan: list[Case], misses: Mapping[int, list[str]]) -> None:
        table = points_table(self.futures)
        table[MISSED] = [" ".join(misses.get(future.index, ())) for future in self.futures]
        self.store.write_table(POINTS, table)
        self.store.write_table(PLAN, pd.DataFrame(plan, columns=COLUMNS))

    def _play(self, plan: list[Case], planned: int) -> None:
        """Play what is missing of a plan, what several strategies have alike once; `planned`: runs there may be."""
        finished, alone = self.store.finished(), {case.hash: case for case in reversed(plan)}
        missing = [case for case in plan if alone[case.hash] is case and not finished.get(case.hash)]
        self.store.warn_of_damaged(alone, finished)
        self._tell(planned=planned - (len(plan) - len(alone)), done=len(alone) - len(missing), failed=0)
        with contextlib.closing(cluster.each(self.connected, play, self._orders(missing))) as played:
            killed = [order for order, found in played if not self._counted(found)]
        self._one_by_one(killed)

    def _orders(self, missing: list[Case]) -> Iterator[Order]:
        by_index, folder = {future.index: future for future in self.futures}, str(self.store.folder.resolve())
        met_again = not self.study.experiment.own_luck
        for (index, seed), group in itertools.groupby(missing, key=lambda case: (case.future, case.seed)):
            runs = {case.strategy: case.hash for case in group}
            yield Order(self.document, by_index[index], seed, runs, folder, met_again, self.sources)

    def _one_by_one(self, killed: list[Order]) -> None:
        """What lay at workers that were killed once more, each run alone: one that kills its worker again is a row."""
        for order in killed:
            for strategy, name in order.runs.items():
                [(_, found)] = cluster.each(self.connected, play, [replace(order, runs={strategy: name})])
                if not self._counted(found):
                    self._give_up(strategy, name, order.seed)

    def _counted(self, found: Any) -> bool:
        """Count what an order gave; False where it gave nothing, since its workers were killed."""
        if cluster.is_killed(found):
            return False
        if isinstance(found, BaseException):
            raise found
        for done in found:
            self._count(done)
        return True

    def _give_up(self, strategy: str, name: str, seed: int) -> None:
        error = GovsimError("error.run_killed").message()
        self.store.write_run({"hash": name, "strategy": strategy, "seed": seed, "error": error}, self.columns)
        self._count(Done(name, strategy, seed, 0.0, error))

    def _count(self, done: Done) -> None:
        counted = {"failed": self.progress.failed + 1} if done.error else {"done": self.progress.done + 1}
        self._tell(last=done, **counted)

    def _tell(self, **changed: Any) -> None:
        self.progress = replace(self.progress, **changed)
        self.on_progress(self.progress)


def with_seeds(study: Study, count: int) -> Study:
    """The same study with another number of seeds."""
    return replace(study, experiment=study.experiment.model_copy(update={"seeds": count}))


def decided(runs: pd.DataFrame, study: Study, look: int) -> bool:
    """Whether the ranking of every outcome is known, on average over the futures."""
    return all(one.answer != Answer.TOO_CLOSE for one in decisions(runs, study, look))


def decisions(runs: pd.DataFrame, study: Study, look: int | None = None) -> list[Decision]:
    """The ranking by each outcome that decides; an observation is the mean over futures of the n-th seed of each.

    Only strategies that are allowed are ranked.
    """
    sure = study.experiment.until_sure or UntilSure()
    good = runs[runs["error"].isna()]
    base = good[good["strategy"] == study.baseline]
    goals = goals_of(study.experiment, lambda outcome: float(np.nan_to_num(base[outcome].mean())))
    good = good[good["strategy"].isin(allowed(good, study.strategies, study.experiment.constraints))].copy()
    good["turn"] = good.groupby("future")["seed"].rank("dense")
    tables = {goal.outcome: good.pivot_table(goal.outcome, "turn", "strategy") for goal in goals}
    values = {key: {name: table[name].to_numpy() for name in table} for key, table in tables.items()}
    limits = {goal.outcome: possible(goal.outcome) for goal in goals}
    return decide_all(values, goals, sure.confidence, look, limits)


def base(study: Study) -> list[str]:
    """The base practice, which is held against the patterns."""
    return [study.scenario.strategies[0].key]


def missed(study: Study, store: Store, futures: list[Future]) -> dict[int, list[str]]:
    """Patterns that the base practice is known to miss, by future, where there are any: those futures do not count."""
    patterns = checked(study)
    plan = pd.DataFrame(cases(study, futures if patterns else [], base(study)), columns=COLUMNS)
    found = store.rows(plan["hash"])
    if found.empty:
        return {}
    runs = plan.merge(found[found["error"].isna()], on="hash")
    middle = runs.groupby("future")[[PATTERN + key for key in patterns]].median()
    misses = {i: [key for key in patterns if not _holds(key, row[PATTERN + key])] for i, row in middle.iterrows()}
    return {index: keys for index, keys in misses.items() if keys}


def missed_by_base(study: Study) -> Observed:
    """The base practice as it is, on the first seed, held against the patterns that futures are held against."""
    patterns = checked(study)
    if not patterns:
        return Observed()
    seen = observe(study.scenario, study.experiment.first_seed)
    return Observed(tuple(key for key in patterns if seen.values and not _holds(key, seen.values[key])), seen.error)


def _holds(key: str, value: float) -> bool:
    """Whether a pattern holds, as far as it can be measured."""
    return bool(np.isnan(value)) or BY_KEY[key].holds(value)
