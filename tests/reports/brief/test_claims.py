"""What comparisons and sweeps say of outcomes, on runs that are made up."""

import dataclasses
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from govsim.reports.brief import answers, claims
from govsim.reports.brief.claims import Amount, Name
from govsim.reports.brief.source import Source
from govsim.study.sweep import MISSED
from tests.examples import experiment, small_with
from tests.reports.brief.by_hand import BASE, FINE, HALF, STRATEGIES, source

NOISE = {"reads": 4.0, "trust": 0.001}


def test_means_are_over_seeds_and_differences_by_seed():
    """Reads of 700, 1,000 and 1,300, less 300 and 0 more 600: 1,000 has the middle, the mean is 1,100."""
    found = source({"b": {}}, level=(-300.0, 0.0, 600.0))
    assert found.mean("b", "reads") == pytest.approx(1_100)
    found = source({"b": {"reads": 50.0}}, NOISE)
    cell = claims.cell(found, "b", "reads")
    assert (cell.estimate, cell.low, cell.high) == pytest.approx((50, 50 - 4 * HALF, 50 + 4 * HALF))
    assert (cell.verdict, cell.other, cell.matters, cell.unit) == ("better", "today", 20, "count")
    assert claims.cell(found, "today", "reads").estimate == 1_000


def test_the_table_has_the_outcomes_that_decide_and_fills_its_rows():
    found = source({"b": {}})
    assert claims.compared(found) == ["reads", "trust", "counter_visits"]
    rumour = "[{key: flood, kind: rumour, day: 6, hour: 9, seeds: 5, plausibility: 0.5}]"
    told = dataclasses.replace(
        found,
        scenario=small_with(strategies=STRATEGIES, events=rumour),
        runs=found.runs.assign(rumour_peak=7.0, reach=0.5),
    )
    assert claims.compared(told) == ["reads", "trust", "rumour_peak", "reach"]


def answer(more, noise=None):
    return next(answers.answers(source(more, noise or NOISE)))


def test_the_best_strategy_is_told_against_today_or_where_that_is_best_against_the_next():
    best = answer({"b": {"reads": 50.0}, "c": {"reads": 90.0}})
    assert (best.says, best.strategy, best.other) == ("brief.answer.best", "c", "today")
    assert best.estimate == pytest.approx(90)
    kept = answer({"b": {"reads": -50.0}, "c": {"reads": -90.0}})
    assert (kept.strategy, kept.other) == ("today", "b")
    assert (kept.low, kept.estimate, kept.high) == pytest.approx((50 - 4 * HALF, 50, 50 + 4 * HALF))


def test_equals_are_named_and_what_is_too_close_says_how_many_seeds_would_tell():
    equal = answer({"b": {"reads": 3.0}})
    assert (equal.says, equal.strategy) == ("brief.answer.as_good", "b")
    assert equal.values["equals"] == [Name("quoted", "today")]
    close = answer({"b": {"reads": 10.0}}, {"reads": 50.0, "trust": 0.001})
    assert (close.says, close.values["seeds"]) == ("brief.answer.too_close", 3)
    assert close.values["more"] > 0


def test_a_strategy_that_is_behind_by_less_than_matters_is_best_within_it():
    """Ahead by 15 ± 10 · 4.3027 / √3 = 24.8 (2.5 % on a side, of two outcomes): behind by 9.8 at most; 20 matter."""
    assert answer({"b": {"reads": 15.0}}, {"reads": 10.0, "trust": 0.001}).says == "brief.answer.best_within"


def test_who_gains_most_and_who_least():
    by_segment = {"reach": (0.4, 0.02), "reach_young": (0.5, 0.03), "reach_old": (0.2, 0.01)}
    found = source({"b": {}}, NOISE)
    runs = found.runs.assign(
        **{key: level + gain * (found.runs["strategy"] == "b") for key, (level, gain) in by_segment.items()}
    )
    [told] = claims.who_gains(dataclasses.replace(found, runs=runs), "b")
    assert (told.outcome, told.values["most"].outcome, told.values["least"].outcome) == (
        "reach",
        "reach_young",
        "reach_old",
    )
    assert told.values["most"].estimate == pytest.approx(0.03)
    assert told.values["least"].estimate == pytest.approx(0.01)


def test_what_breaks_the_budget_and_the_inspection_is_named_with_its_share():
    found = source({"b": {}}, b={"feasible": False})
    runs = found.runs.copy()
    runs.loc[(runs["strategy"] == "b") & (runs["seed"] == 3), "inspection"] = (
        "town:national:crisis; hall:national:crisis"
    )
    told = {claim.key: claim for claim in claims.breaks(dataclasses.replace(found, runs=runs))}
    assert list(told) == [
        "budget/b", "inspection/b/town:national:crisis", "inspection/b/hall:national:crisis",
    ]  # fmt: skip
    assert told["inspection/b/town:national:crisis"].values["share"] == Amount(pytest.approx(1 / 3), "part")


# Sweeps

FUTURES = 40


def swept(gains, trust=0.0, **verdicts):
    """A sweep of 40 futures with two seeds each, in which a strategy has so many reads more than today's practice."""
    rows = []
    for future, gain in enumerate(gains):
        for strategy, more in (("today", 0.0), ("b", gain)):
            for seed in (1, 2):
                own = BASE | {"reads": 1000.0 + 50 * seed + more, "trust": 0.5 + trust * (strategy == "b")}
                about = {
                    "future": future,
                    "strategy": strategy,
                    "seed": seed,
                    "hash": "x",
                    "there": True,
                    "error": None,
                }
                rows.append(about | own | FINE | verdicts.get(strategy, {}))
    volume = "behaviour.tolerance"
    points = pd.DataFrame({"future": range(len(gains)), volume: np.linspace(1, 30, len(gains)), MISSED: ""})
    aims = [{"outcome": "reads", "matters": 20.0}, {"outcome": "trust", "matters": 0.01}]
    drawn = experiment(outcomes=aims, uncertainties={volume: {"low": 1, "high": 30}})
    scenario = small_with(strategies=STRATEGIES)
    return Source({"written": "2030-01-02"}, scenario, "today", ("today", "b"), pd.DataFrame(rows), drawn, points)


def test_of_a_sweep_the_median_and_nine_in_ten_futures_are_told():
    """Gains of 0 to 38 and one of 1,000: the median is 19.5, the fifth and ninety-fifth in a hundred 1.95 and 37.05."""
    found = swept([*range(39), 1000]).estimate("b", "reads")
    assert (found.difference, found.low, found.high) == pytest.approx((19.5, 1.95, 37.05))
    assert found.mean == pytest.approx(1075 + (38 * 39 / 2 + 1000) / 40)


@pytest.mark.parametrize(
    ("gains", "standing", "verdict"),
    [
        ([20.0] * 40, "better", "robust"),
        ([-20.0] * 40, "worse", "robust"),
        ([19.0] * 40, "same", "robust"),
        ([50.0] * 32 + [0.0] * 8, "better", "mostly"),
        ([50.0] * 22 + [0.0] * 18, "open", "fragile"),
    ],
)
def test_an_outcome_stands_in_a_sweep_as_in_most_of_its_futures(gains, standing, verdict):
    said = claims.stands(swept(gains), "b", "reads")
    assert (said[0], said[1].key) == (standing, f"verdict.{verdict}")


def test_the_answer_of_a_sweep_is_the_strategy_of_least_regret_that_is_allowed():
    gains = [50.0] * 30 + [-10.0] * 10
    best = next(answers.answers(swept(gains)))
    assert (best.says, best.strategy, best.other, best.values["futures"]) == ("brief.answer.safest", "b", "today", 40)
    only = next(answers.answers(swept(gains, b={"feasible": False})))
    assert (only.says, only.strategy, only.other) == ("brief.answer.only", "today", None)


@pytest.mark.parametrize(("high", "part"), [(2.0, "brief.along.part_at"), (9.0, "brief.along.part")])
def test_a_group_of_futures_at_one_value_is_told_from_one_over_a_range(monkeypatch, high, part):
    row = {"outcome": "reads", "strategy": "b", "factor": "behaviour.reply_half_life", "factor_low": 2.0}
    rows = pd.DataFrame([row | {"factor_high": high, "futures": 4, "median": 30.0, "ahead": 3}])
    monkeypatch.setattr(claims, "told", lambda profile: [("reads", "b", row["factor"], rows)])
    found = source({"b": {}})
    monkeypatch.setattr(Source, "analysis", SimpleNamespace(profile=rows))
    [claim] = claims.along(found)
    [group] = claim.values["groups"]
    assert group.key == ("analysis.along_value" if high == 2 else "analysis.along_group")
    assert [claim.values["least"].key, claim.values["most"].key] == [part, part]
