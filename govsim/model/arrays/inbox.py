"""What friends shared: a linked list of nodes for each citizen, by article, in a table that a range has for itself.

A free list keeps the nodes that are let go of, for the next shares.
"""

from __future__ import annotations

from govsim.model.arrays.numba_extras import fetch
from govsim.model.arrays.state import columns_at, is_set, set_bit, slot_of, wake
from govsim.model.arrays.tables import CALLED, HOLDING, MET_AGAIN, NOBODY
from govsim.model.record import Count
from govsim.rules import sharing
from govsim.rules.chance import Stream, pair, uniform
from govsim.rules.compiled import loop, piece

# In a session


@piece
def is_over(t, c, index):
    """Whether an article that friends shared is too old, or read."""
    slot = slot_of(t, index)
    article, oldest = t.articles[slot], t.now[0].hour - t.b[0].article_life
    return article.index != index or article.hour <= oldest or is_set(t.read[c], slot)


@piece
def let_go(t, c, before, node):
    """Unlink a node from the citizen's list and put it onto the free list."""
    if before == NOBODY:
        t.state[c].inbox = t.inbox[node].next
    else:
        t.inbox[before].next = t.inbox[node].next
    t.inbox[node].next = t.now[0].free
    t.now[0].free = node


@piece
def shares_met(t, node, luck):
    """Sharers new since the last session, or all of them where the citizen scrolls back; and whether by chat."""
    shared = t.inbox[node]
    if luck < t.pulls[MET_AGAIN, slot_of(t, shared.article)]:
        return shared.sharers, shared.chat
    return shared.new, shared.new_chat


# After an hour


@loop
def hear_of_shares(at, ledger, begin, end):
    """Friends from `begin` to before `end` hear of the shares of a ledger in the hour before this one."""
    t = columns_at(at)
    last = t.now[0].hour - 1
    for event in ledger:
        if event.what != Count.SHARE or event.hour != last:
            continue
        if event.other:
            for place in range(choose_recipients(t, event)):
                receive(t, t.chosen[place].friend, event, begin, end)
        else:
            # two passes: the rows of all friends are on their way to the cache when the second one reads them
            for place in range(t.offsets[event.citizen], t.offsets[event.citizen + 1]):
                fetch(t.state, t.friends[place])
            for place in range(t.offsets[event.citizen], t.offsets[event.citizen + 1]):
                receive(t, t.friends[place], event, begin, end)


@piece
def choose_recipients(t, event):
    """Put into `t.chosen` those friends whose draws for this forward are lowest; gives their number."""
    row = t.friends[t.offsets[event.citizen] : t.offsets[event.citizen + 1]]
    wanted = sharing.recipients(len(row), t.b[0])
    item, found = pair(event.citizen, t.articles[slot_of(t, event.article)].item), 0
    for friend in row:
        luck = uniform(t.now[0].seed, friend, event.hour, item, Stream.CHAT_RECIPIENT)
        if found < wanted or luck < t.chosen[found - 1].luck:
            place = min(found, wanted - 1)
            while place > 0 and luck < t.chosen[place - 1].luck:
                t.chosen[place].friend, t.chosen[place].luck = t.chosen[place - 1].friend, t.chosen[place - 1].luck
                place -= 1
            t.chosen[place].friend, t.chosen[place].luck = friend, luck
            found = min(found + 1, wanted)
    return found


@piece
def receive(t, c, event, begin, end):
    """A friend of this range of citizens shared: one more sharer, or a new node of the linked list."""
    if not begin <= c < end:
        return
    before, node = NOBODY, t.state[c].inbox
    # nodes stand by number of the article, which is the order in which articles are met
    while node != NOBODY and t.inbox[node].article < event.article:
        before, node = node, t.inbox[node].next
    if node == NOBODY or t.inbox[node].article != event.article:
        node = put_in(t, c, before, node, event)
    shared = t.inbox[node]
    shared.sharers, shared.new = shared.sharers + 1, shared.new + 1
    shared.chat, shared.new_chat = shared.chat | event.other, shared.new_chat | event.other
    wake(t, c, CALLED)
    if shared.first == event.hour:
        shared.parent = min(shared.parent, event.citizen)


@piece
def put_in(t, c, before, after, event):
    """A new node of the citizen's list between two others, from the free list if it has any."""
    node = t.now[0].free
    if node == NOBODY:
        node = t.now[0].used
        t.now[0].used += 1
    else:
        t.now[0].free = t.inbox[node].next
    shared = t.inbox[node]
    shared.article, shared.next, shared.sharers, shared.first = event.article, after, 0, event.hour
    shared.parent, shared.chat, shared.new, shared.new_chat = event.citizen, 0, 0, 0
    if before == NOBODY:
        t.state[c].inbox = node
    else:
        t.inbox[before].next = node
    set_bit(t.present[HOLDING], c)
    return node
