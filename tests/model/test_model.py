import copy
import inspect
import pickle

import mesa
import numpy as np
import pytest

from govsim.errors import GovsimError
from govsim.model import day as plan
from govsim.model.agents.citizen import Citizen
from govsim.model.arrays.crowd import ArrayCrowd
from govsim.model.crowd import CROWDS
from govsim.model.daily import Daily
from govsim.model.model import GovSimModel
from govsim.model.record import Count
from govsim.model.world import build as world
from govsim.model.world.graph import Graph
from govsim.rules.numbers import behaviour
from tests.examples import small, small_with
from tests.model.crowds import assert_same, states


def state(model):
    """All that citizens carry, account by key."""
    crowd = model.crowd
    return crowd.trust(model.hour), dict(zip(model.keys, crowd.habits().T, strict=True)), model.followers


def same_state(one, other):
    return all(np.array_equal(a, b, equal_nan=True) for a, b in [(one[0], other[0]), (one[2], other[2])]) and all(
        np.array_equal(one[1][key], other[1][key], equal_nan=True) for key in one[1]
    )


def test_it_works_the_mesa_way():
    model = GovSimModel(small(), strategy="today", seed=1)
    model.step()
    assert model.hour == model.steps == 1
    assert len(model.agents_by_type[Citizen]) == 300
    model.run_for(days=1)
    assert model.hour == 25
    model.run()
    assert not model.running
    frame = model.datacollector.get_model_vars_dataframe()
    assert list(frame["day"]) == list(range(12))
    assert frame["read_user"].sum() == model.record.by_hour[..., : Count.READ_OTHER + 1].sum() > 0


@pytest.mark.parametrize("crowd", CROWDS)
def test_an_account_may_be_added_on_day_0(crowd):
    """Without burn-in strategies act from hour 0; the new account's followers are those it would have later."""
    new = small().accounts[1].model_dump() | {"key": "new"}
    strategies = [{"key": "today", "name": {"en": "x", "zh": "x"}, "add": {"accounts": [new]}}]
    scenario = small(strategies=strategies, horizon__burn_in_days=0)
    model = GovSimModel(scenario, "today", 1, crowd=crowd)
    model.run_for(days=1)
    found = world.followers_at_start(300, "new", new["followers"], 1, model.b)
    assert model.record.followers_at_start[model.number["new"]].sum() == len(found.citizens) > 0


def test_mesas_batch_run_finds_the_day_that_a_step_ends():
    """From Mesa 3.5 on seeds are given as `rng`."""
    given, seeds = {"scenario": [small()], "strategy": ["today", "friendly"]}, [1, 2]
    own = "rng" in inspect.signature(mesa.batch_run).parameters
    how = {"number_processes": 1, "max_steps": 24 * 12, "display_progress": False} | ({"rng": seeds} if own else {})
    rows = mesa.batch_run(GovSimModel, given if own else given | {"seed": seeds}, **how)
    found = {(row["strategy"], row["seed"]): row for row in rows}
    assert len(rows) == len(found) == 4
    assert {row["day"] for row in rows} == {11}
    for (strategy, seed), row in found.items():
        last = GovSimModel(small(), strategy, seed).run().datacollector.get_model_vars_dataframe().iloc[-1]
        assert all(row[name] == last[name] for name in ("cumulate_user", "read_user", "trust"))


def test_a_step_finds_the_last_day_that_is_over():
    days = Daily(["first", "second"])
    assert [days[step] for step in (0, 22, 23, 46, 47, 500)] == [None, None, "first", "first", "second", "second"]
    assert (days[-1], days[-2], list(days)) == ("second", "first", ["first", "second"])


def test_a_citizen_cannot_be_removed():
    model = GovSimModel(small(), seed=1)
    with pytest.raises(GovsimError) as refused:
        model.agents.do("remove")
    assert refused.value.key == "error.remove_citizen"
    assert len(model.agents) == 300


@pytest.mark.parametrize(("crowd", "threads"), [("agents", 1), ("arrays", 1), ("arrays", 2)])
@pytest.mark.parametrize("again", [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_a_copy_of_a_model_goes_on_as_the_model(crowd, threads, again):
    model = GovSimModel(
        small(population__size=60, population__network__mean_friends=4.0), "friendly", 1, crowd=crowd, threads=threads
    )
    model.run_for(77)
    other = again(model)
    other.run()
    model.run()
    assert_same(model, other)
    assert model.datacollector.get_model_vars_dataframe().equals(other.datacollector.get_model_vars_dataframe())


def test_all_strategies_are_in_the_same_state_at_the_end_of_burn_in():
    scenario = small()
    states = []
    for strategy in scenario.strategies:
        model = GovSimModel(scenario, strategy.key, seed=3)
        model.run_for(days=4)
        states.append(state(model))
    assert all(same_state(states[0], other) for other in states[1:])
    model.run_for(days=8)
    base = GovSimModel(scenario, "today", seed=3).run()
    assert not same_state(state(base), state(model))


def test_the_order_in_which_citizens_act_changes_nothing():
    scenario = small()
    forwards = GovSimModel(scenario, seed=2)
    backwards = GovSimModel(scenario, seed=2)
    original = plan.ByHour.at
    forwards.run()
    try:
        plan.ByHour.at = lambda self, hour: original(self, hour)[::-1]
        backwards.run()
    finally:
        plan.ByHour.at = original
    assert same_state(state(forwards), state(backwards))
    assert np.array_equal(forwards.record.reads.sorted(), backwards.record.reads.sorted())
    assert np.array_equal(forwards.record.by_hour, backwards.record.by_hour)


@pytest.mark.parametrize("crowd", CROWDS)
def test_a_citizen_without_friends_and_skill_changes_nobody_else(crowd):
    """Without skill nobody finds an account by search: the citizen's needs end at the counter."""
    rumour = "[{key: r, kind: rumour, day: 5, hour: 9, seeds: 20, plausibility: 0.8}]"
    scenario = small_with(events=rumour)
    b = behaviour(scenario.numbers())
    before = world.build(scenario, 5, b)
    one_more = {
        name: np.concatenate([column, column[-1:]])
        for name, column in vars(before).items()
        if name not in ("friends", "follows")
    }
    friends = Graph(np.append(before.friends.offsets, before.friends.offsets[-1]), before.friends.friends)
    one_more["digital_skill"][-1] = 0.0
    after = world.World(friends=friends, follows=before.follows, **one_more)
    one = GovSimModel(scenario, seed=5, crowd=crowd, world=before).run()
    other = GovSimModel(scenario, seed=5, crowd=crowd, world=after).run()
    found = states(other)
    for name, column in states(one).items():
        assert np.array_equal(column, found[name][: before.size], equal_nan=True), name
    for log in ("reads", "served"):
        rows = getattr(other.record, log).sorted()
        assert np.array_equal(getattr(one.record, log).sorted(), rows[rows["citizen"] < before.size])
    assert np.array_equal(ends_of_belief(one), ends_of_belief(other)[: before.size])
    assert ends_of_belief(one).any()


def ends_of_belief(model):
    """Hour in which each citizen's belief in the first rumour ends, 0 for none: float64[size]."""
    if isinstance(model.crowd, ArrayCrowd):
        return model.crowd.shared["beliefs"]["end"][:, 0]
    return np.array([citizen.beliefs.get(0, 0.0) for citizen in model.citizens])


def test_a_share_met_before_counts_again_only_for_who_scrolls_back():
    model = GovSimModel(small(), seed=1)
    model.run_for(days=3)
    citizen, article = model.citizens[0], model.newsroom.articles[-1]
    citizen.last_session = model.hour - 2
    old, new = (model.hour - 3, 7, True), (model.hour - 2, 5, False)
    assert citizen.shares_met(article, [old, new], luck=1.0) == [new]
    assert citizen.shares_met(article, [old], luck=1.0) == []
    assert citizen.shares_met(article, [old, new], luck=0.0) == [old, new]


def test_another_accounts_topics_leave_appeal_as_it_was():
    scenario = small()
    appeals = []
    for strategy in ("today", "topics"):
        articles = GovSimModel(scenario, strategy, seed=4).run().newsroom.articles
        appeals.append([article.appeal for article in articles if article.account == 0])
    assert appeals[0] == appeals[1] != []


def test_posting_more_often_keeps_the_days_and_articles_there_were():
    def published(pushes):
        model = GovSimModel(small(accounts__town__practice__pushes_per_week=pushes), seed=6).run()
        return {(a.hour, a.position): a.appeal for a in model.newsroom.articles if model.keys[a.account] == "town"}

    few, many = published(2.0), published(5.0)
    assert few.items() <= many.items()
    assert len(many) > len(few)


def test_a_subclass_changes_one_behaviour():
    class Loyal(Citizen):
        def reconsider(self, account):
            """Never unfollow."""

    scenario = small_with(behaviour="{unfollow_base: -1}")
    assert GovSimModel(scenario, seed=1, citizen_class=Loyal).run().record.by_hour[..., Count.CANCEL].sum() == 0
    assert GovSimModel(scenario, seed=1).run().record.by_hour[..., Count.CANCEL].sum() > 0


def test_nobody_follows_without_followers_and_campaigns_reach_as_promised():
    scenario = small_with(
        behaviour="{campaign_base_traditional_media: 3, follow_interest: 0, follow_trust: 0, unfollow_base: -14}",
        campaigns="[{key: tv, channel: traditional_media, account: town, start_day: 0, days: 12, reach_per_day: 0.1}]",
    )
    document = scenario.model_dump()
    for account in document["accounts"]:
        account["followers"] = 0.0
        account["practice"]["pushes_per_week"] = 0.0
    scenario = type(scenario).model_validate(document)
    shares = []
    for seed in range(8):
        shares.append(GovSimModel(scenario, seed=seed).run().followers[1].sum() / 300)
    expected = 1 - (1 - 0.1 / (1 + np.exp(-3))) ** 12
    assert np.mean(shares) == pytest.approx(expected, abs=4 * np.sqrt(0.25 / (300 * 8)))
