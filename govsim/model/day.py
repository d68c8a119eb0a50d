"""The plan of a day: who has a session in which hour, who has a need, whom a campaign reaches.

Drawn once at midnight, so that an absent citizen costs next to nothing in the hours of the day. All three plans have
one shape: citizens sorted by hour, ascending within an hour, and where each hour begins.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from govsim.rules import presence, service
from govsim.rules.chance import Stream, fill, unit, words
from govsim.rules.compiled import kernel, rule
from govsim.rules.numbers import CONTACT_PROFILE, NEED_PROFILE, SESSION_PROFILE
from govsim.rules.presence import HOURS_A_DAY

SESSION_SHARES = presence.cumulative(SESSION_PROFILE)
NEED_SHARES = presence.cumulative(NEED_PROFILE)
CONTACT_SHARES = presence.cumulative(CONTACT_PROFILE)

_SESSIONS, _NEED, _CONTACT = int(Stream.SESSIONS), int(Stream.NEED), int(Stream.CAMPAIGN_CONTACT)
NEVER = -1
"""The hour of something that does not happen on this day."""
ABOVE = 1 + 1e-9
"""So much above the highest chance there is none, however it is rounded."""


class ByHour(NamedTuple):
    """Citizens of each hour of a day: those of hour h are citizens[starts[h]:starts[h+1]]."""

    citizens: np.ndarray
    starts: np.ndarray

    def at(self, hour: int) -> np.ndarray:
        """The citizens of one hour of the day, ascending: int32[n]."""
        return self.citizens[self.starts[hour] : self.starts[hour + 1]]

    def next_hour(self, hour: int) -> int:
        """The next hour of the day after `hour` that has citizens, 24 if there is none."""
        return int(np.searchsorted(self.starts, self.starts[hour + 1], side="right")) - 1


def sessions(seed: int, day: int, means: np.ndarray) -> ByHour:
    """Who has a session in which hour of `day`; two sessions in one hour are one."""
    return ByHour(*_sorted_masks(_session_masks(np.uint64(seed), day, means)))


def needs(seed: int, day: int, citizens: tuple[int, int], factors: np.ndarray, b) -> ByHour:
    """Who has a need in which hour; `factors` float64[24] raise or lower the rate in each hour.

    `citizens` are the first and the one after the last.
    """
    return ByHour(*_sorted_hours(_need_hours(np.uint64(seed), day, *citizens, factors, NEED_SHARES, b), citizens[0]))


def contacts(seed: int, day: int, campaign: int, citizens: tuple[int, int], chances: np.ndarray) -> ByHour:
    """Whom the campaign with identity `campaign` reaches in which hour; `chances` float64, one for each of `citizens`.

    `citizens` are the first and the one after the last.
    """
    hours = _contact_hours(np.uint64(seed), day, campaign, citizens[0], chances, CONTACT_SHARES)
    return ByHour(*_sorted_hours(hours, citizens[0]))


@kernel
def _session_masks(seed, day, means):
    masks = np.zeros(len(means), np.uint32)
    for citizen in range(len(means)):
        masks[citizen] = session_mask(seed, citizen, day, means[citizen])
    return masks


@rule
def session_mask(seed, citizen, day, mean):
    """The sessions of a citizen on a day: bit h is set where there is one in hour h."""
    block = words(seed, citizen, day * HOURS_A_DAY, 0, _SESSIONS)
    mask = np.uint64(0)
    for k in range(1, presence.session_count(mean, unit(block[0])) + 1):
        if k % 4 == 0:
            block = words(seed, citizen, day * HOURS_A_DAY, k // 4, _SESSIONS)
        mask |= np.uint64(1) << np.uint64(presence.place(unit(block[k % 4]), SESSION_SHARES))
    return mask


@kernel
def _need_hours(seed, day, begin, end, factors, shares, b):
    """Hour of the need of each citizen; most draws are above every hour's chance, and are done with at once."""
    hours = np.full(end - begin, NEVER, np.int8)
    lucks = np.empty(end - begin)
    fill(lucks, seed, begin, day * HOURS_A_DAY, 0, _NEED)
    most = service.need(factors.max(), b) * ABOVE
    for i in range(len(lucks)):
        if lucks[i] < most:
            hour = presence.place(unit(words(seed, begin + i, day * HOURS_A_DAY, 0, _NEED)[1]), shares)
            if lucks[i] < service.need(factors[hour], b):
                hours[i] = hour
    return hours


@kernel
def _contact_hours(seed, day, campaign, begin, chances, shares):
    hours = np.full(len(chances), NEVER, np.int8)
    lucks = np.empty(len(chances))
    fill(lucks, seed, begin, day * HOURS_A_DAY, campaign, _CONTACT)
    for i in range(len(chances)):
        if lucks[i] < chances[i]:
            hours[i] = presence.place(unit(words(seed, begin + i, day * HOURS_A_DAY, campaign, _CONTACT)[1]), shares)
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
def _sorted_hours(hours, begin):
    starts = np.zeros(HOURS_A_DAY + 1, np.int64)
    for hour in hours:
        if hour != NEVER:
            starts[hour + 1] += 1
    starts = np.cumsum(starts)
    citizens = np.empty(starts[-1], np.int32)
    filled = starts.copy()
    for i in range(len(hours)):
        if hours[i] != NEVER:
            citizens[filled[hours[i]]] = begin + i
            filled[hours[i]] += 1
    return citizens, starts
