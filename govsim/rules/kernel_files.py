"""Files of compiled kernels: numba's, each with a digest at its end, in a folder that need not take any more.

A file that is not as it was written counts as not there: its kernel is compiled again, and the file written anew.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from numba.core.caching import CompileResultCacheImpl, FunctionCache, IndexDataCacheFile

SIZE = 32
"""Bytes of a digest. It stands behind the pickles of numba, which reads no further than their end."""


def is_whole(path: str | Path) -> bool:
    """Whether a file is there and as it was written under its name."""
    try:
        data = Path(path).read_bytes()
    except OSError:
        return False
    return data[-SIZE:] == _digest(data[:-SIZE], Path(path).name)


def _digest(data: bytes, name: str) -> bytes:
    return hashlib.blake2b(data + name.encode(), digest_size=SIZE).digest()


class KernelCache(FunctionCache):
    """The cache of one kernel, in this folder."""

    _impl_class: Any

    def __init__(self, function: Callable[..., Any], folder: Path):
        self._impl_class = partial(_Impl, folder=folder)
        super().__init__(function)
        locator = self._impl.locator
        self._cache_file = _Files(self._cache_path, self._impl.filename_base, locator.get_source_stamp())

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep what was compiled, where the folder takes it."""
        with suppress(OSError):
            super().save_overload(sig, data)


class _Files(IndexDataCacheFile):
    """An index, and a file for each signature."""

    def _load_index(self) -> dict:
        return super()._load_index() if is_whole(self._index_path) else {}

    def _load_data(self, name: str) -> Any:
        if not is_whole(self._data_path(name)):
            raise OSError(name)  # as numba has it for one that is not there
        return super()._load_data(name)

    @contextmanager
    def _open_for_write(self, filepath: str) -> Iterator[io.BytesIO]:
        written = io.BytesIO()
        yield written
        data = written.getvalue()
        with super()._open_for_write(filepath) as file:
            file.write(data + _digest(data, Path(filepath).name))


class _Impl(CompileResultCacheImpl):
    """What numba keeps of a kernel, wherever its own settings would have it."""

    _locator_classes: Any

    def __init__(self, function: Callable[..., Any], folder: Path):
        self._locator_classes = [_Place(folder)]
        super().__init__(function)


class _Place:
    """Finds the folder of a module's kernels within one folder, as a locator of numba does."""

    def __init__(self, folder: Path):
        self.folder = folder

    def from_function(self, function: Callable[..., Any], file: str) -> _Place:
        """That of a kernel."""
        self.file, self.line = Path(file), function.__code__.co_firstlineno
        return self

    def get_cache_path(self) -> str:
        """The folder, whether it is there or not."""
        place = hashlib.blake2b(str(self.file.parent).encode(), digest_size=16).hexdigest()
        return str(self.folder / f"{self.file.parent.name}_{place}")

    def ensure_cache_path(self) -> None:
        """Makes the folder; raises OSError where it cannot be made."""
        Path(self.get_cache_path()).mkdir(parents=True, exist_ok=True)

    def get_source_stamp(self) -> str:
        """What a kernel was compiled from: its module; the others are in the name of the folder."""
        return hashlib.blake2b(self.file.read_bytes(), digest_size=16).hexdigest()

    def get_disambiguator(self) -> str:
        """What tells kernels of one name apart."""
        return str(self.line)
