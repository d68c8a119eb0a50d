"""The tables of a finished run, with the platform's own column names where it has them."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd

from govsim.measures import cascades, wci
from govsim.measures.inspection import inspection
from govsim.model.accounts.helpdesk import AUTO, MINUTES, STAFF, Message
from govsim.model.model import GovSimModel
from govsim.model.record import NEW, SOURCES, Count, People
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.strategies import open_days

COUNTER_COLUMNS = {
    "read_session": Count.READ_SESSION,
    "read_friends": Count.READ_FRIENDS,
    "read_feed": Count.READ_FEED,
    "read_search": Count.READ_SEARCH,
    "read_other": Count.READ_OTHER,
    "share_user": Count.SHARE,
    "like_user": Count.LIKE,
    "zaikan_user": Count.ZAIKAN,
    "comment_count": Count.COMMENT,
}
"""Columns that are one counter each."""
SUMMED = ("read_user", *COUNTER_COLUMNS, "new_user", "cancel_user", "hours_editing", "hours_replying")
"""Columns of a day that add up."""
WCI = "wci_"
"""Columns of the index begin so, and end with its version."""


def tables(model: GovSimModel) -> dict[str, pd.DataFrame]:
    """All tables by name.

    `daily` (day × account), `hourly`, `articles`, `messages`, `segments` (day × segment), `reads`, `shares`,
    `cascades` (article read), `accounts`, and `inspection` (account × rule).
    """
    readings = reads(model)
    return {
        "daily": daily(model),
        "hourly": hourly(model),
        "articles": articles(model),
        "messages": messages(model),
        "segments": segments(model),
        "reads": readings,
        "shares": shares(model),
        "cascades": cascades.by_article(readings).reset_index(),
        "accounts": accounts(model),
        "inspection": inspection(model),
    }


def daily(model: GovSimModel) -> pd.DataFrame:
    """One row per day and account."""
    record, days, accounts = model.record, model.days, len(model.keys)
    counts = record.by_hour.sum(axis=2).reshape(days, HOURS_A_DAY, accounts, len(Count)).sum(axis=1)
    frame = _counted(counts.reshape(-1, len(Count)))
    frame["new_user"] = counts[:, :, list(NEW)].sum(axis=2).ravel()
    frame["cancel_user"] = counts[:, :, Count.CANCEL].ravel()
    frame["cumulate_user"] = record.followers.sum(axis=2).ravel()
    frame["habit"] = record.habit.ravel()
    for name in ("hours_editing", "hours_replying", "articles_dropped", "pushes_dropped", "originals_given_up"):
        frame[name] = getattr(record, name).ravel()
    day = np.repeat(np.arange(days), accounts)
    _lead(frame, ref_date=_dates(model, day), day=day, account=np.tile(model.keys, days))
    return frame


def hourly(model: GovSimModel) -> pd.DataFrame:
    """One row per hour and account in which something was counted."""
    counts = model.record.by_hour.sum(axis=2)
    hour, account = np.nonzero(counts.any(axis=2))
    frame = _counted(counts[hour, account])
    frame["new_user"] = counts[hour, account][:, list(NEW)].sum(axis=1)
    frame["cancel_user"] = counts[hour, account, Count.CANCEL]
    _lead(frame, hour=hour, account=np.array(model.keys)[account])
    return frame


def articles(model: GovSimModel) -> pd.DataFrame:
    """One row per published article; `delivered` (送达人数) counts the followers its push reached."""
    published = model.newsroom.articles
    counts = model.record.by_article[: len(published)].sum(axis=1)
    frame = _counted(counts)
    frame["new_user"] = counts[:, Count.NEW_READING]
    frame["delivered"] = counts[:, Count.DELIVERED]
    about = ("position", "original", "local", "interactive", "error", "appeal", "story", "rebuts")
    hours = np.array([article.hour for article in published], dtype=np.int64)
    _lead(
        frame,
        article=np.arange(len(published)),
        account=[model.keys[article.account] for article in published],
        ref_date=_dates(model, hours // HOURS_A_DAY),
        hour=hours,
        topic=[model.topics[article.topic] for article in published],
        **{name: [getattr(article, name) for article in published] for name in about},
    )
    return frame


def messages(model: GovSimModel) -> pd.DataFrame:
    """One row per message or comment: who wrote to whom, when, who answered, after how many hours, how usefully."""
    rows = [_message_row(model, message) for message in model.helpdesk.messages]
    columns = [
        "kind",
        "segment",
        "account",
        "topic",
        "hour",
        "minute",
        "article",
        "answered_by",
        "wait_hours",
        "usefulness",
    ]
    return pd.DataFrame(rows, columns=columns)


def _message_row(model: GovSimModel, message: Message) -> tuple:
    answered = message.answered is not None
    return (
        message.kind,
        model.segments[model.world.segment[message.citizen]],
        model.keys[message.account],
        model.topics[message.topic],
        message.hour,
        message.minute - message.hour * MINUTES,
        message.article,
        STAFF if answered else AUTO if message.auto else None,
        (message.answered - message.minute) / MINUTES if answered else np.nan,
        message.usefulness if answered else np.nan,
    )


def segments(model: GovSimModel) -> pd.DataFrame:
    """One row per day and segment: reading, needs, trust, followers (ties to accounts) and believers of rumours."""
    record, days, parts = model.record, model.days, len(model.segments)
    counts = record.by_hour.sum(axis=1).reshape(days, HOURS_A_DAY, parts, len(Count)).sum(axis=1)
    people = record.people.reshape(days, HOURS_A_DAY, parts, len(People)).sum(axis=1).reshape(-1, len(People))
    frame = _counted(counts.reshape(-1, len(Count)))
    frame["new_user"] = counts[:, :, list(NEW)].sum(axis=2).ravel()
    frame["cancel_user"] = counts[:, :, Count.CANCEL].ravel()
    frame["cumulate_user"] = record.followers.sum(axis=1).ravel()
    for name, what in (("needs", People.NEED), ("menu_met", People.MENU_MET), ("counter_visits", People.COUNTER)):
        frame[name] = people[:, what]
    frame["citizens"] = np.tile(model.sizes, days)
    frame["trust"] = record.trust.ravel()
    frame["believers"] = _believers(model).ravel()
    day = np.repeat(np.arange(days), parts)
    _lead(frame, ref_date=_dates(model, day), day=day, segment=np.tile(model.segments, days))
    return frame


def reads(model: GovSimModel) -> pd.DataFrame:
    """One row per reading, sorted: article, citizen, hour, source and the sharer it came from (−1: none)."""
    frame = pd.DataFrame(model.record.reads.sorted())
    names = {int(count): name.removeprefix("read_") for name, count in COUNTER_COLUMNS.items() if count in SOURCES}
    frame["source"] = frame["source"].map(names)
    return frame


def shares(model: GovSimModel) -> pd.DataFrame:
    """One row per share, sorted: article, citizen, hour, and the channel (`friends`: chat, `feed`: Moments)."""
    frame = pd.DataFrame(model.record.shares.sorted())
    frame["channel"] = np.where(frame.pop("chat"), "friends", "feed")
    return frame


def accounts(model: GovSimModel) -> pd.DataFrame:
    """One row per account that was open after burn-in, over the days on which it was.

    Days open, articles published, what was counted on these days, followers (`cumulate_user`) at their end, staff hours
    used, and the WCI in every version, from all that the articles of these days got until the run ended.
    """
    burn_in = model.timeline[0].scenario.horizon.burn_in_days
    spans = {key: range(max(days.start, burn_in), days.stop) for key, days in sorted(open_days(model.timeline).items())}
    by_day, published = daily(model), articles(model)
    rows = [_account_row(key, days, by_day, published) for key, days in spans.items() if days]
    return pd.DataFrame(rows)


def _account_row(key: str, days: range, by_day: pd.DataFrame, published: pd.DataFrame) -> dict[str, object]:
    counted = by_day[(by_day["account"] == key) & by_day["day"].isin(days)]
    own = published[(published["account"] == key) & (published["hour"] // HOURS_A_DAY).isin(days)]
    window = wci.days_counted(*counted["ref_date"].iloc[[0, -1]])
    return {
        "account": key,
        "days": len(days),
        "articles": len(own),
        **{name: counted[name].sum() for name in SUMMED},
        "cumulate_user": counted["cumulate_user"].iloc[-1],
        **{WCI + name: wci.index(own, window, version) for name, version in wci.VERSIONS.items()},
    }


def _believers(model: GovSimModel) -> np.ndarray:
    """Believers of any rumour at the end of each day, summed over rumours: int64[days, segments]."""
    by_hour = np.cumsum(model.record.believers, axis=1)[:, :-1].sum(axis=0)
    return by_hour[HOURS_A_DAY - 1 :: HOURS_A_DAY]


def _counted(counts: np.ndarray) -> pd.DataFrame:
    frame = pd.DataFrame({"read_user": counts[:, list(SOURCES)].sum(axis=1)})
    for name, what in COUNTER_COLUMNS.items():
        frame[name] = counts[:, what]
    return frame


def _lead(frame: pd.DataFrame, **columns) -> None:
    for place, (name, values) in enumerate(columns.items()):
        frame.insert(place, name, values)


def _dates(model: GovSimModel, days: np.ndarray) -> list[datetime.date]:
    return [model.newsroom.date(int(day)) for day in days]
