"""The brief as an Excel file: a sheet for each table, with numbers as numbers, native charts, sources, the receipt."""

from __future__ import annotations

import itertools
import math
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from govsim.measures.outcomes import of_key
from govsim.reports import explain
from govsim.reports.brief import claims, costs
from govsim.reports.brief.claims import Claim
from govsim.reports.brief.document import Brief
from govsim.reports.brief.receipt import packed
from govsim.reports.brief.source import Source
from govsim.reports.console import band
from govsim.rules.evidence import PATTERNS
from govsim.study.runs.rows import DAILY
from govsim.words import say

RECEIPT = "govsim"
"""Name of the hidden sheet with the receipt."""
PIECE = 30_000
"""Characters of the receipt in a cell: Excel takes 32,767."""
WIDEST, TEXT_WIDTH, LINE = 60, 72, 15
"""Characters of a column and of the text at most; height of a line in points."""
WORDS = 1.12
"""Factor on the length of a text for word wrap; tried by eye."""
ELSEWHERE = ("table", "picture", "note")
"""Blocks that the sheet of text leaves to the other sheets."""
REACH = {"below": "J", "above": "K"}
"""Columns of the sheet of differences that hold the lengths of the error bars."""
FORMATS = {
    "share": "0.0%",
    "share per 30 days": "0.0%",
    "share per day": "0.000%",
    "count": "#,##0",
    "people": "#,##0",
    "money": "#,##0",
    "hours a week": "#,##0.0",
    "trust": "0.0000",
}
"""Formats of numbers by unit."""
GENERAL = "#,##0.00"
SIGNED = "+{0};-{0};0"
Row = list[Any]


class _Book:
    """An Excel file under way."""

    def __init__(self, path: Path, brief: Brief):
        self.brief = brief
        self.file = xlsxwriter.Workbook(path, {"nan_inf_to_errors": True})
        self.formats: dict[str, Any] = {}
        self.head = self.file.add_format({"bold": True, "bg_color": "#E8F0F7", "text_wrap": True, "valign": "top"})
        self.wrapped = self.file.add_format({"text_wrap": True, "valign": "top", "indent": 1})
        self.bold = self.file.add_format({"bold": True, "text_wrap": True, "valign": "top"})

    def number(self, form: str) -> Any:
        """A number format of the file."""
        return self.formats.setdefault(form, self.file.add_format({"num_format": form, "valign": "top"}))

    def sheet(self, name: str, heads: Sequence[str], rows: Sequence[Row], forms: Sequence[str | None] = ()) -> Any:
        """A sheet with a frozen header row; a cell may be a pair of number and format."""
        sheet = self.file.add_worksheet(say(f"brief.sheet.{name}", self.brief.lang))
        sheet.write_row(0, 0, heads, self.head)
        for i, row in enumerate(rows, start=1):
            for j, value in enumerate(row):
                self._cell(sheet, i, j, value, forms[j] if j < len(forms) else None)
        sheet.freeze_panes(1, 1)
        _printed(sheet)
        widths = [min(WIDEST, max(10, *(_width(text) for text in _column(*one, rows)))) for one in enumerate(heads)]
        for j, width in enumerate(widths):
            sheet.set_column(j, j, width)
        for i, row in enumerate(rows, start=1):
            sheet.set_row(i, LINE * max(_lines(value, width) for value, width in zip(row, widths, strict=False)))
        if rows:
            sheet.autofilter(0, 0, len(rows), len(heads) - 1)
        return sheet

    def _cell(self, sheet: Any, i: int, j: int, value: Any, form: str | None) -> None:
        if isinstance(value, tuple):
            value, form = value
        if value is None or (isinstance(value, float) and math.isnan(value)):
            sheet.write_blank(i, j, None)
        elif isinstance(value, str):
            sheet.write_string(i, j, value, self.wrapped)
        else:
            sheet.write_number(i, j, value, self.number(form or "General"))


def _printed(sheet: Any) -> None:
    """Page setup: A4 landscape, fitted to the page's width, header row repeated."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _lines(value: Any, width: float) -> int:
    """Lines that a cell takes in a column of this width."""
    taken = _width(value) if isinstance(value, str) else 0
    return math.ceil(taken * WORDS / width) if taken > width else 1


def _column(j: int, head: str, rows: Sequence[Row]) -> Iterator[str]:
    yield head[:20]
    yield from (row[j] for row in rows if j < len(row) and isinstance(row[j], str))


def _width(text: str) -> int:
    """Display width of a text in characters; East Asian ones count twice."""
    return 2 + max((sum(1 + (ord(sign) > 0x2E80) for sign in line) for line in text.split("\n")), default=0)


def write(brief: Brief, path: Path) -> None:
    """Write the file."""
    book = _Book(path, brief)
    for part in (_brief, _differences, _segments, _along, _costs, _course, _sources, _patterns, _receipt):
        part(book)
    book.file.set_properties({"title": brief.blocks[1].text, "author": "govsim"})
    book.file.close()


def _brief(book: _Book) -> None:
    """The text of the brief, line by line, as in the other formats."""
    sheet = book.file.add_worksheet(say("brief.sheet.answer", book.brief.lang))
    sheet.set_column(0, 0, TEXT_WIDTH)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    blocks = itertools.takewhile(lambda block: block.kind != "appendix", book.brief.blocks)
    for line, block in enumerate(block for block in blocks if block.kind not in ELSEWHERE):
        strong = block.kind in ("title", "subtitle", "heading", "subheading", "answer")
        sheet.write_string(line, 0, block.text, book.bold if strong else book.wrapped)
        sheet.set_row(line, LINE * math.ceil(_width(block.text) * (WORDS + 0.1 * strong) / TEXT_WIDTH))
    sheet.hide_gridlines(2)


def _form(unit: str, signed: bool = False) -> str:
    form = FORMATS.get(unit, GENERAL)
    return SIGNED.format(form) if signed else form


def _interval(claim: Claim) -> Row:
    """Estimate, low and high as numbers in the format of their unit."""
    form = _form(claim.unit or "", claim.signed)
    return [(value, form) for value in (claim.estimate, claim.low, claim.high)]


def _differences(book: _Book) -> None:
    """A row for each outcome and strategy, and a chart with intervals for each outcome that decides."""
    brief, source = book.brief, book.brief.source
    heads = _heads(
        brief, "outcome", "strategy", "today", "mean", "estimate", "low", "high", "standing", "unit", "below", "above"
    )
    rows, places = [], {}
    for outcome in claims.compared(source):
        places[outcome] = len(rows) + 1
        rows += [_difference(brief, outcome, strategy) for strategy in source.others]
    sheet = book.sheet("differences", heads, rows)
    for number, goal in enumerate(source.goals if source.others else ()):
        chart = _chart(book, places[goal.outcome], len(source.others), goal.outcome)
        sheet.insert_chart(len(rows) + 2 + 16 * number, 0, chart)


def _difference(brief: Brief, outcome: str, strategy: str) -> Row:
    source, unit = brief.source, of_key(outcome).unit
    claim = claims.cell(source, strategy, outcome)
    means = [(source.mean(key, outcome), _form(unit)) for key in (source.baseline, strategy)]
    standing = say(f"brief.standing.{claim.verdict}", brief.lang)
    names = [brief.names.outcome(outcome), brief.names.names[strategy]]
    known = claim.low is not None and claim.estimate is not None
    around = (claim.estimate - claim.low, claim.high - claim.estimate) if known else (0.0, 0.0)
    reach = [(value, _form(unit)) for value in around]
    return [*names, *means, *_interval(claim), standing, say(f"unit.{unit}", brief.lang), *reach]


def _chart(book: _Book, first: int, count: int, outcome: str) -> Any:
    """Bars of the differences with their intervals as error bars."""
    name, sheet, last = (
        book.brief.names.outcome(outcome),
        say("brief.sheet.differences", book.brief.lang),
        first + count,
    )
    reach = {side: f"='{sheet}'!${letter}${first + 1}:${letter}${last}" for side, letter in REACH.items()}
    chart = book.file.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": name,
            "categories": [sheet, first, 1, last - 1, 1],
            "values": [sheet, first, 4, last - 1, 4],
            "fill": {"color": "#9CC3DF"},
            "y_error_bars": {"type": "custom", "plus_values": reach["above"], "minus_values": reach["below"]},
        }
    )
    chart.set_title({"name": name, "name_font": {"size": 11}})
    chart.set_legend({"none": True})
    form = _form(of_key(outcome).unit, signed=True)
    chart.set_x_axis(_span(book.brief.source, outcome) | {"num_format": form})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    chart.set_size({"width": 620, "height": 280})
    return chart


def _span(source: Source, outcome: str) -> dict[str, float]:
    """Axis limits that hold all intervals and 0: automatic limits of Excel ignore error bars."""
    found = [source.estimate(key, outcome) for key in source.others]
    ends = [end for one in found for end in (one.low, one.high, one.difference) if end is not None]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    return {"min": low, "max": high} if low < high else {}


def _heads(brief: Brief, *names: str) -> list[str]:
    known = {"strategy": "brief.column.strategy"}
    return [say(known.get(name, f"brief.value.{name}"), brief.lang) for name in names]


def _segments(book: _Book) -> None:
    brief, rows = book.brief, []
    for outcome in claims.BY_SEGMENT:
        for strategy in brief.source.others:
            for claim in claims.by_segment(brief.source, strategy, outcome):
                segment = brief.sentences.said(claim.values["segment"])
                names = [brief.names.outcome(outcome), brief.names.names[strategy], segment]
                rows.append([*names, *_interval(claim)])
    book.sheet("segments", _heads(brief, "outcome", "strategy", "segment", "estimate", "low", "high"), rows)


def _along(book: _Book) -> None:
    """How far strategies are ahead along what the experiment names: a row for each group of futures."""
    brief, rows = book.brief, []
    for claim in claims.along(brief.source):
        names = [brief.names.outcome(claim.outcome), brief.names.names[claim.strategy]]
        for group in claim.values["groups"]:
            median, form = group.values["median"].value, _form(group.values["median"].unit, signed=True)
            ends = [(group.values[name].value, "0.0#") for name in ("low", "high")]
            counts = [group.values[name].value for name in ("futures", "ahead")]
            rows.append([*names, brief.sentences.said(claim.values["factor"]), *ends, (median, form), *counts])
    if rows:
        heads = ("outcome", "strategy", "factor", "factor_low", "factor_high", "estimate", "futures", "ahead")
        book.sheet("along", _heads(brief, *heads), rows)


def _costs(book: _Book) -> None:
    brief, source = book.brief, book.brief.source
    heads = [say("brief.column.strategy", brief.lang), *(brief.say(f"cost.{name}") for name in costs.COLUMNS)]
    rows = [[brief.names.names[key], *map(_cost, costs.row(source, key))] for key in source.strategies]
    book.sheet("costs", heads, rows)


def _cost(claim: Claim) -> Any:
    return None if claim.estimate is None else (claim.estimate, _form(claim.unit or "", claim.signed))


def _course(book: _Book) -> None:
    """Means by day and strategy, a chart for each of reads, followers and trust."""
    brief, table = book.brief, book.brief.source.course
    heads = [*_heads(brief, "strategy", "day"), *(say(f"chart.{name}", brief.lang) for name in DAILY)]
    rows = [[brief.names.names[row[0]], int(row[1]), *map(float, row[2:])] for row in table.itertuples(index=False)]
    sheet = book.sheet("course", heads, rows, (None, "0", "#,##0.0", "#,##0.0", "0.0000"))
    days = int(table["day"].nunique())
    for number, name in enumerate(DAILY):
        chart = book.file.add_chart({"type": "line"})
        for i, strategy in enumerate(table["strategy"].unique()):
            chart.add_series(_line(book, brief.names.names[strategy], 1 + i * days, (i + 1) * days, 2 + number))
        chart.set_title({"name": say(f"chart.{name}", brief.lang), "name_font": {"size": 11}})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 480, "height": 240})  # twelve rows: three of them stand on one printed page
        sheet.insert_chart(1 + 13 * number, len(heads) + 1, chart)


def _line(book: _Book, name: str, first: int, last: int, column: int) -> dict[str, Any]:
    sheet = say("brief.sheet.course", book.brief.lang)
    return {
        "name": name,
        "categories": [sheet, first, 1, last, 1],
        "values": [sheet, first, column, last, column],
        "line": {"width": 1.5},
    }


def _sources(book: _Book) -> None:
    """Every behaviour number with its meaning, value, range and source."""
    lang, own = book.brief.lang, book.brief.source.scenario.numbers()
    names = ("name", "meaning", "unit", "default", "range", "source")
    heads = [say(f"explain.{name}", lang) for name in names]
    rows = [
        [one["name"], one["meaning"], one["unit"], own.get(one["name"], one["default"]), _range(one), one["source"]]
        for one in explain.entries(lang)
        if one["kind"] == explain.NUMBER
    ]
    book.sheet("sources", heads, rows)


def _range(entry: dict[str, Any]) -> str:
    return f"{entry['low']:g} … {entry['high']:g}"


def _patterns(book: _Book) -> None:
    """The observed patterns, their bands and sources."""
    lang = book.brief.lang
    heads = [say(f"table.{name}", lang) for name in ("pattern", "formula", "band", "observed", "strength")]
    rows = [
        [
            say(f"pattern.{one.key}", lang),
            say(f"pattern.{one.key}.formula", lang),
            band(one),
            f"{say(f'pattern.{one.key}.observed', lang)} — {say(f'pattern.{one.key}.source', lang)}",
            one.code,
        ]
        for one in PATTERNS
    ]
    book.sheet("patterns", heads, rows)


def _receipt(book: _Book) -> None:
    """A hidden sheet with the receipt, in pieces that fit into a cell."""
    sheet, text = book.file.add_worksheet(RECEIPT), packed(book.brief)
    for i, begin in enumerate(range(0, len(text), PIECE)):
        sheet.write_string(i, 0, text[begin : begin + PIECE])
    sheet.very_hidden()


def extract(path: Path) -> tuple[str, list[str]]:
    """The receipt of a file, and its texts in their order; an empty receipt where there is none."""
    book = openpyxl.load_workbook(path, read_only=True)
    pieces = [row[0] for row in book[RECEIPT].values] if RECEIPT in book.sheetnames else []
    cells = [_said(cell) for sheet in book if sheet.title != RECEIPT for row in sheet.values for cell in row]
    return "".join(pieces), [cell for cell in cells if cell]


def _said(cell: Any) -> str:
    return "" if cell is None else f"{cell:.12g}" if isinstance(cell, int | float) else str(cell)


def expected(brief: Brief) -> list[str]:
    """The texts and numbers that a file of this brief has."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "expected.xlsx"
        write(brief, path)
        return extract(path)[1]
