"""The ranking procedure on problems whose truth is known."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.study.ranking import FIRST_ROUND, Answer, Goal, decide, decide_all, rounds

MATTERS = 1.0
MOST = 400


def problem(luck):
    """Means, correlation and spread of a random problem; half of them least favourable."""
    count = int(luck.integers(2, 9))
    means = np.zeros(count) if luck.random() < 0.5 else luck.uniform(-3, 0, count)
    means[0] = MATTERS if luck.random() < 0.5 else luck.uniform(0, 2)
    return means, luck.choice([0.0, 0.3, 0.8, 0.9]), luck.uniform(0.5, 4, count)


def draws(luck, means, correlation, spread, skewed):
    shared, own = luck.normal(size=(MOST, 1)), luck.normal(size=(MOST, len(means)))
    if skewed:
        own = (luck.gamma(4, size=own.shape) - 4) / 2
    return means + spread * (np.sqrt(correlation) * shared + np.sqrt(1 - correlation) * own)


def selection(table):
    """Rounds of seeds until decided; the last decision."""
    for look, count in enumerate(rounds(FIRST_ROUND, MOST), start=1):
        decision = decide({str(i): table[:count, i] for i in range(table.shape[1])}, Goal("x", 1, MATTERS), 0.95, look)
        if decision.answer != Answer.TOO_CLOSE:
            break
    return decision


def outcome(luck):
    means, correlation, spread = problem(luck)
    decision = selection(draws(luck, means, correlation, spread, luck.random() < 0.3))
    chosen = int(decision.selected)
    behind = means.max() - means[chosen]
    gaps = [abs(means[chosen] - means[int(key)]) for key in decision.equals]
    false_equal = decision.answer == Answer.AS_GOOD and max(gaps) > MATTERS
    return decision.answer, behind < MATTERS, decision.answer == Answer.BEST and behind > 0, false_equal


@pytest.mark.parametrize("problems", [300, pytest.param(1000, marks=pytest.mark.slow)])
def test_it_selects_correctly_as_often_as_promised(problems):
    luck = np.random.default_rng(20260101)
    found = [outcome(luck) for _ in range(problems)]
    decided = [one for one in found if one[0] != Answer.TOO_CLOSE]
    right, false_best, false_equal = (np.mean([one[i] for one in decided]) for i in (1, 2, 3))
    print(
        f"{len(decided)} of {problems} decided; right {right:.3f}; best {false_best:.3f}, equal {false_equal:.3f} wrong"
    )
    assert len(decided) > 0.5 * problems
    assert right >= 0.95
    assert false_best <= 0.05
    assert false_equal <= 0.05


def test_common_luck_needs_at_most_half_the_runs():
    luck = np.random.default_rng(1)
    spread = np.full(4, 3.0)
    used = {
        correlation: np.mean(
            [selection(draws(luck, np.array([1.0, 0, 0, 0]), correlation, spread, False)).seeds for _ in range(100)]
        )
        for correlation in (0.0, 0.8)
    }
    print(f"seeds on average: {used}")
    assert used[0.8] <= used[0.0] / 2


def test_one_that_is_ahead_is_best_and_less_may_be_better():
    luck = np.random.default_rng(1).normal(size=20)
    decision = decide({"a": luck + 5, "b": luck, "c": luck + 9}, Goal("waits", -1, 1), 0.95)
    assert (decision.answer, decision.selected, decision.seeds) == (Answer.BEST, "b", 20)
    assert decision.pairs[0].difference == pytest.approx(-5)


def test_what_differs_by_less_than_matters_is_as_good():
    luck = np.random.default_rng(1)
    base = luck.normal(size=30)
    decision = decide({"a": base, "b": base + 0.1 * luck.normal(size=30), "c": base - 9}, Goal("x", 1, 1), 0.95)
    assert decision.answer == Answer.AS_GOOD
    assert {decision.selected, *decision.equals} == {"a", "b"}


def test_what_never_differs_is_as_good_even_where_everything_matters():
    same = np.arange(5.0)
    assert decide({"a": same, "b": same}, Goal("x", 1, 0), 0.95).answer == Answer.AS_GOOD


def test_too_close_says_about_how_many_more_seeds():
    luck = np.random.default_rng(3)
    first, other = luck.normal(0.5, 3, 400), luck.normal(0, 3, 400)
    early = decide({"a": first[:20], "b": other[:20]}, Goal("x", 1, 1), 0.95)
    assert early.answer == Answer.TOO_CLOSE
    late = 20 + early.more_seeds
    assert 40 < late < 2000


def test_failed_runs_are_left_out_and_too_few_say_nothing():
    holes = np.array([1.0, np.nan, 3.0, 4.0])
    assert decide({"a": holes, "b": np.zeros(4)}, Goal("x", 1, 1), 0.95).seeds == 3
    assert decide({"a": holes[:2], "b": np.zeros(2)}, Goal("x", 1, 1), 0.95) is None


def test_several_outcomes_share_the_error():
    luck = np.random.default_rng(1)
    values = {"a": luck.normal(size=30) + 1, "b": luck.normal(size=30)}
    alone = decide(values, Goal("x", 1, 1), 0.95)
    both = decide_all({"x": values, "y": values}, [Goal("x", 1, 1), Goal("y", 1, 1)], 0.95)
    assert len(both) == 2
    assert both[0].pairs[0].high - both[0].pairs[0].low > alone.pairs[0].high - alone.pairs[0].low


@given(st.integers(2, 50), st.integers(2, 500))
def test_rounds_grow_to_the_end(first, most):
    found = list(rounds(first, most))
    assert found[-1] == most
    assert all(a < b for a, b in itertools.pairwise(found))
