"""Each lever moves what it should move, in the right direction, and costs what it should cost."""

import numpy as np
import pytest

from govsim.measures.outcomes import summary
from govsim.model.model import GovSimModel
from govsim.model.record import Count
from govsim.rules.numbers import CHANNELS
from govsim.scenario.paths import put
from tests.examples import small, small_with

SEEDS = (1, 2, 3, 4)


def outcomes(scenario, strategy="today"):
    found = [summary(GovSimModel(scenario, strategy, seed, crowd="arrays").run()) for seed in SEEDS]
    return {key: np.nanmean([one[key] for one in found]) for key in found[0] if not np.isnan(found[0][key])}


@pytest.fixture(scope="module")
def today():
    return outcomes(small())


EVERYWHERE = "accounts__*__practice__"
LEVERS = [
    ("original_share", 0.9, "reads", 1, "hours_editing"),
    ("local_share", 1.0, "reads", 1, "hours_editing"),
    ("tone", 1.0, "reads", 1, "hours_editing"),
    ("interactive_share", 1.0, "shares", 1, "hours_editing"),
    ("pushes_per_week", 7.0, "reads", 1, "hours_editing"),
    ("articles_per_push", 4, "articles_published", 1, "hours_editing"),
    ("review_hours_per_article", 2.0, "errors_published", -1, "hours_editing"),
    ("service_level", 1.0, "needs_met_online", 1, "money"),
    ("service_level", 1.0, "counter_visits", -1, "money"),
    ("reply__hours_per_week", 60.0, "reply_hours_median", -1, "staff_hours"),
]


@pytest.mark.parametrize(("lever", "value", "outcome", "direction", "cost"), LEVERS)
def test_a_lever_moves_its_outcome_and_its_cost(lever, value, outcome, direction, cost):
    gains = "appeal_local: 1, appeal_tone: 1, appeal_original: 1, appeal_interactive: 1"
    rich = f"{{{gains}, needs_per_week: 1, message_base: -2, error_rate: 0.5}}"
    editors = {"accounts__*__practice__editors__hours_per_week": 400.0}
    base = small_with(behaviour=rich)
    before = outcomes(changed(base, **editors))
    after = outcomes(changed(base, **editors, **{EVERYWHERE + lever: value}))
    assert (after[outcome] - before[outcome]) * direction > 0
    assert after[cost] > before[cost]


def test_simpler_forms_meet_needs_and_are_paid_once():
    text = """
- {key: today, name: {en: a, zh: 甲}}
- {key: simpler, name: {en: b, zh: 乙}, set: {accounts.*.practice.service_friction: 0.1}}
"""
    scenario = small_with(strategies=text, behaviour="{needs_per_week: 2}")
    before, after = outcomes(scenario, "today"), outcomes(scenario, "simpler")
    assert after["needs_met_online"] > before["needs_met_online"]
    assert after["money"] == pytest.approx(before["money"] + 2 * 0.4 * 50_000)


def changed(scenario, **changes):
    document = scenario.model_dump()
    for path, value in changes.items():
        put(document, path.replace("__", "."), value)
    return type(scenario).model_validate(document)


def test_too_many_pushes_drive_followers_away():
    eager = "{unfollow_base: -5, unfollow_fatigue: 1.5}"
    few = outcomes(changed(small_with(behaviour=eager), **{EVERYWHERE + "pushes_per_week": 1.0}))
    many = outcomes(changed(small_with(behaviour=eager), **{EVERYWHERE + "pushes_per_week": 7.0}))
    assert many["unfollow_rate"] > few["unfollow_rate"]


def test_short_hours_give_up_originals_then_cut_articles():
    scenario = small(**{EVERYWHERE + "original_share": 1.0, EVERYWHERE + "editors__hours_per_week": 2.0})
    model = GovSimModel(scenario, seed=1).run()
    assert model.record.originals_given_up.sum() > 0
    assert model.record.articles_dropped.sum() > 0
    assert not any(article.original for article in model.newsroom.articles)
    for key in range(2):
        assert model.record.hours_editing[:7, key].sum() <= 2.0 + 1e-9


def test_targeting_spares_those_not_concerned_and_costs_hours(today):
    model = GovSimModel(small(**{EVERYWHERE + "targeting": 1.0}), seed=1).run()
    for push in model.newsroom.live:
        delivered = model.record.by_article[push.articles[0].index, :, Count.DELIVERED]
        assert all(delivered[i] == 0 for i, concerned in enumerate(push.concerned) if not concerned)
    assert outcomes(small(**{EVERYWHERE + "targeting": 1.0}))["hours_editing"] > today["hours_editing"]


def test_coordination_avoids_the_same_story_and_costs_meetings(today):
    def repeated(coordination):
        changes = {
            "coordination": coordination,
            EVERYWHERE + "pushes_per_week": 7.0,
            EVERYWHERE + "original_share": 0.0,
        }
        articles = GovSimModel(small(**changes), seed=1).run().newsroom.articles
        return len(articles) - len({article.story for article in articles})

    assert repeated(1.0) == 0 < repeated(0.0)
    assert outcomes(small(coordination=1.0))["hours_editing"] > today["hours_editing"]


def test_staff_answers_and_machines_count_apart():
    busy = "{needs_per_week: 2, message_base: 2}"
    by_mode = {
        mode: outcomes(changed(small_with(behaviour=busy), **{EVERYWHERE + "reply__mode": mode}))
        for mode in ("none", "auto", "staff", "both")
    }
    assert by_mode["none"]["answered_share"] == by_mode["auto"]["answered_share"] == 0
    assert by_mode["auto"]["auto_answered_share"] == by_mode["both"]["auto_answered_share"] == 1
    assert by_mode["staff"]["answered_share"] > 0.5
    assert by_mode["staff"]["service_experience"] > by_mode["none"]["service_experience"]
    assert by_mode["staff"]["trust"] > by_mode["none"]["trust"]


def test_a_service_account_pushes_four_times_a_month():
    model = GovSimModel(small(**{"accounts__hall__practice__pushes_per_week": 7.0}), seed=1).run()
    assert len({a.hour for a in model.newsroom.articles if a.account == 0}) == 4
    assert model.record.pushes_dropped[:, 0].sum() == 8


@pytest.mark.parametrize("channel", [channel for channel in CHANNELS if channel != "cross_promotion"])
def test_a_campaign_wins_followers_for_money(channel, today):
    text = f"""
- {{key: today, name: {{en: a, zh: 甲}}, add: {{campaigns: [
    {{key: c, channel: {channel}, account: town, start_day: 5, days: 6, reach_per_day: 0.3, cost: 500}}]}}}}
"""
    after = outcomes(small_with(strategies=text))
    assert after["followers_end"] > today["followers_end"]
    assert after["money"] == today["money"] + 500
    if channel == "mandate":
        assert after["trust"] < today["trust"]


def test_cross_promotion_reaches_followers_of_the_other_account():
    text = "[{key: c, channel: cross_promotion, account: town, via: hall, start_day: 0, days: 12, reach_per_day: 1}]"
    scenario = changed(
        small_with(campaigns=text, behaviour="{campaign_base_cross_promotion: 3}"), accounts__town__followers=0.0
    )
    model = GovSimModel(scenario, seed=1).run()
    town, hall = model.number["town"], model.number["hall"]
    by_campaign = model.record.by_hour[:, town, :, Count.NEW_CAMPAIGN].sum()
    assert 0 < by_campaign <= model.record.followers_at_start[hall].sum() + model.record.by_hour[:, hall].sum()


def test_an_early_rebuttal_keeps_a_rumour_small():
    def believers(hours):
        rebuttal = f"{{account: town, after_hours: {hours}}}"
        text = f"[{{key: flood, kind: rumour, day: 5, hour: 9, seeds: 30, plausibility: 0.9, rebuttal: {rebuttal}}}]"
        scenario = small_with(
            events=text, behaviour="{rumour_base: 0, rumour_share: 0.5, rebuttal_base: 4, open_base: 2}"
        )
        model = GovSimModel(scenario, seed=2).run()
        return np.cumsum(model.record.believers, axis=1)[0, :-1].sum()

    assert believers(1) < believers(48)


def test_emergency_outage_and_leak():
    emergency = "[{key: e, kind: emergency, day: 5, hour: 0, duration_hours: 96, topics: [services], needs_factor: 20}]"
    outage = "[{key: o, kind: outage, day: 4, hour: 0, duration_hours: 192}]"
    leak = "[{key: l, kind: leak, account: town, day: 11, hour: 20}]"
    calm = outcomes(small_with(behaviour="{needs_per_week: 1}"))
    assert outcomes(small_with(events=emergency))["counter_visits"] > outcomes(small())["counter_visits"]
    out = outcomes(small_with(events=outage, behaviour="{needs_per_week: 1}"))
    assert out["needs_met_online"] < calm["needs_met_online"]
    assert outcomes(small_with(events=leak))["trust"] < outcomes(small())["trust"] - 0.01


def test_merged_and_removed_accounts_close():
    text = """
- {key: today, name: {en: a, zh: 甲}}
- {key: merged, name: {en: b, zh: 乙}, merge: [{accounts: [hall], into: town, from_day: 6}]}
- {key: removed, name: {en: c, zh: 丙}, remove: [{account: hall}]}
"""
    scenario = small_with(strategies=text)
    merged, removed = (GovSimModel(scenario, key, seed=1).run() for key in ("merged", "removed"))
    for model, day in ((merged, 6), (removed, 4)):
        hall = model.number["hall"]
        assert model.record.followers[day:, hall].sum() == 0 < model.record.followers[day - 1, hall].sum()
        assert all(article.hour < day * 24 for article in model.newsroom.articles if article.account == hall)
    gain = merged.record.followers[6, 1].sum() - merged.record.followers[5, 1].sum()
    assert gain > 20
    assert removed.record.followers[4, 1].sum() - removed.record.followers[3, 1].sum() < 5
