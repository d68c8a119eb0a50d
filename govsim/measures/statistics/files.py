"""Files as offices save them, recognised by their content and never by their name: rows of cells, or a JSON object.

Read are an HTML table, a workbook (.xlsx, .xls), CSV with comma, tab, semicolon or bar, and JSON; text in UTF-8 or
GB 18030. Everything else is a GovsimError with a sentence.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from functools import partial
from pathlib import Path

from govsim.errors import GovsimError, printable, shown
from govsim.measures.statistics import markup, separated, workbooks
from govsim.measures.statistics.grids import MOST_COLUMNS, MOST_ROWS, Grid

MEGABYTE = 1_000_000
LARGEST_MB = 20
"""Megabytes of a file: some 100,000 articles, more than the platform exports at once. Assumption."""
LARGEST_UNZIPPED_MB = 200
"""Megabytes of a workbook once unzipped. Assumption: ten times what is allowed in the file."""
MOST_SQUEEZED, SMALL_MB = 100, 5
"""How many times its size a workbook may unzip to, if that is more than some megabytes: a sheet of one number in all
its cells reaches 17 times (measured), a bomb 1,000."""
ENCODINGS = ("utf-8-sig", "gb18030")
"""What offices save text in."""
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK = "xl/workbook.xml"
"""What makes a zip a workbook."""


def opened(path: Path) -> list[Grid] | dict:
    """The tables of a file as rows of cells, or the object that its JSON holds."""
    raw = _bytes(path)
    if raw.startswith((ZIP, OLE)):
        return _workbook(path, raw)
    text = _text(path, raw)
    if text.startswith(("{", "[")):
        return _json(path, text)
    grids = markup.tables(path, text) if "<table" in text.lower() else [separated.table(path, text)]
    _refuse_too_large(path, grids)
    return grids


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise GovsimError("error.statistics_folder", path=path)
        if size > LARGEST_MB * MEGABYTE:
            raise _too_large(path, size, LARGEST_MB)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise GovsimError("error.statistics_no_file", path=path) from None
    except (OSError, ValueError) as error:
        raise GovsimError("error.statistics_unreadable", path=path, reason=error) from None
    if not raw.strip():
        raise GovsimError("error.statistics_empty", path=path)
    return raw


def _too_large(path: Path, size: int, allowed: float) -> GovsimError:
    return GovsimError("error.statistics_too_large", path=path, value=round(size / MEGABYTE, 1), allowed=allowed)


def _text(path: Path, raw: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    raise GovsimError("error.statistics_binary", path=path)


def _json(path: Path, text: str) -> dict:
    try:
        document = json.loads(text, object_pairs_hook=partial(_each_once, path))
    except (ValueError, RecursionError) as error:
        line, column = (getattr(error, name, 1) for name in ("lineno", "colno"))
        raise GovsimError("error.statistics_json", path=path, line=line, column=column) from None
    if not isinstance(document, dict):
        raise GovsimError("error.statistics_no_list", path=path)
    return document


def _each_once(path: Path, pairs: list[tuple[str, object]]) -> dict:
    """JSON would keep the last of two fields of one name."""
    held = dict(pairs)
    if len(held) < len(pairs):
        value = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise GovsimError("error.statistics_field_twice", path=path, value=printable(shown(value)))
    return held


def _refuse_too_large(path: Path, grids: list[Grid]) -> None:
    for grid in grids:
        sizes = {"rows": (len(grid), MOST_ROWS), "columns": (max(map(len, grid), default=0), MOST_COLUMNS)}
        for key, (value, most) in sizes.items():
            if value > most:
                raise GovsimError(f"error.statistics_many_{key}", path=path, value=f"{value:,}", allowed=f"{most:,}")


def _workbook(path: Path, raw: bytes) -> list[Grid]:
    try:
        if raw.startswith(OLE):
            return workbooks.of_xls(path, raw)
        _refuse_bombs(path, raw)
        return workbooks.of_xlsx(path, raw)
    except GovsimError:
        raise
    except Exception as error:  # a damaged workbook makes its readers raise whatever they stumble over
        raise GovsimError("error.statistics_workbook", path=path, reason=type(error).__name__) from None


def _refuse_bombs(path: Path, raw: bytes) -> None:
    """By what the archive declares of itself: nothing is unpacked, and unpacking ends where it says."""
    parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    if BOOK not in {part.filename for part in parts}:
        raise GovsimError("error.statistics_binary", path=path)
    size = sum(part.file_size for part in parts)
    if size > LARGEST_UNZIPPED_MB * MEGABYTE:
        raise _too_large(path, size, LARGEST_UNZIPPED_MB)
    if size > max(SMALL_MB * MEGABYTE, MOST_SQUEEZED * len(raw)):
        raise GovsimError(
            "error.statistics_bomb",
            path=path,
            value=round(size / len(raw)),
            allowed=MOST_SQUEEZED,
            size=round(size / MEGABYTE),
        )
