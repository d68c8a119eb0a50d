from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govsim.app import choice as choices
from govsim.app import link
from govsim.app.choice import as_yaml, with_campaign, with_lever, with_preset, with_size, without_campaign
from govsim.app.shelf import Shelf, uploaded
from govsim.errors import GovsimError
from tests.examples import ROOT, SMALL

CAMPAIGN = {"key": "tv", "channel": "traditional_media", "account": "county", "start_day": 20, "days": 9,
            "reach_per_day": 0.1, "cost": 900.0}  # fmt: skip
TONE = "accounts.town.practice.tone"
PACKED = {text: link._packed(text) for text in ("{}", "[1]", "[]", "[{}]")}


def test_the_whole_choice_comes_back(shelf):
    choice = with_lever(with_size(shelf.choice("quickstart"), 500), "b", "accounts.county.practice.tone", 0.9, 20)
    choice = with_lever(choice, "a", "accounts.*.practice.reply.mode", "both", 0)
    choice = with_campaign(choice, "a", CAMPAIGN)
    assert link.restored(link.query(choice, 17, 12), shelf) == (choice, 17, 12)


def test_campaigns_alone_come_back_and_those_of_a_preset_can_be_given_up(shelf):
    choice = with_campaign(shelf.choice("quickstart"), "b", CAMPAIGN)
    assert link.restored(link.query(choice, 0, 5), shelf)[0] == choice
    town = Shelf({"county": ROOT / "scenarios" / "county.yaml"}, "county")
    without = without_campaign(with_preset(town.choice(), "b", "promotion"), "b", "tv")
    found = link.restored(link.query(without, 0, 5), town)[0]
    assert choices.campaigns_of(found.b.strategy) == []
    assert found == without


def test_a_scenario_of_ones_own_travels_in_the_link(shelf):
    choice = with_lever(uploaded("mine.yaml", SMALL.encode()), "b", TONE, 0.9, 0)
    found, _, _ = link.restored(link.query(choice, 0, 5), shelf)
    assert found == choice
    assert as_yaml(found.scenario) == as_yaml(choice.scenario)


def test_without_anything_it_is_the_first_scenario(shelf):
    assert link.restored("", shelf) == (shelf.choice("small"), 0, None)


@pytest.mark.parametrize(
    "query",
    [
        "scenario=nothing", "size=many", "seed=x", "size=99999999", "a=nobody", "b=today&b_set=zzz",
        "a=today&a_set=eJw", f"a=today&a_set={PACKED['{}']}&a_add={PACKED['[1]']}",
        f"a=today&a_set={PACKED['{}']}&a_add={PACKED['{}']}", f"a=today&a_set={PACKED['[]']}",
        f"a=today&a_set={PACKED['{}']}&a_add={PACKED['[{}]']}", "scenario=own&file=AAAA", "day=x", "x" * 70_000,
    ],
)  # fmt: skip
def test_what_is_no_link_is_refused_in_a_sentence(query, shelf):
    with pytest.raises(GovsimError) as caught:
        link.restored(query, shelf)
    assert caught.value.message("en")
    assert caught.value.message("zh")


def test_a_bomb_is_not_unpacked(shelf):
    bomb = link._packed("a" * 20_000_000)
    with pytest.raises(GovsimError) as caught:
        link.restored(f"scenario=own&file={bomb}", shelf)
    assert caught.value.key == "page.fault.link"


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_no_address_breaks_it(text):
    with suppress(GovsimError):
        link.restored(text, Shelf({"small": ROOT / "tests" / "small.yaml"}, "small"))
