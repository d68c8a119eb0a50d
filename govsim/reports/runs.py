"""The runs of a study as people look at them: what a sweep will take, a list, an export."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import pandas as pd
from rich import box
from rich.table import Table

from govsim import words
from govsim.errors import GovsimError
from govsim.reports import failures
from govsim.reports.console import duration, screen
from govsim.reports.headings import headed
from govsim.reports.names import strategy_names
from govsim.scenario.schema import Scenario
from govsim.study.runs.results import Results
from govsim.study.runs.rows import SERIES
from govsim.study.sweep_estimate import SweepEstimate
from govsim.words import say

RUN_KEYS = ("future", "strategy", "seed")
ENDINGS = (".csv", ".parquet", ".xlsx")
SHOWN = 40
"""Rows of a list on the screen."""
GIGABYTE = 1e9


def estimate_table(found: SweepEstimate, lang: str) -> Table:
    """What a sweep would take."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=False)
    for name in ("futures", "strategies", "seeds", "runs"):
        table.add_row(say(f"sweep.{name}", lang), f"{getattr(found, name):,}")
    table.add_row(say("sweep.workers", lang), f"{found.workers}")
    table.add_row(say("sweep.time", lang), say("sweep.at_most", lang, value=duration(found.seconds, lang)))
    table.add_row(say("sweep.memory", lang), f"{found.memory / GIGABYTE:.1f} GB")
    table.add_row(say("sweep.disk", lang), f"{found.disk / GIGABYTE:.2f} GB")
    return table


def chosen(runs: pd.DataFrame, where: Sequence[str], failed: bool) -> pd.DataFrame:
    """Runs that meet all conditions `column=value`; raises GovsimError for one that is not understood."""
    for condition in where:
        name, equals, value = condition.partition("=")
        if not equals or name not in RUN_KEYS:
            raise GovsimError("error.results_where", value=condition, allowed=list(RUN_KEYS))
        runs = runs[runs[name].astype(str) == value]
    return runs[runs["error"].notna()] if failed else runs


def export(runs: pd.DataFrame, to: str, scenario: Scenario, lang: str) -> None:
    """Write runs to a file of the kind that its ending names; raises GovsimError."""
    path, shown = Path(to), headed(_flat(runs), scenario, lang)
    writers = {
        ".csv": lambda: shown.to_csv(path, index=False, encoding="utf-8-sig"),
        ".parquet": lambda: runs.to_parquet(path, index=False),
        ".xlsx": lambda: shown.to_excel(path, index=False, freeze_panes=(1, len(RUN_KEYS))),
    }
    if path.suffix not in writers:
        raise GovsimError("error.results_to", value=to, allowed=list(ENDINGS))
    try:
        writers[path.suffix]()
    except OSError as error:
        raise GovsimError("error.out_not_writable", value=to, reason=error.strerror or error) from None


def _flat(runs: pd.DataFrame) -> pd.DataFrame:
    """Without the nested daily series, which fit in no cell."""
    return runs.drop(columns=[name for name in runs if name.startswith(SERIES)])


def plain(runs: pd.DataFrame) -> list[dict[str, Any]]:
    """Runs as plain data, a missing value as null."""
    return [{name: _plain(value) for name, value in row.items()} for row in _flat(runs).to_dict("records")]


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value


def show(results: Results, runs: pd.DataFrame, lang: str) -> None:
    """Print a list: how each run ended, and the outcomes that decide."""
    aims = [aim.outcome for aim in results.study.experiment.outcomes]
    names = strategy_names(results.study.scenario, lang)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(say("results.future", lang), justify="right")
    table.add_column(say("table.strategy", lang))
    for name in ("results.seed", "results.seconds"):
        table.add_column(say(name, lang), justify="right")
    for aim in aims:
        table.add_column(aim, justify="right")
    table.add_column(say("results.ended", lang), overflow="fold")
    for row in runs.head(SHOWN).to_dict("records"):
        values = [f"{row[aim]:,.4g}" for aim in aims]
        table.add_row(
            str(row["future"]),
            names[row["strategy"]],
            str(row["seed"]),
            f"{row['seconds']:.1f}",
            *values,
            row["error"] or say("results.well" if row["there"] else "results.missing", lang),
        )
    screen().print(table)
    if len(runs) > SHOWN:
        click.echo(words.say("results.more", lang, value=len(runs) - SHOWN))
    for line in failures.lines(results.failures, names, lang):
        click.echo(line)
