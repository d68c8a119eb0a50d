"""Whatever befalls a file of a folder of results, it is noticed and said in a sentence, and no number is another."""

import time
import warnings

import pandas as pd
import pytest

from govsim.errors import GovsimError, GovsimWarning
from govsim.study.runs import folders
from govsim.study.runs import store as stores
from govsim.words import LANGUAGES
from tests.fuzz.results import MAKERS, damage

SECONDS = 1.0
"""Of the processor, for a folder of some ten files."""


@pytest.fixture(scope="session", params=MAKERS)
def folder(request, tmp_path_factory):
    path = tmp_path_factory.mktemp(request.param)
    MAKERS[request.param](path)
    return path


@pytest.fixture(autouse=True)
def many(monkeypatch):
    """A few runs are enough to be kept together."""
    monkeypatch.setattr(stores, "MANY", 3)


def read(folder):
    """All that is read of a folder, and the sentences that go with it."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            found = parts(folder)
        except GovsimError as error:
            return None, [error]
    assert all(isinstance(warning.message, GovsimWarning) for warning in caught)
    return found, [warning.message for warning in caught]


def parts(folder):
    if (folder / "patterns.csv").exists():
        return {"runs": folders.table(folder, "patterns")}
    found = folders.read([folder])
    return {"runs": found.runs, "points": found.points, "receipt": found.receipt}


def assert_as_it_was(found, whole):
    """All but runs that are said to be damaged, or are gone."""
    there = found["runs"]["there"] if "there" in found["runs"] else slice(None)
    pd.testing.assert_frame_equal(found["runs"][there], whole["runs"][there], check_exact=True)
    if "points" in whole:
        pd.testing.assert_frame_equal(found["points"], whole["points"])
        assert told_by(found["receipt"]) == told_by(whole["receipt"])


def told_by(receipt):
    """What a receipt says, by names that mean something."""
    return {name: receipt.get(name) for name in ("scenario", "experiment", "strategies", "seeds", "baseline", "goals")}


def noticed(folder, numbers):
    """How many of these damages are noticed."""
    whole, said = read(folder)
    assert whole is not None
    assert said == []
    count = 0
    for number in numbers:
        before, what = damage(number, folder)
        begin = time.process_time()
        try:
            found, said = read(folder)
            assert all("\n" not in one.message(lang) for one in said for lang in LANGUAGES)
            assert found is None or assert_as_it_was(found, whole) is None
        except Exception as error:
            raise AssertionError(what) from error
        assert time.process_time() - begin <= SECONDS, what
        count += bool(said)
        for path, raw in before.items():
            path.write_bytes(raw)
    return count


def test_some_made_up_damage_is_noticed(folder):
    """Of a single run few tables are read again, of all others most of the files."""
    assert noticed(folder, range(40)) >= 12


@pytest.mark.slow
def test_five_thousand_made_up_damages_are_noticed(folder):
    assert noticed(folder, range(40, 1290)) >= 400
