import math

import numpy as np
import pytest

from govsim.app.choice import opened
from govsim.app.diary import diary
from govsim.model.agents.citizen import Citizen
from govsim.model.model import GovSimModel
from govsim.model.world import files as world_files
from govsim.study.runs.run import run
from tests.examples import small


@pytest.fixture(scope="module")
def restless():
    """People who unfollow easily, and what a run of them leaves."""
    scenario = small(accounts__town__practice__pushes_per_week=7.0, behaviour={"unfollow_base": -3.0})
    return opened(scenario, "small"), world_files.of(scenario, 1), run(scenario, "today", 1)


def story(restless, citizen, hours=12 * 24):
    choice, world, _ = restless
    return diary(choice, "a", world, citizen, hours, lambda: True)


def test_the_story_holds_what_the_run_counted(restless):
    reads, shares = restless[2].tables["reads"], restless[2].tables["shares"]
    citizen = int(reads["citizen"].value_counts().idxmax())
    found = story(restless, citizen)
    assert found.reads == (reads["citizen"] == citizen).sum() > 3
    assert found.shares == (shares["citizen"] == citizen).sum()
    hours = sorted(entry.hour for entry in found.entries if entry.what == "read")
    assert hours == sorted(reads[reads["citizen"] == citizen]["hour"])[-len(hours) :]


class Remembering(Citizen):
    """A citizen who keeps what made it unfollow: hour, and the terms of fatigue."""

    left = ()

    def reconsider(self, account):
        b, follow = self.model.b, self.follows[account]
        terms = b.unfollow_fatigue * self.fatigue_from(follow), b.unfollow_total * self.fatigue_total()
        super().reconsider(account)
        if account not in self.follows:
            self.left = (*self.left, (self.model.hour, *terms))


def test_everybody_s_unfollowing_is_found_and_its_terms_are_those_of_the_rule(restless):
    """The crowd of agents, whose citizens can be asked, lives the same lives."""
    agents = GovSimModel(restless[0].scenario, "today", 1, citizen_class=Remembering).run()
    wanted = {(person.index, *left) for person in agents.citizens for left in person.left}
    found = [(one, entry) for one in range(300) for entry in story(restless, one).entries if entry.what == "unfollow"]
    assert len(found) == restless[2].daily["cancel_user"].sum() > 10
    said = {(one, entry.hour, *(entry.about["terms"][name] for name in ("fatigue", "total"))) for one, entry in found}
    assert [pytest.approx(one) for one in sorted(said)] == sorted(wanted)
    for _, entry in found:
        assert entry.about["chance"] == pytest.approx(1 / (1 + math.exp(-sum(entry.about["terms"].values()))))


def test_it_ends_at_the_hour_asked(restless):
    assert all(entry.hour < 50 for citizen in range(30) for entry in story(restless, citizen, 50).entries)


def test_what_is_no_longer_wanted_is_dropped(restless):
    choice, world, _ = restless
    assert diary(choice, "a", world, 0, 48, lambda: False) is None
    assert np.isfinite(story(restless, 0).trust)
