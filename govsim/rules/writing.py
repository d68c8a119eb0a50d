"""What makes an article: appeal, errors, and which story a repost takes."""

from __future__ import annotations

from govsim.rules.compiled import rule
from govsim.rules.numbers import Behaviour
from govsim.rules.shape import HALF, logistic


@rule
def appeal(original: bool, local: bool, tone: float, interactive: bool, skill: float, z: float, b: Behaviour) -> float:
    """Appeal of an article, 0–1: up with originality, local use, friendly tone, something to take part in, skill.

    `z` is the luck of the article, standard normal; reposts of one story share it. Source: originals gain 1.42 in
    reads, EVIDENCE §1; the other gains: assumption. Left out: timing within the day, titles.
    """
    return logistic(
        b.appeal_mean
        + b.appeal_original * original
        + b.appeal_local * local
        + b.appeal_tone * tone
        + b.appeal_interactive * interactive
        + b.appeal_skill * (skill - HALF)
        + b.appeal_spread * z
    )


@rule
def error(review_hours: float, b: Behaviour) -> float:
    """Chance that an article goes out with an error: halved by every review_half_life hours. Source: assumption."""
    return b.error_rate * 2.0 ** (-review_hours / b.review_half_life)


@rule
def story(u: float, b: Behaviour) -> int:
    """Rank (0 = first) of the day's story a repost takes, by inverse distribution: the first ones likelier.

    Weights fall as 1/rank^story_focus over stories_per_day stories. Source: assumption.
    """
    count = int(b.stories_per_day)
    total = 0.0
    for rank in range(1, count + 1):
        total += rank ** (-b.story_focus)
    left = u * total
    for rank in range(1, count + 1):
        left -= rank ** (-b.story_focus)
        if left < 0:
            return rank - 1
    return count - 1
