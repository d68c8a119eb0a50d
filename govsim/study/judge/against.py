"""How a strategy stands against the baseline in one outcome."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from govsim.study.goal import Goal
from govsim.study.judge.claims import ClaimKind, JudgedClaim
from govsim.study.judge.digits import is_nothing
from govsim.study.judge.limits import Ends
from govsim.study.judge.verdicts import Verdict


class Against(StrEnum):
    """What is known of a difference to the baseline; `MORE` and `LESS` of outcomes that have no better direction."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    """no difference that matters"""
    MORE = "more"
    LESS = "less"
    OPEN = "open"


OF_KIND = {ClaimKind.AS_GOOD: Against.SAME, ClaimKind.BEATS: Against.BETTER, ClaimKind.WORSE: Against.WORSE}
SURE = (Verdict.ROBUST, Verdict.MOSTLY)


@dataclass(frozen=True)
class Stand:
    """How a strategy stands; of a sweep with the claim that says in how many of the futures."""

    against: Against
    claim: JudgedClaim | None = None


def by_luck(ends: Ends, goal: Goal) -> Against:
    """Of a comparison, from the interval of the difference: what rounds to nothing is nothing."""
    low, high = ends
    if low is None or high is None:
        return Against.OPEN
    if -goal.matters < low <= high < goal.matters:
        return Against.SAME
    spread = max((high - low) / 2, goal.matters)
    low, high = (0.0 if is_nothing(end, spread) else end for end in (low, high))
    if low == high == 0:
        return Against.SAME
    if low <= 0 <= high:
        return Against.OPEN
    if goal.better == 0:
        return Against.MORE if low > 0 else Against.LESS
    return Against.BETTER if (low > 0) == (goal.better > 0) else Against.WORSE


def over_futures(claims: list[JudgedClaim]) -> Stand:
    """Of a sweep, from the claims about a strategy and the baseline: the one that holds in most futures."""
    best = max(claims, key=lambda one: (one.holds, -one.fails))
    return Stand(OF_KIND[best.kind] if best.verdict in SURE else Against.OPEN, best)
