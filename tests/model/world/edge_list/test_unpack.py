import bz2
import gzip
import io
import lzma
import os
import threading
import zipfile
from pathlib import Path

import pytest

from govsim.model.world.edge_list import unpack
from tests.model.world.edge_list.lists import kinds_of, read, refused, ties_of

RAW = b"1,2\n2,3\n"
TIES = [("1", "2"), ("2", "3")]


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


PACKED = {
    "gz": gzip.compress(RAW, mtime=0),
    "bz2": bz2.compress(RAW),
    "xz": lzma.compress(RAW),
    "zip": zipped({"friends.csv": RAW}),
}


@pytest.mark.parametrize("kind", PACKED)
@pytest.mark.parametrize("name", ["friends.csv", "friends.bin"])
def test_packed_files_are_known_by_what_they_hold(written, kind, name):
    assert ties_of(written(PACKED[kind], name)) == TIES


@pytest.mark.parametrize("kind", PACKED)
@pytest.mark.parametrize("cut", [lambda raw: raw[:-9], lambda raw: raw[: len(raw) // 2]])
def test_damaged_archives_are_refused(written, kind, cut):
    assert refused(written(cut(PACKED[kind]))).key in ("error.edge_list_damaged", "error.edge_list_binary")


def test_a_locked_zip_is_refused(written):
    locked = bytearray(PACKED["zip"])
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refused(written(bytes(locked))).key == "error.edge_list_damaged"


def test_of_several_files_in_a_zip_only_one_may_be_a_list(written):
    both = refused(written(zipped({"a.csv": RAW, "b.csv": RAW})))
    assert both.key == "error.edge_list_members"
    assert both.values["value"] == ["a.csv", "b.csv"]
    ties, notes = read(written(zipped({"a.csv": RAW, "readme.html": "<p>", "__MACOSX/a.csv": "x"})))
    assert ties == TIES
    assert notes["members"]["left"] == ["readme.html"]
    assert kinds_of(written(zipped({"a.csv": RAW, ".a.csv": "x"}))) == set()
    assert refused(written(zipped({}))).key == "error.edge_list_empty"


def test_a_workbook_is_no_archive_of_lists(written):
    assert refused(written(zipped({"[Content_Types].xml": "x", "xl/a.xml": "x"}))).key == "error.edge_list_workbook"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, lambda raw: zipped({"a.csv": raw})])
def test_no_more_is_unpacked_than_is_allowed(written, monkeypatch, pack):
    """3,000 bytes are allowed and can be read; of 5 MB of zeros no more than 3,001 are ever asked for."""
    monkeypatch.setattr(unpack, "MOST_UNPACKED", 3000)
    assert ties_of(written(pack(b"1,2\n" * 750), "good")) == [("1", "2")]
    opener, asked = unpack._opener, []
    monkeypatch.setattr(unpack, "_opener", lambda *given: lambda: Counting(opener(*given)(), asked))
    assert refused(written(pack(bytes(5_000_000)), "bomb")).key == "error.edge_list_unpacks_to_much"
    assert asked == [3001]


class Counting:
    """An opened file that notes how much of it is asked for."""

    def __init__(self, file, asked):
        self.file, self.asked = file, asked

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def read(self, size=-1):
        self.asked.append(size)
        return self.file.read(size)


def test_what_memory_cannot_hold_is_refused_before_it_is_read(written, monkeypatch):
    """12 bytes of memory for a byte of text: with 1,200 free 100 bytes can be read, and 104 cannot."""
    monkeypatch.setattr(unpack, "available", lambda: 1200)
    assert ties_of(written(b"1,2\n" * 25, "good")) == [("1", "2")]
    assert refused(written(b"1,2\n" * 26, "large")).key == "error.edge_list_too_large"
    assert refused(written(gzip.compress(b"1,2\n" * 26), "packed")).key == "error.edge_list_unpacks_to_much"


def test_a_sparse_file_of_a_terabyte_is_refused_at_once(tmp_path):
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(10**12)
    assert refused(str(tmp_path / "huge.csv")).key == "error.edge_list_too_large"


def test_only_ordinary_files_are_read(tmp_path):
    assert refused(str(tmp_path / "none.csv")).key == "fault.no_edge_list"
    assert refused("no\0name").key == "error.edge_list_unreadable"
    assert refused(str(tmp_path)).key == "error.edge_list_no_file"
    (tmp_path / "zero").symlink_to("/dev/zero")
    assert refused(str(tmp_path / "zero")).key == "error.edge_list_no_file"


def test_nobody_waits_for_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    thread = threading.Thread(target=lambda: refused(str(tmp_path / "pipe")), daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read_is_said(written):
    path = written(RAW)
    Path(path).chmod(0)
    assert refused(path).key == "error.edge_list_unreadable"
