import json

import pytest

from govsim.cli import main
from govsim.reports import explain
from govsim.rules.numbers import NUMBERS
from govsim.scenario.schema import levers
from govsim.words import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_and_lever_is_explained(lang):
    found = {one["name"]: one for one in explain.entries(lang)}
    assert found.keys() == {number.name for number in NUMBERS} | levers().keys()
    assert all(one["meaning"] for one in found.values())
    assert found["reply_half_life"]["rules"] == ["service.answer_value"]
    assert "reading.push_pull" in found["open_base"]["rules"]
    assert all(one["rules"] for one in found.values() if one["kind"] == explain.NUMBER)
    assert (found["pushes_per_week"]["low"], found["pushes_per_week"]["high"]) == (0, 7)


def test_patterns_that_depend_on_a_number_are_named():
    assert "Unfollowing a day" in explain.entry("unfollow_base", "en")["patterns"]
    assert explain.entry("rumour_share", "en")["patterns"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lever_says_where_its_effect_comes_from(lang):
    assert explain.EFFECTS.keys() == levers().keys()
    assert {name for names in explain.EFFECTS.values() for name in names} <= {number.name for number in NUMBERS}
    assert all(explain.entry(name, lang)["source"] for name in levers())


def test_sources_are_those_of_the_numbers():
    assert explain.entry("tone", "en")["source"] == "assumption: no source found (for appeal_tone)"
    assert explain.entry("editors.hours_per_week", "zh")["source"] == "假设：未找到依据"
    assert explain.entry("articles_per_push", "en")["source"].startswith("its range is a rule of the platform; calib")


def test_the_command(capsys):
    assert main(["explain", "open_base", "--lang", "zh"]) == 0
    assert "取值范围" in capsys.readouterr().out
    assert main(["explain", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(NUMBERS) + len(levers())
    assert main(["explain"]) == 0
    assert main(["explain", "open_bas"]) == 2
    assert "open_base" in capsys.readouterr().err
