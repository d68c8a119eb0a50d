"""Ranges of citizens, each with one thread that works on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from govsim.model import day as planning
from govsim.model.arrays.numba_extras import addresses, blank
from govsim.model.arrays.tables import BITS, Columns


@dataclass(kw_only=True)
class Shard:
    """A range of citizens that one thread works on.

    Its columns, `at` which addresses they are, where it stands `now`, and its needs of the day.
    """

    begin: int
    end: int
    columns: Columns
    at: np.ndarray = field(init=False)
    now: np.void = field(init=False)
    needs: planning.ByHour = field(init=False)

    def __post_init__(self):
        self.put()
        self.now = self.columns.now[0]

    def __getstate__(self) -> dict:
        """What a copy needs: its tables lie elsewhere."""
        return {name: value for name, value in self.__dict__.items() if name not in ("at", "now")}

    def __setstate__(self, state: dict) -> None:
        self.__dict__ |= state
        self.__post_init__()

    def put(self, **tables: np.ndarray) -> None:
        """Other tables in place of some."""
        self.columns = self.columns._replace(**tables)
        self.at = addresses(self.columns)

    @property
    def bounds(self) -> tuple[int, int]:
        """Where the range begins and ends."""
        return self.begin, self.end

    @property
    def events(self) -> np.ndarray:
        """What has happened in this hour: EVENT[n]."""
        return self.columns.ledger[: self.now["filled"]]

    def have_room(self, events: int) -> None:
        """Have a ledger with room for `events` more."""
        self._have("ledger", int(self.now["filled"]) + events)

    def have_more_room(self) -> None:
        """Have a ledger twice as long."""
        self.put(ledger=grown(self.columns.ledger, 2 * len(self.columns.ledger)))

    def have_room_for_shares(self, receivers: int) -> None:
        """Have an inbox with room for what so many receive."""
        self._have("inbox", int(self.now["used"]) + receivers)

    def _have(self, table: str, wanted: int) -> None:
        rows = getattr(self.columns, table)
        if wanted > len(rows):
            self.put(**{table: grown(rows, max(wanted, 2 * len(rows)))})


def grown(rows: np.ndarray, length: int) -> np.ndarray:
    """The rows, with room for `length` of them."""
    larger = blank(length, rows.dtype)
    larger[: len(rows)] = rows
    return larger


def bounds_of_shards(size: int, shards: int) -> list[tuple[int, int]]:
    """`shards` ranges of about the same size (fewer if citizens are few), none of which splits a block."""
    blocks = -(-size // BITS)
    cuts = np.unique(np.linspace(0, blocks, min(shards, max(blocks, 1)) + 1).astype(int)) * BITS
    return [(int(begin), int(min(end, size))) for begin, end in pairwise(cuts)]


def of_shard(citizens: np.ndarray, shard: Shard) -> slice:
    """Where the citizens of a shard stand in an ascending array."""
    return slice(*np.searchsorted(citizens, shard.bounds))


def for_shard(post: np.ndarray, shard: Shard) -> np.ndarray:
    """Those of some rows by citizen that are for a shard."""
    return post[of_shard(post["citizen"], shard)] if len(post) else post
