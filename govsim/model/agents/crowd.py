"""The crowd of agents: citizens one by one, in order of index."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from govsim.model import day as planning
from govsim.model.accounts.helpdesk import COMMENT, Answer
from govsim.model.accounts.newsroom import Push
from govsim.model.accounts.outreach import Reach
from govsim.model.agents.citizen import Citizen, Follow
from govsim.model.crowd import Host
from govsim.model.world.build import Followers, World
from govsim.rules import following
from govsim.rules.chance import Stream
from govsim.rules.presence import HOURS_A_DAY


class AgentCrowd:
    """A `Crowd` of objects of one kind."""

    hours_at_once = 1

    def __init__(self, model: Host, world: World, kind: type[Citizen]):
        self.model, self.world = model, world
        self.citizens = [kind(model, index, traits) for index, traits in enumerate(_traits(world))]

    def begin_day(self, day: int, reaches: list[Reach]) -> None:
        """Draw the plan of the day."""
        model, size = self.model, self.world.size
        self.sessions_today = planning.sessions(model.seed, day, self.world.sessions_per_day)
        self.needs_today = planning.needs(model.seed, day, (0, size), model.outreach.need_factors(day), model.b)
        self.contacts_today = [
            (reach, planning.contacts(model.seed, day, reach.item, (0, size), reach.chances)) for reach in reaches
        ]

    def meet_campaigns(self, hour_of_day: int) -> None:
        """Campaign contacts of the hour."""
        for reach, contacts in self.contacts_today:
            for index in contacts.at(hour_of_day).tolist():
                self.citizens[index].meet_campaign(reach)

    def have_needs(self) -> None:
        """Needs of the hour."""
        for index in self.needs_today.at(self.model.hour % HOURS_A_DAY).tolist():
            self.citizens[index].have_need()

    def have_sessions(self, until: int) -> int:  # noqa: ARG002 - one hour at once
        """Sessions of the hour."""
        hour = self.model.hour
        for index in self.sessions_today.at(hour % HOURS_A_DAY).tolist():
            self.citizens[index].session()
        return hour

    def deliver(self, answers: list[Answer]) -> None:
        """Put answers where their citizens will find them."""
        for answer in answers:
            if answer.message.kind != COMMENT:
                self.citizens[answer.message.citizen].mailbox.append(answer)

    def open_account(self, account: int, followers: Followers) -> None:
        """An account opens with followers."""
        for index, habit in zip(followers.citizens.tolist(), followers.habits.tolist(), strict=True):
            citizen = self.citizens[index]
            citizen.follows[account] = Follow(habit=habit, since=self.model.hour - 1)
            self.model.followers[account, citizen.segment] += 1

    def close_account(self, account: int, heir: int | None) -> None:
        """Followers, with their habits, pass to the heir."""
        self.model.followers[account] = 0
        for citizen in self.citizens:
            citizen.unfollowed.pop(account, None)
            follow = citizen.follows.pop(account, None)
            if follow and heir is not None and heir not in citizen.follows:
                citizen.follows[heir] = follow
                self.model.followers[heir, citizen.segment] += 1

    def start_rumour(self, number: int, chance: float) -> None:
        """Each citizen is among the first believers with `chance`."""
        for citizen in self.citizens:
            if citizen.draw(Stream.RUMOUR_SEED, self.model.rumour_items[number]) < chance:
                citizen.believe(number)

    def leak(self, account: int) -> None:
        """Data of the account's followers leak."""
        for citizen in self.citizens:
            if account in citizen.follows:
                citizen.suffer_leak()

    def receivers(self, push: Push) -> np.ndarray:
        """How many followers of each segment a push reaches: int64[segments]."""
        counts = self.model.followers[push.account].copy()
        if push.targeting > 0:
            for citizen in self.citizens:
                if push.account in citizen.follows and citizen.is_skipped(push):
                    counts[citizen.segment] -= 1
        return counts

    def trust(self, hour: int) -> np.ndarray:
        """Trust of every citizen in an hour: float64[size]."""
        return np.array([citizen.trust_at(hour) for citizen in self.citizens])

    def habits(self) -> np.ndarray:
        """Habit of every citizen with every account, NaN for those who do not follow: float64[size, accounts]."""
        habits = np.full((len(self.citizens), len(self.model.keys)), np.nan)
        for citizen in self.citizens:
            for account, follow in citizen.follows.items():
                habits[citizen.index, account] = follow.habit
        return habits

    def last_read(self) -> np.ndarray:
        """Hour of every citizen's last reading, −1 for none: int64[size]."""
        return np.array([citizen.last_read for citizen in self.citizens])

    def following(self) -> np.ndarray:
        """Who follows an account: bool[size]."""
        return np.array([bool(citizen.follows) for citizen in self.citizens])

    def habits_of(self, citizen: int) -> dict[int, float]:
        """Habits of one citizen."""
        return {account: follow.habit for account, follow in sorted(self.citizens[citizen].follows.items())}

    def trust_of(self, citizen: int, hour: int) -> float:
        """Trust of one citizen."""
        return float(self.citizens[citizen].trust_at(hour))

    def fatigue_of(self, citizen: int, account: int, hour: int) -> tuple[float, float]:
        """Fatigue of one citizen."""
        me, b = self.citizens[citizen], self.model.b
        follow = me.follows.get(account) or me.unfollowed.get(account)
        own = following.fatigue_left(follow.fatigue, hour - follow.fatigue_hour, b) if follow else 0.0
        return own, following.fatigue_left(me.fatigue, hour - me.fatigue_hour, b)


def _traits(population: World) -> Iterator[dict]:
    """The traits of each citizen as plain numbers and lists."""
    starts = population.friends.offsets.tolist()
    friends = population.friends.friends.tolist()
    columns = zip(
        population.segment.tolist(),
        population.interests.tolist(),
        population.digital_skill.tolist(),
        population.connectivity.tolist(),
        population.sociability.tolist(),
        population.baseline_trust.tolist(),
        strict=True,
    )
    names = ("segment", "interests", "skill", "connectivity", "sociability", "baseline")
    for index, row in enumerate(columns):
        yield dict(zip(names, row, strict=True)) | {"friends": friends[starts[index] : starts[index + 1]]}
