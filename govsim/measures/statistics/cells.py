"""What stands in one cell: a text, a date, a number or nothing."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from govsim.errors import GovsimError, shown
from govsim.measures.statistics.columns import DATES, TEXTS, Kind
from govsim.words import Term

EMPTY = frozenset({"", "-", "--", "—", "——", "/", "无", "nan", "none", "null", "#div/0!", "#n/a"})
TOTALS = frozenset({"合计", "总计", "总数", "总和", "汇总", "小计", "total"})
MOST = 10**10
"""No count is larger: more than people on Earth. Assumption."""
SIGNED = "net_user"
"""The only column that can be below 0."""

_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(万)?(\+)?(%)?")
_DATE = re.compile(
    r"(20\d\d)\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?"
)
_SIGNS = str.maketrans({"％": "%", "＋": "+", "−": "-", "－": "-", ",": None, "，": None, " ": None, "\xa0": None})


def text(cell: object) -> str:
    """The cell as text, "" for nothing."""
    return "" if cell is None else str(cell).strip()


def number(cell: object, least: float = 0) -> float:
    """`1,234`, `5.90%`, `2.3万`; `10万+` is 100001, as the communication index counts it. Raises ValueError."""
    match = _NUMBER.fullmatch(text(cell).translate(_SIGNS).lower())
    if not match:
        raise ValueError
    digits, myriads, more, percent = match.groups()
    value = float(digits) * (10_000 if myriads else 1) + (1 if more else 0)
    if not least <= value <= MOST:
        raise ValueError
    return value / 100 if percent else value


def moment(cell: object) -> datetime.datetime:
    """`20220329`, `2022-3-29`, `2022/03/29 10:00`, `2022年3月29日`, a date of a workbook. Raises ValueError."""
    whole = isinstance(cell, float) and cell.is_integer()
    match = _DATE.fullmatch(text(int(cell) if whole else cell))
    if not match:
        raise ValueError
    return datetime.datetime(*(int(part or 0) for part in match.groups()))


def is_data(row: dict[str, object]) -> bool:
    """Neither empty nor a heading or footnote in a single cell nor a row of totals."""
    filled = [said for cell in row.values() if (said := text(cell).lower()) not in EMPTY]
    return len(filled) > 1 and not any(said.rstrip(":：") in TOTALS for said in filled)


def parsed(path: Path, number: int, kind: Kind, row: dict[str, object]) -> dict[str, object]:
    """The values of a row; GovsimError names the cell that is none."""
    values = {}
    for column, cell in row.items():
        try:
            values[column] = _value(column, cell)
        except ValueError:
            place = {"path": path, "row": number, "column": kind.heading(column)}
            raise GovsimError("error.statistics_cell", **place, value=shown(cell), allowed=_allowed(column)) from None
    return values


def _value(column: str, cell: object) -> object:
    if column in TEXTS:
        return text(cell) or None
    if text(cell).lower() in EMPTY and column != "ref_date":
        return None
    if column in DATES:
        when = moment(cell)
        return when.date() if column == "ref_date" else when
    return number(cell, least=-MOST if column == SIGNED else 0)


def _allowed(column: str) -> Term:
    if column in DATES:
        return Term("kind.date")
    return Term("kind.number") if column == SIGNED else Term("kind.count", {"value": f"{MOST:,}"})
