"""What is chosen on the page: a scenario, a seed, and two strategies; every change gives a new choice.

A lever moved during the run becomes an entry with `from_day`, so that the strategy on the page is exactly what a
scenario file holds, and the file or the command line can say the same.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

from ruamel.yaml import YAML

from govsim.errors import Fault, GovsimError
from govsim.model import memory
from govsim.model.crowd import ARRAYS
from govsim.scenario.schema import Campaign, EdgeList, Scenario, Strategy, levers
from govsim.scenario.sections import Words
from govsim.scenario.strategies import StrategyError, at, regimes, strategy_index
from govsim.words import Term, say

A, B = "a", "b"
SIDES = (A, B)
LARGEST = 200_000
"""Citizens at most on the page: beyond them the picture of the friend graph says nothing more. Assumption."""
EVERY = "*"
"""Stands for all accounts, as in a path of a strategy."""
CAMPAIGN = "campaign"
"""Stands for a lever where a campaign begins."""
LONGEST_KEY = 38
"""Characters of a strategy's key before `_a` or `_b`."""


@dataclass(frozen=True)
class Side:
    """One of the two strategies: the preset it began as, and all that it changes now."""

    preset: str
    strategy: Strategy


@dataclass(frozen=True)
class Choice:
    """A scenario as it came from its file (but for its size), where it came from, the seed, and both sides."""

    scenario: Scenario
    source: str
    seed: int
    a: Side
    b: Side

    def side(self, name: str) -> Side:
        """Side `a` or `b`."""
        return getattr(self, name)


def opened(scenario: Scenario, source: str, seed: int = 1) -> Choice:
    """The first two strategies of a scenario against each other."""
    first, second = scenario.strategies[0], scenario.strategies[min(1, len(scenario.strategies) - 1)]
    return Choice(scenario, source, seed, Side(first.key, first), Side(second.key, second))


def with_preset(choice: Choice, side: str, key: str) -> Choice:
    """A side begins anew as a strategy of the scenario; raises GovsimError for one that it does not have."""
    strategy = choice.scenario.strategies[strategy_index(choice.scenario, key)]
    return replace(choice, **{side: Side(key, strategy)})


def with_size(choice: Choice, size: int) -> Choice:
    """Another number of citizens; raises GovsimError for more than the page shows, or where a file decides."""
    if isinstance(choice.scenario.population.network, EdgeList):
        raise GovsimError("page.fault.size_of_file")
    if not 2 <= size <= LARGEST:
        raise GovsimError("page.fault.size", value=f"{size:,}", allowed=f"2 – {LARGEST:,}")
    population = choice.scenario.population.model_copy(update={"size": size})
    return replace(choice, scenario=choice.scenario.model_copy(update={"population": population}))


def with_lever(choice: Choice, side: str, path: str, value: Any, day: int) -> Choice:
    """A side with a lever moved, from the end of burn-in or a later `day` on; raises GovsimError if it cannot be."""
    strategy = choice.side(side).strategy
    entries = _moved(choice.scenario, strategy.set, path, value, day)
    try:
        return _changed(choice, side, strategy.model_copy(update={"set": entries}))
    except StrategyError as error:
        raise GovsimError(error.faults[0].key, **error.faults[0].values) from None


def with_campaign(choice: Choice, side: str, campaign: dict[str, Any]) -> Choice:
    """A side with a campaign of its own, in place of the one with its key; raises GovsimError naming the field."""
    own = campaigns_of(choice.side(side).strategy)
    place = next((i for i, one in enumerate(own) if one["key"] == campaign["key"]), len(own))
    try:
        return _with_campaigns(choice, side, [*own[:place], campaign, *own[place + 1 :]])
    except StrategyError as error:
        raise _of_a_field(error.faults[0]) from None


def _of_a_field(fault: Fault) -> GovsimError:
    """A fault of a campaign that names the field as the form does."""
    field = next((part for part in fault.path if part in Campaign.model_fields), None)
    if field is None:
        return GovsimError(fault.key, **fault.values)
    return GovsimError(
        "page.fault.campaign", field=Term(f"page.campaign.{field}"), reason=Term(fault.key, fault.values)
    )


def without_campaign(choice: Choice, side: str, key: str) -> Choice:
    """A side without one of its own campaigns."""
    own = campaigns_of(choice.side(side).strategy)
    return _with_campaigns(choice, side, [one for one in own if one["key"] != key])


def campaigns_of(strategy: Strategy) -> list[dict[str, Any]]:
    """The campaigns that a strategy adds, as they stand in its file."""
    return strategy.add.get("campaigns", [])


def with_strategy(
    choice: Choice, side: str, preset: str, entries: dict[str, Any], campaigns: list[dict[str, Any]] | None = None
) -> Choice:
    """A side as a link describes it: a preset, what it sets and adds instead; raises GovsimError if it cannot be."""
    choice = with_preset(choice, side, preset)
    strategy = choice.side(side).strategy
    if campaigns is None:
        campaigns = campaigns_of(strategy)
    if (entries, campaigns) == (strategy.set, campaigns_of(strategy)):
        return choice
    return _changed(choice, side, _adding(strategy.model_copy(update={"set": entries}), campaigns))


def _with_campaigns(choice: Choice, side: str, campaigns: list[dict[str, Any]]) -> Choice:
    return _changed(choice, side, _adding(choice.side(side).strategy, campaigns))


def _adding(strategy: Strategy, campaigns: list[dict[str, Any]]) -> Strategy:
    """A strategy that adds these campaigns instead of its own."""
    others = {part: items for part, items in strategy.add.items() if part != "campaigns"}
    return strategy.model_copy(update={"add": others | ({"campaigns": campaigns} if campaigns else {})})


def _changed(choice: Choice, side: str, strategy: Strategy) -> Choice:
    """A side with a changed strategy, under a name of its own; raises StrategyError if it cannot be."""
    changed = _named(choice, side, strategy)
    found = replace(choice, **{side: Side(choice.side(side).preset, changed)})
    regimes(scenario_of(found), changed.key)
    return found


def _moved(scenario: Scenario, entries: dict[str, Any], path: str, value: Any, day: int) -> dict[str, Any]:
    """The entries of a strategy with one more at the end, where it wins; those it stands in for are gone."""
    begin = scenario.horizon.burn_in_days
    day = max(day, begin)
    kept = {}
    for other, entry in entries.items():
        earlier = [one for one in timed(entry, begin) if one[1] < day or not _covers(path, other)]
        if earlier:
            kept[other] = _entry(earlier, begin)
    before = timed(kept.pop(path), begin) if path in kept else []
    return kept | {path: _entry([*before, (value, day)], begin)}


def _covers(path: str, other: str) -> bool:
    """Whether a path names every place that another one names."""
    parts, others = path.split("."), other.split(".")
    return len(parts) == len(others) and all(one in (EVERY, two) for one, two in zip(parts, others, strict=True))


def timed(entry: Any, begin: int) -> list[tuple[Any, int]]:
    """The values of an entry, each with the day from which it holds."""
    several = entry if isinstance(entry, list) and entry and all(map(_has_day, entry)) else [entry]
    return [(one["value"], one["from_day"]) if _has_day(one) else (one, begin) for one in several]


def _has_day(entry: Any) -> bool:
    return isinstance(entry, dict) and set(entry) == {"value", "from_day"}


def _entry(values: list[tuple[Any, int]], begin: int) -> Any:
    if len(values) == 1 and values[0][1] == begin:
        return values[0][0]
    entries = [{"value": value, "from_day": day} for value, day in values]
    return entries if len(entries) > 1 else entries[0]


def _named(choice: Choice, side: str, strategy: Strategy) -> Strategy:
    """A changed strategy has a key and a name of its own."""
    preset = choice.scenario.strategies[strategy_index(choice.scenario, choice.side(side).preset)]
    taken = {one.key for one in choice.scenario.strategies}
    key = f"{preset.key[:LONGEST_KEY]}_{side}"
    while key in taken:
        key = f"{key[:LONGEST_KEY]}_{side}"
    said = {lang: say("page.changed_strategy", lang, name=preset.name.get(lang)) for lang in ("en", "zh")}
    return strategy.model_copy(update={"key": key, "name": Words(**said)})


# What a choice comes to


def scenario_of(choice: Choice) -> Scenario:
    """The scenario with both sides among its strategies: what is played, downloaded and compared."""
    own = {side.strategy.key: side.strategy for side in (choice.a, choice.b)}
    there = {strategy.key for strategy in choice.scenario.strategies}
    strategies = [*choice.scenario.strategies, *(one for key, one in own.items() if key not in there)]
    return choice.scenario.model_copy(update={"strategies": strategies})


def refuse_too_large(choice: Choice) -> None:
    """Raise GovsimError, with the size that would fit, where there is no memory for both sides at once."""
    timelines = [regimes(scenario_of(choice), key) for key in keys(choice)]
    needs = [memory.needed(timeline, ARRAYS) for timeline in timelines]
    memory.refuse(memory.Need(needs[0].citizens, memory.PROGRAM, sum(need.each for need in needs)))


def keys(choice: Choice) -> tuple[str, str]:
    """Keys of the strategies of A and B."""
    return choice.a.strategy.key, choice.b.strategy.key


def marks(choice: Choice, side: str) -> list[tuple[int, str, str]]:
    """What a strategy begins during the run: day, account (`*`: all, empty: none in particular) and lever, by time."""
    begin, strategy = choice.scenario.horizon.burn_in_days, choice.side(side).strategy
    found = [(max(one["start_day"], begin), one["account"], CAMPAIGN) for one in campaigns_of(strategy)]
    for path, entry in strategy.set.items():
        found += [(day, *place(path)) for _, day in timed(entry, begin) if day > begin]
    return sorted(found)


def place(path: str) -> tuple[str, str]:
    """Account and lever of a path like `accounts.county.practice.tone`; others have no account."""
    parts = path.split(".", 3)
    return (parts[1], parts[3]) if len(parts) == 4 and parts[2] == "practice" and parts[3] in levers() else ("", path)


def practice(choice: Choice, side: str, day: int) -> Scenario:
    """The scenario as a side has it on a day: during burn-in, what will hold after it."""
    scenario = scenario_of(choice)
    return at(regimes(scenario, choice.side(side).strategy.key), max(day, scenario.horizon.burn_in_days))


def as_yaml(scenario: Scenario) -> str:
    """A scenario as a file; what stands at its default is left out."""
    out = io.StringIO()
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style, writer.allow_unicode, writer.width, writer.sort_base_mapping_type_on_output = (
        False, True, 120, False,
    )  # fmt: skip
    writer.dump(_plain(scenario.model_dump(exclude_defaults=True)), out)
    return out.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
