"""The command line as a whole: paths that no file can have, and systems that refuse."""

import json
import os
import subprocess
import sys

import pytest

from govsim.cli import main
from tests.examples import SMALL

LONG = "a" * 4000
EXPERIMENT = """
govsim: 1
name: e
about: {en: a, zh: b}
question: {en: a, zh: b}
scenario: %s
outcomes: [{outcome: reads, matters: 1}]
patterns: []
"""
FRIENDS = "network: {kind: edge_list, path: %s}"
ODD_PATHS = [LONG, '"a\\0b"', "b/" * 300 + "c", ".", "''"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("path", ODD_PATHS, ids=range(len(ODD_PATHS)))
def test_a_path_that_no_file_can_have_is_refused(path, lang, tmp_path, capsys):
    scenario, experiment = tmp_path / "s.yaml", tmp_path / "e.yaml"
    community = "network: {kind: communities, mean_friends: 12, clustering: 0.3}"
    assert community in SMALL
    scenario.write_text(SMALL.replace(community, FRIENDS % path), encoding="utf-8")
    experiment.write_text(EXPERIMENT % path, encoding="utf-8")
    for command in (["check", str(scenario)], ["check", str(experiment)], ["sweep", str(experiment)], ["check", path]):
        assert main([*command, "--lang", lang]) == 2
        assert capsys.readouterr().err.count("\n") <= 3


def test_what_the_system_refuses_is_a_sentence(monkeypatch, capsys, tmp_path):
    def refused(*_, **__):
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr("govsim.scenario.yaml_source.read", refused)
    (tmp_path / "s.yaml").write_text(SMALL, encoding="utf-8")
    assert main(["check", str(tmp_path / "s.yaml"), "--lang", "en"]) == 2
    assert "Permission denied" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252", "utf-16", "shift_jis"])
def test_output_is_utf_8_where_it_is_redirected(encoding, tmp_path):
    """The schema has “ő”, which is in none of these but one, and Chinese words."""
    environment = os.environ | {"PYTHONIOENCODING": encoding, "LANG": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "govsim"]
    schema = subprocess.run([*command, "schema", "--lang", "zh"], env=environment, capture_output=True, check=True)
    assert json.loads(schema.stdout.decode("utf-8"))["$defs"]
    (tmp_path / "坏.yaml").write_text("govsim: 2", encoding="utf-8")
    bad = subprocess.run(
        [*command, "check", str(tmp_path / "坏.yaml"), "--lang", "zh"],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert bad.returncode == 2
    assert "坏.yaml" in bad.stderr.decode("utf-8")
