"""Tables in files that show whether they are as they were written: Parquet with a digest of every other byte.

The digest stands in the metadata at the end of the file, and covers what the file is (`of`), too: a flipped bit, a file
cut short and one in the place of another are seen before anything is read. Other readers of Parquet pass it over.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

DIGEST, MARK, SIZE = b"digest", b"govsim:blake2b:", 32
"""Its name in the metadata, what stands in front of it, and its hexadecimal digits."""
MANY = {"compression": "zstd"}
"""How tables are written; a table of one row has less around it."""


class Damaged(Exception):
    """A file of results that is not as it was written, or none of ours."""


def sealed(table: pa.Table, of: str, told: Mapping[bytes, bytes] | None = None, **options: Any) -> bytes:
    """The bytes of a file with a table and its digest; `told`: what else its metadata say."""
    buffer = io.BytesIO()
    with pq.ParquetWriter(buffer, table.schema, **(options or MANY)) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({**(told or {}), DIGEST: MARK + b"0" * SIZE})
    before, _, after = _parts(buffer.getvalue())
    return before + _digest(before, after, of) + after


def sealed_frame(table: pd.DataFrame, of: str, told: Mapping[bytes, bytes] | None = None) -> bytes:
    """The same of a table of pandas, without its index."""
    return sealed(pa.Table.from_pandas(table, preserve_index=False), of, told)


def opened(path: Path, of: str) -> pq.ParquetFile:
    """A file, found to be as it was written; raises Damaged, and OSError where it cannot be read at all.

    One of a version that wrote no digest need only be Parquet.
    """
    data = path.read_bytes()
    if MARK in data and not _is_whole(data, of):
        raise Damaged(path)
    try:
        return pq.ParquetFile(pa.BufferReader(data))
    except Exception as error:  # whatever is wrong with the bytes of a file, it is none of ours
        raise Damaged(path) from error


def frame(path: Path, of: str) -> pd.DataFrame:
    """The table in a file; raises as `opened` does."""
    file = opened(path, of)
    try:
        return file.read().to_pandas()
    except Exception as error:  # whatever is wrong with the bytes of a file, it is none of ours
        raise Damaged(path) from error


def _is_whole(data: bytes, of: str) -> bool:
    before, digest, after = _parts(data)
    return digest == _digest(before, after, of)


def _parts(data: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands in front of the digest, the digest, and what stands behind it."""
    begin = data.rindex(MARK) + len(MARK)
    return data[:begin], data[begin : begin + SIZE], data[begin + SIZE :]


def _digest(before: bytes, after: bytes, of: str) -> bytes:
    digest = hashlib.blake2b(before, digest_size=SIZE // 2)
    digest.update(after)
    digest.update(of.encode())
    return digest.hexdigest().encode()
