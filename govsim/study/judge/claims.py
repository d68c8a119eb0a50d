"""Which claims about a strategy hold, in how many of the futures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pandas as pd

from govsim.study.goal import Goal
from govsim.study.judge.differences import Paired, paired_of
from govsim.study.judge.verdicts import CONFIDENCE, Lack, Verdict, verdict, wilson
from govsim.study.judge.which_runs import Cube, cube_of


class ClaimKind(StrEnum):
    """What is claimed of a strategy; in every future exactly one of the first three is true."""

    BEATS = "beats"
    """better than the baseline by at least what matters"""
    AS_GOOD = "as_good"
    """neither better nor worse than the baseline by what matters"""
    WORSE = "worse"
    """worse than the baseline by at least what matters"""
    BEST = "best"
    """better than every other strategy that is ranked by at least what matters"""
    AMONG_BEST = "among_best"
    """worse than no other strategy that is ranked by what matters"""


class Status(StrEnum):
    """What one future says of a claim."""

    HOLDS = "holds"
    FAILS = "fails"
    UNTOLD = "untold"


@dataclass(frozen=True)
class JudgedClaim:
    """What is claimed, in how many futures it holds, fails or cannot be told for luck, and the verdict.

    `low` and `high` bound the share of all futures in which it holds: the Wilson interval, from below as if it failed
    in every future that cannot be told, from above as if it held. `lacks` is what an inconclusive verdict waits for.
    `by_future` has the `Status` of every future that counts, by its number.
    """

    kind: ClaimKind
    strategy: str
    outcome: str
    futures: int
    holds: int
    fails: int
    untold: int
    low: float | None
    high: float | None
    verdict: Verdict
    lacks: Lack | None
    by_future: pd.Series = field(repr=False, compare=False)


def claims(
    runs: pd.DataFrame, goal: Goal, baseline: str, strategies: Sequence[str], ranked: Sequence[str] | None = None
) -> list[JudgedClaim]:
    """Every kind of claim of every strategy (those about the baseline not of itself); `ranked`: see `Robustness`.

    In one future a claim holds, or fails, if it does so for every difference within the 95 % interval that luck leaves;
    otherwise it cannot be told. Claims about all other strategies share the error among them (Bonferroni), and rest on
    the seeds that every strategy has that is ranked. `verdict` judges the count over futures.
    """
    cube, sets = cube_of(runs, goal.outcome, strategies), _sets(runs)
    others = [key for key in strategies if key != baseline]
    found = [claim for key in others for claim in _about_baseline(cube, goal, (key, baseline), sets)]
    rivals = strategies if ranked is None else ranked
    if len(rivals) > 1:
        whole = cube_of(runs, goal.outcome, rivals).complete()
        found += [claim for key in rivals for claim in _about_others(whole, goal, key, sets)]
    return found


def _sets(runs: pd.DataFrame) -> pd.Series:
    """The set of every future, by future."""
    futures = runs.drop_duplicates("future").set_index("future")
    return futures["set"] if "set" in futures else pd.Series(futures.index, futures.index)


@dataclass(frozen=True)
class _Told:
    """Where a claim surely holds and where it surely fails: bool[futures]."""

    holds: np.ndarray
    fails: np.ndarray


def _about_baseline(cube: Cube, goal: Goal, pair: tuple[str, str], sets: pd.Series) -> list[JudgedClaim]:
    paired = paired_of(cube, *pair)
    better, worse = _compared(paired, goal, CONFIDENCE)
    same = _Told(better.fails & worse.fails, better.holds | worse.holds)
    kinds = {ClaimKind.BEATS: better, ClaimKind.AS_GOOD: same, ClaimKind.WORSE: worse}
    return [_claim(kind, pair[0], goal.outcome, sets.reindex(paired.futures), told) for kind, told in kinds.items()]


def _about_others(cube: Cube, goal: Goal, strategy: str, sets: pd.Series) -> list[JudgedClaim]:
    others = [key for key in cube.strategies if key != strategy]
    confidence = 1 - (1 - CONFIDENCE) / len(others)
    pairs = [_compared(paired_of(cube, strategy, other), goal, confidence) for other in others]
    best = _Told(
        np.all([better.holds for better, _ in pairs], axis=0), np.any([better.fails for better, _ in pairs], axis=0)
    )
    among = _Told(
        np.all([worse.fails for _, worse in pairs], axis=0), np.any([worse.holds for _, worse in pairs], axis=0)
    )
    kinds = {ClaimKind.BEST: best, ClaimKind.AMONG_BEST: among}
    return [_claim(kind, strategy, goal.outcome, sets.reindex(cube.futures), told) for kind, told in kinds.items()]


def _compared(paired: Paired, goal: Goal, confidence: float) -> tuple[_Told, _Told]:
    """Whether the first is better by what matters, and whether it is worse by it."""
    ends = [goal.better * end for end in paired.interval(confidence)]
    low, high, matters = np.minimum(*ends), np.maximum(*ends), goal.matters
    better = _Told((low >= matters) & (low > 0), (high < matters) | (high <= 0))
    worse = _Told((high <= -matters) & (high < 0), (low > -matters) | (low >= 0))
    return better, worse


def _claim(kind: ClaimKind, strategy: str, outcome: str, sets: pd.Series, told: _Told) -> JudgedClaim:
    """`sets`: of the futures in which the claim was looked at, by future."""
    status = np.where(told.holds, Status.HOLDS, np.where(told.fails, Status.FAILS, Status.UNTOLD))
    holds, fails, count = int(told.holds.sum()), int(told.fails.sum()), len(sets)
    witnesses = sets.nunique()
    said, lacks = verdict(holds, fails, count, witnesses)
    low, high = wilson(holds, count, witnesses)[0], wilson(count - fails, count, witnesses)[1]
    by_future = pd.Series([Status(one) for one in status], index=sets.index, name="status", dtype=object)
    return JudgedClaim(
        kind, strategy, outcome, count, holds, fails, count - holds - fails, low, high, said, lacks, by_future
    )
