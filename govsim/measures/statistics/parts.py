"""One table of one file, from its rows of cells."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from govsim.measures.statistics import cells
from govsim.measures.statistics.columns import ALL, OTHER, SOURCES, Kind

Row = tuple[int, dict[str, object]]
"""A row's number in its file, from 1, and its cells by column."""


class Part(NamedTuple):
    """A table of a file, with all columns of its kind."""

    path: Path
    kind: Kind
    frame: pd.DataFrame


def part(path: Path, kind: Kind, rows: Iterable[Row]) -> Part:
    """The rows that hold data, as values."""
    parsed = [cells.parsed(path, number, kind, row) for number, row in rows if cells.is_data(row)]
    frame = pd.DataFrame(parsed, columns=kind.columns)
    return Part(path, kind, frame.astype(dict.fromkeys(kind.counts, float)))


def by_day(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of reading by source, hour or article added up to days; the readers of each source become columns."""
    sources = frame["source"].astype(object).fillna("").map(lambda name: SOURCES.get(name, OTHER))
    total = sources == ALL
    counted = frame[total | ~total.groupby(frame["ref_date"]).transform("any")]
    days = added_up(counted.drop(columns="source"))
    readers = frame.pivot_table(index="ref_date", columns=sources, values="read_user", aggfunc="sum")
    return days.combine_first(readers.drop(columns=ALL, errors="ignore").add_prefix("read_")).reset_index()


def added_up(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a day, its index; what no row gives stays empty."""
    return frame.groupby("ref_date").sum(min_count=1)
