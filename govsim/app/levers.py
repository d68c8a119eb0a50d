"""The controls of the page, made from the schema: what can be moved, between which ends, and what it means."""

from __future__ import annotations

import math
from typing import Any, Literal, get_args, get_origin

from govsim.app import choice as choices
from govsim.app.choice import SIDES, Choice
from govsim.reports.explain import EFFECTS, LIMITED_BY_PLATFORM, by_source, entry
from govsim.scenario.schema import Practice, Scenario, lever_of, levers
from govsim.words import say

COORDINATION = "coordination"
IN_ORDER = ("content", "replies", "posting", "promotion", "services")
"""The groups of levers as they stand on the page."""
BESIDE = lever_of(Scenario.model_fields[COORDINATION])
"""The one lever that is no account's own."""


def groups() -> dict[str, list[str]]:
    """Names of the levers by group, in the order of the schema."""
    of = {name: lever_of(info).group for name, info in levers().items()} | {COORDINATION: BESIDE.group}
    return {group: [name for name in of if of[name] == group] for group in IN_ORDER}


STEPS = 20
"""Stops of a slider at least, where the lever is not a whole number."""
ROOM = 3.0
"""A slider ends at so many times the largest value in the scenario, where the schema allows far more."""
FAR = 24.0
"""An end of the schema beyond which a slider ends earlier; the number beside it takes every value allowed."""


def controls(scenario: Scenario, lang: str) -> list[dict[str, Any]]:
    """All controls in the order of their groups, as plain data."""
    return [_control(name, group, scenario, lang) for group, names in groups().items() for name in names]


def _control(name: str, group: str, scenario: Scenario, lang: str) -> dict[str, Any]:
    if name == COORDINATION:
        label, meaning = say("page.coordination", lang), say("field.Scenario.coordination", lang)
        found = {"label": label, "meaning": meaning, "unit": say("unit.share", lang), "low": 0.0, "high": 1.0}
        kind = {"kind": "number"}
    else:
        found, kind = entry(name, lang), _kind(name, scenario, lang)
    described = {key: found[key] for key in ("label", "unit", "low", "high")}
    helped = {"help": found["meaning"], "source": _source(name, lang)}
    slider = _slider(name, found["low"], found["high"], kind, scenario)
    return {"name": name, "group": group} | described | helped | kind | slider


def _source(name: str, lang: str) -> str:
    platform = [say("explain.platform", lang)] if name in LIMITED_BY_PLATFORM else []
    return say("explain.between_sources", lang).join([*platform, sources(EFFECTS.get(name, BESIDE.carried_by), lang)])


def sources(numbers: tuple[str, ...], lang: str) -> str:
    """Where some behaviour numbers come from, without their names, which are not for everybody."""
    return say("explain.between_sources", lang).join(say(f"source.{one}", lang) for one in by_source(numbers))


def _kind(name: str, scenario: Scenario, lang: str) -> dict[str, Any]:
    annotation = levers()[name].annotation
    if get_origin(annotation) is Literal:
        return {"kind": "choice", "choices": [[one, say(f"reply_mode.{one}", lang)] for one in get_args(annotation)]}
    if get_origin(annotation) is dict:
        return {"kind": "mix", "choices": [[topic.key, topic.name.get(lang)] for topic in scenario.topics]}
    if get_origin(annotation) is tuple:
        return {"kind": "span", "low": 0, "high": 24}
    return {"kind": {bool: "switch", int: "whole"}.get(annotation, "number")}


def _slider(name: str, low: Any, high: Any, kind: dict[str, Any], scenario: Scenario) -> dict[str, Any]:
    """Where the slider ends, and its step."""
    if kind["kind"] not in ("number", "whole"):
        return {}
    far = high is None or high > FAR
    end = _round_up(ROOM * max(_values_in(scenario, name), default=1.0)) if far else high
    most = min(end, high) if high is not None else end
    step = 1 if kind["kind"] == "whole" else _round_step((most - (low or 0)) / STEPS)
    return {"most": most, "step": step}


def _values_in(scenario: Scenario, name: str) -> list[float]:
    """The values of a lever in the base practice and in the strategies' entries."""
    found = [value_of(account.practice, name) for account in scenario.accounts]
    for strategy in scenario.strategies:
        for path, value in strategy.set.items():
            found += [one for one, _ in choices.timed(value, 0) if path.endswith(f".{name}") and _is_number(one)]
    return [value for value in found if _is_number(value) and value > 0]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20 and so on."""
    magnitude = 10 ** math.floor(math.log10(value))
    return next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= value)


def _round_step(value: float) -> float:
    """1, 2 or 5 times a power of ten, not above a value."""
    magnitude = 10 ** math.floor(math.log10(value) + 1e-9)
    return round(max(factor * magnitude for factor in (1, 2, 5) if factor * magnitude <= value * (1 + 1e-9)), 9)


def value_of(practice: Practice, name: str) -> Any:
    """Value of a lever by its dotted name."""
    found = practice
    for part in name.split("."):
        found = getattr(found, part)
    return found


def values(choice: Choice, day: int) -> dict[str, Any]:
    """Where every lever of both sides stands on a day: by side, account and lever; coordination beside them."""
    return {side: _values(choices.practice(choice, side, day)) for side in SIDES}


def _values(scenario: Scenario) -> dict[str, Any]:
    accounts = {
        account.key: {name: _plain(value_of(account.practice, name)) for name in levers()}
        for account in scenario.accounts
    }
    return {"accounts": accounts, COORDINATION: scenario.coordination}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def path_of(account: str, name: str) -> str:
    """The path of a lever in a strategy."""
    return COORDINATION if name == COORDINATION else f"accounts.{account}.practice.{name}"


def typed(name: str, value: Any) -> Any:
    """A value as the schema wants it: browsers know no difference between 3 and 3.0."""
    annotation = float if name == COORDINATION else levers()[name].annotation if name in levers() else None
    if annotation is int and isinstance(value, float) and value.is_integer():
        return int(value)
    if annotation is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if get_origin(annotation) is dict and isinstance(value, dict):
        return _as_shares(value)
    return value


def _as_shares(weights: dict[str, Any]) -> dict[str, Any]:
    """Weights as shares that sum to 1; what are none are left for the schema to refuse."""
    if not all(_is_number(weight) and weight >= 0 for weight in weights.values()) or not sum(weights.values()):
        return weights
    total = sum(weights.values())
    return {key: float(weight) / total for key, weight in weights.items()}
