"""Shares of a whole as people write them: 5.9%, 0.059, and 5.9 without a sign."""

from __future__ import annotations

import pandas as pd

from govsim.errors import GovsimError
from govsim.measures.statistics.checks import QUOTIENTS
from govsim.measures.statistics.columns import Kind
from govsim.measures.statistics.grids import Origin
from govsim.words import Term

LEAST_PERCENT = 0.1
"""No rate that is meant in percent is smaller: of 1,000 people one. Assumption."""
TEN_TIMES = 10
"""A rate this far above the quotient of its own counts is meant in percent: midway to 100 times."""


def as_shares(
    origin: Origin, kind: Kind, frame: pd.DataFrame, unsigned: dict[str, list[bool]]
) -> tuple[pd.DataFrame, list[Term]]:
    """The table with every rate from 0 to 1, and a note for each column that was taken for percent."""
    notes = []
    for column, cells in unsigned.items():
        bare = frame[column].where(cells)
        if _is_percent(origin, kind, bare, frame, column):
            frame = frame.assign(**{column: frame[column].where(~bare.notna(), bare / 100)})
            said = {"column": kind.heading(column), "value": f"{bare.max():g}"}
            notes.append(Term("statistics.percent", {**origin.place, **said}))
    return frame, notes


def _is_percent(origin: Origin, kind: Kind, rates: pd.Series, frame: pd.DataFrame, column: str) -> bool:
    """By the counts that a rate is the quotient of; without them, because a part does not exceed its whole."""
    quotient = next((frame[above] / frame[below] for name, above, below in QUOTIENTS if name == column), rates * 0)
    times = (rates / quotient)[(quotient > 0) & (rates > 0)]
    if len(times):
        return bool(times.median() > TEN_TIMES)
    least, most = rates[rates > 0].min(), rates.max()
    if most > 1 and least < LEAST_PERCENT:
        said = {"column": kind.heading(column), "least": f"{least:g}", "value": f"{most:g}"}
        raise GovsimError("error.statistics_rates", **origin.place, **said)
    return bool(most > 1)
