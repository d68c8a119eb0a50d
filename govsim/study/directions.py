"""Directions that the model must show (signs, not sizes): levers moved in pairs of runs, and rules asked directly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from govsim.rules import reading, service
from govsim.rules.numbers import CHANNELS, Behaviour, behaviour
from govsim.scenario.schema import Scenario, Strategy
from govsim.study.compare import Cell, Comparison, compare
from govsim.study.judge.paired import Estimate, estimate
from govsim.study.possible import possible

Lever = dict[str, Any]

PRACTICE = "accounts.*.practice."
ENOUGH = {PRACTICE + "editors.hours_per_week": 168}
"""So many editor hours that nothing is dropped."""
MACHINE = {PRACTICE + "reply": {"mode": "auto"}}


def _clerks(hours: float) -> Lever:
    duty = {"hours": [0, 24], "weekdays_only": False}
    return {PRACTICE + "reply": {"mode": "staff", "clerks": 1, "hours_per_week": hours, "skill": 0.6, "duty": duty}}


ANSWERED = (0.46, 0.75)
"""Answered shares of real accounts (EVIDENCE §1): between no clerks and many, staff hours must be able to set both."""

NO_CLERKS, FEW_CLERKS, MANY_CLERKS = _clerks(0), _clerks(1), _clerks(100)
SELDOM, OFTEN = (ENOUGH | {PRACTICE + "pushes_per_week": pushes} for pushes in (2, 7))


@dataclass(frozen=True)
class Effect:
    """A lever moved from `less` to `more` moves an outcome by `sign`, and to `reaches` at least."""

    key: str
    less: Lever
    more: Lever
    outcome: str
    sign: int
    reaches: float = -np.inf


@dataclass(frozen=True)
class Rule:
    """A rule has the direction by itself, whatever the run: `holds` asks it with the behaviour numbers."""

    key: str
    holds: Callable[[Behaviour], bool]


def _useful_before_fast(b: Behaviour) -> bool:
    """A useful answer after two days is worth more than one half as useful at once, and more than silence."""
    late = service.answer_value(0.8, 48.0, b)
    return late > service.answer_value(0.4, 0.0, b) and late > service.SILENCE


def _limited_attention(b: Behaviour) -> bool:
    return reading.crowding(200, b) > reading.crowding(50, b)


def _exposures(b: Behaviour) -> bool:
    """Up with the number of sharers, each adding less than the one before."""
    chances = [reading.open_shared(b.social_base, 0.0, 0.5, 0.5, n, False, b) for n in (1, 2, 3, 4)]
    gains = np.diff(chances)
    return bool((gains > 0).all() and (np.diff(gains) < 0).all())


def _won_by_campaign(b: Behaviour) -> bool:
    """Those whom a campaign won begin with less habit than those who were followers at the start."""
    return all(getattr(b, f"campaign_habit_{channel}") < b.habit_start for channel in CHANNELS)


DIRECTIONS: tuple[Effect | Rule, ...] = (
    Rule("useful_before_fast", _useful_before_fast),
    Effect("faster_handling", FEW_CLERKS, MANY_CLERKS, "service_experience", 1),
    Effect("answers_by_staff", NO_CLERKS, MANY_CLERKS, "answered_share", 1, reaches=max(ANSWERED)),
    Effect("pushes_unfollow", SELDOM, OFTEN, "unfollow_rate", 1),
    Effect("pushes_participation", SELDOM, OFTEN, "open_rate", -1),
    Effect("machine_less_useful", MACHINE, MANY_CLERKS, "service_experience", 1),
    Rule("limited_attention", _limited_attention),
    Rule("exposures", _exposures),
    Rule("campaign_followers", _won_by_campaign),
    Effect("usefulness", {PRACTICE + "service_level": 0.2}, {PRACTICE + "service_level": 0.9}, "trust", 1),
    Effect(
        "interaction",
        ENOUGH | {PRACTICE + "interactive_share": 0.0},
        ENOUGH | {PRACTICE + "interactive_share": 0.6},
        "followers_end",
        1,
    ),
)


@dataclass(frozen=True)
class Shown:
    """One direction: the effect with its interval (none for a rule), and whether it holds."""

    direction: Effect | Rule
    effect: Estimate | None
    holds: bool


@dataclass(frozen=True)
class Directions:
    """All directions of a scenario."""

    seeds: list[int]
    shown: list[Shown]
    failed: list[Cell] = field(default_factory=list)
    interrupted: bool = False

    @property
    def hold(self) -> bool:
        """Whether every run ended well and every direction holds."""
        return not (self.failed or self.interrupted) and all(one.holds for one in self.shown)

    def as_dict(self) -> list[dict]:
        """Everything as plain data, as `--json` prints it."""
        return [
            {"key": one.direction.key, "holds": one.holds}
            | ({"outcome": one.direction.outcome} | vars(one.effect) if isinstance(one.direction, Effect) else {})
            for one in self.shown
        ]


def check(
    scenario: Scenario,
    seeds: Iterable[int],
    *,
    workers: int | None = None,
    on_run: Callable[[Cell], None] = lambda cell: None,
) -> Directions:
    """Move every lever of the table on the base practice, with each seed; raises GovsimError as `compare`."""
    varied = scenario.model_copy(update={"strategies": [_strategy(i, lever) for i, lever in enumerate(levers())]})
    done = compare(varied, seeds, workers=workers, on_run=on_run)
    b = behaviour(scenario.numbers())
    shown = [_shown(direction, done, b) for direction in DIRECTIONS]
    return Directions(done.seeds, shown, done.failed, done.interrupted)


def levers() -> list[Lever]:
    """Every setting of levers that some direction needs, once."""
    wanted = [lever for one in DIRECTIONS if isinstance(one, Effect) for lever in (one.less, one.more)]
    return [lever for i, lever in enumerate(wanted) if lever not in wanted[:i]]


def _strategy(number: int, lever: Lever) -> Strategy:
    key = _key(number)
    return Strategy.model_validate({"key": key, "name": {"en": key, "zh": key}, "set": lever})


def _key(number: int) -> str:
    return f"lever_{number}"


def _shown(direction: Effect | Rule, done: Comparison, b: Behaviour) -> Shown:
    if isinstance(direction, Rule):
        return Shown(direction, None, direction.holds(b))
    less, more = (
        done.values(_key(levers().index(lever)), direction.outcome) for lever in (direction.less, direction.more)
    )
    effect = estimate(more, less, limits=possible(direction.outcome))
    return Shown(direction, effect, _right(effect, direction) and np.nanmean(more) >= direction.reaches)


def _right(effect: Estimate, direction: Effect) -> bool:
    """Whether the interval lies wholly on the right side of nothing."""
    end = effect.low if direction.sign > 0 else effect.high
    return end is not None and end * direction.sign > 0
