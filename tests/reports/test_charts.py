"""Charts whatever the names: there is room for what is drawn, and nothing is taken for a formula."""

import warnings

import pytest

from govsim.reports import charts
from govsim.study.compare import compare
from govsim.words import LANGUAGES
from tests.examples import small

NAMES = [
    "现状",
    "换栏目：把全部栏目都换成居民最关心的民生服务" * 20,
    "_a $x_1$ and $\\frac{",
    "Pneumonoultra" * 12,
    "🏮 𠮷",
]
LEAST_SHARE = 0.1
"""Of a figure's width that each of three panels beside each other has left for what is drawn."""


@pytest.fixture(scope="module")
def odd():
    strategies = [{"key": f"s{place}", "name": {"en": name, "zh": name}} for place, name in enumerate(NAMES)]
    return compare(small(population__size=100, horizon__days=6, strategies=strategies), 2, crowd="agents", workers=1)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("draw", [charts._differences, charts._course])
def test_there_is_room_beside_names_of_any_length(odd, draw, lang):
    with charts.drawing():
        figure = draw(odd, lang)
        figure.draw_without_rendering()
        assert all(axes.get_position().width > LEAST_SHARE for axes in figure.axes)
        assert all(axes.get_position().height > LEAST_SHARE for axes in figure.axes)
        shown = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
        assert len(shown) == (len(NAMES) if draw is charts._course else 0)


def test_nothing_of_the_drawing_library_is_said(odd):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        charts.of_comparison(odd, "zh")
    assert [one.message.key for one in told] == ["warning.no_glyph"]
