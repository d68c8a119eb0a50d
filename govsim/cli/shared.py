"""What all commands do alike: load, say, show progress, refuse, print."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from govsim import words
from govsim.reports.plain import without_nan

LARGE = 100_000
"""Citizens from which building the world takes 2 s or more (measured), so that it is announced."""
DONE, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def load(path: str, settings: Sequence[str]):
    """The scenario of a file, changed by `--set`."""
    from govsim.scenario.load import load, parse_setting

    return load(path, dict(parse_setting(text) for text in settings))


def out_folder(out: str | None) -> Path | None:
    """The folder of `--out`, found to be writable before any work."""
    if out is None:
        return None
    from govsim.reports.folder import writable

    return writable(out)


def say_written(folder: Path | None, lang: str) -> None:
    """Where the results are."""
    if folder:
        click.echo(words.say("cli.written", lang, value=folder))


def print_json(data: dict[str, Any]) -> None:
    """JSON has no NaN: a missing value is null."""
    click.echo(json.dumps(without_nan(data), ensure_ascii=False))


class said_warnings(warnings.catch_warnings):  # noqa: N801 - used like the context manager it extends
    """Warnings of the model as sentences on standard error."""

    def __init__(self, lang: str):
        super().__init__()
        self.lang = lang

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("default")
        warnings.showwarning = self._show

    def _show(self, message, category, *_: Any) -> None:
        if issubclass(category, UserWarning):
            click.echo(words.say("cli.warning", self.lang, value=message), err=True)


def prepare(lang: str, loaded, strategy: str, crowd: str) -> None:
    """Refuse a population that does not fit into memory; announce that a large one takes some seconds to build."""
    from govsim.model.memory import refuse_too_large
    from govsim.model.world.build import population_size
    from govsim.scenario.strategies import regimes

    refuse_too_large(regimes(loaded, strategy), crowd)
    size = population_size(loaded)
    if size >= LARGE:
        click.echo(words.say("progress.preparing", lang, size=f"{size:,}"), err=True)


def say_if_compiling(lang: str) -> None:
    """Announce compilation, on the first run of a machine, before anything that compiles is imported."""
    from govsim.rules.compiled import is_compiled

    if not is_compiled():
        click.echo(words.say("progress.compiling", lang), err=True)


def with_bar(lang: str, count: int, work: Callable):
    """Result of `work(on_run=...)`, with a progress bar."""
    from govsim.reports import progress

    with progress.bar(count, words.say("progress.runs", lang)) as passed:
        return work(on_run=lambda _: passed())


def interrupted(lang: str) -> int:
    """Say that Ctrl-C ended the command; its exit code."""
    click.echo(words.say("cli.interrupted", lang), err=True)
    return INTERRUPTED


def refuse(message: str) -> int:
    """Say what is wrong with what was given; the exit code of bad input."""
    click.echo(message, err=True)
    return BAD_INPUT
