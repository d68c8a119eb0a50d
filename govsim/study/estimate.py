"""What a run will take in memory and time, from the size of its columns and from small pilots of it."""

from __future__ import annotations

import time
import warnings
from dataclasses import dataclass

from govsim.model import memory
from govsim.model.model import GovSimModel
from govsim.model.world import build as worlds
from govsim.rules.numbers import behaviour
from govsim.scenario.paths import put
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import regimes

PILOTS = (2000, 20_000)
"""Citizens of the two pilots, which tell fixed cost from cost by citizen. The first is played twice, as a
warm-up."""
PILOT_DAYS = 8
FAR_FROM = 200_000
FAR = 1.6
"""From so many citizens on cache misses make each cost so many times more. Measured."""
ANOTHER_THREAD = 0.6
"""Speed-up of each thread besides the first. Measured with two on two cores."""
MOST_FRIENDS = 100
"""Friends of a pilot's citizen at most: so few citizens cannot have many more."""


@dataclass(frozen=True)
class RunEstimate:
    """What a run will take: bytes at the peak and bytes there are, seconds to build the world and to play it."""

    citizens: int
    ties: float
    days: int
    needed: float
    available: float
    building: float
    playing: float


def estimate_run(scenario: Scenario, strategy: str, crowd: str, threads: int = 1) -> RunEstimate:
    """An estimate before a run of a strategy starts; raises GovsimError where the strategy cannot be played."""
    timeline = regimes(scenario, strategy)
    need, friends = memory.needed(timeline, crowd), memory.mean_friends(scenario)
    _, small, large = (_pilot(scenario, strategy, crowd, size, friends) for size in (PILOTS[0], *PILOTS))
    days = scenario.horizon.days
    return RunEstimate(
        citizens=need.citizens,
        ties=need.citizens * friends / 2,
        days=days,
        needed=need.total,
        available=memory.available(),
        building=large[0] / PILOTS[1] * need.citizens * friends / min(friends, MOST_FRIENDS),
        playing=_extended(small[1], large[1], need.citizens, threads) * days,
    )


def _extended(small: float, large: float, citizens: int, threads: int) -> float:
    """Seconds of a day with so many citizens, on the line through the two pilots."""
    each = max(large - small, 0.0) / (PILOTS[1] - PILOTS[0])
    farther = FAR if citizens >= FAR_FROM else 1.0
    return max(small - each * PILOTS[0], 0.0) + each * citizens * farther / (1 + ANOTHER_THREAD * (threads - 1))


def _pilot(scenario: Scenario, strategy: str, crowd: str, size: int, friends: float) -> tuple[float, float]:
    """Seconds to build a world of this size, and to play one day of it after the first."""
    document = scenario.model_dump()
    network = {"kind": "communities", "mean_friends": max(1.0, min(friends, MOST_FRIENDS))}
    put(document, "population.size", size)
    put(document, "population.network", network)
    pilot = Scenario.model_validate(document)
    begin = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is said about a pilot's friend graph concerns nobody
        world = worlds.build(pilot, 1, behaviour(pilot.numbers()))
    built = time.perf_counter()
    days = min(PILOT_DAYS, scenario.horizon.days)
    model = GovSimModel(pilot, strategy, 1, crowd=crowd, world=world)
    model.run_for(days=1)
    start = time.perf_counter()
    model.run_for(days=days - 1)
    return built - begin, (time.perf_counter() - start) / max(days - 1, 1)
