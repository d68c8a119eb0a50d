"""The crowd of arrays does what the crowd of agents does, count by count, whatever the scenario says."""

import json
import re
import warnings

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govsim.errors import GovsimError
from govsim.model.agents.citizen import Citizen
from govsim.model.arrays import allocate
from govsim.model.arrays.tables import slots_needed
from govsim.model.model import GovSimModel
from govsim.model.world import files as world_files
from govsim.rules.numbers import behaviour
from govsim.scenario.load import load
from govsim.scenario.strategies import regimes
from tests.examples import SCENARIOS, cut, small, small_with
from tests.fuzz.scenarios import names, scenarios
from tests.model.crowds import EQUAL, assert_same, played

SEEDS = (2, pytest.param(3, marks=pytest.mark.slow))
"""Seed 1 is that of the golden numbers, which both crowds have."""
THREADS = (1, 3)
CITIZENS, FRIENDS, DAYS = 400, 20.0, 10


CASES = [
    (path, strategy.key) for path in SCENARIOS for strategy in load(path).strategies
]  # fmt: skip


@pytest.mark.filterwarnings("ignore::govsim.model.world.graph.GraphWarning")
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("path", "strategy"), CASES, ids=lambda value: getattr(value, "stem", value))
def test_every_scenario_file_gives_the_same_with_any_number_of_threads(path, strategy, seed):
    scenario = cut(load(path), CITIZENS, FRIENDS)
    days = scenario.horizon.burn_in_days + DAYS
    agents = played(scenario, strategy, seed, days, "agents")
    for threads in THREADS:
        assert_same(agents, played(scenario, strategy, seed, days, "arrays", agents.world, threads))


@pytest.mark.parametrize("seed", range(4))
def test_open_messages_of_a_merged_account_are_its_heir_s(seed):
    """Those in the queue, those begun, those of the last hour: what comes of them moves the habit of its followers."""
    merging = {"merge": [{"accounts": ["hall"], "into": "town", "from_day": 1}]}
    acting = {"set": {"accounts.*.practice.reply.mode": "staff", "accounts.*.practice.reply.hours_per_week": 60}}
    scenario = small_with(
        horizon="{start: 2019-03-04, days: 8, burn_in_days: 1}",
        strategies=json.dumps([{"key": "one", "name": names("one")} | acting | merging]),
        behaviour="{needs_per_week: 4, message_base: 2, reply_minutes: 60}",
    )
    agents = played(scenario, "one", seed, 8, "agents")
    assert_same(agents, played(scenario, "one", seed, 8, "arrays", agents.world))


def test_an_edge_list_of_four_hundred_people_gives_the_same(tmp_path):
    path = tmp_path / "friends.csv"
    path.write_text("\n".join(f"{a},{(a * 7 + b * 13) % 400}" for a in range(400) for b in range(1, 6)))
    scenario = small_with(
        population=re.sub(
            r"network: .*", f"network: {{kind: edge_list, path: {json.dumps(str(path))}}}", _population_text()
        )
    )
    agents = played(scenario, "today", 1, 12, "agents")
    assert agents.world.size == 400
    assert_same(agents, played(scenario, "today", 1, 12, "arrays", agents.world, 3))


def _population_text():
    population = small().population.model_dump(mode="json")
    population.pop("size")
    segments = json.dumps(population["segments"])
    return f"{{segments: {segments},\n network: {{}}\n}}"


def agree(scenario, seed, threads):
    agents = played(scenario, "one", seed, scenario.horizon.days, "agents")
    assert_same(agents, played(scenario, "one", seed, scenario.horizon.days, "arrays", agents.world, threads))


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(scenarios(), st.integers(0, 2**64 - 1), st.integers(1, 3))
def test_no_scenario_tells_the_crowds_apart(scenario, seed, threads):
    agree(scenario, seed, threads)


@pytest.mark.slow
@settings(max_examples=1000, suppress_health_check=list(HealthCheck))
@given(scenarios(), st.integers(0, 2**64 - 1), st.integers(1, 3))
def test_no_scenario_of_a_thousand_tells_the_crowds_apart(scenario, seed, threads):
    agree(scenario, seed, threads)


def test_one_citizen_looks_the_same_in_both_crowds():
    """Also ties that have ended: low habit and high fatigue make many unfollow."""
    scenario = small_with(behaviour="{unfollow_base: -2}")
    agents = played(scenario, "today", 1, 8, "agents")
    arrays = played(scenario, "today", 1, 8, "arrays", agents.world)
    one, other, hour = agents.crowd, arrays.crowd, agents.hour + 5
    assert sum(len(citizen.unfollowed) for citizen in agents.citizens) > 20
    assert np.array_equal(one.following(), other.following())
    for citizen in range(agents.world.size):
        assert one.habits_of(citizen) == pytest.approx(other.habits_of(citizen), abs=EQUAL)
        assert one.trust_of(citizen, hour) == pytest.approx(other.trust_of(citizen, hour), abs=EQUAL)
        for account in range(len(agents.keys)):
            expected = one.fatigue_of(citizen, account, hour)
            assert other.fatigue_of(citizen, account, hour) == pytest.approx(expected, abs=EQUAL)


# What is the arrays' own


def test_tables_grow_while_a_run_goes_on(monkeypatch):
    monkeypatch.setattr(allocate, "ROOM", 1)
    scenario = small_with(behaviour="{share_base: 1, open_base: 2, needs_per_week: 4, message_base: 2}")
    agents = played(scenario, "today", 1, 6, "agents")
    assert_same(agents, played(scenario, "today", 1, 6, "arrays", agents.world, 2))


def test_there_are_slots_for_all_articles_that_can_be_alive():
    scenario = small_with(behaviour="{article_life: 336}")
    b = behaviour(scenario.numbers())
    slots = slots_needed(regimes(scenario, "today"), b)
    assert slots == 64 == 2 ** int(np.log2(slots))
    model = played(scenario, "today", 1, 12, "arrays")
    alive = [article.index for push in model.newsroom.live for article in push.articles]
    assert max(alive) - min(alive) < slots


@pytest.mark.parametrize(
    ("settings_", "said"),
    [
        ({"crowd": "bees"}, "agents, arrays"),
        ({"seed": -1}, "0 to 2^64"),
        ({"seed": 2**64}, "0 to 2^64"),
        ({"crowd": "arrays", "threads": 0}, "1 or more"),
        ({"crowd": "arrays", "citizen_class": type("Loyal", (Citizen,), {})}, 'crowd="agents"'),
    ],
)
def test_what_cannot_go_together_is_refused(settings_, said):
    with pytest.raises(GovsimError) as caught:
        GovSimModel(small(), **({"seed": 1} | settings_))
    assert said in caught.value.message("en")


def test_columns_have_no_citizens_to_look_at():
    with pytest.raises(GovsimError, match="crowd="):
        _ = GovSimModel(small(), seed=1, crowd="arrays").citizens


def test_a_run_on_a_saved_world_is_the_run_on_a_built_one(tmp_path):
    scenario = small()
    built = world_files.of(scenario, 4)
    world_files.save(built, tmp_path / "town.world", world_files.key(scenario, 4))
    loaded = world_files.load(tmp_path / "town.world", world_files.key(scenario, 4))
    one = played(scenario, "today", 4, 12, "arrays", built)
    other = played(scenario, "today", 4, 12, "arrays", loaded)
    assert np.array_equal(one.record.by_hour, other.record.by_hour)
    assert one.record.reads.sorted().tolist() == other.record.reads.sorted().tolist() != []


@pytest.mark.parametrize("weights", [{"policy": 0, "services": 0}, {"policy": 0, "services": 1}])
def test_where_nobody_needs_anything_nothing_is_divided_by_nothing(weights):
    """Nobody needs anything where all topics weigh 0, and for as long as an emergency leaves none that weighs more."""
    topics = [{"key": key, "name": names(key), "need_weight": weights[key]} for key in weights]
    alarm = {"key": "alarm", "kind": "emergency", "day": 2, "hour": 0, "duration_hours": 48, "topics": ["services"]}
    scenario = small_with(
        topics=json.dumps(topics), events=json.dumps([alarm | {"needs_factor": 0.0}]), behaviour="{needs_per_week: 4}"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        agents = played(scenario, "today", 1, 6, "agents")
        assert_same(agents, played(scenario, "today", 1, 6, "arrays", agents.world))
    served = np.unique(agents.record.served.sorted()["hour"] // 24)
    assert not np.isin([2, 3], served).any()
    assert (len(served) > 0) == any(weights.values())
