"""What a good scenario may not mean: levers left out, values beyond what offices do, things said twice.

None of it is a fault: `govsim check` notes it. Every threshold has a unit; those without a source are assumptions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from govsim.errors import Fault, Place
from govsim.scenario.schema import Account, Practice, Scenario
from govsim.scenario.strategies import regimes
from govsim.words import Term

MOST_REACHED = 0.1
"""Share of its people that a campaign reaches on a day. Assumption."""
MOST_FRIENDS = 300.0
"""Friends on average. Assumption."""
MOST_SESSIONS = 40.0
"""Sessions a day on average. Assumption."""
MOST_FOLLOWERS = 0.95
"""Share of the citizens who follow one account. Assumption."""
MOST_OFFICE_HOURS = 2_000.0
"""Hours a week of editors, or of clerks, of one account: those of 50 people. Assumption."""
MOST_CLERK_HOURS = 60.0
"""Hours a week of one clerk. Assumption."""
WEEKS_A_MONTH = 365.25 / 12 / 7
"""Of the Gregorian calendar, on average."""
PRACTICE = "practice"


def doubts(scenario: Scenario, document: dict) -> list[Fault]:
    """Notes on a scenario, each with its place; `document`: what its file says, and what it leaves out."""
    base = [note for look in LOOKS for note in look(scenario)]
    return [*_left_out(scenario, document), *base, *_of_strategies(scenario, base), *_twice(scenario)]


def _of_strategies(scenario: Scenario, base: list[Fault]) -> Iterator[Fault]:
    """What is doubtful only under a strategy, placed at what it sets."""
    for i, strategy in enumerate(scenario.strategies):
        known = [(note.key, note.values) for note in base]
        for regime in regimes(scenario, strategy.key)[1:]:
            for note in (note for look in LOOKS for note in look(regime.scenario)):
                if (note.key, note.values) not in known:
                    known.append((note.key, note.values))
                    setting = next((path for path in strategy.set if path.endswith(str(note.path[-1]))), None)
                    yield replace(note, path=("strategies", i, *(("set", setting) if setting else ())))


# Left out


def _left_out(scenario: Scenario, document: dict) -> Iterator[Fault]:
    """Levers that an account does not name and that then are 0: nothing of the kind is done."""
    said = {entry["key"]: entry[PRACTICE] for entry in document["accounts"]}
    for name, applies in ZEROS.items():
        left = [i for i, one in enumerate(scenario.accounts) if name not in said[one.key] and applies(one)]
        if left:
            accounts = [scenario.accounts[i].key for i in left]
            values = {"value": name, "accounts": accounts, "meaning": Term(f"doubt.zero.{name}")}
            yield Fault("doubt.left_out", values, ("accounts", left[0], PRACTICE))


ZEROS: dict[str, Callable[[Account], bool]] = {
    "review_hours_per_article": lambda account: account.practice.pushes_per_week > 0,
    "reply": lambda account: account.practice.reply.mode == "none",
    "service_level": lambda account: bool(account.serves),
}
"""Levers whose default is that nothing is done, and of which accounts that is said."""


# Beyond what offices do


def _people(scenario: Scenario) -> Iterator[Fault]:
    population = scenario.population
    mean = getattr(population.network, "mean_friends", 0.0)
    yield from _above(mean, MOST_FRIENDS, "friends", ("population", "network", "mean_friends"))
    for i, segment in enumerate(population.segments):
        here = ("population", "segments", i)
        yield from _above(segment.sessions_per_day, MOST_SESSIONS, "sessions", (*here, "sessions_per_day"))
        if segment.share == 0:
            yield Fault("doubt.nobody", {}, (*here, "share"))
    if not any(topic.need_weight for topic in scenario.topics):
        yield Fault("doubt.no_needs", {}, ("topics",))


def _above(value: float, most: float, key: str, place: Place) -> Iterator[Fault]:
    if value > most:
        yield Fault(f"doubt.{key}", {"value": f"{value:,g}", "most": f"{most:,g}"}, place)


def _offices(scenario: Scenario) -> Iterator[Fault]:
    for i, account in enumerate(scenario.accounts):
        yield from _above(account.followers, MOST_FOLLOWERS, "followers", ("accounts", i, "followers"))
        yield from _hours(account.practice, ("accounts", i, PRACTICE))
        yield from _pushes(account, scenario, ("accounts", i, PRACTICE))


def _hours(practice: Practice, here: Place) -> Iterator[Fault]:
    editing, reply = practice.editors.hours_per_week, practice.reply
    yield from _above(editing, MOST_OFFICE_HOURS, "office_hours", (*here, "editors", "hours_per_week"))
    yield from _above(reply.hours_per_week, MOST_OFFICE_HOURS, "office_hours", (*here, "reply", "hours_per_week"))
    each = reply.hours_per_week / reply.clerks
    yield from _above(each, MOST_CLERK_HOURS, "clerk_hours", (*here, "reply", "hours_per_week"))
    if reply.mode in ("staff", "both") and reply.hours_per_week == 0:
        yield Fault("doubt.no_clerk_hours", {"value": reply.mode}, (*here, "reply"))
    if editing == 0 and practice.pushes_per_week > 0:
        yield Fault("doubt.no_editor_hours", {"value": f"{practice.pushes_per_week:g}"}, (*here, "editors"))


def _pushes(account: Account, scenario: Scenario, here: Place) -> Iterator[Fault]:
    """What the platform does not let through."""
    practice, platform = account.practice, scenario.platform
    yield from _above(
        practice.articles_per_push, platform.articles_per_push, "articles_per_push", (*here, "articles_per_push")
    )
    monthly, allowed = practice.pushes_per_week * WEEKS_A_MONTH, platform.service_pushes_per_month
    if account.kind == "service" and round(monthly) > allowed:
        values = {"value": f"{practice.pushes_per_week:g}", "monthly": f"{monthly:.0f}", "most": allowed}
        yield Fault("doubt.service_pushes", values, (*here, "pushes_per_week"))


def _efforts(scenario: Scenario) -> Iterator[Fault]:
    shares = {segment.key: segment.share for segment in scenario.population.segments}
    for i, campaign in enumerate(scenario.campaigns):
        here: Place = ("campaigns", i)
        people = (scenario.population.size or 0) * sum(shares[key] for key in campaign.segments or shares)
        if campaign.reach_per_day > MOST_REACHED:
            values = {"value": f"{campaign.reach_per_day:g}", "most": f"{MOST_REACHED:g}"}
            counts = {"people": f"{people:,.0f}", "daily": f"{people * campaign.reach_per_day:,.0f}"}
            key = "doubt.reach" if people else "doubt.reach_share"
            yield Fault(key, values | (counts if people else {}), (*here, "reach_per_day"))
        played = scenario.horizon.days - campaign.start_day
        if campaign.days > played:
            yield Fault("doubt.campaign_days", {"value": campaign.days, "most": played}, (*here, "days"))


def _rumours(scenario: Scenario) -> Iterator[Fault]:
    size = scenario.population.size
    for i, event in enumerate(scenario.events):
        seeds = getattr(event, "seeds", 0.0)
        if size is not None and seeds > size:
            yield Fault("doubt.rumour_seeds", {"value": f"{seeds:,g}", "most": f"{size:,}"}, ("events", i, "seeds"))


# Said twice


def _twice(scenario: Scenario) -> Iterator[Fault]:
    named: list[tuple[Place, Sequence[Any]]] = [(("population", "segments"), scenario.population.segments)]
    named += [((part,), getattr(scenario, part)) for part in ("topics", "accounts", "strategies")]
    for place, entries in named:
        yield from _repeated(
            "same_name", [json.dumps(one.name.model_dump(), sort_keys=True) for one in entries], place, entries
        )
    changes = [one.model_dump_json(include={"set", "add", "merge", "remove"}) for one in scenario.strategies]
    yield from _repeated("same_strategy", changes, ("strategies",), scenario.strategies)


def _repeated(kind: str, said: Sequence[str], place: Place, entries: Sequence[Any]) -> Iterator[Fault]:
    for i, one in enumerate(said):
        first = said.index(one)
        if first < i:
            yield Fault(f"doubt.{kind}", {"value": entries[i].key, "other": entries[first].key}, (*place, i))


LOOKS: tuple[Callable[[Scenario], Iterator[Fault]], ...] = (_people, _offices, _efforts, _rumours)
