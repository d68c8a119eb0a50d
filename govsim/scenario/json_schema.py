"""The JSON Schema of scenario files (and of others with the same parts), with meanings in either language."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from govsim.scenario.schema import Scenario
from govsim.words import catalogue, say

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MERGE_KEY = "<<"
SHARED = "_Event"
"""Fields that all events have are described once."""


def json_schema(lang: str, root: type[BaseModel] = Scenario) -> dict[str, Any]:
    """The schema; every property says what it means, its unit, range and default."""
    schema = root.model_json_schema()
    _describe(schema, root.__name__, lang)
    for name, part in schema.get("$defs", {}).items():
        _describe(part, name, lang)
    return {"$schema": DIALECT, "title": "govsim"} | schema


def meaning(model: str, name: str, lang: str) -> str:
    """What a field means: behaviour numbers are described where they are defined."""
    if model == "BehaviourNumbers":
        return say(f"number.{name}", lang)
    key = f"field.{model}.{name}"
    return say(key if key in catalogue() else f"field.{SHARED}.{name}", lang)


def _describe(part: dict[str, Any], model: str, lang: str) -> None:
    part["description"] = say(f"section.{model}", lang)
    part.pop("title")
    for name, field in part.get("properties", {}).items():
        field.pop("title", None)
        text, unit = meaning(model, name, lang), field.pop("unit", None)
        field["description"] = f"{text} [{say(f'unit.{unit}', lang)}]" if unit else text
    if "properties" in part:
        part["properties"][MERGE_KEY] = {}
        part.pop("required", None)


def models(root: type[BaseModel] = Scenario) -> list[type[BaseModel]]:
    """Every model of the schema."""
    found: dict[str, type[BaseModel]] = {}
    _collect(root, found)
    return list(found.values())


def _collect(model: type[BaseModel], found: dict[str, type[BaseModel]]) -> None:
    if model.__name__ in found:
        return
    found[model.__name__] = model
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            _collect(inner, found)


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Models that the type of a field names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    inside = getattr(annotation, "__args__", ())
    return [model for part in inside for model in models_in(part)]
