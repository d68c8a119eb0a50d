from math import isinf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.rules.evidence import PATTERNS, Pattern
from govsim.rules.numbers import BY_NAME, FITTED
from govsim.rules.uses import ENSEMBLE, patterns_moved, rules_using

KEYS = pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.key)


@KEYS
def test_the_ends_of_a_band_hold_and_nothing_beyond(pattern):
    assert pattern.holds(pattern.low)
    assert pattern.holds(pattern.high)
    assert not pattern.holds(pattern.low - 1e-6)
    assert not pattern.holds(pattern.high * 1.001) or isinf(pattern.high)
    assert not pattern.holds(nan)


@KEYS
def test_places_of_the_ends(pattern):
    assert pattern.place(pattern.low) == pytest.approx(-1)
    assert pattern.place(pattern.low * 1.5**2 if isinf(pattern.high) else pattern.high) == pytest.approx(1)


@given(st.floats(0.01, 9), st.floats(1.01, 9), st.floats(0, 90))
def test_inside_is_between_the_places_of_the_ends(low, factor, value):
    band = Pattern("x", low, low * factor, "share", "A")
    assert band.holds(value) == (-1 <= band.place(value) <= 1) or abs(abs(band.place(value)) - 1) < 1e-9


def test_every_number_is_used_by_a_rule_and_every_calibrated_one_moves_a_pattern():
    used = rules_using()
    assert used.keys() == BY_NAME.keys()
    assert used["reply_half_life"] == ("service.answer_value",)
    assert used["campaign_base_mandate"] == ("outreach._reach",)
    assert set(FITTED) <= patterns_moved().keys()


def test_the_ensemble_lies_within_the_plausible_ranges():
    header, *rows = (line.split(",") for line in ENSEMBLE.read_text(encoding="utf-8").split())
    assert tuple(header) == FITTED
    assert len({tuple(row) for row in rows}) == len(rows) >= 50
    for row in rows:
        for name, value in zip(header, row, strict=True):
            assert BY_NAME[name].low <= float(value) <= BY_NAME[name].high, name
