"""What is on its way to citizens: each meets it in the first session after the hour in which it was sent."""

from __future__ import annotations

import numpy as np

from govsim.model.columns import BITS
from govsim.model.record import in_order


class Post:
    """Rows with fields `citizen` and `hour` that wait for their citizens."""

    def __init__(self, kind: np.dtype):
        self.rows = np.empty(0, kind)

    def add(self, rows: np.ndarray) -> None:
        """Send rows of the same kind."""
        self.rows = np.concatenate([self.rows, rows])

    def take(self, hour: int, present: np.ndarray) -> np.ndarray:
        """The rows sent before `hour` to citizens whose bits are set in `present` uint64[blocks], in order."""
        if len(self.rows) == 0:
            return self.rows
        citizen = self.rows["citizen"]
        here = (present[citizen // BITS] >> (citizen % BITS).astype(np.uint64)) & np.uint64(1)
        due = (here == 1) & (self.rows["hour"] < hour)
        if not due.any():
            return self.rows[:0]
        taken, self.rows = self.rows[due], self.rows[~due]
        return in_order(taken)
