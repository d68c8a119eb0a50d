"""Ids that are numbers, and what spreadsheets make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

WHOLE = re.compile(r"[+-]?[0-9]+")
NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?")
POWER = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
"""A number with a power of ten; only one with a sign or a fraction is so beyond doubt."""
SURE_POWER = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE]\+\d+|[+-]?\d+[.,]\d+[eE]-?\d+")
MADE_FRACTION = re.compile(r"([+-]?\d+)(?:[.,]0{1,2}|\.0{4,})")
"""A whole number with zeros behind its point, of which 3.000 might be three thousand."""
WHOLE_IN_VALUE = re.compile(rf"{WHOLE.pattern}|{MADE_FRACTION.pattern}")
THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+")
TRUE_FRACTION = re.compile(r"[+-]?\d+[.,]\d*[1-9]\d*")
DIGITS_KEPT = 15
"""Digits of a number that a spreadsheet keeps; it puts zeros in place of the others."""

QUICK = 100
"""Digits up to which numbers are compared as such: with many thousands Python refuses to."""

_COMPLEMENT = str.maketrans("0123456789", "9876543210")


def in_order(whole: Iterable[str]) -> list[str]:
    """Whole numbers of any length by their value, then by how they are written."""
    texts = sorted(whole)
    return sorted(texts, key=int if max(map(len, texts), default=0) <= QUICK else _size)


def _size(whole: str) -> tuple[int, str]:
    """What is in the order of the values of whole numbers, and needs no arithmetic."""
    digits = whole.lstrip("+-").lstrip("0")
    return (-len(digits), digits.translate(_COMPLEMENT)) if whole.startswith("-") else (len(digits), digits)


def is_rounded(whole: str) -> bool:
    """Whether a long number has nothing but zeros behind the digits that a spreadsheet keeps."""
    digits = whole.lstrip("+-0")
    return len(digits) > DIGITS_KEPT and not digits[DIGITS_KEPT:].strip("0")
