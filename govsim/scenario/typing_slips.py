"""What a keyboard or an editor puts into YAML that looks right and is not: full-width signs, odd blanks, tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govsim.errors import Fault
from govsim.words import Term

QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'", "、": ",", "【": "[", "】": "]"}
FULL_WIDTH = range(0xFF01, 0xFF5F)
HALF_WIDTH_OFFSET = 0xFEE0
"""Unicode: U+FF01–U+FF5E are the full-width forms of U+0021–U+007E."""

TAB = "\t"
ODD_BLANKS = "\u00a0\u3000"
INDENTATION = re.compile(r"[ ]*([\t\u00a0\u3000])")
QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?:^|\s)#.*")
SYNTAX = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?:^\s*(?:-\s+)?|[{,，｛]\s*)[A-Za-z_][\w.*]*\s*(：)",
        r"[\w\]}.]\s*(，)\s*(?:[A-Za-z_]\w*\s*[:：]|[\w.]+\s*[\]}，,］｝])",
        r"(?:^|[:：\[{,，-])\s*([｛［])",
        r"([｝］])\s*(?:[,，}\]]|$)",
        r"[:：]\s*([“‘])",
    )
)
"""Full-width signs where YAML wants its own; elsewhere they are part of a text."""

NAMES = ("fault.unknown_key", "fault.key_pattern", "fault.type", "fault.choice")
"""Faults whose value may be a word with a full-width sign stuck to it."""


def half_width(sign: str) -> str | None:
    """The sign of YAML that a full-width one stands for; None for every other character."""
    return QUOTES.get(sign) or (chr(ord(sign) - HALF_WIDTH_OFFSET) if ord(sign) in FULL_WIDTH else None)


def syntax_hints(text: str, first: int, last: int) -> list[Fault]:
    """Full-width signs, odd blanks and tabs that break the syntax in lines `first` to `last`, counted from 1."""
    lines = text.splitlines()[first - 1 : last]
    return [hint for number, line in enumerate(lines, start=first) for hint in _line_hints(line, number)]


def word_hint(fault: Fault) -> Fault | None:
    """The same place with a hint, if the offending word is plain but for a full-width sign or an odd blank."""
    word = str(fault.values.get("value", ""))
    if fault.key not in NAMES or fault.column is None:
        return None
    if word[:1] and word[0] in ODD_BLANKS:
        return Fault("fault.odd_blank", {}, fault.path, fault.line, fault.column)
    signs = [(i, half) for i, sign in enumerate(word) if (half := half_width(sign))]
    if not signs or not all(sign.isascii() or half_width(sign) for sign in word):
        return None
    index, half = signs[0]
    return Fault("fault.full_width", _signs(word[index], half), fault.path, fault.line, fault.column + index)


def _line_hints(line: str, number: int) -> Iterator[Fault]:
    if odd := INDENTATION.match(line):
        key = "fault.tab" if odd.group(1) == TAB else "fault.odd_blank"
        yield Fault(key, line=number, column=odd.start(1) + 1)
    bare = QUOTED.sub(lambda quoted: " " * len(quoted.group()), line)
    for match in (match for pattern in SYNTAX for match in pattern.finditer(bare)):
        sign = match.group(1)
        yield Fault("fault.full_width", _signs(sign, half_width(sign)), line=number, column=match.start(1) + 1)


def _signs(sign: str, half: str | None) -> dict[str, object]:
    return {"value": sign, "allowed": Term("sign.and_blank" if half in (":", ",") else "sign.alone", {"sign": half})}
