"""What check notes of good scenarios."""

import pytest

from govsim.cli import main
from govsim.scenario import yaml_source
from govsim.scenario.doubts import doubts
from govsim.scenario.load import parse
from tests.examples import SCENARIOS, SMALL

KNOWN = {"doubt.left_out", "doubt.service_pushes", "doubt.same_strategy"}
"""What is doubtful in the small scenario: no review, 13 pushes a month of a service account, a strategy twice."""
TOWN = "kind: subscription\n    followers: 0.5"
CAMPAIGN = """campaigns:
  - {{key: tv, channel: offline, account: town, start_day: 2, days: {days}, reach_per_day: {reach}{more}}}"""


def notes(text):
    return doubts(parse(text), yaml_source.parse(text, "x").data)


def changed(old, new):
    assert old in SMALL
    return SMALL.replace(old, new)


def added(text):
    return f"{SMALL}\n{text}\n"


DOUBTFUL = {
    "friends": (changed("size: 300", "size: 9000").replace("mean_friends: 12", "mean_friends: 400"),
                ("population", "network", "mean_friends"), {"value": "400", "most": "300"}),
    "sessions": (changed("sessions_per_day: 7", "sessions_per_day: 60"),
                 ("population", "segments", 0, "sessions_per_day"), {"value": "60", "most": "40"}),
    "nobody": (changed("share: 0.6", "share: 1").replace("share: 0.4,", "share: 0,"),
               ("population", "segments", 1, "share"), {}),
    "no_needs": (SMALL.replace("政策}}", "政策}, need_weight: 0}").replace("办事}}", "办事}, need_weight: 0}"),
                 ("topics",), {}),
    "followers": (changed(TOWN, TOWN.replace("0.5", "1.0")), ("accounts", 1, "followers"),
                  {"value": "1", "most": "0.95"}),
    "office_hours": (changed("editors: {hours_per_week: 30}", "editors: {hours_per_week: 15000}"),
                     ("accounts", 0, "practice", "editors", "hours_per_week"), {"value": "15,000", "most": "2,000"}),
    "clerk_hours": (changed("hours_per_week: 20}", "hours_per_week: 200, clerks: 2}"),
                    ("accounts", 0, "practice", "reply", "hours_per_week"), {"value": "100", "most": "60"}),
    "no_clerk_hours": (changed("hours_per_week: 20}", "hours_per_week: 0}"),
                       ("accounts", 0, "practice", "reply"), {"value": "both"}),
    "no_editor_hours": (changed("editors: {hours_per_week: 30}", "editors: {hours_per_week: 0}"),
                        ("accounts", 0, "practice", "editors"), {"value": "3"}),
    "articles_per_push": (added("platform: {articles_per_push: 1}"),
                          ("accounts", 0, "practice", "articles_per_push"), {"value": "2", "most": "1"}),
    "reach": (added(CAMPAIGN.format(days=2, reach=0.5, more=", segments: [old]")), ("campaigns", 0, "reach_per_day"),
              {"value": "0.5", "most": "0.1", "people": "120", "daily": "60"}),
    "campaign_days": (added(CAMPAIGN.format(days=20, reach=0.01, more="")), ("campaigns", 0, "days"),
                      {"value": 20, "most": 10}),
    "rumour_seeds": (added("events: [{key: flood, kind: rumour, day: 3, hour: 9, seeds: 301, plausibility: 0.5}]"),
                     ("events", 0, "seeds"), {"value": "301", "most": "300"}),
    "same_name": (changed("name: {en: Town, zh: 镇发布}", "name: {en: Service hall, zh: 政务服务}"),
                  ("accounts", 1), {"value": "town", "other": "hall"}),
}  # fmt: skip
"""300 people, 120 of whom are old; 12 days."""


@pytest.mark.parametrize("kind", DOUBTFUL)
def test_what_is_doubtful_is_noted_with_its_place(kind):
    text, place, values = DOUBTFUL[kind]
    found = [note for note in notes(text) if note.key not in KNOWN]
    assert (found[0].key, found[0].path, found[0].values) == (f"doubt.{kind}", place, values)
    assert {note.key for note in found} == {f"doubt.{kind}"}


def test_of_the_small_scenario_what_is_left_out_a_platform_s_limit_and_a_repetition_are_noted():
    left_out, pushes, same = notes(SMALL)
    assert (left_out.values["value"], left_out.values["accounts"]) == ("review_hours_per_article", ["hall", "town"])
    assert pushes.values == {"value": "3", "monthly": "13", "most": 4}
    assert (same.path, same.values) == (("strategies", 1), {"value": "same", "other": "today"})


def test_a_practice_without_replies_or_services_is_noted():
    text = changed("      reply: {mode: both, hours_per_week: 20}\n", "").replace("      service_level: 0.4\n", "")
    assert {note.values["value"] for note in notes(text) if note.key == "doubt.left_out"} == {
        "review_hours_per_article", "reply", "service_level",
    }  # fmt: skip


def test_what_only_a_strategy_makes_doubtful_is_noted_there():
    text = changed("set: {accounts.town.practice.tone: 1}", "set: {accounts.town.practice.reply.hours_per_week: 9000}")
    [hours, clerk] = [note for note in notes(text) if note.key not in KNOWN]
    assert {hours.key, clerk.key} == {"doubt.office_hours", "doubt.clerk_hours"}
    assert hours.path == clerk.path == ("strategies", 2, "set", "accounts.town.practice.reply.hours_per_week")


@pytest.mark.parametrize(("lang", "first"), [("en", "Note: "), ("zh", "注意：")])
def test_check_says_notes_below_and_the_file_is_good(tmp_path, capsys, lang, first):
    path = tmp_path / "town.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert main(["check", str(path), "--lang", lang]) == 0
    good, *notes = capsys.readouterr().out.splitlines()
    assert str(path) in good
    assert len(notes) == 3
    assert all(note.startswith(f"{first}{path}:") for note in notes)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_of_shipped_scenarios_nothing_is_noted(path, capsys):
    assert main(["check", str(path), "--lang", "en"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
