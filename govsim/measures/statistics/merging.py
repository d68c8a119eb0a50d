"""Tables of one kind from several files become one."""

from __future__ import annotations

import pandas as pd

from govsim.errors import GovsimError
from govsim.measures.statistics import cells
from govsim.measures.statistics.checks import plain
from govsim.measures.statistics.columns import ARTICLES, READING, Kind
from govsim.measures.statistics.parts import Part
from govsim.measures.statistics.reading import of_repeated
from govsim.words import Term

KEY = ["key", "nth"]
"""What tells rows of a kind apart: the day; an article's msgid, or its title, day and order."""
ADDED = ("", "channels", "hours", "articles")
"""What persons are added up over, from the count that knows each person once to the one that knows least."""


def merged(kind: Kind, parts: list[Part]) -> tuple[pd.DataFrame | None, list[Term]]:
    """One table and what is to be said of it; rows that mean the same must agree, the others yield to the better."""
    if not parts:
        return None, []
    keyed = [frame.dropna(axis="columns", how="all") for frame in _keyed(kind, parts)]
    rows = pd.concat(keyed, ignore_index=True).reindex(columns=[*kind.columns, *KEY, "part", "rank"])
    _refuse_differing(kind, rows, parts)
    columns = [name for name in kind.columns if name != "source"]
    ordered = rows.sort_values("rank", kind="stable")
    table = ordered.groupby(KEY, sort=kind is not ARTICLES).first().reset_index(drop=True).reindex(columns=columns)
    notes = [*_of_repeated(rows, parts), *_of_meanings(kind, rows, parts)]
    return table.astype(dict.fromkeys(kind.counts, float)), notes


def _keyed(kind: Kind, parts: list[Part]) -> list[pd.DataFrame]:
    """The rows of each file with what tells them apart, the file's number and its rank."""
    by_msgid = kind is ARTICLES and all(part.frame["msgid"].notna().all() for part in parts)
    if kind is ARTICLES and len(parts) > 1 and not by_msgid:
        _require_titles(parts)
    key = _msgids if by_msgid else _titles if kind is ARTICLES else _days
    return [key(part.frame).assign(part=number, rank=_rank(part)) for number, part in enumerate(parts)]


def _rank(part: Part) -> int:
    return ADDED.index(part.added) if part.kind is READING else -part.days


def _days(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(key=frame["ref_date"].map(str), nth=0)


def _msgids(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(key=frame["msgid"], nth=0)


def _titles(frame: pd.DataFrame) -> pd.DataFrame:
    key = frame["published"].map(lambda when: str(when)[:10]) + " " + frame["title"].astype(object).fillna("")
    return frame.assign(key=key, nth=key.groupby(key).cumcount())


def _require_titles(parts: list[Part]) -> None:
    for part in parts:
        if part.frame["title"].isna().all():
            raise GovsimError("error.statistics_no_column", **part.origin.place, value=ARTICLES.heading("title"))


def _refuse_differing(kind: Kind, rows: pd.DataFrame, parts: list[Part]) -> None:
    """Say of the first row and column that differ which file says what."""
    alike = [*KEY, "rank"]
    differ = _differing(kind, rows, alike)
    if not differ.to_numpy().any():
        return
    row = differ.index[differ.any(axis=1)][0]
    column = differ.columns[differ.loc[row]][0]
    told = rows.set_index(alike).loc[[row]].dropna(subset=[column]).sort_values(column)
    least, most = told.iloc[0], told.iloc[-1]
    said = {
        "row": cells.quoted(row[0]),
        "column": kind.heading(column),
        "value": plain(most[column]),
        "least": plain(least[column]),
    }
    place, other = parts[most["part"]].origin.place, parts[least["part"]].origin.path
    if place["path"] == other:
        raise GovsimError("error.statistics_rows_disagree", **place, **said)
    raise GovsimError("error.statistics_disagree", **place, **said, other=other)


def _differing(kind: Kind, rows: pd.DataFrame, alike: list[str]) -> pd.DataFrame:
    counts = rows.groupby(alike)[kind.counts]
    return counts.max() > counts.min()


def _of_repeated(rows: pd.DataFrame, parts: list[Part]) -> list[Term]:
    repeated = rows[rows.duplicated([*KEY, "part"])].groupby("part").size()
    return [note for number, count in repeated.items() for note in of_repeated(parts[number], int(count))]


def _of_meanings(kind: Kind, rows: pd.DataFrame, parts: list[Part]) -> list[Term]:
    """Files that count something else under one name: whose numbers are used, and one example where they differ."""
    ranks = rows["rank"].unique()
    if len(ranks) < 2:
        return []
    best, other = (parts[rows["part"][rows["rank"] == rank].iloc[0]] for rank in (min(ranks), max(ranks)))
    said = {"path": best.origin.path, "other": other.origin.path}
    if kind is ARTICLES:
        return [Term("statistics.windows", {**said, "value": best.days, "least": other.days})]
    if not _differing(kind, rows, KEY).to_numpy().any():
        return []
    return [Term("statistics.meanings", {**said, "value": Term(f"statistics.over.{other.added}")})]
