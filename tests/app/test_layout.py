import numpy as np
import pytest

from govsim.app.layout import communities, layout
from govsim.model.world import files as world_files
from govsim.model.world.graph import Graph
from tests.examples import small


def rows(friends):
    """A graph from lists of friends."""
    offsets = np.cumsum([0, *map(len, friends)])
    return Graph(offsets.astype(np.int64), np.array([one for row in friends for one in row], np.int32))


def cliques(size, count):
    members = [range(i * size, (i + 1) * size) for i in range(count)]
    return rows([[other for other in group if other != one] for group in members for one in group])


def test_people_who_all_know_each_other_are_one_community():
    label = communities(cliques(20, 5))
    assert [len(set(label[i * 20 : (i + 1) * 20])) for i in range(5)] == [1] * 5
    assert len(set(label)) == 5


@pytest.mark.parametrize("size", [2, 30, 300, 3000])
def test_everybody_stands_in_the_picture_and_nobody_on_another(size):
    world = world_files.of(small(population__size=size, population__network={"kind": "random", "mean_friends": 1.0}), 1)
    found = layout(world.friends, world.segment)
    assert np.hypot(found.x, found.y).max() <= 1 + 1e-6
    assert len(set(zip(found.x.tolist(), found.y.tolist(), strict=True))) == size


def test_it_is_the_same_every_time():
    world = world_files.of(small(), 1)
    first, second = (layout(world.friends, world.segment) for _ in range(2))
    assert np.array_equal(first.x, second.x)
    assert np.array_equal(first.y, second.y)


def test_discs_of_few_communities_do_not_overlap():
    found = layout(cliques(20, 12), np.zeros(240, np.int64))
    x, y = found.x.reshape(12, 20), found.y.reshape(12, 20)
    centres = np.column_stack([x.mean(axis=1), y.mean(axis=1)])
    radius = np.hypot(x - centres[:, :1], y - centres[:, 1:]).max()
    gaps = np.hypot(*(centres[:, None] - centres).transpose(2, 0, 1)) + 9 * np.eye(12)
    assert gaps.min() > 1.8 * radius
