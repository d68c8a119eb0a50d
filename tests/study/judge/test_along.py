import numpy as np
import pandas as pd
import pytest

from govsim.study.goal import Goal
from govsim.study.judge.along import profile, told
from govsim.study.judge.verdicts import wilson

READS = Goal("reads", 1, 1.0)


def _table(difference):
    return pd.DataFrame(
        {"outcome": "reads", "strategy": "more", "future": range(len(difference)), "difference": difference}
    )


def test_groups_say_from_where_on_a_strategy_pays():
    volume = pd.Series(np.random.default_rng(1).permutation(np.linspace(1, 50, 100)), name="volume")
    found = profile(_table(np.where(volume > 25.5, 3.0, 0.5)), (READS,), pd.DataFrame(volume))
    assert found["futures"].to_list() == [25] * 4
    assert found["ahead"].to_list() == [0, 0, 25, 25]
    assert (found["factor_low"].iloc[1:].to_numpy() > found["factor_high"].iloc[:-1].to_numpy()).all()
    assert found["median"].to_list() == [0.5, 0.5, 3.0, 3.0]
    assert found["ahead_high"].iloc[0] < 0.2
    assert found["ahead_low"].iloc[3] > 0.8


def test_few_values_are_a_group_each_and_words_are_left_out():
    factors = pd.DataFrame({"cost": [1, 2, 5] * 8, "word": ["a", "b"] * 12})
    found = profile(_table(np.tile([0.0, 1.0, -2.0], 8)), (READS,), factors)
    assert found["factor"].unique().tolist() == ["cost"]
    assert found["factor_low"].to_list() == found["factor_high"].to_list() == [1, 2, 5]
    assert found["ahead"].to_list() == [0, 8, 0]


def test_less_is_better_counts_the_other_way_and_what_is_missing_is_left_out():
    factors = pd.DataFrame({"volume": np.arange(24.0)})
    difference = np.r_[np.full(12, -2.0), np.full(11, 2.0), np.nan]
    found = profile(_table(difference), (Goal("reads", -1, 1.0),), factors)
    assert found["futures"].sum() == 23
    assert found["ahead"].sum() == 12
    assert profile(_table([1.0]), (READS,), pd.DataFrame(index=[0])).empty


def test_a_difference_of_nothing_is_not_ahead_where_nothing_is_said_to_matter():
    found = profile(_table(np.zeros(12)), (Goal("reads", 1, 0.0),), pd.DataFrame({"volume": np.arange(12.0)}))
    assert found["ahead"].to_list() == [0]


def test_only_what_is_ahead_in_some_groups_rather_than_others_is_worth_telling():
    factors = pd.DataFrame({"volume": np.arange(80.0)})
    rare, often = np.zeros(80), np.zeros(80)
    rare[[1, 21, 41, 79]], often[[73, 75, 77, 79]] = 2.0, 2.0
    assert not list(told(profile(_table(rare), (READS,), factors)))
    [(outcome, strategy, factor, groups)] = told(profile(_table(often), (READS,), factors))
    assert (outcome, strategy, factor, len(groups)) == ("reads", "more", "volume", 4)


def test_groups_of_few_futures_tell_nothing():
    factors = pd.DataFrame({"hour": [1, 2] * 4})
    assert not list(told(profile(_table(np.tile([0.0, 2.0], 4)), (READS,), factors)))
    many = pd.DataFrame({"hour": [1, 2] * 10})
    assert len(list(told(profile(_table(np.tile([0.0, 2.0], 10)), (READS,), many)))) == 1


def test_the_interval_of_a_share_counts_sets_not_futures():
    factors, wide = pd.DataFrame({"volume": np.arange(12.0)}), pd.Series(np.arange(12) % 3)
    alone, shared = (profile(_table(np.full(12, 2.0)), (READS,), factors, sets) for sets in (None, wide))
    assert alone["ahead_low"].to_list() == [wilson(12, 12)[0]]
    assert shared["ahead_low"].to_list() == [wilson(12, 12, 3)[0]]
    assert shared["futures"].to_list() == [12]


def test_a_difference_of_just_what_matters_is_ahead():
    differences = np.repeat([1.0, np.nextafter(1.0, 0), -1.0, 0.0], [3, 4, 5, 6])
    found = profile(_table(differences), (READS,), pd.DataFrame({"volume": np.ones(18)}))
    assert (found["ahead"].tolist(), found["futures"].tolist()) == ([3], [18])
    less = profile(_table(differences), (Goal("reads", -1, 1.0),), pd.DataFrame({"volume": np.ones(18)}))
    assert less["ahead"].tolist() == [5]


def test_the_middle_of_the_differences_and_nine_in_ten_of_them():
    """Of 0 to 100 and one that is far out, in one group: quantiles 5, 50 and 95 of 0 to 100 and 1000."""
    values = np.r_[np.arange(100.0), 1000.0]
    found = profile(_table(values), (READS,), pd.DataFrame({"volume": np.zeros(101)})).iloc[0]
    assert [found[name] for name in ("low", "median", "high")] == [5, 50, 95]


@pytest.mark.parametrize(("number", "groups"), [(19, [19]), (20, [10, 10]), (39, [13, 13, 13]), (41, [11, 10, 10, 10])])
def test_groups_have_ten_futures_at_least_and_are_four_at_most(number, groups):
    found = profile(_table(np.zeros(number)), (READS,), pd.DataFrame({"volume": np.arange(number)[::-1] * 1.0}))
    assert found["futures"].tolist() == groups
    assert found["factor_low"].tolist() == [sum(groups[:i]) for i in range(len(groups))]


@pytest.mark.parametrize(("ahead", "worth"), [(1, 0), (2, 1), (3, 1)])
def test_a_fifth_of_the_futures_is_worth_telling(ahead, worth):
    """Two groups of ten: in one nobody is ahead, in the other one, two or three futures of ten."""
    difference = np.r_[np.zeros(10), np.full(ahead, 2.0), np.zeros(10 - ahead)]
    found = profile(_table(difference), (READS,), pd.DataFrame({"hour": np.repeat([1, 2], 10)}))
    assert len(list(told(found))) == worth
