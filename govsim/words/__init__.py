"""Everything said to people, in English and Chinese, from one catalogue.

`say("error.x", "zh", name=...)` gives a sentence. The catalogue is the union of the modules beside this one; each
maps a key to its pair (en, zh), with `{placeholders}` of the same names in both. English has a plural:
`{days} {days:day|days}` is `1 day` or `2 days`.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from string import Formatter
from types import MappingProxyType
from typing import NamedTuple

LANGUAGES = ("en", "zh")
MODULES = (
    "brief", "charts", "claims", "columns", "commands", "doubts", "edge_lists", "everyday", "faults", "fields",
    "judgement", "numbers", "outcomes", "page", "patterns", "sections", "statistics", "studies", "trade", "units",
)  # fmt: skip


@cache
def catalogue() -> Mapping[str, tuple[str, str]]:
    """Every key with its English and Chinese text."""
    merged: dict[str, tuple[str, str]] = {}
    for name in MODULES:
        merged.update(import_module(f"govsim.words.{name}").TEXTS)
    return merged


def language() -> str:
    """`zh` where the locale is Chinese, else `en`."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "zh" if chosen.lower().startswith(("zh", "chinese")) else "en"


class Term(NamedTuple):
    """A value that is itself a text of the catalogue, said in the language of its sentence."""

    key: str
    values: Mapping[str, object] = MappingProxyType({})


class _Plurals(Formatter):
    """`str.format` with one more format spec: `{count:one|many}` is the singular or the plural for a count."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, is_plural, many = format_spec.partition("|")
        if not is_plural:
            return super().format_field(value, format_spec)
        return one if str(value).lstrip("+-−") == "1" else many


PLURALS = _Plurals()


def say(key: str, /, lang: str | None = None, **values: object) -> str:
    """The text of `key` in `lang` (default: the locale's language), its placeholders filled."""
    text = catalogue()[key][LANGUAGES.index(lang or language())]
    return PLURALS.format(text, **{name: _said(value, lang) for name, value in values.items()}) if values else text


def _said(value: object, lang: str | None) -> object:
    if isinstance(value, Term):
        return say(value.key, lang, **value.values)
    if isinstance(value, list):
        return joined((_said(item, lang) for item in value), lang) or "–"
    return value


def joined(items: Iterable[object], lang: str | None = None) -> str:
    """A list for a sentence: `a, b, c` or `a、b、c`."""
    return ("、" if (lang or language()) == "zh" else ", ").join(str(item) for item in items)


def dotted(path: Iterable[str | int]) -> str:
    """A place in a document as people write it: `accounts.county.practice`."""
    return ".".join(str(part) for part in path)
