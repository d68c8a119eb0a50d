"""A tiny study on a real local cluster."""

import json
import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest

import govsim
from govsim.cli import main
from govsim.study.experiment_file import load_experiment as load
from govsim.study.plan import cases, points
from govsim.study.results import read
from govsim.study.run import run
from govsim.study.store import Store
from govsim.study.sweep import status, sweep
from tests.examples import ROOT

TEXT = f"""
govsim: 1
name: tiny
about: {{en: A tiny study., zh: 极小的研究。}}
question: {{en: Which?, zh: 哪个？}}
scenario: {ROOT}/tests/small.yaml
uncertainties:
  behaviour.reply_half_life: {{low: 4, high: 90}}
  population.network.mean_friends: {{values: [6, 10, 100000]}}
outcomes: [{{outcome: reads, matters: 3}}, {{outcome: trust, matters: 0.001}}]
design: {{kind: grid, levels: 2}}
seeds: 2
"""
"""A citizen of the small scenario cannot have 100,000 friends: a third of the futures fail."""


@pytest.fixture(scope="module")
def experiment(tmp_path_factory):
    path = tmp_path_factory.mktemp("tiny") / "tiny.yaml"
    path.write_text(TEXT.replace("100000", "900"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def swept(experiment):
    """The study once played, and what was heard of it."""
    heard = []
    sweep(load(experiment), experiment.parent / "out", workers=1, on_progress=heard.append)
    return experiment.parent / "out", heard


def test_every_planned_run_is_there_once_and_failures_are_rows(experiment, swept):
    folder, heard = swept
    study, results = load(experiment), read(folder)
    planned = list(cases(study, points(study), study.strategies))
    assert {tuple(row) for row in results.runs[["future", "strategy", "seed", "hash"]].to_numpy()} == {
        (case.future, case.strategy, case.seed, case.hash) for case in planned
    }
    assert results.runs["there"].all()
    failed = results.points.loc[results.points["population.network.mean_friends"] == 900, "future"]
    assert set(results.missing["future"]) == set(failed)
    assert results.missing["error"].str.contains("friends").all()
    assert (heard[-1].done + heard[-1].failed, heard[-1].left) == (len({case.hash for case in planned}), 0)


def test_a_row_is_what_a_run_of_its_own_gives(experiment, swept):
    from govsim.study.plan import in_future

    study, results = load(experiment), read(swept[0])
    row = results.runs[results.runs["error"].isna()].iloc[-1]
    alone = run(in_future(study.scenario, points(study)[row["future"]]), row["strategy"], int(row["seed"]))
    for key, value in alone.summary.items():
        assert row[key] == pytest.approx(value, nan_ok=True), key


def test_the_same_command_plays_only_what_is_missing(experiment, swept):
    store = Store(swept[0])
    well = [name for name, ended in store.finished().items() if ended]
    kept, lost = store.path(well[0]).stat().st_mtime_ns, store.path(well[1])
    lost.unlink()
    assert status(load(experiment), swept[0]).left == 1
    sweep(load(experiment), swept[0], workers=1)
    assert lost.exists()
    assert store.path(well[0]).stat().st_mtime_ns == kept


def test_all_files_are_read_as_one_table(swept):
    everything = pd.read_parquet(swept[0] / "runs")
    assert set(everything["hash"]) == set(read(swept[0]).runs["hash"])
    assert everything["hash"].is_unique


def test_results_are_listed_filtered_and_exported(swept, tmp_path, capsys):
    assert main(["results", str(swept[0]), "--where", "seed=1", "--lang", "en"]) == 0
    assert "seed=1" not in capsys.readouterr().out
    for ending in (".csv", ".parquet", ".xlsx"):
        assert main(["results", str(swept[0]), "--failed", "--to", str(tmp_path / f"runs{ending}")]) == 0
    assert len(pd.read_csv(tmp_path / "runs.csv")) == len(pd.read_excel(tmp_path / "runs.xlsx")) > 0
    assert main(["results", str(swept[0]), "--where", "colour=red"]) == 2
    assert main(["results", str(swept[0]), "--to", "runs.doc"]) == 2
    assert main(["results", str(tmp_path)]) == 2


def test_the_analysis_names_missing_cells_and_speaks_both_languages(swept, capsys):
    found = govsim.analyse(swept[0])
    assert len(found.results.missing) > 0
    assert set(found.robustness.strategies) == set(found.study.strategies)
    for lang, said in (("en", "runs are missing"), ("zh", "次模拟")):
        assert main(["analyse", str(swept[0]), "--lang", lang]) == 0
        assert said in capsys.readouterr().out
    assert main(["analyse", str(swept[0]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["experiment"] == "tiny"
    assert (swept[0] / "analysis" / "differences.png").stat().st_size > 5000


def test_interrupted_it_says_so_keeps_what_is_done_and_goes_on(experiment, tmp_path):
    command = [sys.executable, "-m", "govsim", "sweep", str(experiment), "--out", str(tmp_path), "--workers", "1"]
    command += ["--set", "seeds=40", "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"COLUMNS": "100"}) as driver:
        while not list((tmp_path / "runs").glob("[!.]*.parquet")) and driver.poll() is None:
            time.sleep(0.1)
        driver.send_signal(signal.SIGINT)
        said = driver.communicate()[1]
    assert driver.returncode == 130, said
    assert "paused after" in said
    study = load(experiment, {"seeds": 40})
    before = status(study, tmp_path)
    assert before.done + before.failed > 0
    assert before.left > 0
    assert list((tmp_path / "runs").glob(".new-*")) == []


def test_rounds_of_seeds_end_when_the_ranking_is_decided(experiment, tmp_path):
    settings = {
        "outcomes": [{"outcome": "reads", "matters": 1e9}],
        "uncertainties": {},
        "until_sure": {"most_seeds": 8},
        "seeds": 3,
    }
    done = sweep(load(experiment, settings), tmp_path, workers=1)
    study = load(experiment, settings)
    assert done.planned == 3 * (len(study.strategies) - 1)  # one strategy of the small scenario changes nothing
    [decision] = govsim.analyse(tmp_path).average
    assert (decision.answer, decision.seeds) == ("as_good", 3)
