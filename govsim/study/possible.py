"""What values an outcome can have."""

from __future__ import annotations

import math

from govsim.measures.outcomes import of_key
from govsim.study.judge.limits import Limits

OF_ONE = ("share", "trust", "service value", "factor")
"""Units of what lies between 0 and 1."""
EITHER_SIGN = ("share per 30 days",)
"""Units of what may be less than nothing: growth. All else is counted or measured from 0 on."""


def possible(outcome: str) -> Limits:
    """The least and the greatest value that an outcome can have."""
    unit = of_key(outcome).unit
    if unit in EITHER_SIGN:
        return Limits()
    return Limits(0.0, 1.0 if unit in OF_ONE else math.inf)
