"""A file of friendships, read once and kept: its people, their ties, and what was left out or assumed."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from govsim.errors import GovsimWarning
from govsim.model.world.edge_list.columns import table_of
from govsim.model.world.edge_list.ends import ends_of
from govsim.model.world.edge_list.layout import layout_of
from govsim.model.world.edge_list.people import people_of
from govsim.model.world.edge_list.reading import Reading
from govsim.model.world.edge_list.text import text_of
from govsim.model.world.edge_list.unpack import contents
from govsim.words import Term


class EdgeListWarning(GovsimWarning):
    """Something in a file of friendships was left out or assumed."""


@dataclass(frozen=True)
class FriendList:
    """Ids of the people, ascending; both ends of every tie as their numbers, int32[ties]; notes on what was left out.

    Ids are ordered as integers where all are, so the order of lines changes nothing; the first end is the smaller one.
    """

    ids: tuple[str, ...]
    first: np.ndarray
    second: np.ndarray
    notes: tuple[Term, ...]


def read_edge_list(path: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Ids of the people, ascending, and the two ends of every tie as their numbers: int32[ties] each.

    What was left out or assumed is said as one EdgeListWarning for each kind, whenever the file is asked for. Raises
    GovsimError with file, line and the value that is wrong.
    """
    found = friend_list(path)
    for note in found.notes:
        warnings.warn(EdgeListWarning(note.key, **note.values), stacklevel=2)
    return list(found.ids), found.first, found.second


def friend_list(path: str) -> FriendList:
    """All that is read from a file; kept until the file changes. Raises GovsimError as `read_edge_list` does."""
    file = Path(path)
    try:
        now = file.stat()
    except (OSError, ValueError):
        return _read(file, (0, 0))
    return _read(file, (now.st_mtime_ns, now.st_size))


@lru_cache(maxsize=4)
def _read(path: Path, _state: tuple[int, int]) -> FriendList:
    reading = Reading(path)
    layout = layout_of(reading, text_of(reading, contents(reading)))
    ids, ties = people_of(reading, ends_of(reading, layout, table_of(reading, layout)))
    pairs = np.sort(ties, axis=1)
    proper = pairs[pairs[:, 0] != pairs[:, 1]]
    unique = _different(proper[:, 0] * len(ids) + proper[:, 1])
    if len(unique) == 0:
        raise reading.fault("empty")
    if layout.people > len(ids):
        reading.note("without_friends", count=layout.people - len(ids), size=layout.people)
    if len(unique) < len(pairs):
        reading.note("repeats", loops=len(pairs) - len(proper), duplicates=len(proper) - len(unique))
    first, second = (unique // len(ids)).astype(np.int32), (unique % len(ids)).astype(np.int32)
    return FriendList(ids, first, second, tuple(reading.notes))


def _different(keys: np.ndarray) -> np.ndarray:
    """The different keys, ascending; np.unique takes ten times as long for millions (NumPy 2.4)."""
    keys = np.sort(keys)
    return keys[np.diff(keys, prepend=-1) > 0]
