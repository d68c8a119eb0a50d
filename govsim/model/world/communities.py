"""A friend graph with communities, of the clustering asked.

Communities follow the idea of BTER (Seshadhri, Kolda and Pinar 2012: dense blocks of people of like degree, Chung-Lu
ties between them), with families and a second, overlapping set of blocks.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np

from govsim.model.world.graph import Graph, GraphWarning, assembled, doubled, with_more
from govsim.rules.chance import Stream, uniform, uniforms
from govsim.rules.compiled import kernel, rule
from govsim.scenario.schema import Communities

DENSITY = 0.9
"""Share of pairs tied within a workplace or neighbourhood. Assumption; clustering is set by how many ties lie there."""
CLOSED = 0.8
"""Clustering for each unit of the squared share of ties in dense groups: 0.65–0.9 measured for means of 4 to 300."""
NEIGHBOURHOOD_PART = 0.35
"""Ties in the neighbourhood for one tie in the workplace, of those that workplaces leave over. Assumption."""
FAMILY_SIZE = 3
"""People of a family, who all know each other: mean household in China 2.6–3.1 (census 2010 and 2020)."""
FAMILIES_FROM_MEAN = 60.0
"""Below this mean number of friends families are left out: workplaces then have few people themselves. Assumption."""
LIKE_DEGREE = 0.2
"""Spread (sigma of ln) of wanted degree within a block. Assumption."""
MOST_FRIENDS = 1 / 3
"""Nobody wishes for more friends than this share of the population: so the largest wishes can be met. Assumption."""
CLOSE_ENOUGH = 0.015
"""A realised clustering off by more is corrected."""
TOLERANCE = 0.05
"""A realised clustering off by more is said in a warning."""
CORRECTIONS = 8
"""Most graphs built until the clustering is close enough."""
NARROWEST = 0.003
"""Two shares of ties in dense groups that differ by less give the same clustering."""
SAMPLED = 1500
"""Citizens whose local clustering is measured while correcting: its error is then about 0.005."""
ROUNDS = 5
"""Most rounds in which remaining ties are drawn: each loses some to duplicates."""
LAST_ROUNDS = 2
"""In so many last rounds partners come from anywhere: those left over have found all they can in their segment."""
ENOUGH = 0.995
"""Share of the wanted ties with which no further round is played."""

_TIE, _PLACE, _PARTNER = int(Stream.GRAPH_TIE), int(Stream.GRAPH_PLACE), int(Stream.GRAPH_PARTNER)


def communities(network: Communities, wanted: np.ndarray, segments: np.ndarray, seed: np.uint64) -> Graph:
    """A graph with the clustering asked, or the nearest that can be had and a warning."""
    town = _Town(network, wanted, segments, seed)
    graph, clustering = _corrected(town.graph, network.clustering, town.clustering_by_chance())
    if abs(clustering - network.clustering) > TOLERANCE:
        values = {"value": f"{clustering:.2f}", "asked": f"{network.clustering:g}"}
        warnings.warn(GraphWarning("warning.clustering", **values), stacklevel=3)
    return graph


def _corrected(graph_of: Callable[[float], Graph], asked: float, by_chance: float) -> tuple[Graph, float]:
    """The graph whose share of ties in dense groups gives the clustering asked, and its clustering.

    Clustering is about by_chance + CLOSED·share²: the first share solves that, the next ones correct what is measured.
    """
    share, low, high = min(max(asked - by_chance, 0.0) / CLOSED, 1.0) ** 0.5, 0.0, 1.0
    best, nearest = None, np.inf
    for _ in range(CORRECTIONS):
        graph = graph_of(share)
        clustering = graph.clustering(SAMPLED)
        if abs(clustering - asked) < abs(nearest - asked):
            best, nearest = graph, clustering
        low, high = (share, high) if clustering < asked else (low, share)
        if abs(clustering - asked) <= CLOSE_ENOUGH or high - low < NARROWEST:
            break
        share = _between(low, high, share**2 + (asked - clustering) / CLOSED)
    return best, nearest


def _between(low: float, high: float, square: float) -> float:
    """The root of `square` if it lies between, else the middle."""
    root = max(square, 0.0) ** 0.5
    return root if low < root < high else (low + high) / 2


class _Town:
    """Who wants how many friends of which segment, and the graph for a share of ties in dense groups."""

    def __init__(self, network: Communities, wanted: np.ndarray, segments: np.ndarray, seed: np.uint64):
        self.size, self.seed, self.segments = len(wanted), seed, segments
        self.homophily = network.homophily
        self.degrees = _capped(wanted, network.mean_friends, MOST_FRIENDS * self.size)
        self.family_size = FAMILY_SIZE if network.mean_friends >= FAMILIES_FROM_MEAN else 1
        self.by_segment = np.argsort(segments, kind="stable").astype(np.int32)
        self.bounds = np.searchsorted(segments[self.by_segment], np.arange(segments.max() + 2))

    def clustering_by_chance(self) -> float:
        """Clustering of Chung-Lu ties with these degrees (Newman 2003, "The structure and function of networks")."""
        return float((self.degrees**2).mean() ** 2 / (self.size * self.degrees.mean() ** 3))

    def graph(self, share: float) -> Graph:
        """Families, workplaces with `share` of each one's other ties, neighbourhoods, and what remains."""
        return self.with_remainder(assembled(self.size, *self.dense_ties(share)))

    def dense_ties(self, share: float) -> tuple[np.ndarray, np.ndarray]:
        """The ties of families, workplaces and neighbourhoods."""
        outside = np.maximum(self.degrees - (self.family_size - 1), 0.0)
        parts = [_family_ties(self.size, self.family_size)]
        for layer, part in enumerate((share, NEIGHBOURHOOD_PART * share * (1 - share))):
            parts.append(_block_ties(self.seed, self.block_order(layer), outside, part, layer))
        first, second = map(np.concatenate, zip(*parts, strict=True))
        return first, second

    def block_order(self, layer: int) -> np.ndarray:
        """Citizens by circle (the own segment, or anyone's) and wanted degree, so that neighbours share a block.

        Both ends of a tie must be in the circle of their segment for it to count: hence the root.
        """
        own = self.homophily**0.5
        circle, level = _places(self.seed, self.degrees, self.segments, own, self.segments.max() + 1, layer)
        return np.lexsort((level, circle)).astype(np.int32)

    def with_remainder(self, graph: Graph) -> Graph:
        """Add the ties that are still wanted, in rounds."""
        for round_ in range(ROUNDS):
            missing = np.maximum(self.degrees - graph.degrees(), 0.0)
            ends = self.degrees.sum() - len(graph.friends)
            if ends <= (1 - ENOUGH) * self.degrees.sum():
                break
            own = self.homophily if round_ < ROUNDS - LAST_ROUNDS else 0.0
            graph = with_more(graph, *self.partners(missing * min(1.0, ends / missing.sum()), own, round_))
        return graph

    def partners(self, missing: np.ndarray, own: float, round_: int) -> tuple[np.ndarray, np.ndarray]:
        """Ties among those who miss some, inside the own segment with chance `own`."""
        weights = missing[self.by_segment]
        ends = np.concatenate(([0.0], np.cumsum(weights)))[self.bounds]
        table = _alias_table(weights, self.bounds)
        return _partners(self.seed, missing, own, round_, self.segments, self.by_segment, self.bounds, ends, table)


def _capped(wanted: np.ndarray, mean: float, most: float) -> np.ndarray:
    """Degrees proportional to `wanted` with the mean asked and none above `most`."""
    degrees = wanted * (mean / wanted.mean())
    while degrees.max() > most and degrees.min() < most:
        capped = np.minimum(degrees, most)
        if capped.mean() > 0.999 * mean:
            return capped
        degrees = capped * (mean / capped.mean())
    return degrees


def _family_ties(size: int, people: int) -> tuple[np.ndarray, np.ndarray]:
    """Each citizen is tied to those after it in its family: `people` consecutive citizens."""
    citizen = np.arange(size, dtype=np.int32)
    gaps = range(1, min(people, size))
    first = np.concatenate([citizen[:-gap] for gap in gaps] or [citizen[:0]])
    second = np.concatenate([citizen[gap:] for gap in gaps] or [citizen[:0]])
    same = first // people == second // people
    return first[same], second[same]


@kernel
def _places(seed, degrees, segments, own, circles, layer):
    """Circle of every citizen and a noisy logarithm of the wanted degree."""
    circle = np.empty(len(degrees), np.int64)
    level = np.empty(len(degrees))
    for citizen in range(len(degrees)):
        home, other, noise, more = uniforms(seed, citizen, layer, 0, _PLACE)
        circle[citizen] = segments[citizen] if home < own else int(other * circles)
        level[citizen] = np.log(degrees[citizen] + 1e-9) + LIKE_DEGREE * _nearly_normal(noise, more)
    return circle, level


@rule
def _nearly_normal(u, v):
    """A variable with mean 0 and spread 1 of two uniform ones: their sum has variance 1/6."""
    return (u + v - 1.0) * np.sqrt(6.0)


@kernel
def _block_ties(seed, order, degrees, share, layer):
    """Ties within consecutive blocks of `order`, so that each citizen has about share·degree of them there."""
    capacity = int(degrees.sum() * share * 0.6) + 1024
    first, second = np.empty(capacity, np.int32), np.empty(capacity, np.int32)
    found = 0
    for one, other, wish in _block_pairs(order, degrees, share):
        if uniform(seed, one, layer, other, _TIE) < wish:
            if found == len(first):
                first, second = doubled(first), doubled(second)
            first[found], second[found] = one, other
            found += 1
    return first[:found], second[:found]


@rule
def _block_pairs(order, degrees, share):
    """Every pair of a block, the lower citizen first, with the chance that they are tied."""
    begin = 0
    while begin < len(order):
        end = min(len(order), begin + _block_size(share * degrees[order[begin]]))
        for a in range(begin, end):
            for b in range(a + 1, end):
                wish = share * np.sqrt(degrees[order[a]] * degrees[order[b]]) / (end - begin - 1)
                yield min(order[a], order[b]), max(order[a], order[b]), wish
        begin = end


@rule
def _block_size(inside):
    """People of a block in which someone with `inside` ties finds them at the density wanted."""
    return max(2, int(inside / DENSITY + 1.5))


@kernel
def _alias_table(weights, bounds):
    """Alias tables (Walker 1977, Vose 1991) to draw by weight within each bounds[k]:bounds[k+1].

    A place drawn evenly stands with its chance (float64) and else gives way to its alias (int32).
    """
    chance, alias = np.ones(len(weights)), np.arange(len(weights)).astype(np.int32)
    for part in range(len(bounds) - 1):
        low, high = bounds[part], bounds[part + 1]
        total = 0.0
        for place in range(low, high):
            total += weights[place]
        for place in range(low, high if total > 0 else low):
            chance[place] = weights[place] * (high - low) / total
        _level(chance, alias, low, high)
    return chance, alias


@kernel
def _level(chance, alias, low, high):
    """Fill every place below the mean from one above it: `poor` and `rich` are piles of places."""
    poor, rich = np.empty(high - low, np.int64), np.empty(high - low, np.int64)
    poors = riches = 0
    for place in range(low, high):
        if chance[place] < 1:
            poor[poors] = place
            poors += 1
        else:
            rich[riches] = place
            riches += 1
    while poors > 0 and riches > 0:
        poors -= 1
        taker, giver = poor[poors], rich[riches - 1]
        alias[taker] = giver
        chance[giver] -= 1.0 - chance[taker]
        if chance[giver] < 1:
            riches -= 1
            poor[poors] = giver
            poors += 1


@kernel
def _partners(seed, missing, own, round_, segments, by_segment, bounds, ends, table):
    """Each citizen draws half of its missing ties, its partner by what others miss.

    by_segment int32[size]: citizens by segment; bounds, ends: places and sums of what is missed at the segments' ends.
    """
    first = np.empty(int(ends[-1] / 2) + len(missing) + 16, np.int32)
    second = np.empty(len(first), np.int32)
    found = 0
    for citizen in range(len(missing)):
        luck = uniform(seed, citizen, round_, 0, _PARTNER)
        for draw in range(1, int(missing[citizen] / 2 + luck) + 1):
            among, where, keep, other = uniforms(seed, citizen, round_, draw, _PARTNER)
            part = segments[citizen] if among < own else _part(other * ends[-1], ends)
            place = bounds[part] + int(where * (bounds[part + 1] - bounds[part]))
            second[found] = by_segment[place if keep < table[0][place] else table[1][place]]
            first[found] = citizen
            found += 1
    return first[:found], second[:found]


@rule
def _part(target, ends):
    """The segment within whose ends `target` lies."""
    part = 0
    while ends[part + 1] <= target:
        part += 1
    return part
