import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govsim import words
from govsim.errors import GovsimError, ScenarioError
from govsim.scenario import yaml_source
from govsim.scenario.load import load, parse, parse_setting
from govsim.scenario.strategies import regimes
from tests.examples import ROOT, SCENARIOS, SMALL

FILE = ROOT / "tests" / "small.yaml"
RICH = [path.read_text(encoding="utf-8") for path in SCENARIOS]
ODD_VALUES = ["", "null", "[]", "{}", "[1]", "{a: 1}", "-1", "08", ".nan", "1e400", "9" * 400, "no", '""', "“一”", "*x"]


def faults(text):
    with pytest.raises(ScenarioError) as raised:
        parse(text, "f")
    return raised.value


def error_of(text):
    try:
        parse(text, "f")
    except ScenarioError as error:
        return error
    return None


def keys(text):
    return [fault.key for fault in faults(text).faults]


def with_setting(path, value):
    with pytest.raises(ScenarioError) as raised:
        load(FILE, {path: value})
    return raised.value.message("en")


def test_an_endless_device_is_too_large():
    with pytest.raises(ScenarioError) as raised:
        load("/dev/zero")
    assert raised.value.faults[0].key == "fault.too_large"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that fails when read")
def test_a_file_that_fails_while_it_is_read_is_unreadable():
    with pytest.raises(ScenarioError) as raised:
        load("/proc/self/mem")
    assert raised.value.faults[0].key == "fault.unreadable"


def test_a_missing_file_a_folder_and_an_unknown_strategy(tmp_path):
    (tmp_path / "town.yaml").write_text(SMALL)
    for path, key in ((tmp_path / "twn.yaml", "fault.no_file"), (tmp_path, "fault.directory")):
        with pytest.raises(ScenarioError) as raised:
            load(path)
        assert raised.value.faults[0].key == key
        assert "town.yaml" in raised.value.message() or key == "fault.directory"
    with pytest.raises(GovsimError) as raised:
        regimes(parse(SMALL), "tody")
    assert raised.value.key == "fault.unknown_strategy"
    assert raised.value.values["suggestion"] == "today"


def test_names_too_long_for_the_system_are_faults():
    network = "{kind: edge_list, path: " + "a" * 5000 + "}"
    text = SMALL.replace("{kind: communities, mean_friends: 12, clustering: 0.3}", network)
    assert keys(text) == ["fault.no_edge_list"]
    with pytest.raises(ScenarioError):
        load("a" * 5000)


@pytest.mark.parametrize("entry", ["[{}]", "{{<<: [{}]}}"], ids=["lists", "merge keys"])
def test_a_bomb_of_aliases_answers_soon(entry):
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{i}: &a{i} " + entry.format(", ".join([f"*a{i - 1}"] * 10)) for i in range(1, 12)]
    begin = time.perf_counter()
    assert keys("\n".join(lines)) == ["fault.alias_bomb"]
    assert time.perf_counter() - begin < 15


def test_too_many_events(monkeypatch):
    """The limit itself takes long to read: with a lower one, a list that just has room, and one longer by one."""
    monkeypatch.setattr(yaml_source, "MOST_EVENTS", 2_000)
    others = 9  # begin and end of stream, document, mapping and list, and the key; the first event has number 0
    assert keys("a: [" + "1," * (2_001 - others) + "]") != ["fault.too_many"]
    assert keys("a: [" + "1," * (2_002 - others) + "]") == ["fault.too_many"]


def test_messages_stay_on_their_line_and_can_be_encoded():
    message = faults(SMALL.replace("seeds: 2", '"se\\n\\e[2J\\ud800": 2')).message("en")
    assert message.encode("utf-8").count(b"\n") == 0
    assert "\x1b" not in message


def test_full_width_signs_inside_texts_bring_no_hint():
    text = SMALL.replace("seeds: 2", 'seeds: 0\nquestion: {en: "a，b：c", zh: 使用 WeChat：很好，“真的”}')
    assert keys(text) == ["fault.range"]


def test_settings_name_themselves_instead_of_the_file():
    assert with_setting("population.size", 1).startswith("--set population.size: 1 is out of range")
    assert with_setting("horizon.days", 3).startswith("--set horizon.days: burn-in of 4 days")
    inside = with_setting("accounts.*.practice.reply", {"mode": "non"})
    assert inside.startswith("--set accounts.*.practice.reply: mode: ")
    assert inside.endswith("did you mean “none”?")
    assert "did you mean “town”?" in with_setting("accounts.twn.practice.tone", 1)


@pytest.mark.parametrize("text", ["a", "=1", "a=[", "a=!x 1", "a=08", "a={b: 1, b: 2}"])
def test_settings_that_are_none(text):
    with pytest.raises(GovsimError) as raised:
        parse_setting(text)
    assert raised.value.key == "error.setting"


def test_settings_are_read_as_yaml():
    assert parse_setting("a.b = [1, x]") == ("a.b", [1, "x"])
    assert parse_setting("a=") == ("a", None)


def test_every_fault_has_been_seen():
    """Each sentence of the catalogue about files is in an expected text or a test of this folder."""
    folders = (ROOT / "tests" / "invalid", ROOT / "tests" / "study" / "invalid")
    said = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("*.en.txt"))
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "scenario").glob("test_*.py"))
    unseen = []
    for key, (english, _) in words.catalogue().items():
        longest = max((part.split("}")[-1] for part in english.split("{")), key=len)
        if key.startswith("fault.") and key not in tests and longest.strip() not in said + tests:
            unseen.append(key)
    assert unseen == []


@settings(max_examples=100)
@given(st.data())
def test_changed_lines_raise_nothing_but_scenario_errors(data):
    lines = data.draw(st.sampled_from(RICH)).splitlines()
    index = data.draw(st.integers(0, len(lines) - 1))
    line = lines[index]
    value = data.draw(st.sampled_from(ODD_VALUES))
    head, colon, _ = line.partition(": ")
    lines[index : index + 1] = data.draw(st.sampled_from([[], [line, line], [f"{head}{colon}{value}"], [" " + line]]))
    error = error_of("\n".join(lines))
    for lang in words.LANGUAGES if error else ():
        assert error.message(lang).encode("utf-8").count(b"\n") == len(error.faults) - 1


PARTS = ["accounts", "campaigns", "events", "coordination", "accounts.town.practice", "events.flood.rebuttal"]
ODD_DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["town", "hall", "2019-03-04", "key"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["key", "account", "from_day", "value", "kind"]), inner, max_size=3),  # noqa: E501
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=100)
@given(st.sampled_from(PARTS), ODD_DATA, st.sampled_from(["accounts", "campaigns", "events"]), ODD_DATA)
def test_odd_strategies_raise_nothing_but_scenario_errors(path, value, part, item):
    added = [item] if isinstance(item, dict) else []
    strategy = {"key": "odd", "name": {"en": "a", "zh": "甲"}, "set": {path: value}, "add": {part: added}}
    strategy |= {"remove": [{"account": "hall"}], "merge": [{"accounts": ["hall"], "into": "town"}]}
    with pytest.raises(ScenarioError):
        load(FILE, {"strategies": [strategy]})
