"""Answers of the statistics API."""

from __future__ import annotations

import re
from pathlib import Path

from govsim.errors import GovsimError, shown
from govsim.measures.statistics import cells
from govsim.measures.statistics.columns import ARTICLES, FIELDS, FOLLOWERS, OTHER, READING, SOURCES, Kind
from govsim.measures.statistics.parts import Part, added_up, by_day, part

DETAILS = ("details", "detail_list")
"""Where the older and the newer call list how an article stood on each day after it was published."""


def part_of(path: Path, document: dict) -> Part:
    """The table of an answer: followers and reading added up to days, articles as they stand on their last day."""
    entries = document.get("list")
    if entries is None and "errcode" in document:
        raise GovsimError("error.statistics_answer", path=path, value=shown(document.get("errmsg")))
    rows = [_flat(path, entry) for entry in _objects(path, entries)]
    kind = _kind(path, rows)
    made = part(path, kind, enumerate(({name: row[name] for name in kind.columns if name in row} for row in rows), 1))
    if kind is ARTICLES or made.frame.empty:
        return made
    return made._replace(frame=by_day(made.frame) if kind is READING else added_up(made.frame).reset_index())


def _objects(path: Path, value: object) -> list[dict]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise GovsimError("error.statistics_no_list", path=path)
    return value


def _kind(path: Path, rows: list[dict]) -> Kind:
    names = {name for row in rows for name in row}
    kinds = (ARTICLES,) if "published" in names else (FOLLOWERS, READING)
    kind = max(kinds, key=lambda kind: len(names.intersection(kind.counts)))
    if rows and not (names & {"ref_date", "published"} and names.intersection(kind.counts)):
        raise GovsimError("error.statistics_unknown", path=path)
    return kind


def _flat(path: Path, entry: dict) -> dict[str, object]:
    """An entry and its newest details as one row, under the names used here."""
    details = next((entry[name] for name in DETAILS if entry.get(name)), [entry.get("detail") or {}])
    fields = entry | max(_objects(path, details), key=lambda detail: str(detail.get("stat_date")))
    row = {FIELDS.get(name, name): value for name, value in fields.items()}
    row |= _readers(path, fields.get("read_user_source")) | _position(row.get("msgid"))
    if any(name in entry for name in DETAILS):
        row["published"] = row.get("ref_date")
    if "share_scene" in row:
        row.pop("share_user", None)  # who shares in two ways stands in two rows; only the shares add up
    return row


def _readers(path: Path, sources: object) -> dict[str, float]:
    """Readers by source of the newer calls: a list of user_count and scene_desc."""
    found: dict[str, float] = {}
    for source in _objects(path, sources or []):
        column = f"read_{SOURCES.get(cells.text(source.get('scene_desc')), OTHER)}"
        found[column] = found.get(column, 0) + _readers_of(path, source)
    return found


def _readers_of(path: Path, source: dict) -> float:
    try:
        return cells.number(source.get("user_count"))
    except ValueError:
        raise GovsimError("error.statistics_no_list", path=path) from None


def _position(msgid: object) -> dict[str, int]:
    """`12003_3` is the third article of its push."""
    match = re.fullmatch(r"\d+_(\d{1,2})", cells.text(msgid), re.ASCII)
    return {"position": int(match[1])} if match else {}
