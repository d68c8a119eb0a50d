import pytest

from govsim.app import levers
from govsim.app.choice import with_lever
from govsim.scenario import schema
from govsim.words import LANGUAGES
from tests.examples import small


def test_every_lever_has_its_place_in_a_group():
    grouped = [name for names in levers.groups().values() for name in names]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) == {*schema.levers(), levers.COORDINATION}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_controls_say_what_the_schema_says(lang):
    by_name = {one["name"]: one for one in levers.controls(small(), lang)}
    tone, pushes = by_name["tone"], by_name["pushes_per_week"]
    assert (tone["kind"], tone["low"], tone["high"], tone["most"]) == ("number", 0, 1, 1)
    assert (pushes["low"], pushes["high"]) == (0, 7)
    assert by_name["reply.clerks"]["kind"] == "whole"
    assert by_name["reply.duty.weekdays_only"]["kind"] == "switch"
    assert [key for key, _ in by_name["reply.mode"]["choices"]] == ["none", "auto", "staff", "both"]
    assert all(one["label"] and one["help"] and one["source"] for one in by_name.values())


def test_sliders_reach_well_beyond_what_the_scenario_has_and_never_beyond_the_schema():
    for one in levers.controls(small(), "en"):
        if "most" in one:
            assert one["high"] is None or one["most"] <= one["high"]
            assert 0 < one["step"] <= (one["most"] - one["low"]) / 4
    hours = next(one for one in levers.controls(small(), "en") if one["name"] == "editors.hours_per_week")
    assert 30 < hours["most"] <= 200


def test_values_are_those_of_the_day(choice):
    moved = with_lever(choice, "b", "accounts.town.practice.tone", 0.7, 8)
    assert levers.values(moved, 7)["b"]["accounts"]["town"]["tone"] == 0
    assert levers.values(moved, 8)["b"]["accounts"]["town"]["tone"] == 0.7
    assert levers.values(moved, 8)["a"]["accounts"]["town"]["tone"] == 0


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("reply.clerks", 3.0, 3),
        ("tone", 1, 1.0),
        ("reply.clerks", 2.5, 2.5),
        ("topics", {"policy": 1, "services": 3}, {"policy": 0.25, "services": 0.75}),
        ("topics", {"policy": -1, "services": 3}, {"policy": -1, "services": 3}),
        ("reply.duty.weekdays_only", True, True),
    ],
)
def test_values_of_a_browser_become_those_of_the_schema(name, value, wanted):
    found = levers.typed(name, value)
    assert found == wanted
    assert type(found) is type(wanted)
