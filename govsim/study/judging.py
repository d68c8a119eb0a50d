"""Where verdicts are made: once, of a comparison as far as luck goes, of a sweep over its futures."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from govsim.scenario.schema import Scenario
from govsim.study.futures import BEHAVIOUR, Future
from govsim.study.goal import Goal
from govsim.study.judge.advice import recommended
from govsim.study.judge.against import Against, Stand, by_luck, over_futures
from govsim.study.judge.claims import ClaimKind
from govsim.study.judge.digits import is_nothing
from govsim.study.judge.judgement import Apart, Call, Judgement, Kept, OutcomeVerdict, call_of
from govsim.study.judge.paired import Estimate
from govsim.study.judge.ranking import Decision, RankingAnswer, Standing
from govsim.study.judge.robustness import Robustness
from govsim.study.kept import kept
from govsim.study.runs.cases import in_future, points
from govsim.study.runs.results import Results

PEOPLE = (BEHAVIOUR, "population.")
"""Beginnings of paths that decide nothing about costs."""
MAY_BE_BEST = (Standing.OPEN, Standing.NOT_BEHIND)
ABOUT_BASELINE = (ClaimKind.AS_GOOD, ClaimKind.BEATS, ClaimKind.WORSE)


def of_comparison(results: Results) -> Judgement:
    """What a comparison says."""
    found, about = {one.goal.outcome: one for one in results.ranking()}, _kept(results)
    verdicts = tuple(_compared(results, goal, found.get(goal.outcome), about) for goal in results.goals)
    return _judgement(results, about, verdicts)


def of_sweep(results: Results, robustness: Robustness, decisions: Sequence[Decision]) -> Judgement:
    """What a sweep says; `decisions`: the ranking on average over its futures."""
    found = {one.goal.outcome: one for one in decisions}
    about = _kept(results)
    verdicts = tuple(_swept(results, robustness, goal, found.get(goal.outcome), about) for goal in results.goals)
    return _judgement(results, about, verdicts)


def against(results: Results, strategy: str, outcome: str) -> Against:
    """How a strategy stands against the baseline in an outcome that decides nothing, as far as its interval goes."""
    found = results.estimate(strategy, outcome)
    return by_luck((found.low, found.high), results.goal(outcome))


def _judgement(results: Results, about: tuple[Kept, ...], verdicts: tuple[OutcomeVerdict, ...]) -> Judgement:
    allowed = [one.strategy for one in about if one.allowed]
    gains = {key: _merit(results, results.goals[0], key) for key in results.others}
    return Judgement(
        results.baseline, about, verdicts, recommended(results.baseline, results.others, allowed, verdicts, gains)
    )


def _merit(results: Results, goal: Goal, strategy: str) -> float:
    """How far a strategy is ahead of the baseline."""
    return goal.better * (results.estimate(strategy, goal.outcome).difference or 0.0)


# What strategies keep


def _kept(results: Results) -> tuple[Kept, ...]:
    asked = results.experiment.constraints if results.experiment else None
    return kept(results.good, results.strategies, cache(lambda: _scenarios(results)), asked)


def _scenarios(results: Results) -> list[Scenario]:
    """The scenarios of all futures that count, one of those in which strategies cost the same."""
    if not results.is_sweep:
        return [results.scenario]
    counted = set(results.good["future"])
    unlike = {_priced(one): one for one in points(results.study) if one.index in counted}
    return [in_future(results.scenario, one) for one in unlike.values()]


def _priced(future: Future) -> str:
    """What a future changes of costs: all but people and what they do."""
    return json.dumps({path: value for path, value in future.changes.items() if not path.startswith(PEOPLE)})


# Verdicts


def _compared(results: Results, goal: Goal, decision: Decision | None, about: tuple[Kept, ...]) -> OutcomeVerdict:
    stands = {key: Stand(_by_luck(results, goal, key, decision)) for key in results.others}
    verdict = _about(goal, about, stands)
    if decision is None:
        return _unranked(verdict, results)
    call, other = _call(decision, verdict, results), _beside(decision, results.baseline)
    best = decision.selected if call != Call.TOO_CLOSE or decision.is_in_front else None
    apart = _apart(other, results.difference(decision.selected, other, goal.outcome))
    return replace(verdict, call=call, best=best, equals=decision.equals, apart=apart, decision=decision)


def _about(goal: Goal, about: tuple[Kept, ...], stands: Mapping[str, Stand]) -> OutcomeVerdict:
    """A verdict of which nothing is known yet but who may be named."""
    allowed = tuple(one.strategy for one in about if one.allowed)
    reasons = tuple(one for one in about if not one.allowed)
    return OutcomeVerdict(goal, Call.NOTHING, allowed, stands, reasons)


def _unranked(verdict: OutcomeVerdict, results: Results) -> OutcomeVerdict:
    """The verdict where there is nothing to rank."""
    if not results.others:
        return replace(verdict, call=Call.ALONE)
    if not verdict.allowed:
        return replace(verdict, call=Call.NOBODY)
    if len(verdict.allowed) > 1:
        return verdict
    [only] = verdict.allowed
    apart = None if only == results.baseline else _apart(results.baseline, results.estimate(only, verdict.outcome))
    return replace(verdict, call=Call.ONLY, best=only, apart=apart)


def _call(decision: Decision, verdict: OutcomeVerdict, results: Results) -> Call:
    """That of the ranking; BEST only where the printed difference to the baseline says so, too."""
    call, selected = call_of(decision), decision.selected
    others = [key for key in verdict.allowed if key != selected]
    if call != Call.BEST or results.baseline not in verdict.allowed:
        return call
    clear = (
        all(verdict.against(key) == Against.WORSE for key in others)
        if selected == results.baseline
        else verdict.against(selected) == Against.BETTER
    )
    return call if clear else Call.BEST_WITHIN


def _beside(decision: Decision, baseline: str) -> str:
    """What the selected strategy is held against: the baseline, or what comes next after that."""
    if decision.selected != baseline:
        return baseline
    told = [pair for pair in decision.pairs if pair.standing != Standing.NO_VALUE]
    return min(told, key=lambda pair: decision.goal.better * pair.difference).other


def _apart(other: str, found: Estimate) -> Apart:
    return Apart(other, found.difference, found.low, found.high)


def _by_luck(results: Results, goal: Goal, strategy: str, decision: Decision | None) -> Against:
    """How a strategy stands as far as luck goes; what the ranking leaves open is open, and what it names is not worse.

    The ranking is stricter, since it speaks of all strategies and outcomes at once.
    """
    found = results.estimate(strategy, goal.outcome)
    alone = by_luck((found.low, found.high), goal)
    if decision is None:
        return alone
    named, still = _named(decision), _in_the_race(decision)
    pair = {strategy, results.baseline}
    if pair <= named or (alone == Against.SAME and decision.selected not in pair):
        return Against.SAME
    behind = {Against.BETTER: results.baseline, Against.WORSE: strategy}.get(alone)
    if pair <= still or behind in still | named:
        return Against.OPEN
    return alone


def _named(decision: Decision) -> set[str]:
    return set() if decision.answer == RankingAnswer.TOO_CLOSE else {decision.selected, *decision.equals}


def _in_the_race(decision: Decision) -> set[str]:
    """Strategies of which it is open whether they are the best."""
    if decision.answer != RankingAnswer.TOO_CLOSE:
        return set()
    return {decision.selected, *(pair.other for pair in decision.pairs if pair.standing in MAY_BE_BEST)}


# Over futures


def _swept(
    results: Results, robustness: Robustness, goal: Goal, decision: Decision | None, about: tuple[Kept, ...]
) -> OutcomeVerdict:
    stands = {key: _over_futures(results, robustness, goal, key) for key in results.others}
    verdict = replace(_about(goal, about, stands), decision=decision)
    chosen = robustness.least_regret[goal.outcome]
    if chosen is None or len(verdict.allowed) < 2:
        return _unranked(verdict, results)
    others = [key for key in verdict.allowed if key != results.baseline]
    [claim] = robustness.claims_of(goal.outcome, chosen, ClaimKind.AMONG_BEST)
    shown = max(others, key=lambda key: _merit(results, goal, key)) if chosen == results.baseline else chosen
    told = replace(verdict, best=chosen, claim=claim)
    if shown != chosen:
        return replace(told, call=Call.KEEP, apart=_apart(shown, results.estimate(shown, goal.outcome)))
    some = max(abs(_merit(results, goal, key)) for key in others) >= goal.matters
    apart = _apart(results.baseline, results.estimate(chosen, goal.outcome))
    return replace(told, call=Call.SAFEST if some else Call.LITTLE, apart=apart)


def _over_futures(results: Results, robustness: Robustness, goal: Goal, strategy: str) -> Stand:
    """How a strategy stands in most of the futures; what rounds to nothing is no difference that matters."""
    stand = over_futures(robustness.claims_of(goal.outcome, strategy, *ABOUT_BASELINE))
    found = results.estimate(strategy, goal.outcome)
    if found.low is None or found.high is None or found.difference is None:
        return stand
    spread = max((found.high - found.low) / 2, goal.matters)
    median, low, high = (is_nothing(value, spread) for value in (found.difference, found.low, found.high))
    a_change = stand.against in (Against.BETTER, Against.WORSE)
    return replace(stand, against=Against.SAME) if median and (a_change or (low and high)) else stand
