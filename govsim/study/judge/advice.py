"""What follows from the verdicts on all outcomes: which strategy, if any."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from govsim.study.judge.against import Against
from govsim.study.judge.judgement import Advice, OutcomeVerdict, Recommendation


def recommended(
    baseline: str,
    others: Sequence[str],
    allowed: Sequence[str],
    verdicts: Sequence[OutcomeVerdict],
    gains: Mapping[str, float],
) -> Recommendation:
    """Of the `others` that are `allowed` the one that is better than the baseline most often and worse in nothing.

    `gains`: how far each is ahead in the outcome that comes first, by which equals are told apart. A verdict that names
    the baseline is not overruled: in its outcome nobody is better.
    """
    if not others:
        return Recommendation(Advice.ALONE, baseline)
    if not allowed:
        return Recommendation(Advice.NONE, baseline)
    found = [_profile(one, baseline, verdicts) for one in others if one in allowed]
    named = {one.strategy: sum(one.strategy in verdict.named for verdict in verdicts) for one in found}

    def rank(one: Recommendation) -> tuple[float, ...]:
        return named[one.strategy], gains.get(one.strategy, 0.0)

    if better := [one for one in found if one.better and not one.worse]:
        return _as(Advice.ADOPT, max(better, key=lambda one: (len(one.better), *rank(one))))
    if baseline not in allowed:
        return _as(Advice.COMPLY, max(found, key=lambda one: (-len(one.worse), len(one.better), *rank(one))))
    if better := [one for one in found if one.better]:
        return _as(Advice.TRADE, max(better, key=lambda one: (len(one.better) - len(one.worse), *rank(one))))
    return _kept_or_tried(baseline, found, verdicts, rank)


def _as(advice: Advice, found: Recommendation) -> Recommendation:
    return Recommendation(advice, found.strategy, found.better, found.worse, found.open)


def _profile(strategy: str, baseline: str, verdicts: Sequence[OutcomeVerdict]) -> Recommendation:
    """In which outcomes a strategy is better than the baseline, worse, and open."""
    better = [one.outcome for one in verdicts if is_gain(one, strategy, baseline)]
    worse, still = (
        [one.outcome for one in verdicts if one.against(strategy) == against]
        for against in (Against.WORSE, Against.OPEN)
    )
    return Recommendation(Advice.WAIT, strategy, tuple(better), tuple(worse), tuple(still))


def is_gain(verdict: OutcomeVerdict, strategy: str, baseline: str) -> bool:
    """Whether a strategy is better than the baseline, and the verdict does not say that the baseline is the best."""
    return verdict.against(strategy) == Against.BETTER and baseline not in verdict.named


def _kept_or_tried(
    baseline: str,
    found: Sequence[Recommendation],
    verdicts: Sequence[OutcomeVerdict],
    rank: Callable[[Recommendation], tuple[float, ...]],
) -> Recommendation:
    """Nobody is surely better: whoever may be is tried first, else things stay as they are."""
    tried = [one for one in found if any(_may_be_better(verdict, one.strategy) for verdict in verdicts)]
    if not tried:
        return Recommendation(Advice.KEEP, baseline)
    leads = {one.strategy: sum(one.strategy == verdict.best for verdict in verdicts) for one in tried}
    return max(tried, key=lambda one: (-len(one.worse), leads[one.strategy], len(one.open), rank(one)))


def _may_be_better(verdict: OutcomeVerdict, strategy: str) -> bool:
    return verdict.against(strategy) == Against.OPEN and (verdict.is_open or strategy in verdict.named)
