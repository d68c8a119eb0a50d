"""How messages are answered, worked out by hand in minutes.

Hour 0 is a Monday. Clerks are on duty from 9 to 17 on weekdays, and 40 hours a week are one clerk's whole duty. An
answer of staff has usefulness 0.6 where its draw is ½.
"""

import datetime
from math import log

import pytest

from govsim.model.accounts.helpdesk import AUTO, STAFF
from govsim.model.model import GovSimModel
from govsim.rules.chance import Stream, uniform
from govsim.scenario.strategies import at, regimes
from tests.examples import small
from tests.model.offices import HALL, SEED, TOWN, acting, clock, helpdesk, practice

DAYS = 12
NOBODYS = {"mode": "none"}


def replying(key="town", **reply):
    """Changes of the reply part of an account's practice: one clerk, staff only, all of duty, unless said otherwise."""
    whole_duty = {"mode": "staff", "clerks": 1, "hours_per_week": 40}
    return practice(key, **{f"reply__{name}": value for name, value in {**whole_duty, **reply}.items()})


class Office:
    """A helpdesk and the scenario it works under; messages take 10 minutes unless said otherwise."""

    def __init__(self, other=None, **reply):
        self.scenario = small(**replying("hall", **NOBODYS) | replying(**reply) | (other or {}))
        self.desk = helpdesk(self.scenario)
        self.timeline = regimes(self.scenario, "today")
        self.hour = 0
        self.written = 0

    def send(self, minute, service=10.0, account=TOWN, tie=0.5, article=None):
        """A message, or a comment on an article, at a minute since hour 0; it arrives in its hour."""
        given = (self.written, account, 0, int(minute // 60), 7)
        message = self.desk.write(*given) if article is None else self.desk.comment(*given, article)
        message.minute, message.tie, message.service_minutes, message.usefulness_draw = minute, tie, service, 0.5
        self.written += 1
        return message

    def until(self, day, hour=0, scenario=None):
        """All answers of the hours up to this one; what was sent for later hours is held back."""
        answers, sent, self.desk.arrived = [], self.desk.arrived, []
        for now in range(self.hour, day * 24 + hour):
            self.desk.arrived += [message for message in sent if message.hour == now]
            answers += self.desk.work(now, scenario or at(self.timeline, now // 24))
        self.hour = max(self.hour, day * 24 + hour)
        self.desk.arrived = [message for message in sent if message.hour >= self.hour]
        return answers


def minutes(*messages):
    return [message.answered for message in messages]


# One clerk


def test_a_message_is_answered_after_its_service_time():
    office = Office()
    message = office.send(clock(0, 9, 15), service=20)
    [answer] = office.until(1)
    assert message.answered == clock(0, 9, 35)
    assert (answer.message, answer.hour, answer.by) == (message, 9, STAFF)
    assert answer.value == pytest.approx(0.6 * (0.5 + 0.5 * 2 ** (-20 / 60 / 24)))


def test_what_comes_before_duty_waits_for_it_and_what_comes_after_waits_for_tomorrow():
    office = Office()
    early, late = office.send(clock(0, 3)), office.send(clock(0, 17))
    office.until(2)
    assert minutes(early, late) == [clock(0, 9, 10), clock(1, 9, 10)]


def test_first_in_is_first_out_by_minute_not_by_service_time_or_who_wrote_first():
    office = Office()
    third = office.send(clock(0, 9, 10), service=5, tie=0.1)
    second = office.send(clock(0, 9, 5), service=20, tie=0.2)
    first = office.send(clock(0, 9), service=30, tie=0.9)
    assert [answer.message for answer in office.until(1)] == [first, second, third]
    assert minutes(first, second, third) == [clock(0, 9, 30), clock(0, 9, 50), clock(0, 9, 55)]


def test_messages_of_one_minute_are_served_by_an_identity_that_is_nobodys_index():
    office = Office()
    second, first = office.send(clock(0, 10), tie=0.8), office.send(clock(0, 10), tie=0.2)
    office.until(1)
    assert minutes(first, second) == [clock(0, 10, 10), clock(0, 10, 20)]


def test_the_hour_comes_before_the_minute():
    office = Office()
    later, earlier = office.send(clock(0, 8, 5)), office.send(clock(0, 7, 50))
    office.until(1)
    assert minutes(earlier, later) == [clock(0, 9, 10), clock(0, 9, 20)]


def test_work_goes_on_over_the_end_of_an_hour():
    office = Office()
    long, short = office.send(clock(0, 9, 50), service=75), office.send(clock(0, 10))
    answers = office.until(1)
    assert minutes(long, short) == [clock(0, 11, 5), clock(0, 11, 15)]
    assert [answer.hour for answer in answers] == [11, 11]


def test_what_is_done_as_the_hour_ends_is_answered_in_the_next():
    office = Office()
    message, after = office.send(clock(0, 9, 50)), office.send(clock(0, 9, 55))
    assert office.until(0, 10) == []
    answers = office.until(1)
    assert minutes(message, after) == [clock(0, 10), clock(0, 10, 10)]
    assert [answer.hour for answer in answers] == [10, 10]


def test_unfinished_work_carries_over_the_end_of_duty():
    office = Office()
    message = office.send(clock(0, 16, 50), service=25)
    office.until(2)
    assert message.answered == clock(1, 9, 15)
    assert office.desk.record.hours_replying[:3, TOWN] == pytest.approx([10 / 60, 15 / 60, 0])


def test_unfinished_work_comes_before_the_queue():
    office = Office()
    unfinished, waiting = office.send(clock(0, 16, 50), service=25), office.send(clock(0, 16, 55))
    office.until(2)
    assert minutes(unfinished, waiting) == [clock(1, 9, 15), clock(1, 9, 25)]


def test_idle_minutes_do_not_carry_over():
    office = Office(hours_per_week=10)
    first = office.send(clock(1, 10, 50), service=20)
    too_late = office.send(clock(1, 11, 5))
    office.until(3)
    assert first.answered == clock(2, 9, 10), "two hours a day, to 11:00, though Monday passed idly"
    assert too_late.answered == clock(2, 9, 20)
    assert office.desk.record.hours_replying[:3, TOWN] == pytest.approx([0, 10 / 60, 20 / 60])


def test_only_minutes_at_work_are_counted():
    office = Office()
    for minute in (0, 5, 45):
        office.send(clock(0, 10, minute))
    office.send(clock(0, 23))
    office.until(1)
    assert office.desk.record.hours_replying[0].tolist() == pytest.approx([0, 30 / 60])


def test_work_over_midnight_is_counted_on_both_days():
    office = Office(duty__hours=(0, 24), hours_per_week=120)
    message = office.send(clock(0, 23, 50), service=25)
    office.until(2)
    assert message.answered == clock(1, 0, 15)
    assert office.desk.record.hours_replying[:3, TOWN] == pytest.approx([10 / 60, 15 / 60, 0])


# Hours of duty


@pytest.mark.parametrize(
    ("weekdays_only", "hours_per_week", "clerks", "end"),
    [
        (True, 5, 1, clock(0, 10)),
        (True, 7, 1, clock(0, 10, 24)),
        (False, 7, 1, clock(0, 10)),
        (False, 21, 1, clock(0, 12)),
        (True, 40, 2, clock(0, 13)),
        (True, 40, 1, clock(0, 17)),
        (True, 100, 1, clock(0, 17)),
        (True, 0, 1, clock(0, 9)),
    ],
)
def test_contracted_hours_are_spread_over_clerks_and_duty_days(weekdays_only, hours_per_week, clerks, end):
    """Clerks work from the beginning of duty; all of them together do not work longer than contracted."""
    duty = {"duty__weekdays_only": weekdays_only}
    office = Office(hours_per_week=hours_per_week, clerks=clerks, **duty)
    for _ in range(clerks):
        office.send(clock(0, 1), service=10_000)
    office.until(1)
    assert office.desk.record.hours_replying[0, TOWN] == pytest.approx(clerks * (end - clock(0, 9)) / 60)


def test_duty_has_its_hours():
    office = Office(duty__hours=(6, 8))
    early, late = office.send(clock(0, 5)), office.send(clock(0, 8))
    office.until(2)
    assert minutes(early, late) == [clock(0, 6, 10), clock(1, 6, 10)]


def test_a_weekend_is_free_where_duty_is_on_weekdays():
    for weekdays_only, answered in ((True, clock(7, 9, 10)), (False, clock(5, 9, 40))):
        office = Office(duty__weekdays_only=weekdays_only)
        message = office.send(clock(5, 9, 30))
        office.until(8)
        assert message.answered == answered


def test_weekdays_are_those_of_the_calendar():
    office = Office({"horizon__start": datetime.date(2019, 3, 8)})
    friday, saturday = office.send(clock(0, 10)), office.send(clock(1, 10))
    office.until(4)
    assert minutes(friday, saturday) == [clock(0, 10, 10), clock(3, 9, 10)]


def test_the_next_shift_skips_the_weekend_and_those_who_have_nothing_to_do():
    office = Office()
    friday, end, monday = 4 * 24 + 17, DAYS * 24, 7 * 24 + 9
    assert office.desk.next_shift(friday, end, office.scenario) == end
    office.send(clock(4, 17))
    office.until(4, 18)
    assert office.desk.next_shift(friday, end, office.scenario) == monday
    unstaffed = small(**replying("town", mode="auto"), **replying("hall"))
    assert office.desk.next_shift(friday, end, unstaffed) == end


def test_unfinished_work_calls_for_the_next_shift():
    office = Office()
    office.send(clock(4, 16, 55))
    office.until(4, 17)
    assert office.desk.next_shift(4 * 24 + 16, DAYS * 24, office.scenario) == 7 * 24 + 9


@pytest.mark.parametrize(("sent", "answered"), [(clock(4, 10, 29), clock(7, 9, 9)), (clock(4, 10, 30), None)])
def test_what_comes_as_the_shift_ends_is_not_begun(sent, answered):
    """7½ hours a week last to 10:30; from Friday 10:30 to Monday 9:00 the window closes, unless work had begun."""
    office = Office(hours_per_week=7.5)
    message = office.send(sent)
    office.until(9)
    assert message.answered == answered


# Several clerks


def test_two_clerks_serve_a_message_each():
    office = Office(clerks=2, hours_per_week=80)
    first, second, third, fourth = (
        office.send(clock(0, 9), service=30, tie=0.1),
        office.send(clock(0, 9), tie=0.2),
        office.send(clock(0, 9, 5)),
        office.send(clock(0, 9, 6)),
    )
    office.until(1)
    assert minutes(second, third, first, fourth) == [clock(0, 9, minute) for minute in (10, 20, 30, 30)]
    assert office.desk.record.hours_replying[0, TOWN] == pytest.approx(1)


def test_a_clerk_with_unfinished_work_takes_nothing_else():
    office = Office(clerks=2, hours_per_week=80)
    long, other, waiting = (
        office.send(clock(0, 9, 30), service=60),
        office.send(clock(0, 9, 50), service=20),
        office.send(clock(0, 9, 55), service=30),
    )
    office.until(1)
    assert minutes(long, other, waiting) == [clock(0, 10, 30), clock(0, 10, 10), clock(0, 10, 40)]


def test_with_fewer_clerks_unfinished_work_waits_its_turn():
    one = small(**replying("hall", **NOBODYS), **replying(clerks=1))
    office = Office(clerks=2, hours_per_week=80)
    first, second = office.send(clock(0, 9), service=90, tie=0.1), office.send(clock(0, 9), service=100, tie=0.2)
    office.until(0, 10)
    office.until(1, scenario=one)
    assert first.answered == clock(0, 10, 30)
    assert clock(0, 11, 10) <= second.answered <= clock(0, 11, 40), "40 minutes were left"
    assert office.desk.record.hours_replying[0, TOWN] == pytest.approx(190 / 60)


def test_each_account_has_clerks_of_its_own():
    office = Office(replying("hall", hours_per_week=5))
    hall, town = office.send(clock(0, 9), account=HALL, service=30), office.send(clock(0, 9), service=40)
    office.until(1)
    assert minutes(hall, town) == [clock(0, 9, 30), clock(0, 9, 40)]
    assert office.desk.record.hours_replying[0] == pytest.approx([0.5, 40 / 60])


# The platform's window


def test_messages_expire_after_48_hours_and_comments_do_not():
    """From Friday 17:30 to Monday 9:00 there are 63½ hours, from Saturday 10:00 there are 47."""
    office = Office()
    friday, comment, saturday = (
        office.send(clock(4, 17, 30)),
        office.send(clock(4, 17, 40), article=3),
        office.send(clock(5, 10)),
    )
    answers = office.until(9)
    assert minutes(friday, comment, saturday) == [None, clock(7, 9, 10), clock(7, 9, 20)]
    assert [answer.message for answer in answers] == [comment, saturday]
    assert office.desk.queues[TOWN] == []


@pytest.mark.parametrize(("sent", "answered"), [(clock(5, 9), clock(7, 9, 10)), (clock(5, 8, 59), None)])
def test_the_window_is_closed_when_more_than_48_hours_have_passed(sent, answered):
    office = Office()
    message = office.send(sent)
    office.until(9)
    assert message.answered == answered


def test_the_window_is_the_platforms_and_an_expired_message_takes_no_time():
    office = Office({"platform__answer_window_hours": 15})
    expired, in_time = office.send(clock(0, 17, 59), service=100), office.send(clock(0, 18))
    office.until(2)
    assert minutes(expired, in_time) == [None, clock(1, 9, 10)]


def test_work_begun_within_the_window_is_finished_after_it():
    office = Office({"platform__answer_window_hours": 1})
    message = office.send(clock(0, 16, 30), service=40)
    office.until(2)
    assert message.answered == clock(1, 9, 10)


# Modes


@pytest.mark.parametrize(("mode", "by"), [("none", []), ("auto", [AUTO]), ("staff", [STAFF]), ("both", [AUTO, STAFF])])
def test_who_answers_a_message(mode, by):
    office = Office(mode=mode)
    message = office.send(clock(0, 12, 20))
    answers = office.until(1)
    assert [answer.by for answer in answers] == by
    assert (message.auto, message.answered is not None) == (AUTO in by, STAFF in by)
    assert message.settled == (mode == "auto")


@pytest.mark.parametrize(("mode", "answered"), [("none", False), ("auto", False), ("staff", True), ("both", True)])
def test_comments_are_answered_by_staff_only(mode, answered):
    office = Office(mode=mode)
    comment = office.send(clock(0, 12), article=5)
    answers = office.until(1)
    assert [answer.by for answer in answers] == [STAFF] * answered
    assert (comment.auto, comment.answered is not None) == (False, answered)


def test_a_machine_answers_at_once_at_any_hour_and_is_worth_what_it_is_worth():
    office = Office({"behaviour__auto_usefulness": 0.3}, mode="both")
    office.send(clock(5, 2, 20))
    [answer] = office.until(5, 3)
    assert (answer.hour, answer.by, answer.value) == (5 * 24 + 2, AUTO, pytest.approx(0.3))


def test_what_a_machine_settled_is_not_answered_again_and_what_waits_is():
    office = Office(mode="auto")
    settled, waiting = office.send(clock(0, 10)), office.send(clock(0, 10, 5), article=1)
    office.until(1)
    office.until(2, scenario=small(**replying(mode="staff")))
    assert minutes(settled, waiting) == [None, clock(1, 9, 10)]


# What an answer is worth


@pytest.mark.parametrize(
    ("skill", "draw", "usefulness"),
    [(0.6, 0.5, 0.6), (0.6, 1.0, 0.8), (0.6, 0.25, 0.5), (0.9, 1.0, 1.0), (0.1, 0.0, 0.0)],
)
def test_usefulness_is_the_clerks_skill_spread_by_a_draw(skill, draw, usefulness):
    office = Office({"behaviour__usefulness_spread": 0.2, "behaviour__late_floor": 1.0}, skill=skill)
    message = office.send(clock(0, 9))
    message.usefulness_draw = draw
    [answer] = office.until(1)
    assert answer.value == message.usefulness == pytest.approx(usefulness)


def test_an_answer_loses_half_of_what_it_can_lose_in_a_half_life():
    """A day after writing: 0.6 · (0.4 + 0.6 · ½) = 0.42, waiting and work together."""
    office = Office({"behaviour__reply_half_life": 24.0, "behaviour__late_floor": 0.4})
    message = office.send(clock(0, 17, 30), service=510)
    answers = office.until(1)
    assert answers == []
    [answer] = office.until(3)
    assert message.answered == clock(2, 9, 30), "8 hours on Tuesday, 30 minutes on Wednesday"
    assert answer.value == pytest.approx(0.6 * (0.4 + 0.6 * 2 ** (-40 / 24)))


def test_one_is_told_which_comment_is_answered_and_when():
    office, told = Office(), []
    office.desk.on_comment_answered = lambda article, hour: told.append((article, hour))
    office.send(clock(0, 9, 40), article=12)
    office.send(clock(0, 9, 45), service=20)
    office.send(clock(0, 9, 48), service=50, article=13)
    office.until(1)
    assert told == [(12, 9), (13, 11)]


# Writing


def test_what_is_written_has_the_luck_of_its_writer_hour_and_item():
    def u(stream):
        return uniform(SEED, 3, 34, 99, stream.value)

    desk = Office({"behaviour__reply_minutes": 20.0}).desk
    message = desk.write(3, TOWN, 1, 34, 99)
    assert (message.citizen, message.account, message.topic, message.hour, message.article) == (3, TOWN, 1, 34, -1)
    assert message.minute == pytest.approx(34 * 60 + 60 * u(Stream.MINUTE))
    assert message.service_minutes == pytest.approx(-20 * log(1 - u(Stream.REPLY_TIME)))
    assert (message.tie, message.usefulness_draw) == (u(Stream.QUEUE), u(Stream.USEFULNESS))
    comment = desk.comment(3, HALL, 0, 34, 99, 8)
    assert (comment.account, comment.article, comment.identity) == (HALL, 8, message.identity)


def test_minutes_are_even_within_the_hour_and_service_times_exponential():
    """Means of 4,000 within four standard errors: 60/√12 = 17.3 minutes, 20 minutes; a share 1/e above the mean."""
    desk = Office({"behaviour__reply_minutes": 20.0}).desk
    sent = [desk.write(citizen, TOWN, 0, 100, 9) for citizen in range(4000)]
    assert all(clock(0, 100) <= message.minute < clock(0, 101) for message in sent)
    assert sum(message.minute - clock(0, 100) for message in sent) / 4000 == pytest.approx(30, abs=1.1)
    service = [message.service_minutes for message in sent]
    assert sum(service) / 4000 == pytest.approx(20, abs=1.3)
    assert sum(minutes > 20 for minutes in service) / 4000 == pytest.approx(0.368, abs=0.03)


def test_all_that_was_written_is_kept_in_order():
    office = Office()
    second, first = office.send(clock(0, 9, 20)), office.send(clock(0, 9, 10))
    third = office.send(clock(0, 10))
    office.until(1)
    assert office.desk.messages == [first, second, third]
    assert office.desk.arrived == []


# Accounts that close


def closing():
    """The hall, whose clerk begins 60 minutes of work at 16:30 on Monday, and a queue at either account."""
    office = Office(replying("hall"))
    left = office.send(clock(0, 16, 30), service=60, account=HALL)
    middle = office.send(clock(0, 18), account=HALL)
    before, after = office.send(clock(0, 17)), office.send(clock(0, 20))
    office.until(1)
    assert len(office.desk.desks[HALL]) == len(office.desk.queues[HALL]) == 1
    return office, left, before, middle, after


def without_the_hall(office):
    return office.scenario.model_copy(update={"accounts": office.scenario.accounts[1:]})


def test_queue_and_desk_of_a_merged_account_pass_to_the_heir_in_the_order_of_writing():
    office, left, before, middle, after = closing()
    office.desk.hand_over(HALL, TOWN)
    answers = office.until(2, scenario=without_the_hall(office))
    assert [answer.message for answer in answers] == [left, before, middle, after]
    assert all(clock(1, 9) < message.answered < clock(1, 11) for message in (left, before, middle, after))
    assert {message.account for message in (left, before, middle, after)} == {TOWN}
    assert office.desk.record.hours_replying[1, HALL] == 0


def test_queue_and_desk_of_a_removed_account_are_never_answered():
    office, left, before, middle, after = closing()
    office.desk.hand_over(HALL, None)
    office.until(2, scenario=without_the_hall(office))
    assert minutes(left, before, middle, after) == [None, clock(1, 9, 10), None, clock(1, 9, 20)]
    assert office.desk.desks[HALL] == office.desk.queues[HALL] == []


def test_work_on_a_message_goes_on_where_the_merged_account_left_it():
    """Of 60 minutes 30 are left at 9:00 on Tuesday; then come those of 17:00, 18:00 and 20:00, 10 minutes each."""
    office, left, before, middle, after = closing()
    office.desk.hand_over(HALL, TOWN)
    office.until(2, scenario=without_the_hall(office))
    assert minutes(left, before, middle, after) == [clock(1, 9, minute) for minute in (30, 40, 50, 60)]


def test_what_is_written_to_a_removed_account_is_never_answered():
    office = Office(replying("hall", mode="both"))
    office.desk.hand_over(HALL, None)
    message = office.send(clock(0, 9), account=HALL)
    assert office.until(1, scenario=without_the_hall(office)) == []
    assert (message.auto, message.answered) == (False, None)
    assert message in office.desk.messages


@pytest.mark.parametrize("article", [None, 3])
def test_what_is_written_to_a_merged_account_is_answered_by_its_heir(article):
    """A message of the last hour before the merger, or a comment on an older article after it."""
    office, passed_on = Office(replying("hall")), []
    office.desk.on_passed_on = passed_on.append
    message = office.send(clock(0, 8, 50), account=HALL, article=article)
    office.desk.hand_over(HALL, TOWN)
    assert [answer.message for answer in office.until(1, scenario=without_the_hall(office))] == [message]
    assert (message.account, message.answered, passed_on) == (TOWN, clock(0, 9, 10), [message])


def test_an_heir_that_is_merged_in_turn_hands_on():
    office = Office(replying("hall"))
    office.desk.hand_over(TOWN, HALL)
    message = office.send(clock(0, 8, 50), account=TOWN)
    office.until(1)
    assert (message.account, message.answered) == (HALL, clock(0, 9, 10))


def test_work_that_waits_for_a_clerk_comes_before_the_queue():
    """Two messages of 60 minutes are begun by two clerks at 16:30; on Tuesday there is one clerk for both."""
    office = Office(clerks=2, hours_per_week=80)
    first, second = office.send(clock(0, 16, 30), service=60), office.send(clock(0, 16, 31), service=60)
    later = office.send(clock(0, 18))
    office.until(1)
    fewer = small(**replying("hall", **NOBODYS), **replying(clerks=1))
    office.until(2, scenario=fewer)
    assert minutes(first, second, later) == [clock(1, 9, 30), clock(1, 10, 1), clock(1, 10, 11)]


QUIET = {"behaviour__needs_per_week": 0.0, "behaviour__comment_base": -10.0, "population__size": 40}


@pytest.mark.parametrize(
    ("closing", "heir", "answered"),
    [
        ({"merge": [{"accounts": ["hall"], "into": "town", "from_day": 1}]}, TOWN, True),
        ({"remove": [{"account": "hall", "from_day": 1}]}, HALL, False),
        ({}, HALL, True),
    ],
)
def test_a_strategy_that_closes_an_account_hands_over_its_messages(closing, heir, answered):
    everywhere = replying("hall") | replying("town")
    given = {"strategies": acting(**closing), "horizon__burn_in_days": 1, "population__network__mean_friends": 4.0}
    model = GovSimModel(small(**everywhere, **QUIET, **given), seed=SEED)
    model.run_for(18)
    message = model.helpdesk.write(0, HALL, 0, 18, model.items[HALL])
    model.run_for(days=2)
    assert message.account == heir
    assert (message.answered is not None) == answered
    assert not answered or clock(1, 9) < message.answered < clock(1, 17)


def test_the_heir_serves_the_topics_of_the_merged():
    scenario = small(strategies=acting(merge=[{"accounts": ["hall"], "into": "town", "from_day": 5}]))
    [_, merged] = regimes(scenario, "today")
    assert merged.from_day == 5
    assert [(account.key, account.serves) for account in merged.scenario.accounts] == [("town", ["policy", "services"])]
