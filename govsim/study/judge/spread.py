"""Why a difference is not one number: what nobody knows about the future, or luck."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Spread:
    """Why the difference to the baseline is not one number: variances, in squared units of the outcome.

    `unknown` is the variance between futures, `luck` that between the seeds of one future, `unknown_share` the first
    over their sum; null where there is only one future or nowhere a second seed.
    """

    strategy: str
    outcome: str
    mean: float | None
    unknown: float | None
    luck: float | None
    unknown_share: float | None
    futures: int
    runs: int


def spread(runs: pd.DataFrame, key: str, strategy: str, baseline: str) -> Spread:
    """Split the variance of the paired difference into that between futures and that between the seeds of one.

    A random-effects analysis of variance by pairs of runs: half the mean squared gap of two seeds of one future is
    luck; that of two runs which share neither future nor seed is luck and ignorance together. This stays unbiased with
    unequal numbers of seeds, and whether the seeds of two futures are the same luck or not. An estimate below zero is
    given as zero.
    """
    gaps = _gaps(runs, key, strategy, baseline)
    sizes = gaps.groupby("future")["gap"].size()
    mean = float(gaps.groupby("future")["gap"].mean().mean()) if len(gaps) else None
    if len(sizes) < 2 or not (sizes > 1).any():
        return Spread(strategy, key, mean, None, None, None, len(sizes), len(gaps))
    luck, total = _variances(gaps, sizes)
    unknown = max(total - luck, 0.0)
    share = unknown / (unknown + luck) if unknown + luck > 0 else None
    return Spread(strategy, key, mean, unknown, luck, share, len(sizes), len(gaps))


def _gaps(runs: pd.DataFrame, key: str, strategy: str, baseline: str) -> pd.DataFrame:
    """`future`, `seed`, `gap`: the difference of every pair of runs."""
    played = runs.set_index(["future", "seed"])
    one, other = (played.loc[played["strategy"] == name, key] for name in (strategy, baseline))
    return (one - other).dropna().rename("gap").reset_index()


def _variances(gaps: pd.DataFrame, sizes: pd.Series) -> tuple[float, float]:
    """Variance within a future, and that of runs with neither future nor seed in common."""
    values = gaps["gap"] - gaps["gap"].mean()
    within = values.groupby(gaps["future"]).var().mul(sizes - 1).sum() / (sizes - 1).sum()
    met = gaps.groupby("seed").size()
    pairs = len(gaps) ** 2 - (sizes**2).sum() - (met**2).sum() + len(gaps)
    squares = 2 * len(gaps) * (values**2).sum() - _shared(values, gaps["future"]) - _shared(values, gaps["seed"])
    return float(within), float(squares / (2 * pairs))


def _shared(values: pd.Series, group: pd.Series) -> float:
    """Sum of the squared gaps of all ordered pairs of one group, over all groups."""
    groups, squares = values.groupby(group), (values**2).groupby(group)
    return float(2 * (groups.size() * squares.sum() - groups.sum() ** 2).sum())
