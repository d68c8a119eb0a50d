"""Costs of strategies and what they buy, on comparisons whose differences are made up."""

import pytest

from govsim.reports.brief import costs
from govsim.reports.brief.sentences import Sentences
from govsim.reports.names import Names
from tests.reports.brief.by_hand import HALF, source

DEARER = {"money": 400.0, "wages": 600.0, "staff_hours": 8.0}
"""A thousand more in all, of 15,000."""


def bought(noise=1.0, **more):
    """A strategy that wins ten readers unless `more` says otherwise."""
    return source({"b": DEARER | {"readers": 10.0} | more}, {"readers": noise, "counter_visits": noise})


def test_what_is_spent_is_money_and_wages():
    found = bought()
    assert (costs.spent(found, "today"), costs.spent(found, "b")) == (15_000, 16_000)
    assert (costs.extra(found, "b"), costs.extra(found, "today")) == (1_000, 0)


def test_a_reader_costs_most_where_fewest_are_won():
    """A thousand for 10 readers, of whom 7.52 to 12.48 are sure: 100 each, 80 to 133."""
    claim = costs.per_unit(bought(), "b", "readers")
    assert (claim.estimate, claim.low, claim.high) == pytest.approx((100, 1000 / (10 + HALF), 1000 / (10 - HALF)))
    assert 80 < claim.low < 81
    assert 133 < claim.high < 134
    assert (claim.says, claim.unit, claim.signed) == ("", "money", False)


def test_counter_visits_saved_are_those_that_fall_away():
    claim = costs.saved(bought(counter_visits=-20.0), "b")
    assert (claim.estimate, claim.low, claim.high) == pytest.approx((20, 20 - HALF, 20 + HALF))
    assert costs.saved(bought(counter_visits=20.0), "b").estimate == pytest.approx(-20)


def test_the_row_of_a_strategy_in_the_order_of_its_columns():
    found = bought(noise=0.0, counter_visits=-20.0)
    row = costs.row(found, "b")
    assert [claim.key.split("/")[2] for claim in row] == [
        "staff_hours", "utilisation", "money", "wages", "extra", "readers", "needs_met", "counter_visits",
    ]  # fmt: skip
    known = [108, 0.8, 6_400, 9_600, 1_000, 100, None, 20]
    assert [claim.estimate for claim in row] == pytest.approx(known)
    assert [claim.estimate for claim in costs.row(found, "today")] == pytest.approx([100, 0.8, 6_000, 9_000])
    assert [claim.signed for claim in row[:5]] == [False, False, False, False, True]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"readers": 2.0}, "brief.cost.no_gain"),
        ({"readers": -10.0}, "brief.cost.no_gain"),
        ({"readers": 10.0, "money": -600.0}, "brief.cost.nothing"),
        ({"readers": 10.0, "money": -601.0}, "brief.cost.nothing"),
        ({"readers": 10.0, "money": -599.0}, ""),
    ],
)
def test_a_price_is_said_where_readers_are_sure_and_cost_something(more, says):
    """Of 2 readers −0.48 to 4.48 are sure; 600 more of wages are no extra cost where as much money is saved."""
    assert costs.per_unit(bought(**more), "b", "readers").says == says


def test_what_was_not_recorded_has_no_price():
    assert costs.per_unit(bought(), "b", "messages").says == "brief.cost.unknown"


def test_what_a_strategy_takes_in_words():
    found = bought()
    claim = costs.takes(found, "b")
    assert {name: getattr(value, "value", value) for name, value in claim.values.items()} == {
        "hours": 108, "more_hours": 8, "money": 6_400, "more_money": 400, "wages": 9_600, "days": 12,
    }  # fmt: skip
    said = Sentences(Names(found.scenario, {}, "en")).sentence(claim)
    assert "108 staff hours a week and 6,400 CNY over 12 days" in said
    assert "(difference to “As today”: +8 hours, +400 CNY); wages come to 9,600 CNY" in said


def test_a_price_in_words_has_its_lower_end_first():
    said = Sentences(Names(bought().scenario, {}, "en"))
    assert said.interval(costs.per_unit(bought(), "b", "readers")) == "100 CNY (80 to 133)"
    assert said.ends(costs.per_unit(bought(), "b", "readers")) == ["100 CNY", "[80, 133]"]
    assert said.ends(costs.saved(bought(counter_visits=-20.0), "b"), bare=True) == ["+20.0", "[+17.5, +22.5]"]
