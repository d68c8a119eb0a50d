"""The plan of a study: every run it consists of, each with the hash of all that decides its numbers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from govsim.errors import Fault
from govsim.model.world.files import edge_list_hash
from govsim.rules.compiled import sources_hash
from govsim.rules.evidence import BY_KEY, PATTERNS, PREDICTED
from govsim.rules.uses import patterns_moved
from govsim.scenario.cross_checks import CROWDING, reference_faults
from govsim.scenario.inspection_rules import chosen
from govsim.scenario.paths import put
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import regimes
from govsim.study.experiment_file import Study
from govsim.study.futures import SETS, Future, futures, numbers_moved

TEXTS = ("about", "question", "name", "seeds", "strategies", "patterns")
"""Parts of a scenario that decide no number of a run."""
APART = 1_000_000
"""Seeds from the first of one future to that of the next, where each has its own: more than anybody adds."""


@dataclass(frozen=True)
class Case:
    """One run of a study: a strategy in a future with a seed."""

    future: int
    strategy: str
    seed: int
    hash: str


def in_future(scenario: Scenario, future: Future) -> Scenario:
    """The scenario as it is in a future."""
    document = scenario.model_dump()
    for path, value in future.changes.items():
        put(document, path, value)
    return Scenario.model_validate(document)


def points(study: Study) -> list[Future]:
    """The futures of a study in their order."""
    return futures(study.experiment.uncertainties, study.experiment.design, study.scenario)


def crowded(study: Study) -> list[Fault]:
    """Of each future in which so few citizens cannot have so many friends, what to say of it."""
    if not any(path.startswith("population.") for path in study.experiment.uncertainties):
        return []
    found = (reference_faults(in_future(study.scenario, future)) for future in points(study))
    return [fault for faults in found for fault in faults if fault.key == CROWDING]


def checked(study: Study) -> list[str]:
    """Patterns that the base practice must pass in a future for it to count: those that the drawn numbers move."""
    drawn = study.experiment.uncertainties
    if not any(token in drawn for token in SETS):
        return []
    listed = study.experiment.patterns if study.experiment.patterns is not None else study.scenario.patterns
    moved = {key for name in numbers_moved(drawn) for key in patterns_moved().get(name, ())}
    allowed = [pattern.key for pattern in PATTERNS] if listed is None else listed
    return [key for key in allowed if key in moved and BY_KEY[key].role != PREDICTED]


def seeds_of(study: Study, future: Future) -> range:
    """The seeds of a future: its own where every future has its own luck, else the same for all."""
    count = study.experiment.seeds
    first = study.experiment.first_seed + (future.index * APART if study.experiment.own_luck else 0)
    return range(first, first + count)


def cases(study: Study, drawn: Iterable[Future], strategies: Iterable[str]) -> Iterator[Case]:
    """Every run of some futures and strategies, future by future and seed by seed."""
    strategies, sources = list(strategies), sources_of_a_row()
    for future in drawn:
        scenario = in_future(study.scenario, future)
        resolved = {key: _resolved(scenario, key, sources) for key in strategies}
        for seed in seeds_of(study, future):
            yield from (Case(future.index, key, seed, _hashed((resolved[key], seed))) for key in strategies)


def sources_of_a_row() -> str:
    """Hash of the sources that decide what a row says: rules and model, and the measures taken of a run."""
    return sources_hash("measures")


def address(scenario: Scenario, strategy: str, seed: int, sources: str) -> str:
    """The hash of all that decides the numbers of one run; `sources`: that of the sources it was played with."""
    return _hashed((_resolved(scenario, strategy, sources), seed))


def _resolved(scenario: Scenario, strategy: str, sources: str) -> str:
    """All that decides the numbers of a run but its seed, as a hash."""
    timeline = regimes(scenario, strategy)
    said = [(one.from_day, _deciding(one.scenario.model_dump(mode="json"))) for one in timeline]
    demanded = [(rule.set, rule.key, rule.limit) for rule in chosen(scenario.inspection)]
    return _hashed((said, sources, edge_list_hash(scenario), demanded))


def _deciding(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in document.items() if name not in TEXTS}


def _hashed(parts: Any) -> str:
    return hashlib.blake2b(json.dumps(parts, sort_keys=True).encode(), digest_size=16).hexdigest()


def points_table(drawn: Iterable[Future]) -> pd.DataFrame:
    """One row per future: its index and everything that is drawn, factors as such."""
    return pd.DataFrame([{"future": future.index} | future.drawn() for future in drawn])
