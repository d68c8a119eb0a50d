import pytest

from govsim.reports.number_text import interval, number, uncertainty


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


def test_digits_are_no_finer_than_what_matters():
    """Half of [0, 0.0001] has digits down to millionths; where 0.005 matters, down to 0.0005 at most."""
    assert interval(0.0, 0.0001, "trust") == "[0.000000, +0.000100]"
    assert interval(0.0, 0.0001, "trust", 0.005) == "[0.0000, +0.0001]"
    assert uncertainty((-4.0, 6.0), 1.0) == 5.0
    assert uncertainty((-4.0, 6.0), 20.0) == 20.0
    assert uncertainty((None, None), 2.0) == 2.0


def test_what_rounds_to_nothing_has_no_sign():
    assert number(0.00004, "trust", 0.005, True) == "0.0000"
    assert number(-0.00004, "trust", 0.005, True) == "0.0000"
    assert number(0.03, "count", None, True) == "+0.0300"
