import pytest

from govsim.study.goal import Goal
from govsim.study.judge.dominance import pareto
from tests.study.judge.runs_by_hand import DELAY, READS, crossed


def test_the_pareto_set_by_hand():
    reads = {"a": [10.0, 10.0], "b": [20.0, 20.0], "c": [9.0, 30.0], "d": [9.0, 9.0]}
    delay = {"a": [5.0, 5.0], "b": [9.0, 9.0], "c": [9.0, 9.0], "d": [5.5, 5.5]}
    runs = crossed(reads).merge(crossed(delay, key="delay"))
    told = pareto(runs, [READS, DELAY], list("abcd")).set_index("strategy")
    # on the means: c (19.5, 9) is behind b (20, 9), but by less than matters; d is behind a in both, by too little
    assert told["undominated"].to_dict() == {"a": True, "b": True, "c": True, "d": True}
    # future 0: b dominates c; future 1: c dominates b
    assert told["share"].to_dict() == {"a": 1, "b": 0.5, "c": 0.5, "d": 1}
    finer = pareto(runs, [READS, Goal("delay", -1, 0.5)], list("abcd")).set_index("strategy")
    assert not finer["undominated"]["d"]


@pytest.mark.parametrize(("gap", "undominated"), [(2.0, False), (1.9, True)])
def test_one_that_is_behind_by_just_what_matters_and_nowhere_ahead_is_dominated(gap, undominated):
    runs = crossed({"a": [10.0], "b": [10.0 - gap]}).merge(crossed({"a": [5.0], "b": [5.0]}, key="delay"))
    assert pareto(runs, [READS, DELAY], ["a", "b"])["undominated"].tolist() == [True, undominated]
    ahead = crossed({"a": [10.0], "b": [10.0 - gap]}).merge(crossed({"a": [5.0], "b": [4.99]}, key="delay"))
    assert pareto(ahead, [READS, DELAY], ["a", "b"])["undominated"].tolist() == [True, True]
