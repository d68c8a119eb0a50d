"""What a brief recommends, from the advice of its source, and the steps a unit can take."""

from __future__ import annotations

import math
from collections.abc import Iterator

from govsim.measures.outcomes import of_key
from govsim.reports.brief import costs, levers
from govsim.reports.brief.claims import Claim, Name, Said
from govsim.reports.brief.source import Source
from govsim.study.judge.advice import is_gain
from govsim.study.judge.against import Against
from govsim.study.judge.judgement import Advice, Call, OutcomeVerdict, Recommendation
from govsim.study.judge.ranking import RankingAnswer
from govsim.study.possible import possible

RECORDED = (
    "reads", "followers_end", "needs_met_online", "needs_met", "counter_visits", "readers", "open_rate", "shares",
    "likes", "messages", "answered_share", "reply_hours_median", "net_growth", "unfollow_rate", "wci",
)  # fmt: skip
"""Outcomes that a unit can record itself, from the platform's statistics or at its counters."""
WITHOUT_STEPS = (Advice.NONE, Advice.ALONE)
INTRODUCED = (Advice.ADOPT, Advice.TRADE, Advice.COMPLY)

Ends = tuple[float | None, float | None, float | None]
"""An estimate and its interval, null where not known."""


def recommendation(source: Source) -> Recommendation:
    """What follows from the verdicts of a source."""
    return source.judgement.recommendation


def allowed(source: Source, strategy: str) -> bool:
    """Whether a strategy keeps the budget and the inspection as far as it is asked to."""
    return strategy in source.allowed


def focus(source: Source) -> str:
    """The strategy of which a brief speaks most: the recommended one, else the strongest of the others."""
    chosen = recommendation(source).strategy
    if chosen != source.baseline or not source.others:
        return chosen
    others = [key for key in source.others if allowed(source, key)] or source.others
    return max(others, key=lambda key: _first(source, key))


def _first(source: Source, strategy: str) -> float:
    """How far a strategy is ahead in the outcome that comes first."""
    goal = source.goals[0]
    return goal.better * (source.estimate(strategy, goal.outcome).difference or 0.0)


# Steps


def steps(source: Source) -> Iterator[Claim]:
    """The recommendation in steps."""
    found = recommendation(source)
    yield _advice(source, found)
    yield from _beside(source, found)
    if found.strategy != source.baseline:
        key = "brief.step.pilot" if found.advice == Advice.WAIT else "brief.step.do"
        changes = levers.changes(source, found.strategy)
        yield Claim("step/do", key, strategy=found.strategy, values={"changes": changes})
        yield costs.takes(source, found.strategy)
        yield _watch(source, found)
    if found.advice == Advice.NONE:
        yield Claim("step/close", "brief.step.close")
        return
    yield from _before(source)


def _advice(source: Source, found: Recommendation) -> Claim:
    named = {name: [Name("outcome", key) for key in getattr(found, name)] for name in ("better", "worse", "open")}
    lacking = [
        one for one in source.judgement.left_out if found.advice == Advice.NONE or one.strategy == source.baseline
    ]
    return Claim(
        "step/advice",
        _says(source, found),
        strategy=found.strategy,
        other=source.baseline,
        verdict=found.advice,
        values=named | {"lacking": lacking, "effects": _effects(named)},
        runs=source.strategies,
    )


def _says(source: Source, found: Recommendation) -> str:
    says = f"brief.advice.{found.advice}"
    if found.advice in (Advice.ADOPT, Advice.TRADE) and found.open:
        return f"{says}_open"
    if found.advice == Advice.KEEP and source.allowed == (source.baseline,):
        return f"{says}_only"
    return says


def _effects(named: dict[str, list[Name]]) -> tuple[Said, ...]:
    """What a strategy does to the outcomes that decide."""
    found = tuple(Said(f"brief.effect.{name}", {"outcomes": keys}) for name, keys in named.items() if keys)
    return found or (Said("brief.effect.none", {}),)


# Verdicts beside the recommendation


def _beside(source: Source, found: Recommendation) -> Iterator[Claim]:
    """For each verdict that does not name the recommended strategy why that is recommended all the same."""
    if found.advice in WITHOUT_STEPS:
        return
    for verdict in source.judgement.verdicts:
        if says := _why(source, verdict, found):
            yield _named(source, verdict, found, says)
    for verdict in source.judgement.verdicts:
        yield from _risky(source, verdict, found)


def _why(source: Source, verdict: OutcomeVerdict, found: Recommendation) -> str | None:
    """What speaks against the strategy that a verdict names, null where it speaks for the recommendation."""
    best = verdict.best
    if verdict.call == Call.TOO_CLOSE and verdict.outcome in found.better:
        return "open"
    if best in (None, source.baseline, found.strategy) or found.strategy in verdict.named:
        return None
    if _worse(source, best):
        return "worse"
    gains = any(is_gain(one, best, source.baseline) for one in source.judgement.verdicts)
    return "other" if gains or found.advice == Advice.COMPLY else "unsure"


def _worse(source: Source, strategy: str | None) -> list[Name]:
    """The outcomes in which a strategy is worse than today's practice."""
    worse = [one.outcome for one in source.judgement.verdicts if strategy and one.against(strategy) == Against.WORSE]
    return [Name("outcome", key) for key in worse]


def _named(source: Source, verdict: OutcomeVerdict, found: Recommendation, says: str) -> Claim:
    strategy = found.strategy if says == "open" else verdict.best
    values = {"worse": _worse(source, strategy), "chosen": Name("strategy", found.strategy)}
    key, pair = f"step/beside/{verdict.outcome}", (strategy, source.baseline)
    return Claim(key, f"brief.beside.{says}", verdict.outcome, *pair, values=values, runs=source.strategies)


def _risky(source: Source, verdict: OutcomeVerdict, found: Recommendation) -> Iterator[Claim]:
    """Strategies that are better in most futures where today's practice is the safest choice."""
    for key in verdict.allowed if source.baseline in verdict.named else ():
        spoken_of = found.advice not in INTRODUCED or key == found.strategy
        if spoken_of and verdict.against(key) == Against.BETTER:
            name, pair = f"step/risky/{verdict.outcome}/{key}", (key, source.baseline)
            yield Claim(name, "brief.beside.risky", verdict.outcome, *pair, runs=source.strategies)


# What to record, and what to do before


def _watch(source: Source, found: Recommendation) -> Claim:
    """What to watch, for how long, and how much of today's value the change should be."""
    decide = [goal.outcome for goal in source.goals]
    outcome = next(key for key in (*found.better, *found.open, *decide, *RECORDED) if key in RECORDED)
    estimate, base = source.estimate(found.strategy, outcome), source.mean(source.baseline, outcome)
    horizon, least = source.scenario.horizon, source.goal(outcome).matters
    ends, unit, says = (estimate.difference, estimate.low, estimate.high), of_key(outcome).unit, "brief.step.watch"
    if base > 0 and unit != "share" and estimate.low is not None:
        ends, unit, says, least = _in_parts(ends, base, outcome), "change", "brief.step.watch_relative", least / base
    return Claim(
        "step/watch",
        says,
        outcome,
        found.strategy,
        None,
        *ends,
        unit=unit,
        matters=least,
        values={"days": horizon.days - horizon.burn_in_days},
        runs=(found.strategy, source.baseline),
    )


def _in_parts(ends: Ends, base: float, outcome: str) -> Ends:
    """Estimate, low and high as parts of a value, of which no more can be lost where less than 0 is impossible."""
    least = -1.0 if possible(outcome).low == 0 else -math.inf
    estimate, low, high = (None if end is None else max(end / base, least) for end in ends)
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
