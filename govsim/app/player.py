"""One strategy being played: its model, and what the page has to remember of it hour by hour."""

from __future__ import annotations

import numpy as np

from govsim.model.crowd import ARRAYS
from govsim.model.model import GovSimModel
from govsim.model.record import READ, SHARED, Count, Log
from govsim.model.world.build import World
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.schema import Scenario


class Tap(Log):
    """A log that also keeps its newest rows apart, until they are taken."""

    def __init__(self, kind: np.dtype):
        super().__init__(kind)
        self._kind, self._fresh = kind, []

    def extend(self, block: np.ndarray) -> None:
        """Add the rows of an array of the same kind."""
        super().extend(block)
        self._fresh.append(block)

    def take(self) -> np.ndarray:
        """The rows that have come since they were last taken."""
        fresh, self._fresh = self._fresh, []
        return np.concatenate([np.empty(0, self._kind), *fresh])


class Player:
    """A model, its newest readings and shares, and a row for every day passed.

    `days`: counts of each day int64[segments, Count]; `waiting`: open messages at the end of each day.
    """

    def __init__(self, scenario: Scenario, strategy: str, seed: int, world: World | None = None):
        self.model = GovSimModel(scenario, strategy, seed, crowd=ARRAYS, world=world)
        self.model.record.reads, self.model.record.shares = Tap(READ), Tap(SHARED)
        self.days: list[np.ndarray] = []
        self.waiting: list[int] = []

    @property
    def hour(self) -> int:
        """Hours passed."""
        return self.model.hour

    def step(self) -> None:
        """Pass one hour."""
        self.model.step()
        if self.model.hour % HOURS_A_DAY == 0:
            self._end_day()

    def _end_day(self) -> None:
        record, hour = self.model.record, self.model.hour
        self.days.append(record.by_hour[hour - HOURS_A_DAY : hour].sum(axis=(0, 1), dtype=np.int64))
        self.waiting.append(self.waiting_now())

    def waiting_now(self) -> int:
        """Messages and comments that nobody has answered yet, though somebody may."""
        desk = self.model.helpdesk
        return len(desk.arrived) + sum(map(len, desk.queues)) + sum(map(len, desk.desks))

    def fresh(self) -> tuple[np.ndarray, np.ndarray]:
        """Readings and shares since this was last asked: READ[n], SHARED[n]."""
        return self.model.record.reads.take(), self.model.record.shares.take()

    def counted(self) -> np.ndarray:
        """What was counted so far, by day: int64[days passed, segments, Count]."""
        return np.array(self.days, np.int64).reshape(-1, len(self.model.segments), len(Count))

    def following(self) -> np.ndarray:
        """Whether each citizen follows an account: bool[citizens]; accounts open with the first hour."""
        if self.hour:
            return self.model.crowd.following()
        found = np.zeros(self.model.world.size, bool)
        for followers in self.model.world.follows.values():
            found[followers.citizens] = True
        return found

    def followers(self) -> np.ndarray:
        """Ties to all accounts by segment: int64[segments]."""
        if self.hour:
            return self.model.followers.sum(axis=0)
        world, segments = self.model.world, len(self.model.segments)
        counts = [np.bincount(world.segment[f.citizens], minlength=segments) for f in world.follows.values()]
        return np.sum(counts, axis=0)
