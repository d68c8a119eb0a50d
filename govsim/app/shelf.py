"""The scenario files one can pick on the page, and files that are uploaded."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from govsim.app.choice import LARGEST, Choice, opened, with_size
from govsim.errors import Fault, GovsimError, ScenarioError
from govsim.scenario.load import load
from govsim.scenario.schema import EdgeList, Scenario
from govsim.scenario.sections import Words
from govsim.scenario.yaml_source import LARGEST_FILE

DEFAULT = "quickstart"
OWN = "own"
"""The source of a scenario that was uploaded."""
QUICK = 100_000
"""Bytes up to which a file is read only to say what it is about: larger ones take seconds. Assumption."""
NEAR = (Path("scenarios"), Path(__file__).parents[2] / "scenarios")
"""Where scenarios are looked for when none is named."""


@dataclass(frozen=True)
class Shelf:
    """Scenario files by name, the one that is opened first, and what the files say they are about."""

    files: dict[str, Path]
    first: str
    about: dict[str, Words] = field(default_factory=dict)

    def choice(self, name: str | None = None) -> Choice:
        """The choice that a file opens with; raises GovsimError for a name there is not, or what is wrong in it."""
        name = name or self.first
        if name not in self.files:
            raise GovsimError("page.fault.no_scenario", value=name, allowed=list(self.files))
        return fitted(load(self.files[name]), name)

    def path(self, name: str) -> str:
        """A file as it is written on the command line."""
        path = self.files[name]
        return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def shelf(scenario: str | None) -> Shelf:
    """All scenarios beside the one named (default: those of the folder `scenarios`); raises GovsimError for none."""
    if scenario is not None:
        path = Path(scenario).resolve()
        load(scenario)
        files = _files(path.parent) | {path.stem: path}
        return Shelf(files, path.stem, _about(files))
    found = next((files for folder in NEAR if (files := _files(folder.resolve()))), {})
    if not found:
        raise GovsimError("page.fault.no_scenarios")
    return Shelf(found, DEFAULT if DEFAULT in found else next(iter(found)), _about(found))


def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def _about(files: dict[str, Path]) -> dict[str, Words]:
    """What every file says it is about; one that is large or cannot be read says nothing until it is opened."""
    found = {}
    for name, path in files.items():
        with suppress(GovsimError):
            if path.stat().st_size <= QUICK:
                found[name] = load(path).about
    return found


def uploaded(name: str, raw: bytes) -> Choice:
    """The choice that an uploaded file opens with; raises what `load` raises, with the file's own name."""
    name = Path(name.replace("\\", "/")).name or "scenario.yaml"
    if len(raw) > LARGEST_FILE:
        limits = {"value": f"{len(raw) / 1e6:.1f}", "allowed": f"{LARGEST_FILE / 1e6:g}"}
        raise ScenarioError(name, [Fault("fault.too_large", limits)])
    return fitted(_loaded(name, raw), OWN)


def _loaded(name: str, raw: bytes) -> Scenario:
    with tempfile.TemporaryDirectory(prefix="govsim-upload-") as folder:
        path = Path(folder) / "upload.yaml"
        path.write_bytes(raw)
        try:
            scenario = load(path)
        except ScenarioError as error:
            raise ScenarioError(name, [_without(fault, folder) for fault in error.faults]) from None
    if isinstance(scenario.population.network, EdgeList):
        raise GovsimError("page.fault.edge_list", value=name)
    return scenario


def _without(fault: Fault, folder: str) -> Fault:
    """A fault that does not tell where the file lay on this machine."""
    values = {
        key: value.replace(f"{Path(folder).resolve()}/", "") if isinstance(value, str) else value
        for key, value in fault.values.items()
    }
    return Fault(fault.key, values, fault.path, fault.line, fault.column, fault.setting)


def fitted(scenario: Scenario, source: str) -> Choice:
    """A scenario on the page, with as many citizens as it can show at most."""
    size = scenario.population.size
    choice = opened(scenario, source)
    return with_size(choice, LARGEST) if size and size > LARGEST else choice
