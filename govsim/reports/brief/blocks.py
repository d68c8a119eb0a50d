"""The blocks of which a brief is made, and how their texts are said in its language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from govsim.reports.brief.claims import Claim
from govsim.reports.brief.sentences import Sentences
from govsim.reports.brief.source import Source
from govsim.reports.names import Names
from govsim.words import say


@dataclass(frozen=True)
class Block:
    """A part of a brief.

    `kind` is title, subtitle, heading, appendix, subheading, text, answer, bullet, step, note, table or picture;
    `claims` are those from which its texts are made; `rows` of a table begin with its heads.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    name: str = ""
    alt: str = ""
    claims: tuple[Claim, ...] = ()

    def texts(self) -> Iterator[str]:
        """Every text of the block, as a reader finds it in a file."""
        yield from (text for text in (self.text, *(cell for row in self.rows for cell in row)) if text)


def texts(blocks: Sequence[Block]) -> list[str]:
    """Every text of a brief in its order."""
    return [text for block in blocks for text in block.texts()]


class Draft:
    """What the blocks of a brief are written with: its source, its language, and how to say things in it."""

    def __init__(self, source: Source, lang: str):
        self.source, self.lang = source, lang
        varied = source.experiment.uncertainties if source.experiment else {}
        self.names = Names(source.scenario, varied, lang)
        self.sentences = Sentences(self.names)
        self.baseline = self.names.names[source.baseline]
        self.drawn: dict[str, Any] = {}

    def say(self, key: str, **values: Any) -> str:
        """A text of the brief."""
        return say(f"brief.{key}", self.lang, **{name: self.sentences.said(value) for name, value in values.items()})

    def block(self, kind: str, claim: Claim) -> Block:
        """A sentence as a block."""
        return Block(kind, self.sentences.sentence(claim), claims=(claim,))
