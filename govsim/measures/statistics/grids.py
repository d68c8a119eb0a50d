"""Rows of cells with what a reader has to know of them, whatever format they come from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from govsim.errors import GovsimError, printable, shown
from govsim.words import Term

MOST_ROWS, MOST_COLUMNS = 100_000, 256
"""What is read of a sheet; a stray cell far outside costs no memory. Assumption."""
MOST_CELLS = 2_000_000
"""Cells of a sheet: MOST_ROWS of the widest export, 16 columns, and some room. Assumption."""


class Origin(NamedTuple):
    """Where rows come from: a file, and its sheet or the number of its table where it has several."""

    path: Path
    sheet: str = ""
    table: int = 0

    @property
    def place(self) -> dict[str, object]:
        """What sentences say of it."""
        sheet = Term("statistics.sheet", {"value": printable(shown(self.sheet))}) if self.sheet else ""
        return {"path": self.path, "sheet": Term("statistics.table", {"value": self.table}) if self.table else sheet}


class Covered(str):
    """What a cell says in the other columns and rows that it stretches over (colspan, rowspan)."""

    __slots__ = ()


class Formula(str):
    """A formula whose value was never stored: the program that wrote the workbook did not calculate."""

    __slots__ = ()


class Grid(list):
    """Rows of cells: text, numbers, dates or nothing. `beyond` counts cells outside of what is read."""

    def __init__(self, rows: Iterable[list[object]], origin: Origin, *, separated: bool = False, beyond: int = 0):
        super().__init__(rows)
        self.origin = origin
        self.separated = separated
        self.beyond = beyond


class Allowance:
    """What may still be read of a file; it ends before memory does."""

    def __init__(self, path: Path, cells: int = MOST_CELLS):
        self.path, self.allowed, self.left = path, cells, cells

    def take(self, cells: int) -> None:
        """GovsimError once the file has more cells than are read."""
        self.left -= cells
        if self.left < 0:
            raise GovsimError("error.statistics_too_many", path=self.path, allowed=f"{self.allowed:,}")
