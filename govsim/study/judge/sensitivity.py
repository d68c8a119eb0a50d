"""Which factors decide a number: Sobol' indices, Morris' screening, and importance from any other design; by SALib.

Saltelli et al. (2010), Computer Physics Communications 181:259 for Sobol' indices; Morris (1991), Technometrics 33:161;
for other designs the first-order index by random balance (Tarantola et al. 2006, Reliability Engineering & System
Safety 91:717), with the direction from Spearman's rank correlation.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd

SEED = 1
"""Of the bootstrap."""
LEVELS = 4
"""Of Morris' grid: the usual choice, with jumps of two thirds of a range."""
CONFIDENCE = 0.95
"""Of each interval; and of what `decides` says of all factors together, so that a hundred without effect do not give
five false alarms."""
FEWEST = 30
"""Futures from which on an importance from any design is said: with fewer random balance sees only noise."""
FEWEST_MEANS = 20
"""The same of means of sets, which have less noise."""
NO_SPREAD = 1e-9
"""Spread, as a part of the largest value, that is digits and not a finding."""
HARMONICS = 4
"""Of random balance: the fewer, the less noise is taken for an effect; smooth effects need no more."""
RESAMPLES = 100
"""Of the bootstrap of such an importance; SALib's default."""
SHUFFLES = 199
"""Shuffled sets of values that say how large the largest of all indices is by chance."""
IMPORTANCE_COLUMNS = ["factor", "index", "value", "low", "high", "direction", "decides"]
FIRST, TOTAL, ELEMENTARY = "first_order", "total", "mu_star"


def _problem(names: list[str]) -> dict[str, Any]:
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}


def sobol_points(count: int, points: int, seed: int) -> np.ndarray:
    """Saltelli's design in the unit cube: float64[points · (count + 2), count]; a power of two is best for `points`."""
    from SALib.sample import sobol as sampler

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that other numbers than powers of two balance less well
        return sampler.sample(_names(count), points, calc_second_order=False, seed=seed)


def morris_points(count: int, points: int, seed: int) -> np.ndarray:
    """Morris' trajectories in the unit cube: float64[points · (count + 1), count]."""
    from SALib.sample import morris as sampler

    return sampler.sample(_names(count), points, num_levels=LEVELS, seed=seed)


def _names(count: int) -> dict[str, Any]:
    return _problem([f"x{i}" for i in range(count)])


def sobol(values: np.ndarray, names: list[str]) -> pd.DataFrame:
    """First-order and total indices with bootstrap intervals, from the values at `sobol_points` (NaN: missing).

    A row per factor and index, columns `factor, index, value, low, high, direction, decides`; a factor
    decides if its index is above zero with intervals so wide that all hold together (Bonferroni). A point with a
    missing value is left out with all that moved from it. Empty where nothing is left or nothing differs.
    """
    from SALib.analyze import sobol as analyser

    whole = _whole_blocks(values, len(names) + 2)
    if whole.size == 0 or np.ptp(whole) == 0:
        return pd.DataFrame(columns=IMPORTANCE_COLUMNS)
    found = analyser.analyze(_problem(names), whole.ravel(), calc_second_order=False, conf_level=CONFIDENCE, seed=SEED)
    parts = [_rows(names, FIRST, found["S1"], found["S1_conf"]), _rows(names, TOTAL, found["ST"], found["ST_conf"])]
    return pd.concat(parts, ignore_index=True)


def morris(values: np.ndarray, names: list[str], points: int, seed: int) -> pd.DataFrame:
    """Mean absolute elementary effects (μ*) with intervals, from the values at `morris_points`; columns as `sobol`.

    `direction` is the sign of the mean effect. A trajectory with a missing value is left out.
    """
    from SALib.analyze import morris as analyser

    steps = len(names) + 1
    places = morris_points(len(names), points, seed).reshape(-1, steps, len(names))
    kept = np.isfinite(values).reshape(-1, steps).all(axis=1)
    whole = values.reshape(-1, steps)[kept]
    if whole.size == 0:
        return pd.DataFrame(columns=IMPORTANCE_COLUMNS)
    design = places[kept].reshape(-1, len(names))
    found = analyser.analyze(
        _problem(names), design, whole.ravel(), conf_level=CONFIDENCE, num_levels=LEVELS, seed=SEED
    )
    return _rows(names, ELEMENTARY, found["mu_star"], found["mu_star_conf"], np.sign(found["mu"]))


def given(factors: pd.DataFrame, values: np.ndarray, alike: np.ndarray | None = None) -> pd.DataFrame:
    """First-order importance of the columns of `factors` for the values in the same rows; columns as `sobol`.

    Needs no special design and no independence, and knows no interactions. `alike`, int[rows], numbers the sets of rows
    that share most of their factors (none: all differ). What is the same within each set is judged by the means of the
    sets, all else by the differences within sets; both in parts of the whole spread. A factor decides if its index is
    larger than the largest of all is in 95 % of shuffles (the max-T permutation test of Westfall and Young 1993,
    Resampling-Based Multiple Testing); of these `low` and `high` are given. Factors that vary together share the
    credit. Only columns of numbers are judged; none with fewer than 30 values (20 means), or where they never differ.
    """
    kept = np.isfinite(values)
    numbers, told = factors.select_dtypes("number")[kept].reset_index(drop=True), pd.Series(values[kept])
    sets = pd.Series(np.arange(len(kept)) if alike is None else alike)[kept].reset_index(drop=True)
    numbers = numbers.loc[:, numbers.nunique() > 1]
    if len(told) < FEWEST or np.ptp(told) == 0 or numbers.empty:
        return pd.DataFrame(columns=IMPORTANCE_COLUMNS)
    means, shared = told.groupby(sets).transform("mean"), (numbers.groupby(sets).nunique() == 1).all()
    between = _level(numbers.loc[:, shared].groupby(sets).first(), told.groupby(sets).mean())
    within = _level(numbers.loc[:, ~shared], told - means)
    parts = [(between, np.var(means)), (within, np.var(told - means))]
    shares = [_times(table, part / np.var(told)) for table, part in parts if len(table)]
    return pd.concat(shares, ignore_index=True) if shares else pd.DataFrame(columns=IMPORTANCE_COLUMNS)


def _level(numbers: pd.DataFrame, values: pd.Series) -> pd.DataFrame:
    """Indices of all columns in parts of the spread of these values; intervals of those that decide."""
    from SALib.analyze.rbd_fast import bootstrap, permute_outputs, unskew_S1
    from scipy import stats

    if len(values) < FEWEST_MEANS or np.ptp(values) < NO_SPREAD * np.abs(values).max() or numbers.empty:
        return pd.DataFrame(columns=IMPORTANCE_COLUMNS)
    told, luck = values.to_numpy(float), np.random.default_rng(SEED)
    at = list(numbers.to_numpy(float).T)
    orders = np.column_stack([permute_outputs(column, np.arange(len(told))) for column in at])
    index = _first_order(told[orders])
    decides = index > _by_chance(told, orders, luck)
    half = [
        bootstrap(at[i], told, HARMONICS, RESAMPLES, CONFIDENCE, luck) if sure else np.nan
        for i, sure in enumerate(decides)
    ]
    direction = [stats.spearmanr(column, told).statistic for column in at]
    table = _rows(list(numbers), FIRST, unskew_S1(index, HARMONICS, len(told)), half, direction)
    return table.assign(decides=decides)


def _times(table: pd.DataFrame, part: float) -> pd.DataFrame:
    return table.assign(**{name: table[name] * part for name in ("value", "low", "high")})


def _by_chance(values: np.ndarray, orders: np.ndarray, luck: np.random.Generator) -> float:
    """How large the largest index of all factors is in 95 % of shuffles."""
    largest = [_first_order(luck.permutation(values)[orders]).max() for _ in range(SHUFFLES)]
    return float(np.quantile(largest, CONFIDENCE))


def _first_order(ordered: np.ndarray) -> np.ndarray:
    """First-order indices of values[points, factors], each column in the wave of its factor; with their bias."""
    power = np.abs(np.fft.rfft(ordered, axis=0)[1:]) ** 2
    if len(ordered) % 2 == 0:
        power[-1] /= 2  # the highest frequency is its own mirror image
    return power[:HARMONICS].sum(axis=0) / power.sum(axis=0)


def _whole_blocks(values: np.ndarray, size: int) -> np.ndarray:
    blocks = values.reshape(-1, size)
    return blocks[np.isfinite(blocks).all(axis=1)]


def _rows(names: list[str], index: str, value: Any, half: Any, direction: Any = np.nan) -> pd.DataFrame:
    """Indices with their intervals, cut to what is possible: parts of a whole, or effects without a sign."""
    value, half = np.asarray(value, float), np.asarray(half, float)
    most = np.inf if index == ELEMENTARY else 1.0
    parts = {"value": value, "low": value - half, "high": value + half}
    parts = {name: np.clip(part, 0.0, most) for name, part in parts.items()} | {"direction": direction}
    parts["decides"] = value > half * _wider(len(names))
    return pd.DataFrame({"factor": names, "index": index, **parts})[IMPORTANCE_COLUMNS]


def _wider(count: int) -> float:
    """How much wider so many intervals must be that all hold together."""
    from scipy.stats import norm

    single, together = (norm.isf((1 - CONFIDENCE) / (2 * tried)) for tried in (1, count))
    return together / single
