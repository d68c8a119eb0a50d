"""What commands say of a scenario's file of friendships."""

import os
import time
from pathlib import Path

import pytest

from govsim.cli import main, shared
from tests.examples import SMALL

NETWORK = "network: {kind: communities, mean_friends: 12, clustering: 0.3}"
EXPERIMENT = """\
govsim: 1
name: known
about: {en: x, zh: 未知}
question: {en: x, zh: 未知}
scenario: town.yaml
uncertainties: {behaviour.social_base: {low: -3, high: -2}}
outcomes: [{outcome: reads, matters: 1}]
"""


@pytest.fixture
def town(tmp_path, monkeypatch):
    """Writes a town with these friends; commands find it by its name."""
    monkeypatch.chdir(tmp_path)

    def write(friends, size=None):
        (tmp_path / "friends.csv").write_text(friends)
        text = SMALL.replace(NETWORK, "network: {kind: edge_list, path: friends.csv}")
        assert text != SMALL
        (tmp_path / "town.yaml").write_text(text.replace("  size: 300\n", f"  size: {size}\n" if size else ""))
        return "town.yaml"

    return write


def said(capsys, *command):
    """The exit code of a command, and what it says, without the folder's name."""
    code = main([*command])
    told = capsys.readouterr()
    return code, *(text.replace(f"{Path.cwd()}/", "") for text in told)


@pytest.mark.parametrize("command", [("check",), ("run",), ("world", "--out", "w"), ("compare",), ("patterns",)])
@pytest.mark.parametrize(
    ("friends", "size", "start"),
    [
        ("1,2\n2\n", None, "town.yaml:7:36: population.network.path: friends.csv:2: “2” has 1 column; "),
        ("1,2\n2,3\n", 2, "town.yaml:7:9: population.size: size 2 is less than the 3 people in friends.csv; "),
    ],
)
def test_what_is_wrong_is_said_with_its_place_in_the_scenario(town, capsys, command, friends, size, start):
    code, out, err = said(capsys, command[0], town(friends, size), *command[1:], "--lang", "en")
    assert (code, out) == (2, "")
    assert err.startswith(start)
    assert err.count("\n") == 1


def test_a_setting_is_to_blame_for_what_it_names(town, capsys):
    town("1,2\n2,3\n")
    settings = {
        "population.size=2": "--set population.size: ",
        "population.network.path=town.yaml": "--set population.n",
    }
    for setting, start in settings.items():
        assert said(capsys, "run", "town.yaml", "--set", setting, "--lang", "en")[2].startswith(start)


def test_an_experiments_scenario_is_read_to_its_friends(town, capsys, tmp_path):
    town("1,2\n2\n")
    (tmp_path / "known.yaml").write_text(EXPERIMENT)
    code, _, err = said(capsys, "check", "known.yaml", "--lang", "en")
    assert (code, err.startswith("town.yaml:7:36: population.network.path: friends.csv:2: ")) == (2, True)
    (tmp_path / "known.yaml").write_text(EXPERIMENT + "set: {population.size: 2}\n")
    town("1,2\n2,3\n")
    code, _, err = said(capsys, "check", "known.yaml", "--lang", "en")
    assert (code, err.startswith("known.yaml:8:24: set.population.size: size 2 is less than the 3 people")) == (2, True)


def test_check_says_in_the_language_asked_for_what_was_left_out(town, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    name = town("id,source,target\n0,11,12\n1,12,13\n2,13,12\n")
    code, out, err = said(capsys, "check", name, "--lang", "zh")
    assert (code, out.startswith("town.yaml：无误")) == (0, True)
    assert err.splitlines() == [
        "注意：friends.csv：以 source、target 为好友双方；已略去：id",
        "注意：friends.csv：已略去 0 条指向自身的关系和 1 条重复关系",
    ]


@pytest.mark.parametrize("command", ["run", "compare"])
def test_runs_say_once_what_was_left_out(town, capsys, command):
    """The second run of the same town, too; no run says it in another language or as a warning of Python."""
    name = town("weight,source,target\n0.5,1,2\n0.5,2,3\n")
    options = {"run": (), "compare": ("--seeds", "2", "--strategies", "today,same", "--workers", "1")}[command]
    for _ in range(2):
        code, _, err = said(capsys, command, name, *options, "--crowd", "agents", "--lang", "zh")
        assert (code, err.count("略去"), err.count("Warning"), err.count("weight")) == (0, 1, 0, 1)


def test_a_large_file_is_announced(town, capsys, monkeypatch):
    monkeypatch.setattr(shared, "LARGE_LIST", 8)
    assert "Reading friends.csv" in said(capsys, "check", town("1,2\n2,3\n"), "--lang", "en")[2]
    assert "Reading" not in said(capsys, "check", town("1,2\n"), "--lang", "en")[2]


@pytest.mark.parametrize("path", ["/dev/zero", ".", "pipe"])
def test_what_is_no_file_is_refused_at_once(town, capsys, tmp_path, path):
    os.mkfifo(tmp_path / "pipe")
    name = town("1,2\n")
    (tmp_path / name).write_text((tmp_path / name).read_text().replace("friends.csv", path))
    begin = time.monotonic()
    code, _, err = said(capsys, "check", name, "--lang", "en")
    assert (code, "is a folder, a device or a pipe" in err) == (2, True)
    assert time.monotonic() - begin < 10
