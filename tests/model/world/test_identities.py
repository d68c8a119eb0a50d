"""Things whose 32-bit hashes are equal by chance: the keys were found by trying some hundred thousand."""

import pytest

from govsim.errors import GovsimError
from govsim.model.world.identities import refuse_collisions
from govsim.rules.chance import identity
from govsim.scenario.load import parse
from govsim.scenario.strategies import regimes
from tests.examples import SMALL


def timeline(hall="hall", town="town", campaign="tv", days=28):
    text = SMALL.replace("key: hall", f"key: {hall}").replace("key: town", f"key: {town}")
    text = text.replace("accounts.town.", f"accounts.{town}.")
    reach = "channel: offline, start_day: 0, days: 1, reach_per_day: 0.1"
    text += f"campaigns: [{{key: {campaign}, account: {town}, {reach}}}]"
    scenario = parse(text, "it.yaml")
    horizon = scenario.horizon.model_copy(update={"days": days})
    return regimes(scenario.model_copy(update={"horizon": horizon}), "today")


def test_names_that_do_not_collide_are_let_through():
    refuse_collisions(timeline())


def test_an_account_and_a_campaign_that_share_every_draw_are_refused_each_time():
    assert identity("account", "a80332") == identity("campaign", "c15599")
    for _ in range(2):
        with pytest.raises(GovsimError, match=r"account a80332.*campaign c15599.*rename a key"):
            refuse_collisions(timeline(town="a80332", campaign="c15599"))
    refuse_collisions(timeline(town="a80332"))


def test_pushes_collide_only_while_the_first_can_still_be_met():
    assert identity("push", "p3736", 3) == identity("push", "p5187", 5)
    assert identity("push", "p1567", 0) == identity("push", "p6419", 16)
    with pytest.raises(GovsimError, match=r"push p3736 3.*push p5187 5"):
        refuse_collisions(timeline(hall="p3736", town="p5187"))
    refuse_collisions(timeline(hall="p3736", town="p5187", days=5))
    refuse_collisions(timeline(hall="p1567", town="p6419"))
