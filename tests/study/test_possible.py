import math

import pytest

from govsim.measures.outcomes import OUTCOMES
from govsim.study.possible import possible


@pytest.mark.parametrize(
    ("outcome", "limits"),
    [
        ("reads", (0, math.inf)),
        ("answered_share", (0, 1)),
        ("trust_young", (0, 1)),
        ("service_experience", (0, 1)),
        ("reproduction", (0, 1)),
        ("net_growth", (-math.inf, math.inf)),
        ("money", (0, math.inf)),
    ],
)
def test_what_values_an_outcome_can_have(outcome, limits):
    assert possible(outcome) == limits


def test_nothing_but_growth_is_less_than_nothing():
    assert {one.key for one in OUTCOMES if possible(one.key).low < 0} == {"net_growth"}
