import pytest

from govsim.reports.number_text import interval, number, verdict


@pytest.mark.parametrize(
    ("value", "unit", "spread", "sign", "said"),
    [
        (None, "count", None, False, "–"),
        (float("nan"), "share", None, False, "–"),
        (1264.6, "count", None, False, "1,265"),
        (0.25, "count", None, False, "0.2"),
        (4, "count", None, False, "4"),
        (0.06441, "share", None, False, "6.44 %"),
        (0.00177, "share", 0.00206, True, "+0.18 pp"),
        (79.1, "count", 125.0, True, "+79"),
        (-3.25, "people", 4.0, True, "-3.2"),
        (0.00002, "trust", 0.00001, True, "+0.000020"),
    ],
)
def test_numbers_are_rounded_as_the_interval_allows(value, unit, spread, sign, said):
    assert number(value, unit, spread, sign) == said


def test_intervals_say_both_ends():
    assert interval(-0.05, 0.15, "share") == "[-5 pp, +15 pp]"
    assert interval(None, None, "share") == ""


@pytest.mark.parametrize(
    ("low", "high", "better", "said"),
    [
        (1, 2, 1, "better"),
        (1, 2, -1, "worse"),
        (-2, -1, -1, "better"),
        (1, 2, 0, "more"),
        (-2, -1, 0, "less"),
        (-1, 1, 1, "undecided"),
        (0, 0, 1, "same"),
        (None, None, 1, "undecided"),
    ],
)
def test_verdicts(low, high, better, said):
    assert verdict(low, high, better) == said
