"""Reach: which tests can notice a fault, and which compiled kernels it changes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from .mutants import Mutant
from .operators import parts, within

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

    def test_files(self) -> list[str]:
        """Every test file."""
        return [file for file in self.trees if _is_test(file)]

    def tests(self, file: str) -> list[str]:
        """Test files that reach a module."""
        return [test for test in self.imported if _is_test(test) and file in self.of(test)]

    def neighbours(self, file: str) -> list[str]:
        """A module's own test file, and those that import it."""
        own = _mirrored(file).as_posix()
        return [test for test in self.tests(file) if test == own or file in self.imported[test]]

    def siblings(self, file: str) -> list[str]:
        """Test files of a module's folder that reach it."""
        return [test for test in self.tests(file) if Path(test).parent == _mirrored(file).parent]

    def is_in_kernels(self, mutant: Mutant) -> bool:
        """Whether other modules' kernels may hold the code: it is to be compiled, or a value made at import."""
        functions = [node for node in ast.walk(self.trees[mutant.file]) if isinstance(node, ast.FunctionDef)]
        around = [node for node in functions if node.lineno <= mutant.line <= node.end_lineno]
        inside = [node for outer in around for node in ast.walk(outer) if isinstance(node, ast.FunctionDef)]
        at_import = self.called_at_import & {node.name for node in functions}
        return not around or bool(at_import) or any(_decorators(node) & COMPILED for node in inside)


def _mirrored(file: str) -> Path:
    path = Path("tests", *Path(file).parts[1:])
    return path.with_name(f"test_{path.name}")


def _module_name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _packages(name: str) -> list[str]:
    """Packages around a module but the outermost, whose names are imported when they are used."""
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(2, len(parts))]


def _is_test(file: str) -> bool:
    return file.startswith("tests/") and Path(file).name.startswith("test_")


def _at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    for child in parts(node) if isinstance(node, ast.If) else ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield child
            yield from _at_run_time(child)


def _called(tree: ast.Module) -> Iterator[str]:
    calls = (node.func for node in within(tree) if isinstance(node, ast.Call))
    return (_last_name(called) for called in calls)


def _decorators(function: ast.FunctionDef) -> set[str]:
    return {_last_name(node.func if isinstance(node, ast.Call) else node) for node in function.decorator_list}


def _last_name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))
