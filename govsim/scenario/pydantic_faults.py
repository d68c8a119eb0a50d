"""pydantic's findings in our words: one fault each, with the value, what is allowed and what was probably meant."""

from __future__ import annotations

import difflib
import re
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from govsim.errors import Fault, shown
from govsim.scenario.schema import Scenario
from govsim.scenario.sections import CrossFieldError
from govsim.words import Term

KINDS = {
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "int_parsing": "whole_number",
    "float_type": "number",
    "float_parsing": "number",
    "string_type": "text",
    "bool_type": "yes_no",
    "date_type": "date",
    "date_from_datetime_inexact": "date",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}
LIMITS = ("greater_than", "greater_than_equal", "less_than", "less_than_equal")
LENGTHS = ("too_short", "too_long")
PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?[%％]")
NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
NUMERIC = ("kind.number", "kind.whole_number")
PAIR = 2
"""Entries of the only kind of list with a fixed length."""


def schema_faults(error: ValidationError, root: type[BaseModel] = Scenario) -> list[Fault]:
    """One fault for each finding, with its path in the document."""
    return [_fault(found, *walked(found["loc"], root)) for found in error.errors(include_url=False)]


def suggestion(value: object, allowed: list[str]) -> str | None:
    """The allowed word most like `value`, if any is."""
    close = difflib.get_close_matches(str(value), allowed, n=1, cutoff=0.6)
    return close[0] if close else None


def _fault(found: ErrorDetails, path: tuple, info: FieldInfo | None, owner: type[BaseModel] | None) -> Fault:
    kind, value = found["type"], shown(found["input"])
    if kind == "missing" and isinstance(path[-1], int):
        return Fault("fault.length", {"value": path[-1], "allowed": str(PAIR)}, path[:-1])
    if kind == "missing":
        return Fault("fault.missing", {"value": path[-1]}, path[:-1])
    if kind == "extra_forbidden":
        allowed = list(owner.model_fields) if owner else []
        return Fault("fault.unknown_key", _choice(shown(path[-1]), allowed), path)
    if kind in KINDS:
        wanted = "text" if found.get("ctx", {}).get("class_name") == "Words" else KINDS[kind]
        return _type_fault(found["input"], Term(f"kind.{wanted}"), path)
    if kind in LIMITS:
        return Fault("fault.range", {"value": value, "allowed": limits(info)}, path)
    return _special_fault(found, kind, value, path)


def _special_fault(found: ErrorDetails, kind: str, value: str, path: tuple) -> Fault:
    context = found.get("ctx", {})
    if kind == "finite_number":
        return Fault("fault.finite", {"value": value}, path)
    if kind in ("literal_error", "union_tag_invalid"):
        return _choice_fault(found, value, context, path)
    if kind == "union_tag_not_found":
        return Fault("fault.missing", {"value": "kind"}, path)
    if kind in LENGTHS:
        return _length_fault(kind, context, path)
    if kind == "string_pattern_mismatch":
        return Fault("fault.key_pattern", {"value": value}, path)
    if isinstance(context.get("error"), CrossFieldError):
        return Fault(context["error"].key, context["error"].values, path)
    return _text_fault(found, value, path)


def _text_fault(found: ErrorDetails, value: str, path: tuple) -> Fault:
    if found["type"] == "string_too_short":
        return Fault("fault.no_text", {}, path)
    if found["type"] == "string_too_long":
        return Fault("fault.long_text", {"value": len(found["input"]), "allowed": found["ctx"]["max_length"]}, path)
    return Fault("fault.broken_text", {"value": value}, path)


def _type_fault(raw: Any, wanted: Term, path: tuple) -> Fault:
    value = shown(raw)
    if raw is None:
        return Fault("fault.nothing", {"allowed": wanted}, path)
    if isinstance(raw, str) and wanted.key in NUMERIC and (percent := PERCENT.fullmatch(raw)):
        return Fault("fault.percent", {"value": value, "allowed": f"{float(percent.group(1)) / 100:g}"}, path)
    if isinstance(raw, str) and wanted.key in NUMERIC and NUMBER.fullmatch(raw):
        return Fault("fault.quoted", {"value": value}, path)
    return Fault("fault.type", {"value": value, "allowed": wanted}, path)


def _length_fault(kind: str, context: dict, path: tuple) -> Fault:
    fewest, most = context.get("min_length"), context.get("max_length")
    allowed = f"≥ {fewest}" if kind == "too_short" else f"≤ {most}"
    if context["field_type"] == "Tuple":
        allowed = str(PAIR)
    return Fault("fault.length", {"value": context.get("actual_length"), "allowed": allowed}, path)


def _choice_fault(found: ErrorDetails, value: str, context: dict, path: tuple) -> Fault:
    if found["type"] == "union_tag_invalid":
        value, path = shown(context["tag"]), (*path, "kind")
        allowed = [part.strip(" '") for part in context["expected_tags"].split(",")]
    else:
        allowed = [part.strip(" '") for part in context["expected"].replace(" or ", ", ").split(",")]
    if isinstance(found["input"], str) and value in allowed:
        return Fault("fault.quoted", {"value": value}, path)
    return Fault("fault.choice", _choice(value, allowed), path)


def _choice(value: str, allowed: list[str]) -> dict:
    return {"value": value, "allowed": allowed, "suggestion": suggestion(value, allowed)}


def limits(info: FieldInfo | None) -> str:
    """The range of a field, e.g. `0–1`, `≥ 0`, `> 0, ≤ 10`."""
    low = high = None
    for limit in info.metadata if info else ():
        match limit:
            case Ge(ge=bound):
                low = f"≥ {_bound(bound)}"
            case Gt(gt=bound):
                low = f"> {_bound(bound)}"
            case Le(le=bound):
                high = f"≤ {_bound(bound)}"
            case Lt(lt=bound):
                high = f"< {_bound(bound)}"
    if low and high and low.startswith("≥") and high.startswith("≤"):
        return f"{low[2:]} – {high[2:]}"
    return ", ".join(part for part in (low, high) if part)


def _bound(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def walked(loc: tuple, root: type[BaseModel]) -> tuple[tuple, FieldInfo | None, type[BaseModel] | None]:
    """The path without pydantic's union tags, and the field and the model it leads to."""
    path: list = []
    here: Any = root
    info = owner = None
    for part in loc:
        here = plain(here)
        owner = here if isinstance(here, type) and issubclass(here, BaseModel) else None
        if owner is not None:
            info = owner.model_fields.get(part)
            here = info.annotation if info else Any
        elif _is_union(here):
            here = _tagged(here, part)
            continue
        elif get_origin(here) in (list, dict, tuple):
            info, here = _item(here, part)
        if part != "[key]":
            path.append(part)
    return tuple(path), info, owner


def plain(here: Any) -> Any:
    """A type without Annotated and without `| None`."""
    if get_origin(here) is Annotated:
        return plain(get_args(here)[0])
    if _is_union(here) and NoneType in get_args(here):
        rest = [part for part in get_args(here) if part is not NoneType]
        return plain(rest[0] if len(rest) == 1 else Union[tuple(rest)])  # noqa: UP007
    return here


def _is_union(here: Any) -> bool:
    return get_origin(here) in (Union, UnionType)


def _tagged(union: Any, tag: Any) -> Any:
    for part in get_args(union):
        kind = getattr(part, "model_fields", {}).get("kind")
        if kind and get_origin(kind.annotation) is Literal and tag in get_args(kind.annotation):
            return part
    return Any


def _item(here: Any, part: Any) -> tuple[FieldInfo | None, Any]:
    args = get_args(here)
    item = args[part] if get_origin(here) is tuple and isinstance(part, int) and part < len(args) else args[-1]
    return (FieldInfo.from_annotation(item) if get_origin(item) is Annotated else None), item
