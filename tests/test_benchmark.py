"""Timings, printed and not asserted: `pytest -m benchmark -s`."""

import time

import pytest

from govsim.model import world
from govsim.model.loading import load
from govsim.model.model import GovSimModel
from govsim.rules.numbers import behaviour
from tests.examples import ROOT

DAYS = 3


@pytest.mark.benchmark
def test_agents():
    scenario = load(ROOT / "scenarios" / "county.yaml")
    GovSimModel(load(ROOT / "tests" / "small.yaml")).run_for(days=1)
    begin = time.perf_counter()
    population = world.build(scenario, 1, behaviour(scenario.numbers()))
    built = time.perf_counter()
    model = GovSimModel(scenario, seed=1, world=population)
    ready = time.perf_counter()
    model.run_for(days=DAYS)
    seconds = time.perf_counter() - ready
    sessions = population.sessions_per_day.sum() * DAYS
    print(f"\nworld of {population.size:,} citizens: {built - begin:.2f} s, agents: {ready - built:.2f} s")
    print(f"{seconds / sessions * 1e6:.1f} µs per session ({sessions:,.0f} sessions in {seconds:.1f} s)")
