"""Does the interval of `compare` say what it means? Two thousand comparisons of a small town, from one pool of runs.

    python experiments/intervals.py [REPETITIONS]

A/A: a strategy against itself with other seeds must look different in 5 % ± 1.5 points of the comparisons.
Coverage: the difference that a small change of practice makes, known from the mean over all seeds, must lie in the
95 % interval of a paired comparison in 93.5–96.5 % of them. Prints a table; writes `intervals.json` beside this file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

import govsim
from govsim.measures.outcomes import summary
from govsim.model.model import GovSimModel
from govsim.scenario.paths import put
from govsim.scenario.schema import Scenario
from govsim.study.judge.paired import estimate
from govsim.study.runs import compile as warm
from govsim.study.runs import processes as pool

HERE = Path(__file__).parent
OUTCOMES = ("reads", "followers_end", "trust")
SEEDS = 5
"""Seeds of one comparison: as many as the quickstart has."""
SMALL_CHANGE = {"accounts.*.practice.pushes_per_week": 7}
REPETITIONS = 2000
BLOCK = 50
"""Runs of one task."""
TODAY, CHANGED = "today", "changed"


def town():
    """The quickstart with 1,000 citizens for two weeks after burn-in, and a push every day as the small change."""
    document = govsim.load(HERE.parent / "scenarios" / "quickstart.yaml").model_dump()
    put(document, "population.size", 1000)
    put(document, "population.network.mean_friends", 20)
    put(document, "horizon", {**document["horizon"], "days": 18, "burn_in_days": 4})
    name = {"en": CHANGED, "zh": CHANGED}
    document["strategies"] = [
        document["strategies"][0],
        {"key": CHANGED, "name": name, "set": SMALL_CHANGE},
    ]
    return Scenario.model_validate(document)


def block(scenario, strategy: str, first: int) -> np.ndarray:
    """The outcomes of BLOCK seeds from `first` on: float64[BLOCK, outcomes]."""
    seeds = range(first, first + BLOCK)
    found = (summary(GovSimModel(scenario, strategy, seed, crowd="arrays").run()) for seed in seeds)
    return np.array([[one[key] for key in OUTCOMES] for one in found], float)


def played(scenario, strategy: str, count: int) -> np.ndarray:
    """The outcomes of seeds 1 to `count`: float64[count, outcomes]."""
    tasks = [(scenario, strategy, first) for first in range(1, count + 1, BLOCK)]
    blocks = {}
    for (_, _, first), one in pool.each(block, tasks, pool.cores()):
        blocks[first] = one
        print(f"{strategy}: {len(blocks) * BLOCK} of {count} runs", end="\r", file=sys.stderr)
    return np.concatenate([blocks[first] for first in sorted(blocks)])


def share(values: np.ndarray, baseline: np.ndarray, truth: float) -> float:
    """Share of the comparisons, SEEDS rows each, whose interval contains `truth`."""
    pairs = zip(values.reshape(-1, SEEDS), baseline.reshape(-1, SEEDS), strict=True)
    found = [estimate(*pair) for pair in pairs]
    return float(np.mean([one.low <= truth <= one.high for one in found]))


def main(repetitions: int) -> None:
    """Play the pool and print how often intervals are right."""
    warm.up()
    count, scenario = repetitions * SEEDS, town()
    today, changed = played(scenario, TODAY, 2 * count), played(scenario, CHANGED, count)
    rows = []
    for i, key in enumerate(OUTCOMES):
        truth = float((changed[:, i] - today[:count, i]).mean())
        row = {"outcome": key, "a_a_significant": 1 - share(today[:count, i], today[count:, i], 0.0)}
        row |= {"effect": truth, "covered": share(changed[:, i], today[:count, i], truth)}
        rows.append(row)
        print(row)
    (HERE / "intervals.json").write_text(json.dumps({"repetitions": repetitions, "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REPETITIONS)
