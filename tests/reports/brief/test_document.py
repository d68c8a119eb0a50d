import dataclasses
import re

import openpyxl
import pandas as pd
import pytest

from govsim.cli import main
from govsim.errors import GovsimError
from govsim.reports.brief import answers, claims, costs, recommend, sheets
from govsim.reports.brief.blocks import texts
from govsim.reports.brief.claims import Amount, Least
from govsim.reports.brief.document import Brief, as_data
from govsim.reports.brief.source import read
from govsim.study.judge.judgement import Call
from govsim.study.judge.ranking import RankingAnswer
from govsim.words import LANGUAGES, catalogue, say
from tests.examples import ROOT

KINDS = ["comparison", "study", "single"]
HEADINGS = ["answer", "strategies", "pictures", "wrong", "cost", "steps"]
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
ENDS = ("factor_low", "factor_high", "futures", "ahead")
MOVED = 1.37
"""Factor by which values are moved to see whether the text follows."""


def headings(brief):
    return [block.text.split("、")[-1] for block in brief.blocks if block.kind == "heading"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_brief_has_its_parts_in_their_order(briefs, kind, lang):
    brief = briefs(kind, lang)
    expected = [brief.say(name) for name in HEADINGS if kind != "single" or name != "pictures"]
    assert headings(brief) == expected
    assert [block.kind for block in brief.blocks[:2]] == ["title", "subtitle"]
    assert [block.kind for block in brief.blocks].count("appendix") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_have_the_same_blocks_and_claims(briefs, kind):
    english, chinese = (briefs(kind, lang) for lang in LANGUAGES)
    assert [block.kind for block in english.blocks] == [block.kind for block in chinese.blocks]
    assert [claim.key for claim in english.claims] == [claim.key for claim in chinese.claims]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_has_a_placeholder_left_and_claims_have_their_own_keys(briefs, kind, lang):
    brief = briefs(kind, lang)
    assert [text for text in texts(brief.blocks) if re.search(r"[{}]|\bnan\b|None", text)] == []
    keys = [claim.key for claim in brief.claims]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_where_on_a_strategy_pays_stands_in_the_answer_and_in_tables(briefs, monkeypatch, tmp_path, lang):
    """The tiny study has too few futures to tell it: here every group counts."""
    keys = ["outcome", "strategy", "factor"]
    monkeypatch.setattr(claims, "told", lambda profile: [(*key, rows) for key, rows in profile.groupby(keys)])
    brief = Brief(briefs("study", lang).source, lang)
    told = list(claims.along(brief.source))
    rows = brief.source.analysis.profile
    assert len(told) == len(rows.drop_duplicates(keys)) > 0
    tables = [block for block in brief.blocks if block.name == "along"]
    assert [len(block.rows) - 1 for block in tables] == [2] * len(told)
    for claim, block in zip(told, tables, strict=True):
        own = rows[(rows[keys] == [claim.outcome, claim.strategy, claim.values["factor"].key]).all(axis=1)]
        for row, (around, _, ahead) in zip(own.itertuples(), block.rows[1:], strict=True):
            assert around == brief.names.value(row.factor, row.factor_low)
            assert {int(found) for found in DIGITS.findall(ahead)} == {row.ahead, row.futures}
        assert brief.sentences.sentence(claim) in [one.text for one in brief.blocks if one.kind == "text"]
    sheets.write(brief, tmp_path / "along.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "along.xlsx")[brief.say("sheet.along")]
    written = [(row[3], row[4], *row[6:]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert sorted(written) == sorted(zip(*(rows[name] for name in ENDS), strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_outcome_of_the_table_is_explained_in_the_appendix(briefs, kind, lang):
    brief = briefs(kind, lang)
    blocks = [block.text for block in brief.blocks]
    first = blocks.index(brief.say("outcomes")) + 1
    shown = claims.compared(brief.source)
    explained = blocks[first : first + len(shown)]
    for key, text in zip(shown, explained, strict=True):
        assert text.startswith(brief.names.outcome(key))
        assert say(f"outcome.{key}.formula", lang) in text


def test_a_trial_is_recorded_for_as_long_as_was_simulated(briefs):
    source = briefs("comparison", "en").source
    watch = next(claim for claim in recommend.steps(source) if claim.key == "step/watch")
    assert watch.values["days"] == source.scenario.horizon.days - source.scenario.horizon.burn_in_days > 0


@pytest.mark.parametrize("kind", KINDS)
def test_at_most_three_answers_and_each_has_its_verdict(briefs, kind):
    told = list(answers.answers(briefs(kind, "en").source))
    assert 1 <= len(told) <= answers.MOST_ANSWERS
    assert all(claim.verdict for claim in told) == (kind != "single")


def test_a_comparison_speaks_of_luck_only(briefs):
    brief = briefs("comparison", "en")
    luck = next(block.text for block in brief.blocks if block.claims and block.claims[0].key == "luck")
    assert "for luck only" in luck
    others = [text for text in texts(brief.blocks) if text != luck]
    assert [text for text in others if re.search("ROBUST|FRAGILE|MOSTLY|INCONCLUSIVE", text)] == []


def test_a_sweep_says_how_robust_its_answers_are(briefs):
    brief = briefs("study", "en")
    said = [block.text for block in brief.blocks if block.kind == "answer"]
    assert all(re.search("ROBUST|MOSTLY|FRAGILE|INCONCLUSIVE", text) for text in said)


@pytest.mark.parametrize("kind", ["comparison", "study"])
def test_the_numbers_of_sentences_and_tables_follow_the_runs(briefs, kind):
    """Where the reads of one strategy are others, so are the numbers of every claim about them."""
    source = briefs(kind, "en").source
    runs = source.runs.astype({"reads": float})
    runs.loc[runs["strategy"] == "friendly", "reads"] *= MOVED
    moved = Brief(dataclasses.replace(source, runs=runs), "en")
    before = {claim["key"]: claim["sentence"] for claim in as_data(briefs(kind, "en"))}
    after = {claim["key"]: claim["sentence"] for claim in as_data(moved)}
    assert before["table/friendly/reads"] != after["table/friendly/reads"]
    assert before["answer/reads"] != after["answer/reads"]
    assert before["table/friendly/trust"] == after["table/friendly/trust"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_number_of_a_sentence_comes_from_its_claim(briefs, kind, lang):
    """A sentence without its claim's numbers has no digit left that the catalogue or a name does not have."""
    brief = briefs(kind, lang)
    for claim in brief.claims:
        if not claim.says:
            continue
        bare = catalogue()[claim.says][lang == "zh"]
        allowed = set(DIGITS.findall(bare))
        for value in claim.values.values():
            allowed |= set(DIGITS.findall(str(brief.sentences.said(value))))
        numbers = [
            brief.sentences.interval(claim),
            *brief.names.names.values(),
            *map(brief.names.outcome, _keys(claim)),
        ]
        allowed |= {digits for text in numbers for digits in DIGITS.findall(text)}
        assert set(DIGITS.findall(brief.sentences.sentence(claim))) <= allowed, claim.key


def _keys(claim):
    return [claim.outcome] if claim.outcome else []


def test_sentences_of_blocks_are_those_of_their_claims(briefs):
    brief = briefs("study", "en")
    told = [block for block in brief.blocks if block.claims and not block.rows]
    assert told
    assert all(block.text == brief.sentences.sentence(block.claims[0]) for block in told)


def test_claims_as_data_name_the_hashes_of_their_runs(briefs):
    brief = briefs("comparison", "en")
    data = {claim["key"]: claim for claim in as_data(brief)}
    one = data["table/friendly/reads"]
    runs = brief.source.runs
    assert sorted(one["runs"]) == sorted(runs[runs["strategy"].isin(["today", "friendly"])]["hash"])
    found = brief.source.estimate("friendly", "reads")
    assert (one["estimate"], one["low"], one["high"]) == (found.difference, found.low, found.high)


def test_the_ranking_of_a_brief_is_that_of_the_comparison(folders, briefs):
    import pandas as pd

    told = pd.read_parquet(folders("comparison") / "ranking.parquet")
    for decision in briefs("comparison", "en").source.decisions:
        rows = told[told["outcome"] == decision.goal.outcome]
        assert set(rows["answer"]) == {decision.answer}
        assert rows["low"].to_list() == pytest.approx([pair.low for pair in decision.pairs])


def test_what_a_reader_costs_is_said_only_where_readers_are_sure_to_be_won(briefs):
    source = briefs("comparison", "en").source
    for strategy in source.others:
        claim, found = costs.per_unit(source, strategy, "readers"), source.estimate(strategy, "readers")
        assert (claim.says == "brief.cost.no_gain") == (found.low <= 0)


def test_a_strategy_beyond_the_budget_is_not_recommended(briefs):
    source = briefs("comparison", "en").source
    runs = source.runs.assign(feasible=source.runs["strategy"] == "today")
    found = recommend.recommendation(dataclasses.replace(source, runs=runs))
    assert found.advice == recommend.Advice.KEEP
    assert found.strategy == "today"


def test_today_s_practice_that_breaks_the_inspection_gives_way_to_one_that_keeps_it(briefs):
    source = briefs("comparison", "en").source
    runs = source.runs.assign(inspection_passed=source.runs["strategy"] != "today")
    found = recommend.recommendation(dataclasses.replace(source, runs=runs))
    assert found.advice in (recommend.Advice.COMPLY, recommend.Advice.ADOPT)
    assert found.strategy != "today"


def test_a_clear_gain_is_recommended(briefs):
    source = briefs("comparison", "en").source
    runs = source.runs.astype({"reads": float})
    for key in ("reads", "trust"):
        base = runs.loc[runs["strategy"] == "today", key].to_numpy()
        runs.loc[runs["strategy"] == "friendly", key] = base + 500 + [0.0, 0.1, 0.2]
        runs.loc[runs["strategy"] == "topics", key] = base
    clear = dataclasses.replace(source, runs=runs)
    assert [decision.answer for decision in clear.decisions] == [RankingAnswer.BEST] * 2
    assert recommend.recommendation(clear) == recommend.Recommendation(
        recommend.Advice.ADOPT, "friendly", ("reads", "trust")
    )


@pytest.mark.parametrize(
    ("amount", "english", "chinese"),
    [
        (Amount(-0.0213, "share", 0.01, sign=True), "−2.1 pp", "−2.1 个百分点"),
        (Amount(-0.00001, "share", 0.01, sign=True), "0.0 pp", "0.0 个百分点"),
        (Amount(0.5, "part"), "50 %", "50%"),
        (Amount(12345.6, "money"), "12,346 CNY", "12,346 元"),
        (Least(0.01, "share"), "1 pp", "1 个百分点"),
        (Least(0.005, "trust"), "0.005", "0.005"),
        (Amount(None, "count"), "–", "–"),
    ],
)
def test_numbers_as_people_read_them(briefs, amount, english, chinese):
    assert briefs("comparison", "en").sentences.said(amount) == english
    assert briefs("comparison", "zh").sentences.said(amount) == chinese


def test_runs_of_one_scenario_are_put_together_and_sweeps_are_not(folders):
    whole = read([folders("single"), folders("comparison")])
    assert whole.strategies == ("today", "friendly", "topics")
    assert len(whole.runs) == len(read([folders("comparison")]).runs)
    with pytest.raises(GovsimError, match=r"belong together|不能合写"):
        read([folders("study"), folders("comparison")])


def test_a_folder_without_results_is_refused(tmp_path):
    with pytest.raises(GovsimError) as caught:
        read([tmp_path])
    assert caught.value.key == "error.no_results"


def test_what_matters_in_few_futures_is_not_sold_as_a_gain(briefs):
    """The safest choice is called so only where some strategy changes it by what matters in half the futures."""
    source = _with_matters(briefs("study", "en").source, 0.0)
    most = max(abs(source.estimate(key, "reads").difference) for key in source.others)
    chosen = source.judgement.of("reads").best
    assert chosen != source.baseline
    for matters, call in ((most, Call.SAFEST), (most + 1e-9, Call.LITTLE)):
        verdict = _with_matters(source, matters).judgement.of("reads")
        assert verdict.call == (call if verdict.best != source.baseline else Call.KEEP)


def _with_matters(source, matters):
    aims = [aim.model_copy(update={"matters": matters}) for aim in source.experiment.outcomes]
    return dataclasses.replace(source, experiment=source.experiment.model_copy(update={"outcomes": aims}))


@pytest.mark.parametrize("order", [1, -1])
def test_measured_patterns_stand_in_the_appendix_whichever_folder_is_named_first(folders, tmp_path, order):
    main(["patterns", str(ROOT / "tests" / "small.yaml"), "--seeds", "2", "--workers", "1", "--out", str(tmp_path)])
    brief = Brief(read([folders("comparison"), tmp_path][::order]), "en")
    [table] = [block for block in brief.blocks if block.name == "patterns"]
    measured = pd.read_parquet(tmp_path / "patterns.parquet")
    assert len(table.rows) == len(measured) + 1 > 1
    assert {row[-1].strip("()") for row in table.rows[1:]} == {"✓" if inside else "✗" for inside in measured["inside"]}
