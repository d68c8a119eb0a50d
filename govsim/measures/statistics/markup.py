"""Tables of HTML as rows of cells, with what stretches over several columns and rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govsim.errors import GovsimError, shown
from govsim.measures.statistics.grids import MOST_COLUMNS, MOST_ROWS, Allowance, Covered, Grid, Origin

Hanging = dict[int, tuple[str, int]]
"""Columns into which a cell of a row above still hangs: its text, and for how many rows more."""


def tables(path: Path, text: str) -> list[Grid]:
    """The tables that hold no other table."""
    from lxml import etree, html

    try:
        page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError:
        return []
    for line_break in page.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    budget, found = Allowance(path), _innermost(page)
    names = [f"{number}" for number in range(1, len(found) + 1)] if len(found) > 1 else [""]
    return [Grid(_rows(table, path, budget), Origin(path, name)) for table, name in zip(found, names, strict=False)]


def _innermost(page) -> list:
    """Whatever is below a table makes it one that holds others; looked up from below, a deep page costs no more."""
    every = list(page.iter("table"))
    holding = {above for table in every if (above := next(table.iterancestors("table"), None)) is not None}
    return [table for table in every if table not in holding]


def _rows(table, path: Path, budget: Allowance) -> Iterator[list[object]]:
    hanging: Hanging = {}
    for number, row in enumerate(table.iter("tr"), 1):
        cells = [(cell.text_content(), *_spans(path, number, cell)) for cell in row.iterchildren("td", "th")]
        budget.take(sum(wide for _, wide, _ in cells) + len(hanging))
        yield _row(cells, hanging)


def _row(cells: list[tuple[str, int, int]], hanging: Hanging) -> list[object]:
    row: list[object] = []
    still = {place: (text, rows - 1) for place, (text, rows) in hanging.items() if rows > 1}
    for text, wide, tall in cells:
        _cover(row, hanging)
        if tall > 1:
            still |= {len(row) + place: (text, tall - 1) for place in range(wide)}
        row += [text, *[Covered(text)] * (wide - 1)]
    _cover(row, hanging, to_the_end=True)
    hanging.clear()
    hanging.update(still)
    return row


def _cover(row: list[object], hanging: Hanging, to_the_end: bool = False) -> None:
    """Fill the columns, from the next on, into which cells from above hang."""
    end = max(hanging, default=-1) if to_the_end else -1
    while len(row) in hanging or len(row) <= end:
        row.append(Covered(hanging[len(row)][0]) if len(row) in hanging else None)


def _spans(path: Path, number: int, cell) -> tuple[int, int]:
    """Columns and rows of a cell; a rowspan of 0 goes on to the end of the table."""
    wide = _span(path, number, cell, "colspan", MOST_COLUMNS) or 1
    return wide, _span(path, number, cell, "rowspan", MOST_ROWS) if "rowspan" in cell.attrib else 1


def _span(path: Path, number: int, cell, name: str, most: int) -> int:
    said = cell.get(name, "1").strip()
    digits = said.lstrip("0")
    if not (said.isascii() and said.isdigit()) or len(digits) > len(str(most)) or int(said) > most:
        raise GovsimError("error.statistics_span", path=path, row=number, name=name, value=shown(said), allowed=most)
    return int(said) or (0 if name == "colspan" else most)
