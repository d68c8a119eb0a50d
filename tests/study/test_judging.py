"""Verdicts on comparisons and sweeps that are made up: 20 reads and 0.01 of trust matter."""

import dataclasses

import pandas as pd
import pytest

from govsim.study.judge.against import Against
from govsim.study.judge.judgement import Advice, Call, Lacking, Recommendation, Shortage
from govsim.study.judging import of_comparison
from tests.examples import small_with
from tests.reports.brief.by_hand import BASE, HALF, STRATEGIES, source
from tests.reports.brief.test_claims import swept

NOISE = {"reads": 4.0, "trust": 0.001}
OVER = {"feasible": False}


def reads(more, noise=NOISE, **about):
    return of_comparison(source(more, noise, **about)).of("reads")


def test_the_best_is_the_best_of_those_that_are_allowed():
    more = {"b": {"reads": 50.0}, "c": {"reads": 226.0}}
    verdict = reads(more, c=OVER)
    assert (verdict.call, verdict.best, verdict.allowed) == (Call.BEST, "b", ("today", "b"))
    assert [one.strategy for one in verdict.reasons] == ["c"]
    assert (verdict.against("b"), verdict.against("c")) == (Against.BETTER, Against.BETTER)
    assert verdict.apart.other == "today"
    assert verdict.apart.difference == pytest.approx(50)


@pytest.mark.parametrize(
    ("about", "call", "best", "advice"),
    [
        ({"b": OVER}, Call.ONLY, "today", Recommendation(Advice.KEEP, "today")),
        ({"today": OVER}, Call.ONLY, "b", Recommendation(Advice.ADOPT, "b", ("reads",))),
        ({"today": OVER, "b": OVER}, Call.NOBODY, None, Recommendation(Advice.NONE, "today")),
    ],
)
def test_where_one_or_nobody_is_allowed_nothing_is_ranked(about, call, best, advice):
    judgement = of_comparison(source({"b": {"reads": 50.0}}, NOISE, **about))
    verdict = judgement.of("reads")
    assert (verdict.call, verdict.best, verdict.decision) == (call, best, None)
    assert judgement.recommendation == advice


def test_alone_and_without_values_nothing_is_said():
    assert reads({}).call == Call.ALONE
    found = source({"b": {}}, NOISE)
    nothing = dataclasses.replace(found, runs=found.runs.assign(reads=float("nan")))
    verdict = of_comparison(nothing).of("reads")
    assert (verdict.call, verdict.best, verdict.is_open) == (Call.NOTHING, None, True)


def test_today_is_better_than_nobody_while_it_is_in_the_race():
    """One side of 2.5 % of two outcomes and one rival is the printed interval; a round of several is stricter.

    A difference of 30 ± 29 is surely better; the first of several rounds leaves 0.5 % to each side, Student's t of
    which is 9.925 instead of 4.303: 30 ± 66.9, which may be behind by what matters, and so is undecided in the table.
    """
    found = source({"b": {"reads": 30.0}}, {"reads": 29 / HALF, "trust": 0.001})
    told = of_comparison(found).of("reads")
    assert (told.call, told.against("b")) == (Call.BEST, Against.BETTER)
    sure = found.receipt["goals"] | {"look": 1}
    strict = of_comparison(dataclasses.replace(found, receipt=found.receipt | {"goals": sure}))
    verdict = strict.of("reads")
    assert (verdict.call, verdict.best, verdict.against("b")) == (Call.TOO_CLOSE, "b", Against.OPEN)
    assert strict.recommendation == Recommendation(Advice.WAIT, "b", (), (), ("reads",))


def test_what_is_best_by_a_hair_that_is_not_printed_is_best_within_what_matters():
    """100 ± 99.7 reads: the lower end, 0.3, is printed as 0, so that it cannot be told from nothing."""
    verdict = reads({"b": {"reads": 100.0}}, {"reads": 99.7 / HALF, "trust": 0.001})
    assert (verdict.call, verdict.best, verdict.against("b")) == (Call.BEST_WITHIN, "b", Against.OPEN)
    clear = reads({"b": {"reads": 100.0}}, {"reads": 99.0 / HALF, "trust": 0.001})
    assert (clear.call, clear.against("b")) == (Call.BEST, Against.BETTER)


def test_nobody_is_in_front_of_an_equal():
    """Two are ahead of today by 100 ± 300 in opposite turns: their difference is 0 ± 600."""
    found = source({"b": {"reads": 100.0}, "c": {"reads": 100.0}}, {"trust": 0.001})
    runs, luck = found.runs.copy(), {1: -100.0, 2: 0.0, 3: 100.0}
    for key, sign in (("b", 1), ("c", -1)):
        own = runs["strategy"] == key
        runs.loc[own, "reads"] += sign * runs.loc[own, "seed"].map(luck)
    verdict = of_comparison(dataclasses.replace(found, runs=runs)).of("reads")
    assert (verdict.call, verdict.best) == (Call.TOO_CLOSE, None)
    assert verdict.apart.difference == pytest.approx(100)


def test_in_front_is_the_best_mean_and_not_the_best_bound():
    """Second: 10 ± 1 more than today; third: 40 ± 200 more. By its bound the second is behind by least."""
    found = source({"b": {"reads": 10.0}, "c": {"reads": 40.0}}, {"trust": 0.001})
    runs = found.runs.copy()
    own = runs["strategy"] == "c"
    runs.loc[own, "reads"] += runs.loc[own, "seed"].map({1: -100.0, 2: 0.0, 3: 100.0})
    verdict = of_comparison(dataclasses.replace(found, runs=runs)).of("reads")
    assert (verdict.call, verdict.best) == (Call.TOO_CLOSE, "c")


def test_a_sweep_that_keeps_today_is_not_overruled_by_most_futures():
    """Ahead by 50 in 36 of 40 futures, behind by 900 in four: mostly better, but at worst far behind."""
    found = swept([50.0] * 36 + [-900.0] * 4)
    verdict = found.judgement.of("reads")
    assert (verdict.call, verdict.best, verdict.against("b")) == (Call.KEEP, "today", Against.BETTER)
    assert found.judgement.recommendation == Recommendation(Advice.KEEP, "today")


def test_regret_is_that_among_the_allowed():
    """The second loses 176 reads to the third, which is beyond the budget, and nothing to today."""
    gains = [50.0] * 40
    found = swept(gains)
    third = found.runs[found.runs["strategy"] == "b"].assign(strategy="c", feasible=False)
    third["reads"] += 176.0
    runs = pd.concat([found.runs, third], ignore_index=True)
    found = dataclasses.replace(found, strategies=("today", "b", "c"), runs=runs)
    regret = found.analysis.robustness.regret.set_index(["outcome", "strategy"])["largest"]
    assert regret["reads"].to_dict() == {"today": 50.0, "b": 0.0}
    assert found.judgement.of("reads").best == "b"
    assert found.judgement.of("reads").against("c") == Against.BETTER


def test_what_is_missing_is_said_in_hours_money_and_duties():
    """Two accounts of 50 hours each; services of 0.4 each cost 6,400 in all, of 12 days."""
    budget = small_with(strategies=STRATEGIES, budget="{staff_hours_per_week: 97.5, money: 6000}")
    found = source({"b": {}}, scenario=budget, today=OVER, b=OVER)
    runs = found.runs.copy()
    runs.loc[(runs["strategy"] == "b") & (runs["seed"] == 3), ["inspection", "inspection_passed"]] = (
        "town:national:crisis",
        False,
    )
    today, b = of_comparison(dataclasses.replace(found, runs=runs)).kept
    beyond = (Lacking(Shortage.HOURS, 2.5, 97.5), Lacking(Shortage.MONEY, pytest.approx(400), 6000.0))
    assert today.lacks == beyond
    assert b.lacks == (*beyond, Lacking(Shortage.DUTY, pytest.approx(1 / 3), rule="town:national:crisis"))
    unknown = of_comparison(source({"b": {}}, b={"feasible": False, "inspection_passed": False})).kept[1]
    assert unknown.lacks == (Lacking(Shortage.BUDGET), Lacking(Shortage.INSPECTION, 1.0))
    assert BASE["money"] == 6000.0


def test_what_changes_nothing_is_no_open_question_though_another_is_in_front():
    """Reads of c are 11 ± 17.4 more: today and b, which are the same to the digit, stay in the race with it."""
    found = source({"b": {}, "c": {"reads": 11.0}}, NOISE)
    runs = found.runs
    luck = runs["seed"].map({1: -7.0, 2: 0.0, 3: 7.0}).where(runs["strategy"] == "c", 0.0)
    alike = runs["strategy"].isin(["today", "b"])
    same = runs.loc[runs["strategy"] == "today", "reads"].to_numpy()
    runs.loc[alike, "reads"] = [*same, *same]
    verdict = of_comparison(dataclasses.replace(found, runs=runs.assign(reads=runs["reads"] + luck))).of("reads")
    assert (verdict.call, verdict.best) == (Call.TOO_CLOSE, "c")
    assert (verdict.against("b"), verdict.against("c")) == (Against.SAME, Against.OPEN)
