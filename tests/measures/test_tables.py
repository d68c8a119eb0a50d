"""The tables of a run of which everything that was counted is made up."""

import datetime

import numpy as np
import pytest

from govsim.measures import tables
from govsim.model.accounts.helpdesk import COMMENT
from govsim.model.record import Count, People
from tests.measures.made import HALL, OLD, TOWN, YOUNG, Made

COUNTED = ["read_session", "read_friends", "read_feed", "read_search", "read_other", "share_user", "like_user",
           "zaikan_user", "comment_count"]  # fmt: skip


@pytest.fixture(scope="module")
def made():
    """Of every count its number plus one in hour 100 of the town (day 4), young; and a few more."""
    run = Made(rumours=2)
    for what in Count:
        run.count(what, 100, young=what + 1)
    run.count(Count.READ_SESSION, 119, old=4)
    run.count(Count.READ_SESSION, 120, young=7)
    run.count(Count.NEW_SEARCH, 100, young=2, old=1, account=HALL)
    run.followers(4, (10, 20), (3, 5))
    run.record.habit[4] = 0.25, 0.75
    run.record.hours_editing[4], run.record.hours_replying[4] = (1, 2), (3, 4)
    run.record.articles_dropped[4], run.record.pushes_dropped[4] = (5, 6), (7, 8)
    run.record.originals_given_up[4] = 9, 11
    run.record.trust[4] = 0.4, 0.6
    run.people(People.NEED, 100, 5, 6)
    run.people(People.MENU_MET, 119, 3, 4)
    run.people(People.COUNTER, 119, 1, 2)
    for rumour, segment, begin, end in ((0, YOUNG, 97, 120.0), (1, YOUNG, 119, 121.0), (1, OLD, 100, 119.0)):
        run.record.believe(rumour, segment, begin, end)
    return run


def of_day_4(table):
    return table[table["day"] == 4]


def test_a_row_of_a_day_and_account(made):
    hall, town = (row for _, row in of_day_4(tables.daily(made)).iterrows())
    assert [town[name] for name in COUNTED] == [1 + 4, 2, 3, 4, 5, 6, 7, 8, 9]
    assert town["read_user"] == 5 + 2 + 3 + 4 + 5
    # followers won by reading, search and campaigns: counts 9 to 11
    assert (town["new_user"], town["cancel_user"]) == (10 + 11 + 12, 13)
    assert (hall["new_user"], hall["read_user"]) == (3, 0)
    assert (hall["cumulate_user"], town["cumulate_user"]) == (10 + 3, 20 + 5)
    assert (town["ref_date"], town["account"]) == (datetime.date(2019, 3, 8), "town")
    told = ["habit", "hours_editing", "hours_replying", "articles_dropped", "pushes_dropped", "originals_given_up"]
    assert [hall[name] for name in told] == [0.25, 1, 3, 5, 7, 9]
    assert [town[name] for name in told] == [0.75, 2, 4, 6, 8, 11]


def test_hours_in_which_nothing_was_counted_have_no_row(made):
    table = tables.hourly(made)
    assert table[["hour", "account", "read_user", "new_user", "cancel_user"]].to_numpy().tolist() == [
        [100, "hall", 0, 3, 0],
        [100, "town", 15, 33, 13],
        [119, "town", 4, 0, 0],
        [120, "town", 7, 0, 0],
    ]


def test_a_row_of_a_day_and_segment(made):
    """At the end of day 4, in hour 119, two rumours have a young believer each; the old one has just ceased."""
    young, old = (row for _, row in of_day_4(tables.segments(made)).iterrows())
    told = ["read_user", "new_user", "cancel_user", "cumulate_user", "needs", "menu_met", "counter_visits"]
    assert [young[name] for name in told] == [15, 33 + 2, 13, 10 + 20, 5, 3, 1]
    assert [old[name] for name in told] == [4, 1, 0, 3 + 5, 6, 4, 2]
    assert [young[name] for name in ("segment", "citizens", "trust", "believers")] == ["young", 3, 0.4, 2]
    assert [old[name] for name in ("segment", "citizens", "trust", "believers")] == ["old", 2, 0.6, 0]


def test_a_row_of_an_article_has_what_it_got_from_everybody():
    made = Made()
    made.publish(95)
    number = made.publish(100, HALL, position=2, error=True)
    for what in Count:
        made.got(number, what, young=what + 1, old=10)
    row = tables.articles(made).iloc[1]
    assert [row[name] for name in COUNTED] == [11, 12, 13, 14, 15, 16, 17, 18, 19]
    assert (row["read_user"], row["new_user"], row["delivered"]) == (11 + 12 + 13 + 14 + 15, 20, 24)
    told = [
        "article",
        "account",
        "hour",
        "topic",
        "position",
        "original",
        "local",
        "error",
        "appeal",
        "story",
        "rebuts",
    ]
    assert [row[name] for name in told] == [1, "hall", 100, "policy", 2, True, False, True, 0.5, 7, -1]
    assert row["ref_date"] == datetime.date(2019, 3, 8)


def test_a_row_of_a_message():
    made = Made()
    made.write(100, 4, wait=90, account=TOWN)
    made.write(101, 0, auto=True)
    made.write(102, 0, kind=COMMENT)
    table = tables.messages(made)
    assert table[["kind", "segment", "account", "topic", "hour", "minute"]].to_numpy().tolist() == [
        ["message", "old", "town", "services", 100, 0],
        ["message", "young", "hall", "services", 101, 0],
        ["comment", "young", "hall", "services", 102, 0],
    ]
    assert table["answered_by"].fillna("nobody").tolist() == ["staff", "auto", "nobody"]
    assert table["wait_hours"].tolist() == pytest.approx([1.5, np.nan, np.nan], nan_ok=True)
    assert table["usefulness"].tolist() == pytest.approx([0.0, np.nan, np.nan], nan_ok=True)


def test_rows_of_reads_and_shares_say_where_from_and_where_to():
    made = Made()
    made.record.reads.append(1, 3, 101, Count.READ_FEED, 0)
    made.record.reads.append(1, 0, 100, Count.READ_SESSION, -1)
    made.record.shares.append(1, 0, 100, 0)
    made.record.shares.append(0, 2, 99, 1)
    assert tables.reads(made)[["citizen", "source", "parent"]].to_numpy().tolist() == [
        [0, "session", -1],
        [3, "feed", 0],
    ]
    assert tables.shares(made)[["article", "channel"]].to_numpy().tolist() == [[0, "friends"], [1, "feed"]]


def test_a_row_of_an_account_has_its_days_after_burn_in():
    made = Made()
    for hour in (95, 96, 287):
        made.count(Count.READ_SESSION, hour, young=hour)
        made.publish(hour)
    made.followers(11, (1, 20), (2, 5))
    hall, town = (row for _, row in tables.accounts(made).iterrows())
    told = ["account", "days", "articles", "read_user", "cumulate_user"]
    assert [hall[name] for name in told] == ["hall", 8, 0, 0, 3]
    assert [town[name] for name in told] == ["town", 8, 2, 96 + 287, 25]
