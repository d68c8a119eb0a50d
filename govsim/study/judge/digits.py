"""How many digits of a number say something, and what of it is nothing when rounded to these."""

from __future__ import annotations

import math

MOST_DIGITS = 6
SIGNIFICANT = 2
"""Digits of an uncertainty, or of what matters, that are worth saying."""
SLACK = 1 + 1e-9
"""So that a value of just half a last digit, which may be rounded to nothing, counts as nothing."""


def decimals(spread: float) -> int:
    """Decimals of a number that is uncertain by `spread`, or of which less than `spread` matters to nobody."""
    return min(MOST_DIGITS, max(0, SIGNIFICANT - 1 - math.floor(math.log10(spread)))) if spread > 0 else MOST_DIGITS


def is_nothing(value: float, spread: float) -> bool:
    """Whether a number is 0 when rounded as far as `decimals` says."""
    return abs(value) <= SLACK * 0.5 * 10.0 ** -decimals(spread)
