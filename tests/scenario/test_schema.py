"""Scenarios are told apart by what they say, and by nothing else."""

import pytest

from govsim.scenario.load import parse
from govsim.scenario.schema import Scenario
from tests.examples import SMALL, small


def leaves(node, path=()):
    """The path of each plain value of a document; an empty list or mapping is one, too."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list | tuple) else ()
    return [leaf for key, inner in inside for leaf in leaves(inner, (*path, key))] or [path]


def with_leaf(node, path, value):
    if not path:
        return value
    inside = dict(node) if isinstance(node, dict) else list(node)
    inside[path[0]] = with_leaf(inside[path[0]], path[1:], value)
    return inside


def test_scenarios_that_say_the_same_are_the_same():
    text = "coordination: 0.25\n"
    one, other = parse(SMALL + text), parse(text + SMALL)
    assert one is not other
    assert one == other
    assert one.digest() == other.digest()
    assert hash(one) == hash(other)
    assert Scenario.model_validate_json(one.model_dump_json()).digest() == one.digest()
    assert one != one.model_dump()


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_whatever_differs_makes_another_hash():
    """Each value of the document in turn becomes a text that is nowhere else in it."""
    document = small().model_dump()
    paths = leaves(document)
    digests = {Scenario.model_construct(**with_leaf(document, path, "other")).digest() for path in paths}
    assert len(paths) > 150
    assert len(digests | {small().digest()}) == len(paths) + 1


def test_a_changed_copy_has_its_own_hash():
    scenario = small()
    before = scenario.digest()
    copy = scenario.model_copy(update={"seeds": 3})
    assert (copy == scenario, copy.digest() == before, scenario.digest() == before) == (False, False, True)


def test_the_order_of_a_mapping_says_nothing_and_that_of_a_list_does():
    document = small().model_dump()
    segment = document["population"]["segments"][0]
    segment["interests"] = dict(reversed(segment["interests"].items()))
    assert Scenario.model_validate(document) == small()
    document["accounts"].reverse()
    assert Scenario.model_validate(document) != small()
