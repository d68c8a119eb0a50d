"""Sheets of workbooks as rows of cells."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

from govsim.errors import GovsimError
from govsim.measures.statistics.grids import MOST_COLUMNS, MOST_ROWS, Allowance, Formula, Grid, Origin

MOST_WRITTEN = 2 * MOST_ROWS
"""Rows, full or empty, that a sheet may write down. Assumption."""
LAST_ROW = 1_048_576
"""No sheet of a workbook has more rows; one that says so is made up."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


def of_xlsx(path: Path, raw: bytes) -> list[Grid]:
    """The sheets of a workbook of today; a formula without a value is a Formula."""
    _refuse_many_rows(path, raw)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheets = _sheets(raw, values=True)
        behind = _sheets(raw, values=False) if _has_formulas(raw) else repeat(None)
        budget = Allowance(path)
        return [
            _grid(sheet, formulas, Origin(path, sheet.title if len(sheets) > 1 else ""), budget)
            for sheet, formulas in zip(sheets, behind, strict=False)
        ]


def _refuse_many_rows(path: Path, raw: bytes) -> None:
    """By the rows that sheets write down, of which most are empty where a format goes on below the table."""
    most = max((sheet.count(b"<row") for sheet in _written(raw)), default=0)
    if most > MOST_WRITTEN:
        raise GovsimError("error.statistics_many_rows", path=path, value=f"{most:,}", allowed=f"{MOST_ROWS:,}")


def _written(raw: bytes) -> Iterator[bytes]:
    archive = zipfile.ZipFile(io.BytesIO(raw))
    return (archive.read(name) for name in archive.namelist() if _SHEET.fullmatch(name))


def _sheets(raw: bytes, values: bool) -> list:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=values)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
    return book.worksheets


def _has_formulas(raw: bytes) -> bool:
    return any(b"<f" in sheet for sheet in _written(raw))


def _grid(sheet, formulas, origin: Origin, left: Allowance) -> Grid:
    grid = Grid([], origin)
    behind = formulas.iter_rows(values_only=True) if formulas else repeat(())
    for number, (row, said) in enumerate(zip(sheet.iter_rows(values_only=True), behind, strict=False), 1):
        if number > LAST_ROW:
            raise ValueError
        if number <= MOST_ROWS:
            grid.append(list(_cells(row[:MOST_COLUMNS], said)) if row else [])
        if row:
            left.take(len(row))
            grid.beyond += sum(cell is not None for cell in (row if number > MOST_ROWS else row[MOST_COLUMNS:]))
    return grid


def _cells(row: tuple, said: tuple) -> Iterator[object]:
    """What is only in the sheet of formulas has no value."""
    for place, cell in enumerate(row):
        formula = said[place] if cell is None and place < len(said) else None
        yield cell if formula is None else Formula(getattr(formula, "text", formula))


def of_xls(path: Path, raw: bytes) -> list[Grid]:
    """The sheets of a workbook in Excel's old binary format, which keeps the values of formulas."""
    import xlrd

    book = xlrd.open_workbook(file_contents=raw, logfile=io.StringIO(), ragged_rows=True)
    sheets = book.sheets()
    return [
        Grid(
            ([_xls_cell(cell, book) for cell in row] for row in sheet.get_rows()),
            Origin(path, sheet.name if len(sheets) > 1 else ""),
        )
        for sheet in sheets
    ]


def _xls_cell(cell, book) -> object:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, book.datemode)
    return xlrd.error_text_from_code.get(cell.value) if cell.ctype == xlrd.XL_CELL_ERROR else cell.value
