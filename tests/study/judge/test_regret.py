import numpy as np
import pandas as pd

from govsim.study.goal import Goal
from govsim.study.judge.regret import least_regret, regret, shares
from tests.study.judge.runs_by_hand import DELAY, READS, crossed, table


def test_strategies_are_compared_on_the_seeds_that_all_have():
    rows = [(0, "a", 1, 10.0), (0, "a", 2, 90.0), (0, "b", 1, 11.0), (0, "b", 2, np.nan)]
    assert shares(table(rows), READS, ["a", "b"])["first"].tolist() == [0, 1]


def test_shares_and_regret_by_hand():
    runs = crossed({"a": [10, 10, 10, 10], "b": [15, 11, 9, 10], "c": [5, 11.5, 4, 2]})
    told = shares(runs, READS, ["a", "b", "c"]).set_index("strategy")
    assert told["first"].to_dict() == {"a": 0.5, "b": 0.5, "c": 0.25}
    assert told["best"].to_dict() == {"a": 0, "b": 0.25, "c": 0}
    assert told["as_good"].to_dict() == {"a": 0.75, "b": 0.75, "c": 0.25}
    lost = regret(runs, READS, ["a", "b", "c"]).set_index("strategy")
    assert lost["mean"].to_dict() == {"a": (5 + 1.5) / 4, "b": 1.5 / 4, "c": (10 + 6 + 8) / 4}
    assert lost["largest"].to_dict() == {"a": 5, "b": 1, "c": 10}
    assert lost["worst_future"].to_dict() == {"a": 0, "b": 2, "c": 0}
    assert least_regret(lost.reset_index()) == "b"


def test_less_is_better_where_it_is():
    runs = crossed({"a": [3.0, 3.0, 3.0, 3.0], "b": [1.0, 4.0, 1.5, 2.0]}, key="delay")
    assert shares(runs, DELAY, ["a", "b"])["best"].tolist() == [0.25, 0.75]
    assert regret(runs, DELAY, ["a", "b"])["largest"].tolist() == [2, 1]


def test_a_difference_of_just_what_matters_counts_and_equals_tie_though_nothing_is_too_small():
    runs = crossed({"a": [10.0, 10.0], "b": [12.0, 10.0]})
    assert shares(runs, READS, ["a", "b"])["best"].tolist() == [0, 0.5]
    told = shares(runs, Goal("reads", 1, 0.0), ["a", "b"])
    assert told[["best", "as_good"]].to_numpy().tolist() == [[0, 0.5], [0.5, 0.5]]


def test_the_least_largest_regret_is_not_the_least_mean_regret():
    runs = crossed({"bold": [20, 20, 20, 0], "calm": [14, 14, 14, 14]})
    lost = regret(runs, READS, ["bold", "calm"])
    assert lost["mean"].tolist() == [3.5, 4.5]
    assert least_regret(lost) == "calm"


def test_today_is_kept_where_another_saves_less_regret_than_matters():
    runs = crossed({"a": [10.0, 10.0, 10.0], "b": [10.5, 10.0, 9.9], "c": [14.0, 10.0, 10.0]})
    lost = regret(runs, READS, ["a", "b"])
    assert least_regret(lost) == "b"
    assert least_regret(lost, "a", READS.matters) == "a"
    assert least_regret(regret(runs, READS, ["a", "c"]), "a", READS.matters) == "c"


def test_regret_and_shares_take_means_over_seeds():
    """Of b 0, 0 and 9 on three seeds: mean 3, more than the 1 of a, though the median is less."""
    rows = [
        (0, key, seed, value)
        for key, line in {"a": (1, 1, 1), "b": (0, 0, 9)}.items()
        for seed, value in enumerate(line)
    ]
    told = regret(table(rows), READS, ["a", "b"])
    assert told["largest"].tolist() == [2, 0]
    assert shares(table(rows), READS, ["a", "b"])["best"].tolist() == [0, 1]


def test_least_regret_of_equals_is_the_least_on_average_and_the_baseline_yields_what_matters():
    regrets = pd.DataFrame({"strategy": ["a", "b", "c"], "largest": [5.0, 3.0, 3.0], "mean": [1.0, 2.0, 1.5]})
    assert least_regret(regrets) == "c"
    assert least_regret(regrets, "a", 2.0) == "c"
    assert least_regret(regrets, "a", 2.1) == "a"
    assert least_regret(regrets.assign(largest=np.nan), "a", 2.0) is None
