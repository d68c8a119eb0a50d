"""Files of one unit together: one table of each kind, what does not hold and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pandas as pd

from govsim.errors import GovsimError
from govsim.measures.statistics import answers, cells, exports, files
from govsim.measures.statistics.checks import article_notes, follower_notes, reading_notes
from govsim.measures.statistics.columns import ARTICLES, FOLLOWERS, KINDS, READING, Kind
from govsim.measures.statistics.grids import Grid
from govsim.measures.statistics.merging import merged
from govsim.measures.statistics.parts import Part, refuse_several_accounts
from govsim.words import Term, say

MOST_TABLES = 50
"""Tables of a file; exports have up to three. Assumption."""


@dataclass(frozen=True)
class UnitStatistics:
    """What the files say; a table is None where no file has it, a column empty (NaN) where no file of its kind has it.

    Counts are floats, shares run from 0 to 1. `notes` say all that was left out or assumed, and what does not hold;
    they are texts of the catalogue: `say(note.key, lang, **note.values)`. `missing` names, for each table there is,
    the columns of exports that are empty.
    """

    followers: pd.DataFrame | None
    articles: pd.DataFrame | None
    reading: pd.DataFrame | None
    notes: tuple[Term, ...]
    missing: dict[str, tuple[str, ...]]

    def said(self, lang: str) -> list[str]:
        """The notes as sentences, each once."""
        return list(dict.fromkeys(say(note.key, lang, **note.values) for note in self.notes))


def read(paths: Iterable[str | Path]) -> UnitStatistics:
    """Read files of the platform; several of one kind become one table.

    Raises GovsimError for a file that is something else, a cell that is neither number nor date where one belongs,
    rows of several accounts, and days or articles of which two rows say different things.
    """
    parts, notes = [], []
    for path in paths:
        of_file, said = _parts(Path(path))
        parts, notes = [*parts, *of_file], [*notes, *said]
    refuse_several_accounts(parts)
    tables = {}
    for kind in KINDS:
        tables[kind.name], said = merged(kind, [part for part in parts if part.kind is kind])
        notes += said
    followers, articles, reading = (tables[kind.name] for kind in (FOLLOWERS, ARTICLES, READING))
    notes += [*follower_notes(followers), *article_notes(articles), *reading_notes(reading)]
    missing = {kind.name: _missing(kind, tables[kind.name]) for kind in KINDS if tables[kind.name] is not None}
    return UnitStatistics(_with_net(followers), _with_rate(articles), reading, tuple(notes), missing)


def _parts(path: Path) -> tuple[list[Part], list[Term]]:
    held = files.opened(path)
    parts, notes = ([answers.part_of(path, held)], []) if isinstance(held, dict) else _of_sheets(path, held)
    if all(part.frame.empty for part in parts):
        raise GovsimError("error.statistics_no_rows", path=path)
    return [part for part in parts if not part.frame.empty], [*notes, *(note for part in parts for note in part.notes)]


def _of_sheets(path: Path, grids: list[Grid]) -> tuple[list[Part], list[Term]]:
    parts: list[Part] = []
    notes: list[Term] = []
    for grid in grids:
        before = len(parts)
        parts += islice(exports.parts_of(grid), MOST_TABLES + 1 - before)
        notes += _of_sheet(grid, has_table=len(parts) > before)
        if len(parts) > MOST_TABLES:
            raise GovsimError("error.statistics_many_tables", path=path, allowed=MOST_TABLES)
    if not parts:
        raise GovsimError("error.statistics_unknown", path=path, value=_first_words(grids))
    return parts, notes


def _of_sheet(grid: Grid, has_table: bool) -> list[Term]:
    notes = [Term("statistics.beyond", {**grid.origin.place, "value": grid.beyond})] if grid.beyond else []
    if not has_table and any(cells.text(cell) for row in grid for cell in row):
        notes.append(Term("statistics.other_sheet", grid.origin.place))
    return notes


def _first_words(grids: list[Grid]) -> list[str]:
    """What stands in the first row that says anything."""
    rows = ([cells.quoted(cell) for cell in row if cells.text(cell)] for grid in grids for row in grid)
    return cells.few(next((row for row in rows if row), []))


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
