"""Numbers as people read them: percentages, rounded as far as the interval allows."""

from __future__ import annotations

import math

from govsim.measures.outcomes import OUTCOMES
from govsim.study.judge.paired import CONFIDENCE

PERCENT_UNITS = ("share", "share per 30 days", "share per day")
WHOLE_UNITS = ("count", "people", "money")
BY_KEY = {outcome.key: outcome for outcome in OUTCOMES}
MISSING = "–"
POINTS = "pp"
"""Percentage points, in which differences of shares are said."""
MOST_DIGITS = 6
PERCENT_SURE = round(CONFIDENCE * 100)
"""The confidence of intervals as people read it."""


def number(value: float | None, unit: str, spread: float | None = None, sign: bool = False) -> str:
    """A value in its unit; `spread` (half an interval) decides the digits; `sign` is for differences."""
    if value is None or math.isnan(value):
        return MISSING
    percent = unit in PERCENT_UNITS
    shown, spread = (value * 100, (spread or 0) * 100) if percent else (value, spread or 0)
    digits = _digits(shown, spread, unit)
    form = f"{'+' if sign else ''},.{digits}f"
    text = f"{round(shown, digits) + 0.0:{form}}"  # + 0.0 turns −0.0 into 0.0
    return f"{text} {POINTS if sign else '%'}" if percent else text


def interval(low: float | None, high: float | None, unit: str) -> str:
    """An interval in brackets, or nothing where there is none."""
    if low is None or high is None:
        return ""
    half = (high - low) / 2
    return f"[{number(low, unit, half, sign=True)}, {number(high, unit, half, sign=True)}]"


def _digits(shown: float, spread: float, unit: str) -> int:
    """Decimals: two significant digits of the uncertainty, or three of the value where there is none."""
    if unit in WHOLE_UNITS and spread == 0:
        return 0 if shown == round(shown) or abs(shown) >= 10 else 1
    if spread > 0:
        return min(MOST_DIGITS, max(0, 1 - math.floor(math.log10(spread))))
    return 0 if shown == 0 else min(MOST_DIGITS, max(0, 2 - math.floor(math.log10(abs(shown)))))


def verdict(low: float | None, high: float | None, better: int) -> str:
    """`better`, `worse`, `same` (never a difference), `more`, `less` or `undecided`."""
    if low is None or high is None:
        return "undecided"
    if low == high == 0:
        return "same"
    if low <= 0 <= high:
        return "undecided"
    up = low > 0
    if better == 0:
        return "more" if up else "less"
    return "better" if up == (better > 0) else "worse"
