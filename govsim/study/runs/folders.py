"""Results read back from the folders of `compare`, `sweep` and `run`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import ValidationError

from govsim.errors import GovsimError
from govsim.measures.outcomes import FEASIBLE, INSPECTION_PASSED, keys
from govsim.scenario.schema import Scenario
from govsim.study.experiment import Experiment
from govsim.study.runs import manifest
from govsim.study.runs.cases import address
from govsim.study.runs.results import RANKED, Results
from govsim.study.runs.rows import as_lists, failed, series
from govsim.study.runs.sealed import Damaged, frame
from govsim.study.runs.store import PLAN, POINTS, Store

ONE_RUN = ["strategy", "seed"]


def swept(folder: str | Path) -> Results:
    """The results in the folder of a sweep; raises GovsimError where there are none."""
    store = Store(folder)
    receipt = store.receipt()
    try:
        scenario = manifest.part(receipt, "scenario", Scenario, folder)
        experiment = manifest.part(receipt, "experiment", Experiment, folder)
        baseline, strategies = receipt["baseline"], tuple(receipt["strategies"])
    except (KeyError, TypeError, AttributeError, ValidationError):
        raise GovsimError("error.not_a_study", value=folder) from None
    plan = store.table(PLAN)
    if plan.empty:
        raise GovsimError("error.nothing_counts", value=folder)
    found = store.rows_at_once(plan["hash"])
    store.warn_of_damaged(plan["hash"], set(found["hash"]) if len(found) else ())
    if found.empty:
        raise GovsimError("error.no_runs", value=folder)
    runs = plan.merge(found.drop(columns=["strategy", "seed"]), on="hash", how="left", indicator="there")
    runs["there"] = runs["there"] == "both"
    runs["error"] = runs["error"].astype(object).where(runs["error"].notna(), None)
    parts = (scenario, baseline, strategies, runs, experiment, store.table(POINTS))
    return Results(receipt, *parts, folder=Path(folder))


def read(folders: Sequence[str | Path]) -> Results:
    """The results of one sweep, or of runs and comparisons of one scenario put together.

    Raises GovsimError for a folder that holds none of these, and for results that do not belong together.
    """
    found = [_read(Path(folder)) for folder in folders]
    return found[0] if len(found) == 1 else _together(found)


def _read(folder: Path) -> Results:
    receipt = _manifest(folder)
    if "experiment" in receipt:
        return swept(folder)
    scenario = manifest.read(folder / manifest.NAME)[0]
    strategies = tuple(receipt["strategies"])
    is_compared = "baseline" in receipt or (folder / "runs.parquet").exists()
    runs, ranked = (_compared if is_compared else _played)(folder, scenario, receipt)
    runs["hash"] = [address(scenario, row.strategy, int(row.seed), receipt["sources"]) for row in runs.itertuples()]
    return Results(receipt | {RANKED: ranked}, scenario, receipt.get("baseline", strategies[0]), strategies, runs)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        receipt = manifest.loaded(folder / manifest.NAME)
    except OSError:
        raise GovsimError("error.no_results", value=folder) from None
    except Damaged:
        raise GovsimError("error.damaged_result", path=folder / manifest.NAME) from None
    if "scenario" not in receipt or "written" not in receipt:
        raise GovsimError("error.no_results", value=folder)
    return receipt


def table(folder: Path, name: str) -> pd.DataFrame:
    """A table of a folder of `compare`, `run` or `patterns`.

    Raises GovsimError where the folder holds no results, or the table is not as it was written with its manifest.
    """
    return _table(folder, name, _manifest(folder))


def _table(folder: Path, name: str, receipt: dict[str, Any]) -> pd.DataFrame:
    path = folder / f"{name}.parquet"
    try:
        return frame(path, manifest.holds(receipt, name))
    except (OSError, Damaged):
        raise GovsimError("error.damaged_result", path=path) from None


def _compared(folder: Path, _: Scenario, receipt: dict[str, Any]) -> tuple[pd.DataFrame, dict[str, Any] | None]:
    """The runs of a comparison, and by what it was ranked."""
    names = ("runs", "series", "inspection", "ranking")
    runs, days, inspected, ranked = (_table(folder, name, receipt) for name in names)
    runs = runs.assign(future=0, there=True).merge(_days(days), on=ONE_RUN, how="left")
    runs = runs.merge(_told(inspected), on=ONE_RUN, how="left")
    if "confidence" not in ranked:
        return runs, None
    each = ranked.drop_duplicates("outcome")
    goals = [{"outcome": row.outcome, "better": int(row.better), "matters": row.matters} for row in each.itertuples()]
    look = each["look"].iloc[0]
    sure = {"confidence": float(each["confidence"].iloc[0]), "look": None if pd.isna(look) else int(look)}
    return runs, {"each": goals} | sure


def _days(series: pd.DataFrame) -> pd.DataFrame:
    """The daily series of many runs as lists, a row each."""
    rows = [{"strategy": strategy, "seed": seed} | as_lists(own) for (strategy, seed), own in series.groupby(ONE_RUN)]
    return pd.DataFrame(rows)


def _told(inspected: pd.DataFrame) -> pd.DataFrame:
    """What each run fails in the inspection, as the store of a sweep says it."""
    rows = [
        {"strategy": strategy, "seed": seed, "inspection": said}
        for (strategy, seed), own in inspected.groupby(ONE_RUN)
        if (said := failed(own))
    ]
    return pd.DataFrame(rows, columns=[*ONE_RUN, "inspection"]).astype({"seed": inspected["seed"].dtype})


def _played(folder: Path, scenario: Scenario, receipt: dict[str, Any]) -> tuple[pd.DataFrame, None]:
    """A single run as a table of one row."""
    strategy, seed = receipt["strategies"][0], receipt["seeds"][0]
    summary = _table(folder, "summary", receipt).set_index("outcome")["value"]
    row = {key: summary[key] for key in keys(scenario) if key in summary}
    row |= {key: bool(summary[key]) for key in (FEASIBLE, INSPECTION_PASSED)}
    runs = pd.DataFrame([{"strategy": strategy, "seed": seed, "error": None} | row]).assign(future=0, there=True)
    daily, segments, inspected = (_table(folder, name, receipt) for name in ("daily", "segments", "inspection"))
    days = series(daily, segments).assign(strategy=strategy, seed=seed)
    inspected = inspected.assign(strategy=strategy, seed=seed)
    runs = runs.merge(_days(days), on=ONE_RUN, how="left")
    return runs.merge(_told(inspected), on=ONE_RUN, how="left"), None


def _together(found: list[Results]) -> Results:
    """Runs and comparisons of one scenario as one; raises GovsimError for sweeps and for different scenarios."""
    first = found[0]
    if any(one.is_sweep or one.scenario != first.scenario for one in found):
        raise GovsimError("error.results_apart")
    runs = pd.concat([one.runs for one in found]).drop_duplicates(["strategy", "seed"], ignore_index=True)
    keys_there = [one.key for one in first.scenario.strategies if one.key in set(runs["strategy"])]
    baseline = first.baseline if first.baseline in keys_there else keys_there[0]
    receipt = first.receipt | {"strategies": keys_there, "baseline": baseline, RANKED: None}
    return Results(receipt, first.scenario, baseline, tuple(keys_there), runs)
