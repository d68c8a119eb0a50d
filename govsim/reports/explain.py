"""A behaviour number or a lever in a few lines: what it means, its range, where it comes from, what depends on it."""

from __future__ import annotations

from typing import Any

import annotated_types
from rich import box
from rich.table import Table

from govsim.errors import GovsimError, shown
from govsim.rules.numbers import ASSUMPTION, BY_NAME, NUMBERS, Number
from govsim.rules.uses import patterns_moved, rules_using
from govsim.scenario.pydantic_faults import suggestion
from govsim.scenario.schema import lever_of, levers
from govsim.words import joined, say

MODELS = {"reply.duty": "Duty", "reply": "Reply", "editors": "Editors", "": "Practice"}
"""The part of an account's practice that has a lever, by what its name begins with."""
NUMBER, LEVER = "number", "lever"
EFFECTS = {name: lever_of(info).carried_by for name, info in levers().items()}
"""The behaviour numbers that carry what a lever does to citizens; none: the lever only costs hours, an assumption."""
LIMITED_BY_PLATFORM = ("pushes_per_week", "articles_per_push")
"""Levers whose range is a rule of the platform (EVIDENCE §4)."""


def entry(name: str, lang: str) -> dict[str, Any]:
    """Everything about one number or lever as plain data; raises GovsimError for a name that is neither."""
    if name in BY_NAME:
        return _number(BY_NAME[name], lang)
    if name in levers():
        return _lever(name, lang)
    meant = suggestion(name, [*BY_NAME, *levers()])
    raise GovsimError("error.nothing_to_explain", value=shown(name), allowed=[meant] if meant else [])


def entries(lang: str) -> list[dict[str, Any]]:
    """Every number, then every lever."""
    return [entry(name, lang) for name in (*(number.name for number in NUMBERS), *levers())]


def _number(number: Number, lang: str) -> dict[str, Any]:
    moved = patterns_moved().get(number.name, ())
    return {
        "name": number.name,
        "kind": NUMBER,
        "meaning": say(f"number.{number.name}", lang),
        "unit": say(f"unit.{number.unit}", lang),
        "default": number.default,
        "low": number.low,
        "high": number.high,
        "source": say(f"source.{number.source}", lang),
        "rules": list(rules_using()[number.name]),
        "patterns": [say(f"pattern.{key}", lang) for key in moved],
    }


def _lever(name: str, lang: str) -> dict[str, Any]:
    field = levers()[name]
    low, high = limits(field)
    default = field.get_default(call_default_factory=True)
    return {
        "name": name,
        "kind": LEVER,
        "label": say(f"lever.{name}", lang),
        "meaning": _about(name, lang),
        "unit": say(f"unit.{unit(field)}", lang) if unit(field) else None,
        "default": default if isinstance(default, int | float | str) else None,
        "low": low,
        "high": high,
        "source": _sources(name, lang),
    }


def by_source(numbers: tuple[str, ...]) -> dict[str, list[str]]:
    """Some behaviour numbers by where they come from; none: a lever that only costs hours, an assumption."""
    named: dict[str, list[str]] = {}
    for name in numbers:
        named.setdefault(BY_NAME[name].source, []).append(name)
    return named or {ASSUMPTION: []}


def _sources(lever: str, lang: str) -> str:
    """Where the effect of a lever comes from: every source once, with the numbers it is the source of."""
    platform = [say("explain.platform", lang)] if lever in LIMITED_BY_PLATFORM else []
    found = by_source(EFFECTS[lever]).items()
    return say("explain.between_sources", lang).join([*platform, *(_source(*one, lang) for one in found)])


def _source(source: str, numbers: list[str], lang: str) -> str:
    said = say(f"source.{source}", lang)
    return say("explain.source_of", lang, source=said, numbers=joined(numbers, lang)) if numbers else said


def _about(lever: str, lang: str) -> str:
    """What the field of a lever means; it stands in the catalogue under the model that has the field."""
    part, _, field = lever.rpartition(".")
    return say(f"field.{MODELS[part]}.{field}", lang)


def unit(field: Any) -> str | None:
    """Unit of a field of the schema, if it has one."""
    return (field.json_schema_extra or {}).get("unit")


def limits(field: Any) -> tuple[float | None, float | None]:
    """Least and greatest value that the schema allows a field; None where there is no end."""
    low = next((m.ge for m in field.metadata if isinstance(m, annotated_types.Ge)), None)
    high = next((m.le for m in field.metadata if isinstance(m, annotated_types.Le)), None)
    return low, high


def card(found: dict[str, Any], lang: str) -> Table:
    """One entry as a table of two columns."""
    title = " · ".join(found[key] for key in ("name", "label") if key in found)
    table = Table(box=box.SIMPLE_HEAD, show_header=False, title=title, title_justify="left", pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name in ("meaning", "unit", "default", "range", "source", "rules", "patterns"):
        if (text := _said(found, name, lang)) is not None:
            table.add_row(say(f"explain.{name}", lang), text)
    return table


def overview(lang: str) -> Table:
    """All entries, a row each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("name", "meaning", "default", "range", "source"):
        table.add_column(say(f"explain.{name}", lang), overflow="fold")
    for found in entries(lang):
        table.add_row(found["name"], *(_said(found, n, lang) or "" for n in ("meaning", "default", "range", "source")))
    return table


def _said(found: dict[str, Any], name: str, lang: str) -> str | None:
    if name == "range":
        ends = [found["low"], found["high"]]
        return None if ends == [None, None] else " … ".join("" if end is None else f"{end:g}" for end in ends)
    if name not in found or found[name] is None:
        return None
    value = found[name]
    if isinstance(value, list):
        return joined(value, lang) or say("explain.none", lang)
    return f"{value:g}" if isinstance(value, int | float) else value
