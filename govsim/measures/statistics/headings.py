"""Which rows of a sheet are headings, and which columns stand below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from govsim.errors import GovsimError
from govsim.measures.statistics.columns import ACCOUNTS, ARTICLES, KINDS, READING, Kind
from govsim.measures.statistics.grids import Covered, Grid

LONGEST = 40
"""Characters of a heading; what is longer is read as data. Assumption."""
LOOKED_AT = 20
"""Rows that tell whether a column without a heading holds data. Assumption."""
_UNIT = re.compile(r"[（(][^（）()]*[）)]$")


class Label(NamedTuple):
    """What may stand over a column, the likeliest first; `covered` if it is there because a cell stretches over it."""

    said: tuple[str, ...]
    covered: bool = False


Labels = dict[int, Label]
"""Labels by place, from 0."""


class TableBelow(NamedTuple):
    """A table under a row of headings: its kind, and where each of its columns may stand."""

    kind: Kind
    places: dict[str, list[int]]


class Head(NamedTuple):
    """One or two rows of headings: the first, what they say, the tables below, and the rows of data; counted from 0."""

    top: int
    names: Labels
    tables: list[TableBelow]
    rows: list[int]


def heads(grid: Grid) -> list[Head]:
    """The rows of headings of a sheet; each ends what the one above it began, unless it only repeats it."""
    found = list(_heads(grid))
    ends = [*(top for top, _, _, _ in found), len(grid)][1:]
    different: list[Head] = []
    for (top, height, names, tables), end in zip(found, ends, strict=True):
        if not (different and different[-1].names == names):
            different.append(Head(top, names, tables, []))
        different[-1].rows.extend(range(top + height, end))
    return different


def _heads(grid: Grid) -> Iterator[tuple[int, int, Labels, list[TableBelow]]]:
    """Rows of headings from above: the first, how many they are, what they say, and the tables below them."""
    likely = [any(map(_is_known, row)) for row in grid]
    below = 0
    for top in range(len(grid)):
        if top < below or not any(likely[top : top + 2]):
            continue
        height, names, known = _better(grid, top)
        if known:
            below = top + height
            for table in known:
                _refuse_twice(grid, table, names)
            yield top, height, names, known


def _better(grid: Grid, top: int) -> tuple[int, Labels, list[TableBelow]]:
    """Two rows are headings together where they name more columns than either of them."""
    one, below = (_named(grid, _of_one(grid, row), row + 1) for row in (top, top + 1))
    two = _named(grid, _of_two(grid, top), top + 2)
    return (2, *two) if _width(two) > max(_width(one), _width(below)) else (1, *one)


def _is_known(cell: object) -> bool:
    return isinstance(cell, str) and 0 < len(cell) <= LONGEST and not cell[0].isdigit() and heading(cell) in KNOWN


def heading(cell: object) -> str:
    """A cell as a heading: without blanks, line breaks and a unit at its end."""
    return _UNIT.sub("", "".join(str("" if cell is None else cell).split())).lower()


def _width(named: tuple[Labels, list[TableBelow]]) -> int:
    return sum(len(table.places) for table in named[1])


def _named(grid: Grid, names: Labels, top: int) -> tuple[Labels, list[TableBelow]]:
    """The tables whose data begin in row `top`."""
    said = _stretched(grid, names, top)
    return said, [table for block in _blocks(said) if (table := _recognised(block))]


def _of_one(grid: Grid, top: int) -> Labels:
    row = grid[top] if top < len(grid) else []
    said = [heading(cell) for cell in row]
    return {place: Label((name,), isinstance(row[place], Covered)) for place, name in enumerate(said) if name}


def _of_two(grid: Grid, top: int) -> Labels:
    """Two rows of headings: below a group's name stand names of its columns, or the rest of them."""
    rows = grid[top : top + 2]
    group, names = "", {}
    for place, cells in enumerate(zip_longest(*rows)) if len(rows) > 1 else ():
        over, under = map(heading, cells)
        group = over or group
        if over or under:
            said = (under, group + under) if under else (over,)
            names[place] = Label(said, isinstance(cells[1 if under else 0], Covered))
    return names


def _stretched(grid: Grid, names: Labels, top: int) -> Labels:
    """A heading stretches over columns of data without one: workbooks keep a merged cell in the first of them only."""
    below = grid[top : top + LOOKED_AT]
    stretched: Labels = {}
    for place in range(max(names, default=-1) + 1 if grid.separated else max(map(len, below), default=0)):
        filled = any(place < len(row) and row[place] not in (None, "") for row in below)
        over = stretched.get(place - 1) if filled else None
        if name := names.get(place) or (over and Label(over.said, covered=True)):
            stretched[place] = name
    return {**names, **stretched}


def _blocks(names: Labels) -> Iterator[Labels]:
    """Headings that stand beside each other; a second date or title begins another table."""
    block: Labels = {}
    for place in sorted(names):
        apart = place - 1 not in block or (_begins(names[place]) and names[place].said in _said(block))
        if block and apart:
            yield block
            block = {}
        block[place] = names[place]
    if block:
        yield block


def _said(block: Labels) -> list[tuple[str, ...]]:
    return [name.said for name in block.values()]


def _begins(name: Label) -> bool:
    return not name.covered and bool(FIRST & set(name.said))


def _recognised(names: Labels) -> TableBelow | None:
    """The kind that most of the headings belong to; it needs a count beside a date or a title."""
    found = [TableBelow(kind, _places(kind, names)) for kind in KINDS]
    fitting = [table for table in found if _fits(table, names)]
    return max(fitting, key=lambda table: len(table.places), default=None)


def _refuse_twice(grid: Grid, table: TableBelow, names: Labels) -> None:
    for column, places in table.places.items():
        alone = [place + 1 for place in places if not names[place].covered]
        if len(alone) > 1:
            value = table.kind.heading(column)
            raise GovsimError("error.statistics_heading_twice", **grid.origin.place, value=value, columns=alone)


def _fits(table: TableBelow, names: Labels) -> bool:
    kind, places = table
    if len(places.keys() - {"account"}) < 2 or not places.keys() & set(kind.counts):
        return False
    said = {one for name in names.values() for one in name.said}
    if kind is ARTICLES:
        return "title" not in places or not said & set(READING.headings["source"])
    return "ref_date" in places and not said & set(ARTICLES.headings["title"])


def _places(kind: Kind, names: Labels) -> dict[str, list[int]]:
    wanted = {**kind.headings, "account": ACCOUNTS}
    places = {column: _under(headings, names) for column, headings in wanted.items()}
    for column, headings in kind.loose.items() if places.get("title") else ():
        places[column] = places.get(column) or _under(headings, names)
    return {column: found for column, found in places.items() if found}


def _under(headings: tuple[str, ...], names: Labels) -> list[int]:
    """The places under the first of several headings that is there."""
    found = ([place for place, name in names.items() if one in name.said] for one in headings)
    return next((places for places in found if places), [])


FIRST = {name for kind in KINDS for column in ("ref_date", "title") for name in kind.headings.get(column, ())}
"""Headings that every table has once."""
KNOWN = {
    name for kind in KINDS for names in (*kind.headings.values(), *kind.loose.values(), ACCOUNTS) for name in names
}
"""All headings that mean something here."""
