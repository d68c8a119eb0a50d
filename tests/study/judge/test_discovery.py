import numpy as np
import pandas as pd
import pytest

from govsim.study.judge import discovery
from govsim.study.judge.discovery import Ended, agreement, discover, shuffled

FACTORS = 20


def cube(seed, futures=300, factors=FACTORS):
    rng = np.random.default_rng(seed)
    points = pd.DataFrame(rng.random((futures, factors)), columns=[f"x{place}" for place in range(factors)])
    return points, rng.random(futures)


def planted(seed, region, inside=0.9, outside=0.05, futures=300):
    points, luck = cube(seed, futures)
    box = region(points).to_numpy()
    return points, pd.Series(luck < np.where(box, inside, outside)), box


def corner(points):
    return (points["x3"] > 0.6) & (points["x7"] < 0.4)


def small_corner(points):
    return (points["x3"] > 0.7) & (points["x7"] < 0.3)


def middle(points):
    return points["x3"].between(0.3, 0.7) & (points["x7"] < 0.5)


def three(points):
    return (points["x3"] > 0.5) & (points["x7"] < 0.5) & (points["x11"] > 0.4)


def names(box):
    return {one.factor for one in box.restrictions}


def overlap(one, other):
    return (one & other).sum() / (one | other).sum()


@pytest.fixture(scope="module")
def done():
    points, fails, _ = planted(1, corner)
    return points, fails, discover(points, fails)


@pytest.mark.parametrize("region", [small_corner, middle])
def test_a_planted_box_is_found_among_twenty_factors(region):
    points, fails, box = planted(1, region)
    [found] = discover(points, fails).boxes
    assert names(found) == {"x3", "x7"}
    assert overlap(found.contains(points), box) > 0.85
    assert found.density > 0.8


def test_the_ends_of_a_clear_box_are_near_the_true_ones():
    points, fails, _ = planted(2, middle, inside=1, outside=0)
    found = {one.factor: one for one in discover(points, fails).boxes[0].restrictions}
    assert found["x3"].low == pytest.approx(0.3, abs=0.02)
    assert found["x3"].high == pytest.approx(0.7, abs=0.02)
    assert found["x7"].low is None
    assert found["x7"].high == pytest.approx(0.5, abs=0.02)


def test_coverage_density_and_mass_are_those_of_the_futures_inside(done):
    points, fails, found = done
    [box] = found.boxes
    inside = box.contains(points)
    assert (box.inside, box.failing) == (inside.sum(), fails[inside].sum())
    assert box.coverage == found.coverage == fails[inside].sum() / fails.sum()
    assert box.density == found.density == fails[inside].mean()
    assert box.mass == inside.mean()
    assert all(one.p < 1e-4 for one in box.restrictions)


def test_a_trajectory_goes_from_everything_inwards(done):
    trajectory = done[2].boxes[0].trajectory
    first = trajectory.iloc[0]
    assert (first["coverage"], first["mass"], first["restricted"], first["agreement"]) == (1, 1, 0, 0)
    assert trajectory["density"].is_monotonic_increasing
    assert trajectory["mass"].is_monotonic_decreasing
    assert trajectory["inside"].min() >= discovery.FEWEST


@pytest.mark.slow
@pytest.mark.parametrize("futures", [300, 1000])
@pytest.mark.parametrize("region", [corner, small_corner, middle, three])
def test_planted_boxes_are_found_whatever_the_seed(region, futures):
    found = []
    for seed in range(8):
        points, fails, box = planted(seed, region, futures=futures)
        [first, *_] = discover(points, fails).boxes
        found.append((overlap(first.contains(points), box), first.coverage, first.density, len(first.restrictions)))
    print(region.__name__, futures, "overlap, coverage, density, factors", np.round(np.mean(found, axis=0), 2))
    assert np.mean(found, axis=0)[0] > 0.85


@pytest.mark.parametrize("factors", [2, FACTORS])
def test_no_box_is_found_in_noise(factors):
    alarms = 0
    for seed in range(50):
        points, luck = cube(seed, 200, factors)
        done = discover(points, pd.Series(luck < (0.1, 0.3, 0.6, 0.9)[seed % 4]))
        alarms += bool(done.boxes)
        assert done.boxes or done.ended == Ended.CHANCE
    assert alarms <= 2


def test_a_box_that_shuffled_futures_give_too_is_not_given():
    points, luck = cube(30, 200, 2)
    fails = pd.Series(luck < 0.6)
    assert discovery._core(discovery._table(points), fails.to_numpy()).ends().any()
    assert discover(points, fails).boxes == ()


def test_a_value_of_a_factor_that_is_no_number_is_found():
    points, luck = cube(3, factors=6)
    rng = np.random.default_rng(4)
    points["tone"] = rng.choice(["plain", "warm", "stern", "official"], 300)
    points["crisis"] = rng.random(300) < 0.5
    inside = points["tone"].isin(["stern", "official"]) & points["crisis"]
    [box] = discover(points, pd.Series(luck < np.where(inside, 0.9, 0.05))).boxes
    found = {one.factor: set(one.values) for one in box.restrictions}
    assert found == {"tone": {"stern", "official"}, "crisis": {True}}
    assert (box.contains(points) == inside).all()


def test_whole_numbers_with_many_ties_are_cut_between_values():
    points, luck = cube(5, factors=5)
    points["staff"] = np.random.default_rng(6).choice([2, 3, 5, 9], 300)
    [box] = discover(points, pd.Series(luck < np.where(points["staff"] >= 5, 0.9, 0.05))).boxes
    [one] = box.restrictions
    assert (one.factor, one.low, one.high, one.values) == ("staff", 4, None, None)


def test_a_cut_counts_by_what_it_gains_for_every_future_it_loses():
    fails = pd.Series(np.arange(100) % 2 == 0)
    half = np.where(np.arange(100) < 50, "one", "other")
    fails[:50] = np.arange(50) < 20
    slice_of_luck = np.where(fails, 1.0, np.where(np.arange(100) % 10 == 1, 0.0, 1.0))
    table = discovery._table(pd.DataFrame({"half": half, "slice": slice_of_luck}))
    end, to, kept = discovery._peel(table, fails.to_numpy(), np.ones(4, dtype=bool), 0.05)
    assert (end, to) == (0, 1.0)
    assert kept.sum() == (slice_of_luck == 1).sum()


def test_two_regions_are_told_apart_though_the_first_box_lies_loosely_around_both():
    points, luck = cube(7, 400, 6)
    one, other = (points["x1"] > 0.7) & (points["x2"] > 0.5), (points["x1"] < 0.3) & (points["x5"] < 0.5)
    found = discover(points, pd.Series(luck < np.where(one | other, 0.95, 0.03)))
    assert {frozenset(names(box)) for box in found.boxes} == {frozenset({"x1", "x2"}), frozenset({"x1", "x5"})}
    assert min(found.coverage, found.density) > 0.8


def test_no_more_boxes_are_given_than_are_asked_for():
    points, fails, _ = planted(1, corner, 1, 0)
    found = discover(points[["x3", "x7"]], fails | (points["x3"] < 0.2), most_boxes=1)
    assert (len(found.boxes), found.ended) == (1, Ended.ENOUGH)


def test_an_end_that_does_not_matter_is_dropped():
    points, fails, _ = planted(1, corner)
    table, values = discovery._table(points), fails.to_numpy()
    limits = discovery._everything(table).moved(3, 0.6).moved(FACTORS + 7, 0.4).moved(12, 0.05)
    kept = discovery._pruned(table, values, limits)
    assert set(np.flatnonzero(kept.ends())) == {3, FACTORS + 7}


def test_a_box_that_is_found_has_been_pasted():
    points, fails, _ = planted(3, corner)
    table, values = discovery._table(points), fails.to_numpy()
    [box] = discover(points, fails).boxes
    core = discovery._core(table, values)
    assert box.inside > core.inside(table).sum()
    assert agreement(box.inside, box.failing, 300, fails.sum()) > discovery._agreement(table, values, core)


def test_a_box_cut_too_small_is_pasted_wider():
    points, fails, _ = planted(1, corner, 1, 0)
    table = discovery._table(points)
    limits = discovery._everything(table).moved(3, 0.75).moved(FACTORS + 7, 0.4)
    wide = discovery._pasted(table, fails.to_numpy(), limits)
    assert wide.low[3] == pytest.approx(0.6, abs=0.02)


def test_the_quasi_p_value_is_a_binomial_tail():
    fails = np.array([True] * 4 + [True] * 2 + [False] * 4)
    shut_out = np.array([[False] * 4 + [True] * 6])
    assert discovery._quasi_p(shut_out, fails) == pytest.approx([0.6**4])


def test_agreement_is_the_correlation_of_inside_and_fails():
    rng = np.random.default_rng(8)
    inside, fails = rng.random(50) < 0.4, rng.random(50) < 0.3
    told = agreement(inside.sum(), fails[inside].sum(), 50, fails.sum())
    assert told == pytest.approx(np.corrcoef(inside, fails)[0, 1])
    assert agreement(50, int(fails.sum()), 50, int(fails.sum())) == 0


@pytest.mark.parametrize(("failing", "ended"), [(9, Ended.TOO_FEW_FAILING), (91, Ended.TOO_FEW_HOLDING)])
def test_there_is_no_box_where_too_few_fail_or_hold(failing, ended):
    points, _ = cube(9, 100)
    done = discover(points, points["x0"].rank() <= failing)
    assert (done.boxes, done.ended, done.failing, done.coverage, done.density) == ((), ended, failing, 0, None)


def test_a_missing_value_and_another_index_are_refused():
    points, luck = cube(10)
    fails = pd.Series(luck < 0.5)
    for bad in (points.mask(points < 0.01), points.set_axis(points.index + 1)):
        with pytest.raises(ValueError, match="one index and no missing values"):
            discover(bad, fails)


def test_a_factor_that_never_varies_is_never_cut():
    points, fails, _ = planted(1, corner, 1, 0)
    [box] = discover(points.assign(x0=0.5), fails).boxes
    assert names(box) == {"x3", "x7"}


def test_futures_of_one_set_are_shuffled_together():
    """Whole sets fail, for what is none of the factors: there is no region, though futures alone would show one."""
    blamed, careful = 0, 0
    for seed in range(12):
        luck = np.random.default_rng(seed)
        alike = np.repeat(np.arange(25), 4)
        points = pd.DataFrame(luck.random((25, 40))[alike], columns=[f"f{i}" for i in range(40)])
        fails = pd.Series((luck.random(25) < 0.4)[alike])
        blamed += bool(discover(points, fails).boxes)
        careful += bool(discover(points, fails, alike=alike).boxes)
    assert blamed >= 4
    assert careful <= 1


def test_shuffling_keeps_the_values_and_what_is_alike_side_by_side():
    alike = np.array([2, 0, 0, 1, 2, 1])
    values = np.array([5, 1, 1, 3, 5, 3])
    done = shuffled(values, alike, np.random.default_rng(3))
    assert sorted(done) == sorted(values)
    assert all(len(set(done[alike == one])) == 1 for one in range(3))
    lone = shuffled(np.arange(6), np.arange(6), np.random.default_rng(3))
    assert sorted(lone) == list(range(6)) != list(lone)


def test_what_fails_outside_a_box_is_told():
    points = pd.DataFrame({"x": np.arange(100.0)})
    found = discover(points, pd.Series((np.arange(100) < 40) | (np.arange(100) % 10 == 9)))
    [box] = found.boxes
    assert (box.inside, box.failing) == (40, 40)
    assert found.elsewhere(box) == 6 / 60
