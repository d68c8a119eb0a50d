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
COLUMNS = """govsim/rules/data/futures.csv has one column for every calibrated or assumed number, and no other.
After a number has come, gone or changed its source, run `python experiments/calibrate.py columns`: what is new
stays at its default. Where its rule moves today's numbers, run `python experiments/calibrate.py futures` (slow)."""
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
    assert numbers_moved({"assumptions": None}) == {*FITTED, *ASSUMED}, COLUMNS
    for row in sets(FUTURES):
        assert all(BY_NAME[name].low <= value <= BY_NAME[name].high for name, value in row.items())


def test_an_own_range_beats_that_of_a_set():
    ranges = {"calibrated": None, "behaviour.message_base": Range(low=-1, high=0), "behaviour.look_back": None}
    found = futures(ranges, Design(points=20), SCENARIO)
    assert all(-1 <= future.changes["behaviour.message_base"] <= 0 for future in found)
    assert not any(
        future.changes["behaviour.look_back"] in {s["look_back"] for s in sets(ENSEMBLE)} for future in found
    )


# By hand


def drawn(path, at, levels=3, scenario=SCENARIO):
    """The values of a path at equal steps over its range, both ends among them."""
    found = futures({path: at}, Design(kind="grid", levels=levels), scenario)
    return [future.changes[path] for future in found]


HALF_LIFE, BASE = "behaviour.reply_half_life", "behaviour.message_base"


def test_a_range_goes_in_equal_steps_or_in_equal_factors():
    assert drawn(HALF_LIFE, Range(low=1, high=100)) == pytest.approx([1, 50.5, 100])
    assert drawn(HALF_LIFE, Range(low=1, high=100, log=True)) == pytest.approx([1, 10, 100])
    assert drawn(HALF_LIFE, Range(factor=(0.5, 8))) == pytest.approx([24 * 0.5, 24 * 2, 24 * 8])


def test_the_middle_of_a_triangle_is_its_median():
    """Of a triangle over 0 to 1 with its top at a quarter, 1 − √(½ · 1 · ¾) of the probability lies to the left."""
    middle = 100 + 200 * (1 - np.sqrt(0.5 * 0.75))
    assert drawn(HALF_LIFE, Range(low=100, high=300, mode=150)) == pytest.approx([100, middle, 300])


def test_a_range_of_its_own_is_that_of_the_table():
    assert drawn(HALF_LIFE, None) == pytest.approx([0.5, 168.25, 336])


def test_a_number_times_a_factor_stays_within_its_range():
    """Half-lives lie between 0.5 and 336 hours, and 24 of them times 0.01 or 100 do not; log-odds between −8 and 2."""
    assert drawn(HALF_LIFE, Range(factor=(0.01, 100))) == pytest.approx([0.5, 24, 336])
    # odds of −3.87 times or divided by e⁵ = 148.413: −8.87 and 1.13, by e⁶ = 403.429: −9.87 and 2.13
    assert drawn(BASE, Range(factor=(1 / 148.413159, 148.413159))) == pytest.approx([-8, -3.87, 1.13])
    assert drawn(BASE, Range(factor=(1 / 403.428793, 403.428793))) == pytest.approx([-8, -3.87, 2])


def test_what_is_no_number_of_behaviour_has_no_range_but_the_schema_s():
    assert drawn("accounts.town.practice.editors.hours_per_week", Range(factor=(0.1, 10))) == pytest.approx(
        [3, 30, 300]
    )


def test_a_factor_multiplies_what_the_scenario_says_of_the_first_that_is_meant():
    faster = small(behaviour__reply_half_life=10.0, accounts__town__practice__editors__hours_per_week=7.0)
    assert drawn(HALF_LIFE, Range(factor=(0.5, 2)), scenario=faster) == pytest.approx([5, 10, 20])
    every = drawn("accounts.*.practice.editors.hours_per_week", Range(factor=(0.5, 2)), scenario=faster)
    assert every == pytest.approx([15, 30, 60])


def test_a_factor_multiplies_what_was_drawn_of_a_set():
    ranges = {"calibrated": None, "behaviour.look_back_hours": Range(factor=(0.5, 2))}
    found = futures(ranges, Design(kind="grid", levels=2), SCENARIO)
    ends = [sets(ENSEMBLE)[place]["look_back_hours"] for place in (0, -1)]
    expected = [own * factor for own in ends for factor in (0.5, 2)]
    assert [one.changes["behaviour.look_back_hours"] for one in found] == pytest.approx(expected)
    assert [one.factors["behaviour.look_back_hours"] for one in found] == pytest.approx([0.5, 2, 0.5, 2])


def test_whole_numbers_are_rounded():
    assert drawn("population.size", Range(low=200, high=401.4)) == [200, 301, 401]
    assert drawn("accounts.town.practice.articles_per_push", Range(factor=(0.8, 3.2))) == [2, 3, 6]


def test_each_of_a_few_values_has_an_equal_part():
    """Of 100 points in a Latin hypercube each of four values has 25."""
    found = futures({"coordination": Range(values=[0.1, 0.2, 0.3, 0.4])}, Design(points=100), SCENARIO)
    values = [future.changes["coordination"] for future in found]
    assert [values.count(value) for value in (0.1, 0.2, 0.3, 0.4)] == [25] * 4


def test_sizes_of_designs():
    ranges = {HALF_LIFE: None, BASE: None, "coordination": Range(values=[0.0, 1.0])}
    kinds = {"grid": 3 * 3 * 2, "lhs": 8, "sobol": 8 * (3 + 2), "morris": 8 * (3 + 1)}
    assert {kind: size(ranges, Design(kind=kind, points=8, levels=3)) for kind in kinds} == kinds
    assert size({}, Design(points=8)) == 1
    assert size({"coordination": None}, Design(kind="list", given=[{"coordination": 1.0}] * 5)) == 5


def test_which_numbers_move():
    assert numbers_moved({HALF_LIFE: None, "coordination": None}) == {"reply_half_life"}
    assert numbers_moved({"calibrated": None, HALF_LIFE: None}) == {*FITTED, "reply_half_life"}
