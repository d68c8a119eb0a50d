"""The results of a study read back from its folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import ValidationError

from govsim.errors import GovsimError
from govsim.scenario.schema import Scenario
from govsim.study.experiment import Experiment
from govsim.study.experiment_file import Study
from govsim.study.runs import manifest
from govsim.study.runs.store import PLAN, POINTS, Store


@dataclass(frozen=True)
class Results:
    """A study, its futures (`points`: a row each), and its runs (a row for each one planned, empty where missing)."""

    study: Study
    receipt: dict[str, Any]
    points: pd.DataFrame
    runs: pd.DataFrame

    @property
    def missing(self) -> pd.DataFrame:
        """Runs that were planned and are not there, or failed."""
        return self.runs[~self.runs["there"] | self.runs["error"].notna()]


def read(folder: str | Path) -> Results:
    """The results in the folder of a sweep; raises GovsimError where there are none."""
    store = Store(folder)
    receipt = store.json(manifest.NAME)
    try:
        scenario = Scenario.model_validate_json(json.dumps(receipt["scenario"]))
        experiment = Experiment.model_validate_json(json.dumps(receipt["experiment"]))
    except (KeyError, TypeError, ValidationError):
        raise GovsimError("error.not_a_study", value=folder) from None
    study = Study(experiment, scenario, tuple(receipt["strategies"]), receipt["baseline"])
    plan = store.table(PLAN)
    found = store.rows_at_once(plan["hash"]) if len(plan) else pd.DataFrame()
    if found.empty:
        raise GovsimError("error.no_runs", value=folder)
    runs = plan.merge(found.drop(columns=["strategy", "seed"]), on="hash", how="left", indicator="there")
    runs["there"] = runs["there"] == "both"
    runs["error"] = runs["error"].astype(object).where(runs["error"].notna(), None)
    return Results(study, receipt, store.table(POINTS), runs)
