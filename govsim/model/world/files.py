"""Worlds in files: saved once, memory-mapped by every run of the same population and seed.

A file is a row of arrays in NumPy's own format, each beginning on a cache line; the first holds, as JSON, the key of
the world and the names of the others. Mapped pages are shared between processes, and nothing is read before it is used.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import BinaryIO

import numpy as np
from filelock import FileLock

from govsim.errors import GovsimError
from govsim.model.arrays.numba_extras import LINE
from govsim.model.world import build as worlds
from govsim.model.world.build import Followers, World
from govsim.model.world.graph import Graph
from govsim.rules.compiled import cache_root, sources_hash
from govsim.rules.numbers import AT_HOUR_0, behaviour
from govsim.scenario.schema import EdgeList, Scenario

CACHED_FROM = 5000
"""Citizens from which a world is kept in a file: smaller ones are built in a fraction of a second."""
MOST_CACHED = 4 * 2**30
"""Bytes that cached worlds take at most, besides the newest one; the least recently used go first. Assumption."""
COLUMNS = (
    "segment", "sessions_per_day", "interests", "digital_skill", "connectivity", "sociability", "baseline_trust",
)  # fmt: skip


def key(scenario: Scenario, seed: int) -> str:
    """What a world depends on, as a hash: population, topics, followers, its numbers, seed, and the sources."""
    document = scenario.model_dump(mode="json")
    accounts = [(account["key"], account["followers"]) for account in document["accounts"]]
    topics = [topic["key"] for topic in document["topics"]]
    b = behaviour(scenario.numbers())
    parts = (
        document["population"],
        topics,
        accounts,
        [getattr(b, name) for name in AT_HOUR_0],
        seed,
        sources_hash(),
        edge_list_hash(scenario),
    )
    return hashlib.blake2b(json.dumps(parts, sort_keys=True).encode(), digest_size=16).hexdigest()


def edge_list_hash(scenario: Scenario) -> str | None:
    """Hash of the scenario's friend graph file; None where it has none, or none that can be read."""
    network = scenario.population.network
    if isinstance(network, EdgeList) and Path(network.path).is_file():  # another is refused where the graph is built
        with suppress(OSError), Path(network.path).open("rb") as file:
            return hashlib.file_digest(file, partial(hashlib.blake2b, digest_size=16)).hexdigest()
    return None


# Writing and reading


def save(world: World, path: str | Path, of: str) -> None:
    """Write a world whose key is `of`, under a temporary name first; raises GovsimError where that fails."""
    path = Path(path)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
            _write(world, file, of)
        Path(file.name).replace(path)
    except OSError as error:
        raise GovsimError("error.world_not_writable", value=path, reason=error.strerror or error) from None


def _write(world: World, file: BinaryIO, of: str) -> None:
    arrays = dict(_arrays(world))
    header = json.dumps({"key": of, "arrays": list(arrays), "digest": _digest(arrays)}).encode()
    try:
        for array in (np.frombuffer(header, np.uint8), *arrays.values()):
            np.lib.format.write_array(file, array, allow_pickle=False)
            file.write(bytes(-file.tell() % LINE))
        file.flush()
        os.fsync(file.fileno())
    except BaseException:  # an interrupt, too, leaves nothing half written behind
        Path(file.name).unlink(missing_ok=True)
        raise


def _digest(arrays: dict[str, np.ndarray]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name, array in arrays.items():
        digest.update(f"{name} {array.dtype} {array.shape} {array.flags.c_contiguous}".encode())
        digest.update(np.ascontiguousarray(array).view(np.uint8).data)
    return digest.hexdigest()


def _arrays(world: World) -> Iterator[tuple[str, np.ndarray]]:
    yield from ((name, getattr(world, name)) for name in COLUMNS)
    yield "offsets", world.friends.offsets
    yield "friends", world.friends.friends
    for account, followers in world.follows.items():
        yield f"follows.{account}.citizens", followers.citizens
        yield f"follows.{account}.habits", followers.habits


def load(path: str | Path, of: str | None = None) -> World:
    """A world from a file, read through once and mapped; raises GovsimError for one that is not as it was saved.

    Where `of` is given, it must be the world with this key.
    """
    try:
        header, arrays = _read(Path(path))
        world, found, whole = _assembled(arrays), header["key"], header["digest"] == _digest(arrays)
    except OSError as error:
        raise GovsimError("error.world_unreadable", path=path, reason=error.strerror or error) from None
    except Exception:  # whatever is wrong with the bytes of a file, it is none of ours
        raise GovsimError("error.not_a_world", path=path) from None
    if of is not None and found != of:
        raise GovsimError("error.another_world", path=path)
    if not whole:
        raise GovsimError("error.broken_world", path=path)
    return world


def _read(path: Path) -> tuple[dict, dict[str, np.ndarray]]:
    with path.open("rb") as file:
        header = json.loads(bytes(_mapped(file, path)))
        return header, {name: _mapped(file, path) for name in header["arrays"]}


def _mapped(file: BinaryIO, path: Path) -> np.ndarray:
    """The array that begins here, mapped; the file is left where the next one begins."""
    np.lib.format.read_magic(file)
    shape, _, dtype = np.lib.format.read_array_header_1_0(file)
    begin = file.tell()
    size = int(np.prod(shape)) * dtype.itemsize
    file.seek(begin + size + -(begin + size) % LINE)
    if size == 0:
        return np.empty(shape, dtype)
    return np.memmap(path, dtype, mode="c", offset=begin, shape=shape).view(np.ndarray)


def _assembled(arrays: dict[str, np.ndarray]) -> World:
    accounts = [name.split(".")[1] for name in arrays if name.startswith("follows.") and name.endswith(".citizens")]
    return World(
        **{name: arrays[name] for name in COLUMNS},
        friends=Graph(arrays["offsets"], arrays["friends"]),
        follows={
            account: Followers(arrays[f"follows.{account}.citizens"], arrays[f"follows.{account}.habits"])
            for account in accounts
        },
    )


# The cache


def of(scenario: Scenario, seed: int) -> World:
    """The world of a scenario for one seed: built once on this machine where it is large, else once in this process."""
    return _world(scenario, seed)


@lru_cache(maxsize=2)
def _world(scenario: Scenario, seed: int) -> World:
    if worlds.population_size(scenario) < CACHED_FROM:
        return build(scenario, seed)
    try:
        return _from_cache(scenario, seed)
    except OSError:  # no place for files: the world is built for this process alone
        return build(scenario, seed)


def build(scenario: Scenario, seed: int) -> World:
    """The world of a scenario for one seed, for this process alone."""
    return worlds.build(scenario, seed, behaviour(scenario.numbers()))


def _from_cache(scenario: Scenario, seed: int) -> World:
    """The world of the cache, built first if it is not there or damaged; whoever comes second waits for the first."""
    folder, name = cache_root() / "worlds", key(scenario, seed)
    path = folder / f"{name}.world"
    with suppress(GovsimError):  # without the lock, which takes a folder that can be written
        return _kept(path, name)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{name}.lock"):
        with suppress(GovsimError):
            return _kept(path, name)
        world = build(scenario, seed)
        if _has_room(folder, world):
            _forget_oldest(folder)
            with suppress(GovsimError):  # it could not be written: it serves this process alone
                save(world, path, name)
                return load(path, name)
        return world


def _kept(path: Path, name: str) -> World:
    """A world of the cache, which has been used just now; raises GovsimError where it is not there or damaged."""
    world = load(path, name)
    with suppress(OSError):
        os.utime(path)
    return world


def _has_room(folder: Path, world: World) -> bool:
    """Whether the disk would stay half empty of what is free now."""
    return 2 * sum(array.nbytes for _, array in _arrays(world)) < shutil.disk_usage(folder).free


def _forget_oldest(folder: Path) -> None:
    """Delete the worlds used longest ago until the others take no more than MOST_CACHED."""
    kept = 0
    for path in sorted(folder.glob("*.world"), key=lambda path: path.stat().st_mtime, reverse=True):
        kept += path.stat().st_size
        if kept > MOST_CACHED:
            path.unlink(missing_ok=True)
            path.with_suffix(".lock").unlink(missing_ok=True)
