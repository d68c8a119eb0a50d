"""What a run leaves behind: counters by article, hour and segment, logs, and the state at the end of each day.

Counters are plain arrays that both crowds increment; tables for people are made from them in `tables.py`.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from govsim.rules.presence import HOURS_A_DAY


class Count(IntEnum):
    """What is counted per article and per account; the names are the platform's (columns of `tables.py`)."""

    READ_SESSION = 0
    READ_FRIENDS = 1
    READ_FEED = 2
    READ_SEARCH = 3
    READ_OTHER = 4
    SHARE = 5
    LIKE = 6
    ZAIKAN = 7
    COMMENT = 8
    NEW_READING = 9
    NEW_SEARCH = 10
    NEW_CAMPAIGN = 11
    CANCEL = 12
    DELIVERED = 13


SOURCES = (Count.READ_SESSION, Count.READ_FRIENDS, Count.READ_FEED, Count.READ_SEARCH, Count.READ_OTHER)
NEW = (Count.NEW_READING, Count.NEW_SEARCH, Count.NEW_CAMPAIGN)


class People(IntEnum):
    """What is counted per segment and hour, whatever the account."""

    NEED = 0
    MENU_MET = 1
    COUNTER = 2


class Service(IntEnum):
    """Where a service experience came from."""

    MENU = 0
    ANSWER_AUTO = 1
    ANSWER_STAFF = 2
    SILENCE = 3


READ = np.dtype([(name, np.int32) for name in ("article", "citizen", "hour", "source", "parent")])
"""One reading: `parent` is the earliest sharer it came from, −1 from none."""

SHARED = np.dtype([(name, np.int32) for name in ("article", "citizen", "hour", "chat")])
"""One share: `chat` is 1 in a chat, 0 on Moments."""

SERVED = np.dtype([(name, np.int32) for name in ("hour", "citizen", "account", "kind")] + [("value", np.float64)])
"""One service experience and its value 0–1."""


class Log:
    """Rows of one kind, added one by one or in blocks, in any order."""

    def __init__(self, kind: np.dtype):
        self._rows: list[tuple] = []
        self._blocks = [np.empty(0, kind)]

    def append(self, *row: float) -> None:
        """Add a row."""
        self._rows.append(row)

    def extend(self, block: np.ndarray) -> None:
        """Add the rows of an array of the same kind."""
        self._blocks.append(block)

    def sorted(self) -> np.ndarray:
        """All rows, ordered by their first field, then the second, and so on."""
        return in_order(np.concatenate([*self._blocks, np.array(self._rows, self._blocks[0].dtype)]))


def in_order(rows: np.ndarray) -> np.ndarray:
    """Structured rows ordered by their first field, then the second, and so on."""
    return rows[np.lexsort([rows[name] for name in reversed(rows.dtype.names)])]


class Record:
    """The counters of one run; hours count from hour 0 of the scenario, burn-in included."""

    def __init__(self, days: int, accounts: int, segments: int, rumours: int):
        hours = days * HOURS_A_DAY
        self.by_article = np.zeros((0, segments, len(Count)), np.int64)
        self.by_hour = np.zeros((hours, accounts, segments, len(Count)), np.int32)
        self.people = np.zeros((hours, segments, len(People)), np.int32)
        self.believers = np.zeros((rumours, hours + 1, segments), np.int64)
        self.followers_at_start = np.zeros((accounts, segments), np.int64)
        self.followers = np.zeros((days, accounts, segments), np.int64)
        self.trust = np.full((days, segments), np.nan)
        self.habit = np.full((days, accounts), np.nan)
        self.hours_editing = np.zeros((days, accounts))
        self.hours_replying = np.zeros((days, accounts))
        self.articles_dropped = np.zeros((days, accounts), np.int64)
        self.pushes_dropped = np.zeros((days, accounts), np.int64)
        self.originals_given_up = np.zeros((days, accounts), np.int64)
        self.reads = Log(READ)
        self.shares = Log(SHARED)
        self.served = Log(SERVED)

    def make_room(self, articles: int) -> None:
        """Have rows for `articles` articles in `by_article`."""
        have = len(self.by_article)
        if articles > have:
            grown = np.zeros((max(articles, 2 * have, 64), *self.by_article.shape[1:]), np.int64)
            grown[:have] = self.by_article
            self.by_article = grown

    def count(self, what: int, hour: int, account: int, segment: int) -> None:
        """One more of `what` for an account, in its hour."""
        self.by_hour[hour, account, segment, what] += 1

    def count_article(self, what: int, hour: int, account: int, segment: int, article: int) -> None:
        """One more of `what` for an article, and for its account in the hour."""
        self.by_article[article, segment, what] += 1
        self.by_hour[hour, account, segment, what] += 1

    def believe(self, rumour: int, segment: int, begin: int, end: float) -> None:
        """A citizen believes from hour `begin` to before hour `end`; the column holds differences, see `tables`."""
        self.believers[rumour, begin, segment] += 1
        self.believers[rumour, self._hour(end), segment] -= 1

    def stop_believing(self, rumour: int, segment: int, hour: int, end: float) -> None:
        """A belief that would have lasted to `end` is given up at `hour`."""
        self.believers[rumour, hour, segment] -= 1
        self.believers[rumour, self._hour(end), segment] += 1

    def _hour(self, end: float) -> int:
        return min(int(np.ceil(end)), self.believers.shape[1] - 1)
