from pathlib import Path

import pytest

from govsim.cli import main
from govsim.errors import ScenarioError
from govsim.scenario.load import is_experiment
from govsim.study.experiment import Range, goals_of
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


EVERYTHING = f"""
govsim: 1
name: Many faults
about: a
question: b
scenario: {ROOT}/tests/small.yaml
seeds: 0
strategies: [today, freindly]
new_strategies:
  - {{key: one, name: one, set: {{accounts.town.practice.tone: 7}}}}
  - {{key: two, name: two, remove: [{{account: nobody}}]}}
uncertainties:
  behaviour.tolerance: [4, 1]
  behaviour.tolerrance: {{low: 1, high: 2}}
outcomes: [{{outcome: raeds, matters: 1}}, {{outcome: trust, matters: -1}}]
"""


def test_every_fault_is_named_at_once_those_of_strategies_too(tmp_path):
    path = tmp_path / "many.yaml"
    path.write_text(EVERYTHING, encoding="utf-8")
    with pytest.raises(ScenarioError) as raised:
        load(path)
    assert {".".join(map(str, fault.path)) for fault in raised.value.faults} == {
        "name", "seeds", "strategies.1", "new_strategies.one.set.accounts.town.practice.tone",
        "new_strategies.two.remove.0", "uncertainties.behaviour.tolerance", "uncertainties.behaviour.tolerrance",
        "outcomes.0.outcome", "outcomes.1.matters",
    }  # fmt: skip


def test_what_its_settings_break_is_named_beside_its_own_faults(tmp_path):
    path = tmp_path / "many.yaml"
    path.write_text(EVERYTHING + "set: {population.size: 90, horizon.days: -1}\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as raised:
        load(path)
    assert {"seeds", "set.horizon.days"} <= {".".join(map(str, fault.path)) for fault in raised.value.faults}


def test_an_outcome_may_be_its_key_alone(tmp_path):
    """A hundredth of a share matters, and of counts 2 % of the baseline: of 50 reads one."""
    path = tmp_path / "short.yaml"
    good = EVERYTHING.partition("new_strategies")[0].replace("seeds: 0", "seeds: 1").replace(", freindly", "")
    path.write_text(
        good.replace("Many faults", "short") + "outcomes: [reads, open_rate, {outcome: trust, matters: 1}]\n"
    )
    study = load(path)
    assert [aim.outcome for aim in study.experiment.outcomes] == ["reads", "open_rate", "trust"]
    goals = goals_of(study.experiment, lambda outcome: 50.0)
    assert [(goal.better, goal.matters) for goal in goals] == [(1, 1.0), (1, 0.01), (1, 1.0)]
    path.write_text(good.replace("Many faults", "short") + "outcomes: [raeds]\n")
    with pytest.raises(ScenarioError) as raised:
        load(path)
    assert "did you mean “reads”?" in raised.value.message("en")


def test_friends_that_another_size_allows_are_no_fault_of_a_range(tmp_path, capsys):
    """60 friends each are too many for 300 people (at most 37), not for the 900 of the other futures."""
    path = tmp_path / "crowded.yaml"
    good = EVERYTHING.partition("new_strategies")[0].replace("seeds: 0", "seeds: 1").replace(", freindly", "")
    varied = "{population.size: {values: [300, 900]}, population.network.mean_friends: {values: [6, 60]}}"
    text = good.replace("Many faults", "crowded") + f"uncertainties: {varied}\n"
    path.write_text(text + "outcomes: [{outcome: reads, matters: 1}]\ndesign: {kind: grid}\n", encoding="utf-8")
    assert futures_of(load(path)) == 4
    assert main(["check", str(path), "--lang", "en"]) == 0
    assert "1 of 4 futures cannot be played: 60 friends each are too many for 300 citizens" in capsys.readouterr().out
