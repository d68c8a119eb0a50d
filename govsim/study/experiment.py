"""The schema of experiment files: which strategies, what nobody knows, which outcomes decide, and how often to try.

Meanings stand in the catalogue under `field.<Model>.<field>`. What an experiment says of its scenario is checked in
`experiment_file.py`; the points of a design are drawn in `futures.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator

from govsim.errors import shown
from govsim.rules.evidence import BY_KEY
from govsim.scenario.schema import FORMAT, Key, Strategy
from govsim.scenario.sections import CrossFieldError, Section, Words, quantity
from govsim.study.goal import Goal

ASSUMPTIONS, CALIBRATED = "assumptions", "calibrated"
"""Tokens among the uncertainties: every assumed number together with the calibrated ones, and these alone."""
GRID: Final = "grid"
LATIN: Final = "lhs"
SOBOL: Final = "sobol"
MORRIS: Final = "morris"
LIST: Final = "list"


class Range(Section):
    """What a value may be: `low` to `high`, one of `values`, or a factor on what it is; nothing: as in the table.

    In short `[low, high]`.
    """

    low: float | None = None
    high: float | None = None
    mode: float | None = None
    log: bool = False
    values: list[Any] | None = Field(default=None, min_length=1, max_length=1000)
    factor: tuple[float, float] | None = Field(default=None, strict=False)
    name: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _in_short(cls, said: Any) -> Any:
        """Two numbers are both ends."""
        return dict(zip(("low", "high"), said, strict=True)) if isinstance(said, list) and len(said) == 2 else said

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found = handler(core)
        handler.resolve_ref_schema(found).update({"type": ["object", "array"], "minItems": 2, "maxItems": 2})
        return found

    @model_validator(mode="after")
    def _says_one_thing(self):
        said = [self.low is not None or self.high is not None, self.values is not None, self.factor is not None]
        if sum(said) > 1:
            raise CrossFieldError("fault.range_twice")
        low, high = self.factor or (self.low, self.high)
        if (low is None) != (high is None) or (low is not None and high is not None and low >= high):
            raise CrossFieldError("fault.range_backwards", low=shown(low), high=shown(high))
        if (self.log or self.factor) and low is not None and low <= 0:
            raise CrossFieldError("fault.range_not_positive", value=shown(low))
        if self.mode is not None and not (self._holds(self.mode) and not self.log):
            raise CrossFieldError("fault.range_mode", value=shown(self.mode))
        return self

    def _holds(self, value: float) -> bool:
        """Whether a value lies between both ends."""
        return self.low is not None and self.high is not None and self.low <= value <= self.high

    @property
    def is_open(self) -> bool:
        """Whether the table of behaviour numbers says how far it goes."""
        return self.low is None and self.values is None and self.factor is None


class Aim(Section):
    """An outcome that decides, its direction, and the smallest difference in it that matters; in short its key."""

    outcome: Key
    matters: float | None = quantity("in the unit of the outcome", None, ge=0)
    better: Literal["more", "less"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _in_short(cls, said: Any) -> Any:
        return {"outcome": said} if isinstance(said, str) else said

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found = handler(core)
        handler.resolve_ref_schema(found).update({"type": ["object", "string"], "minLength": 1})
        return found


def direction(aim: Aim) -> int:
    """1 where more of an outcome is better, -1 where less is: as the experiment says, else as the table has it."""
    from govsim.measures.outcomes import better_of

    return {"more": 1, "less": -1}[aim.better] if aim.better else better_of(aim.outcome)


class Design(Section):
    """How the uncertainties (where there are none, the levers) are tried."""

    kind: Literal["grid", "lhs", "sobol", "morris", "list"] = LATIN
    points: int = quantity("points", 100, ge=1, le=1_000_000)
    levels: int = quantity("values of each range", 3, ge=2, le=100)
    seed: int = quantity("seed", 1, ge=0, le=2**32 - 1)
    given: list[dict[str, Any]] | None = Field(default=None, min_length=1, max_length=100_000)


class UntilSure(Section):
    """Seeds are added in rounds until the best strategy is known, or is as good as the rest."""

    confidence: float = quantity("share", 0.95, gt=0.5, lt=1)
    most_seeds: int = quantity("seeds", 200, ge=2, le=100_000)


class Constraints(Section):
    """What a strategy must keep to be recommended."""

    budget: bool = True
    inspection: bool = True


class Small(Section):
    """What differs in the small setting, for a first look."""

    points: int | None = quantity("points", None, ge=1)
    seeds: int | None = quantity("seeds", None, ge=1)
    set: dict[str, Any] = Field(default_factory=dict)


class Experiment(Section):
    """A whole experiment: one scenario, the strategies to choose from, and the futures they must stand up in."""

    govsim: Literal[FORMAT]  # type: ignore[valid-type]  # a constant of the schema
    name: Key
    about: Words
    question: Words
    scenario: str = Field(min_length=1)
    set: dict[str, Any] = Field(default_factory=dict)
    strategies: list[Key] | None = Field(default=None, min_length=1)
    new_strategies: list[Strategy] = Field(default_factory=list)
    baseline: Key | None = None
    levers: dict[str, Range] = Field(default_factory=dict)
    uncertainties: dict[str, Range | None] = Field(default_factory=dict)
    outcomes: list[Aim] = Field(min_length=1, max_length=20)
    design: Design = Design()
    seeds: int = quantity("seeds", 2, ge=1, le=100_000)
    first_seed: int = quantity("seed", 1, ge=0, le=2**62)
    own_luck: bool = True
    until_sure: UntilSure | None = None
    constraints: Constraints = Constraints()
    patterns: list[Literal[tuple(BY_KEY)]] | None = None  # type: ignore[valid-type]  # the keys of a table
    small: Small = Small()

    @model_validator(mode="after")
    def _strategies_or_levers(self):
        if self.levers and (self.strategies or self.new_strategies):
            raise CrossFieldError("fault.levers_and_strategies")
        if self.design.kind == LIST and self.design.given is None:
            raise CrossFieldError("fault.list_missing")
        return self


def goals_of(experiment: Experiment, mean: Callable[[str], float]) -> tuple[Goal, ...]:
    """The outcomes that decide, with their direction and what matters: by default as the table of outcomes has it.

    `mean`: that of the baseline in an outcome, of which a part may matter.
    """
    from govsim.measures.outcomes import matters

    return tuple(
        Goal(
            aim.outcome, direction(aim), matters(aim.outcome, mean(aim.outcome)) if aim.matters is None else aim.matters
        )
        for aim in experiment.outcomes
    )
