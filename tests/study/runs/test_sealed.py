"""A table in a file is what was written, or Damaged: never another one."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govsim.study.runs import sealed
from govsim.study.runs.sealed import Damaged

TABLE = pd.DataFrame({"strategy": ["today", "friendly"], "reads": [1.5, 0.1 + 0.2], "days": [[1.0, 2.0], [3.0]]})
WHOLE = sealed.sealed_frame(TABLE, "runs", {b"ended": b"well"})


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("sealed") / "runs.parquet"


def refused(path, data, of="runs"):
    path.write_bytes(data)
    with pytest.raises(Damaged):
        sealed.frame(path, of)
    return True


def test_a_table_comes_back_as_it_was_and_other_programs_read_it(path):
    path.write_bytes(WHOLE)
    pd.testing.assert_frame_equal(sealed.frame(path, "runs"), TABLE)
    pd.testing.assert_frame_equal(pd.read_parquet(path), TABLE)
    assert sealed.opened(path, "runs").metadata.metadata[b"ended"] == b"well"


@settings(max_examples=200)
@given(place=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_no_bit_can_be_another(path, place, bit):
    """But for those of the mark: a file without it is one of an older version, and all else in it is as it was."""
    raw = bytearray(WHOLE)
    raw[place] ^= 1 << bit
    mark = WHOLE.index(sealed.MARK)
    if mark <= place < mark + len(sealed.MARK):
        path.write_bytes(raw)
        pd.testing.assert_frame_equal(sealed.frame(path, "runs"), TABLE)
    else:
        assert refused(path, bytes(raw))


@given(st.integers(0, len(WHOLE) - 1))
def test_none_is_cut_short(path, size):
    assert refused(path, WHOLE[:size])


@given(st.binary(min_size=1, max_size=20))
def test_nothing_stands_behind_it(path, more):
    assert refused(path, WHOLE + more)


@pytest.mark.parametrize("of", ["series", "", "run", "runs ", "Runs"])
def test_another_table_in_its_place_is_refused(path, of):
    assert refused(path, WHOLE, of)


def test_a_file_of_an_older_version_is_read_as_it_stands(path):
    TABLE.to_parquet(path, index=False)
    pd.testing.assert_frame_equal(sealed.frame(path, "runs"), TABLE)
    assert refused(path, path.read_bytes()[:-9])


def test_a_text_like_the_mark_is_a_text(path):
    texts = pa.table({"error": [(sealed.MARK + b"0" * sealed.SIZE).decode()]})
    path.write_bytes(sealed.sealed(texts, "runs", use_dictionary=False, compression="none"))
    assert pq.read_table(path) == sealed.opened(path, "runs").read() == texts
