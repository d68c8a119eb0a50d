"""Needs, the menu, messages and what answers are worth."""

from __future__ import annotations

from math import exp, log

from govsim.rules.compiled import rule
from govsim.rules.presence import DAYS_A_WEEK
from govsim.rules.shape import HALF, clamped, logistic

SILENCE = 0.0
"""Value of a message that nobody answered."""
MET = 1.0
"""Value of a need that the menu met."""


@rule
def need(factor, b):
    """Chance of a need on a day: up with needs_per_week and with events' `factor`. Source: assumption."""
    return 1.0 - exp(-b.needs_per_week / DAYS_A_WEEK * factor)


@rule
def search(skill, b):
    """Chance to find a serving account by search: up with digital skill. Source: assumption."""
    return b.search_find * skill


@rule
def menu(level, friction, skill, connectivity):
    """Chance that the menu meets the need: up with service level, digital skill, connectivity; down with friction.

    Clumsy forms stop only those of little skill. Source: assumption.
    """
    return level * (1.0 - friction * (1.0 - skill)) * connectivity


@rule
def failure(b):
    """Value of a menu that failed. Source: assumption."""
    return b.menu_failure


@rule
def write(trust, habit, b):
    """Chance to send a message after the menu failed: up with trust and habit. Source: messages, EVIDENCE §1."""
    return logistic(b.message_base + b.message_trust * (trust - HALF) + b.message_habit * (habit - HALF))


@rule
def answer_value(usefulness, hours, b):
    """What an answer after `hours` is worth: its usefulness, less as it comes late, never below late_floor of it.

    A late answer beats none and usefulness weighs more than speed (EVIDENCE §2, Hubei survey experiments). How fast
    patience runs out (reply_half_life) is not known: an uncertainty to sweep.
    """
    return usefulness * (b.late_floor + (1.0 - b.late_floor) * 2.0 ** (-hours / b.reply_half_life))


@rule
def staff_usefulness(skill, u, b):
    """Usefulness of a staff answer: the clerks' skill, spread evenly by the draw `u`. Source: assumption."""
    return clamped(skill + b.usefulness_spread * (2.0 * u - 1.0))


@rule
def reply_minutes(u, b):
    """Minutes a clerk spends on an answer: exponential, by the draw `u`. Source: assumption."""
    return -b.reply_minutes * log(1.0 - u)


@rule
def gives_up(hours, b):
    """Whether someone who has waited for `hours` takes it as silence. Source: assumption."""
    return hours >= b.give_up_hours
