"""What the folder of a study keeps to be read again soon, and when it is made anew."""

import pandas as pd
import pyarrow as pa
import pytest

from govsim.study.runs import store as stores
from govsim.study.runs.store import Store, remembered, state_of

COLUMNS = pa.schema([("hash", pa.string()), ("reads", pa.float64()), ("error", pa.string())])
NAMES = [f"run{i}" for i in range(5)]


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(stores, "MANY", 3)
    store = Store(tmp_path)
    store.open()
    for i, name in enumerate(NAMES):
        store.write_run({"hash": name, "reads": float(i)}, COLUMNS)
    return store


def test_runs_read_at_once_are_those_read_one_by_one(store):
    for _ in range(2):
        pd.testing.assert_frame_equal(store.rows_at_once(NAMES), store.rows(NAMES))


def test_the_second_time_no_run_is_opened(store, monkeypatch):
    store.rows_at_once(NAMES)
    monkeypatch.setattr(store, "rows", None)
    assert store.rows_at_once(NAMES)["reads"].to_list() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("changed", ["another", "fewer", "more"])
def test_a_run_that_changed_is_seen(store, changed):
    store.rows_at_once(NAMES)
    names = {"another": NAMES, "fewer": NAMES[1:], "more": [*NAMES, "run9"]}[changed]
    store.write_run({"hash": {"another": "run2"}.get(changed, "run9"), "reads": 77.0}, COLUMNS)
    pd.testing.assert_frame_equal(store.rows_at_once(names), store.rows(names))


def test_a_broken_memory_is_made_anew(store):
    store.rows_at_once(NAMES)
    (store.folder / stores.TOGETHER).write_bytes(b"broken")
    assert len(store.rows_at_once(NAMES)) == len(NAMES)


def test_a_table_is_remembered_in_its_state_alone(store):
    table = pd.DataFrame({"factor": ["a"], "value": [0.1 + 0.2]})
    store.remember("x.parquet", table, state_of("then"))
    pd.testing.assert_frame_equal(remembered(store.folder / "x.parquet", state_of("then")), table)
    assert remembered(store.folder / "x.parquet", state_of("now")) is None
    assert remembered(store.folder / "y.parquet", state_of("then")) is None
