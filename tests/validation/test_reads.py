"""Pushes only: with a fixed chance to open, reads are binomial."""

import numpy as np
import pytest
from scipy import stats

from tests.validation.limits import account, holds, log_odds, played, scenario, two_sided

pytestmark = pytest.mark.validation

PEOPLE, OPENED, DAYS, OVER = 10_000, 0.2, 20, 5
"""Articles of the last days are left out: not everybody has met them yet."""


def reads_of_followers(opening=1.0, habits=0.0):
    """Which of the followers (all citizens) read which article: bool[PEOPLE, articles]; `habits` moves opening, too.

    Everybody meets a push within 3 days (100 sessions a day, life 72 h), once, and opens each article with one chance.
    """
    levers = {"pushes_per_week": 7.0, "push_hour": 8, "articles_per_push": 4, "original_share": 1.0}
    numbers = {"open_base": log_odds(OPENED * opening), "open_habit": habits, "habit_start": 0.5}
    case = scenario(
        size=PEOPLE,
        days=DAYS,
        network={"kind": "random", "mean_friends": 0.0},
        accounts=[account(followers=1.0, **levers)],
        numbers=numbers,
    )
    reads = played(case, seed=1).record.reads.sorted()
    read = np.zeros((PEOPLE, 4 * DAYS), bool)
    read[reads["citizen"], reads["article"]] = True
    return read[:, : 4 * (DAYS - OVER)]


def binomial(**broken):
    """The sum of all reads, and the spread of reads by article and by citizen (chi-square, both sides).

    600,000 draws: 5 % more chance moves the sum by 19 standard errors. Chances that spread by 0.014 among citizens make
    the variance by citizen 7 % larger: 5 standard errors.
    """
    read = reads_of_followers(**broken)
    total = (read.sum() - read.size * OPENED) / np.sqrt(read.size * OPENED * (1 - OPENED))
    return [two_sided(total), *(spread(read.sum(axis=axis), read.shape[axis]) for axis in (0, 1))]


def spread(counts, tries):
    """p-value of the spread of counts that should be Binomial(tries, OPENED)."""
    square = ((counts - tries * OPENED) ** 2).sum() / (tries * OPENED * (1 - OPENED))
    return 2 * min(stats.chi2.sf(square, len(counts)), stats.chi2.cdf(square, len(counts)))


def test_reads_are_binomial():
    assert holds(binomial())


@pytest.mark.parametrize("broken", [{"opening": 1.05}, {"opening": 0.95}, {"habits": 0.5}], ids=str)
def test_reads_are_not_binomial_when_broken(broken):
    assert not holds(binomial(**broken))
