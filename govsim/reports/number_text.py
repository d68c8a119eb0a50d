"""Numbers as people read them: percentages, rounded as far as the interval allows."""

from __future__ import annotations

import math

from govsim.measures.outcomes import OUTCOMES
from govsim.study.judge.digits import MOST_DIGITS, decimals
from govsim.study.judge.limits import Ends
from govsim.study.judge.paired import CONFIDENCE

PERCENT_UNITS = ("share", "share per 30 days", "share per day")
WHOLE_UNITS = ("count", "people", "money")
BY_KEY = {outcome.key: outcome for outcome in OUTCOMES}
MISSING = "–"
HUNDRED = 100
"""Values from here on have no decimals where three digits are shown."""
POINTS = "pp"
"""Percentage points, in which differences of shares are said."""
MOST_SHARE = 0.999
"""Only exact shares are printed as 0 % or 100 %: those above this, or below 1 − this, become > 99 % or < 1 %."""
PERCENT_SURE = round(CONFIDENCE * 100)
"""The confidence of intervals as people read it."""


def number(value: float | None, unit: str, spread: float | None = None, sign: bool = False) -> str:
    """A value in its unit; `spread` (half an interval) decides the digits; `sign` is for differences."""
    if value is None or math.isnan(value):
        return MISSING
    percent = unit in PERCENT_UNITS
    shown, spread = (value * 100, (spread or 0) * 100) if percent else (value, spread or 0)
    digits = _digits(shown, spread, unit)
    rounded = round(shown, digits) + 0.0  # turns −0.0 into 0.0
    form = f"{'+' if sign and rounded else ''},.{digits}f"
    text = f"{rounded:{form}}"
    return f"{text} {POINTS if sign else '%'}" if percent else text


def share(value: float) -> str:
    """A share in per cent, never rounded to 0 % or 100 %."""
    if value in (0, 1) or 1 - MOST_SHARE < value < MOST_SHARE:
        return f"{value:.0%}"
    return "> 99 %" if value > MOST_SHARE else "< 1 %"


def least(value: float, unit: str, points: str = f" {POINTS}") -> str:
    """What matters, without zeros at its end; of shares in percentage points."""
    if unit in PERCENT_UNITS:
        return f"{100 * value:.3g}{points}"
    return f"{value:,.0f}" if value >= HUNDRED else f"{value:.3g}"


def interval(low: float | None, high: float | None, unit: str, matters: float = 0.0) -> str:
    """An interval in brackets, rounded no finer than what matters, or nothing where there is none."""
    if low is None or high is None:
        return ""
    spread = uncertainty((low, high), matters)
    return f"[{number(low, unit, spread, sign=True)}, {number(high, unit, spread, sign=True)}]"


def uncertainty(ends: Ends, matters: float) -> float:
    """What decides the digits of a difference: half its interval, or what matters where that is more."""
    low, high = ends
    return matters if low is None or high is None else max((high - low) / 2, matters)


def _digits(shown: float, spread: float, unit: str) -> int:
    """Decimals: two significant digits of the uncertainty, or three of the value where there is none."""
    if spread > 0:
        return decimals(spread)
    if unit in WHOLE_UNITS and (shown == round(shown) or round(shown, 1)):
        return 0 if shown == round(shown) or abs(shown) >= 10 else 1
    return 0 if shown == 0 else min(MOST_DIGITS, max(0, 2 - math.floor(math.log10(abs(shown)))))
