"""Tables of exports: which cells are headings, which kind of table stands below them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pandas as pd

from govsim.errors import GovsimError
from govsim.measures.statistics.columns import ARTICLES, KINDS, READING, Kind
from govsim.measures.statistics.files import Grid
from govsim.measures.statistics.parts import Part, Row, by_day, part

HEAD_ROWS = 20
"""Rows in which the headings stand; exports have them in the first to third. Assumption."""

_UNIT = re.compile(r"[（(][^（）()]*[）)]$")

Places = dict[str, int]
"""Where the columns of a kind stand in a row."""


def parts_of(path: Path, grid: Grid) -> list[Part]:
    """The tables of a sheet, below the first row with known headings, side by side where a heading is empty."""
    for top, row in enumerate(grid[:HEAD_ROWS], 1):
        known = [found for block in _blocks(row) if (found := _recognised(block))]
        if known:
            return [_part(path, kind, _rows(grid, top, places)) for kind, places in known]
    return []


def _blocks(row: list[object]) -> list[Places]:
    """Headings that stand beside each other, and where."""
    headings = [(_heading(cell), place) for place, cell in enumerate(row)]
    return [dict(reversed(list(block))) for named, block in groupby(headings, key=lambda one: bool(one[0])) if named]


def _heading(cell: object) -> str:
    return _UNIT.sub("", "".join(str("" if cell is None else cell).split())).lower()


def _recognised(headings: Places) -> tuple[Kind, Places] | None:
    """The kind that most of the headings belong to; it needs a count beside a date or a title."""
    found = [(kind, _places(kind, headings)) for kind in KINDS]
    fitting = [(kind, places) for kind, places in found if _fits(kind, places, headings)]
    return max(fitting, key=lambda one: len(one[1]), default=None)


def _fits(kind: Kind, places: Places, headings: Places) -> bool:
    if len(places) < 2 or not set(places) & set(kind.counts):
        return False
    return kind is ARTICLES or ("ref_date" in places and not set(ARTICLES.headings["title"]) & set(headings))


def _places(kind: Kind, headings: Places) -> Places:
    found = {column: [headings[name] for name in names if name in headings] for column, names in kind.headings.items()}
    return {column: places[0] for column, places in found.items() if places}


def _rows(grid: Grid, top: int, places: Places) -> Iterator[Row]:
    for number, row in enumerate(grid[top:], top + 1):
        yield number, {column: row[place] if place < len(row) else None for column, place in places.items()}


def _part(path: Path, kind: Kind, rows: Iterator[Row]) -> Part:
    made = part(path, kind, rows)
    return made._replace(frame=by_day(_once(path, made.frame))) if kind is READING and len(made.frame) else made


def _once(path: Path, frame: pd.DataFrame) -> pd.DataFrame:
    """Each day and source once."""
    rows = frame.drop_duplicates()
    twice = rows["ref_date"][rows.duplicated(["ref_date", "source"])]
    if len(twice):
        raise GovsimError("error.statistics_twice", path=path, row=twice.iloc[0])
    return rows
