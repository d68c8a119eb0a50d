"""Headings of tables that people open in a spreadsheet: the name of the column, and in Chinese what it is."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from govsim.measures.outcomes import OUTCOMES
from govsim.scenario.schema import Scenario
from govsim.words import catalogue, say

KEYS = {outcome.key for outcome in OUTCOMES}
WCI = "wci_"
"""Before the version of the index."""


def headed(table: pd.DataFrame, scenario: Scenario, lang: str) -> pd.DataFrame:
    """The table with both names of each column (`reads 阅读量`); in English the names are words as they are."""
    if lang == "en":
        return table
    segments = {one.key: one.name.get(lang) for one in scenario.population.segments}
    return table.rename(columns={name: _both(name, segments, lang) for name in table.columns})


def _both(name: str, segments: Mapping[str, str], lang: str) -> str:
    whole, segment = _parts(name, segments)
    key = next((key for key in (f"column.{name}", f"outcome.{whole}") if key in catalogue()), None)
    if key is None:
        return name
    return f"{name} {say(key, lang)}" + (f"（{segments[segment]}）" if segment else "")


def _parts(name: str, segments: Mapping[str, str]) -> tuple[str, str]:
    """An outcome and the segment it is of, none where it is of everybody."""
    if name in KEYS:
        return name, ""
    if name.startswith(WCI):
        return WCI[:-1], ""
    found = (segment for segment in segments if name.endswith(f"_{segment}") and name[: -len(segment) - 1] in KEYS)
    segment = next(found, "")
    return name.removesuffix(f"_{segment}") if segment else name, segment
