"""The schema for editors against the files: a small checker stands in for an editor's."""

import re

import pytest

from govsim import words
from govsim.scenario import yaml_source
from govsim.scenario.json_schema import json_schema
from tests.examples import SCENARIOS, SMALL


@pytest.fixture(scope="module")
def schema():
    return json_schema("en")


def allows(rule, kind):
    said = rule.get("type", kind)
    return kind in (said if isinstance(said, list) else [said])


def accepts(value, rule, root):
    if "$ref" in rule:
        return accepts(value, root["$defs"][rule["$ref"].rsplit("/", 1)[1]], root)
    choices = rule.get("anyOf") or rule.get("oneOf")
    if choices and not any(accepts(value, choice, root) for choice in choices):
        return False
    if value not in rule.get("enum", [value]) or rule.get("const", value) != value:
        return False
    if isinstance(value, dict):
        return accepts_mapping(value, rule, root)
    if isinstance(value, list):
        return allows(rule, "array") and all(accepts(item, rule.get("items", {}), root) for item in value)
    if isinstance(value, str):
        return allows(rule, "string") and bool(re.search(rule.get("pattern", ""), value))
    if isinstance(value, int | float):
        numeric = rule.get("type", "number") in ("number", "integer", "boolean")
        return numeric and rule.get("minimum", value) <= value <= rule.get("maximum", value)
    return True


def accepts_mapping(value, rule, root):
    known, others = rule.get("properties", {}), rule.get("additionalProperties", True)
    if not allows(rule, "object") or (others is False and set(value) - set(known)):
        return False
    return all(
        accepts(inner, known.get(key, others if isinstance(others, dict) else {}), root) for key, inner in value.items()
    )


@pytest.mark.parametrize("text", [SMALL, *(path.read_text(encoding="utf-8") for path in SCENARIOS)])
def test_accepts_every_good_scenario(text, schema):
    assert accepts(yaml_source.parse(text, "f").data, schema, schema)


def test_accepts_a_name_in_one_language(schema):
    for said in ("青年", "{zh: 青年}"):
        text = SMALL.replace("name: {en: Young, zh: 青年}", f"name: {said}")
        assert accepts(yaml_source.parse(text, "f").data, schema, schema)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("seeds: 2", "seds: 2"),
        ("seeds: 2", "seeds: 0"),
        ("kind: service", "kind: servce"),
        ("name: small", "name: Small"),
    ],
)
def test_refuses_what_loading_refuses(old, new, schema):
    assert not accepts(yaml_source.parse(SMALL.replace(old, new), "f").data, schema, schema)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_property_is_described(lang):
    schema = json_schema(lang)
    for part in [schema, *schema["$defs"].values()]:
        described = {
            name: field.get("description") for name, field in part.get("properties", {}).items() if name != "<<"
        }
        assert all(described.values()), described


def test_merge_keys_are_allowed_in_every_mapping(schema):
    assert all("<<" in part["properties"] for part in schema["$defs"].values() if "properties" in part)
