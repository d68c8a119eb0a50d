from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govsim.app import choice as choices
from govsim.app.choice import LARGEST, opened, with_lever, with_preset, with_size, with_strategy
from govsim.errors import GovsimError
from govsim.model import memory
from govsim.scenario.load import load, parse
from govsim.scenario.strategies import at, regimes
from tests.examples import SCENARIOS, small

TONE = "accounts.town.practice.tone"
ALL_TONES = "accounts.*.practice.tone"


def tones(choice, day, side="b"):
    scenario = at(regimes(choices.scenario_of(choice), choice.side(side).strategy.key), day)
    return {account.key: account.practice.tone for account in scenario.accounts}


def test_a_scenario_opens_with_its_first_two_strategies(choice):
    assert choices.keys(choice) == ("today", "same")
    assert choices.scenario_of(choice) == choice.scenario


def test_a_lever_moved_before_play_holds_from_the_end_of_burn_in(choice):
    moved = with_lever(choice, "b", TONE, 0.7, 0)
    assert moved.b.strategy.set == {TONE: 0.7}
    assert [tones(moved, day)["town"] for day in (3, 4, 11)] == [0, 0.7, 0.7]


def test_a_lever_moved_during_play_is_an_entry_with_from_day(choice):
    moved = with_lever(choice, "b", TONE, 0.7, 8)
    assert moved.b.strategy.set == {TONE: {"value": 0.7, "from_day": 8}}
    assert choices.marks(moved, "b") == [(8, "town", "tone")]


def test_a_lever_can_be_moved_twice(choice):
    moved = with_lever(with_lever(choice, "b", TONE, 0.7, 6), "b", TONE, 0.2, 9)
    assert [tones(moved, day)["town"] for day in (5, 6, 8, 9)] == [0, 0.7, 0.7, 0.2]


def test_moving_it_again_on_the_same_day_replaces_the_move(choice):
    moved = with_lever(with_lever(choice, "b", TONE, 0.7, 6), "b", TONE, 0.2, 6)
    assert moved.b.strategy.set == {TONE: {"value": 0.2, "from_day": 6}}


def test_all_accounts_overrule_one(choice):
    moved = with_lever(with_lever(choice, "b", TONE, 0.7, 0), "b", ALL_TONES, 0.4, 0)
    assert moved.b.strategy.set == {ALL_TONES: 0.4}
    assert tones(moved, 11) == {"hall": 0.4, "town": 0.4}


def test_one_account_differs_from_all(choice):
    moved = with_lever(with_lever(choice, "b", ALL_TONES, 0.4, 0), "b", TONE, 0.7, 6)
    assert tones(moved, 5) == {"hall": 0.4, "town": 0.4}
    assert tones(moved, 6) == {"hall": 0.4, "town": 0.7}


def test_a_changed_strategy_has_a_name_of_its_own_and_stands_in_the_scenario(choice):
    moved = with_lever(choice, "b", TONE, 0.7, 0)
    assert choices.keys(moved) == ("today", "same_b")
    assert moved.b.strategy.name.en == "Same by another name, changed"
    assert [one.key for one in choices.scenario_of(moved).strategies][-1] == "same_b"


def test_a_preset_undoes_the_changes(choice):
    assert with_preset(with_lever(choice, "b", TONE, 0.7, 0), "b", "same") == choice


@pytest.mark.parametrize(("path", "value"), [(TONE, 3.0), (TONE, "much"), ("accounts.nobody.practice.tone", 0.5)])
def test_what_cannot_be_is_refused(choice, path, value):
    with pytest.raises(GovsimError):
        with_lever(choice, "b", path, value, 0)


def test_too_late_a_move_is_refused(choice):
    with pytest.raises(GovsimError, match="from_day"):
        with_lever(choice, "b", TONE, 0.5, 12)


@pytest.mark.parametrize("size", [1, LARGEST + 1])
def test_sizes_the_page_cannot_show_are_refused(choice, size):
    with pytest.raises(GovsimError):
        with_size(choice, size)


def test_two_sides_must_fit_into_memory_together(choice, monkeypatch):
    one = memory.needed(regimes(choice.scenario, "today"), "arrays")
    monkeypatch.setattr(memory, "available", lambda: one.total + 0.5 * one.citizens * one.each)
    with pytest.raises(GovsimError, match="memory"):
        choices.refuse_too_large(choice)


MOVES = st.lists(
    st.tuples(
        st.sampled_from([TONE, ALL_TONES, "coordination", "accounts.hall.practice.reply.mode"]), st.integers(0, 11)
    ),
    max_size=6,
)


@settings(max_examples=40)
@given(MOVES, st.integers(0, 5))
def test_whatever_is_moved_the_file_says_it_and_comes_back_the_same(moves, seed):
    moved = opened(small(), "small", seed)
    for i, (path, day) in enumerate(moves):
        value = ["none", "auto", "staff", "both"][i % 4] if path.endswith("mode") else i / 10
        moved = with_lever(moved, "b", path, value, day)
    played = choices.scenario_of(moved)
    assert parse(choices.as_yaml(played)) == played
    again = with_strategy(opened(small(), "small", seed), "b", moved.b.preset, moved.b.strategy.set)
    assert regimes(choices.scenario_of(again), again.b.strategy.key) == regimes(played, moved.b.strategy.key)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_scenario_comes_back_from_its_yaml(path):
    scenario = load(path)
    assert parse(choices.as_yaml(scenario)) == scenario


def test_the_seed_belongs_to_the_choice(choice):
    assert replace(choice, seed=7).seed == 7
