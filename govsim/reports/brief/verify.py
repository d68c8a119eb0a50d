"""Whether the numbers of a written brief hold.

1. The receipt of the file is unpacked, and some of its runs (or all) are played again.
2. The brief is made anew from the runs as they now are: claims, sentences, tables.
3. Every number, verdict and strategy in the file that the new brief does not have in its place is named.
"""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from govsim.errors import GovsimError
from govsim.reports.brief import files
from govsim.reports.brief.document import MARKS, Brief, as_data
from govsim.reports.brief.receipt import columns, unpacked
from govsim.reports.brief.source import Source
from govsim.scenario.schema import Scenario
from govsim.study.futures import Future
from govsim.study.runs import cases, manifest, processes
from govsim.study.runs.rows import PATTERN
from govsim.study.runs.run import run
from govsim.words import catalogue, say

SAMPLE, SAMPLE_SEED = 5, 2021
"""Runs that are played again unless all are, and the seed by which they are drawn."""
SAME = 1e-9
"""Relative tolerance between numbers of two machines."""
NUMBER = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?")
VERDICTS = ("brief.verdict.", "brief.robustness.", "verdict.", "brief.average.", "brief.standing.")
"""Prefixes of texts (verdicts) that are compared like numbers."""


@dataclass(frozen=True)
class Differing:
    """A run that comes out otherwise than the receipt says: `future/strategy/seed`, outcome, both values."""

    run: str
    outcome: str
    now: float
    said: float | None


@dataclass(frozen=True)
class Changed:
    """A text of the file with numbers, verdicts or names that the results do not have there."""

    numbers: tuple[str, ...]
    said: str
    expected: str


@dataclass(frozen=True)
class Verified:
    """What came of it: runs played again (of all), claims of the receipt that fail, texts that differ.

    `reworded`: texts that are others than the brief's and have no number of their own. `outdated`: what has changed
    since the results were made (`sources`, `edge_list`).
    """

    runs: int
    all_runs: int
    differing: tuple[Differing, ...]
    claims: int
    failing: tuple[str, ...]
    texts: int
    changed: tuple[Changed, ...]
    reworded: int
    outdated: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether everything that was checked holds."""
        return not (self.differing or self.failing or self.changed)


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
        changed, reworded = _compared(expected, self.found, _tokens(brief))
        told = sum(bool(NUMBER.search(text)) for text in expected)
        return Verified(
            runs=len(self.rows),
            all_runs=len(self.source.good),
            differing=differing,
            claims=len(self.receipt["claims"]),
            failing=failing,
            texts=told,
            changed=tuple(changed),
            reworded=reworded,
            outdated=tuple(manifest.differences(self.source.scenario, self.source.receipt)),
        )

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


def _failing(told: list[dict[str, Any]], now: list[dict[str, Any]]) -> Iterator[str]:
    """Sentences of the receipt that the runs do not give."""
    given = {(claim["key"], claim["sentence"]) for claim in now}
    yield from (one["sentence"] for one in told if (one["key"], one["sentence"]) not in given)


# Texts


def _tokens(brief: Brief) -> re.Pattern[str]:
    """What is compared in a text: numbers, marks, verdicts and names of strategies."""
    lang = brief.lang
    verdicts = [say(key, lang, lacks="") if "{" in said[0] else say(key, lang) for key, said in _verdicts()]
    words = sorted({*verdicts, *brief.names.names.values()}, key=len, reverse=True)
    marks = "".join(map(re.escape, MARKS.values()))
    return re.compile("|".join([*map(re.escape, words), NUMBER.pattern, f"[{marks}✓✗]"]))


def _verdicts() -> list[tuple[str, tuple[str, str]]]:
    plain = ((key, said) for key, said in catalogue().items() if key.startswith(VERDICTS))
    return [(key, said) for key, said in plain if "{" not in said[0].replace("{lacks}", "")]


def _compared(expected: list[str], found: list[str], tokens: re.Pattern[str]) -> tuple[list[Changed], int]:
    """Texts of a file with tokens that the brief does not have there, and how many others are reworded."""
    changed, reworded = [], 0
    matcher = difflib.SequenceMatcher(a=expected, b=found, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        wrong = list(_changes(expected[a:b], found[c:d], tokens))
        changed += wrong
        reworded += max(b - a, d - c) - len(wrong)
    return changed, reworded


def _changes(expected: list[str], found: list[str], tokens: re.Pattern[str]) -> Iterator[Changed]:
    left = Counter(_read(expected, tokens))
    for i, text in enumerate(found):
        own = Counter(_read([text], tokens))
        alien = own - left
        left -= own
        if alien:
            yield Changed(tuple(alien.elements()), text, expected[i] if i < len(expected) else "")


def _read(texts: Iterable[str], tokens: re.Pattern[str]) -> Iterator[str]:
    return (token.replace("−", "-") for text in texts for token in tokens.findall(text))
