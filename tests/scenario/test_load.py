import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govsim.errors import ScenarioError
from govsim.scenario.load import load, parse
from govsim.scenario.strategies import regimes
from govsim.words import LANGUAGES
from tests.examples import ROOT, SCENARIOS, SMALL
from tests.sentences import expected

INVALID = sorted((ROOT / "tests" / "invalid").glob("*.yaml"))


def fault_of(path, lang="en"):
    with pytest.raises(ScenarioError) as raised:
        load(path)
    return raised.value.message(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_each_way_to_be_wrong_has_its_sentence(path, lang):
    assert fault_of(path, lang).replace(f"{path.parent}/", "") + "\n" == expected(path, lang)


def test_there_are_many_ways_to_be_wrong():
    assert len(INVALID) >= 60


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_shipped_scenario_is_good_and_bilingual(path):
    scenario = load(path)
    assert scenario.question is not None
    for strategy in scenario.strategies:
        assert regimes(scenario, strategy.key)[0].scenario == scenario


def test_a_missing_file_a_folder_and_a_huge_file(tmp_path):
    assert "there is no such file" in fault_of(tmp_path / "nothing.yaml")
    assert "this is a folder" in fault_of(tmp_path)
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    assert "100.0 MB" in fault_of(huge)


def test_five_thousand_levels(tmp_path):
    deep = tmp_path / "deep.yaml"
    deep.write_text("a: " + "[" * 5000)
    assert "nested too deep" in fault_of(deep)
    deep.write_text("\n".join(" " * level + "a:" for level in range(1000)))
    assert "nested too deep" in fault_of(deep)


def test_byte_order_mark_and_windows_lines_are_fine(tmp_path):
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load(path) == parse(SMALL)


def test_settings_may_set_what_the_file_leaves_out():
    path = ROOT / "tests" / "small.yaml"
    changes = {"behaviour.reply_half_life": 5, "accounts.*.practice.tone": 0.5, "platform.answer_window_hours": 9}
    scenario = load(path, changes)
    assert scenario.numbers() == {"reply_half_life": 5.0}
    assert {account.practice.tone for account in scenario.accounts} == {0.5}
    assert scenario.platform.answer_window_hours == 9


@settings(max_examples=60)
@given(st.data())
def test_broken_text_never_raises_anything_else(data):
    begin = data.draw(st.integers(0, len(SMALL)))
    end = data.draw(st.integers(begin, min(len(SMALL), begin + 40)))
    text = SMALL[:begin] + data.draw(st.text(max_size=12)) + SMALL[end:]
    with suppress(ScenarioError):
        assert parse(text).govsim == 1


def test_checking_imports_nothing_heavy():
    code = "from govsim.cli import main; import sys; main(['check', sys.argv[1]]); print(sorted(sys.modules))"
    arguments = [sys.executable, "-c", code, str(SCENARIOS[0])]
    modules = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout
    assert "'pydantic'" in modules
    assert not [name for name in ("numba", "numpy", "mesa", "pandas", "matplotlib") if f"'{name}'" in modules]


def test_an_edge_list_is_found_from_the_scenarios_folder(tmp_path):
    (tmp_path / "friends.csv").write_text("from,to\n甲,乙\n乙,丙\n")
    network = "network: {kind: edge_list, path: friends.csv}"
    text = SMALL.replace("network: {kind: communities, mean_friends: 12, clustering: 0.3}", network)
    path = tmp_path / "town.yaml"
    path.write_text(text.replace("  size: 300\n", ""))
    assert Path(load(path).population.network.path) == tmp_path / "friends.csv"
