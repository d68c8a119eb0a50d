"""Forwarding at its limits: an independent cascade on any graph, percolation on a Poisson one.

Sharing is certain, one friend's share is opened with a fixed chance whenever it is met, and nothing ages. When
someone has a session then decides the hour of a reading and never whether it comes: n shares met at once are opened
with chance 1 − (1−p)^n, which is n tries in a row. So the readers of an article are those whom open ties (each with
chance p) connect to its first readers, and sizes are those of Kempe, Kleinberg and Tardos (2003) and of percolation.
"""

from functools import lru_cache

import numpy as np
import pytest
from scipy import optimize, stats

from govsim.model.record import SOURCES
from govsim.model.world.build import Followers
from tests.examples import FACEBOOK
from tests.validation.limits import ALWAYS, account, holds, least, log_odds, played, scenario, world

pytestmark = pytest.mark.validation

DAYS = 7
"""One push a week, on a working day: 3 days are left at least, and the last reading came 2 days after the push."""
CERTAIN = {"open_base": 2.0, "open_habit": 8.0, "open_trust": 4.0, "open_interest": 6.0}
"""Followers of habit, trust and interest 1 open with chance 1 − 2e-5 in each session."""


def cascades(network, size, chance, accounts, articles=8):
    """A scenario in which each account pushes once, `articles` at a time, and shares are opened with `chance`."""
    levers = {"pushes_per_week": 1.0, "push_hour": 0, "articles_per_push": articles, "original_share": 1.0}
    return scenario(
        size=size,
        days=DAYS,
        network=network,
        accounts=[account(f"a{number}", **levers) for number in range(accounts)],
        numbers=CERTAIN | {"social_base": log_odds(chance), "article_life": 24.0 * DAYS},
    )


def sizes(case, roots, seed, sharing=1.0, friends=None, articles=8):
    """How many read each article, int64[articles]: `roots` are the first readers by account, who follow it alone."""
    follows = {one.key: Followers(np.sort(at), np.ones(len(at))) for one, at in zip(case.accounts, roots, strict=True)}
    population = world(case, seed, follows=follows, **({"friends": friends} if friends else {}))
    population.sociability[:] = ALWAYS if sharing == 1 else sharing / least("share_base")
    record = played(case, seed, population).record
    return record.by_article[: articles * len(roots), 0, list(SOURCES)].sum(axis=1)


# Independent cascade


def ndlib_sizes(friends, chance, roots, times, seed):
    """Sizes of NDlib's independent cascades from the same first readers: int64[times]."""
    nx = pytest.importorskip("networkx")
    pytest.importorskip("ndlib", reason='needs NDlib: pip install -e ".[validation]"')
    from ndlib.models.epidemics import IndependentCascadesModel
    from ndlib.models.ModelConfig import Configuration

    people = nx.Graph()
    people.add_nodes_from(range(friends.size))
    people.add_edges_from((one, int(other)) for one in range(friends.size) for other in friends.friends_of(one))
    setting = Configuration()
    setting.add_model_initial_configuration("Infected", roots)
    for tie in people.edges:
        setting.add_edge_configuration("threshold", tie, chance)
    cascade = IndependentCascadesModel(people, seed=seed)
    cascade.set_initial_status(setting)
    return np.array([_ndlib_size(cascade.reset(infected_nodes=roots)) for _ in range(times)])


def _ndlib_size(cascade):
    while True:
        count = cascade.iteration(node_status=False)["node_count"]
        if count[1] == 0:
            return count[2]


@lru_cache
def town(name):
    """A graph, a chance to open and first readers, so many that 5 % more chance move sizes by one SD."""
    if name == "facebook":
        network, size, chance, first = {"kind": "edge_list", "path": str(FACEBOOK)}, None, 0.03, 40
    else:
        network, size, chance, first = {"kind": "small_world", "mean_friends": 8.0, "rewired": 0.2}, 1000, 0.2, 10
    friends = world(cascades(network, size, chance, 1), 1).friends
    return network, size, chance, friends, np.linspace(5, friends.size - 5, first).astype(int)


@lru_cache
def theirs(name):
    """Sizes of a hundred of NDlib's cascades."""
    _, _, chance, friends, roots = town(name)
    return ndlib_sizes(friends, chance, roots.tolist(), 100, seed=1)


def independent_cascade(name, reading=1.0, sharing=1.0):
    """Means (Welch) and distributions (Kolmogorov–Smirnov) of 200 sizes against 100 of NDlib, on one graph.

    A shift by one SD is 8 standard errors of the difference of means: power above 0.999.
    """
    network, size, chance, friends, roots = town(name)
    case = cascades(network, size, chance * reading, accounts=5)
    ours = np.concatenate([sizes(case, [roots] * 5, seed, sharing, friends) for seed in range(5)])
    return [stats.ttest_ind(ours, theirs(name), equal_var=False).pvalue, stats.ks_2samp(ours, theirs(name)).pvalue]


GRAPHS = [
    "small world",
    pytest.param(
        "facebook",
        marks=pytest.mark.skipif(not FACEBOOK.exists(), reason="test data is absent: set GOVSIM_TEST_DATA"),
    ),
]


@pytest.mark.parametrize("name", GRAPHS)
def test_sizes_are_those_of_an_independent_cascade(name):
    assert holds(independent_cascade(name))


@pytest.mark.parametrize("broken", [{"reading": 1.05}, {"sharing": 0.95}], ids=str)
@pytest.mark.parametrize("name", GRAPHS)
def test_they_are_not_when_broken(name, broken):
    assert not holds(independent_cascade(name, **broken))


# Percolation on a Poisson graph

FRIENDS = 10.0
BELOW, ABOVE = 0.7, 1.5
"""Mean number of friends that open a reader's share: the threshold is 1."""


def poisson_cascades(size, mean, articles, seeds, reading=1.0, sharing=1.0):
    """Sizes by graph, int64[seeds, articles]: on each Poisson graph 60 cascades of one reader, `articles` times."""
    case = cascades({"kind": "random", "mean_friends": FRIENDS}, size, mean / FRIENDS * reading, 60, articles)
    roots = np.linspace(0, size - 1, 60).astype(int)[:, None]
    return np.array([sizes(case, roots, seed, sharing, articles=articles) for seed in range(seeds)])


def below_the_threshold(reading=1.0, sharing=1.0):
    """Mean size is 1/(1 − cp): a branching process. 30 graphs with 480 cascades each, t-test over graphs.

    5 % less chance to open moves the mean by 8 standard errors, 5 % more by 9: power above 0.999.
    """
    found = poisson_cascades(8000, BELOW, 8, 30, reading, sharing)
    return found, [stats.ttest_1samp(found.mean(axis=1), 1 / (1 - BELOW)).pvalue]


def above_the_threshold(reading=1.0, sharing=1.0):
    """A cascade is giant with chance s and then reaches the share s: s = 1 − exp(−cp·s) (Erdős and Rényi 1960).

    Whom a reader would reach and who would reach the reader are the same, as ties have no direction; so both are s. 30
    graphs with 60 cascades each, t-tests over graphs: 5 % more chance to open moves the chance by 4 standard errors,
    the share by 25: power above 0.999.
    """
    found = poisson_cascades(2000, ABOVE, 1, 30, reading, sharing) / 2000
    giant = found > 0.1
    share = optimize.brentq(lambda s: 1 - np.exp(-ABOVE * s) - s, 0.1, 1.0)
    reached = (found * giant).sum(axis=1) / giant.sum(axis=1)
    return found, [stats.ttest_1samp(values, share).pvalue for values in (giant.mean(axis=1), reached)]


def test_below_the_threshold_no_cascade_is_giant():
    found, p_values = below_the_threshold()
    assert found.max() < 1000
    assert holds(p_values)


def test_above_the_threshold_cascades_are_giant_or_small():
    found, p_values = above_the_threshold()
    assert not ((found > 0.1) & (found < 0.4)).any()
    assert holds(p_values)


@pytest.mark.parametrize("broken", [{"reading": 1.05}, {"reading": 0.95}, {"sharing": 0.95}], ids=str)
@pytest.mark.parametrize("case", [below_the_threshold, above_the_threshold])
def test_cascades_are_of_another_size_when_broken(case, broken):
    assert not holds(case(**broken)[1])
