"""Results in a folder: tables as Parquet and CSV, the manifest, charts."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from govsim.errors import GovsimError
from govsim.reports import charts, ranking
from govsim.reports.headings import headed
from govsim.scenario.schema import Scenario
from govsim.study.compare import Comparison
from govsim.study.patterns import Patterns
from govsim.study.runs import manifest
from govsim.study.runs.run import Run


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
    _write_tables(folder, run.tables | {"summary": summary}, run.scenario, lang)
    manifest.write(folder, manifest.manifest(run.scenario, [run.strategy], [run.seed], run.wall_seconds))
    charts.write_run(run, folder, lang)


def write_comparison(comparison: Comparison, folder: Path, lang: str, wall_seconds: float) -> None:
    """The comparison's estimates, ranking, runs and daily series, manifest and charts."""
    tables = {"comparison": comparison.frame(), "runs": comparison.runs(), "series": comparison.series()}
    tables["inspection"] = comparison.inspection()
    tables["ranking"] = ranking.table(comparison)
    _write_tables(folder, tables, comparison.scenario, lang)
    receipt = manifest.manifest(comparison.scenario, comparison.strategies, comparison.seeds, wall_seconds)
    manifest.write(folder, receipt | {"baseline": comparison.baseline})
    charts.write_comparison(comparison, folder, lang)


def write_patterns(done: Patterns, folder: Path, lang: str, wall_seconds: float) -> None:
    """The table of patterns, its manifest and its chart."""
    _write_tables(folder, {"patterns": pd.DataFrame(done.as_dict()["patterns"])}, done.scenario, lang)
    manifest.write(folder, manifest.manifest(done.scenario, [done.strategy], done.seeds, wall_seconds))
    charts.write_patterns(done, folder, lang)


def _write_tables(folder: Path, tables: dict[str, pd.DataFrame], scenario: Scenario, lang: str) -> None:
    """CSV for people, with the names of columns in their language, and Parquet for programs."""
    for name, table in tables.items():
        headed(table, scenario, lang).to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig")
        table.to_parquet(folder / f"{name}.parquet", index=False)
