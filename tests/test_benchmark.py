"""Timings, printed as a table and not asserted: `python -m pytest -m benchmark`.

Ratios are of times taken one after the other in this run; of several repetitions the fastest counts.
"""

import importlib
import json
import subprocess
import sys
import time

import numpy as np
import pandas as pd
import pytest

from govsim.model.model import GovSimModel
from govsim.model.world import build as worlds
from govsim.rules.numbers import behaviour
from govsim.scenario.load import load
from govsim.study.experiment_file import load_experiment
from govsim.study.runs import dask_cluster as cluster
from govsim.study.sweep import sweep
from tests.examples import ROOT

pytestmark = [pytest.mark.benchmark, pytest.mark.filterwarnings("ignore")]
COUNTY = str(ROOT / "scenarios" / "county.yaml")
DAYS = 7
MILLION = 1_000_000


def county(size, friends=100.0, kind=None):
    changes = {"population.size": size, "population.network.mean_friends": friends}
    if kind:
        changes = {"population.size": size, "population.network": {"kind": kind, "mean_friends": friends}}
    scenario = load(COUNTY, changes)
    return scenario, worlds.build(scenario, 1, behaviour(scenario.numbers()))


@pytest.fixture(scope="module")
def million():
    return county(MILLION)


@pytest.fixture(scope="module", autouse=True)
def warm():
    scenario, population = county(2000)
    for crowd in ("agents", "arrays"):
        GovSimModel(scenario, seed=1, world=population, crowd=crowd).run_for(days=5)


def seconds(scenario, population, crowd="arrays", threads=1, days=DAYS, repeat=1, after=0):
    """The least time of `repeat` runs, from day `after` on, and what one run counted."""
    taken, counted = [], None
    for _ in range(repeat):
        model = GovSimModel(scenario, seed=1, world=population, crowd=crowd, threads=threads)
        model.run_for(days=after)
        begin = time.perf_counter()
        model.run_for(days=days)
        taken.append(time.perf_counter() - begin)
        counted = model.record.by_hour.sum(axis=(0, 1, 2))
    return min(taken), counted


def test_arrays_against_agents(table):
    scenario, population = county(20_000)
    fast, counted = seconds(scenario, population, repeat=5)
    slow, expected = seconds(scenario, population, "agents")
    assert np.array_equal(counted, expected)
    table("20,000 citizens × 7 days, agents / arrays", f"{slow:.2f} s / {fast * 1e3:.1f} ms = {slow / fast:.0f} ×")


def test_cost_of_a_citizen_day(table, million):
    costs = {}
    for size in (10_000, 100_000, MILLION):
        scenario, population = million if size == MILLION else county(size)
        taken, _ = seconds(scenario, population, repeat=5 if size < MILLION else 2)
        costs[size] = taken / size / DAYS * 1e9
        table(f"{size:,} citizens, 100 friends, one thread", f"{costs[size]:.0f} ns per citizen-day")
    streaming = _stream(million) / MILLION * 1e9
    table("NumPy streams the columns of 1,000,000 once", f"{streaming:.0f} ns per citizen")
    table("cost at 10^6 over cost at 10^4", f"{costs[MILLION] / costs[10_000]:.2f} ×")


def _stream(million):
    """Seconds for NumPy to add up all columns of the citizens once."""
    scenario, population = million
    shared = GovSimModel(scenario, seed=1, world=population, crowd="arrays").crowd.shared
    tables = [shared[name] for name in ("state", "follows", "read", "present", "traits", "interests", "offsets")]
    begin = time.perf_counter()
    for rows in tables:
        rows.reshape(-1).view(np.uint8).view(np.uint32).sum()
    return time.perf_counter() - begin


BUILD = """
import json, resource, sys, time
from pathlib import Path
from govsim.model import world
from govsim.scenario.load import load
from govsim.rules.numbers import behaviour
def build(size):
    scenario = load({path!r}, {{"population.size": size, "population.network.mean_friends": 100.0}})
    return world.build(scenario, 1, behaviour(scenario.numbers()))
build(2000)
begin = time.perf_counter()
built = build({size})
taken = time.perf_counter() - begin
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
status = Path("/proc/self/status")
if status.exists():  # ru_maxrss also counts what the parent had
    peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) * 1024
print(json.dumps([taken, peak, built.friends.ties]))
"""


def test_a_world_of_a_million(table):
    code = BUILD.format(path=COUNTY, size=MILLION)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    taken, peak, ties = json.loads(done.stdout)
    table(f"world of 1,000,000 citizens, {ties:,} friendships", f"{taken:.1f} s, {peak / 1e9:.2f} GB at peak")


def test_ninety_days_of_a_million(table, million):
    taken, _ = seconds(*million, days=90)
    cost = taken / MILLION / 90 * 1e9
    table("1,000,000 citizens × 90 days, one thread", f"{taken:.1f} s ({cost:.0f} ns per citizen-day)")


def test_two_threads(table, million):
    one, expected = seconds(*million, threads=1, repeat=3, after=1)
    two, counted = seconds(*million, threads=2, repeat=3, after=1)
    assert np.array_equal(counted, expected)
    table("1,000,000 citizens × 7 days, one thread / two", f"{one:.2f} s / {two:.2f} s = {one / two:.2f} ×")


def test_against_independent_cascade_of_ndlib(table):
    if not importlib.util.find_spec("ndlib"):
        pytest.skip('needs NDlib: pip install -e ".[bench]"')
    import networkx as nx
    from ndlib.models import epidemics
    from ndlib.models.ModelConfig import Configuration

    scenario, population = county(100_000, 10.0, "random")
    friends = population.friends
    first = np.repeat(np.arange(friends.size), friends.degrees())
    graph = nx.Graph()
    graph.add_nodes_from(range(friends.size))
    graph.add_edges_from(zip(first.tolist(), friends.friends.tolist(), strict=True))
    cascade, setting = epidemics.IndependentCascadesModel(graph, seed=1), Configuration()
    setting.add_model_parameter("fraction_infected", 0.001)
    for edge in graph.edges():
        setting.add_edge_configuration("threshold", edge, 0.12)
    cascade.set_initial_status(setting)
    rounds = 24
    begin = time.perf_counter()
    cascade.iteration_bunch(rounds)
    theirs = (time.perf_counter() - begin) / rounds
    ours = seconds(scenario, population, repeat=2)[0] / DAYS / 24
    table(
        "100,000 nodes, an iteration of NDlib's cascade / an hour of ours",
        f"{theirs * 1e3:.1f} ms / {ours * 1e3:.2f} ms = {theirs / ours:.0f} ×",
    )


def test_against_sir_of_starsim(table, million):
    if not importlib.util.find_spec("starsim"):
        pytest.skip('needs Starsim: pip install -e ".[bench]"')
    import starsim as ss

    scenario, population = million
    friends = population.friends
    first = np.repeat(np.arange(friends.size), friends.degrees())
    once = first < friends.friends

    class Friends(ss.Network):
        """The same friendships."""

        def init_pre(self, sim):
            super().init_pre(sim)
            weights = np.ones(int(once.sum()), np.float32)
            self.append(p1=ss.uids(first[once]), p2=ss.uids(friends.friends[once].astype(np.int64)), beta=weights)

        def step(self):
            """Friendships stay."""

    steps = 5
    illness = ss.SIR(beta=ss.perday(0.001), init_prev=0.01, dur_inf=ss.days(10))
    sim = ss.Sim(
        n_agents=friends.size, networks=Friends(), diseases=illness, dt=ss.days(1), dur=ss.days(steps), verbose=0
    )
    sim.init()
    begin = time.perf_counter()
    sim.run()
    theirs = (time.perf_counter() - begin) / (steps + 1)
    ours = seconds(scenario, population)[0] / DAYS
    table(
        "1,000,000 agents, a daily step of Starsim's SIR / 24 hours of ours",
        f"{theirs:.2f} s / {ours:.2f} s = {theirs / ours:.1f} ×",
    )


SWEEP = """
govsim: 1
name: timing
about: {{en: Many runs of some tenths of a second., zh: 许多零点几秒的模拟。}}
question: {{en: How fast?, zh: 有多快？}}
scenario: {county}
set: {{population.size: 20000, horizon.days: 60}}
strategies: [{strategies}]
outcomes: [{{outcome: reads, matters: 1}}]
seeds: {seeds}
"""
RUNS = 200


def test_sweep(table, tmp_path):
    """What a sweep costs beyond its runs, and what a second worker brings."""
    path, keys = tmp_path / "timing.yaml", ", ".join(strategy.key for strategy in load(COUNTY).strategies[:2])
    path.write_text(SWEEP.format(county=COUNTY, strategies=keys, seeds=RUNS // 2), encoding="utf-8")
    spans = {}
    for workers in (1, 2):
        start, spans[workers], own = _swept(path, tmp_path / str(workers), workers)
        beyond = (spans[workers] * workers - own.sum()) / len(own) * 1e3
        what = f"sweep of {RUNS} runs of {own.mean():.2f} s, workers: {workers}"
        table(what, f"{spans[workers]:.1f} s after a start of {start:.1f} s; {beyond:.1f} ms a run beyond its own time")
    table("the same, one worker / two", f"{spans[1] / spans[2]:.2f} ×")


def _swept(path, folder, workers):
    """Seconds until workers have played a first run, those of a sweep after that, and those of each of its runs."""
    begin = time.perf_counter()
    with cluster.client(None, workers) as connected:
        to = {"scheduler": connected.scheduler.address}
        sweep(load_experiment(path, {"seeds": 2 * workers, "first_seed": RUNS}), folder / "first", **to)
        started = time.perf_counter()
        sweep(load_experiment(path), folder, **to)
        ended = time.perf_counter()
    return started - begin, ended - started, pd.read_parquet(folder / "runs", columns=["seconds"])["seconds"]
