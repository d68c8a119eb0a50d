"""Many tasks on a cluster of dask: a local one by default, or the user's by its address.

Tasks go out a few at a time, so that a finished one is let go of at once: what dask still remembers it would play again
when a worker dies. What lies at a killed worker is begun once more elsewhere, then given up, under way or not: whoever
wants to know which task it is that kills plays them alone.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import signal
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from typing import Any

from govsim.errors import GovsimError

SETTINGS = {
    "distributed.scheduler.allowed-failures": 1,
    "distributed.worker.preload": ["import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"],
    "distributed.comm.timeouts.connect": "10s",
    "distributed.deploy.lost-worker-timeout": "2 minutes",  # a busy machine takes longer than dask's 15 s to start one
    "distributed.worker.use-file-locking": False,
    "distributed.diagnostics.nvml": False,
}
AHEAD = 2
"""Tasks that are out for each worker: one under way and one waiting, which hides what a message takes."""
CHATTY = ("distributed", "distributed.client")
"""Loggers that print tracebacks of what is said as a sentence here."""
WAIT = 0.5
"""Seconds after which the connection is looked at again."""
HANDED = 10.0
"""Seconds for what a task gave to come over, before it is taken for lost on its way."""


class LostCluster(GovsimError):
    """The scheduler is gone: what is in the store is safe, and the same command goes on."""


@contextlib.contextmanager
def client(address: str | None, workers: int) -> Iterator[Any]:
    """A client of the cluster at `address`, or of a local one with so many workers; raises LostCluster, GovsimError."""
    import dask
    from distributed import Client, LocalCluster

    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set(SETTINGS), contextlib.ExitStack() as stack:
        where: Any = address
        if address is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="govsim-", ignore_cleanup_errors=True))
            local = {"dashboard_address": "127.0.0.1:0", "local_directory": folder, "silence_logs": logging.CRITICAL}
            where = stack.enter_context(LocalCluster(n_workers=workers, threads_per_worker=1, **local))
        try:
            connected = Client(where, timeout="10s", set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise GovsimError("error.no_scheduler", value=address, reason=error) from None
        yield stack.enter_context(contextlib.closing(connected))


def workers_at(connected: Any) -> int:
    """Threads that the cluster has for tasks just now."""
    return sum(connected.nthreads().values())


def each(connected: Any, work: Callable, tasks: Iterable[Any]) -> Generator[tuple[Any, Any]]:
    """Every task with what `work(task)` gave, or the exception that ended it, in the order in which they end.

    Ctrl-C is raised after the tasks that were under way have been handed on. Raises LostCluster.
    """
    with _Interrupts() as asked, _loss_as_a_sentence():
        waiting = iter(tasks)
        out: dict[Any, Any] = {}
        while True:
            working = workers_at(connected)
            _refill(connected, working)
            room = 0 if asked.to_stop else AHEAD * max(working, 1) - len(out)
            for task in itertools.islice(waiting, max(room, 0)):
                out[connected.submit(work, task, pure=False)] = task
            if not out:
                break
            for future, found in _taken(_ended(connected, out)):
                yield out.pop(future), found
    if asked.to_stop:
        raise KeyboardInterrupt


def _ended(connected: Any, out: dict) -> list:
    """Futures that have ended, after waiting a moment for one."""
    from distributed import TimeoutError as Late
    from distributed import wait

    if connected.status != "running":
        raise LostCluster("error.lost_scheduler")
    with connected.as_current(), contextlib.suppress(Late, TimeoutError):
        wait(list(out), timeout=WAIT, return_when="FIRST_COMPLETED")
    return [future for future in out if future.done()]


def _refill(connected: Any, working: int) -> None:
    """Workers anew in the place of those of a local cluster that are gone for good."""
    if connected.cluster is not None and working < len(connected.cluster.worker_spec):
        connected.cluster.scale(len(connected.cluster.worker_spec))


def _taken(ended: list) -> Iterator[tuple[Any, Any]]:
    """Futures with what they gave, or their exception; the cluster forgets them.

    Not yet one whose worker is killed between its end and now: it is being played again.
    """
    from distributed import TimeoutError as Late

    for future in ended:
        if future.status in ("cancelled", "lost"):
            raise LostCluster("error.lost_scheduler")
        try:
            found = future.exception(timeout=HANDED) or future.result(timeout=HANDED)
        except (Late, TimeoutError):
            continue
        future.release()
        yield future, found


@contextlib.contextmanager
def _loss_as_a_sentence() -> Iterator[None]:
    """Whatever dask makes of a scheduler that is gone, as a sentence; errors of tasks are handed on, not raised."""
    try:
        yield
    except (CancelledError, OSError):
        raise LostCluster("error.lost_scheduler") from None


def is_killed(found: Any) -> bool:
    """Whether a task was given up because the processes that played it were killed."""
    from distributed.scheduler import KilledWorker

    return isinstance(found, KilledWorker)


class _Interrupts:
    """Ctrl-C asks to stop; a second one interrupts at once. Outside the main thread nobody hears it."""

    to_stop = False

    def __enter__(self) -> _Interrupts:
        self.heard = threading.current_thread() is threading.main_thread()
        if self.heard:
            self.before = signal.signal(signal.SIGINT, self._ask)
        return self

    def _ask(self, *_: Any) -> None:
        if self.to_stop:
            raise KeyboardInterrupt
        self.to_stop = True

    def __exit__(self, *_: Any) -> None:
        if self.heard:
            signal.signal(signal.SIGINT, self.before)
