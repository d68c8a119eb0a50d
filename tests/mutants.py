"""Mutation testing: plant random small faults in the package, one at a time, and see which tests notice.

A mutant is the package with one fault, such as `<=` for `<`. It is planted in a scratch copy, and the tests that can
reach it run there, the cheapest first: those of the module itself, the golden numbers, both crowds side by side where
most of the machine code changes, and the rest in order of speed. A test that fails without a fault is left out.
"""

from __future__ import annotations

import argparse
import ast
import csv
import fnmatch
import hashlib
import importlib.util
import json
import os
import queue
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from functools import cache
from itertools import accumulate, islice, pairwise
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import NamedTuple

import psutil
import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("rules", "scenario", "model", "measures", "study", "reports/brief")
"""Folders of govsim in which faults are planted."""
LEFT_OUT = ("graph*", "edge_list*", "words*")
"""Names of files and folders in them that are spared."""
GOLDEN, AGENTS = "test_golden.py", "agents"
"""The test of golden numbers, and what its cases without the crowd of arrays have in their names."""
TWO_CROWDS = "test_two_crowds.py"
KILLED, SURVIVED, TIMEOUT = "KILLED", "SURVIVED", "TIMEOUT"
SLOW_NEIGHBOUR = 30.0
"""Seconds from which on a module's own test runs among the rest."""
PLAIN_PYTHON = 20.0
"""Seconds that a test file may take without compiled kernels."""
PATIENCE, COMPILING = 3.0, 60.0
"""A mutant may take so many times as long as no mutant, and so many seconds more; twice those where it compiles."""
MEMORY = 12 << 30
"""Bytes of address space of a test process."""
NICENESS = 10
LOG = "MUTANTS_LOG"
WARM = """
from govsim import GovSimModel
from tests.examples import small
for crowd in ("agents", "arrays"):
    GovSimModel(small(), crowd=crowd).run_for(days=3)
"""
EXAMPLES = """examples:
  python tests/mutants.py --count 300 --seed 1 --jobs 2 --out mutants.csv    the habit; again to go on after Ctrl-C
  python tests/mutants.py --only govsim/model/helpdesk.py --count 20         one module
  python tests/mutants.py --only govsim/study --list                         what would be planted
"""

# Operators: every one gives the edits of one node.


class Edit(NamedTuple):
    """Replace characters `start` to `end` of a module's text."""

    start: int
    end: int
    after: str


class Source:
    """A module's text, and where its nodes stand in it."""

    def __init__(self, text: str):
        self.text, self.tree = text, ast.parse(text)
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def span(self, node: ast.AST) -> tuple[int, int]:
        """First character of a node, and the one after its last."""
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def _at(self, line: int, byte: int) -> int:
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:byte].decode())

    def part(self, node: ast.AST) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.text[start:end]

    def line(self, offset: int) -> int:
        """Number of the line in which a character stands."""
        return self.text.count("\n", 0, offset) + 1

    def between(self, left: ast.AST, right: ast.AST, sign: str, after: str) -> Edit:
        """Replace the operator between two nodes."""
        begin, end = self.span(left)[1], self.span(right)[0]
        gap = re.sub(r"#[^\n]*", lambda comment: " " * len(comment[0]), self.text[begin:end])
        words = r"\s+".join(map(re.escape, sign.split()))
        found = re.search(rf"\b{words}\b" if sign[0].isalpha() else words, gap)
        return Edit(begin + found.start(), begin + found.end(), after)


COMPARISONS = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"), ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"), ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}  # fmt: skip
CONNECTIVES = {ast.And: ("and", "or"), ast.Or: ("or", "and")}
ARITHMETIC = {ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*")}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
METHODS = NAMES | {
    "minimum": "maximum", "maximum": "minimum", "sum": "mean", "median": "mean", "nanmean": "nanmedian",
    "nanmedian": "nanmean", "fmean": "median",
}  # fmt: skip
WITH_MEDIAN = ("np", "numpy", "statistics")
"""Modules whose mean becomes a median; that of an array becomes a sum."""
DEFAULTS = {"float": "0.0", "int": "0", "bool": "False", "str": '""', "list": "[]", "tuple": "()", "dict": "{}"}
"""What is returned instead, by the annotation; numbers are returned where there is none, as by rules."""


def comparisons(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`<` for `<=` and the like."""
    if isinstance(node, ast.Compare):
        for (left, right), sign in zip(pairwise([node.left, *node.comparators]), node.ops, strict=True):
            yield source.between(left, right, *COMPARISONS[type(sign)])


def connectives(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`and` for `or`, and the other way round."""
    if isinstance(node, ast.BoolOp):
        for left, right in pairwise(node.values):
            yield source.between(left, right, *CONNECTIVES[type(node.op)])


def arithmetic(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`+` for `-`, `*` for `/` and the other way round; texts are joined by + only."""
    match node:
        case ast.BinOp(left, op, right) if type(op) in ARITHMETIC and not (_is_text(left) or _is_text(right)):
            yield source.between(left, right, *ARITHMETIC[type(op)])
        case ast.AugAssign(target, op, value) if type(op) in ARITHMETIC and not _is_text(value):
            yield source.between(target, value, *(f"{sign}=" for sign in ARITHMETIC[type(op)]))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def negations(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`not` dropped."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        start, _ = source.span(node)
        yield Edit(start, re.compile(r"not\s*").match(source.text, start).end(), "")


def constants(source: Source, node: ast.AST) -> Iterator[Edit]:
    """Whole numbers one up, others doubled, True for False."""
    match node:
        case ast.Constant(bool(value)):
            yield Edit(*source.span(node), str(not value))
        case ast.Constant(int(value)):
            yield Edit(*source.span(node), str(value + 1))
        case ast.Constant(float(value)):
            yield Edit(*source.span(node), repr(2 * value or 1.0))


def swaps(source: Source, node: ast.AST) -> Iterator[Edit]:
    """The other one of two functions, such as min and max."""
    match node:
        case ast.Name(name, ast.Load()) if name in NAMES:
            yield Edit(*source.span(node), NAMES[name])
        case ast.Call(ast.Attribute(value, "mean") as called):
            yield _renamed(source, called, "median" if source.part(value) in WITH_MEDIAN else "sum")
        case ast.Call(ast.Attribute(_, name) as called) if name in METHODS:
            yield _renamed(source, called, METHODS[name])


def _renamed(source: Source, called: ast.Attribute, name: str) -> Edit:
    _, end = source.span(called)
    return Edit(end - len(called.attr), end, name)


def drops(source: Source, node: ast.AST) -> Iterator[Edit]:
    """A statement left out: a call for its effect, or an assignment to a part of something."""
    match node:
        case ast.Expr(ast.Call()):
            yield Edit(*source.span(node), "pass")
        case ast.Assign(targets=targets) if any(map(_is_part, targets)):
            yield Edit(*source.span(node), "pass")
        case ast.AugAssign(target) | ast.AnnAssign(target, value=ast.expr()) if _is_part(target):
            yield Edit(*source.span(node), "pass")


def _is_part(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute | ast.Subscript)


def defaults(source: Source, node: ast.AST) -> Iterator[Edit]:
    """A function returns a default instead."""
    if isinstance(node, ast.FunctionDef):
        kind = source.part(node.returns).split("[")[0] if node.returns else "float"
        default = DEFAULTS.get(kind, "None")
        for statement in _own(node):
            if isinstance(statement, ast.Return) and statement.value and source.part(statement.value) != default:
                yield Edit(*source.span(statement.value), default)


def choices(source: Source, node: ast.AST) -> Iterator[Edit]:
    """`x if c else y` is y."""
    if isinstance(node, ast.IfExp):
        yield Edit(*source.span(node), source.part(node.orelse))


OPERATORS = (comparisons, connectives, arithmetic, negations, constants, swaps, drops, defaults, choices)
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
WITHOUT_EFFECT = ("strict", "stacklevel", "nogil", "cache", "forceinline", "allocates")
"""Keywords that change no result of code that is right."""
PREFETCH = "fetch"
"""A function that asks for memory early, and does nothing else."""


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a node and not in a function in it."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, FUNCTIONS):
            yield from _own(child)


def relevant(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all in it where a fault would be one: not in annotations, imports, decorators, messages or aliases."""
    if not _is_spared(node):
        yield node
        for child in _parts(node):
            yield from relevant(child)


def _is_spared(node: ast.AST) -> bool:
    match node:
        case ast.Raise() | ast.JoinedStr() | ast.Subscript(ast.Name("Literal")) | ast.Assign([ast.Name("__all__")]):
            return True
        case ast.Call(ast.Attribute(_, "warn")):
            return True
        case ast.Expr(ast.Call(ast.Name(name))):
            return name == PREFETCH
        case ast.keyword(arg):
            return arg in WITHOUT_EFFECT
    return False


def _parts(node: ast.AST) -> Iterable[ast.AST]:
    match node:
        case ast.FunctionDef(args=args, body=body):
            return [*args.defaults, *filter(None, args.kw_defaults), *body]
        case ast.ClassDef(body=body):
            return body
        case ast.AnnAssign(target=target, value=value):
            return filter(None, [target, value])
        case ast.If(ast.Name("TYPE_CHECKING"), orelse=orelse):
            return orelse
    return ast.iter_child_nodes(node)


def edits(source: Source) -> list[Edit]:
    """All faults that can be planted in a module."""
    return sorted({edit for node in relevant(source.tree) for operator in OPERATORS for edit in operator(source, node)})


# Drawing.


class Mutant(NamedTuple):
    """One fault: where it is planted in which text (`digest`), and the edit."""

    file: str
    line: int
    column: int
    before: str
    after: str
    start: int
    digest: str

    def planted(self, text: str) -> str:
        """The module's text with the fault."""
        return text[: self.start] + self.after + text[self.start + len(self.before) :]

    def package(self) -> str:
        """Which of PACKAGES it stands in."""
        return next(package for package in PACKAGES if self.file.startswith(f"govsim/{package}/"))


def modules(root: Path) -> list[Path]:
    """Files in which faults are planted, in depth."""
    found = (path for package in PACKAGES for path in (root / "govsim" / package).rglob("*.py"))
    return sorted(path for path in found if not _is_left_out(path.relative_to(root / "govsim")))


def _is_left_out(path: Path) -> bool:
    return any(fnmatch.fnmatch(part, pattern) for part in path.parts for pattern in LEFT_OUT)


def mutants_of(text: str, file: str) -> list[Mutant]:
    """All mutants of a module, in the order of its text."""
    source, digest = Source(text), hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    return [
        Mutant(file, source.line(start), start - text.rfind("\n", 0, start), text[start:end], after, start, digest)
        for start, end, after in edits(source)
    ]


def is_fault(mutant: Mutant, text: str) -> bool:
    """Whether the mutant compiles and is another program."""
    with warnings.catch_warnings(), suppress(SyntaxError, ValueError):
        warnings.simplefilter("ignore")
        faulty = mutant.planted(text)
        compile(faulty, mutant.file, "exec")
        return ast.dump(ast.parse(faulty)) != ast.dump(ast.parse(text))
    return False


def drawn(root: Path, paths: list[Path], count: int, seed: int) -> list[Mutant]:
    """Random mutants of some modules; those of a smaller count come first."""
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    every = [mutant for file, text in texts.items() for mutant in mutants_of(text, file)]
    random.Random(seed).shuffle(every)
    return list(islice((mutant for mutant in every if is_fault(mutant, texts[mutant.file])), count))


# Reach: which tests can notice a fault, and which compiled kernels it changes.

MENTION = re.compile(r"govsim(?:\.\w+)+")
COMPILED = {"rule", "piece", "kernel", "loop", "intrinsic", "njit", "register_jitable"}
"""Decorators of functions that become machine code."""


class Reach:
    """Who imports whom in the package and its tests, also inside functions and by names in texts."""

    def __init__(self, root: Path):
        self.root = root
        paths = sorted(path for folder in ("govsim", "tests") for path in (root / folder).rglob("*.py"))
        self.files = {_module_name(path.relative_to(root)): path.relative_to(root).as_posix() for path in paths}
        self.trees = {file: ast.parse((root / file).read_text(encoding="utf-8")) for file in self.files.values()}
        self.imported = {file: frozenset(self._imported(file)) for file in self.trees}
        self.called_at_import = {name for tree in self.trees.values() for name in _called(tree)}
        self.of = cache(self._of)

    def _imported(self, file: str) -> Iterator[str]:
        names = (name for node in _at_run_time(self.trees[file]) for name in self._names(node, file))
        for name in names:
            if name in self.files:
                yield self.files[name]
                yield from (self.files[package] for package in _packages(name) if package in self.files)

    def _names(self, node: ast.AST, file: str) -> Iterable[str]:
        match node:
            case ast.Import(names):
                return [alias.name for alias in names]
            case ast.ImportFrom(str(module), names):
                inner = (f"{module}.{alias.name}" for alias in names)
                return [name if name in self.files else module for name in inner]
            case ast.Constant("govsim") if _is_test(file):  # python -m govsim
                return ["govsim.__main__"]
            case ast.Constant(str(text)):
                return [name for found in MENTION.findall(text) for name in self._within(found)]
        return []

    def _within(self, package: str) -> list[str]:
        return [name for name in self.files if f"{name}.".startswith(f"{package}.")]

    def _of(self, file: str) -> frozenset[str]:
        found, new = set(), {file, *self._conftests(file)}
        while new:
            found |= new
            new = {further for known in new for further in self.imported[known]} - found
        return frozenset(found)

    def _conftests(self, file: str) -> list[str]:
        above = [folder / "conftest.py" for folder in Path(file).parents] if file.startswith("tests/") else []
        return [path.as_posix() for path in above if path.as_posix() in self.imported]

    def tests(self, file: str) -> list[str]:
        """Test files that reach a module."""
        return [test for test in self.imported if _is_test(test) and file in self.of(test)]

    def neighbours(self, file: str) -> list[str]:
        """A module's own test file and those that import it, or else those of its folder."""
        path = Path("tests", *Path(file).parts[1:])
        own = path.with_name(f"test_{path.name}").as_posix()
        tests = self.tests(file)
        near = [test for test in tests if test == own or file in self.imported[test]]
        return near or [test for test in tests if Path(test).parent == path.parent]

    def is_in_kernels(self, mutant: Mutant) -> bool:
        """Whether other modules' kernels may hold the code: it is to be compiled, or a value made at import."""
        tree, around = self.trees[mutant.file], []
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        around = [node for node in functions if node.lineno <= mutant.line <= node.end_lineno]
        inside = [node for outer in around for node in ast.walk(outer) if isinstance(node, ast.FunctionDef)]
        at_import = self.called_at_import & {node.name for node in functions}
        return not around or bool(at_import) or any(_decorators(node) & COMPILED for node in inside)


def _module_name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _packages(name: str) -> list[str]:
    """Packages around a module but the outermost, whose names are imported when they are used."""
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(2, len(parts))]


def _is_test(file: str) -> bool:
    return file.startswith("tests/") and Path(file).name.startswith("test_")


def _at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    for child in _parts(node) if isinstance(node, ast.If) else ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield child
            yield from _at_run_time(child)


def _called(tree: ast.Module) -> Iterator[str]:
    calls = (node.func for node in _own(tree) if isinstance(node, ast.Call))
    return (_last_name(called) for called in calls)


def _decorators(function: ast.FunctionDef) -> set[str]:
    return {_last_name(node.func if isinstance(node, ast.Call) else node) for node in function.decorator_list}


def _last_name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


# Running: tests tell a log what came of them, and scratch copies take mutants in and out.


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


def pytest_runtest_logreport(report):
    """Pytest, in a scratch copy: a step of a test has ended."""
    _log(report.nodeid, report.outcome, report.duration)


def pytest_collectreport(report):
    """Pytest, in a scratch copy: a file has been read."""
    if report.failed:
        _log(report.nodeid, report.outcome, 0.0)


def _log(*outcome) -> None:
    with Path(os.environ[LOG]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(outcome) + "\n")


class Stopped(Exception):
    """Someone has asked to end, and the test process was ended."""


class Scratch:
    """A copy of the repository with caches of its own, in which one mutant at a time is planted."""

    def __init__(self, folder: Path, original: Path):
        self.folder, self.root = folder, folder / "copy"
        self.clean, self.faulty = folder / "clean", folder / "faulty"
        _copy(original, self.root)
        self.compiled = _compiled_of(self.root)
        self.planted_so_far = 0
        self.child: subprocess.Popen | None = None
        self.stopped = False

    def run(self, targets: list[Target], cache: Path, limit: float, *options: str) -> Ran:
        """Run test files of the same keyword and kind for at most `limit` seconds."""
        log, first = self.folder / "log", targets[0]
        log.write_text("")
        options = (*options, "-p", "tests.mutants", "-p", "no:cacheprovider", "--hypothesis-seed=1", "-k", first.keyword)
        settings = {LOG: str(log), "NUMBA_DISABLE_JIT": str(int(not first.jit))}
        command = ["-m", "pytest", *options, f"--basetemp={self.folder / 'tmp'}", *(target.file for target in targets)]
        code = self.python(*command, cache=cache, limit=limit, **settings)
        return Ran(code, [Outcome(*json.loads(line)) for line in log.read_text(encoding="utf-8").splitlines()])

    def python(self, *command: str, cache: Path, limit: float = 3600.0, **settings: str) -> int | None:
        """Run Python on the copy; how it ended, or None where it did not in time."""
        data = os.environ.get("GOVSIM_TEST_DATA", str(ROOT.parent / "shared" / "data"))
        about = {"PYTHONPATH": str(self.root), "GOVSIM_CACHE": str(cache), "GOVSIM_TEST_DATA": data}
        return self._wait([sys.executable, *command], os.environ | about | settings, limit)

    def _wait(self, command: list[str], environment: dict[str, str], limit: float) -> int | None:
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.child = subprocess.Popen(command, cwd=self.root, env=environment, start_new_session=True, **quiet)
        _restrain(self.child.pid)
        try:
            return self.child.wait(limit)
        except subprocess.TimeoutExpired:
            return None
        finally:
            self.end_child()
            if self.stopped:
                raise Stopped

    def end_child(self) -> None:
        """End the test process and all that it has started."""
        if self.child:
            with suppress(ProcessLookupError):
                os.killpg(self.child.pid, signal.SIGKILL)
            self.child.wait()

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


class Baseline:
    """What tests do without a fault: how long they take, and which fail and are left out."""

    def __init__(self, say):
        self.seconds: dict[Target, float] = {}
        self._left_out: dict[bool, list[str]] = {True: [], False: []}
        self._say, self._lock = say, threading.Lock()

    def usable(self, targets: list[Target], scratch: Scratch) -> list[Target]:
        """Targets that pass without a fault, the fastest first; those not run so far are run."""
        with self._lock:
            for group in _alike([target for target in targets if target not in self.seconds]):
                ran = scratch.run(group, scratch.clean, PLAIN_PYTHON if not group[0].jit else 3600.0)
                for target in group:
                    self._learn(target, ran)
        return sorted((target for target in targets if self.seconds[target] < float("inf")), key=self.seconds.get)

    def _learn(self, target: Target, ran: Ran) -> None:
        outcomes, how = ran.of(target.file), "" if target.jit else " in plain Python"
        faults = failed(outcomes)
        usable = outcomes and ran.code is not None and target.file not in faults
        self.seconds[target] = sum(outcome.seconds for outcome in outcomes) if usable else float("inf")
        for test in faults if usable else [target.file]:
            self._say(f"left out{how}, as {'it fails' if outcomes else 'nothing runs'} without a fault: {test}")
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


# Judging.


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

    def __init__(self, reach: Reach, baseline: Baseline, limit: float):
        self.reach, self.baseline, self.limit = reach, baseline, limit

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
        files = self.reach.tests(mutant.file)
        near = [Target(file, jit=not compiles) for file in self.reach.neighbours(mutant.file)]
        near = [t for t in self.baseline.usable(near, scratch) if self.baseline.seconds[t] < SLOW_NEIGHBOUR]
        yield near
        yield self.baseline.usable([Target(file, AGENTS) for file in files if Path(file).name == GOLDEN], scratch)
        crowds = [Target(file) for file in files if compiles and Path(file).name == TWO_CROWDS]
        yield self.baseline.usable(crowds, scratch)
        yield self.baseline.usable([Target(file) for file in files if Target(file) not in near + crowds], scratch)

    def _enough(self, targets: list[Target], compiles: bool) -> float:
        return PATIENCE * sum(map(self.baseline.seconds.get, targets)) + COMPILING * (1 + compiles)


def _noticed(ran: Ran, in_time: bool) -> tuple[str, str] | None:
    """KILLED and by which test, or TIMEOUT and after which; None if tests ran as without a fault, or had no time."""
    if faults := failed(ran.outcomes):
        return KILLED, faults[0]
    if ran.code is None:
        return (TIMEOUT, f"after {ran.outcomes[-1].test}" if ran.outcomes else "") if in_time else None
    return (
        None if ran.code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) else (KILLED, "the tests' start")
    )


class Table:
    """Verdicts in a CSV file, or only in memory; those of an earlier run are kept."""

    def __init__(self, path: Path | None):
        self.path, self.rows = path, {}
        if path and path.exists() and path.stat().st_size:
            with path.open(encoding="utf-8", newline="") as file:
                self.rows = {_key(row): row for row in map(_read, csv.DictReader(file, strict=True))}
        elif path:
            self._write(Verdict._fields, "w")

    def __contains__(self, mutant: Mutant) -> bool:
        return _key(mutant) in self.rows

    def add(self, verdict: Verdict) -> None:
        """Keep a verdict, at once."""
        self.rows[_key(verdict)] = verdict
        if self.path:
            self._write(verdict, "a")

    def of(self, mutants: list[Mutant]) -> list[tuple[Mutant, Verdict]]:
        """Mutants that have a verdict."""
        return [(mutant, self.rows[_key(mutant)]) for mutant in mutants if mutant in self]

    def _write(self, row: Iterable, mode: str) -> None:
        with self.path.open(mode, encoding="utf-8", newline="") as file:
            csv.writer(file).writerow(row)


def _key(row: Mutant | Verdict) -> tuple:
    return *row[:5], row.digest


def _read(row: dict[str, str]) -> Verdict:
    numbers = {"line": int(row["line"]), "column": int(row["column"]), "seconds": float(row["seconds"])}
    return Verdict(**row | numbers | {"left_out": int(row["left_out"])})


def summary(judged: list[tuple[Mutant, Verdict]]) -> str:
    """Share killed and the usual time, by package."""
    groups = defaultdict(list)
    for mutant, verdict in judged:
        groups[mutant.package()].append(verdict)
    lines = [_line(package, groups[package]) for package in PACKAGES if package in groups]
    heading = f"{'package':<14} mutants killed timeout survived  share  median s"
    return "\n".join([heading, *lines, _line("all", [verdict for _, verdict in judged])])


def _line(name: str, verdicts: list[Verdict]) -> str:
    results = [verdict.result for verdict in verdicts]
    killed, timeout, survived = (results.count(result) for result in (KILLED, TIMEOUT, SURVIVED))
    share = (killed + timeout) / len(results) if results else 0.0
    seconds = median(verdict.seconds for verdict in verdicts) if verdicts else 0.0
    return f"{name:<14} {len(results):>7} {killed:>6} {timeout:>7} {survived:>8} {share:>6.0%} {seconds:>9.0f}"


# The command.


def play(mutants: list[Mutant], table: Table, scratches: list[Scratch], judge: Judge) -> None:
    """Judge mutants, as many at a time as there are scratch copies; ends at once when someone asks for it."""
    free = queue.SimpleQueue()
    for scratch in scratches:
        free.put(scratch)
    with ThreadPoolExecutor(len(scratches)) as pool:
        waiting = [pool.submit(_in_turn, mutant, free, judge) for mutant in mutants]
        try:
            for number, done in enumerate(as_completed(waiting), 1):
                table.add(verdict := done.result())
                _say(f"{number}/{len(mutants)} {_told(verdict)}")
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            _stop(scratches)


def _in_turn(mutant: Mutant, free: queue.SimpleQueue, judge: Judge) -> Verdict:
    scratch = free.get()
    try:
        return judge.verdict(mutant, scratch)
    finally:
        free.put(scratch)


def _stop(scratches: list[Scratch]) -> None:
    for scratch in scratches:
        scratch.stopped = True
        scratch.end_child()


def _described(row: Mutant | Verdict) -> str:
    before, after = (" ".join(text.split()) or "(nothing)" for text in (row.before, row.after))
    return f"{row.file}:{row.line}:{row.column}  {before} → {after}"


def _told(verdict: Verdict) -> str:
    by = f"  by {verdict.killed_by}" if verdict.killed_by else ""
    unseen = f"  ({verdict.left_out} test files not run: no time)" if verdict.left_out else ""
    return f"{verdict.result:<8} {verdict.seconds:>5.0f} s  {_described(verdict)}{by}{unseen}"


def _say(line: str) -> None:
    print(line, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when all mutants have a verdict, 130 when someone asked to end."""
    parser = _parser()
    options = parser.parse_args(arguments)
    mutants = drawn(ROOT, _chosen(options.only, parser), options.count, options.seed)
    try:
        table = Table(options.out)
    except (OSError, csv.Error, KeyError, TypeError, ValueError) as error:
        parser.error(f"--out {options.out} is not a file of this command: {error}")
    if options.list:
        print(*map(_described, mutants), sep="\n")
        return 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        _judge([mutant for mutant in mutants if mutant not in table], table, options)
    except KeyboardInterrupt:
        _say("ended early; what is done is kept")
        return 130
    finally:
        _say(summary(table.of(mutants)))
    return 0


def _judge(mutants: list[Mutant], table: Table, options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(prefix="govsim-mutants-", ignore_cleanup_errors=True) as folder:
        os.environ["GOVSIM_CACHE"] = str(Path(folder, "none"))
        scratches = [Scratch(Path(folder, str(job)), ROOT) for job in range(min(options.jobs, len(mutants)))]
        reach = Reach(ROOT)
        try:
            for scratch in scratches:
                _warm(scratch)
            play(mutants, table, scratches, Judge(reach, Baseline(_say), options.limit))
        finally:
            _stop(scratches)


def _warm(scratch: Scratch) -> None:
    """Compile what runs need, once for each scratch copy."""
    _say("compiling …")
    scratch.python("-c", WARM, cache=scratch.clean)


def _chosen(only: list[Path], parser: argparse.ArgumentParser) -> list[Path]:
    """Files in which faults are planted, or those of them that are named or lie in a folder that is named."""
    every, named = modules(ROOT), [path.resolve() for path in only]
    for path in named:
        if not any(file.is_relative_to(path) for file in every):
            parser.error(f"--only {path}: no fault is planted there, but in {', '.join(PACKAGES)} of govsim")
    return [file for file in every if not only or any(file.is_relative_to(path) for path in named)]


def _parser() -> argparse.ArgumentParser:
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, epilog=EXAMPLES, formatter_class=formatter)
    parser.add_argument("--count", type=_positive, default=300, help="how many mutants (300)")
    parser.add_argument("--seed", type=int, default=1, help="of the draw; a larger count goes on with the same (1)")
    parser.add_argument("--only", type=Path, nargs="+", default=[], metavar="PATH", help="modules or folders")
    parser.add_argument("--jobs", type=_positive, default=1, help="mutants at a time (1)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="CSV of verdicts; those in it are not run again")
    parser.add_argument("--limit", type=_positive, default=900, help="seconds for one mutant (900)")
    parser.add_argument("--list", action="store_true", help="only say what would be planted")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
