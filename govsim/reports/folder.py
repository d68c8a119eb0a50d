"""Results in a folder: tables as Parquet and CSV, the manifest, charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from govsim.errors import GovsimError
from govsim.reports import charts, ranking
from govsim.reports.headings import headed
from govsim.study.compare import Comparison
from govsim.study.patterns import Patterns
from govsim.study.runs import manifest
from govsim.study.runs.run import Run
from govsim.study.runs.sealed import sealed_frame


def writable(folder: str | Path) -> Path:
    """The folder, made if need be; raises GovsimError before any work where nothing can be written there."""
    path = Path(folder)
    try:
        path.mkdir(parents=True, exist_ok=True)
        probe = path / ".govsim-probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise GovsimError("error.out_not_writable", value=folder, reason=error.strerror or error) from None
    return path


def write_run(run: Run, folder: Path, lang: str) -> None:
    """All tables of a run, its summary, manifest and charts; raises GovsimError as `_write` does."""
    summary = pd.DataFrame({"outcome": list(run.summary), "value": [float(value) for value in run.summary.values()]})
    receipt = manifest.manifest(run.scenario, [run.strategy], [run.seed], run.wall_seconds)
    tables = run.tables | {"summary": summary}
    _write(folder, receipt, tables, partial(headed, scenario=run.scenario, lang=lang), lambda: charts.of_run(run, lang))


def write_comparison(comparison: Comparison, folder: Path, lang: str, wall_seconds: float) -> None:
    """The comparison's estimates, ranking, runs and daily series, manifest and charts; raises as `_write` does."""
    tables = {"comparison": comparison.frame(), "runs": comparison.runs(), "series": comparison.series()}
    tables["inspection"] = comparison.inspection()
    tables["ranking"] = ranking.table(comparison)
    receipt = manifest.manifest(comparison.scenario, comparison.strategies, comparison.seeds, wall_seconds)
    receipt["baseline"] = comparison.baseline
    shown = partial(headed, scenario=comparison.scenario, lang=lang)
    _write(folder, receipt, tables, shown, lambda: charts.of_comparison(comparison, lang))


def write_patterns(done: Patterns, folder: Path, lang: str, wall_seconds: float) -> None:
    """The table of patterns, its manifest and its chart; raises GovsimError as `_write` does."""
    receipt = manifest.manifest(done.scenario, [done.strategy], done.seeds, wall_seconds)
    table, shown = pd.DataFrame(done.as_dict()["patterns"]), partial(headed, scenario=done.scenario, lang=lang)
    _write(folder, receipt, {"patterns": table}, shown, lambda: charts.of_patterns(done, lang))


Tables = dict[str, pd.DataFrame]
Shown = Callable[[pd.DataFrame], pd.DataFrame]
Charts = Callable[[], dict[str, bytes]]


def _write(folder: Path, receipt: dict[str, Any], tables: Tables, shown: Shown, drawn: Charts) -> None:
    """Write results; raises GovsimError that says what is in the folder where it does not take all of them."""
    written: list[str] = []
    try:
        for name, data in _files(receipt, tables, shown, drawn):
            _put(folder / name, data)
            written.append(name)
    except OSError as error:
        kept = [name for name in written if (folder / name).exists()]
        raise GovsimError("error.not_all_kept", value=folder, reason=error.strerror or error, kept=kept) from None


def _files(receipt: dict[str, Any], tables: Tables, shown: Shown, drawn: Charts) -> Iterator[tuple[str, bytes]]:
    """Names and bytes: Parquet for programs, which is read again, comes first; CSV is for people."""
    for name, table in tables.items():
        yield f"{name}.parquet", sealed_frame(table, manifest.holds(receipt, name))
    yield manifest.NAME, manifest.text(receipt).encode()
    for name, table in tables.items():
        yield f"{name}.csv", shown(table).to_csv(index=False).encode("utf-8-sig")
    for name, picture in drawn().items():
        yield f"{name}.png", picture


def _put(path: Path, data: bytes) -> None:
    """Write a file, wholly or not at all."""
    half = path.with_name(f".new-{path.name}")
    try:
        half.write_bytes(data)
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
