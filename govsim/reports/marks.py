"""The marks of how strategies stand against the baseline, in tables of the terminal and of briefs."""

from __future__ import annotations

from govsim.study.judge.against import Against
from govsim.words import say

MARKS = {
    Against.BETTER: "▲",
    Against.WORSE: "▼",
    Against.MORE: "↑",
    Against.LESS: "↓",
    Against.SAME: "=",
    Against.OPEN: "?",
}


def legend(lang: str) -> str:
    """What each mark means, in one line."""
    between = "\u3000" if lang == "zh" else "  "
    return between.join(f"{mark} {say(f'brief.standing.{against}', lang)}" for against, mark in MARKS.items())
