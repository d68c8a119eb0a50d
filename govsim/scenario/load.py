"""A scenario file to a Scenario: every fault at once, each with its line, column and path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from govsim.errors import Fault, GovsimError, Place, ScenarioError, shown
from govsim.scenario import typing_slips, yaml_source
from govsim.scenario.cross_checks import reference_faults
from govsim.scenario.doubts import doubts
from govsim.scenario.mending import elsewhere, made_do
from govsim.scenario.paths import PathError, path_values, put
from govsim.scenario.pydantic_faults import schema_faults
from govsim.scenario.schema import EdgeList, Scenario
from govsim.scenario.strategies import StrategyError, regimes
from govsim.scenario.yaml_source import YamlSource

BETWEEN = ("fault.burn_in", "fault.size_missing", "fault.duty_hours", "fault.topics_sum", "fault.shares_sum")
"""Faults of several values together: a setting of one of them is to blame."""

AT_KEY = ("fault.unknown_key", "fault.duplicate_key", "fault.no_such_path", "fault.not_a_choice")
"""Faults that stand at the key, not at its value."""

FRIENDS: Place = ("population", "network", "path")
"""Where a scenario names its file of friendships."""

SLIPS = ("fault.full_width", "fault.odd_blank")
FIRST_LINES = 5
"""Lines that show why a file is no mapping."""


def load(path: str | Path, overrides: Mapping[str, Any] | None = None) -> Scenario:
    """Read, change by `overrides` (dotted path → value, as `--set` gives them) and check a scenario file.

    Raises ScenarioError with all faults. The path of an edge list comes out absolute, relative to the file's folder.
    """
    source = yaml_source.read(path)
    return _checked(source, Path(path).resolve().parent, overrides or {})


def refused(path: str | Path, error: GovsimError, place: Place, overrides: Mapping[str, Any]) -> ScenarioError:
    """What was found after loading a scenario, said of its file: with line and column, or of the setting to blame."""
    source, placed = yaml_source.read(path), dict[tuple, str]()
    for where, value in overrides.items():
        override(source.data, where, value, placed)
    return ScenarioError(source.name, [_placed(Fault(error.key, error.values, place), source, placed)])


def noted(path: str | Path, scenario: Scenario) -> ScenarioError | None:
    """What is doubtful in a good file, as the lines of an error, which is not raised; None for nothing."""
    source = yaml_source.read(path)
    found = [source.place(note) for note in doubts(scenario, source.data)]
    return ScenarioError(source.name, _in_order(found, source.data)) if found else None


def is_experiment(path: str | Path) -> bool:
    """Whether a YAML file is an experiment: it names a scenario. Raises ScenarioError where it cannot be read."""
    data = yaml_source.read(path).data
    return isinstance(data, dict) and "scenario" in data


def parse(text: str, name: str = "scenario") -> Scenario:
    """A scenario from YAML text; raises ScenarioError."""
    return _checked(yaml_source.parse(text, name), Path.cwd(), {})


def parse_setting(text: str) -> tuple[str, Any]:
    """`path=value` of the command line, the value read as YAML; raises GovsimError."""
    path, equals, value = text.partition("=")
    if not equals or not path.strip():
        raise GovsimError("error.setting", value=shown(text))
    try:
        source = yaml_source.parse(value or "null", "--set")
    except ScenarioError:
        raise GovsimError("error.setting", value=shown(text)) from None
    if source.faults:
        raise GovsimError("error.setting", value=shown(text))
    return path.strip(), source.data


def _checked(source: YamlSource, folder: Path, overrides: Mapping[str, Any]) -> Scenario:
    faults = [*opened(source)]
    placed: dict[tuple, str] = {}
    for path, value in overrides.items():
        faults += override(source.data, path, value, placed)
    scenario, found = validated(source.data)
    known = {fault.path for fault in faults if fault.path}
    faults += [_placed(fault, source, placed) for fault in found if fault.path not in known]
    if scenario is not None:
        scenario, missing = _with_file(scenario, folder)
        faults += [_placed(fault, source, placed) for fault in missing]
    refuse(source, faults)
    assert scenario is not None, "what is no scenario has a fault"
    return scenario


def opened(source: YamlSource) -> list[Fault]:
    """What is wrong with a file before its values are looked at; raises ScenarioError if it is no mapping at all."""
    if not isinstance(source.data, dict):
        hints = typing_slips.syntax_hints(source.text, 1, FIRST_LINES)
        raise ScenarioError(source.name, hints or [Fault("fault.not_a_mapping")])
    return list(source.faults)


def refuse(source: YamlSource, faults: list[Fault]) -> None:
    """Raise ScenarioError with the faults of a file, if there are any, in the order of the file."""
    if faults:
        raise ScenarioError(source.name, _in_order(_with_hints(faults), source.data))


def _with_hints(faults: list[Fault]) -> list[Fault]:
    """A slip of the keyboard instead of what follows from it: an unknown key and the missing one it was meant to be."""
    hinted = [typing_slips.word_hint(fault) or fault for fault in faults]
    slips = [hint.path for hint in hinted if hint.key in SLIPS and hint.path]

    def follows(fault: Fault) -> bool:
        owners = [str(path[-1]).strip(typing_slips.ODD_BLANKS) for path in slips if path[:-1] == fault.path]
        return fault.key == "fault.missing" and any(word.startswith(fault.values["value"]) for word in owners)

    return [fault for fault in hinted if not follows(fault)]


def _in_order(faults: list[Fault], document: dict) -> list[Fault]:
    """Faults as they stand in the file, one of each place: what a merge key repeats is wrong only once."""
    named = [fault if fault.setting else replace(fault, path=_named(document, fault.path)) for fault in faults]
    once = {(fault.key, _missing(fault), fault.line, fault.column, fault.setting): fault for fault in reversed(named)}
    return sorted(reversed(once.values()), key=lambda fault: (fault.line or 0, fault.column or 0))


def _missing(fault: Fault) -> Any:
    return fault.values["value"] if fault.key == "fault.missing" else fault.path if fault.setting else None


def _named(document: Any, path: tuple) -> tuple:
    """The path with entries of lists under their keys: accounts.county instead of accounts.0."""
    named: list = []
    for part in path:
        inside: Any = document[part] if _has(document, part) else None
        is_entry = isinstance(document, list) and isinstance(inside, dict) and isinstance(inside.get("key"), str)
        named.append(inside["key"] if is_entry else part)
        document = inside
    return tuple(named)


def _has(document: Any, part: Any) -> bool:
    if isinstance(document, dict):
        return part in document
    return isinstance(document, list) and isinstance(part, int) and part < len(document)


def override(document: dict, path: str, value: Any, placed: dict[tuple, str]) -> list[Fault]:
    """Write a value of `--set` into plain data; `placed` learns where. Gives what is wrong with the path."""
    _have_parents(document, path.split("."))
    try:
        for place in put(document, path, value):
            placed[place] = path
    except PathError as error:
        return [Fault("fault.no_such_path", path_values(error), setting=f"--set {path}")]
    return []


def _have_parents(node: Any, parts: list[str]) -> None:
    """What the file leaves to its default may be set too: missing mappings and last keys are made, then validated."""
    first, *rest = parts
    if isinstance(node, list):
        chosen = [item for item in node if isinstance(item, dict) and first in ("*", item.get("key"))]
        for item in chosen if rest else ():
            _have_parents(item, rest)
    elif isinstance(node, dict) and rest:
        if first in OPTIONAL_SECTIONS and node.get(first) is None:
            node[first] = {}
        _have_parents(node.get(first), rest)
    elif isinstance(node, dict):
        node.setdefault(first, None)


OPTIONAL_SECTIONS = (
    "behaviour", "costs", "budget", "platform", "reply", "duty", "editors", "channels", "design", "constraints",
    "small",
)  # fmt: skip


def _placed(fault: Fault, source: YamlSource, placed: dict[tuple, str]) -> Fault:
    for place, setting in reversed(placed.items()):
        around = fault.key in BETWEEN and place[: len(fault.path)] == fault.path
        if around or fault.path[: len(place)] == place:
            inside = _named(source.data, fault.path)[len(place) :]
            return Fault(fault.key, fault.values, inside, setting=f"--set {setting}")
    return source.place(fault, at_key=fault.key in AT_KEY)


def validated(document: dict) -> tuple[Scenario | None, list[Fault]]:
    """A scenario of plain data and everything that is wrong with it, its strategies included; None for none."""
    try:
        scenario = Scenario.model_validate(document)
    except ValidationError as error:
        faults = schema_faults(error)
        rest = made_do(document, faults, Scenario)
        return None, [*faults, *(elsewhere(_faults_between(rest), faults) if rest else ())]
    return scenario, _faults_between(scenario)


def _faults_between(scenario: Scenario) -> list[Fault]:
    """What parts of a scenario say of one another, strategies of the base practice, too."""
    return [*reference_faults(scenario), *_strategy_faults(scenario)]


def _strategy_faults(scenario: Scenario) -> list[Fault]:
    faults = []
    for strategy in scenario.strategies:
        try:
            regimes(scenario, strategy.key)
        except StrategyError as error:
            faults += error.faults
    return faults


def _with_file(scenario: Scenario, folder: Path) -> tuple[Scenario, list[Fault]]:
    network = scenario.population.network
    if not isinstance(network, EdgeList):
        return scenario, []
    file = folder / network.path
    if not is_file(file):
        key = "error.edge_list_no_file" if _is(Path.exists, file) else "fault.no_edge_list"
        return scenario, [Fault(key, {"value": str(file), "path": str(file)}, FRIENDS)]
    absolute = network.model_copy(update={"path": str(file)})
    population = scenario.population.model_copy(update={"network": absolute})
    return scenario.model_copy(update={"population": population}), []


def is_file(path: Path) -> bool:
    """Whether there is a file; a name that no file can have is none."""
    return _is(Path.is_file, path)


def _is(kind: Callable[[Path], bool], path: Path) -> bool:
    try:
        return kind(path)
    except (OSError, ValueError):
        return False
