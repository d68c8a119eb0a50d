"""What the results say, as data: every sentence with a number is made from one of these.

A claim names the outcome, the strategies it speaks of, the estimate with its interval, the verdict, and the runs it
rests on. `says` is the text of the catalogue that puts it into words (none: its numbers alone); `sentences` does it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from govsim.measures.outcomes import of_key
from govsim.reports.brief.source import Source
from govsim.rules.numbers import BY_NAME
from govsim.rules.uses import patterns_moved
from govsim.study.analysis import Failing
from govsim.study.futures import BEHAVIOUR
from govsim.study.judge.against import SURE, Against
from govsim.study.judge.along import told
from govsim.study.judge.judgement import Shortage
from govsim.study.judging import against

MOST_FACTORS = 3
"""Factors that are named for a difference."""
COMPARED = ("reads", "followers_end", "trust", "needs_met_online", "reach", "counter_visits")
"""Outcomes of the table of strategies beside those that decide: attention, audience, trust, service."""
OUTCOMES_A_TABLE = 4
"""Outcomes that fit into a table beside each other."""
BY_SEGMENT = ("reach", "trust")
"""Outcomes by which a brief says who gains."""
RUMOUR = "rumour_peak"
OF_BUDGET = (Shortage.HOURS, Shortage.MONEY, Shortage.BUDGET)
SHARE, WHOLE, MONEY, HOURS = "part", "whole", "money", "hours a week"
"""Units of numbers beside outcomes: shares of futures and runs, whole numbers, money, staff hours."""


class Amount(NamedTuple):
    """A number of a sentence; `spread` (half an interval) decides its digits, `sign` is for differences."""

    value: float | None
    unit: str
    spread: float = 0.0
    sign: bool = False


class Least(NamedTuple):
    """The smallest difference that matters, in the unit of its outcome."""

    value: float
    unit: str


class Name(NamedTuple):
    """Something with a name: of what kind, and which one.

    Kinds are `strategy`, `quoted` (a strategy in quotation marks), `outcome`, `segment`, `account`, `topic`, `lever`,
    `factor`, `pattern`, and `rule` of the inspection.
    """

    kind: str
    key: str


class Said(NamedTuple):
    """A phrase of the catalogue inside a sentence."""

    key: str
    values: Mapping[str, Any]


class Level(NamedTuple):
    """A value of a factor."""

    factor: str
    value: float


class ScenarioText(NamedTuple):
    """A text of the scenario in both languages."""

    text: Any


@dataclass(frozen=True)
class Claim:
    """One statement; `estimate`, `low` and `high` are in `unit` and differences where `signed`.

    `matters`: the smallest difference that anybody would act upon; differences are rounded no finer.
    `runs`: the strategies on whose runs it rests. `values`: what else the sentence needs: amounts, names, phrases.
    """

    key: str
    says: str
    outcome: str | None = None
    strategy: str | None = None
    other: str | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    signed: bool = True
    matters: float = 0.0
    verdict: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    runs: tuple[str, ...] = ()


def difference(source: Source, strategy: str, outcome: str, key: str, says: str, **more: Any) -> Claim:
    """The difference of a strategy to the baseline, as a claim."""
    found = source.estimate(strategy, outcome)
    said = {"outcome": outcome, "strategy": strategy, "other": source.baseline, "unit": of_key(outcome).unit}
    ends = {"estimate": found.difference, "low": found.low, "high": found.high}
    ends["matters"] = source.goal(outcome).matters
    return Claim(key, says, **(said | ends | {"runs": (strategy, source.baseline)} | more))


def mean(source: Source, strategy: str, outcome: str, key: str, says: str) -> Claim:
    """What an outcome is under a strategy, as a claim."""
    unit, value = of_key(outcome).unit, source.mean(strategy, outcome)
    return Claim(key, says, outcome, strategy, None, value, unit=unit, signed=False, runs=(strategy,))


def matters(source: Source, outcome: str) -> Least:
    """The smallest difference that anybody would act upon."""
    return Least(source.goal(outcome).matters, of_key(outcome).unit)


# Strategies by outcomes


def compared(source: Source) -> list[str]:
    """The outcomes of the table: those that decide, then the usual ones, in whole rows."""
    decide = [goal.outcome for goal in source.goals]
    rumours = [RUMOUR] if any(event.kind == "rumour" for event in source.scenario.events) else []
    usual = [key for key in (*rumours, *COMPARED) if key not in decide and source.has(key)]
    room = math.ceil(len(decide) / OUTCOMES_A_TABLE) * OUTCOMES_A_TABLE
    return [*decide, *usual[: max(room - len(decide), 0)]]


def cell(source: Source, strategy: str, outcome: str) -> Claim:
    """What the table of strategies says of one outcome."""
    key = f"table/{strategy}/{outcome}"
    if strategy == source.baseline:
        return mean(source, strategy, outcome, key, "")
    standing, verdict = stands(source, strategy, outcome)
    return difference(source, strategy, outcome, key, "", verdict=standing, values={"robustness": verdict or ""})


def stands(source: Source, strategy: str, outcome: str) -> tuple[Against, Said | None]:
    """How a strategy stands against the baseline, as the verdict has it; of a sweep with what is said of futures."""
    if verdict := source.judgement.of(outcome):
        against_, claim = verdict.stands[strategy].against, verdict.stands[strategy].claim
        told = claim is not None and (against_ == Against.OPEN or claim.verdict in SURE)
        return against_, Said(f"verdict.{claim.verdict}", {}) if claim and told else None
    return against(source, strategy, outcome), None


# Who gains


def by_segment(source: Source, strategy: str, outcome: str) -> list[Claim]:
    """The difference of a strategy in each segment."""
    segments = [segment.key for segment in source.scenario.population.segments]
    told = [key for key in segments if source.has(f"{outcome}_{key}")]
    return [
        difference(
            source,
            strategy,
            f"{outcome}_{key}",
            f"segment/{strategy}/{outcome}/{key}",
            "brief.segment",
            values={"segment": Name("segment", key)},
        )
        for key in told
    ]


def who_gains(source: Source, strategy: str) -> Iterator[Claim]:
    """For reach and trust, which segment gains most and which least, or that none changes by what matters."""
    for outcome in BY_SEGMENT:
        claims = [one for one in by_segment(source, strategy, outcome) if one.estimate is not None]
        if len(claims) < 2 or not any(one.estimate for one in claims):
            continue
        key, whole = f"segments/{strategy}/{outcome}", {"whole": Name("outcome", outcome)}
        if all(against(source, strategy, one.outcome or outcome) == Against.SAME for one in claims):
            yield Claim(key, "brief.nobody_gains", outcome, strategy, values=whole, runs=claims[0].runs)
            continue
        most, least = (end(claims, key=lambda one: one.estimate or 0.0) for end in (max, min))
        values = {"most": most, "least": least} | whole
        yield Claim(key, "brief.who_gains", outcome, strategy, values=values, runs=most.runs)


# When it is wrong, what decides, and what nobody knows


def fails(source: Source, strategy: str) -> Iterator[Claim]:
    """Where in the futures a strategy is not ahead of the baseline; of others, where there is such a region."""
    for failing in source.analysis.failing if source.analysis else ():
        ours, today = failing.strategy == strategy, failing.other == source.baseline
        if (ours and today) or ((ours or today) and failing.found.boxes):
            yield from _fails(failing)


def _fails(failing: Failing) -> Iterator[Claim]:
    found, pair = failing.found, (failing.strategy, failing.other)
    key = f"fails/{failing.outcome}/{failing.strategy}/{failing.other}"
    share = {"share": Amount(found.failing / max(found.futures, 1), SHARE)}
    claim = Claim(key, "", failing.outcome, *pair, values=share, runs=pair)
    for i, box in enumerate(found.boxes):
        inside = {"coverage": Amount(box.coverage, SHARE), "density": Amount(box.density, SHARE)}
        inside["elsewhere"] = Amount(found.elsewhere(box), SHARE)
        where = {"where": [*box.restrictions]}
        yield replace(claim, key=f"{key}/{i}", says="analysis.fails_where", values=share | inside | where)
    if found.failing == found.futures:
        yield replace(claim, says="analysis.never_ahead")
    elif not found.failing:
        yield replace(claim, says="brief.always_ahead")
    elif not found.boxes:
        yield replace(claim, says=f"analysis.no_box.{found.ended}")


def along(source: Source) -> Iterator[Claim]:
    """How far strategies are ahead along each uncertainty that the experiment names, where that makes a difference."""
    for outcome, strategy, factor, rows in told(source.analysis.profile) if source.analysis else ():
        groups = tuple(_group(source, row) for row in rows.itertuples())
        values = {
            "factor": Name("factor", factor),
            "groups": groups,
            "matters": matters(source, outcome),
            "least": _part(groups[0]),
            "most": _part(groups[-1]),
        }
        key, runs = f"along/{outcome}/{strategy}/{factor}", (strategy, source.baseline)
        yield Claim(key, "brief.along", outcome, strategy, source.baseline, values=values, runs=runs)


def _part(group: Said) -> Said:
    return Said("brief.along.part" if group.key == "analysis.along_group" else "brief.along.part_at", group.values)


def _group(source: Source, row: Any) -> Said:
    """Futures in which a factor is about the same: the median of the difference, and in how many it is ahead."""
    spread = source.goal(row.outcome).matters
    values = {
        "low": Level(row.factor, row.factor_low),
        "high": Level(row.factor, row.factor_high),
        "median": Amount(row.median, of_key(row.outcome).unit, spread, sign=True),
        "ahead": Amount(row.ahead, WHOLE),
        "futures": Amount(row.futures, WHOLE),
    }
    return Said("analysis.along_value" if row.factor_low == row.factor_high else "analysis.along_group", values)


def breaks(source: Source) -> Iterator[Claim]:
    """Strategies that the budget does not allow, or that fail the inspection in some run."""
    for kept in source.judgement.kept:
        strategy = kept.strategy
        beyond = [one for one in kept.lacks if one.kind in OF_BUDGET]
        if not kept.feasible:
            says = "brief.beyond" if beyond else "brief.beyond.allowed"
            yield Claim(f"budget/{strategy}", says, strategy=strategy, values={"lacks": beyond}, runs=(strategy,))
        for name, share in source.failed(strategy).items():
            yield Claim(
                f"inspection/{strategy}/{name}",
                "brief.fails_inspection",
                strategy=strategy,
                values={"share": Amount(share, SHARE), "rule": Name("rule", name)},
                runs=(strategy,),
            )


def decides(source: Source, strategy: str) -> Iterator[Claim]:
    """Which factors the difference of a strategy depends on, and how much of its spread is ignorance."""
    for outcome in [goal.outcome for goal in source.goals]:
        key, runs = f"decides/{outcome}/{strategy}", (strategy, source.baseline)
        if rows := factors(source, strategy, outcome):
            named = {"factors": [_factor(row) for row in rows]}
            yield Claim(key, "analysis.decided_by", outcome, strategy, values=named, runs=runs)
        elif source.analysis and len(source.analysis.importance):
            yield Claim(key, "analysis.nothing_decides", outcome, strategy, runs=runs)


def _factor(row: Any) -> Said:
    numbers = {name: Amount(getattr(row, name), "index") for name in ("value", "low", "high")}
    return Said("brief.factor", {"factor": Name("factor", row.factor)} | numbers)


def factors(source: Source, strategy: str, outcome: str) -> list[Any]:
    """The most important factors of a difference that stand out from chance, as rows of `Analysis.importance`."""
    table = source.analysis.importance if source.analysis else None
    if table is None or table.empty:
        return []
    own = table[(table["outcome"] == outcome) & (table["strategy"] == strategy) & table["decides"]]
    return list(own.nlargest(MOST_FACTORS, "value").itertuples())


def spread(source: Source, strategy: str) -> Iterator[Claim]:
    """How much of the spread of a difference is ignorance, and how much is luck."""
    for one in source.analysis.robustness.spread if source.analysis else ():
        if one.strategy == strategy and one.unknown_share is not None:
            shares = {"unknown": Amount(one.unknown_share, SHARE), "luck": Amount(1 - one.unknown_share, SHARE)}
            key, runs = f"spread/{one.outcome}/{strategy}", (strategy, source.baseline)
            yield Claim(key, "analysis.spread_line", one.outcome, strategy, values=shares, runs=runs)


def unknown(source: Source, strategy: str) -> Iterator[Claim]:
    """The factors that matter most, and what would settle each."""
    rows = [row for goal in source.goals for row in factors(source, strategy, goal.outcome)]
    for path in dict.fromkeys(row.factor for row in rows):
        name = path.removeprefix(BEHAVIOUR)
        patterns = patterns_moved().get(name, ())
        says = "pilot" if name in BY_NAME and not patterns else "patterns" if name in BY_NAME else "given"
        fixing = [Name("pattern", key) for key in patterns[:MOST_FACTORS]]
        values = {"factor": Name("factor", path), "patterns": fixing}
        yield Claim(f"unknown/{path}", f"brief.settle.{says}", strategy=strategy, values=values, runs=(strategy,))
