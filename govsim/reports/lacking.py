"""What strategies lack to be allowed, in words: so many hours, such a duty."""

from __future__ import annotations

from collections.abc import Sequence

from govsim.reports.names import Names
from govsim.reports.number_text import share
from govsim.study.judge.judgement import Kept, Lacking, Shortage
from govsim.words import joined, say

OF_RUNS = (Shortage.DUTY, Shortage.INSPECTION)
"""What is failed in a share of runs."""


def left_out(kept: Sequence[Kept], names: Names) -> str:
    """Strategies, each with what it lacks."""
    return joined((of(one, names) for one in kept), names.lang)


def of(kept: Kept, names: Names) -> str:
    """A strategy with what it lacks."""
    lacks = say("brief.semicolon", names.lang).join(phrase(one, names) for one in kept.lacks)
    return say("lacking.of", names.lang, strategy=names.names[kept.strategy], lacks=lacks)


def phrase(lack: Lacking, names: Names) -> str:
    """What is missing, with its number."""
    return say(
        f"lacking.{lack.kind}",
        names.lang,
        amount=_plainly(lack.amount),
        allowed=_plainly(lack.allowed),
        currency=names.currency(),
        share=share(lack.amount) if lack.kind in OF_RUNS and lack.amount is not None else "",
        rule=names.rule(lack.rule) if lack.rule else "",
    )


def _plainly(value: float | None) -> str:
    """A number without zeros at its end, to a tenth where it is that large."""
    if value is None:
        return ""
    return f"{value:.2g}" if 0 < value < 0.1 else f"{value:,.1f}".removesuffix(".0")
