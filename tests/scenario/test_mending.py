"""Every fault of a file is named at once, and none that is not there."""

import copy
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govsim.scenario import yaml_source
from govsim.scenario.load import validated
from tests.examples import SMALL

DOCUMENT = yaml_source.parse(SMALL, "small.yaml").data
STRATEGIES = {
    "a value": {"set": {"accounts.town.practice.tone": 3}},
    "a path": {"set": {"accounts.town.practice.tome": 1}},
    "no choice": {"set": {"population.size": 3}},
    "a day": {"set": {"accounts.town.practice.tone": {"value": 1, "from_day": 11_111}}},
    "an account": {"remove": [{"account": "nobody"}]},
    "itself": {"merge": [{"accounts": ["town"], "into": "town"}]},
    "an entry": {"add": {"campaigns": [{"key": "a", "channel": "offline", "account": "town", "start_day": -4, "days": 2,
                                        "reach_per_day": 0.1}]}},
    "a name": {"add": {"campaigns": [{"key": "a", "channel": "offline", "account": "twn", "start_day": 4, "days": 2,
                                      "reach_per_day": 0.1}]}},
}  # fmt: skip
"""Of each way in which a strategy can be wrong, one."""


def leaves(node, path=()):
    """Places of all values that are no names of something."""
    if isinstance(node, dict | list):
        for part, inside in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(inside, (*path, part))
    elif path[-1] not in ("key", "kind", "en", "zh") and path[-2:-1] != ("serves",) and path[0] != "strategies":
        yield path


def spoilt(*places, **more):
    """The small scenario with a wrong value at some places."""
    document = copy.deepcopy(DOCUMENT) | more
    for place in places:
        owner = document
        for part in place[:-1]:
            owner[part] = copy.deepcopy(owner[part])  # anchors of the file are several places
            owner = owner[part]
        owner[place[-1]] = [-99]
    return document


PLACES = list(leaves(DOCUMENT))
WORD = {"en": "x", "zh": "x"}


def strategies(**changes):
    return [{"key": "today", "name": WORD}, {"key": "bad", "name": WORD} | changes]


@pytest.mark.parametrize("strategy", STRATEGIES)
@given(places=st.lists(st.sampled_from(PLACES), unique=True, max_size=3))
@settings(max_examples=15)
def test_a_strategy_s_fault_is_named_whatever_is_wrong_in_the_base(strategy, places):
    """As many faults as there are wrong values, and the strategy's."""
    found = [fault.path for fault in validated(spoilt(*places, strategies=strategies(**STRATEGIES[strategy])))[1]]
    of_strategy = [path for path in found if path[:2] == ("strategies", 1)]
    assert len(of_strategy) == 1
    assert {path for path in found if path not in of_strategy} == set(places)
    assert len(found) == len(places) + 1


@given(places=st.lists(st.sampled_from(PLACES), unique=True, min_size=1, max_size=4))
@settings(max_examples=100)
def test_nothing_is_named_that_is_not_wrong(places):
    found = validated(spoilt(*places))[1]
    assert sorted(str(fault.path) for fault in found) == sorted(map(str, places))


RULES = {
    "fault.burn_in": {"horizon": {"start": datetime.date(2019, 3, 4), "days": 12, "burn_in_days": 12}},
    "fault.shares_sum": {"population": DOCUMENT["population"] | {"segments": DOCUMENT["population"]["segments"][:1]}},
    "fault.unknown_topic": {"topics": DOCUMENT["topics"][:1]},
    "error.too_many_friends": {"population": DOCUMENT["population"] | {"size": 90}},
    "fault.size_missing": {"population": {k: v for k, v in DOCUMENT["population"].items() if k != "size"}},
    "fault.missing": {"horizon": {"start": datetime.date(2019, 3, 4), "burn_in_days": 4}},
    "fault.unknown_key": {"colour": "red"},
}
"""Parts of a scenario that break a rule between its values."""


@pytest.mark.parametrize("key", RULES)
def test_so_it_is_where_parts_of_the_base_do_not_fit_together(key):
    """12 friends each are too many for 90 people: an eighth of 89 others is 11.1."""
    whole = {**copy.deepcopy(DOCUMENT), **RULES[key], "strategies": strategies(**STRATEGIES["a value"])}
    found = validated(whole)[1]
    assert key in {fault.key for fault in found}
    assert [fault.path for fault in found if fault.path[0] == "strategies"] == [
        ("strategies", 1, "set", "accounts.town.practice.tone")
    ]


def test_a_fault_of_the_base_is_not_said_of_every_strategy_again():
    found = validated({**copy.deepcopy(DOCUMENT), **RULES["fault.shares_sum"]})[1]
    assert [fault.key for fault in found] == ["fault.shares_sum"]
