"""The files of a brief: writing them in each format, and verifying one."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govsim.errors import GovsimError
from govsim.reports.brief import html, word
from govsim.reports.brief.document import Brief, texts
from govsim.reports.brief.source import LABELS, Source, unpacked
from govsim.rules.compiled import sources_hash
from govsim.study.futures import Future
from govsim.study.plan import in_future
from govsim.study.run import run

FORMATS = {"docx": word, "html": html}
SAMPLE = 5
"""Runs that are played again unless all are."""


@dataclass(frozen=True)
class Verified:
    """What came of verifying: runs played again, those that differ (run, outcome, now, said), texts that differ."""

    runs: int
    differing: tuple[tuple[str, str, float, float], ...]
    texts: int
    changed: tuple[tuple[str, str], ...]
    same_sources: bool

    @property
    def holds(self) -> bool:
        """Whether every number holds."""
        return not self.differing and not self.changed


def write(brief: Brief, folder: Path, name: str, formats: Sequence[str]) -> list[Path]:
    """Write a brief in some formats; raises GovsimError for one there is not, and where nothing can be written."""
    for kind in formats:
        if kind not in FORMATS:
            raise GovsimError("error.brief_format", value=kind, allowed=list(FORMATS))
    paths = [folder / f"{name}.{kind}" for kind in formats]
    for kind, path in zip(formats, paths, strict=True):
        try:
            FORMATS[kind].write(brief, path)
        except OSError as error:
            raise GovsimError("error.out_not_writable", value=path, reason=error.strerror or error) from None
    return paths


def verify(path: Path, everything: bool = False, on_run: Callable[[], None] = lambda: None) -> Verified:
    """Play runs again and make the texts anew; raises GovsimError for a file that is no brief."""
    receipt, found = _extracted(path)
    source, lang = unpacked(receipt, path)
    expected = texts(Brief(source, lang).blocks)
    rows = source.good if everything else source.good.sample(min(SAMPLE, len(source.good)), random_state=1)
    differing = []
    for row in rows.to_dict("records"):
        differing += _differences(source, row)
        on_run()
    changed = tuple(_changes(expected, found))
    return Verified(
        len(rows), tuple(differing), len(expected), changed, source.receipt.get("sources") == sources_hash()
    )


def _extracted(path: Path) -> tuple[str, list[str]]:
    kind = path.suffix.removeprefix(".")
    if kind not in FORMATS:
        raise GovsimError("error.not_a_brief", value=path, reason=path.suffix)
    try:
        receipt, found = FORMATS[kind].extract(path)
    except Exception as error:  # whatever is wrong with the bytes of a file, it is none of ours
        raise GovsimError("error.not_a_brief", value=path, reason=error) from None
    if not receipt:
        raise GovsimError("error.no_receipt", value=path)
    return receipt, found


def count(path: Path, everything: bool) -> int:
    """How many runs `verify` plays."""
    good = len(unpacked(_extracted(path)[0], path)[0].good)
    return good if everything else min(SAMPLE, good)


def _differences(source: Source, row: dict[str, Any]) -> Iterator[tuple[str, str, float, float]]:
    """Outcomes of a run that come out otherwise than the receipt says."""
    future = Future(int(row["future"]), _drawn(source, row["future"]))
    scenario = in_future(source.scenario, future) if future.changes else source.scenario
    now = run(scenario, row["strategy"], int(row["seed"])).summary
    for key, said in row.items():
        if key not in LABELS and key in now and not _same(float(now[key]), float("nan") if said is None else said):
            yield f"{row['future']}/{row['strategy']}/{row['seed']}", key, float(now[key]), said


def _same(one: float, other: float) -> bool:
    return one == other or (math.isnan(one) and math.isnan(other))


def _drawn(source: Source, future: int) -> dict[str, Any]:
    """What the scenario has otherwise in a future, as it was drawn for the sweep."""
    if source.experiment is None:
        return {}
    from govsim.study.futures import futures

    drawn = futures(source.experiment.uncertainties, source.experiment.design, source.scenario)
    return dict(drawn[int(future)].changes)


def _changes(expected: list[str], found: list[str]) -> Iterator[tuple[str, str]]:
    """Texts of the file that are not those that the runs give: what it says, and what it should say."""
    matcher = difflib.SequenceMatcher(a=expected, b=found, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield " | ".join(found[c:d]), " | ".join(expected[a:b])
