"""Inspections: on which days of a run an inspector would fail which account, and by which rule (EVIDENCE §5).

The rules, with their limits and sources, are `govsim.scenario.inspection_rules`; a scenario chooses sets of them. A
check says for each day whether an inspection in its evening would look at the account by that rule (`tested`) and fail
it (`failing`). Days after burn-in count; of what was before them only articles do, for not_updated.

How the rules are read, each reading an assumption:

- not_updated: no article in the last `limit` days, the day itself among them; tested once so many days have been seen.
- no_interaction: nothing behind the menu, nobody and nothing that answers messages (clerks without hours are nobody),
  and no polls, quizzes or Q&A planned, on that day.
- unanswered: a message, not a comment, has waited `limit` days or more for its answer. Only an answer by staff counts,
  as in `answered_share`: a machine's is the same whatever was asked, and an inspector who reads the message beside it
  finds the question open. All messages are valid ones. A merged account's open messages are its heir's. Messages of
  burn-in are left out: no strategy could still answer them.
- crisis: from `limit` hours after a rumour began until its rebuttal is out, which is put down to the account that was
  to publish it, and to none where none was. Only rumours that begin after burn-in; emergencies are not judged, since a
  scenario does not say how grave they are. Press conferences have no counterpart in the model.
- posts_a_week: a calendar week, Monday to Sunday, with fewer than `limit` articles; all of its days fail.
- answers_a_month: a calendar month in which people wrote and staff answered fewer than `limit` of all messages and
  comments; all of its days fail. Weeks and months must lie wholly after burn-in.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import numpy as np
import pandas as pd

from govsim.model.accounts.helpdesk import MESSAGE, MINUTES, Message
from govsim.model.model import GovSimModel
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.inspection_rules import InspectionRule, chosen
from govsim.scenario.schema import Practice
from govsim.scenario.strategies import at, open_days

MINUTES_A_DAY = MINUTES * HOURS_A_DAY
INSPECTION_COLUMNS = (
    "account",
    "rules",
    "rule",
    "limit",
    "unit",
    "passed",
    "tested_days",
    "count",
    "from",
    "to",
    "dates",
)


class Days(NamedTuple):
    """For each day of the horizon whether a rule was tested, and whether the account failed: bool[days] each."""

    tested: np.ndarray
    failing: np.ndarray


class InspectedRun:
    """What an inspector can see of a finished run."""

    def __init__(self, model: GovSimModel):
        self.model, self.timeline, self.days = model, model.timeline, model.days
        self.first = self.timeline[0].scenario.horizon.burn_in_days
        self.open = open_days(self.timeline)

    def date(self, day: int) -> datetime.date:
        """The date of a day, also before day 0."""
        return self.model.newsroom.date(day)

    @cached_property
    def articles(self) -> dict[str, np.ndarray]:
        """Articles that each account published on each day: int64[days] by key."""
        found = {key: np.zeros(self.days, np.int64) for key in self.open}
        for article in self.model.newsroom.articles:
            found[self.model.keys[article.account]][article.hour // HOURS_A_DAY] += 1
        return found

    @cached_property
    def messages(self) -> dict[str, list[Message]]:
        """Messages and comments by the account that has them."""
        found = defaultdict(list)
        for message in self.model.helpdesk.messages:
            found[self.model.keys[message.account]].append(message)
        return found

    @cached_property
    def rebutted(self) -> dict[int, int]:
        """Hour of the first rebuttal of each rumour that was rebutted."""
        hours = defaultdict(list)
        for article in self.model.newsroom.articles:
            if article.rebuts >= 0:
                hours[article.rebuts].append(article.hour)
        return {rumour: min(found) for rumour, found in hours.items()}

    def no_days(self) -> np.ndarray:
        """No day of the horizon: bool[days]."""
        return np.zeros(self.days, bool)

    def whole(self, days: range, label: Callable[[datetime.date], object]) -> list[list[int]]:
        """The days of each week or month, told apart by `label`, that lies wholly in `days`."""
        groups = [list(group) for _, group in groupby(days, key=lambda day: label(self.date(day)))]
        return [group for group in groups if self._is_whole(group, label)]

    def _is_whole(self, group: list[int], label: Callable[[datetime.date], object]) -> bool:
        here, outside = label(self.date(group[0])), (self.date(group[0] - 1), self.date(group[-1] + 1))
        return here not in map(label, outside)


# The checks: each gives its days by account; an account of its own is missing where nobody is to blame


def _by_account(
    check: Callable[[InspectedRun, str, range, float], Days],
) -> Callable[[InspectedRun, float], dict[str | None, Days]]:
    """A check of one account while it is open, for all accounts that are open after burn-in."""
    return lambda seen, limit: {
        key: check(seen, key, days, limit) for key, days in sorted(seen.open.items()) if days.stop > seen.first
    }


@_by_account
def _not_updated(seen: InspectedRun, key: str, days: range, limit: float) -> Days:
    tested, failing = seen.no_days(), seen.no_days()
    published = np.concatenate([[0], np.cumsum(seen.articles[key])])
    for day in days[int(limit) - 1 :]:
        tested[day] = True
        failing[day] = published[day + 1] == published[day + 1 - int(limit)]
    return Days(tested, failing)


@_by_account
def _no_interaction(seen: InspectedRun, key: str, days: range, limit: float) -> Days:
    tested, failing = seen.no_days(), seen.no_days()
    for day in days:
        practice = next(a.practice for a in at(seen.timeline, day).accounts if a.key == key)
        tested[day], failing[day] = True, functions(practice) < limit
    return Days(tested, failing)


def functions(practice: Practice) -> int:
    """How many ways an account offers to interact: its menu, answers to messages, interactive articles."""
    reply = practice.reply
    answers = reply.mode in ("auto", "both") or (reply.mode == "staff" and reply.hours_per_week > 0)
    return (practice.service_level > 0) + answers + (practice.interactive_share > 0)


@_by_account
def _unanswered(seen: InspectedRun, key: str, days: range, limit: float) -> Days:
    tested, failing = seen.no_days(), seen.no_days()
    judged = _after_burn_in(seen, days)
    tested[judged[int(limit) :]] = True
    for message in seen.messages[key]:
        due = message.minute + limit * MINUTES_A_DAY
        end = seen.days * MINUTES_A_DAY - 1 if message.answered is None else message.answered
        if message.kind == MESSAGE and message.minute >= judged.start * MINUTES_A_DAY and due <= end:
            failing[int(due // MINUTES_A_DAY) : int(end // MINUTES_A_DAY) + 1] = True
    return Days(tested, tested & failing)


def _crisis(seen: InspectedRun, limit: float) -> dict[str | None, Days]:
    found: dict[str | None, Days] = {}
    for rumour, event in enumerate(seen.model.outreach.rumours):
        deadline = event.day * HOURS_A_DAY + event.hour + int(limit)
        word = seen.rebutted.get(rumour, seen.days * HOURS_A_DAY)
        if event.day >= seen.first and deadline < seen.days * HOURS_A_DAY:
            account = event.rebuttal.account if event.rebuttal else None
            tested, failing = found.setdefault(account, Days(seen.no_days(), seen.no_days()))
            tested[deadline // HOURS_A_DAY] = True
            if word > deadline:
                failing[deadline // HOURS_A_DAY : word // HOURS_A_DAY + 1] = True
    return {account: Days(days.tested | days.failing, days.failing) for account, days in found.items()}


@_by_account
def _posts_a_week(seen: InspectedRun, key: str, days: range, limit: float) -> Days:
    weeks = seen.whole(_after_burn_in(seen, days), lambda date: date.isocalendar()[:2])
    return _periods(seen, weeks, lambda week: seen.articles[key][week].sum() < limit)


@_by_account
def _answers_a_month(seen: InspectedRun, key: str, days: range, limit: float) -> Days:
    written, answered = (np.zeros(seen.days, np.int64) for _ in range(2))
    for message in seen.messages[key]:
        written[int(message.minute // MINUTES_A_DAY)] += 1
        if message.answered is not None:
            answered[int(message.answered // MINUTES_A_DAY)] += 1
    months = seen.whole(_after_burn_in(seen, days), lambda date: (date.year, date.month))
    return _periods(seen, months, lambda month: written[month].sum() > 0 and answered[month].sum() < limit)


def _after_burn_in(seen: InspectedRun, days: range) -> range:
    return range(max(days.start, seen.first), days.stop)


def _periods(seen: InspectedRun, periods: Iterable[list[int]], fails: Callable[[list[int]], bool]) -> Days:
    tested, failing = seen.no_days(), seen.no_days()
    for period in periods:
        tested[period], failing[period] = True, fails(period)
    return Days(tested, failing)


CHECKS: dict[str, Callable[[InspectedRun, float], dict[str | None, Days]]] = {
    "not_updated": _not_updated,
    "no_interaction": _no_interaction,
    "unanswered": _unanswered,
    "crisis": _crisis,
    "posts_a_week": _posts_a_week,
    "answers_a_month": _answers_a_month,
}


def inspection(model: GovSimModel) -> pd.DataFrame:
    """One row per account and rule of the scenario's sets, over the days after burn-in.

    `passed` is missing where a rule could be tested on no day (`tested_days` 0): the run was too short for it. `count`
    stretches of days, from the first failing one (`from`) to the last (`to`), are spelt out in `dates`. `account` is
    missing where a rule failed because no account was to act.
    """
    seen = InspectedRun(model)
    rules = chosen(seen.timeline[0].scenario.inspection)
    found = [(rule, CHECKS[rule.key](seen, rule.limit)) for rule in rules]
    return _table(
        [_row(seen, account, rule, days) for rule, by_account in found for account, days in by_account.items()]
    )


def no_rows() -> pd.DataFrame:
    """The table of an inspection of nothing."""
    return _table([])


def _table(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(INSPECTION_COLUMNS)).astype({"passed": "boolean"})


def failed(inspected: pd.DataFrame) -> pd.DataFrame:
    """The rows of an inspection that failed."""
    return inspected[~inspected["passed"].fillna(True)]


@dataclass(frozen=True)
class Failure:
    """An account (none: nobody was to act) that failed a rule, in which seeds, and on which days.

    `dates` holds for each of these seeds what the table has: `2019-03-20/2019-03-25, 2019-04-01`.
    """

    account: str | None
    rules: str
    rule: str
    limit: float
    seeds: list[int]
    dates: list[str]


def failures(inspected: pd.DataFrame) -> list[Failure]:
    """What failed in the inspections of one strategy, a table with the column `seed`, in the order of the rules."""
    pairs = failed(inspected).groupby(["rules", "rule", "account"], sort=False, dropna=False)
    return [
        Failure(
            account=None if pd.isna(account) else account,
            rules=rules,
            rule=rule,
            limit=float(rows["limit"].iloc[0]),
            seeds=rows["seed"].tolist(),
            dates=rows["dates"].tolist(),
        )
        for (rules, rule, account), rows in pairs
    ]


def untested(inspected: pd.DataFrame) -> list[tuple[str, str, float]]:
    """Set, key and limit of the rules that could be tested on no account: the days were too few."""
    rows = inspected[inspected["passed"].isna().groupby([inspected["rules"], inspected["rule"]]).transform("all")]
    return list(dict.fromkeys(rows[["rules", "rule", "limit"]].itertuples(index=False, name=None)))


def _row(seen: InspectedRun, account: str | None, rule: InspectionRule, days: Days) -> tuple:
    tested = int(days.tested[seen.first :].sum())
    stretches = _stretches(seen.first + np.flatnonzero(days.failing[seen.first :]))
    dates = [(seen.date(begin), seen.date(end)) for begin, end in stretches]
    return (
        account,
        rule.set,
        rule.key,
        rule.limit,
        rule.unit,
        not dates if tested else pd.NA,
        tested,
        len(dates),
        dates[0][0] if dates else None,
        dates[-1][1] if dates else None,
        ", ".join(f"{begin}/{end}" if begin < end else f"{begin}" for begin, end in dates),
    )


def _stretches(days: np.ndarray) -> list[tuple[int, int]]:
    """First and last of each run of consecutive days."""
    runs = np.split(days, np.flatnonzero(np.diff(days) > 1) + 1) if len(days) else []
    return [(int(run[0]), int(run[-1])) for run in runs]
