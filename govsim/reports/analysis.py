"""An analysed study in words, tables and charts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from rich import box
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from govsim.errors import GovsimError
from govsim.reports import analysis_charts, charts, failures, lacking, number_text, ranking
from govsim.reports.headings import headed
from govsim.reports.labels import warn_of_boxes
from govsim.reports.names import Names
from govsim.reports.number_text import share
from govsim.reports.plain import without_nan
from govsim.study.analysis import Analysis, Failing
from govsim.study.goal import Goal
from govsim.study.judge.along import told
from govsim.study.judge.claims import JudgedClaim
from govsim.study.judge.discovery import Restriction
from govsim.study.judge.judgement import Advice, Call, OutcomeVerdict, call_of
from govsim.words import joined, say

STYLES = {"robust": "bold green", "mostly": "green", "fragile": "red", "inconclusive": "yellow"}
TOP = 6
"""Factors that are named for each comparison."""
SILENT = (Call.NOBODY, Call.ALONE)
"""Verdicts that say nothing of one outcome."""
FOLDER = "analysis"


class AnalysisNames(Names):
    """The names of one analysis in one language."""

    def __init__(self, analysis: Analysis, lang: str):
        super().__init__(analysis.study.scenario, analysis.study.experiment.uncertainties, lang)
        self.analysis = analysis


# On the screen


def shown(analysis: Analysis, lang: str) -> RenderableType:
    """Everything, in the order in which it is asked: which, how sure, when not, why, and what is missing."""
    words = AnalysisNames(analysis, lang)
    question = analysis.study.experiment.question.get(lang)
    parts: list[RenderableType] = [Text(question, style="bold"), Text("")]
    parts += answers(words)
    for goal in analysis.goals:
        parts += [Text(""), _table(words, goal)]
    for heading, lines in sections(words):
        parts += [Text(""), Text(heading, style="bold"), *(Text(f"  {line}") for line in lines)]
    return Group(*parts)


def answers(words: AnalysisNames) -> Iterator[Text]:
    """For each outcome which strategy is the safest choice, and how sure that is; and who is left out of it."""
    judgement = words.analysis.judgement
    if judgement.recommendation.advice == Advice.ALONE:
        yield Text(say("brief.advice.alone", words.lang, strategy=words.names[judgement.baseline]))
    if not judgement.allowed:
        yield Text(say("ranking.nobody", words.lang))
    yield from (_answer(words, one) for one in judgement.verdicts if one.call not in SILENT)
    if judgement.left_out:
        said = "left_out" if judgement.allowed else "lacking"
        yield Text(say(f"ranking.{said}", words.lang, value=lacking.left_out(judgement.left_out, words)))


def _answer(words: AnalysisNames, said: OutcomeVerdict) -> Text:
    outcome, best = words.outcome(said.outcome), said.best
    if best is None:
        return Text(say("analysis.nothing", words.lang, outcome=outcome))
    if said.claim is None:
        return Text(say("ranking.only", words.lang, outcome=outcome, strategy=words.names[best]))
    found = words.analysis.robustness
    regret, shares = (_row(table, said.outcome, best) for table in (found.regret, found.shares))
    values = {
        "outcome": outcome,
        "strategy": escape(words.names[best]),
        "best": share(shares["best"]),
        "as_good": share(shares["as_good"]),
        "futures": int(shares["futures"]),
        "regret": words.amount(said.outcome, regret["largest"], spread=said.goal.matters),
        "verdict": verdict(said.claim, words.lang),
    }
    return Text.from_markup(say("analysis.answer", words.lang, **values))


def verdict(claim: JudgedClaim, lang: str) -> str:
    """A verdict and, where it is open, what it waits for."""
    said = say(f"verdict.{claim.verdict}", lang)
    return f"{said} ({say(f'verdict.lacks.{claim.lacks}', lang)})" if claim.lacks else said


def _row(table: pd.DataFrame, outcome: str, strategy: str) -> pd.Series:
    return table[(table["outcome"] == outcome) & (table["strategy"] == strategy)].iloc[0]


def _table(words: AnalysisNames, goal: Goal) -> Table:
    """One goal: difference to the baseline over the futures, how often better, best, and the largest regret."""
    found, lang = words.analysis.robustness, words.lang
    title = say(
        "analysis.title", lang, outcome=words.outcome(goal.outcome), matters=words.amount(goal.outcome, goal.matters)
    )
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    table.add_column(say("table.strategy", lang), overflow="fold")
    for name in ("difference", "better", "best", "regret"):
        heading = say(f"analysis.column.{name}", lang, baseline=words.names[found.baseline])
        table.add_column(heading, justify="right", overflow="fold")
    for strategy in found.strategies:
        table.add_row(words.names[strategy], *_cells(words, goal, strategy))
    return table


def _cells(words: AnalysisNames, goal: Goal, strategy: str) -> Iterator[RenderableType]:
    found, key = words.analysis.robustness, goal.outcome
    if strategy == found.baseline:
        means = found.means[(found.means["outcome"] == key) & (found.means["strategy"] == strategy)]["mean"]
        yield from (words.amount(key, float(means.median())) if len(means) else number_text.MISSING, "")
    else:
        yield from _apart(words, goal, strategy)
    if strategy not in found.ranked:
        yield from (number_text.MISSING, number_text.MISSING)
        return
    shares, regret = _row(found.shares, key, strategy), _row(found.regret, key, strategy)
    yield say("analysis.best", words.lang, best=share(shares["best"]), as_good=share(shares["as_good"]))
    yield words.amount(key, regret["largest"], spread=goal.matters)


def _apart(words: AnalysisNames, goal: Goal, strategy: str) -> Iterator[RenderableType]:
    """The difference to the baseline over the futures and how it stands; dashes where no future has both."""
    overall = words.analysis.overall
    if not ((overall["outcome"] == goal.outcome) & (overall["strategy"] == strategy)).any():
        yield from (number_text.MISSING, number_text.MISSING)
        return
    row = _row(overall, goal.outcome, strategy)
    half = number_text.uncertainty((row["low"], row["high"]), goal.matters)
    low, middle, high = (words.amount(goal.outcome, row[name], True, half) for name in ("low", "median", "high"))
    yield f"{middle} [{low} … {high}]"
    yield _standing(words, goal.outcome, strategy)


def _standing(words: AnalysisNames, outcome: str, strategy: str) -> Text:
    """Better, as good or worse than the baseline, whichever holds in most futures, and its verdict."""
    claim = words.analysis.stand(outcome, strategy).claim
    held, untold = (share(count / max(claim.futures, 1)) for count in (claim.holds, claim.untold))
    said = {"share": held, "verdict": say(f"verdict.{claim.verdict}", words.lang)}
    said["hidden"] = say("analysis.hidden", words.lang, share=untold) if claim.untold else ""
    return Text(say(f"analysis.{claim.kind}", words.lang, **said), STYLES[claim.verdict])


def sections(words: AnalysisNames) -> Iterator[tuple[str, list[str]]]:
    """Headings and lines: when not, what decides, ignorance and luck, what is kept, what is missing."""
    for name, lines in (
        ("average", (ranking.sentence(one, call_of(one), words) for one in words.analysis.average)),
        ("along", _along(words)),
        ("when_not", _when_not(words)),
        ("decides", _decides(words)),
        ("spread", _spread(words)),
        ("kept", _kept(words)),
        ("left_out", _left_out(words)),
    ):
        found = list(lines)
        if found:
            yield say(f"analysis.{name}", words.lang), found


def _when_not(words: AnalysisNames) -> Iterator[str]:
    for failing in words.analysis.failing:
        said = {
            "strategy": words.names[failing.strategy],
            "other": words.names[failing.other],
            "outcome": words.outcome(failing.outcome),
            "share": share(failing.found.failing / max(failing.found.futures, 1)),
        }
        for box_ in failing.found.boxes:
            where = joined((restriction(words, one) for one in box_.restrictions), words.lang)
            numbers = {"coverage": share(box_.coverage), "density": share(box_.density)}
            numbers["elsewhere"] = share(failing.found.elsewhere(box_))
            yield say("analysis.fails_where", words.lang, where=where, **numbers, **said)
        if failing.found.failing == failing.found.futures:
            yield say("analysis.never_ahead", words.lang, **said)
        elif not failing.found.boxes and failing.found.failing:
            yield say(f"analysis.no_box.{failing.found.ended}", words.lang, **said)


def _along(words: AnalysisNames) -> Iterator[str]:
    """Each difference along each uncertainty that the experiment names."""
    for outcome, strategy, factor, rows in told(words.analysis.profile):
        groups = say("brief.semicolon", words.lang).join(_group(words, row) for row in rows.itertuples())
        said = {"outcome": words.outcome(outcome), "strategy": words.names[strategy]}
        yield say("analysis.along_line", words.lang, factor=words.factor(factor), groups=groups, **said)


def _group(words: AnalysisNames, row: Any) -> str:
    """One group of futures, with its share of which a strategy is ahead."""
    low, high = (words.value(row.factor, end) for end in (row.factor_low, row.factor_high))
    matters = next(one.matters for one in words.analysis.goals if one.outcome == row.outcome)
    median = words.amount(row.outcome, row.median, True, matters)
    said = {"low": low, "high": high, "median": median, "ahead": row.ahead, "futures": row.futures}
    return say("analysis.along_value" if low == high else "analysis.along_group", words.lang, **said)


def restriction(words: Names, one: Restriction) -> str:
    """What a factor must be inside a box, as a phrase."""
    factor = words.factor(one.factor)
    if one.values is not None:
        return say("analysis.is_one_of", words.lang, factor=factor, value=[str(value) for value in one.values])
    low, high = (None if end is None else words.value(one.factor, end) for end in (one.low, one.high))
    key = "between" if one.low is not None and one.high is not None else "above" if one.high is None else "below"
    return say(f"analysis.{key}", words.lang, factor=factor, low=low, high=high)


def _decides(words: AnalysisNames) -> Iterator[str]:
    table = words.analysis.importance
    if table.empty:
        return
    for (outcome, strategy), rows in table.groupby(["outcome", "strategy"], sort=False):
        best = rows[rows["decides"]].nlargest(TOP, "value")
        said = {"outcome": words.outcome(outcome), "strategy": words.names[strategy]}
        listed = [
            f"{words.factor(row.factor)} {row.value:.2f} [{row.low:.2f}, {row.high:.2f}]" for row in best.itertuples()
        ]
        yield say("analysis.decided_by" if listed else "analysis.nothing_decides", words.lang, factors=listed, **said)


def _spread(words: AnalysisNames) -> Iterator[str]:
    for one in words.analysis.robustness.spread:
        if one.unknown_share is not None:
            said = {"outcome": words.outcome(one.outcome), "strategy": words.names[one.strategy]}
            shares = {"unknown": share(one.unknown_share), "luck": share(1 - one.unknown_share)}
            yield say("analysis.spread_line", words.lang, **said, **shares)


def _kept(words: AnalysisNames) -> Iterator[str]:
    for one in words.analysis.judgement.kept:
        budget = say("analysis.within" if one.feasible else "analysis.beyond", words.lang)
        passes = say("analysis.passes", words.lang, share=share(one.inspection))
        key = "analysis.kept_line" if one.allowed else "analysis.not_kept_line"
        yield say(key, words.lang, strategy=words.names[one.strategy], budget=budget, passes=passes)


def _left_out(words: AnalysisNames) -> Iterator[str]:
    analysis = words.analysis
    counts = {"rejected": len(analysis.rejected), "futures": len(analysis.results.points)}
    if counts["rejected"]:
        yield say("analysis.rejected", words.lang, **counts, share=share(counts["rejected"] / counts["futures"]))
    yield from failures.lines(analysis.results.failures, words.names, words.lang)
    missing = analysis.results.missing
    if len(missing):
        cells = failures.cells(missing, words.names)
        yield say("analysis.missing", words.lang, count=len(missing), cells=cells)


# As data and files


def as_dict(analysis: Analysis) -> dict[str, Any]:
    """The whole analysis as plain data, as `--json` prints it."""
    found = analysis.robustness
    tables = {
        name: json.loads(getattr(found, name).to_json(orient="records"))
        for name in ("shares", "regret", "pareto", "missing")
    }
    return {
        "experiment": analysis.study.experiment.name,
        "baseline": found.baseline,
        "strategies": list(found.strategies),
        "futures": len(analysis.results.points),
        "rejected": len(analysis.rejected),
        **analysis.results.failures.as_dict(),
        "overall": json.loads(analysis.overall.to_json(orient="records")),
        "profile": json.loads(analysis.profile.to_json(orient="records")),
        **tables,
        "least_regret": found.least_regret,
        "claims": [_without_series(claim) for claim in found.claims],
        "spread": [dataclasses.asdict(one) for one in found.spread],
        "failing": [_failing(one) for one in analysis.failing],
        "importance": json.loads(analysis.importance.to_json(orient="records")),
        "average": [dataclasses.asdict(one) for one in analysis.average],
        "kept": [dataclasses.asdict(one) for one in analysis.judgement.kept],
        "judgement": analysis.judgement.as_dict(),
    }


def _without_series(claim: JudgedClaim) -> dict[str, Any]:
    fields = (field.name for field in dataclasses.fields(claim))
    return {name: getattr(claim, name) for name in fields if name != "by_future"}


def _failing(one: Failing) -> dict[str, Any]:
    boxes = [
        {
            "restrictions": [dataclasses.asdict(restriction) for restriction in found.restrictions],
            **{name: getattr(found, name) for name in ("inside", "failing", "coverage", "density", "mass")},
        }
        for found in one.found.boxes
    ]
    said = {"strategy": one.strategy, "other": one.other, "outcome": one.outcome}
    return said | {"boxes": boxes, "ended": one.found.ended, "futures": one.found.futures, "failing": one.found.failing}


def write(analysis: Analysis, folder: Path, lang: str) -> Path:
    """Tables (CSV) and charts (PNG) in the study's folder; raises GovsimError where nothing can be written."""
    target = folder / FOLDER
    tables = {
        name: getattr(analysis.robustness, name) for name in ("means", "differences", "shares", "regret", "pareto")
    }
    tables |= {name: getattr(analysis, name) for name in ("overall", "profile", "importance")}
    tables["claims"] = pd.DataFrame([_without_series(claim) for claim in analysis.robustness.claims])
    warn_of_boxes(AnalysisNames(analysis, lang).names.values())
    try:
        target.mkdir(exist_ok=True)
        for name, table in tables.items():
            headed(table, analysis.results.scenario, lang).to_csv(
                target / f"{name}.csv", index=False, encoding="utf-8-sig"
            )
        text = json.dumps(without_nan(as_dict(analysis)), ensure_ascii=False, indent=1, default=str)
        (target / "analysis.json").write_text(text + "\n", encoding="utf-8")
        with charts.drawing():
            for name, figure in analysis_charts.figures_of(AnalysisNames(analysis, lang), analysis):
                figure.savefig(target / f"{name}.png", dpi=charts.DOTS_PER_INCH)
    except OSError as error:
        raise GovsimError("error.out_not_writable", value=target, reason=error.strerror or error) from None
    return target
