import json
from importlib import import_module
from string import Formatter

import pytest

from govsim import words
from govsim.measures.outcomes import OUTCOMES
from govsim.model import schema
from govsim.rules.numbers import NUMBERS
from tests.examples import ROOT


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(words.catalogue()))
def test_both_languages_say_the_same(key):
    en, zh = words.catalogue()[key]
    assert en
    assert zh
    if not key.startswith("field."):
        assert placeholders(en) == placeholders(zh)


def test_no_key_is_written_twice():
    sizes = [len(import_module(f"govsim.words.{name}").TEXTS) for name in words.MODULES]
    assert sum(sizes) == len(words.catalogue())


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_field_number_and_outcome_has_its_words(lang):
    for model in schema.models():
        for name in model.model_fields:
            assert schema.meaning(model.__name__, name, lang)
    for thing in (*NUMBERS, *OUTCOMES):
        assert words.say(f"unit.{thing.unit}", lang)
    for outcome in OUTCOMES:
        for part in ("", ".formula", ".missing"):
            assert words.say(f"outcome.{outcome.key}{part}", lang)


def test_the_schema_speaks_both_languages():
    english, chinese = (schema.json_schema(lang) for lang in words.LANGUAGES)
    share = english["$defs"]["Practice"]["properties"]["original_share"]
    assert share["minimum"] == 0
    assert share["maximum"] == 1
    assert "editor hours" in share["description"]
    assert "原创" in chinese["$defs"]["Practice"]["properties"]["original_share"]["description"]


def test_the_schema_beside_the_scenarios_is_today_s():
    """Write it anew with `govsim schema --lang en > scenarios/schema.json`."""
    written = json.loads((ROOT / "scenarios" / "schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(schema.json_schema("en")))
