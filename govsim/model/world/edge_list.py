"""Friend graphs from files: one tie a line, separated by comma, tab, semicolon or blanks, also gzipped.

Lines that begin with # or % are comments. The first line is a header if its ids occur nowhere else and it either stands
above whole numbers or uses common words for the ends of a tie. Two columns are read; more are allowed only where a
header names them. Quotes around ids are taken off; an id cannot contain the separator.
"""

from __future__ import annotations

import gzip
import io
import re
import warnings
import zlib
from csv import QUOTE_NONE
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from govsim import words
from govsim.errors import GovsimError

SEPARATORS = ("\t", ",", ";")
FULL_WIDTH = str.maketrans("，；", ",;")
"""Read as separators only where the first line has no other one."""
ENCODINGS = ("utf-8-sig", "gb18030")
"""What offices save text in."""
COLUMNS = 2
GZIP = b"\x1f\x8b"
END_WORDS = {"source", "target", "from", "to", "id1", "id2", "user1", "user2", "user", "friend", "node1", "node2"} | {
    "来源", "目标", "起点", "终点", "用户", "好友", "用户1", "用户2",
}  # fmt: skip
"""What people write above the two columns."""

_NOT_TIES = re.compile(r"(?m)^[ \t]*(?:[#%].*)?$")
_WHOLE = re.compile(r"[+-]?\d+")
_ORDINARY = str.maketrans({"\u3000": " ", "\xa0": " "})


class EdgeListWarning(UserWarning):
    """Something in an edge list was left out."""


def read_edge_list(path: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Ids of the people, ascending, and the two ends of every tie as their numbers: int32[ties] each.

    Numbers follow the sorted ids (as integers where all are), so the order of lines changes nothing. Self-loops and
    duplicate ties are dropped and counted in one warning. Raises GovsimError with file and line.
    """
    file = Path(path)
    try:
        ids, first, second = _read(file, file.stat().st_mtime_ns)
    except FileNotFoundError:
        raise GovsimError("fault.no_edge_list", value=path) from None
    except OSError as error:
        raise GovsimError("error.edge_list_unreadable", path=path, reason=error.strerror or error) from None
    return list(ids), first, second


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> tuple[tuple[str, ...], np.ndarray, np.ndarray]:
    names, ends = _columns(path, *_separated(path, _NOT_TIES.sub("", _text(path))))
    if _is_header(names[ends[0]], names[np.unique(ends[1:])]):
        ends = ends[1:]
    if len(ends) == 0:
        raise GovsimError("error.edge_list_empty", path=path)
    ids, number = _numbered(names, np.unique(ends))
    ties = np.sort(number[ends], axis=1).astype(np.int64)
    proper = ties[ties[:, 0] != ties[:, 1]]
    unique = np.unique(proper[:, 0] * len(ids) + proper[:, 1])
    _warn(path, loops=len(ties) - len(proper), duplicates=len(proper) - len(unique))
    return ids, (unique // len(ids)).astype(np.int32), (unique % len(ids)).astype(np.int32)


def _warn(path: Path, loops: int, duplicates: int) -> None:
    if loops or duplicates:
        text = words.say("warning.edge_list", path=path, loops=loops, duplicates=duplicates)
        warnings.warn(text, EdgeListWarning, stacklevel=4)


def _text(path: Path) -> str:
    """The file as text with single line feeds and ordinary blanks."""
    raw = path.read_bytes()
    if raw.startswith(GZIP):
        raw = _unzipped(path, raw)
    for encoding in ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n").translate(_ORDINARY)
    raise GovsimError("error.edge_list_binary", path=path)


def _unzipped(path: Path, raw: bytes) -> bytes:
    try:
        return gzip.decompress(raw)
    except (OSError, EOFError, zlib.error) as error:
        raise GovsimError("error.edge_list_unreadable", path=path, reason=error) from None


def _separated(path: Path, text: str) -> tuple[str, str]:
    """The text and what separates its columns, as the first line shows."""
    first = text.lstrip("\n").partition("\n")[0]
    if not first:
        raise GovsimError("error.edge_list_empty", path=path)
    for tried in (text, text.translate(FULL_WIDTH)):
        separator = next((mark for mark in SEPARATORS if mark in first.strip()), None)
        if separator:
            return tried, separator
        first = first.translate(FULL_WIDTH)
    return text, " "


def _columns(path: Path, text: str, separator: str) -> tuple[np.ndarray, np.ndarray]:
    """The different entries, object[names], and which of them stand in the two columns of each line, int[lines, 2]."""
    table = _table(text, separator)
    if table.shape[1] != COLUMNS or table.isna().to_numpy().any():
        _refuse_wrong_line(path, text, separator)
    codes, entries = pd.factorize(np.concatenate((table[0].to_numpy(), table[1].to_numpy())))
    names = np.array([_cleaned(entry) for entry in entries], dtype=object)
    if not all(names):
        _refuse_wrong_line(path, text, separator)
    return names, codes.reshape(COLUMNS, -1).T


def _table(text: str, separator: str) -> pd.DataFrame:
    """Every column as text, numbered from 0; no columns where a line has more of them than the first."""
    try:
        return pd.read_csv(
            io.StringIO(text),
            sep=r"\s+" if separator == " " else separator,
            header=None,
            dtype=object,
            quoting=QUOTE_NONE,
            keep_default_na=False,
            na_values=[""],
        )
    except pd.errors.ParserError:
        return pd.DataFrame()


def _refuse_wrong_line(path: Path, text: str, separator: str) -> None:
    """Raise for the first line without two ids, or with other columns than two or the header's."""
    lines = [(number, _parts(line, separator)) for number, line in enumerate(text.split("\n"), start=1) if line]
    first = lines[0][1]
    rest = np.array(list({part for _, parts in lines[1:] for part in parts[:COLUMNS]}), dtype=object)
    headed = len(first) > COLUMNS and _is_header(np.array(first[:COLUMNS], dtype=object), rest)
    needed = len(first) if headed else COLUMNS
    for number, parts in lines:
        if len(parts) != needed or not all(parts[:COLUMNS]):
            found = sum(map(bool, parts[:COLUMNS])) if len(parts) == needed else len(parts)
            raise GovsimError("error.edge_list_columns", path=path, line=number, value=found, allowed=needed)


def _parts(line: str, separator: str) -> list[str]:
    return [_cleaned(part) for part in (line.split() if separator == " " else line.split(separator))]


def _cleaned(entry: str) -> str:
    return entry.strip().strip('"').strip()


def _is_header(first: np.ndarray, rest: np.ndarray) -> bool:
    """Whether the ids of the first line are names of columns, given the different ids below it."""
    if any(_WHOLE.fullmatch(name) for name in first) or np.isin(first, rest).any():
        return False
    numbers_below = len(rest) > 0 and all(_WHOLE.fullmatch(name) for name in rest)
    return numbers_below or all(name.lower() in END_WORDS for name in first)


def _numbered(names: np.ndarray, used: np.ndarray) -> tuple[tuple[str, ...], np.ndarray]:
    """Ids in order, as integers where all are, else as text; and the number of each entry, int32[names]."""
    unique = set(names[used])
    whole = all(_WHOLE.fullmatch(name) for name in unique)
    ids = sorted(unique, key=(lambda name: (int(name), name)) if whole else None)
    place = {name: number for number, name in enumerate(ids)}
    return tuple(ids), np.array([place.get(name, -1) for name in names], dtype=np.int32)
