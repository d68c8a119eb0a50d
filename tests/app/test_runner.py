import threading
import time

import pytest

from govsim.app import runner as runners
from govsim.app.choice import scenario_of, with_lever
from govsim.app.player import Player
from govsim.app.runner import Runner
from govsim.errors import GovsimError
from govsim.study.runs.run import run

PATIENCE = 180.0


class Page:
    """Sees every picture, and waits for one that is as it should be."""

    def __init__(self, choice, seeing=True):
        self.seeing, self.snapshots, self.errors = seeing, [], []
        self.changed = threading.Condition()
        self.runner = Runner(choice, self.show, self.errors.append)

    def show(self, snapshot):
        with self.changed:
            self.snapshots.append(snapshot)
            self.changed.notify_all()
        if self.seeing:
            self.runner.seen(snapshot.number)

    def wait(self, wanted, since=0):
        with self.changed:
            found = self.changed.wait_for(
                lambda: [one for one in self.snapshots[since:] if one.replaying is None and wanted(one)], PATIENCE
            )
        assert found
        return found[-1]

    def paused_at(self, hour, since=0):
        return self.wait(lambda one: one.hour == hour and not one.playing, since)


@pytest.fixture
def tab(choice):
    found = Page(choice)
    yield found
    found.runner.end()
    found.runner.thread.join(PATIENCE)
    assert not found.runner.thread.is_alive()


def test_it_begins_at_hour_0_with_the_followers_that_open_with_the_accounts(tab):
    tab.runner.start()
    first = tab.paused_at(0)
    assert sum(one.followers for one in first.sides["a"].segments) > 0
    assert first.sides["a"].curves.followers == []


def test_what_is_played_again_leaves_its_last_day_lit_and_no_more(tab, choice):
    tab.runner.start(9 * 24)
    lit = tab.paused_at(9 * 24).sides["a"].lit
    reads = run(choice.scenario, "today", choice.seed).tables["reads"]
    last = reads[(reads["hour"] >= 8 * 24) & (reads["hour"] < 9 * 24)]
    assert set(lit.readers) == set(last["citizen"]) != set(reads["citizen"])
    since = len(tab.snapshots)
    tab.runner.to_day(11)
    lit = tab.paused_at(11 * 24, since).sides["a"].lit
    last = reads[(reads["hour"] >= 10 * 24) & (reads["hour"] < 11 * 24)]
    assert set(lit.readers) == set(last["citizen"])


def test_played_to_the_end_the_numbers_are_those_of_a_run(tab, choice):
    tab.runner.start()
    tab.runner.at_speed("full")
    tab.runner.play()
    last = tab.wait(lambda one: one.ended)
    for side, strategy in (("a", "today"), ("b", "same")):
        done = run(choice.scenario, strategy, 1)
        assert last.sides[side].summary == pytest.approx(done.summary, nan_ok=True)
        by_day = done.daily.groupby("day")
        assert last.sides[side].curves.followers == by_day["cumulate_user"].sum().tolist()
        assert [sum(day) for day in last.sides[side].curves.reads] == by_day["read_user"].sum().tolist()


def test_pause_holds(tab):
    tab.runner.start()
    tab.runner.at_speed("slow")
    tab.runner.play()
    tab.wait(lambda one: one.playing and one.hour > 0)
    tab.runner.pause()
    held = tab.wait(lambda one: not one.playing and one.hour > 0)
    time.sleep(0.5)
    assert tab.snapshots[-1].hour == held.hour == tab.runner.players["a"].hour


def test_one_day_and_jumps_forwards_and_back(tab):
    tab.runner.start()
    tab.runner.one_day()
    tab.paused_at(24)
    tab.runner.to_day(7)
    there = tab.paused_at(7 * 24)
    since = len(tab.snapshots)
    tab.runner.to_day(3)
    back = tab.paused_at(3 * 24, since)
    assert there.sides["a"].curves.followers[:3] == back.sides["a"].curves.followers


def test_a_lever_moved_midway_gives_what_the_file_gives(tab, choice):
    moved = with_lever(choice, "b", "accounts.town.practice.tone", 1.0, 6)
    tab.runner.start()
    tab.runner.to_day(6)
    tab.paused_at(6 * 24)
    since = len(tab.snapshots)
    tab.runner.choose(moved)
    tab.paused_at(6 * 24, since)
    tab.runner.to_day(12)
    last = tab.paused_at(12 * 24, since)
    assert last.sides["b"].summary == pytest.approx(run(scenario_of(moved), "same_b", 1).summary, nan_ok=True)
    assert last.sides["b"].summary["reads"] != run(choice.scenario, "same", 1).summary["reads"]


def test_the_side_that_did_not_change_is_not_played_again(tab, choice):
    tab.runner.start()
    tab.runner.to_day(5)
    tab.paused_at(5 * 24)
    kept = tab.runner.players["a"]
    since = len(tab.snapshots)
    tab.runner.choose(with_lever(choice, "b", "accounts.town.practice.tone", 1.0, 5))
    tab.paused_at(5 * 24, since)
    assert tab.runner.players["a"] is kept


def test_never_more_than_one_picture_is_on_its_way(choice):
    tab = Page(choice, seeing=False)
    tab.runner.start()
    tab.paused_at(0)
    tab.runner.play()
    tab.wait(lambda one: one.playing)
    count = sum(one.playing for one in tab.snapshots)
    time.sleep(0.6)
    assert sum(one.playing for one in tab.snapshots) == count == 1
    tab.runner.end()


def test_play_pauses_when_the_page_is_silent(choice, monkeypatch):
    monkeypatch.setattr(runners, "SILENCE", 0.3)
    tab = Page(choice, seeing=False)
    tab.runner.start()
    tab.runner.at_speed("slow")
    tab.runner.play()
    silent = tab.wait(lambda one: one.hour > 0 and not one.playing)
    assert not silent.ended
    tab.runner.end()


def test_an_error_is_said_and_the_thread_lives_on(tab, monkeypatch):
    tab.runner.start()
    tab.paused_at(0)
    monkeypatch.setattr(Player, "step", lambda player: 1 / 0)
    tab.runner.one_day()
    tab.wait(lambda one: tab.errors)
    assert isinstance(tab.errors[0], GovsimError)
    assert "ZeroDivisionError" in tab.errors[0].message("en")
    monkeypatch.undo()
    tab.runner.to_day(0)
    tab.runner.one_day()
    tab.paused_at(24)


def test_lit_are_those_who_read_since_the_last_picture(tab):
    tab.runner.start()
    tab.runner.to_day(6)
    tab.paused_at(144)
    lit = tab.snapshots[-1].sides["a"].lit
    own = tab.runner.players["a"].model
    rows = own.record.reads.sorted()
    fresh = rows[(rows["hour"] >= 120) & (rows["hour"] < 144)]
    seen = {one for shot in tab.snapshots if shot.sides for one in shot.sides["a"].lit.readers.tolist()}
    assert set(fresh["citizen"].tolist()) <= seen
    assert len(lit.following) == -(-300 // 8)
