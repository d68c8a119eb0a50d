"""What may stand at the ends of an interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.study.judge.limits import Limits
from govsim.study.judge.paired import estimate
from govsim.study.judge.ranking import Goal, decide

SHARE, COUNT = Limits(0.0, 1.0), Limits(0.0)


def test_an_interval_is_cut_to_what_is_possible():
    assert SHARE.within((-0.2, 0.4)) == (0.0, 0.4)
    assert SHARE.within((0.8, 1.3)) == (0.8, 1.0)
    assert SHARE.within((1.2, 1.3)) == (1.0, 1.0)
    assert SHARE.within((None, None)) == (None, None)
    assert COUNT.within((-3.0, 900.0)) == (0.0, 900.0)


def test_a_difference_is_possible_where_both_values_are():
    assert SHARE.of_differences((None, None)) == (-1.0, 1.0)
    assert SHARE.of_differences((0.1, 0.3)) == (-0.3, 0.9)
    assert SHARE.of_differences((-0.2, 0.3)) == (-0.3, 1.0)
    assert COUNT.of_differences((4.0, 10.0)) == (-10.0, np.inf)
    assert COUNT.of_differences((None, None)) == (-np.inf, np.inf)


def test_what_was_seen_is_not_impossible():
    assert SHARE.around(np.array([0.5, 1.25, np.nan])) == (0.0, 1.25)
    assert SHARE.around(np.array([np.nan])) == SHARE


def test_a_share_of_next_to_nothing_cannot_gain_more_than_a_whole():
    """Shares of 0.2 and 0 become 1 and 0.76: a gain of 0.78 ± 12.706 · 0.028 / √2 = 0.254, up to 1.034.

    The share of today is 0.1 ± 1.27, which leaves a whole to be gained and 1 to be lost.
    """
    found = estimate(np.array([1.0, 0.76]), np.array([0.2, 0.0]), limits=SHARE)
    assert found.difference == pytest.approx(0.78)
    assert (found.low, found.high) == (pytest.approx(0.78 - 0.2541, abs=1e-4), 1.0)
    assert estimate(np.array([1.0, 0.76]), np.array([0.2, 0.0])).high > 1.03


def test_a_count_cannot_lose_more_than_there_is():
    """Of 10 always, 9 and 1 are left: 5 ± 50.8 less, but no more than all of it."""
    found = estimate(np.array([9.0, 1.0]), np.array([10.0, 10.0]), limits=COUNT)
    assert (found.difference, found.low) == (-5.0, -10.0)
    assert found.high == pytest.approx(-5 + 12.7062 * 4, abs=1e-3)


values = st.lists(st.floats(0, 1), min_size=2, max_size=6)


@given(st.data(), values)
def test_no_interval_of_shares_lies_beyond_what_is_possible(data, one):
    other = data.draw(st.lists(st.floats(0, 1), min_size=len(one), max_size=len(one)))
    found = estimate(np.array(one), np.array(other), limits=SHARE)
    assert -1 <= found.low <= found.difference <= found.high <= 1
    pair = decide({"a": np.array(one), "b": np.array(other)}, Goal("share", 1, 0.1), 0.95, limits=SHARE).pairs[0]
    assert -1 <= pair.low <= pair.high <= 1
