"""Cascades: the trees of readings that began with one reading from no forward.

A root is a reading that came from no forward; everybody else's parent is the earliest sharer (ties by identity), so
depth 0 is the root. Everything here takes the table `reads` of `tables.py`: one row per reading, sorted by article
and citizen.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

NO_PARENT = -1


def grown(reads: pd.DataFrame) -> pd.DataFrame:
    """Readings with their `root` (row number of the tree's first reading) and `depth` (int64, 0 for the root)."""
    parent = _parent_rows(reads)
    root, depth = np.arange(len(reads)), np.zeros(len(reads), np.int64)
    while (climbing := parent[root] >= 0).any():
        root, depth = np.where(climbing, parent[root], root), depth + climbing
    return reads.assign(root=root, depth=depth)


def _parent_rows(reads: pd.DataFrame) -> np.ndarray:
    """The row in which each reading's parent read the same article, −1 for none: int64[readings]."""
    stride = max(reads["citizen"].max() + 1, 1) if len(reads) else 1
    key = reads["article"].to_numpy(np.int64) * stride
    wanted = key + reads["parent"].to_numpy()
    rows = np.searchsorted(key + reads["citizen"].to_numpy(), wanted)
    return np.where(reads["parent"] >= 0, rows, NO_PARENT)


def trees(reads: pd.DataFrame) -> pd.DataFrame:
    """One row per cascade: `article`, `size` (readings), `depth` and `width` (most readings at one depth)."""
    readings = grown(reads)
    by_root = readings.groupby("root")
    widths = readings.groupby(["root", "depth"]).size().groupby("root").max()
    columns = {"article": by_root["article"].first(), "size": by_root.size(), "depth": by_root["depth"].max()}
    return pd.DataFrame(columns | {"width": widths}).reset_index(drop=True)


def by_article(reads: pd.DataFrame) -> pd.DataFrame:
    """One row per article that was read, by article number: `cascades` (trees), the largest `size`, `depth`, `width`.

    `reproduction` is the mean number of readings that one reading led to: forwarded readings ÷ readings.
    """
    largest = trees(reads).groupby("article")
    frame = largest[["size", "depth", "width"]].max().add_prefix("cascade_")
    frame.insert(0, "cascades", largest.size())
    frame["reproduction"] = 1.0 - frame["cascades"] / reads.groupby("article").size()
    return frame
