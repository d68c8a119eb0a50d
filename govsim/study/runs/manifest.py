"""The receipt of a result: all that is needed to get the same numbers again."""

from __future__ import annotations

import datetime
import hashlib
import json
import platform
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from govsim.errors import GovsimError
from govsim.model.world.files import edge_list_hash
from govsim.rules.compiled import sources_hash
from govsim.scenario.schema import Scenario
from govsim.study.runs.sealed import Damaged

PACKAGES = ("govsim", "mesa", "numpy", "numba", "scipy", "pandas")
NAME, DIGEST = "manifest.json", "digest"
Part = TypeVar("Part", bound=BaseModel)


def manifest(scenario: Scenario, strategies: list[str], seeds: list[int], wall_seconds: float) -> dict[str, Any]:
    """Resolved scenario, strategies, seeds, versions, hash of the sources, platform and wall time."""
    return {
        "written": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "strategies": strategies,
        "seeds": seeds,
        "wall_seconds": round(wall_seconds, 3),
        "versions": {name: version(name) for name in PACKAGES},
        "python": platform.python_version(),
        "platform": platform.platform(),
        "sources": sources_hash(),
        "edge_list": edge_list_hash(scenario),
        "scenario": scenario.model_dump(mode="json"),
    }


def text(receipt: Mapping[str, Any]) -> str:
    """A manifest as it stands in its file, with the digest of what it says."""
    return json.dumps({**receipt, DIGEST: digest(receipt)}, ensure_ascii=False, indent=1) + "\n"


def digest(receipt: Mapping[str, Any]) -> str:
    """The digest of what a manifest says, however it is laid out."""
    said = {name: value for name, value in receipt.items() if name != DIGEST}
    return hashlib.blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=16).hexdigest()


def holds(receipt: Mapping[str, Any], name: str) -> str:
    """What a table of this name beside this manifest is of, as `sealed` takes it: of these results and no others."""
    return f"{digest(receipt)} {name}"


def loaded(path: Path) -> dict[str, Any]:
    """What a manifest says, as it was written; one of a version that wrote no digest is taken as it stands.

    Raises Damaged, and OSError where it cannot be read at all.
    """
    try:
        receipt = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise Damaged(path) from None
    if not isinstance(receipt, dict) or receipt.get(DIGEST, digest(receipt)) != digest(receipt):
        raise Damaged(path)
    return receipt


def part(receipt: dict[str, Any], name: str, kind: type[Part], path: str | Path) -> Part:
    """A part of a receipt, such as its scenario.

    Raises KeyError or ValidationError for what is no receipt, GovsimError for one that this version cannot read.
    """
    try:
        return kind.model_validate_json(json.dumps(receipt[name]))
    except ValidationError:
        wrote = receipt.get("versions", {}).get("govsim")
        if wrote is None:
            raise
        raise GovsimError("error.other_version", value=path, version=wrote, own=version("govsim")) from None


def read(path: str | Path) -> tuple[Scenario, dict[str, Any]]:
    """The scenario of a manifest and the manifest itself; raises GovsimError for anything else."""
    try:
        receipt = loaded(Path(path))
        scenario = part(receipt, "scenario", Scenario, path)
    except OSError as error:
        raise GovsimError("error.manifest_unreadable", path=path, reason=error.strerror or error) from None
    except (Damaged, ValueError, ValidationError, KeyError, TypeError, AttributeError):
        raise GovsimError("error.not_a_manifest", path=path) from None
    if not receipt.get("strategies") or not receipt.get("seeds"):
        raise GovsimError("error.not_a_manifest", path=path)
    return scenario, receipt


def differences(scenario: Scenario, receipt: dict[str, Any]) -> list[str]:
    """What has changed since the manifest was written, so that numbers may differ: `sources`, `edge_list`."""
    now = {"sources": sources_hash(), "edge_list": edge_list_hash(scenario)}
    return [name for name, value in now.items() if receipt.get(name) != value]
