"""What goes out, worked out by hand: pushes, notices, stories of the day, hours used, appeal.

Hour 0 is a Monday and the first of the accounts is the hall (service), the second the town (subscription). Nobody
else writes: where only one account matters, the other pushes nothing.
"""

import datetime
from statistics import NormalDist

import pytest

from govsim.model.accounts.newsroom import Due
from govsim.rules.chance import NOBODY, Stream, identity, uniform
from govsim.rules.shape import logistic
from govsim.scenario.schema import Notice
from tests.examples import small
from tests.model.offices import HALL, NAME, SEED, TOWN, acting, newsroom, practice

PLENTY = {"editors__hours_per_week": 1000}
SILENT = {"pushes_per_week": 0}
REPOSTS = {"pushes_per_week": 7, "original_share": 0, **PLENTY}
ORIGINALS = {"pushes_per_week": 7, "original_share": 1, **PLENTY}


def only(key, other=None, **levers):
    """The small scenario with one account that pushes every day; `other`: changes outside its practice."""
    silent = practice("hall" if key == "town" else "town", **SILENT)
    return small(**silent, **practice(key, **{"pushes_per_week": 7, **PLENTY, **levers}), **(other or {}))


def both(other=None, **levers):
    return small(**practice("hall", **levers), **practice("town", **levers), **(other or {}))


def days(room, *which):
    """All pushes of some days; the days follow one another."""
    pushes = []
    for day in which:
        room.begin_day(day)
        for hour in range(day * 24, (day + 1) * 24):
            pushes += room.publish(hour)
    return pushes


def announced(room, hour, key="flood", account="town", topic=None, rebuts=-1):
    notice = Notice(account=account, after_hours=0, topic=topic)
    room.announce(Due(hour=hour, key=key, account=account, notice=notice, rebuts=rebuts))


def hours_of(pushes):
    return [push.hour for push in pushes]


# Pushes


def test_pushes_go_out_at_their_hour_with_positions_from_1_and_by_account_key():
    scenario = both(push_hour=9, **REPOSTS, articles_per_push=3)
    room = newsroom(scenario)
    pushes = days(room, 0, 1)
    assert [(push.hour, push.account, push.service) for push in pushes] == [
        (9, HALL, True),
        (9, TOWN, False),
        (33, HALL, True),
        (33, TOWN, False),
    ]
    for push in pushes:
        assert [article.position for article in push.articles] == [1, 2, 3]
        assert {(article.hour, article.account) for article in push.articles} == {(push.hour, push.account)}
    assert [article.index for article in room.articles] == list(range(12))
    assert [article.order for article in room.articles] == sorted(article.order for article in room.articles)
    assert len(room.record.by_article) >= 12
    assert room.live == pushes


def test_accounts_have_hours_of_their_own():
    room = newsroom(small(**practice("hall", push_hour=20, **REPOSTS), **practice("town", push_hour=7, **REPOSTS)))
    assert [(push.hour, push.account) for push in days(room, 0)] == [(7, TOWN), (20, HALL)]


def test_a_day_without_a_push_day_has_none():
    room = newsroom(only("town", pushes_per_week=5))
    assert hours_of(days(room, *range(8))) == [day * 24 + 18 for day in (0, 1, 2, 3, 4, 7)]


def test_articles_live_for_72_hours():
    room = newsroom(only("town", push_hour=0))
    days(room, 0, 1, 2)
    room.begin_day(3)
    assert hours_of(room.live) == [24, 48], "the push of hour 0 is 72 hours old"
    late = newsroom(only("town", push_hour=23))
    days(late, 0, 1, 2, 3)
    assert hours_of(late.live) == [23, 47, 71, 95], "at midnight the oldest was 49 hours old"
    late.begin_day(4)
    assert hours_of(late.live) == [47, 71, 95]


def test_a_service_account_pushes_four_times_a_calendar_month():
    start = {"horizon__start": datetime.date(2019, 3, 25), "horizon__days": 14}
    room = newsroom(only("hall", start))
    assert hours_of(days(room, *range(14))) == [day * 24 + 18 for day in (0, 1, 2, 3, 7, 8, 9, 10)]
    assert room.record.pushes_dropped[:, HALL].tolist() == [0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1]


def test_a_month_that_has_begun_is_remembered_in_the_next_week():
    room = newsroom(only("hall", pushes_per_week=3))
    pushes = days(room, *range(12))
    assert len([push for push in pushes if push.hour < 7 * 24]) == 3
    assert len(pushes) == 4
    assert room.record.pushes_dropped[7:, HALL].sum() == 2


# Notices


def test_a_notice_brings_the_days_push_forward_and_is_its_headline():
    room = newsroom(only("town", articles_per_push=2))
    room.begin_day(0)
    announced(room, 10, rebuts=3)
    pushes = [push for hour in range(24) for push in room.publish(hour)]
    assert hours_of(pushes) == [10]
    notice, *others = pushes[0].articles
    assert (notice.position, notice.rebuts, notice.place, notice.item) == (1, 3, -1, identity("notice", "flood"))
    assert (notice.original, notice.local, notice.interactive) == (True, True, False)
    assert [(article.position, article.place, article.rebuts) for article in others] == [(2, 0, -1), (3, 1, -1)]
    assert room.record.articles_dropped.sum() == room.record.pushes_dropped.sum() == 0
    assert hours_of(days(room, 1)) == [24 + 18]


def test_a_notice_goes_out_alone_on_a_day_without_a_push():
    room = newsroom(only("town", pushes_per_week=5))
    days(room, *range(5))
    announced(room, 5 * 24 + 3)
    [push] = days(room, 5)
    assert push.hour == 5 * 24 + 3
    assert [article.rebuts for article in push.articles] == [-1]


@pytest.mark.parametrize(
    ("planned", "limit", "notices", "cut"), [(8, 8, 1, 1), (8, 8, 2, 2), (7, 8, 1, 0), (3, 3, 1, 1)]
)
def test_notices_count_among_the_articles_of_a_push(planned, limit, notices, cut):
    room = newsroom(only("town", {"platform__articles_per_push": limit}, articles_per_push=planned))
    room.begin_day(0)
    for number in range(notices):
        announced(room, 6, key=f"event_{number}")
    [push] = room.publish(6)
    assert [article.place for article in push.articles] == [-1] * notices + list(range(planned - cut))
    assert [article.position for article in push.articles] == list(range(1, notices + planned - cut + 1))
    assert room.record.articles_dropped[:2, TOWN].tolist() == [cut, 0]
    assert room.record.articles_dropped[:, HALL].sum() == 0


def test_a_notice_after_the_days_push_waits_for_the_next_day():
    room = newsroom(only("town", articles_per_push=2))
    room.begin_day(0)
    pushes = [push for hour in range(20) for push in room.publish(hour)]
    announced(room, 20)
    pushes += [push for hour in range(20, 24) for push in room.publish(hour)] + days(room, 1)
    assert hours_of(pushes) == [18, 24]
    assert [article.place for article in pushes[1].articles] == [-1, 0, 1]
    assert room.record.pushes_dropped.sum() == 0, "it waits, and the day's push goes with it"
    assert hours_of(days(room, 2)) == [48 + 18]


def test_only_its_own_account_publishes_a_notice_and_only_when_it_is_due():
    room = newsroom(both(**SILENT, **PLENTY))
    room.begin_day(0)
    announced(room, 5, key="a", account="hall")
    announced(room, 7, key="b", account="town")
    assert [(push.hour, push.account) for hour in range(24) for push in room.publish(hour)] == [(5, HALL), (7, TOWN)]
    assert room.due == []


def test_a_service_account_may_push_twice_a_day_within_its_month():
    room = newsroom(only("hall", push_hour=8))
    room.begin_day(0)
    announced(room, 12, account="hall")
    assert hours_of(push for hour in range(24) for push in room.publish(hour)) == [8, 12]
    assert len(days(room, 1, 2, 3)) == 2, "four in this month"
    assert room.record.pushes_dropped[:7, HALL].tolist() == [0, 0, 0, 1, 0, 0, 0], "later days are not planned yet"


def test_a_service_accounts_notice_waits_for_the_next_month():
    start = {"horizon__start": datetime.date(2019, 3, 25), "horizon__days": 14}
    room = newsroom(only("hall", start, pushes_per_week=4))
    days(room, 0, 1, 2, 3, 4)
    announced(room, 5 * 24 + 9, account="hall")
    [push, *_] = days(room, 5, 6, 7)
    assert push.hour == 7 * 24, "midnight of 1 April"
    assert room.record.pushes_dropped.sum() == 0


def test_a_push_that_the_platform_refuses_is_counted_once_while_a_notice_waits():
    """March's four: Monday's push, two notices on Monday, Tuesday's push. Wednesday and Thursday had been planned."""
    room = newsroom(only("hall", pushes_per_week=5))
    room.begin_day(0)
    announced(room, 19, key="a", account="hall")
    [_, first] = [push for hour in range(20) for push in room.publish(hour)]
    announced(room, 21, key="b", account="hall")
    [second] = [push for hour in range(20, 24) for push in room.publish(hour)]
    assert (first.hour, second.hour) == (19, 21)
    assert len(days(room, 1)) == 1
    announced(room, 48 + 2, key="c", account="hall")
    assert days(room, 2, 3) == []
    assert room.record.pushes_dropped[:4, HALL].tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("named", "serves", "found"), [("policy", ["services"], 0), (None, ["services"], 1), (None, [], 0)]
)
def test_a_notice_is_about_what_it_names_else_what_the_account_serves_else_its_first_topic(named, serves, found):
    room = newsroom(only("town", {"accounts__town__serves": serves}))
    room.begin_day(0)
    announced(room, 4, topic=named)
    assert room.publish(4)[0].articles[0].topic == found


# Hours


def test_hours_used_are_those_of_what_went_out():
    """Two local reposts with some review at full tone, targeted: 2 · (0.5 + 1 + 0.25 + 0.1) + 0.5 · 0.4 = 3.9."""
    levers = {"original_share": 0, "local_share": 1, "tone": 1, "review_hours_per_article": 0.1, "targeting": 0.4}
    room = newsroom(only("town", articles_per_push=2, **levers))
    days(room, 0)
    announced(room, 24 + 9)
    days(room, 1)
    assert room.record.hours_editing[0, TOWN] == pytest.approx(3.9)
    assert room.record.hours_editing[1, TOWN] == pytest.approx(3.9 + 6 + 1 + 0.25 + 0.1), "an original of local use"
    assert room.record.hours_editing[:, HALL].sum() == 0


def test_an_article_cut_for_a_notice_takes_no_hours():
    room = newsroom(only("town", articles_per_push=8, original_share=0))
    room.begin_day(0)
    announced(room, 4)
    room.publish(4)
    assert room.record.hours_editing[0, TOWN] == pytest.approx(7 * 0.5 + 6 + 1)


def test_meetings_take_hours_every_day_up_to_those_contracted():
    room = newsroom(both({"coordination": 0.5}, **SILENT, editors__hours_per_week=1000))
    days(room, 0, 1)
    assert room.record.hours_editing[:3].ravel() == pytest.approx([1.5 / 7, 1.5 / 7, 1.5 / 7, 1.5 / 7, 0, 0])
    poor = newsroom(both({"coordination": 1}, **SILENT, editors__hours_per_week=1.4))
    days(poor, 0)
    assert poor.record.hours_editing[0] == pytest.approx([0.2, 0.2])


def weekly_hours(*values):
    """A strategy that sets the town's editor hours again and again: (hours, day)."""
    said = [{"value": value, "from_day": day} for value, day in values]
    return {"strategies": acting(set={"accounts.town.practice.editors.hours_per_week": said})}


def test_a_week_that_changes_has_the_hours_of_each_of_its_push_days():
    """Two reposts a day take 1 hour. 1 a day are contracted, from Wednesday 9 on 0.5: 2.5 for the rest of the week."""
    room = newsroom(
        only("town", weekly_hours((3.5, 9)), original_share=0, articles_per_push=2, editors__hours_per_week=7)
    )
    pushes = days(room, *range(12))
    assert [len(push.articles) for push in pushes] == [2] * 11 + [1]
    assert room.record.articles_dropped[:, TOWN].tolist() == [0] * 11 + [1]


def test_what_a_week_has_not_used_ends_with_it():
    """Most of 1000 hours are left; the Monday after them has a seventh of 9 hours, and two reposts take 1."""
    room = newsroom(only("town", weekly_hours((9, 7)), original_share=1, articles_per_push=2))
    days(room, *range(7))
    assert room.desks["town"].hours_left == pytest.approx(1000 - 14 * 6)
    room.begin_day(7)
    assert room.desks["town"].hours_left == pytest.approx(9 / 7 - 1)


@pytest.mark.parametrize("day", range(7, 12))
def test_a_change_of_nothing_moves_no_plan(day):
    """Hours are too few for the week's originals, and enough to the digit for some of them."""
    scenario = small(**practice("town", original_share=1, pushes_per_week=5, editors__hours_per_week=17.5))
    changed = small(
        **practice("town", original_share=1, pushes_per_week=5, editors__hours_per_week=17.5),
        strategies=acting(set={"accounts.town.practice.review_hours_per_article": {"value": 1e-8, "from_day": day}}),
    )
    assert outline(newsroom(changed)) == outline(newsroom(scenario))


def outline(room):
    return [(push.hour, [(a.place, a.original) for a in push.articles]) for push in days(room, *range(12))]


def test_the_first_week_is_paid_pro_rata():
    """From Thursday on 4/7 of 3.5 hours: 2 hours are four reposts, Thursday's and Friday's."""
    start = {"horizon__start": datetime.date(2019, 3, 7)}
    room = newsroom(only("town", start, original_share=0, articles_per_push=2, editors__hours_per_week=3.5))
    assert [len(push.articles) for push in days(room, *range(4))] == [2, 2]
    assert room.record.articles_dropped[:4, TOWN].tolist() == [0, 0, 2, 2]


def test_what_does_not_concern_editors_leaves_their_plan():
    """3.5 hours pay seven reposts, Monday's to Thursday's: planned anew on Wednesday they would last to Friday."""
    reply = acting(set={"accounts.*.practice.service_level": {"value": 1, "from_day": 9}})
    short = {"original_share": 0, "articles_per_push": 2, "editors__hours_per_week": 3.5}
    changed, same = newsroom(only("town", {"strategies": reply}, **short)), newsroom(only("town", **short))
    assert [(a.hour, a.place) for push in days(changed, *range(12)) for a in push.articles] == [
        (a.hour, a.place) for push in days(same, *range(12)) for a in push.articles
    ]
    assert (changed.record.articles_dropped == same.record.articles_dropped).all()


def test_a_closed_account_publishes_nothing_more():
    room = newsroom(both({"strategies": acting(remove=[{"account": "hall", "from_day": 4}])}, **REPOSTS))
    assert [push.hour // 24 for push in days(room, *range(6)) if push.account == HALL] == [0, 1, 2, 3]


def test_an_account_that_opens_is_planned_from_its_day():
    base = only("town")
    opened = base.accounts[0].model_dump() | {"key": "hall2", "kind": "subscription", "name": NAME}
    opened["practice"] = base.accounts[1].practice.model_dump()
    scenario = only("town", {"strategies": acting(add={"accounts": [opened | {"from_day": 5}]})})
    room = newsroom(scenario, keys=["hall", "hall2", "town"])
    assert [push.hour // 24 for push in days(room, *range(8)) if push.account == 1] == [5, 6, 7]


# Stories


def stories(room, day):
    """Ranks in the pool of that day, of all reposts in the order of accounts and places."""
    pool = int(room.b.stories_per_day)
    ranks = {identity("story", day, rank): rank for rank in range(pool)}
    articles = [article for push in days(room, day) for article in push.articles]
    return [ranks[article.story] for article in articles if not article.original]


def test_coordinated_slots_take_the_next_untaken_story():
    room = newsroom(both({"coordination": 1}, **REPOSTS, articles_per_push=3))
    assert stories(room, 0) == [0, 1, 2, 3, 4, 5]
    assert stories(room, 1) == [0, 1, 2, 3, 4, 5], "each day has its pool"


def drawn(key, day, place, stream):
    return uniform(SEED, NOBODY, day * 24, identity("article", key, day, place), stream.value)


def test_with_some_coordination_each_slot_draws_whether_it_takes_part():
    """With story_focus 0 all stories weigh the same: a slot on its own takes that of rank 5 where u is in 5/8–6/8."""
    level = {"behaviour__stories_per_day": 8.0, "behaviour__story_focus": 0.0}
    room = newsroom(both({"coordination": 0.5} | level, **REPOSTS, articles_per_push=1))
    for day in range(4):
        found, taken = stories(room, day), []
        for key, rank in zip(("hall", "town"), found, strict=True):
            takes_part = drawn(key, day, 0, Stream.COORDINATED) < 0.5
            own = int(8 * drawn(key, day, 0, Stream.STORY))
            assert rank == (min(set(range(8)) - set(taken)) if takes_part else own)
            taken.append(rank)


def test_accounts_on_their_own_may_take_the_same_story_but_none_takes_it_twice():
    two = {"behaviour__stories_per_day": 2.0}
    room = newsroom(both(two, **REPOSTS, articles_per_push=2))
    for day in range(4):
        hall_and_town = stories(room, day)
        assert sorted(hall_and_town[:2]) == sorted(hall_and_town[2:]) == [0, 1]


def test_an_account_moves_on_to_the_next_story_of_the_pool_and_round_again():
    level = {"behaviour__stories_per_day": 5.0, "behaviour__story_focus": 0.0}
    room = newsroom(only("town", level, original_share=0, articles_per_push=4))
    for day in range(6):
        own = []
        for place in range(4):
            rank = int(5 * drawn("town", day, place, Stream.STORY))
            while rank in own:
                rank = (rank + 1) % 5
            own.append(rank)
        assert stories(room, day) == own


def test_a_pool_that_is_used_up_gives_stories_again():
    one = {"behaviour__stories_per_day": 1.0, "coordination": 1}
    room = newsroom(both(one, **REPOSTS, articles_per_push=2))
    assert stories(room, 0) == [0, 0, 0, 0]
    three = {"behaviour__stories_per_day": 3.0, "coordination": 1}
    found = stories(newsroom(both(three, **REPOSTS, articles_per_push=2)), 0)
    assert found[:3] == [0, 1, 2]
    assert found[3] in (0, 1), "town's own is the third"


def test_an_original_has_a_story_of_its_own_and_takes_none():
    room = newsroom(both({"coordination": 1}, **ORIGINALS, articles_per_push=2))
    articles = [article for push in days(room, 0) for article in push.articles]
    assert [article.story for article in articles] == [article.item for article in articles]
    assert room.stories == {}


# Appeal, errors, segments concerned


LEVELS = {
    "behaviour__appeal_mean": -0.1,
    "behaviour__appeal_original": 0.3,
    "behaviour__appeal_local": 0.7,
    "behaviour__appeal_tone": 1.1,
    "behaviour__appeal_interactive": 1.3,
    "behaviour__appeal_skill": 1.7,
}
FLAT = {"behaviour__appeal_spread": 0.0}


@pytest.mark.parametrize(
    ("levers", "x"),
    [
        ({"original_share": 0}, -0.1),
        ({"original_share": 1}, -0.1 + 0.3),
        ({"original_share": 0, "local_share": 1}, -0.1 + 0.7),
        ({"original_share": 0, "tone": 0.5}, -0.1 + 1.1 * 0.5),
        ({"original_share": 0, "interactive_share": 1}, -0.1 + 1.3),
        ({"original_share": 0, "editors__skill": 0.9}, -0.1 + 1.7 * 0.4),
    ],
)
def test_appeal_adds_what_each_lever_gains(levers, x):
    [push] = days(newsroom(only("town", LEVELS | FLAT, **levers)), 0)
    assert [article.appeal for article in push.articles] == pytest.approx([logistic(x)] * 2)


def test_a_notice_gains_as_a_local_original():
    room = newsroom(only("town", LEVELS | FLAT, original_share=0, interactive_share=1, tone=1))
    room.begin_day(0)
    announced(room, 3)
    assert room.publish(3)[0].articles[0].appeal == pytest.approx(logistic(-0.1 + 0.3 + 0.7 + 1.1))


def test_the_luck_of_an_article_is_that_of_its_story():
    one = LEVELS | {"behaviour__stories_per_day": 1.0, "behaviour__appeal_spread": 0.8}
    room = newsroom(both(one, **REPOSTS, articles_per_push=1))
    for day in (0, 1):
        u = uniform(SEED, NOBODY, day * 24, identity("story", day, 0), Stream.APPEAL.value)
        expected = logistic(-0.1 + 0.8 * NormalDist().inv_cdf(u))
        assert [push.articles[0].appeal for push in days(room, day)] == pytest.approx([expected] * 2)
    for article in [article for push in days(newsroom(both(one, **ORIGINALS)), 0) for article in push.articles]:
        z = NormalDist().inv_cdf(uniform(SEED, NOBODY, 0, article.item, Stream.APPEAL.value))
        assert article.appeal == pytest.approx(logistic(-0.1 + 0.3 + 0.8 * z))


@pytest.mark.parametrize(("review", "chance"), [(0, 0.8), (2, 0.4), (4, 0.2)])
def test_review_halves_the_chance_of_an_error(review, chance):
    level = {"behaviour__error_rate": 0.8, "behaviour__review_half_life": 2.0}
    levers = {"articles_per_push": 8, "original_share": 0, "review_hours_per_article": review}
    room = newsroom(only("town", level, **levers))
    articles = [article for push in days(room, *range(4)) for article in push.articles]
    assert len(articles) == 32
    for article in articles:
        day = article.hour // 24
        assert article.error == (drawn("town", day, article.place, Stream.ERROR) < chance)


def segments(**interest_in_policy):
    """Three segments, 80, 10 and 10 in a hundred, with interests in policy; half a point for services."""
    rest = {"name": NAME, "sessions_per_day": 5, "digital_skill": 0.5, "connectivity": 0.5, "trust": 0.5}
    shares = dict(zip(interest_in_policy, (0.8, 0.1, 0.1), strict=True))
    return [
        {"key": key, "share": shares[key], "interests": {"policy": interest, "services": 0.5}, **rest}
        for key, interest in interest_in_policy.items()
    ]


def test_targeting_keeps_segments_at_least_as_interested_as_the_population():
    """0.8 · 0.3 + 0.1 · 0.4 + 0.1 · 0.9 = 0.37; of segments of one size the mean were 0.53."""
    people = {"population__segments": segments(a=0.3, b=0.4, c=0.9)}
    about_policy = only("town", people, topics={"policy": 1.0}, targeting=0.7)
    [push] = days(newsroom(about_policy), 0)
    assert push.concerned == (False, True, True)
    assert push.targeting == 0.7
    about_services = only("town", people, topics={"services": 1.0})
    assert days(newsroom(about_services), 0)[0].concerned == (True, True, True), "all care as much as the mean"


def test_the_headline_says_whom_a_push_concerns():
    room = newsroom(only("town", {"population__segments": segments(a=0.3, b=0.4, c=0.9)}, topics={"policy": 1.0}))
    room.begin_day(0)
    announced(room, 3, topic="services")
    assert room.publish(3)[0].concerned == (True, True, True)
