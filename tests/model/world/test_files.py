import os
import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.errors import GovsimError
from govsim.model.world import build as world
from govsim.model.world import files as world_files
from govsim.rules.numbers import AT_HOUR_0, BY_NAME, behaviour
from tests.examples import small


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("GOVSIM_CACHE", str(tmp_path))
    monkeypatch.setattr(world_files, "CACHED_FROM", 10)
    world_files._world.cache_clear()
    yield tmp_path / "worlds"
    world_files._world.cache_clear()


def arrays(one):
    return dict(world_files._arrays(one))


def same(one, other):
    mine, theirs = arrays(one), arrays(other)
    return mine.keys() == theirs.keys() and all(np.array_equal(mine[name], theirs[name]) for name in mine)


def built(seed=1):
    return world.build(small(), seed, behaviour(small().numbers()))


def test_a_world_comes_back_as_it_was_and_aligned(tmp_path):
    world_files.save(built(), tmp_path / "town.world", "key")
    found = world_files.load(tmp_path / "town.world", "key")
    assert same(found, built())
    assert not same(found, built(2))
    for array in arrays(found).values():
        assert array.ctypes.data % world_files.LINE == 0
        assert array.flags.writeable
    assert [path.name for path in tmp_path.iterdir()] == ["town.world"]


def test_writing_into_a_mapped_world_leaves_the_file_alone(tmp_path):
    world_files.save(built(), tmp_path / "town.world", "key")
    world_files.load(tmp_path / "town.world").segment[:] = 7
    assert same(world_files.load(tmp_path / "town.world"), built())


@pytest.mark.parametrize("text", [b"", b"govsim: 1\n", b"\x93NUMPY\x01\x00", b"\x93NUMPY\x01\x00v\x00{}"])
def test_another_file_is_refused_in_a_sentence(tmp_path, text):
    (tmp_path / "x").write_bytes(text)
    with pytest.raises(GovsimError) as caught:
        world_files.load(tmp_path / "x")
    assert "is not a world" in caught.value.message("en")


def test_a_world_cut_short_is_refused(tmp_path):
    path = tmp_path / "town.world"
    world_files.save(built(), path, "key")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(GovsimError):
        world_files.load(path)


@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=40))
def test_a_damaged_world_is_refused_in_a_sentence(place, noise):
    folder = Path(tempfile.mkdtemp())
    path = folder / "town.world"
    world_files.save(built(), path, "key")
    raw = path.read_bytes()
    place %= len(raw) - len(noise)
    damaged = raw[:place] + noise + raw[place + len(noise) :]
    path.write_bytes(damaged)
    said, found = "", None
    try:
        found = world_files.load(path, "key")
    except GovsimError as error:
        said = error.message("en")
    if found is None:
        assert str(path) in said
    else:
        assert same(found, built())  # what was hit lies between arrays, or was no change
    shutil.rmtree(folder)


def test_the_world_of_another_seed_or_town_is_refused(tmp_path):
    key = world_files.key(small(), 1)
    world_files.save(built(), tmp_path / "town.world", key)
    for other in (world_files.key(small(), 2), world_files.key(small(population__size=301), 1)):
        with pytest.raises(GovsimError) as caught:
            world_files.load(tmp_path / "town.world", other)
        assert "govsim world" in caught.value.message("en")
    assert key == world_files.key(small(coordination=1.0), 1)


def test_a_world_is_built_once_for_all_strategies_and_runs(cache, monkeypatch):
    calls = []
    monkeypatch.setattr(world_files, "build", lambda scenario, seed: calls.append(seed) or built(seed))
    first = world_files.of(small(), 1)
    world_files._world.cache_clear()
    assert same(first, world_files.of(small(coordination=1.0), 1))
    assert calls == [1]
    world_files.of(small(), 2)
    assert calls == [1, 2]
    assert len(list(cache.glob("*.world"))) == 2


def test_a_damaged_world_of_the_cache_is_built_again(cache):
    world_files.of(small(), 1)
    path = next(cache.glob("*.world"))
    path.write_bytes(b"x")
    world_files._world.cache_clear()
    assert same(world_files.of(small(), 1), built())
    assert path.stat().st_size > 1


def flipped(raw, place):
    return raw[:place] + bytes([raw[place] ^ 4]) + raw[place + 1 :]


NEIGHBOURS = world_files.build(small(), 1).friends.friends.tobytes()[:32]
DAMAGES = {
    "a friend": lambda raw: flipped(raw, raw.index(NEIGHBOURS)),
    "the last follower": lambda raw: flipped(raw, len(raw.rstrip(b"\0")) - 1),
    "the digest": lambda raw: flipped(raw, raw.index(b'"digest": "') + 12),
    "the key": lambda raw: flipped(raw, raw.index(b'"key": "') + 9),
    "its half": lambda raw: raw[: len(raw) // 2],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_world_of_the_cache_of_which_a_part_is_another_is_built_again(cache, damage):
    world_files.of(small(), 1)
    path = next(cache.glob("*.world"))
    raw = path.read_bytes()
    path.write_bytes(damage(raw))
    with pytest.raises(GovsimError):
        world_files.load(path, path.stem)
    world_files._world.cache_clear()
    assert same(world_files.of(small(), 1), built())
    assert path.read_bytes() == raw


def test_a_world_that_nobody_asks_the_key_of_is_looked_through_as_well(tmp_path):
    path = tmp_path / "town.world"
    world_files.save(built(), path, "key")
    path.write_bytes(DAMAGES["a friend"](path.read_bytes()))
    with pytest.raises(GovsimError, match="changed or damaged"):
        world_files.load(path)


def test_the_world_of_a_cache_that_is_shut_is_used(cache, monkeypatch):
    def shut(*_):
        raise PermissionError(13, "Permission denied")

    world_files.of(small(), 1)
    world_files._world.cache_clear()
    for name in ("FileLock", "build", "save"):
        monkeypatch.setattr(world_files, name, shut)
    monkeypatch.setattr(os, "utime", shut)
    assert same(world_files.of(small(), 1), built())


def test_the_worlds_used_longest_ago_make_room(cache, monkeypatch):
    for seed in (1, 2, 3):
        world_files.of(small(), seed)
        for age, path in enumerate(sorted(cache.glob("*.world"), key=lambda path: -path.stat().st_mtime)):
            os.utime(path, (1e9 - age, 1e9 - age))
    size = next(cache.glob("*.world")).stat().st_size
    monkeypatch.setattr(world_files, "MOST_CACHED", int(1.5 * size))
    world_files.of(small(), 4)
    kept = {path.stem for path in cache.glob("*.world")}
    assert kept == {world_files.key(small(), 3), world_files.key(small(), 4)}


def test_without_a_place_for_files_the_world_is_built_all_the_same(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("GOVSIM_CACHE", str(tmp_path / "file"))
    monkeypatch.setattr(world_files, "CACHED_FROM", 10)
    world_files._world.cache_clear()
    assert same(world_files.of(small(), 1), built())
    world_files._world.cache_clear()


def test_a_world_depends_on_the_numbers_of_hour_0_and_on_no_other():
    def other(names):
        changed = {name: (BY_NAME[name].low + 3 * BY_NAME[name].high) / 4 for name in names}
        scenario = small(behaviour=changed)
        return world.build(scenario, 1, behaviour(scenario.numbers())), world_files.key(scenario, 1)

    rest, key = other(sorted(BY_NAME.keys() - set(AT_HOUR_0)))
    assert same(rest, built())
    assert key == world_files.key(small(), 1)
    for name in AT_HOUR_0:
        moved, key = other([name])
        assert not same(moved, built()), name
        assert key != world_files.key(small(), 1), name
