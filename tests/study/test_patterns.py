import json

import numpy as np
import pandas as pd
import pytest

from govsim.cli import main
from govsim.rules.evidence import BY_KEY
from govsim.rules.numbers import CHANNELS, behaviour
from govsim.study import directions, patterns
from govsim.study.patterns import Observation, applying, check, found
from tests.examples import ROOT, small

SMALL = str(ROOT / "tests" / "small.yaml")


def observation(seed, value):
    values = dict.fromkeys(BY_KEY, value)
    return Observation(seed, values, patterns.observe(small(), 1).articles)


def test_a_pattern_is_judged_by_the_median_of_the_seeds():
    [one] = found([BY_KEY["likes_per_read"]], [observation(1, 0.01), observation(2, 0.02), observation(3, 9.0)])
    assert one.value == 0.02
    assert one.holds
    assert one.low == pytest.approx(0.01 + 0.05 * 0.01)


def test_a_pooled_pattern_is_judged_by_the_articles_of_all():
    seen = [observation(1, 0.0), observation(2, 0.0)]
    [one] = found([BY_KEY["service_information_open"]], seen)
    assert one.value > 0
    assert one.high == 0.0


def test_a_scenario_is_held_against_what_it_lists():
    assert [pattern.key for pattern in applying(small(patterns=["likes_per_read"]))] == ["likes_per_read"]
    assert len(applying(small())) == len(BY_KEY)


def days(seed, followers, trust, count):
    """A run whose followers and trust go straight from one value to another."""
    course = {"cumulate_user": np.linspace(*followers, count), "trust": np.linspace(*trust, count)}
    return pd.DataFrame({"seed": seed, "day": range(count)} | course)


MONTHS = {"horizon__days": 65, "horizon__burn_in_days": 4}


def test_followers_that_shrink_and_trust_that_moves_are_said_without_looking_at_articles():
    """From day 4 to 64: 1,000 to 940 is −3 % a month; trust 0.5 to 0.58 in 64 days is 0.1125 in 90."""
    course = days(1, (1004, 940), (0.5, 0.58), 65)
    growth, trust = patterns.outside(small(**MONTHS), course)
    assert (growth.pattern.key, growth.value) == ("net_growth_per_month", pytest.approx(-0.03))
    assert (trust.pattern.key, trust.value) == ("stationary_trust", pytest.approx(0.1125))


def test_what_is_as_observed_not_asked_about_or_too_short_to_tell_is_not_said():
    steady, shrinking = days(1, (1000, 1004), (0.5, 0.5), 65), days(1, (1004, 940), (0.5, 0.5), 65)
    assert patterns.outside(small(**MONTHS), steady) == []
    assert len(patterns.outside(small(**MONTHS), shrinking)) == 1
    assert patterns.outside(small(**MONTHS, patterns=["likes_per_read"]), shrinking) == []
    assert patterns.outside(small(horizon__days=33), shrinking.iloc[:33]) == []
    tv = {"key": "tv", "channel": "offline", "account": "town", "start_day": 2, "days": 2, "reach_per_day": 0.1}
    assert patterns.outside(small(**MONTHS, campaigns=[tv]), shrinking) == []
    assert patterns.outside(small(**MONTHS), shrinking.iloc[:0]) == []


def test_the_median_of_the_seeds_is_said():
    """−3 %, −3 % and 0 a month."""
    runs = pd.concat([days(seed, (1004, end), (0.5, 0.5), 65) for seed, end in ((1, 940), (2, 940), (3, 1004))])
    assert [one.value for one in patterns.outside(small(**MONTHS), runs)] == [pytest.approx(-0.03)]


def test_one_process_sees_what_two_see_and_predictions_do_not_count():
    scenario = small(patterns=["read_concentration"])
    one, two = check(scenario, [1, 2], workers=1), check(scenario, [1, 2], workers=2)
    assert one.findings == two.findings
    assert one.hold
    assert not check(small(patterns=["likes_per_read"], behaviour={"like_base": 1}), [1], workers=1).hold


def test_a_run_that_fails_is_a_row(monkeypatch):
    monkeypatch.setattr(patterns, "run", lambda *_, **__: 1 / 0)
    done = check(small(), [1], workers=1)
    assert [one.error for one in done.failed] == ["ZeroDivisionError: division by zero"]
    assert not done.hold


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_command_prints_a_table_and_says_by_its_code_whether_all_hold(capsys, tmp_path, lang):
    assert main(["patterns", SMALL, "--seeds", "2", "--lang", lang, "--workers", "1", "--out", str(tmp_path)]) == 1
    assert "✗" in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} >= {"patterns.png", "patterns.csv", "manifest.json"}


def test_json_of_patterns_is_plain_json(capsys):
    main(["patterns", SMALL, "--seeds", "1", "--workers", "1", "--json"])
    printed = json.loads(capsys.readouterr().out)
    assert [row["key"] for row in printed["patterns"]] == list(BY_KEY)


def test_notes_on_own_data_stand_below_the_table_and_in_json(capsys, tmp_path):
    own = tmp_path / "followers.csv"
    own.write_text("时间,取消关注人数,累积关注人数\n2022-03-28,2,1000\n合计,2,1000\n", encoding="utf-8")
    command = ["patterns", SMALL, "--seeds", "1", "--workers", "1", "--data", str(own)]
    main([*command, "--lang", "zh"])
    table = "".join(capsys.readouterr().out.split())
    assert "注意：" in table
    assert "合计行和只有一格内容的行未读取：第3行（合计）" in table
    main([*command, "--lang", "en", "--json"])
    found = capsys.readouterr()
    printed = json.loads(found.out)
    assert printed["own_data"] == {"unfollow_per_day": 0.002}
    [note] = printed["own_data_notes"]
    assert note == f"{own}: rows that hold sums or a single cell are not read: 3 (合计)"
    assert f"Note: {note}" in found.err


def test_own_data_that_determine_no_pattern_are_said_to(capsys, tmp_path):
    own = tmp_path / "followers.csv"
    own.write_text("时间,累积关注人数\n2022-03-28,1000\n", encoding="utf-8")
    main(["patterns", SMALL, "--seeds", "1", "--workers", "1", "--data", str(own), "--lang", "en", "--json"])
    printed = json.loads(capsys.readouterr().out)
    assert printed["own_data"] == {}
    assert printed["own_data_notes"] == ["the files determine none of the patterns: their columns do not suffice"]


def test_directions_by_rule_hold_and_fail_where_the_numbers_turn_them():
    rules = {one.key: one.holds for one in directions.DIRECTIONS if isinstance(one, directions.Rule)}
    turned = {
        "useful_before_fast": {"late_floor": 0.0, "reply_half_life": 1},
        "limited_attention": {"social_crowding": 0},
        "exposures": {"social_proof": 1.5},
        "campaign_followers": {f"campaign_habit_{CHANNELS[0]}": 0.9},
    }
    assert rules.keys() == turned.keys()
    for key, holds in rules.items():
        assert holds(behaviour())
        assert not holds(behaviour(turned[key])), key


def test_every_lever_of_the_directions_is_played_once_and_judged():
    done = directions.check(small(), [1, 2], workers=1)
    assert [one.direction.key for one in done.shown] == [one.key for one in directions.DIRECTIONS]
    effects = {one.direction.key: one.effect for one in done.shown if one.effect}
    assert effects["answers_by_staff"].mean > max(directions.ANSWERED)
    assert effects["pushes_unfollow"].difference is not None
    assert len({json.dumps(lever) for lever in directions.levers()}) == len(directions.levers())
    assert np.isfinite(effects["machine_less_useful"].difference)


def test_an_interrupt_keeps_what_is_finished(monkeypatch):
    def interrupted(work, tasks, workers):
        yield tasks[0], work(*tasks[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(patterns.processes, "each", interrupted)
    done = check(small(patterns=["read_concentration"]), [1, 2], workers=1)
    assert done.interrupted
    assert not done.hold
    assert np.isfinite(done.findings[0].value)
