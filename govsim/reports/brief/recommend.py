"""What follows from the results: which strategy, if any, and the steps a unit can take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from govsim.measures.outcomes import of_key
from govsim.reports.brief import costs, levers
from govsim.reports.brief.claims import Claim, Name, stands
from govsim.reports.brief.source import Source
from govsim.study.judge.ranking import RankingAnswer

RECORDED = (
    "reads", "followers_end", "needs_met_online", "needs_met", "counter_visits", "readers", "open_rate", "shares",
    "likes", "messages", "answered_share", "reply_hours_median", "net_growth", "unfollow_rate", "wci",
)  # fmt: skip
"""Outcomes that a unit can record itself, from the platform's statistics or at its counters."""


Ends = tuple[float | None, float | None, float | None]
"""An estimate and its interval, null where not known."""


class Advice(StrEnum):
    """What a brief advises."""

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


def recommendation(source: Source) -> Recommendation:
    """Of the strategies that the budget and the inspection allow the one that is better most often."""
    found = [_standing(source, key) for key in source.others if allowed(source, key)]
    if not source.others or not source.decisions:
        return Recommendation(Advice.ALONE, source.baseline)
    for advice, chosen in (
        (Advice.ADOPT, [one for one in found if one.better and not one.worse]),
        (Advice.TRADE, [one for one in found if one.better]),
    ):
        if chosen:
            best = max(chosen, key=lambda one: (len(one.better) - len(one.worse), _first(source, one.strategy)))
            return Recommendation(advice, best.strategy, best.better, best.worse, best.open)
    if found and (any(one.open for one in found) or not allowed(source, source.baseline)):
        leading = max(found, key=lambda one: (-len(one.worse), one.strategy == _leading(source), len(one.open)))
        complies = not allowed(source, source.baseline) and not leading.worse
        advice = Advice.COMPLY if complies else Advice.WAIT
        return Recommendation(advice, leading.strategy, leading.better, leading.worse, leading.open)
    return Recommendation(Advice.KEEP, source.baseline)


def allowed(source: Source, strategy: str) -> bool:
    """Whether a strategy keeps the budget and the inspection as far as it is asked to."""
    asked = source.experiment.constraints if source.experiment else None
    budget = source.feasible(strategy) or (asked is not None and not asked.budget)
    return budget and (source.pass_rate(strategy) == 1 or (asked is not None and not asked.inspection))


def _standing(source: Source, strategy: str) -> Recommendation:
    said = {goal.outcome: stands(source, strategy, goal.outcome)[0] for goal in source.goals}
    named = {name: tuple(key for key, standing in said.items() if standing == name) for name in set(said.values())}
    return Recommendation(Advice.WAIT, strategy, *(named.get(name, ()) for name in ("better", "worse", "open")))


def _first(source: Source, strategy: str) -> float:
    """How far a strategy is ahead in the outcome that comes first."""
    goal = source.goals[0]
    return goal.better * (source.estimate(strategy, goal.outcome).difference or 0.0)


def _leading(source: Source) -> str:
    """The strategy in front in the outcome that comes first."""
    chosen = source.analysis.safest(source.goals[0].outcome) if source.analysis else source.decisions[0].selected
    return chosen or source.baseline


def focus(source: Source) -> str:
    """The strategy of which a brief speaks most: the recommended one, else the strongest of the others."""
    chosen = recommendation(source).strategy
    if chosen != source.baseline or not source.others:
        return chosen
    return max(source.others, key=lambda key: _first(source, key))


# Steps


def steps(source: Source) -> Iterator[Claim]:
    """The recommendation in steps."""
    found = recommendation(source)
    yield _advice(source, found)
    if found.strategy != source.baseline:
        key = "brief.step.pilot" if found.advice == Advice.WAIT else "brief.step.do"
        changes = levers.changes(source, found.strategy)
        yield Claim("step/do", key, strategy=found.strategy, values={"changes": changes})
        yield costs.takes(source, found.strategy)
        yield _watch(source, found)
    yield from _before(source)


def _advice(source: Source, found: Recommendation) -> Claim:
    named = {name: [Name("outcome", key) for key in getattr(found, name)] for name in ("better", "worse", "open")}
    says = f"brief.advice.{found.advice}"
    if found.advice in (Advice.ADOPT, Advice.TRADE) and found.open:
        says += "_open"
    return Claim(
        "step/advice",
        says,
        strategy=found.strategy,
        other=source.baseline,
        verdict=found.advice,
        values=named,
        runs=source.strategies,
    )


def _watch(source: Source, found: Recommendation) -> Claim:
    """What to watch, for how long, and how much of today's value the change should be."""
    decide = [goal.outcome for goal in source.goals]
    outcome = next(key for key in (*found.better, *found.open, *decide, *RECORDED) if key in RECORDED)
    estimate, base = source.estimate(found.strategy, outcome), source.mean(source.baseline, outcome)
    horizon = source.scenario.horizon
    ends, unit, says = (estimate.difference, estimate.low, estimate.high), of_key(outcome).unit, "brief.step.watch"
    if base and unit != "share" and estimate.low is not None:
        ends, unit, says = _in_parts(ends, base), "change", "brief.step.watch_relative"
    return Claim(
        "step/watch",
        says,
        outcome,
        found.strategy,
        None,
        *ends,
        unit=unit,
        values={"days": horizon.days - horizon.burn_in_days},
        runs=(found.strategy, source.baseline),
    )


def _in_parts(ends: Ends, base: float) -> Ends:
    """Estimate, low and high as parts of a value."""
    estimate, low, high = (None if end is None else end / base for end in ends)
    return estimate, low, high


def _before(source: Source) -> Iterator[Claim]:
    """What to do before deciding for good: seeds that are missing, futures that are missing, a sweep."""
    for decision in source.decisions:
        if not source.is_sweep and decision.answer == RankingAnswer.TOO_CLOSE and decision.more_seeds:
            values = {"more": decision.more_seeds, "seeds": decision.seeds}
            yield Claim(f"step/seeds/{decision.goal.outcome}", "brief.step.seeds", decision.goal.outcome, values=values)
    if not source.is_sweep:
        yield Claim("step/sweep", "brief.step.sweep")
    elif source.analysis and (lacking := {one.lacks for one in source.analysis.robustness.claims if one.lacks}):
        counts = {"futures": source.futures, "seeds": source.seeds}
        for lack in sorted(lacking):
            yield Claim(f"step/more/{lack}", f"brief.step.more_{lack}", values=counts, runs=source.strategies)
