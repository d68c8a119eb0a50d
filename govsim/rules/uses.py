"""What hangs together: which rules use a behaviour number, and which observed patterns move with it."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from govsim.rules.numbers import BY_NAME

RULES = Path(__file__).parent
USERS = (RULES, RULES.parent / "model")
"""Where behaviour numbers are read: the rules, and the making of the world."""
NUMBERS_ARGUMENT = "b"
DATA = RULES / "data"
ENSEMBLE = DATA / "ensemble.csv"
"""Sets of the calibrated numbers, a row each, with all of which the patterns hold: futures are drawn from them."""
FUTURES = DATA / "futures.csv"
"""Sets of the calibrated numbers and of all assumptions, moved as far over their ranges as the patterns allow."""
DEPENDENCE = DATA / "dependence.csv"
"""How far each pattern moves, in half widths of its band, when a number moves by 5 % of its range up and down."""


@cache
def rules_using() -> dict[str, tuple[str, ...]]:
    """Names of the functions that read each number, as `module.function`, in the order of the sources."""
    found: dict[str, list[str]] = {}
    for path in (path for folder in USERS for path in sorted(folder.rglob("*.py"))):
        for function, number in _reads(ast.parse(path.read_text(encoding="utf-8"))):
            names = found.setdefault(number, [])
            if (name := f"{path.stem}.{function}") not in names:
                names.append(name)
    return {number: tuple(names) for number, names in found.items()}


def _reads(tree: ast.Module) -> Iterator[tuple[str, str]]:
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    for function in functions:
        yield from ((function.name, name) for node in ast.walk(function) for name in _names(node))


def _names(node: ast.AST) -> list[str]:
    """The numbers that `b.name` or `getattr(b, f"prefix_{...}")` reads."""
    match node:
        case ast.Attribute(value=value, attr=name) if _is_numbers(value):
            return [name]
        case ast.Call(func=ast.Name("getattr"), args=[value, ast.JoinedStr([ast.Constant(str(prefix)), *_])]):
            return [name for name in BY_NAME if _is_numbers(value) and name.startswith(prefix)]
    return []


def _is_numbers(node: ast.expr) -> bool:
    """`b`, or `self.b` and the like."""
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
    return name == NUMBERS_ARGUMENT


@cache
def patterns_moved() -> dict[str, tuple[str, ...]]:
    """Keys of the patterns that move with each number, the strongest first; measured on the county scenario."""
    with DEPENDENCE.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: -float(row["moves"]))
    return {name: tuple(r["pattern"] for r in rows if r["number"] == name) for name in {r["number"] for r in rows}}
