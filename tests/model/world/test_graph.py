import gzip
import time
import warnings

import networkx as nx
import numpy as np
import pytest
from scipy import special

from govsim.errors import GovsimError
from govsim.model.world import build as world
from govsim.model.world import friendships
from govsim.model.world.edge_list import EdgeListWarning, read_edge_list
from govsim.model.world.graph import GraphWarning
from govsim.scenario.schema import Communities, EdgeList, Random, SmallWorld
from tests.examples import FACEBOOK


def people(size):
    luck = special.ndtri(world.column(np.uint64(7), size, 0, 0, 9))
    return np.exp(0.7 * luck - 0.245), (world.column(np.uint64(7), size, 0, 0, 1) * 3).astype(np.int64)


def built(network, size, seed=1):
    return friendships.build(network, *people(size), seed)


def is_proper(found):
    rows = [found.friends_of(i) for i in range(found.size)]
    ties = {(i, int(j)) for i, row in enumerate(rows) for j in row}
    assert all((np.diff(row) > 0).all() for row in rows)
    assert all(i != j and (j, i) in ties for i, j in ties)


@pytest.mark.parametrize(
    ("size", "mean", "clustering"),
    [(400, 20, 0.2), (400, 20, 0.6), (2000, 100, 0.2), (2000, 100, 0.5), (5000, 8, 0.4), (20000, 100, 0.05),
     (20000, 100, 0.2), (20000, 100, 0.6)],
)  # fmt: skip
def test_communities_have_the_friends_and_the_clustering_asked(size, mean, clustering):
    found = built(Communities(kind="communities", mean_friends=float(mean), clustering=clustering), size)
    degrees = found.degrees()
    assert degrees.mean() == pytest.approx(mean, rel=0.05)
    assert found.clustering() == pytest.approx(clustering, abs=0.05)
    assert degrees.max() > 2.5 * mean


def test_every_kind_is_a_proper_graph_and_repeats():
    for network in (
        Communities(kind="communities", mean_friends=12.0, clustering=0.3),
        Random(kind="random", mean_friends=12.0),
        SmallWorld(kind="small_world", mean_friends=12.0, rewired=0.2),
    ):
        found = built(network, 300)
        is_proper(found)
        assert np.array_equal(found.friends, built(network, 300).friends)
        assert not np.array_equal(found.friends, built(network, 300, seed=2).friends)


def test_random_degrees_are_binomial_and_the_ring_is_a_ring():
    degrees = built(Random(kind="random", mean_friends=20.0), 5000).degrees()
    assert degrees.mean() == pytest.approx(20, abs=0.4)
    assert degrees.var() == pytest.approx(20, rel=0.1)
    ring = built(SmallWorld(kind="small_world", mean_friends=10.0, rewired=0.0), 500)
    assert ring.clustering() == pytest.approx(3 * 8 / (4 * 9))


def test_homophily_brings_the_own_segment():
    def same(homophily):
        network = Communities(kind="communities", mean_friends=20.0, clustering=0.2, homophily=homophily)
        found, segments = built(network, 3000), people(3000)[1]
        return (np.repeat(segments, found.degrees()) == segments[found.friends]).mean()

    assert same(0.0) < same(0.5) < same(1.0)


def test_clustering_agrees_with_networkx():
    found = built(Random(kind="random", mean_friends=15.0), 200)
    other = nx.Graph([(i, int(j)) for i in range(200) for j in found.friends_of(i)])
    assert found.clustering() == pytest.approx(nx.average_clustering(other))


def test_too_many_friends_are_refused():
    with pytest.raises(GovsimError, match=r"too many|过多"):
        built(Communities(kind="communities", mean_friends=100.0), 300)


@pytest.mark.parametrize(
    "text", ["1 2\n2 3\n", "a,b\n1,2\n2,3\n", "1\t2\n3\t2\n2\t3\n", "# people\n2;1\n2;3\n", "from to\n1 2\n2 3\n1 1\n"]
)
def test_edge_lists_of_many_shapes(tmp_path, text):
    for name, raw in (("f.csv", text.encode()), ("f.csv.gz", gzip.compress(text.encode()))):
        (tmp_path / name).write_bytes(raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", EdgeListWarning)
            ids, first, second = read_edge_list(str(tmp_path / name))
        assert ids == ["1", "2", "3"]
        assert list(zip(first, second, strict=True)) == [(0, 1), (1, 2)]


def test_edge_list_warns_once_and_names_the_wrong_line(tmp_path):
    path = tmp_path / "f.txt"
    path.write_text("1 2\n2 1\n3 3\n")
    with pytest.warns(EdgeListWarning, match="1 .*1 "):
        read_edge_list(str(path))
    path.write_text("1 2\n\n2 3 4\n")
    with pytest.raises(GovsimError, match=":3"):
        read_edge_list(str(path))


@pytest.mark.skipif(not FACEBOOK.exists(), reason="test data is absent: set GOVSIM_TEST_DATA")
def test_ego_facebook():
    """SNAP ego-Facebook, McAuley and Leskovec 2012: 4,039 people, 88,234 ties, clustering 0.606."""
    network = EdgeList(kind="edge_list", path=str(FACEBOOK))
    found = built(network, 4039)
    assert found.ties == 88_234
    assert found.clustering() == pytest.approx(0.606, abs=0.001)
    assert built(network, 4040).degrees()[-1] == 0
    with pytest.raises(GovsimError):
        built(network, 4038)


@pytest.mark.parametrize("size", [400, 3000])
@pytest.mark.parametrize("mean", [4, 10, 20, 40])
@pytest.mark.parametrize("clustering", [0.3, 0.45, 0.6])
def test_communities_over_a_grid(size, mean, clustering):
    wanted, segments = people(size)
    network = Communities(kind="communities", mean_friends=float(mean), clustering=clustering)
    found = friendships.build(network, wanted, segments, 3)
    assert found.degrees().mean() == pytest.approx(mean, rel=0.05)
    assert found.clustering() == pytest.approx(clustering, abs=0.05)
    assert np.corrcoef(found.degrees(), wanted)[0, 1] > 0.85


def test_the_tail_of_degrees_follows_the_wishes():
    """Quantiles of the degrees lie within 15 % of those wished, up to the top per thousand."""
    wanted = people(20_000)[0]
    degrees = built(Communities(kind="communities", mean_friends=100.0, clustering=0.2), 20_000).degrees()
    shares = [0.05, 0.5, 0.95, 0.999]
    assert np.quantile(degrees, shares) == pytest.approx(np.quantile(100 * wanted / wanted.mean(), shares), rel=0.15)


@pytest.mark.parametrize("homophily", [0.0, 0.3, 0.7, 1.0])
def test_homophily_is_the_share_of_ties_inside_beyond_chance(homophily):
    network = Communities(kind="communities", mean_friends=20.0, clustering=0.2, homophily=homophily)
    found, segments = built(network, 5000), people(5000)[1]
    rows = np.repeat(segments, found.degrees())
    by_chance = (np.bincount(rows) ** 2).sum() / len(rows) ** 2
    inside = (rows == segments[found.friends]).mean()
    assert (inside - by_chance) / (1 - by_chance) == pytest.approx(homophily, abs=0.08)


def test_clustering_that_cannot_be_had_is_said_and_the_friends_hold():
    network = Communities(kind="communities", mean_friends=100.0, clustering=0.05)
    with pytest.warns(GraphWarning, match="0.05"):
        found = built(network, 1000)
    assert found.degrees().mean() == pytest.approx(100, rel=0.05)


@pytest.mark.filterwarnings("ignore::govsim.model.world.graph.GraphWarning")
@pytest.mark.parametrize("size", [9, 10, 17, 33, 100])
@pytest.mark.parametrize("homophily", [0.0, 1.0])
def test_the_smallest_towns_are_proper(size, homophily):
    most = float(int(Communities.most * (size - 1)))
    is_proper(built(Communities(kind="communities", mean_friends=most, homophily=homophily), size))


def test_random_degrees_fit_the_binomial():
    """Chi-square of degree counts against Binomial(size − 1, p), 17 classes: 0.999 quantile 39.3."""
    degrees = built(Random(kind="random", mean_friends=8.0), 20_000).degrees()
    classes = np.arange(1, 18)
    below = special.bdtr(classes[:-1].astype(float), 19_999, 8.0 / 19_999)
    expected = 20_000 * np.diff(np.concatenate(([0.0], below, [1.0])))
    observed = np.bincount(np.searchsorted(classes[:-1], degrees, side="left"), minlength=17)
    assert ((observed - expected) ** 2 / expected).sum() < 39.3


def test_random_limits():
    assert built(Random(kind="random", mean_friends=0.0), 50).ties == 0
    assert built(Random(kind="random", mean_friends=1e-15), 50).ties == 0
    assert built(Random(kind="random", mean_friends=49.0), 50).ties == 50 * 49 // 2


@pytest.mark.parametrize("mean", [2.0, 3.0, 7.5, 14.0, 99.0])
@pytest.mark.parametrize("rewired", [0.0, 0.1, 1.0])
def test_rewiring_keeps_every_tie(mean, rewired):
    found = built(SmallWorld(kind="small_world", mean_friends=mean, rewired=rewired), 200)
    assert found.ties == int(200 * mean / 2)
    is_proper(found)


def test_rewiring_dissolves_the_ring():
    """Watts and Strogatz 1998: clustering falls from that of the ring, about as (1 − rewired)³."""
    ring, half, none = (
        built(SmallWorld(kind="small_world", mean_friends=20.0, rewired=rewired), 5000).clustering()
        for rewired in (0.0, 0.3, 1.0)
    )
    assert half / ring == pytest.approx(0.7**3, abs=0.03)
    assert none < 0.01


@pytest.mark.parametrize(
    ("network", "allowed"),
    [
        (Communities(kind="communities", mean_friends=14.0), 12.375),
        (SmallWorld(kind="small_world", mean_friends=50.0), 49.5),
        (Random(kind="random", mean_friends=100.0), 99.0),
    ],
)
def test_a_refusal_names_what_fits(network, allowed):
    with pytest.raises(GovsimError) as caught:
        built(network, 100)
    named = float(caught.value.values["allowed"])
    assert named == pytest.approx(allowed, abs=0.01)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GraphWarning)
        built(network.model_copy(update={"mean_friends": named - 0.01}), 100)


@pytest.mark.benchmark
@pytest.mark.parametrize(("size", "mean"), [(20_000, 100.0), (1_000_000, 100.0)])
def test_time_of_building(size, mean):
    network = Communities(kind="communities", mean_friends=mean, clustering=0.2)
    built(network, 2000)
    traits, begin = people(size), time.perf_counter()
    found = friendships.build(network, *traits, 1)
    seconds, clustering = time.perf_counter() - begin, found.clustering(3000)
    print(f"\n{size} citizens: {found.degrees().mean():.2f} friends, clustering {clustering:.3f}, {seconds:.2f} s")
