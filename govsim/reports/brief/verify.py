"""Whether a written brief holds.

1. The receipt of the file is unpacked, and some of its runs (or all) are played again.
2. The brief is made anew from the runs as they now are: claims, sentences, tables.
3. Every text in the file that is not the new brief's, word for word, is named beside the new one. Layout is nobody's
   business (`govsim.reports.brief.compared`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from govsim.errors import GovsimError
from govsim.reports.brief import files
from govsim.reports.brief.compared import Changed, compared
from govsim.reports.brief.document import Brief, as_data
from govsim.reports.brief.receipt import columns, unpacked
from govsim.reports.brief.source import Source
from govsim.scenario.schema import Scenario
from govsim.study.futures import Future
from govsim.study.runs import cases, manifest, processes
from govsim.study.runs.rows import PATTERN
from govsim.study.runs.run import run

SAMPLE, SAMPLE_SEED = 5, 2021
"""Runs that are played again unless all are, and the seed by which they are drawn."""
SAME = 1e-9
"""Relative tolerance between numbers of two machines."""


@dataclass(frozen=True)
class Differing:
    """A run that comes out otherwise than the receipt says: `future/strategy/seed`, outcome, both values."""

    run: str
    outcome: str
    now: float
    said: float | None


@dataclass(frozen=True)
class Verified:
    """What came of it: runs played again (of all), claims of the receipt that fail, texts that differ.

    `headings` are worded otherwise and say nothing else. `outdated`: what has changed since the results were made
    (`sources`, `edge_list`, and `words`: the version that said them).
    """

    runs: int
    all_runs: int
    differing: tuple[Differing, ...]
    claims: int
    failing: tuple[Changed, ...]
    texts: int
    changed: tuple[Changed, ...]
    headings: tuple[Changed, ...]
    outdated: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything that was checked holds."""
        return not (self.differing or self.failing or self.changed)

    @property
    def reworded(self) -> int:
        """How many headings are worded otherwise."""
        return len(self.headings)


class Check:
    """A file that is to be verified; raises GovsimError for one that is no brief."""

    def __init__(self, path: str | Path, everything: bool = False):
        self.path = Path(path)
        kind = self.path.suffix.removeprefix(".")
        if kind not in files.READ_BACK:
            raise GovsimError("error.not_a_brief", value=path, reason=self.path.suffix or "–")
        self.format = files.module(kind)
        text, self.found = self._extracted()
        self.source, self.receipt = unpacked(text, path)
        self.rows = self._chosen(everything)

    def _extracted(self) -> tuple[str, list[str]]:
        try:
            text, found = self.format.extract(self.path)
        except Exception as error:  # any error of a parser means that the file is no brief
            raise GovsimError("error.not_a_brief", value=self.path, reason=error) from None
        if not text:
            raise GovsimError("error.no_receipt", value=self.path)
        return text, found

    def _chosen(self, everything: bool) -> pd.DataFrame:
        good = self.source.good
        return good if everything else good.sample(min(SAMPLE, len(good)), random_state=SAMPLE_SEED).sort_index()

    def run(self, workers: int | None = None, on_run: Callable[[Any], None] = lambda done: None) -> Verified:
        """Play the chosen runs again and compare; `on_run` hears of every one."""
        now = dict(self._played(workers or processes.cores(), on_run))
        differing = tuple(found for index, summary in now.items() for found in self._differing(index, summary))
        brief = Brief(_with(self.source, now), self.receipt["lang"])
        failing = tuple(_failing(self.receipt["claims"], as_data(brief)))
        expected = self.format.expected(brief)
        changed, headings = compared(expected, self.found, brief)
        return Verified(
            runs=len(self.rows),
            all_runs=len(self.source.good),
            differing=differing,
            claims=len(self.receipt["claims"]),
            failing=failing,
            texts=len(expected),
            changed=changed,
            headings=headings,
            outdated=tuple(self._outdated()),
        )

    def _outdated(self) -> Iterator[str]:
        yield from manifest.differences(self.source.scenario, self.source.receipt)
        if self.source.receipt.get("versions", {}).get("govsim") != version("govsim"):
            yield "words"

    def _played(self, workers: int, on_run: Callable[[Any], None]) -> Iterator[tuple[int, dict[str, Any]]]:
        scenarios = _scenarios(self.source, set(self.rows["future"]))
        tasks = [
            (scenarios[row.future].model_dump_json(), row.strategy, int(row.seed), row.Index)
            for row in self.rows.itertuples()
        ]
        for (*_, index), done in processes.each(_again, tasks, workers):
            if isinstance(done, BaseException):
                raise done
            yield index, done
            on_run(done)

    def _differing(self, index: int, summary: dict[str, Any]) -> Iterator[Differing]:
        row = self.source.runs.loc[index]
        for key in columns(self.source):
            if not key.startswith(PATTERN) and key in summary and not _same(summary[key], row[key]):
                name = f"{row['future']}/{row['strategy']}/{row['seed']}"
                yield Differing(name, key, float(summary[key]), None if pd.isna(row[key]) else float(row[key]))


def _scenarios(source: Source, futures: set[int]) -> dict[int, Scenario]:
    """The scenario of each future."""
    drawn = cases.points(source.study) if source.is_sweep else [Future(0, {})]
    return {one.index: cases.in_future(source.scenario, one) for one in drawn if one.index in futures}


def _again(scenario: str, strategy: str, seed: int, _: int) -> dict[str, Any]:
    return run(Scenario.model_validate_json(scenario), strategy, seed).summary


def _same(one: float, other: float | None) -> bool:
    if other is None or pd.isna(other):
        return math.isnan(float(one))
    return math.isclose(float(one), float(other), rel_tol=SAME, abs_tol=SAME)


def _with(source: Source, now: dict[int, dict[str, Any]]) -> Source:
    """The source with the values of the runs that were played again, where they are others."""
    runs = source.runs.copy()
    for index, summary in now.items():
        for key in (key for key in columns(source) if key in summary and not key.startswith(PATTERN)):
            if not _same(summary[key], runs.at[index, key]):
                runs.at[index, key] = summary[key]
    return replace(source, runs=runs)


def _failing(told: list[dict[str, Any]], now: list[dict[str, Any]]) -> Iterator[Changed]:
    """Sentences of the receipt that the runs do not give, beside those that they give."""
    given = {claim["key"]: claim["sentence"] for claim in now}
    for one in told:
        if given.get(one["key"]) != one["sentence"]:
            yield Changed(one["sentence"], given.get(one["key"], ""))
