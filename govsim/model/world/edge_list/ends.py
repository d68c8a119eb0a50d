"""Which rows of a table are headings, and which two columns are the ends of a tie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import count

import numpy as np

from govsim.model.world.edge_list.columns import ENDS, Table, wrong_columns
from govsim.model.world.edge_list.headings import (
    PLAIN_HEADINGS,
    are_numbered,
    ends_named,
    is_beside,
    is_measured,
    is_one_way,
)
from govsim.model.world.edge_list.layout import BLANK, ListLayout
from govsim.model.world.edge_list.numbers import NUMBER, WHOLE, WHOLE_IN_VALUE
from govsim.model.world.edge_list.reading import Reading, quoted
from govsim.words import Term

Pair = tuple[int, int]


@dataclass(frozen=True)
class Ends:
    """The different entries of a list, which two of them each tie joins, int32[ties, 2], and the line of each tie."""

    entries: np.ndarray
    ties: np.ndarray
    rows: np.ndarray
    layout: ListLayout

    def line_of(self, number: int) -> int:
        """The first line with the entry of this number at an end."""
        return self.layout.line_of(int(self.rows[(self.ties == number).any(axis=1).argmax()]))


def ends_of(reading: Reading, layout: ListLayout, table: Table) -> Ends:
    """The ends of all ties; raises GovsimError where they cannot be told, or a line has only one."""
    rows = _Rows(reading, layout, table)
    pair = layout.ends or rows.ends
    if len(table.columns) > ENDS:
        _note_columns(reading, table, pair, rows.has_heading)
    body = rows.body(pair)
    _refuse_half(reading, layout, table, pair, body)
    if table.written:
        _note_written(reading, table, table.used(pair, body))
    ties = np.column_stack([table.columns[place][body] for place in pair])
    return Ends(table.entries, ties, table.rows[body], layout)


def _note_written(reading: Reading, table: Table, used: np.ndarray) -> None:
    written = [table.written[entry] for entry in used if entry in table.written]
    if written:
        reading.note("full_width", count=len(written), value=quoted(written[0]))


def _refuse_half(reading: Reading, layout: ListLayout, table: Table, pair: Pair, body: np.ndarray) -> None:
    """Raise GovsimError for the first tie of which an end is missing."""
    missing = [(table.entries == "")[table.columns[place]] for place in pair]
    half = np.flatnonzero((missing[0] | missing[1]) & body)
    if len(half):
        row = int(half[0])
        found = sum(not column[row] for column in missing)
        line = layout.line_of(int(table.rows[row]))
        raise wrong_columns(reading, line, layout.text.split("\n")[line - 1], found, ENDS)


def _note_columns(reading: Reading, table: Table, pair: Pair, has_heading: bool) -> None:
    """Note which columns of a list with more than two are left out."""
    names = [
        quoted(name) if has_heading and name else Term("edge_list.column", {"value": number})
        for number, name in enumerate(table.first, start=1)
    ]
    left = [name for place, name in enumerate(names) if place not in pair]
    reading.note("columns", ends=[names[place] for place in pair], left=left)


class _Rows:
    """Finds headings among the rows of a table, and with their help the ends."""

    def __init__(self, reading: Reading, layout: ListLayout, table: Table):
        self.reading, self.layout, self.table = reading, layout, table
        self.width = len(table.columns)

    @cached_property
    def repeats(self) -> np.ndarray:
        """Which rows are the first once more, itself included: bool[rows]."""
        return np.logical_and.reduce([column == column[0] for column in self.table.columns])

    @cached_property
    def plain(self) -> np.ndarray:
        """Which rows hold two common headings that name the ends, and stand nowhere else as ids: bool[rows]."""
        headings = [entry[:1].isalpha() and entry.lower() in PLAIN_HEADINGS for entry in self.table.entries]
        common = [np.array(headings)[column] for column in self.table.columns]
        rows = np.sum(common, axis=0) >= ENDS
        for row in np.flatnonzero(rows)[:100]:
            rows[row] = ends_named(self.table.cells(row)) is not None
        others = any((found & ~rows).any() for found in common)
        return rows & (not others)

    @cached_property
    def below(self) -> np.ndarray:
        """Which rows are certainly ties, if the first is a heading: bool[rows]."""
        return ~(self.repeats | self.plain)

    @cached_property
    def named(self) -> Pair | None:
        """The ends as the first row names them, if it is a heading of words that are known."""
        pair = ends_named(self.table.first)
        if pair is None or self._stand_below(pair):
            return None
        numbered = are_numbered([self.table.first[place] for place in pair], self.table.used(pair, self.below))
        return None if numbered else pair

    def _stand_below(self, pair: Pair) -> bool:
        """Whether an entry of the first row is an id of a tie below it."""
        below = self.table.used(pair, self.below)
        return any((below == self.table.first[place]).any() for place in pair)

    @cached_property
    def numbers(self) -> list[int]:
        """Columns that hold numbers below the first row, or in it where nothing else is below."""
        rows = self.below if self.below.any() else self.repeats
        return [place for place in range(self.width) if self.table.are_numbers(place, rows)]

    @cached_property
    def stands_out(self) -> bool:
        """Whether the first row, of unknown words, stands above numbers: a heading."""
        above = [place for place in self.numbers if not NUMBER.fullmatch(self.table.first[place])]
        return len(above) >= (ENDS if self.width == ENDS else 1)

    @cached_property
    def has_heading(self) -> bool:
        """Whether the first row is no tie."""
        return self.layout.ends is None and (self.named is not None or self.stands_out)

    @cached_property
    def ends(self) -> Pair:
        """The columns of both ends; raises GovsimError where they cannot be told."""
        if self.named:
            if is_one_way([self.table.first[place] for place in self.named]):
                self.reading.note("one_way", value=[quoted(self.table.first[place]) for place in self.named])
            return self.named
        pair = self._guessed() if self.width > ENDS else self._only()
        self._question(pair)
        return pair

    def _only(self) -> Pair:
        """The two columns there are, unless one is headed as something else than people, as a weight."""
        for place in self.numbers:
            if is_measured(self.table.first[place]):
                raise self._unclear()
        return 0, 1

    def _guessed(self) -> Pair:
        """The only two columns that may be ends, by headings, else by what they hold."""
        texts = [place for place in range(self.width) if place not in self.numbers]
        choices = [texts]
        if self.stands_out:
            choices.append([place for place in range(self.width) if not is_beside(self.table.first[place])])
        elif not texts:
            choices += [self._whole(WHOLE), [0, 1] if self._begins_with_ends() else []]
        found = next((tuple(places) for places in choices if len(places) == ENDS), None)
        if found is None:
            raise self._unclear()
        return found

    def _whole(self, kind: re.Pattern) -> list[int]:
        """Columns of nothing but numbers of a kind."""
        return [place for place in range(self.width) if all(map(kind.fullmatch, self._entries(place)))]

    def _entries(self, place: int) -> list[str]:
        return [entry for entry in self.table.used([place], self.repeats | self.below) if entry]

    def _begins_with_ends(self) -> bool:
        """Whether numbers without headings are two ends and what belongs to them, as in weighted lists.

        Parted by blanks they always are; else not if the first column counts the lines, as spreadsheets do.
        """
        if self._whole(WHOLE_IN_VALUE)[:ENDS] != [0, 1]:
            return False
        return self.layout.separator in (BLANK, "\t") or not self._counts()

    def _counts(self) -> bool:
        """Whether the first column counts the rows, from 0 or 1."""
        begin = self.table.first[0]
        counted = (self.table.entries[code] for code in self.table.columns[0])
        return begin in ("0", "1") and all(map(str.__eq__, counted, map(str, count(int(begin)))))

    def _unclear(self) -> Exception:
        names = [quoted(name) or Term("edge_list.no_heading") for name in self.table.first]
        line = self.layout.line_of(int(self.table.rows[0]))
        return self.reading.fault("which_columns", line=line, columns=names)

    def _question(self, pair: Pair) -> None:
        """Note what the first row was taken for, where that cannot be known."""
        first = [self.table.first[place] for place in pair]
        line = self.layout.line_of(int(self.table.rows[0]))
        if self.stands_out:
            self.reading.note("heading", line=line, value=[quoted(name) for name in first])
        elif len(self.table.rows) > 1 and not any(map(NUMBER.fullmatch, first)) and not self._stand_below(pair):
            self.reading.note("first_line", line=line, value=[quoted(name) for name in first])

    def body(self, pair: Pair) -> np.ndarray:
        """Which rows are ties: bool[rows]; raises GovsimError for headings further down that name other columns."""
        headings = self.plain | self.repeats if self.has_heading else self.plain
        again = [int(row) for row in np.flatnonzero(headings) if row > 0 or not self.has_heading]
        for row in again:
            self._refuse_others(row, pair)
        if again:
            line = self.layout.line_of(int(self.table.rows[again[0]]))
            self.reading.note("headings", count=len(again), line=line)
        return ~headings

    def _refuse_others(self, row: int, pair: Pair) -> None:
        cells = self.table.cells(row)
        if cells != self.table.first and ends_named(cells) != pair:
            line = self.layout.line_of(int(self.table.rows[row]))
            raise self.reading.fault("other_heading", line=line, value=[quoted(cell) for cell in cells])
