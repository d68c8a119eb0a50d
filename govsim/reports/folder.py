"""Results in a folder: tables as Parquet and CSV, the manifest, charts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from govsim.errors import GovsimError
from govsim.reports import charts, ranking
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
    """All tables of a run, its summary, manifest and charts."""
    summary = pd.DataFrame({"outcome": list(run.summary), "value": [float(value) for value in run.summary.values()]})
    receipt = manifest.manifest(run.scenario, [run.strategy], [run.seed], run.wall_seconds)
    _write(folder, receipt, run.tables | {"summary": summary})
    charts.write_run(run, folder, lang)


def write_comparison(comparison: Comparison, folder: Path, lang: str, wall_seconds: float) -> None:
    """The comparison's estimates, ranking, runs and daily series, manifest and charts."""
    tables = {"comparison": comparison.frame(), "runs": comparison.runs(), "series": comparison.series()}
    tables["inspection"] = comparison.inspection()
    tables["ranking"] = ranking.table(comparison)
    receipt = manifest.manifest(comparison.scenario, comparison.strategies, comparison.seeds, wall_seconds)
    _write(folder, receipt | {"baseline": comparison.baseline}, tables)
    charts.write_comparison(comparison, folder, lang)


def write_patterns(done: Patterns, folder: Path, lang: str, wall_seconds: float) -> None:
    """The table of patterns, its manifest and its chart."""
    receipt = manifest.manifest(done.scenario, [done.strategy], done.seeds, wall_seconds)
    _write(folder, receipt, {"patterns": pd.DataFrame(done.as_dict()["patterns"])})
    charts.write_patterns(done, folder, lang)


def _write(folder: Path, receipt: dict[str, Any], tables: dict[str, pd.DataFrame]) -> None:
    """Tables that belong to a manifest, and the manifest."""
    for name, table in tables.items():
        table.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig")
        (folder / f"{name}.parquet").write_bytes(sealed_frame(table, manifest.holds(receipt, name)))
    manifest.write(folder, receipt)
