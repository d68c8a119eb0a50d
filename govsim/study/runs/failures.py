"""Runs that ended in an error, with their reasons, and the futures in which nothing could be played."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from govsim.study.runs.cases import Case
from govsim.study.runs.store import Store

CELL = ["future", "strategy", "seed"]


class Reason(NamedTuple):
    """Why runs failed, in a sentence, and which: rows of `future`, `strategy`, `seed`."""

    said: str
    runs: pd.DataFrame


@dataclass(frozen=True)
class Failures:
    """Runs that failed, by reason, the most frequent first.

    `unplayed`: futures in which every planned run failed; `futures`: how many there are.
    """

    reasons: tuple[Reason, ...] = ()
    unplayed: tuple[int, ...] = ()
    futures: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Plain data: a count and the futures for each reason, and the futures that could not be played."""
        reasons = [
            {"reason": one.said, "runs": len(one.runs), "futures": sorted(set(one.runs["future"].tolist()))}
            for one in self.reasons
        ]
        return {"failures": reasons, "unplayed": list(self.unplayed)}


def failures(runs: pd.DataFrame) -> Failures:
    """What failed of planned runs, a row each: `future`, `strategy`, `seed`, `error` (null: it did not)."""
    failed = runs["error"].notna()
    unplayed = set(runs.loc[failed, "future"].tolist()) - set(runs.loc[~failed, "future"].tolist())
    reasons = sorted(_reasons(runs[failed]), key=lambda one: -len(one.runs))
    return Failures(tuple(reasons), tuple(sorted(unplayed)), int(runs["future"].nunique()))


def _reasons(failed: pd.DataFrame) -> Iterator[Reason]:
    for said, rows in failed.groupby("error", sort=False):
        yield Reason(str(said), rows[CELL].reset_index(drop=True))


def in_store(plan: Iterable[Case], store: Store) -> Failures:
    """What failed of a plan, as far as it lies in the store; what several strategies have alike counts once."""
    table = pd.DataFrame(list(plan), columns=[*CELL, "hash"]).drop_duplicates(["future", "hash"])
    finished = store.finished()
    found = store.rows(name for name in table["hash"] if not finished.get(name, True))
    said = dict(zip(found["hash"], found["error"], strict=True)) if len(found) else {}
    return failures(table.assign(error=table["hash"].map(said)))
