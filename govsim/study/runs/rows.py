"""What a run leaves in a table of runs: its days, and what fails the inspection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from govsim.measures.inspection import failures

DAILY = ("read_user", "cumulate_user", "trust")
"""What a run has day by day."""
SERIES = "series_"
"""In front of the names of DAILY: the columns of a row that hold a list by day."""
PATTERN = "pattern_"
"""In front of the keys of patterns: the columns that the base practice has."""
BETWEEN = "; "


def series(daily: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """A run day by day: reads and followers of all accounts, mean trust of all citizens."""
    days = daily.groupby("day")[["read_user", "cumulate_user"]].sum()
    trust = (segments["trust"] * segments["citizens"]).groupby(segments["day"]).sum()
    days["trust"] = trust / segments["citizens"].groupby(segments["day"]).sum()
    return days.reset_index()


def as_lists(days: pd.DataFrame) -> dict[str, list[float]]:
    """The days of one run as the columns of its row."""
    return {SERIES + name: days[name].to_list() for name in DAILY}


def failed(inspected: pd.DataFrame) -> str | None:
    """What one run fails in the inspection, `account:set:rule` each; null for nothing."""
    one_run = inspected.assign(strategy="", seed=0)
    return BETWEEN.join(f"{one.account or '-'}:{one.rules}:{one.rule}" for one in failures(one_run)) or None


def count_failed(told: Iterable[str | None]) -> dict[str, int]:
    """In how many runs each account and rule failed, the most frequent first."""
    counts = Counter(name for said in told if isinstance(said, str) for name in said.split(BETWEEN))
    return dict(counts.most_common())
