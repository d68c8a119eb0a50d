"""What a sweep will take in runs, time, memory and disk, before it starts."""

from __future__ import annotations

from dataclasses import dataclass

from govsim.model.crowd import ARRAYS
from govsim.study.estimate import estimate_run
from govsim.study.experiment_file import Study, futures_of
from govsim.study.runs import processes

ROW = 23_000
"""Bytes of a run in the store. Measured, with four segments and 90 days."""
OVERHEAD = 0.3
"""Seconds a run takes besides building and playing: outcomes, tables, patterns. Measured with 20,000 citizens."""


@dataclass(frozen=True)
class SweepEstimate:
    """Runs at most (fewer where futures are rejected), seconds, bytes of memory for each worker, bytes of disk."""

    futures: int
    strategies: int
    seeds: int
    runs: int
    workers: int
    seconds: float
    memory: float
    disk: float


def estimate_sweep(study: Study, workers: int | None = None) -> SweepEstimate:
    """An estimate from small pilots of the base practice; raises GovsimError where there is no memory for one run."""
    experiment, scenario = study.experiment, study.scenario
    count = processes.workers_with_memory(scenario, study.strategies, ARRAYS, workers)
    one = estimate_run(scenario, study.baseline, ARRAYS)
    futures = futures_of(study)
    runs = futures * len(study.strategies) * experiment.seeds
    seconds = runs * (one.playing + OVERHEAD) + futures * experiment.seeds * one.building
    return SweepEstimate(
        futures, len(study.strategies), experiment.seeds, runs, count, seconds / count, one.needed, runs * ROW
    )
