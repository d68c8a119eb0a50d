"""What may be said of a claim that holds in some of the futures, fails in others, and is hidden by luck in the rest."""

from __future__ import annotations

from enum import StrEnum

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
    share, (low, _) = holds / futures, _interval(holds, futures, witnesses)
    if share >= ROBUST_SHARE:
        return Verdict.ROBUST if low >= ROBUST_SURELY else Verdict.INCONCLUSIVE
    if share >= MOSTLY_SHARE:
        return Verdict.MOSTLY if low >= MOSTLY_SURELY else Verdict.INCONCLUSIVE
    return Verdict.FRAGILE


def wilson(count: int, of: int, witnesses: int | None = None) -> tuple[float | None, float | None]:
    """95 % interval of a share after Wilson (1927), as if only `witnesses` had been seen; null without any case."""
    return _interval(count, of, witnesses or of) if of else (None, None)


def _interval(count: int, of: int, seen: int) -> tuple[float, float]:
    from scipy.stats import norm

    share, z = count / of, norm.isf((1 - CONFIDENCE) / 2)
    middle, half = share + z**2 / (2 * seen), z * (share * (1 - share) / seen + z**2 / (4 * seen**2)) ** 0.5
    low, high = ((middle + sign * half) / (1 + z**2 / seen) for sign in (-1, 1))
    return float(low) if count else 0.0, float(high) if count < of else 1.0
