"""Every rule against a value computed by hand from ODD §7, with numbers chosen to make that easy."""

from math import exp, isclose, log

import pytest

from govsim.rules import following, presence, reading, rumour, service, sharing, trust, writing
from govsim.rules.numbers import NUMBERS, behaviour
from govsim.rules.shape import logistic

LN3 = log(3)  # logistic(ln 3) = 3/4


def numbers(**changed):
    return behaviour(changed)


def same(value, expected):
    assert isclose(value, expected, rel_tol=1e-12), (value, expected)


def test_logistic():
    same(logistic(LN3), 0.75)
    same(logistic(-LN3), 0.25)
    assert logistic(-1e4) == 0.0
    assert logistic(1e4) == 1.0


def test_open_push_adds_every_term():
    b = numbers(open_base=0.1, open_appeal=1, open_interest=2, open_habit=4, open_trust=3, open_placement=0.5,
                open_fatigue=0.3, open_position=1.3, open_age=0.35)  # fmt: skip
    x = 0.1 + 1 * 0.1 + 2 * 0.2 + 4 * -0.1 + 3 * 0.05 + 0.5 - 0.3 * 2 - 1.3 * log(2) - 0.35 * log(1 + 6)
    same(reading.open_push(reading.push_pull(0.6, True, 2, 6, b), 0.7, 0.4, 0.55, 2.0, b), 1 / (1 + exp(-x)))


def open_shared(appeal, interest, trust, sharers, chat, friends, age, b):
    pull, crowding = reading.shared_pull(appeal, age, b), reading.crowding(friends, b)
    return reading.open_shared(pull, crowding, interest, trust, sharers, chat, b)


def test_open_shared_one_friend_and_four():
    b = numbers(social_base=LN3, social_crowding=1, social_proof=0.5, social_age=0, chat_boost=0)
    same(open_shared(0.5, 0.5, 0.5, 1, False, 100, 0, b), 0.75)
    same(open_shared(0.5, 0.5, 0.5, 4, False, 100, 0, b), 1 - 0.25**2)
    same(open_shared(0.5, 0.5, 0.5, 1, False, 300, 0, b), 0.5)


def test_open_shared_counts_appeal_chat_and_age():
    b = numbers(social_base=0, social_appeal=2, social_interest=1, social_trust=4, chat_boost=0.5, social_crowding=0,
                social_age=1)  # fmt: skip
    x = 2 * 0.25 + 1 * -0.1 + 4 * 0.1 + 0.5 - log(1 + 3)
    same(open_shared(0.75, 0.4, 0.6, 1, True, 50, 3, b), 1 / (1 + exp(-x)))


def test_meet_again():
    same(reading.meet_again(24, numbers(look_back=0.2, look_back_hours=24)), 0.2 * exp(-1))


def test_nobody_who_misses_the_newest_item_gets_to_an_older_one():
    for hours in (1, 24, 200):
        chances = [reading.meet_again(age, numbers(look_back=0.2, look_back_hours=hours)) for age in range(337)]
        assert chances == sorted(chances, reverse=True)


def test_experience():
    b = numbers(relevance=0.5, repeat_penalty=0.4, seen_answer=0.1)
    same(reading.experience(0.8, 0.5, False, False, False, b), 0.8 * 0.75)
    same(reading.experience(0.8, 0.5, True, False, False, b), 0.8 * 0.75 * 0.6)
    same(reading.experience(0.8, 0.5, False, True, False, b), 0.7)
    assert reading.experience(0.8, 0.5, False, True, True, b) == 0


def test_habit():
    b = numbers(habit_gain=0.1, habit_loss=0.01)
    same(reading.habit_after(0.4, 0.9, b), 0.45)
    same(reading.habit_ignored(0.4, b), 0.396)


@pytest.mark.parametrize("name", ["share", "like", "zaikan", "comment"])
def test_reactions(name):
    b = numbers(**{f"{name}_base": -1, f"{name}_appeal": 2, f"{name}_interest": 1, f"{name}_trust": 0.5,
                   f"{name}_interactive": 0.3})  # fmt: skip
    chance = 1 / (1 + exp(-(-1 + 2 * 0.2 + 1 * 0.1 + 0.5 * -0.1 + 0.3)))
    about = (0.7, 0.6, 0.4, True)
    if name == "share":
        same(sharing.share(*about, 0.5, b), 0.5 * chance)
        assert sharing.share(*about, 1000, b) == 1
    else:
        same(getattr(sharing, name)(*about, b), chance)


def test_chat():
    b = numbers(chat_share=0.3, chat_recipients=4)
    assert sharing.in_chat(b) == 0.3
    assert (sharing.recipients(10, b), sharing.recipients(2, b)) == (4, 2)


def test_following():
    b = numbers(follow_base=-LN3, follow_appeal=2, follow_interest=1, follow_trust=1, search_follow=0.4)
    same(following.follow_reading(0.5, 0.5, 0.5, b), 0.25)
    same(following.follow_reading(0.7, 0.6, 0.4, b), logistic(-LN3 + 0.4 + 0.1 - 0.1))
    same(following.follow_campaign(LN3, 0.6, 0.4, b), 0.75)
    assert following.follow_search(b) == 0.4


def test_fatigue_and_unfollowing():
    b = numbers(tolerance=4, fatigue_memory=48, unfollow_base=-2, unfollow_fatigue=1, unfollow_total=0.5,
                unfollow_habit=3, unfollow_trust=2)  # fmt: skip
    same(following.fatigue_after(0.5, b), 0.75)
    same(following.fatigue_left(2, 48, b), 2 * exp(-1))
    same(following.unfollow(1, 2, 0.6, 0.4, b), logistic(-2 + 1 + 1 - 0.3 + 0.2))


def test_trust():
    b = numbers(trust_memory=100, trust_content=0.1, expected_experience=0.5, trust_service=0.2, expected_service=0.4,
                trust_shock=0.3, mandate_trust=0.05)  # fmt: skip
    same(trust.remembered(0.9, 0.5, 100, b), 0.5 + 0.4 * exp(-1))
    same(trust.after_content(0.5, 0.7, b), 0.52)
    same(trust.after_service(0.5, 1.0, b), 0.62)
    same(trust.after_shock(0.5, b), 0.2)
    assert trust.after_shock(0.1, b) == 0
    same(trust.after_mandate(0.5, b), 0.45)


def test_service():
    b = numbers(needs_per_week=0.7, search_find=0.5, menu_failure=0.2, message_base=-LN3, message_trust=1,
                message_habit=2, give_up_hours=168)  # fmt: skip
    same(service.need(2, b), 1 - exp(-0.2))
    same(service.search(0.6, b), 0.3)
    same(service.menu(0.5, 0.4, 0.5, 0.9), 0.5 * 0.8 * 0.9)
    assert service.failure(b) == 0.2
    same(service.write(0.7, 0.4, b), logistic(-LN3 + 0.2 - 0.2))
    assert (service.gives_up(167, b), service.gives_up(168, b)) == (False, True)


def test_answers():
    b = numbers(late_floor=0.5, reply_half_life=24, usefulness_spread=0.2, reply_minutes=10)
    same(service.answer_value(0.8, 0, b), 0.8)
    same(service.answer_value(0.8, 24, b), 0.6)
    same(service.staff_usefulness(0.6, 0.75, b), 0.7)
    same(service.reply_minutes(1 - exp(-2), b), 20)


def test_rumours():
    b = numbers(
        rumour_base=-0.6, rumour_trust=2, rumour_share=0.2, rumour_memory=50, rebuttal_base=LN3, rebuttal_trust=2
    )
    same(rumour.believe(0.6, 0.5, b), 0.5)
    same(rumour.believe(0.6, 0.75, b), logistic(-0.5))
    assert rumour.pass_on(b) == 0.2
    same(rumour.belief_hours(1 - exp(-1), b), 50)
    same(rumour.convinced(0.5, b), 0.75)


def test_writing():
    b = numbers(appeal_mean=0.1, appeal_original=1, appeal_local=2, appeal_tone=0.5, appeal_interactive=0.25,
                appeal_skill=2, appeal_spread=0.5, error_rate=0.2, review_half_life=0.5, story_focus=1,
                stories_per_day=2)  # fmt: skip
    same(writing.appeal(True, True, 0.4, True, 0.6, -2, b), logistic(0.1 + 1 + 2 + 0.2 + 0.25 + 0.2 - 1))
    same(writing.error(1.0, b), 0.05)
    assert [writing.story(u, b) for u in (0.0, 0.6, 0.7, 0.999)] == [0, 0, 1, 1]  # weights 2/3, 1/3


def test_presence():
    assert [presence.session_count(2.0, u) for u in (0.13, 0.14, 0.40, 0.41)] == [0, 1, 1, 2]  # e^-2 (1, 3, 5 …)
    shares = presence.cumulative([1] * 24)
    assert [presence.place(u, shares) for u in (0.0, 0.0417, 0.5, 0.9999)] == [0, 1, 12, 23]


def test_every_number_is_used_and_has_a_source_and_a_range(rule_sources):
    for number in NUMBERS:
        assert number.low <= number.default <= number.high, number.name
        assert number.source, number.name
        assert number.unit, number.name
        general = "b.campaign_" if number.name.startswith("campaign_") else f"b.{number.name}"
        if number.name.startswith("campaign_"):
            general = f'f"{number.name.rsplit("_", number.name.count("_") - 1)[0]}'
        assert general in rule_sources, number.name


@pytest.fixture(scope="module")
def rule_sources():
    from tests.examples import ROOT

    folders = ("rules", "model")
    return "".join(path.read_text() for folder in folders for path in (ROOT / "govsim" / folder).rglob("*.py"))
