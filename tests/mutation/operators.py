"""Small faults of a text of Python: what can be changed at each node of its tree, and where that stands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple


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
        for statement in within(node):
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


def within(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a node and not in a function in it."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, FUNCTIONS):
            yield from within(child)


def relevant(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all in it where a fault would be one: not in annotations, imports, decorators, messages or aliases."""
    if not _is_spared(node):
        yield node
        for child in parts(node):
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


def parts(node: ast.AST) -> Iterable[ast.AST]:
    """What stands in a node and is run: no annotations and decorators, and nothing for type checkers only."""
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
