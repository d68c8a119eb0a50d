"""The plan of a day: who has a session in which hour, who has a need, whom a campaign reaches.

Drawn once at midnight, so that an absent citizen costs next to nothing in the hours of the day. All three plans have
one shape: citizens sorted by hour, ascending within an hour, and where each hour begins.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from govsim.rules import presence, service
from govsim.rules.chance import Stream, unit, words
from govsim.rules.compiled import kernel
from govsim.rules.numbers import CONTACT_PROFILE, NEED_PROFILE, SESSION_PROFILE
from govsim.rules.presence import HOURS_A_DAY

SESSION_SHARES = presence.cumulative(SESSION_PROFILE)
NEED_SHARES = presence.cumulative(NEED_PROFILE)
CONTACT_SHARES = presence.cumulative(CONTACT_PROFILE)

_SESSIONS, _NEED, _CONTACT = int(Stream.SESSIONS), int(Stream.NEED), int(Stream.CAMPAIGN_CONTACT)
NEVER = -1
"""The hour of something that does not happen on this day."""


class ByHour(NamedTuple):
    """Citizens of each hour of a day: those of hour h are citizens[starts[h]:starts[h+1]]."""

    citizens: np.ndarray
    starts: np.ndarray

    def at(self, hour: int) -> list[int]:
        """The citizens of one hour of the day, ascending."""
        return self.citizens[self.starts[hour] : self.starts[hour + 1]].tolist()


def sessions(seed: int, day: int, means: np.ndarray) -> ByHour:
    """Who has a session in which hour of `day`; two sessions in one hour are one."""
    return ByHour(*_sorted_masks(_session_masks(np.uint64(seed), day, means, SESSION_SHARES)))


def needs(seed: int, day: int, size: int, factors: np.ndarray, b) -> ByHour:
    """Who has a need in which hour; `factors` float64[24] raise or lower the rate in each hour."""
    return ByHour(*_sorted_hours(_need_hours(np.uint64(seed), day, size, factors, NEED_SHARES, b)))


def contacts(seed: int, day: int, campaign: int, chances: np.ndarray) -> ByHour:
    """Whom the campaign with identity `campaign` reaches in which hour; `chances` float64[size]."""
    return ByHour(*_sorted_hours(_contact_hours(np.uint64(seed), day, campaign, chances, CONTACT_SHARES)))


@kernel
def _session_masks(seed, day, means, shares):
    """Bit h of a citizen's mask: a session in hour h of the day."""
    masks = np.zeros(len(means), np.uint32)
    for citizen in range(len(means)):
        block = words(seed, citizen, day * HOURS_A_DAY, 0, _SESSIONS)
        count = presence.session_count(means[citizen], unit(block[0]))
        mask = 0
        for k in range(1, count + 1):
            if k % 4 == 0:
                block = words(seed, citizen, day * HOURS_A_DAY, k // 4, _SESSIONS)
            mask |= 1 << presence.hour_of(unit(block[k % 4]), shares)
        masks[citizen] = mask
    return masks


@kernel
def _need_hours(seed, day, size, factors, shares, b):
    hours = np.full(size, NEVER, np.int8)
    for citizen in range(size):
        block = words(seed, citizen, day * HOURS_A_DAY, 0, _NEED)
        hour = presence.hour_of(unit(block[1]), shares)
        if unit(block[0]) < service.need(factors[hour], b):
            hours[citizen] = hour
    return hours


@kernel
def _contact_hours(seed, day, campaign, chances, shares):
    hours = np.full(len(chances), NEVER, np.int8)
    for citizen in range(len(chances)):
        block = words(seed, citizen, day * HOURS_A_DAY, campaign, _CONTACT)
        if unit(block[0]) < chances[citizen]:
            hours[citizen] = presence.hour_of(unit(block[1]), shares)
    return hours


@kernel
def _sorted_masks(masks):
    starts = np.zeros(HOURS_A_DAY + 1, np.int64)
    for mask in masks:
        for hour in range(HOURS_A_DAY):
            starts[hour + 1] += (mask >> hour) & 1
    starts = np.cumsum(starts)
    citizens = np.empty(starts[-1], np.int32)
    filled = starts.copy()
    for citizen in range(len(masks)):
        for hour in range(HOURS_A_DAY):
            if (masks[citizen] >> hour) & 1:
                citizens[filled[hour]] = citizen
                filled[hour] += 1
    return citizens, starts


@kernel
def _sorted_hours(hours):
    starts = np.zeros(HOURS_A_DAY + 1, np.int64)
    for hour in hours:
        if hour != NEVER:
            starts[hour + 1] += 1
    starts = np.cumsum(starts)
    citizens = np.empty(starts[-1], np.int32)
    filled = starts.copy()
    for citizen in range(len(hours)):
        if hours[citizen] != NEVER:
            citizens[filled[hours[citizen]]] = citizen
            filled[hours[citizen]] += 1
    return citizens, starts
