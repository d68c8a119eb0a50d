"""Over many futures: how far each strategy is ahead, what one may regret, and which claims hold in how many of them.

A future is one set of what nobody knows. Every strategy meets the same futures on the same seeds. `runs` is a table
with the columns `future` (int), `strategy` (str), `seed` (int) and one column of floats per outcome; a run that failed
is NaN or absent. A column `set` (int), where there is one, numbers the sets of futures that share most of what they
are: of claims, such a set tells no more than one future would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pandas as pd

from govsim.study.goal import Goal

CONFIDENCE = 0.95
"""Of every interval here: that of a difference within a future, as far as luck goes, and that of a share of futures."""
ROBUST_SHARE = 0.95
"""A claim is robust if it holds in so many of the futures: one exception in twenty is what people who test take for
rare."""
ROBUST_SURELY = 0.90
"""Whoever says robust must be sure of so much at least: with 35 futures or more of which all agree, one can be."""
MOSTLY_SHARE = 2 / 3
"""From here on a claim holds mostly: "likely" on the scale of the IPCC (Mastrandrea et al. 2010, guidance note on the
treatment of uncertainties)."""
MOSTLY_SURELY = 0.5
"""Whoever says mostly must be sure that it is more often than not."""
ENOUGH_TO_COMPARE = 3
"""Futures with a spread between seeds, from which on one can see whether some are more a matter of luck than others."""
NO_SPREAD = 1e-6
"""Variance of the logarithm of variances below which all are taken for one; digits, not a finding."""


class Verdict(StrEnum):
    """What may be said of a claim over all futures; `verdict` has the rule."""

    ROBUST = "robust"
    MOSTLY = "mostly"
    FRAGILE = "fragile"
    INCONCLUSIVE = "inconclusive"


class Lack(StrEnum):
    """What a verdict waits for."""

    SEEDS = "seeds"
    FUTURES = "futures"


class Kind(StrEnum):
    """What is claimed of a strategy; in every future exactly one of the first three is true."""

    BEATS = "beats"
    """better than the baseline by at least what matters"""
    AS_GOOD = "as_good"
    """neither better nor worse than the baseline by what matters"""
    WORSE = "worse"
    """worse than the baseline by at least what matters"""
    BEST = "best"
    """better than every other strategy by at least what matters"""
    AMONG_BEST = "among_best"
    """worse than no other strategy by what matters"""


class Status(StrEnum):
    """What one future says of a claim."""

    HOLDS = "holds"
    FAILS = "fails"
    UNTOLD = "untold"


@dataclass(frozen=True)
class Claim:
    """What is claimed, in how many futures it holds, fails or cannot be told for luck, and the verdict.

    `low` and `high` bound the share of all futures in which it holds: the Wilson interval, from below as if it failed
    in every future that cannot be told, from above as if it held. `lacks` is what an inconclusive verdict waits for.
    `by_future` has the `Status` of every future that counts, by its number.
    """

    kind: Kind
    strategy: str
    outcome: str
    futures: int
    holds: int
    fails: int
    untold: int
    low: float | None
    high: float | None
    verdict: Verdict
    lacks: Lack | None
    by_future: pd.Series = field(repr=False, compare=False)


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


@dataclass(frozen=True)
class Robustness:
    """All that can be said of strategies over futures; the functions of the same names say what the tables hold."""

    baseline: str
    strategies: tuple[str, ...]
    missing: pd.DataFrame
    left_out: dict[str, tuple[int, ...]]
    means: pd.DataFrame
    differences: pd.DataFrame
    shares: pd.DataFrame
    regret: pd.DataFrame
    least_regret: dict[str, str | None]
    pareto: pd.DataFrame
    claims: tuple[Claim, ...]
    spread: tuple[Spread, ...]

    def of(self, outcome: str, strategy: str) -> pd.Series:
        """The differences of a strategy to the baseline in an outcome, by future."""
        table = self.differences
        own = (table["outcome"] == outcome) & (table["strategy"] == strategy)
        return table[own].set_index("future")["difference"]


def assess(
    runs: pd.DataFrame, baseline: str, goals: Sequence[Goal], strategies: Sequence[str] | None = None
) -> Robustness:
    """Everything below, for `strategies` (default: all in `runs`, in the order in which they come up).

    Raises ValueError for a baseline or an outcome that `runs` does not have, and for a run that stands in it twice.
    """
    keys = _strategies(runs, baseline, goals, strategies)
    regrets = _below_one_another(lambda goal: regret(runs, goal, keys), goals)
    return Robustness(
        baseline=baseline,
        strategies=keys,
        missing=_below_one_another(lambda goal: missing(runs, goal.outcome, keys), goals),
        left_out={goal.outcome: left_out(runs, goal.outcome, keys) for goal in goals},
        means=_below_one_another(lambda goal: means(runs, goal.outcome, keys), goals),
        differences=_below_one_another(lambda goal: differences(runs, goal.outcome, baseline, keys), goals),
        shares=_below_one_another(lambda goal: shares(runs, goal, keys), goals),
        regret=regrets,
        least_regret={
            goal.outcome: least_regret(regrets[regrets["outcome"] == goal.outcome], baseline, goal.matters)
            for goal in goals
        },
        pareto=pareto(runs, goals, keys),
        claims=tuple(claim for goal in goals for claim in claims(runs, goal, baseline, keys)),
        spread=tuple(spread(runs, goal.outcome, key, baseline) for goal in goals for key in keys if key != baseline),
    )


def _strategies(
    runs: pd.DataFrame, baseline: str, goals: Iterable[Goal], strategies: Sequence[str] | None
) -> tuple[str, ...]:
    keys = tuple(runs["strategy"].unique() if strategies is None else strategies)
    if baseline not in keys:
        raise ValueError(f"the baseline {baseline!r} is none of {keys}")
    absent = [goal.outcome for goal in goals if goal.outcome not in runs]
    if absent:
        raise ValueError(f"runs has no column {absent}")
    return keys


def _below_one_another(table: Callable[[Goal], pd.DataFrame], goals: Sequence[Goal]) -> pd.DataFrame:
    """One table per goal, with the outcome as its first column."""
    parts = [table(goal) for goal in goals]
    for goal, part in zip(goals, parts, strict=True):
        part.insert(0, "outcome", goal.outcome)
    return pd.concat(parts, ignore_index=True)


# a. Which runs there are


@dataclass(frozen=True)
class _Cube:
    """Values of an outcome, NaN where missing: float64[futures, strategies, turns].

    A turn is a seed's place in the order of the seeds of its future.
    """

    futures: np.ndarray
    strategies: tuple[str, ...]
    values: np.ndarray

    def of(self, strategy: str) -> np.ndarray:
        """The values of a strategy: float64[futures, turns]."""
        return self.values[:, self.strategies.index(strategy)]

    def complete(self) -> _Cube:
        """Only seeds on which every strategy was played, and only futures that have one."""
        whole = np.isfinite(self.values).all(axis=1, keepdims=True)
        kept = whole.any(axis=(1, 2))
        return _Cube(self.futures[kept], self.strategies, np.where(whole, self.values, np.nan)[kept])

    def averages(self) -> np.ndarray:
        """Means over seeds of a complete cube: float64[futures, strategies]."""
        return np.nanmean(self.values, axis=2)


def _cube(runs: pd.DataFrame, key: str, strategies: Sequence[str]) -> _Cube:
    turns = runs.groupby("future")["seed"].rank("dense").astype(int)
    futures = np.sort(runs["future"].unique())
    axes = [futures, list(strategies), range(1, int(turns.max() if len(turns) else 0) + 1)]
    index = pd.MultiIndex.from_arrays([runs["future"], runs["strategy"], turns])
    if index.has_duplicates:
        raise ValueError("a run stands in the table twice")
    values = pd.Series(runs[key].to_numpy(np.float64), index).reindex(pd.MultiIndex.from_product(axes))
    return _Cube(futures, tuple(strategies), values.to_numpy().reshape([len(axis) for axis in axes]))


def missing(runs: pd.DataFrame, key: str, strategies: Sequence[str]) -> pd.DataFrame:
    """Runs without a value: `future`, `strategy`, `seed`; a seed that any strategy met in a future is due for all."""
    due = runs[["future", "seed"]].drop_duplicates().merge(pd.DataFrame({"strategy": list(strategies)}), how="cross")
    there = runs.loc[runs[key].notna(), ["future", "strategy", "seed"]]
    held = due.merge(there, how="left", indicator="found")
    return held.loc[held["found"] == "left_only", ["future", "strategy", "seed"]].reset_index(drop=True)


def left_out(runs: pd.DataFrame, key: str, strategies: Sequence[str]) -> tuple[int, ...]:
    """Futures in which there is no seed with a value of every strategy: they do not count for shares and regret."""
    cube = _cube(runs, key, strategies)
    return tuple(int(future) for future in np.setdiff1d(cube.futures, cube.complete().futures))


# b. Means and differences in each future


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
    cube = _cube(runs, key, strategies)
    parts = [_paired(cube, key, baseline).table() for key in strategies if key != baseline]
    empty = pd.DataFrame(columns=["future", "strategy", "difference", "luck", "freedom", "seeds"])
    return pd.concat(parts, ignore_index=True) if parts else empty


@dataclass(frozen=True)
class _Paired:
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


def _paired(cube: _Cube, strategy: str, other: str) -> _Paired:
    gaps = cube.of(strategy) - cube.of(other)
    seeds = np.isfinite(gaps).sum(axis=1)
    gaps, seeds, futures = gaps[seeds > 0], seeds[seeds > 0], cube.futures[seeds > 0]
    difference = np.nanmean(gaps, axis=1)
    squares = np.nansum((gaps - difference[:, None]) ** 2, axis=1)
    variances = np.divide(squares, seeds - 1, out=np.full(len(seeds), np.nan), where=seeds > 1)
    luck, freedom = standard_errors(variances, seeds)
    return _Paired(strategy, futures, difference, luck, freedom, seeds)


def standard_errors(variances: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Standard errors of means of a few values each, and their degrees of freedom; variance NaN where a count is 1.

    Every variance is drawn towards that of all the groups, the more the fewer values it rests on and the more alike
    the groups are: the moderated variance of Smyth (2004, Statistical Applications in Genetics and Molecular Biology
    3:3). Alike groups are so pooled wholly, unlike ones hardly, and a group of one value borrows the common variance.
    Both arrays are NaN and 0 where no group has two values.
    """
    own = np.where(counts > 1, counts - 1, 0)
    known = own > 0
    if not known.any():
        return np.full(len(counts), np.nan), np.zeros(len(counts))
    common, weight = _common(variances[known], own[known])
    if np.isinf(weight):
        drawn = np.full(len(counts), common)
    else:
        drawn = (weight * common + own * np.where(known, variances, 0.0)) / (weight + own)
    return np.sqrt(drawn / counts), np.minimum(weight + own, own.sum())


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


# c. First places and regret


def shares(runs: pd.DataFrame, goal: Goal, strategies: Sequence[str]) -> pd.DataFrame:
    """In which share of the futures a strategy is the best, by its mean over seeds.

    `strategy`; `first`: no other has a better mean; `best`: ahead of every other by at least what matters; `as_good`:
    not so, but behind the first by less than what matters; `futures`: how many count. Shares are NaN without any.
    """
    merit = goal.better * _cube(runs, goal.outcome, strategies).complete().averages()
    behind = merit.max(axis=1, keepdims=True, initial=-np.inf) - merit
    best = _ahead(merit, goal.matters)
    near = (behind < goal.matters) | (behind == 0)
    data = {"first": behind == 0, "best": best, "as_good": near & ~best}
    columns = {key: _column_means(value) for key, value in data.items()}
    return pd.DataFrame({"strategy": list(strategies), **columns, "futures": len(merit)})


def _ahead(merit: np.ndarray, matters: float) -> np.ndarray:
    """Where a strategy is ahead of every other by what matters: bool[futures, strategies]."""
    ahead = np.ones(merit.shape, dtype=bool)
    for one in range(merit.shape[1]):
        for other in range(merit.shape[1]):
            if one != other:
                gap = merit[:, one] - merit[:, other]
                ahead[:, one] &= (gap >= matters) & (gap > 0)
    return ahead


def _column_means(values: np.ndarray) -> np.ndarray:
    return values.mean(axis=0) if len(values) else np.full(values.shape[1], np.nan)


def regret(runs: pd.DataFrame, goal: Goal, strategies: Sequence[str]) -> pd.DataFrame:
    """How much worse a strategy is than the best of the same future, in the unit of the outcome, never negative.

    `strategy`; `mean` and `largest` over futures; `worst_future`, where it is largest; `futures`: how many count. Luck
    makes regret look larger than it is, since the best is the best of what was seen; more seeds make it fade.
    """
    cube = _cube(runs, goal.outcome, strategies).complete()
    merit = goal.better * cube.averages()
    lost = merit.max(axis=1, keepdims=True, initial=-np.inf) - merit
    worst = [int(cube.futures[place]) for place in lost.argmax(axis=0)] if len(lost) else None
    largest = lost.max(axis=0) if len(lost) else np.nan
    data = {"strategy": list(strategies), "mean": _column_means(lost), "largest": largest}
    return pd.DataFrame(data | {"worst_future": worst, "futures": len(lost)})


def least_regret(regrets: pd.DataFrame, baseline: str | None = None, matters: float = 0.0) -> str | None:
    """The strategy whose largest regret is least (of equals the one with the least mean regret); null without any.

    The baseline where its largest regret is greater by less than what matters: for less nobody need change anything.
    """
    told = regrets.dropna(subset="largest").sort_values(["largest", "mean"], kind="stable")
    near = told["strategy"][told["largest"] - told["largest"].min() < matters]
    if baseline in set(near):
        return baseline
    return str(told["strategy"].iloc[0]) if len(told) else None


def pareto(runs: pd.DataFrame, goals: Sequence[Goal], strategies: Sequence[str]) -> pd.DataFrame:
    """Strategies that no other dominates over several outcomes.

    One dominates another that is not ahead of it in any outcome and is behind it by at least what matters in one.
    `strategy`; `undominated`: by the means over the futures that count; `share` of these futures in which it is
    undominated; `futures`: those with a seed on which every strategy has every outcome.
    """
    merit = _merits(runs, goals, strategies)
    matters = np.array([goal.matters for goal in goals])
    each = np.array([_undominated(one, matters) for one in merit]).reshape(len(merit), len(strategies))
    over_all = _undominated(merit.mean(axis=0), matters) if len(merit) else None
    data = {"strategy": list(strategies), "undominated": over_all, "share": _column_means(each)}
    return pd.DataFrame(data | {"futures": len(merit)})


def _merits(runs: pd.DataFrame, goals: Sequence[Goal], strategies: Sequence[str]) -> np.ndarray:
    """Means over seeds with every outcome of every strategy, more is better: float64[futures, strategies, outcomes]."""
    whole = runs[[goal.outcome for goal in goals]].notna().all(axis=1)
    cubes = [_cube(runs[whole], goal.outcome, strategies).complete().averages() for goal in goals]
    return np.stack([goal.better * cube for goal, cube in zip(goals, cubes, strict=True)], axis=2)


def _undominated(merit: np.ndarray, matters: np.ndarray) -> np.ndarray:
    """Which rows no other row dominates: bool[strategies] of float64[strategies, outcomes]."""
    gap = merit[:, None, :] - merit[None, :, :]
    clear = ((gap >= matters) & (gap > 0)).any(axis=2)
    return ~((gap >= 0).all(axis=2) & clear).any(axis=0)


# d. Claims and verdicts


def claims(runs: pd.DataFrame, goal: Goal, baseline: str, strategies: Sequence[str]) -> list[Claim]:
    """Every kind of claim of every strategy (those about the baseline not of itself).

    In one future a claim holds, or fails, if it does so for every difference within the 95 % interval that luck leaves;
    otherwise it cannot be told. Claims about all other strategies share the error among them (Bonferroni), and rest on
    the seeds that every strategy has. `verdict` judges the count over futures.
    """
    cube, sets = _cube(runs, goal.outcome, strategies), _sets(runs)
    others = [key for key in strategies if key != baseline]
    found = [claim for key in others for claim in _about_baseline(cube, goal, (key, baseline), sets)]
    if len(strategies) > 1:
        whole = cube.complete()
        found += [claim for key in strategies for claim in _about_others(whole, goal, key, sets)]
    return found


def _sets(runs: pd.DataFrame) -> pd.Series:
    """The set of every future, by future."""
    futures = runs.drop_duplicates("future").set_index("future")
    return futures["set"] if "set" in futures else pd.Series(futures.index, futures.index)


@dataclass(frozen=True)
class _Told:
    """Where a claim surely holds and where it surely fails: bool[futures]."""

    holds: np.ndarray
    fails: np.ndarray


def _about_baseline(cube: _Cube, goal: Goal, pair: tuple[str, str], sets: pd.Series) -> list[Claim]:
    paired = _paired(cube, *pair)
    better, worse = _compared(paired, goal, CONFIDENCE)
    same = _Told(better.fails & worse.fails, better.holds | worse.holds)
    kinds = {Kind.BEATS: better, Kind.AS_GOOD: same, Kind.WORSE: worse}
    return [_claim(kind, pair[0], goal.outcome, sets.reindex(paired.futures), told) for kind, told in kinds.items()]


def _about_others(cube: _Cube, goal: Goal, strategy: str, sets: pd.Series) -> list[Claim]:
    others = [key for key in cube.strategies if key != strategy]
    confidence = 1 - (1 - CONFIDENCE) / len(others)
    pairs = [_compared(_paired(cube, strategy, other), goal, confidence) for other in others]
    best = _Told(
        np.all([better.holds for better, _ in pairs], axis=0), np.any([better.fails for better, _ in pairs], axis=0)
    )
    among = _Told(
        np.all([worse.fails for _, worse in pairs], axis=0), np.any([worse.holds for _, worse in pairs], axis=0)
    )
    kinds = {Kind.BEST: best, Kind.AMONG_BEST: among}
    return [_claim(kind, strategy, goal.outcome, sets.reindex(cube.futures), told) for kind, told in kinds.items()]


def _compared(paired: _Paired, goal: Goal, confidence: float) -> tuple[_Told, _Told]:
    """Whether the first is better by what matters, and whether it is worse by it."""
    ends = [goal.better * end for end in paired.interval(confidence)]
    low, high, matters = np.minimum(*ends), np.maximum(*ends), goal.matters
    better = _Told((low >= matters) & (low > 0), (high < matters) | (high <= 0))
    worse = _Told((high <= -matters) & (high < 0), (low > -matters) | (low >= 0))
    return better, worse


def _claim(kind: Kind, strategy: str, outcome: str, sets: pd.Series, told: _Told) -> Claim:
    """`sets`: of the futures in which the claim was looked at, by future."""
    status = np.where(told.holds, Status.HOLDS, np.where(told.fails, Status.FAILS, Status.UNTOLD))
    holds, fails, count = int(told.holds.sum()), int(told.fails.sum()), len(sets)
    witnesses = sets.nunique()
    said, lacks = verdict(holds, fails, count, witnesses)
    low, high = wilson(holds, count, witnesses)[0], wilson(count - fails, count, witnesses)[1]
    by_future = pd.Series([Status(one) for one in status], index=sets.index, name="status", dtype=object)
    return Claim(kind, strategy, outcome, count, holds, fails, count - holds - fails, low, high, said, lacks, by_future)


def verdict(holds: int, fails: int, futures: int, witnesses: int | None = None) -> tuple[Verdict, Lack | None]:
    """The verdict on a claim that surely holds in some of the futures and surely fails in others.

    For a share h of futures in which it holds, with its Wilson interval from L to H:

    1. robust if h >= 95 % and L >= 90 %;
    2. mostly if 2/3 <= h < 95 % and L >= 50 %;
    3. fragile if h < 2/3: it is surely not robust, since H is then below 95 % however few the futures;
    4. otherwise inconclusive: there are too few futures.

    The rule is applied twice, once as if the claim failed in every future that cannot be told for luck and once as if
    it held. Where both say the same, that is the verdict; otherwise it is inconclusive and more seeds would tell.
    Futures played on the same seeds share luck, so that many of them which cannot be told do not tell together.
    `witnesses`: how many sets the futures are of, where those of one set share most of what they are (none: all
    differ).
    """
    of = witnesses or futures
    worst, best = _without_luck(holds, futures, of), _without_luck(futures - fails, futures, of)
    if worst != best:
        return Verdict.INCONCLUSIVE, Lack.SEEDS
    return worst, Lack.FUTURES if worst == Verdict.INCONCLUSIVE else None


def _without_luck(holds: int, futures: int, witnesses: int) -> Verdict:
    if not futures:
        return Verdict.INCONCLUSIVE
    share, (low, _) = holds / futures, wilson(holds, futures, witnesses)
    if share >= ROBUST_SHARE:
        return Verdict.ROBUST if low >= ROBUST_SURELY else Verdict.INCONCLUSIVE
    if share >= MOSTLY_SHARE:
        return Verdict.MOSTLY if low >= MOSTLY_SURELY else Verdict.INCONCLUSIVE
    return Verdict.FRAGILE


def wilson(count: int, of: int, witnesses: int | None = None) -> tuple[float | None, float | None]:
    """95 % interval of a share after Wilson (1927), as if only so many had been seen; null without any case."""
    from scipy.stats import norm

    if not of:
        return None, None
    share, seen, z = count / of, witnesses or of, norm.isf((1 - CONFIDENCE) / 2)
    middle, half = share + z**2 / (2 * seen), z * (share * (1 - share) / seen + z**2 / (4 * seen**2)) ** 0.5
    low, high = ((middle + sign * half) / (1 + z**2 / seen) for sign in (-1, 1))
    return float(low) if count else 0.0, float(high) if count < of else 1.0


# e. What we do not know, and luck


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
    known = len(sizes) > 1 and (sizes > 1).any()
    luck, total = _variances(gaps, sizes) if known else (None, None)
    unknown = max(total - luck, 0.0) if known else None
    share = unknown / (unknown + luck) if known and unknown + luck > 0 else None
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
