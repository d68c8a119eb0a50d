"""A text as columns of different entries, one row a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from pyarrow import csv

from govsim.errors import GovsimError
from govsim.model.world.edge_list.headings import MOST
from govsim.model.world.edge_list.layout import BLANK, ListLayout, parts
from govsim.model.world.edge_list.numbers import NUMBER
from govsim.model.world.edge_list.reading import Reading, quoted

ENDS = 2
ENTRIES = pa.dictionary(pa.int32(), pa.string())
BLOCK = 2**26
"""Bytes that are read at a time; a line cannot be longer."""

_WIDE = re.compile(r"[\uff01-\uff5e]|(?![0-9])\d")
_WIDE_BY = ord("\uff01") - ord("!")


@dataclass(frozen=True)
class Table:
    """The different entries of all columns, and which of them stand where.

    entries object[entries]; columns int32[rows] each; `rows` says which line of the layout each row is, int64[rows];
    `written`: how entries stand in the file whose full-width signs or digits of another script became ASCII.
    """

    entries: np.ndarray
    columns: tuple[np.ndarray, ...]
    rows: np.ndarray
    written: dict[str, str]

    def cells(self, row: int) -> list[str]:
        """What stands in a row."""
        return [self.entries[column[row]] for column in self.columns]

    @cached_property
    def first(self) -> list[str]:
        """What stands in the first row."""
        return self.cells(0)

    def used(self, places: Iterable[int], rows: np.ndarray) -> np.ndarray:
        """The different entries of some columns in some rows, a bool each: object[…]."""
        counts = [np.bincount(self.columns[place][rows], minlength=len(self.entries)) for place in places]
        return self.entries[np.sum(counts, axis=0) > 0]

    def are_numbers(self, place: int, rows: np.ndarray) -> bool:
        """Whether a column holds nothing but numbers in some rows, a bool each; empty cells do not count."""
        used = [entry for entry in self.used([place], rows) if entry]
        return bool(used) and all(NUMBER.fullmatch(entry) for entry in used)


def table_of(reading: Reading, layout: ListLayout) -> Table:
    """The text as a table without empty rows and columns; raises GovsimError that names the first wrong line."""
    parsed = _parsed(layout)
    if parsed is None:
        raise _wrong_line(reading, layout)
    entries, columns, written = _encoded(parsed)
    filled = np.logical_or.reduce([(entries != "")[column] for column in columns])
    kept = tuple(column[filled] for column in columns if (entries != "")[column].any())
    if not kept:
        raise reading.fault("empty")
    if len(kept) < ENDS:
        raise _wrong_line(reading, layout)
    return Table(entries, kept, np.flatnonzero(filled), written)


def _parsed(layout: ListLayout) -> pa.Table | None:
    """Every column as text; None where lines have different numbers of columns, or one or too many."""
    width = len(parts(next(layout.lines())[1], layout.separator))
    if not ENDS <= width <= MOST:
        return None
    names = [f"c{number}" for number in range(width)]
    try:
        table = csv.read_csv(
            pa.BufferReader(_bytes(layout)),
            read_options=csv.ReadOptions(column_names=names, block_size=BLOCK),
            parse_options=csv.ParseOptions(delimiter=layout.separator, quote_char='"' if '"' in layout.text else False),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, ENTRIES),
                strings_can_be_null=False,
                quoted_strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    return table if _has_all_lines(table, layout) else None


def _has_all_lines(table: pa.Table, layout: ListLayout) -> bool:
    """Whether no quote that was left open has swallowed the end of a line."""
    return '"' not in layout.text or table.num_rows == sum(1 for _ in layout.lines())


def _bytes(layout: ListLayout) -> bytes:
    """The text as UTF-8, with one blank between columns that blanks part."""
    raw = layout.text.encode()
    if layout.separator != BLANK:
        return raw
    raw = raw.replace(b"\t", b" ")
    while b"  " in raw:
        raw = raw.replace(b"  ", b" ")
    return raw.replace(b"\n ", b"\n").replace(b" \n", b"\n").strip(b" ")


def _encoded(table: pa.Table) -> tuple[np.ndarray, list[np.ndarray], dict[str, str]]:
    """Entries, columns and `written` of a table, with entries that differ by blanks or width alone as one."""
    together = pa.chunked_array([chunk for column in table.columns for chunk in column.chunks]).unify_dictionaries()
    raw = together.chunk(0).dictionary.to_pylist()
    codes = np.concatenate([np.from_dlpack(chunk.indices) for chunk in together.chunks])
    columns = np.split(codes, table.num_columns)
    if _are_plain(raw):
        return np.array(raw, dtype=object), columns, {}
    trimmed = [_trimmed(entry) for entry in raw]
    plain = [entry if entry.isascii() else _plain(entry) for entry in trimmed]
    place = {entry: number for number, entry in enumerate(dict.fromkeys(plain))}
    merged = np.array([place[entry] for entry in plain], dtype=np.int32)
    written = {
        one: other for one, other in zip(plain, trimmed, strict=True) if not other.isascii() and _WIDE.search(other)
    }
    return np.array(list(place), dtype=object), [merged[column] for column in columns], written


def _are_plain(entries: list[str]) -> bool:
    """Whether entries are nothing but ordinary letters and digits, as in most files."""
    together = "".join(entries)
    return together.isascii() and together.isalnum()


def _trimmed(entry: str) -> str:
    """An entry with single blanks, without quotes, and without the = that keeps a spreadsheet from calculating."""
    entry = " ".join(entry.split())
    return entry.removeprefix("=" * entry.startswith('="')).strip('"').strip()


def _plain(entry: str) -> str:
    """An entry with ordinary signs and digits instead of full-width ones and those of other scripts."""
    return _WIDE.sub(lambda found: _ordinary(found[0]), unicodedata.normalize("NFC", entry)).strip()


def _ordinary(sign: str) -> str:
    number = unicodedata.decimal(sign, None)
    return chr(ord(sign) - _WIDE_BY) if number is None else str(number)


def _wrong_line(reading: Reading, layout: ListLayout) -> GovsimError:
    """What refuses the first line that leaves a quote open, or has another number of columns than the first."""
    first = parts(next(layout.lines())[1], layout.separator)
    needed = len(first) if ENDS <= len(first) <= MOST else ENDS
    for number, line in layout.lines():
        if _leaves_quote_open(line, layout.separator):
            return reading.fault("quotes", line=number, value=quoted(line.strip()))
        if len(found := parts(line, layout.separator)) != needed:
            return wrong_columns(reading, number, line, len(found), needed)
    number, line = max(layout.lines(), key=lambda numbered: len(numbered[1]))
    return reading.fault("long_line", line=number, value=quoted(line), allowed=BLOCK // 10**6)


def _leaves_quote_open(line: str, separator: str) -> bool:
    return line.count('"') % 2 == 1 and any(part.strip().startswith('"') for part in line.split(separator))


def wrong_columns(reading: Reading, number: int, line: str, found: int, needed: int) -> GovsimError:
    """What refuses a line that has not as many columns as it needs."""
    return reading.fault("columns", line=number, shown=quoted(line.strip()), value=found, allowed=needed)
