"""Charts of a run and of a comparison, in either language, with intervals always shown."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from govsim.reports import number_text
from govsim.reports.labels import LATIN_FONT, chinese_font, label, shortened, warn_of_boxes
from govsim.reports.names import account_names, strategy_names
from govsim.study.compare import Comparison
from govsim.study.judge.paired import CONFIDENCE
from govsim.study.patterns import Patterns
from govsim.study.runs.rows import DAILY
from govsim.study.runs.run import Run
from govsim.words import say

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
"""Okabe and Ito (2008): told apart by colour-blind readers."""
DIFFERENCES = ("reads", "followers_end", "trust", "needs_met_online", "shares", "reach")
SOURCES = ("read_session", "read_friends", "read_feed")
DOTS_PER_INCH = 130
TITLE = 60
"""Cells of a name in a title."""
WIDEST = 3.0
"""Places in a band are clipped to ± this."""


def style() -> dict:
    """The rcParams of all charts; Chinese glyphs come from the font package where the system has none."""
    return {
        "font.family": [LATIN_FONT, chinese_font()],
        "text.parse_math": False,  # a name may have dollar signs
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.unicode_minus": False,
        "axes.formatter.useoffset": False,  # full tick labels, no offset
        "svg.fonttype": "path",
    }


@contextmanager
def drawing(**own: object) -> Iterator[None]:
    """In it charts have our style and `own` rcParams; signs without a glyph are not told one by one."""
    with mpl.rc_context(style() | own), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")
        yield


def of_comparison(comparison: Comparison, lang: str) -> dict[str, bytes]:
    """Two charts: differences with intervals, and the course of reads, followers and trust with bands."""
    warn_of_boxes(strategy_names(comparison.scenario, lang).values())
    with drawing():
        return {"differences": _png(_differences(comparison, lang)), "course": _png(_course(comparison, lang))}


def of_run(run: Run, lang: str) -> dict[str, bytes]:
    """Two charts: reads by source and followers by day."""
    warn_of_boxes(account_names(run.scenario, lang).values())
    with drawing():
        return {"reads": _png(_reads(run, lang)), "followers": _png(_followers(run, lang))}


def of_patterns(done: Patterns, lang: str) -> dict[str, bytes]:
    """One chart: where in its band each simulated pattern lies."""
    with drawing():
        return {"patterns": _png(_patterns(done, lang))}


def _patterns(done: Patterns, lang: str) -> Figure:
    figure = Figure(figsize=(9, 1.2 + 0.32 * len(done.findings)), layout="constrained")
    axes = figure.subplots()
    for row, found in enumerate(done.findings):
        edge = WIDEST if np.isinf(found.pattern.high) else 1
        axes.barh(row, edge + 1, left=-1, height=0.8, color="#DDDDDD")
        places = [found.pattern.place(value) for value in (found.value, found.low, found.high)]
        at, low, high = np.clip(places, -WIDEST, WIDEST)
        colour = COLOURS[0] if found.holds else COLOURS[1]
        axes.plot([low, high], [row, row], color=colour, linewidth=2)
        axes.plot([at], [row], "o", color=colour, markersize=5)
    names = [say(f"pattern.{found.pattern.key}", lang) for found in done.findings]
    axes.set_yticks(range(len(names)), names, fontsize=8)
    axes.set(ylim=(len(names) - 0.5, -0.5), xlim=(-1.03 * WIDEST, 1.03 * WIDEST))
    axes.set_xlabel(say("chart.patterns_axis", lang), fontsize=8)
    axes.set_title(say("chart.patterns", lang), fontsize=10, loc="left")
    return figure


def _png(figure: Figure) -> bytes:
    drawn = io.BytesIO()
    figure.savefig(drawn, dpi=DOTS_PER_INCH)
    return drawn.getvalue()


def _differences(comparison: Comparison, lang: str) -> Figure:
    others = [key for key in comparison.strategies if key != comparison.baseline]
    names = _marked_names(comparison, lang)
    figure = Figure(figsize=(10, 1.6 + 0.55 * max(1, len(others)) * 2), layout="constrained")
    for axes, key in zip(figure.subplots(2, 3).flat, DIFFERENCES, strict=True):
        outcome = number_text.BY_KEY[key]
        scale = 100 if outcome.unit in number_text.PERCENT_UNITS else 1
        for row, strategy in enumerate(others):
            found = comparison.estimate(strategy, key)
            _interval_line(axes, row, found, scale, comparison.against(strategy, key))
        axes.axvline(0, color="#888888", linewidth=0.8)
        axes.set_yticks(range(len(others)), [names[strategy] for strategy in others], fontsize=8)
        axes.set_ylim(len(others) - 0.5, -0.5)
        axes.tick_params(axis="x", labelsize=8)
        axes.locator_params(axis="x", nbins=4)
        unit = say("chart.points", lang) if scale == 100 else say(f"unit.{outcome.unit}", lang)
        axes.set_title(f"{say(f'outcome.{key}', lang)} ({unit})", fontsize=9, loc="left")
    figure.suptitle(
        say(
            "chart.differences",
            lang,
            share=number_text.PERCENT_SURE,
            baseline=shortened(strategy_names(comparison.scenario, lang)[comparison.baseline], TITLE),
        ),
        fontsize=11,
        x=0.01,
        ha="left",
    )
    return figure


def _marked_names(comparison: Comparison, lang: str) -> dict[str, str]:
    """Names of the strategies; those that fail the inspection in some seed say so."""
    names = {key: label(name) for key, name in strategy_names(comparison.scenario, lang).items()}
    for key in comparison.strategies:
        if comparison.failures(key):
            names[key] += "\n" + say("chart.fails_inspection", lang)
    return names


def _interval_line(axes, row: int, found, scale: float, verdict: str) -> None:
    if found.difference is None:
        return
    colour = {"better": COLOURS[2], "worse": COLOURS[1]}.get(verdict, "#777777")
    if found.low is not None:
        axes.plot([found.low * scale, found.high * scale], [row, row], color=colour, linewidth=2)
    axes.plot([found.difference * scale], [row], "o", color=colour, markersize=5)


def _course(comparison: Comparison, lang: str) -> Figure:
    series, names = comparison.series(), strategy_names(comparison.scenario, lang)
    figure = Figure(figsize=(10, 3.8), layout="constrained")
    for axes, name in zip(figure.subplots(1, len(DAILY)), DAILY, strict=True):
        for colour, key in zip(_cycle(len(comparison.strategies)), comparison.strategies, strict=True):
            _band(axes, series[series["strategy"] == key], name, colour, label(names[key]))
        axes.axvline(comparison.scenario.horizon.burn_in_days, color="#888888", linewidth=0.8, linestyle=":")
        axes.set_title(say(f"chart.{name}", lang), fontsize=9, loc="left")
        axes.set_xlabel(say("chart.day", lang), fontsize=8)
        axes.tick_params(labelsize=8)
    handles, labels = figure.axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=min(4, len(labels)), fontsize=8, frameon=False)
    figure.suptitle(say("chart.course", lang, share=number_text.PERCENT_SURE), fontsize=11, x=0.01, ha="left")
    return figure


def _cycle(count: int) -> list[str]:
    return [COLOURS[i % len(COLOURS)] for i in range(count)]


def _band(axes, series: pd.DataFrame, name: str, colour: str, label: str) -> None:
    """Mean over seeds, and the middle 95 % of runs."""
    by_day = series.groupby("day")[name]
    edge = (1 - CONFIDENCE) / 2
    mean, low, high = by_day.mean(), by_day.quantile(edge), by_day.quantile(1 - edge)
    axes.plot(mean.index, mean, color=colour, linewidth=1.4, label=label)
    axes.fill_between(mean.index, low, high, color=colour, alpha=0.15, linewidth=0)


def _reads(run: Run, lang: str) -> Figure:
    days = run.daily.groupby("day")[list(SOURCES)].sum()
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    axes = figure.subplots()
    floor = np.zeros(len(days))
    for colour, name in zip(_cycle(len(SOURCES)), SOURCES, strict=True):
        axes.bar(days.index, days[name], bottom=floor, color=colour, width=1.0, label=say(f"chart.{name}", lang))
        floor = floor + days[name].to_numpy()
    axes.legend(fontsize=8, frameon=False)
    _finish(axes, run, say("chart.reads_by_source", lang), lang)
    return figure


def _followers(run: Run, lang: str) -> Figure:
    table = run.daily.pivot_table(index="day", columns="account", values="cumulate_user")
    names = account_names(run.scenario, lang)
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    axes = figure.subplots()
    for colour, account in zip(_cycle(len(table.columns)), table.columns, strict=True):
        axes.plot(table.index, table[account], color=colour, label=label(names.get(account, account)))
    axes.legend(fontsize=8, frameon=False)
    _finish(axes, run, say("chart.followers_by_account", lang), lang)
    return figure


def _finish(axes, run: Run, title: str, lang: str) -> None:
    axes.axvline(run.scenario.horizon.burn_in_days, color="#888888", linewidth=0.8, linestyle=":")
    axes.set_title(title, fontsize=10, loc="left")
    axes.set_xlabel(say("chart.day", lang), fontsize=8)
    axes.tick_params(labelsize=8)
