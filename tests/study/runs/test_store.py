import os
import struct
import subprocess
import sys

import pandas as pd
import pytest

from govsim.errors import GovsimError, GovsimWarning
from govsim.measures.outcomes import keys
from govsim.study.runs import store as stores
from govsim.study.runs.sealed import MARK
from govsim.study.runs.store import Store, StoreError, schema
from tests.examples import small

COLUMNS = schema(small())


def row(name, **values):
    return {"hash": name, "strategy": "today", "seed": 3, "reads": 5.0, "series_trust": [0.5, 0.6]} | values


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "study")
    made.open()
    return made


def test_a_run_comes_back_as_it_was(store):
    store.write_run(row("a"), COLUMNS)
    [found] = store.rows(["a", "b"]).to_dict("records")
    assert (found["strategy"], found["seed"], found["reads"], list(found["series_trust"])) == (
        "today",
        3,
        5,
        [0.5, 0.6],
    )
    assert set(keys(small())) < set(found)


def test_it_knows_which_runs_ended_well_and_takes_no_broken_file_for_one(store):
    store.write_run(row("good"), COLUMNS)
    store.write_run(row("bad", error="no memory"), COLUMNS)
    store.path("torn").write_bytes(store.path("good").read_bytes()[:-9])
    pd.DataFrame({"x": [1]}).to_parquet(store.path("foreign"))
    (store.runs / ".new-half").write_bytes(b"PAR1")
    assert store.finished() == {"good": True, "bad": False}
    store.sweep_up()
    assert not (store.runs / ".new-half").exists()


DAMAGES = {
    "a number": lambda raw: raw.replace(struct.pack("<d", 5.0), struct.pack("<d", 4.0)),
    "how it ended": lambda raw: raw.replace(b"badly", b"nicer"),
    "its end": lambda raw: raw[:-1],
    "its metadata": lambda raw: raw[:-40] + bytes(32) + raw[-8:],
    "all of it": lambda raw: b"",
    "its digest": lambda raw: raw.replace(MARK, MARK + b"f"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_run_counts_as_not_there_and_the_others_are_read(store, damage, monkeypatch):
    monkeypatch.setitem(stores.FEW, "compression", "none")
    for name, error in {"a": None, "b": "no memory", "c": None}.items():
        store.write_run(row(name, error=error), COLUMNS)
    raw = store.path("b").read_bytes()
    assert damage(raw) != raw
    store.path("b").write_bytes(damage(raw))
    assert store.finished() == {"a": True, "c": True}
    assert store.rows("abc")["hash"].to_list() == ["a", "c"]
    assert not store.ended_well("b")


def test_one_run_in_the_place_of_another_is_none(store):
    for name in "ab":
        store.write_run(row(name), COLUMNS)
    store.path("a").replace(store.path("b"))
    assert store.finished() == {}
    assert store.rows("ab").empty


@pytest.mark.parametrize("damaged", [1, 2])
def test_damaged_runs_of_the_plan_are_counted_in_a_sentence(store, damaged):
    for name in ("good", "gone", "foreign", *"ab"[:damaged]):
        store.path(name).write_bytes(b"x")
    with pytest.warns(GovsimWarning) as caught:
        store.warn_of_damaged(["good", "a", "b", "never played"], {"good": True})
    [said] = [warning.message for warning in caught]
    counted = {1: "1 file of runs in", 2: "2 files of runs in"}[damaged]
    assert said.message("en").startswith(f"{counted} {store.runs}")
    assert f"{damaged} 个" in said.message("zh")


def test_where_none_is_damaged_nothing_is_said(store, recwarn):
    store.write_run(row("a"), COLUMNS)
    store.warn_of_damaged(["a", "b"], store.finished())
    assert not recwarn


def test_others_may_read_results(store):
    store.write_run(row("a"), COLUMNS)
    assert store.path("a").stat().st_mode & 0o044 == 0o044


def test_one_sweep_at_a_time(store):
    with store.locked(), pytest.raises(GovsimError, match="another sweep"):
        Store(store.folder).locked()


def test_a_file_in_the_place_of_the_folder_is_a_sentence(tmp_path):
    (tmp_path / "study").write_text("mine")
    with pytest.raises(StoreError, match="cannot be written"):
        Store(tmp_path / "study").open()


FULL = """
import resource, sys
from govsim.study.runs.store import Store, StoreError, schema
from tests.study.runs.test_store import COLUMNS, row
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    store.write_run(row("later"), COLUMNS)
except StoreError as error:
    print(error.message("en"))
"""


def test_a_full_disk_is_a_sentence_and_leaves_what_is_there(store, request):
    store.write_run(row("before"), COLUMNS)
    environment = os.environ | {"PYTHONPATH": str(request.config.rootpath)}
    done = subprocess.run(
        [sys.executable, "-c", FULL, store.folder], capture_output=True, text=True, env=environment, check=True
    )
    assert "there is no room left" in done.stdout
    assert store.finished() == {"before": True}
    assert list(store.runs.glob(".new-*")) == []


def test_what_is_no_study_is_a_sentence(tmp_path):
    for read in (lambda store: store.receipt(), lambda store: store.table("plan.parquet")):
        with pytest.raises(GovsimError, match="holds no sweep"):
            read(Store(tmp_path))
