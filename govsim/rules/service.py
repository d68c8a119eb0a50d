"""Needs, the menu, messages and what answers are worth."""

from __future__ import annotations

from math import exp, log

from govsim.rules.compiled import rule
from govsim.rules.numbers import Behaviour
from govsim.rules.presence import DAYS_A_WEEK
from govsim.rules.shape import HALF, clamped, logistic

SILENCE = 0.0
"""Value of a message that nobody answered."""
MET = 1.0
"""Value of a need that the menu met."""


@rule
def need(factor: float, b: Behaviour) -> float:
    """Chance of a need on a day: up with needs_per_week and with events' `factor`. Source: assumption."""
    return 1.0 - exp(-b.needs_per_week / DAYS_A_WEEK * factor)


@rule
def search(skill: float, b: Behaviour) -> float:
    """Chance to find a serving account by search: up with digital skill. Source: assumption."""
    return b.search_find * skill


@rule
def menu(level: float, friction: float, skill: float, connectivity: float) -> float:
    """Chance that the menu meets the need: up with service level, digital skill, connectivity; down with friction.

    Clumsy forms stop only those of little skill. Source: assumption.
    """
    return level * (1.0 - friction * (1.0 - skill)) * connectivity


@rule
def failure(b: Behaviour) -> float:
    """Value of a menu that failed. Source: assumption."""
    return b.menu_failure


@rule
def write(trust: float, habit: float, b: Behaviour) -> float:
    """Chance to send a message after the menu failed: up with trust and habit. Source: messages, EVIDENCE §1."""
    return logistic(b.message_base + b.message_trust * (trust - HALF) + b.message_habit * (habit - HALF))


@rule
def answer_value(usefulness: float, hours: float, b: Behaviour) -> float:
    """What an answer after `hours` is worth: its usefulness, less as it comes late, never below late_floor of it.

    A late answer beats none and usefulness weighs more than speed (EVIDENCE §2, Hubei survey experiments). How fast
    patience runs out (reply_half_life) is not known: an uncertainty to sweep.
    """
    return usefulness * (b.late_floor + (1.0 - b.late_floor) * 2.0 ** (-hours / b.reply_half_life))


@rule
def staff_usefulness(skill: float, u: float, b: Behaviour) -> float:
    """Usefulness of a staff answer: the clerks' skill, spread evenly by the draw `u`. Source: assumption."""
    return clamped(skill + b.usefulness_spread * (2.0 * u - 1.0))


@rule
def reply_minutes(u: float, b: Behaviour) -> float:
    """Minutes a clerk spends on an answer: exponential, by the draw `u`. Source: assumption."""
    return -b.reply_minutes * log(1.0 - u)


@rule
def gives_up(hours: float, b: Behaviour) -> bool:
    """Whether someone who has waited for `hours` takes it as silence. Source: assumption."""
    return hours >= b.give_up_hours
