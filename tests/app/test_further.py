import threading

import numpy as np
import pytest

from govsim.app.choice import with_preset
from govsim.app.further import Further, found
from govsim.study import compare as comparing
from govsim.study.compare import compare


def test_the_last_day_s_difference_is_that_of_the_comparison(choice):
    choice = with_preset(choice, "b", "friendly")
    done = compare(choice.scenario, 3, strategies=["today", "friendly"], workers=1)
    known = found(done.cells, "today", "friendly", 3).differences
    wanted = done.estimate("friendly", "followers_end")
    assert known["followers"].mean[-1] == pytest.approx(wanted.difference)
    assert (known["followers"].low[-1], known["followers"].high[-1]) == pytest.approx((wanted.low, wanted.high))
    assert known["trust"].mean[-1] == pytest.approx(done.estimate("friendly", "trust").difference)


def test_reads_are_added_up_and_nothing_differs_in_burn_in(choice):
    done = compare(choice.scenario, 2, strategies=["today", "friendly"], workers=1)
    reads = found(done.cells, "today", "friendly", 2).differences["reads"]
    series = done.series().pivot_table(index="day", columns=["strategy", "seed"], values="read_user").cumsum()
    assert np.allclose(reads.mean, (series["friendly"] - series["today"]).mean(axis=1))
    assert not reads.mean[:4].any()


def test_seeds_of_one_side_alone_do_not_count(choice):
    done = compare(choice.scenario, 2, strategies=["today", "friendly"], workers=1)
    assert found(done.cells[:1], "today", "friendly", 2).seeds == 0
    assert found(done.cells[:3], "today", "friendly", 2).seeds == 1


def test_pages_take_turns_and_those_that_left_are_passed_over(choice, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    played = []

    def compare(scenario, seeds, **_):
        played.append(seeds)
        begun.set()
        assert go_on.wait(30)

    monkeypatch.setattr("govsim.app.further.compare", compare)
    one, other, left = (Further(lambda found: None, pytest.fail) for _ in range(3))
    one.begin(choice, 2)
    assert begun.wait(30)
    left.begin(choice, 3)
    other.begin(choice, 4)
    left.stop()
    assert played == [2]
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == "govsim-further":
            thread.join(30)
    assert played == [2, 4]


def test_what_is_overtaken_is_dropped(choice, monkeypatch):
    monkeypatch.setattr(comparing.processes, "cores", lambda: 1)
    told, first = [], threading.Event()

    def hear(one):
        told.append(one)
        if one.done == 1:
            further.stop()
            first.set()

    further = Further(hear, pytest.fail)
    further.begin(with_preset(choice, "b", "friendly"), 50)
    assert first.wait(60)
    for thread in threading.enumerate():
        if thread.name == "govsim-further":
            thread.join(30)
    assert max(one.done for one in told) == 1
