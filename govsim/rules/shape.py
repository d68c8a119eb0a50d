"""Shapes that several rules share."""

from __future__ import annotations

from math import exp

from govsim.rules.compiled import rule

HALF = 0.5
"""States and traits between 0 and 1 act by their distance from the middle."""


@rule
def logistic(x: float) -> float:
    """L(x) = 1/(1+exp(−x)), finite for every x."""
    if x >= 0:
        return 1.0 / (1.0 + exp(-x))
    e = exp(x)
    return e / (1.0 + e)


@rule
def clamped(x: float) -> float:
    """A state kept inside 0–1."""
    return min(1.0, max(0.0, x))


@rule
def faded(value: float, hours: float, memory: float) -> float:
    """What is left of `value` after `hours` with time constant `memory` (hours)."""
    return value * exp(-hours / memory)
