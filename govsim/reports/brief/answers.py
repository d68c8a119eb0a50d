"""The answer of a brief: a sentence for each outcome that decides, made from its verdict, and who is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from govsim.measures.outcomes import of_key
from govsim.reports.brief.claims import WHOLE, Amount, Claim, Name, Said, matters, mean
from govsim.reports.brief.source import Source
from govsim.study.judge.against import Against
from govsim.study.judge.judgement import Apart, Call, OutcomeVerdict
from govsim.study.judge.ranking import RankingAnswer

MOST_ANSWERS = 3
MIRRORED = {Against.BETTER: Against.WORSE, Against.WORSE: Against.BETTER}
VERDICTS = {Call.BEST_WITHIN: "best"}
"""Verdicts that go by another's name."""


def answers(source: Source) -> Iterator[Claim]:
    """At most three sentences: one for each outcome that decides, the first ones of the experiment."""
    if not source.judgement.allowed:
        yield Claim("answer/nobody", "brief.answer.nobody", verdict=Call.NOBODY, runs=source.strategies)
        return
    for verdict in source.judgement.verdicts[:MOST_ANSWERS]:
        yield _answer(source, verdict)


def left_out(source: Source) -> Iterator[Claim]:
    """Who is not ranked, and what each of them lacks."""
    if found := source.judgement.left_out:
        says = "brief.left_out" if source.judgement.allowed else "brief.lacking"
        yield Claim("left_out", says, values={"strategies": [*found]}, runs=source.strategies)


def _answer(source: Source, verdict: OutcomeVerdict) -> Claim:
    key = f"answer/{verdict.outcome}"
    if verdict.call == Call.ALONE:
        told = mean(source, source.baseline, verdict.outcome, key, "brief.one")
        return replace(told, values={"runs": len(source.good)})
    claim = Claim(
        key,
        f"brief.answer.{verdict.call}",
        verdict.outcome,
        verdict.best or (verdict.decision and verdict.decision.selected),
        unit=of_key(verdict.outcome).unit,
        matters=verdict.goal.matters,
        verdict=VERDICTS.get(verdict.call, verdict.call),
        runs=source.strategies,
    )
    claim = _apart(claim, verdict.apart) if verdict.apart else claim
    if verdict.claim is not None:
        return replace(claim, verdict=verdict.claim.verdict, values=_over_futures(source, verdict))
    if verdict.decision is not None:
        return replace(claim, values=_ranked(source, verdict, claim))
    return replace(claim, values={"apart": replace(claim, says="brief.only.apart") if verdict.apart else ""})


def _apart(claim: Claim, apart: Apart) -> Claim:
    return replace(claim, other=apart.other, estimate=apart.difference, low=apart.low, high=apart.high)


# Of a comparison


def _ranked(source: Source, verdict: OutcomeVerdict, claim: Claim) -> dict[str, Any]:
    """Seeds, what matters, who is as good; where it is open who is in front and what would tell."""
    decision = verdict.decision
    if decision is None:
        return {}
    more = decision.more_seeds
    values = {
        "seeds": decision.seeds,
        "matters": matters(source, verdict.outcome),
        "equals": [Name("quoted", one) for one in verdict.equals],
        "more": more,
        "standing": Said(f"brief.standing.{_standing(source, verdict)}", {}),
    }
    if verdict.call != Call.TOO_CLOSE:
        return values
    front = replace(claim, says="brief.front" if verdict.best else "brief.level")
    telling = Said("brief.more_seeds", {"more": more}) if more else Said("brief.more_unknown", {})
    return values | {"front": front, "telling": telling, "surely": _surely_better(source, verdict)}


def _standing(source: Source, verdict: OutcomeVerdict) -> Against:
    """How the named strategy stands against the one beside it, of which one is the baseline."""
    if verdict.best != source.baseline:
        return verdict.against(verdict.best or source.baseline)
    against = verdict.against(verdict.apart.other) if verdict.apart else Against.SAME
    return MIRRORED.get(against, against)


def _surely_better(source: Source, verdict: OutcomeVerdict) -> Said | str:
    """Who is surely better than today's practice, where it is open who is best."""
    surely = [Name("quoted", key) for key in verdict.allowed if verdict.against(key) == Against.BETTER]
    values = {"strategies": surely, "other": Name("strategy", source.baseline)}
    return Said("brief.surely", values) if surely else ""


# Of a sweep


def _over_futures(source: Source, verdict: OutcomeVerdict) -> dict[str, Any]:
    """How sure it is that nothing is better, over the futures and on average, and how the strategy stands."""
    claim, best = verdict.claim, verdict.best or source.baseline
    if claim is None:
        return {}
    lacks = Said(f"brief.lacks.{claim.lacks}", {}) if claim.lacks else ""
    return {
        "futures": claim.futures,
        "matters": matters(source, verdict.outcome),
        "robustness": Said(f"brief.robustness.{claim.verdict}", {"lacks": lacks}),
        "average": _average(verdict, best),
        "stands": _stands(
            source, verdict, best if verdict.call != Call.KEEP or not verdict.apart else verdict.apart.other
        ),
    }


def _stands(source: Source, verdict: OutcomeVerdict, strategy: str) -> Said | str:
    """In how many futures a strategy is better, worse or as good as today's practice, and how sure that is."""
    claim = verdict.stands[strategy].claim
    if claim is None:
        return ""
    said = {
        "holds": Amount(claim.holds, WHOLE),
        "hidden": Said("brief.hidden", {"untold": Amount(claim.untold, WHOLE)}) if claim.untold else "",
        "matters": matters(source, verdict.outcome),
        "verdict": Said(f"verdict.{claim.verdict}", {}),
    }
    return Said(f"brief.stands.{claim.kind}", said)


def _average(verdict: OutcomeVerdict, strategy: str) -> Said:
    """What the ranking on average over the futures says of a strategy."""
    decision = verdict.decision
    if decision is None or decision.answer == RankingAnswer.TOO_CLOSE:
        return Said("brief.average.too_close", {})
    if strategy not in (decision.selected, *decision.equals):
        return Said("brief.average.behind", {"other": Name("strategy", decision.selected)})
    return Said(f"brief.average.{decision.answer}", {})
