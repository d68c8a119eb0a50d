import json

import pytest

from govsim.cli import main
from govsim.errors import GovsimError
from govsim.measures.outcomes import OUTCOMES
from govsim.reports import explain
from govsim.rules.numbers import NUMBERS
from govsim.scenario.schema import levers
from govsim.words import LANGUAGES, catalogue


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_lever_outcome_and_field_is_explained(lang):
    found = {one["name"]: one for one in explain.entries(lang)}
    assert len(found) == len(explain.entries(lang))
    outcomes, fields = {one.key for one in OUTCOMES}, {"campaigns.reach_per_day", "budget", "events.plausibility"}
    assert found.keys() > {number.name for number in NUMBERS} | levers().keys() | outcomes | fields
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
    assert len(json.loads(capsys.readouterr().out)) == len(explain.names())
    assert main(["explain"]) == 0
    assert main(["explain", "open_bas"]) == 2
    assert "open_base" in capsys.readouterr().err


def looked_up(asked):
    return [one["name"] for one in explain.look_up(asked, "en")]


def test_everyday_words_of_either_language_find_what_they_mean():
    for asked in ("粉丝", "followers", "Fans", " 粉丝数 "):
        assert "followers_end" in looked_up(asked)
    assert looked_up("wci") == looked_up("传播力指数") == ["wci"]
    assert looked_up("budget") == ["budget"]
    assert looked_up("预算") == ["budget"]
    assert looked_up("回复时长") == ["reply_hours_median"]
    assert looked_up("open_base") == ["open_base"]


def test_parts_of_names_find_all_that_have_them():
    assert set(looked_up("hours_per_week")) == {
        "reply.hours_per_week", "editors.hours_per_week", "campaigns.hours_per_week",
    }  # fmt: skip
    assert looked_up("reach_per_day") == ["campaigns.reach_per_day"]


def test_every_everyday_word_finds_its_entry():
    for name in explain.names():
        for word in explain._everyday(name):
            assert name in looked_up(word), word
    said = {key.removeprefix("everyday.") for key in catalogue() if key.startswith("everyday.")}
    assert said <= set(explain.names())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asked", ["zzzz", "", " ", "bugdet", "[/b]"])
def test_what_nobody_knows_gets_a_sentence_without_an_empty_hint(asked, lang):
    with pytest.raises(GovsimError) as refused:
        explain.look_up(asked, lang)
    said = refused.value.message(lang)
    assert ("budget" in said) is (asked == "bugdet")
    assert "“”" not in said
    assert "“–”" not in said
