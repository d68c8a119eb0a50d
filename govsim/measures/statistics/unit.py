"""Files of one unit together: one table of each kind, what does not hold and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from govsim.errors import GovsimError, shown
from govsim.measures.statistics import answers, exports, files
from govsim.measures.statistics.checks import article_notes, follower_notes, plain
from govsim.measures.statistics.columns import ARTICLES, FOLLOWERS, KINDS, READING, Kind
from govsim.measures.statistics.parts import Part
from govsim.words import Term

KEY = ["key", "nth"]
"""What tells rows of a kind apart: the day; title, day and order of an article."""


@dataclass(frozen=True)
class UnitStatistics:
    """What the files say; a table is None where no file has it, a column empty (NaN) where no file of its kind has it.

    Counts are floats, shares run from 0 to 1. `notes` are texts of the catalogue: `say(note.key, lang, **note.values)`.
    `missing` names, for each table there is, the columns of exports that are empty.
    """

    followers: pd.DataFrame | None
    articles: pd.DataFrame | None
    reading: pd.DataFrame | None
    notes: tuple[Term, ...]
    missing: dict[str, tuple[str, ...]]


def read(paths: Iterable[str | Path]) -> UnitStatistics:
    """Read files of the platform; several of one kind become one table.

    Raises GovsimError for a file that is something else, a cell that is neither number nor date where one belongs, and
    days or articles of which two rows say different things.
    """
    parts = [part for path in paths for part in _parts(Path(path))]
    tables = {kind.name: _merged(kind, [part for part in parts if part.kind is kind]) for kind in KINDS}
    followers, articles, reading = (tables[kind.name] for kind in (FOLLOWERS, ARTICLES, READING))
    notes = (*follower_notes(followers), *article_notes(articles))
    missing = {kind.name: _missing(kind, tables[kind.name]) for kind in KINDS if tables[kind.name] is not None}
    return UnitStatistics(_with_net(followers), _with_rate(articles), reading, notes, missing)


def _parts(path: Path) -> list[Part]:
    held = files.opened(path)
    if isinstance(held, dict):
        parts = [answers.part_of(path, held)]
    else:
        parts = [part for grid in held for part in exports.parts_of(path, grid)]
    if not parts:
        raise GovsimError("error.statistics_unknown", path=path)
    if all(part.frame.empty for part in parts):
        raise GovsimError("error.statistics_no_rows", path=path)
    return [part for part in parts if not part.frame.empty]


def _merged(kind: Kind, parts: list[Part]) -> pd.DataFrame | None:
    """One table; rows of the same day or article must agree."""
    if not parts:
        return None
    if kind is ARTICLES and len(parts) > 1:
        _require_titles(parts)
    rows = pd.concat([_keyed(part, number) for number, part in enumerate(parts)], ignore_index=True)
    groups = rows.groupby(KEY, sort=kind is not ARTICLES)
    counts = groups[[name for name in kind.counts if name in rows]]
    differ = counts.max() > counts.min()
    if differ.to_numpy().any():
        _refuse(kind, rows.set_index(KEY), differ, parts)
    columns = [name for name in kind.columns if name != "source"]
    merged = groups.first().reset_index(drop=True).reindex(columns=columns)
    return merged.astype(dict.fromkeys(kind.counts, float))


def _require_titles(parts: list[Part]) -> None:
    for part in parts:
        if part.frame["title"].isna().all():
            raise GovsimError("error.statistics_no_column", path=part.path, value=ARTICLES.heading("title"))


def _keyed(part: Part, number: int) -> pd.DataFrame:
    frame = part.frame
    if part.kind is not ARTICLES:
        return frame.assign(key=frame["ref_date"].map(str), nth=0, part=number)
    key = frame["published"].map(lambda when: str(when)[:10]) + " " + frame["title"].astype(object).fillna("")
    return frame.assign(key=key, nth=key.groupby(key).cumcount(), part=number)


def _refuse(kind: Kind, rows: pd.DataFrame, differ: pd.DataFrame, parts: list[Part]) -> None:
    """Say of the first row and column that differ which file says what."""
    row = differ.index[differ.any(axis=1)][0]
    column = differ.columns[differ.loc[row]][0]
    told = rows.loc[[row]].dropna(subset=[column]).sort_values(column)
    least, most = told.iloc[0], told.iloc[-1]
    raise GovsimError(
        "error.statistics_disagree",
        row=shown(row[0]),
        column=kind.heading(column),
        path=parts[most["part"]].path,
        value=plain(most[column]),
        other=parts[least["part"]].path,
        least=plain(least[column]),
    )


def _missing(kind: Kind, table: pd.DataFrame) -> tuple[str, ...]:
    return tuple(name for name in kind.headings if name != "source" and table[name].isna().all())


def _with_net(followers: pd.DataFrame | None) -> pd.DataFrame | None:
    if followers is None:
        return None
    return followers.assign(net_user=followers["net_user"].fillna(followers["new_user"] - followers["cancel_user"]))


def _with_rate(articles: pd.DataFrame | None) -> pd.DataFrame | None:
    """Of opens, followers reached and open rate, the one that is missing."""
    if articles is None:
        return None
    delivered = articles["delivered"].where(articles["delivered"] > 0)
    rate = articles["read_session_rate"].fillna(articles["read_session"] / delivered)
    return articles.assign(read_session_rate=rate, read_session=articles["read_session"].fillna(rate * delivered))
