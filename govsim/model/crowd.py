"""What the two crowds share: the methods that the model calls, and what they ask of the model in turn.

One crowd has an object for each citizen (`agents`), the other columns (`arrays`); what happens is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # a command that only names the crowds does without NumPy
    import numpy as np

    from govsim.model.accounts.helpdesk import Answer, Helpdesk
    from govsim.model.accounts.newsroom import Newsroom, Push
    from govsim.model.accounts.outreach import Outreach, Reach
    from govsim.model.record import Record
    from govsim.model.world.build import Followers
    from govsim.rules.numbers import Behaviour
    from govsim.scenario.schema import Practice, Scenario
    from govsim.scenario.strategies import Regime

AGENTS, ARRAYS = "agents", "arrays"
CROWDS = (AGENTS, ARRAYS)


class Crowd(Protocol):
    """All citizens of a model. Within an hour the model calls the methods in the order in which they stand here."""

    @property
    def hours_at_once(self) -> int:
        """Most hours that `have_sessions` passes in one call; 1 where each hour is a step of Mesa."""

    # The hour

    def begin_day(self, day: int, reaches: list[Reach]) -> None:
        """Draw the plan of the day, with the campaigns that run."""

    def start_rumour(self, number: int, chance: float) -> None:
        """Each citizen is among the first believers of a rumour with `chance`."""

    def leak(self, account: int) -> None:
        """Data of the account's followers leak."""

    def receivers(self, push: Push) -> np.ndarray:
        """How many followers of each segment a push reaches: int64[segments]."""

    def meet_campaigns(self, hour_of_day: int) -> None:
        """Campaign contacts of the hour."""

    def have_needs(self) -> None:
        """Needs of the hour, as far as they have not been had; messages go to the helpdesk."""

    def deliver(self, answers: list[Answer]) -> None:
        """Put answers where their citizens will find them; those to comments are seen by whoever reads on."""

    def have_sessions(self, until: int) -> int:
        """Sessions of this hour, and of later ones before `until` while nobody but citizens acts.

        Gives the last hour that has passed. What citizens did is in the record then.
        """

    # Accounts

    def open_account(self, account: int, followers: Followers) -> None:
        """An account opens with followers."""

    def close_account(self, account: int, heir: int | None) -> None:
        """An account closes, its queue handed over; followers and their habits pass to the heir if there is one."""

    # To look at

    @property
    def citizens(self) -> Sequence[Any]:
        """The citizens as objects, in order of index; raises GovsimError where they are columns."""

    def trust(self, hour: int) -> np.ndarray:
        """Trust of every citizen in an hour, 0–1: float64[size]."""

    def habits(self) -> np.ndarray:
        """Habit of every citizen with every account, 0–1, NaN for those who do not follow: float64[size, accounts]."""

    def last_read(self) -> np.ndarray:
        """Hour of every citizen's last reading, −1 for none: int64[size]."""

    def following(self) -> np.ndarray:
        """Whether each citizen follows an account: bool[size]."""

    def habits_of(self, citizen: int) -> dict[int, float]:
        """A citizen's habit with each account that it follows, by number of the account."""

    def trust_of(self, citizen: int, hour: int) -> float:
        """A citizen's trust in an hour."""

    def fatigue_of(self, citizen: int, account: int, hour: int) -> tuple[float, float]:
        """A citizen's fatigue in an hour, from an account and from all; an account that it has left counts, too."""


class Host(Protocol):
    """What a crowd asks of the model that it belongs to; accounts are numbered in the order of their keys."""

    seed: np.uint64
    hour: int
    timeline: tuple[Regime, ...]
    b: Behaviour

    keys: list[str]
    number: dict[str, int]
    items: list[int]
    topics: list[str]
    segments: list[str]
    rumour_items: list[int]

    now: Scenario
    practice: dict[int, Practice]
    serving: list[list[int]]
    topics_of: dict[int, list[int]]
    interest_factors: list[float] | None

    outreach: Outreach
    newsroom: Newsroom
    helpdesk: Helpdesk
    record: Record
    followers: np.ndarray

    @property
    def live(self) -> list[Push]:
        """Pushes whose life is not over, in the order in which they are met."""

    @property
    def topic_order(self) -> list[int]:
        """Topics in the order of their keys."""

    @property
    def need_shares(self) -> np.ndarray:
        """Cumulative shares of the topics of needs in this hour, in the order of their keys: float64[topics]."""

    @property
    def citizens(self) -> Sequence[Any]:
        """The citizens as objects, in order of index."""
