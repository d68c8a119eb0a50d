"""The people of a list: their ids, in order, and what is odd about them."""

from __future__ import annotations

import re

import numpy as np

from govsim.model.world.edge_list.ends import Ends
from govsim.model.world.edge_list.numbers import (
    DIGITS_KEPT,
    MADE_FRACTION,
    NUMBER,
    POWER,
    SURE_POWER,
    THOUSANDS,
    TRUE_FRACTION,
    WHOLE,
    in_order,
    is_rounded,
)
from govsim.model.world.edge_list.reading import Reading, quoted

DAMAGED = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)|##+|.*\ufffd.*|\?{2,}")
"""What spreadsheets write for an error or a column too narrow, and programs for signs that an encoding lacks."""
NOBODY = {"na", "n/a", "<na>", "nan", "null", "none", "nil", "-", "--", "?", "无", "空", "未知", "(blank)", "（空白）"}
"""What stands for a value that is missing."""
FEW = 2
"""Ids of text among numbers that are named as odd, e.g. those of a line of totals."""
SHOWN = 3
"""Ids that a note repeats."""
SURELY_ROUNDED = 6
"""Zeros at the ends of long numbers, in all, that are no chance: one in a million."""

_LISTED = re.compile(r"\s*[;|、,，/]\s*")


def people_of(reading: Reading, ends: Ends) -> tuple[tuple[str, ...], np.ndarray]:
    """Ids in order, as integers where all are, else as text; and each tie as two of their numbers, int64[ties, 2].

    Raises GovsimError for ids that a spreadsheet has damaged.
    """
    used = np.bincount(ends.ties.ravel(), minlength=len(ends.entries)) > 0
    names = [name if there else "" for name, there in zip(ends.entries, used, strict=True)]
    if not _are_plain_numbers(names):
        _refuse_damaged(reading, ends, names)
        names = _without_fractions(reading, _without_commas(reading, names))
    ids = {*names} - {""}
    whole = _are_plain_numbers(names) or all(map(WHOLE.fullmatch, ids))
    _note_odd(reading, ids)
    _note_rounded(reading, ids)
    ordered = in_order(ids) if whole else sorted(ids)
    place = {name: number for number, name in enumerate(ordered)} | {"": -1}
    return tuple(ordered), np.array([place[name] for name in names], dtype=np.int64)[ends.ties]


def _are_plain_numbers(names: list[str]) -> bool:
    """Whether ids are nothing but digits, as in most files."""
    together = "".join(names)
    return together.isascii() and together.isdecimal()


def _refuse_damaged(reading: Reading, ends: Ends, names: list[str]) -> None:
    """Raise GovsimError for an id that no longer tells people apart."""
    powers = [number for number, name in enumerate(names) if POWER.fullmatch(name)]
    sure = [number for number in powers if SURE_POWER.fullmatch(names[number])]
    if sure or (powers and all(NUMBER.fullmatch(name) for name in names if name)):
        number = (sure or powers)[0]
        raise reading.fault("power", line=ends.line_of(number), value=quoted(names[number]))
    damaged = next((number for number, name in enumerate(names) if DAMAGED.fullmatch(name)), None)
    if damaged is not None:
        raise reading.fault("damaged_id", line=ends.line_of(damaged), value=quoted(names[damaged]))


def _without_commas(reading: Reading, names: list[str]) -> list[str]:
    """Ids with 1234 instead of 1,234, where all are whole numbers."""
    parted = [name for name in names if THOUSANDS.fullmatch(name)]
    if not parted or not all(THOUSANDS.fullmatch(name) or WHOLE.fullmatch(name) for name in names if name):
        return names
    whole = {name: name.replace(",", "") for name in parted}
    reading.note("points", count=len(parted), value=quoted(parted[0]), read=quoted(whole[parted[0]]))
    return [whole.get(name, name) for name in names]


def _without_fractions(reading: Reading, names: list[str]) -> list[str]:
    """Ids with 3 instead of 3.0, unless another has a true fraction."""
    made = [name for name in names if MADE_FRACTION.fullmatch(name)]
    if not made or any(TRUE_FRACTION.fullmatch(name) for name in names):
        return names
    reading.note("points", count=len(made), value=quoted(made[0]), read=quoted(_whole(made[0])))
    return [_whole(name) for name in names]


def _whole(name: str) -> str:
    found = MADE_FRACTION.fullmatch(name)
    return found[1] if found else name


def _note_odd(reading: Reading, ids: set[str]) -> None:
    """Note ids that are probably no people, or several at once."""
    texts = sorted(name for name in ids if not (name.isdecimal() or WHOLE.fullmatch(name)))
    if odd := _nobody(texts) or _strays(texts, len(ids)) or _several(texts, ids):
        reading.note("odd_ids", value=[quoted(name) for name in odd[:SHOWN]], count=len(odd))


def _nobody(texts: list[str]) -> list[str]:
    """Words for a value that is missing."""
    return [name for name in texts if name.lower() in NOBODY]


def _strays(texts: list[str], count: int) -> list[str]:
    """A few texts among numbers, as a line of totals has them, or measurements among ids."""
    are_measured = any(map(TRUE_FRACTION.fullmatch, texts)) and all(map(NUMBER.fullmatch, texts))
    return texts if are_measured or len(texts) <= FEW < count - len(texts) else []


def _several(texts: list[str], ids: set[str]) -> list[str]:
    """Lists of people in one cell: their parts are people, too."""
    return [name for name in texts if _LISTED.search(name) and not ids.isdisjoint(_LISTED.split(name))]


def _note_rounded(reading: Reading, ids: set[str]) -> None:
    """Note long numbers if all of them end in zeros."""
    long = [name for name in ids if len(name) > DIGITS_KEPT and WHOLE.fullmatch(name)]
    rounded = [name for name in long if is_rounded(name)]
    zeros = sum(len(name.lstrip("+-0")) - DIGITS_KEPT for name in rounded)
    if rounded == long and zeros >= SURELY_ROUNDED:
        reading.note("rounded", count=len(rounded), value=quoted(min(rounded)))
