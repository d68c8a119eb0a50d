"""Many runs in several processes, each result handed on as it comes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from typing import Any

from govsim.model.memory import runs_at_once
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import regimes
from govsim.study.runs.orphans import end_with_parent


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers_with_memory(scenario: Scenario, strategies: Sequence[str], crowd: str, wanted: int | None = None) -> int:
    """How many runs at once: as wanted (default: one per core) and as memory holds; GovsimError if not even one."""
    return min(wanted or cores(), runs_at_once([regimes(scenario, key) for key in strategies], crowd))


def each(work: Callable, tasks: Sequence[tuple], workers: int) -> Iterator[tuple[tuple, Any]]:
    """Every task with what `work(*task)` gave, in the order in which they end; a worker that died gives its exception.

    Ctrl-C is raised after the tasks that were under way have been handed on; those not begun are dropped.
    """
    if min(workers, len(tasks)) <= 1:
        yield from ((task, work(*task)) for task in tasks)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(workers, len(tasks)), context, initializer=_obey_the_driver)
    try:
        futures = {pool.submit(work, *task): task for task in tasks}
        for future in as_completed(list(futures)):
            yield futures.pop(future), _result(future)
    except KeyboardInterrupt:
        pool.shutdown(cancel_futures=True)
        yield from ((task, _result(future)) for future, task in futures.items() if not future.cancelled())
        raise
    finally:
        pool.shutdown(cancel_futures=True)  # must wait, or the dropped pool runs its remaining tasks


def _obey_the_driver() -> None:
    """Interrupts are the driver's to handle, and a worker without a driver has nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def _result(future: Future) -> Any:
    return future.exception() or future.result()
