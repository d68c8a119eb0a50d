"""Where citizens stand in the picture: every community a disc of dots, from the centre outwards by segment.

Communities are found by label propagation (Raghavan, Albert and Kumara 2007): everybody takes on the label that is most
frequent among its friends, in a few sweeps. The picture is the same for both strategies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from govsim.model.world.graph import Graph
from govsim.rules.compiled import kernel

SWEEPS = 5
"""Sweeps after which hardly a label changes (measured on the county). Assumption."""
SKETCHES = ((20_000, 64), (np.inf, 16))
"""Min-hashes of everybody's friends, up to so many people: fewer are enough where chance makes few friends alike."""
ALIKE = 1 / 8
"""Share of their min-hashes that close friends have in common. Assumption, tried on the scenarios here."""
FEWEST = 6
"""People of the smallest community that has a disc of its own; others are gathered by segment. Assumption."""
MOST = 160
"""People of the largest disc: larger communities are cut. Assumption."""
GOLDEN = np.pi * (3 - np.sqrt(5))
"""The golden angle: turned by it from dot to dot, a spiral fills a disc evenly (Vogel 1979)."""
PUSHED_APART, PUSHES, BREATH = 500, 300, 1.2
"""Up to so many discs are pushed apart, so often, to so many times the sum of their radii. Assumption."""
FILLED = 0.80
"""Radius of a disc relative to its share of the picture: the rest is space between discs."""


@dataclass(frozen=True)
class Layout:
    """x and y between −1 and 1: float32[citizens]; `discs`: how many; `spacing`: between dots, in these units."""

    x: np.ndarray
    y: np.ndarray
    discs: int
    spacing: float


def layout(graph: Graph, segment: np.ndarray) -> Layout:
    """Places of all citizens of a friend graph; segment int[size]."""
    disc = _discs(communities(graph), segment)
    sizes = np.bincount(disc)
    x, y, radius = _centres(sizes)
    place = _place_in_disc(disc, sizes)
    distance, angle = radius[disc] * np.sqrt((place + 0.5) / sizes[disc]), place * GOLDEN + disc
    dots = x[disc] + distance * np.cos(angle), y[disc] + distance * np.sin(angle)
    spacing = radius[0] * np.sqrt(np.pi / sizes[0])
    return Layout(dots[0].astype(np.float32), dots[1].astype(np.float32), len(sizes), float(spacing))


def communities(graph: Graph) -> np.ndarray:
    """A label for every citizen, the same for those of one community: int64[size]."""
    sketch = next(sketch for size, sketch in SKETCHES if graph.size <= size)
    return _propagated(*_close_ties(graph.offsets, graph.friends, sketch, int(ALIKE * sketch)), SWEEPS)


def compile_kernels() -> None:
    """Compile what a layout needs, once on a machine, before anybody waits for it."""
    nobody = Graph(np.zeros(3, np.int64), np.empty(0, np.int32))
    communities(nobody)


@kernel
def _close_ties(offsets, friends, sketch, alike):
    """The ties of those who share friends, as rows: min-hashes (Broder 1997) tell who does without comparing all."""
    size = len(offsets) - 1
    least = np.full((size, sketch), np.uint32(0xFFFFFFFF))
    for citizen in range(size):
        for place in range(offsets[citizen], offsets[citizen + 1]):
            mixed = np.uint64(friends[place] + 1)
            for i in range(sketch):
                mixed = mixed * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)
                least[citizen, i] = min(least[citizen, i], np.uint32(mixed >> np.uint64(32)))
    starts, kept, close = np.zeros(size + 1, np.int64), 0, np.empty_like(friends)
    for citizen in range(size):
        for place in range(offsets[citizen], offsets[citizen + 1]):
            same = 0
            for i in range(sketch):
                same += least[citizen, i] == least[friends[place], i]
            close[kept] = friends[place]
            kept += same >= alike
        starts[citizen + 1] = kept
    return starts, close[:kept]


@kernel
def _propagated(offsets, friends, sweeps):
    """Labels after some sweeps, the smallest where several are equally frequent."""
    size = len(offsets) - 1
    label, count = np.arange(size), np.zeros(size, np.int64)
    for _ in range(sweeps):
        for citizen in range(size):
            best, most = label[citizen], 0
            for place in range(offsets[citizen], offsets[citizen + 1]):
                one = label[friends[place]]
                count[one] += 1
                if count[one] > most or (count[one] == most and one < best):
                    best, most = one, count[one]
            for place in range(offsets[citizen], offsets[citizen + 1]):
                count[label[friends[place]]] = 0
            label[citizen] = best
    return label


def _discs(label: np.ndarray, segment: np.ndarray) -> np.ndarray:
    """Number of everybody's disc, in the order of their commonest segment and then of size: int64[size]."""
    _, label, sizes = np.unique(label, return_inverse=True, return_counts=True)
    label = np.where(sizes[label] < FEWEST, len(sizes) + segment, label)
    order = np.argsort(label, kind="stable")
    first = np.searchsorted(label[order], label[order])
    part = np.empty(len(label), np.int64)
    part[order] = (np.arange(len(label)) - first) // MOST
    _, disc = np.unique(label * (len(label) + 1) + part, return_inverse=True)
    return _ordered(disc, segment)


def _ordered(disc: np.ndarray, segment: np.ndarray) -> np.ndarray:
    counts = np.zeros((disc.max() + 1, segment.max() + 1), np.int64)
    np.add.at(counts, (disc, segment), 1)
    order = np.lexsort((-counts.sum(axis=1), counts.argmax(axis=1)))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    return rank[disc]


def _centres(sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Centres and radii of discs on a spiral, each with its people's share of the picture: float64[discs]."""
    share = sizes / sizes.sum()
    distance, angle = np.sqrt(np.cumsum(share) - share / 2), np.arange(len(sizes)) * GOLDEN
    radius = FILLED * np.sqrt(share)
    x, y = distance * np.cos(angle), distance * np.sin(angle)
    if len(sizes) <= PUSHED_APART:
        x, y = _apart(x, y, radius)
    scale = np.hypot(x, y).max() + radius[np.hypot(x, y).argmax()]
    return x / scale, y / scale, radius / scale


def _apart(x: np.ndarray, y: np.ndarray, radius: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Discs that overlap push each other away, all are drawn to the centre a little: float64[discs] twice."""
    wanted = (radius[:, None] + radius) * BREATH
    for _ in range(PUSHES):
        dx, dy = x[:, None] - x, y[:, None] - y
        gap = np.hypot(dx, dy) + np.eye(len(x))
        push = np.maximum(wanted - gap, 0) / gap * 0.5 * (1 - np.eye(len(x)))
        weight = radius**2 / (radius[:, None] ** 2 + radius**2)
        x, y = 0.995 * x + (push * weight * dx).sum(axis=1), 0.995 * y + (push * weight * dy).sum(axis=1)
    return x, y


def _place_in_disc(disc: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """0, 1, 2, … within each disc: int64[size]."""
    order = np.argsort(disc, kind="stable")
    place = np.empty(len(disc), np.int64)
    place[order] = np.arange(len(disc)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return place
