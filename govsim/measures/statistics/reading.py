"""Reading by day: rows by channel, hour or article become one row a day."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from govsim.errors import GovsimError
from govsim.measures.statistics import cells
from govsim.measures.statistics.columns import ALL, CHANNELS, OTHER, SOURCES
from govsim.measures.statistics.grids import Origin
from govsim.measures.statistics.parts import Part
from govsim.words import Term

PERSONS = ["read_user", "share_user", "like_user", "zaikan_user"]
"""Columns that count persons: who is in two rows of a day is in their sum twice."""


def each_once(part: Part) -> Part:
    """Each day and channel once. Raises GovsimError where its rows differ."""
    rows = part.frame.drop_duplicates()
    twice = rows["ref_date"][rows.duplicated(["ref_date", "source"])]
    if len(twice):
        raise GovsimError("error.statistics_twice", **part.origin.place, row=twice.iloc[0])
    return part._replace(frame=rows, notes=(*part.notes, *of_repeated(part, len(part.frame) - len(rows))))


def of_repeated(part: Part, count: int) -> list[Term]:
    """That rows stand in a table more than once."""
    return [Term("statistics.repeated", {**part.origin.place, "value": count})] if count else []


def by_day(part: Part, added: str) -> Part:
    """Rows added up to days; the readers of each channel become columns. `added`: what else they are added up over.

    A channel that a day does not list has no readers if those that it lists make up all.
    """
    frame = part.frame
    names = frame["source"].astype(object).fillna("")
    sources = names.map(lambda name: SOURCES.get(name, OTHER))
    total = sources == ALL
    counted = frame[total | ~total.groupby(frame["ref_date"]).transform("any")]
    days = added_up(counted.drop(columns="source"))
    readers = frame.pivot_table(index="ref_date", columns=sources, values="read_user", aggfunc="sum")
    readers = readers.drop(columns=ALL, errors="ignore").add_prefix("read_")
    everybody = readers.sum(axis=1) >= days["read_user"].reindex(readers.index)
    readers = readers.mask(readers.isna() & everybody.to_numpy()[:, None], 0)
    added = added or ("channels" if (sources[counted.index] != ALL).any() else "")
    notes = (*of_new_channels(part.origin, names), *_of_gaps(part, readers), *_of_sums(part, counted, added))
    return part._replace(frame=days.combine_first(readers).reset_index(), notes=(*part.notes, *notes), added=added)


def added_up(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a day, its index; what no row gives stays empty."""
    return frame.groupby("ref_date").sum(min_count=1)


def of_new_channels(origin: Origin, names: Iterable[str]) -> list[Term]:
    """That channels are counted as others because nothing is known of them."""
    new = [cells.quoted(name) for name in dict.fromkeys(names) if name not in SOURCES]
    return [Term("statistics.new_channels", {**origin.place, "value": cells.few(new)})] if new else []


def _of_gaps(part: Part, readers: pd.DataFrame) -> list[Term]:
    """Channels that some days do not list."""
    return [
        Term("statistics.channel_gaps", {**part.origin.place, "column": CHANNELS[column], "value": int(gaps)})
        for column, gaps in readers.isna().sum().items()
        if gaps
    ]


def _of_sums(part: Part, counted: pd.DataFrame, added: str) -> list[Term]:
    several = counted.duplicated("ref_date").any() and counted[PERSONS].notna().any(axis=None)
    if not (several and added):
        return []
    return [Term("statistics.added_up", {**part.origin.place, "value": Term(f"statistics.over.{added}")})]
