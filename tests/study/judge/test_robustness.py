import sys
from subprocess import run

import numpy as np
import pandas as pd
import pytest

from govsim.study.judge.robustness import assess
from govsim.study.judge.verdicts import Verdict
from tests.study.judge.runs_by_hand import DELAY, READS, crossed, simulated


def test_a_run_that_stands_twice_and_unknown_names_are_refused():
    runs = crossed({"a": [1], "b": [2]})
    with pytest.raises(ValueError, match="twice"):
        assess(pd.concat([runs, runs]), "a", [READS])
    with pytest.raises(ValueError, match="'c' is none of"):
        assess(runs, "c", [READS])
    with pytest.raises(ValueError, match="no column"):
        assess(runs, "a", [DELAY])


def test_everything_at_once_has_one_table_each_for_all_outcomes():
    runs = simulated(8, 3, mean=1)
    runs["delay"] = 3.0
    runs.loc[0, "reads"] = np.nan
    done = assess(runs, "a", [READS, DELAY])
    assert done.strategies == ("a", "b")
    assert done.missing.to_numpy().tolist() == [["reads", 0, "a", 0]]
    assert done.left_out == {"reads": (), "delay": ()}
    for part in (done.means, done.differences, done.shares, done.regret):
        assert set(part["outcome"]) == {"reads", "delay"}
    assert done.least_regret["delay"] == "a"
    assert len(done.claims) == 2 * (3 + 2 * 2)
    assert [(one.outcome, one.strategy) for one in done.spread] == [("reads", "b"), ("delay", "b")]


def test_no_runs_at_all_give_empty_answers():
    done = assess(simulated(2, 2).iloc[:0], "a", [READS], ["a", "b"])
    assert done.shares["futures"].tolist() == [0, 0]
    assert done.least_regret == {"reads": None}
    assert {one.verdict for one in done.claims} == {Verdict.INCONCLUSIVE}
    assert done.pareto["share"].isna().all()


def test_nothing_slow_is_imported_with_the_modules():
    modules = "govsim.study.judge.sensitivity, govsim.study.judge.discovery, govsim.study.judge.robustness"
    said = f"import sys, {modules}; print(sorted({{'SALib', 'scipy', 'matplotlib', 'mesa'}} & set(sys.modules)))"
    done = run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
