"""What the entries of a strategy do to a scenario: worked out by hand on a document of three accounts."""

import pytest

from govsim.errors import GovsimError
from govsim.scenario.changes import AddEntry, CloseAccount, MergeAccounts, SetValue


def document():
    return {
        "accounts": [{"key": key, "serves": [key, "policy"], "practice": {}} for key in ("town", "hall", "court")],
        "campaigns": [
            {"key": "own", "account": "hall", "via": None},
            {"key": "through", "account": "town", "via": "hall"},
            {"key": "other", "account": "court", "via": None},
        ],
        "events": [
            {"key": "rumour", "rebuttal": {"account": "hall", "after_hours": 2}},
            {"key": "flood", "notice": {"account": "town", "after_hours": 1}},
            {"key": "leak", "account": "hall"},
            {"key": "outage", "accounts": ["hall"]},
            {"key": "all_menus", "accounts": []},
        ],
        "coordination": 0.0,
    }


def after(*changes):
    changed = document()
    for change in changes:
        change.apply(changed)
    return changed


def keys(entries):
    return [entry["key"] for entry in entries]


def refused(change, changed=None):
    with pytest.raises(GovsimError) as raised:
        change.apply(changed or document())
    return raised.value.key, raised.value.values.get("value")


def test_a_value_is_set_where_a_strategy_may_choose():
    assert after(SetValue("coordination", 0.5))["coordination"] == 0.5
    assert refused(SetValue("accounts.town.key", "x")) == ("fault.not_a_choice", "accounts.town.key")


def test_an_added_entry_comes_last_and_without_its_day():
    entry = {"key": "new", "account": "town", "from_day": 5}
    assert after(AddEntry("campaigns", entry))["campaigns"][-1] == {"key": "new", "account": "town"}
    assert refused(AddEntry("campaigns", entry), {"campaigns": 3}) == ("fault.type", "3")


def test_what_belongs_to_an_account_that_closes_goes_with_it():
    changed = after(CloseAccount("hall"))
    assert keys(changed["accounts"]) == ["town", "court"]
    assert keys(changed["campaigns"]) == ["other"]
    assert keys(changed["events"]) == ["rumour", "flood", "all_menus"]
    assert [event.get("rebuttal") for event in changed["events"]] == [None, None, None]


def test_what_belongs_to_an_account_that_merges_passes_to_its_heir():
    changed = after(MergeAccounts(("hall",), "town"))
    assert [account["serves"] for account in changed["accounts"]] == [["town", "policy", "hall"], ["court", "policy"]]
    campaigns = [(one["key"], one["account"], one["via"]) for one in changed["campaigns"]]
    assert campaigns == [("own", "town", None), ("through", "town", "town"), ("other", "court", None)]
    assert changed["events"] == [
        {"key": "rumour", "rebuttal": {"account": "town", "after_hours": 2}},
        {"key": "flood", "notice": {"account": "town", "after_hours": 1}},
        {"key": "leak", "account": "town"},
        {"key": "outage", "accounts": ["town"]},
        {"key": "all_menus", "accounts": []},
    ]


@pytest.mark.parametrize(
    ("named", "closed", "merged"),
    [
        (["hall", "court"], ["court"], ["town", "court"]),
        (["court", "hall", "town"], ["court", "town"], ["court", "town"]),
        (["court"], ["court"], ["court"]),
        (["hall"], None, ["town"]),
    ],
)
def test_an_outage_of_several_accounts_keeps_the_others(named, closed, merged):
    for change, expected in ((CloseAccount("hall"), closed), (MergeAccounts(("hall",), "town"), merged)):
        changed = document() | {"events": [{"key": "dark", "accounts": named}]}
        change.apply(changed)
        assert changed["events"] == ([{"key": "dark", "accounts": expected}] if expected else [])


def test_accounts_that_cannot_close():
    assert refused(CloseAccount("x")) == ("fault.unknown_account", "x")
    assert refused(MergeAccounts(("town",), "town")) == ("fault.merge_into_itself", "town")
    assert refused(MergeAccounts(("town",), "x")) == ("fault.unknown_account", "x")
    last = document() | {"accounts": document()["accounts"][:1]}
    assert refused(CloseAccount("town"), last) == ("fault.last_account", "town")
