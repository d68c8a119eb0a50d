"""Reading: who opens what, what it is worth to them, and what it leaves."""

from __future__ import annotations

from math import exp, log

from govsim.rules.compiled import rule
from govsim.rules.numbers import Behaviour
from govsim.rules.shape import HALF, clamped, logistic


@rule
def push_pull(appeal: float, service_account: bool, position: int, age: float, b: Behaviour) -> float:
    """What an article of the push feed has going for it with every follower, in log-odds.

    Up with appeal and a service account's place in the chat list; down with position in the push (1 = headline) and
    hours since the push. Source: headline odds ratio of EVIDENCE §1. Left out: titles, pictures, competing accounts.
    """
    return (
        b.open_base
        + b.open_appeal * (appeal - HALF)
        + b.open_placement * service_account
        - b.open_position * log(position)
        - b.open_age * log(1.0 + age)
    )


@rule
def open_push(pull: float, interest: float, habit: float, trust: float, fatigue: float, b: Behaviour) -> float:
    """Chance to open an article met in the push feed, given its `push_pull`.

    Up with interest, habit and trust; down with push fatigue. Source: open rates of EVIDENCE §1.
    """
    return logistic(
        pull
        + b.open_interest * (interest - HALF)
        + b.open_habit * (habit - HALF)
        + b.open_trust * (trust - HALF)
        - b.open_fatigue * fatigue
    )


@rule
def shared_pull(appeal: float, age: float, b: Behaviour) -> float:
    """What an article that friends share has going for it with everyone, in log-odds.

    Up with appeal, down with hours since the push. Source: as `open_shared`.
    """
    return b.social_base + b.social_appeal * (appeal - HALF) - b.social_age * log(1.0 + age)


@rule
def crowding(friends: int, b: Behaviour) -> float:
    """How far the friends compete for someone's attention, in log-odds: up with their number.

    Source: EVIDENCE §2, limited attention.
    """
    return b.social_crowding * log(max(friends, 1) / 100.0)


@rule
def open_shared(
    pull: float, crowding: float, interest: float, trust: float, sharers: int, chat: bool, b: Behaviour
) -> float:
    """Chance to open an article that `sharers` friends shared, at least one of them in a chat if `chat`.

    Counted are the shares met now: those new since the last session, or all of them where someone scrolls back. Who did
    not open for a first friend's share has a chance from a second one's alone, as in an independent cascade.

    `pull` and `crowding` are the article's `shared_pull` and the reader's `crowding`. Up with pull, interest, trust, a
    chat forward and the number of sharers (less than in proportion while social_proof < 1); down with crowding. Source:
    EVIDENCE §2, limited attention and repeated exposure. Left out: who the sharer is.
    """
    one = logistic(
        pull - crowding + b.social_interest * (interest - HALF) + b.social_trust * (trust - HALF) + b.chat_boost * chat
    )
    return one if sharers == 1 else 1.0 - (1.0 - one) ** (sharers**b.social_proof)


@rule
def meet_again(age: float, b: Behaviour) -> float:
    """Chance that an unopened item is met again in a later session; fades with hours since the push.

    One draw a session and feed says how far back someone scrolls: who gets to an older item has passed the newer ones.
    Source: forward delays of EVIDENCE §1 (another platform). Left out: searching for an old article on purpose.
    """
    return b.look_back * exp(-age / b.look_back_hours)


@rule
def notices_error(b: Behaviour) -> float:
    """Chance that a reader notices an article's error. Source: assumption; left out: the reader's expertise."""
    return b.error_noticed


@rule
def experience(
    appeal: float, interest: float, story_known: bool, answer_seen: bool, error_seen: bool, b: Behaviour
) -> float:
    """What reading was worth, 0–1: 0 for a reader who notices an error.

    Up with appeal, with interest as far as relevance counts, and with an answered comment under the article; down
    for a story read before. Source: assumption.
    """
    if error_seen:
        return 0.0
    value = appeal * (1.0 - b.relevance + b.relevance * interest) * (1.0 - b.repeat_penalty * story_known)
    return clamped(value + b.seen_answer * answer_seen)


@rule
def habit_after(habit: float, value: float, b: Behaviour) -> float:
    """Habit moves towards the worth of what was read or answered. Source: rough trial, reads per follower falling."""
    return clamped(habit + b.habit_gain * (value - habit))


@rule
def habit_ignored(habit: float, b: Behaviour) -> float:
    """A push met with nothing opened wears the habit down; dormancy comes from here (EVIDENCE §1, stationary)."""
    return clamped(habit - b.habit_loss * habit)
