"""What becomes of a mutant: tests run stage by stage, the cheapest first, until one fails."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from math import inf
from pathlib import Path
from typing import NamedTuple

import pytest

from .lines import Lines
from .mutants import Mutant
from .reach import Reach
from .scratch import FOR_EVER, Ran, Scratch, Target, failed

KILLED, SURVIVED, TIMEOUT = "KILLED", "SURVIVED", "TIMEOUT"
GOLDEN, AGENTS = "test_golden.py", "agents"
"""The test of golden numbers, and what its cases without the crowd of arrays have in their names."""
TWO_CROWDS = "test_two_crowds.py"
SLOW_NEIGHBOUR = 30.0
"""Seconds from which on a test near the module is not run at first, but as the first of the rest."""
PLAIN_PYTHON = 20.0
"""Seconds that a test file may take without compiled kernels."""
WELL = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
PATIENCE, COMPILING = 3.0, 60.0
"""A mutant may take so many times as long as no mutant, and so many seconds more; twice those where it compiles."""


class Baseline:
    """What tests do without a fault: how long they take, and which fail and are left out."""

    def __init__(self, say: Callable[[str], None]):
        self.seconds: dict[Target, float] = {}
        self._left_out: dict[bool, list[str]] = {True: [], False: []}
        self._say, self._lock = say, threading.Lock()

    def usable(self, targets: list[Target], scratch: Scratch) -> list[Target]:
        """Targets that pass without a fault, the fastest first; those not run so far are run."""
        with self._lock:
            for group in _alike([target for target in targets if target not in self.seconds]):
                ran = scratch.run(group, scratch.clean, PLAIN_PYTHON if not group[0].jit else FOR_EVER)
                for target in group:
                    self._learn(target, ran)
        return sorted((target for target in targets if self.seconds[target] < inf), key=self.seconds.get)

    def _learn(self, target: Target, ran: Ran) -> None:
        outcomes, how = ran.of(target.file), "" if target.jit else " in plain Python"
        faults = failed(outcomes)
        usable = outcomes and ran.code is not None and target.file not in faults
        self.seconds[target] = sum(outcome.seconds for outcome in outcomes) if usable else inf
        for test in faults if usable else [target.file]:
            self._say(f"left out{how}: {test} {'fails without a fault' if outcomes else 'runs nothing'}")
        self._left_out[target.jit] += faults if usable else []

    def options(self, target: Target) -> list[str]:
        """Leave out what fails without a fault, compiled as for a target or not."""
        return [option for test in self._left_out[target.jit] for option in ("--deselect", test)]


def _alike(targets: list[Target]) -> list[list[Target]]:
    """Targets that one command can run; in plain Python each alone, since it may take for ever."""
    groups = defaultdict(list)
    for target in targets:
        groups[target.keyword if target.jit else target].append(target)
    return list(groups.values())


class Verdict(NamedTuple):
    """A row of the output: a mutant and what became of it; `left_out`: test files for which no time was left."""

    file: str
    line: int
    column: int
    before: str
    after: str
    result: str
    killed_by: str
    seconds: float
    left_out: int
    digest: str


class Judge:
    """Runs the tests that can notice a mutant, stage by stage, until one does or the time for it is over."""

    def __init__(self, reach: Reach, lines: Lines, baseline: Baseline, limit: float):
        self.reach, self.lines, self.baseline, self.limit = reach, lines, baseline, limit

    def verdict(self, mutant: Mutant, scratch: Scratch) -> Verdict:
        """What becomes of a mutant; its seconds are without those of tests run without a fault."""
        kernels, compiles = scratch.kernels_kept(mutant, self.reach)
        spent, seen = 0.0, set()
        for targets in filter(None, self._stages(mutant, compiles, scratch)):
            begin, enough, left = time.monotonic(), self._enough(targets, compiles), self.limit - spent
            with scratch.planted(mutant, kernels):
                options = "-x", *self.baseline.options(targets[0])
                ran = scratch.run(targets, scratch.faulty, max(1.0, min(enough, left)), *options)
            spent += time.monotonic() - begin
            seen.update(target.file for target in targets if ran.of(target.file))
            if noticed := _noticed(ran, in_time=enough <= left):
                return Verdict(*mutant[:5], *noticed, round(spent, 1), 0, mutant.digest)
            if ran.code is None:
                break
        unseen = len({*self.reach.tests(mutant.file)} - seen) if spent >= self.limit else 0
        return Verdict(*mutant[:5], SURVIVED, "", round(spent, 1), unseen, mutant.digest)

    def _stages(self, mutant: Mutant, compiles: bool, scratch: Scratch) -> Iterator[list[Target]]:
        """What does not run a line cannot notice it: where tests are known to run it as Python, there are no others."""
        if on_the_line := [] if compiles else self._on_the_line(mutant):
            yield on_the_line
            return
        files, neighbours = self.reach.tests(mutant.file), self.reach.neighbours(mutant.file)
        siblings = self.reach.siblings(mutant.file)
        near = self._fast([Target(file, jit=not compiles) for file in neighbours], scratch)
        yield near
        beside = [] if compiles else [Target(file) for file in siblings]
        beside = self._fast([target for target in beside if target not in near], scratch)
        yield beside
        yield self.baseline.usable([Target(file, AGENTS) for file in files if Path(file).name == GOLDEN], scratch)
        crowds = [Target(file) for file in files if compiles and Path(file).name == TWO_CROWDS]
        yield self.baseline.usable(crowds, scratch)
        done = {*near, *beside, *crowds}
        rest = self.baseline.usable([Target(file) for file in files if Target(file) not in done], scratch)
        yield sorted(rest, key=lambda target: target.file not in {*neighbours, *siblings})

    def _on_the_line(self, mutant: Mutant) -> list[Target]:
        """Tests that run the mutant's line, the fastest first."""
        targets = [Target(test) for test in self.lines.tests(mutant)]
        self.baseline.seconds |= {target: self.lines.seconds[target.file] for target in targets}
        return targets

    def _fast(self, targets: list[Target], scratch: Scratch) -> list[Target]:
        return [t for t in self.baseline.usable(targets, scratch) if self.baseline.seconds[t] < SLOW_NEIGHBOUR]

    def _enough(self, targets: list[Target], compiles: bool) -> float:
        return PATIENCE * sum(map(self.baseline.seconds.get, targets)) + COMPILING * (1 + compiles)


def _noticed(ran: Ran, in_time: bool) -> tuple[str, str] | None:
    """KILLED and by which test, or TIMEOUT and after which; None if tests ran as without a fault, or had no time."""
    if faults := failed(ran.outcomes):
        return KILLED, faults[0]
    if ran.code is None:
        return (TIMEOUT, f"after {ran.outcomes[-1].test}" if ran.outcomes else "") if in_time else None
    return None if ran.code in WELL else (KILLED, f"(pytest ended with {ran.code})")
