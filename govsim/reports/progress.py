"""What people see while they wait: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def bar(total: int, what: str) -> Iterator[Callable[[], None]]:
    """Gives a function to call after every step of `total`; everything goes to standard error."""
    if sys.stderr.isatty():
        from govsim.reports.console import screen

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=screen(stderr=True), transient=True) as progress:
            task = progress.add_task(what, total=total)
            yield lambda: progress.advance(task)
    else:
        yield _Lines(total, what).passed


class _Lines:
    """A line now and then, and one at the end."""

    def __init__(self, total: int, what: str):
        self.total, self.what = total, what
        self.done, self.last = 0, time.monotonic()

    def passed(self) -> None:
        self.done += 1
        now = time.monotonic()
        if now - self.last >= SECONDS_BETWEEN_LINES or self.done == self.total:
            self.last = now
            click.echo(f"{self.what} {self.done}/{self.total}", err=True)
