"""Every outcome worked out by hand on a run of which everything that was counted is made up.

Burn-in is days 0 to 3, hours 0 to 95; the window is days 4 to 11, 8 days, hours 96 to 287. Whatever is counted in hour
95 or before must not matter.
"""

from math import isnan, log, nan

import pytest

from govsim.measures.outcomes import (
    FEASIBLE,
    INSPECTION_PASSED,
    OUTCOMES,
    better_of,
    keys,
    matters,
    of_key,
    summary,
)
from govsim.model.accounts.helpdesk import COMMENT
from govsim.model.record import Count, People, Service
from govsim.words import catalogue
from tests.examples import small
from tests.measures.made import HALL, NEVER, OLD, TOWN, YOUNG, Made


def counted(made):
    """Reading, sharing, following: (young, old) by hour."""
    for what in (*range(len(Count)),):
        made.count(what, 95, 50, 50)
    made.count(Count.READ_SESSION, 96, 3, 1, HALL)
    made.count(Count.READ_SESSION, 287, 4, 2)
    made.count(Count.READ_FRIENDS, 100, 2, 1)
    made.count(Count.READ_FEED, 100, 1, 1)
    made.count(Count.READ_SEARCH, 101, 1, 0)
    made.count(Count.READ_OTHER, 102, 0, 2)
    made.count(Count.SHARE, 96, 2, 1)
    made.count(Count.LIKE, 110, 4, 2, HALL)
    made.count(Count.CANCEL, 97, 2, 0, HALL)
    made.count(Count.CANCEL, 287, 0, 1)
    made.record.followers_at_start[:] = 7
    made.followers(slice(0, 3), (1, 1), (1, 1))
    made.followers(3, (40, 60), (10, 30))
    made.followers(slice(4, 8), (41, 61), (10, 30))
    made.followers(slice(8, 11), (42, 63), (10, 30))
    made.followers(11, (45, 65), (8, 30))


def published(made):
    """An article of burn-in, a headline of the hall, and an article with an error in second place of the town."""
    early, first, second = made.publish(95, error=True), made.publish(96, HALL), made.publish(287, TOWN, 2, error=True)
    for article, delivered, opened in (
        (early, (100, 50), (90, 40)),
        (first, (40, 10), (6, 1)),
        (second, (60, 30), (3, 2)),
    ):
        made.got(article, Count.DELIVERED, *delivered)
        made.got(article, Count.READ_SESSION, *opened)
    made.got(second, Count.READ_FEED, 1, 0)
    parents = {
        early: {0: -1, 1: 0, 2: 1, 3: 2, 4: 3},
        first: {0: -1, 1: 0, 3: 1, 4: -1},
        second: {2: -1, 0: 2, 1: 2, 3: 2},
    }
    for article, tree in parents.items():
        for citizen, parent in tree.items():
            made.record.reads.append(article, citizen, 200, Count.READ_SESSION, parent)


def asked(made):
    """Messages and needs; citizens 0 to 2 are young."""
    made.write(95, 0, wait=60)
    made.write(96, 0, wait=90)
    made.write(120, 1, auto=True)
    made.write(130, 3, wait=600, auto=True)
    made.write(140, 4, wait=240)
    made.write(150, 0, wait=5, kind=COMMENT)
    made.write(160, 2)
    for what in People:
        made.people(what, 95, 30, 30)
    made.people(People.NEED, 96, 5, 2)
    made.people(People.NEED, 287, 1, 0)
    made.people(People.MENU_MET, 97, 2, 0)
    made.people(People.COUNTER, 287, 1, 3)
    for hour, citizen, value in ((95, 0, 0.0), (96, 0, 0.9), (200, 1, 0.5), (287, 4, 0.1)):
        made.record.served.append(hour, citizen, HALL, Service.MENU, value)


def believed(made):
    """Two rumours, of which the first had most believers in burn-in."""
    for rumour, segment, people, begin, end in (
        (0, YOUNG, 9, 90, 95.5),
        (0, YOUNG, 2, 95, 98.0),
        (0, OLD, 1, 97, 100.0),
        (1, YOUNG, 1, 97, 99.0),
        (1, OLD, 2, 287, 400.0),
    ):
        for _ in range(people):
            made.record.believe(rumour, segment, begin, end)


def worked(made):
    """What each day had: (hall, town)."""
    record = made.record
    for told in (record.hours_editing, record.hours_replying, record.articles_dropped):
        told[3] = 9
    record.hours_editing[4, HALL], record.hours_editing[11, TOWN] = 6, 10
    record.hours_replying[5, TOWN] = 4
    record.articles_dropped[4, HALL], record.articles_dropped[11, TOWN] = 1, 2
    record.trust[10], record.trust[11] = (0.9, 0.9), (0.6, 0.4)
    made.last_read[:] = 95, 96, 287, NEVER, 200


@pytest.fixture(scope="module")
def found():
    made = Made(rumours=2)
    for fill in (counted, published, asked, believed, worked):
        fill(made)
    return summary(made)


def g(reads):
    """A figure of the WCI of articles without wows and likes."""
    return 0.85 * log(reads + 1)


ALL, BY_SEGMENT = 0, slice(1, 3)
BY_HAND = {
    "reads": (10 + 3 + 2 + 1 + 2, 7 + 2 + 1 + 1, 3 + 1 + 1 + 2),
    "readers": (3, 2, 1),
    "open_rate": ((6 + 1 + 3 + 2) / (40 + 10 + 60 + 30), 9 / 100, 3 / 40),
    "shares": (3, 2, 1),
    "shares_per_reader": (3 / 18, 2 / 11, 1 / 7),
    "likes": (6, 4, 2),
    "messages": (5, 3, 2),
    "answered_share": (3 / 5, 1 / 3, 2 / 2),
    "auto_answered_share": (2 / 5, 1 / 3, 1 / 2),
    # waits of 1.5, 10 and 4 hours, their mean would be 5.2; of the old the middle between 4 and 10
    "reply_hours_median": (4.0, 1.5, 7.0),
    "needs_met_online": ((2 + 3) / 8, (2 + 1) / 6, (0 + 2) / 2),
    "needs_met": (2 + 3, 2 + 1, 0 + 2),
    "service_experience": ((0.9 + 0.5 + 0.1) / 3, (0.9 + 0.5) / 2, 0.1),
    "counter_visits": (4, 1, 3),
    "followers_end": (45 + 65 + 8 + 30, 45 + 65, 8 + 30),
    # 140 before, of whom 100 young; 8 days of the 30 to which growth refers
    "net_growth": ((148 - 140) / 140 * 30 / 8, (110 - 100) / 100 * 30 / 8, (38 - 40) / 40 * 30 / 8),
    # followers of each day added up: four days with 2 more of the young than before, three with 5, the last one
    "unfollow_rate": (3 / (4 * 142 + 3 * 145 + 148), 2 / (4 * 102 + 3 * 105 + 110), 1 / (7 * 40 + 38)),
    "trust": ((3 * 0.6 + 2 * 0.4) / 5, 0.6, 0.4),
    "reach": (3 / 5, 2 / 3, 1 / 2),
    "reach_gap": (2 / 3 - 1 / 2,),
    "trust_gap": (0.6 - 0.4,),
    # the hall's 7 reads are of a headline, the town's 6 are not; a day there are an eighth of them
    "wci": (
        12 / 2 * ((0.7 * g(7 / 8) + 0.3 * g(7)) ** 2 + (0.6 * g(6 / 8) + 0.3 * g(6)) ** 2),
    ),
    "inspections_failed": (0,),
    # in hour 97 the first rumour has 2 + 1 believers, the second another one; in the last hour that one has 2
    "rumour_peak": (3, 2, 2),
    "errors_published": (1,),
    "articles_published": (2,),
    "articles_dropped": (1 + 2,),
    "staff_hours": (2 * (30 + 20),),
    "hours_editing": ((6 + 10) * 7 / 8,),
    "hours_replying": (4 * 7 / 8,),
    "utilisation": ((6 + 10 + 4) * 7 / 8 / 100,),
    # two menus at level 0.4 for 12 days, of a month with 30; hours for 12 days of weeks with 7
    "money": (2 * 0.4 * 20_000 / 30 * 12,),
    "wages": (2 * (30 * 60 + 20 * 45) / 7 * 12,),
    # trees of 3 and 1 readings of one article, of 4 of the other: 5 of 8 readings came from a forward
    "reproduction": (5 / 8,),
    "cascade_size": (4,),
    "cascade_depth": (2,),
    "cascade_width": (3,),
    "reads_session": (10, 7, 3),
    "reads_friends": (3, 2, 1),
    "reads_feed": (2, 1, 1),
    "reads_search": (1, 1, 0),
    "reads_other": (2, 0, 2),
}  # fmt: skip


@pytest.mark.parametrize("key", BY_HAND)
def test_every_outcome_by_hand(found, key):
    names = [key, f"{key}_young", f"{key}_old"]
    assert [found[name] for name in names if name in found] == pytest.approx(list(BY_HAND[key]), rel=1e-12)


def test_there_is_no_outcome_but_these(found):
    assert [outcome.key for outcome in OUTCOMES] == list(BY_HAND)
    assert list(found) == [*keys(small()), FEASIBLE, INSPECTION_PASSED]
    assert (found[FEASIBLE], found[INSPECTION_PASSED]) == (True, True)


# Windows


def lasting(days, burn_in=4):
    return small(horizon__days=days, horizon__burn_in_days=burn_in)


@pytest.mark.parametrize(("days", "first"), [(12, 4), (31, 4), (32, 4), (33, 5), (64, 36)])
def test_reach_covers_the_last_28_days_and_never_burn_in(days, first):
    """The window begins on day 4: 27 days of 31, 28 of 32, and the last 28 of what is longer."""
    before, since = (Made(lasting(days)) for _ in range(2))
    before.last_read[:] = first * 24 - 1
    since.last_read[:] = first * 24
    assert (summary(before)["reach"], summary(since)["reach"]) == (0, 1)
    assert summary(since)["readers"] == 5


@pytest.mark.parametrize(("days", "growth"), [(8, 0.1 * 30 / 4), (34, 0.1), (64, 0.1 / 2)])
def test_growth_is_per_30_days_however_long_the_window(days, growth):
    """From 100 followers to 110 in windows of 4, 30 and 60 days."""
    made = Made(lasting(days))
    made.followers(slice(0, days - 1), (100, 0), (0, 0))
    made.followers(days - 1, (110, 0), (0, 0))
    assert summary(made)["net_growth"] == pytest.approx(growth, rel=1e-12)


def test_without_burn_in_growth_begins_at_the_start():
    made = Made(lasting(30, burn_in=0))
    made.record.followers_at_start[HALL, YOUNG] = 50
    made.followers(slice(0, 30), (60, 0), (0, 0))
    assert summary(made)["net_growth"] == pytest.approx(10 / 50)


def test_hours_are_of_a_week_and_unfollowing_of_a_day_in_a_window_of_four_weeks():
    made = Made(lasting(32))
    made.record.hours_editing[4:, TOWN] = 2
    made.followers(slice(4, 32), (0, 100), (0, 0))
    made.count(Count.CANCEL, 500, 14)
    said = summary(made)
    assert said["hours_editing"] == 14
    assert said["unfollow_rate"] == 14 / (28 * 100)


# What is missing

NOBODY_WORKS = {
    "accounts__*__practice__editors__hours_per_week": 0.0,
    "accounts__*__practice__reply__hours_per_week": 0.0,
}


def test_outcomes_are_missing_where_the_catalogue_says_so_and_nowhere_else():
    """Nothing happens, nobody is contracted, and there are no old citizens."""
    said = summary(Made(small(**NOBODY_WORKS), segment=(YOUNG, YOUNG)))
    without = {outcome.key for outcome in OUTCOMES if isnan(said[outcome.key])}
    conditional = {o.key for o in OUTCOMES if catalogue()[f"outcome.{o.key}.missing"][0] != "never missing"}
    assert without == conditional - {"reach"}
    assert isnan(said["reach_old"])
    assert said["reach_young"] == 0
    assert [said[key] for key in ("trust", "trust_gap", "reach_gap", "rumour_peak")] == [0.5, 0, 0, 0]


def test_a_segment_without_messages_misses_only_its_own():
    made = Made()
    made.write(100, 0, wait=30)
    said = summary(made)
    assert [said[f"answered_share{part}"] for part in ("", "_young")] == [1, 1]
    assert said["answered_share_old"] == pytest.approx(nan, nan_ok=True)


# Verdicts, directions, what matters


@pytest.mark.parametrize(
    ("hours", "money", "feasible"),
    [(None, None, True), (100.0, 6400.0, True), (99.9, None, False), (None, 6399.0, False), (99.9, 6399.0, False)],
)
def test_a_run_is_feasible_up_to_its_budget(hours, money, feasible):
    """100 hours a week are contracted, and 6,400 spent on menus."""
    assert summary(Made(small(budget={"staff_hours_per_week": hours, "money": money})))[FEASIBLE] is feasible


def test_a_rule_that_an_account_fails_is_counted():
    silent = {f"accounts__town__practice__{name}": 0.0 for name in ("service_level", "interactive_share")}
    said = summary(Made(small(**silent, accounts__town__practice__reply__mode="none")))
    assert (said["inspections_failed"], said[INSPECTION_PASSED]) == (1, False)


LESS = {
    "reply_hours_median", "counter_visits", "unfollow_rate", "reach_gap", "trust_gap", "inspections_failed",
    "rumour_peak", "errors_published", "articles_dropped", "staff_hours", "money", "wages",
}  # fmt: skip
NEITHER = {
    "messages", "auto_answered_share", "articles_published", "hours_editing", "hours_replying", "utilisation",
    "cascade_depth", "cascade_width", "reads_session", "reads_friends", "reads_feed", "reads_search", "reads_other",
}  # fmt: skip


def test_of_which_outcomes_less_is_better():
    assert {outcome.key for outcome in OUTCOMES if better_of(outcome.key) == -1} == LESS
    assert {outcome.key for outcome in OUTCOMES if better_of(outcome.key) == 0} == NEITHER
    assert better_of("unfollow_rate_young") == -1


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        ("reads_young", "reads"),
        ("reads_friends_young", "reads_friends"),
        ("needs_met_old", "needs_met"),
        ("needs_met_online_old", "needs_met_online"),
        ("trust_gap", "trust_gap"),
        ("shares_per_reader", "shares_per_reader"),
    ],
)
def test_a_key_belongs_to_the_outcome_whose_name_it_has(key, outcome):
    assert of_key(key).key == outcome


@pytest.mark.parametrize(
    ("key", "baseline", "least"),
    [
        ("reads", 1000.0, 20.0),
        ("reads_young", -500.0, 10.0),
        ("staff_hours", 100.0, 2.0),
        ("open_rate", 0.06, 0.01),
        ("net_growth", 0.5, 0.005),
        ("unfollow_rate", 0.5, 0.0001),
        ("trust", 0.5, 0.005),
        ("service_experience", 0.5, 0.01),
    ],
)
def test_the_smallest_difference_that_matters(key, baseline, least):
    """Two per cent of counts, money and hours; a point of a share, half a point of trust and of growth."""
    assert matters(key, baseline) == pytest.approx(least)
