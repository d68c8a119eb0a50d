"""The observed patterns of `govsim.rules.evidence`, measured in the tables of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
import pandas as pd
from scipy import optimize, stats

from govsim.measures import cascades
from govsim.rules.evidence import MONTH, SERVICES, SHALLOW, STATIONARY_DAYS
from govsim.rules.presence import HOURS_A_DAY

FORWARDED = ["read_friends", "read_feed"]
NAN = float("nan")


class Seen:
    """The tables of a run (`tables.py`), seen over the days after burn-in."""

    def __init__(self, tables: dict[str, pd.DataFrame], burn_in_days: int):
        self.tables, self.first_day = tables, burn_in_days
        articles = tables["articles"]
        self.articles = articles[articles["hour"] >= burn_in_days * HOURS_A_DAY]

    @cached_property
    def daily(self) -> pd.DataFrame:
        """Counts per day, accounts added up, with the followers' mean habit."""
        table = self.tables["daily"]
        days = table.assign(habit=table["habit"] * table["cumulate_user"]).groupby("day").sum(numeric_only=True)
        return days.assign(habit=days["habit"] / days["cumulate_user"])

    @cached_property
    def after(self) -> pd.DataFrame:
        """The days after burn-in of `daily`."""
        return self.daily.loc[self.first_day :]

    @cached_property
    def trust(self) -> pd.Series:
        """Mean trust at the end of each day."""
        table = self.tables["segments"]
        return (table["trust"] * table["citizens"]).groupby(table["day"]).sum() / self._citizens

    @property
    def _citizens(self) -> int:
        table = self.tables["segments"]
        return table.loc[table["day"] == 0, "citizens"].sum()

    @cached_property
    def headlines(self) -> pd.DataFrame:
        """Headlines that reached somebody, with their open rate from the push: topic, rate."""
        found = self.articles[(self.articles["position"] == 1) & (self.articles["delivered"] > 0)]
        return pd.DataFrame({"topic": found["topic"], "rate": found["read_session"] / found["delivered"]})

    @cached_property
    def trees(self) -> pd.DataFrame:
        """Cascades of the articles published after burn-in."""
        reads = self.tables["reads"]
        return cascades.trees(reads[reads["article"].isin(self.articles["article"])].reset_index(drop=True))

    @cached_property
    def delays(self) -> pd.Series:
        """Hours from the push to each share."""
        shares = self.tables["shares"].merge(self.articles[["article", "hour"]], on="article", suffixes=("", "_push"))
        return shares["hour"] - shares["hour_push"]


def pooled(runs: Iterable[Seen]) -> Seen:
    """Several runs as one whose articles are those of all."""
    runs = list(runs)
    return Seen({"articles": pd.concat([run.articles for run in runs])}, 0)


# How each pattern is measured


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole else NAN


def _headline_open_rate(seen: Seen) -> float:
    return float(seen.headlines["rate"].median())


def _all_positions_open_rate(seen: Seen) -> float:
    return _ratio(seen.articles["read_session"].sum(), seen.articles["delivered"].sum())


def _per_read(column: str) -> Callable[[Seen], float]:
    return lambda seen: _ratio(seen.articles[column].sum(), seen.articles["read_user"].sum())


def _forwarded(seen: Seen) -> float:
    return _ratio(seen.articles[FORWARDED].to_numpy().sum(), seen.articles["read_user"].sum())


def _original_vs_repost(seen: Seen) -> float:
    """Reads of originals over those that as many reposts of the same accounts would have had."""
    means = seen.articles.groupby(["original", "account"])["read_user"].mean().unstack(0)
    counts = seen.articles[seen.articles["original"]].groupby("account").size()
    both = means.dropna().reindex(counts.index).dropna()
    if both.shape[1] < 2 or both.empty:
        return NAN
    return _ratio((both[True] * counts).sum(), (both[False] * counts).sum())


def _headline_odds_ratio(seen: Seen) -> float:
    """Mantel–Haenszel odds ratio over accounts of being opened from the push: headlines against other positions."""
    articles = seen.articles.assign(headline=seen.articles["position"] == 1)
    sums = articles.groupby(["account", "headline"])[["read_session", "delivered"]].sum()
    opened, whole = (sums[name].unstack(fill_value=0) for name in ("read_session", "delivered"))
    if opened.shape[1] < 2:
        return NAN
    passed, all_delivered = whole - opened, whole.sum(axis=1)
    agreeing = (opened[True] * passed[False] / all_delivered).sum()
    return _ratio(agreeing, (opened[False] * passed[True] / all_delivered).sum())


def _service_information(seen: Seen) -> float:
    served = seen.headlines["topic"] == SERVICES
    return _ratio(seen.headlines.loc[served, "rate"].median(), seen.headlines.loc[~served, "rate"].median())


def _per_follower_day(column: str) -> Callable[[Seen], float]:
    return lambda seen: _ratio(seen.after[column].sum(), seen.after["cumulate_user"].sum())


def _net_growth(seen: Seen) -> float:
    followers = seen.after["cumulate_user"]
    days = len(followers) - 1
    return _ratio(followers.iloc[-1] - followers.iloc[0], followers.iloc[0]) * MONTH / days if days else NAN


def _messages(seen: Seen) -> float:
    table = seen.tables["messages"]
    sent = (table["kind"] == "message") & (table["hour"] >= seen.first_day * HOURS_A_DAY)
    return _ratio(sent.sum(), seen.after["cumulate_user"].sum())


def _moved(column: pd.Series) -> float:
    """How far a column moved from the first day to the last, as if in 90 days."""
    days = column.index[-1] - column.index[0]
    return abs(column.iloc[-1] - column.iloc[0]) * STATIONARY_DAYS / days if days else NAN


def _concentration(seen: Seen) -> float:
    return _ratio(seen.articles["read_user"].mean(), seen.articles["read_user"].median())


def vuong(sizes: np.ndarray) -> float:
    """Vuong's z of a lognormal against an exponential distribution of whole sizes from 1 on; > 0: lognormal is nearer.

    Both are fitted by maximum likelihood as probabilities of whole numbers: the lognormal between k − ½ and k + ½, the
    exponential as a geometric. Sources: Vuong 1989, Clauset, Shalizi, Newman 2009.
    """
    values, counts = np.unique(sizes, return_counts=True)
    if len(values) < 3:
        return NAN
    difference = _log_lognormal(values, _fit_lognormal(values, counts)) - _log_geometric(values, counts)
    mean = np.average(difference, weights=counts)
    spread = np.sqrt(np.average((difference - mean) ** 2, weights=counts))
    return float(mean * np.sqrt(counts.sum()) / spread)


def _log_lognormal(values: np.ndarray, parameters: np.ndarray) -> np.ndarray:
    mu, sigma = parameters[0], np.exp(parameters[1])
    survival = [stats.norm.logsf((np.log(edge) - mu) / sigma) for edge in (values - 0.5, values + 0.5)]
    whole = stats.norm.logsf((np.log(0.5) - mu) / sigma)
    return survival[0] + np.log(-np.expm1(np.minimum(survival[1] - survival[0], -1e-300))) - whole


def _fit_lognormal(values: np.ndarray, counts: np.ndarray) -> np.ndarray:
    logs = np.log(values)
    start = np.average(logs, weights=counts), np.log(np.sqrt(np.average(logs**2, weights=counts)))
    lost = lambda parameters: -np.dot(counts, _log_lognormal(values, parameters))  # noqa: E731
    return optimize.minimize(lost, start, method="Nelder-Mead").x


def _log_geometric(values: np.ndarray, counts: np.ndarray) -> np.ndarray:
    return stats.geom.logpmf(values, 1 / np.average(values, weights=counts))


VALUES: dict[str, Callable[[Seen], float]] = {
    "headline_open_rate": _headline_open_rate,
    "all_positions_open_rate": _all_positions_open_rate,
    "shares_per_reader": _per_read("share_user"),
    "forwarded_share_of_reads": _forwarded,
    "likes_per_read": _per_read("like_user"),
    "original_vs_repost_reads": _original_vs_repost,
    "headline_odds_ratio": _headline_odds_ratio,
    "service_information_open": _service_information,
    "unfollow_per_day": _per_follower_day("cancel_user"),
    "net_growth_per_month": _net_growth,
    "followers_per_100_reads": lambda seen: 100 * _per_read("new_user")(seen),
    "messages_per_follower_day": _messages,
    "stationary_trust": lambda seen: _moved(seen.trust),
    "stationary_habit": lambda seen: _moved(seen.daily["habit"]),
    "forward_delay_day": lambda seen: float((seen.delays <= HOURS_A_DAY).mean()),
    "forward_delay_median": lambda seen: float(seen.delays.median()),
    "cascade_depth": lambda seen: float((seen.trees["depth"] <= SHALLOW).mean()),
    "cascade_sizes": lambda seen: vuong(seen.trees["size"].to_numpy()),
    "read_concentration": _concentration,
}
"""How the pattern of each key is measured."""


def measure(seen: Seen) -> dict[str, float]:
    """The value of every pattern in one run; NaN where it cannot be measured."""
    return {key: value(seen) for key, value in VALUES.items()}
