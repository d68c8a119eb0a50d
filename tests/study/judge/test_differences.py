import numpy as np
import pytest

from govsim.study.judge.differences import Paired, differences, means, paired_of, standard_errors
from govsim.study.judge.which_runs import cube_of
from tests.study.judge.runs_by_hand import against_nothing, crossed, table


def test_differences_are_paired_seed_by_seed():
    rows = [(0, "a", 1, 10), (0, "a", 2, 50), (0, "b", 1, 13), (0, "b", 2, 51)]
    one = differences(table(rows), "reads", "a", ["a", "b"]).iloc[0]
    assert (one["difference"], one["seeds"], one["freedom"]) == (2, 2, 1)
    assert one["luck"] == pytest.approx(np.sqrt(2 / 2))


def test_luck_is_null_where_no_future_has_two_seeds():
    assert differences(crossed({"a": [1, 2], "b": [2, 2]}), "reads", "a", ["a", "b"])["luck"].isna().all()


def test_futures_alike_share_one_variance_and_a_single_seed_borrows_it():
    variances, counts = np.array([1.0, 3.0, np.nan]), np.array([3, 2, 1])
    errors, freedom = standard_errors(variances, counts)
    assert errors == pytest.approx(np.sqrt((2 * 1 + 1 * 3) / 3 / counts))
    assert freedom.tolist() == [3, 3, 3]


def test_futures_unlike_keep_the_more_of_their_own_variance_the_more_seeds_they_have():
    rng = np.random.default_rng(1)
    for count, kept in ((3, (0.3, 0.95)), (30, (0.9, 1.0))):
        truth = rng.permutation(np.geomspace(0.01, 100, 400))
        seen = truth * rng.chisquare(count - 1, 400) / (count - 1)
        errors, _ = standard_errors(seen, np.full(400, count))
        slope = np.polyfit(np.log(seen), np.log(errors**2), 1)[0]
        assert kept[0] < slope < kept[1]


@pytest.mark.parametrize("spreads", [(1, 1, 1), (0.2, 1, 5)])
@pytest.mark.parametrize("count", [2, 3, 8])
def test_intervals_of_luck_hold_the_truth_as_often_as_they_promise(spreads, count):
    rng = np.random.default_rng(2)
    gaps = rng.normal(0, rng.choice(spreads, 2000)[:, None], (2000, count))
    errors, freedom = standard_errors(gaps.var(axis=1, ddof=1), np.full(2000, count))
    paired = Paired("b", np.arange(2000), gaps.mean(axis=1), errors, freedom, np.full(2000, count))
    low, high = paired.interval(0.95)
    assert np.mean((low <= 0) & (high >= 0)) == pytest.approx(0.95, abs=0.025)


def test_the_interval_within_a_future_by_hand():
    """Differences 1, 2 and 6 on three seeds: mean 3, where the median is 2; sd √7, t(0.975, 2) = 4.302653."""
    runs = against_nothing([(0, "b", 1, 1.0), (0, "b", 2, 2.0), (0, "b", 3, 6.0)])
    one = differences(runs, "reads", "a", ["a", "b"]).iloc[0]
    assert (one["difference"], one["freedom"]) == (3, 2)
    half = 4.302653 * np.sqrt(7 / 3)
    paired = paired_of(cube_of(runs, "reads", ["a", "b"]), "b", "a")
    assert np.ravel(paired.interval(0.95)) == pytest.approx([3 - half, 3 + half], rel=1e-6)
    assert means(runs, "reads", ["b"])["mean"].tolist() == [3]
