"""Tables on the terminal."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial

import pandas as pd
from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from govsim.measures.outcomes import FEASIBLE, INSPECTION_PASSED, OUTCOMES, Outcome
from govsim.reports import inspection, marks, number_text, ranking
from govsim.reports.inspection import Finding
from govsim.reports.names import Names, strategy_names
from govsim.rules.evidence import PREDICTED, WEAK, Pattern
from govsim.scenario.schema import Scenario
from govsim.study import patterns
from govsim.study.compare import Comparison
from govsim.study.directions import Directions, Shown
from govsim.study.estimate import RunEstimate
from govsim.study.patterns import Patterns, Simulated
from govsim.study.runs.run import Run
from govsim.words import say

HEADLINES = (
    "reads", "readers", "reach", "reach_gap", "open_rate", "shares", "wci", "followers_end", "trust", "trust_gap",
    "messages", "answered_share", "reply_hours_median", "needs_met_online", "counter_visits", "rumour_peak",
    "errors_published", "articles_dropped", "staff_hours", "utilisation", "money",
)  # fmt: skip
"""Outcomes on the terminal; `--json` and `--out` have them all."""

STYLES = {"better": "green", "worse": "red", "open": "dim", "same": "dim", "more": "cyan", "less": "cyan"}
SECONDS_TO_SAY = 180
"""Longer times are said in minutes."""
INDENT = 2
"""Indentation of lines below a heading, in characters."""
NARROWEST = 100
"""Width in characters where the output is not a terminal."""


def screen(stderr: bool = False) -> Console:
    """A rich console, which takes no name for its markup; of fixed width where the output is not a terminal."""
    plain = partial(Console, stderr=stderr, highlight=False, markup=False, emoji=False)
    console = plain()
    return console if console.is_terminal else plain(width=NARROWEST)


def comparison_table(comparison: Comparison, lang: str) -> RenderableType:
    """Outcomes as rows, strategies as columns: the baseline's mean, then differences with their intervals; ranking."""
    table = Table(box=box.SIMPLE_HEAD, title=_title(comparison.scenario, lang), title_justify="left", pad_edge=False)
    table.add_column(say("table.outcome", lang), overflow="fold")
    names = strategy_names(comparison.scenario, lang)
    for key in comparison.strategies:
        table.add_column(_heading(key, comparison.baseline, names, lang), justify="right", overflow="fold")
    for outcome in _shown(comparison):
        cells = (_cell(comparison, key, outcome, lang) for key in comparison.strategies)
        table.add_row(_label(outcome, lang), *cells)
    answers = [say(f"answer.{comparison.feasible(key)}", lang) for key in comparison.strategies]
    table.add_row(say("outcome.feasible", lang), *answers)
    if comparison.scenario.inspection:
        passed = (_mark(*comparison.passes(key), lang) for key in comparison.strategies)
        table.add_row(say(f"outcome.{INSPECTION_PASSED}", lang), *passed)
    failing = inspection.failing(comparison, names, lang)
    decided = ranking.sentences(comparison.judgement, Names(comparison.scenario, {}, lang))
    parts = (*_inspected(failing, comparison.inspection(), lang), *map(Text, decided))
    return Group(table, *parts, *map(Text, _unobserved(comparison, lang)), Text(legend(comparison, lang)))


def _unobserved(comparison: Comparison, lang: str) -> Iterator[str]:
    """That the base practice, where it is compared, is not as observed."""
    base, series = comparison.scenario.strategies[0], comparison.series()
    if not base.changes_nothing:
        return
    for found in patterns.outside(comparison.scenario, series[series["strategy"] == base.key]):
        pattern = found.pattern
        said = {"pattern": say(f"pattern.{pattern.key}", lang), "strategy": base.name.get(lang), "band": band(pattern)}
        value = number_text.number(found.value, pattern.unit)
        yield say("table.unobserved", lang, value=value, **said)


def _inspected(failing: list[Finding], inspected: pd.DataFrame, lang: str) -> Iterator[RenderableType]:
    """Which strategies fail the inspection, by account, rule and dates; and what could not be tested."""
    for finding in failing:
        yield Text(finding.heading, style=STYLES["worse"])
        yield from (Padding(Text(line), (0, 0, 0, INDENT), expand=False) for line in finding.lines)
    if said := inspection.untested(inspected, lang):
        yield Text(said)


def _mark(passed: int, of: int, lang: str) -> Text:
    if not of:
        return Text(number_text.MISSING)
    return Text(inspection.mark(passed, of, lang), style=STYLES["better" if passed == of else "worse"])


def legend(comparison: Comparison, lang: str) -> str:
    """What the marks mean, how many seeds, and that the interval is about luck only."""
    gains = [
        gain
        for key in comparison.strategies
        if (gain := comparison.estimate(key, "reads").variance_reduction) is not None
    ]
    lines = [
        f"{marks.legend(lang)}  {say('table.points', lang)}",
        say("table.luck_only", lang, share=number_text.PERCENT_SURE, seeds=len(comparison.seeds)),
    ]
    if gains:
        lines.append(say("table.pairing", lang, gain=f"{min(gains):.1f}"))
    return "\n".join(lines)


def run_table(run: Run, lang: str) -> RenderableType:
    """The headline outcomes of one run, and what it fails in the inspection."""
    names = strategy_names(run.scenario, lang)
    heading = say("table.run_title", lang, strategy=names[run.strategy], seed=run.seed)
    table = Table(
        box=box.SIMPLE_HEAD, title=f"{_title(run.scenario, lang)}\n{heading}", title_justify="left", pad_edge=False
    )
    table.add_column(say("table.outcome", lang))
    table.add_column(say("table.value", lang), justify="right")
    for outcome in OUTCOMES:
        if outcome.key in HEADLINES:
            table.add_row(_label(outcome, lang), number_text.number(run.summary[outcome.key], outcome.unit))
    table.add_row(say("outcome.feasible", lang), say(f"answer.{run.summary[FEASIBLE]}", lang))
    if run.scenario.inspection:
        table.add_row(say(f"outcome.{INSPECTION_PASSED}", lang), _mark(run.summary[INSPECTION_PASSED], 1, lang))
    failing = inspection.failing_run(run, names[run.strategy], lang)
    return Group(table, *_inspected(failing, run.tables["inspection"], lang))


def estimate_table(estimate: RunEstimate, scenario: Scenario, strategy: str, lang: str) -> Table:
    """What a run would take."""
    title = say("estimate.title", lang, strategy=strategy_names(scenario, lang)[strategy])
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False, show_header=False)
    table.add_row(say("estimate.citizens", lang), f"{estimate.citizens:,}")
    table.add_row(say("estimate.ties", lang), f"{estimate.ties:,.0f}")
    table.add_row(say("estimate.days", lang), f"{estimate.days:,}")
    sizes = {"value": f"{estimate.needed / 1e9:.1f}", "available": f"{estimate.available / 1e9:.1f}"}
    table.add_row(say("estimate.memory", lang), say("estimate.memory.value", lang, **sizes))
    for part in ("building", "playing"):
        table.add_row(say(f"estimate.{part}", lang), duration(getattr(estimate, part), lang))
    return table


def duration(seconds: float, lang: str) -> str:
    """A time as people say it."""
    if seconds >= SECONDS_TO_SAY:
        return say("estimate.minutes", lang, value=f"{seconds / 60:,.0f}")
    return say("estimate.seconds", lang, value=f"{max(seconds, 1):.0f}")


def patterns_table(done: Patterns, own: dict[str, float], lang: str, notes: Sequence[str] = ()) -> RenderableType:
    """Each pattern: observed and where, band, simulated with the middle of the seeds, a unit's own value, inside.

    `notes` on the unit's own data stand below.
    """
    table = Table(box=box.SIMPLE_HEAD, title=_title(done.scenario, lang), title_justify="left", pad_edge=False)
    table.add_column(say("table.pattern", lang), overflow="fold", ratio=2)
    table.add_column(say("table.observed", lang), overflow="fold", ratio=3)
    for name in ("band", "simulated", *(["own"] if own else [])):
        table.add_column(say(f"table.{name}", lang), justify="right", no_wrap=True)
    table.add_column(say("table.inside", lang), justify="center", no_wrap=True)
    for found in done.findings:
        pattern, key = found.pattern, found.pattern.key
        cells = [number_text.number(own.get(key), pattern.unit)] if own else []
        observed = _above(say(f"pattern.{key}.observed", lang), say(f"pattern.{key}.source", lang))
        table.add_row(_pattern_name(pattern, lang), observed, band(pattern), _simulated(found), *cells, _inside(found))
    below = [say("cli.warning", lang, value=note) for note in notes]
    return Group(table, *map(Text, [say("table.patterns_legend", lang, seeds=len(done.seeds)), *below]))


def _pattern_name(pattern: Pattern, lang: str) -> str:
    name = say(f"pattern.{pattern.key}", lang)
    return say("table.weak", lang, value=name) if pattern.role == WEAK else name


def band(pattern: Pattern) -> str:
    """The band of a pattern, open where it has one end."""
    if math.isinf(pattern.high):
        return f"≥ {number_text.number(pattern.low, pattern.unit)}"
    if pattern.low == 0:
        return f"≤ {number_text.number(pattern.high, pattern.unit)}"
    return _span(pattern.low, pattern.high, pattern.unit)


def _span(low: float, high: float, unit: str) -> str:
    return f"{number_text.number(low, unit).removesuffix(' %')} … {number_text.number(high, unit)}"


def _simulated(found: Simulated) -> Text:
    unit = found.pattern.unit
    return _above(number_text.number(found.value, unit), _span(found.low, found.high, unit))


def _above(first: str, dim: str) -> Text:
    return Text.assemble(first, "\n", (dim, "dim"))


def _inside(found: Simulated) -> Text:
    mark = _tick(found.holds)
    return Text.assemble("(", mark, ")") if found.pattern.role == PREDICTED else mark


def _tick(holds: bool) -> Text:
    return Text("✓", "green") if holds else Text("✗", "red")


def directions_table(done: Directions, lang: str) -> Table:
    """Each direction with its effect and whether it holds."""
    title = say("table.directions_title", lang, seeds=len(done.seeds))
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    table.add_column(say("table.direction", lang), overflow="fold")
    table.add_column(say("table.effect", lang), justify="right", overflow="fold")
    table.add_column(say("table.holds", lang), justify="center")
    for one in done.shown:
        table.add_row(say(f"direction.{one.direction.key}", lang), _effect(one, lang), _tick(one.holds))
    return table


def _effect(one: Shown, lang: str) -> str:
    if one.effect is None:
        return say("table.by_rule", lang)
    outcome, found = number_text.BY_KEY[one.direction.outcome], one.effect
    spread = (found.high - found.low) / 2 if found.low is not None else None
    change = number_text.number(found.difference, outcome.unit, spread, sign=True)
    limits = number_text.interval(found.low, found.high, outcome.unit)
    return f"{say(f'outcome.{outcome.key}', lang)}  {change} {limits}"


def outcomes_table(lang: str) -> Table:
    """The table of outcomes: key, meaning, formula, unit, window, what a missing value means."""
    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False)
    for column in ("key", "meaning", "formula", "unit", "window", "missing"):
        table.add_column(say(f"table.{column}", lang), overflow="fold")
    for outcome in OUTCOMES:
        table.add_row(*outcome_row(outcome, lang).values())
    return table


def outcome_row(outcome: Outcome, lang: str) -> dict[str, str]:
    """One outcome in words."""
    key = outcome.key
    return {
        "key": key + (" (+_<segment>)" if outcome.by_segment else ""),
        "meaning": say(f"outcome.{key}", lang),
        "formula": say(f"outcome.{key}.formula", lang),
        "unit": say(f"unit.{outcome.unit}", lang),
        "window": say(f"window.{outcome.window}", lang),
        "missing": say(f"outcome.{key}.missing", lang),
    }


def _title(scenario: Scenario, lang: str) -> str:
    return (scenario.question or scenario.about).get(lang)


def _heading(key: str, baseline: str, names: dict[str, str], lang: str) -> str:
    below = say("table.baseline", lang) if key == baseline else say("table.difference", lang)
    return f"{names[key]}\n{below}"


def _label(outcome: Outcome, lang: str) -> str:
    name, unit = say(f"outcome.{outcome.key}", lang), say(f"unit.{outcome.unit}", lang)
    plain = outcome.unit in number_text.PERCENT_UNITS or outcome.unit in ("count", "people", "index")
    return name if plain else f"{name} ({unit})"


def _shown(comparison: Comparison) -> list[Outcome]:
    """Headlines in their order; rumours only where there are any."""
    has_rumours = any(event.kind == "rumour" for event in comparison.scenario.events)
    keys = [key for key in HEADLINES if key != "rumour_peak" or has_rumours]
    return [number_text.BY_KEY[key] for key in keys]


def _cell(comparison: Comparison, key: str, outcome: Outcome, lang: str) -> Text:
    found = comparison.estimate(key, outcome.key)
    if key == comparison.baseline:
        return Text(number_text.number(found.mean, outcome.unit))
    if found.difference is None:
        own = number_text.number(found.mean, outcome.unit)
        return Text(own if found.mean is None else say("table.own_value", lang, value=own))
    against, least = comparison.against(key, outcome.key), comparison.goal(outcome.key).matters
    spread = number_text.uncertainty((found.low, found.high), least)
    said = f"{number_text.number(found.difference, outcome.unit, spread, sign=True)} {marks.MARKS[against]}"
    bounds = number_text.interval(found.low, found.high, outcome.unit, least) if found.low != found.high else ""
    return Text(f"{said}\n{bounds}" if bounds else said, style=STYLES[against])
