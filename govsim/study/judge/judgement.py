"""What the runs say of strategies, as data: a verdict for each outcome, and the advice that follows from them.

Made in one place (`govsim.study.judging`, `govsim.study.judge.advice`); every sentence, table and JSON is made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from govsim.study.goal import Goal
from govsim.study.judge.against import SURE, Against, Stand
from govsim.study.judge.claims import JudgedClaim
from govsim.study.judge.ranking import Decision, RankingAnswer


class Shortage(StrEnum):
    """What may keep a strategy from being allowed."""

    HOURS = "hours"
    MONEY = "money"
    BUDGET = "budget"
    """the budget, with nothing known of how much is missing"""
    DUTY = "duty"
    INSPECTION = "inspection"
    """the inspection, with nothing known of the rule"""
    RUNS = "runs"
    """no run ended well"""


@dataclass(frozen=True)
class Lacking:
    """What a strategy lacks to be allowed.

    `amount`: hours a week or money beyond the `allowed` of the budget; of duties the share of runs that fail them.
    `rule`: the duty, `account:set:rule`.
    """

    kind: Shortage
    amount: float | None = None
    allowed: float | None = None
    rule: str | None = None


@dataclass(frozen=True)
class Kept:
    """What a strategy must keep: whether the budget allows it, and the share of runs that pass the inspection.

    `allowed`: whether it keeps what is asked, so that it is ranked and may be recommended; `lacks`: what is missing.
    """

    strategy: str
    feasible: bool
    inspection: float
    allowed: bool = True
    lacks: tuple[Lacking, ...] = ()


class Call(StrEnum):
    """The kind of a verdict on one outcome."""

    BEST = "best"
    """known to be better than every other one"""
    BEST_WITHIN = "best_within"
    """no other is better by more than what matters"""
    AS_GOOD = "as_good"
    """the same is true of each of several"""
    TOO_CLOSE = "too_close"
    """not known yet"""
    SAFEST = "safest"
    """of a sweep: behind the best of a future by least, at worst"""
    LITTLE = "little"
    """the same, where no strategy changes what matters in most futures"""
    KEEP = "keep"
    """of a sweep: the baseline is the safest"""
    ONLY = "only"
    """it alone is allowed"""
    NOBODY = "nobody"
    """no strategy is allowed"""
    NOTHING = "nothing"
    """there are no values that could be compared"""
    ALONE = "alone"
    """one strategy was played only"""


def call_of(decision: Decision) -> Call:
    """The verdict of a ranking."""
    if decision.answer == RankingAnswer.BEST:
        return Call.BEST if decision.is_ahead_of_all else Call.BEST_WITHIN
    return Call.AS_GOOD if decision.answer == RankingAnswer.AS_GOOD else Call.TOO_CLOSE


@dataclass(frozen=True)
class Apart:
    """A difference to another strategy (the named one less that) with its interval."""

    other: str
    difference: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class OutcomeVerdict:
    """What is said of one outcome, and of nothing but the strategies that are `allowed`.

    `best`: the strategy that is named, of what is open the one in front, null where there is none; `equals`: those that
    are as good; `apart`: how far it (or whoever the ranking selected) is from the baseline, or from the next one where
    it is the baseline itself; of `KEEP` how far the strongest other one is from the baseline. `stands`: how every other
    strategy stands against the baseline, whether allowed or not. `reasons`: who is left out, and why. `decision`: the
    ranking as far as luck goes, of a sweep on average over its futures; `claim`: of a sweep, that nothing is better
    than `best`.
    """

    goal: Goal
    call: Call
    allowed: tuple[str, ...]
    stands: Mapping[str, Stand]
    reasons: tuple[Kept, ...] = ()
    best: str | None = None
    equals: tuple[str, ...] = ()
    apart: Apart | None = None
    decision: Decision | None = None
    claim: JudgedClaim | None = None

    @property
    def outcome(self) -> str:
        """The key of the outcome."""
        return self.goal.outcome

    @property
    def named(self) -> tuple[str, ...]:
        """The strategies that are named as the best, none of them where that is open."""
        return (self.best, *self.equals) if self.best is not None and self.call != Call.TOO_CLOSE else ()

    def as_dict(self) -> dict[str, Any]:
        """Plain data."""
        said = {name: getattr(self, name) for name in ("outcome", "call", "best", "equals", "allowed", "is_open")}
        return said | {
            "better": self.goal.better,
            "matters": self.goal.matters,
            "left_out": [one.strategy for one in self.reasons],
            "apart": self.apart and asdict(self.apart),
            "stands": {key: stand.against for key, stand in self.stands.items()},
            "verdict": self.claim and self.claim.verdict,
        }

    def against(self, strategy: str) -> Against:
        """How a strategy stands against the baseline; the baseline itself is the same."""
        return self.stands[strategy].against if strategy in self.stands else Against.SAME

    @property
    def is_open(self) -> bool:
        """Whether more runs may name another best one."""
        return self.call in (Call.TOO_CLOSE, Call.NOTHING) or (
            self.claim is not None and self.claim.verdict not in SURE
        )


class Advice(StrEnum):
    """What is advised."""

    ADOPT = "adopt"
    """better in some outcome that decides, and in none worse"""
    TRADE = "trade"
    """better in some and worse in others: the choice is political"""
    KEEP = "keep"
    """no strategy is better"""
    WAIT = "wait"
    """it cannot be told yet"""
    COMPLY = "comply"
    """what is done today breaks the budget or the inspection, and this does not"""
    NONE = "none"
    """no strategy is allowed"""
    ALONE = "alone"
    """there is nothing to compare"""


@dataclass(frozen=True)
class Recommendation:
    """The advice, the strategy it is about, and in which outcomes that is better, worse or open."""

    advice: Advice
    strategy: str
    better: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """Everything that is said of strategies: what each must keep, a verdict for each outcome, and the advice."""

    baseline: str
    kept: tuple[Kept, ...]
    verdicts: tuple[OutcomeVerdict, ...]
    recommendation: Recommendation

    @property
    def allowed(self) -> tuple[str, ...]:
        """The strategies that are ranked, and may be recommended."""
        return tuple(one.strategy for one in self.kept if one.allowed)

    @property
    def left_out(self) -> tuple[Kept, ...]:
        """The strategies that are not."""
        return tuple(one for one in self.kept if not one.allowed)

    def as_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "allowed": self.allowed,
            "kept": [asdict(one) for one in self.kept],
            "verdicts": [one.as_dict() for one in self.verdicts],
            "advice": asdict(self.recommendation),
        }

    def of(self, outcome: str) -> OutcomeVerdict | None:
        """The verdict on an outcome, null for one that decides nothing."""
        return next((one for one in self.verdicts if one.outcome == outcome), None)

    @property
    def decisions(self) -> list[Decision]:
        """The rankings by outcome, where there is one."""
        return [one.decision for one in self.verdicts if one.decision is not None]
