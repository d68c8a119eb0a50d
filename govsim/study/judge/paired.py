"""An outcome of one strategy over seeds, and its paired difference to the baseline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from govsim.study.judge.limits import Ends, Limits

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Estimate:
    """One outcome of one strategy over all seeds; differences are to the baseline (null for the baseline itself).

    `low` and `high` bound the mean difference with 95 % confidence as far as luck goes, within what is possible;
    `variance_reduction` says how many times fewer seeds pairing needed than independent runs would.
    """

    mean: float | None
    difference: float | None
    low: float | None
    high: float | None
    variance_reduction: float | None
    by_seed: list[float | None]


def estimate(
    values: np.ndarray, baseline: np.ndarray, is_baseline: bool = False, limits: Limits | None = None
) -> Estimate:
    """Mean, paired difference with its t-interval, and the gain of pairing; arrays by seed, NaN for missing.

    `limits`: what the outcome can be (default: anything); no end of an interval lies beyond.
    """
    by_seed = [None if np.isnan(value) else float(value) for value in values]
    mean = None if np.isnan(values).all() else float(np.nanmean(values))
    both = ~np.isnan(values) & ~np.isnan(baseline)
    if is_baseline or not both.any():
        return Estimate(mean, None, None, None, None, by_seed)
    differences, base = values[both] - baseline[both], baseline[both]
    known = (limits or Limits()).around(np.concatenate([values[both], base]))
    possible = known.of_differences(_interval(base))
    low, high = _around(float(differences.mean()), possible.within(_interval(differences)))
    return Estimate(mean, float(differences.mean()), low, high, _gain(values[both], base), by_seed)


def _interval(values: np.ndarray) -> Ends:
    """Student's t interval of the mean; null from one seed alone."""
    count = len(values)
    if count < 2:
        return None, None
    half = stats.t.ppf((1 + CONFIDENCE) / 2, count - 1) * values.std(ddof=1) / np.sqrt(count)
    return float(values.mean() - half), float(values.mean() + half)


def _around(middle: float, ends: Ends) -> Ends:
    """An interval with its estimate inside: digits of the limits may have cut it."""
    low, high = ends
    return (low, high) if low is None or high is None else (min(low, middle), max(high, middle))


def _gain(values: np.ndarray, baseline: np.ndarray) -> float | None:
    """Variance of a difference of independent runs over that of the paired difference; null where it never varies."""
    if len(values) < 2:
        return None
    paired = (values - baseline).var(ddof=1)
    return float((values.var(ddof=1) + baseline.var(ddof=1)) / paired) if paired > 0 else None
