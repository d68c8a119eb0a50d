"""What a reader does with an article: share, like, zaikan (在看), comment."""

from __future__ import annotations

from govsim.rules.compiled import rule
from govsim.rules.numbers import Behaviour
from govsim.rules.shape import HALF, logistic


@rule
def _reaction(
    base: float,
    by_appeal: float,
    by_interest: float,
    by_trust: float,
    by_interactive: float,
    appeal: float,
    interest: float,
    trust: float,
    interactive: bool,
) -> float:
    return logistic(
        base
        + by_appeal * (appeal - HALF)
        + by_interest * (interest - HALF)
        + by_trust * (trust - HALF)
        + by_interactive * interactive
    )


@rule
def share(appeal: float, interest: float, trust: float, interactive: bool, sociability: float, b: Behaviour) -> float:
    """Chance that a reader shares: up with appeal, interest, trust, something to take part in, and sociability.

    Source: shares per reader, EVIDENCE §1. Left out: reputation, what the friends already saw.
    """
    chance = _reaction(
        b.share_base, b.share_appeal, b.share_interest, b.share_trust, b.share_interactive,
        appeal, interest, trust, interactive,
    )  # fmt: skip
    return min(1.0, sociability * chance)


@rule
def like(appeal: float, interest: float, trust: float, interactive: bool, b: Behaviour) -> float:
    """Chance that a reader likes: same directions as sharing. Source: likes per read, EVIDENCE §1."""
    return _reaction(
        b.like_base, b.like_appeal, b.like_interest, b.like_trust, b.like_interactive,
        appeal, interest, trust, interactive,
    )  # fmt: skip


@rule
def zaikan(appeal: float, interest: float, trust: float, interactive: bool, b: Behaviour) -> float:
    """Chance that a reader marks zaikan (在看): same directions as liking. Source: assumption."""
    return _reaction(
        b.zaikan_base, b.zaikan_appeal, b.zaikan_interest, b.zaikan_trust, b.zaikan_interactive,
        appeal, interest, trust, interactive,
    )  # fmt: skip


@rule
def comment(appeal: float, interest: float, trust: float, interactive: bool, b: Behaviour) -> float:
    """Chance that a reader comments: same directions, most of all for polls and Q&A. Source: assumption.

    Left out: what an answer does to the commenter; later readers who see it are in `reading.experience`.
    """
    return _reaction(
        b.comment_base, b.comment_appeal, b.comment_interest, b.comment_trust, b.comment_interactive,
        appeal, interest, trust, interactive,
    )  # fmt: skip


@rule
def in_chat(b: Behaviour) -> float:
    """Chance that a share goes to a chat instead of Moments. Source: EVIDENCE §3, share of forwards by channel."""
    return b.chat_share


@rule
def recipients(friends: int, b: Behaviour) -> int:
    """How many of a sharer's friends a chat forward reaches: `chat_recipients`, or all if there are fewer."""
    return min(friends, int(b.chat_recipients))
