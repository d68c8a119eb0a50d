"""The errors people see: a key of the catalogue and the values that belong in the sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from govsim import words

Place = tuple[str | int, ...]
"""Where something stands in a document: keys of mappings and indices of lists, from the outside in."""


class Sentence(Exception):
    """A sentence for people, as a key of the catalogue and its values: `message(lang)` says it in a language."""

    def __init__(self, key: str, **values: object):
        super().__init__(key, values)
        self.key = key
        self.values = values

    def message(self, lang: str | None = None) -> str:
        """The sentence in `lang` (default: the language of the locale)."""
        return words.say(self.key, lang, **self.values)

    def __str__(self) -> str:
        return self.message()

    def __reduce__(self):
        return _rebuilt, (type(self), self.key, self.values)


class GovsimError(Sentence):
    """Bad input, in one sentence."""


class GovsimWarning(Sentence, UserWarning):
    """Something people should know although it goes on."""


LONGEST_VALUE = 60
"""Characters of a value that a message repeats."""


def shown(value: object) -> str:
    """A value as it stands in a file, truncated to LONGEST_VALUE."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float) and not math.isfinite(value):
        return f"{value}".replace("inf", ".inf").replace("nan", ".nan")
    text = str(value)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def printable(text: str) -> str:
    """The text with control characters, line breaks, unusual spaces and lone surrogates escaped."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def _rebuilt(kind: type[Sentence], key: str, values: dict) -> Sentence:
    return kind(key, **values)


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file: where it stands and what to write instead."""

    key: str
    values: dict = field(default_factory=dict)
    path: Place = ()
    line: int | None = None
    column: int | None = None
    setting: str | None = None
    """What stands in for the file: a setting of the command line, `--set path`."""

    def message(self, lang: str | None = None) -> str:
        """The sentence without its place; `suggestion` among the values adds what was probably meant."""
        said = words.say(self.key, lang, **self.values)
        suggestion = self.values.get("suggestion")
        return said + words.say("fault.did_you_mean", lang, value=suggestion) if suggestion else said


class ScenarioError(GovsimError):
    """Everything that is wrong with one file, all at once."""

    def __init__(self, source: str, faults: list[Fault]):
        super().__init__("error.scenario", source=source, faults=faults)
        self.source = source
        self.faults = faults

    def message(self, lang: str | None = None) -> str:
        """One line per fault: `file:line:column: path: what is wrong; what is allowed`."""
        return "\n".join(self._line(fault, lang) for fault in self.faults)

    def _line(self, fault: Fault, lang: str | None) -> str:
        place = [str(part) for part in (self.source, fault.line, fault.column) if part is not None]
        path = words.dotted(shown(part) for part in fault.path)
        parts = [fault.setting or ":".join(place), path, fault.message(lang)]
        return printable(": ".join(part for part in parts if part))

    def __reduce__(self):
        return ScenarioError, (self.source, self.faults)
