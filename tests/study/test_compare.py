import json
import os
import signal
import subprocess
import sys
from functools import partial

import numpy as np
import pandas as pd
import pytest

from govsim.cli import main
from govsim.study.compare import Cell, Comparison, compare
from govsim.study.judge.paired import estimate
from govsim.study.judge.ranking import Goal
from govsim.study.runs.rows import series
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


# By hand

NAN = float("nan")


@pytest.mark.parametrize(
    ("values", "baseline", "mean", "difference", "half"),
    [
        # differences 1, 1, 7: mean 3, where the median would be 1; sd √12, t(0.975, 2) = 4.302653
        ([2.0, 3.0, 10.0], [1.0, 2.0, 3.0], 5.0, 3.0, 4.302653 * np.sqrt(12 / 3)),
        # two seeds: differences 1 and 3, sd √2, t(0.975, 1) = 12.706205
        ([2.0, 4.0], [1.0, 1.0], 3.0, 2.0, 12.706205),
        # the second seed of the one and the third of the other are missing: differences 1 and 3
        ([2.0, NAN, 9.0, 4.0], [1.0, 5.0, NAN, 1.0], 5.0, 2.0, 12.706205),
        ([4.0, 5.0, 6.0], [1.0, 2.0, 3.0], 5.0, 3.0, 0.0),
    ],
)
def test_means_and_paired_intervals_by_hand(values, baseline, mean, difference, half):
    found = estimate(np.array(values), np.array(baseline))
    assert (found.mean, found.difference) == (mean, difference)
    assert (found.low, found.high) == pytest.approx((difference - half, difference + half), rel=1e-6)


def test_one_seed_has_a_difference_without_an_interval():
    found = estimate(np.array([5.0, NAN]), np.array([3.0, 1.0]))
    assert vars(found) == {"mean": 5, "difference": 2, "low": None, "high": None, "variance_reduction": None,
                           "by_seed": [5.0, None]}  # fmt: skip


def test_what_has_no_pair_or_no_value_has_no_difference():
    apart = estimate(np.array([5.0, NAN]), np.array([NAN, 1.0]))
    assert (apart.mean, apart.difference, apart.low) == (5, None, None)
    assert estimate(np.array([NAN, NAN]), np.array([1.0, 1.0])).mean is None
    own = estimate(np.array([1.0, 3.0]), np.array([1.0, 3.0]), is_baseline=True)
    assert (own.mean, own.difference, own.by_seed) == (2, None, [1, 3])


def test_the_gain_of_pairing_is_a_ratio_of_variances():
    # variances 8 and 2 apart; differences 1 and 3 of variance 2
    assert estimate(np.array([2.0, 6.0]), np.array([1.0, 3.0])).variance_reduction == pytest.approx((8 + 2) / 2)


def cell(strategy, seed, reads, trust=0.5, feasible=True, passed=True):
    verdicts = {"feasible": feasible, "inspection_passed": passed}
    return Cell(strategy, seed, {"reads": reads, "trust": trust} | verdicts)


def made(*cells, strategies=("today", "friendly")):
    seeds = sorted({one.seed for one in cells})
    return Comparison(small(), "today", list(strategies), seeds, list(cells))


def test_runs_are_paired_by_seed_whatever_order_they_ended_in():
    done = made(cell("friendly", 2, 30), cell("today", 1, 10), cell("today", 2, 25), cell("friendly", 1, 11))
    assert done.values("friendly", "reads").tolist() == [11, 30]
    assert done.estimate("friendly", "reads").difference == (1 + 5) / 2
    assert done.outcomes() == ["reads", "trust"]


def test_a_failed_run_is_missing_and_named():
    lost = Cell("friendly", 2, error="no memory")
    done = made(cell("today", 1, 10), cell("today", 2, 20), cell("friendly", 1, 13), lost)
    assert done.failed == [lost]
    assert done.estimate("friendly", "reads").difference == 3
    assert done.runs()[["strategy", "seed", "error"]].fillna("").to_numpy().tolist() == [
        ["today", 1, ""], ["today", 2, ""], ["friendly", 1, ""], ["friendly", 2, "no memory"],
    ]  # fmt: skip


def test_what_matters_in_a_comparison_is_a_part_of_the_baseline_s_mean():
    done = made(cell("today", 1, 900), cell("today", 2, 1100), cell("friendly", 1, 5000), cell("friendly", 2, 1))
    assert done.goal("reads") == Goal("reads", 1, 0.02 * 1000)
    assert done.goal("reads", at_least=7.0) == Goal("reads", 1, 7.0)
    assert done.goal("reply_hours_median", 1.0).better == -1


def test_verdicts_count_the_runs_that_pass():
    done = made(
        cell("today", 1, 1, feasible=False), cell("today", 2, 1, feasible=False, passed=False),
        cell("friendly", 1, 1), Cell("friendly", 2, error="lost"),
    )  # fmt: skip
    assert (done.passes("today"), done.passes("friendly"), done.passes("topics")) == ((1, 2), (1, 1), (0, 0))
    assert [done.feasible(key) for key in ("today", "friendly", "topics")] == [False, True, None]


def test_a_run_day_by_day_adds_accounts_up_and_weighs_trust_by_citizens():
    daily = pd.DataFrame({"day": [0, 0, 1, 1], "read_user": [1, 2, 3, 4], "cumulate_user": [10, 20, 30, 40]})
    segments = pd.DataFrame({"day": [0, 0, 1, 1], "trust": [0.2, 0.8, 0.4, 0.4], "citizens": [3, 1, 3, 1]})
    found = series(daily, segments)
    assert found["read_user"].tolist() == [3, 7]
    assert found["cumulate_user"].tolist() == [30, 70]
    assert found["trust"].tolist() == pytest.approx([(3 * 0.2 + 1 * 0.8) / 4, 0.4])
