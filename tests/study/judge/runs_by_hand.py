"""Tables of runs, written out or drawn."""

import numpy as np
import pandas as pd

from govsim.study.goal import Goal

READS = Goal("reads", 1, 2.0)

DELAY = Goal("delay", -1, 1.0)


def table(rows, columns=("future", "strategy", "seed", "reads")):
    return pd.DataFrame(rows, columns=list(columns))


def crossed(values, seeds=(1,), key="reads"):
    """Runs from a mean per future and strategy, the same on every seed."""
    rows = [(f, s, n, value) for s, line in values.items() for f, value in enumerate(line) for n in seeds]
    return table(rows, ("future", "strategy", "seed", key))


def simulated(futures, seeds, mean=0.0, between=1.0, luck=1.0, shared=0.0, seed=0):
    """Runs of a and b whose differences follow a random-effects model; `shared` is luck that a seed has in all."""
    rng = np.random.default_rng(seed)
    counts = seeds if np.ndim(seeds) else [seeds] * futures
    common = rng.normal(0, shared, max(counts))
    rows = []
    for future, count in enumerate(counts):
        effect = rng.normal(mean, between)
        for turn in range(count):
            level = rng.normal(50, 10)
            gap = effect + common[turn] + rng.normal(0, luck)
            rows += [(future, "a", turn, level), (future, "b", turn, level + gap)]
    return table(rows)


def against_nothing(rows):
    """Runs of a strategy, and of a baseline that always has 0."""
    return table([*rows, *((future, "a", seed, 0.0) for future, _, seed, _ in rows)])
