"""Text with a separator between its cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from govsim.errors import GovsimError
from govsim.measures.statistics.grids import Grid, Origin

SEPARATORS = (",", "\t", ";", "|")
HEAD = 200
"""Rows by which the separator is found."""


def table(path: Path, text: str) -> Grid:
    """The rows of a text, by the separator that gives most of them one number of cells."""
    separator = max(SEPARATORS, key=lambda one: _even(_head(text, one)))
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise GovsimError("error.statistics_unreadable", path=path, reason=error) from None
    for number, row in enumerate(rows, 1):
        if any("\n" in cell and separator in cell for cell in row):
            raise GovsimError("error.statistics_quote", path=path, row=number)
    return Grid(rows, Origin(path), separated=True)


def _head(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=separator):
            rows.append(row)
            if len(rows) == HEAD:
                break
    except csv.Error:  # the separator that is chosen gives the reason
        return rows
    return rows


def _even(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows have the most frequent number of cells, which is at least two; and that number."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
