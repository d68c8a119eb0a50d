"""Campaigns and needs of the citizens of a range: points 1 and 2 of a citizen's hour."""

from __future__ import annotations

from govsim.model.arrays.ledger import PEOPLE, SERVICE, WRITTEN
from govsim.model.arrays.state import (
    columns_at,
    draw,
    follow,
    hour_of_day,
    interest,
    is_following,
    note,
    room,
    trust_now,
    wake,
)
from govsim.model.arrays.tables import ABOUT, CALLED, NO_MESSAGE, NOBODY, SENDING, SERVES
from govsim.model.record import Count, People, Service
from govsim.rules import following, presence, reading, service, trust
from govsim.rules.chance import Stream
from govsim.rules.compiled import loop, piece, rule

EVENTS_A_NEED = 5
"""Most events of a need: itself, the menu, what it was worth, a new follower or a message."""


# 1. Campaigns


@loop
def meet_campaign(at, citizens, reach):
    """A campaign reaches citizens, who may follow its account."""
    t = columns_at(at)
    for c in citizens:
        contact(t, c, reach[0])


@piece
def contact(t, c, reach):
    """One contact of a campaign."""
    if is_following(t, c, reach.account) or (reach.via >= 0 and not is_following(t, c, reach.via)):
        return
    now, b = trust_now(t, c), t.b[0]
    chance = following.follow_campaign(reach.base, interest_in(t, c, reach.account), now, b)
    if draw(t, c, Stream.FOLLOW_CAMPAIGN, reach.item) < chance:
        follow(t, c, reach.account, reach.habit)
        note(t, Count.NEW_CAMPAIGN, c, reach.account, NOBODY, NOBODY, 0.0)
        if reach.mandate:
            t.state[c].trust = trust.after_mandate(now, b)


@piece
def interest_in(t, c, account):
    """Mean interest in the topics of an account."""
    total, topics = 0.0, 0
    for topic in range(len(t.topics)):
        if t.subjects[account, topic] & ABOUT:
            total += interest(t, c, topic)
            topics += 1
    return total / topics


# 2. Needs


@loop
def have_needs(at, citizens, starts):
    """The needs of the hour that are left; gives whether the ledger had room for all.

    citizens int32[n]: who has a need today, those of hour h from starts[h] to before starts[h + 1].
    """
    t = columns_at(at)
    now = t.now[0]
    while now.needs < starts[hour_of_day(now) + 1]:
        if room(t) < EVENTS_A_NEED:
            return False
        have_need(t, citizens[now.needs])
        now.needs += 1
    return True


@piece
def have_need(t, c):
    """A need arises: the menu of an account, followed or found; failing that a message or the counter."""
    count_person(t, c, People.NEED)
    topic = t.topics[presence.place(draw(t, c, Stream.NEED_TOPIC, 0), t.topics.share)].order
    account = followed_serving(t, c, topic)
    found = account == NOBODY and draw(t, c, Stream.SEARCH, 0) < service.search(t.traits[c].skill, t.b[0])
    if found:
        account = first_serving(t, topic)
    if account == NOBODY:
        count_person(t, c, People.COUNTER)
    elif try_menu(t, c, account):
        follow_if_found(t, c, account, found)
    else:
        write_or_go(t, c, account, topic)


@piece
def count_person(t, c, what):
    """One more of a People counter."""
    note(t, PEOPLE + what, c, NOBODY, NOBODY, NOBODY, 0.0)


@piece
def followed_serving(t, c, topic):
    """The followed account that serves the topic and has the highest habit, then the first key."""
    best, highest = NOBODY, -1.0
    for account in range(len(t.accounts)):
        if t.subjects[account, topic] & SERVES and t.follows[c, account].habit > highest:
            best, highest = account, t.follows[c, account].habit
    return best


@piece
def first_serving(t, topic):
    """The first account that serves the topic."""
    for account in range(len(t.accounts)):
        if t.subjects[account, topic] & SERVES:
            return account
    return NOBODY


@piece
def try_menu(t, c, account):
    """Whether the menu meets the need; either way the citizen learns what to expect."""
    one = t.accounts[account]
    chance = service.menu(one.service_level, one.service_friction, t.traits[c].skill, t.traits[c].connectivity)
    met = not one.out and draw(t, c, Stream.MENU, one.item) < chance
    if met:
        count_person(t, c, People.MENU_MET)
    be_served(t, c, account, service.MET if met else service.failure(t.b[0]), Service.MENU)
    return met


@piece
def follow_if_found(t, c, account, found):
    """Someone whose need was met through a found account may follow it."""
    if found and draw(t, c, Stream.FOLLOW_SEARCH, t.accounts[account].item) < following.follow_search(t.b[0]):
        follow(t, c, account, t.b[0].search_habit)
        note(t, Count.NEW_SEARCH, c, account, NOBODY, NOBODY, 0.0)


@piece
def write_or_go(t, c, account, topic):
    """After the menu failed: a message, unless one is still open, or the counter."""
    me = t.state[c]
    habit = t.follows[c, account].habit if is_following(t, c, account) else 0.0
    chance = service.write(trust_now(t, c), habit, t.b[0])
    if me.message == NO_MESSAGE and draw(t, c, Stream.WRITE, t.accounts[account].item) < chance:
        me.message = SENDING
        wake(t, c, CALLED)
        note(t, WRITTEN, c, account, NOBODY, topic, 0.0)
        t.now[0].news += 1
    else:
        count_person(t, c, People.COUNTER)


@rule
def be_served(t, c, account, value, kind):
    """An answer, a service or silence of some value moves trust, and the follower's habit."""
    b, tie = t.b[0], t.follows[c, account]
    t.state[c].trust = trust.after_service(trust_now(t, c), value, b)
    if is_following(t, c, account):
        tie.habit = reading.habit_after(tie.habit, value, b)
    note(t, SERVICE + kind, c, account, NOBODY, NOBODY, value)
