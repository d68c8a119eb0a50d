"""A tiny study on a real local cluster."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pandas as pd
import pytest

import govsim
from govsim.cli import main
from govsim.errors import GovsimError, GovsimWarning
from govsim.rules.compiled import PACKAGE
from govsim.study.experiment_file import load_experiment as load
from govsim.study.runs import dask_cluster as cluster
from govsim.study.runs.cases import cases, checked, in_future, points, seeds_of, sources_of_a_row
from govsim.study.runs.folders import swept as read
from govsim.study.runs.run import run
from govsim.study.runs.store import Store
from govsim.study.runs.worker import Order, play
from govsim.study.sweep import decisions, status, sweep
from tests.examples import TINY

TEXT = (
    TINY
    + """uncertainties:
  behaviour.reply_half_life: {low: 4, high: 90}
  population.network.mean_friends: {values: [6, 10, 900]}
outcomes: [{outcome: reads, matters: 3}, {outcome: trust, matters: 0.001}]
design: {kind: grid, levels: 2}
seeds: 2
"""
)
"""A citizen of the small scenario, who lives among 300, cannot have 900 friends: a third of the futures fail."""


@pytest.fixture(scope="module")
def experiment(tmp_path_factory):
    path = tmp_path_factory.mktemp("tiny") / "tiny.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def address():
    """A cluster of two workers that all tests share."""
    with cluster.client(None, 2) as connected:
        assert cluster.workers_at(connected) == 2
        yield connected.scheduler.address


@pytest.fixture(scope="module")
def swept(experiment, address):
    """The study once played, and what was heard of it."""
    heard = []
    sweep(load(experiment), experiment.parent / "out", scheduler=address, on_progress=heard.append)
    return experiment.parent / "out", heard


def written(folder):
    """When the file of each run was written."""
    return {path.stem: path.stat().st_mtime_ns for path in Store(folder).runs.glob("[!.]*.parquet")}


def hashes(study):
    return {case.hash for case in cases(study, points(study), study.strategies)}


def test_every_planned_run_is_there_once_and_failures_are_rows(experiment, swept):
    folder, heard = swept
    study, results = load(experiment), read(folder)
    planned = list(cases(study, points(study), study.strategies))
    assert {tuple(row) for row in results.runs[["future", "strategy", "seed", "hash"]].to_numpy()} == {
        (case.future, case.strategy, case.seed, case.hash) for case in planned
    }
    assert results.runs["there"].all()
    failed = results.points.loc[results.points["population.network.mean_friends"] == 900, "future"]
    [reason] = results.failures.reasons
    assert set(reason.runs["future"]) == set(results.failures.unplayed) == set(failed)
    assert "900 friends" in reason.said
    assert results.missing.empty
    assert (heard[-1].done + heard[-1].failed, heard[-1].left) == (len({case.hash for case in planned}), 0)


def test_a_row_is_what_a_run_of_its_own_gives(experiment, swept):
    study, results = load(experiment), read(swept[0])
    row = results.runs[results.runs["error"].isna()].iloc[-1]
    alone = run(in_future(study.scenario, points(study)[row["future"]]), row["strategy"], int(row["seed"]))
    for key, value in alone.summary.items():
        assert row[key] == pytest.approx(value, nan_ok=True), key


def test_the_same_command_plays_only_what_is_missing_broken_or_failed(experiment, swept, address):
    store = Store(swept[0])
    well = [name for name, ended in store.finished().items() if ended]
    store.path(well[0]).unlink()
    raw = store.path(well[1]).read_bytes()
    store.path(well[1]).write_bytes(raw[:600] + bytes([raw[600] ^ 1]) + raw[601:])
    before = written(swept[0])
    with pytest.warns(GovsimWarning, match=f"1 file of runs in {store.runs} is damaged"):
        assert status(load(experiment), swept[0]).left == 2
    with pytest.warns(GovsimWarning, match="1 file of runs"):
        assert set(read(swept[0]).missing["hash"]) == set(well[:2])
    with pytest.warns(GovsimWarning, match="1 file of runs"):
        sweep(load(experiment), swept[0], scheduler=address)
    after = written(swept[0])
    assert set(after) == hashes(load(experiment))
    assert {name for name in well if after[name] == before.get(name)} == set(well[2:])
    assert status(load(experiment), swept[0]).left == 0


def test_an_order_begun_again_tells_what_was_played_before(experiment, tmp_path):
    study, store = load(experiment, {"uncertainties": {}, "seeds": 1}), Store(tmp_path)
    store.open()
    runs = {case.strategy: case.hash for case in cases(study, points(study), ["today", "topics"])}
    order = Order(study.scenario.model_dump_json(), points(study)[0], 1, runs, str(tmp_path), True, sources_of_a_row())
    first, before = play(order), written(tmp_path)
    again = play(order)
    assert {(done.strategy, done.hash) for done in again} == {(done.strategy, done.hash) for done in first}
    assert set(runs.values()) == set(written(tmp_path))
    assert written(tmp_path) == before


def test_an_edited_experiment_plays_only_what_is_new(experiment, swept, address, tmp_path):
    shutil.copytree(swept[0], tmp_path / "out")
    drawn = {
        "behaviour.reply_half_life": {"low": 4, "high": 90},
        "population.network.mean_friends": {"values": [6, 10, 8]},
    }
    edited = load(experiment, {"seeds": 3, "uncertainties": drawn})
    old, new = hashes(load(experiment)), hashes(edited)
    before = written(tmp_path / "out")
    done = sweep(edited, tmp_path / "out", scheduler=address)
    after = written(tmp_path / "out")
    assert {name for name in new if after[name] == before.get(name)} == old & new != set()
    assert set(after) == old | new
    assert (done.done, done.failed) == (len(new), 0)
    assert set(read(tmp_path / "out").runs["hash"]) == new


@pytest.mark.parametrize("part", ["rules", "model", "measures"])
def test_an_edited_source_plays_everything_again(experiment, swept, monkeypatch, tmp_path, part):
    for folder in ("rules", "model", "measures"):
        shutil.copytree(PACKAGE / folder, tmp_path / folder)
    monkeypatch.setattr("govsim.rules.compiled.PACKAGE", tmp_path)
    assert status(load(experiment), swept[0]).left == 0
    with next((tmp_path / part).glob("*.py")).open("a") as source:
        source.write("# edited\n")
    found = status(load(experiment), swept[0])
    assert (found.done, found.failed, found.left) == (0, 0, found.planned)


def test_a_worker_with_other_rules_is_refused_in_a_sentence(experiment, address, tmp_path, monkeypatch):
    monkeypatch.setattr("govsim.study.sweep.sources_of_a_row", lambda: "edited")
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(GovsimError, match="another version of govsim") as told:
        sweep(load(experiment), tmp_path, scheduler=address)
    assert written(tmp_path) == {}
    assert signal.getsignal(signal.SIGINT) is before, told


def test_a_sweep_may_run_in_any_thread(experiment, address, tmp_path):
    study = load(experiment, {"uncertainties": {}, "seeds": 1})
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(sweep, study, tmp_path, scheduler=address).result().left == 0


def test_futures_in_which_the_base_practice_misses_a_pattern_do_not_count(experiment, address, tmp_path):
    drawn = {"uncertainties": {"calibrated": None}, "design": {"kind": "lhs", "points": 6}}
    study = load(experiment, drawn | {"patterns": ["original_vs_repost_reads"], "seeds": 1})
    assert checked(study) == ["original_vs_repost_reads"]
    done = sweep(study, tmp_path, scheduler=address)
    results = read(tmp_path)
    said = results.points.set_index("future")["missed"]
    assert {index for index in said.index if said[index]} == set(done.misses)
    assert 0 < done.rejected < done.futures == 6
    assert set(results.runs["future"]) == set(range(6)) - set(done.misses)
    assert status(study, tmp_path) == replace(done, last=None)
    assert len(written(tmp_path)) == done.done + done.rejected


NEVER = "messages_per_follower_day"
"""A pattern that the small scenario, whose people have many needs, shows in no future."""


def test_where_no_future_counts_it_is_said_why_and_what_to_write(address, tmp_path, capsys):
    path, folder = tmp_path / "none.yaml", tmp_path / "out"
    drawn = f"uncertainties: {{calibrated: }}\npatterns: [{NEVER}, stationary_trust]\ndesign: {{points: 2}}\nseeds: 1\n"
    path.write_text(TEXT.partition("uncertainties")[0] + drawn + "outcomes: [reads]\n", encoding="utf-8")
    assert main(["sweep", str(path), "--out", str(folder), "--dry-run", "--lang", "en"]) == 0
    assert f"On one seed the base practice misses what was observed: Messages per follower and day ({NEVER})" in (
        capsys.readouterr().out
    )
    assert main(["sweep", str(path), "--out", str(folder), "--scheduler", address, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "2 of 2 futures do not count" in said
    assert "Write patterns: [stationary_trust]" in said
    assert "govsim analyse" not in said
    assert main(["analyse", str(folder), "--lang", "en"]) == 2
    assert "no future counts" in capsys.readouterr().err


@pytest.mark.parametrize("own_luck", [True, False])
def test_futures_have_their_own_luck_or_share_it(experiment, address, tmp_path, own_luck):
    drawn = {"uncertainties": {"behaviour.reply_half_life": {"values": [4, 40]}}, "own_luck": own_luck}
    study = load(experiment, drawn | {"strategies": ["today"]})
    first, second = (set(seeds_of(study, future)) for future in points(study))
    assert (first == second) != own_luck
    assert len(first & second) in {0, len(first)}
    sweep(study, tmp_path, scheduler=address)
    runs = read(tmp_path).runs
    assert len(runs) == 4
    for row in runs.to_dict("records"):
        alone = run(in_future(study.scenario, points(study)[row["future"]]), "today", int(row["seed"])).summary
        assert {key: row[key] for key in alone} == pytest.approx(alone, nan_ok=True)


def test_a_folder_in_use_is_a_sentence(experiment, tmp_path, capsys):
    store = Store(tmp_path)
    store.open()
    with store.locked():
        assert main(["sweep", str(experiment), "--out", str(tmp_path), "--lang", "en"]) == 2
    assert "another sweep is at work" in capsys.readouterr().err


def test_the_command_says_how_far_it_has_come(experiment, swept, capsys):
    command = ["sweep", str(experiment), "--out", str(swept[0]), "--status", "--lang", "en"]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "0 left" in said
    assert "2 of 6 futures could not be played" in said
    assert main([*command, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["planned"] == said["done"] + said["failed"] == len(hashes(load(experiment)))
    assert sum(one["runs"] for one in said["failures"]) == said["failed"]
    assert said["unplayed"] == said["failures"][0]["futures"]


def test_all_files_are_read_as_one_table(swept):
    everything = pd.read_parquet(swept[0] / "runs")
    assert set(everything["hash"]) == set(read(swept[0]).runs["hash"])
    assert everything["hash"].is_unique


def test_duckdb_reads_them_as_they_stand(swept):
    duckdb = pytest.importorskip("duckdb", reason='needs DuckDB: pip install -e ".[dev]"')
    [found] = duckdb.sql(f"select count(*), count(error), avg(reads) from '{swept[0]}/runs/*.parquet'").fetchall()
    runs = read(swept[0]).runs.drop_duplicates("hash")
    assert found == pytest.approx((len(runs), runs["error"].notna().sum(), runs["reads"].mean()))


def test_results_are_listed_filtered_and_exported(swept, tmp_path, capsys):
    assert main(["results", str(swept[0]), "--where", "seed=1", "--lang", "en"]) == 0
    assert "seed=1" not in capsys.readouterr().out
    for ending in (".csv", ".parquet", ".xlsx"):
        assert main(["results", str(swept[0]), "--failed", "--to", str(tmp_path / f"runs{ending}")]) == 0
    assert len(pd.read_csv(tmp_path / "runs.csv")) == len(pd.read_excel(tmp_path / "runs.xlsx")) > 0
    assert main(["results", str(swept[0]), "--where", "colour=red"]) == 2
    assert main(["results", str(swept[0]), "--to", "runs.doc"]) == 2
    assert main(["results", str(tmp_path)]) == 2


def test_the_analysis_tells_failed_runs_from_missing_ones_in_both_languages(swept, capsys):
    found = govsim.analyse(swept[0])
    assert len(found.results.failures.reasons) == 1
    assert set(found.robustness.strategies) == set(found.study.strategies)
    for lang, said, unsaid in (("en", "runs failed: ", "missing"), ("zh", "次模拟失败：", "缺少")):
        assert main(["analyse", str(swept[0]), "--lang", lang]) == 0
        shown = capsys.readouterr().out
        assert said in shown
        assert unsaid not in shown
    assert main(["analyse", str(swept[0]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["experiment"] == "tiny"
    assert (swept[0] / "analysis" / "differences.png").stat().st_size > 5000


def test_interrupted_it_says_so_keeps_what_is_done_and_goes_on(experiment, tmp_path, address):
    command = [sys.executable, "-m", "govsim", "sweep", str(experiment), "--out", str(tmp_path), "--workers", "1"]
    command += ["--set", "seeds=4", "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as driver:
        while not written(tmp_path) and driver.poll() is None:
            time.sleep(0.05)
        os.killpg(driver.pid, signal.SIGINT)  # a terminal sends it to the workers, too
        said = driver.communicate()[1]
    assert driver.returncode == 130, said
    assert "paused after" in said
    assert "Traceback" not in said
    assert list(tmp_path.rglob(".new-*")) == []
    study, before = load(experiment, {"seeds": 4}), written(tmp_path)
    assert 0 < len(before) < len(hashes(study))
    well = [name for name, ended in Store(tmp_path).finished().items() if ended]
    assert sweep(study, tmp_path, scheduler=address).left == 0
    after = written(tmp_path)
    assert set(after) == hashes(study)
    assert {name: after[name] for name in well} == {name: before[name] for name in well}


def test_rounds_of_seeds_end_when_the_ranking_is_decided(experiment, tmp_path, address):
    settings = {
        "outcomes": [{"outcome": "reads", "matters": 1e9}],
        "uncertainties": {},
        "until_sure": {"most_seeds": 8},
        "seeds": 3,
    }
    done = sweep(load(experiment, settings), tmp_path, scheduler=address)
    study = load(experiment, settings)
    assert done.planned == 3 * (len(study.strategies) - 1)  # one strategy of the small scenario changes nothing
    [decision] = govsim.analyse(tmp_path).average
    assert (decision.answer, decision.seeds) == ("as_good", 3)


def test_strategies_are_ranked_by_means_over_futures_seed_by_seed(experiment):
    """Of three futures the first seeds give 0, 0 and 9 more, the second ones 1, 1 and 10: means 3 and 4."""
    runs = [
        {"future": future, "strategy": key, "seed": 1_000_000 * future + turn, "error": None, "trust": 0.5}
        | {"reads": 100.0 + (key == "friendly") * (9 * (future == 2) + turn)}
        for future in range(3)
        for key in ("today", "friendly")
        for turn in (0, 1)
    ]
    reads, trust = decisions(pd.DataFrame(runs), load(experiment))
    [pair] = reads.pairs
    assert (reads.selected, pair.other, pair.difference, reads.seeds) == ("friendly", "today", 3.5, 2)
    assert trust.pairs[0].difference == 0
    failed = pd.DataFrame(runs).assign(error=[None] * 10 + ["lost"] * 2)
    assert decisions(failed, load(experiment))[0].pairs[0].difference == pytest.approx(0.5)
