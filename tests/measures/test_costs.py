import numpy as np
import pytest

from govsim.measures.costs import Bill, bill, hours_by_day, money_by_day
from govsim.scenario.schema import Campaign, Strategy
from govsim.scenario.strategies import regimes
from tests.examples import small

CAMPAIGN = {"key": "tv", "channel": "traditional_media", "account": "town", "start_day": 6, "days": 3,
            "reach_per_day": 0.1, "cost": 900.0}  # fmt: skip
FORMS = "accounts.town.practice.service_friction"
LEVEL = "accounts.*.practice.service_level"


def timeline(campaigns=(), **strategy):
    names = {"en": "Own", "zh": "自定"}
    own = Strategy.model_validate({"key": "own", "name": names} | strategy)
    scenario = small(costs__simpler_forms_money=1000.0, costs__service_level_money_per_month=3000.0,
                     accounts__town__practice__service_friction=0.5)  # fmt: skip
    base = [Campaign.model_validate(one) for one in campaigns]
    return regimes(scenario.model_copy(update={"strategies": [own], "campaigns": base}), "own")


def services(found):
    return sum(one.practice.service_level for one in found[0].scenario.accounts) * 3000 / 30


def test_a_campaign_is_paid_on_its_first_day():
    base, found = timeline(), timeline(add={"campaigns": [CAMPAIGN]})
    assert np.allclose(money_by_day(found) - money_by_day(base), [0] * 6 + [900] * 6)


def test_a_campaign_that_began_before_its_strategy_is_paid_on_the_strategy_s_first_day():
    early = CAMPAIGN | {"start_day": 2, "days": 5}
    extra = money_by_day(timeline(add={"campaigns": [early]})) - money_by_day(timeline())
    assert np.allclose(extra, [0] * 4 + [900] * 8)


def test_a_campaign_that_grows_dearer_costs_its_highest_price_in_all():
    dearer = [{"value": 900.0, "from_day": 4}, {"value": 1500.0, "from_day": 7}, {"value": 100.0, "from_day": 8}]
    found = timeline([CAMPAIGN], set={"campaigns.tv.cost": dearer})
    assert np.allclose(money_by_day(found) - money_by_day(timeline()), [0] * 6 + [900] + [1500] * 5)


def test_forms_are_paid_when_they_are_made_simpler_and_only_for_what_is_taken_away():
    entries = [{"value": 0.3, "from_day": 5}, {"value": 0.4, "from_day": 6}, {"value": 0.2, "from_day": 9}]
    extra = money_by_day(timeline(set={FORMS: entries})) - money_by_day(timeline())
    assert np.allclose(extra, [0] * 5 + [200] * 4 + [300] * 3)


def test_services_are_paid_day_by_day_and_the_bill_is_the_sum():
    found = timeline(set={LEVEL: {"value": 1.0, "from_day": 10}})
    accounts = len(found[0].scenario.accounts)
    daily = np.diff(money_by_day(found), prepend=0)
    assert daily == pytest.approx([services(found)] * 10 + [accounts * 100.0] * 2)
    assert bill(found).money == pytest.approx(daily.sum())


# Hours and wages: each of two accounts has editors of 30 hours a week and clerks of 20; burn-in is 4 of 12 days

EDITORS = "accounts.town.practice.editors.hours_per_week"
CLERKS = "accounts.town.practice.reply.hours_per_week"
WAGES_A_WEEK = 2 * (30 * 60 + 20 * 45)


def test_wages_are_contracted_hours_at_their_prices_over_the_horizon():
    assert bill(timeline()).wages == pytest.approx(WAGES_A_WEEK / 7 * 12)
    more = bill(timeline(set={EDITORS: {"value": 44.0, "from_day": 10}, CLERKS: {"value": 27.0, "from_day": 11}}))
    # 14 hours a week more of editors on 2 days, 7 more of clerks on 1
    assert more.wages == pytest.approx(WAGES_A_WEEK / 7 * 12 + 2 * 14 / 7 * 60 + 1 * 7 / 7 * 45)


def test_hours_are_means_and_most_of_the_days_after_burn_in():
    plain = bill(timeline())
    assert (plain.staff_hours, plain.most_staff_hours) == (100, 100)
    changed = bill(timeline(set={EDITORS: {"value": 46.0, "from_day": 10}}))
    assert (changed.staff_hours, changed.most_staff_hours) == (100 + 16 * 2 / 8, 116)


@pytest.mark.parametrize(("start", "days", "after"), [(6, 3, 3), (2, 3, 1), (1, 3, 0), (11, 5, 1)])
def test_hours_of_a_campaign_are_contracted_while_it_runs(start, days, after):
    """Seven hours a week on days 6–8; days 2–4, of which 2 and 3 are burn-in; days 1–3; day 11, the last one."""
    running = timeline([CAMPAIGN | {"start_day": start, "days": days, "hours_per_week": 7.0}])
    found = bill(running)
    assert found.staff_hours == pytest.approx(100 + 7 * after / 8)
    assert found.most_staff_hours == (107 if after else 100)
    expected = [100 / 7 + (1 if start <= day < start + days else 0) for day in range(12)]
    assert hours_by_day(running) == pytest.approx(expected)


def test_hours_of_a_campaign_are_paid_while_it_runs():
    """An hour a day for three days at 60."""
    campaign = CAMPAIGN | {"start_day": 6, "days": 3, "hours_per_week": 7.0}
    assert bill(timeline([campaign])).wages == pytest.approx(bill(timeline()).wages + 3 * 60)
    assert bill(timeline([campaign])).campaign_hours == pytest.approx(7 * 3 / 8)


def test_friction_is_paid_by_each_account_and_added_friction_is_free():
    both = {"accounts.*.practice.service_friction": {"value": 0.3, "from_day": 5}}
    assert bill(timeline(set=both)).money - bill(timeline()).money == pytest.approx(2 * 0.2 * 1000)
    more = {FORMS: {"value": 0.9, "from_day": 5}}
    assert bill(timeline(set=more)).money == bill(timeline()).money


def test_money_of_everything_together():
    found = bill(timeline([CAMPAIGN], set={FORMS: 0.0, LEVEL: {"value": 1.0, "from_day": 9}}))
    # menus: 0.4 for 9 days and 1 for 3, of two accounts at 100 a day; the campaign; friction of a half
    assert found.money == pytest.approx(2 * 100 * (0.4 * 9 + 1.0 * 3) + 900 + 0.5 * 1000)


@pytest.mark.parametrize(
    ("hours", "money", "feasible"),
    [(None, None, True), (116.0, 50.0, True), (115.9, None, False), (None, 49.9, False), (103.9, 100.0, False)],
)
def test_the_fullest_week_and_all_money_must_stay_within_the_budget(hours, money, feasible):
    scenario = small(budget={"staff_hours_per_week": hours, "money": money})
    assert (
        Bill(staff_hours=104.0, campaign_hours=0.0, most_staff_hours=116.0, money=50.0, wages=1e9).feasible(scenario)
        is feasible
    )
