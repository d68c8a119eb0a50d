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

    def __str__(self):
        before, after = (" ".join(text.split()) or "(nothing)" for text in (self.before, self.after))
        return f"{self.file}:{self.line}:{self.column}  {before} → {after}"

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
