"""Each rule on runs of which only what an inspector sees is made up: articles, messages, rumours, practice."""

import datetime

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govsim import words
from govsim.errors import GovsimError
from govsim.measures.inspection import CHECKS, failures, functions, inspection, no_rows, untested
from govsim.measures.outcomes import summary
from govsim.model.accounts.helpdesk import COMMENT, MESSAGE, Message
from govsim.model.accounts.newsroom import Article
from govsim.model.model import GovSimModel
from govsim.scenario import yaml_source
from govsim.scenario.inspection_rules import RULES, SETS
from govsim.scenario.strategies import regimes
from tests.examples import small, small_with

START = datetime.date(2019, 3, 4)
DAY = 24 * 60
STRATEGIES = "- {key: today, name: {en: a, zh: 甲}}\n"


def model_of(days=40, burn_in=14, rules="[national]", strategy="today", **parts):
    horizon = f"{{start: {START}, days: {days}, burn_in_days: {burn_in}}}"
    return GovSimModel(small_with(horizon=horizon, inspection=rules, **parts), strategy)


def article(model, account, hour, rebuts=-1):
    number = len(model.newsroom.articles)
    return Article(
        index=number, account=model.number[account], hour=hour, position=1, place=0, item=number, topic=0,
        original=False, local=False, interactive=False, story=0, appeal=0.5, error=False, rebuts=rebuts,
    )  # fmt: skip


def publish(model, account, days, hour=18):
    for day in days:
        if day < model.days:
            model.newsroom.articles.append(article(model, account, day * 24 + hour))


def write(model, account, minute, answered=None, kind=MESSAGE, auto=False):
    message = Message(
        number=len(model.helpdesk.messages), kind=kind, citizen=0, account=model.number[account], topic=0,
        hour=int(minute // 60), minute=minute, tie=0.5, usefulness_draw=0.5, service_minutes=10, auto=auto,
        answered=answered,
    )  # fmt: skip
    model.helpdesk.messages.append(message)


def found(model, account, rule, rules="national"):
    table = inspection(model)
    rows = table[(table["rule"] == rule) & (table["rules"] == rules) & (table["account"] == account)]
    assert len(rows) == 1
    return rows.iloc[0]


def date(day):
    return START + datetime.timedelta(days=day)


# New content


@pytest.mark.parametrize(
    ("days", "dates"),
    [
        ([0, 13, 27], ""),
        ([0, 13, 28], "2019-03-31"),
        ([0], "2019-03-18/2019-04-12"),
        ([13, 30], "2019-03-31/2019-04-02"),
        ([], "2019-03-18/2019-04-12"),
    ],
)
def test_two_weeks_without_new_content(days, dates):
    """On the evening of a day, that day and the 13 before it are looked at; day 27 is 31 March."""
    model = model_of()
    publish(model, "town", days)
    row = found(model, "town", "not_updated")
    assert row["dates"] == dates
    assert row["passed"] == (not dates)
    assert row["tested_days"] == 26


def test_minhou_asks_for_new_content_every_ten_days_beyond_the_national_rule():
    model = model_of(rules="[national, minhou]")
    publish(model, "town", [13, 24, 35])
    assert found(model, "town", "not_updated")["passed"]
    row = found(model, "town", "not_updated", "minhou")
    assert (row["dates"], row["count"], row["limit"]) == ("2019-03-27, 2019-04-07", 2, 10)
    assert (row["from"], row["to"]) == (date(23), date(34))


@settings(max_examples=60)
@given(st.sets(st.integers(0, 39)))
def test_new_content_against_the_rule_said_in_words(days):
    model = model_of()
    publish(model, "town", days)
    failing = [day for day in range(14, 40) if not any(day - 14 < published <= day for published in days)]
    row = found(model, "town", "not_updated")
    assert row["passed"] == (not failing)
    stretches = [stretch.split("/") for stretch in row["dates"].split(", ") if stretch]
    assert [str(day.date()) for ends in stretches for day in pd.date_range(ends[0], ends[-1])] == [
        str(date(day)) for day in failing
    ]
    assert row["count"] == sum(day - 1 not in failing for day in failing)


def test_an_account_opened_late_has_its_two_weeks_and_a_closed_one_is_left_alone():
    strategies = (
        STRATEGIES
        + """
- key: moved
  name: {en: b, zh: 乙}
  add: {accounts: [{key: late, name: {en: c, zh: 丙}, kind: subscription, followers: 0, from_day: 20, practice:
    {pushes_per_week: 0, articles_per_push: 1, topics: {policy: 1}, editors: {hours_per_week: 0}}}]}
  merge: [{accounts: [hall], into: town, from_day: 22}]
"""
    )
    model = model_of(strategy="moved", strategies=strategies)
    assert found(model, "late", "not_updated")["dates"] == f"{date(33)}/{date(39)}"
    assert found(model, "late", "no_interaction")["dates"] == f"{date(20)}/{date(39)}"
    assert found(model, "hall", "not_updated")["dates"] == f"{date(14)}/{date(21)}"
    gone = model_of(strategy="moved", strategies=strategies.replace(", from_day: 22", ""))
    assert set(inspection(gone)["account"]) == {"late", "town"}


# Interaction


@pytest.mark.parametrize(
    ("reply", "menu", "interactive", "number"),
    [
        ("{mode: none}", 0, 0, 0),
        ("{mode: staff, hours_per_week: 0}", 0, 0, 0),
        ("{mode: staff, hours_per_week: 2}", 0, 0, 1),
        ("{mode: auto}", 0, 0, 1),
        ("{mode: none}", 0.1, 0, 1),
        ("{mode: none}", 0, 0.1, 1),
        ("{mode: both}", 0.1, 0.1, 3),
    ],
)
def test_ways_to_interact(reply, menu, interactive, number):
    practice = (
        small(
            accounts__town__practice__service_level=float(menu),
            accounts__town__practice__interactive_share=float(interactive),
            accounts__town__practice__reply=yaml_source.parse(reply, "reply").data,
        )
        .accounts[1]
        .practice
    )
    assert functions(practice) == number


def test_no_interaction_on_the_days_of_its_regime():
    strategies = (
        STRATEGIES
        + """
- key: closing
  name: {en: b, zh: 乙}
  set:
    accounts.town.practice.reply.mode: {value: none, from_day: 20}
    accounts.town.practice.service_level: {value: 0.0, from_day: 25}
    accounts.town.practice.interactive_share: {value: 0.5, from_day: 30}
"""
    )
    model = model_of(strategy="closing", strategies=strategies)
    assert found(model, "town", "no_interaction")["dates"] == f"{date(25)}/{date(29)}"
    assert found(model, "hall", "no_interaction")["passed"]


# Unanswered


@pytest.mark.parametrize(
    ("answered", "dates"),
    [
        (None, f"{date(107)}/{date(113)}"),
        (17.5 * DAY + 90 * DAY - 1, ""),
        (17.5 * DAY + 90 * DAY, f"{date(107)}"),
        (109.2 * DAY, f"{date(107)}/{date(109)}"),
        (17.6 * DAY, ""),
    ],
)
def test_a_message_waits_ninety_days_for_staff(answered, dates):
    """Sent at noon of day 17, it has waited for 90 days at noon of day 107."""
    model = model_of(days=114)
    write(model, "town", 17.5 * DAY, answered)
    row = found(model, "town", "unanswered")
    assert (row["dates"], row["tested_days"]) == (dates, 10)
    assert found(model, "hall", "unanswered")["passed"]


def test_a_machine_s_answer_leaves_a_message_unanswered_and_a_comment_is_none():
    model = model_of(days=114)
    write(model, "town", 17.5 * DAY, auto=True)
    write(model, "hall", 17.5 * DAY, kind=COMMENT)
    assert not found(model, "town", "unanswered")["passed"]
    assert found(model, "hall", "unanswered")["passed"]


def test_messages_of_burn_in_are_not_held_against_a_strategy():
    model = model_of(days=114)
    write(model, "town", 14 * DAY - 1)
    assert found(model, "town", "unanswered")["passed"]
    write(model, "town", 14 * DAY)
    assert found(model, "town", "unanswered")["dates"] == f"{date(104)}/{date(113)}"


def test_what_the_days_are_too_few_for_is_neither_passed_nor_failed():
    model = model_of(days=40)
    write(model, "town", 3.5 * DAY)
    row = found(model, "town", "unanswered")
    assert pd.isna(row["passed"])
    assert row["tested_days"] == 0
    assert untested(inspection(model)) == [("national", "unanswered", 90)]


# Crisis

RUMOUR = "[{{key: flood, kind: rumour, day: {day}, hour: 9, seeds: 5, plausibility: 0.5{rebuttal}}}]"
REBUTTAL = ", rebuttal: {account: town, after_hours: 2}"


def crisis(word, day=20, rebuttal=REBUTTAL):
    """A rumour at 9 o'clock, and an official word so many hours later."""
    model = model_of(events=RUMOUR.format(day=day, rebuttal=rebuttal))
    if word is not None:
        model.newsroom.articles.append(article(model, "town", day * 24 + 9 + word, rebuts=0))
    return inspection(model).query("rule == 'crisis'")


def test_the_first_official_word_within_five_hours():
    assert crisis(5)["passed"].tolist() == [True]
    late = crisis(6)
    assert late[["account", "dates"]].to_numpy().tolist() == [["town", str(date(20))]]
    assert crisis(24)["dates"].tolist() == [f"{date(20)}/{date(21)}"]
    assert crisis(None)["dates"].tolist() == [f"{date(20)}/{date(39)}"]


def test_two_late_words_with_a_day_between_are_two_stretches():
    rumours = [RUMOUR.format(day=day, rebuttal=REBUTTAL)[1:-1].replace("flood", f"flood{day}") for day in (20, 22)]
    model = model_of(events=f"[{', '.join(rumours)}]")
    for rumour, day in enumerate((20, 22)):
        model.newsroom.articles.append(article(model, "town", day * 24 + 9 + 6, rebuts=rumour))
    row = found(model, "town", "crisis")
    assert (row["dates"], row["count"]) == (f"{date(20)}, {date(22)}", 2)


def test_a_rumour_that_nobody_was_to_answer_is_put_down_to_no_account():
    rows = crisis(None, rebuttal="")
    assert rows["account"].isna().all()
    assert rows["dates"].tolist() == [f"{date(20)}/{date(39)}"]
    (failure,) = [one for one in failures(rows.assign(seed=1)) if one.rule == "crisis"]
    assert failure.account is None


def test_rumours_of_burn_in_are_not_judged():
    assert crisis(None, day=13).empty
    assert not crisis(None, day=14).empty


# Weeks and months


def test_articles_a_week_in_whole_weeks_after_burn_in():
    """Burn-in ends on Wednesday of week 2; whole weeks begin on days 21, 28; the last days are a part of one."""
    model = model_of(burn_in=16, rules="[luan, xiayi]")
    publish(model, "town", [21, 22, 27, 28])
    assert found(model, "town", "posts_a_week", "luan")["passed"]
    row = found(model, "town", "posts_a_week", "xiayi")
    assert (row["dates"], row["tested_days"]) == (f"{date(28)}/{date(34)}", 14)
    silent = found(model, "hall", "posts_a_week", "luan")
    assert (silent["dates"], silent["count"]) == (f"{date(21)}/{date(34)}", 1)


@pytest.mark.parametrize(
    ("sent", "dates"),
    [
        ([], ""),
        ([(29 * DAY, None)], "2019-04-01/2019-04-30"),
        ([(29 * DAY, None), (40 * DAY, 57.9 * DAY)], ""),
        ([(29 * DAY, 58.1 * DAY)], "2019-04-01/2019-04-30"),
        ([(59 * DAY, None)], ""),
    ],
)
def test_an_answer_in_a_whole_month_in_which_people_wrote(sent, dates):
    """Day 28 is 1 April, day 57 is 30 April: the only whole month of 70 days."""
    model = model_of(days=70, rules="[luan]")
    for minute, answered in sent:
        write(model, "town", minute, answered, kind=COMMENT)
    row = found(model, "town", "answers_a_month", "luan")
    assert (row["dates"], row["tested_days"]) == (dates, 30)


# The table and what is made of it


def test_every_rule_is_checked_and_has_its_words():
    assert {rule.key for rule in RULES} == set(CHECKS)
    assert len({(rule.set, rule.key) for rule in RULES}) == len(RULES)
    spoken = {f"inspection.rule.{rule.key}" for rule in RULES} | {f"inspection.set.{name}" for name in SETS}
    written = {key for key in words.catalogue() if key.startswith(("inspection.rule.", "inspection.set."))}
    assert spoken == written


def test_the_summary_counts_pairs_of_account_and_rule():
    model = model_of(days=16, burn_in=14, rules="[national, minhou]").run()
    model.newsroom.articles.clear()
    said = summary(model)
    assert said["inspections_failed"] == 4
    assert said["inspection_passed"] is False
    assert summary(GovSimModel(small(), seed=1).run())["inspection_passed"] is True


def test_a_scenario_without_rules_is_not_inspected():
    model = model_of(rules="[]")
    assert inspection(model).empty
    assert no_rows().columns.equals(inspection(model).columns)
    assert failures(no_rows().assign(seed=[])) == []


def test_no_strategy_can_choose_its_inspection():
    strategies = STRATEGIES + "- {key: lax, name: {en: b, zh: 乙}, set: {inspection: []}}\n"
    with pytest.raises(GovsimError):
        regimes(small_with(strategies=strategies), "lax")
