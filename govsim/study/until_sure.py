"""Comparison in rounds: seeds are added until the ranking is decided, or the seeds there may be are used up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from govsim.errors import GovsimError
from govsim.measures.outcomes import better_of, keys
from govsim.scenario.pydantic_faults import suggestion
from govsim.scenario.schema import Scenario
from govsim.study.compare import Cell, Comparison, compare
from govsim.study.goal import Goal
from govsim.study.judge.paired import CONFIDENCE
from govsim.study.judge.ranking import FIRST_ROUND, Decision, RankingAnswer, rounds
from govsim.study.runs.results import GOALS, asked

MOST_SEEDS = 200


@dataclass(frozen=True)
class Ranked:
    """A comparison and what it decides; `look`: rounds that were played."""

    comparison: Comparison
    decisions: list[Decision]
    confidence: float
    look: int


def until_sure(
    scenario: Scenario,
    aims: Mapping[str, float | None] | None = None,
    *,
    strategies: Iterable[str] | None = None,
    baseline: str | None = None,
    confidence: float = CONFIDENCE,
    first_seed: int = 1,
    most_seeds: int = MOST_SEEDS,
    crowd: str | None = None,
    workers: int | None = None,
    on_run: Callable[[Cell], None] = lambda cell: None,
    on_round: Callable[[int, Sequence[Decision]], None] = lambda seeds, decisions: None,
) -> Ranked:
    """Compare on more and more seeds until every outcome of `aims` is decided between the strategies that are allowed.

    `aims` maps outcomes (default: reads and trust) to the smallest difference that matters (None: that of the table).
    `on_round` hears of the seeds of the round to come and of what was decided before. Ctrl-C ends with what is
    finished. Raises GovsimError as `compare`, for an outcome that there is not or that has no better direction, and
    where there is one strategy only.
    """
    aims = dict(aims or dict.fromkeys(GOALS))
    strategies = list(strategies or [strategy.key for strategy in scenario.strategies])
    _refuse(scenario, aims, {*strategies, baseline or strategies[0]})
    options: dict[str, Any] = {"strategies": strategies, "baseline": baseline, "workers": workers, "on_run": on_run}
    if crowd:
        options["crowd"] = crowd
    done: Comparison | None = None
    decisions: list[Decision] = []
    goals: list[Goal] = []
    for look, count in enumerate(rounds(FIRST_ROUND, most_seeds), start=1):
        on_round(count, decisions)
        begin = first_seed + (len(done.seeds) if done else 0)
        done = _joined(done, compare(scenario, range(begin, first_seed + count), **options))
        goals = goals or [done.goal(outcome, least) for outcome, least in aims.items()]
        decisions = done.ranking(goals, confidence, look)
        if done.interrupted or not any(one.answer == RankingAnswer.TOO_CLOSE for one in decisions):
            break
    assert done is not None  # there is always a first round
    return Ranked(replace(done, asked=asked(goals, confidence, look)), decisions, confidence, look)


def _joined(done: Comparison | None, more: Comparison) -> Comparison:
    if done is None:
        return more
    return replace(more, seeds=[*done.seeds, *more.seeds], cells=[*done.cells, *more.cells])


def _refuse(scenario: Scenario, aims: Iterable[str], strategies: set[str]) -> None:
    if len(strategies) < 2:
        raise GovsimError("error.until_sure_alone", value=min(strategies))
    allowed = keys(scenario)
    for outcome in aims:
        if outcome not in allowed:
            raise GovsimError("error.unknown_outcome", value=outcome, allowed=[suggestion(outcome, allowed) or "reads"])
        if better_of(outcome) == 0:
            raise GovsimError("error.no_direction", value=outcome, allowed=list(GOALS))
