"""Lines: which tests run which lines of the package, learnt by running every test once without a fault."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import coverage

from .mutants import Mutant
from .scratch import Outcome, Scratch, Target, failed

FOR_ALL = 4 * 3600.0


class Lines:
    """Seconds of each test that passes, and the tests that run each line of each module."""

    def __init__(self, seconds: dict[str, float], tests: dict[str, dict[str, list[str]]]):
        self.seconds, self._tests = seconds, tests

    def tests(self, mutant: Mutant) -> list[str]:
        """Tests that run the line of a mutant, the fastest first; none for what runs at import or as machine code."""
        found = self._tests.get(mutant.file, {}).get(str(mutant.line), [])
        return sorted(found, key=self.seconds.get)


def learnt(scratches: list[Scratch], files: list[str], kept: Path | None) -> Lines:
    """Run test files, as many at a time as there are scratch copies; what is kept of the same sources is used again."""
    digest = _digest(scratches[0].root)
    if kept and kept.exists() and (found := json.loads(kept.read_text(encoding="utf-8")))["digest"] == digest:
        return Lines(found["seconds"], found["tests"])
    parts = [files[number :: len(scratches)] for number in range(len(scratches))]
    with ThreadPoolExecutor(len(scratches)) as pool:
        lines = _together(list(pool.map(_of, scratches, parts)))
    if kept:
        kept.write_text(json.dumps({"digest": digest, "seconds": lines.seconds, "tests": lines._tests}))
    return lines


def _of(scratch: Scratch, files: list[str]) -> Lines:
    data = scratch.folder / "lines"
    ran = scratch.run([Target(file) for file in files], scratch.clean, FOR_ALL, lines=str(data))
    seconds, faults = _seconds(ran.outcomes), set(failed(ran.outcomes))
    passed = {test: spent for test, spent in seconds.items() if "::" in test and test not in faults}
    found = coverage.CoverageData(str(data))
    found.read()
    tests = {}
    for path in found.measured_files():
        by_line = found.contexts_by_lineno(path).items()
        name = Path(path).relative_to(scratch.root).as_posix()
        tests[name] = {str(line): [test for test in run_by if test in passed] for line, run_by in by_line}
    return Lines(passed, tests)


def _seconds(outcomes: Iterable[Outcome]) -> dict[str, float]:
    seconds: dict[str, float] = defaultdict(float)
    for outcome in outcomes:
        seconds[outcome.test] += outcome.seconds
    return seconds


def _together(parts: list[Lines]) -> Lines:
    seconds, tests = {}, defaultdict(lambda: defaultdict(list))
    for part in parts:
        seconds |= part.seconds
        for file, by_line in part._tests.items():
            for line, run_by in by_line.items():
                tests[file][line] += run_by
    return Lines(seconds, {file: dict(by_line) for file, by_line in tests.items()})


def _digest(root: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(path for folder in ("govsim", "tests") for path in (root / folder).rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
