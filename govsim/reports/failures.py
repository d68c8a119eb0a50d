"""Runs that failed, in words: how many, why, which, and in how many futures nothing could be played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from govsim.errors import printable
from govsim.study.runs.failures import Failures
from govsim.words import say

MOST_REASONS, MOST_CELLS = 3, 6
"""Reasons that are said, and runs that are named for each."""


def lines(found: Failures, names: Mapping[str, str], lang: str) -> Iterator[str]:
    """A sentence for each of the most frequent reasons, and one for futures that could not be played."""
    for reason in found.reasons[:MOST_REASONS]:
        said = {"reason": printable(reason.said), "cells": cells(reason.runs, names)}
        yield say("failures.runs", lang, count=len(reason.runs), **said)
    if further := sum(len(reason.runs) for reason in found.reasons[MOST_REASONS:]):
        yield say("failures.further", lang, count=further)
    if found.unplayed:
        yield say("failures.unplayed", lang, count=len(found.unplayed), futures=found.futures)


def cells(runs: pd.DataFrame, names: Mapping[str, str]) -> list[str]:
    """The first of some runs as future/strategy/seed, with … where there are more."""
    first = [f"{row.future}/{names[row.strategy]}/{row.seed}" for row in runs.head(MOST_CELLS).itertuples()]
    return [*first, "…"] if len(runs) > MOST_CELLS else first
