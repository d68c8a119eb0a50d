"""An experiment file to a Study: every fault at once, each with its line, column and path, as for scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from govsim.errors import Fault, GovsimError, Place, ScenarioError, shown
from govsim.measures.outcomes import better_of, keys
from govsim.rules.numbers import BY_NAME
from govsim.scenario import load as loading
from govsim.scenario import yaml_source
from govsim.scenario.cross_checks import CROWDING
from govsim.scenario.mending import elsewhere, made_do
from govsim.scenario.paths import OPEN_PATHS, PathError, expand, is_open, path_values, put
from govsim.scenario.pydantic_faults import schema_faults, suggestion
from govsim.scenario.schema import Scenario, Strategy
from govsim.scenario.sections import Words
from govsim.scenario.yaml_source import YamlSource
from govsim.study.experiment import Design, Experiment, Range
from govsim.study.futures import BEHAVIOUR, MOST_POINTS, SETS, futures, size

LEVER = "lever"
"""Strategies made of levers are called lever_1, lever_2 and so on."""
MOST_STRATEGIES = 190
"""Settings of levers that are crossed with futures: a scenario has at most 200 strategies."""


@dataclass(frozen=True)
class Study:
    """An experiment with its scenario, whose strategies are those to compare; the base practice is the first."""

    experiment: Experiment
    scenario: Scenario
    strategies: tuple[str, ...]
    baseline: str


def futures_of(study: Study) -> int:
    """How many futures a study has."""
    return size(study.experiment.uncertainties, study.experiment.design)


def load_experiment(path: str | Path, settings: Mapping[str, Any] | None = None, small: bool = False) -> Study:
    """Read and check an experiment file, changed by `settings` (dotted path → value); `small`: in its small setting.

    Raises ScenarioError with all faults. The scenario's path is relative to the file.
    """
    source = yaml_source.read(path)
    faults = loading.opened(source)
    for where, value in (settings or {}).items():
        faults += loading.override(source.data, where, value, {})
    experiment, own = _parsed(source.data)
    faults += _placed(own, source)
    if experiment is None:
        loading.refuse(source, faults)
    assert experiment is not None, "what is no experiment has a fault"
    experiment = _small(experiment) if small else experiment
    study, found = _joined(experiment, _scenario(experiment, source, faults))
    loading.refuse(source, [*faults, *_placed(elsewhere(found, own), source)])
    assert study is not None, "what is no study has a fault"
    return study


def _parsed(document: dict) -> tuple[Experiment | None, list[Fault]]:
    """The experiment, made do with as far as it goes, and what is wrong with it."""
    try:
        return Experiment.model_validate(document), []
    except ValidationError as error:
        faults = schema_faults(error, Experiment)
        return made_do(document, faults, Experiment), faults


def _placed(faults: Iterable[Fault], source: YamlSource) -> list[Fault]:
    return [source.place(fault, at_key=fault.key in loading.AT_KEY) for fault in faults]


def _small(experiment: Experiment) -> Experiment:
    small = experiment.small
    design = experiment.design.model_copy(update={"points": small.points or experiment.design.points})
    changed = {"design": design, "seeds": small.seeds or experiment.seeds, "set": experiment.set | small.set}
    return experiment.model_copy(update=changed)


def _scenario(experiment: Experiment, source: YamlSource, known: list[Fault]) -> Scenario:
    """The scenario of an experiment; what `set` breaks is said of the experiment, the rest of the scenario's file.

    Raises ScenarioError, of the experiment's file where there are faults `known` in it.
    """
    path = Path(source.name).parent / experiment.scenario
    if not loading.is_file(path):
        fault = Fault("fault.no_scenario", {"value": str(path)}, ("scenario",))
        loading.refuse(source, [*known, source.place(fault)])
    try:
        return loading.load(path, experiment.set)
    except ScenarioError as error:
        found = _of_experiment(error, source)
    loading.refuse(source, [*known, *(found.faults if known and found.source == source.name else ())])
    raise found


def refused(path: str | Path, study: Study, error: GovsimError, place: Place) -> ScenarioError:
    """What was found in the scenario of an experiment after loading it, said of the file to blame, with its place."""
    source = yaml_source.read(path)
    scenario = Path(source.name).parent / study.experiment.scenario
    return _of_experiment(loading.refused(scenario, error, place, study.experiment.set), source)


def _of_experiment(error: ScenarioError, source: YamlSource) -> ScenarioError:
    """Faults of a scenario, those of settings said of the experiment that sets."""
    own = [_of_setting(fault, source) for fault in error.faults if fault.setting]
    return ScenarioError(source.name if own else error.source, own or error.faults)


def _of_setting(fault: Fault, source: YamlSource) -> Fault:
    where = ("set", (fault.setting or "").removeprefix("--set "))
    return source.place(replace(fault, path=where, setting=None, line=None, column=None))


# The experiment and its scenario together


def _joined(experiment: Experiment, scenario: Scenario) -> tuple[Study | None, list[Fault]]:
    faults = [*_token_faults(experiment), *_range_faults(experiment, scenario), *_lever_faults(experiment, scenario)]
    faults += [*_list_faults(experiment), *_aim_faults(experiment, scenario), *_name_faults(experiment, scenario)]
    if fault := _too_many(experiment):
        return None, [*faults, fault]
    unusable = any(fault.path[0] in ("levers", "design") for fault in faults)
    brought = experiment.new_strategies if unusable else _added(experiment, scenario)
    added = [strategy.model_dump() for strategy in brought]
    document = scenario.model_dump()
    kept = [one for one in document["strategies"] if one["key"] in _wanted(experiment, scenario)]
    base = document["strategies"][:1]
    document["strategies"] = [*base, *(one for one in kept if one not in base), *added]
    whole, found = loading.validated(document)
    faults += [_of_new(fault, len(document["strategies"]) - len(added), experiment) for fault in found]
    return (None, faults) if whole is None or faults else (_study(experiment, whole), [])


def _study(experiment: Experiment, scenario: Scenario) -> Study:
    keys = [strategy.key for strategy in scenario.strategies]
    baseline = experiment.baseline or keys[0]
    named = {*_own(experiment), *(experiment.strategies or keys), baseline}
    return Study(experiment, scenario, tuple(key for key in keys if key in named), baseline)


def _own(experiment: Experiment) -> list[str]:
    return [strategy.key for strategy in experiment.new_strategies]


def _name_faults(experiment: Experiment, scenario: Scenario) -> Iterator[Fault]:
    """Strategies that are named and not there."""
    keys = [*(strategy.key for strategy in scenario.strategies), *_own(experiment)]
    places = [(("strategies", i), name) for i, name in enumerate(experiment.strategies or ())]
    for place, name in (*places, (("baseline",), experiment.baseline or keys[0])):
        if name not in keys:
            yield Fault("fault.unknown_strategy", _choice(name, keys), place)


def _choice(value: str, allowed: list[str]) -> dict[str, Any]:
    return {"value": value, "allowed": allowed, "suggestion": suggestion(value, allowed)}


def _wanted(experiment: Experiment, scenario: Scenario) -> list[str]:
    """Strategies of the scenario that the experiment takes."""
    if experiment.levers:
        return [experiment.baseline or scenario.strategies[0].key]
    return experiment.strategies or [strategy.key for strategy in scenario.strategies]


def _added(experiment: Experiment, scenario: Scenario) -> Iterator:
    """Strategies that the experiment brings: its own, or one for each setting of its levers."""
    yield from experiment.new_strategies
    if experiment.levers:
        for point in futures(experiment.levers, _lever_design(experiment), scenario):
            said = ", ".join(f"{_short(path)} {_rounded(value)}" for path, value in point.changes.items())
            yield Strategy(key=f"{LEVER}_{point.index + 1}", name=Words(en=said, zh=said), set=dict(point.changes))


def _short(path: str) -> str:
    """A lever as a table can show it: the account and the last part of its path."""
    account, _, rest = path.removeprefix("accounts.").partition(".practice.")
    return f"{account}.{rest}" if rest else path


def _rounded(value: Any) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _lever_design(experiment: Experiment) -> Design:
    """Levers beside uncertainties are always a grid; alone they follow the design."""
    return experiment.design.model_copy(update={"kind": "grid"}) if experiment.uncertainties else experiment.design


def _of_new(fault: Fault, first: int, experiment: Experiment) -> Fault:
    """A fault of an added strategy, placed where the experiment brings it."""
    place = fault.path[1] if len(fault.path) > 1 else None
    if fault.path[:1] != ("strategies",) or not isinstance(place, int) or place < first:
        return fault
    index = place - first
    if index < len(experiment.new_strategies):
        return replace(fault, path=("new_strategies", index, *fault.path[2:]))
    lever = next((part for part in fault.path if part in experiment.levers), None)
    return replace(fault, path=("levers", lever) if lever else ("levers",))


def _too_many(experiment: Experiment) -> Fault | None:
    points = size(experiment.uncertainties, experiment.design)
    settings = size(experiment.levers, _lever_design(experiment))
    if settings > MOST_STRATEGIES:
        return Fault("fault.too_many_settings", {"value": settings, "allowed": MOST_STRATEGIES}, ("levers",))
    if points > MOST_POINTS:
        return Fault("fault.too_many_points", {"value": points, "allowed": MOST_POINTS}, ("design",))
    return None


def _token_faults(experiment: Experiment) -> Iterator[Fault]:
    for token in SETS:
        said = experiment.uncertainties.get(token)
        if said is not None and not said.is_open:
            yield Fault("fault.token_range", {"value": token}, ("uncertainties", token))
    both = [token for token in SETS if token in experiment.uncertainties]
    if len(both) > 1:
        yield Fault("fault.tokens_together", {"value": both[1], "allowed": both[:1]}, ("uncertainties", both[1]))
    if both and experiment.design.kind == "grid":
        yield Fault("fault.token_in_grid", {"value": both[0]}, ("uncertainties", both[0]))


def _range_faults(experiment: Experiment, scenario: Scenario) -> Iterator[Fault]:
    for path, at in experiment.uncertainties.items():
        if path not in SETS:
            yield from _faults_at(("uncertainties", path), path, at or Range(), scenario)


def _lever_faults(experiment: Experiment, scenario: Scenario) -> Iterator[Fault]:
    for path, at in experiment.levers.items():
        if not is_open(path):
            yield Fault("fault.not_a_choice", {"value": path, "allowed": list(OPEN_PATHS)}, ("levers", path))
        else:
            yield from _faults_at(("levers", path), path, at, scenario)


def _faults_at(place: tuple, path: str, at: Range, scenario: Scenario) -> Iterator[Fault]:
    """What is wrong with a range at a path: no such path, no range to be had, or an end that the scenario refuses."""
    document = scenario.model_dump()
    try:
        inside = next(iter(expand(document, path)))
    except PathError as error:
        yield Fault("fault.no_such_path", path_values(error), place)
        return
    if at.is_open and path.removeprefix(BEHAVIOUR) not in BY_NAME:
        yield Fault("fault.range_needed", {"value": path}, place)
        return
    if at.factor is not None and not _is_number(document, inside, path):
        yield Fault("fault.factor_of_what", {"value": path}, place)
        return
    for part, value in _ends(at):
        yield from _refused(scenario, path, value, (*place, *part))


def _is_number(document: Any, inside: tuple, path: str) -> bool:
    for part in inside:
        document = document[part]
    return path.startswith(BEHAVIOUR) or (isinstance(document, int | float) and not isinstance(document, bool))


def _ends(at: Range) -> list[tuple[tuple, Any]]:
    if at.values is not None:
        return [(("values", i), value) for i, value in enumerate(at.values)]
    return [(("low",), at.low), (("high",), at.high)] if at.low is not None else []


def _refused(scenario: Scenario, path: str, value: Any, place: tuple) -> Iterator[Fault]:
    document = scenario.model_dump()
    whole = isinstance(value, float) and value.is_integer()
    for tried in (value, int(value)) if whole else (value,):
        put(document, path, tried)
        faults = [fault for fault in loading.validated(document)[1] if fault.key != CROWDING]
        if not faults:
            return
    yield replace(faults[0], path=place)


def _list_faults(experiment: Experiment) -> Iterator[Fault]:
    over = experiment.uncertainties or experiment.levers
    for i, point in enumerate(experiment.design.given or ()):
        for path in point:
            if path not in over:
                yield Fault("fault.list_path", _choice(path, list(over)), ("design", "given", i, path))


def _aim_faults(experiment: Experiment, scenario: Scenario) -> Iterator[Fault]:
    allowed = keys(scenario)
    for i, aim in enumerate(experiment.outcomes):
        if aim.outcome not in allowed:
            values = {"value": shown(aim.outcome), "suggestion": suggestion(aim.outcome, allowed)}
            yield Fault("fault.unknown_outcome", values, ("outcomes", i, "outcome"))
        elif aim.better is None and better_of(aim.outcome) == 0:
            yield Fault("fault.no_direction", {"value": aim.outcome, "allowed": ["more", "less"]}, ("outcomes", i))
