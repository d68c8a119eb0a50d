"""How a difference stands against the baseline, as far as luck goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.reports import number_text
from govsim.study.goal import Goal
from govsim.study.judge.against import Against, by_luck
from govsim.study.judge.digits import decimals, is_nothing


@pytest.mark.parametrize(
    ("low", "high", "better", "standing"),
    [
        (1.0, 5.0, 1, "better"),
        (1.0, 5.0, -1, "worse"),
        (-5.0, -1.0, 1, "worse"),
        (-5.0, -1.0, -1, "better"),
        (1.0, 5.0, 0, "more"),
        (-5.0, -1.0, 0, "less"),
        (0.0, 5.0, 1, "open"),
        (-5.0, 0.0, 1, "open"),
        (-1.9, 1.9, 1, "same"),
        (0.5, 1.9, 1, "same"),
        (0.5, 2.0, 1, "better"),
        (-2.0, 1.0, 1, "open"),
        (0.0, 0.0, 1, "same"),
        (None, 5.0, 1, "open"),
        # half an interval of 12.5 says ones, of which 0.4 is nothing
        (0.4, 25.4, 1, "open"),
        (0.6, 25.6, 1, "better"),
    ],
)
def test_where_an_outcome_stands_when_two_matter(low, high, better, standing):
    assert by_luck((low, high), Goal("reads", better, 2.0)) == standing


def test_without_a_least_difference_only_nothing_at_all_is_the_same():
    exact = Goal("reads", 1, 0.0)
    assert by_luck((0.0, 0.0), exact) == "same"
    assert by_luck((-0.1, 0.1), exact) == "open"
    assert by_luck((0.00001, 0.00003), exact) == "better"


def test_what_rounds_to_nothing_is_nothing():
    """Where 0.005 matters there are four decimals, of which 0.00005 is the half of the last."""
    assert decimals(0.005) == 4
    assert is_nothing(0.00005, 0.005)
    assert not is_nothing(0.000051, 0.005)
    assert by_luck((0.00001, 0.0001), Goal("trust", 1, 0.005)) == "same"


values = st.floats(-1, 1).map(lambda x: x**5)


@given(values, values, st.floats(0, 0.1), st.sampled_from(["trust", "share", "count"]))
def test_no_mark_of_a_change_stands_beside_an_end_that_is_printed_as_nothing(one, other, matters, unit):
    low, high = sorted((one, other))
    found = by_luck((low, high), Goal("trust", 1, matters))
    if found in (Against.BETTER, Against.WORSE):
        spread = number_text.uncertainty((low, high), matters)
        ends = [number_text.number(end, unit, spread, sign=True) for end in (low, high)]
        assert {end[0] for end in ends} == {"+" if found == Against.BETTER else "-"}
