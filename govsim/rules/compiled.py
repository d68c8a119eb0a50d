"""How rules become machine code: `rule` for pure functions, `kernel` for the loops that call them.

A `rule` stays an ordinary Python function and is compiled into every kernel that calls it. A `kernel` is
compiled once per machine and kept in a folder named by a hash of every source file that can change its
result, so an edited rule can never be served from an old cache.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import numba
from numba.extending import register_jitable
from platformdirs import user_cache_path

from govsim.errors import GovsimWarning
from govsim.rules.kernel_files import KernelCache, is_whole

PACKAGE = Path(__file__).parent.parent
SOURCES = ("rules", "model")
SLOWEST = "pass_hours"
TEMPORARY = "GOVSIM_TEMPORARY_KERNELS"
"""Names, to the processes that this one starts, the folder of kernels that is removed when it ends."""
PYTHON = f"py{sys.version_info.major}{sys.version_info.minor}{getattr(sys, 'abiflags', '')}"
"""How numba names the Python that compiled a kernel."""

Function = TypeVar("Function", bound=Callable[..., Any])


def rule(function: Function) -> Function:
    """A pure function, called from Python and from kernels."""
    return register_jitable(function)


def piece(function: Function) -> Function:
    """A function that is force-inlined into kernels: it takes many arrays, or its loop is to be vectorised."""
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


@cache
def cache_folder() -> Path:
    """Where compiled kernels live: in the cache, which may be shut once they are there.

    Without such a cache, a folder until this process ends, for it and for those that it starts; a warning says so.
    """
    folder = cache_root() / "kernels" / sources_hash()
    reason = _refusal(folder)
    return folder if reason is None or _is_compiled(folder) else _temporary_folder(reason)


def _refusal(folder: Path) -> str | None:
    """Why nothing can be written in a folder, null where something can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return error.strerror or str(error)


def _temporary_folder(reason: str) -> Path:
    """The folder that a process above this one has made, or a new one."""
    if TEMPORARY not in os.environ:
        folder = os.environ[TEMPORARY] = tempfile.mkdtemp(prefix="govsim-kernels-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        warnings.warn(GovsimWarning("warning.cache_unwritable", path=cache_root(), reason=reason), stacklevel=2)
    return Path(os.environ[TEMPORARY])


def is_temporary() -> bool:
    """Whether kernels are forgotten when the command ends."""
    return str(cache_folder()) == os.environ.get(TEMPORARY)


def is_compiled() -> bool:
    """Whether this Python has compiled the kernel that takes longest on this machine, from the sources as they are."""
    return _is_compiled(cache_folder())


def _is_compiled(folder: Path) -> bool:
    index = list(folder.rglob(f"*.{SLOWEST}-*.{PYTHON}.nbi"))
    return bool(index) and all(map(is_whole, [*index, *folder.rglob(f"*.{SLOWEST}-*.{PYTHON}.*.nbc")]))


def kernel(function: Callable[..., Any] | None = None, *, signature: str | None = None, allocates: bool = True) -> Any:
    """Compile `function` without the GIL and keep the result beside its sources' hash.

    It is compiled at its first call, or at once when a numba `signature` is given. Where `allocates` is False the
    kernel and the rules it calls make no arrays, and numba leaves out reference counting, which costs far more than the
    rules themselves.
    """
    if function is None:
        return lambda later: kernel(later, signature=signature, allocates=allocates)
    njit: Any = numba.njit
    made = njit(nogil=True, error_model="numpy", _nrt=allocates)(function)
    if made is not function:  # NUMBA_DISABLE_JIT leaves it as it is
        made._cache = KernelCache(function, cache_folder())
        if signature:
            made.compile(signature)
            made.disable_compile()
    return made


loop = partial(kernel, allocates=False)
"""A kernel that makes no arrays."""
