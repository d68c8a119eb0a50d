"""Further seeds in the background: the difference between the sides on every day, with its interval."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from govsim.app import choice as choices
from govsim.app.choice import Choice
from govsim.errors import GovsimError
from govsim.study.compare import Cell, compare
from govsim.study.judge.paired import estimate
from govsim.study.possible import possible

MEASURES = {"followers": "cumulate_user", "reads": "read_user", "trust": "trust"}
"""Measures of which a difference is said, and their columns in a run's daily series; reads are added up."""
OUTCOMES = {"followers": "followers_end", "reads": "reads", "trust": "trust"}
"""The outcome that each measure is at the end."""


_TURN = threading.Lock()
"""Held by the comparison that is played: its workers take all cores, so those of other pages wait."""


NICE = 10
"""How far further seeds stand back behind what is played (nice of POSIX). Assumption."""


class _NoLongerWantedError(Exception):
    """Raised inside a comparison that has been overtaken."""


@dataclass(frozen=True)
class Difference:
    """B − A on every day, over the seeds that both have played: float64[days] each; `low` NaN with one seed."""

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True)
class Found:
    """How far the background is: runs done and wanted, seeds both sides have, the differences by measure."""

    done: int
    wanted: int
    seeds: int
    differences: dict[str, Difference] = field(default_factory=dict)


class Further:
    """Compares a choice's sides over its seeds in a thread; `tell` hears after every run, `refuse` of what fails."""

    def __init__(self, tell: Callable[[Found], None], refuse: Callable[[GovsimError], None]):
        self.tell, self.refuse = tell, refuse
        self._wanted = 0

    def begin(self, choice: Choice, seeds: int) -> None:
        """Compare anew; what is under way for an earlier choice is dropped."""
        self._wanted += 1
        threading.Thread(
            target=self._compare, args=(self._wanted, choice, seeds), name="govsim-further", daemon=True
        ).start()

    def stop(self) -> None:
        """Drop what is under way."""
        self._wanted += 1

    def _compare(self, mine: int, choice: Choice, seeds: int) -> None:
        _stand_back()
        a, b = choices.keys(choice)
        cells: list[Cell] = []

        def hear(cell: Cell) -> None:
            self._refuse_if_overtaken(mine)
            cells.append(cell)
            self.tell(found(cells, a, b, seeds))

        try:
            self.tell(Found(0, seeds * len({a, b}), 0))
            with _TURN:
                self._refuse_if_overtaken(mine)
                compare(choices.scenario_of(choice), seeds, strategies=[a, b], baseline=a, on_run=hear)
        except _NoLongerWantedError:
            return
        except GovsimError as error:
            self.refuse(error)

    def _refuse_if_overtaken(self, mine: int) -> None:
        if mine != self._wanted:
            raise _NoLongerWantedError


def _stand_back() -> None:
    """Let play go before this thread and the workers it starts; Linux alone keeps a priority for every thread."""
    if sys.platform == "linux":
        os.nice(NICE)


def found(cells: list[Cell], a: str, b: str, seeds: int) -> Found:
    """What the runs so far say."""
    by_side = {
        key: {cell.seed: cell for cell in cells if cell.strategy == key and cell.series is not None} for key in (a, b)
    }
    both = sorted(by_side[a].keys() & by_side[b].keys())
    wanted = seeds * len({a, b})
    if not both or a == b:
        return Found(len(cells), wanted, len(both))
    differences = {
        measure: _difference(*(_by_seed([by_side[key][seed] for seed in both], measure) for key in (a, b)), measure)
        for measure in MEASURES
    }
    return Found(len(cells), wanted, len(both), differences)


def _by_seed(cells: list[Cell], measure: str) -> np.ndarray:
    """A measure of some runs: float64[runs, days]."""
    values = np.array([cell.series[MEASURES[measure]].to_numpy(np.float64) for cell in cells])
    return values.cumsum(axis=1) if measure == "reads" else values


def _difference(a: np.ndarray, b: np.ndarray, measure: str) -> Difference:
    limits = possible(OUTCOMES[measure])
    days = [estimate(b[:, day], a[:, day], limits=limits) for day in range(a.shape[1])]
    columns = [[getattr(one, name) for one in days] for name in ("difference", "low", "high")]
    return Difference(*(np.array(column, np.float64) for column in columns))
