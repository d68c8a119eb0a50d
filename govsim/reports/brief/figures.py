"""The pictures of a brief: differences, course over time, cost against effect, and who gains."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from govsim.measures.outcomes import of_key
from govsim.reports import charts, figures
from govsim.reports.brief.document import Brief
from govsim.reports.brief.source import BY_SEGMENT
from govsim.study.compare import SERIES
from govsim.study.store import SERIES as SERIES_COLUMN
from govsim.words import say

INCHES = 6.3
"""Width of the text on an A4 page."""
DOTS_PER_INCH = 200
BAND = (0.05, 0.95)


def draw(brief: Brief, name: str, kind: str) -> bytes:
    """A picture as PNG or SVG."""
    with mpl.rc_context(charts.style() | {"font.size": 8, "axes.titlesize": 9}):
        figure = PICTURES[name](brief)
        file = io.BytesIO()
        options: dict[str, Any] = {"dpi": DOTS_PER_INCH} if kind == "png" else {"metadata": {"Date": None}}
        figure.savefig(file, format=kind, **options)
    return file.getvalue()


def _colour(brief: Brief, strategy: str) -> str:
    """The same for a strategy in every picture."""
    return charts.COLOURS[brief.source.strategies.index(strategy) % len(charts.COLOURS)]


def _scale(key: str) -> float:
    return 100.0 if of_key(key).unit in figures.PERCENT_UNITS else 1.0


def _title(brief: Brief, key: str) -> str:
    unit = of_key(key).unit
    said = say("chart.points", brief.lang) if unit in figures.PERCENT_UNITS else say(f"unit.{unit}", brief.lang)
    return f"{say(f'outcome.{of_key(key).key}', brief.lang)} ({said})"


def _differences(brief: Brief) -> Figure:
    """A line for each strategy: its difference to the baseline with its interval."""
    goals, others = brief.source.goals, brief.others
    figure = Figure(figsize=(INCHES, len(goals) * (0.55 + 0.22 * max(len(others), 1))), layout="constrained")
    for axes, goal in zip(np.atleast_1d(figure.subplots(len(goals), 1)), goals, strict=True):
        scale = _scale(goal.outcome)
        for row, strategy in enumerate(others):
            middle, low, high = (scale * end for end in brief.source.span(strategy, goal.outcome))
            colour = _colour(brief, strategy)
            axes.plot([low, high], [row, row], color=colour, linewidth=2.2, solid_capstyle="butt")
            axes.plot([middle], [row], "o", color=colour, markersize=5)
        axes.axvspan(-scale * goal.matters, scale * goal.matters, color="#EEEEEE", zorder=0)
        axes.axvline(0, color="#555555", linewidth=0.8)
        axes.set_yticks(range(len(others)), [brief.names[key] for key in others])
        axes.set_ylim(len(others) - 0.5, -0.5)
        axes.set_title(_title(brief, goal.outcome), loc="left")
    return figure


def _course(brief: Brief) -> Figure:
    """Reads, followers and trust by day: mean of all runs and the middle nine in ten."""
    figure = Figure(figsize=(INCHES, 2.5), layout="constrained")
    for axes, name in zip(figure.subplots(1, len(SERIES)), SERIES, strict=True):
        for strategy in brief.source.strategies:
            days, colour = _days(brief, strategy, name), _colour(brief, strategy)
            axes.plot(days.mean(axis=0), color=colour, linewidth=1.2, label=brief.names[strategy])
            axes.fill_between(
                range(days.shape[1]), *np.quantile(days, BAND, axis=0), color=colour, alpha=0.1, linewidth=0
            )
        axes.axvline(brief.source.scenario.horizon.burn_in_days, color="#888888", linewidth=0.8, linestyle=":")
        axes.set_title(say(f"chart.{name}", brief.lang), loc="left")
        axes.set_xlabel(say("chart.day", brief.lang))
    handles, labels = figure.axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3, frameon=False)
    return figure


def _days(brief: Brief, strategy: str, name: str) -> np.ndarray:
    rows = brief.source.good[brief.source.good["strategy"] == strategy][SERIES_COLUMN + name]
    return np.stack([np.asarray(row, float) for row in rows])


def _tradeoff(brief: Brief) -> Figure:
    """Staff hours and money against the first two outcomes; strategies that none dominates are ringed."""
    goals = brief.source.goals[:2]
    figure = Figure(figsize=(INCHES, 2.6), layout="constrained")
    for axes, goal in zip(np.atleast_1d(figure.subplots(1, len(goals))), goals, strict=True):
        points = {key: _point(brief, key, goal) for key in brief.source.strategies}
        for strategy, (cost, value) in points.items():
            axes.plot([cost], [value], "o", color=_colour(brief, strategy), markersize=6)
            if _undominated(points, strategy, goal.better):
                axes.plot([cost], [value], "o", markersize=11, markerfacecolor="none", markeredgecolor="#222222")
            axes.annotate(brief.names[strategy], (cost, value), xytext=(7, 4), textcoords="offset points", fontsize=7)
        axes.set_xlabel(brief.say("tradeoff.axis"))
        axes.set_title(_title(brief, goal.outcome), loc="left")
        axes.margins(x=0.35, y=0.25)
    return figure


def _point(brief: Brief, strategy: str, goal: Any) -> tuple[float, float]:
    """What a strategy costs in all (wages at the scenario's prices, and money), and its mean outcome."""
    horizon, costs = brief.source.scenario.horizon, brief.source.scenario.costs
    weeks = (horizon.days - horizon.burn_in_days) / 7
    hours = brief.source.estimate(strategy, "staff_hours").mean * weeks * costs.editor_hour
    return (hours + brief.source.estimate(strategy, "money").mean) / 1000, _scale(goal.outcome) * brief.source.estimate(
        strategy, goal.outcome
    ).mean


def _undominated(points: dict[str, tuple[float, float]], strategy: str, better: int) -> bool:
    cost, value = points[strategy]
    return not any(
        other_cost <= cost and better * other >= better * value and (other_cost, other) != (cost, value)
        for other_cost, other in points.values()
    )


def _segments(brief: Brief) -> Figure:
    """Who gains: the difference in reads and trust by segment, by strategy."""
    segments = brief.source.scenario.population.segments
    figure = Figure(figsize=(INCHES, 0.9 + 0.3 * len(segments) + 0.1 * len(brief.others)), layout="constrained")
    for axes, outcome in zip(figure.subplots(1, len(BY_SEGMENT)), BY_SEGMENT, strict=True):
        for row, strategy in enumerate(brief.others):
            places = np.arange(len(segments)) + 0.6 * ((row + 0.5) / max(len(brief.others), 1) - 0.5)
            found = [brief.source.estimate(strategy, f"{outcome}_{segment.key}") for segment in segments]
            colour = _colour(brief, strategy)
            for place, one in zip(places, found, strict=True):
                if one.low is not None:
                    axes.plot([one.low, one.high], [place, place], color=colour, linewidth=1.6)
                axes.plot([one.difference], [place], "o", color=colour, markersize=4, label=brief.names[strategy])
        axes.axvline(0, color="#555555", linewidth=0.8)
        axes.set_yticks(range(len(segments)), [segment.name.get(brief.lang) for segment in segments])
        axes.set_ylim(len(segments) - 0.5, -0.5)
        axes.set_title(_title(brief, outcome), loc="left")
    handles, labels = figure.axes[0].get_legend_handles_labels()
    alone = dict(zip(labels, handles, strict=True))
    figure.legend(alone.values(), alone.keys(), loc="outside lower center", ncols=3, frameon=False)
    return figure


PICTURES: dict[str, Callable[[Brief], Figure]] = {
    "differences": _differences,
    "course": _course,
    "tradeoff": _tradeoff,
    "segments": _segments,
}
