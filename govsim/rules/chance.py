"""Chance: every draw is a pure function of who, when, about what, for which decision, and the seed.

Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", SC11) with the 64-bit seed as
key and (citizen, hour, item, stream) as counter. No state is kept: results do not depend on threads, on the order
of citizens or on load, and any hour can be recomputed alone.
"""

from __future__ import annotations

from enum import IntEnum
from hashlib import blake2b

import numpy as np

from govsim.rules.compiled import kernel, piece, rule

NOBODY = 0xFFFFFFFF
"""The `citizen` of a draw that belongs to no citizen (an article's appeal, a push day)."""

_M0, _M1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)  # multipliers of Philox4x32
_W0, _W1 = np.uint32(0x9E3779B9), np.uint32(0xBB67AE85)  # Weyl increments of its key
_32 = np.uint64(32)
_ROUNDS = 10
_UNIT = 2.0**-32

FourWords = tuple[np.uint32, np.uint32, np.uint32, np.uint32]


class Stream(IntEnum):
    """One number per decision. Append only: a changed number changes every result."""

    # The world at hour 0
    SEGMENT = 1
    ACTIVITY = 2
    INTEREST = 3
    SKILL = 4
    SOCIABILITY = 5
    TRUST = 6
    FOLLOWS_AT_START = 7
    HABIT_AT_START = 8
    FRIENDS_WANTED = 9
    GRAPH_PLACE = 10
    GRAPH_TIE = 11
    GRAPH_PARTNER = 12
    # The plan of a day
    SESSIONS = 20
    NEED = 21
    CAMPAIGN_CONTACT = 22
    # Newsroom
    PUSH_DAY = 30
    PUSH_DAY_ORDER = 31
    ORIGINAL = 32
    LOCAL = 33
    INTERACTIVE = 34
    TOPIC = 35
    APPEAL = 36
    STORY = 37
    COORDINATED = 38
    ERROR = 39
    # Reading
    TARGETED = 50
    LOOK_BACK_PUSH = 51
    LOOK_BACK_SHARED = 52
    OPEN_PUSH = 53
    OPEN_SHARED = 54
    NOTICE_ERROR = 55
    # Sharing
    SHARE = 60
    CHAT = 61
    CHAT_RECIPIENT = 62
    LIKE = 63
    ZAIKAN = 64
    COMMENT = 65
    # Following
    FOLLOW_READING = 70
    FOLLOW_SEARCH = 71
    FOLLOW_CAMPAIGN = 72
    UNFOLLOW = 73
    # Service
    NEED_TOPIC = 80
    SEARCH = 81
    MENU = 82
    WRITE = 83
    MINUTE = 84
    USEFULNESS = 85
    REPLY_TIME = 86
    QUEUE = 87
    # Rumours
    RUMOUR_SEED = 90
    BELIEVE = 91
    PASS_ON = 92
    BELIEF_TIME = 93
    REBUTTAL = 94


@piece
def philox(c0: np.uint32, c1: np.uint32, c2: np.uint32, c3: np.uint32, k0: np.uint32, k1: np.uint32) -> FourWords:
    """Philox4x32-10: four 32-bit words from a 128-bit counter and a 64-bit key, all as uint32."""
    for _ in range(_ROUNDS):
        p0, p1 = _M0 * np.uint64(c0), _M1 * np.uint64(c2)
        c0, c1 = np.uint32((p1 >> _32) ^ c1 ^ k0), np.uint32(p1)
        c2, c3 = np.uint32((p0 >> _32) ^ c3 ^ k1), np.uint32(p0)
        k0, k1 = np.uint32(k0 + _W0), np.uint32(k1 + _W1)
    return c0, c1, c2, c3


@piece
def unit(word: np.uint32) -> float:
    """A 32-bit word as a number strictly inside 0–1, so that every inverse distribution is finite."""
    return (np.float64(word) + 0.5) * _UNIT


@piece
def words(seed: int, citizen: int, hour: int, item: int, stream: int) -> FourWords:
    """The four 32-bit words of one draw; arguments are integers, `seed` of 64 bits, the rest of 32."""
    key = np.uint64(seed)
    return philox(
        np.uint32(citizen), np.uint32(hour), np.uint32(item), np.uint32(stream), np.uint32(key), np.uint32(key >> _32)
    )


@kernel(signature="f8(u8,i8,i8,i8,i8)")
def uniform(seed: int, citizen: int, hour: int, item: int, stream: int) -> float:
    """One number in 0–1 for one decision."""
    return unit(words(seed, citizen, hour, item, stream)[0])


@kernel(signature="UniTuple(f8,4)(u8,i8,i8,i8,i8)")
def uniforms(seed: int, citizen: int, hour: int, item: int, stream: int) -> tuple[float, float, float, float]:
    """Four independent numbers in 0–1 for one decision that needs more than one."""
    w0, w1, w2, w3 = words(seed, citizen, hour, item, stream)
    return unit(w0), unit(w1), unit(w2), unit(w3)


@rule
def fill(column: np.ndarray, seed: int, first: int, hour: int, item: int, stream: int) -> None:
    """Write one draw each of the citizens from number `first` on into a column, for the same decision about `item`."""
    for i in range(len(column)):
        column[i] = unit(words(seed, first + i, hour, item, stream)[0])


@kernel(signature="i8(i8,i8)")
def pair(citizen: int, item: int) -> np.int64:
    """The item of a draw between two people: a 32-bit hash of (sharer, thing shared)."""
    zero = np.uint32(0)
    return np.int64(philox(np.uint32(citizen), np.uint32(item), zero, zero, zero, zero)[0])


def identity(*parts: str | int) -> int:
    """The 32-bit identity of a thing: BLAKE2b of its typed parts, e.g. `identity("article", "county", 12, 0)`."""
    typed = "\x1f".join(f"{type(part).__name__}:{part}" for part in parts)
    return int.from_bytes(blake2b(typed.encode(), digest_size=4).digest(), "little")
