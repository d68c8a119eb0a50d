"""Names and texts hold what can be shown, and numbers what can be written out: others get a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.errors import GovsimError
from govsim.scenario.load import parse
from govsim.scenario.schema import Scenario
from tests.examples import SMALL, small

BAD = [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x202E, 0x2066, 0xFFFE, 0xFDD0, 0x1FFFF]
GOOD = [
    "平凉发布", "a\u3000b", "👨\u200d👩\u200d👧", "é\u0301", "two\nlines", "tab\t", "[/b]", "<!--<script>", "𠮷",
    "\ufeffx", "\u200emark",
]  # fmt: skip
LONG = ["0x" + "f" * 600, "0x" + "f" * 9000, "9" * 301, "9" * 5000, "-" + "9" * 4400, "0o" + "7" * 9000]


def named(name):
    document = small().model_dump()
    document["accounts"][0]["name"]["en"] = name
    return Scenario.model_validate(document)


def test_signs_that_cannot_be_shown_are_refused_with_their_place():
    """Written as YAML writes them, in a name of the file."""
    for number in BAD:
        text = SMALL.replace("en: Service hall", f'en: "\\U{number:08X} hall"', 1)
        with pytest.raises(GovsimError) as refused:
            parse(text, "f.yaml")
        assert f"U+{number:04X}" in refused.value.message("en")
        assert "name.en" in refused.value.message("en")


@pytest.mark.parametrize("name", GOOD)
def test_other_signs_are_text(name):
    assert named(name).accounts[0].name.en == name


@given(st.text(min_size=1, max_size=20))
def test_whatever_is_taken_can_be_written_to_a_terminal_and_a_document(name):
    try:
        taken = named(name).accounts[0].name.en
    except ValueError:
        return
    taken.encode("utf-8")
    assert not {"\x1b", "\x00"} & set(taken)


@pytest.mark.parametrize(
    "number", ["0x" + "f" * 600, "0x" + "f" * 9000, "9" * 301, "9" * 5000, "-" + "9" * 4400, "0o" + "7" * 9000]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_numbers_without_end_are_refused_where_they_stand(number, lang):
    with pytest.raises(GovsimError) as refused:
        parse(SMALL.replace("days: 12", f"days: {number}"), "f.yaml")
    assert "f.yaml:4:" in refused.value.message(lang)
    assert len(refused.value.message(lang)) < 300


def test_prices_beyond_any_are_refused():
    """Their sums would be infinite, which JSON does not know."""
    for price in ("editor_hour", "reply_hour", "campaign_hour", "simpler_forms_money", "service_level_money_per_month"):
        with pytest.raises(GovsimError) as refused:
            parse(f"{SMALL}costs: {{{price}: 1.0e+308}}\n", "f.yaml")
        assert f"costs.{price}" in refused.value.message("en")


@pytest.mark.parametrize("said", ["青年", "{zh: 青年}", "{en: 青年}", "{en: 青年, zh: 青年}"])
def test_a_name_in_one_language_stands_for_both(said):
    scenario = parse(SMALL.replace("name: {en: Young, zh: 青年}", f"name: {said}", 1), "f.yaml")
    assert [scenario.population.segments[0].name.get(lang) for lang in ("en", "zh")] == ["青年", "青年"]
    assert Scenario.model_validate(scenario.model_dump()) == scenario


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("''", "young.name.en: the text is empty"),
        ("{en: ''}", "young.name.en: the text is empty"),
        ("{}", "young.name: there is no text; write it in English (en), in Chinese (zh), or as one text for both"),
        ("3", "young.name: “3” is not a text; put it in quotes"),
        ("{de: x}", "young.name.de: unknown key “de”; allowed: en, zh"),
    ],
)
def test_a_name_without_text_gets_one_sentence(said, sentence):
    with pytest.raises(GovsimError) as refused:
        parse(SMALL.replace("name: {en: Young, zh: 青年}", f"name: {said}", 1), "f.yaml")
    assert sentence in refused.value.message("en")
    assert refused.value.message("en").count("\n") == 0
