"""What is recommended, on comparisons whose differences are made up: 20 reads and 0.01 of trust matter."""

import dataclasses

import pytest

from govsim.reports.brief import recommend
from govsim.reports.brief.recommend import Advice, Recommendation, allowed, focus, recommendation
from tests.examples import experiment
from tests.reports.brief.by_hand import HALF, source

NOISE = {"reads": 4.0, "trust": 0.001}
"""Intervals of differences are so ± 9.9 reads and ± 0.0025 of trust."""


def said(more, **about):
    return recommendation(source(more, NOISE, **about))


def test_what_is_better_in_one_outcome_and_worse_in_none_is_adopted():
    assert said({"b": {"reads": 50.0}}) == Recommendation(Advice.ADOPT, "b", ("reads",))
    assert said({"b": {"reads": 50.0, "trust": 0.02}}) == Recommendation(Advice.ADOPT, "b", ("reads", "trust"))


def test_what_is_worse_elsewhere_is_not_adopted_but_a_trade():
    assert said({"b": {"reads": 50.0, "trust": -0.02}}) == Recommendation(Advice.TRADE, "b", ("reads",), ("trust",))


def test_a_little_gain_without_a_loss_goes_before_a_great_one_with_a_loss():
    found = said({"b": {"reads": 900.0, "trust": -0.02}, "c": {"reads": 50.0}})
    assert found == Recommendation(Advice.ADOPT, "c", ("reads",))


def test_of_several_the_one_that_is_better_more_often_then_the_one_that_gains_most_reads():
    often = {"b": {"reads": 900.0}, "c": {"reads": 50.0, "trust": 0.02}}
    assert said(often).strategy == "c"
    assert said({"b": {"reads": 60.0}, "c": {"reads": 50.0}}).strategy == "b"
    assert said({"b": {"reads": 50.0}, "c": {"reads": 60.0}}).strategy == "c"


def test_of_several_trades_the_one_that_is_worse_less_often():
    aims = [{"outcome": key, "better": 1, "matters": 1.0} for key in ("reads", "readers", "needs_met")]
    more = {"b": {"reads": 900.0, "readers": -30.0, "needs_met": -30.0}, "c": {"reads": 50.0, "readers": -30.0}}
    found = recommendation(source(more, {"reads": 4.0, "needs_met": 1.0}, aims))
    assert (found.advice, found.strategy, found.worse, found.open) == (Advice.TRADE, "c", ("readers",), ("needs_met",))


FORBIDDEN = {"beyond the budget": {"feasible": False}, "fails the inspection": {"inspection_passed": False}}


@pytest.mark.parametrize("why", FORBIDDEN)
def test_what_is_forbidden_is_not_recommended_however_good(why):
    more = {"b": {"reads": 900.0, "trust": 0.1}, "c": {"reads": 50.0}}
    assert said(more, b=FORBIDDEN[why]) == Recommendation(Advice.ADOPT, "c", ("reads",))
    assert said({"b": more["b"]}, b=FORBIDDEN[why]) == Recommendation(Advice.KEEP, "today")


def test_a_strategy_that_fails_the_inspection_in_one_run_of_three_is_not_allowed():
    found = source({"b": {"reads": 900.0}}, NOISE)
    runs = found.runs.copy()
    runs.loc[(runs["strategy"] == "b") & (runs["seed"] == 2), "inspection_passed"] = False
    found = dataclasses.replace(found, runs=runs)
    assert found.passes("b") == (2, 3)
    assert not allowed(found, "b")
    assert recommendation(found).advice == Advice.KEEP


@pytest.mark.parametrize(
    ("constraints", "budget", "inspection"),
    [
        ({}, False, False),
        ({"budget": False}, True, False),
        ({"inspection": False}, False, True),
        ({"budget": False, "inspection": False}, True, True),
    ],
)
def test_an_experiment_may_ask_for_less(constraints, budget, inspection):
    found = source({"b": {}, "c": {}}, b=FORBIDDEN["beyond the budget"], c=FORBIDDEN["fails the inspection"])
    asked = dataclasses.replace(found, experiment=experiment(constraints=constraints))
    assert (allowed(asked, "today"), allowed(asked, "b"), allowed(asked, "c")) == (True, budget, inspection)


def test_today_is_kept_where_nothing_is_better_and_nothing_open():
    """Gains of 5 ± 9.9 reads, less than the 20 that matter, and losses."""
    assert said({"b": {"reads": 5.0}, "c": {"reads": -50.0}}) == Recommendation(Advice.KEEP, "today")


def test_where_it_cannot_be_told_one_waits_for_the_one_that_leads():
    """Intervals of ± 50 reads contain nothing and what matters; the third leads."""
    wide = {"reads": 50 / HALF, "trust": 0.001}
    found = recommendation(source({"b": {"reads": 10.0}, "c": {"reads": 30.0}}, wide))
    assert found == Recommendation(Advice.WAIT, "c", (), (), ("reads",))
    worse = recommendation(source({"b": {"reads": 10.0}, "c": {"reads": 30.0, "trust": -0.1}}, wide))
    assert (worse.advice, worse.strategy) == (Advice.WAIT, "b")


def test_where_today_is_forbidden_one_complies_by_what_is_not_worse():
    today = FORBIDDEN["fails the inspection"]
    assert said({"b": {}, "c": {"reads": -50.0}}, today=today) == Recommendation(Advice.COMPLY, "b")
    assert said({"c": {"reads": -50.0}}, today=today) == Recommendation(Advice.COMPLY, "c", (), ("reads",))
    assert said({"b": {"reads": 50.0}}, today=today).advice == Advice.ADOPT


def test_where_nobody_complies_nothing_is_recommended():
    fails = FORBIDDEN["fails the inspection"]
    assert said({"b": {"reads": 50.0}}, today=fails, b=fails) == Recommendation(Advice.NONE, "today")


def test_alone_there_is_nothing_to_recommend():
    assert recommendation(source({})) == Recommendation(Advice.ALONE, "today")


def test_a_brief_speaks_of_the_recommended_strategy_or_of_the_strongest_other_one():
    assert focus(source({"b": {"reads": 50.0}, "c": {"reads": 40.0}}, NOISE)) == "b"
    assert focus(source({"b": {"reads": -50.0}, "c": {"reads": -40.0}}, NOISE)) == "c"
    less = [{"outcome": "counter_visits", "better": -1, "matters": 1.0}]
    assert (
        focus(source({"b": {"counter_visits": 5.0}, "c": {"counter_visits": 9.0}}, {"counter_visits": 1.0}, less))
        == "b"
    )


# Steps


def steps(found):
    return {claim.key: claim for claim in recommend.steps(found)}


def test_the_change_to_watch_is_a_part_of_what_there_is_today():
    """50 ± 9.9 reads of a mean of 1,000."""
    watch = steps(source({"b": {"reads": 50.0}}, NOISE))["step/watch"]
    assert (watch.says, watch.outcome, watch.values["days"]) == ("brief.step.watch_relative", "reads", 8)
    assert watch.estimate == pytest.approx(0.05)
    assert (watch.low, watch.high) == pytest.approx((0.05 - 0.004 * HALF, 0.05 + 0.004 * HALF))


def test_trust_cannot_be_recorded_so_reads_are_watched_though_they_do_not_change():
    watch = steps(source({"b": {"trust": 0.05}}, NOISE))["step/watch"]
    assert watch.outcome == "reads"


def test_steps_go_on_to_seeds_where_it_is_too_close_and_to_a_sweep():
    wide = {"reads": 50 / HALF, "trust": 0.001}
    found = source({"b": {"reads": 10.0}}, wide)
    assert list(steps(found)) == ["step/advice", "step/do", "takes/b", "step/watch", "step/seeds/reads", "step/sweep"]
    assert steps(found)["step/do"].says == "brief.step.pilot"
    assert steps(found)["step/seeds/reads"].values == {"more": found.decisions[0].more_seeds, "seeds": 3}
    assert list(steps(source({"b": {"reads": -50.0}}, NOISE))) == ["step/advice", "step/sweep"]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"reads": 50.0}, "brief.advice.adopt"),
        ({"reads": 50.0, "trust": 0.009}, "brief.advice.adopt_open"),
        ({"reads": 50.0, "trust": -0.05}, "brief.advice.trade"),
        ({"reads": -50.0}, "brief.advice.keep"),
    ],
)
def test_the_advice_names_what_is_open(more, says):
    """Trust changes by 0.009 ± 0.012: neither surely by less than what matters, nor surely at all."""
    noise = {"reads": 4.0, "trust": 0.005 if more.get("trust") == 0.009 else 0.001}
    assert steps(source({"b": more}, noise))["step/advice"].says == says
