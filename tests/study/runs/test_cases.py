"""Which runs a study has, and what makes two of them the same run."""

import shutil

import pytest

from govsim.rules import compiled
from govsim.rules.evidence import BY_KEY, PATTERNS, PREDICTED
from govsim.scenario import inspection_rules
from govsim.study.experiment_file import Study
from govsim.study.futures import Future
from govsim.study.runs import cases as cases_of
from govsim.study.runs.cases import address, cases, checked, in_future, points, points_table, seeds_of
from tests.examples import ROOT, experiment, small, small_with

STRATEGIES = """
- {key: today, name: {en: a, zh: 甲}}
- {key: same, name: {en: b, zh: 乙}}
- {key: early, name: {en: c, zh: 丙}, set: {accounts.town.practice.tone: {value: 1.0, from_day: 5}}}
- {key: late, name: {en: d, zh: 丁}, set: {accounts.town.practice.tone: {value: 1.0, from_day: 6}}}
"""


def study(**sections):
    return Study(experiment(**sections), small(), ("today", "friendly"), "today")


def hashed(scenario, strategy="today", seed=1, sources="sources"):
    return address(scenario, strategy, seed, sources)


# What decides the numbers of a run


OTHER = {
    "inspection": ["national", "luan"],
    "budget__money": 10.0,
    "costs__editor_hour": 61.0,
    "population__size": 301,
    "population__segments__old__trust": 0.64,
    "horizon__days": 13,
    "horizon__burn_in_days": 5,
    "behaviour__reply_half_life": 25.0,
    "accounts__hall__practice__push_hour": 19,
}


@pytest.mark.parametrize("path", OTHER)
def test_scenarios_that_differ_in_what_a_row_holds_are_other_runs(path):
    """A row holds outcomes, whether the budget allows them, and what fails the inspection."""
    assert hashed(small(**{path: OTHER[path]})) != hashed(small())


TEXTS = {"name": "other", "about__en": "x", "seeds": 9, "strategies__friendly__name__en": "x"}


@pytest.mark.parametrize("path", TEXTS)
def test_texts_and_other_strategies_make_no_other_run(path):
    assert hashed(small(**{path: TEXTS[path]})) == hashed(small())


def test_a_strategy_is_what_it_changes_and_when():
    scenario = small_with(strategies=STRATEGIES)
    assert hashed(scenario, "today") == hashed(scenario, "same")
    assert len({hashed(scenario, key) for key in ("today", "early", "late")}) == 3


def test_seeds_and_sources_make_other_runs():
    assert len({hashed(small()), hashed(small(), seed=2), hashed(small(), sources="others")}) == 3


def test_a_friend_graph_is_told_by_what_is_in_its_file(tmp_path):
    file = tmp_path / "friends.txt"
    scenario = small(population__network={"kind": "edge_list", "path": str(file)}, population__size=None)
    found = []
    for text in ("0 1\n", "0 2\n"):
        file.write_text(text)
        found.append(hashed(scenario))
    assert found[0] != found[1]


def test_the_sources_of_a_row_are_the_rules_the_model_and_the_measures(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    found = {cases_of.sources_of_a_row()}
    for part in ("rules", "model", "measures"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "numbers.py").write_text("x = 1")
        found.add(cases_of.sources_of_a_row())
    assert len(found) == 4


def test_a_changed_limit_makes_other_runs_of_the_scenarios_that_choose_its_set_and_of_no_other(monkeypatch):
    choices = (["national"], ["luan"], ["national", "luan"], [])
    before = [hashed(small(inspection=sets)) for sets in choices]
    stricter = [rule._replace(limit=2) if rule.set == "luan" else rule for rule in inspection_rules.RULES]
    monkeypatch.setattr(inspection_rules, "RULES", tuple(stricter))
    after = [hashed(small(inspection=sets)) for sets in choices]
    assert [one != other for one, other in zip(before, after, strict=True)] == [False, True, True, False]


def test_a_rule_said_in_other_words_makes_no_other_run(monkeypatch):
    before = hashed(small())
    reworded = [rule._replace(source="x") for rule in inspection_rules.RULES]
    monkeypatch.setattr(inspection_rules, "RULES", tuple(reworded))
    assert hashed(small()) == before


def test_a_comment_in_a_file_of_scenarios_makes_no_other_run(tmp_path, monkeypatch):
    for part in ("rules", "model", "measures", "scenario"):
        shutil.copytree(ROOT / "govsim" / part, tmp_path / part)
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    before = cases_of.sources_of_a_row()
    for path in sorted((tmp_path / "scenario").rglob("*.py")):
        path.write_bytes(path.read_bytes() + b"# a comment\n")
        assert cases_of.sources_of_a_row() == before, path.name


# Which runs there are


def test_runs_come_future_by_future_seed_by_seed_strategy_by_strategy():
    one = study(uncertainties={"behaviour.tolerance": {"values": [1.0, 2.0]}}, design={"kind": "grid"}, seeds=2)
    found = list(cases(one, points(one), one.strategies))
    assert [(case.future, case.seed, case.strategy) for case in found] == [
        (0, 1, "today"), (0, 1, "friendly"), (0, 2, "today"), (0, 2, "friendly"),
        (1, 1_000_001, "today"), (1, 1_000_001, "friendly"), (1, 1_000_002, "today"), (1, 1_000_002, "friendly"),
    ]  # fmt: skip
    last, scenario = found[-1], small(behaviour__tolerance=2.0)
    assert last.hash == address(scenario, "friendly", 1_000_002, cases_of.sources_of_a_row())
    assert len({case.hash for case in found}) == 8


@pytest.mark.parametrize(
    ("own_luck", "index", "seeds"),
    [(True, 0, [7, 8, 9]), (True, 2, [2_000_007, 2_000_008, 2_000_009]), (False, 2, [7, 8, 9])],
)
def test_seeds_begin_with_the_first_and_each_future_has_its_own(own_luck, index, seeds):
    assert list(seeds_of(study(seeds=3, first_seed=7, own_luck=own_luck), Future(index, {}))) == seeds


def test_a_future_changes_what_it_names_and_nothing_else():
    found = in_future(small(), Future(0, {"accounts.*.practice.tone": 0.5, "behaviour.tolerance": 3.0}))
    assert found == small(
        accounts__hall__practice__tone=0.5, accounts__town__practice__tone=0.5, behaviour__tolerance=3.0
    )


def test_points_are_told_with_their_factors():
    told = points_table([Future(0, {"a": 5.0, "b": 2}, {"a": 1.25}), Future(1, {"a": 1.0, "b": 3}, {"a": 0.25})])
    assert told.to_dict("list") == {"future": [0, 1], "a": [1.25, 0.25], "b": [2, 3]}


# Patterns


def test_patterns_are_asked_only_where_numbers_are_drawn_that_move_them():
    assert checked(study(uncertainties={"behaviour.tolerance": {"low": 1, "high": 9}})) == []
    asked = checked(study(uncertainties={"calibrated": None}))
    assert asked == [pattern.key for pattern in PATTERNS if pattern.key in asked]
    assert "headline_open_rate" in asked
    chosen = {"uncertainties": {"calibrated": None}, "patterns": ["unfollow_per_day", "headline_open_rate"]}
    assert checked(study(**chosen)) == ["unfollow_per_day", "headline_open_rate"]
    assert checked(study(**(chosen | {"patterns": []}))) == []


def test_what_is_predicted_is_not_asked_of_a_future(monkeypatch):
    monkeypatch.setattr(cases_of, "patterns_moved", lambda: {"look_back": ("read_concentration", "headline_open_rate")})
    assert BY_KEY["read_concentration"].role == PREDICTED
    assert checked(study(uncertainties={"calibrated": None})) == ["headline_open_rate"]
