"""What happens to all citizens of a range at once: a day begins, an account opens, articles are forgotten, measures."""

from __future__ import annotations

from govsim.model.arrays.citizen import is_skipped
from govsim.model.arrays.numba_extras import lowest_bit
from govsim.model.arrays.state import (
    ONE,
    be_planned,
    columns_at,
    is_following,
    set_bit,
    tie,
    trust_at,
    trust_now,
    wake,
)
from govsim.model.arrays.tables import AWAKE, BITS, CALLED, FOLLOWING, HOLDING
from govsim.rules import reading, trust
from govsim.rules.compiled import loop


@loop
def begin_day(at, begin, end):
    """Plan the sessions of all who have a reason to look at the feeds."""
    t = columns_at(at)
    t.now[0].needs = 0
    for block in range(begin // BITS, (end + BITS - 1) // BITS):
        awake = t.present[FOLLOWING, block] | t.present[HOLDING, block] | t.present[CALLED, block]
        t.present[:AWAKE, block] = 0
        t.present[AWAKE, block] = awake
        while awake != 0:
            be_planned(t, block * BITS + lowest_bit(awake))
            awake &= awake - ONE


@loop
def wake_all(at, citizens):
    """Wake citizens to whom something is on the way."""
    t = columns_at(at)
    for c in citizens:
        wake(t, c, CALLED)


@loop
def open_account(at, account, citizens, habits, counts):
    """An account opens with followers, who are counted by segment; their sessions are planned when the day begins."""
    t = columns_at(at)
    for place in range(len(citizens)):
        c = citizens[place]
        tie(t, c, account, habits[place], t.now[0].hour - 1)
        set_bit(t.present[FOLLOWING], c)
        counts[t.state[c].segment] += 1


@loop
def forget(at, begin, end, slots):
    """Free slots of articles whose life is over: nobody has read what will stand there."""
    t = columns_at(at)
    for c in range(begin, end):
        for word in range(len(slots)):
            t.read[c, word] &= ~slots[word]


@loop
def leak(at, begin, end, account):
    """Data of the account's followers leak."""
    t = columns_at(at)
    for c in range(begin, end):
        if is_following(t, c, account):
            t.state[c].trust = trust.after_shock(trust_now(t, c), t.b[0])


@loop
def crowd_together(state, b, offsets):
    """Set how far everyone's friends compete for attention: it does not change."""
    for c in range(len(state)):
        state[c].crowding = reading.crowding(offsets[c + 1] - offsets[c], b[0])


@loop
def trusts(at, begin, end, hour, column):
    """Write everyone's trust in an hour into a column."""
    t = columns_at(at)
    for c in range(begin, end):
        column[c] = trust_at(t.state[c], hour, t.b[0])


@loop
def count_skipped(at, begin, end, place, counts):
    """Subtract followers whom a push skips from the counts by segment."""
    t = columns_at(at)
    account = t.pushes[place].account
    for c in range(begin, end):
        if is_following(t, c, account) and is_skipped(t, c, place):
            counts[t.state[c].segment] -= 1
