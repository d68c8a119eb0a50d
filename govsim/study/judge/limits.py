"""What an outcome can be, and so what may stand at the ends of an interval."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

Ends = tuple[float | None, float | None]
"""Both ends of an interval, null where there is none."""


class Limits(NamedTuple):
    """The least and the greatest value that is possible."""

    low: float = -math.inf
    high: float = math.inf

    def cut(self, low: float, high: float) -> tuple[float, float]:
        """An interval cut to what is possible."""
        return min(max(low, self.low), self.high), max(min(high, self.high), self.low)

    def within(self, ends: Ends) -> Ends:
        """The same of an interval that there may not be."""
        low, high = ends
        return ends if low is None or high is None else self.cut(low, high)

    def around(self, values: np.ndarray) -> Limits:
        """The limits, widened to values that are there all the same: nothing that was seen is impossible."""
        seen = values[np.isfinite(values)]
        return Limits(min(self.low, float(seen.min())), max(self.high, float(seen.max()))) if len(seen) else self

    def of_differences(self, other: Ends) -> Limits:
        """The differences to a mean that lies within `other`: a share that is 0.1 at least can gain 0.9 at most."""
        low, high = self.within(other)
        least, most = self.low if low is None else low, self.high if high is None else high
        return Limits(_less(self.low, most), _less(self.high, least))


def _less(end: float, other: float) -> float:
    """The difference of two ends; where nothing is known of the first, nothing is known of it."""
    return end - other if math.isfinite(end) else end
