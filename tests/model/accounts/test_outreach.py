"""Campaigns and events, worked out by hand: whom they reach, when they act, and what a strategy changes of them.

Burn-in lasts four days of twelve. Topics are policy and services, segments young and old.
"""

from math import inf
from types import SimpleNamespace

import numpy as np
import pytest

from govsim.rules.chance import identity
from govsim.rules.numbers import CHANNELS
from tests.examples import small
from tests.model.offices import acting, outreach

OLD_AND_YOUNG = SimpleNamespace(segment=np.array([0, 1, 1, 0]))
"""A world of four citizens, of whom only the segments are asked: young, old, old, young."""
EMERGENCY = {"key": "flood", "kind": "emergency", "day": 5, "hour": 20, "duration_hours": 6, "topics": ["services"]}
RUMOUR = {"key": "tale", "kind": "rumour", "day": 6, "hour": 9, "seeds": 3, "plausibility": 0.5}
OUTAGE = {"key": "dark", "kind": "outage", "day": 7, "hour": 22, "duration_hours": 4}
LEAK = {"key": "leak", "kind": "leak", "account": "town", "day": 8, "hour": 3}


def campaign(**parts):
    given = {"key": "fair", "channel": "offline", "account": "town", "start_day": 5, "days": 2, "reach_per_day": 0.4}
    return given | parts


def running(*campaigns, day=5, **changes):
    return outreach(small(campaigns=list(campaigns), **changes)).campaigns(day, OLD_AND_YOUNG)


def happening(*events, strategies=None):
    return outreach(small(events=list(events), strategies=strategies or acting()))


def hour(day, hour_of_day=0):
    return day * 24 + hour_of_day


# Campaigns


def test_a_campaign_runs_on_its_days():
    office = outreach(small(campaigns=[campaign()]))
    assert [len(office.campaigns(day, OLD_AND_YOUNG)) for day in (4, 5, 6, 7)] == [0, 1, 1, 0]


def test_campaigns_stand_in_the_order_of_their_keys():
    found = running(campaign(key="b"), campaign(key="a", account="hall"), campaign(key="c", start_day=1))
    assert [reach.item for reach in found] == [identity("campaign", key) for key in ("a", "b")]
    assert [reach.account for reach in found] == ["hall", "town"]


def test_each_citizen_is_reached_as_the_segment_uses_the_channel():
    """0.4 of everybody a day, and half of the old use the channel."""
    [reach] = running(campaign(), population__segments__old__channels={"offline": 0.5, "online_ads": 0.1})
    assert reach.chances == pytest.approx([0.4, 0.4 * 0.5, 0.4 * 0.5, 0.4])


def test_a_campaign_for_some_segments_reaches_no_others():
    [reach] = running(campaign(segments=["old"]))
    assert reach.chances == pytest.approx([0, 0.4, 0.4, 0])
    [both] = running(campaign(segments=["old", "young"]))
    assert both.chances == pytest.approx([0.4] * 4)


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_has_its_numbers(channel):
    via = {"via": "hall"} if channel == "cross_promotion" else {}
    numbers = {f"behaviour__campaign_base_{channel}": -1.25, f"behaviour__campaign_habit_{channel}": 0.375}
    [reach] = running(campaign(channel=channel, **via), **numbers)
    assert (reach.base, reach.habit) == (-1.25, 0.375)
    assert reach.mandate == (channel == "mandate")
    assert reach.via == via.get("via")


def test_a_campaign_that_a_strategy_adds_runs_from_the_day_of_the_entry():
    added = acting(add={"campaigns": [campaign(start_day=0, days=12) | {"from_day": 6}]})
    office = outreach(small(strategies=added))
    assert [len(office.campaigns(day, OLD_AND_YOUNG)) for day in (0, 4, 5, 6, 11)] == [0, 0, 0, 1, 1]


def test_a_campaign_follows_its_account_to_the_heir_or_ends():
    given = {"campaigns": [campaign(account="hall", days=6)]}
    merge = acting(merge=[{"accounts": ["hall"], "into": "town", "from_day": 7}])
    merged = outreach(small(strategies=merge, **given))
    assert [reach.account for day in (6, 7) for reach in merged.campaigns(day, OLD_AND_YOUNG)] == ["hall", "town"]
    removed = outreach(small(strategies=acting(remove=[{"account": "hall", "from_day": 7}]), **given))
    assert [len(removed.campaigns(day, OLD_AND_YOUNG)) for day in (6, 7)] == [1, 0]


# Emergencies


def test_an_emergency_multiplies_needs_in_its_hours():
    """Two topics of weight 1, one of them threefold: (1 + 3)/2 = 2 times the needs from 20:00 to before 2:00."""
    office = happening(EMERGENCY | {"needs_factor": 3})
    assert office.need_factors(5).tolist() == [1] * 20 + [2] * 4
    assert office.need_factors(6).tolist() == [2] * 2 + [1] * 22
    assert office.need_factors(7).tolist() == [1] * 24
    assert office.topic_weights(hour(5, 19)).tolist() == [1, 1]
    assert office.topic_weights(hour(5, 20)).tolist() == [1, 3]
    assert office.topic_weights(hour(6, 2)).tolist() == [1, 1]


def test_needs_weigh_as_the_topics_say():
    """Weights 3 and 1, the second fourfold: (3 + 4)/4."""
    weights = {"topics__policy__need_weight": 3.0}
    office = outreach(small(events=[EMERGENCY | {"needs_factor": 4}], **weights))
    assert office.topic_weights(hour(5, 20)).tolist() == [3, 4]
    assert office.need_factors(5)[19:21].tolist() == [1, 1.75]


def test_interest_has_a_factor_of_its_own():
    office = happening(EMERGENCY | {"needs_factor": 3, "interest_factor": 1.5})
    found = [office.interest_factors(hour(*when)) for when in ((5, 19), (5, 20), (6, 1), (6, 2))]
    assert found == [None, [1, 1.5], [1, 1.5], None]


def test_emergencies_at_once_multiply():
    other = EMERGENCY | {"key": "heat", "hour": 22, "duration_hours": 2, "topics": ["services", "policy"]}
    office = happening(EMERGENCY | {"needs_factor": 3}, other | {"needs_factor": 2, "interest_factor": 4})
    assert office.topic_weights(hour(5, 22)).tolist() == [2, 6]
    assert office.topic_weights(hour(5, 21)).tolist() == [1, 3]
    assert office.interest_factors(hour(5, 22)) == [4, 4]


def test_without_emergencies_nothing_has_a_factor():
    office = happening(RUMOUR, OUTAGE)
    assert office.need_factors(6).tolist() == [1] * 24
    assert office.interest_factors(hour(6, 9)) is None


def test_topics_without_weight_bring_no_needs():
    none = {"topics__policy__need_weight": 0.0, "topics__services__need_weight": 0.0}
    assert outreach(small(**none)).need_factors(0).tolist() == [0] * 24


# Outages and leaks


def test_an_outage_is_out_for_its_hours_at_the_accounts_named():
    office = happening(OUTAGE | {"accounts": ["hall"]})
    hours = [(7, 21), (7, 22), (8, 1), (8, 2)]
    assert [office.is_out("hall", hour(*when)) for when in hours] == [False, True, True, False]
    assert not any(office.is_out("town", hour(*when)) for when in hours)


def test_an_outage_that_names_nobody_is_everybodys():
    office = happening(OUTAGE)
    assert office.is_out("hall", hour(7, 22))
    assert office.is_out("town", hour(8, 1))
    assert not office.is_out("town", hour(8, 2))


def test_one_of_several_outages_is_enough():
    office = happening(OUTAGE | {"accounts": ["hall"]}, OUTAGE | {"key": "also", "accounts": ["town"], "hour": 23})
    assert [office.is_out("town", hour(7, when)) for when in (22, 23)] == [False, True]


def test_a_leak_is_in_one_hour():
    office = happening(LEAK, LEAK | {"key": "also", "account": "hall"})
    assert [office.leaking(hour(8, when)) for when in (2, 3, 4)] == [[], ["hall", "town"], []]


# Notices


def test_a_notice_is_due_some_hours_after_its_event_began():
    rebuttal, notice = {"account": "town", "after_hours": 5}, {"account": "hall", "after_hours": 0}
    office = happening(
        RUMOUR | {"rebuttal": rebuttal},
        RUMOUR | {"key": "another", "day": 5},
        EMERGENCY | {"notice": notice},
        OUTAGE,
    )
    [due] = office.notices(hour(6, 9))
    assert (due.hour, due.key, due.account, due.notice.after_hours) == (hour(6, 14), "tale", "town", 5)
    assert due.rebuts == 1, "rumours are numbered in the order of their keys"
    [answer] = office.notices(hour(5, 20))
    assert (answer.hour, answer.account, answer.rebuts) == (hour(5, 20), "hall", -1)
    for when in ((5, 9), (6, 8), (6, 10), (6, 14), (7, 22)):
        assert office.notices(hour(*when)) == []


def test_events_of_one_hour_stand_in_the_order_of_their_keys():
    office = happening(*(RUMOUR | {"key": key} for key in ("b", "c", "a")))
    assert [event.key for event in office.starting(hour(6, 9))] == ["a", "b", "c"]
    assert office.starting(hour(6, 10)) == []
    assert [event.key for event in office.rumours] == ["a", "b", "c"]


def test_something_changes_as_an_event_begins_an_hour_later_and_as_it_is_over():
    office = happening(EMERGENCY)
    begin = hour(5, 20)
    assert [office.next_change(when) for when in (0, begin - 1, begin, begin + 1)] == [
        begin,
        begin,
        begin + 1,
        begin + 6,
    ]
    assert office.next_change(begin + 6) == inf


# What a strategy changes


def test_an_event_is_what_the_regime_of_its_day_says():
    """Burn-in plays the base practice: only the rumour after it has the rebuttal that the strategy sets."""
    early = RUMOUR | {"key": "early", "day": 3}
    rebuttal = {"account": "town", "after_hours": 2}
    office = happening(early, RUMOUR, strategies=acting(set={"events.*.rebuttal": rebuttal}))
    assert office.notices(hour(3, 9)) == []
    [due] = office.notices(hour(6, 9))
    assert due.hour == hour(6, 11)
    assert [event.key for event in office.events] == ["early", "tale"]


def test_an_event_of_a_later_regime_happens():
    office = happening(strategies=acting(add={"events": [LEAK | {"from_day": 6}]}))
    assert office.leaking(hour(8, 3)) == ["town"]
    too_late = happening(strategies=acting(add={"events": [LEAK | {"from_day": 9}]}))
    assert too_late.leaking(hour(8, 3)) == [], "on its day it was not there"


def test_an_account_that_has_closed_leaks_nothing():
    for closed_from, leaking in ((8, []), (9, ["town"])):
        office = happening(LEAK, strategies=acting(remove=[{"account": "town", "from_day": closed_from}]))
        assert office.leaking(hour(8, 3)) == leaking


def test_notices_and_outages_pass_to_the_heir():
    rebuttal = {"account": "hall", "after_hours": 1}
    events = RUMOUR | {"rebuttal": rebuttal}, OUTAGE | {"accounts": ["hall"]}
    merge = acting(merge=[{"accounts": ["hall"], "into": "town", "from_day": 5}])
    merged = happening(*events, strategies=merge)
    assert [due.account for due in merged.notices(hour(6, 9))] == ["town"]
    assert merged.is_out("town", hour(7, 22))
    removed = happening(*events, strategies=acting(remove=[{"account": "hall", "from_day": 5}]))
    assert removed.notices(hour(6, 9)) == []
    assert not removed.is_out("town", hour(7, 22))
    assert [event.key for event in removed.starting(hour(6, 9))] == ["tale"], "the rumour itself stays"
