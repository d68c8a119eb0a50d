"""The whole state of the page in its address, and back."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from govsim.app import choice as choices
from govsim.app.choice import SIDES, Choice
from govsim.app.shelf import OWN, Shelf, uploaded
from govsim.errors import GovsimError
from govsim.scenario.yaml_source import LARGEST_FILE

LONGEST = 64_000
"""Characters of an address that are read: what servers and browsers take."""


def query(choice: Choice, day: int, seeds: int) -> str:
    """Choice, day and number of further seeds as the query of an address."""
    parts: dict[str, Any] = {"scenario": choice.source}
    if choice.source == OWN:
        parts["file"] = _packed(choices.as_yaml(choice.scenario))
    parts |= {"size": choice.scenario.population.size or "", "seed": choice.seed, "day": day, "seeds": seeds}
    for name in SIDES:
        side = choice.side(name)
        parts[name] = side.preset
        if side.strategy.key != side.preset:
            parts[f"{name}_set"] = _packed(json.dumps(side.strategy.set, ensure_ascii=False))
            parts[f"{name}_add"] = _packed(json.dumps(choices.campaigns_of(side.strategy), ensure_ascii=False))
    return urlencode({key: value for key, value in parts.items() if value != ""})


def restored(text: str, shelf: Shelf) -> tuple[Choice, int, int | None]:
    """Choice, day and number of seeds that a query says; raises GovsimError for one that cannot be."""
    if len(text) > LONGEST:
        raise GovsimError("page.fault.link")
    parts = dict(parse_qsl(text.lstrip("?")))
    choice = _opened(parts, shelf)
    if "size" in parts and _number(parts, "size", 0) != choice.scenario.population.size:
        choice = choices.with_size(choice, _number(parts, "size", 2))
    choice = replace(choice, seed=_number(parts, "seed", choice.seed))
    for side in SIDES:
        if side in parts:
            choice = _with_side(choice, side, parts)
    day = min(max(_number(parts, "day", 0), 0), choice.scenario.horizon.days)
    return choice, day, min(max(_number(parts, "seeds", 0), 0), 1000) or None


def _opened(parts: dict[str, str], shelf: Shelf) -> Choice:
    if parts.get("scenario") == OWN and "file" in parts:
        return uploaded("link.yaml", _unpacked(parts["file"]))
    return shelf.choice(parts.get("scenario"))


def _with_side(choice: Choice, side: str, parts: dict[str, str]) -> Choice:
    if f"{side}_set" not in parts:
        return choices.with_preset(choice, side, parts[side])
    entries, campaigns = _json(parts, f"{side}_set"), _json(parts, f"{side}_add")
    listed = campaigns is None or (isinstance(campaigns, list) and all(isinstance(one, dict) for one in campaigns))
    if not (isinstance(entries, dict) and listed):
        raise GovsimError("page.fault.link")
    return choices.with_strategy(choice, side, parts[side], entries, campaigns)


def _json(parts: dict[str, str], name: str) -> Any:
    """What is packed in a part; None where there is no such part."""
    try:
        return json.loads(_unpacked(parts[name])) if name in parts else None
    except (ValueError, RecursionError):
        raise GovsimError("page.fault.link") from None


def _number(parts: dict[str, str], name: str, default: int) -> int:
    try:
        return int(parts.get(name, default))
    except ValueError:
        raise GovsimError("page.fault.link") from None


def _packed(text: str) -> str:
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def _unpacked(text: str) -> bytes:
    """What was packed; raises GovsimError for anything else, and for what would unpack to more than a scenario."""
    unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), LARGEST_FILE)
    except (zlib.error, binascii.Error, ValueError):
        raise GovsimError("page.fault.link") from None
    if unpacker.unconsumed_tail:
        raise GovsimError("page.fault.link")
    return found
