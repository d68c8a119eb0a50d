"""The patterns that a unit's own statistics determine."""

from __future__ import annotations

import math
from typing import NamedTuple

import pandas as pd

from govsim.measures.statistics.checks import of_unknown_position, sent
from govsim.measures.statistics.columns import FORWARDED
from govsim.measures.statistics.unit import UnitStatistics

DAYS_A_MONTH = 30


class Ratio(NamedTuple):
    """A pattern that is one sum over another, over the rows that have all of them."""

    key: str
    table: str
    above: tuple[str, ...]
    below: str
    times: float = 1

    def of(self, statistics: UnitStatistics) -> float:
        """Its value, NaN where there is no such table or nothing to divide by."""
        table = getattr(statistics, self.table)
        if table is None:
            return math.nan
        rows = table[[*self.above, self.below]].dropna()
        below = rows[self.below].sum()
        return self.times * rows[list(self.above)].to_numpy().sum() / below if below > 0 else math.nan


RATIOS = (
    Ratio("all_positions_open_rate", "articles", ("read_session",), "delivered"),
    Ratio("shares_per_reader", "articles", ("share_user",), "read_user"),
    Ratio("shares_per_reader", "reading", ("share_user",), "read_user"),
    Ratio("forwarded_share_of_reads", "articles", ("shared_read_count",), "read_count"),
    Ratio("forwarded_share_of_reads", "articles", FORWARDED, "read_user"),
    Ratio("forwarded_share_of_reads", "reading", FORWARDED, "read_user"),
    Ratio("likes_per_read", "articles", ("like_user",), "read_user"),
    Ratio("likes_per_read", "reading", ("like_user",), "read_user"),
    Ratio("followers_per_100_reads", "articles", ("new_user",), "read_count", 100),
    Ratio("followers_per_100_reads", "articles", ("new_user",), "read_user", 100),
    Ratio("unfollow_per_day", "followers", ("cancel_user",), "cumulate_user"),
    Ratio("net_growth_per_month", "followers", ("net_user",), "cumulate_user", DAYS_A_MONTH),
)
"""Of those with one key, the first that can be computed."""


def observed(statistics: UnitStatistics) -> dict[str, float]:
    """The patterns that these data determine, under the keys of the patterns; what they do not is absent.

    `headline_open_rate` is the median of 送达阅读率 over headlines. Which article of a push stood first is known from
    the API's msgid, or because the push had one article; exports do not say it, and with several articles on one
    发表时间 the key is absent (`all_positions_open_rate` is not). Where only persons are given (newer exports, the
    API), they stand for reads. `net_growth_per_month` is net growth over follower-days, times 30.
    """
    values: dict[str, float] = {}
    for ratio in RATIOS:
        if math.isnan(values.get(ratio.key, math.nan)):
            values[ratio.key] = ratio.of(statistics)
    if statistics.articles is not None:
        values["headline_open_rate"] = _headline_open_rate(statistics.articles)
        values["read_concentration"] = _read_concentration(statistics.articles)
    return {key: float(value) for key, value in values.items() if math.isfinite(value)}


def _headline_open_rate(articles: pd.DataFrame) -> float:
    if of_unknown_position(articles).any():
        return math.nan
    headline = sent(articles) & (articles["position"].fillna(1) == 1)
    rates = articles["read_session_rate"][headline].dropna()
    return rates.median() if len(rates) else math.nan


def _read_concentration(articles: pd.DataFrame) -> float:
    reads = articles["read_count" if articles["read_count"].notna().any() else "read_user"]
    return reads.mean() / reads.median() if reads.any() and reads.median() > 0 else math.nan
