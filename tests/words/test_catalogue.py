import json
import re
from collections import Counter
from importlib import import_module
from string import Formatter
from typing import get_args

import pytest

from govsim import words
from govsim.measures.outcomes import OUTCOMES
from govsim.rules.numbers import CHANNELS, NUMBERS
from govsim.scenario import json_schema as schema
from govsim.scenario import schema as scenario
from govsim.study.experiment import Experiment
from govsim.words import fields, numbers, studies
from tests.examples import ROOT

HAN = re.compile(r"[\u4e00-\u9fff]")
LETTER = re.compile(r"[A-Za-z]")
MODELS = [model for model in schema.models() if model is not scenario.BehaviourNumbers]
EVENTS = get_args(get_args(scenario.Event)[0])
NETWORKS = get_args(get_args(scenario.Network)[0])


def placeholders(text):
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def choices(model, name):
    return get_args(model.model_fields[name].annotation)


def field_key(model, name):
    own = f"field.{model.__name__}.{name}"
    return f"field._Event.{name}" if model in EVENTS and own not in fields.TEXTS else own


def field_keys():
    return {field_key(model, name) for model in MODELS for name in model.model_fields}


def label_keys():
    return {
        *(f"lever.{name}" for name in scenario.levers()),
        *(f"reply_mode.{mode}" for mode in choices(scenario.Reply, "mode")),
        *(f"account_kind.{kind}" for kind in choices(scenario.Account, "kind")),
        *(f"event_kind.{kind}" for event in EVENTS for kind in choices(event, "kind")),
        *(f"network_kind.{kind}" for network in NETWORKS for kind in choices(network, "kind")),
    }


def number_keys():
    return {
        *(f"number.{number.name}" for number in NUMBERS),
        *(f"source.{number.source}" for number in NUMBERS),
        *(f"channel.{channel}" for channel in CHANNELS),
    }


def unit_keys():
    infos = [info for model in schema.models() for info in model.model_fields.values()]
    infos += [info for model in schema.models(Experiment) for info in model.model_fields.values()]
    units = {(info.json_schema_extra or {}).get("unit") for info in infos} - {None}
    return {f"unit.{unit}" for unit in units | {thing.unit for thing in (*NUMBERS, *OUTCOMES)}}


def outcome_keys():
    return {f"outcome.{outcome.key}{part}" for outcome in OUTCOMES for part in ("", ".formula", ".missing")}


@pytest.mark.parametrize("key", sorted(words.catalogue()))
def test_both_languages_say_the_same(key):
    en, zh = words.catalogue()[key]
    assert en.strip()
    assert zh.strip()
    assert placeholders(en) == placeholders(zh)


@pytest.mark.parametrize("key", sorted(words.catalogue()))
def test_each_language_is_itself(key):
    """What is said in words in English is said in Chinese characters in Chinese, and the pair is not swapped."""
    en, zh = words.catalogue()[key]
    assert HAN.search(zh) or not LETTER.search(en)
    assert not HAN.search(en)


def test_no_key_is_written_twice():
    keys = Counter(key for name in words.MODULES for key in import_module(f"govsim.words.{name}").TEXTS)
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_field_lever_and_choice_has_its_words_and_nothing_else_has():
    assert set(fields.TEXTS) == field_keys() | label_keys()


def test_every_field_of_an_experiment_has_its_words():
    models = [model for model in schema.models(Experiment) if model not in schema.models()]
    fields_said = {key for key in studies.TEXTS if key.startswith("field.")}
    assert fields_said == {f"field.{model.__name__}.{name}" for model in models for name in model.model_fields}


def test_every_number_source_and_channel_has_its_words_and_nothing_else_has():
    assert set(numbers.TEXTS) == number_keys()


def test_every_unit_and_outcome_has_its_words():
    assert (unit_keys() | outcome_keys()) - set(words.catalogue()) == set()


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_the_schema_finds_the_words_of_every_field(lang):
    for model in schema.models():
        for name in model.model_fields:
            assert schema.meaning(model.__name__, name, lang)


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("prefix", ["lever.", "channel.", "reply_mode.", "account_kind.", "event_kind.", "number."])
def test_names_tell_things_apart(prefix, lang):
    said = Counter(words.say(key, lang) for key in words.catalogue() if key.startswith(prefix))
    assert [text for text, times in said.items() if times > 1] == []


def test_the_schema_speaks_both_languages():
    english, chinese = (schema.json_schema(lang) for lang in words.LANGUAGES)
    share = english["$defs"]["Practice"]["properties"]["original_share"]
    assert share["minimum"] == 0
    assert share["maximum"] == 1
    assert "editor hours" in share["description"]
    assert "原创" in chinese["$defs"]["Practice"]["properties"]["original_share"]["description"]


def test_the_schema_beside_the_scenarios_is_today_s():
    """Write it anew with `python docs/tables.py`."""
    written = json.loads((ROOT / "scenarios" / "schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(schema.json_schema("en")))


def test_the_schema_beside_the_experiments_is_today_s():
    """Write it anew with `python docs/tables.py`."""
    written = json.loads((ROOT / "experiments" / "schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(schema.json_schema("en", Experiment)))
