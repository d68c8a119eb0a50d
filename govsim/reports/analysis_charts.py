"""The charts of an analysed study: every future's difference, by strategy and along what the experiment names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator

from govsim.reports import charts
from govsim.reports.labels import label, shortened
from govsim.reports.names import Names
from govsim.study.analysis import Analysis
from govsim.study.goal import Goal
from govsim.study.judge.along import MIDDLE
from govsim.words import say

WIDE = 10
"""Ratio of a factor's largest to its smallest value from which its axis is logarithmic."""


def figures_of(names: Names, analysis: Analysis) -> Iterator[tuple[str, Figure]]:
    """Each chart with its name."""
    yield "differences", _differences(names, analysis)
    for factor in analysis.profile["factor"].unique():
        yield f"along_{factor.rpartition('.')[2]}", _along(names, analysis, factor)


def _along(names: Names, analysis: Analysis, factor: str) -> Figure:
    """Differences to the baseline along a factor: outcomes below, strategies beside each other."""
    found = analysis.robustness
    others = [key for key in found.strategies if key != found.baseline]
    rows, columns = len(analysis.goals), len(others)
    figure = Figure(figsize=(max(4.2 * columns, 6), 2.6 * rows), layout="constrained")
    places = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey="row")
    for row, goal in enumerate(analysis.goals):
        places[row, 0].set_ylabel(names.title(goal.outcome))
        for column, strategy in enumerate(others):
            _cloud(places[row, column], names, analysis, (goal, strategy, factor))
    for axes, strategy in zip(places[0], others, strict=True):
        axes.set_title(label(names.names[strategy]), loc="left", fontsize=10)
    title = {"factor": names.factor(factor), "baseline": shortened(names.names[found.baseline], charts.TITLE)}
    figure.suptitle(say("analysis.along_chart", names.lang, **title), x=0.01, ha="left", fontsize=10)
    figure.supxlabel(names.factor(factor), fontsize=10)
    return figure


def _cloud(axes: Any, names: Names, analysis: Analysis, of: tuple[Goal, str, str]) -> None:
    """Scatter plot of the futures with group medians as lines; differences in the grey band do not matter."""
    goal, strategy, factor = of
    found, scale = analysis.robustness, names.scale(goal.outcome)
    values = found.of(goal.outcome, strategy) * scale
    at = analysis.results.points.set_index("future")[factor].reindex(values.index)
    axes.scatter(at, values, s=9, color=_colour(analysis, strategy), alpha=0.55, linewidths=0)
    groups = analysis.profile.query("outcome == @goal.outcome and strategy == @strategy and factor == @factor")
    axes.hlines(groups["median"] * scale, groups["factor_low"], groups["factor_high"], color="#222222", linewidth=1.8)
    _ground(axes, goal.matters * scale, horizontal=True)
    _levels(axes, at)


def _ground(axes: Any, matters: float, horizontal: bool) -> None:
    """The zero line, and the band of differences that do not matter."""
    span, line = (axes.axhspan, axes.axhline) if horizontal else (axes.axvspan, axes.axvline)
    span(-matters, matters, color="#EEEEEE", zorder=0)
    line(0, color="#555555", linewidth=0.8)


def _levels(axes: Any, at: Any) -> None:
    """A logarithmic axis with plain tick labels (1, 2, 5, 10, …) for a factor that spans orders of magnitude."""
    if (at > 0).all() and at.max() > WIDE * at.min():
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axes.xaxis.set_minor_formatter("")


def _differences(names: Names, analysis: Analysis) -> Figure:
    """Strip plot of every future's difference to the baseline; differences in the grey band do not matter."""
    found, count = analysis.robustness, len(analysis.goals)
    others = [key for key in found.strategies if key != found.baseline]
    figure = Figure(figsize=(9, count * (0.9 + 0.45 * len(others))), layout="constrained")
    for axes, goal in zip(np.atleast_1d(figure.subplots(count, 1)), analysis.goals, strict=True):
        scale = names.scale(goal.outcome)
        for row, strategy in enumerate(others):
            _dots(axes, found.of(goal.outcome, strategy).dropna().to_numpy() * scale, row, _colour(analysis, strategy))
        _ground(axes, goal.matters * scale, horizontal=False)
        axes.set_yticks(range(len(others)), [label(names.names[key]) for key in others])
        axes.set_ylim(len(others) - 0.5, -0.5)
        title = {"outcome": names.title(goal.outcome), "baseline": shortened(names.names[found.baseline], charts.TITLE)}
        axes.set_title(say("analysis.chart", names.lang, **title), loc="left", fontsize=10)
    return figure


def _colour(analysis: Analysis, strategy: str) -> str:
    return charts.COLOURS[analysis.robustness.strategies.index(strategy) % len(charts.COLOURS)]


def _dots(axes: Any, values: np.ndarray, row: int, colour: str) -> None:
    """A dot for each future with jitter (golden ratio sequence); a line for the middle 90 %, a mark for the median."""
    apart = row + 0.5 * ((np.arange(len(values)) * 0.618) % 1 - 0.5)
    axes.scatter(values, apart, s=9, color=colour, alpha=0.45, linewidths=0)
    if len(values):
        low, middle, high = np.quantile(values, (MIDDLE[0], 0.5, MIDDLE[1]))
        axes.plot([low, high], [row, row], color="#222222", linewidth=1.6)
        axes.plot([middle], [row], "o", color="#222222", markersize=5)
