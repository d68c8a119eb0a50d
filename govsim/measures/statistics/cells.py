"""What stands in one cell: a text, a date, a number or nothing."""

from __future__ import annotations

import datetime
import re

from govsim.errors import GovsimError, printable, shown
from govsim.measures.statistics.columns import DATES, RATES, TEXTS, Kind
from govsim.measures.statistics.grids import Covered, Formula, Origin
from govsim.words import Term

EMPTY = frozenset({"", "-", "--", "—", "——", "/", "无", "暂无", "nan", "none", "null", "n/a", "#div/0!", "#n/a"})
TOTALS = frozenset({"合计", "总计", "总数", "总和", "汇总", "小计", "total"})
DATA, REMARK, NOTHING = "data", "remark", "nothing"
"""What a row holds; a remark is a sum, or a single cell."""
MOST = 10**10
"""No count is larger: more than people on Earth. Assumption."""
SIGNED = "net_user"
"""The only column that can be below 0."""
RATIO = "reads_per_share"
"""The only column beside rates that need not be whole."""
MOST_PERCENT = 100
FEW = 5
"""How many rows or values a sentence lists."""

_NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,3})?) ?([万亿w])?(\+)?(%)?")
_UNITS = {None: 1, "万": 10**4, "w": 10**4, "亿": 10**8}
_DATE = re.compile(
    r"(20\d\d)(?:(\d\d)(\d\d)(?:\.0)?|\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?)"
    r"(?:[T\s]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?"
)
_SIGNS = str.maketrans({"％": "%", "＋": "+", "−": "-", "－": "-", "，": ",", "\xa0": " "})
_TEXT = re.compile(r'="([^"]*)"|\'(\d[^\']*)')
"""What makes a spreadsheet take digits for text: ="20220329", '20220329."""


def text(cell: object) -> str:
    """The cell as text, "" for nothing."""
    said = "" if cell is None else str(cell).strip()
    forced = _TEXT.fullmatch(said) if said.startswith(("=", "'")) else None
    return (forced[1] or forced[2] or "").strip() if forced else said


def quoted(cell: object) -> str:
    """The cell within a sentence."""
    return printable(shown(text(cell)))


def few(values: list) -> list[str]:
    """The first of the values, for a sentence."""
    return [f"{value}" for value in values[:FEW]] + ["…"] * (len(values) > FEW)


def number(cell: object, least: float = 0, most: float = MOST) -> float:
    """`1,234`, `5.90%`, `2.3万`; `10万+` is 100001, as the communication index counts it. Raises ValueError."""
    match = _NUMBER.fullmatch(text(cell).translate(_SIGNS).lower())
    if not match:
        raise ValueError
    digits, unit, more, percent = match.groups()
    value = float(digits.replace(",", "").replace(" ", "")) * _UNITS[unit] + (1 if more else 0)
    value = round(value) if unit else value
    if not least <= value <= most:
        raise ValueError
    return value / 100 if percent else float(value)


def has_percent(cell: object) -> bool:
    """Whether a rate is written with its sign."""
    return text(cell).endswith(("%", "％"))


def moment(cell: object) -> datetime.datetime:
    """`20220329`, `2022-3-29`, `2022/03/29 10:00`, `2022年3月29日`, a date of a workbook. Raises ValueError."""
    whole = isinstance(cell, float) and cell.is_integer()
    match = _DATE.fullmatch(text(int(cell) if whole else cell))
    if not match:
        raise ValueError
    return datetime.datetime(*(int(part) for part in match.groups() if part))


def sort_of(row: dict[str, object]) -> str:
    """DATA, NOTHING, or REMARK: a heading or footnote in a single cell, a row of sums."""
    filled = sum(_is_filled(column, cell) for column, cell in row.items())
    if filled < 2:
        return REMARK if filled else NOTHING
    has_sum = any(text(cell).lower().rstrip(":：") in TOTALS for cell in row.values())
    dated = has_sum and any(column in DATES and is_readable(column, cell) for column, cell in row.items())
    return REMARK if has_sum and not dated else DATA


def _is_filled(column: str, cell: object) -> bool:
    return column != "account" and not isinstance(cell, Covered) and text(cell).lower() not in EMPTY


def first_said(row: dict[str, object]) -> str:
    """The first cell of a row that says something."""
    return next(quoted(cell) for column, cell in row.items() if _is_filled(column, cell))


def is_readable(column: str, cell: object) -> bool:
    """Whether something stands in the cell that the column can hold."""
    try:
        return text(cell).lower() not in EMPTY and value(column, cell) is not None
    except ValueError:
        return False


def parsed(origin: Origin, number: int, kind: Kind, row: dict[str, object]) -> dict[str, object]:
    """The values of a row; GovsimError names the cell that is none."""
    values = {}
    for column, cell in row.items():
        try:
            values[column] = value(column, cell)
        except ValueError:
            place = {**origin.place, "row": number, "column": kind.heading(column)}
            raise _refusal(column, cell, place) from None
    return values


def _refusal(column: str, cell: object, place: dict[str, object]) -> GovsimError:
    """What is wrong with a cell, and what is wanted."""
    if isinstance(cell, Covered) and column not in DATES:
        return GovsimError("error.statistics_spread", **place, value=quoted(cell))
    if isinstance(cell, Formula):
        return GovsimError("error.statistics_formula", **place, value=quoted(cell))
    return no_value(cell, place, _allowed(column))


def no_value(cell: object, place: dict[str, object], allowed: Term) -> GovsimError:
    """That a cell is not what is allowed."""
    said = quoted(cell) if isinstance(cell, str) else printable(shown(cell))
    return GovsimError("error.statistics_cell", **place, value=said, allowed=allowed)


def value(column: str, cell: object) -> object:
    """The value of a cell, None for nothing. Raises ValueError."""
    if column in TEXTS:
        return text(cell) or None
    if text(cell).lower() in EMPTY and column != "ref_date":
        return None
    if column in DATES:
        when = moment(cell)
        return when.date() if column == "ref_date" else when
    if isinstance(cell, Formula):
        return None
    if isinstance(cell, Covered):
        raise ValueError
    if column in RATES:
        return number(cell, most=MOST_PERCENT)
    found = number(cell, -MOST if column == SIGNED else 0)
    if not (found.is_integer() or column == RATIO):
        raise ValueError
    return found


def _allowed(column: str) -> Term:
    if column in DATES:
        return Term("kind.day")
    if column in RATES:
        return Term("kind.share")
    if column == SIGNED:
        return Term("kind.whole_number")
    return Term("kind.ratio" if column == RATIO else "kind.count", {"value": f"{MOST:,}"})
