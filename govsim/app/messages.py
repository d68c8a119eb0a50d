"""What is sent to the browser: plain data and buffers made from choices, snapshots and what the background found."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np

from govsim.app import campaigns, files, levers, link
from govsim.app import choice as choices
from govsim.app.choice import LARGEST, SIDES, Choice
from govsim.app.diary import Diary
from govsim.app.further import Found
from govsim.app.layout import Layout
from govsim.app.runner import SPEEDS
from govsim.app.shelf import Shelf
from govsim.app.snapshot import Lit, Picture, Snapshot
from govsim.measures.outcomes import OUTCOMES, VERDICTS
from govsim.model.world.build import World
from govsim.reports.charts import COLOURS
from govsim.reports.number_text import MISSING, number
from govsim.rules.presence import HOURS_A_DAY
from govsim.words import LANGUAGES, catalogue, say

Message = tuple[dict[str, Any], list[bytes]]
UNITS = {"followers": "people", "reads": "count", "trust": "trust"}
WHOLE = 10.0
"""Differences of people and reads from which on whole ones are said."""
SIDE_COLOURS = dict(zip(SIDES, COLOURS, strict=False))
"""A and B in the colours of the first two strategies of every chart."""
PREFIXES = ("page.", "inspection.rule.", "chart.read_")


def texts(lang: str) -> Message:
    """Everything the page itself says, in one language."""
    place = LANGUAGES.index(lang)
    said = {key: pair[place] for key, pair in catalogue().items() if key.startswith(PREFIXES)}
    return {"what": "texts", "lang": lang, "texts": said}, []


def setup(choice: Choice, shelf: Shelf, lang: str) -> Message:
    """What stays while a scenario is played: names, controls, presets, limits."""
    scenario = choice.scenario
    return {
        "what": "setup",
        "scenario": choice.source,
        "scenarios": [[name, shelf.about[name].get(lang) if name in shelf.about else name] for name in shelf.files],
        "about": scenario.about.get(lang),
        "question": scenario.question.get(lang) if scenario.question else "",
        "days": scenario.horizon.days,
        "burn_in": scenario.horizon.burn_in_days,
        "start": scenario.horizon.start.isoformat(),
        "largest": LARGEST,
        "speeds": list(SPEEDS),
        "colours": SIDE_COLOURS,
        "presets": [[one.key, one.name.get(lang)] for one in scenario.strategies],
        "accounts": {one.key: one.name.get(lang) for one in _all_accounts(choice)},
        "topics": {one.key: one.name.get(lang) for one in scenario.topics},
        "segments": {one.key: one.name.get(lang) for one in scenario.population.segments},
        "controls": levers.controls(scenario, lang),
        "campaign": {"fields": campaigns.form(scenario, lang), "effects": campaigns.effects(lang)},
        "budget": scenario.budget.money,
        "seeds": scenario.seeds,
    }, []


def _all_accounts(choice: Choice) -> list:
    """Accounts of the base and those that only a strategy opens."""
    found = {}
    for side in SIDES:
        for account in choices.practice(choice, side, choice.scenario.horizon.days).accounts:
            found.setdefault(account.key, account)
    return list({account.key: account for account in (*choice.scenario.accounts, *found.values())}.values())


def chosen(choice: Choice, shelf: Shelf, lang: str, day: int, seeds: int) -> Message:
    """What is chosen now: both sides with the places of their levers and marks, address, commands."""
    return {
        "what": "choice",
        "seed": choice.seed,
        "size": choice.scenario.population.size,
        "sides": {side: _side(choice, side, lang) for side in SIDES},
        "values": levers.values(choice, day),
        "link": link.query(choice, day, seeds),
        "commands": files.commands(choice, shelf, seeds),
        "seeds": seeds,
    }, []


def _side(choice: Choice, side: str, lang: str) -> dict[str, Any]:
    one = choice.side(side)
    names = {account.key: account.name.get(lang) for account in choice.scenario.accounts}
    return {
        "preset": one.preset,
        "key": one.strategy.key,
        "name": one.strategy.name.get(lang),
        "changed": one.strategy.key != one.preset,
        "campaigns": campaigns.listed(choice, side),
        "marks": [
            [day, " · ".join(part for part in (names.get(account, ""), lever_label(lever, lang)) if part)]
            for day, account, lever in choices.marks(choice, side)
        ],
    }


def lever_label(lever: str, lang: str) -> str:
    """A lever as people call it; other paths stand for themselves."""
    if lever in (levers.COORDINATION, choices.CAMPAIGN):
        return say(f"page.{lever}", lang)
    return say(f"lever.{lever}", lang) if f"lever.{lever}" in catalogue() else lever


def people(world: World, place: Layout) -> Message:
    """Where everybody stands, and their segments: buffers x, y float32[size], segment uint8[size]."""
    about = {"what": "people", "size": world.size, "discs": place.discs, "spacing": place.spacing}
    return about, [place.x.tobytes(), place.y.tobytes(), world.segment.astype(np.uint8).tobytes()]


def frame(snapshot: Snapshot, headline: str, lang: str) -> Message:
    """A snapshot; buffers for each side: readers, sharers, ties int32, following uint8."""
    about = {
        "what": "frame", "number": snapshot.number, "hour": snapshot.hour, "playing": snapshot.playing,
        "ended": snapshot.ended, "replaying": snapshot.replaying, "headline": headline,
    }  # fmt: skip
    if snapshot.replaying is not None:
        return about, []
    buffers = [
        getattr(snapshot.sides[side].lit, array.name).tobytes() for side in SIDES for array in dataclasses.fields(Lit)
    ]
    about["sides"] = {side: _picture(snapshot.sides[side]) for side in SIDES}
    about["outcomes"] = _outcomes(snapshot, lang)
    return about, buffers


def _picture(picture: Picture) -> dict[str, Any]:
    parts = {name: getattr(picture, name) for name in ("curves", "segments", "feed", "spent", "tree", "verdicts")}
    return {name: _data(part) for name, part in parts.items()}


def _data(part: Any) -> Any:
    """Plain data; JSON has no NaN."""
    if dataclasses.is_dataclass(part):
        return {field.name: _data(getattr(part, field.name)) for field in dataclasses.fields(part)}
    if isinstance(part, dict):
        return {key: _data(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_data(one) for one in part]
    return None if isinstance(part, float) and not math.isfinite(part) else part


def _outcomes(snapshot: Snapshot, lang: str) -> list[list[str]] | None:
    """At the end of the horizon: every outcome of both sides as the command line gives it, and their difference."""
    summaries = [snapshot.sides[side].summary for side in SIDES]
    if None in summaries:
        return None
    a, b = summaries
    return [
        [
            outcome.key, say(f"outcome.{outcome.key}", lang), number(a[outcome.key], outcome.unit),
            number(b[outcome.key], outcome.unit),
            number(b[outcome.key] - a[outcome.key], outcome.unit, sign=True), say(f"unit.{outcome.unit}", lang),
        ]
        for outcome in OUTCOMES if outcome.key not in VERDICTS
    ]  # fmt: skip


def interval(found: Found) -> Message:
    """How far the further seeds are, and the differences with their bands."""
    differences = {
        name: _data({part: getattr(one, part).tolist() for part in ("mean", "low", "high")})
        for name, one in found.differences.items()
    }
    return {
        "what": "interval", "done": found.done, "wanted": found.wanted, "seeds": found.seeds,
        "differences": differences,
    }, []  # fmt: skip


def story(diary: Diary, side: str) -> Message:
    """A citizen's diary."""
    return {"what": "story", "side": side, "diary": _data(diary)}, []


def headline(choice: Choice, snapshot: Snapshot | None, found: Found | None, measure: str, lang: str) -> str:
    """The sentence at the top."""
    a, b = (choice.side(side).strategy.name.get(lang) for side in SIDES)
    if choices.keys(choice)[0] == choices.keys(choice)[1]:
        return say("page.headline.same", lang)
    day = snapshot.hour // HOURS_A_DAY if snapshot else 0
    if day == 0 or not snapshot.sides:
        return say("page.headline.start", lang, a=a, b=b, size=_size(choice))
    values = {"day": day, "a": a, "b": b, "what": say(f"page.measure.{measure}", lang)}
    known = found.differences.get(measure) if found else None
    if known is None or found.seeds < 2:
        return _of_one_seed(choice, snapshot, measure, lang, values)
    mean, low, high = known.mean[day - 1], known.low[day - 1], known.high[day - 1]
    half, unit = (high - low) / 2, UNITS[measure]
    digits = max(half, WHOLE) if measure != "trust" and abs(mean) >= WHOLE else half
    values |= {"mean": number(abs(mean), unit, digits), "half": number(half, unit, digits), "seeds": found.seeds}
    kind = "none" if low == high == 0 else "clear" if low > 0 or high < 0 else "open"
    return say(f"page.headline.{kind}", lang, **values, way=_way(mean if kind != "none" else 0, measure, lang))


def _of_one_seed(choice: Choice, snapshot: Snapshot, measure: str, lang: str, values: dict) -> str:
    a, b = (_now(snapshot.sides[side], measure) for side in SIDES)
    values |= {"value": number(abs(b - a), UNITS[measure]), "seed": choice.seed, "way": _way(b - a, measure, lang)}
    return say(f"page.headline.one.{'none' if a == b else 'differs'}", lang, **values)


def _way(difference: float, measure: str, lang: str) -> str:
    """More, fewer or as many, as one says it of a measure."""
    way = "none" if difference == 0 else "more" if difference > 0 else "less"
    return say(f"page.way.{way}.trust" if measure == "trust" else f"page.way.{way}", lang)


def _now(picture: Picture, measure: str) -> float:
    curves = picture.curves
    if measure == "reads":
        return sum(map(sum, curves.reads))
    return getattr(curves, measure)[-1]


def _size(choice: Choice) -> str:
    size = choice.scenario.population.size
    return f"{size:,}" if size else MISSING
