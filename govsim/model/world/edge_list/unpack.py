"""The bytes of a file of friendships, unpacked where it is packed; never more of them than fit into memory."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import IO

from govsim.errors import GovsimError
from govsim.model.free_memory import available
from govsim.model.world.edge_list.reading import Reading, quoted

MOST_UNPACKED = 2**29
"""Bytes that a packed file may unpack to: some 40 million ties. Assumption."""
MEMORY = 12.0
"""Bytes of memory that reading takes for each byte of text. Measured (short ids; PyArrow 26)."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
WORKBOOK = ("[Content_Types].xml", "mimetype")
"""Members of a zip that show it to be a workbook of Excel or LibreOffice."""
BESIDE = ("readme", "license", "licence", "copying")
"""Names of files that archives hold beside their list."""
PAGES = (".html", ".htm", ".md", ".pdf")
BROKEN = (
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError,
)  # fmt: skip
"""What unpacking raises for damaged archives, unknown methods and passwords."""


def contents(reading: Reading) -> bytes:
    """The bytes of the file, unpacked; raises GovsimError for what is no ordinary file, too large or damaged."""
    most = int(available() / MEMORY)
    try:
        raw = _raw(reading, most)
    except FileNotFoundError:
        raise GovsimError("fault.no_edge_list", value=str(reading.path)) from None
    except (OSError, ValueError) as error:
        raise reading.fault("unreadable", reason=getattr(error, "strerror", None) or error) from None
    opened = _opener(reading, raw)
    return _bounded(reading, opened, min(most, MOST_UNPACKED)) if opened else raw


def _raw(reading: Reading, most: int) -> bytes:
    found = reading.path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise reading.fault("no_file")
    with reading.path.open("rb") as file:
        raw = file.read(most + 1) if found.st_size <= most else b""
    if max(found.st_size, len(raw)) > most:
        raise reading.fault("too_large", value=_megabytes(max(found.st_size, len(raw))), allowed=_megabytes(most))
    return raw


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.0f}"


def _opener(reading: Reading, raw: bytes) -> Callable[[], IO[bytes]] | None:
    """What opens these bytes as an archive, which is known by how they begin."""
    if raw.startswith(ZIP):
        return lambda: _in_zip(reading, raw)
    if raw.startswith(b"\x1f\x8b"):
        return lambda: gzip.GzipFile(fileobj=io.BytesIO(raw))
    if raw.startswith(b"BZh") and raw[4:10] == b"1AY&SY":
        return lambda: bz2.BZ2File(io.BytesIO(raw))
    if raw.startswith(b"\xfd7zXZ\x00"):
        return lambda: lzma.LZMAFile(io.BytesIO(raw))
    return None


def _bounded(reading: Reading, opened: Callable[[], IO[bytes]], most: int) -> bytes:
    """All that an archive holds; not a byte more than one above `most` is unpacked before it is refused."""
    try:
        with opened() as file:
            found = file.read(most + 1)
    except BROKEN:
        raise reading.fault("damaged") from None
    if len(found) > most:
        raise reading.fault("unpacks_to_much", allowed=_megabytes(most))
    return found


def _in_zip(reading: Reading, raw: bytes) -> IO[bytes]:
    archive = zipfile.ZipFile(io.BytesIO(raw))
    return archive.open(_member(reading, [info.filename for info in archive.infolist() if not info.is_dir()]))


def _member(reading: Reading, names: list[str]) -> str:
    """The one list in an archive; what plainly is none is left out with a note."""
    if any(name in WORKBOOK for name in names):
        raise reading.fault("workbook")
    visible = [name for name in names if not name.startswith("__MACOSX/") and PurePosixPath(name).name[0] != "."]
    lists = [name for name in visible if not _is_beside(name)] or visible
    if not lists:
        raise reading.fault("empty")
    if len(lists) > 1:
        raise reading.fault("members", value=[quoted(name) for name in lists[:5]])
    if len(visible) > 1:
        beside = [quoted(name) for name in visible if name not in lists]
        reading.note("members", value=quoted(lists[0]), left=beside)
    return lists[0]


def _is_beside(name: str) -> bool:
    path = PurePosixPath(name.lower())
    return path.suffix in PAGES or path.stem in BESIDE
