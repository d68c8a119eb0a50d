"""A small valid scenario for tests, and ways to change it; where the data of others lie."""

import os
from functools import lru_cache
from pathlib import Path

from govsim.scenario import yaml_source
from govsim.scenario.load import parse
from govsim.scenario.paths import put
from govsim.scenario.schema import Scenario

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("GOVSIM_TEST_DATA", ROOT.parent / "shared" / "data"))
FACEBOOK = DATA / "facebook_combined.txt"
SCENARIOS = sorted((ROOT / "scenarios").glob("*.yaml"))
SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")
TINY = f"""
govsim: 1
name: tiny
about: {{en: A tiny study., zh: 极小的研究。}}
question: {{en: Which?, zh: 哪个更好？}}
scenario: {ROOT}/tests/small.yaml
"""
"""How an experiment of tests begins."""


@lru_cache
def _small() -> Scenario:
    return parse(SMALL, "small.yaml")


def small(**changes) -> Scenario:
    """The small scenario with values changed; `__` in a name stands for a dot."""
    document = _small().model_dump()
    for path, value in changes.items():
        put(document, path.replace("__", "."), value)
    return Scenario.model_validate(document)


def cut(scenario: Scenario, citizens: int, friends: float) -> Scenario:
    """The scenario with few citizens and friends; the ties of an edge list are the file's."""
    document = scenario.model_dump()
    put(document, "population.size", citizens)
    if document["population"]["network"]["kind"] != "edge_list":
        put(document, "population.network.mean_friends", friends)
    return Scenario.model_validate(document)


def small_with(**parts) -> Scenario:
    """The small scenario with whole top-level parts given as YAML text."""
    document = yaml_source.parse(SMALL, "small.yaml").data
    document |= {name: yaml_source.parse(text, name).data for name, text in parts.items()}
    return Scenario.model_validate(document)


def experiment(**sections):
    """An experiment that says no more than it must, with some sections; its scenario is not looked for."""
    from govsim.study.experiment import Experiment

    word = {"en": "x", "zh": "x"}
    about = {"govsim": 1, "name": "known", "about": word, "question": word, "scenario": "-"}
    return Experiment.model_validate(about | {"outcomes": [{"outcome": "reads", "matters": 1.0}]} | sections)
