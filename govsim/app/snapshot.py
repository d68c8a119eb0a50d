"""What the page sees of two strategies being played: plain values and arrays that nobody changes any more."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from govsim.app.choice import SIDES
from govsim.app.player import Player
from govsim.measures import cascades, costs, inspection
from govsim.measures.outcomes import summary
from govsim.model.accounts.newsroom import Article
from govsim.model.model import GovSimModel
from govsim.model.record import READ, SHARED, SOURCES, Count
from govsim.rules.presence import DAYS_A_WEEK, HOURS_A_DAY
from govsim.scenario.strategies import at

MOST_TIES = 1500
"""Ties lit at once: more are a blur, and slow."""
NEWEST = 40
"""Articles of the feed."""
TREE_ARTICLES = 3
"""Articles with the most forwarded readings, among whose cascades the largest is looked for."""
MOST_NODES = 400
"""Readings of a cascade that are drawn: its first ones, by depth."""
PERIODS = {"posts_a_week": lambda date: date.isocalendar()[:2], "answers_a_month": lambda date: (date.year, date.month)}
"""Rules that judge whole weeks or months: a period that is not over has no verdict."""


@dataclass(frozen=True)
class Lit:
    """Who read and who shared since the last picture, along which ties; who follows, a bit for each citizen.

    readers, sharers int32[n]; ties int32[m, 2] from sharer to reader; following uint8[size / 8].
    """

    readers: np.ndarray
    sharers: np.ndarray
    ties: np.ndarray
    following: np.ndarray


@dataclass(frozen=True)
class Curves:
    """One value for every day passed: followers, trust, waiting, shares, money and hours so far; reads by source."""

    followers: list[int]
    trust: list[float]
    waiting: list[int]
    shares: list[int]
    reads: list[list[int]]
    money: list[float]
    hours: list[float]


@dataclass(frozen=True)
class SegmentNow:
    """A segment now: followers of all accounts, reads and shares since day 0, mean trust."""

    key: str
    citizens: int
    followers: int
    reads: int
    shares: int
    trust: float


@dataclass(frozen=True)
class Published:
    """An article of the feed, and what it got so far."""

    number: int
    account: str
    topic: str
    hour: int
    original: bool
    local: bool
    interactive: bool
    reads: int
    forwarded: int
    shares: int


@dataclass(frozen=True)
class Tree:
    """The largest cascade: its article, readers, depth, width; the first nodes as (citizen, place of the parent)."""

    article: Published
    size: int
    depth: int
    width: int
    nodes: list[tuple[int, int]]


@dataclass(frozen=True)
class Spent:
    """Hours a week and money: contracted or planned, used so far, and what the budget allows (none: anything).

    `contracted` holds today; `worked` and `owed` are all hours used and contracted so far; `paid` is the
    money of the days that are over, `money` that of the whole horizon.
    """

    contracted: float
    most_contracted: float
    editing: float
    replying: float
    worked: float
    owed: float
    paid: float
    money: float
    wages: float
    budget_hours: float | None
    budget_money: float | None
    feasible: bool


@dataclass(frozen=True)
class FailedDays:
    """Days, first and last, on which an account failed a rule of the inspection."""

    account: str
    rules: str
    rule: str
    limit: float
    begin: int
    end: int


@dataclass(frozen=True)
class Picture:
    """One strategy now. What takes longer to count (`tree`, `verdicts`) is from the last time it was counted."""

    lit: Lit
    curves: Curves
    segments: list[SegmentNow]
    feed: list[Published]
    spent: Spent
    tree: Tree | None
    verdicts: list[FailedDays]
    summary: dict[str, float | bool] | None = None


@dataclass(frozen=True)
class Snapshot:
    """Both strategies now. `replaying`: days up to which a changed strategy has been played again, while it is."""

    hour: int
    playing: bool
    ended: bool
    number: int
    replaying: int | None = None
    sides: dict[str, Picture] = field(default_factory=dict)


class Eye:
    """Makes the pictures of one player; what is slow is looked at only when asked."""

    def __init__(self, player: Player):
        self.player = player
        self.bill = costs.bill(player.model.timeline)
        self.money = costs.money_by_day(player.model.timeline)
        self.owed = costs.hours_by_day(player.model.timeline)
        self.by_article: dict[int, list[np.ndarray]] = {}
        self.reads, self.shares = np.empty(0, READ), np.empty(0, SHARED)
        self.tree, self.verdicts = None, []

    def follow(self) -> None:
        """Take the newest readings and shares."""
        reads, shares = self.player.fresh()
        self.reads, self.shares = np.concatenate([self.reads, reads]), np.concatenate([self.shares, shares])
        for article in np.unique(reads["article"]):
            self.by_article.setdefault(int(article), []).append(reads[reads["article"] == article])

    def forget_light(self) -> None:
        """What has been read so far is not to be lit any more."""
        self.reads, self.shares = self.reads[:0], self.shares[:0]

    def look(self, closely: bool) -> Picture:
        """The picture now; `closely` counts cascades and the inspection anew."""
        self.follow()
        model = self.player.model
        if closely:
            self.tree, self.verdicts = self._largest(), verdicts(model)
        done = summary(model) if not model.running and model.hour == model.days * HOURS_A_DAY else None
        picture = Picture(
            self._lit(), _curves(self.player, self.money), _segments(self.player), _feed(model), self._spent(),
            self.tree, self.verdicts, done,
        )  # fmt: skip
        self.forget_light()
        return picture

    def _lit(self) -> Lit:
        along = self.reads[self.reads["parent"] >= 0]
        chosen = along[:: max(1, -(-len(along) // MOST_TIES))]
        return Lit(
            np.unique(self.reads["citizen"]).astype(np.int32),
            np.unique(self.shares["citizen"]).astype(np.int32),
            np.column_stack([chosen["parent"], chosen["citizen"]]).astype(np.int32),
            np.packbits(self.player.following()),
        )

    def _spent(self) -> Spent:
        record, model, bill = self.player.model.record, self.player.model, self.bill
        weeks, passed = max(self.player.hour / HOURS_A_DAY, 1) / DAYS_A_WEEK, self.player.hour // HOURS_A_DAY
        editing, replying = (hours[: self._day() + 1].sum() for hours in (record.hours_editing, record.hours_replying))
        budget = model.timeline[0].scenario.budget
        return Spent(
            contracted=costs.contracted(at(model.timeline, self._day()), self._day()),
            most_contracted=bill.most_staff_hours,
            editing=float(editing / weeks),
            replying=float(replying / weeks),
            worked=float(editing + replying),
            owed=float(self.owed[:passed].sum()),
            paid=float(self.money[:passed].max(initial=0.0)),
            money=bill.money,
            wages=bill.wages,
            budget_hours=budget.staff_hours_per_week,
            budget_money=budget.money,
            feasible=bill.feasible(model.timeline[0].scenario),
        )

    def _day(self) -> int:
        return min(self.player.hour // HOURS_A_DAY, self.player.model.days - 1)

    def _largest(self) -> Tree | None:
        """The largest cascade among those of the articles that were forwarded most."""
        model = self.player.model
        counts = model.record.by_article[: len(model.newsroom.articles)].sum(axis=1)
        forwarded = counts[:, Count.READ_FRIENDS] + counts[:, Count.READ_FEED]
        best = [int(article) for article in np.argsort(-forwarded, kind="stable")[:TREE_ARTICLES]]
        rows = [rows for article in best if forwarded[article] for rows in self.by_article.get(article, ())]
        if not rows:
            return None
        reads = pd.DataFrame(np.sort(np.concatenate(rows), order=["article", "citizen"]))
        return _tree(model, cascades.grown(reads))


def _tree(model: GovSimModel, grown: pd.DataFrame) -> Tree:
    root = grown.groupby("root").size().idxmax()
    tree = grown[grown["root"] == root].sort_values(["depth", "hour", "citizen"])
    first = tree.head(MOST_NODES)
    places = {int(citizen): place for place, citizen in enumerate(first["citizen"])}
    article = model.newsroom.articles[int(tree["article"].iloc[0])]
    return Tree(
        _published(model, article),
        len(tree),
        int(tree["depth"].max()),
        int(tree.groupby("depth").size().max()),
        [(int(c), places.get(int(p), -1)) for c, p in zip(first["citizen"], first["parent"], strict=True)],
    )


def _curves(player: Player, money: np.ndarray) -> Curves:
    counted, record, sizes = player.counted(), player.model.record, player.model.sizes
    passed = len(counted)
    by_day = counted.sum(axis=1)
    trust = np.nansum(record.trust[:passed] * sizes, axis=1) / sizes.sum()
    return Curves(
        followers=record.followers[:passed].sum(axis=(1, 2)).tolist(),
        trust=trust.tolist(),
        waiting=list(player.waiting),
        shares=by_day[:, Count.SHARE].tolist(),
        reads=by_day[:, list(SOURCES)].tolist(),
        money=money[:passed].tolist(),
        hours=(record.hours_editing[:passed] + record.hours_replying[:passed]).sum(axis=1).cumsum().tolist(),
    )


def _segments(player: Player) -> list[SegmentNow]:
    model = player.model
    counted = player.counted().sum(axis=0)
    followers, trust = player.followers(), model.mean_trust_by_segment()
    reads, shares = counted[:, list(SOURCES)].sum(axis=1), counted[:, Count.SHARE]
    columns = (model.sizes, followers, reads, shares, trust)
    return [SegmentNow(key, *(column[i].item() for column in columns)) for i, key in enumerate(model.segments)]


def _feed(model: GovSimModel) -> list[Published]:
    """The newest articles, newest first."""
    return [_published(model, article) for article in reversed(model.newsroom.articles[-NEWEST:])]


def _published(model: GovSimModel, article: Article) -> Published:
    counts = model.record.by_article[article.index].sum(axis=0)
    return Published(
        number=article.index,
        account=model.keys[article.account],
        topic=model.topics[article.topic],
        hour=article.hour,
        original=article.original,
        local=article.local,
        interactive=article.interactive,
        reads=int(counts[list(SOURCES)].sum()),
        forwarded=int(counts[Count.READ_FRIENDS] + counts[Count.READ_FEED]),
        shares=int(counts[Count.SHARE]),
    )


def verdicts(model: GovSimModel) -> list[FailedDays]:
    """What an inspector would have failed so far; weeks and months that are not over are not judged yet."""
    today, start = model.hour // HOURS_A_DAY, model.newsroom.date(0)
    found = []
    for row in inspection.failed(inspection.inspection(model)).itertuples():
        last = _judged_until(model, row.rule, today)
        for stretch in row.dates.split(", "):
            begin, _, end = stretch.partition("/")
            days = [(type(start).fromisoformat(date) - start).days for date in (begin, end or begin)]
            if days[0] <= last:
                found.append(FailedDays(row.account or "", row.rules, row.rule, row.limit, days[0], min(days[1], last)))
    return found


def _judged_until(model: GovSimModel, rule: str, today: int) -> int:
    """The last day of which the verdict is known."""
    last = today - 1
    if label := PERIODS.get(rule):
        while last >= 0 and label(model.newsroom.date(last)) == label(model.newsroom.date(today)):
            last -= 1
    return last


def nothing(number: int) -> Snapshot:
    """Before anything is there."""
    return Snapshot(hour=0, playing=False, ended=False, number=number, sides=dict.fromkeys(SIDES))
