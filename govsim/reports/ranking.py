"""Decisions of the ranking in words and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from govsim.measures.outcomes import of_key
from govsim.reports import number_text
from govsim.study.judge.ranking import Decision, RankingAnswer
from govsim.words import say


def sentence(decision: Decision, names: Mapping[str, str], lang: str) -> str:
    """Which strategy is best, which are as good, or how many more seeds it takes."""
    goal, others = decision.goal, [names[key] for key in decision.equals]
    said = {
        "outcome": say(f"outcome.{of_key(goal.outcome).key}", lang),
        "strategy": names[decision.selected],
        "matters": number_text.number(goal.matters, of_key(goal.outcome).unit),
        "seeds": decision.seeds,
    }
    if decision.answer == RankingAnswer.TOO_CLOSE:
        key = "ranking.too_close" if decision.more_seeds else "ranking.too_close_for_all"
        return say(key, lang, more=decision.more_seeds, **said)
    if len(others) == len(decision.pairs):
        return say("ranking.all_as_good", lang, **said)
    if decision.answer == RankingAnswer.BEST and not decision.is_ahead_of_all:
        return say("ranking.best_within", lang, **said)
    return say(f"ranking.{decision.answer}", lang, others=others, **said)


def table(decisions: Iterable[Decision]) -> pd.DataFrame:
    """One row per outcome and pair: the selected strategy against each other one, and the answer."""
    return pd.DataFrame(
        {
            "outcome": decision.goal.outcome,
            "matters": decision.goal.matters,
            "answer": decision.answer,
            "selected": decision.selected,
            "other": pair.other,
            "difference": pair.difference,
            "low": pair.low,
            "high": pair.high,
            "standing": pair.standing,
            "more_seeds": pair.more_seeds,
            "seeds": decision.seeds,
            "better": decision.goal.better,
            "confidence": decision.confidence,
            "look": decision.look,
        }
        for decision in decisions
        for pair in decision.pairs
    )
