"""Whatever stands in a scenario file, check gives sentences, within a second; what it calls good can be played."""

import contextlib
import io
import time
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govsim.cli import main
from govsim.scenario.load import load
from govsim.words import LANGUAGES
from tests.fuzz.scenarios import broken, text_of, towns
from tests.model.crowds import assert_same, played

SECONDS = 1.0
"""Of the processor, for a file of some kilobytes."""
NUMBERS = st.integers(0, 2**32)
MANY = settings(suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("made up") / "town.yaml"


def is_good(file, document, lang="en"):
    """What check says of a document: whether it is good, in sentences that name the file."""
    file.write_text(text_of(document), encoding="utf-8")
    code, lines, seconds = checked(file, lang)
    if seconds > SECONDS:  # once may be the garbage of all that was made up before
        seconds = checked(file, lang)[2]
    assert seconds <= SECONDS
    assert lines
    assert all(line.isprintable() for line in lines)
    assert code in (0, 2)
    if code:
        assert all(line.startswith(f"{file}:") for line in lines)
    return code == 0


def checked(file, lang):
    """The exit code of check, its lines, and the seconds it took."""
    said, begin = io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(["check", str(file), "--lang", lang])
    return code, said.getvalue().splitlines(), time.process_time() - begin


def plays(file, seed, threads):
    """Every strategy of a file that check calls good is played by both crowds, which agree."""
    scenario = load(file)
    days = scenario.horizon.days
    for strategy in scenario.strategies:
        with warnings.catch_warnings():
            warnings.simplefilter("error", RuntimeWarning)
            agents = played(scenario, strategy.key, seed, days, "agents")
            assert_same(agents, played(scenario, strategy.key, seed, days, "arrays", agents.world, threads))


def is_small(file):
    """Whether a broken scenario that is still good is played in no time."""
    scenario = load(file)
    return (scenario.population.size or 0) <= 150 and scenario.horizon.days <= 8


@settings(parent=MANY, max_examples=20)
@given(towns(), NUMBERS)
def test_some_broken_scenarios_are_checked(file, document, number):
    is_good(file, broken(document, number), LANGUAGES[number % 2])


@settings(parent=MANY, max_examples=5)
@given(towns(), NUMBERS, st.integers(1, 3))
def test_some_good_scenarios_are_played(file, document, seed, threads):
    if is_good(file, document):
        plays(file, seed, threads)


@pytest.mark.slow
@settings(parent=MANY, max_examples=3000)
@given(towns(), NUMBERS)
def test_three_thousand_broken_scenarios_are_checked(file, document, number):
    is_good(file, broken(document, number), LANGUAGES[number % 2])


@pytest.mark.slow
@settings(parent=MANY, max_examples=300)
@given(towns(), st.integers(0, 2**64 - 1), st.integers(1, 3), NUMBERS)
def test_three_hundred_scenarios_are_played_where_they_are_good(file, document, seed, threads, number):
    if is_good(file, document):
        plays(file, seed, threads)
    if is_good(file, broken(document, number), LANGUAGES[number % 2]) and is_small(file):
        plays(file, seed, threads)
