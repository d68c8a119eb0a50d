"""Tables of exports, from the rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from govsim.errors import GovsimError
from govsim.measures.statistics import cells, reading
from govsim.measures.statistics.columns import ARTICLES, DAYS_COUNTED, FOLLOWERS, READING, Kind
from govsim.measures.statistics.grids import Covered, Grid
from govsim.measures.statistics.headings import Head, Label, TableBelow, heading, heads
from govsim.measures.statistics.parts import Part, Row, part, refuse_months
from govsim.words import Term

OF_ONE_ARTICLE = frozenset(
    {
        "数据概况",
        "数据概览",
        "阅读转化",
        "推荐转化",
        "阅读数据趋势明细",
        "数据趋势明细",
        "dataoverview",
        "viewconversion",
    }
)
"""Titles within the export of a single article; each stands alone in its row."""
OF_ONE_TREND = "传播渠道"
"""What the trend of a single article calls its channels; the account's traffic calls them 渠道."""
LOOKED_AT = 200
"""Rows by which a sheet and its columns are judged. Assumption."""


def parts_of(grid: Grid) -> Iterator[Part]:
    """The tables of a sheet, beside and below one another, each below its headings."""
    _refuse_single_article(grid)
    found = heads(grid)
    above = _of_rows_above(grid, found[0].top) if found else []
    for head in found:
        first, *others = _of_head(grid, head)
        yield first._replace(notes=(*above, *first.notes))
        yield from others
        above = []


def _of_rows_above(grid: Grid, top: int) -> list[Term]:
    """Rows above the headings with numbers among several cells are no titles, but a table that is not known."""
    rows = [number for number, row in enumerate(grid[:top], 1) if len(_said(row)) > 1 and any(map(_is_number, row))]
    return [Term("statistics.rows_above", {**grid.origin.place, "rows": cells.few(rows)})] if rows else []


def _is_number(cell: object) -> bool:
    return cells.is_readable("net_user", cell)


def _said(row: list[object]) -> list[object]:
    """The cells that say something of their own."""
    return [cell for cell in row if cells.text(cell) and not isinstance(cell, Covered)]


def _refuse_single_article(grid: Grid) -> None:
    for row in grid[:LOOKED_AT]:
        alone = _said(row)
        if len(alone) == 1 and heading(alone[0]) in OF_ONE_ARTICLE:
            raise GovsimError("error.statistics_single_article", **grid.origin.place, value=cells.quoted(alone[0]))


def _of_head(grid: Grid, head: Head) -> list[Part]:
    _refuse_wider(grid, head)
    chosen = [(table.kind, _chosen(grid, head, table)) for table in head.tables]
    made = [_part(grid, head, kind, places) for kind, places in chosen]
    unread = _unread(grid, head, {place for _, places in chosen for place in places.values()})
    if unread:
        note = Term("statistics.unread", {**grid.origin.place, "value": unread})
        made[0] = made[0]._replace(notes=(*made[0].notes, note))
    return made


def _refuse_wider(grid: Grid, head: Head) -> None:
    """Text with a separator: a cell too many means that one of them was within a number or a title."""
    most = max(head.names, default=-1) + 1
    for number in head.rows if grid.separated else ():
        width = max((place for place, cell in enumerate(grid[number], 1) if cells.text(cell)), default=0)
        if width > most:
            raise GovsimError("error.statistics_wider", **grid.origin.place, row=number + 1, value=width, allowed=most)


def _chosen(grid: Grid, head: Head, table: TableBelow) -> dict[str, int]:
    """Of the places that a heading stretches over, the one with the most cells that can be read; else the first."""
    rows = [grid[number] for number in head.rows[:LOOKED_AT]]

    def readable(column: str, place: int) -> int:
        return sum(place < len(row) and cells.is_readable(column, row[place]) for row in rows)

    return {
        column: max(places, key=lambda place, column=column: readable(column, place)) if len(places) > 1 else places[0]
        for column, places in table.places.items()
    }


def _unread(grid: Grid, head: Head, used: set[int]) -> list[str | Term]:
    """Columns that hold something and are not read, by their headings."""
    rows = (grid[number] for number in head.rows)
    full = {place for row in rows for place, cell in enumerate(row) if cell not in (None, "")}
    return [_named(place, head.names.get(place)) for place in sorted(full - used)]


def _named(place: int, name: Label | None) -> str | Term:
    if name is None:
        return Term("statistics.bare_column", {"value": place + 1})
    said = cells.quoted(name.said[0])
    return Term("statistics.column", {"value": place + 1, "name": said}) if name.covered else said


def _part(grid: Grid, head: Head, kind: Kind, places: dict[str, int]) -> Part:
    rows = list(_rows(grid, head, places))
    notes = _of_channels(grid, head, rows, places) if kind is READING and "source" in places else []
    made = part(grid.origin, kind, rows)
    made = made._replace(notes=(*notes, *made.notes))
    if kind is ARTICLES or made.frame.empty:
        return made._replace(days=DAYS_COUNTED["export"])
    refuse_months(made)
    return made if kind is FOLLOWERS else reading.by_day(reading.each_once(made), "")


def _of_channels(grid: Grid, head: Head, rows: list[Row], places: dict[str, int]) -> list[Term]:
    """Days that merged cells stand for, filled in; and a heading that belongs to the export of a single article."""
    carried = _carry_days(rows)
    notes = [Term("statistics.day_above", {**grid.origin.place, "rows": cells.few(carried)})] if carried else []
    if OF_ONE_TREND in head.names[places["source"]].said:
        notes.append(Term("statistics.maybe_single", {**grid.origin.place, "value": OF_ONE_TREND}))
    return notes


def _rows(grid: Grid, head: Head, places: dict[str, int]) -> Iterator[Row]:
    for number in head.rows:
        row = grid[number]
        yield number + 1, {column: row[place] if place < len(row) else None for column, place in places.items()}


def _carry_days(rows: list[Row]) -> list[int]:
    """A merged cell stands in the first of its rows only: a channel without a day belongs to the day above."""
    day, carried = None, []
    for number, row in rows:
        if not cells.text(row["ref_date"]) and cells.text(row["source"]) and day is not None:
            row["ref_date"] = Covered(cells.text(day))
            carried.append(number)
        elif cells.is_readable("ref_date", row["ref_date"]):
            day = row["ref_date"]
    return carried
