"""How rules become machine code: `rule` for pure functions, `kernel` for the loops that call them.

A `rule` stays an ordinary Python function and is compiled into every kernel that calls it. A `kernel` is
compiled once per machine and kept in a folder named by a hash of every source file that can change its
result, so an edited rule can never be served from an old cache.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from functools import partial
from pathlib import Path

import numba
from numba.extending import register_jitable
from platformdirs import user_cache_path

PACKAGE = Path(__file__).parent.parent
SOURCES = ("rules", "model")
SLOWEST = "pass_hours"
PYTHON = f"py{sys.version_info.major}{sys.version_info.minor}{getattr(sys, 'abiflags', '')}"
"""How numba names the Python that compiled a kernel."""

rule = register_jitable


def piece(function):
    """A force-inlined `rule`: a call would pass its many columns, or keep a loop from using vector instructions."""
    return register_jitable(forceinline=True)(function)


def sources_hash(*more: str) -> str:
    """Hex digest of the sources that decide numbers: every module in `rules`, `model` and `more`, however deep."""
    digest = hashlib.blake2b(digest_size=16)
    for folder in (*SOURCES, *more):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def cache_root() -> Path:
    """Where everything that can be made again is kept: GOVSIM_CACHE, or the user's cache folder."""
    return Path(os.environ.get("GOVSIM_CACHE") or user_cache_path("govsim"))


def cache_folder() -> Path:
    """Where compiled kernels live: in the cache, or else in a temporary folder."""
    folder = cache_root() / "kernels" / sources_hash()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="govsim-kernels-"))
    return folder


def is_compiled() -> bool:
    """Whether this Python has compiled the kernel that takes longest on this machine, from the sources as they are."""
    return any(cache_folder().rglob(f"*.{SLOWEST}-*.{PYTHON}.nbi"))


_FOLDER = cache_folder()


def kernel(function=None, *, signature: str | None = None, allocates: bool = True):
    """Compile `function` without the GIL and keep the result beside its sources' hash.

    It is compiled at its first call, or at once when a numba `signature` is given. Where `allocates` is False the
    kernel and the rules it calls make no arrays, and numba leaves out the counting of references, which costs far more
    than the rules themselves. numba reads its cache folder when a function is decorated; the setting is put back at
    once so that the importing process keeps its own.
    """
    if function is None:
        return lambda later: kernel(later, signature=signature, allocates=allocates)
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(_FOLDER)
    try:
        return numba.njit(signature, nogil=True, cache=True, error_model="numpy", _nrt=allocates)(function)
    finally:
        numba.config.CACHE_DIR = before


loop = partial(kernel, allocates=False)
"""A kernel that makes no arrays."""
