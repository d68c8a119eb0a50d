"""Which runs failed, why, and where nothing could be played."""

import pandas as pd

from govsim.study.runs.cases import Case
from govsim.study.runs.failures import failures, in_store
from govsim.study.runs.store import Store, schema
from tests.examples import small


def table(*rows):
    return pd.DataFrame(rows, columns=["future", "strategy", "seed", "error"])


def test_reasons_are_counted_the_most_frequent_first_and_only_futures_that_failed_wholly_are_unplayed():
    """Future 0 fails wholly, future 1 in one run of two; in future 2 one failed, and the other was not played yet."""
    found = failures(
        table(
            (0, "a", 1, "few"), (0, "b", 1, "small"), (1, "a", 1, "small"), (1, "b", 1, None), (2, "a", 1, "small"),
            (2, "b", 1, None), (3, "a", 1, None), (3, "b", 1, None),
        )
    )  # fmt: skip
    assert [(one.said, one.runs["future"].tolist()) for one in found.reasons] == [("small", [0, 1, 2]), ("few", [0])]
    assert (found.unplayed, found.futures) == ((0,), 4)
    assert found.as_dict() == {
        "failures": [
            {"reason": "small", "runs": 3, "futures": [0, 1, 2]},
            {"reason": "few", "runs": 1, "futures": [0]},
        ],
        "unplayed": [0],
    }


def test_where_nothing_failed_nothing_is_said():
    assert failures(table((0, "a", 1, None))).as_dict() == {"failures": [], "unplayed": []}
    assert failures(table()).unplayed == ()


def test_of_a_plan_what_lies_in_the_store_is_told_and_what_strategies_have_alike_once(tmp_path):
    store = Store(tmp_path)
    store.open()
    columns = schema(small())
    store.write_run({"hash": "x", "strategy": "a", "seed": 1, "error": "small"}, columns)
    store.write_run({"hash": "y", "strategy": "c", "seed": 1}, columns)
    plan = [Case(0, "a", 1, "x"), Case(0, "b", 1, "x"), Case(1, "c", 1, "y"), Case(2, "c", 2, "not there")]
    found = in_store(plan, store)
    assert [(one.said, one.runs["strategy"].tolist()) for one in found.reasons] == [("small", ["a"])]
    assert (found.unplayed, found.futures) == ((0,), 3)
