"""What a brief is made from: results, and what was observed beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

import pandas as pd

from govsim.errors import GovsimError
from govsim.study import analysis
from govsim.study.judge.judgement import Judgement
from govsim.study.judge.ranking import Decision
from govsim.study.judging import of_comparison
from govsim.study.runs import folders as results_of
from govsim.study.runs.results import Results
from govsim.study.runs.rows import DAILY

PATTERNS = "patterns"
"""The table that `govsim patterns --out` writes."""


@dataclass(frozen=True)
class Source(Results):
    """Results with `patterns`, the table of what was observed, where there is one.

    `told_course`: the means by day of a source read from a receipt, which has no daily series.
    """

    patterns: pd.DataFrame | None = field(default=None, repr=False)
    told_course: pd.DataFrame | None = field(default=None, repr=False)

    @property
    def date(self) -> str:
        """The day on which the results were written."""
        return self.receipt["written"][:10]

    @cached_property
    def analysis(self) -> analysis.Analysis | None:
        """What a sweep says over its futures."""
        return analysis.analysed(self, self.folder) if self.is_sweep else None

    @cached_property
    def judgement(self) -> Judgement:
        """A verdict for each outcome that decides, and the advice that follows: made once for the whole brief."""
        return self.analysis.judgement if self.analysis else of_comparison(self)

    @property
    def decisions(self) -> list[Decision]:
        """The ranking as far as luck goes: of a comparison by seed, of a sweep on average over its futures."""
        return self.judgement.decisions

    @cached_property
    def course(self) -> pd.DataFrame:
        """Means of the daily series over all runs: a row per strategy and day."""
        if self.told_course is not None:
            return self.told_course
        by_day = self.series().groupby(["strategy", "day"], sort=False)[list(DAILY)].mean()
        return by_day.reset_index().astype({"day": int})


def read(folders: Sequence[str | Path]) -> Source:
    """The source of a brief from the folders of `compare`, `sweep`, `run` and `patterns`.

    Several runs of one scenario are put together; a folder of `patterns` adds what was observed. Raises GovsimError for
    a folder that holds none of these, for results that do not belong together, and where no run ended well.
    """
    observed = [Path(folder) for folder in folders if _has_patterns(Path(folder))]
    played = [folder for folder in map(Path, folders) if folder not in observed]
    if not played:
        raise GovsimError("error.no_results", value=", ".join(map(str, folders)))
    found = results_of.read(played)
    found.refuse_if_all_failed()
    parts = {part.name: getattr(found, part.name) for part in fields(Results)}
    return Source(**parts, patterns=results_of.table(observed[-1], PATTERNS) if observed else None)


def _has_patterns(folder: Path) -> bool:
    return (folder / f"{PATTERNS}.parquet").exists()
