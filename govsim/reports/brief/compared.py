"""The texts of a file held against those of its brief: any other word, number or name is a change, layout is none.

White space of any kind, where a line or a paragraph breaks, and soft or non-breaking hyphens are layout. Headings may
be worded otherwise, as long as they say as many numbers, verdicts, names and negations as before.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from govsim.reports.brief.document import Brief
from govsim.reports.marks import MARKS
from govsim.words import catalogue, say

HEADINGS = ("title", "heading", "subheading", "appendix")
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
HYPHENS = str.maketrans({"\u2011": "-", "\u2212": "-"})
BESIDE_CHINESE = re.compile(
    "(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])"
)
"""Spaces beside Chinese letters, which say nothing."""
NUMBER = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?")
NEGATION = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|without|neither|nor|cannot)\b|n't|[不未无非勿莫没否]", re.IGNORECASE
)
VERDICTS = ("brief.verdict.", "brief.robustness.", "verdict.", "brief.average.", "brief.standing.")
"""Prefixes of texts that are verdicts."""
ALIKE, FEW = 0.4, 20
"""From which likeness on a text is taken for another's change, and up to how many texts it is sought."""


@dataclass(frozen=True)
class Changed:
    """A text as the file or receipt says it and as the runs give it; one is empty where it is added or left out."""

    said: str
    expected: str


def compared(
    expected: Sequence[str], found: Sequence[str], brief: Brief
) -> tuple[tuple[Changed, ...], tuple[Changed, ...]]:
    """What a file says otherwise than its brief, and which headings are only worded otherwise."""
    headings, telling = {block.text for block in brief.blocks if block.kind in HEADINGS}, _telling(brief)
    changed: tuple[list[Changed], list[Changed]] = [], []
    for one in _changes(expected, found):
        changed[one.expected in headings and _says_as_much(one, telling)].append(one)
    return tuple(changed[False]), tuple(changed[True])


def plain(text: str) -> str:
    """A text without its layout."""
    words = " ".join(INVISIBLE.sub("", text).translate(HYPHENS).split())
    return BESIDE_CHINESE.sub("", words)


def _changes(expected: Sequence[str], found: Sequence[str]) -> Iterator[Changed]:
    left, right = ([plain(text) for text in texts] for texts in (expected, found))
    matcher = difflib.SequenceMatcher(a=left, b=right, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal" and plain(" ".join(left[a:b])) != plain(" ".join(right[c:d])):
            yield from _pairs(expected[a:b], found[c:d])


def _pairs(expected: Sequence[str], found: Sequence[str]) -> Iterator[Changed]:
    """Texts of a place side by side: in their order where there are as many or very many, else by likeness."""
    if len(expected) == len(found) or max(len(expected), len(found)) > FEW:
        pairs = zip_longest(found, expected, fillvalue="")
        yield from (Changed(*pair) for pair in pairs if plain(pair[0]) != plain(pair[1]))
        return
    left = list(expected)
    for text in found:
        like = max(left, key=lambda one: _likeness(one, text), default="")
        like = like if like and _likeness(like, text) >= ALIKE else ""
        left.remove(like) if like else None
        if plain(like) != plain(text):
            yield Changed(text, like)
    yield from (Changed("", text) for text in left)


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(a=one, b=other, autojunk=False).ratio()


# Headings


def _says_as_much(one: Changed, telling: re.Pattern[str]) -> bool:
    """Whether a heading has the same numbers, verdicts, names and negations as before."""
    before, after = (Counter(telling.findall(plain(text).lower())) for text in (one.expected, one.said))
    return before == after


def _telling(brief: Brief) -> re.Pattern[str]:
    """Numbers, marks, verdicts, names of strategies, and negations."""
    lang = brief.lang
    verdicts = [say(key, lang, lacks="") if "{" in said[0] else say(key, lang) for key, said in _verdicts()]
    words = sorted({*verdicts, *brief.names.names.values()}, key=len, reverse=True)
    marks = "".join(map(re.escape, MARKS.values()))
    known = [re.escape(plain(word).lower()) for word in words]
    return re.compile("|".join([*known, NUMBER.pattern, f"[{marks}✓✗]", NEGATION.pattern]))


def _verdicts() -> list[tuple[str, tuple[str, str]]]:
    plainly = ((key, said) for key, said in catalogue().items() if key.startswith(VERDICTS))
    return [(key, said) for key, said in plainly if "{" not in said[0].replace("{lacks}", "")]
