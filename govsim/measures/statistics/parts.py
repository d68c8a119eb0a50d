"""One table of one file, from its rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from govsim.errors import GovsimError
from govsim.measures.statistics import cells, rates
from govsim.measures.statistics.columns import DERIVED, RATES, Kind
from govsim.measures.statistics.grids import Formula, Origin
from govsim.words import Term

_BIZ = re.compile(r"[?&;]__biz=([^&#]+)")

Row = tuple[int, dict[str, object]]
"""A row's number in its file, from 1, and its cells by column."""


class Part(NamedTuple):
    """A table of a file, with all columns of its kind, and what is to be said of it."""

    origin: Origin
    kind: Kind
    frame: pd.DataFrame
    notes: tuple[Term, ...] = ()
    accounts: frozenset[str] = frozenset()
    """Names of the accounts whose rows they are, where the table says so."""
    biz: frozenset[str] = frozenset()
    """What the links of articles call their accounts."""
    added: str = ""
    """What persons were added up over (`channels`, `hours`, `articles`), if they were."""
    days: int = 0
    """For how many days after publication readers are counted; 0: each day for itself."""


def part(origin: Origin, kind: Kind, rows: Iterable[Row]) -> Part:
    """The rows that hold data, as values; the notes say which rows and cells do not."""
    rows = list(rows)
    sorts = [cells.sort_of(row) for _, row in rows]
    data = [row for row, sort in zip(rows, sorts, strict=True) if sort == cells.DATA]
    parsed = [cells.parsed(origin, number, kind, row) for number, row in data]
    frame = pd.DataFrame(parsed, columns=kind.columns).astype(dict.fromkeys(kind.counts, float))
    frame, assumed = rates.as_shares(origin, kind, frame, _unsigned(data))
    left = [row for row, sort in zip(rows, sorts, strict=True) if sort == cells.REMARK]
    notes = (*_of_remarks(origin, left), *_of_empty_cells(origin, kind, data, frame), *assumed)
    accounts = frozenset(name for _, row in data if (name := cells.text(row.get("account"))))
    biz = frozenset(found[1] for _, row in data if (found := _BIZ.search(cells.text(row.get("url")))))
    made = Part(origin, kind, frame, notes, accounts, biz)
    refuse_several_accounts([made])
    return made


def refuse_several_accounts(parts: list[Part]) -> None:
    """GovsimError where rows are of more than one account."""
    for named in ("accounts", "biz"):
        of = {name: part.origin for part in parts for name in sorted(getattr(part, named))}
        if len(of) > 1:
            value = cells.few([cells.quoted(name) for name in of])
            raise GovsimError("error.statistics_accounts", **list(of.values())[-1].place, value=value)


def _unsigned(data: list[Row]) -> dict[str, list[bool]]:
    """Which cells of a rate have no percent sign."""
    return {
        column: [not cells.has_percent(row.get(column)) for _, row in data]
        for column in RATES
        if any(column in row for _, row in data)
    }


def _of_remarks(origin: Origin, left: list[Row]) -> list[Term]:
    if not left:
        return []
    said = [cells.first_said(row) for _, row in left]
    values = {"rows": cells.few([number for number, _ in left]), "value": cells.few(said)}
    return [Term("statistics.remarks", {**origin.place, **values})]


def _of_empty_cells(origin: Origin, kind: Kind, data: list[Row], frame: pd.DataFrame) -> list[Term]:
    notes = []
    for column in (name for name in (*kind.counts, "published") if any(name in row for _, row in data)):
        empty = int((frame[column].isna() & ~_is_derived(frame, column)).sum())
        formulas = any(isinstance(row.get(column), Formula) for _, row in data)
        if empty and (formulas or empty < len(frame)):
            values = {"column": kind.heading(column), "value": empty, "total": len(frame)}
            notes.append(Term(f"statistics.{'formulas' if formulas else 'empty_cells'}", {**origin.place, **values}))
    return notes


def _is_derived(frame: pd.DataFrame, column: str) -> pd.Series:
    """Rows in which two other columns determine one."""
    others = [name for name in DERIVED.get(column, ()) if name in frame]
    return frame[others].notna().all(axis=1) & (len(others) > 0)


def refuse_months(made: Part) -> None:
    """A workbook makes the first of a month of a month; a table that has nothing else is one by months."""
    days = made.frame["ref_date"].drop_duplicates()
    if len(days) > 1 and all(day.day == 1 for day in days):
        value = [str(day)[:7] for day in days[:3]]
        raise GovsimError("error.statistics_months", **made.origin.place, value=value)
