"""Files as offices save them, recognised by their content and never by their name: rows of cells, or a JSON object.

Read are an HTML table, a workbook (.xlsx, .xls), CSV with comma, tab or semicolon, and JSON; text in UTF-8 or GB 18030.
Everything else is a GovsimError with a sentence.
"""

from __future__ import annotations

import csv
import io
import json
import warnings
import zipfile
from pathlib import Path

from govsim.errors import GovsimError

MEGABYTE = 1_000_000
LARGEST_MB = 20
"""Megabytes of a file: some 100,000 articles, more than the platform exports at once. Assumption."""
LARGEST_UNZIPPED_MB = 400
"""Megabytes of a workbook once unzipped. Assumption: twenty times what is allowed in the file."""
MOST_ROWS, MOST_COLUMNS = 100_000, 256
"""What is read of a workbook's sheet; a stray cell far outside costs no memory."""
ENCODINGS = ("utf-8-sig", "gb18030")
"""What offices save text in."""
SEPARATORS = (",", "\t", ";")
HEAD = 4_000
"""Characters in which the separator is counted."""
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Grid = list[list[object]]
"""Rows of cells: text, numbers, dates or nothing."""


def opened(path: Path) -> list[Grid] | dict:
    """The tables of a file as rows of cells, or the object that its JSON holds."""
    raw = _bytes(path)
    if raw.startswith((ZIP, OLE)):
        return _workbook(path, raw)
    text = _text(path, raw)
    if text.startswith(("{", "[")):
        return _json(path, text)
    if "<table" in text.lower():
        return _html(text)
    return [_csv(path, text)]


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise GovsimError("error.statistics_folder", path=path)
        if size > LARGEST_MB * MEGABYTE:
            value = round(size / MEGABYTE, 1)
            raise GovsimError("error.statistics_too_large", path=path, value=value, allowed=LARGEST_MB)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise GovsimError("error.statistics_no_file", path=path) from None
    except (OSError, ValueError) as error:
        raise GovsimError("error.statistics_unreadable", path=path, reason=error) from None
    if not raw.strip():
        raise GovsimError("error.statistics_empty", path=path)
    return raw


def _text(path: Path, raw: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.strip()
    raise GovsimError("error.statistics_binary", path=path)


def _json(path: Path, text: str) -> dict:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise GovsimError("error.statistics_json", path=path) from None
    if not isinstance(document, dict):
        raise GovsimError("error.statistics_no_list", path=path)
    return document


def _html(text: str) -> list[Grid]:
    """The tables that hold no other table."""
    from lxml import etree, html

    try:
        page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError:
        return []
    return [
        [[cell.text_content() for cell in row.xpath("./td|./th")] for row in table.iter("tr")]
        for table in page.xpath("//table[not(.//table)]")
    ]


def _csv(path: Path, text: str) -> Grid:
    separator = max(SEPARATORS, key=text[:HEAD].count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise GovsimError("error.statistics_unreadable", path=path, reason=error) from None


def _workbook(path: Path, raw: bytes) -> list[Grid]:
    try:
        return _xlsx(path, raw) if raw.startswith(ZIP) else _xls(raw)
    except GovsimError:
        raise
    except Exception as error:  # a damaged workbook makes its readers raise whatever they stumble over
        raise GovsimError("error.statistics_workbook", path=path, reason=type(error).__name__) from None


def _xlsx(path: Path, raw: bytes) -> list[Grid]:
    from openpyxl import load_workbook

    size = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(raw)).infolist())
    if size > LARGEST_UNZIPPED_MB * MEGABYTE:
        raise GovsimError(
            "error.statistics_too_large", path=path, value=round(size / MEGABYTE), allowed=LARGEST_UNZIPPED_MB
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        return [_sheet(sheet) for sheet in book.worksheets]


def _sheet(sheet) -> Grid:
    sheet.reset_dimensions()
    return [list(row) for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)]


def _xls(raw: bytes) -> list[Grid]:
    import xlrd

    book = xlrd.open_workbook(file_contents=raw, logfile=io.StringIO(), ragged_rows=True)
    return [[[_xls_cell(cell, book) for cell in row] for row in sheet.get_rows()] for sheet in book.sheets()]


def _xls_cell(cell, book) -> object:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, book.datemode)
    return None if cell.ctype == xlrd.XL_CELL_ERROR else cell.value
