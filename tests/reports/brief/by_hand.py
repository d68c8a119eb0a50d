"""Sources of briefs whose runs are made up: three seeds, of which only what a test names differs between strategies."""

import pandas as pd

from govsim.reports.brief.source import Source
from govsim.study.runs.results import RANKED
from tests.examples import small_with

STRATEGIES = """
- {key: today, name: {en: As today, zh: 现状}}
- {key: b, name: {en: Second, zh: 乙}}
- {key: c, name: {en: Third, zh: 丙}}
"""
SEEDS = (1, 2, 3)
BASE = {"reads": 1000.0, "trust": 0.5, "readers": 200.0, "needs_met": 50.0, "counter_visits": 80.0,
        "staff_hours": 100.0, "utilisation": 0.8, "money": 6000.0, "wages": 9000.0}  # fmt: skip
LUCK = (-1.0, 0.0, 1.0)
"""Of a difference by seed, in parts of `noise`: mean 0, sd 1."""
HALF = 4.302653 / 3**0.5
"""Half the 95 % interval of a difference of three seeds with an sd of 1: t(0.975, 2) / √3."""
AIMS = ({"outcome": "reads", "better": 1, "matters": 20.0}, {"outcome": "trust", "better": 1, "matters": 0.01})
FINE = {"feasible": True, "inspection_passed": True, "inspection": None}


def runs(more, noise=None, level=(0.0, 300.0, -300.0), **verdicts):
    """Runs of the strategies in `more`: outcome → how far it is from the baseline; `level` is luck that all share."""
    rows = []
    for strategy, differences in {"today": {}, **more}.items():
        for turn, seed in enumerate(SEEDS):
            own = {key: value + differences.get(key, 0.0) for key, value in BASE.items()}
            own["reads"] += level[turn]
            for key, sd in (noise or {}).items():
                own[key] += sd * LUCK[turn] * (strategy != "today")
            about = {"future": 0, "strategy": strategy, "seed": seed, "hash": f"{strategy}{seed}", "there": True}
            rows.append(about | {"error": None} | own | FINE | verdicts.get(strategy, {}))
    return pd.DataFrame(rows)


def source(more, noise=None, aims=AIMS, scenario=None, **verdicts):
    """A comparison of the strategies in `more` with today's practice."""
    sure = {"each": list(aims), "confidence": 0.95, "look": None}
    scenario = scenario or small_with(strategies=STRATEGIES)
    table = runs(more, noise, **verdicts)
    return Source({"written": "2030-01-02", RANKED: sure}, scenario, "today", ("today", *more), table)
