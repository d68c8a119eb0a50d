"""The store of a study: a folder with one Parquet file for each finished run, named by what decides its numbers.

A file is written under a temporary name, flushed to the disk and renamed, so that it is whole or not there; a run is
never lost once it has been counted. One that was damaged later counts as not there. pandas, DuckDB and R read
`runs/*.parquet` as they stand.
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
import warnings
from collections.abc import Callable, Container, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from govsim.errors import GovsimError, GovsimWarning
from govsim.measures.outcomes import VERDICTS, keys
from govsim.rules.evidence import PATTERNS
from govsim.scenario.schema import Scenario
from govsim.study.runs import manifest
from govsim.study.runs.rows import DAILY, PATTERN, SERIES
from govsim.study.runs.sealed import Damaged, frame, opened, sealed, sealed_frame

RUNS, PLAN, POINTS, LOCK = "runs", "plan.parquet", "points.parquet", ".lock"
TOGETHER, STATE, MANY = "together.parquet", b"state", 200
"""Where many runs are kept in one file, in what state they were, and how many are worth it."""
READERS = 2
"""Threads that read runs: more do not read faster."""
ENDED, WELL, BADLY = b"ended", b"well", b"badly"
"""What the metadata of a run's file say."""
FEW = {"compression": "zstd", "write_statistics": False, "use_dictionary": False, "store_schema": False}
"""One row as Parquet without what only helps with many, which would be most of it."""
READABLE = 0o644
"""Others of the office may read results: temporary files are the owner's alone."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

T = TypeVar("T")


class StoreError(GovsimError):
    """The folder of a study takes no more results: nothing finished is lost, and the same command goes on later."""


def schema(scenario: Scenario) -> pa.Schema:
    """The columns of a run's row: what it was, how it ended, every outcome, the patterns, and daily series as lists."""
    floats = [*keys(scenario), *(PATTERN + pattern.key for pattern in PATTERNS)]
    return pa.schema(
        [
            *((name, pa.string()) for name in ("hash", "strategy")),
            ("seed", pa.uint64()),
            *((name, pa.string()) for name in ("error", "warnings", "inspection")),
            ("seconds", pa.float64()),
            *((name, pa.float64()) for name in floats),
            *((name, pa.bool_()) for name in VERDICTS),
            *((SERIES + name, pa.list_(pa.float64())) for name in DAILY),
        ]
    )


class Store:
    """The folder of one study."""

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        self.runs = self.folder / RUNS

    def open(self) -> None:
        """Make the folder if need be; raises StoreError where nothing can be written in it."""
        with _refusing(self.folder):
            self.runs.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.runs, prefix=".probe-"):
                pass

    def locked(self) -> FileLock:
        """The lock that only one sweep at a time can hold; GovsimError if another one has it, StoreError."""
        lock = FileLock(self.folder / LOCK, timeout=0)
        with _refusing(self.folder):
            try:
                lock.acquire()
            except Timeout:
                raise GovsimError("error.study_in_use", value=self.folder) from None
        return lock

    def path(self, name: str) -> Path:
        """The file of the run with this hash."""
        return self.runs / f"{name}.parquet"

    def finished(self) -> dict[str, bool]:
        """Hashes of the runs that are there and as they were written, and whether they ended well."""
        paths = list(self.runs.glob("[!.]*.parquet"))
        with ThreadPoolExecutor(READERS) as readers:
            found = zip(paths, readers.map(_ended, paths), strict=True)
        return {path.stem: ended == WELL for path, ended in found if ended}

    def warn_of_damaged(self, planned: Iterable[str], found: Container[str]) -> None:
        """Say how many planned runs have a file that is none of those `found`: they count as not there."""
        damaged = sum(name not in found and self.path(name).exists() for name in set(planned))
        if damaged:
            warnings.warn(GovsimWarning("warning.damaged_runs", value=damaged, path=self.runs), stacklevel=2)

    def ended_well(self, name: str) -> bool:
        """Whether the run with this hash is there and did not fail."""
        return _ended(self.path(name)) == WELL

    def write_run(self, row: Mapping[str, Any], columns: pa.Schema) -> None:
        """Write one run, wholly or not at all; raises StoreError."""
        ended = {ENDED: BADLY if row.get("error") else WELL}
        table = pa.Table.from_pylist([{name: row.get(name) for name in columns.names}], columns)
        self._write(self.path(row["hash"]), sealed(table, row["hash"], ended, **FEW))

    def write_table(self, name: str, table: pd.DataFrame) -> None:
        """Write a table of the study, wholly or not at all; raises StoreError."""
        self._write(self.folder / name, sealed_frame(table, name))

    def write_receipt(self, receipt: Mapping[str, Any]) -> None:
        """Write the receipt of the study, wholly or not at all; raises StoreError."""
        self._write(self.folder / manifest.NAME, manifest.text(receipt).encode())

    def _write(self, path: Path, data: bytes) -> None:
        with _refusing(self.folder), tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).chmod(READABLE)
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def sweep_up(self) -> None:
        """Remove what killed workers left half written."""
        for path in self.folder.rglob(".new-*"):
            path.unlink(missing_ok=True)

    def rows(self, names: Iterable[str]) -> pd.DataFrame:
        """The runs with these hashes that are there and can be read, a row each."""
        with ThreadPoolExecutor(READERS) as readers:
            read = list(readers.map(_read, [self.path(name) for name in dict.fromkeys(names)]))
        found = [table for table in read if table is not None]
        return pa.concat_tables(found).to_pandas() if found else pd.DataFrame()

    def rows_at_once(self, names: Iterable[str]) -> pd.DataFrame:
        """The same; many are kept together in one file, which is made anew where any of them has changed."""
        names = list(dict.fromkeys(names))
        paths = [path for name in names if (path := self.path(name)).exists()]
        if len(paths) < MANY:
            return self.rows(names)
        state = _state(paths)
        kept = remembered(self.folder / TOGETHER, state)
        if kept is None:
            kept = self.rows(names)
            self.remember(TOGETHER, kept, state)
        return kept

    def remember(self, name: str, table: pd.DataFrame, state: str) -> None:
        """Keep a table that took long with the state it was made from; where nothing can be written, it is not kept."""
        with suppress(StoreError):
            self._write(self.folder / name, sealed_frame(table, name, {STATE: state.encode()}))

    def table(self, name: str) -> pd.DataFrame:
        """A table of the study; raises GovsimError where it is not there or damaged."""
        return self._found(name, lambda path: frame(path, name))

    def receipt(self) -> dict[str, Any]:
        """The receipt of the study; raises GovsimError where it is not there or damaged."""
        return self._found(manifest.NAME, manifest.loaded)

    def _found(self, name: str, read: Callable[[Path], T]) -> T:
        try:
            return read(self.folder / name)
        except OSError:
            raise GovsimError("error.not_a_study", value=self.folder) from None
        except Damaged:
            raise GovsimError("error.damaged_study", path=self.folder / name) from None


class _refusing:  # noqa: N801 - used like the context managers of contextlib
    """What the disk refuses, as a sentence."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type | None, error: BaseException | None, _: Any) -> None:
        if isinstance(error, OSError):
            key = "error.disk_full" if error.errno in FULL else "error.study_not_writable"
            raise StoreError(key, value=self.folder, reason=error.strerror or str(error)) from None


def _read(path: Path) -> pa.Table | None:
    """A run; None for a file that is not there, none of ours or damaged."""
    with suppress(OSError, Damaged, pa.ArrowException):
        file = opened(path, path.stem)
        return file.read(use_threads=False) if _told(file, ENDED) else None
    return None


def remembered(path: Path, state: str) -> pd.DataFrame | None:
    """A table that was kept in this state; None where it was kept in another, not at all, or is damaged."""
    with suppress(OSError, Damaged, pa.ArrowException):
        file = opened(path, path.name)
        if _told(file, STATE) == state.encode():
            return file.read().to_pandas()
    return None


def state_of(parts: object) -> str:
    """What tells whether something was made from the same parts."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _state(paths: Iterable[Path]) -> str:
    """What tells whether any of these files is another than it was."""
    return state_of([(path.stem, stat.st_size, stat.st_mtime_ns) for path in paths if (stat := path.stat())])


def _ended(path: Path) -> bytes | None:
    """How a run ended; None for a file that is none of ours or damaged."""
    with suppress(OSError, Damaged):
        return _told(opened(path, path.stem), ENDED)
    return None


def _told(file: pq.ParquetFile, name: bytes) -> bytes | None:
    """What the metadata of a file say under a name."""
    return (file.metadata.metadata or {}).get(name)
