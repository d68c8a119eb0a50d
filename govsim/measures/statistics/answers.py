"""Answers of the statistics API."""

from __future__ import annotations

import re
from pathlib import Path

from govsim.errors import GovsimError
from govsim.measures.statistics import cells, reading
from govsim.measures.statistics.columns import (
    ALL,
    ARTICLES,
    CHANNELS,
    DAYS_COUNTED,
    FIELDS,
    FOLLOWERS,
    OTHER,
    READING,
    SOURCES,
    Kind,
)
from govsim.measures.statistics.grids import Origin
from govsim.measures.statistics.parts import Part, Row, part, refuse_months
from govsim.words import Term

DETAILS = ("details", "detail_list")
"""Where the older and the newer call list how an article stood on each day after it was published."""
IDENTITY = ("ref_date", "ref_hour", "source", "share_scene", "msgid", "title")
"""What tells the entries of an answer apart."""
UNNEEDED = frozenset({*IDENTITY, *DETAILS, "detail", "stat_date", "read_user_source", "publish_type", "position"})
"""Fields that are no numbers of their own."""


def part_of(path: Path, document: dict) -> Part:
    """The table of an answer: followers and reading added up to days, articles as they stand on their last day."""
    entries = document.get("list")
    if entries is None and "errcode" in document:
        raise GovsimError("error.statistics_answer", path=path, value=cells.quoted(document.get("errmsg")))
    entries = _objects(path, entries)
    flat = [(number, _flat(path, entry)) for number, entry in enumerate(entries, 1)]
    kind, rows = _kind(path, entries, flat), _once(path, flat)
    made = part(Origin(path), kind, [(number, _of_kind(path, number, kind, row)) for number, row in rows])
    notes = (*made.notes, *_notes(path, document, kind, rows), *reading.of_repeated(made, len(entries) - len(rows)))
    made = made._replace(notes=notes)
    return made if made.frame.empty else _as_table(made, rows, entries)


def _objects(path: Path, value: object) -> list[dict]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise GovsimError("error.statistics_no_list", path=path)
    return value


def _as_table(made: Part, rows: list[Row], entries: list[dict]) -> Part:
    if made.kind is ARTICLES:
        return made._replace(
            days=max(DAYS_COUNTED[name] for name in DETAILS if any(name in entry for entry in entries))
        )
    refuse_months(made)
    if made.kind is FOLLOWERS:
        return made._replace(frame=reading.added_up(made.frame).reset_index())
    names = {name for _, row in rows for name in row}
    over = "articles" if names & {"msgid", "title"} else "hours" if "ref_hour" in names else ""
    return reading.by_day(made, over)


def _kind(path: Path, entries: list[dict], rows: list[Row]) -> Kind:
    names = {name for _, row in rows for name in row}
    of_articles = any(name in entry for entry in entries for name in DETAILS)
    kinds = (ARTICLES,) if of_articles else (FOLLOWERS, READING)
    kind = max(kinds, key=lambda kind: len(names.intersection(kind.counts)))
    if rows and not names.intersection(kind.counts):
        raise GovsimError("error.statistics_unknown", path=path, value=cells.few(sorted(names)))
    return kind


def _flat(path: Path, entry: dict) -> dict[str, object]:
    """An entry and its newest details as one row, under the names used here."""
    details = next((entry[name] for name in DETAILS if entry.get(name)), [entry.get("detail") or {}])
    fields = entry | max(_objects(path, details), key=lambda detail: str(detail.get("stat_date")))
    row = {FIELDS.get(name, name): value for name, value in fields.items()}
    return row | _readers(path, fields.get("read_user_source")) | _position(row.get("msgid"))


def _of_kind(path: Path, number: int, kind: Kind, row: dict[str, object]) -> dict[str, object]:
    """What of a row its kind has. GovsimError for a row without a day."""
    day = row.get("ref_date")
    if cells.text(day).lower() in cells.EMPTY:
        place = {"path": path, "sheet": "", "row": number, "column": "ref_date"}
        raise cells.no_value(day, place, Term("kind.day"))
    known = {name: row[name] for name in kind.columns if name in row}
    if "share_scene" in row:
        known.pop("share_user", None)  # who shares in two ways stands in two rows; only the shares add up
    return known | ({"published": day} if kind is ARTICLES else {})


def _once(path: Path, rows: list[Row]) -> list[Row]:
    """Each entry once. Raises GovsimError where two of one identity differ."""
    seen: dict[tuple[str, ...], Row] = {}
    for number, row in rows:
        who = tuple(cells.text(row.get(name)) for name in IDENTITY)
        first, held = seen.setdefault(who, (number, row))
        if held != row:
            raise GovsimError("error.statistics_entries", path=path, row=number, value=first, day=cells.quoted(who[0]))
    return list(seen.values())


def _notes(path: Path, document: dict, kind: Kind, rows: list[Row]) -> list[Term]:
    """Fields that are not read, new channels, and that the platform has not counted everything yet."""
    names = dict.fromkeys(name for _, row in rows for name in row if name not in UNNEEDED | set(kind.columns))
    names |= {"share_user": None} if any({"share_scene", "share_user"} <= row.keys() for _, row in rows) else {}
    unread = Term("statistics.unread", {"path": path, "sheet": "", "value": [cells.quoted(name) for name in names]})
    channels = [_channel(source) for _, row in rows for source in row.get("read_user_source") or ()]
    late = [Term("statistics.delayed", {"path": path})] if document.get("is_delay") is True else []
    return [*([unread] if names else []), *reading.of_new_channels(Origin(path), channels), *late]


def _readers(path: Path, sources: object) -> dict[str, float]:
    """Readers by channel of the newer calls: a list of user_count and scene_desc.

    A channel that is not listed has none if those that are make up all readers; else nothing is known of it.
    """
    found: dict[str, float] = {}
    for source in _objects(path, sources or []):
        column = f"read_{SOURCES.get(_channel(source), OTHER)}"
        found[column] = found.get(column, 0) + _readers_of(path, source)
    everybody = found.pop(f"read_{ALL}", None)
    known = everybody is not None and sum(found.values()) >= everybody
    return dict.fromkeys(CHANNELS, 0.0) | found if known else found


def _channel(source: dict) -> str:
    return cells.text(source.get("scene_desc"))


def _readers_of(path: Path, source: dict) -> float:
    try:
        return cells.number(source.get("user_count"))
    except ValueError:
        raise GovsimError("error.statistics_no_list", path=path) from None


def _position(msgid: object) -> dict[str, int]:
    """`12003_3` is the third article of its push."""
    match = re.fullmatch(r"\d+_(\d{1,2})", cells.text(msgid), re.ASCII)
    return {"position": int(match[1])} if match else {}
