import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govsim.rules.numbers import ASSUMED, BY_NAME, DEFAULTS, FITTED
from govsim.rules.uses import ENSEMBLE, FUTURES
from govsim.study.experiment import Design, Range
from govsim.study.futures import futures, numbers_moved, sets, size
from tests.examples import small

SCENARIO = small()
SHAPES = st.sampled_from(
    [Range(low=1, high=300), Range(low=1, high=300, log=True), Range(low=1, high=300, mode=9), Range(factor=(0.5, 2))]
)


@settings(max_examples=40)
@given(SHAPES, st.integers(1, 40), st.integers(0, 9))
def test_points_stay_in_their_range_and_come_again(at, points, seed):
    ranges, design = {"behaviour.reply_half_life": at}, Design(points=points, seed=seed)
    found = futures(ranges, design, SCENARIO)
    assert found == futures(ranges, design, SCENARIO)
    values = [future.changes["behaviour.reply_half_life"] for future in found]
    low, high = (at.low, at.high) if at.factor is None else (DEFAULTS.reply_half_life / 2, DEFAULTS.reply_half_life * 2)
    assert len(found) == points == size(ranges, design)
    assert all(low - 1e-9 <= value <= high + 1e-9 for value in values)


def test_a_factor_on_log_odds_multiplies_the_odds_and_is_shown_as_a_factor():
    [future] = futures({"behaviour.message_base": Range(factor=(1, 4))}, Design(points=1), SCENARIO)
    [factor] = future.factors.values()
    assert future.changes["behaviour.message_base"] == pytest.approx(DEFAULTS.message_base + np.log(factor))
    assert future.drawn() == {"behaviour.message_base": factor}


def test_a_latin_hypercube_has_one_point_in_each_part():
    found = futures({"behaviour.reply_half_life": Range(low=1, high=101)}, Design(points=10), SCENARIO)
    parts = sorted(int((future.changes["behaviour.reply_half_life"] - 1) / 10) for future in found)
    assert parts == list(range(10))


def test_a_grid_has_all_combinations_and_both_ends():
    ranges = {"behaviour.reply_half_life": Range(low=1, high=3), "coordination": Range(values=[0.0, 0.5, 1.0])}
    found = futures(ranges, Design(kind="grid", levels=2), SCENARIO)
    assert size(ranges, Design(kind="grid", levels=2)) == 6
    assert {tuple(future.changes.values()) for future in found} == {(a, b) for a in (1, 3) for b in (0, 0.5, 1)}


def test_a_list_is_as_given_and_nothing_drawn_is_one_future():
    ranges, given_ = {"coordination": None}, [{"coordination": 0.2}, {"coordination": 0.9}]
    assert [f.changes for f in futures(ranges, Design(kind="list", given=given_), SCENARIO)] == given_
    assert [f.changes for f in futures({}, Design(), SCENARIO)] == [{}]


@pytest.mark.parametrize(("kind", "each"), [("sobol", 4), ("morris", 3)])
def test_designs_for_what_decides_have_the_points_they_need(kind, each):
    ranges = {"behaviour.reply_half_life": None, "behaviour.give_up_hours": None}
    design = Design(kind=kind, points=8)
    assert len(futures(ranges, design, SCENARIO)) == size(ranges, design) == 8 * each


def test_whole_numbers_stay_whole():
    [future] = futures({"population.size": Range(low=200, high=900)}, Design(points=1), SCENARIO)
    assert isinstance(future.changes["population.size"], int)


def test_assumptions_are_drawn_as_whole_sets_within_their_ranges():
    found = futures({"assumptions": None}, Design(points=len(sets(FUTURES))), SCENARIO)
    rows = [{path.removeprefix("behaviour."): value for path, value in future.changes.items()} for future in found]
    assert all(row in sets(FUTURES) for row in rows)
    assert len({tuple(row.values()) for row in rows}) == len(sets(FUTURES))
    assert numbers_moved({"assumptions": None}) == {*FITTED, *ASSUMED}
    for row in sets(FUTURES):
        assert all(BY_NAME[name].low <= value <= BY_NAME[name].high for name, value in row.items())


def test_an_own_range_beats_that_of_a_set():
    ranges = {"calibrated": None, "behaviour.message_base": Range(low=-1, high=0), "behaviour.look_back": None}
    found = futures(ranges, Design(points=20), SCENARIO)
    assert all(-1 <= future.changes["behaviour.message_base"] <= 0 for future in found)
    assert not any(
        future.changes["behaviour.look_back"] in {s["look_back"] for s in sets(ENSEMBLE)} for future in found
    )
