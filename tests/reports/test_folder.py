"""Results that a folder does not take to the end: what is in it is whole, and a sentence says what it is."""

import errno
import json
import shutil

import pandas as pd
import pytest

from govsim.cli import main
from govsim.errors import GovsimError
from govsim.reports import charts, folder
from govsim.study.runs import folders
from govsim.words import LANGUAGES
from tests.examples import ROOT

TABLES = {"runs": pd.DataFrame({"reads": [1.5, 2.5]}), "series": pd.DataFrame({"day": [0, 1]})}
RECEIPT = {"scenario": {}, "written": "2026-11-28"}
NAMES = ["runs.parquet", "series.parquet", "manifest.json", "runs.csv", "series.csv", "course.png"]
COMPARE = ["compare", f"{ROOT}/tests/small.yaml", "--seeds", "1", "--workers", "1", "--strategies", "today,friendly"]


def write(path, drawn=lambda: {"course": b"a picture"}):
    folder._write(path, RECEIPT, TABLES, lambda table: table, drawn)


def refused(path, **more):
    """What is said to be there."""
    with pytest.raises(GovsimError) as caught:
        write(path, **more)
    said = [caught.value.message(lang) for lang in LANGUAGES]
    assert all(str(path) in one and "\n" not in one for one in said)
    return caught.value.values["kept"]


def full(monkeypatch, names):
    """A disk that has room for these files and half of another."""
    put = folder._put

    def until_full(path, data):
        if path.name in names:
            return put(path, data)
        path.with_name(f".new-{path.name}").write_bytes(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(folder, "_put", until_full)


def test_what_is_read_again_is_written_first(tmp_path):
    write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)
    assert folders.table(tmp_path, "runs").equals(TABLES["runs"])
    assert (tmp_path / "runs.csv").read_bytes() == b"\xef\xbb\xbfreads\n1.5\n2.5\n"


@pytest.mark.parametrize("room", range(len(NAMES)))
def test_a_disk_that_fills_up_keeps_what_was_written(tmp_path, monkeypatch, room):
    full(monkeypatch, NAMES[:room])
    assert refused(tmp_path) == NAMES[:room]
    assert {path.name for path in tmp_path.glob("[!.]*")} == set(NAMES[:room])


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path):
    path = tmp_path / "runs.csv"
    path.write_text("the old one")
    with pytest.raises(TypeError):
        folder._put(path, "no bytes")
    assert [one.name for one in tmp_path.iterdir()] == ["runs.csv"]
    assert path.read_text() == "the old one"


def test_tables_of_two_times_are_not_read_as_one_result(tmp_path, monkeypatch):
    write(tmp_path)
    monkeypatch.setitem(RECEIPT, "written", "2026-11-29")
    full(monkeypatch, NAMES[:1])
    refused(tmp_path)
    with pytest.raises(GovsimError, match=r"runs\.parquet is missing or damaged, or was not written together"):
        folders.table(tmp_path, "runs")


def gone(path):
    shutil.rmtree(path)


def moved(path):
    path.rename(path.with_name("moved"))


def a_file(path):
    gone(path)
    path.write_text("mine")


def a_file_of_folders(path):
    (path / "course.png").mkdir()


@pytest.mark.parametrize("happens", [gone, moved, a_file, a_file_of_folders])
def test_a_folder_that_is_another_in_the_end_is_a_sentence(tmp_path, happens):
    path = tmp_path / "out"
    path.mkdir()

    def drawn():
        happens(path)
        return {"course": b"a picture"}

    assert refused(path, drawn=drawn) == (NAMES[:-1] if happens is a_file_of_folders else [])


@pytest.mark.parametrize("output", [[], ["--json"]], ids=["shown", "json"])
def test_the_comparison_is_shown_though_its_folder_is_gone(tmp_path, monkeypatch, capsys, output):
    def drawn(*_):
        shutil.rmtree(tmp_path)
        return {"course": b"a picture"}

    monkeypatch.setattr(charts, "of_comparison", drawn)
    assert main([*COMPARE, "--out", str(tmp_path), "--lang", "en", *output]) == 2
    shown, said = capsys.readouterr()
    assert f"{tmp_path} did not take all results (No such file or directory); there now: –" in said
    assert "written" not in shown
    assert json.loads(shown)["baseline"] == "today" if output else "Friendlier" in shown
    tmp_path.mkdir()
