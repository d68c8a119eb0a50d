import threading
import time

import pytest

from govsim.app.session import Session
from tests.examples import SMALL

PATIENCE = 180  # seconds: reached only where something is wrong, however busy the machine


class Browser:
    """What a page would see, and wait for."""

    def __init__(self, shelf):
        self.got, self.changed = [], threading.Condition()
        self.session = Session(shelf, self.hear, "en")

    def hear(self, message, buffers):
        with self.changed:
            self.got.append(message | {"buffers": buffers})
            self.changed.notify_all()
        if message["what"] == "frame":
            self.session.receive({"do": "seen", "number": message["number"]})

    def ask(self, **message):
        since = len(self.got)
        self.session.receive(message)
        return since

    def wait(self, what, wanted=lambda one: True, since=0):
        with self.changed:
            find = lambda: [one for one in self.got[since:] if one["what"] == what and wanted(one)]  # noqa: E731
            found = self.changed.wait_for(find, PATIENCE)
        assert found, what
        return found[-1]


@pytest.fixture
def tab(shelf, monkeypatch):
    monkeypatch.setattr("govsim.app.session.UNASKED", 0)
    found = Browser(shelf)
    yield found
    found.session.close()
    found.session.runner.thread.join(PATIENCE)


def settled(hour):
    return lambda one: one["hour"] == hour and not one["playing"] and one["replaying"] is None


def test_hello_gets_everything(tab):
    tab.ask(do="hello", search="", lang="zh")
    assert tab.wait("texts")["texts"]["page.play"] == "播放"
    assert tab.wait("setup")["days"] == 12
    assert tab.wait("choice")["sides"]["a"]["name"] == "现状"
    assert len(tab.wait("people")["buffers"][0]) == 4 * 300
    assert len(tab.wait("frame", settled(0))["buffers"]) == 8


def test_a_link_brings_everything_back(tab, shelf):
    tab.ask(do="hello", search="", lang="en")
    tab.ask(do="lever", side="b", account="town", lever="tone", value=0.8)
    tab.ask(do="jump", day=7)
    frame = tab.wait("frame", settled(168))
    link = tab.wait("choice")["link"]
    other = Browser(shelf)
    other.ask(do="hello", search=f"?{link}", lang="en")
    again = other.wait("frame", settled(168))
    assert again["sides"]["b"]["curves"] == frame["sides"]["b"]["curves"]
    assert other.wait("choice")["values"] == tab.wait("choice")["values"]
    other.session.close()


def test_a_lever_moved_midway_holds_from_the_next_midnight(tab):
    tab.ask(do="hello", search="")
    tab.ask(do="jump", day=6)
    tab.wait("frame", settled(144))
    since = tab.ask(do="lever", side="b", account="town", lever="tone", value=1)
    assert tab.wait("choice", since=since)["sides"]["b"]["marks"] == [[6, "Town · Friendly tone"]]
    tab.wait("frame", settled(144), since)
    since = tab.ask(do="lever", side="b", account="*", lever="tone", value=0.5, since="start")
    assert tab.wait("choice", since=since)["sides"]["b"]["marks"] == []


def test_a_campaign_is_made_changed_and_given_up(tab):
    asked = {"channel": "offline", "account": "town", "start_day": 6, "days": 3, "reach_per_day": 0.5, "cost": 900}
    tab.ask(do="hello", search="")
    since = tab.ask(do="campaign", side="b", campaign=asked)
    assert tab.wait("campaign", since=since)["side"] == "b"
    side = tab.wait("choice", since=since)["sides"]["b"]
    assert [(one["key"], one["own"]) for one in side["campaigns"]] == [("campaign_1", True)]
    assert side["marks"] == [[6, "Town · campaign"]]
    tab.ask(do="jump", day=8)
    sides = tab.wait("frame", settled(192))["sides"]
    assert sides["b"]["spent"]["paid"] - sides["a"]["spent"]["paid"] == pytest.approx(900)
    assert sides["b"]["curves"]["followers"][-1] > sides["a"]["curves"]["followers"][-1]
    since = tab.ask(do="campaign", side="b", key="campaign_1", campaign=asked | {"cost": 100})
    assert [one["cost"] for one in tab.wait("choice", since=since)["sides"]["b"]["campaigns"]] == [100]
    since = tab.ask(do="no campaign", side="b", key="campaign_1")
    assert tab.wait("choice", since=since)["sides"]["b"]["campaigns"] == []


def test_at_the_end_all_outcomes_are_there(tab):
    tab.ask(do="hello", search="")
    tab.ask(do="jump", day=12)
    outcomes = tab.wait("frame", settled(288))["outcomes"]
    assert [row[0] for row in outcomes][:2] == ["reads", "readers"]


@pytest.mark.parametrize(
    "message",
    [
        {}, {"do": "sing"}, {"do": "jump", "day": "x"}, {"do": "jump"}, {"do": "seed", "seed": -1},
        {"do": "size", "size": 10**9}, {"do": "lever", "side": "c", "lever": "tone", "value": 1},
        {"do": "lever", "side": "a", "lever": "nothing", "value": 1},
        {"do": "lever", "side": "a", "lever": "tone", "value": 7},
        {"do": "preset", "side": "a", "key": "nobody"}, {"do": "scenario", "name": "../../etc/passwd"},
        {"do": "citizen", "side": "a", "citizen": -1}, {"do": "speed", "speed": "light"}, {"do": "upload", "name": "x"},
        {"do": "campaign", "side": "a"}, {"do": "campaign", "side": "a", "campaign": 7},
        {"do": "campaign", "side": "a", "campaign": {}}, {"do": "campaign", "side": "c", "campaign": {}},
        {"do": "campaign", "side": "a", "campaign": {"channel": ["x"], "account": {}, "start_day": "x"}},
        {"do": "upload", "name": "x", "buffers": [b"- 1"]}, {"do": "lever", "side": "a", "lever": ["a"], "value": 1},
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_sentence(tab, message):
    tab.ask(do="hello", search="")
    tab.wait("frame", settled(0))
    since = tab.ask(**message)
    assert tab.wait("error", since=since)["text"]
    tab.ask(do="day")
    tab.wait("frame", settled(24))


def test_upload_and_download_are_inverse(tab):
    tab.ask(do="hello", search="")
    tab.ask(do="upload", name="mine.yaml", buffers=[SMALL.replace("tone: 1", "tone: 0.5").encode()])
    tab.ask(do="lever", side="b", account="town", lever="tone", value=0.8)
    since = tab.ask(do="download", kind="yaml")
    text = tab.wait("file", since=since)["text"]
    since = tab.ask(do="upload", name="again.yaml", buffers=[text.encode()])
    presets = [key for key, _ in tab.wait("setup", since=since)["presets"]]
    assert presets == ["today", "same", "friendly", "topics", "same_b"]


def test_the_table_of_days_has_a_row_for_each_side_and_day(tab):
    tab.ask(do="hello", search="")
    tab.ask(do="jump", day=5)
    tab.wait("frame", settled(120))
    since = tab.ask(do="download", kind="csv")
    lines = tab.wait("file", since=since)["text"].splitlines()
    assert lines[0].startswith("\ufeffref_date,day,strategy,read_user,read_session")
    assert len(lines) == 1 + 2 * 5


def test_the_command_line_says_the_same(tab, shelf):
    tab.ask(do="hello", search="?scenario=quickstart&size=500")
    commands = tab.wait("choice")["commands"]
    assert not commands["download"]
    assert commands["shell"].endswith(
        "quickstart.yaml --strategies today,more_original --seeds 5 --set population.size=500"
    )
    since = tab.ask(do="lever", side="b", account="*", lever="tone", value=0.8)
    commands = tab.wait("choice", since=since)["commands"]
    assert commands["download"]
    assert "--strategies today,more_original_b" in commands["shell"]


def test_two_pages_do_not_touch_each_other(tab, shelf):
    other = Browser(shelf)
    for one in (tab, other):
        one.ask(do="hello", search="")
        one.wait("frame", settled(0))
    tab.ask(do="lever", side="a", account="*", lever="tone", value=0.9)
    tab.ask(do="jump", day=4)
    tab.wait("frame", settled(96))
    assert other.session.snapshot.hour == 0
    assert other.session.choice.a.strategy.set == {}
    other.session.close()


def test_closing_ends_all_threads(shelf):
    one = Browser(shelf)
    one.ask(do="hello", search="")
    one.wait("frame", settled(0))
    one.ask(do="speed", speed="slow")
    one.ask(do="play")
    one.session.close()
    one.session.runner.thread.join(PATIENCE)
    assert not one.session.runner.thread.is_alive()
    assert one.session.runner.players == {}


def test_a_story_comes_back(tab):
    tab.ask(do="hello", search="")
    tab.ask(do="jump", day=6)
    tab.wait("frame", settled(144))
    since = tab.ask(do="citizen", side="b", citizen=17)
    assert tab.wait("story", since=since)["diary"]["citizen"] == 17


def test_further_seeds_end_in_a_headline_with_an_interval(tab):
    tab.ask(do="hello", search="?a=today&b=friendly")
    tab.ask(do="jump", day=12)
    tab.wait("frame", settled(288))
    since = tab.ask(do="seeds", seeds=2)
    tab.wait("interval", lambda one: one["done"] == one["wanted"] == 4, since)
    deadline = time.monotonic() + PATIENCE
    while "2 seeds" not in tab.wait("frame")["headline"] and time.monotonic() < deadline:
        time.sleep(0.1)
    assert "2 seeds" in tab.wait("frame")["headline"]


def test_what_cannot_be_played_leaves_what_can(tab):
    tab.ask(do="hello", search="?scenario=quickstart&size=50")
    assert "friends" in tab.wait("error")["text"]
    tab.wait("frame", settled(0))
    assert tab.wait("choice")["size"] == 300
    since = tab.ask(do="size", size=20)
    assert "friends" in tab.wait("error", since=since)["text"]
    assert tab.wait("choice", since=since)["size"] == 300


def test_a_link_that_does_not_fit_into_memory_is_refused(tab, monkeypatch):
    monkeypatch.setattr("govsim.model.memory.available", lambda: 0.4e9)
    tab.ask(do="hello", search="?size=190000")
    assert "memory" in tab.wait("error")["text"]
    assert tab.session.choice.scenario.population.size == 300


def test_what_does_not_fit_into_memory_is_refused(tab, monkeypatch):
    tab.ask(do="hello", search="")
    tab.wait("frame", settled(0))
    monkeypatch.setattr("govsim.model.memory.available", lambda: 0.4e9)
    since = tab.ask(do="size", size=190_000)
    assert "memory" in tab.wait("error", since=since)["text"]
    assert tab.session.choice.scenario.population.size == 300
