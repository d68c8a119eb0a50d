"""The WeChat Communication Index (WCI, 微信传播指数) of one account, in the versions that circulate (EVIDENCE §6).

Of every metric of its articles over a window (reads, 在看, likes, shares) an account has five figures: its total, its
total a day, its mean an article, the total of its headlines a day, and its largest value at one article. A version
says how the metrics are mixed on a logarithmic scale, `g = Σ weight·ln(factor·x + 1)`, how much each figure counts,
and the scale: `WCI = scale · (Σ share·g(figure))²`.

Tables have the platform's names of columns (`ref_date`, `position`, `read_user`, …), simulated or exported, with
`10万+` among the numbers. The index is one account's: a table of several is for the caller to take apart.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

import numpy as np
import pandas as pd
from pandas.api.types import is_numeric_dtype

from govsim.errors import GovsimError, shown

COUNT = r"^(?P<digits>[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+)(?P<unit>万|[wW])?(?P<more>\+)?$"
WAN = 10_000
"""What 万 multiplies by."""
DAYS_A_MONTH, DAYS_A_YEAR = 30, 365
"""Days of a calendar month and year, however long they are (EVIDENCE §6)."""
DATE_LETTERS = 10
"""Letters of a date like 2019-03-04; what follows is the time of day."""


class Metric(NamedTuple):
    """One metric of an article within g: its column, its weight, and the factor under the logarithm."""

    column: str
    weight: float
    factor: float = 1.0


class Version(NamedTuple):
    """One version of the index: metrics of g, the share of each figure, and the scale."""

    metrics: tuple[Metric, ...]
    shares: dict[str, float]
    scale: float


TOTAL, DAILY, MEAN, HEADLINES, LARGEST = "total", "daily", "mean", "headlines", "largest"

_SHARES_OF_13 = {DAILY: 0.30, MEAN: 0.30, HEADLINES: 0.30, LARGEST: 0.10}
_SHARES_OF_14 = {DAILY: 0.60, MEAN: 0.20, HEADLINES: 0.10, LARGEST: 0.10}

VERSIONS: dict[str, Version] = {
    "2.0": Version(
        (Metric("read_user", 0.8), Metric("zaikan_user", 0.2)),
        {TOTAL: 0.40, MEAN: 0.45, LARGEST: 0.15},
        10,
    ),
    "13.0": Version((Metric("read_user", 0.85), Metric("zaikan_user", 0.15, 10)), _SHARES_OF_13, 10),
    "14.2-three": Version(
        (Metric("read_user", 0.85), Metric("zaikan_user", 0.09, 10), Metric("like_user", 0.06, 10)),
        _SHARES_OF_14,
        12,
    ),
    "14.2-four": Version(
        (
            Metric("read_user", 0.70),
            Metric("zaikan_user", 0.09, 10),
            Metric("like_user", 0.06, 10),
            Metric("share_user", 0.15, 10),
        ),
        _SHARES_OF_14,
        12,
    ),
}
"""Numbers of EVIDENCE §6. Both forms of 14.2 circulate; 2.0 is the older one, and knows no days."""

CURRENT = "14.2-three"
"""The version that is meant where none is named."""


def wci(articles: pd.DataFrame, first: datetime.date | str, last: datetime.date | str, version: str = CURRENT) -> float:
    """The index of one account over the days from `first` to `last`, both included.

    `articles` has one row per article: its date in `ref_date`, its place in the push in `position` (1: headline), and
    the columns of the version's metrics, as numbers or text (see `counts`). Those published on other days are left
    out; an account without articles in the window has 0. A calendar month counts as 30 days (`days_counted`); for other
    counts there is `index`. Raises GovsimError for a version that is not among VERSIONS, a window that ends before it
    begins, a column that is missing, and a value that is no number or date.
    """
    if version not in VERSIONS:
        raise GovsimError("error.wci_version", value=version, allowed=list(VERSIONS))
    begin, end = (_dates(pd.Series([day], name="window"))[0] for day in (first, last))
    if end < begin:
        raise GovsimError("error.wci_window", value=begin.date(), allowed=end.date())
    chosen = articles[_dates(_column(articles, "ref_date")).between(begin, end)]
    return index(chosen, days_counted(begin.date(), end.date()), VERSIONS[version])


def days_counted(first: datetime.date, last: datetime.date) -> int:
    """The days by which an index divides: 30 of a calendar month, 365 of a calendar year, else as many as there are.

    As its publishers define d: 7 for a week, 30 for a month, 365 for a year, the true number for any other window.
    """
    after = last + datetime.timedelta(days=1)
    months = 12 * (after.year - first.year) + after.month - first.month
    if not first.day == after.day == 1:
        return (after - first).days
    of_year = months == 12 and first.month == 1
    return DAYS_A_YEAR if of_year else DAYS_A_MONTH if months == 1 else (after - first).days


def index(articles: pd.DataFrame, days: int, version: Version) -> float:
    """The index of one account from all rows of a table that cover `days` days; 0 where it has none."""
    if articles.empty:
        return 0.0
    headline = counts(_column(articles, "position")) == 1
    found = [(metric, figures(counts(_column(articles, metric.column)), headline, days)) for metric in version.metrics]
    mixed = {
        name: sum(metric.weight * np.log(metric.factor * values[name] + 1) for metric, values in found)
        for name in version.shares
    }
    return float(version.scale * sum(share * mixed[name] for name, share in version.shares.items()) ** 2)


def figures(values: np.ndarray, headline: np.ndarray, days: int) -> dict[str, float]:
    """The five figures of one metric: float64[articles], which of them are headlines, and the days they cover."""
    return {
        TOTAL: values.sum(),
        DAILY: values.sum() / days,
        MEAN: values.mean(),
        HEADLINES: values[headline].sum() / days,
        LARGEST: values.max(),
    }


def counts(column: pd.Series) -> np.ndarray:
    """A whole column of numbers as people and platforms write them, as whole numbers: float64[rows].

    Understood: `1234`, `12,345`, `1.2万` (also with w), `10万+` and `100000+`, which are 100001, and full-width signs.
    Raises GovsimError naming the first value that is none of these, nothing and negative numbers among them.
    """
    numeric = is_numeric_dtype(column.dtype)
    numbers = column.to_numpy(np.float64, na_value=np.nan) if numeric else _written(column)
    bad = ~(np.isfinite(numbers) & (numbers >= 0))
    if bad.any():
        row = int(bad.argmax())
        raise GovsimError("error.no_count", value=shown(column.iloc[row]), column=column.name, row=row + 1)
    return np.rint(numbers)


def _written(column: pd.Series) -> np.ndarray:
    """Counts written as text, NaN for what is none: float64[rows]."""
    found = column.astype(str).str.normalize("NFKC").str.strip().str.extract(COUNT)
    numbers = found["digits"].str.replace(",", "").astype(np.float64)
    return (numbers * np.where(found["unit"].isna(), 1, WAN) + found["more"].notna()).to_numpy(np.float64)


def _column(articles: pd.DataFrame, name: str) -> pd.Series:
    if name not in articles:
        raise GovsimError("error.no_column", value=name, allowed=[str(column) for column in articles.columns])
    return articles[name]


def _dates(column: pd.Series) -> pd.Series:
    """Dates of a column, as midnight of the day."""
    dates = pd.to_datetime(column.astype(str).str[:DATE_LETTERS], format="ISO8601", errors="coerce")
    if dates.isna().any():
        row = int(dates.isna().to_numpy().argmax())
        raise GovsimError("error.no_date", value=shown(column.iloc[row]), column=column.name, row=row + 1)
    return dates
