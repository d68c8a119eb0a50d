"""A citizen's own story: had by playing the strategy again, since the same luck gives the same life.

Nothing has to be kept of everybody while the page plays; the one that is asked about is watched hour by hour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from govsim.app.choice import Choice, scenario_of
from govsim.app.player import Player
from govsim.model.record import SOURCES, Count, Service
from govsim.model.world.build import World
from govsim.rules import following
from govsim.rules.shape import HALF

NEWEST = 60
"""Entries of a diary that are shown."""
READ_FROM = {int(source): Count(source).name.removeprefix("READ_").lower() for source in SOURCES}


@dataclass(frozen=True)
class Entry:
    """Something that happened: `what`, in which hour, with which account; `about` depends on `what`."""

    hour: int
    what: str
    account: str = ""
    about: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Diary:
    """Who a citizen is, what it follows now (account, habit), its trust, and its newest entries, newest first."""

    citizen: int
    segment: str
    friends: int
    sessions: float
    skill: float
    trust: float
    follows: list[tuple[str, float]]
    reads: int
    shares: int
    entries: list[Entry]


class _Watch:
    """Looks at one citizen before and after every hour of a player."""

    def __init__(self, player: Player, citizen: int):
        self.player, self.model, self.citizen = player, player.model, citizen
        self.entries: list[Entry] = []

    def hour(self) -> None:
        """Pass an hour and note what it did to the follows."""
        hour = self.model.hour
        crowd = self.model.crowd
        before, trusted = crowd.habits_of(self.citizen), crowd.trust_of(self.citizen, hour)
        self.player.step()
        after = crowd.habits_of(self.citizen)
        for account, key in enumerate(self.model.keys):
            if account in after and account not in before:
                self._note(hour, "follow", key)
            if account in before and account not in after:
                self._note(hour, "unfollow", key, self._reason(account, before[account], trusted, hour))

    def _note(self, hour: int, what: str, account: str, about: dict | None = None) -> None:
        self.entries.append(Entry(hour, what, account, about or {}))

    def _reason(self, account: int, habit: float, trusted: float, hour: int) -> dict:
        """The terms of the rule `following.unfollow`, in log-odds; habit and trust as the hour began."""
        b, (own, total) = self.model.b, self.model.crowd.fatigue_of(self.citizen, account, hour)
        return {
            "chance": float(following.unfollow(own, total, habit, trusted, b)),
            "terms": {
                "base": float(b.unfollow_base),
                "fatigue": float(b.unfollow_fatigue * own),
                "total": float(b.unfollow_total * total),
                "habit": float(-b.unfollow_habit * (habit - HALF)),
                "trust": float(-b.unfollow_trust * (trusted - HALF)),
            },
        }


def diary(
    choice: Choice, side: str, world: World, citizen: int, hours: int, wanted: Callable[[], bool]
) -> Diary | None:
    """The story of a citizen up to an hour; None once it is no longer `wanted`."""
    player = Player(scenario_of(choice), choice.side(side).strategy.key, choice.seed, world)
    watch = _Watch(player, citizen)
    while player.hour < hours:
        if not wanted():
            return None
        watch.hour()
    return _written(watch)


def _written(watch: _Watch) -> Diary:
    model, citizen, world = watch.model, watch.citizen, watch.model.world
    reads, shares = watch.player.fresh()
    own_reads, own_shares = reads[reads["citizen"] == citizen], shares[shares["citizen"] == citizen]
    entries = [*watch.entries, *_read(watch, own_reads), *_shared(watch, own_shares), *_served(watch)]
    return Diary(
        citizen=citizen,
        segment=model.segments[world.segment[citizen]],
        friends=len(world.friends.friends_of(citizen)),
        sessions=float(world.sessions_per_day[citizen]),
        skill=float(world.digital_skill[citizen]),
        trust=model.crowd.trust_of(citizen, model.hour),
        follows=[(model.keys[account], habit) for account, habit in model.crowd.habits_of(citizen).items()],
        reads=len(own_reads),
        shares=len(own_shares),
        entries=sorted(entries, key=lambda one: one.hour, reverse=True)[:NEWEST],
    )


def _read(watch: _Watch, rows: np.ndarray) -> list[Entry]:
    return [
        Entry(int(row["hour"]), "read", *_article(watch, row["article"], source=READ_FROM[int(row["source"])]))
        for row in rows
    ]


def _shared(watch: _Watch, rows: np.ndarray) -> list[Entry]:
    return [Entry(int(row["hour"]), "share", *_article(watch, row["article"], chat=bool(row["chat"]))) for row in rows]


def _article(watch: _Watch, number: int, **about) -> tuple[str, dict]:
    article = watch.model.newsroom.articles[int(number)]
    return watch.model.keys[article.account], {"topic": watch.model.topics[article.topic]} | about


def _served(watch: _Watch) -> list[Entry]:
    rows = watch.model.record.served.sorted()
    return [_experience(watch, row) for row in rows[rows["citizen"] == watch.citizen]]


def _experience(watch: _Watch, row: np.void) -> Entry:
    about = {"kind": Service(int(row["kind"])).name.lower(), "value": float(row["value"])}
    return Entry(int(row["hour"]), "served", watch.model.keys[row["account"]], about)
