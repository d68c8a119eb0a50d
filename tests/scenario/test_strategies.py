"""Regimes: what holds from which day on."""

from govsim.scenario.strategies import at, regimes
from tests.examples import small_with


def test_regimes_follow_their_days():
    scenario = small_with(
        strategies="""
- {key: today, name: {en: a, zh: 甲}}
- {key: late, name: {en: b, zh: 乙}, set: {accounts.*.practice.tone: {value: 0.9, from_day: 7}, coordination: 0.5},
   merge: [{accounts: [hall], into: town, from_day: 9}]}
"""
    )
    timeline = regimes(scenario, "late")
    assert [regime.from_day for regime in timeline] == [0, 4, 7, 9]
    assert [regime.scenario.coordination for regime in timeline] == [0, 0.5, 0.5, 0.5]
    assert [regime.scenario.accounts[-1].practice.tone for regime in timeline] == [0, 0, 0.9, 0.9]
    assert [account.key for account in timeline[-1].scenario.accounts] == ["town"]
    assert timeline[-1].scenario.accounts[0].serves == ["policy", "services"]


def test_a_lever_may_be_set_several_times_in_the_order_of_time():
    entry = "[{value: 0.9, from_day: 6}, {value: 0.1, from_day: 9}]"
    scenario = small_with(
        strategies=f"[{{key: a, name: {{en: a, zh: 甲}}, set: {{accounts.town.practice.tone: {entry}}}}}]"
    )
    tones = [at(regimes(scenario, "a"), day).accounts[1].practice.tone for day in (4, 6, 8, 9, 11)]
    assert tones == [0.0, 0.9, 0.9, 0.1, 0.1]
