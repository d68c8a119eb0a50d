"""Editors' plans, worked out by hand: push days, slots, and what contracted hours pay for.

The town may push every day, the hall four times a calendar month; hour 0 is a Monday. An original takes 6 hours, a
repost half an hour.
"""

import datetime
from collections import Counter
from itertools import pairwise
from types import SimpleNamespace

import pytest

from govsim.model.accounts.editors import article_hours, editorial, push_hours
from govsim.rules.chance import NOBODY, Stream, identity, uniform
from tests.examples import small
from tests.model.offices import HALL, SEED, TOWN, account, acting, planner, practice

PLENTY = {"editors__hours_per_week": 1000}
WEEK = range(7)
WORKING_DAYS = set(range(5))


def town(scenario_changes=None, **levers):
    return small(**practice("town", **levers), **(scenario_changes or {}))


def planned(scenario, days=WEEK, key="town", seed=SEED, month_pushes=None):
    """The slots by day, and the record that counts what was given up for them."""
    office = planner(scenario, seed)
    return office.planned(account(scenario, key), scenario, days, month_pushes or {}), office.record


def flags(plan, name):
    return {(day, slot.place) for day, slots in plan.items() for slot in slots if getattr(slot, name)}


def places(plan):
    return {day: [slot.place for slot in slots] for day, slots in plan.items()}


# Push days


def test_a_week_has_its_pushes_and_working_days_come_first():
    for pushes in range(8):
        days = set(planned(town(pushes_per_week=pushes, **PLENTY))[0])
        assert len(days) == pushes
        assert days <= WORKING_DAYS or days >= WORKING_DAYS


def test_push_days_are_nested():
    found = [set(planned(town(pushes_per_week=k / 2, **PLENTY))[0]) for k in range(15)]
    assert all(fewer <= more for fewer, more in pairwise(found))


def test_half_a_push_is_one_in_every_other_week():
    """The luck of a week belongs to the account and the ISO week; a mean of 200 weeks has a standard error of 0.035."""
    weeks, start = 200, datetime.date(2019, 3, 4)
    scenario = town({"horizon__start": start, "horizon__days": weeks * 7}, pushes_per_week=2.5, **PLENTY)
    plan, _ = planned(scenario, range(weeks * 7))
    by_week = Counter(day // 7 for day in plan)
    for week in range(weeks):
        year, number, _ = (start + datetime.timedelta(weeks=week)).isocalendar()
        u = uniform(SEED, NOBODY, 0, identity("week", "town", year, number), Stream.PUSH_DAY.value)
        assert by_week[week] == (3 if u < 0.5 else 2)
    assert len(plan) / weeks == pytest.approx(2.5, abs=0.1)


def test_a_week_planned_in_two_parts_has_the_same_push_days():
    scenario = town({"horizon__days": 70}, pushes_per_week=3.5, **PLENTY)
    for monday in range(0, 70, 7):
        parts = [planned(scenario, range(monday, monday + 3))[0], planned(scenario, range(monday + 3, monday + 7))[0]]
        assert parts[0] | parts[1] == planned(scenario, range(monday, monday + 7))[0]


def test_a_weeks_luck_is_that_of_the_iso_week():
    def push_dates(start, days):
        scenario = town({"horizon__start": start}, pushes_per_week=4.5, **PLENTY)
        return {start + datetime.timedelta(days=day) for day in planned(scenario, days)[0]}

    from_monday = push_dates(datetime.date(2019, 3, 4), range(6, 62))
    assert push_dates(datetime.date(2019, 3, 10), range(56)) == from_monday


def test_each_account_and_seed_has_an_order_of_its_own():
    scenario = small(**practice("town", pushes_per_week=1), **practice("hall", pushes_per_week=1))
    first = {key: [min(planned(scenario, key=key, seed=seed)[0]) for seed in range(40)] for key in ("hall", "town")}
    assert set(first["hall"]) == set(first["town"]) == WORKING_DAYS
    assert first["hall"] != first["town"]


# Slots


def test_a_push_has_the_places_that_practice_and_platform_allow():
    for wanted, allowed, found in ((4, 8, 4), (8, 8, 8), (4, 3, 3)):
        scenario = town({"platform__articles_per_push": allowed}, pushes_per_week=1, articles_per_push=wanted, **PLENTY)
        [slots] = planned(scenario)[0].values()
        assert [slot.place for slot in slots] == list(range(found))


SHARES = [("original", Stream.ORIGINAL), ("local", Stream.LOCAL), ("interactive", Stream.INTERACTIVE)]


def luck(day, place, stream):
    """The draw for a slot of the town: by account, day and place in the plan, at midnight."""
    return uniform(SEED, NOBODY, day * 24, identity("article", "town", day, place), stream.value)


@pytest.mark.parametrize(("flag", "stream"), SHARES)
def test_a_slot_is_original_local_interactive_where_its_draw_is_below_the_share(flag, stream):
    everywhere = {(day, place) for day in WEEK for place in range(8)}
    for share in (0, 0.3, 0.6, 1):
        scenario = town(pushes_per_week=7, articles_per_push=8, **{f"{flag}_share": share}, **PLENTY)
        expected = {place for place in everywhere if luck(*place, stream) < share}
        assert flags(planned(scenario)[0], flag) == expected


def test_a_slot_has_its_topic_by_inverse_distribution_in_key_order():
    for mix in ({"policy": 0.25, "services": 0.75}, {"services": 0.75, "policy": 0.25}):
        plan, _ = planned(town(pushes_per_week=7, articles_per_push=8, topics=mix, **PLENTY))
        found = {(day, slot.place): slot.topic for day, slots in plan.items() for slot in slots}
        assert found == {place: int(luck(*place, Stream.TOPIC) >= 0.25) for place in found}
        assert set(found.values()) == {0, 1}


def test_a_topic_without_weight_is_never_taken():
    office = planner(small())
    nearly_one = {"policy": 1 - 5e-7, "services": 0.0}
    assert office.topics[office._topic(nearly_one, 1 - 1e-7)] == "policy"


def test_more_pushes_and_more_articles_leave_the_other_slots_as_they_are():
    few = planned(town(pushes_per_week=3, articles_per_push=2, original_share=0.5, **PLENTY))[0]
    many = planned(town(pushes_per_week=6, articles_per_push=5, original_share=0.5, **PLENTY))[0]
    assert all(many[day][:2] == slots for day, slots in few.items())


# Four pushes a month for service accounts


def test_a_service_account_plans_what_is_left_of_its_month():
    scenario = small(**practice("hall", pushes_per_week=7, **PLENTY))
    plan, record = planned(scenario, key="hall", month_pushes={(2019, 3): 1, (2018, 3): 4, (2019, 2): 4})
    assert list(plan) == [0, 1, 2]
    assert record.pushes_dropped[:, HALL].tolist() == [0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0]
    assert record.pushes_dropped[:, TOWN].sum() == 0


@pytest.mark.parametrize(("april", "days"), [(4, [2, 3, 4, 5]), (3, [0, 2, 3, 4, 5]), (0, [0, 1, 2, 3, 4, 5])])
def test_a_calendar_month_begins_within_the_week(april, days):
    """May begins on Wednesday, and Sunday would be its fifth push."""
    start = {"horizon__start": datetime.date(2019, 4, 29)}
    scenario = small(**practice("hall", pushes_per_week=7, **PLENTY), **start)
    plan, record = planned(scenario, key="hall", month_pushes={(2019, 4): april})
    assert list(plan) == days
    assert record.pushes_dropped[:7, HALL].tolist() == [int(day not in days) for day in WEEK]


def test_the_limit_is_the_platforms_and_spares_subscription_accounts():
    everyday = practice("hall", pushes_per_week=7, **PLENTY) | practice("town", pushes_per_week=7, **PLENTY)
    scenario = small(**everyday, platform__service_pushes_per_month=2)
    assert list(planned(scenario, key="hall")[0]) == [0, 1]
    assert list(planned(scenario, key="town", month_pushes={(2019, 3): 9})[0]) == list(WEEK)


# How long a plan lasts


def end_of_plan(day, strategy=None, days=12):
    scenario = small(strategies=acting(**(strategy or {})), horizon__days=days)
    return planner(scenario).plan_end("town", editorial(account(scenario, "town"), scenario), day)


def test_a_plan_lasts_to_sunday_or_to_the_end_of_the_horizon():
    assert [end_of_plan(day) for day in (0, 2, 6, 7)] == [7, 7, 7, 12]
    assert end_of_plan(7, days=14) == 14


@pytest.mark.parametrize(
    ("what", "end"),
    [
        ({"set": {"accounts.town.practice.tone": {"value": 1, "from_day": 9}}}, 9),
        ({"set": {"coordination": {"value": 1, "from_day": 9}}}, 9),
        ({"remove": [{"account": "town", "from_day": 9}]}, 9),
        ({"set": {"accounts.hall.practice.tone": {"value": 1, "from_day": 9}}}, 12),
        ({"set": {"accounts.town.practice.reply.mode": {"value": "none", "from_day": 9}}}, 12),
        ({"set": {"accounts.town.practice.service_level": {"value": 1, "from_day": 9}}}, 12),
        ({"set": {"accounts.town.practice.service_friction": {"value": 1, "from_day": 9}}}, 12),
    ],
)
def test_a_change_that_the_editors_see_ends_a_plan(what, end):
    assert end_of_plan(7, what) == end
    assert end_of_plan(0, what) == 7, "later weeks are not asked"


def test_a_plan_made_on_the_day_of_a_change_is_not_ended_by_it():
    assert end_of_plan(9, {"set": {"accounts.town.practice.tone": {"value": 1, "from_day": 9}}}) == 12
    assert end_of_plan(0, {"set": {"accounts.town.practice.tone": {"value": 1, "from_day": 7}}}) == 7


def test_the_first_of_two_changes_ends_a_plan():
    values = [{"value": 0.5, "from_day": 8}, {"value": 1, "from_day": 10}]
    assert end_of_plan(7, {"set": {"accounts.town.practice.tone": values}}) == 8


# Hours


def test_every_lever_has_its_hours():
    scenario = town(tone=0.5, review_hours_per_article=0.75, targeting=0.4)

    def hours(**changes):
        parts = {"original": False, "local": False, "interactive": False} | changes
        return article_hours(account(scenario, "town"), scenario, SimpleNamespace(**parts))

    assert hours() == 0.5 + 0.25 * 0.5 + 0.75
    assert hours(original=True) == 6 + 0.25 * 0.5 + 0.75
    assert hours(local=True) == 0.5 + 1 + 0.25 * 0.5 + 0.75
    assert hours(interactive=True) == 0.5 + 2 + 0.25 * 0.5 + 0.75
    assert push_hours(account(scenario, "town"), scenario) == 0.5 * 0.4


def two_a_day(hours, scenario_changes=None, days=WEEK, **levers):
    """Five pushes of two articles, Monday to Friday, on some contracted hours."""
    levers = {"pushes_per_week": 5, "articles_per_push": 2, "editors__hours_per_week": hours} | levers
    return planned(town(scenario_changes, **levers), days)


FIRST_FOUR = {(0, 0), (0, 1), (1, 0), (1, 1)}


@pytest.mark.parametrize(
    ("hours", "originals"),
    [
        (60, FIRST_FOUR | {(day, place) for day in (2, 3, 4) for place in (0, 1)}),
        (59.9, FIRST_FOUR | {(2, 0), (2, 1), (3, 0), (3, 1), (4, 0)}),
        (27, FIRST_FOUR),  # 4 · 6 + 6 · 0.5
        (26.9, FIRST_FOUR - {(1, 1)}),
        (5, set()),  # 10 · 0.5
    ],
)
def test_originals_become_reposts_from_the_last_place_of_the_latest_push(hours, originals):
    plan, record = two_a_day(hours, original_share=1)
    assert places(plan) == {day: [0, 1] for day in range(5)}
    assert flags(plan, "original") == originals
    given_up = [2 - len(originals & {(day, 0), (day, 1)}) for day in range(5)]
    assert record.originals_given_up[:5, TOWN].tolist() == given_up
    assert record.originals_given_up.sum() == sum(given_up)
    assert record.articles_dropped.sum() == 0


@pytest.mark.parametrize(
    ("hours", "left"),
    [
        (5, {0: [0, 1], 1: [0, 1], 2: [0, 1], 3: [0, 1], 4: [0, 1]}),
        (4.9, {0: [0, 1], 1: [0, 1], 2: [0, 1], 3: [0, 1], 4: [0]}),
        (4, {0: [0, 1], 1: [0, 1], 2: [0, 1], 3: [0, 1]}),
        (1.2, {0: [0, 1]}),
        (0.4, {}),
        (0, {}),
    ],
)
def test_articles_are_cut_from_the_last_place_of_the_latest_push(hours, left):
    plan, record = two_a_day(hours, original_share=1)
    assert places(plan) == left
    assert record.articles_dropped[:5, TOWN].tolist() == [2 - len(left.get(day, [])) for day in range(5)]
    assert record.articles_dropped[:, HALL].sum() == 0
    assert record.originals_given_up.sum() == 10


def test_only_originals_are_given_up_and_others_stay_what_they_are():
    rich, _ = two_a_day(1000, original_share=0.5, local_share=0.5, interactive_share=0.5)
    originals = sorted(flags(rich, "original"))
    assert 2 < len(originals) < 9
    needed = len(originals) * 6 + (10 - len(originals)) * 0.5
    needed += len(flags(rich, "local")) * 1 + len(flags(rich, "interactive")) * 2
    poor, _ = two_a_day(needed - 5.6, original_share=0.5, local_share=0.5, interactive_share=0.5)
    assert sorted(flags(poor, "original")) == originals[:-2], "one saves 5.5 hours"
    assert flags(poor, "local") == flags(rich, "local")
    assert flags(poor, "interactive") == flags(rich, "interactive")


def test_a_plan_that_costs_nothing_is_not_cut():
    plan, _ = two_a_day(0, original_share=0, editors__hours_per_repost=0)
    assert len(plan) == 5


def test_targeting_is_paid_once_a_push_and_saved_with_its_last_article():
    one = {"articles_per_push": 1, "targeting": 1, "original_share": 0}
    assert list(two_a_day(5, **one)[0]) == [0, 1, 2, 3, 4], "5 · (0.5 + 0.5)"
    assert list(two_a_day(4.9, **one)[0]) == [0, 1, 2, 3]
    two = {"targeting": 1, "original_share": 0}
    assert places(two_a_day(7.4, **two)[0])[4] == [0], "5 · (2 · 0.5 + 0.5) = 7.5, less 0.5"
    assert 4 not in two_a_day(6.9, **two)[0], "7 with one article, 6 without the push"


def test_review_and_tone_are_paid_too():
    assert places(two_a_day(10, original_share=0, tone=1, review_hours_per_article=0.25)[0])[4] == [0, 1]
    assert places(two_a_day(9.9, original_share=0, tone=1, review_hours_per_article=0.25)[0])[4] == [0]


def test_part_of_a_week_has_its_part_of_the_hours():
    everyday = {"pushes_per_week": 7, "original_share": 0}
    assert places(two_a_day(7, days=range(4), **everyday)[0])[3] == [0, 1], "8 · 0.5 = 7 · 4/7"
    assert places(two_a_day(6.9, days=range(4), **everyday)[0])[3] == [0]
    assert places(two_a_day(3.5, days=range(2), **everyday)[0]) == {0: [0, 1]}, "1 of 3.5 hours for two days"


def test_meetings_take_their_part_of_the_hours():
    """Two originals of 24 hours given up leave 13, and 46 contracted hours are 13.1 in two days, 43 are 12.3."""
    short = {"days": range(2), "original_share": 1}
    assert len(flags(two_a_day(46, **short)[0], "original")) == 2
    assert len(flags(two_a_day(46, {"coordination": 1}, **short)[0], "original")) == 1
    assert len(flags(two_a_day(46, {"coordination": 0.1}, **short)[0], "original")) == 2, "13.06"
    assert len(flags(two_a_day(46, {"coordination": 0.2}, **short)[0], "original")) == 1, "12.97"


def test_hours_that_meetings_use_up_leave_no_articles():
    assert two_a_day(2, {"coordination": 1})[0] == {}
