"""Following, push fatigue and unfollowing."""

from __future__ import annotations

from govsim.rules.compiled import rule
from govsim.rules.numbers import Behaviour
from govsim.rules.shape import HALF, faded, logistic


@rule
def follow_reading(appeal: float, interest: float, trust: float, b: Behaviour) -> float:
    """Chance that a non-follower follows after reading: up with appeal, interest and trust.

    Source: about one new follower per 100 reads, EVIDENCE §1.
    """
    return logistic(
        b.follow_base
        + b.follow_appeal * (appeal - HALF)
        + b.follow_interest * (interest - HALF)
        + b.follow_trust * (trust - HALF)
    )


@rule
def follow_search(b: Behaviour) -> float:
    """Chance to follow an account found by search that met the need. Source: assumption."""
    return b.search_follow


@rule
def follow_campaign(base: float, interest: float, trust: float, b: Behaviour) -> float:
    """Chance to follow on a campaign contact: the channel's `base`, up with interest and trust. Source: assumption."""
    return logistic(base + b.follow_interest * (interest - HALF) + b.follow_trust * (trust - HALF))


@rule
def fatigue_after(fatigue: float, b: Behaviour) -> float:
    """Fatigue after one more push met, whatever its number of articles: up by 1/tolerance. Source: rough trial."""
    return fatigue + 1.0 / b.tolerance


@rule
def fatigue_left(fatigue: float, hours: float, b: Behaviour) -> float:
    """Fatigue that is left after `hours`: it fades with time constant fatigue_memory. Source: rough trial."""
    return faded(fatigue, hours, b.fatigue_memory)


@rule
def unfollow(fatigue: float, total: float, habit: float, trust: float, b: Behaviour) -> float:
    """Chance to unfollow an account that pushed something new.

    Up with its own fatigue and that from all accounts; down with habit and trust. Source: unfollowing a day,
    EVIDENCE §1, and too many pushes drive followers away, EVIDENCE §2. Left out: clearing out a list of accounts.
    """
    return logistic(
        b.unfollow_base
        + b.unfollow_fatigue * fatigue
        + b.unfollow_total * total
        - b.unfollow_habit * (habit - HALF)
        - b.unfollow_trust * (trust - HALF)
    )
