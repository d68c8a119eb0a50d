"""What all commands do alike: load, say, show progress, refuse, print."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from govsim import words
from govsim.errors import GovsimError, GovsimWarning, Place
from govsim.reports.plain import without_nan

LARGE = 100_000
"""Citizens from which building the world takes 2 s or more (measured), so that it is announced."""
LARGE_LIST = 20_000_000
"""Bytes of a file of friendships that takes some seconds to read (a second for 5 MB, measured), so that it is said."""
DONE, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def load(lang: str, path: str, settings: Sequence[str]):
    """The scenario of a file, changed by `--set`, and its file of friendships read."""
    from govsim.scenario.load import load, parse_setting, refused

    changes = dict(parse_setting(text) for text in settings)
    scenario = load(path, changes)
    read_friends(lang, scenario, lambda error, place: refused(path, error, place, changes))
    return scenario


def load_experiment(lang: str, path: str, settings: Sequence[str], small: bool = False):
    """The study of an experiment file, changed by `--set`, and the file of friendships of its scenario read."""
    from govsim.scenario.load import parse_setting
    from govsim.study.experiment_file import load_experiment, refused

    study = load_experiment(path, dict(parse_setting(text) for text in settings), small)
    read_friends(lang, study.scenario, lambda error, place: refused(path, study, error, place))
    return study


def read_friends(lang: str, scenario, refused: Callable[[GovsimError, Place], GovsimError]) -> None:
    """Read a scenario's file of friendships, if it has one: what is left out of it becomes a warning.

    It is kept for the model. `refused` places what is wrong in the scenario's file; that is raised.
    """
    from govsim.scenario.load import FRIENDS
    from govsim.scenario.schema import EdgeList

    population = scenario.population
    if not isinstance(population.network, EdgeList):
        return
    path, size = population.network.path, population.size
    _announce_large(lang, path)
    from govsim.model.world.edge_list import read_edge_list

    try:
        people = len(read_edge_list(path)[0])
    except GovsimError as error:
        raise refused(error, FRIENDS) from None
    if size is not None and size < people:
        error = GovsimError("error.size_below_edge_list", value=size, path=path, allowed=people)
        raise refused(error, ("population", "size"))


def _announce_large(lang: str, path: str) -> None:
    size = Path(path).stat().st_size
    if size >= LARGE_LIST:
        click.echo(words.say("progress.friends", lang, path=path, value=f"{size / 1e6:,.0f}"), err=True)


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
    """Warnings to users as sentences on standard error, each of them once."""

    def __init__(self, lang: str):
        super().__init__()
        self.lang, self.said = lang, set[str]()

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("default")
        warnings.showwarning = self._show

    def _show(self, message, category, *_: Any) -> None:
        if issubclass(category, UserWarning) and str(message) not in self.said:
            self.said.add(str(message))
            told = message.message(self.lang) if isinstance(message, GovsimWarning) else message
            click.echo(words.say("cli.warning", self.lang, value=told), err=True)


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
    from govsim.rules.compiled import is_compiled, is_temporary

    if not is_compiled() and not is_temporary():  # a cache that cannot be written has said it
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
