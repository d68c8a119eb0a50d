"""One reading of a file of friendships: what is said of it, a refusal or notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from govsim.errors import GovsimError, printable, shown
from govsim.words import Term


@dataclass
class Reading:
    """The file that is read, and the notes on what was left out or assumed so far."""

    path: Path
    notes: list[Term] = field(default_factory=list)

    def note(self, kind: str, /, **values: object) -> None:
        """Note what was left out or assumed: a text of the catalogue, `warning.edge_list.<kind>`."""
        self.notes.append(Term(f"warning.edge_list.{kind}", {"path": self.path} | values))

    def fault(self, kind: str, /, **values: object) -> GovsimError:
        """The error that refuses the file: a text of the catalogue, `error.edge_list_<kind>`."""
        return GovsimError(f"error.edge_list_{kind}", path=self.path, **values)


def quoted(value: str) -> str:
    """A value of the file as a sentence repeats it: short, and with nothing in it that cannot be seen."""
    return printable(shown(value))
