"""Inspections of many runs: what a comparison says of them, and how people read it."""

import io
import json

import pandas as pd
import pytest
from matplotlib.figure import Figure
from rich.console import Console

from govsim.cli import main
from govsim.measures.inspection import inspection
from govsim.measures.outcomes import INSPECTION_PASSED
from govsim.model.model import GovSimModel
from govsim.reports import charts
from govsim.reports.console import comparison_table, run_table
from govsim.reports.folder import write_comparison
from govsim.reports.inspection import MOST_FAILURES, mark
from govsim.scenario.inspection_rules import SETS
from govsim.scenario.paths import put
from govsim.scenario.schema import Scenario
from govsim.study.compare import Cell, Comparison, compare
from govsim.study.runs import manifest
from govsim.study.runs.run import run
from tests.examples import ROOT, small_with

STRATEGIES = """
- {key: today, name: {en: As today, zh: 现状}}
- key: closed
  name: {en: Menu off, zh: 停用菜单}
  set:
    accounts.town.practice.pushes_per_week: 7
    accounts.town.practice.articles_per_push: 8
    accounts.town.practice.editors.hours_per_week: 200
    accounts.town.practice.service_level: 0.0
    accounts.town.practice.reply.mode: {value: none, from_day: 6}
"""
SMALL_FILE = str(ROOT / "tests" / "small.yaml")


@pytest.fixture(scope="module")
def compared():
    return compare(small_with(strategies=STRATEGIES), seeds=[1, 2, 3], workers=1)


def printed(thing, width=100):
    console = Console(width=width, file=io.StringIO())
    console.print(thing)
    return console.file.getvalue()


def test_a_strategy_that_wins_reads_and_fails_is_marked_so(compared):
    assert compared.estimate("closed", "reads").low > 0
    said = printed(comparison_table(compared, "en"))
    assert "✗ “Menu off” brings more reads but would fail the inspection:" in said
    assert "  Town: no interaction function (national indicators), 2019-03-10 to 2019-03-15" in said
    assert "“As today” would" not in said
    said = printed(comparison_table(compared, "zh"))
    assert "✗ “停用菜单”虽能提高阅读量，但检查不合格：" in said
    assert "  镇发布：没有互动功能（全国指标），见于 2019-03-10 至 2019-03-15" in said


def test_the_row_of_the_table_has_its_mark(compared):
    rows = printed(comparison_table(compared, "en")).splitlines()
    row = next(line for line in rows if "Passes the inspection" in line)
    assert row.split()[-4:] == ["✓", "yes", "✗", "no"]
    assert max(len(line) for line in rows) <= 100


def test_the_run_says_the_same_of_itself():
    said = printed(run_table(run(small_with(strategies=STRATEGIES), "closed", 1), "en"))
    assert "✗ no" in said
    assert "✗ “Menu off” would fail the inspection:" in said
    assert "too few to test for no new content for 14 days, a message" in said
    assert "✓ yes" in printed(run_table(run(small_with(strategies=STRATEGIES), "today", 1), "en"))


def test_json_carries_the_inspection(compared):
    said = json.loads(json.dumps(compared.as_dict()))["strategies"]
    assert said["today"]["inspection_passed"] is True
    assert said["today"]["inspection"] == {"passed": 3, "of": 3, "failed": []}
    assert said["closed"]["inspection_passed"] is False
    assert said["closed"]["inspection"]["failed"] == [
        {
            "account": "town",
            "rules": "national",
            "rule": "no_interaction",
            "limit": 1.0,
            "seeds": [1, 2, 3],
            "dates": ["2019-03-10/2019-03-15"] * 3,
        }
    ]
    assert said["closed"]["inspections_failed"]["mean"] == 1
    assert INSPECTION_PASSED not in compared.outcomes()


def mixed(passing, failing):
    """A comparison of one strategy whose seeds passed or failed, with the given rows where it failed."""
    scenario = small_with(strategies=STRATEGIES)
    done = run(scenario, "closed", 1)
    rows = done.tables["inspection"]
    cells = [
        Cell("closed", seed, done.summary | {INSPECTION_PASSED: seed in passing}, None, table)
        for seed, table in [*((seed, rows[rows["passed"].fillna(True)]) for seed in passing), *failing(rows)]
    ]
    return Comparison(scenario, "closed", ["closed"], sorted(cell.seed for cell in cells), cells)


def test_some_seeds_that_fail_on_other_days_are_said_as_such():
    def failing(rows):
        return [(2, rows), (3, rows.assign(dates=rows["dates"].replace("2019-03-10/2019-03-15", "2019-03-08")))]

    found = mixed([1], failing)
    assert found.passes("closed") == (1, 3)
    assert found.as_dict()["strategies"]["closed"]["inspection_passed"] is False
    said = printed(comparison_table(found, "en"), width=160)
    assert "✗ “Menu off” may fail the inspection:" in said
    assert "✗ in 1 of 3 seeds" in said
    assert "between 2019-03-08 and 2019-03-15, in 2 of 3 seeds" in said
    said = printed(comparison_table(found, "zh"), width=160)
    assert "✗ 3 次中 1 次合格" in said
    assert "见于 2019-03-08 至 2019-03-15 期间，3 次模拟中出现 2 次" in said


def test_many_failures_are_named_up_to_a_number():
    def failing(rows):
        bad = rows[rows["rule"] == "no_interaction"].query("account == 'town'")
        sets = [bad.assign(rules=name) for name in SETS]
        return [(2, pd.concat([*sets, bad.assign(rule="crisis"), bad.assign(rule="not_updated")]))]

    said = printed(comparison_table(mixed([], failing), "en"), width=200)
    assert said.count("  Town: ") == MOST_FAILURES
    assert "and 2 more" in said


@pytest.mark.parametrize(
    ("passed", "of", "said"), [(3, 3, "✓ yes"), (0, 3, "✗ no"), (2, 3, "✗ in 2 of 3 seeds"), (True, 1, "✓ yes")]
)
def test_marks(passed, of, said):
    assert mark(passed, of, "en") == said


def test_names_with_brackets_are_no_markup():
    document = small_with(strategies=STRATEGIES).model_dump()
    put(document, "strategies.closed.name.en", "[red]Menu[/red] off")
    put(document, "accounts.town.name.en", "[blue]Town[/blue]")
    found = compare(Scenario.model_validate(document), seeds=[1], workers=1)
    said = printed(comparison_table(found, "en"))
    assert "“[red]Menu[/red] off” would fail" in said
    assert "[blue]Town[/blue]: no interaction" in said


def test_charts_and_folders_carry_it(compared, tmp_path):
    write_comparison(compared, tmp_path, "zh", 1.0)
    table = pd.read_parquet(tmp_path / "inspection.parquet")
    assert table.query("passed == False")[["strategy", "seed", "account"]].to_numpy().tolist() == [
        ["closed", seed, "town"] for seed in (1, 2, 3)
    ]
    figure: Figure = charts._differences(compared, "en")
    labels = {label.get_text() for axes in figure.axes for label in axes.get_yticklabels()}
    assert labels == {"Menu off\n✗ fails the inspection"}


def test_nothing_is_said_where_nothing_is_inspected_or_nothing_ran():
    found = compare(small_with(strategies=STRATEGIES, inspection="[]"), seeds=[1], workers=1)
    assert "inspection" not in printed(comparison_table(found, "en"))
    assert found.as_dict()["strategies"]["closed"]["inspection"] == {"passed": 1, "of": 1, "failed": []}
    broken = Comparison(small_with(), "today", ["today"], [1], [Cell("today", 1, error="lost")])
    assert broken.as_dict()["strategies"]["today"]["inspection_passed"] is None
    assert "fail the inspection" not in printed(comparison_table(broken, "en"))


def test_the_rules_are_in_the_manifest(tmp_path, capsys):
    assert main(["run", SMALL_FILE, "--out", str(tmp_path), "--json"]) == 0
    capsys.readouterr()
    written = json.loads((tmp_path / manifest.NAME).read_text(encoding="utf-8"))
    assert written["scenario"]["inspection"] == ["national"]
    assert {path.name for path in tmp_path.glob("*.csv")} >= {"accounts.csv", "inspection.csv"}


@pytest.mark.parametrize("strategy", ["today", "closed"])
def test_both_crowds_pass_and_fail_alike(strategy):
    scenario = small_with(strategies=STRATEGIES, inspection="[national, minhou, luan, xiayi]")
    agents, arrays = (
        inspection(GovSimModel(scenario, strategy, 1, crowd=crowd).run()) for crowd in ("agents", "arrays")
    )
    pd.testing.assert_frame_equal(agents, arrays)
    assert ("town", "no_interaction") in set(zip(agents["account"], agents["rule"], strict=True))
