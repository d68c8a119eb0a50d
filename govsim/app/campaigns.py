"""The campaigns of a side: the form by which one is made, made from the schema, and those there are."""

from __future__ import annotations

from itertools import count
from typing import Any, get_args, get_origin

from govsim.app import choice as choices
from govsim.app.choice import Choice
from govsim.app.levers import sources
from govsim.reports.explain import limits, unit
from govsim.scenario.schema import Campaign, Channel, Scenario
from govsim.words import say

FIELDS = ("channel", "account", "via", "segments", "start_day", "days", "reach_per_day", "cost", "hours_per_week")
"""What is asked for, in this order; the key is made, and a name is not needed."""


def form(scenario: Scenario, lang: str) -> list[dict[str, Any]]:
    """The fields of the form as plain data."""
    return [_field(name, scenario, lang) for name in FIELDS]


def _field(name: str, scenario: Scenario, lang: str) -> dict[str, Any]:
    info = Campaign.model_fields[name]
    low, high = limits(info)
    label, meaning = say(f"page.campaign.{name}", lang), say(f"field.Campaign.{name}", lang)
    said = say(f"unit.{unit(info)}", lang) if unit(info) else ""
    described = {"name": name, "label": label, "help": meaning, "unit": said, "low": low, "high": high}
    return described | _kind(name, scenario, lang)


def _kind(name: str, scenario: Scenario, lang: str) -> dict[str, Any]:
    if name == "channel":
        return {"kind": "choice", "choices": [[one, say(f"channel.{one}", lang)] for one in get_args(Channel)]}
    if name in ("account", "via"):
        return {"kind": "choice", "choices": [[one.key, one.name.get(lang)] for one in scenario.accounts]}
    if name == "segments":
        parts = scenario.population.segments
        return {"kind": "several", "choices": [[one.key, one.name.get(lang)] for one in parts]}
    return {"kind": "whole" if Campaign.model_fields[name].annotation is int else "number"}


def effects(lang: str) -> dict[str, str]:
    """Where the effect of a campaign comes from, by channel."""
    numbers = {one: (f"campaign_base_{one}", f"campaign_habit_{one}") for one in get_args(Channel)}
    return {one: sources(names, lang) for one, names in numbers.items()}


def listed(choice: Choice, side: str) -> list[dict[str, Any]]:
    """All campaigns of a side on its last day, in order of time; `own`: those that it adds itself and can change."""
    own = {one["key"] for one in choices.campaigns_of(choice.side(side).strategy)}
    last = choices.practice(choice, side, choice.scenario.horizon.days - 1)
    rows = [one.model_dump(exclude={"name"}) | {"own": one.key in own} for one in last.campaigns]
    return sorted(rows, key=lambda row: (row["start_day"], row["key"]))


def typed(values: dict[str, Any], key: str) -> dict[str, Any]:
    """A campaign as a file has it, from what a browser sends; what stands at its default is left out."""
    found = {"key": key}
    for name in FIELDS:
        value = _as_in_file(name, values.get(name))
        if value is not None and value != Campaign.model_fields[name].get_default(call_default_factory=True):
            found[name] = value
    return found


def _as_in_file(name: str, value: Any) -> Any:
    """Browsers know no difference between 3 and 3.0."""
    annotation = Campaign.model_fields[name].annotation
    if annotation is int and isinstance(value, float) and value.is_integer():
        return int(value)
    if annotation is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value or None if get_origin(annotation) is list else value


def new_key(choice: Choice, side: str) -> str:
    """A key that no campaign or event of a side has yet."""
    last = choices.practice(choice, side, choice.scenario.horizon.days - 1)
    taken = {one.key for one in (*last.campaigns, *last.events)}
    return next(key for number in count(1) if (key := f"campaign_{number}") not in taken)
