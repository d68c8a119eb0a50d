"""The ledger of some hours: what citizens did, one event a row, and how it is booked in the record of the run."""

from __future__ import annotations

import numpy as np

from govsim.model.record import Count, People, Service
from govsim.rules.compiled import loop, piece

# Kinds of events: EVENT.what is a Count or one of these; `other` and `value` depend on it.
COUNTS = len(Count)
PEOPLE = COUNTS
"""EVENT.what of a People counter: PEOPLE + counter."""
SERVICE = PEOPLE + len(People)
"""EVENT.what of a service experience: SERVICE + kind, with its value."""
WRITTEN = SERVICE + len(Service)
"""A message is written; `other` is its topic."""
BELIEF_BEGINS, BELIEF_STOPS, PASSED_ON = range(WRITTEN + 1, WRITTEN + 4)
"""`other` is the rumour, `value` the hour in which the belief would end."""

READS, SHARES, SERVED, COMMENTS, HEARSAYS = FOUND = range(5)
"""What `book` counts: readings, shares, service experiences, comments, rumours passed on."""


@loop
def book(events, state, by_hour, by_article, people, followers, believers, reads, shares, served, found):
    """Book events in the arrays of a `record.Record`, and add to `found` int64[5] how many there were of some kinds.

    Readings, shares and service experiences are written to `reads` READ[n], `shares` SHARED[n] and `served` SERVED[n],
    n at least len(events).
    """
    for event in events:
        what, segment = event.what, state[event.citizen].segment
        if what < COUNTS:
            by_hour[event.hour, event.account, segment, what] += 1
            if event.article >= 0:
                by_article[event.article, segment, what] += 1
            book_count(event, segment, followers, reads, shares, found)
        elif what < SERVICE:
            people[event.hour, segment, what - PEOPLE] += 1
        elif what < WRITTEN:
            book_service(event, served, found)
        elif what == PASSED_ON:
            found[HEARSAYS] += 1
        elif what > WRITTEN:
            book_belief(event, segment, believers)


@piece
def book_count(event, segment, followers, reads, shares, found):
    """What a Count is besides a number: a reading, a share, a comment, a follower more or less."""
    if event.what <= Count.READ_OTHER:
        one = reads[found[READS]]
        one.article, one.citizen, one.hour = event.article, event.citizen, event.hour
        one.source, one.parent = event.what, event.other
        found[READS] += 1
    elif event.what == Count.SHARE:
        one = shares[found[SHARES]]
        one.article, one.citizen, one.hour, one.chat = event.article, event.citizen, event.hour, event.other
        found[SHARES] += 1
    elif event.what == Count.COMMENT:
        found[COMMENTS] += 1
    elif event.what == Count.CANCEL:
        followers[event.account, segment] -= 1
    elif event.what >= Count.NEW_READING:
        followers[event.account, segment] += 1


@piece
def book_service(event, served, found):
    """A service experience."""
    one = served[found[SERVED]]
    one.hour, one.citizen, one.account = event.hour, event.citizen, event.account
    one.kind, one.value = event.what - SERVICE, event.value
    found[SERVED] += 1


@piece
def book_belief(event, segment, believers):
    """A belief that begins, or stops before its end: the column holds differences, as in `record.Record`."""
    change = 1 if event.what == BELIEF_BEGINS else -1
    believers[event.other, event.hour, segment] += change
    believers[event.other, min(int(np.ceil(event.value)), believers.shape[1] - 1), segment] -= change
