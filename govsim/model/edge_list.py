"""Friend graphs from files: one tie a line, separated by comma, tab, semicolon or blanks, also gzipped."""

from __future__ import annotations

import gzip
import warnings
from functools import lru_cache
from pathlib import Path

import numpy as np

from govsim import words
from govsim.errors import GovsimError

SEPARATORS = ("\t", ",", ";", "，")
ENCODINGS = ("utf-8-sig", "gb18030")
"""What offices save text in."""
COLUMNS = 2


class EdgeListWarning(UserWarning):
    """Something in an edge list was left out."""


def read_edge_list(path: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Ids of the people, ascending, and the two ends of every tie as their numbers: int32[ties] each.

    Numbers follow the sorted ids (as integers where all are), so the order of lines changes nothing. Self-loops and
    duplicate ties are dropped and counted in one warning. Raises GovsimError with file and line.
    """
    file = Path(path)
    try:
        return _read(file, file.stat().st_mtime_ns)
    except OSError as error:
        raise GovsimError("error.edge_list_unreadable", path=path, reason=error.strerror or error) from None


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> tuple[list[str], np.ndarray, np.ndarray]:
    pairs = _pairs(path, _text(path))
    if not pairs:
        raise GovsimError("error.edge_list_empty", path=path)
    ids = sorted({end for pair in pairs for end in pair}, key=_id_order(pairs))
    number = {name: i for i, name in enumerate(ids)}
    ties = np.array([(number[a], number[b]) for a, b in pairs], np.int32)
    ties.sort(axis=1)
    proper = ties[ties[:, 0] != ties[:, 1]]
    unique = np.unique(proper, axis=0)
    _warn(path, loops=len(ties) - len(proper), duplicates=len(proper) - len(unique))
    return ids, unique[:, 0], unique[:, 1]


def _warn(path: Path, loops: int, duplicates: int) -> None:
    if loops or duplicates:
        text = words.say("warning.edge_list", path=path, loops=loops, duplicates=duplicates)
        warnings.warn(text, EdgeListWarning, stacklevel=2)


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if raw[:2] == b"\x1f\x8b":
        try:
            raw = gzip.decompress(raw)
        except (OSError, EOFError) as error:
            raise GovsimError("error.edge_list_unreadable", path=path, reason=error) from None
    for encoding in ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise GovsimError("error.edge_list_binary", path=path)


def _pairs(path: Path, text: str) -> list[tuple[str, str]]:
    pairs, separator = [], None
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.strip()
        if not content or content.startswith(("#", "%")):
            continue
        separator = separator or _separator(content)
        parts = [part.strip().strip('"') for part in content.split(separator)] if separator != " " else content.split()
        if len(parts) != COLUMNS or not all(parts):
            raise GovsimError("error.edge_list_columns", path=path, line=number, value=len(parts), allowed=COLUMNS)
        pairs.append((parts[0], parts[1]))
    return pairs[1:] if _has_header(pairs) else pairs


def _separator(line: str) -> str:
    return next((separator for separator in SEPARATORS if separator in line), " ")


def _has_header(pairs: list[tuple[str, str]]) -> bool:
    """A first line without numbers above numbers, or of names nobody else has, with words for the two ends."""
    if not pairs:
        return False
    first, rest = pairs[0], {end for pair in pairs[1:] for end in pair}
    words_for_ends = {"source", "target", "from", "to", "id1", "id2", "user1", "user2", "a", "b", "u", "v", "node1"}
    if any(end.lstrip("-").isdigit() for end in first) or rest & set(first):
        return False
    numbers_below = bool(rest) and all(end.lstrip("-").isdigit() for end in rest)
    return numbers_below or all(end.lower() in words_for_ends for end in first)


def _id_order(pairs: list[tuple[str, str]]):
    """Ids are sorted as integers where all of them are, else as text."""
    whole = all(end.lstrip("-").isdecimal() for pair in pairs for end in pair)
    return (lambda name: (int(name), name)) if whole else (lambda name: name)
