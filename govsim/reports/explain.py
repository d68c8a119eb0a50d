"""Anything a scenario says or a run measures, in a few lines: what it means, its range, where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from rich import box
from rich.table import Table

from govsim.errors import GovsimError, shown
from govsim.measures.outcomes import OUTCOMES, Outcome
from govsim.rules.numbers import ASSUMPTION, BY_NAME, Number
from govsim.rules.uses import patterns_moved, rules_using
from govsim.scenario.json_schema import meaning, models_in
from govsim.scenario.pydantic_faults import suggestion
from govsim.scenario.schema import Scenario, lever_of, levers
from govsim.scenario.sections import Words
from govsim.words import LANGUAGES, catalogue, joined, say

MODELS = {"reply.duty": "Duty", "reply": "Reply", "editors": "Editors", "": "Practice"}
"""The part of an account's practice that has a lever, by what its name begins with."""
NUMBER, LEVER, OUTCOME, FIELD = "number", "lever", "outcome", "field"
BY_KEY = {outcome.key: outcome for outcome in OUTCOMES}
EFFECTS = {name: lever_of(info).carried_by for name, info in levers().items()}
"""The behaviour numbers that carry what a lever does to citizens; none: the lever only costs hours, an assumption."""
LIMITED_BY_PLATFORM = ("pushes_per_week", "articles_per_push")
"""Levers whose range is a rule of the platform (EVIDENCE §4)."""


def entry(name: str, lang: str) -> dict[str, Any]:
    """Everything about one number, lever, outcome or field of a scenario as plain data; its name is exact."""
    if name in BY_NAME:
        return _number(BY_NAME[name], lang)
    if name in levers():
        return _lever(name, lang)
    return _outcome(BY_KEY[name], lang) if name in BY_KEY else _field(name, lang)


def entries(lang: str) -> list[dict[str, Any]]:
    """Every number, then every lever, outcome, and field that is none of them."""
    return [entry(name, lang) for name in names()]


@cache
def names() -> tuple[str, ...]:
    """What can be explained, in the order of `entries`."""
    return (*BY_NAME, *levers(), *BY_KEY, *_fields())


def look_up(asked: str, lang: str) -> list[dict[str, Any]]:
    """The entries that a name or an everyday word of either language may mean; raises GovsimError where there are none.

    A name comes before parts of names, everyday words and labels, and these before texts that mention the word.
    """
    word = asked.strip().casefold()
    for matches in (_is_name, _is_meant, _is_mentioned):
        if found := [name for name in names() if word and matches(name, word)]:
            return [entry(name, lang) for name in found]
    meant = suggestion(word, [*names(), *(each for name in names() for each in _everyday(name))])
    known = {"value": shown(asked), "allowed": meant}
    raise GovsimError("error.nothing_to_explain" if meant else "error.nothing_like_it_to_explain", **known)


def _is_name(name: str, word: str) -> bool:
    return name.casefold() == word


def _is_meant(name: str, word: str) -> bool:
    labels = (_label(name, lang).casefold() for lang in LANGUAGES)
    return f".{word}." in f".{name.casefold()}." or word in (*_everyday(name), *labels)


def _is_mentioned(name: str, word: str) -> bool:
    return any(word in f"{_label(name, lang)} {entry(name, lang)['meaning']}".casefold() for lang in LANGUAGES)


def _everyday(name: str) -> list[str]:
    """Words by which people ask for an entry, of both languages."""
    key = f"everyday.{name}"
    said = [say(key, lang) for lang in LANGUAGES] if key in catalogue() else []
    return [word.strip().casefold() for text in said for word in text.split(",")]


def _label(name: str, lang: str) -> str:
    return entry(name, lang).get("label", "")


def _outcome(outcome: Outcome, lang: str) -> dict[str, Any]:
    return {
        "name": outcome.key,
        "kind": OUTCOME,
        "label": say(f"outcome.{outcome.key}", lang),
        "meaning": say(f"outcome.{outcome.key}.formula", lang),
        "unit": say(f"unit.{outcome.unit}", lang),
        "window": say(f"window.{outcome.window}", lang),
        "missing": say(f"outcome.{outcome.key}.missing", lang),
    }


@cache
def _fields() -> dict[str, tuple[str, str, FieldInfo]]:
    """Fields of a scenario by their path, with their model and name; without levers, which are entries themselves."""
    of_levers = {*MODELS.values(), "BehaviourNumbers"}
    found: dict[str, tuple[str, str, FieldInfo]] = {}
    for path, model, name, info in _walked(Scenario, ""):
        if model not in of_levers:
            found.setdefault(f"scenario.{path}" if path in levers() else path, (model, name, info))
    return found


def _walked(model: type[BaseModel], before: str) -> Iterator[tuple[str, str, str, FieldInfo]]:
    for name, info in model.model_fields.items():
        yield f"{before}{name}", model.__name__, name, info
        for inner in models_in(info.annotation):
            if inner is not Words:
                yield from _walked(inner, f"{before}{name}.")


def _field(path: str, lang: str) -> dict[str, Any]:
    model, name, info = _fields()[path]
    low, high = limits(info)
    default = info.get_default(call_default_factory=True)
    choices = get_args(info.annotation) if get_origin(info.annotation) is Literal else ()
    return {
        "name": path,
        "kind": FIELD,
        "meaning": meaning(model, name, lang),
        "unit": say(f"unit.{unit(info)}", lang) if unit(info) else None,
        "default": default if isinstance(default, int | float | str) else None,
        "low": low,
        "high": high,
        "choices": [*map(str, choices)] or None,
    }


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
    """Least and greatest number that the schema allows a field; None where there is no end, or no number."""
    low = next((m.ge for m in field.metadata if isinstance(m, annotated_types.Ge)), None)
    high = next((m.le for m in field.metadata if isinstance(m, annotated_types.Le)), None)
    return tuple(end if isinstance(end, int | float) else None for end in (low, high))


def card(found: dict[str, Any], lang: str) -> Table:
    """One entry as a table of two columns."""
    title = " · ".join(found[key] for key in ("name", "label") if key in found)
    table = Table(box=box.SIMPLE_HEAD, show_header=False, title=title, title_justify="left", pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name in ("meaning", "unit", "default", "range", "choices", "window", "missing", "source", "rules", "patterns"):
        if (text := _said(found, name, lang)) is not None:
            table.add_row(say(f"explain.{name}", lang), text)
    return table


def overview(some: Iterable[dict[str, Any]], lang: str) -> Table:
    """Some entries, a row each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("name", "meaning", "default", "range", "source"):
        table.add_column(say(f"explain.{name}", lang), overflow="fold")
    for found in some:
        table.add_row(found["name"], *(_said(found, n, lang) or "" for n in ("meaning", "default", "range", "source")))
    return table


def _said(found: dict[str, Any], name: str, lang: str) -> str | None:
    if name == "range":
        ends = [found.get("low"), found.get("high")]
        return None if ends == [None, None] else " … ".join("" if end is None else f"{end:g}" for end in ends)
    if name not in found or found[name] is None:
        return None
    value = found[name]
    if isinstance(value, list):
        return joined(value, lang) or say("explain.none", lang)
    return f"{value:g}" if isinstance(value, int | float) else value
