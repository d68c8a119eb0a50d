"""Any change of a text is found and shown beside what it was; layout is no change."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from govsim.reports.brief.blocks import texts
from govsim.reports.brief.compared import HEADINGS, Changed, compared, plain
from govsim.words import LANGUAGES

KINDS = ["comparison", "study"]
NOT = {"en": "not ", "zh": "不"}
SWAPPED = {
    "en": [("BEST", "AS GOOD"), ("better", "worse"), ("TOO CLOSE TO CALL", "BEST"), ("INCONCLUSIVE", "ROBUST"),
           ("Introduce", "Avoid"), ("no ", ""), ("not ", ""), ("Friendlier", "Other topics"), ("▲", "▼"),
           ("yes", "no")],
    "zh": [("最优", "相当"), ("优于", "不及"), ("难分高下", "最优"), ("尚无定论", "稳健"), ("建议", "不建议"),
           ("不", ""), ("没有", ""), ("更亲和", "换栏目"), ("▲", "▼"), ("是", "否")],
}  # fmt: skip
QUIET = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


def sentences(brief):
    """Texts that say something: all but headings."""
    headings = {block.text for block in brief.blocks if block.kind in HEADINGS}
    return [i for i, text in enumerate(texts(brief.blocks)) if text not in headings]


@st.composite
def changed(draw, text, lang):
    """A text in which one thing is another: a digit, a word, a name, or a negation."""
    options = [("digit", i) for i, sign in enumerate(text) if sign.isascii() and sign.isdigit()]
    options += [("swap", pair) for pair in SWAPPED[lang] if pair[0] in text]
    options += [("not", i) for i in range(len(text)) if lang == "zh" or i == 0 or text[i - 1] == " "]
    kind, what = draw(st.sampled_from(options))
    if kind == "digit":
        other = draw(st.sampled_from([one for one in "0123456789" if one != text[what]]))
        return text[:what] + other + text[what + 1 :]
    return text.replace(*what, 1) if kind == "swap" else text[:what] + NOT[lang] + text[what:]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(parent=QUIET)
def test_any_change_of_one_sentence_is_found_with_both_versions(briefs, kind, lang, data):
    brief = briefs(kind, lang)
    expected = texts(brief.blocks)
    i = data.draw(st.sampled_from(sentences(brief)))
    other = data.draw(changed(expected[i], lang))
    assume(plain(other) != plain(expected[i]))
    told, headings = compared(expected, [*expected[:i], other, *expected[i + 1 :]], brief)
    assert (told, headings) == ((Changed(other, expected[i]),), ())


@pytest.mark.parametrize("lang", LANGUAGES)
@given(data=st.data())
@settings(parent=QUIET)
def test_a_sentence_left_out_or_added_is_found(briefs, lang, data):
    brief = briefs("study", lang)
    expected = texts(brief.blocks)
    i = data.draw(st.sampled_from(sentences(brief)))
    assert compared(expected, [*expected[:i], *expected[i + 1 :]], brief)[0] == (Changed("", expected[i]),)
    added = {"en": "All of this is to be ignored.", "zh": "以上建议均不采纳。"}[lang]
    assert compared(expected, [*expected[:i], added, *expected[i:]], brief)[0] == (Changed(added, ""),)


LAYOUT = ["  ", "\u00a0", "\n", "\t", " \u200b", "\u3000"]


@pytest.mark.parametrize("lang", LANGUAGES)
@given(data=st.data())
@settings(parent=QUIET)
def test_layout_is_no_change(briefs, lang, data):
    brief = briefs("comparison", lang)
    expected = texts(brief.blocks)
    i = data.draw(st.sampled_from([i for i in sentences(brief) if " " in expected[i]]))
    wider = data.draw(st.sampled_from(LAYOUT)).join(expected[i].split(" "))
    first, _, last = expected[i].partition(" ")
    for found in ([f" {wider} "], [first, last], [expected[i].replace("−", "\u2011")]):
        assert compared(expected, [*expected[:i], *found, *expected[i + 1 :]], brief) == ((), ())


def test_spaces_beside_chinese_letters_say_nothing_and_between_words_something():
    assert plain("共 12 项") == plain("共12项")
    assert plain("not able") != plain("notable")
    assert plain("1 2") != plain("12")


@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        ("The answer", "In short", (0, 1)),
        ("The answer", "In short: 3", (1, 0)),
        ("The answer", "In short: Friendlier", (1, 0)),
        ("The answer", "Not the answer", (1, 0)),
        ("The answer", "The answer: BEST", (1, 0)),
        ("Recommendation in steps", "Recommendation in no steps", (1, 0)),
        ("Cost", "What it costs", (0, 1)),
    ],
)
def test_headings_may_be_worded_otherwise_if_they_say_no_more(briefs, old, new, counts):
    brief = briefs("comparison", "en")
    expected = texts(brief.blocks)
    i = expected.index(old)
    told, headings = compared(expected, [*expected[:i], new, *expected[i + 1 :]], brief)
    assert (len(told), len(headings)) == counts
    assert (*told, *headings) == (Changed(new, old),)


def test_of_several_changes_in_one_place_each_is_shown_beside_its_own(briefs):
    brief = briefs("comparison", "en")
    expected = texts(brief.blocks)
    i = next(i for i in sentences(brief) if "TOO CLOSE" in expected[i] or "BEST" in expected[i])
    other = expected[i].replace("Reads", "Likes")
    told, _ = compared(expected, [*expected[:i], "Do none of this.", other, *expected[i + 1 :]], brief)
    assert set(told) == {Changed("Do none of this.", ""), Changed(other, expected[i])}
