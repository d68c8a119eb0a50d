"""What every kernel reads and writes of a citizen: its draws, trust, interests, ties, bits, and the ledger.

`t` are the columns of a range of citizens, which a kernel is told where to find (`at`); `c` is one citizen. Functions
have the names of the methods of `agents.citizen.Citizen`.
"""

from __future__ import annotations

import numpy as np

from govsim.model import day as planning
from govsim.model.arrays.numba_extras import lowest_bit, tables_like
from govsim.model.arrays.tables import AWAKE, BITS, FOLLOWING, NEVER, NOBODY, WORD, Columns
from govsim.rules import trust
from govsim.rules.chance import uniform
from govsim.rules.compiled import piece
from govsim.rules.presence import HOURS_A_DAY
from govsim.rules.shape import clamped

ONE = np.uint64(1)
columns_at = tables_like(Columns())
"""The columns that lie at some addresses."""


@piece
def draw(t, c, stream, item):
    """The citizen's number in 0–1 for one decision in this hour about the thing `item`."""
    now = t.now[0]
    return uniform(now.seed, c, now.hour, item, stream)


@piece
def hour_of_day(now):
    """The hour of the day, 0 to 23."""
    return now.hour - HOURS_A_DAY * now.day


@piece
def interest(t, c, topic):
    """Interest in a topic now, with the factors of events."""
    return clamped(t.interests[c, topic] * t.topics[topic].factor)


@piece
def trust_at(me, hour, b):
    """Trust in an hour, without storing it; who has had no event has nothing to return from."""
    if me.trust == me.baseline:
        return me.baseline
    return trust.remembered(me.trust, me.baseline, hour - me.trust_hour, b)


@piece
def trust_now(t, c):
    """Trust in this hour, kept."""
    me, hour = t.state[c], t.now[0].hour
    if me.trust_hour != hour:
        me.trust = trust_at(me, hour, t.b[0])
        me.trust_hour = hour
    return me.trust


# The ledger


@piece
def note(t, what, c, account, article, other, value):
    """Write an event into the ledger."""
    event = t.ledger[t.now[0].filled]
    event.what, event.hour, event.citizen, event.account = what, t.now[0].hour, c, account
    event.article, event.other, event.value = article, other, value
    t.now[0].filled += 1


@piece
def count(t, what, c, article):
    """One more of something for an article."""
    note(t, what, c, article.account, article.index, NOBODY, 0.0)


@piece
def room(t):
    """For how many more events the ledger has room."""
    return len(t.ledger) - t.now[0].filled


# Bitsets: rows of words, a bit for each citizen or slot


@piece
def one_bit(bit):
    """The bit in its word."""
    return ONE << np.uint64(bit & (BITS - 1))


@piece
def is_set(words, bit):
    """Whether a bit is set in a row of words."""
    return words[bit >> WORD] & one_bit(bit) != 0


@piece
def set_bit(words, bit):
    """Set a bit in a row of words."""
    words[bit >> WORD] |= one_bit(bit)


@piece
def clear_bit(words, bit):
    """Clear a bit in a row of words."""
    words[bit >> WORD] &= ~one_bit(bit)


# Ties


@piece
def is_following(t, c, account):
    """Whether the citizen follows an account."""
    return t.follows[c, account].since != NEVER


@piece
def follow(t, c, account, habit):
    """Begin to follow: pushes of later hours are received."""
    tie(t, c, account, habit, t.now[0].hour)
    wake(t, c, FOLLOWING)


@piece
def tie(t, c, account, habit, since):
    """Someone who has followed an account since an hour."""
    follow = t.follows[c, account]
    follow.habit, follow.fatigue, follow.since, follow.fatigue_hour = habit, 0.0, since, 0
    t.state[c].follows += 1


# Reasons to look at the feeds


@piece
def wake(t, c, reason):
    """From now on the citizen has a reason to look at the feeds: its sessions of today are planned."""
    set_bit(t.present[reason], c)
    if not is_set(t.present[AWAKE], c):
        set_bit(t.present[AWAKE], c)
        be_planned(t, c)


@piece
def be_planned(t, c):
    """Put the citizen's sessions of today where the hours find them."""
    now = t.now[0]
    hours = planning.session_mask(now.seed, c, now.day, t.traits[c].sessions_per_day)
    while hours != 0:
        set_bit(t.present[lowest_bit(hours)], c)
        hours &= hours - ONE


# Articles


@piece
def slot_of(t, index):
    """Slot of the article with this number."""
    return index & (len(t.articles) - 1)
