"""The errors people see: a key of the catalogue and the values that belong in the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from govsim import words


class GovsimError(Exception):
    """Bad input, said in one sentence: `message(lang)` gives it in English or Chinese."""

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


def _rebuilt(kind: type[GovsimError], key: str, values: dict) -> GovsimError:
    return kind(key, **values)


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file: where it stands and what to write instead."""

    key: str
    values: dict = field(default_factory=dict)
    path: tuple[str | int, ...] = ()
    line: int | None = None
    column: int | None = None

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
        parts = [":".join(place), words.dotted(fault.path), fault.message(lang)]
        return ": ".join(part for part in parts if part)

    def __reduce__(self):
        return ScenarioError, (self.source, self.faults)
