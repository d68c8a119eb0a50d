"""Friendships as compressed rows (CSR), made from ties in any order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from govsim.errors import GovsimWarning
from govsim.rules.compiled import kernel


class GraphWarning(GovsimWarning):
    """A friend graph that is not quite what was asked."""


@dataclass(frozen=True)
class Graph:
    """Friendships: the friends of citizen i are friends[offsets[i]:offsets[i+1]], ascending.

    offsets int64[size+1], friends int32[2·ties].
    """

    offsets: np.ndarray
    friends: np.ndarray

    @property
    def size(self) -> int:
        """Number of citizens."""
        return len(self.offsets) - 1

    @property
    def ties(self) -> int:
        """Number of friendships."""
        return len(self.friends) // 2

    def degrees(self) -> np.ndarray:
        """Number of friends of every citizen: int64[size]."""
        return np.diff(self.offsets)

    def friends_of(self, citizen: int) -> np.ndarray:
        """The friends of one citizen, ascending."""
        return self.friends[self.offsets[citizen] : self.offsets[citizen + 1]]

    def clustering(self, sample: int | None = None) -> float:
        """Average local clustering (Watts and Strogatz 1998), of all or of `sample` evenly spaced citizens."""
        step = 1 if sample is None else max(1, self.size // sample)
        return float(_local_clustering(self.offsets, self.friends, step))


def with_more(graph: Graph, first: np.ndarray, second: np.ndarray) -> Graph:
    """A graph with more ties."""
    more = assembled(graph.size, first, second)
    return Graph(*_merged_rows(graph.offsets, graph.friends, more.offsets, more.friends))


def assembled(size: int, first: np.ndarray, second: np.ndarray) -> Graph:
    """Rows from ties in any order; self-loops and duplicates are dropped."""
    return Graph(*_sorted_rows(*_rows(size, first, second)))


@kernel
def _rows(size, first, second):
    """Where each one's row begins (int64[size+1]), and the rows: both ends of every tie, in the order of ties."""
    starts = np.zeros(size + 1, np.int64)
    for tie in range(len(first)):
        if first[tie] != second[tie]:
            starts[first[tie] + 1] += 1
            starts[second[tie] + 1] += 1
    starts = np.cumsum(starts)
    filled = starts.copy()
    friends = np.empty(starts[-1], np.int32)
    for tie in range(len(first)):
        one, other = first[tie], second[tie]
        if one != other:
            friends[filled[one]] = other
            friends[filled[other]] = one
            filled[one] += 1
            filled[other] += 1
    return starts, friends


@kernel
def _sorted_rows(starts, friends):
    """Ascending rows without repetitions: citizen after citizen is written into the rows of its friends."""
    filled = starts.copy()
    rows = np.empty_like(friends)
    for citizen in range(len(starts) - 1):
        for place in range(starts[citizen], starts[citizen + 1]):
            friend = friends[place]
            rows[filled[friend]] = citizen
            filled[friend] += 1
    return _unrepeated(starts, rows)


@kernel
def _unrepeated(starts, rows):
    """Offsets and ascending rows, each friend once, moved together in place."""
    offsets = np.zeros(len(starts), np.int64)
    kept = 0
    for citizen in range(len(starts) - 1):
        before = -1
        for place in range(starts[citizen], starts[citizen + 1]):
            friend = rows[place]
            rows[kept] = friend
            kept += friend != before
            before = friend
        offsets[citizen + 1] = kept
    return offsets, rows[:kept]


@kernel
def _merged_rows(offsets, friends, more_offsets, more):
    """The union of two graphs, row by row."""
    merged_offsets = np.zeros(len(offsets), np.int64)
    merged = np.empty(len(friends) + len(more), np.int32)
    kept = 0
    for citizen in range(len(offsets) - 1):
        a, b, end_a, end_b = offsets[citizen], more_offsets[citizen], offsets[citizen + 1], more_offsets[citizen + 1]
        while a < end_a or b < end_b:
            old = b == end_b or (a < end_a and friends[a] <= more[b])
            friend = friends[a] if old else more[b]
            a += a < end_a and friends[a] == friend
            b += b < end_b and more[b] == friend
            merged[kept] = friend
            kept += 1
        merged_offsets[citizen + 1] = kept
    return merged_offsets, merged[:kept]


@kernel
def doubled(column):
    """A column with room for twice as many rows."""
    grown = np.empty(2 * len(column), column.dtype)
    for place in range(len(column)):
        grown[place] = column[place]
    return grown


@kernel
def _local_clustering(offsets, friends, step):
    size = len(offsets) - 1
    marked = np.zeros(size, np.bool_)
    total, measured = 0.0, 0
    for citizen in range(0, size, step):
        row = friends[offsets[citizen] : offsets[citizen + 1]]
        measured += 1
        if len(row) < 2:
            continue
        marked[row] = True
        closed = 0
        for friend in row:
            for other in friends[offsets[friend] : offsets[friend + 1]]:
                closed += marked[other]
        marked[row] = False
        total += closed / (len(row) * (len(row) - 1))
    return total / max(measured, 1)
