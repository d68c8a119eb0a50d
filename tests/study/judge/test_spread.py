import numpy as np
import pytest

from govsim.study.judge.spread import spread
from tests.study.judge.runs_by_hand import against_nothing, crossed, simulated


def test_the_spread_by_hand():
    rows = [(0, "b", 1, 1.0), (0, "b", 2, 3.0), (1, "b", 3, 6.0), (1, "b", 4, 8.0)]
    one = spread(against_nothing(rows), "reads", "b", "a")
    # within: 2 in both futures; means 2 and 7: MSB = 2 * 12.5 = 25; (25 - 2) / 2 = 11.5
    assert (one.mean, one.luck, one.unknown) == pytest.approx((4.5, 2, 11.5))
    assert one.unknown_share == pytest.approx(11.5 / 13.5)
    assert (one.futures, one.runs) == (2, 4)
    uneven = spread(against_nothing([*rows, (1, "b", 5, 10.0)]), "reads", "b", "a")
    # within: (2 + 2 * 4) / 3; gaps of the six pairs of two futures: 5, 7, 9, 3, 5, 7, half their mean square 119 / 6
    assert (uneven.mean, uneven.luck, uneven.unknown) == pytest.approx((5, 10 / 3, 119 / 6 - 10 / 3))


@pytest.mark.parametrize("shared", [0.0, 2.0])
@pytest.mark.parametrize("seeds", [3, (2,) * 20 + (8,) * 10])
def test_the_split_is_unbiased_with_unequal_counts_and_with_luck_that_futures_share(seeds, shared):
    told = [spread(simulated(30, seeds, 5, 1.5, 2.0, shared, seed), "reads", "b", "a") for seed in range(150)]
    unknown, luck = (np.array([getattr(one, key) for one in told]) for key in ("unknown", "luck"))
    assert unknown.mean() == pytest.approx(1.5**2, rel=0.12)
    assert luck.mean() == pytest.approx(2.0**2 + shared**2, rel=0.2 if shared else 0.05)
    assert (unknown >= 0).all()


def test_the_split_is_never_negative_and_null_where_it_cannot_be_told():
    told = [spread(simulated(10, 3, between=0.0, seed=seed), "reads", "b", "a") for seed in range(20)]
    assert min(one.unknown for one in told) == 0
    assert spread(crossed({"a": [1, 2], "b": [2, 2]}), "reads", "b", "a").unknown is None
    assert spread(crossed({"a": [1], "b": [2]}, seeds=(1, 2)), "reads", "b", "a").luck is None
    still = spread(crossed({"a": [1, 1], "b": [2, 2]}, seeds=(1, 2)), "reads", "b", "a")
    assert (still.unknown, still.luck, still.unknown_share) == (0, 0, None)
