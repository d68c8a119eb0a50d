import numpy as np
import pytest

from govsim.measures.costs import bill, money_by_day
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
