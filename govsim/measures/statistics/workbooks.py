"""Sheets of workbooks as rows of cells."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

from govsim.measures.statistics.grids import MOST_COLUMNS, MOST_ROWS, Allowance, Formula, Grid, Origin

LAST_ROW = 1_048_576
"""No sheet of a workbook has more rows; one that says so is made up."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


def of_xlsx(path: Path, raw: bytes) -> list[Grid]:
    """The sheets of a workbook of today; a formula without a value is a Formula."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheets = _sheets(raw, values=True)
        behind = _sheets(raw, values=False) if _has_formulas(raw) else repeat(None)
        budget = Allowance(path)
        return [
            _grid(sheet, formulas, Origin(path, sheet.title if len(sheets) > 1 else ""), budget)
            for sheet, formulas in zip(sheets, behind, strict=False)
        ]


def _sheets(raw: bytes, values: bool) -> list:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=values)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
    return book.worksheets


def _has_formulas(raw: bytes) -> bool:
    archive = zipfile.ZipFile(io.BytesIO(raw))
    return any(b"<f" in archive.read(name) for name in archive.namelist() if _SHEET.fullmatch(name))


def _grid(sheet, formulas, origin: Origin, budget: Allowance) -> Grid:
    grid = Grid([], origin)
    behind = formulas.iter_rows(values_only=True) if formulas else repeat(())
    for number, (row, said) in enumerate(zip(sheet.iter_rows(values_only=True), behind, strict=False), 1):
        budget.take(len(row))
        if number > LAST_ROW:
            raise ValueError
        kept = list(_cells(row, said))[:MOST_COLUMNS] if number <= MOST_ROWS else []
        grid.beyond += sum(cell is not None for cell in row[len(kept) :])
        if number <= MOST_ROWS:
            grid.append(kept)
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
