import datetime

import numpy as np
import pytest

from govsim.app.player import Player
from govsim.app.snapshot import MOST_TIES, Eye, verdicts
from govsim.measures import cascades, costs
from govsim.measures.tables import reads
from tests.examples import small, small_with

QUIET = "[{key: hall, name: {en: Hall, zh: 厅}, kind: subscription, followers: 0.3, serves: [services],\
 practice: {pushes_per_week: 0, articles_per_push: 1, topics: {policy: 1}, editors: {hours_per_week: 9}}}]"


def played(scenario, days):
    player = Player(scenario, scenario.strategies[0].key, 1)
    while player.hour < days * 24:
        player.step()
    return player


def test_the_largest_cascade_is_that_of_the_table():
    player = played(small(), 12)
    tree = Eye(player).look(closely=True).tree
    sizes = cascades.trees(reads(player.model))
    assert tree.size == sizes["size"].max()
    assert len(tree.nodes) == tree.size
    assert tree.nodes[0][1] == -1
    assert all(0 <= parent < place for place, (_, parent) in enumerate(tree.nodes) if place)


def test_segments_and_feed_add_up_to_the_curves():
    picture = Eye(played(small(), 9)).look(closely=False)
    total = sum(map(sum, picture.curves.reads))
    assert sum(one.reads for one in picture.segments) == total
    assert sum(one.followers for one in picture.segments) == picture.curves.followers[-1]
    assert sum(one.reads for one in picture.feed) <= total
    assert [one.number for one in picture.feed] == sorted((one.number for one in picture.feed), reverse=True)


def test_no_more_ties_are_lit_than_can_be_seen(monkeypatch):
    from govsim.app import snapshot

    monkeypatch.setattr(snapshot, "MOST_TIES", 7)
    eye = Eye(played(small(), 12))
    eye.follow()
    assert (eye.reads["parent"] >= 0).sum() > 7
    assert 0 < len(eye.look(closely=False).lit.ties) <= 7 < MOST_TIES


def test_following_is_a_bit_for_every_citizen():
    player = played(small(), 5)
    bits = np.unpackbits(Eye(player).look(closely=False).lit.following)[:300]
    assert np.array_equal(bits.astype(bool), player.model.crowd.following())


@pytest.mark.parametrize("days", [5, 20, 29])
def test_verdicts_speak_of_days_that_are_over(days):
    scenario = small_with(
        accounts=QUIET, strategies="[{key: today, name: {en: T, zh: 现}}]", inspection="[national, luan]",
        horizon="{start: 2019-03-04, days: 30, burn_in_days: 0}",
    )  # fmt: skip
    found = verdicts(played(scenario, days).model)
    assert all(one.end < days for one in found)
    weeks = [one for one in found if one.rule == "posts_a_week"]
    monday = (datetime.date(2019, 3, 4) + datetime.timedelta(days=days)).weekday()
    assert max((one.end for one in weeks), default=-1) == days - monday - 1 if days >= 7 else not weeks
    assert bool([one for one in found if one.rule == "not_updated"]) == (days >= 14)


def test_hours_used_are_those_of_the_record():
    player = played(small(), 10)
    spent = Eye(player).look(closely=False).spent
    assert spent.editing == pytest.approx(player.model.record.hours_editing.sum() * 7 / 10)
    assert spent.contracted == 100
    record = player.model.record
    assert spent.worked == pytest.approx(record.hours_editing.sum() + record.hours_replying.sum())
    assert spent.owed == pytest.approx(100 * 10 / 7)


def test_money_is_that_of_the_days_that_are_over():
    player = played(small(), 10)
    picture = Eye(player).look(closely=False)
    wanted = costs.money_by_day(player.model.timeline)[:10]
    assert picture.curves.money == pytest.approx(wanted)
    assert picture.spent.paid == pytest.approx(wanted[-1])
    assert Eye(played(small(), 0)).look(closely=False).spent.paid == 0
