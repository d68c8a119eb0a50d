"""When a citizen is there: sessions and the hours of things that happen once a day."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

import numpy as np

from govsim.rules.compiled import piece, rule

HOURS_A_DAY = 24
DAYS_A_WEEK = 7
SATURDAY = 5
"""First day of the weekend, as `date.weekday()` counts."""


def cumulative(profile: Sequence[float]) -> np.ndarray:
    """Cumulative shares of the hours of a day, float64[24], from relative weights."""
    weights = np.asarray(profile, dtype=np.float64)
    return np.cumsum(weights) / weights.sum()


@rule
def session_count(mean: float, u: float) -> int:
    """Number of sessions on a day: Poisson with the citizen's own mean, by inverse distribution.

    More with the mean. Source: assumption; left out: weekends, habits of the hour, streaks of use.
    """
    p = exp(-mean)
    total = p
    count = 0
    while u > total and count < 10 * mean + 50:
        count += 1
        p *= mean / count
        total += p
    return count


@piece
def place(u: float, shares: np.ndarray) -> int:
    """Which of several things a draw `u` chooses, by inverse distribution: `shares` are cumulative, ending in 1."""
    found = 0
    for i in range(len(shares) - 1):
        found += u >= shares[i]
    return found
