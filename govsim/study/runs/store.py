"""The store of a study: a folder with one Parquet file for each finished run, named by what decides its numbers.

A file is written under a temporary name, flushed to the disk and renamed, so that it is whole or not there; a run is
never lost once it has been counted. pandas, DuckDB and R read `runs/*.parquet` as they stand.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from govsim.errors import GovsimError
from govsim.measures.outcomes import VERDICTS, keys
from govsim.rules.evidence import PATTERNS
from govsim.scenario.schema import Scenario
from govsim.study.runs.rows import DAILY, PATTERN, SERIES

RUNS, PLAN, POINTS, LOCK = "runs", "plan.parquet", "points.parquet", ".lock"
TOGETHER, STATE, MANY = "together.parquet", b"state", 200
"""Where many runs are kept in one file, in what state they were, and how many are worth it."""
READERS = 2
"""Threads that read runs: more do not read faster."""
ENDED, WELL, BADLY = b"ended", b"well", b"badly"
"""What the metadata of a run's file say, so that a glance at it is enough."""
READABLE = 0o644
"""Others of the office may read results: temporary files are the owner's alone."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


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
        """Hashes of the runs that are there and can be read, and whether they ended well."""
        found = ((path.stem, _ended(path)) for path in self.runs.glob("[!.]*.parquet"))
        return {name: ended == WELL for name, ended in found if ended}

    def ended_well(self, name: str) -> bool:
        """Whether the run with this hash is there and did not fail."""
        return _ended(self.path(name)) == WELL

    def write_run(self, row: Mapping[str, Any], columns: pa.Schema) -> None:
        """Write one run, wholly or not at all; raises StoreError."""
        ended = {ENDED: BADLY if row.get("error") else WELL}
        table = pa.Table.from_pylist([{name: row.get(name) for name in columns.names}], columns)
        self._write(self.path(row["hash"]), lambda file: _write_row(table, ended, file))

    def write_table(self, name: str, table: pd.DataFrame) -> None:
        """Write a table of the study, wholly or not at all; raises StoreError."""
        self._write(self.folder / name, lambda file: table.to_parquet(file, index=False))

    def write_json(self, name: str, data: Mapping[str, Any]) -> None:
        """Write a document of the study, wholly or not at all; raises StoreError."""
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        self._write(self.folder / name, lambda file: file.write(text.encode()))

    def _write(self, path: Path, write: Any) -> None:
        with _refusing(self.folder), tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
            try:
                write(file)
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
        found = pa.Table.from_pandas(table, preserve_index=False)
        found = found.replace_schema_metadata({**(found.schema.metadata or {}), STATE: state.encode()})
        with suppress(StoreError):
            self._write(self.folder / name, lambda file: pq.write_table(found, file, compression="zstd"))

    def table(self, name: str) -> pd.DataFrame:
        """A table of the study; raises GovsimError where it is not there or broken."""
        try:
            return pd.read_parquet(self.folder / name)
        except (OSError, pa.ArrowException, ValueError):
            raise GovsimError("error.not_a_study", value=self.folder) from None

    def json(self, name: str) -> dict[str, Any]:
        """A document of the study; raises GovsimError where it is not there or broken."""
        try:
            return json.loads((self.folder / name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise GovsimError("error.not_a_study", value=self.folder) from None


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


def _write_row(table: pa.Table, ended: Mapping[bytes, bytes], file: Any) -> None:
    """One row as Parquet without what only helps with many, which would be most of it."""
    few = {"compression": "zstd", "write_statistics": False, "use_dictionary": False, "store_schema": False}
    with pq.ParquetWriter(file, table.schema, **few) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata(ended)


def _read(path: Path) -> pa.Table | None:
    """A run; None for a file that is not there, none of ours or broken."""
    with suppress(OSError, pa.ArrowException, AttributeError):
        file = pq.ParquetFile(path)
        return file.read(use_threads=False) if file.metadata.metadata.get(ENDED) else None
    return None


def remembered(path: Path, state: str) -> pd.DataFrame | None:
    """A table that was kept in this state; None where it was kept in another, or not at all."""
    with suppress(OSError, pa.ArrowException):
        if (pq.read_schema(path).metadata or {}).get(STATE) == state.encode():
            return pq.read_table(path).to_pandas()
    return None


def state_of(parts: object) -> str:
    """What tells whether something was made from the same parts."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _state(paths: Iterable[Path]) -> str:
    """What tells whether any of these files is another than it was."""
    return state_of([(path.stem, stat.st_size, stat.st_mtime_ns) for path in paths if (stat := path.stat())])


def _ended(path: Path) -> bytes | None:
    """How a run ended; None for a file that is none of ours or broken."""
    with suppress(OSError, pa.ArrowException, AttributeError):
        return pq.read_metadata(path).metadata.get(ENDED)
    return None
