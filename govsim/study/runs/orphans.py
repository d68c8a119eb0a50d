"""Processes that end with the one that started them, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable


def end_with_parent() -> None:
    """End this process, a child by `multiprocessing`, as soon as its parent is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        _end_after(parent.join)


def end_with_stdin() -> None:
    """End this process as soon as nobody holds the other end of its standard input."""
    _end_after(lambda: os.read(0, 1))


def _end_after(wait: Callable[[], object]) -> None:
    """End this process, whatever it is at, after `wait` is over."""

    def watch() -> None:
        wait()
        os._exit(1)

    threading.Thread(target=watch, name="govsim-orphan", daemon=True).start()
