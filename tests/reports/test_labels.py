import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from govsim.errors import GovsimWarning
from govsim.reports.labels import MOST_CELLS, label, lines, shortened, warn_of_boxes, without_glyph

SIGNS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Mn", "Me", "Zl", "Zp"])


@given(st.text(SIGNS, min_size=1, max_size=300), st.integers(6, 40))
def test_a_label_has_no_line_wider_than_asked_and_the_whole_name_where_that_is_short(name, width):
    told = label(name, width)
    assert all(cell_len(line.strip()) <= width for line in told.splitlines())
    assert not told.startswith("_")
    assert cell_len(shortened(name)) <= MOST_CELLS
    if cell_len(" ".join(name.split())) <= MOST_CELLS:
        assert "".join(told.split()) == "".join(name.split())


def test_words_stay_whole_and_long_names_keep_their_ends():
    assert label("A very long English name of a strategy", 24) == "A very long English name\nof a strategy"
    assert label("把全部栏目都换成居民最关心的民生服务", 24) == "把全部栏目都换成居民最关\n心的民生服务"
    one, other = (shortened("非常" * 100 + end) for end in "甲乙")
    assert one != other
    assert one.startswith("非常非常")
    assert one.endswith("甲")
    assert "…" in one
    assert lines(["short", "非常" * 100]) == 4


@pytest.mark.parametrize(("text", "boxes"), [("更亲和 Town “é” ▲", ""), ("𠮷野家🏮", "🏮𠮷"), ("a\u200bb", "")])
def test_signs_that_no_font_has_are_told(text, boxes):
    assert without_glyph([text]) == boxes
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        warn_of_boxes([text])
    assert [one.message.values["value"] for one in told if isinstance(one.message, GovsimWarning)] == (
        [" ".join(boxes)] if boxes else []
    )
