"""Dotted paths: where they lead, what they write, and what stands there instead."""

import pytest

from govsim.scenario.paths import PathError, expand, is_open, path_values, put


def document():
    return {"accounts": [{"key": "town", "tone": 0.0}, {"key": "hall", "tone": 0.5}], "topics": {"policy": 1.0}}


def test_entries_are_named_by_key_and_a_star_means_all():
    assert list(expand(document(), "accounts.hall.tone")) == [("accounts", 1, "tone")]
    assert list(expand(document(), "accounts.*.tone")) == [("accounts", 0, "tone"), ("accounts", 1, "tone")]


def test_a_mapping_of_the_user_s_own_keys_takes_a_new_one_and_no_other_does():
    assert list(expand(document(), "topics.health")) == [("topics", "health")]
    with pytest.raises(PathError):
        list(expand(document(), "accounts.hall.tune"))


def test_a_path_that_leads_nowhere_names_the_part_and_what_is_there():
    with pytest.raises(PathError) as raised:
        put(document(), "accounts.twn.tone", 1)
    assert path_values(raised.value) == {"value": "twn", "allowed": ["town", "hall"], "suggestion": "town"}


def test_no_more_than_twenty_words_are_listed():
    error = PathError("x", [f"a{i}" for i in range(21)])
    assert path_values(error)["allowed"] == [*(f"a{i}" for i in range(20)), "…"]


def test_each_place_has_its_own_copy():
    changed, value = document(), [1]
    assert put(changed, "accounts.*.tone", value) == [("accounts", 0, "tone"), ("accounts", 1, "tone")]
    changed["accounts"][0]["tone"].append(2)
    assert (value, changed["accounts"][1]["tone"]) == ([1], [1])


@pytest.mark.parametrize(
    ("path", "is_choice"),
    [
        ("accounts.*.practice", True),
        ("accounts.town.practice.reply.mode", True),
        ("coordination", True),
        ("accounts.town", False),
        ("accounts.town.followers", False),
        ("events.flood.day", False),
        ("behaviour.tolerance", False),
    ],
)
def test_what_a_strategy_may_choose(path, is_choice):
    assert is_open(path) is is_choice
