"""The pictures of a brief: differences, course over time, cost against effect, and who gains."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from govsim.measures.outcomes import of_key
from govsim.reports import charts, number_text
from govsim.reports.brief import claims, costs
from govsim.reports.brief.document import Brief
from govsim.reports.labels import label, lines
from govsim.study.goal import Goal
from govsim.study.judge import dominance
from govsim.study.judge.along import MIDDLE
from govsim.study.runs.rows import DAILY
from govsim.words import say

INCHES = 6.3
"""Width of the text on an A4 page."""
DOTS_PER_INCH = 150
LINE = 0.15
"""Inches of a line of a label."""
COLUMNS = 3
"""Names beside each other below a picture."""
NARROW = 14
"""Cells of a label beside two panels."""
THOUSAND = 1000.0
EFFECTS = ("reach", "trust")
"""What cost is held against."""
DARK, GREY = "#222222", "#EEEEEE"
MOST_LABELS = 6
"""Strategies that are drawn in the pictures of many lines: more cannot be told apart."""


def draw(brief: Brief, name: str, *kinds: str) -> list[bytes]:
    """A picture in some formats (`png`, `svg`); what a brief has drawn once it keeps."""
    with charts.drawing(**{"font.size": 8, "axes.titlesize": 9}):
        if name not in brief.drawn:
            brief.drawn[name] = PICTURES[name](brief)
        return [_saved(brief.drawn[name], kind) for kind in kinds]


def _saved(figure: Figure, kind: str) -> bytes:
    file = io.BytesIO()
    options: dict[str, Any] = {"dpi": DOTS_PER_INCH} if kind == "png" else {"metadata": {"Date": None}}
    figure.savefig(file, format=kind, **options)
    return file.getvalue()


def _colour(brief: Brief, strategy: str) -> str:
    return charts.COLOURS[brief.source.strategies.index(strategy) % len(charts.COLOURS)]


def _shown(brief: Brief) -> list[str]:
    """The baseline, the strategy of which the brief speaks most, and the first others."""
    source = brief.source
    first = [source.baseline, *([brief.focus] if brief.focus != source.baseline else [])]
    return [*first, *(key for key in source.others if key not in first)][:MOST_LABELS]


# Differences


def _differences(brief: Brief) -> Figure:
    """A row for each strategy: its difference to the baseline with its interval, of a sweep a dot for each future."""
    goals, others = brief.source.goals, brief.source.others
    names = [label(brief.names.names[key]) for key in others]
    height = len(goals) * (0.48 + max(0.19, LINE * lines(names)) * len(others))
    figure = Figure(figsize=(INCHES, max(height, 1.4)), layout="constrained")
    for axes, goal in zip(np.atleast_1d(figure.subplots(len(goals), 1)), goals, strict=True):
        scale = brief.names.scale(goal.outcome)
        axes.axvspan(-scale * goal.matters, scale * goal.matters, color=GREY, zorder=0)
        axes.axvline(0, color="#555555", linewidth=0.8)
        for row, strategy in enumerate(others):
            _futures(axes, brief, strategy, goal.outcome, row)
            _interval(axes, claims.difference(brief.source, strategy, goal.outcome, "", ""), row, DARK, scale)
        axes.set_yticks(range(len(others)), names)
        axes.set_ylim(len(others) - 0.5, -0.5)
        axes.set_title(brief.names.title(goal.outcome), loc="left")
    return figure


def _futures(axes: Axes, brief: Brief, strategy: str, outcome: str, row: float) -> None:
    if not brief.source.analysis:
        return
    table = brief.source.analysis.robustness.differences
    own = table[(table["outcome"] == outcome) & (table["strategy"] == strategy)]["difference"].dropna().to_numpy()
    apart = row + 0.5 * ((np.arange(len(own)) * 0.618) % 1 - 0.5)
    axes.scatter(own * brief.names.scale(outcome), apart, s=8, color=_colour(brief, strategy), alpha=0.5, linewidths=0)


def _interval(axes: Axes, claim: claims.Claim, row: float, colour: str, scale: float, size: float = 5) -> None:
    if claim.estimate is None:
        return
    if claim.low is not None and claim.high is not None:
        axes.plot([claim.low * scale, claim.high * scale], [row, row], color=colour, linewidth=1.8)
    axes.plot([claim.estimate * scale], [row], "o", color=colour, markersize=size)


# Course


def _course(brief: Brief) -> Figure:
    """Reads, followers and trust by day, a panel each: mean of all runs and the middle nine in ten."""
    series, shown = brief.source.series(), _shown(brief)
    figure = Figure(figsize=(INCHES, 2.0 + _legend_height(brief, shown)), layout="constrained")
    for axes, name in zip(figure.subplots(1, len(DAILY)), DAILY, strict=True):
        for strategy in shown:
            _band(axes, series[series["strategy"] == strategy].groupby("day")[name], _colour(brief, strategy))
        axes.axvline(brief.source.scenario.horizon.burn_in_days, color="#888888", linewidth=0.8, linestyle=":")
        axes.set_title(say(f"chart.{name}", brief.lang), loc="left")
        axes.set_xlabel(say("brief.value.day", brief.lang))
        axes.locator_params(axis="x", integer=True)
        axes.ticklabel_format(useOffset=False)
    _named(figure, brief, shown)
    return figure


def _band(axes: Axes, by_day: Any, colour: str) -> None:
    low, high = (by_day.quantile(end) for end in MIDDLE)
    mean = by_day.mean()
    axes.plot(mean.index, mean, color=colour, linewidth=1.3)
    axes.fill_between(mean.index.astype(float), low, high, color=colour, alpha=0.12, linewidth=0)


def _legend_height(brief: Brief, strategies: Sequence[str]) -> float:
    """Inches of the names below a picture."""
    names = [brief.names.names[key] for key in strategies]
    return LINE * sum(lines(names[at : at + COLUMNS]) for at in range(0, len(names), COLUMNS))


def _named(figure: Figure, brief: Brief, strategies: list[str]) -> None:
    """The names of the strategies below, each in its colour."""
    handles = [mpl.lines.Line2D([], [], color=_colour(brief, key), linewidth=3) for key in strategies]
    names = [label(brief.names.names[key]) for key in strategies]
    figure.legend(handles, names, loc="outside lower center", ncols=COLUMNS, frameon=False, handlelength=1.2)


# Cost against effect


def _tradeoff(brief: Brief) -> Figure:
    """Cost against reach and trust; strategies on the Pareto front of all three are ringed."""
    source = brief.source
    effects, best = [key for key in EFFECTS if source.has(key)], pareto(brief)
    figure = Figure(figsize=(INCHES, 2.2 + _legend_height(brief, source.strategies)), layout="constrained")
    for axes, effect in zip(np.atleast_1d(figure.subplots(1, len(effects))), effects, strict=True):
        for strategy in source.strategies:
            at = costs.spent(source, strategy) / THOUSAND, source.mean(strategy, effect) * brief.names.scale(effect)
            _point(axes, at, _colour(brief, strategy), strategy in best)
        currency = brief.names.currency()
        axes.set_xlabel(brief.say("axis.cost", unit=currency))
        axes.set_title(_value_title(brief, effect), loc="left")
        axes.margins(x=0.15, y=0.2)
    _named(figure, brief, list(source.strategies)[: len(charts.COLOURS)])
    return figure


def _value_title(brief: Brief, key: str) -> str:
    percent = of_key(key).unit in number_text.PERCENT_UNITS
    return f"{brief.names.outcome(key)} (%)" if percent else brief.names.title(key)


def _point(axes: Axes, at: tuple[float, float], colour: str, ringed: bool) -> None:
    axes.plot(*([end] for end in at), "o", color=colour, markersize=6)
    if ringed:
        axes.plot(*([end] for end in at), "o", markersize=12, markerfacecolor="none", markeredgecolor=DARK)


def pareto(brief: Brief) -> set[str]:
    """The Pareto front: the allowed strategies that no other dominates in cost, reach and trust, by their means."""
    source = brief.source
    runs = source.good.assign(cost=source.good["money"] + source.good["wages"])
    goals = [Goal(key, 1, source.goal(key).matters) for key in EFFECTS if source.has(key)]
    found = dominance.pareto(runs, [*goals, Goal("cost", -1, 0.0)], source.allowed)
    return set(found.loc[found["undominated"].fillna(False).astype(bool), "strategy"])


# Who gains


def _segments(brief: Brief) -> Figure:
    """Who gains: the difference in reach and trust by segment, a dot with its interval for each strategy."""
    segments, shown = brief.source.scenario.population.segments, _shown(brief)[1:]
    names = [label(segment.name.get(brief.lang), NARROW) for segment in segments]
    row = max(0.22, 0.1 * len(shown), LINE * lines(names, NARROW))
    height = 0.65 + _legend_height(brief, shown) + len(segments) * row
    figure = Figure(figsize=(INCHES, height), layout="constrained")
    for axes, outcome in zip(figure.subplots(1, len(claims.BY_SEGMENT)), claims.BY_SEGMENT, strict=True):
        axes.axvline(0, color="#555555", linewidth=0.8)
        for i, strategy in enumerate(shown):
            offset = 0.7 * ((i + 0.5) / len(shown) - 0.5)
            for row, claim in enumerate(claims.by_segment(brief.source, strategy, outcome)):
                _interval(axes, claim, row + offset, _colour(brief, strategy), brief.names.scale(outcome), size=3.5)
        axes.set_yticks(range(len(segments)), names)
        axes.set_ylim(len(segments) - 0.5, -0.5)
        axes.locator_params(axis="x", nbins=5)
        axes.set_title(brief.names.title(outcome), loc="left")
    _named(figure, brief, shown)
    return figure


PICTURES: dict[str, Callable[[Brief], Figure]] = {
    "differences": _differences,
    "course": _course,
    "tradeoff": _tradeoff,
    "segments": _segments,
}
