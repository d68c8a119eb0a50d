"""How far a strategy is ahead of another in each future, and how much of that may be luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from govsim.study.judge.which_runs import Cube, cube_of

ENOUGH_TO_COMPARE = 3
"""Futures with a spread between seeds, from which on one can see whether some are more a matter of luck than others."""
NO_SPREAD = 1e-6
"""Variance of the logarithm of variances below which all are taken for one; digits, not a finding."""


def means(runs: pd.DataFrame, key: str, strategies: Sequence[str]) -> pd.DataFrame:
    """`future`, `strategy`, `mean` over the seeds there are, `seeds` (their number); futures without any are absent."""
    grouped = runs[runs["strategy"].isin(list(strategies))].groupby(["future", "strategy"], sort=False)[key]
    table = grouped.agg(mean="mean", seeds="count").reset_index()
    return table[table["seeds"] > 0].sort_values("future", kind="stable", ignore_index=True)


def differences(runs: pd.DataFrame, key: str, baseline: str, strategies: Sequence[str]) -> pd.DataFrame:
    """Paired difference to the baseline in every future, over the seeds that both have.

    Columns: `future`, `strategy`, `difference` (strategy less baseline), `luck` (its standard error from the spread
    between seeds, borrowed as in `standard_errors`; NaN where no future has two seeds), `freedom` (degrees of freedom
    of `luck`), `seeds`.
    """
    cube = cube_of(runs, key, strategies)
    parts = [paired_of(cube, key, baseline).table() for key in strategies if key != baseline]
    return pd.concat(parts, ignore_index=True) if parts else _no_differences()


def _no_differences() -> pd.DataFrame:
    columns = ["future", "strategy", "difference", "luck", "freedom", "seeds"]
    return pd.DataFrame(columns=columns).astype(dict.fromkeys(columns[2:], float))


@dataclass(frozen=True)
class Paired:
    """Differences of a strategy to another in the futures that have both; arrays [futures]."""

    strategy: str
    futures: np.ndarray
    difference: np.ndarray
    luck: np.ndarray
    freedom: np.ndarray
    seeds: np.ndarray

    def table(self) -> pd.DataFrame:
        """One row per future."""
        columns = ("difference", "luck", "freedom", "seeds")
        data = {"future": self.futures, "strategy": self.strategy} | {key: getattr(self, key) for key in columns}
        return pd.DataFrame(data)

    def interval(self, confidence: float) -> tuple[np.ndarray, np.ndarray]:
        """Student's t interval of every difference, without end where nothing is known of luck."""
        from scipy import stats

        half = stats.t.ppf((1 + confidence) / 2, np.where(self.freedom > 0, self.freedom, 1)) * self.luck
        half = np.where(np.isnan(half), np.inf, half)
        return self.difference - half, self.difference + half


def paired_of(cube: Cube, strategy: str, other: str) -> Paired:
    """A strategy against another, in each future on the seeds that both have."""
    gaps = cube.of(strategy) - cube.of(other)
    seeds = np.isfinite(gaps).sum(axis=1)
    gaps, seeds, futures = gaps[seeds > 0], seeds[seeds > 0], cube.futures[seeds > 0]
    difference = np.nanmean(gaps, axis=1)
    squares = np.nansum((gaps - difference[:, None]) ** 2, axis=1)
    variances = np.divide(squares, seeds - 1, out=np.full(len(seeds), np.nan), where=seeds > 1)
    luck, freedom = standard_errors(variances, seeds)
    return Paired(strategy, futures, difference, luck, freedom, seeds)


def standard_errors(variances: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Standard errors of means of a few values each, and their degrees of freedom; variance NaN where a count is 1.

    Empirical Bayes: every variance is shrunk towards that of all the groups, the more the fewer values it rests on and
    the more alike the groups are: the moderated variance of Smyth (2004, Statistical Applications in Genetics and
    Molecular Biology 3:3). Alike groups are pooled wholly, unlike ones hardly, and a group of one value borrows the
    common variance. Both arrays are NaN and 0 where no group has two values.
    """
    own = np.where(counts > 1, counts - 1, 0)
    known = own > 0
    if not known.any():
        return np.full(len(counts), np.nan), np.zeros(len(counts))
    common, weight = _common(variances[known], own[known])
    if np.isinf(weight):
        shrunk = np.full(len(counts), common)
    else:
        shrunk = (weight * common + own * np.where(known, variances, 0.0)) / (weight + own)
    return np.sqrt(shrunk / counts), np.minimum(weight + own, own.sum())


def _common(variances: np.ndarray, freedom: np.ndarray) -> tuple[float, float]:
    """The variance around which those of the groups scatter, and the degrees of freedom that this knowledge is worth.

    Moments of the logarithms, as in section 6.2 of Smyth (2004). Groups without any spread say nothing about it.
    """
    from scipy.special import digamma, polygamma

    pooled = float((freedom * variances).sum() / freedom.sum())
    seen, half = variances[variances > 0], freedom[variances > 0] / 2
    if len(seen) < ENOUGH_TO_COMPARE:
        return pooled, np.inf
    logs = np.log(seen) - digamma(half) + np.log(half)
    excess = float(logs.var(ddof=1) - polygamma(1, half).mean())
    if excess < NO_SPREAD:
        return pooled, np.inf
    weight = 2 * _trigamma_inverse(excess)
    return float(np.exp(logs.mean() + digamma(weight / 2) - np.log(weight / 2))), weight


def _trigamma_inverse(value: float) -> float:
    from scipy.optimize import brentq
    from scipy.special import polygamma

    return float(brentq(lambda place: polygamma(1, place) - value, 1e-8, 1e8))
