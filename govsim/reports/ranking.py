"""The ranking in words and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import pandas as pd

from govsim.measures.outcomes import of_key
from govsim.reports import number_text
from govsim.reports.lacking import left_out
from govsim.reports.names import Names
from govsim.study.compare import Comparison
from govsim.study.judge.against import Against
from govsim.study.judge.judgement import Call, Judgement, OutcomeVerdict
from govsim.study.judge.ranking import Decision
from govsim.words import Term, say

UNRANKED = (Call.ONLY, Call.NOTHING)


def sentences(judgement: Judgement, names: Names) -> Iterator[str]:
    """A sentence for each outcome, and who is not ranked for what reason."""
    if not judgement.allowed:
        yield say("ranking.nobody", names.lang)
    for verdict in judgement.verdicts:
        if verdict.decision is not None:
            yield sentence(verdict.decision, verdict.call, names, _surely_better(verdict, judgement.baseline, names))
        elif verdict.call in UNRANKED:
            strategy = names.names[verdict.best] if verdict.best else ""
            yield say(f"ranking.{verdict.call}", names.lang, outcome=names.outcome(verdict.outcome), strategy=strategy)
    if judgement.left_out:
        said = "left_out" if judgement.allowed else "lacking"
        yield say(f"ranking.{said}", names.lang, value=left_out(judgement.left_out, names))


def _surely_better(verdict: OutcomeVerdict, baseline: str, names: Names) -> Term | str:
    """Who is surely better than the baseline, where it is open who is best."""
    surely = [names.quoted(key) for key in verdict.allowed if verdict.against(key) == Against.BETTER]
    return Term("ranking.surely", {"baseline": names.names[baseline], "strategies": surely}) if surely else ""


def sentence(decision: Decision, call: Call, names: Names, surely: Term | str = "") -> str:
    """Which strategy is best, which are as good, or how many more seeds it takes."""
    goal, others = decision.goal, [names.quoted(key) for key in decision.equals]
    said = {
        "outcome": names.outcome(goal.outcome),
        "strategy": names.names[decision.selected],
        "matters": number_text.least(goal.matters, of_key(goal.outcome).unit),
        "seeds": decision.seeds,
    }
    if call == Call.TOO_CLOSE:
        front = Term("ranking.front", {"strategy": said["strategy"]}) if decision.is_in_front else ""
        more = (
            Term("ranking.more", {"more": decision.more_seeds}) if decision.more_seeds else Term("ranking.more_unknown")
        )
        return say("ranking.too_close", names.lang, front=front, surely=surely, more=more, **said)
    if len(others) == len(decision.pairs):
        return say("ranking.all_as_good", names.lang, **said)
    return say(f"ranking.{call}", names.lang, others=others, **said)


PAIR = ("other", "difference", "low", "high", "standing", "more_seeds")


def table(comparison: Comparison) -> pd.DataFrame:
    """One row per outcome and pair: the selected strategy against each other one, and the answer.

    An outcome in which nothing is ranked has one row, with no strategies.
    """
    confidence, look = comparison.results.sure
    rows = [
        {"outcome": verdict.outcome, "matters": verdict.goal.matters}
        | _answer(verdict.decision)
        | pair
        | {"better": verdict.goal.better, "confidence": confidence, "look": look}
        for verdict in comparison.judgement.verdicts
        for pair in _pairs(verdict.decision)
    ]
    return pd.DataFrame(rows)


def _answer(decision: Decision | None) -> dict[str, object]:
    names = ("answer", "selected", "seeds")
    return {name: getattr(decision, name) if decision else None for name in names}


def _pairs(decision: Decision | None) -> list[dict[str, object]]:
    return [asdict(pair) for pair in decision.pairs] if decision else [dict.fromkeys(PAIR)]
