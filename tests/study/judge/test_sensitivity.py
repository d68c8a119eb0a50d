import numpy as np
import pandas as pd
import pytest

from govsim.study.judge import sensitivity

NAMES = ["x1", "x2", "x3"]
FIRST = {"x1": 0.3139, "x2": 0.4424, "x3": 0.0}
TOTAL = {"x1": 0.5576, "x2": 0.4424, "x3": 0.2437}
"""Ishigami and Homma (1990) with a = 7, b = 0.1: the analytic indices."""


def ishigami(unit):
    x = np.pi * (2 * unit - 1)
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def test_sobol_indices_agree_with_ishigami():
    table = sensitivity.sobol(ishigami(sensitivity.sobol_points(3, 2048, 1)), NAMES).set_index(["index", "factor"])
    for index, known in ((sensitivity.FIRST, FIRST), (sensitivity.TOTAL, TOTAL)):
        for name, value in known.items():
            row = table.loc[(index, name)]
            assert row["value"] == pytest.approx(value, abs=0.03)
            assert row["low"] - 0.02 <= value <= row["high"] + 0.02


def test_a_missing_value_takes_its_whole_block_away():
    values = ishigami(sensitivity.sobol_points(3, 1024, 1))
    values[7] = np.nan
    table = sensitivity.sobol(values, NAMES).set_index(["index", "factor"])
    assert table.loc[(sensitivity.TOTAL, "x2"), "value"] == pytest.approx(TOTAL["x2"], abs=0.05)
    assert sensitivity.sobol(np.full(50, np.nan), NAMES).empty


def test_morris_orders_factors_and_says_which_way_they_go():
    unit = sensitivity.morris_points(3, 40, 1)
    values = 5 * unit[:, 0] - 2 * unit[:, 1] + 0 * unit[:, 2]
    values[0] = np.nan
    table = sensitivity.morris(values, NAMES, 40, 1).set_index("factor")
    assert list(table["value"].sort_values(ascending=False).index) == NAMES
    assert table["direction"].to_list() == [1, -1, 0]


def test_importance_from_any_design_finds_the_one_factor_of_many():
    luck = np.random.default_rng(1)
    factors = pd.DataFrame(luck.random((200, 40)), columns=[f"f{i}" for i in range(40)]).assign(word="a")
    values = -3 * factors["f7"].to_numpy() + luck.normal(0, 0.5, 200)
    table = sensitivity.given(factors, values).set_index("factor")
    assert table["value"].idxmax() == "f7"
    assert table.loc["f7", "direction"] < -0.5
    assert table.loc["f7", "low"] > 0
    assert table.index[table["decides"]].to_list() == ["f7"]
    assert "word" not in table.index
    assert sensitivity.given(factors.head(10), values[:10]).empty


def test_of_many_factors_without_effect_none_decides_but_by_rare_chance():
    """Sixty sets of eighty factors that do nothing: one by one at 95 %, nearly all sets would name some."""
    luck = np.random.default_rng(2)
    alarms = 0
    for _ in range(60):
        factors = pd.DataFrame(luck.random((95, 80)), columns=[f"f{i}" for i in range(80)])
        alarms += sensitivity.given(factors, luck.normal(size=95))["decides"].any()
    assert alarms <= 10  # 3 expected; more than 10 once in 2,000 if the rate is 5 %


def _in_sets(sets, each, seed):
    """Futures of which so many share their forty assumptions each, beside one factor that all differ in."""
    luck = np.random.default_rng(seed)
    alike = np.repeat(np.arange(sets), each)
    shared = pd.DataFrame(luck.random((sets, 40))[alike], columns=[f"f{i}" for i in range(40)])
    return shared.assign(volume=luck.random(len(alike))), alike, luck


def test_futures_of_one_set_are_no_witnesses_for_its_numbers_one_by_one():
    """A set is ahead as a whole, for what is none of the factors: taken for independent, some are blamed."""
    blamed, careful = 0, 0
    for seed in range(20):
        factors, alike, luck = _in_sets(25, 4, seed)
        values = luck.normal(size=25)[alike] + luck.normal(0, 0.3, 100)
        blamed += sensitivity.given(factors, values)["decides"].any()
        careful += sensitivity.given(factors, values, alike)["decides"].any()
    assert blamed >= 15
    assert careful <= 5  # 2 expected at most; more than 5 in 20 once in 3,000 at 5 % for each of the two levels


def test_what_differs_within_sets_is_found_beside_the_spread_between_them():
    factors, alike, luck = _in_sets(25, 4, 1)
    values = 3 * luck.normal(size=25)[alike] + 4 * factors["volume"].to_numpy() + luck.normal(0, 0.3, 100)
    table = sensitivity.given(factors, values, alike).set_index("factor")
    assert table.index[table["decides"]].to_list() == ["volume"]
    within = 4 * (factors["volume"] - factors["volume"].groupby(alike).transform("mean"))
    assert table.loc["volume", "value"] == pytest.approx(np.var(within) / np.var(values), abs=0.05)
    strong = factors["f3"].to_numpy() * 30 + values
    assert "f3" in sensitivity.given(factors, strong, alike).query("decides")["factor"].to_list()


def test_designed_indices_of_factors_without_effect_do_not_decide():
    unit = sensitivity.sobol_points(30, 64, 1)
    table = sensitivity.sobol(unit[:, 0] + 0.3 * unit[:, 1] * unit[:, 2], [f"x{i}" for i in range(30)])
    assert "x0" in table.loc[table["decides"], "factor"].to_list()
    assert set(table.loc[table["decides"], "factor"]) <= {"x0", "x1", "x2"}


def test_indices_come_out_of_a_study_as_they_should():
    """Ishigami through designs, ranges and analysis: what was drawn is mapped back to where the function is known."""
    from govsim.study.analysis import of_one
    from govsim.study.futures import futures
    from govsim.study.runs.cases import points_table
    from govsim.study.sweep import MISSED
    from tests.examples import experiment, small

    paths = ["behaviour.reply_half_life", "behaviour.give_up_hours", "behaviour.tolerance"]
    ends = [(1, 300), (24, 2000), (1, 30)]
    ranges = {path: {"low": low, "high": high} for path, (low, high) in zip(paths, ends, strict=True)}
    study = experiment(uncertainties=ranges, design={"kind": "sobol", "points": 2048})
    points = points_table(futures(study.uncertainties, study.design, small())).assign(**{MISSED: ""})
    unit = np.column_stack([(points[p] - low) / (high - low) for p, (low, high) in zip(paths, ends, strict=True)])
    difference = pd.Series(ishigami(unit), points["future"])
    table = of_one(study, difference, points).set_index(["index", "factor"])
    for index, known in ((sensitivity.FIRST, FIRST), (sensitivity.TOTAL, TOTAL)):
        for path, value in zip(paths, known.values(), strict=True):
            assert table.loc[(index, path), "value"] == pytest.approx(value, abs=0.03)


def test_an_interval_lies_around_its_index_and_many_must_all_lie_above_nothing():
    """Of one factor 0.1 above nothing by 0.09 is enough; of two, intervals are 2.241403 / 1.959964 as wide: 0.103."""
    one = sensitivity._rows(["x"], sensitivity.FIRST, [0.1], [0.09]).iloc[0]
    assert (one["low"], one["high"], one["decides"]) == (pytest.approx(0.01), pytest.approx(0.19), True)
    two = sensitivity._rows(["x", "y"], sensitivity.FIRST, [0.1, 0.11], [0.09, 0.09])
    assert two["decides"].tolist() == [False, True]
    assert sensitivity._wider(2) == pytest.approx(2.241403 / 1.959964, rel=1e-6)


def test_only_whole_blocks_count():
    values = np.array([1.0, 2, 3, np.nan, 5, 6, 7, 8, np.inf, 10, 11, 12])
    assert sensitivity._whole_blocks(values, 3).tolist() == [[1, 2, 3], [10, 11, 12]]


def test_effects_of_a_straight_line_are_its_slopes():
    """Elementary effects of a + b·x are b everywhere, from whatever point and step."""
    unit = sensitivity.morris_points(3, 10, 1)
    table = sensitivity.morris(7 + 5 * unit[:, 0] - 2 * unit[:, 1], NAMES, 10, 1)
    assert table["value"].tolist() == pytest.approx([5, 2, 0], abs=1e-9)
    assert table["low"].tolist() == pytest.approx([5, 2, 0], abs=1e-9)


@pytest.mark.parametrize(("futures", "told"), [(29, 0), (30, 1)])
def test_importance_is_said_from_thirty_futures_on(futures, told):
    factors = pd.DataFrame({"x": np.random.default_rng(1).random(futures)})
    assert len(sensitivity.given(factors, factors["x"].to_numpy())) == told


def test_spread_between_and_within_sets_is_judged_in_parts_of_the_whole():
    """Means of twenty sets follow one factor alone, what is within sets another one: their variances are 4 and 1."""
    sets, place = np.repeat(np.arange(20), 20), np.tile(np.arange(20), 20)
    factors = pd.DataFrame({"between": sets / 19, "within": place / 19})
    values = 2 * factors["between"] + factors["within"]
    table = sensitivity.given(factors, values.to_numpy(), sets).set_index("factor")
    assert table.loc["between", "value"] == pytest.approx(0.8, abs=0.03)
    assert table.loc["within", "value"] == pytest.approx(0.2, abs=0.03)
    assert table["decides"].all()
