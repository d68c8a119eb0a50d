"""Data as JSON can say it."""

from __future__ import annotations

import math
from typing import Any


def without_nan(value: Any) -> Any:
    """NaN as null, recursively: JSON has no NaN."""
    if isinstance(value, dict):
        return {name: without_nan(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [without_nan(one) for one in value]
    return None if isinstance(value, float) and math.isnan(value) else value
