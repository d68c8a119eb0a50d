import numpy as np

from govsim.study.judge.differences import means
from govsim.study.judge.regret import regret
from govsim.study.judge.which_runs import left_out, missing
from tests.study.judge.runs_by_hand import READS, crossed


def test_missing_runs_are_named_and_their_futures_left_out():
    runs = crossed({"a": [1, 2, 3], "b": [4, 5, 6]}, seeds=(1, 2))
    runs.loc[(runs["future"] == 1) & (runs["strategy"] == "b"), "reads"] = np.nan
    runs = runs.drop(runs[(runs["future"] == 2) & (runs["strategy"] == "a") & (runs["seed"] == 2)].index)
    lost = missing(runs, "reads", ["a", "b"])
    assert sorted(map(tuple, lost.to_numpy())) == [(1, "b", 1), (1, "b", 2), (2, "a", 2)]
    assert left_out(runs, "reads", ["a", "b"]) == (1,)
    assert regret(runs, READS, ["a", "b"])["futures"].tolist() == [2, 2]
    assert means(runs, "reads", ["a", "b"])["seeds"].tolist() == [2, 2, 2, 1, 2]
