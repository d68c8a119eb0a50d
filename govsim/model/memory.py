"""How much memory a run will need, and a refusal, before it starts, of populations that cannot fit.

Bytes were measured (resident memory at its peak, scenario county, 10^5 to 10^7 citizens, NumPy 2.4); the parts that are
columns are counted as `arrays.tables` lays them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govsim.errors import GovsimError
from govsim.model.arrays import tables
from govsim.model.crowd import AGENTS
from govsim.model.free_memory import available
from govsim.model.world.build import population_size
from govsim.model.world.edge_list import read_edge_list
from govsim.rules.numbers import behaviour
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import Regime

PROGRAM = 0.35e9
"""Bytes of Python and its libraries with nobody in the model: 0.24 GB, and results. Measured."""
BUILDING = 250.0
"""Bytes for each citizen while a world is built. Measured."""
BUILDING_FRIEND = 11.6
"""Bytes for each citizen's each friend while a world is built. Measured."""
TRAITS = 96.0
"""Bytes of a citizen in a finished world, besides topics and friends: seven columns, offsets, followers."""
NUMBER = 8.0
FRIEND = 4.0
"""Bytes of a float64 or int64, and of a friend in a row of the graph."""
INBOX = 60.0
"""Bytes of what friends shared, sessions of the day and columns written out for recording, a citizen. Measured."""
AGENT = 6800.0
"""Bytes of an agent with nothing in it. Measured."""
AGENT_FRIEND = 40.0
"""Bytes of each friend in an agent's list: a reference and a whole number. Measured."""


@dataclass(frozen=True)
class Need:
    """Bytes that a run needs: `fixed` whoever lives there, `each` for every citizen, at its peak."""

    citizens: int
    fixed: float
    each: float

    @property
    def total(self) -> float:
        """Bytes at the peak."""
        return self.fixed + self.citizens * self.each

    def fitting(self, available: float) -> int:
        """Citizens for whom there is memory, rounded down to two digits."""
        most = max(int((available - self.fixed) / self.each), 0)
        step = 10 ** max(len(str(most)) - 2, 0)
        return most // step * step


def needed(timeline: Iterable[Regime], crowd: str) -> Need:
    """What a run of a strategy needs, with a crowd of `agents` or `arrays`."""
    regimes = tuple(timeline)
    scenario, friends = regimes[0].scenario, mean_friends(regimes[0].scenario)
    building = BUILDING + BUILDING_FRIEND * friends
    world = TRAITS + NUMBER * len(scenario.topics) + FRIEND * friends
    citizens = AGENT + AGENT_FRIEND * friends if crowd == AGENTS else _row(regimes)
    return Need(population_size(scenario), PROGRAM, max(building, world + citizens))


def _row(regimes: tuple[Regime, ...]) -> float:
    """Bytes of one citizen's rows in all columns."""
    accounts = {account.key for regime in regimes for account in regime.scenario.accounts}
    rumours = sum(event.kind == "rumour" for event in regimes[0].scenario.events)
    slots = tables.slots_needed(regimes, behaviour(regimes[0].scenario.numbers()))
    rows = (
        tables.CITIZEN.itemsize
        + tables.TRAITS.itemsize
        + tables.FOLLOW.itemsize * len(accounts)
        + tables.BELIEF.itemsize * rumours
    )
    return rows + slots / 8 + INBOX


def mean_friends(scenario: Scenario) -> float:
    """Friends of a citizen, as asked or as the edge list has them."""
    network = scenario.population.network
    if network.kind != "edge_list":
        return network.mean_friends
    ids, first, _ = read_edge_list(network.path)
    return 2 * len(first) / len(ids)


def refuse_too_large(timeline: Iterable[Regime], crowd: str) -> None:
    """Raise GovsimError, with the estimate and the size that would fit, if there is no memory for a run."""
    runs_at_once([timeline], crowd)


def runs_at_once(timelines: Iterable[Iterable[Regime]], crowd: str) -> int:
    """How many runs of some strategies there is memory for at once; GovsimError if not even for the largest one."""
    largest = max((needed(timeline, crowd) for timeline in timelines), key=lambda need: need.total)
    refuse(largest)
    return int(available() // largest.total)


def refuse(need: Need) -> None:
    """Raise GovsimError if there is less memory than is needed."""
    free = available()
    if need.total > free:
        raise GovsimError(
            "error.too_little_memory",
            size=f"{need.citizens:,}",
            value=f"{need.total / 1e9:.1f}",
            available=f"{free / 1e9:.1f}",
            allowed=f"{need.fitting(free):,}",
        )
