"""Reading: who opens what, what it is worth to them, and what it leaves."""

from __future__ import annotations

from math import exp, log

from govsim.rules.compiled import rule
from govsim.rules.shape import HALF, clamped, logistic


@rule
def open_push(appeal, interest, habit, trust, service_account, fatigue, position, age, b):
    """Chance to open an article met in the push feed.

    Up with appeal, interest, habit, trust and a service account's place in the chat list; down with push fatigue,
    position in the push (1 = headline) and hours since the push. Source: open rates and the headline odds ratio of
    EVIDENCE §1. Left out: titles, pictures, what competing accounts post.
    """
    return logistic(
        b.open_base
        + b.open_appeal * (appeal - HALF)
        + b.open_interest * (interest - HALF)
        + b.open_habit * (habit - HALF)
        + b.open_trust * (trust - HALF)
        + b.open_placement * service_account
        - b.open_fatigue * fatigue
        - b.open_position * log(position)
        - b.open_age * log(1.0 + age)
    )


@rule
def open_shared(appeal, interest, trust, sharers, chat, friends, age, b):
    """Chance to open an article that `sharers` friends shared, at least one of them in a chat if `chat`.

    Up with appeal, interest, trust, a chat forward and the number of sharers (less than in proportion while
    social_proof < 1); down with the number of friends who compete for attention and hours since the push. Source:
    EVIDENCE §2, limited attention and repeated exposure. Left out: who the sharer is.
    """
    one = logistic(
        b.social_base
        + b.social_appeal * (appeal - HALF)
        + b.social_interest * (interest - HALF)
        + b.social_trust * (trust - HALF)
        + b.chat_boost * chat
        - b.social_crowding * log(max(friends, 1) / 100.0)
        - b.social_age * log(1.0 + age)
    )
    return 1.0 - (1.0 - one) ** (sharers**b.social_proof)


@rule
def meet_again(age, b):
    """Chance that an unopened item is met again in a later session; fades with hours since the push.

    One draw a session and feed says how far back someone scrolls: who gets to an older item has passed the newer ones.
    Source: forward delays of EVIDENCE §1 (another platform). Left out: searching for an old article on purpose.
    """
    return b.look_back * exp(-age / b.look_back_hours)


@rule
def notices_error(b):
    """Chance that a reader notices an article's error. Source: assumption; left out: the reader's expertise."""
    return b.error_noticed


@rule
def experience(appeal, interest, story_known, answer_seen, error_seen, b):
    """What reading was worth, 0–1: 0 for a reader who notices an error.

    Up with appeal, with interest as far as relevance counts, and with an answered comment under the article; down
    for a story read before. Source: assumption.
    """
    if error_seen:
        return 0.0
    value = appeal * (1.0 - b.relevance + b.relevance * interest) * (1.0 - b.repeat_penalty * story_known)
    return clamped(value + b.seen_answer * answer_seen)


@rule
def habit_after(habit, value, b):
    """Habit moves towards the worth of what was read or answered. Source: rough trial, reads per follower falling."""
    return clamped(habit + b.habit_gain * (value - habit))


@rule
def habit_ignored(habit, b):
    """A push met with nothing opened wears the habit down; dormancy comes from here (EVIDENCE §1, stationary)."""
    return clamped(habit - b.habit_loss * habit)
