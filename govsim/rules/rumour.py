"""Rumours and rebuttals."""

from __future__ import annotations

from math import log

from govsim.rules.compiled import rule
from govsim.rules.numbers import Behaviour
from govsim.rules.shape import HALF, logistic


@rule
def believe(plausibility: float, trust: float, b: Behaviour) -> float:
    """Chance to believe a rumour on one hearing: up with plausibility, down with trust. Source: assumption."""
    return logistic(b.rumour_base + plausibility - b.rumour_trust * (trust - HALF))


@rule
def pass_on(b: Behaviour) -> float:
    """Chance that a new believer passes the rumour on to all friends. Source: assumption."""
    return b.rumour_share


@rule
def belief_hours(u: float, b: Behaviour) -> float:
    """How long a belief lasts: exponential with mean rumour_memory, by the draw `u`. Source: assumption."""
    return -b.rumour_memory * log(1.0 - u)


@rule
def convinced(trust: float, b: Behaviour) -> float:
    """Chance that reading the rebuttal ends and prevents belief: up with trust. Source: assumption."""
    return logistic(b.rebuttal_base + b.rebuttal_trust * (trust - HALF))
