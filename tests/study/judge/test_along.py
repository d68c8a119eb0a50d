import numpy as np
import pandas as pd

from govsim.study.judge.along import profile, told
from govsim.study.judge.robustness import Outcome, wilson

READS = Outcome("reads", 1, 1.0)


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
    found = profile(_table(difference), (Outcome("reads", -1, 1.0),), factors)
    assert found["futures"].sum() == 23
    assert found["ahead"].sum() == 12
    assert profile(_table([1.0]), (READS,), pd.DataFrame(index=[0])).empty


def test_a_difference_of_nothing_is_not_ahead_where_nothing_is_said_to_matter():
    found = profile(_table(np.zeros(12)), (Outcome("reads", 1, 0.0),), pd.DataFrame({"volume": np.arange(12.0)}))
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
