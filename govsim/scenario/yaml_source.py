"""YAML text to plain data that remembers where everything stands; hostile files are refused early."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml import events as ev
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.reader import ReaderError

from govsim.errors import Fault, Place, ScenarioError, shown
from govsim.scenario import typing_slips
from govsim.words import Term

LARGEST_FILE = 1_000_000
"""Bytes. A scenario is a few thousand; the parser takes 20 s a megabyte."""
DEEPEST = 50
MOST_EVENTS = 200_000
MOST_DIGITS = 300
"""Digits of a whole number; a float has at most 309."""
MOST_NODES = 200_000
"""Nodes after aliases are written out."""

MERGE = "tag:yaml.org,2002:merge"
MERGE_KEY = "<<"
TEXT = "tag:yaml.org,2002:str"
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "str", "timestamp")}
WRITTEN_TAGS = {"", "tag:yaml.org,2002:str", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float"}
"""Tags that may stand in the file; everything else is said by plain values."""
LEADING_ZERO = re.compile(r"([+-]?)0+([0-9]+)")
FLOW = "while parsing a flow"
QUOTED = "while scanning a quoted"
NO_COLON = "could not find expected ':'"
NEARBY = 5
"""Lines before a syntax error in which its cause is looked for."""


@dataclass
class YamlSource:
    """Plain data, and for each path the (line, column) of its value and of its key, counted from 1."""

    name: str
    data: Any = None
    values: dict[Place, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Place, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    text: str = ""

    def place(self, fault: Fault, at_key: bool = False) -> Fault:
        """The fault with its line and column: of its own path, or of the nearest one around it."""
        if fault.line is not None:
            return fault
        path = fault.path
        first, second = (self.keys, self.values) if at_key else (self.values, self.keys)
        while path not in first and path not in second and path:
            path = path[:-1]
        line, column = first.get(path) or second.get(path) or (1, 1)
        return Fault(fault.key, fault.values, fault.path, line, column)


_Opening = ev.ScalarEvent | ev.CollectionStartEvent
"""What a value begins with."""


@dataclass
class _Node:
    event: _Opening
    kind: str = ""
    value: Any = None
    tag: str = ""

    @property
    def mark(self) -> tuple[int, int]:
        return self.event.start_mark.line + 1, self.event.start_mark.column + 1


def read(path: str | Path) -> YamlSource:
    """The data of a file; raises ScenarioError for what cannot be read as YAML at all."""
    return parse(_text(Path(path)), str(path))


def parse(text: str, name: str) -> YamlSource:
    """The data of a YAML text; `faults` holds what is wrong short of being unreadable."""
    source = YamlSource(name, text=text)
    try:
        root = _composed(text, name)
        if root is None:
            raise ScenarioError(name, [Fault("fault.empty")])
        _Builder(source).build(root)
    except ReaderError as error:
        raise ScenarioError(name, [_control_fault(error, text)]) from None
    except MarkedYAMLError as error:
        raise ScenarioError(name, _syntax_faults(error, text)) from None
    return source


def _text(path: Path) -> str:
    name = str(path)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ScenarioError(name, [Fault("fault.directory")])
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ScenarioError(name, [Fault("fault.no_file", _neighbours(path))]) from None
    except (OSError, ValueError) as error:
        raise ScenarioError(name, [Fault("fault.unreadable", {"reason": getattr(error, "strerror", error)})]) from None
    if len(raw) > LARGEST_FILE:
        limits = {"value": f"{max(size, len(raw)) / 1e6:.1f}", "allowed": f"{LARGEST_FILE / 1e6:g}"}
        raise ScenarioError(name, [Fault("fault.too_large", limits)])
    return _decoded(name, raw)


def _neighbours(path: Path) -> dict[str, Any]:
    try:
        there = sorted(str(path.parent / other.name) for other in path.parent.glob("*.y*ml"))[:10]
    except OSError:
        there = []
    return {"allowed": there}


def _decoded(name: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        values = {"value": f"0x{raw[error.start]:02x}"}
        raise ScenarioError(name, [Fault("fault.not_utf8", values, line=line, column=column)]) from None


def _control_fault(error: ReaderError, text: str) -> Fault:
    before = text[: error.position]
    line, column = before.count("\n") + 1, error.position - (before.rfind("\n") + 1) + 1
    return Fault("fault.control", {"value": f"U+{ord(text[error.position]):04X}"}, line=line, column=column)


def _syntax_faults(error: MarkedYAMLError, text: str) -> list[Fault]:
    """What a keyboard did near the place if it did, else what the parser stumbled over."""
    end = error.problem_mark
    begin = error.context_mark or end
    last = end.line + 1
    first = max(min(begin.line + 1, last - 1), last - NEARBY, 1)
    if hints := typing_slips.syntax_hints(text, first, last):
        return hints
    context = error.context or ""
    if context.startswith(QUOTED):
        return [Fault("fault.open_quote", {}, (), begin.line + 1, begin.column + 1)]
    if context.startswith(FLOW):
        return [Fault("fault.open_bracket", {"value": last}, (), begin.line + 1, begin.column + 1)]
    if error.problem == NO_COLON:
        return [Fault("fault.no_colon", {}, (), begin.line + 1, begin.column + 1)]
    return [Fault("fault.syntax", {}, (), last, end.column + 1)]


# From events to nodes


def _composed(text: str, name: str) -> _Node | None:
    yaml = YAML(typ="safe", pure=True)
    stream = _guarded(yaml.parse(text), name)
    composer = _Composer(stream, yaml, name)
    return composer.document()


def _guarded(stream: Iterator[ev.Event], name: str) -> Iterator[ev.Event]:
    """The same events, refused once they are too many or too deep."""
    depth = 0
    for count, event in enumerate(stream):
        depth += isinstance(event, ev.CollectionStartEvent) - isinstance(event, ev.CollectionEndEvent)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if depth > DEEPEST:
            raise ScenarioError(name, [Fault("fault.too_deep", {"allowed": DEEPEST}, line=line, column=column)])
        if count > MOST_EVENTS:
            raise ScenarioError(name, [Fault("fault.too_many", {"allowed": MOST_EVENTS}, line=line, column=column)])
        yield event


class _Composer:
    def __init__(self, stream: Iterator[Any], yaml: YAML, name: str):
        self.stream, self.resolver, self.name = stream, yaml.resolver, name
        self.anchors: dict[str, _Node] = {}

    def document(self) -> _Node | None:
        root = None
        for event in self.stream:
            if isinstance(event, ev.DocumentStartEvent) and root is not None:
                line, column = event.start_mark.line + 1, event.start_mark.column + 1
                raise ScenarioError(self.name, [Fault("fault.several_documents", line=line, column=column)])
            if isinstance(event, ev.AliasEvent | _Opening):
                root = self.node(event)
        return None if root is None or (root.kind == "scalar" and root.value in ("", None)) else root

    def node(self, event: ev.AliasEvent | _Opening) -> _Node:
        if isinstance(event, ev.AliasEvent):
            return self.alias(event)
        node = _Node(event, tag=str(event.ctag) if event.ctag else "")
        if isinstance(event, ev.ScalarEvent):
            node.kind, node.value = "scalar", event.value
            node.tag = node.tag or str(self.resolver.resolve(ScalarNode, event.value, event.implicit))
        elif isinstance(event, ev.SequenceStartEvent):
            node.kind, node.value = "list", list(self.items())
        else:
            node.kind, node.value = "map", [(key, self.node(next(self.stream))) for key in self.items()]
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def items(self) -> Iterator[_Node]:
        while not isinstance(event := next(self.stream), ev.CollectionEndEvent):
            yield self.node(event)

    def alias(self, event: ev.AliasEvent) -> _Node:
        if event.anchor not in self.anchors:
            values = {"value": event.anchor, "allowed": sorted(self.anchors)}
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            raise ScenarioError(self.name, [Fault("fault.unknown_alias", values, line=line, column=column)])
        return self.anchors[event.anchor]


# From nodes to data


class _Builder:
    def __init__(self, source: YamlSource):
        self.source, self.nodes = source, 0
        self.constructor = YAML(typ="safe", pure=True).constructor

    def build(self, root: _Node) -> None:
        self.source.data = self.value(root, ())

    def fault(self, key: str, node: _Node, path: Place, **values: Any) -> None:
        line, column = node.mark
        self.source.faults.append(Fault(key, values, path, line, column))

    def count(self, node: _Node) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            line, column = node.mark
            fault = Fault("fault.alias_bomb", {"allowed": MOST_NODES}, line=line, column=column)
            raise ScenarioError(self.source.name, [fault])

    def check_tag(self, node: _Node, path: Place) -> None:
        written = str(node.event.ctag or "")
        if written not in WRITTEN_TAGS:
            self.fault("fault.unknown_tag", node, path, value=written.replace("tag:yaml.org,2002:", "!!"))

    def value(self, node: _Node, path: Place) -> Any:
        self.count(node)
        self.check_tag(node, path)
        self.source.values.setdefault(path, node.mark)
        if node.kind == "map":
            return self.mapping(node, path)
        if node.kind == "list":
            return [self.value(item, (*path, i)) for i, item in enumerate(node.value)]
        return self.scalar(node, path)

    def scalar(self, node: _Node, path: Place) -> Any:
        if node.tag not in PLAIN_TAGS:
            return node.value
        if LEADING_ZERO.fullmatch(node.value) and node.tag != TEXT:
            values = {"value": shown(node.value), "allowed": shown(LEADING_ZERO.sub(r"\1\2", node.value))}
            self.fault("fault.leading_zero", node, path, **values)
            return math.nan
        try:
            mark = node.event.start_mark
            value = self.constructor.construct_object(ScalarNode(node.tag, node.value, mark, mark), deep=True)
        except (ValueError, YAMLError, OverflowError):
            kind = Term("kind.date" if node.tag.endswith(":timestamp") else "kind.number")
            self.fault("fault.type", node, path, value=shown(node.value), allowed=kind)
            return math.nan
        if isinstance(value, int) and abs(value) >= 10**MOST_DIGITS:
            self.fault("fault.number_too_long", node, path, value=shown(node.value), allowed=MOST_DIGITS)
            return math.nan
        return value

    def mapping(self, node: _Node, path: Place) -> dict:
        result: dict = {}
        merged = [(key, value) for key, value in node.value if key.tag == MERGE]
        for key, value in node.value:
            if key.tag != MERGE:
                self.entry(result, key, value, path)
        for key, value in merged:
            if key is not merged[0][0]:
                self.fault("fault.duplicate_key", key, path, value=MERGE_KEY, first=merged[0][0].mark[0])
            self.merge(result, value, path)
        return result

    def entry(self, result: dict, key: _Node, value: _Node, path: Place) -> None:
        if key.kind != "scalar":
            self.fault("fault.key_not_text", key, path)
            return
        name = str(key.value)
        here = (*path, name)
        self.check_tag(key, here)
        if name in result:
            self.fault("fault.duplicate_key", key, here, value=name, first=self.source.keys[here][0])
            return
        self.source.keys[here] = key.mark
        result[name] = self.value(value, here)

    def merge(self, result: dict, node: _Node, path: Place) -> None:
        self.count(node)
        for part in node.value if node.kind == "list" else [node]:
            if part.kind != "map":
                self.fault("fault.merge_not_mapping", part, path)
                continue
            self.count(part)
            for key, value in part.value:
                if key.tag == MERGE:
                    self.merge(result, value, path)
                elif str(key.value) not in result:
                    self.entry(result, key, value, path)
