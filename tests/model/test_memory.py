import pytest

from govsim.cli import main
from govsim.errors import GovsimError
from govsim.model import free_memory, memory
from govsim.scenario.strategies import regimes
from tests.examples import ROOT, small

SMALL_FILE = str(ROOT / "tests" / "small.yaml")
GIGABYTE = 10**9


def needed(crowd="arrays", **changes):
    return memory.needed(regimes(small(**changes), "today"), crowd)


def test_more_of_anything_needs_more():
    few = needed()
    assert needed(population__size=600).total > few.total
    assert needed(population__network__mean_friends=30.0).total > few.total
    assert needed("agents").total > few.total


def test_bytes_of_an_agent_and_of_a_world_by_hand():
    """96 of traits, 8 for each of two topics, 4 for each of 12 friends; an agent takes 6800, and 40 for each friend."""
    assert needed("agents").each == pytest.approx(96 + 2 * 8 + 12 * 4 + 6800 + 12 * 40)
    assert needed("agents").total == pytest.approx(0.35e9 + 300 * 7440)


def test_where_building_takes_more_than_playing_it_decides():
    """250 bytes and 11.6 for each of 36 friends; a citizen of 36 friends in columns takes less."""
    few, many = needed(population__network__mean_friends=12.0), needed(population__network__mean_friends=36.0)
    assert many.each == pytest.approx(max(250 + 36 * 11.6, few.each + 24 * 4))


def test_the_size_named_fits_and_twice_the_size_does_not(monkeypatch):
    monkeypatch.setattr(memory, "available", lambda: 2 * GIGABYTE)
    scenario = small(population__size=20_000_000)
    with pytest.raises(GovsimError) as caught:
        memory.refuse_too_large(regimes(scenario, "today"), "arrays")
    allowed = int(caught.value.values["allowed"].replace(",", ""))
    memory.refuse_too_large(regimes(small(population__size=allowed), "today"), "arrays")
    with pytest.raises(GovsimError):
        memory.refuse_too_large(regimes(small(population__size=2 * allowed), "today"), "arrays")


def test_as_many_runs_at_once_as_the_largest_fits(monkeypatch):
    timelines = [regimes(small(population__size=size), "today") for size in (300, 1_000_000)]
    largest = memory.needed(timelines[1], "arrays").total
    monkeypatch.setattr(memory, "available", lambda: 2.5 * largest)
    assert memory.runs_at_once(timelines, "arrays") == 2
    monkeypatch.setattr(memory, "available", lambda: 0.99 * largest)
    with pytest.raises(GovsimError):
        memory.runs_at_once(timelines, "arrays")


def test_too_large_a_population_is_a_sentence_before_anything_is_built(monkeypatch, capsys):
    monkeypatch.setattr(memory, "available", lambda: GIGABYTE)
    for command in (["run", SMALL_FILE], ["compare", SMALL_FILE], ["world", SMALL_FILE, "--out", "never"]):
        assert main([*command, "--set", "population.size=20000000", "--lang", "en"]) == 2
        said = capsys.readouterr().err
        assert "GB of memory" in said
        assert "citizens fit" in said


def test_a_containers_limit_counts(monkeypatch, tmp_path):
    (tmp_path / "limit").write_text(f"{GIGABYTE}\n")
    monkeypatch.setattr(free_memory, "CGROUPS", (str(tmp_path / "limit"), "/nowhere"))
    assert free_memory.available() == free_memory.SPARE * GIGABYTE
    (tmp_path / "limit").write_text("max\n")
    assert free_memory.available() != free_memory.SPARE * GIGABYTE
