"""Tables of HTML as rows of cells, with what stretches over several columns and rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govsim.errors import GovsimError, printable, shown
from govsim.measures.statistics.grids import MOST_COLUMNS, MOST_ROWS, Allowance, Covered, Grid, Origin

Hanging = dict[int, tuple[Covered, int]]
"""Columns into which a cell of a row above hangs: what it says, and its last row."""


def tables(path: Path, text: str) -> list[Grid]:
    """The tables that hold no other table."""
    from lxml import etree, html

    try:
        page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError:
        return []
    for line_break in page.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    left, found = Allowance(path), _innermost(page)
    origins = [Origin(path, table=number) for number in range(1, len(found) + 1)] if len(found) > 1 else [Origin(path)]
    return [Grid(_rows(table, path, left), origin) for table, origin in zip(found, origins, strict=False)]


def _innermost(page) -> list:
    """Whatever is below a table makes it one that holds others; looked up from below, a deep page costs no more."""
    every = list(page.iter("table"))
    holding = {above for table in every if (above := next(table.iterancestors("table"), None)) is not None}
    return [table for table in every if table not in holding]


def _rows(table, path: Path, left: Allowance) -> Iterator[list[object]]:
    hanging: Hanging = {}
    rows = list(table.iter("tr"))
    if len(rows) > MOST_ROWS:
        raise GovsimError("error.statistics_many_rows", path=path, value=f"{len(rows):,}", allowed=f"{MOST_ROWS:,}")
    for number, row in enumerate(rows, 1):
        cells = [(cell.text_content(), *_spans(path, number, cell)) for cell in row.iterchildren("td", "th")]
        left.take(1 + sum(wide for _, wide, _ in cells) + len(hanging))
        yield _row(number, cells, hanging)
        for place in [place for place, (_, last) in hanging.items() if last <= number]:
            del hanging[place]


def _row(number: int, cells: list[tuple[str, int, int]], hanging: Hanging) -> list[object]:
    """One row; `hanging` has what the rows above left to it, and gets what it leaves to those below."""
    above, row = dict(hanging), []
    for text, wide, tall in cells:
        while len(row) in above:
            row.append(above[len(row)][0])
        if tall > 1:
            hanging |= dict.fromkeys(range(len(row), len(row) + wide), (Covered(text), number + tall - 1))
        row += [text, *[Covered(text)] * (wide - 1)]
    return row + [above[place][0] if place in above else None for place in range(len(row), max(above, default=-1) + 1)]


def _spans(path: Path, number: int, cell) -> tuple[int, int]:
    """Columns and rows of a cell; a rowspan of 0 goes on to the end of the table."""
    wide = _span(path, number, cell, "colspan", MOST_COLUMNS) or 1
    return wide, _span(path, number, cell, "rowspan", MOST_ROWS) if "rowspan" in cell.attrib else 1


def _span(path: Path, number: int, cell, name: str, most: int) -> int:
    said = (cell.get(name) or "1").strip()
    digits = said.lstrip("0")
    if not (said.isascii() and said.isdigit()) or len(digits) > len(str(most)) or int(said) > most:
        raise GovsimError(
            "error.statistics_span", path=path, row=number, name=name, value=printable(shown(said)), allowed=most
        )
    return int(said) or (0 if name == "colspan" else most)
