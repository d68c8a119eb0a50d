"""Tables on the terminal."""

import pytest
from rich.table import Table

from govsim.reports import console
from govsim.reports.console import comparison_table, screen
from govsim.study.compare import compare
from tests.examples import small

NAME = "[/b] [red]x[/red] :smile: [link=http://a]b[/link]"


def printed(capsys, what):
    screen().print(what)
    return " ".join(capsys.readouterr().out.split())


def test_nothing_that_people_write_is_markup(capsys):
    table = Table(title=NAME)
    table.add_column(NAME)
    table.add_row(NAME)
    assert printed(capsys, table).count(NAME) == 3
    assert NAME in printed(capsys, NAME)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_comparison_shows_names_as_they_are(capsys, lang, monkeypatch):
    monkeypatch.setattr(console, "NARROWEST", 200)
    strategies = [{"key": key, "name": {"en": f"{NAME} {key}", "zh": f"{NAME} {key}"}} for key in ("one", "two")]
    scenario = small(about={"en": NAME, "zh": NAME}, population__size=100, strategies=strategies, horizon__days=6)
    done = compare(scenario, seeds=2, crowd="agents", workers=1)
    out = printed(capsys, comparison_table(done, lang))
    assert NAME in out
    assert f"{NAME} one" in out


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "“As today” is not as observed: Net growth a month is"), ("zh", "月净增率为")]
)
def test_a_base_practice_that_is_not_as_observed_is_said_below_the_table(capsys, lang, said, monkeypatch):
    """Where everybody unfollows followers shrink by far more than the half per cent a month of the band."""
    monkeypatch.setattr(console, "NARROWEST", 400)
    shrinking = {
        "population__size": 100,
        "horizon__days": 36,
        "behaviour": {"unfollow_base": -2.0, "follow_base": -9.0},
    }
    done = compare(small(**shrinking), seeds=1, crowd="agents", workers=1, strategies=["today", "same"])
    assert said in printed(capsys, comparison_table(done, lang))
    others = compare(small(**shrinking), seeds=1, crowd="agents", workers=1, strategies=["topics", "friendly"])
    assert said not in printed(capsys, comparison_table(others, lang))
