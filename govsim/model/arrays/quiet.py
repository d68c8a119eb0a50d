"""Who of those with a session has something to see: most have not, and are let go before anything of them is read."""

from __future__ import annotations

import numpy as np

from govsim.model.arrays.numba_extras import fetch, lowest_bit
from govsim.model.arrays.state import ONE, hour_of_day, slot_of
from govsim.model.arrays.tables import (
    AWAKE,
    BITS,
    CALLED,
    FOLLOWING,
    HOLDING,
    MET_AGAIN,
    NOBODY,
    PUSHED,
    SHARED_BY_FRIENDS,
    SURELY,
    TOGETHER,
    UNSEEN,
    WORD,
)
from govsim.rules import reading
from govsim.rules.chance import Stream, unit, words
from govsim.rules.compiled import piece

LOOK_BACK_PUSH, LOOK_BACK_SHARED = int(Stream.LOOK_BACK_PUSH), int(Stream.LOOK_BACK_SHARED)


@piece
def see_pushes(t, begin, end):
    """Pushes of earlier hours are met; of the last ones nobody has seen anything yet."""
    now, before = t.now[0], t.now[0].newest_push
    now.pushes, now.newest_push = 0, NOBODY
    while now.pushes < now.live and t.pushes[now.pushes].hour < now.hour:
        now.newest_push = t.pushes[now.pushes].hour
        now.pushes += 1
    if now.newest_push > before:
        for block in range(begin // BITS, (end + BITS - 1) // BITS):
            t.present[UNSEEN, block] = ~np.uint64(0)


@piece
def weigh_articles(t):
    """How articles pull in this hour, in the push feed and among what friends shared, and who scrolls back to them."""
    now, b = t.now[0], t.b[0]
    now.look_back = reading.meet_again(now.hour - now.newest_push, b)
    for place in range(now.pushes):
        push = t.pushes[place]
        for index in range(push.first, push.first + push.count):
            slot = slot_of(t, index)
            article, age = t.articles[slot], now.hour - push.hour
            t.pulls[PUSHED, slot] = reading.push_pull(article.appeal, push.service, article.position, age, b)
            t.pulls[SHARED_BY_FRIENDS, slot] = reading.shared_pull(article.appeal, age, b)
            t.pulls[MET_AGAIN, slot] = reading.meet_again(age, b)


@piece
def gather(t, begin, end):
    """Put the next citizens whose session may show them something into `t.here`, and their draws into `t.lucks`.

    Gives how many, and where to go on.
    """
    hour, people, block = hour_of_day(t.now[0]), 0, begin >> WORD
    bits = t.present[hour, block] & t.present[AWAKE, block] & (~np.uint64(0) << np.uint64(begin & (BITS - 1)))
    while True:
        people = list_block(t, block, bits, people)
        block += 1
        if block * BITS >= end or people > TOGETHER - BITS:
            break
        bits = t.present[hour, block] & t.present[AWAKE, block]
    draw_lucks(t, people)
    return without_quiet(t, people), min(block * BITS, end)


@piece
def list_block(t, block, bits, people):
    """Those of a block who have a session now, as bits, into `t.here`, and what may be there for them into `t.signs`.

    Gives how many there are then.
    """
    follows, holds = t.present[FOLLOWING, block], t.present[HOLDING, block]
    surely = t.present[CALLED, block] | (follows & t.present[UNSEEN, block])
    while bits != 0:
        bit = lowest_bit(bits)
        t.here[people] = (block << WORD) | bit
        t.signs[people, PUSHED], t.signs[people, SHARED_BY_FRIENDS] = follows >> np.uint64(bit), holds >> np.uint64(bit)
        t.signs[people, SURELY] = surely >> np.uint64(bit)
        people += 1
        bits &= bits - ONE
    return people


@piece
def draw_lucks(t, people):
    """How far those gathered scroll back: as `draw`, in loops that use vector instructions."""
    seed, hour = t.now[0].seed, t.now[0].hour
    for place in range(people):
        t.lucks[PUSHED, place] = unit(words(seed, t.here[place], hour, 0, LOOK_BACK_PUSH)[0])
    for place in range(people):
        t.lucks[SHARED_BY_FRIENDS, place] = unit(words(seed, t.here[place], hour, 0, LOOK_BACK_SHARED)[0])


@piece
def without_quiet(t, people):
    """Let those go whose session shows them nothing; gives how many are left in `t.here`."""
    left, back = 0, t.now[0].look_back
    # every citizen is written to the next place, which only moves on for those who stay: no branch to predict
    for place in range(people):
        pushed, shared, signs = t.lucks[PUSHED, place], t.lucks[SHARED_BY_FRIENDS, place], t.signs[place]
        t.here[left], t.lucks[PUSHED, left], t.lucks[SHARED_BY_FRIENDS, left] = t.here[place], pushed, shared
        left += has_something(signs, pushed < back, shared < back)
    # prefetch first, so that cache misses of many citizens overlap
    for place in range(left):
        prefetch(t, t.here[place])
    for place in range(left):
        fetch(t.inbox, max(t.state[t.here[place]].inbox, 0))
    return left


@piece
def has_something(signs, past_pushes, past_shares):
    """1 if something is new since the last session, or the citizen scrolls back at least to the newest push, else 0."""
    return (signs[SURELY] | (signs[PUSHED] & past_pushes) | (signs[SHARED_BY_FRIENDS] & past_shares)) & 1


@piece
def prefetch(t, c):
    """Prefetch what a session reads of a citizen."""
    fetch(t.state, c)
    fetch(t.follows, c)
    fetch(t.read, c)
    fetch(t.interests, c)
