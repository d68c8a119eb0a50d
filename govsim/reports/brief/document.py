"""A brief as blocks: every sentence with a number is a claim said in the words of the catalogue; nothing typed by hand.

The same blocks make every format, and are made again from the receipt when a file is verified.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from govsim.measures.outcomes import of_key
from govsim.model.world.build import population_size
from govsim.reports import marks, number_text
from govsim.reports.brief import answers, claims, costs, failed, recommend
from govsim.reports.brief.appendix import appendix
from govsim.reports.brief.blocks import Block, Draft
from govsim.reports.brief.claims import SHARE, Amount, Claim, Least, Name, Said
from govsim.reports.brief.source import Source
from govsim.rules.numbers import ASSUMED, NUMBERS
from govsim.study.analysis import Analysis
from govsim.words import say

PICTURES = ("differences", "course", "tradeoff", "segments")


class Brief(Draft):
    """The blocks of one brief in one language."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The whole brief, its headings, tables and pictures numbered."""
        parts = (_head, _answer, _strategies, _pictures, _wrong, _cost, _steps, appendix)
        return tuple(_numbered(self, (block for part in parts for block in part(self))))

    @property
    def claims(self) -> list[Claim]:
        """The claims of the brief in their order."""
        return [claim for block in self.blocks for claim in block.claims]

    @cached_property
    def focus(self) -> str:
        """The strategy of which the brief speaks most."""
        return recommend.focus(self.source)


def as_data(brief: Brief) -> list[dict[str, Any]]:
    """The claims as plain data, each with its sentence and the hashes of the runs it rests on."""
    runs = brief.source.good.groupby("strategy")["hash"].agg(list)
    return [_plain(brief, claim, [name for key in claim.runs for name in runs.get(key, ())]) for claim in brief.claims]


def _plain(brief: Brief, claim: Claim, runs: list[str]) -> dict[str, Any]:
    fields = ("key", "outcome", "strategy", "other", "estimate", "low", "high", "unit", "verdict")
    numbers = {name: value.value for name, value in claim.values.items() if isinstance(value, Amount)}
    numbers |= {name: value.value for name, value in claim.values.items() if isinstance(value, Least)}
    numbers |= {name: value for name, value in claim.values.items() if isinstance(value, int | float)}
    said = {"sentence": brief.sentences.sentence(claim), "numbers": numbers, "runs": runs}
    return {name: getattr(claim, name) for name in fields} | said


def _numbered(brief: Brief, blocks: Iterable[Block]) -> Iterator[Block]:
    counts = {"heading": 0, "table": 0, "picture": 0}
    numerals = say("brief.numerals", brief.lang)
    for block in blocks:
        if block.kind not in counts:
            yield block
            continue
        counts[block.kind] += 1
        number = counts[block.kind]
        if block.kind == "heading":
            yield replace(block, text=f"{numerals[number - 1]}、{block.text}" if brief.lang == "zh" else block.text)
        else:
            caption = brief.say(f"caption.{block.kind}", number=number, text=block.text)
            alt = block.alt and brief.say(f"alt.{block.name}", caption=block.text)
            yield replace(block, text=caption, alt=alt)


# Head and answer


def _head(brief: Brief) -> Iterator[Block]:
    source = brief.source
    about = source.experiment or source.scenario
    question = about.question or about.about
    version = source.receipt["versions"]["govsim"]
    yield Block("title", brief.say("title"))
    yield Block("subtitle", question.get(brief.lang))
    yield Block("note", brief.say("dateline", date=source.date, version=version))
    yield brief.block("text", _compared(source))


def _compared(source: Source) -> Claim:
    horizon = source.scenario.horizon
    values = {
        "strategies": [Name("quoted", key) for key in source.others],
        "citizens": Amount(population_size(source.scenario), claims.WHOLE),
        "days": horizon.days,
        "burn_in": horizon.burn_in_days,
        "runs": len(source.good),
    }
    says = "brief.compared" if source.others else "brief.compared.alone"
    return Claim("compared", says, other=source.baseline, values=values)


def _answer(brief: Brief) -> Iterator[Block]:
    source = brief.source
    yield Block("heading", brief.say("answer"))
    yield from (brief.block("answer", claim) for claim in answers.answers(source))
    yield from (brief.block("text", claim) for claim in answers.left_out(source))
    yield from (brief.block("text", claim) for claim in claims.along(source))
    if source.is_sweep:
        yield Block("note", brief.say("futures_and_luck"))
    elif source.others:
        yield brief.block("note", Claim("luck", "brief.luck_only", values=_luck(source)))


def _luck(source: Source) -> dict[str, int]:
    return {"share": number_text.PERCENT_SURE, "seeds": source.seeds}


# Strategies by outcomes


def _strategies(brief: Brief) -> Iterator[Block]:
    source, outcomes = brief.source, claims.compared(brief.source)
    yield Block("heading", brief.say("strategies"))
    for begin in range(0, len(outcomes), claims.OUTCOMES_A_TABLE):
        end = begin + claims.OUTCOMES_A_TABLE
        yield _table(brief, outcomes[begin:end], last=end >= len(outcomes))
    if source.others:
        yield Block("note", marks.legend(brief.lang))


def _table(brief: Brief, outcomes: list[str], last: bool) -> Block:
    source = brief.source
    head = [brief.say("column.strategy"), *(_column(brief, key) for key in outcomes)]
    cells = {key: [claims.cell(source, key, outcome) for outcome in outcomes] for key in source.strategies}
    rows = [[_strategy(brief, key), *(cell(brief, one) for one in found)] for key, found in cells.items()]
    if last:
        head += [brief.say("column.budget"), brief.say("column.inspection")]
        rows = [[*row, *_kept(brief, key)] for row, key in zip(rows, source.strategies, strict=True)]
    kind = "alone" if not source.others else "sweep" if source.is_sweep else "compare"
    caption = brief.say(f"table.{kind}", baseline=brief.baseline, share=number_text.PERCENT_SURE)
    told = tuple(one for found in cells.values() for one in found)
    return Block("table", caption, (tuple(head), *map(tuple, rows)), "strategies", claims=told)


def _column(brief: Brief, outcome: str) -> str:
    """The name of an outcome, of shares with the unit in which differences are said."""
    name, share = brief.names.outcome(outcome), of_key(outcome).unit in number_text.PERCENT_UNITS
    return brief.say("column.points", name=name) if share and brief.source.others else name


def _strategy(brief: Brief, key: str) -> str:
    name = brief.names.names[key]
    return brief.say("today", name=name) if key == brief.source.baseline and brief.source.others else name


def cell(brief: Brief, claim: Claim) -> str:
    """A claim as a cell: the estimate with its mark, the interval below, and the verdict where there is one."""
    if claim.verdict is None:
        return brief.sentences.interval(claim)
    first, *rest = brief.sentences.ends(claim, bare=claim.unit in number_text.PERCENT_UNITS)
    verdict = brief.sentences.said(claim.values.get("robustness", ""))
    lines = [f"{first} {marks.MARKS[claim.verdict]}", *rest, verdict]
    return "\n".join(line for line in lines if line)


def _kept(brief: Brief, key: str) -> list[str]:
    passed = brief.source.pass_rate(key)
    share = brief.say("share_of_runs", share=Amount(passed, SHARE))
    inspected = say(f"answer.{passed == 1}", brief.lang) if passed in (0, 1) else share
    return [say(f"answer.{brief.source.feasible(key)}", brief.lang), inspected]


# Pictures


def _pictures(brief: Brief) -> Iterator[Block]:
    source = brief.source
    if not source.others:
        return
    yield Block("heading", brief.say("pictures"))
    for name in PICTURES:
        kind = f".{'sweep' if source.is_sweep else 'compare'}" if name in ("differences", "segments") else ""
        caption = brief.say(f"picture.{name}{kind}", share=number_text.PERCENT_SURE, baseline=brief.baseline)
        yield Block("picture", caption, name=name, alt=name)
    yield from (brief.block("text", claim) for claim in claims.who_gains(source, brief.focus))


# When this would be wrong


def _wrong(brief: Brief) -> Iterator[Block]:
    source = brief.source
    yield Block("heading", brief.say("wrong"))
    yield from (brief.block("bullet", claim) for claim in claims.breaks(source))
    yield from (brief.block("bullet", claim) for claim in failed.claims(source))
    if not source.is_sweep:
        numbers = {"numbers": len(NUMBERS), "assumed": len(ASSUMED)}
        yield brief.block("bullet", Claim("wrong/compare", "brief.wrong.compare", values=numbers))
        yield Block("bullet", brief.say("wrong.next"))
        return
    if source.analysis:
        yield from _where(brief, source.analysis)
    yield Block("subheading", brief.say("wrong.decides"))
    others = [key for key in source.others if key != brief.focus]
    known = [claim for key in others for claim in claims.decides(source, key) if claim.says == "analysis.decided_by"]
    decides = [*claims.decides(source, brief.focus), *known, *claims.spread(source, brief.focus)]
    yield from (brief.block("bullet", claim) for claim in decides)
    yield Block("subheading", brief.say("wrong.unknown"))
    unknown = [brief.block("bullet", claim) for claim in claims.unknown(source, brief.focus)]
    yield from unknown or [Block("bullet", brief.say("settle.none"))]


def _where(brief: Brief, analysis: Analysis) -> Iterator[Block]:
    if told := list(claims.along(brief.source)):
        yield Block("subheading", say("analysis.along", brief.lang))
        yield from (_along(brief, claim) for claim in told)
    if found := [brief.block("bullet", claim) for claim in claims.fails(brief.source, brief.focus)]:
        yield Block("subheading", brief.say("wrong.where"))
        yield from found
    counts = {"rejected": len(analysis.rejected), "futures": len(analysis.results.points)}
    if counts["rejected"]:
        yield brief.block("bullet", Claim("wrong/patterns", "brief.wrong.patterns", values=counts))


def _along(brief: Brief, claim: Claim) -> Block:
    """The differences of a strategy along what the experiment names, a row for each group of futures."""
    names = {name: Name("strategy", getattr(claim, name)) for name in ("strategy", "other")}
    head = (brief.sentences.said(claim.values["factor"]), *(brief.say(f"along.{one}") for one in ("median", "ahead")))
    rows = [tuple(map(brief.sentences.said, _cells(group))) for group in claim.values["groups"]]
    caption = brief.say("along.caption", outcome=Name("outcome", claim.outcome or ""), **names)
    return Block("table", caption, (head, *rows), "along")


def _cells(group: Said) -> tuple[Any, ...]:
    low, high, median = (group.values[name] for name in ("low", "high", "median"))
    around = low if low == high else Said("brief.along.range_cell", group.values)
    return around, median, Said("brief.along.ahead_cell", group.values)


# Cost and recommendation


def _cost(brief: Brief) -> Iterator[Block]:
    source = brief.source
    yield Block("heading", brief.say("cost"))
    head = tuple(brief.say(f"cost.{name}") for name in costs.COLUMNS)
    found = {key: costs.row(source, key) for key in source.strategies}
    rows = [[_strategy(brief, key), *(_price(brief, one) for one in row)] for key, row in found.items()]
    width = len(costs.COLUMNS) + 1 if source.others else len(rows[0])
    filled = [(*row, *[number_text.MISSING] * (width - len(row))) for row in rows]
    caption = brief.say("cost.caption", days=source.scenario.horizon.days, baseline=brief.baseline)
    told = tuple(one for row in found.values() for one in row)
    heads = (brief.say("column.strategy"), *head[: width - 1])
    yield Block("table", caption, (heads, *filled), "costs", claims=told)
    yield Block("note", brief.say("cost.note"))


def _price(brief: Brief, claim: Claim) -> str:
    """A cost as a cell: its estimate, the interval below; or why there is none."""
    if claim.estimate is None:
        return brief.sentences.sentence(claim)
    return "\n".join(brief.sentences.ends(claim))


def _steps(brief: Brief) -> Iterator[Block]:
    yield Block("heading", brief.say("steps"))
    yield from (brief.block("step", claim) for claim in recommend.steps(brief.source))
