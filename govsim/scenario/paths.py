"""Dotted paths into a document, plain data as it stands in a file: `accounts.county.practice.tone`.

Entries of a list are named by their key; `*` means all of them.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from govsim.errors import Place
from govsim.scenario.pydantic_faults import suggestion

OPEN_PATHS = (
    "accounts.*.practice",
    "accounts.*.serves",
    "coordination",
    "campaigns",
    "events.*.rebuttal",
    "events.*.notice",
)
"""What a strategy can choose; everything else is given (people, platform, prices, events) or unknown (behaviour)."""

MOST_LISTED = 20
"""Words that a message lists at most."""

FREE_MAPPINGS = ("topics", "interests", "channels")
"""Mappings whose keys are the user's own, so that a path may name a new one."""


class PathError(Exception):
    """A path that leads nowhere: the part that failed and what stands there instead."""

    def __init__(self, part: str, allowed: list[str]):
        super().__init__(part)
        self.part = part
        self.allowed = allowed


def path_values(error: PathError) -> dict[str, Any]:
    """What a message about a path that leads nowhere says."""
    meant, more = suggestion(error.part, error.allowed), ["…"] if len(error.allowed) > MOST_LISTED else []
    return {"value": error.part, "allowed": error.allowed[:MOST_LISTED] + more, "suggestion": meant}


def is_open(path: str) -> bool:
    """Whether a strategy may set what stands at a path."""
    parts = path.split(".")
    return any(_leads_into(parts, open_path.split(".")) for open_path in OPEN_PATHS)


def _leads_into(parts: list[str], around: list[str]) -> bool:
    return len(parts) >= len(around) and all(a in ("*", p) for a, p in zip(around, parts, strict=False))


def put(document: Any, path: str, value: Any) -> list[Place]:
    """Write `value` at every location of `path`; gives the locations. Raises PathError."""
    places = list(expand(document, path))
    for place in places:
        owner = document
        for part in place[:-1]:
            owner = owner[part]
        owner[place[-1]] = copy.deepcopy(value)
    return places


def expand(document: Any, path: str) -> Iterator[Place]:
    """Concrete locations of a dotted path in a document. Raises PathError where a part leads nowhere."""
    yield from _expand(document, path.split("."), ())


def _expand(node: Any, parts: list[str], place: Place) -> Iterator[Place]:
    if not parts:
        yield place
        return
    for step in _steps(node, parts[0], place, last=len(parts) == 1):
        inner = node.get(step) if isinstance(node, dict) else node[step]
        yield from _expand(inner, parts[1:], (*place, step))


def _steps(node: Any, part: str, place: Place, last: bool) -> list[str] | list[int] | list[str | int]:
    names = _names(node)
    if part == "*" and isinstance(node, list):
        return list(range(len(node)))
    if part in names:
        return [names[part]]
    if last and isinstance(node, dict) and place and place[-1] in FREE_MAPPINGS:
        return [part]
    raise PathError(part, list(names))


def _names(node: Any) -> dict[str, str | int]:
    """What a part of a path may be called here, and the key or index that it means."""
    if isinstance(node, dict):
        return {key: key for key in node}
    if isinstance(node, list):
        return {item["key"]: i for i, item in enumerate(node) if _is_entry(item)}
    return {}


def _is_entry(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("key"), str)
