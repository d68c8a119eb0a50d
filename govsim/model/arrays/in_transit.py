"""What is on its way to citizens: each meets it in the first session after the hour in which it was sent."""

from __future__ import annotations

import numpy as np

from govsim.model.arrays.tables import BITS
from govsim.model.record import in_order
from govsim.rules.presence import HOURS_A_DAY


class Post:
    """Rows with fields `citizen` and `hour` that wait for their citizens."""

    def __init__(self, kind: np.dtype):
        self.rows = np.empty(0, kind)

    def add(self, rows: np.ndarray) -> None:
        """Send rows of the same kind."""
        self.rows = np.concatenate([self.rows, rows])

    def take(self, hour: int, present: np.ndarray) -> np.ndarray:
        """The rows sent before `hour` to citizens with a session then, in order.

        present uint64[at least 24, blocks]: a bit for each citizen with a session in an hour of the day.
        """
        if len(self.rows) == 0:
            return self.rows
        due = self._is_there(present[hour % HOURS_A_DAY]) & (self.rows["hour"] < hour)
        if not due.any():
            return self.rows[:0]
        taken, self.rows = self.rows[due], self.rows[~due]
        return in_order(taken)

    def next_taken(self, hour: int, until: int, present: np.ndarray) -> int:
        """The next hour in which rows may be taken, or `until`, which is on the same day; rows of `hour` are news."""
        if len(self.rows) == 0:
            return until
        if self.rows["hour"].max() == hour:
            return hour + 1
        first = hour % HOURS_A_DAY + 1
        taken = np.flatnonzero(self._is_there(present[first : first + until - hour - 1]).any(axis=1))
        return hour + 1 + int(taken[0]) if len(taken) else until

    def _is_there(self, present: np.ndarray) -> np.ndarray:
        """Whether the bits of the rows' citizens are set: bool, as present uint64[..., blocks] with rows for blocks."""
        citizen = self.rows["citizen"]
        return (present[..., citizen // BITS] >> (citizen % BITS).astype(np.uint64)) & np.uint64(1) == 1
