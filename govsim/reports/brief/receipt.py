"""The receipt that a file carries: the claims to be read, and packed the runs from which all of them are made again."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from typing import Any

import pandas as pd
from pydantic import ValidationError

from govsim.errors import GovsimError
from govsim.measures.outcomes import FEASIBLE, INSPECTION_PASSED
from govsim.reports.brief import claims, costs
from govsim.reports.brief.document import Brief, as_data
from govsim.reports.brief.source import Source
from govsim.reports.plain import without_nan
from govsim.rules.evidence import PATTERNS
from govsim.scenario.schema import Scenario
from govsim.study.experiment import Experiment
from govsim.study.runs.results import RANKED
from govsim.study.runs.rows import PATTERN

LABELS = ("future", "strategy", "seed", "hash", "there", "error", "inspection")
PARTS = ("scenario", "experiment", "baseline", "strategies", "sources", "edge_list", "written", "versions", RANKED)
COSTS = ("staff_hours", "utilisation", "money", "wages", *costs.BOUGHT, costs.VISITS)
LEVEL = 9


def columns(source: Source) -> list[str]:
    """The outcomes on which the words and numbers of a brief rest."""
    segments = [segment.key for segment in source.scenario.population.segments]
    wanted = [*claims.compared(source), *COSTS, *claims.BY_SEGMENT, FEASIBLE, INSPECTION_PASSED]
    wanted += [f"{key}_{segment}" for key in claims.BY_SEGMENT for segment in segments]
    wanted += [PATTERN + pattern.key for pattern in PATTERNS]
    return [name for name in dict.fromkeys(wanted) if name in source.runs]


def packed(brief: Brief) -> str:
    """The receipt as JSON: language, claims with their sentences, and the packed source."""
    told = without_nan([{name: value for name, value in claim.items() if name != "runs"} for claim in as_data(brief)])
    data = {"govsim": "receipt", "lang": brief.lang, "claims": told, "source": _packed(brief.source)}
    return json.dumps(data, ensure_ascii=False, allow_nan=False).replace("</", "<\\/")


def _packed(source: Source) -> str:
    data = {
        "receipt": {name: source.receipt[name] for name in PARTS if name in source.receipt},
        "baseline": source.baseline,
        "strategies": source.strategies,
        "runs": _plain(source.runs[[*LABELS, *columns(source)]]),
        "points": _plain(source.points) if source.is_sweep else None,
        "patterns": None if source.patterns is None else _plain(source.patterns),
        "course": _plain(source.course),
    }
    text = json.dumps(data, ensure_ascii=False, default=str)
    return base64.b64encode(gzip.compress(text.encode(), LEVEL, mtime=0)).decode()


def _plain(table: pd.DataFrame) -> dict[str, list]:
    return {name: [None if pd.isna(x) else x for x in table[name].to_numpy().tolist()] for name in table}


def unpacked(text: str, file: Any) -> tuple[Source, dict[str, Any]]:
    """The source of a receipt, and the receipt itself; raises GovsimError for what is none."""
    try:
        data = json.loads(text)
        inside = json.loads(gzip.decompress(base64.b64decode(data["source"])))
        return _source(inside), data
    except (ValueError, KeyError, TypeError, OSError, EOFError, zlib.error, ValidationError):
        raise GovsimError("error.no_receipt", value=file) from None


def _source(inside: dict[str, Any]) -> Source:
    receipt = inside["receipt"]
    experiment = receipt.get("experiment")
    return Source(
        receipt,
        Scenario.model_validate_json(json.dumps(receipt["scenario"])),
        inside["baseline"],
        tuple(inside["strategies"]),
        _typed(pd.DataFrame(inside["runs"])),
        Experiment.model_validate_json(json.dumps(experiment)) if experiment else None,
        pd.DataFrame(inside["points"]),
        patterns=_table(inside["patterns"]),
        told_course=_table(inside["course"]),
    )


def _table(columns: dict[str, list] | None) -> pd.DataFrame | None:
    return None if columns is None else pd.DataFrame(columns)


def _typed(runs: pd.DataFrame) -> pd.DataFrame:
    """Outcomes as float columns; `error` and `inspection`, which may hold null, as object columns."""
    numbers = [name for name in runs if name not in (*LABELS, FEASIBLE, INSPECTION_PASSED)]
    return runs.astype(dict.fromkeys(numbers, float) | dict.fromkeys(("error", "inspection"), object))
