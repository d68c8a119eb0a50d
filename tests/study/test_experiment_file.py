from pathlib import Path

import pytest

from govsim.cli import main
from govsim.errors import ScenarioError
from govsim.scenario.load import is_experiment
from govsim.study.experiment import Range
from govsim.study.experiment_file import futures_of
from govsim.study.experiment_file import load_experiment as load
from govsim.study.runs.cases import points
from govsim.words import LANGUAGES
from tests.examples import ROOT
from tests.sentences import expected

INVALID = sorted((Path(__file__).parent / "invalid").glob("*.yaml"))
EXPERIMENTS = sorted((ROOT / "experiments").glob("*.yaml"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_each_way_to_be_wrong_has_its_sentence(path, lang):
    with pytest.raises(ScenarioError) as raised:
        load(path)
    said = raised.value.message(lang).replace(f"{path.parent}/", "")
    assert said + "\n" == expected(path, lang)


def test_there_are_many_ways_to_be_wrong():
    assert len(INVALID) >= 35


@pytest.mark.parametrize("path", EXPERIMENTS, ids=lambda path: path.stem)
def test_every_shipped_experiment_is_good_and_has_a_small_setting(path, capsys):
    study, small = load(path), load(path, small=True)
    assert is_experiment(path)
    assert futures_of(study) == len(points(study)) > futures_of(small)
    assert small.scenario.population.size <= study.scenario.population.size
    assert main(["check", str(path), "--lang", "en"]) == 0
    assert f"{len(study.strategies)} strategies in {futures_of(study)} futures" in capsys.readouterr().out


def test_settings_change_the_experiment_itself():
    assert futures_of(load(EXPERIMENTS[0], {"design.points": 7})) == 7
    with pytest.raises(ScenarioError, match=r"design\.points"):
        load(EXPERIMENTS[0], {"design.points": 0})


def test_two_numbers_are_the_ends_of_a_range():
    assert Range.model_validate([6, 48]) == Range(low=6, high=48)
    for said in ([6], [1, 2, 3], [48, 6], ["a", 6]):
        with pytest.raises(ValueError, match="Range"):
            Range.model_validate(said)


def test_the_strategies_are_the_base_and_those_named():
    study = load(EXPERIMENTS[0])
    base, *others = [one.key for one in study.scenario.strategies]
    for named in ([base, others[-1]], [others[-1]]):
        assert [one.key for one in load(EXPERIMENTS[0], {"strategies": named}).scenario.strategies] == [
            base,
            others[-1],
        ]
