"""Numbers and names as sentences say them: as fine as the interval allows, in the scenario's currency."""

import pytest

from govsim.reports.brief.claims import Amount, Claim, Least, Name, Said
from govsim.reports.brief.sentences import Sentences
from govsim.reports.names import Names
from tests.examples import small_with
from tests.reports.brief.by_hand import STRATEGIES

SCENARIO = small_with(strategies=STRATEGIES)
EN, ZH = (Sentences(Names(SCENARIO, {}, lang)) for lang in ("en", "zh"))


@pytest.mark.parametrize(
    ("estimate", "low", "high", "unit", "matters", "english", "chinese"),
    [
        # half an interval of 24 has two digits down to ones
        (123.4, 99.4, 147.4, "count", 0.0, "+123 (+99 to +147)", "+123（+99 至 +147）"),
        # half an interval of 2.4 has two digits down to tenths, unless 20 matter
        (-12.34, -14.74, -9.94, "count", 0.0, "−12.3 (−14.7 to −9.9)", "−12.3（−14.7 至 −9.9）"),
        (-12.34, -14.74, -9.94, "count", 20.0, "−12 (−15 to −10)", "−12（−15 至 −10）"),
        # half an interval of 0.6 points
        (0.0213, 0.0153, 0.0273, "share", 0.0, "+2.13 pp (+1.53 to +2.73)", "+2.13 个百分点（+1.53 至 +2.73）"),
        (0.05, 0.026, 0.074, "change", 0.0, "+5.0 % (+2.6 to +7.4)", "+5.0%（+2.6 至 +7.4）"),
        (0.05, None, None, "change", 0.0, "+5.00 %", "+5.00%"),
        (None, None, None, "count", 0.0, "–", "–"),
        (3.0, 3.0, 3.0, "count", 0.0, "+3", "+3"),
    ],
)
def test_differences_with_their_intervals(estimate, low, high, unit, matters, english, chinese):
    claim = Claim("x", "", estimate=estimate, low=low, high=high, unit=unit, matters=matters)
    assert (EN.sentence(claim), ZH.sentence(claim)) == (english, chinese)


@pytest.mark.parametrize(
    ("value", "english"),
    [
        (Amount(1234.6, "whole"), "1,235"),
        (Amount(12.0, "hours a week"), "12"),
        (Amount(12.26, "hours a week"), "12.3"),
        (Amount(-8.0, "hours a week", sign=True), "−8"),
        (Amount(-1234.4, "money", sign=True), "−1,234 CNY"),
        (Amount(1234.4, "money", spread=0.01), "1,234.4 CNY"),
        (Amount(float("nan"), "count"), "–"),
        (Amount(1 / 3, "part"), "33 %"),
        (Least(0.0125, "share per 30 days"), "1.25 pp"),
        (Least(2000.0, "count"), "2,000"),
        (Least(2.5, "count"), "2.5"),
        (Name("strategy", "b"), "Second"),
        (Name("quoted", "b"), "“Second”"),
        (Name("outcome", "reads_young"), "Reads (Young)"),
        (Name("segment", "old"), "Old"),
        (Name("account", "hall"), "Service hall"),
        (Name("topic", "policy"), "Policy"),
        ([], "–"),
        ([Name("outcome", "reads"), Name("outcome", "trust")], "Reads, Mean trust"),
        ((Name("topic", "policy"), Name("topic", "services")), "Policy; Services"),
        (Said("brief.cost.nothing", {}), "at no extra cost"),
    ],
)
def test_values_as_they_stand_in_a_sentence(value, english):
    assert EN.said(value) == english


def test_a_currency_of_its_own_is_named_and_the_usual_one_translated():
    other = small_with(strategies=STRATEGIES, costs="{currency: HKD}")
    assert Sentences(Names(other, {}, "en")).said(Amount(5.0, "money")) == "5 HKD"
    assert ZH.said(Amount(5.0, "money")) == "5 元"


def test_a_rule_is_named_with_its_account_its_limit_and_its_set():
    said = EN.said(Name("rule", "town:national:not_updated"))
    assert all(part in said for part in ("Town", "14", "national"))
    nobody = EN.said(Name("rule", "-:national:crisis"))
    assert "Town" not in nobody
