"""The world at hour 0: citizens as columns, and their friendships.

It depends on the population section, the behaviour numbers and the seed, never on a strategy. Every trait is a draw
of that citizen alone, by inverse distribution around the segment's value, so another citizen more changes nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import special

from govsim.model.world import friendships
from govsim.model.world.edge_list import read_edge_list
from govsim.model.world.graph import Graph
from govsim.rules.chance import Stream, fill, identity
from govsim.rules.compiled import kernel
from govsim.rules.numbers import Behaviour
from govsim.scenario.schema import Account, Scenario


class Followers(NamedTuple):
    """Those who follow an account when it opens, ascending, and their habits: int64[n], float64[n]."""

    citizens: np.ndarray
    habits: np.ndarray


@dataclass(frozen=True, kw_only=True)
class World:
    """Citizens in order of identity; all arrays have one row per citizen.

    segment int64; sessions_per_day, digital_skill, connectivity, sociability, baseline_trust float64;
    interests float64[size, topics]; friends: the graph; follows: followers at hour 0 by key of the account.
    """

    segment: np.ndarray
    sessions_per_day: np.ndarray
    interests: np.ndarray
    digital_skill: np.ndarray
    connectivity: np.ndarray
    sociability: np.ndarray
    baseline_trust: np.ndarray
    friends: Graph
    follows: dict[str, Followers]

    @property
    def size(self) -> int:
        """Number of citizens."""
        return len(self.segment)


@kernel
def column(seed, size, hour, item, stream):
    """One draw of every citizen for the same thing: float64[size]."""
    result = np.empty(size)
    fill(result, seed, 0, hour, item, stream)
    return result


def population_size(scenario: Scenario) -> int:
    """Number of citizens: as said, or as many as the edge list has people."""
    population = scenario.population
    return population.size or len(read_edge_list(population.network.path)[0])


def build(scenario: Scenario, seed: int, b: Behaviour) -> World:
    """The world of a scenario for one seed; raises GovsimError where the friend graph cannot be had."""
    return _World(scenario, np.uint64(seed), b).build()


def followers_at_start(size: int, account: str, share: float, seed: int, b: Behaviour) -> Followers:
    """Those who follow `account` when it opens; each citizen is one with chance `share`."""
    item = identity("account", account)
    seed = np.uint64(seed)
    citizens = np.flatnonzero(column(seed, size, 0, item, int(Stream.FOLLOWS_AT_START)) < share)
    luck = column(seed, size, 0, item, int(Stream.HABIT_AT_START))[citizens]
    return Followers(citizens, _beta(luck, b.habit_start, b.habit_concentration))


def _beta(u: np.ndarray, mean: np.ndarray | float, concentration: float) -> np.ndarray:
    """Quantiles of Beta(mean·c, (1−mean)·c); a mean of 0 or 1 is itself."""
    mean = np.broadcast_to(np.asarray(mean, dtype=np.float64), u.shape)
    inside = (mean > 0) & (mean < 1)
    safe = np.where(inside, mean, 0.5)
    drawn = special.betaincinv(safe * concentration, (1 - safe) * concentration, u)
    return np.where(inside, drawn, mean)


def _gamma(u: np.ndarray, shape: float) -> np.ndarray:
    """Quantiles of a Gamma distribution with mean 1."""
    return special.gammaincinv(shape, u) / shape


class _World:
    """Draws the columns one after the other."""

    def __init__(self, scenario: Scenario, seed: np.uint64, b: Behaviour):
        self.population, self.accounts = scenario.population, scenario.accounts
        self.topics = [topic.key for topic in scenario.topics]
        self.seed, self.b = seed, b
        self.size = population_size(scenario)

    def build(self) -> World:
        segment = self.segments()
        interests = [self.interest(topic, segment) for topic in self.topics]
        return World(
            segment=segment,
            sessions_per_day=self.of("sessions_per_day", segment) * self.gamma(Stream.ACTIVITY, self.b.activity_shape),
            interests=np.column_stack(interests),
            digital_skill=self.beta(Stream.SKILL, self.of("digital_skill", segment), self.b.skill_concentration),
            connectivity=self.of("connectivity", segment),
            sociability=self.gamma(Stream.SOCIABILITY, self.b.sociability_shape),
            baseline_trust=self.beta(Stream.TRUST, self.of("trust", segment), self.b.trust_concentration),
            friends=self.friends(segment),
            follows={account.key: self.followers(account) for account in self.accounts},
        )

    def draw(self, stream: Stream, item: int = 0) -> np.ndarray:
        return column(self.seed, self.size, 0, item, int(stream))

    def gamma(self, stream: Stream, shape: float) -> np.ndarray:
        return _gamma(self.draw(stream), shape)

    def beta(self, stream: Stream, mean: np.ndarray, concentration: float) -> np.ndarray:
        return _beta(self.draw(stream), mean, concentration)

    def segments(self) -> np.ndarray:
        shares = np.cumsum([segment.share for segment in self.population.segments])
        chosen = np.searchsorted(shares, self.draw(Stream.SEGMENT), side="right")
        return np.minimum(chosen, len(shares) - 1)

    def of(self, field: str, segment: np.ndarray) -> np.ndarray:
        """The segment's value of a field for every citizen."""
        return np.array([getattr(part, field) for part in self.population.segments], dtype=np.float64)[segment]

    def interest(self, topic: str, segment: np.ndarray) -> np.ndarray:
        means = np.array([part.interests[topic] for part in self.population.segments], dtype=np.float64)
        u = self.draw(Stream.INTEREST, identity("topic", topic))
        return _beta(u, means[segment], self.b.interest_concentration)

    def followers(self, account: Account) -> Followers:
        return followers_at_start(self.size, account.key, account.followers, int(self.seed), self.b)

    def friends(self, segment: np.ndarray) -> Graph:
        """The friend graph, with heavy-tailed wishes (lognormal, mean 1) around the segment's factor."""
        sigma = self.b.friends_spread
        wanted = np.exp(sigma * special.ndtri(self.draw(Stream.FRIENDS_WANTED)) - sigma**2 / 2)
        factor = self.of("friends", segment)
        mean = sum(part.share * part.friends for part in self.population.segments)
        return friendships.build(self.population.network, wanted * factor / mean, segment, int(self.seed))
