"""Editors' plans, worked out by hand: push days, slots, and what contracted hours pay for.

The town may push every day, the hall four times a calendar month; hour 0 is a Monday. An original takes 6 hours, a
repost half an hour.
"""

import datetime
from collections import Counter
from itertools import pairwise
from types import SimpleNamespace

import pytest

from govsim.model.accounts.editors import Plan, article_hours, push_hours
from govsim.rules.chance import NOBODY, Stream, identity, uniform
from tests.examples import small
from tests.model.offices import SEED, account, planner, practice

PLENTY = {"editors__hours_per_week": 1000}
WEEK = range(7)
WORKING_DAYS = set(range(5))


def town(scenario_changes=None, **levers):
    return small(**practice("town", **levers), **(scenario_changes or {}))


def planned(scenario, days=WEEK, key="town", seed=SEED, month_pushes=None):
    """The slots by day, and the plan of each day; a day of which nothing is left is none of the first."""
    office, left, pushes, plans = planner(scenario, seed), 0.0, Counter(month_pushes), {}
    of = account(scenario, key)
    for day in days:
        left = left if office.date(day).weekday() else 0.0
        plans[day] = office.planned(of, scenario, day, left, pushes)
        left += office.hours_credited(of, scenario, day) - plans[day].hours
        pushes[office.month(day)] += bool(plans[day].slots)
    return {day: plan.slots for day, plan in plans.items() if plan.slots}, plans


def counts(plans, name):
    return [getattr(plan, name) for plan in plans.values()]


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
    plan, plans = planned(scenario, key="hall", month_pushes={(2019, 3): 1, (2018, 3): 4, (2019, 2): 4})
    assert list(plan) == [0, 1, 2]
    assert counts(plans, "pushes_dropped") == [0, 0, 0, 1, 1, 1, 1]


@pytest.mark.parametrize(("april", "days"), [(4, [2, 3, 4, 5]), (3, [0, 2, 3, 4, 5]), (0, [0, 1, 2, 3, 4, 5])])
def test_a_calendar_month_begins_within_the_week(april, days):
    """May begins on Wednesday, and Sunday would be its fifth push."""
    start = {"horizon__start": datetime.date(2019, 4, 29)}
    scenario = small(**practice("hall", pushes_per_week=7, **PLENTY), **start)
    plan, plans = planned(scenario, key="hall", month_pushes={(2019, 4): april})
    assert list(plan) == days
    assert counts(plans, "pushes_dropped") == [int(day not in days) for day in WEEK]


def test_the_limit_is_the_platforms_and_spares_subscription_accounts():
    everyday = practice("hall", pushes_per_week=7, **PLENTY) | practice("town", pushes_per_week=7, **PLENTY)
    scenario = small(**everyday, platform__service_pushes_per_month=2)
    assert list(planned(scenario, key="hall")[0]) == [0, 1]
    assert list(planned(scenario, key="town", month_pushes={(2019, 3): 9})[0]) == list(WEEK)


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
    plan, plans = two_a_day(hours, original_share=1)
    assert places(plan) == {day: [0, 1] for day in range(5)}
    assert flags(plan, "original") == originals
    given_up = [2 - len(originals & {(day, 0), (day, 1)}) for day in range(5)]
    assert counts(plans, "originals_given_up") == [*given_up, 0, 0]
    assert sum(counts(plans, "articles_dropped")) == 0


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
    plan, plans = two_a_day(hours, original_share=1)
    assert places(plan) == left
    assert counts(plans, "articles_dropped") == [*(2 - len(left.get(day, [])) for day in range(5)), 0, 0]
    assert sum(counts(plans, "originals_given_up")) == 10


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


def test_an_article_that_hours_do_not_pay_for_makes_room_for_a_shorter_one():
    """Local reposts take 1.5 hours, others 0.5: with 2.2 hours for a week, what fits is taken in turn."""
    slots = {day: list(of) for day, of in two_a_day(1000, original_share=0, local_share=0.5)[0].items()}
    left, fits = 2.2, []
    for slot in (slot for day in sorted(slots) for slot in slots[day]):
        if (hours := 1.5 if slot.local else 0.5) <= left:
            left -= hours
            fits.append((slot.day, slot.place))
    found = two_a_day(2.2, original_share=0, local_share=0.5)[0]
    assert [(slot.day, slot.place) for of in found.values() for slot in of] == fits


def test_hours_of_a_week_lie_on_its_push_days():
    """Five pushes from Monday to Friday have a fifth of 35 hours each, and the weekend has none."""
    scenario = town(pushes_per_week=5, editors__hours_per_week=35)
    credited = [planner(scenario).hours_credited(account(scenario, "town"), scenario, day) for day in WEEK]
    assert credited == [7, 7, 7, 7, 7, 0, 0]


@pytest.mark.parametrize(("weekday", "pushes"), [(3, 2), (4, 1), (5, 0)])
def test_the_first_week_has_the_hours_of_the_push_days_that_are_left(weekday, pushes):
    """Two originals a push are 12 hours of 60; on a Thursday two fifths of 60 are left, and pay them as on a Monday."""
    monday = datetime.date(2019, 3, 4)
    start = {"horizon__start": monday + datetime.timedelta(days=weekday)}
    days = range(7 - weekday)
    rich, _ = two_a_day(60, start, days, original_share=1)
    assert len(flags(rich, "original")) == 2 * pushes
    poor, _ = two_a_day(59, start, days, original_share=1)
    assert len(flags(poor, "original")) == max(0, 2 * pushes - 1), "1/5 of an hour short in each push"


def test_the_end_of_the_run_moves_no_day():
    """Two originals on Monday, and reposts for the four days after it: 12 + 4 · 1 = 16 hours of the week."""
    for days in (1, 3, 7):
        plan, _ = two_a_day(16, {"horizon__days": 12}, range(days), original_share=1)
        assert flags(plan, "original") == {(0, 0), (0, 1)}


def test_nobody_keeps_account_of_less_than_a_minute():
    """Ten originals of 6 hours: 50 seconds short of 60 hours they are written, 70 seconds short one is not."""
    assert len(flags(two_a_day(60 - 50 / 3600, original_share=1)[0], "original")) == 10
    assert len(flags(two_a_day(60 - 70 / 3600, original_share=1)[0], "original")) == 9


def test_hours_that_earlier_days_have_left_or_taken_count():
    """Friday has a fifth of 30 hours: two originals take 12, with 6 left from before; one and a repost take 6.5."""
    scenario = town(pushes_per_week=5, articles_per_push=2, original_share=1, editors__hours_per_week=30)

    def friday(left):
        return planner(scenario).planned(account(scenario, "town"), scenario, 4, left, {})

    assert [slot.original for slot in friday(6).slots] == [True, True]
    assert [slot.original for slot in friday(5.9).slots] == [True, False]
    assert [slot.original for slot in friday(-5).slots] == [False, False]
    assert friday(-5.1).articles_dropped == 1
    assert (friday(6).hours, friday(5.9).hours, friday(-5).hours) == (12, 6.5, 1)
    assert friday(-30) == Plan(originals_given_up=2, articles_dropped=2)


def test_meetings_take_their_part_of_the_hours():
    """The week takes 60 hours, and meetings 3 at full coordination: 63 are enough, 62 leave an original out."""
    assert len(flags(two_a_day(63, {"coordination": 1}, original_share=1)[0], "original")) == 10
    assert len(flags(two_a_day(62, {"coordination": 1}, original_share=1)[0], "original")) == 9
    assert len(flags(two_a_day(62, {"coordination": 0.5}, original_share=1)[0], "original")) == 10


def test_hours_that_meetings_use_up_leave_no_articles():
    assert two_a_day(2, {"coordination": 1})[0] == {}
