"""Hours in which only citizens act are passed at once: nothing else may notice."""

import numpy as np
import pytest

from govsim.model import day as planning
from govsim.model.accounts.helpdesk import Helpdesk
from govsim.model.accounts.outreach import Outreach
from govsim.model.arrays import allocate, citizen, tables
from govsim.model.arrays.in_transit import Post
from govsim.model.arrays.shards import Shard
from govsim.model.model import GovSimModel
from govsim.model.record import Record
from govsim.rules.numbers import behaviour
from govsim.scenario.strategies import at, regimes
from tests.examples import small, small_with
from tests.model.crowds import assert_same

DAY = 24
BUSY = """[
 {key: flood, kind: emergency, day: 5, hour: 3, duration_hours: 30, topics: [policy], interest_factor: 2,
  notice: {account: town, after_hours: 5}},
 {key: tale, kind: rumour, day: 6, hour: 20, seeds: 40, plausibility: 1},
 {key: dark, kind: outage, day: 7, hour: 1, duration_hours: 4}]"""

FAIR = "[{key: fair, channel: offline, account: town, start_day: 5, days: 2, reach_per_day: 0.05}]"


def arrays(scenario, seed=1):
    return GovSimModel(scenario, seed=seed, crowd="arrays")


@pytest.mark.parametrize(
    ("events", "campaigns"), [("[]", "[]"), (BUSY, "[]"), ("[]", FAIR)], ids=["calm", "busy", "fair"]
)
def test_hours_passed_at_once_are_those_passed_one_by_one(events, campaigns):
    scenario = small_with(events=events, campaigns=campaigns)
    at_once, one_by_one, in_pieces = arrays(scenario), arrays(scenario), arrays(scenario)
    at_once.run()
    while one_by_one.running:
        one_by_one.step()
    while in_pieces.running:
        in_pieces.run_for(7)
    assert_same(one_by_one, at_once)
    assert_same(one_by_one, in_pieces)


def test_a_ledger_that_fills_within_an_hour_changes_nothing(monkeypatch):
    scenario = small(population__size=4000, horizon__days=5, behaviour__open_base=2.0, behaviour__share_base=0.0)
    agents = GovSimModel(scenario, seed=1).run()
    grown, grow = [], Shard.have_more_room
    monkeypatch.setattr(allocate, "ROOM", 4)
    monkeypatch.setattr(Shard, "have_more_room", lambda shard: grown.append(shard.now.copy()) or grow(shard))
    columns_of_little_room = GovSimModel(scenario, seed=1, crowd="arrays", world=agents.world).run()
    assert_same(agents, columns_of_little_room)
    assert any(now["receivers"] for now in grown), "it fills after someone has shared"


def test_a_run_ends_at_the_hour_it_is_asked_for():
    model = arrays(small())
    for hours in (1, 5, 17, 1, 30):
        before = model.hour
        model.run_for(hours)
        assert model.hour == model.steps == before + hours


def test_columns_pass_most_hours_in_few_calls(monkeypatch):
    compiled, calls = citizen.pass_hours, []
    monkeypatch.setattr(citizen, "pass_hours", lambda *given: calls.append(given) or compiled(*given))
    model = arrays(small(population__size=100, population__network__mean_friends=6.0))
    model.run()
    assert 0 < len(calls) < model.hour / 2


def test_next_hour_of_a_plan():
    planned = planning.ByHour(np.arange(3), np.cumsum([0, *(int(hour in (4, 9, 10)) for hour in range(DAY))]))
    assert [planned.next_hour(hour) for hour in (0, 3, 4, 8, 9, 10, 23)] == [4, 4, 9, 9, 10, 24, 24]


def test_post_is_next_taken_where_one_of_its_citizens_is_there():
    present = np.zeros((tables.SIGNS, 2), np.uint64)
    present[[5, 9, 12], [0, 1, 1]] = 1 << 3, 1 << 6, 1 << 6
    post = Post(tables.HEARSAY)
    assert post.next_taken(DAY + 2, DAY + 20, present) == DAY + 20
    post.add(np.array([(70, DAY + 2, 0, 0)], tables.HEARSAY))
    assert post.next_taken(DAY + 2, DAY + 20, present) == DAY + 3, "what was sent in this hour is news"
    assert post.next_taken(DAY + 3, DAY + 20, present) == DAY + 9
    assert post.next_taken(DAY + 9, DAY + 20, present) == DAY + 12
    assert post.next_taken(DAY + 3, DAY + 6, present) == DAY + 6
    assert post.next_taken(DAY + 12, 2 * DAY, present) == 2 * DAY


def test_events_change_things_when_they_begin_are_heard_of_and_are_over():
    scenario = small_with(events=BUSY)
    outreach = Outreach(regimes(scenario, scenario.strategies[0].key), behaviour(scenario.numbers()))
    hour, changes = 0, []
    while (hour := outreach.next_change(hour)) != np.inf:
        changes.append(hour)
    flood, tale, dark = 5 * DAY + 3, 6 * DAY + 20, 7 * DAY + 1
    assert changes == sorted({flood, flood + 1, flood + 30, tale, tale + 1, dark, dark + 1, dark + 4})


def test_the_newsroom_says_when_something_may_go_out():
    model = arrays(small())
    model.run_for(days=1)
    model.step()
    newsroom, midnight = model.newsroom, DAY
    hours = sorted(newsroom.push_hours)
    assert hours
    assert newsroom.next_push(midnight) == midnight + hours[0]
    assert newsroom.next_push(midnight + hours[-1]) == np.inf
    newsroom.announce("a notice")
    assert newsroom.next_push(midnight + 2) == midnight + 3


def test_the_helpdesk_says_when_clerks_have_something_to_do():
    model = GovSimModel(small(), seed=1)
    desk, scenario = empty_desk(model)
    assert desk.next_shift(0, DAY, scenario) == DAY
    message = desk.write(0, model.number["town"], 0, 0, 1)
    assert desk.next_shift(0, DAY, scenario) == 1, "the machine answers at once"
    desk.work(1, scenario)
    begin, _ = next(a for a in scenario.accounts if a.key == "town").practice.reply.duty.hours
    assert message in desk.queues[model.number["town"]]
    assert desk.next_shift(1, DAY, scenario) == begin
    assert desk.next_shift(begin, DAY, scenario) == begin + 1
    assert desk.next_shift(1, 5, scenario) == 5


def empty_desk(model):
    record = Record(model.days, len(model.keys), len(model.segments), 0)
    return Helpdesk(model.keys, model.timeline[0].scenario.horizon.start, 1, model.b, record), at(model.timeline, 0)
