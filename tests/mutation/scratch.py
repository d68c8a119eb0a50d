"""Scratch copies of the repository: one mutant at a time is planted in each, and tests run there."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import psutil

from .log import LINES, LOG
from .mutants import Mutant
from .reach import Reach

MEMORY = 12 << 30
"""Bytes of address space of a test process."""
NICENESS = 10
WARM = """
from govsim import GovSimModel
from tests.examples import small
for crowd in ("agents", "arrays"):
    GovSimModel(small(), crowd=crowd).run_for(days=3)
"""
"""Compiles most of what runs need."""
PYTEST = ("-m", "pytest", "-p", "tests.mutation.log", "-p", "no:cacheprovider", "--hypothesis-seed=1")
FOR_EVER = 3600.0


class Target(NamedTuple):
    """A test file, of which perhaps only the tests with a keyword, with compiled kernels or in plain Python."""

    file: str
    keyword: str = ""
    jit: bool = True


class Outcome(NamedTuple):
    """What came of one step of a test, as the log has it."""

    test: str
    outcome: str
    seconds: float


class Ran(NamedTuple):
    """How pytest ended, with None where it did not in time, and the outcomes up to there."""

    code: int | None
    outcomes: list[Outcome]

    def of(self, file: str) -> list[Outcome]:
        """Outcomes of a test file."""
        return [outcome for outcome in self.outcomes if outcome.test.split("::")[0] == file]


def failed(outcomes: list[Outcome]) -> list[str]:
    """Tests that failed, or files that could not be read, each once."""
    return list(dict.fromkeys(outcome.test for outcome in outcomes if outcome.outcome == "failed"))


class Stopped(Exception):
    """Someone has asked to end, and the test process was ended."""


class Scratch:
    """A copy of the repository with caches of its own, in which one mutant at a time is planted."""

    def __init__(self, folder: Path, original: Path):
        self.folder, self.root, self.original = folder, folder / "copy", original
        self.clean, self.faulty = folder / "clean", folder / "faulty"
        _copy(original, self.root)
        self.compiled = _compiled_of(self.root)
        self.planted_so_far = 0
        self.child: subprocess.Popen | None = None
        self.stopped = False

    def run(self, targets: list[Target], cache: Path, limit: float, *options: str, lines: str = "") -> Ran:
        """Run test files of the same keyword and kind for at most `limit` seconds; `lines`: a file for their lines.

        A run that a signal ends is run again: the signal may have come from someone else, and then says nothing.
        """
        ran = self._run(targets, cache, limit, options, lines)
        return self._run(targets, cache, limit, options, lines) if ran.code is not None and ran.code < 0 else ran

    def _run(self, targets: list[Target], cache: Path, limit: float, options: tuple[str, ...], lines: str) -> Ran:
        log, first = self.folder / "log", targets[0]
        log.write_text("")
        options = (*PYTEST, *options, "-k", first.keyword, f"--basetemp={self.folder / 'tmp'}")
        settings = {LOG: str(log), LINES: lines, "NUMBA_DISABLE_JIT": str(int(not first.jit))}
        code = self.python(*options, *(target.file for target in targets), cache=cache, limit=limit, **settings)
        return Ran(code, [Outcome(*json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()])

    def python(self, *command: str, cache: Path, limit: float = FOR_EVER, **settings: str) -> int | None:
        """Run Python on the copy; how it ended, or None where it did not in time."""
        data = os.environ.get("GOVSIM_TEST_DATA", str(self.original.parent / "shared" / "data"))
        about = {"PYTHONPATH": str(self.root), "GOVSIM_CACHE": str(cache), "GOVSIM_TEST_DATA": data}
        return self._wait([sys.executable, *command], os.environ | about | settings, limit)

    def warm(self) -> None:
        """Compile what runs need, once."""
        self.python("-c", WARM, cache=self.clean)

    def _wait(self, command: list[str], environment: dict[str, str], limit: float) -> int | None:
        if self.stopped:
            raise Stopped
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.child = child = subprocess.Popen(command, cwd=self.root, env=environment, start_new_session=True, **quiet)
        _restrain(child.pid)
        try:
            return child.wait(limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            self._end_child()
            if self.stopped:
                raise Stopped

    def stop(self) -> None:
        """Run nothing more, from any thread; whoever waits for a run gets Stopped."""
        self.stopped = True
        self._end_child()

    def _end_child(self) -> None:
        child, self.child = self.child, None
        if child:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)  # and all that it has started
            child.wait()

    def kernels_kept(self, mutant: Mutant, reach: Reach) -> tuple[list[Path], bool]:
        """Compiled kernels that a mutant leaves as they are; whether they are less than half of the machine code."""
        kernels = [path for path in (self.clean / "kernels").rglob("*") if path.is_file()]
        spread = reach.is_in_kernels(mutant)
        kept = [path for path in kernels if not _is_in(mutant, _owner(path, reach), spread, reach)]
        size = {path: path.stat().st_size for path in kernels}
        return kept, 2 * sum(size[path] for path in kept) < sum(size.values())

    @contextmanager
    def planted(self, mutant: Mutant, kernels: list[Path]) -> Iterator[None]:
        """The mutant in its place, and the kernels that it leaves as they are in a cache of its own."""
        path = self.root / mutant.file
        before, times = path.read_bytes(), path.stat()
        self.planted_so_far += 1  # Python tells byte code to be old by size and whole seconds
        path.write_text(mutant.planted(path.read_text(encoding="utf-8")), encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns + self.planted_so_far * 10**9))
        self._lend(kernels)
        try:
            yield
        finally:
            path.write_bytes(before)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
            shutil.rmtree(self.faulty, ignore_errors=True)

    def _lend(self, kernels: list[Path]) -> None:
        home = self.faulty / "kernels" / self.compiled.sources_hash()
        for path in kernels:
            (home / path.parent.name).mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, home / path.parent.name / path.name)


def _copy(original: Path, to: Path) -> None:
    """What a source distribution has."""
    about = tomllib.loads((original / "pyproject.toml").read_text(encoding="utf-8"))
    names = [*about["tool"]["hatch"]["build"]["targets"]["sdist"]["include"], "pyproject.toml"]
    for path in (original / name for name in names):
        if path.is_dir():
            shutil.copytree(path, to / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif path.is_file():
            to.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, to / path.name)


def _compiled_of(root: Path) -> ModuleType:
    """The copy's own `govsim.rules.compiled`, which names the cache of its kernels."""
    path = root / "govsim" / "rules" / "compiled.py"
    spec = importlib.util.spec_from_file_location(f"compiled_of_{root.parent.name}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _restrain(pid: int) -> None:
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        process.nice(NICENESS)
        if hasattr(process, "rlimit"):
            process.rlimit(psutil.RLIMIT_AS, (MEMORY, MEMORY))


def _owner(kernel: Path, reach: Reach) -> str | None:
    """The module of a kernel, which numba files as `folder_hash/module.function-line…`."""
    folder, module = kernel.parent.name.rsplit("_", 1)[0], kernel.name.split(".")[0]
    files = (file for file in reach.trees if Path(file).stem == module and Path(file).parent.name == folder)
    return next(files, None)


def _is_in(mutant: Mutant, owner: str | None, spread: bool, reach: Reach) -> bool:
    return owner is None or owner == mutant.file or (spread and mutant.file in reach.of(owner))
