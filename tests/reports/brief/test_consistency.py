"""Whatever the results: one verdict, nobody recommended who is not allowed, nobody in front whose mean is behind."""

import re

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from rich.console import Console

from govsim.reports import analysis, ranking
from govsim.reports.brief import document
from govsim.reports.brief.document import Brief
from govsim.reports.names import Names
from govsim.study.judge.against import Against
from govsim.study.judge.judgement import Advice, Call
from govsim.study.judge.ranking import Standing
from govsim.study.judge.robustness import assess
from govsim.study.judging import of_comparison, of_sweep
from govsim.study.sweep import decisions
from govsim.words import LANGUAGES
from tests.reports.brief.made_up import NAMES, SCENARIO, made_up

MOVING = (Advice.ADOPT, Advice.TRADE, Advice.COMPLY, Advice.WAIT)
QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FUTURES = 8


def over_futures(source):
    found = assess(source.good, source.baseline, source.goals, source.strategies, source.allowed)
    return of_sweep(source, found, decisions(source.good, source.study))


def agrees(source, judgement):
    """Everything that must be true of verdicts and advice together."""
    allowed, advice = set(judgement.allowed), judgement.recommendation
    kept = {key for key in source.strategies if source.feasible(key) and source.pass_rate(key) == 1}
    assert allowed == set(source.allowed) == kept
    assert (advice.advice == Advice.NONE) == (not allowed and len(source.strategies) > 1)
    assert advice.strategy in (allowed - {"today"} if advice.advice in MOVING else {"today"})
    assert advice.advice != Advice.KEEP or "today" in allowed
    assert not set(advice.better) & {*advice.worse, *advice.open}
    for verdict in judgement.verdicts:
        assert {*verdict.named, *([verdict.best] if verdict.best else [])} <= allowed
        assert all(one.lacks for one in verdict.reasons)
        assert {one.strategy for one in verdict.reasons} == set(source.strategies) - allowed
        if verdict.outcome in advice.better:
            assert verdict.against(advice.strategy) == Against.BETTER
            assert "today" not in verdict.named


def merits(source, verdict):
    """Means of the allowed strategies, more being better."""
    means = {key: verdict.goal.better * source.mean(key, verdict.outcome) for key in verdict.allowed}
    return {key: value for key, value in means.items() if not np.isnan(value)}


@given(made_up())
@settings(parent=QUIET, max_examples=100)
def test_verdicts_and_advice_of_a_comparison_agree(source):
    judgement = of_comparison(source)
    agrees(source, judgement)
    for verdict in judgement.verdicts:
        if verdict.best is not None and verdict.call != Call.ONLY:
            assert merits(source, verdict)[verdict.best] >= max(merits(source, verdict).values()) - 1e-9
        if verdict.call == Call.TOO_CLOSE and "today" in merits(source, verdict):
            pairs = {pair.other: pair.standing for pair in verdict.decision.pairs}
            ahead = {key for key in verdict.allowed if verdict.against(key) == Against.BETTER}
            assert not ahead or pairs["today"] == Standing.AHEAD
        if "today" in verdict.named:
            assert Against.BETTER not in {verdict.against(key) for key in verdict.allowed}
        if verdict.call == Call.BEST and "today" in verdict.allowed:
            stands = {verdict.against(key) for key in verdict.allowed if key != "today"}
            assert stands == {Against.WORSE} if verdict.best == "today" else verdict.against(verdict.best) == "better"


@given(made_up(FUTURES))
@settings(parent=QUIET, max_examples=12)
def test_verdicts_and_advice_of_a_sweep_agree(source):
    judgement = over_futures(source)
    agrees(source, judgement)
    for verdict in judgement.verdicts:
        assert verdict.call not in (Call.BEST, Call.BEST_WITHIN, Call.AS_GOOD, Call.TOO_CLOSE)
        if verdict.decision is not None and verdict.decision.is_in_front:
            means = merits(source, verdict)
            assert means[verdict.decision.selected] == max(means.values())


# In words

INTRODUCED = {"en": "Introduce “(.*?)”", "zh": "建议实施“(.*?)”"}
KEPT = {"en": "Stay with “(.*?)”: ", "zh": "建议维持“(.*?)”："}
TRIED = {"en": "The first to try is “(.*?)”", "zh": "可先行试点的是“(.*?)”"}
ONE = "|".join(name for pair in NAMES.values() for name in pair)
IN_FRONT = {"en": f"with “?({ONE})”? in front", "zh": f"目前“?({ONE})”?领先"}
BEST = {
    "en": "“([^“”]*?)” is (?:BEST|the safest choice)|leaving things as they are \\(“(.*?)”\\)",
    "zh": "“([^“”]*?)”(?:最优，|最为稳妥)|维持“(.*?)”最为稳妥",
}
SURELY = {"en": "; surely better than [^:]*: ([^;]*);", "zh": "；无论哪个最优，确定优于“.*?”的有：([^；]*)；"}
QUOTED = "“(.*?)”"
MARKS = {"▲": "better", "▼": "worse", "=": "same", "?": "open"}


def found(pattern, text):
    """The names in the groups of a pattern."""
    return {name for match in re.finditer(pattern, text) for name in match.groups() if name}


def section(part, brief):
    return "\n".join(text for block in part(brief) if block.kind != "heading" for text in block.texts())


class Read:
    """What a reader finds in a brief."""

    def __init__(self, source, lang):
        brief = Brief(source, lang)
        self.names = {key: pair[lang == "zh"] for key, pair in NAMES.items()}
        self.answers = [block.text for block in document._answer(brief) if block.kind == "answer"]
        self.answer, self.steps = section(document._answer, brief), section(document._steps, brief)
        self.table = next(block.rows for block in document._strategies(brief) if block.name == "strategies")
        self.lang, self.judgement = lang, source.judgement

    def named(self, keys):
        return {self.names[key] for key in keys}


def agree_in_words(source, lang):
    read = Read(source, lang)
    judgement, allowed = read.judgement, read.named(read.judgement.allowed)
    best = read.named(one.best for one in judgement.verdicts if one.best)
    assert found(BEST[lang], read.answer) <= best <= allowed
    advised = [found(pattern[lang], read.steps) for pattern in (INTRODUCED, KEPT, TRIED)]
    assert set().union(*advised) <= allowed
    assert sum(map(len, advised)) <= 1
    for kept in judgement.left_out:
        assert len(source.strategies) == 1 or f"“{read.names[kept.strategy]}”" in read.answer
    if judgement.allowed:
        for verdict, text in zip(judgement.verdicts, read.answers, strict=False):
            _answers_as_advised(read, verdict, text)
    _marks_as_judged(read)


def _answers_as_advised(read, verdict, text):
    """Who is in front has the best mean; who is introduced for an outcome is named there, or said to be better."""
    front = found(IN_FRONT[read.lang], text)
    assert front == (read.named([verdict.best]) if verdict.call == Call.TOO_CLOSE and verdict.best else set())
    advice = read.judgement.recommendation
    if advice.advice in (Advice.ADOPT, Advice.TRADE) and verdict.outcome in advice.better:
        surely = {name for listed in found(SURELY[read.lang], text) for name in re.findall(QUOTED, listed)}
        assert (read.names[advice.strategy] in surely) == (verdict.call == Call.TOO_CLOSE)
        others = read.named(verdict.named) - {read.names[advice.strategy]}
        assert verdict.call == Call.TOO_CLOSE or all(name in text for name in others)


def _marks_as_judged(read):
    heads = {name.rsplit(" (", 1)[0] for name in read.table[0][1:]}
    assert heads
    for row, key in zip(read.table[1:], read.judgement.verdicts[0].stands and NAMES, strict=False):
        for verdict, cell in zip(read.judgement.verdicts, row[1:], strict=False):
            marks = [MARKS[sign] for sign in cell.split("\n")[0] if sign in MARKS]
            assert marks == ([] if key == "today" else [verdict.against(key)])


@pytest.mark.parametrize("lang", LANGUAGES)
@given(source=made_up())
@settings(parent=QUIET, max_examples=30)
def test_the_sections_of_a_comparison_agree_in_words(lang, source):
    agree_in_words(source, lang)
    told = list(ranking.sentences(source.judgement, Names(SCENARIO, {}, lang)))
    for verdict in source.judgement.verdicts:
        if verdict.decision is not None:
            text = told.pop(0)
            front = {NAMES[verdict.best][lang == "zh"]} if verdict.call == Call.TOO_CLOSE and verdict.best else set()
            assert found(IN_FRONT[lang], text) == front


@pytest.mark.parametrize("lang", LANGUAGES)
@given(source=made_up(FUTURES))
@settings(parent=QUIET, max_examples=5)
def test_the_sections_of_a_sweep_agree_in_words_and_on_the_screen(lang, source):
    agree_in_words(source, lang)
    console = Console(width=400)
    with console.capture() as screen:
        console.print(analysis.shown(source.analysis, lang))
    said = screen.get()
    for verdict in source.judgement.verdicts:
        if verdict.call in (Call.SAFEST, Call.LITTLE, Call.KEEP):
            safest = " is the safest choice" if lang == "en" else "最为稳妥"
            assert NAMES[verdict.best][lang == "zh"] + safest in said
