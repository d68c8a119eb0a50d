import json
import os
import signal
import subprocess
import sys
from functools import partial

import numpy as np
import pytest

from govsim.cli import main
from govsim.study.compare import compare, estimate
from govsim.study.runs.run import run
from tests.examples import ROOT, small

SMALL_FILE = str(ROOT / "tests" / "small.yaml")


def test_strategies_that_differ_in_name_only_differ_by_exactly_nothing():
    done = compare(small(), seeds=[1, 2], strategies=["today", "same", "friendly"], workers=1)
    for outcome in done.outcomes():
        found = done.estimate("same", outcome)
        assert found.difference in (0.0, None), outcome
        assert found.variance_reduction is None
    assert done.estimate("friendly", "reads").difference != 0


def test_estimate_by_hand():
    found = estimate(np.array([3.0, 5.0, 7.0]), np.array([1.0, 2.0, 6.0]))
    assert found.difference == 2.0
    # differences 2, 3, 1: sd 1, t(0.975, 2) = 4.302653
    assert found.high == pytest.approx(2 + 4.302653 / np.sqrt(3), abs=1e-6)
    assert found.variance_reduction == pytest.approx((4 + 7) / 1)


def test_two_processes_give_what_one_gives():
    one = compare(small(), seeds=[1, 2], strategies=["today", "friendly"], workers=1)
    two = compare(small(), seeds=[1, 2], strategies=["today", "friendly"], workers=2)
    assert one.runs().equals(two.runs())


def test_summary_and_tables_agree():
    done = run(small(), "today", 1)
    after = done.daily[done.daily["day"] >= 4]
    assert done.summary["reads"] == after["read_user"].sum()
    assert done.summary["reads"] == sum(done.summary[f"reads_{key}"] for key in ("young", "old"))
    assert done.summary["followers_end"] == after[after["day"] == 11]["cumulate_user"].sum()
    assert done.articles["read_user"].sum() == len(done.tables["reads"])


def test_cascades_of_the_summary_are_those_of_the_tables():
    done = run(small(), "today", 1)
    published = done.articles[done.articles["hour"] >= 4 * 24].merge(done.tables["cascades"], on="article")
    forwarded = published[["read_friends", "read_feed"]].to_numpy().sum()
    assert done.summary["reproduction"] == pytest.approx(forwarded / published["read_user"].sum())
    assert forwarded > 0
    for name in ("cascade_size", "cascade_depth", "cascade_width"):
        assert done.summary[name] == published[name].max() > 1 - (name == "cascade_depth")


def test_json_of_compare(capsys):
    assert (
        main(["compare", SMALL_FILE, "--seeds", "2", "--strategies", "today,friendly", "--workers", "1", "--json"]) == 0
    )
    printed = json.loads(capsys.readouterr().out)
    assert printed["baseline"] == "today"
    reads = printed["strategies"]["friendly"]["reads"]
    assert set(reads) == {"mean", "difference", "low", "high", "variance_reduction", "by_seed"}
    assert printed["strategies"]["today"]["reads"]["difference"] is None
    assert isinstance(printed["strategies"]["today"]["feasible"], bool)


def test_a_manifest_gives_the_same_numbers(tmp_path, capsys):
    assert main(["run", SMALL_FILE, "--seed", "7", "--out", str(tmp_path), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert main(["run", "--from", str(tmp_path / "manifest.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == first
    assert {path.suffix for path in tmp_path.iterdir()} >= {".csv", ".parquet", ".png", ".json"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "name either a scenario file or --from"),
        (["run", SMALL_FILE, "--strategy", "todya"], "there is no strategy “todya”"),
        (["compare", SMALL_FILE, "--seeds", "0"], "--seeds"),
        (["compare", "nothing.yaml"], "there is no such file"),
        (["run", SMALL_FILE, "--set", "population.size=-1"], "--set population.size"),
        (["run", "--from", SMALL_FILE], "is not a manifest"),
        (["frobnicate"], "there is no command"),
    ],
)
def test_bad_input_is_one_sentence_and_code_2(arguments, said, capsys):
    assert main([*arguments, "--lang", "en"]) == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert "Traceback" not in printed


@pytest.mark.skipif(sys.platform == "win32", reason="signals of this kind are POSIX")
def test_an_interrupt_keeps_what_is_finished():
    command = [sys.executable, "-m", "govsim", "compare", SMALL_FILE, "--seeds", "500", "--lang", "en"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    pipes["preexec_fn"] = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # whoever runs tests may ignore it
    with subprocess.Popen(command, **pipes, text=True, start_new_session=True) as process:
        seen = next(line for line in process.stderr if line.startswith("runs"))
        os.killpg(process.pid, signal.SIGINT)
        table, said = process.communicate(timeout=60)
    assert int(seen.split()[1].split("/")[0]) > 0
    assert process.returncode == 130
    assert "interrupted after" in said
    assert "Traceback" not in said
    assert "Reads" in table


def test_the_command_line_gives_the_same_with_either_crowd_and_a_saved_world(tmp_path, capsys):
    town = str(tmp_path / "town.world")
    assert main(["world", SMALL_FILE, "--seed", "7", "--out", town, "--lang", "en"]) == 0
    assert "300 citizens" in capsys.readouterr().out
    printed = []
    for chosen in ([], ["--crowd", "agents"], ["--threads", "2"], ["--world", town]):
        assert main(["run", SMALL_FILE, "--seed", "7", "--json", *chosen]) == 0
        printed.append(json.loads(capsys.readouterr().out))
    assert all(one == printed[0] for one in printed)
    assert main(["run", SMALL_FILE, "--seed", "8", "--world", town, "--lang", "en"]) == 2
    assert "another population, seed" in capsys.readouterr().err


def test_a_dry_run_estimates_and_plays_nothing(capsys):
    assert main(["run", SMALL_FILE, "--dry-run", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "Memory at the peak" in said
    assert "nothing was run" in said
    assert main(["run", SMALL_FILE, "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["citizens"] == 300
