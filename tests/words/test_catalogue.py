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
from govsim.scenario import json_schema, schema
from govsim.study.experiment import Experiment
from govsim.words import fields, numbers, studies
from tests.examples import ROOT

HAN = re.compile(r"[\u4e00-\u9fff]")
LETTER = re.compile(r"[A-Za-z]")
MODELS = [model for model in json_schema.models() if model is not schema.BehaviourNumbers]
EVENTS = get_args(get_args(schema.Event)[0])
MANY = {"size": 500, "citizens": 500, "numbers": 118, "assumed": 80}
"""Counts that are never 1: citizens of a scenario, and numbers of behaviour."""


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def plurals():
    """Every noun that the catalogue has a plural of: behind `|`, the first word."""
    forms = {form for en, _ in words.catalogue().values() for _, _, form, _ in Formatter().parse(en) if form}
    return {many for form in forms if (many := form.split("|")[1].split()[0]).endswith("s")}


def said_of(text, count):
    """An English text with all its counts the same."""
    return words.PLURALS.format(text, **dict.fromkeys(placeholders(text), count) | MANY)


def choices(model, name):
    return get_args(model.model_fields[name].annotation)


def field_key(model, name):
    own = f"field.{model.__name__}.{name}"
    return f"field._Event.{name}" if model in EVENTS and own not in fields.TEXTS else own


def field_keys():
    return {field_key(model, name) for model in MODELS for name in model.model_fields}


def label_keys():
    return {
        *(f"lever.{name}" for name in schema.levers()),
        *(f"reply_mode.{mode}" for mode in choices(schema.Reply, "mode")),
        *(f"event_kind.{kind}" for event in EVENTS for kind in choices(event, "kind")),
    }


def number_keys():
    return {
        *(f"number.{number.name}" for number in NUMBERS),
        *(f"source.{number.source}" for number in NUMBERS),
        *(f"channel.{channel}" for channel in CHANNELS),
    }


def unit_keys():
    infos = [info for model in json_schema.models() for info in model.model_fields.values()]
    infos += [info for model in json_schema.models(Experiment) for info in model.model_fields.values()]
    units = {(info.json_schema_extra or {}).get("unit") for info in infos} - {None}
    return {f"unit.{unit}" for unit in units | {thing.unit for thing in (*NUMBERS, *OUTCOMES)}}


def outcome_keys():
    return {f"outcome.{outcome.key}{part}" for outcome in OUTCOMES for part in ("", ".formula", ".missing")}


def test_both_languages_say_the_same():
    pairs = words.catalogue().items()
    assert [key for key, pair in pairs if not all(text.strip() for text in pair)] == []
    assert [key for key, (en, zh) in pairs if placeholders(en) != placeholders(zh)] == []


def test_each_language_is_itself():
    """What is said in words in English is said in Chinese characters in Chinese, and the pair is not swapped."""
    pairs = words.catalogue().items()
    assert [key for key, (en, zh) in pairs if LETTER.search(en) and not HAN.search(zh)] == []
    assert [key for key, (en, _) in pairs if HAN.search(en)] == []


@pytest.mark.parametrize("one", [1, "1", "+1", "−1"])
def test_one_has_a_singular(one):
    assert words.PLURALS.format("{days} {days:day|days}", days=one) == f"{one} day"


@pytest.mark.parametrize("many", [0, 2, 11, "1.0", "1,001", "0.1", "–"])
def test_everything_else_has_a_plural(many):
    assert words.PLURALS.format("{days} {days:day|days}", days=many) == f"{many} days"


def test_a_count_is_said_in_both_languages():
    assert words.say("cli.check.good", "en", path="a.yaml", strategies=1) == "a.yaml: good, 1 strategy"
    assert words.say("cli.check.good", "en", path="a.yaml", strategies=3) == "a.yaml: good, 3 strategies"
    assert words.say("cli.check.good", "zh", path="a.yaml", strategies=1) == "a.yaml：无误，共 1 个方案"


def test_a_text_may_have_a_key_among_its_values():
    assert words.say("brief.change.accounts", "en", key="annexe") == "a new account “annexe”"


def test_nothing_is_one_in_the_plural():
    """With 1 for every count no text has a `1 seeds`, of any word that has its plural in some text."""
    wrong = re.compile(rf"(?<![\w.])1 (?!of |in )(?:[a-z]+ )?(?:{'|'.join(plurals())}|people)\b")
    found = {key: wrong.search(said_of(en, 1)) for key, (en, _) in words.catalogue().items() if placeholders(en)}
    assert {key: match[0] for key, match in found.items() if match} == {}


def test_no_key_is_written_twice():
    keys = Counter(key for name in words.MODULES for key in import_module(f"govsim.words.{name}").TEXTS)
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_field_lever_and_choice_has_its_words_and_nothing_else_has():
    assert set(fields.TEXTS) == field_keys() | label_keys()


def test_every_field_of_an_experiment_has_its_words():
    models = [model for model in json_schema.models(Experiment) if model not in json_schema.models()]
    fields_said = {key for key in studies.TEXTS if key.startswith("field.")}
    assert fields_said == {f"field.{model.__name__}.{name}" for model in models for name in model.model_fields}


def test_every_number_source_and_channel_has_its_words_and_nothing_else_has():
    assert set(numbers.TEXTS) == number_keys()


def test_every_unit_and_outcome_has_its_words():
    assert {key for key in words.catalogue() if key.startswith("unit.")} == unit_keys()
    assert outcome_keys() - set(words.catalogue()) == set()


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_the_schema_finds_the_words_of_every_field(lang):
    for model in json_schema.models():
        for name in model.model_fields:
            assert json_schema.meaning(model.__name__, name, lang)


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("prefix", ["lever.", "channel.", "reply_mode.", "event_kind.", "number."])
def test_names_tell_things_apart(prefix, lang):
    said = Counter(words.say(key, lang) for key in words.catalogue() if key.startswith(prefix))
    assert [text for text, times in said.items() if times > 1] == []


def test_the_schema_speaks_both_languages():
    english, chinese = (json_schema.json_schema(lang) for lang in words.LANGUAGES)
    share = english["$defs"]["Practice"]["properties"]["original_share"]
    assert share["minimum"] == 0
    assert share["maximum"] == 1
    assert "editor hours" in share["description"]
    assert "原创" in chinese["$defs"]["Practice"]["properties"]["original_share"]["description"]


def test_the_schema_beside_the_scenarios_is_today_s():
    """Write it anew with `python docs/tables.py`."""
    written = json.loads((ROOT / "scenarios" / "schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(json_schema.json_schema("en")))


def test_the_schema_beside_the_experiments_is_today_s():
    """Write it anew with `python docs/tables.py`."""
    written = json.loads((ROOT / "experiments" / "schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(json_schema.json_schema("en", Experiment)))
