"""Numbers do not move by accident: those of today are the ones in the file, in both crowds."""

import json

import pytest

from govsim.model.crowd import CROWDS
from tests.golden.make import CASES, FILE, numbers

GOLDEN = json.loads(FILE.read_text(encoding="utf-8"))
pytestmark = pytest.mark.filterwarnings("ignore::govsim.model.world.graph.GraphWarning")


@pytest.mark.parametrize("crowd", CROWDS)
@pytest.mark.parametrize(("name", "strategy"), CASES)
def test_numbers_are_the_golden_ones(name, strategy, crowd):
    expected, found = GOLDEN[f"{name}/{strategy}"], numbers(name, strategy, crowd)
    assert found.keys() == expected.keys(), "other outcomes: run `python -m tests.golden.make`"
    moved = {key: (expected[key], found[key]) for key in expected if found[key] != _about(expected[key])}
    assert not moved, "numbers move: if they are meant to, run `python -m tests.golden.make` and say so in CHANGELOG"


def _about(value):
    return value if isinstance(value, str) else pytest.approx(value, rel=1e-9, abs=1e-12)


def test_every_scenario_and_strategy_has_golden_numbers():
    assert list(GOLDEN) == [f"{name}/{strategy}" for name, strategy in CASES]
