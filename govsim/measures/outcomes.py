"""The outcomes: one table with key, unit, window, whether it exists for every segment, and its formula as code.

Meaning, formula in words and what a missing value means stand in the catalogue under `outcome.<key>`,
`outcome.<key>.formula` and `outcome.<key>.missing`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from govsim.measures import cascades, costs, inspection, tables, wci
from govsim.model.accounts.helpdesk import MESSAGE, MINUTES, Message
from govsim.model.model import GovSimModel
from govsim.model.record import SOURCES, Count, People
from govsim.rules.presence import DAYS_A_WEEK, HOURS_A_DAY
from govsim.scenario.schema import Scenario

REACH_DAYS = 28
GROWTH_DAYS = 30.0
NAN = float("nan")

Segments = list[int]


class Window:
    """A finished run, seen over the days after burn-in; every array has one row per segment."""

    def __init__(self, model: GovSimModel):
        self.model, self.record = model, model.record
        horizon = model.timeline[0].scenario.horizon
        self.first_day, self.days = horizon.burn_in_days, horizon.days - horizon.burn_in_days
        self.first_hour = self.first_day * HOURS_A_DAY
        self.bill = costs.bill(model.timeline)

    @cached_property
    def counts(self) -> np.ndarray:
        """What was counted in the window: int64[segments, Count]."""
        return self.record.by_hour[self.first_hour :].sum(axis=(0, 1), dtype=np.int64)

    @cached_property
    def people(self) -> np.ndarray:
        """What was counted of people in the window: int64[segments, People]."""
        return self.record.people[self.first_hour :].sum(axis=0, dtype=np.int64)

    @cached_property
    def of_articles(self) -> np.ndarray:
        """What articles published in the window got: int64[segments, Count]."""
        published = [a.index for a in self.model.newsroom.articles if a.hour >= self.first_hour]
        return self.record.by_article[published].sum(axis=0)

    @cached_property
    def articles(self) -> list:
        """Articles published in the window."""
        return [article for article in self.model.newsroom.articles if article.hour >= self.first_hour]

    @cached_property
    def trees(self) -> pd.DataFrame:
        """Cascades of the articles published in the window: a row each, as `cascades.trees`."""
        rows, published = self.record.reads.sorted(), [article.index for article in self.articles]
        return cascades.trees(pd.DataFrame(rows[np.isin(rows["article"], published)]))

    @cached_property
    def messages(self) -> list[tuple[int, Message]]:
        """Messages sent in the window, with the segment of who sent them."""
        segment = self.model.world.segment
        sent = [m for m in self.model.helpdesk.messages if m.kind == MESSAGE and m.hour >= self.first_hour]
        return [(int(segment[message.citizen]), message) for message in sent]

    @cached_property
    def served(self) -> tuple[np.ndarray, np.ndarray]:
        """Service experiences of the window in order of time and citizen: segments int64[n], values float64[n]."""
        rows = self.record.served.sorted()
        rows = rows[rows["hour"] >= self.first_hour]
        return self.model.world.segment[rows["citizen"]], rows["value"]

    @property
    def sizes(self) -> np.ndarray:
        """Citizens of each segment."""
        return self.model.sizes

    @cached_property
    def last_read(self) -> np.ndarray:
        """Hour of each citizen's last reading: int64[citizens]."""
        return self.model.crowd.last_read()

    @cached_property
    def followers_before(self) -> np.ndarray:
        """Followers of all accounts when the window begins: int64[segments]."""
        record = self.record
        state = record.followers[self.first_day - 1] if self.first_day else record.followers_at_start
        return state.sum(axis=0)

    @cached_property
    def followers(self) -> np.ndarray:
        """Followers of all accounts at the end of each day: int64[days, segments]."""
        return self.record.followers[self.first_day :].sum(axis=1)

    @cached_property
    def believers(self) -> np.ndarray:
        """Believers of each rumour in each hour: int64[rumours, hours, segments]."""
        return np.cumsum(self.record.believers, axis=1)[:, self.first_hour : -1]

    @cached_property
    def wci(self) -> float:
        """Mean WCI of the accounts that were open in the window."""
        return float(tables.accounts(self.model)[tables.WCI + wci.CURRENT].mean())

    @cached_property
    def inspections_failed(self) -> int:
        """Pairs of account and rule that failed the inspection."""
        return len(inspection.failed(inspection.inspection(self.model)))

    def read_since(self, hour: int, s: Segments) -> int:
        """Citizens of some segments who read something at or after `hour`."""
        return int(((self.last_read >= hour) & np.isin(self.model.world.segment, s)).sum())


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole else NAN


def _counted(what: Count) -> Callable[[Window, Segments], float]:
    return lambda w, s: int(w.counts[s, what].sum())


def _reads(w: Window, s: Segments) -> float:
    return int(w.counts[s][:, list(SOURCES)].sum())


def _open_rate(w: Window, s: Segments) -> float:
    return _ratio(w.of_articles[s, Count.READ_SESSION].sum(), w.of_articles[s, Count.DELIVERED].sum())


def _messages(w: Window, s: Segments) -> list[Message]:
    return [message for segment, message in w.messages if segment in s]


def _answered_share(w: Window, s: Segments) -> float:
    sent = _messages(w, s)
    return _ratio(sum(message.answered is not None for message in sent), len(sent))


def _auto_share(w: Window, s: Segments) -> float:
    sent = _messages(w, s)
    return _ratio(sum(message.auto for message in sent), len(sent))


def _reply_hours(w: Window, s: Segments) -> float:
    waits = [(m.answered - m.minute) / MINUTES for m in _messages(w, s) if m.answered is not None]
    return float(np.median(waits)) if waits else NAN


def _needs_met(w: Window, s: Segments) -> int:
    answered = sum(message.answered is not None for message in _messages(w, s))
    return int(w.people[s, People.MENU_MET].sum()) + answered


def _share_of_needs_met(w: Window, s: Segments) -> float:
    return _ratio(_needs_met(w, s), w.people[s, People.NEED].sum())


def _service_experience(w: Window, s: Segments) -> float:
    segment, value = w.served
    chosen = value[np.isin(segment, s)]
    return _ratio(chosen.sum(), len(chosen))


def _net_growth(w: Window, s: Segments) -> float:
    before, after = w.followers_before[s].sum(), w.followers[-1][s].sum()
    return _ratio(after - before, before) * GROWTH_DAYS / w.days


def _unfollow_rate(w: Window, s: Segments) -> float:
    return _ratio(w.counts[s, Count.CANCEL].sum(), w.followers[:, s].sum())


def _trust(w: Window, s: Segments) -> float:
    present = [i for i in s if w.sizes[i]]
    return _ratio((w.record.trust[-1][present] * w.sizes[present]).sum(), w.sizes[present].sum())


def _reach(w: Window, s: Segments) -> float:
    since = w.first_hour + (w.days - min(REACH_DAYS, w.days)) * HOURS_A_DAY
    return _ratio(w.read_since(since, s), w.sizes[s].sum())


def _reach_gap(w: Window, s: Segments) -> float:
    reached = [_reach(w, [i]) for i in s if w.sizes[i]]
    return max(reached) - min(reached)


def _trust_gap(w: Window, s: Segments) -> float:
    trusting = [_trust(w, [i]) for i in s if w.sizes[i]]
    return max(trusting) - min(trusting)


def _rumour_peak(w: Window, s: Segments) -> float:
    return int(w.believers[:, :, s].sum(axis=2).max(initial=0))


def _largest(what: str) -> Callable[[Window, Segments], float]:
    return lambda w, s: int(w.trees[what].max()) if len(w.trees) else NAN


def _per_week(hours: str) -> Callable[[Window, Segments], float]:
    return lambda w, s: float(getattr(w.record, hours)[w.first_day :].sum() * DAYS_A_WEEK / w.days)


def _utilisation(w: Window, s: Segments) -> float:
    used = _per_week("hours_editing")(w, s) + _per_week("hours_replying")(w, s)
    return _ratio(used + w.bill.campaign_hours, w.bill.staff_hours)


@dataclass(frozen=True)
class Outcome:
    """One row of the table.

    `by_segment`: also given as `<key>_<segment>`; `better`: 1 where more is better, −1 where less is, 0 where neither.
    """

    key: str
    unit: str
    value: Callable[[Window, Segments], float]
    by_segment: bool = True
    window: str = "after_burn_in"
    better: int = 0


OUTCOMES: tuple[Outcome, ...] = (
    Outcome("reads", "count", _reads, better=1),
    Outcome("readers", "people", lambda w, s: w.read_since(w.first_hour, s), better=1),
    Outcome("open_rate", "share", _open_rate, better=1),
    Outcome("shares", "count", _counted(Count.SHARE), better=1),
    Outcome("shares_per_reader", "share", lambda w, s: _ratio(w.counts[s, Count.SHARE].sum(), _reads(w, s)), better=1),
    Outcome("likes", "count", _counted(Count.LIKE), better=1),
    Outcome("messages", "count", lambda w, s: len(_messages(w, s))),
    Outcome("answered_share", "share", _answered_share, better=1),
    Outcome("auto_answered_share", "share", _auto_share),
    Outcome("reply_hours_median", "hours", _reply_hours, better=-1),
    Outcome("needs_met_online", "share", _share_of_needs_met, better=1),
    Outcome("needs_met", "count", _needs_met, better=1),
    Outcome("service_experience", "service value", _service_experience, better=1),
    Outcome("counter_visits", "count", lambda w, s: int(w.people[s, People.COUNTER].sum()), better=-1),
    Outcome("followers_end", "people", lambda w, s: int(w.followers[-1][s].sum()), window="end", better=1),
    Outcome("net_growth", "share per 30 days", _net_growth, better=1),
    Outcome("unfollow_rate", "share per day", _unfollow_rate, better=-1),
    Outcome("trust", "trust", _trust, window="end", better=1),
    Outcome("reach", "share", _reach, window="last_28_days", better=1),
    Outcome("reach_gap", "share", _reach_gap, by_segment=False, window="last_28_days", better=-1),
    Outcome("trust_gap", "trust", _trust_gap, by_segment=False, window="end", better=-1),
    Outcome("wci", "index", lambda w, s: w.wci, by_segment=False, better=1),
    Outcome("inspections_failed", "count", lambda w, s: w.inspections_failed, by_segment=False, better=-1),
    Outcome("rumour_peak", "people", _rumour_peak, better=-1),
    Outcome("errors_published", "count", lambda w, s: sum(a.error for a in w.articles), by_segment=False, better=-1),
    Outcome("articles_published", "count", lambda w, s: len(w.articles), by_segment=False),
    Outcome(
        "articles_dropped",
        "count",
        lambda w, s: int(w.record.articles_dropped[w.first_day :].sum()),
        by_segment=False,
        better=-1,
    ),
    Outcome("staff_hours", "hours a week", lambda w, s: w.bill.staff_hours, by_segment=False, better=-1),
    Outcome("hours_editing", "hours a week", _per_week("hours_editing"), by_segment=False),
    Outcome("hours_replying", "hours a week", _per_week("hours_replying"), by_segment=False),
    Outcome("utilisation", "share", _utilisation, by_segment=False),
    Outcome("money", "money", lambda w, s: w.bill.money, by_segment=False, window="horizon", better=-1),
    Outcome("wages", "money", lambda w, s: w.bill.wages, by_segment=False, window="horizon", better=-1),
    Outcome(
        "reproduction",
        "factor",
        lambda w, s: 1 - _ratio(len(w.trees), w.trees["size"].sum()),
        by_segment=False,
        better=1,
    ),
    Outcome("cascade_size", "count", _largest("size"), by_segment=False, better=1),
    Outcome("cascade_depth", "steps", _largest("depth"), by_segment=False),
    Outcome("cascade_width", "count", _largest("width"), by_segment=False),
    Outcome("reads_session", "count", _counted(Count.READ_SESSION)),
    Outcome("reads_friends", "count", _counted(Count.READ_FRIENDS)),
    Outcome("reads_feed", "count", _counted(Count.READ_FEED)),
    Outcome("reads_search", "count", _counted(Count.READ_SEARCH)),
    Outcome("reads_other", "count", _counted(Count.READ_OTHER)),
)


class Matters(NamedTuple):
    """The smallest difference that anybody would act upon: `value` in the unit, or as a share of the baseline."""

    value: float
    relative: bool = False


MATTERS: dict[str, Matters] = {
    "share": Matters(0.01),
    "share per day": Matters(0.0001),
    "share per 30 days": Matters(0.005),
    "trust": Matters(0.005),
    "service value": Matters(0.01),
}
"""By unit, each an assumption: a point of a share, half a point of trust. An experiment or `--outcome` says its own."""
ELSE = Matters(0.02, relative=True)
"""Of counts, money and hours two per cent. Assumption."""


def matters(key: str, baseline: float) -> float:
    """The smallest difference that matters in an outcome, by default, where the baseline has this value."""
    found = MATTERS.get(of_key(key).unit, ELSE)
    return abs(baseline) * found.value if found.relative else found.value


FEASIBLE = "feasible"
"""Beside the outcomes: whether the budget allows the strategy (true or false)."""
INSPECTION_PASSED = "inspection_passed"
"""Beside the outcomes: whether no account failed a rule of the inspection (true or false)."""
VERDICTS = (FEASIBLE, INSPECTION_PASSED)


def keys(scenario: Scenario) -> list[str]:
    """Keys of a summary in its order, verdicts left out."""
    segments = [segment.key for segment in scenario.population.segments]
    return [key for outcome in OUTCOMES for key in (outcome.key, *_by_segment(outcome, segments))]


def _by_segment(outcome: Outcome, segments: list[str]) -> list[str]:
    return [f"{outcome.key}_{segment}" for segment in segments] if outcome.by_segment else []


def of_key(key: str) -> Outcome:
    """The outcome of a key of a summary: of everybody, or `<key>_<segment>`."""
    found = [outcome for outcome in OUTCOMES if key == outcome.key or key.startswith(outcome.key + "_")]
    return max(found, key=lambda outcome: len(outcome.key))


def better_of(key: str) -> int:
    """Whether more (1) or less (−1) of an outcome is better, or neither (0)."""
    return of_key(key).better


def summary(model: GovSimModel) -> dict[str, float | bool]:
    """Every outcome of a finished run, those about citizens also by segment, and the verdicts."""
    window, everybody = Window(model), list(range(len(model.segments)))
    result: dict[str, float | bool] = {}
    for outcome in OUTCOMES:
        result[outcome.key] = outcome.value(window, everybody)
        if outcome.by_segment:
            result |= {f"{outcome.key}_{key}": outcome.value(window, [i]) for i, key in enumerate(model.segments)}
    feasible = window.bill.feasible(model.timeline[0].scenario)
    return result | {FEASIBLE: feasible, INSPECTION_PASSED: window.inspections_failed == 0}
