"""What strategies must keep, the budget and the inspection: which of them are allowed, and what the others lack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pandas as pd

from govsim.measures.costs import bill
from govsim.measures.outcomes import FEASIBLE, INSPECTION_PASSED
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import regimes
from govsim.study.experiment import Constraints
from govsim.study.judge.judgement import Kept, Lacking, Shortage
from govsim.study.runs.rows import count_failed


def allowed(runs: pd.DataFrame, strategies: Iterable[str], asked: Constraints | None = None) -> tuple[str, ...]:
    """Strategies that keep what is asked (default: both): the budget, and the inspection in every run.

    `runs` ended well. A strategy without runs is not allowed; what the rows do not say counts as kept.
    """
    return tuple(key for key in strategies if _allowed(runs[runs["strategy"] == key], asked or Constraints()))


def _allowed(own: pd.DataFrame, asked: Constraints) -> bool:
    budget = not asked.budget or feasible(own)
    return bool(len(own)) and budget and (not asked.inspection or pass_rate(own) == 1)


def feasible(own: pd.DataFrame) -> bool:
    """Whether the budget allows a strategy, from its runs."""
    return bool(own[FEASIBLE].all()) if FEASIBLE in own else True


def pass_rate(own: pd.DataFrame) -> float:
    """Share of the runs of a strategy in which no account fails the inspection."""
    return float(own[INSPECTION_PASSED].mean()) if INSPECTION_PASSED in own else 1.0


def kept(
    runs: pd.DataFrame,
    strategies: Sequence[str],
    scenarios: Callable[[], Sequence[Scenario]],
    asked: Constraints | None = None,
) -> tuple[Kept, ...]:
    """What each strategy keeps and lacks; `scenarios` gives those of all futures that differ in what strategies cost.

    They are asked for only where a strategy is beyond the budget.
    """
    asked = asked or Constraints()
    return tuple(_kept(runs[runs["strategy"] == key], key, scenarios, asked) for key in strategies)


def _kept(own: pd.DataFrame, strategy: str, scenarios: Callable[[], Sequence[Scenario]], asked: Constraints) -> Kept:
    if not len(own):
        return Kept(strategy, False, float("nan"), False, (Lacking(Shortage.RUNS),))
    lacks = [
        *(_beyond(strategy, scenarios()) if asked.budget and not feasible(own) else ()),
        *(_failed(own) if asked.inspection and pass_rate(own) < 1 else ()),
    ]
    return Kept(strategy, feasible(own), pass_rate(own), _allowed(own, asked), tuple(lacks))


def _beyond(strategy: str, scenarios: Sequence[Scenario]) -> Iterator[Lacking]:
    """Hours and money beyond the budget, the most in any scenario."""
    bills = [(one.budget, bill(regimes(one, strategy))) for one in scenarios]
    hours = _most(Shortage.HOURS, [(found.most_staff_hours, budget.staff_hours_per_week) for budget, found in bills])
    money = _most(Shortage.MONEY, [(found.money, budget.money) for budget, found in bills])
    yield from [one for one in (hours, money) if one] or [Lacking(Shortage.BUDGET)]


def _most(kind: Shortage, pairs: Iterable[tuple[float, float | None]]) -> Lacking | None:
    """Of pairs of what is needed and what there is the one in which most is missing; null where nothing is."""
    beyond = [Lacking(kind, need - there, there) for need, there in pairs if there is not None and need > there]
    return max(beyond, key=lambda one: one.amount or 0.0, default=None)


def _failed(own: pd.DataFrame) -> Iterator[Lacking]:
    """The duties that are failed, with the share of runs."""
    counts = count_failed(own["inspection"]) if "inspection" in own else {}
    yield from (Lacking(Shortage.DUTY, count / len(own), rule=name) for name, count in counts.items())
    if not counts:
        yield Lacking(Shortage.INSPECTION, 1 - pass_rate(own))
