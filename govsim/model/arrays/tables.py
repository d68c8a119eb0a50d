"""What the crowd of arrays keeps: one row per citizen, tie, article and so on, as columns that compiled loops can read.

What a session touches of a citizen lies in one row of 64 bytes. Articles live in a ring of slots: the slot of article i
is i modulo their number, and it is free again when the article's life has ended, so that "has read it" is one bit.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from govsim.rules.numbers import Behaviour
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.schema import MOST_ARTICLES, Scenario
from govsim.scenario.strategies import Regime

WORD = 6
"""Binary places of a bit's number within its word; those above are the word's."""
BITS = 1 << WORD
"""Citizens of a block, and slots of a word: one bit each."""
NOBODY = -1
NEVER = np.iinfo(np.int32).max
"""The hour since which someone follows who does not."""
NO_MESSAGE, SENDING = -1, -2
"""No open message; one just written, which has no number yet."""


def row(**fields: str) -> np.dtype:
    """A row with named fields, each aligned to its own size."""
    return np.dtype(list(fields.items()), align=True)


BEHAVIOUR = row(**dict.fromkeys(Behaviour._fields, "f8"))

NOW = row(
    seed="u8", look_back="f8", hour="i4", day="i4", live="i4", pushes="i4", newest_push="i4", needs="i4", next="i4",
    mail="i4", heard="i4", filled="i4", full="i4", news="i4", receivers="i4", free="i4", used="i4",
)  # fmt: skip
"""Where a range of citizens stands in this hour.

Of the `live` pushes `pushes` came before it, the last in hour `newest_push`; `look_back`: how many scroll back to that
one. `needs`: those of the day had so far; `next`: the first citizen who may have a session yet; `mail`, `heard`:
answers and hearsay taken so far. `filled`: events in the ledger; `full`: whether it has no room for what comes next;
`news`: events that others have to hear of; `receivers`: friends of citizens who shared. `free`: head of the
free list of the inbox, or NOBODY; `used`: nodes ever used.
"""

TRAITS = row(sessions_per_day="f8", skill="f8", connectivity="f8", sociability="f8")
"""What a citizen is, as in `agents.citizen.Citizen`."""

CITIZEN = row(
    trust="f8", baseline="f8", fatigue="f8", crowding="f8", trust_hour="i4", fatigue_hour="i4", last_session="i4",
    last_read="i4", inbox="i4", message="i4", follows="i2", segment="u1",
)  # fmt: skip
"""State as in `agents.citizen.Citizen`; `follows`: how many accounts; `inbox`: head of a linked list of SHARED rows.

`last_session` is the last one in which there may have been something to see.
"""

FOLLOW = row(habit="f8", fatigue="f8", since="i4", fatigue_hour="i4")
"""As `agents.citizen.Follow`, for every account; habit NaN and since NEVER where the citizen does not follow."""

BELIEF = row(end="f8", ever="u1", immune="u1")
"""Hour in which belief in a rumour ends (0: never believed), whether there was one, whether there can be another."""

ARTICLE = row(
    item="i8", appeal="f8", index="i4", account="i4", topic="i4", hour="i4", position="i4", answered="i4", rebuts="i4",
    interactive="u1", error="u1",
)  # fmt: skip
PUSH = row(
    item="i8", targeting="f8", concerned="u8", account="i4", hour="i4", first="i4", count="i4", service="u1"
)  # fmt: skip
"""A live push: `count` articles from number `first` on; `concerned`: a bit for each segment that targeting keeps."""

ACCOUNT = row(item="i8", service_level="f8", service_friction="f8", out="u1")
TOPIC = row(factor="f8", share="f8", order="i8")
"""`factor` of this hour's events on interest; the i-th row also has the i-th topic by key (`order`), and the share of
needs that are for it or one before it.
"""

RUMOUR = row(item="i8", plausibility="f8")
LETTER = row(hour="i4", account="i4", auto="u1", settled="u1")
"""An open or answered message, by number."""

SHARED = row(article="i4", next="i4", sharers="i4", new="i4", first="i4", parent="i4", chat="u1", new_chat="u1")
"""An article that friends shared: a node of a citizen's linked list; `new` since the last session; `first` hour."""

EVENT = row(value="f8", hour="i4", citizen="i4", article="i4", other="i4", account="i4", what="i4")
"""Something a citizen did; `ledger` says what, and what `other` and `value` are then."""

REACH = row(item="i8", base="f8", habit="f8", account="i4", via="i4", mandate="u1")
"""A campaign as its contacts meet it; `via` is an account or NOBODY."""

ANSWER = row(citizen="i4", minute="f8", tie="f8", by_staff="u1", letter="i4", value="f8", hour="i4")
"""An answer on its way; sorted by its fields, it is in the order of citizens and of their messages."""

HEARSAY = row(citizen="i4", hour="i4", sharer="i4", rumour="i4")
"""A rumour on its way, in the order in which citizens hear it."""

CHOSEN = row(luck="f8", friend="i4")
"""A friend who gets a chat forward, and the draw that chose them."""

TOGETHER = 1024
"""Citizens whose draws of an hour are made together."""
AWAKE, FOLLOWING, HOLDING, CALLED, UNSEEN = range(24, 29)
"""Rows of `Columns.present` after those of the hours, which hold who has a session then.

AWAKE: sessions of today are planned, for one of three reasons: FOLLOWING an account, HOLDING something that friends
shared, or CALLED: something has come, or an answer is awaited. UNSEEN: no session since the last push. A bit that stays
set for nothing costs time, and changes nothing.
"""
SIGNS = 29
"""Rows of `Columns.present`."""
SERVES, ABOUT = np.uint8(1), np.uint8(2)
"""Bits of `Columns.subjects`: an account serves needs of a topic; it is about the topic."""
PUSHED, SHARED_BY_FRIENDS, MET_AGAIN = range(3)
"""Rows of `Columns.pulls`: an article in the push feed, shared by friends, and how many scroll back to it."""
SURELY = 2
"""Column of `Columns.signs` after PUSHED and SHARED_BY_FRIENDS: something new has come since the last session."""


def none(kind: np.dtype | type, dimensions: int = 1) -> np.ndarray:
    """A table of a kind with nothing in it."""
    return np.empty((0,) * dimensions, kind)


class Columns(NamedTuple):
    """All that the compiled hour of a range of citizens reads and writes.

    The first group is shared by all ranges, each of which writes only to its own citizens' rows; the last group is the
    range's own.
    """

    b: np.ndarray = none(BEHAVIOUR)  # one row
    state: np.ndarray = none(CITIZEN)  # [size]
    follows: np.ndarray = none(FOLLOW, 2)  # [size, accounts]
    read: np.ndarray = none(np.uint64, 2)  # [size, words]: a bit per slot
    beliefs: np.ndarray = none(BELIEF, 2)  # [size, rumours]
    present: np.ndarray = none(np.uint64, 2)  # [SIGNS, blocks]: a bit per citizen
    traits: np.ndarray = none(TRAITS)  # [size]
    interests: np.ndarray = none(np.float64, 2)  # [size, topics]
    offsets: np.ndarray = none(np.int64)  # friend graph
    friends: np.ndarray = none(np.int32)
    topics: np.ndarray = none(TOPIC)  # [topics]
    subjects: np.ndarray = none(np.uint8, 2)  # [accounts, topics]: SERVES, ABOUT
    accounts: np.ndarray = none(ACCOUNT)  # [accounts]
    rumours: np.ndarray = none(RUMOUR)  # [rumours]
    articles: np.ndarray = none(ARTICLE)  # [slots]
    same_story: np.ndarray = none(np.uint64, 2)  # [slots, words]: slots of the same story
    pushes: np.ndarray = none(PUSH)  # [slots]: the live ones first
    letters: np.ndarray = none(LETTER)  # [messages]
    now: np.ndarray = none(NOW)  # one row
    ledger: np.ndarray = none(EVENT)  # [room]
    inbox: np.ndarray = none(SHARED)  # [room]
    here: np.ndarray = none(np.int32)  # [TOGETHER]: scratch of an hour, citizens with a session
    signs: np.ndarray = none(np.uint8, 2)  # [TOGETHER, 3]: in the lowest bits, which feeds may show them something
    lucks: np.ndarray = none(np.float64, 2)  # [2, TOGETHER]: and how far they scroll back in both
    pulls: np.ndarray = none(np.float64, 2)  # [3, slots]: scratch of an hour, how articles pull
    pushed: np.ndarray = none(np.uint8)  # [accounts]: scratch of a session
    chosen: np.ndarray = none(CHOSEN)  # [chat_recipients]: scratch of a chat forward


def slots_needed(timeline: tuple[Regime, ...], b: Behaviour) -> int:
    """Slots for all articles that can be alive at once: a power of two, at least 64.

    Articles of a day are let go together once the last of them is over: they may share a story.
    """
    days = int(b.article_life // HOURS_A_DAY) + 2
    a_day = max(_most_articles(regime.scenario) for regime in timeline)
    return max(BITS, 1 << (days * a_day - 1).bit_length())


def _most_articles(scenario: Scenario) -> int:
    notices = sum(bool(getattr(event, "rebuttal", None) or getattr(event, "notice", None)) for event in scenario.events)
    return notices + sum(min(account.practice.articles_per_push, MOST_ARTICLES) for account in scenario.accounts)
