import numpy as np
import pytest
from scipy import stats

from govsim.study.judge.verdicts import Lack, Verdict, verdict, wilson


@pytest.mark.parametrize(
    ("holds", "fails", "futures", "said"),
    [
        (35, 0, 35, (Verdict.ROBUST, None)),
        (34, 0, 34, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
        (97, 3, 100, (Verdict.ROBUST, None)),
        (95, 5, 100, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
        (190, 10, 200, (Verdict.ROBUST, None)),
        (94, 6, 100, (Verdict.MOSTLY, None)),
        (14, 6, 20, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
        (15, 5, 20, (Verdict.MOSTLY, None)),
        (66, 34, 100, (Verdict.FRAGILE, None)),
        (0, 5, 5, (Verdict.FRAGILE, None)),
        (2, 0, 2, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
        (97, 0, 100, (Verdict.ROBUST, None)),
        (90, 2, 100, (Verdict.INCONCLUSIVE, Lack.SEEDS)),
        (70, 10, 100, (Verdict.MOSTLY, None)),
        (0, 40, 100, (Verdict.FRAGILE, None)),
        (0, 0, 100, (Verdict.INCONCLUSIVE, Lack.SEEDS)),
        (0, 0, 0, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
    ],
)
def test_the_rule_of_verdicts(holds, fails, futures, said):
    assert verdict(holds, fails, futures) == said


@pytest.mark.parametrize(
    ("holds", "futures", "said"),
    [
        (190, 200, Verdict.ROBUST),
        (189, 200, Verdict.MOSTLY),
        (200, 300, Verdict.MOSTLY),
        (199, 300, Verdict.FRAGILE),
    ],
)
def test_shares_of_just_95_in_100_and_of_two_thirds_are_enough(holds, futures, said):
    assert verdict(holds, futures - holds, futures) == (said, None)


def test_without_a_future_nothing_is_said():
    assert verdict(0, 0, 0) == (Verdict.INCONCLUSIVE, Lack.FUTURES)
    assert wilson(0, 0) == (None, None)


def test_wilson_by_the_formula():
    z, share, count = 1.959964, 0.3, 50
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    assert wilson(15, 50) == pytest.approx((middle - half, middle + half), abs=1e-6)
    assert wilson(0, 0) == (None, None)


def test_the_interval_of_a_share_is_that_of_scipy():
    for count, of in ((0, 7), (7, 7), (13, 40), (95, 100)):
        known = stats.binomtest(count, of).proportion_ci(0.95, method="wilson")
        assert wilson(count, of) == pytest.approx((known.low, known.high), abs=1e-12)
