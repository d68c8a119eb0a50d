"""Nothing before the day of a change moves, and a change of nothing moves nothing: each lever, weekday and crowd."""

import copy

import numpy as np
import pytest

from govsim.model.crowd import CROWDS
from govsim.scenario import yaml_source
from govsim.scenario.paths import is_open
from govsim.scenario.schema import Scenario
from tests.examples import ROOT
from tests.model.crowds import played, states

EVERYTHING = (ROOT / "tests" / "golden" / "everything.yaml").read_text(encoding="utf-8")
WEEK, LAST = range(10, 17), 20
"""The seven weekdays of a change, and the days that are played."""
HOUR = 24
NOTHING = 1e-8
YOUTH = {
    "key": "a_youth", "name": {"en": "Youth", "zh": "青年"}, "kind": "subscription", "followers": 0.3,
    "practice": {"pushes_per_week": 5, "articles_per_push": 2, "topics": {"policy": 1.0},
                 "editors": {"hours_per_week": 20}},
}  # fmt: skip
LAUNCH = {"key": "a_launch", "channel": "reward", "account": "town", "start_day": 2, "days": 30, "reach_per_day": 0.2}
FLOOD = {"key": "a_flood", "kind": "rumour", "day": 17, "hour": 4, "seeds": 30, "plausibility": 0.9}
OUTAGE = {"key": "b_dark", "kind": "outage", "day": 1, "hour": 4, "duration_hours": 800}
TURNS = {
    "none": "auto", "auto": "both", "staff": "auto", "both": "none", "traditional_media": "reward",
    "offline": "reward", "online_ads": "reward", "reward": "offline", "cross_promotion": "reward",
}  # fmt: skip


def everything():
    document = yaml_source.parse(EVERYTHING, "everything.yaml").data
    document["population"]["size"] = 60
    return Scenario.model_validate(document).model_dump()


def leaves(node, path=""):
    """Paths of values, with lists of keyed entries by their keys."""
    if isinstance(node, dict) and node:
        for key, value in node.items():
            yield from leaves(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list) and node and isinstance(node[0], dict) and "key" in node[0]:
        for entry in node:
            yield from leaves({key: value for key, value in entry.items() if key != "key"}, f"{path}.{entry['key']}")
    else:
        yield path, node


LEAVES = {path: value for path, value in leaves(everything()) if is_open(path) and value is not None}
PRACTICE = [path for path in LEAVES if path.startswith("accounts.town.practice.")]


def next_to(path, value):
    """The same value, or one that differs by nothing."""
    if isinstance(value, float):
        return value - NOTHING if value >= 1 else value + NOTHING
    return value


def another(path, value):
    """A value of the same kind that is quite another."""
    match value:
        case bool():
            return not value
        case float():
            return 0.9 * value if value > 0.05 else 0.5
        case int():
            return (value + 5) % 8 + 1
        case str():
            return TURNS.get(value, "health" if path.endswith("topic") else "town")
        case [int() | float() as begin, int() | float() as end]:
            return [begin + 2, end - 2]
        case _:
            return value


def mixtures(changes):
    """Shares of topics are set together, so that they still add up."""
    topics = [path for path in changes if ".practice.topics." in path]
    others = {path: value for path, value in changes.items() if path not in topics}
    return others | {path.rsplit(".", 1)[0]: {"policy": 0.7, "services": 0.1, "health": 0.2} for path in topics}


def changed(changes, day, **parts):
    timed = {path: {"value": value, "from_day": day} for path, value in changes.items()}
    document = copy.deepcopy(everything())
    parts = {part: [{**entry, "from_day": day} for entry in entries] for part, entries in parts.items()}
    document["strategies"].append({"key": "later", "name": {"en": "x", "zh": "x"}, "set": timed, "add": parts})
    return Scenario.model_validate(document)


@pytest.fixture(scope="module", params=CROWDS)
def base(request):
    return request.param, played(Scenario.model_validate(everything()), "today", 1, LAST, request.param)


def later(base, scenario):
    crowd, model = base
    return played(scenario, "later", 1, LAST, crowd, model.world)


def assert_same_past(before, after, day):
    """All that the record has of the days before one, account by account."""
    hour, accounts = day * HOUR, [after.number[key] for key in before.keys]
    a, b = before.record, after.record
    assert np.array_equal(a.by_hour[:hour], b.by_hour[:hour, accounts])
    assert np.array_equal(a.people[:hour], b.people[:hour])
    rumours = [after.rumour_items.index(item) for item in before.rumour_items]
    assert np.array_equal(a.believers[:, :hour], b.believers[rumours, :hour])
    for name in ("hours_editing", "hours_replying", "articles_dropped", "pushes_dropped", "originals_given_up"):
        assert np.array_equal(getattr(a, name)[:day], getattr(b, name)[:day, accounts]), name
    assert np.array_equal(a.followers[:day], b.followers[:day, accounts])
    assert np.array_equal(a.habit[:day], b.habit[:day, accounts], equal_nan=True)
    assert np.array_equal(a.trust[:day], b.trust[:day], equal_nan=True)


def assert_same_run(before, after):
    """Counts are the same, and what is measured differs by no more than nothing."""
    a, b = before.record, after.record
    for name in ("by_hour", "people", "believers", "articles_dropped", "pushes_dropped", "originals_given_up"):
        assert np.array_equal(getattr(a, name), getattr(b, name)), name
    for name in ("hours_editing", "hours_replying", "trust", "habit"):
        assert np.allclose(getattr(a, name), getattr(b, name), rtol=0, atol=1e-5, equal_nan=True), name
    carried = states(after)
    for name, column in states(before).items():
        assert np.allclose(column, carried[name], rtol=0, atol=1e-5, equal_nan=True), name


def test_all_that_a_strategy_can_set_is_tried():
    assert len(PRACTICE) >= 20
    assert {path.split(".")[0] for path in LEAVES} == {"accounts", "coordination", "campaigns", "events"}
    still = [path for path, value in LEAVES.items() if another(path, value) == value and "topics" not in path]
    assert {path.rsplit(".", 1)[1] for path in still} <= {"account", "via", "serves", "segments", "currency"}


@pytest.mark.parametrize("day", WEEK)
def test_a_change_of_everything_moves_nothing_before_its_day(base, day):
    safe = {path: another(path, value) for path, value in LEAVES.items() if not path.endswith(("channel", "via"))}
    scenario = changed(mixtures(safe), day, accounts=[YOUTH], campaigns=[LAUNCH], events=[FLOOD])
    after = later(base, scenario)
    assert_same_past(base[1], after, day)
    assert not np.array_equal(base[1].record.trust, after.record.trust)


@pytest.mark.parametrize("day", WEEK)
def test_a_change_of_nothing_in_everything_moves_nothing(base, day):
    nothing = {path: next_to(path, value) for path, value in LEAVES.items() if "topics." not in path}
    assert_same_run(base[1], later(base, changed(nothing, day)))


@pytest.mark.parametrize("day", WEEK)
def test_accounts_that_close_move_nothing_before_their_day(base, day):
    document = everything()
    parts = {"merge": [{"accounts": ["water"], "into": "hall", "from_day": day}],
             "remove": [{"account": "town", "from_day": day + 1}]}  # fmt: skip
    document["strategies"].append({"key": "later", "name": {"en": "x", "zh": "x"}, **parts})
    assert_same_past(base[1], later(base, Scenario.model_validate(document)), day)


@pytest.mark.slow
@pytest.mark.parametrize("path", LEAVES)
def test_a_change_of_one_value_moves_nothing_before_its_day(base, path):
    for day in WEEK:
        after = later(base, changed(mixtures({path: another(path, LEAVES[path])}), day))
        assert_same_past(base[1], after, day)
        if "topics." not in path:
            assert_same_run(base[1], later(base, changed({path: next_to(path, LEAVES[path])}, day)))


@pytest.mark.parametrize("crowd", CROWDS)
def test_the_end_of_the_run_moves_no_day(crowd):
    """A run of 19 days, which ends on a Tuesday, is the beginning of one of 40."""
    document = everything()
    long = played(Scenario.model_validate(document), "today", 1, 19, crowd)
    document["horizon"]["days"] = 19
    document["campaigns"] = [one for one in document["campaigns"] if one["start_day"] < 19]
    document["events"] = [one for one in document["events"] if one["day"] < 19]
    document["strategies"] = document["strategies"][:1]
    short = played(Scenario.model_validate(document), "today", 1, 19, crowd)
    assert_same_past(short, long, 19)
