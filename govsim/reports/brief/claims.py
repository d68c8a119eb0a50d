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
from govsim.study.analysis import Analysis, Failing
from govsim.study.futures import BEHAVIOUR
from govsim.study.judge.along import told
from govsim.study.judge.claims import ClaimKind, JudgedClaim
from govsim.study.judge.paired import estimate
from govsim.study.judge.ranking import Decision, RankingAnswer
from govsim.study.judge.verdicts import Verdict

MOST_ANSWERS = 3
MOST_FACTORS = 3
"""Factors that are named for a difference."""
COMPARED = ("reads", "followers_end", "trust", "needs_met_online", "reach", "counter_visits")
"""Outcomes of the table of strategies beside those that decide: attention, audience, trust, service."""
OUTCOMES_A_TABLE = 4
"""Outcomes that fit into a table beside each other."""
BY_SEGMENT = ("reach", "trust")
"""Outcomes by which a brief says who gains."""
RUMOUR = "rumour_peak"
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


# The answer


def answers(source: Source) -> Iterator[Claim]:
    """At most three sentences: one for each outcome that decides, the first ones of the experiment."""
    goals = source.goals[:MOST_ANSWERS]
    if source.analysis:
        yield from (_safest(source, source.analysis, goal.outcome) for goal in goals)
    elif source.decisions:
        yield from (_ranked(source, decision) for decision in source.decisions[:MOST_ANSWERS])
    else:
        yield from (
            mean(source, source.baseline, goal.outcome, f"answer/{goal.outcome}", "brief.one") for goal in goals
        )


def _ranked(source: Source, decision: Decision) -> Claim:
    """Best, as good or too close to call, of a comparison."""
    key = decision.goal.outcome
    other = source.baseline if decision.selected != source.baseline else _runner_up(source, decision)
    found = estimate(source.values(decision.selected, key), source.values(other, key))
    equals = [Name("quoted", one) for one in decision.equals]
    values = {"seeds": decision.seeds, "matters": matters(source, key), "equals": equals, "more": decision.more_seeds}
    says = f"brief.answer.{decision.answer}"
    if decision.answer == RankingAnswer.TOO_CLOSE and decision.more_seeds is None:
        says = "brief.answer.too_close_for_all"
    if decision.answer == RankingAnswer.BEST and not decision.is_ahead_of_all:
        says = "brief.answer.best_within"
    return Claim(
        f"answer/{key}",
        says,
        outcome=key,
        strategy=decision.selected,
        other=other,
        estimate=found.difference,
        low=found.low,
        high=found.high,
        unit=of_key(key).unit,
        matters=decision.goal.matters,
        verdict=decision.answer,
        values=values,
        runs=source.strategies,
    )


def _runner_up(source: Source, decision: Decision) -> str:
    """The strategy that comes next after the baseline, which is in front."""
    others = [key for key in source.others if not math.isnan(source.mean(key, decision.goal.outcome))]
    return max(others, key=lambda key: decision.goal.better * source.mean(key, decision.goal.outcome))


def _safest(source: Source, analysis: Analysis, outcome: str) -> Claim:
    """The minimax-regret strategy of a sweep, how far it is ahead of today, and how sure that is."""
    chosen = analysis.safest(outcome)
    if chosen is None:
        return Claim(f"answer/{outcome}", "analysis.nothing", outcome)
    shown = chosen if chosen != source.baseline else _strongest(source, outcome)
    claim = _judged(analysis, outcome, chosen, ClaimKind.AMONG_BEST)
    values = {
        "futures": claim.futures,
        "matters": matters(source, outcome),
        "robustness": Said(f"brief.robustness.{claim.verdict}", {"lacks": _lacks(claim.lacks)}),
        "average": _average(source, outcome, chosen),
    }
    says = "keep" if chosen == source.baseline else "safest" if _matters_somewhere(source, outcome) else "little"
    found = source.estimate(shown, outcome)
    return Claim(
        f"answer/{outcome}",
        f"brief.answer.{says}",
        outcome=outcome,
        strategy=chosen,
        other=source.baseline if chosen != source.baseline else shown,
        estimate=found.difference,
        low=found.low,
        high=found.high,
        unit=of_key(outcome).unit,
        matters=source.goal(outcome).matters,
        verdict=claim.verdict,
        values=values,
        runs=source.strategies,
    )


def _matters_somewhere(source: Source, outcome: str) -> bool:
    """Whether some strategy changes an outcome by what matters in half of the futures."""
    changes = [source.estimate(key, outcome).difference or 0.0 for key in source.others]
    return max(map(abs, changes)) >= source.goal(outcome).matters


def _lacks(lacks: str | None) -> Said | str:
    return Said(f"brief.lacks.{lacks}", {}) if lacks else ""


def _strongest(source: Source, outcome: str) -> str:
    """The strategy that is best of those which are not today's."""
    better = source.goal(outcome).better
    return max(source.others, key=lambda key: better * (source.estimate(key, outcome).difference or 0.0))


def _average(source: Source, outcome: str, strategy: str) -> Said:
    """What the ranking on average over the futures says of a strategy."""
    decision = next((one for one in source.decisions if one.goal.outcome == outcome), None)
    if decision is None or decision.answer == RankingAnswer.TOO_CLOSE:
        return Said("brief.average.too_close", {})
    if strategy not in (decision.selected, *decision.equals):
        return Said("brief.average.behind", {"other": Name("strategy", decision.selected)})
    return Said(f"brief.average.{decision.answer}", {})


def _judged(analysis: Analysis, outcome: str, strategy: str, kind: ClaimKind) -> JudgedClaim:
    found = analysis.robustness.claims
    return next(one for one in found if (one.outcome, one.strategy, one.kind) == (outcome, strategy, kind))


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


def stands(source: Source, strategy: str, outcome: str) -> tuple[str, Said | None]:
    """`better`, `worse`, `same` (by less than what matters), `more`, `less` or `open`; of a sweep with its verdict."""
    analysis = source.analysis
    if analysis and outcome in [goal.outcome for goal in source.goals]:
        kinds = ClaimKind.AS_GOOD, ClaimKind.BEATS, ClaimKind.WORSE
        claims = [_judged(analysis, outcome, strategy, kind) for kind in kinds]
        best = max(claims, key=lambda one: (one.holds, -one.fails))
        sure = best.verdict in (Verdict.ROBUST, Verdict.MOSTLY)
        named = {ClaimKind.AS_GOOD: "same", ClaimKind.BEATS: "better", ClaimKind.WORSE: "worse"}[best.kind]
        return named if sure else "open", Said(f"verdict.{best.verdict}", {})
    found, goal = source.estimate(strategy, outcome), source.goal(outcome)
    return _standing(found.low, found.high, goal.better, goal.matters), None


def _standing(low: float | None, high: float | None, better: int, least: float) -> str:
    if low is None or high is None:
        return "open"
    if low == high == 0 or -least < low <= high < least:
        return "same"
    if low <= 0 <= high:
        return "open"
    if better == 0:
        return "more" if low > 0 else "less"
    return "better" if (low > 0) == (better > 0) else "worse"


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
    """For reach and trust, which segment gains most and which least."""
    for outcome in BY_SEGMENT:
        claims = [one for one in by_segment(source, strategy, outcome) if one.estimate is not None]
        if len(claims) > 1 and any(one.estimate for one in claims):
            most, least = (end(claims, key=lambda one: one.estimate or 0.0) for end in (max, min))
            values = {"most": most, "least": least, "whole": Name("outcome", outcome)}
            yield Claim(
                f"segments/{strategy}/{outcome}", "brief.who_gains", outcome, strategy, values=values, runs=most.runs
            )


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
    for strategy in source.strategies:
        if not source.feasible(strategy):
            yield Claim(f"budget/{strategy}", "brief.beyond", strategy=strategy, runs=(strategy,))
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
