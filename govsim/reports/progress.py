"""Progress on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from govsim import words

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def bar(total: int, what: str) -> Iterator[Callable[[], None]]:
    """Yields a callback for each of `total` steps."""
    if sys.stderr.isatty():
        from govsim.reports.console import screen

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=screen(stderr=True), transient=True) as progress:
            task = progress.add_task(what, total=total)
            yield lambda: progress.advance(task)
    else:
        yield _Lines(total, what).passed


@contextmanager
def runs(lang: str) -> Iterator[Callable[[Any], None]]:
    """Yields a callback that takes the progress of a sweep (`planned`, `done`, `failed`) after every run."""
    if sys.stderr.isatty():
        from govsim.reports.console import screen

        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
        with Progress(*columns, console=screen(stderr=True), transient=True) as progress:
            task = progress.add_task("", total=None)
            yield lambda now: progress.update(task, **_shown(now, lang))
    else:
        lines = _SweepLines(lang)
        yield lines.passed
        lines.end()


def _shown(now: Any, lang: str) -> dict[str, Any]:
    return {"total": now.planned, "completed": now.done + now.failed, "description": _said(now, lang)}


def _said(now: Any, lang: str) -> str:
    return words.say("progress.sweep", lang, done=now.done, planned=now.planned, failed=now.failed)


class _SweepLines:
    """Plain lines, rate-limited, and a last one at the end."""

    def __init__(self, lang: str):
        self.lang, self.now, self.last = lang, None, time.monotonic()

    def passed(self, now: Any) -> None:
        self.now = now
        if time.monotonic() - self.last >= SECONDS_BETWEEN_LINES:
            self.last = time.monotonic()
            self.end()

    def end(self) -> None:
        if self.now:
            click.echo(_said(self.now, self.lang), err=True)


class _Lines:
    """Plain lines, rate-limited, and a last one at the end."""

    def __init__(self, total: int, what: str):
        self.total, self.what = total, what
        self.done, self.last = 0, time.monotonic()

    def passed(self) -> None:
        self.done += 1
        now = time.monotonic()
        if now - self.last >= SECONDS_BETWEEN_LINES or self.done == self.total:
            self.last = now
            click.echo(f"{self.what} {self.done}/{self.total}", err=True)
