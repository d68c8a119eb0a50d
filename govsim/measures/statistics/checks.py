"""What does not hold among the numbers of one row, or between a day and the next."""

from __future__ import annotations

import pandas as pd

from govsim.errors import printable, shown
from govsim.measures.statistics.columns import ARTICLES, FOLLOWERS, READING, Kind
from govsim.words import Term

ROUNDING = 5e-4
"""What a quotient may differ from the counts it is of: exports show four decimals, edited files three. Assumption."""
QUOTIENTS = (
    ("read_session_rate", "read_session", "delivered"),
    ("first_share_rate", "first_share_count", "read_session"),
    ("reads_per_share", "shared_read_count", "share_count"),
)
"""A column and the two whose quotient it is."""
WITHIN = (
    ("read_user", "read_count"),
    ("share_user", "share_count"),
    ("read_session", "read_count"),
    ("read_session", "delivered"),
    ("shared_read_count", "read_count"),
    ("first_share_count", "share_count"),
)
"""A column and the one that it cannot exceed."""
OF_PERSONS = ("read_friends", "read_feed", "read_search", "read_other", "share_user", "like_user", "zaikan_user")
"""Columns of persons who have all read, so that none exceeds read_user."""
MOST_NOTES = 3
"""Rows of one check that are named; the others are counted."""
DAY = pd.Timedelta(days=1)


def article_notes(articles: pd.DataFrame | None) -> list[Term]:
    """Quotients that are not their counts', parts above their whole, pushes of which the headline is not known."""
    if articles is None:
        return []
    notes = []
    for name, above, below in QUOTIENTS:
        expected = articles[above] / articles[below].where(articles[below] > 0)
        formula = f"{ARTICLES.heading(above)} ÷ {ARTICLES.heading(below)}"
        notes += _notes(ARTICLES, articles, name, expected, ROUNDING, "statistics.identity", formula)
    for name, whole in WITHIN:
        notes += _exceeding(ARTICLES, articles, name, whole)
    unsaid = articles.assign(read_user=articles["read_user"].where(articles["read_count"].isna()))
    notes += _exceeding(ARTICLES, unsaid, "read_session", "read_user")
    notes += _above_readers(ARTICLES, articles)
    unknown = int(of_unknown_position(articles).sum())
    return [*notes, Term("statistics.no_position", {"value": unknown})] if unknown else notes


def reading_notes(days: pd.DataFrame | None) -> list[Term]:
    """Days with more persons than times, or with more readers in a channel than in all."""
    if days is None:
        return []
    times = [note for name, whole in WITHIN[:2] for note in _exceeding(READING, days, name, whole)]
    return times + _exceeding(READING, days, "read_session", "read_user") + _above_readers(READING, days)


def _above_readers(kind: Kind, table: pd.DataFrame) -> list[Term]:
    return [note for name in OF_PERSONS for note in _exceeding(kind, table, name, "read_user")]


def _exceeding(kind: Kind, table: pd.DataFrame, name: str, whole: str) -> list[Term]:
    most = table[whole].where(table[name] > table[whole])
    return _notes(kind, table, name, most, 0, "statistics.exceeds", kind.heading(whole))


def of_unknown_position(articles: pd.DataFrame) -> pd.Series:
    """Articles that went out with others on one 发表时间, or without one, and no word of which stood first."""
    pushed = sent(articles)
    shared = articles["published"].isna() | articles["published"].where(pushed).duplicated(keep=False)
    return pushed & shared & articles["position"].isna()


def sent(articles: pd.DataFrame) -> pd.Series:
    """Articles that went out in a push; others are only published."""
    return articles["delivered"].gt(0) | articles["read_session_rate"].gt(0)


def follower_notes(followers: pd.DataFrame | None) -> list[Term]:
    """Days whose net growth is not new less lost, or whose followers are not the day before's plus the net growth."""
    if followers is None:
        return []
    net = followers["new_user"] - followers["cancel_user"]
    formula = f"{FOLLOWERS.heading('new_user')} − {FOLLOWERS.heading('cancel_user')}"
    notes = _notes(FOLLOWERS, followers, "net_user", net, 0, "statistics.identity", formula)
    next_day = pd.to_datetime(followers["ref_date"]).diff() == DAY
    carried = followers["cumulate_user"].shift().where(next_day) + followers["net_user"].fillna(net)
    heading = FOLLOWERS.heading("net_user")
    notes += _notes(FOLLOWERS, followers, "cumulate_user", carried, 0, "statistics.carried", heading)
    return notes + _exceeding(FOLLOWERS, followers, "net_user", "cumulate_user")


def _notes(
    kind: Kind, table: pd.DataFrame, name: str, expected: pd.Series, rounding: float, key: str, formula: str
) -> list[Term]:
    wrong = table.index[(table[name] - expected).abs() > rounding]
    column, more = kind.heading(name), len(wrong) - MOST_NOTES
    named = [
        Term(
            key,
            {
                "row": _place(table, row),
                "column": column,
                "found": plain(table[name][row]),
                "formula": formula,
                "expected": plain(expected[row]),
            },
        )
        for row in wrong[:MOST_NOTES]
    ]
    return named + (
        [Term("statistics.more", {"column": column, "value": more, "formula": formula})] if more > 0 else []
    )


def _place(table: pd.DataFrame, row: int) -> str:
    """A row by its day and title, as people look it up."""
    names = [name for name in ("ref_date", "published", "title") if name in table]
    said = [str(table[name][row]).removesuffix(" 00:00:00") for name in names if pd.notna(table[name][row])]
    return printable(shown(" ".join(said))) or f"{row + 1}"


def plain(value: float) -> str:
    """A count without decimals, a share with four figures."""
    return f"{value:.0f}" if value.is_integer() else f"{value:.4g}"
