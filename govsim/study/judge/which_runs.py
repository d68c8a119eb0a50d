"""Which runs of a study there are, and where one is missing: runs on one seed of one future belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Cube:
    """Values of an outcome, NaN where missing: float64[futures, strategies, turns].

    A turn is a seed's place in the order of the seeds of its future.
    """

    futures: np.ndarray
    strategies: tuple[str, ...]
    values: np.ndarray

    def of(self, strategy: str) -> np.ndarray:
        """The values of a strategy: float64[futures, turns]."""
        return self.values[:, self.strategies.index(strategy)]

    def complete(self) -> Cube:
        """Only seeds on which every strategy was played, and only futures that have one."""
        whole = np.isfinite(self.values).all(axis=1, keepdims=True)
        kept = whole.any(axis=(1, 2))
        return Cube(self.futures[kept], self.strategies, np.where(whole, self.values, np.nan)[kept])

    def averages(self) -> np.ndarray:
        """Means over seeds of a complete cube: float64[futures, strategies]."""
        return np.nanmean(self.values, axis=2)


def cube_of(runs: pd.DataFrame, key: str, strategies: Sequence[str]) -> Cube:
    """The cube of an outcome; raises ValueError for a run that stands in the table twice."""
    turns = runs.groupby("future")["seed"].rank("dense").astype(int)
    count = int(turns.max()) if len(turns) else 0
    futures = np.sort(runs["future"].unique())
    axes = [futures, list(strategies), range(1, count + 1)]
    index = pd.MultiIndex.from_arrays([runs["future"], runs["strategy"], turns])
    if index.has_duplicates:
        raise ValueError("a run stands in the table twice")
    values = pd.Series(runs[key].to_numpy(np.float64), index).reindex(pd.MultiIndex.from_product(axes))
    shape = len(futures), len(strategies), count
    return Cube(futures, tuple(strategies), values.to_numpy().reshape(shape))


def means_over_futures(values: np.ndarray) -> np.ndarray:
    """Means of an array[futures, strategies] by strategy, NaN where no future counts: float64[strategies]."""
    return values.mean(axis=0) if len(values) else np.full(values.shape[1], np.nan)


def missing(runs: pd.DataFrame, key: str, strategies: Sequence[str]) -> pd.DataFrame:
    """Runs without a value: `future`, `strategy`, `seed`; a seed that any strategy met in a future is due for all."""
    due = runs[["future", "seed"]].drop_duplicates().merge(pd.DataFrame({"strategy": list(strategies)}), how="cross")
    there = runs.loc[runs[key].notna(), ["future", "strategy", "seed"]]
    held = due.merge(there, how="left", indicator="found")
    return held.loc[held["found"] == "left_only", ["future", "strategy", "seed"]].reset_index(drop=True)


def left_out(runs: pd.DataFrame, key: str, strategies: Sequence[str]) -> tuple[int, ...]:
    """Futures in which there is no seed with a value of every strategy: they do not count for shares and regret."""
    cube = cube_of(runs, key, strategies)
    return tuple(int(future) for future in np.setdiff1d(cube.futures, cube.complete().futures))
