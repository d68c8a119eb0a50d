"""The ranking procedure: on problems whose truth is known, beside Kim and Nelson's, and by hand."""

import itertools
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.study.judge.ranking import (
    FIRST_ROUND,
    Decision,
    Goal,
    RankingAnswer,
    Standing,
    decide,
    decide_all,
    rounds,
    spent,
)

MORE = Goal("reads", 1, 1.0)
MOST = 1000
LOOKS = list(rounds(FIRST_ROUND, MOST))
CONFIDENCE = 0.95
CONFIGURATIONS = ("at the zone's edge", "half a zone", "equal", "a ladder", "drawn")


# Problems whose answer is known


@dataclass
class Problem:
    """Values of k strategies on the same seeds, and their true means; a difference of 1 matters."""

    means: np.ndarray
    values: np.ndarray

    def lost(self, strategy: int) -> float:
        return self.means.max() - self.means[strategy]

    def independent(self) -> np.ndarray:
        """The same values, each strategy with its own luck."""
        rng = np.random.default_rng(1)
        return np.stack([rng.permutation(column) for column in self.values.T], axis=1)


def problem(number: int, correlation: float | None = None) -> Problem:
    """Means, spread, dependence and shape of the noise are drawn; the configuration goes round with the number."""
    rng = np.random.default_rng(number)
    k = int(rng.integers(2, 9))
    means = rng.permutation(_means(CONFIGURATIONS[number % len(CONFIGURATIONS)], k, rng))
    spread = rng.choice([1.0, 2.0, 4.0]) * (rng.uniform(0.5, 2.0, k) if rng.random() < 0.5 else np.ones(k))
    drawn = rng.uniform(0.0, 0.9)
    correlation = drawn if correlation is None else correlation
    common, own = rng.standard_normal((MOST, 1)), rng.standard_normal((MOST, k))
    noise = np.sqrt(correlation) * common + np.sqrt(1 - correlation) * own
    return Problem(means, means + spread * (_skewed(noise) if rng.random() < 1 / 3 else noise))


def _means(configuration: str, k: int, rng: np.random.Generator) -> np.ndarray:
    match configuration:
        case "at the zone's edge":
            return np.array([1.0] + [0.0] * (k - 1))
        case "half a zone":
            return np.array([0.5] + [0.0] * (k - 1))
        case "equal":
            return np.zeros(k)
        case "a ladder":
            return -np.arange(k, dtype=float)
        case _:
            return rng.normal(0.0, 1.0, k)


def _skewed(noise: np.ndarray) -> np.ndarray:
    """Log-normal with mean 0, variance 1 and skewness 1.75."""
    return (np.exp(0.5 * noise) - np.exp(0.125)) / np.sqrt((np.exp(0.25) - 1) * np.exp(0.25))


def named(values: np.ndarray) -> dict[str, np.ndarray]:
    return {str(j): column for j, column in enumerate(values.T)}


def one_look(values: np.ndarray, goal: Goal = MORE, confidence: float = CONFIDENCE) -> Decision:
    return decide(named(values), goal, confidence)


def standings(decision: Decision) -> dict[str, str]:
    return {pair.other: str(pair.standing) for pair in decision.pairs}


def selected(values: np.ndarray) -> Decision:
    """What was decided when it was decided."""
    for look, size in enumerate(LOOKS, start=1):
        decision = decide(named(values[:size]), MORE, CONFIDENCE, look)
        if decision.answer is not RankingAnswer.TOO_CLOSE:
            break
    return decision


def kim_nelson(values: np.ndarray, matters: float, first: int) -> tuple[int, int]:
    """Kim and Nelson (2001), c = 1: seeds and the strategy selected; looks after every seed."""
    k, ends = values.shape[1], len(values)
    eta = ((2 * (1 - CONFIDENCE) / (k - 1)) ** (-2 / (first - 1)) - 1) / 2
    start = values[:first]
    variance = np.array([[(start[:, i] - start[:, j]).var(ddof=1) for j in range(k)] for i in range(k)])
    sums, alive = values.cumsum(axis=0), list(range(k))
    for r in range(first, ends + 1):
        width = np.maximum(0.0, matters / 2 * (2 * eta * (first - 1) * variance / matters**2 - r))
        keeps = [i for i in alive if all(sums[r - 1, i] >= sums[r - 1, j] - width[i, j] for j in alive if j != i)]
        alive = keeps or [max(alive, key=lambda i: sums[r - 1, i])]
        if len(alive) == 1:
            return r, alive[0]
    return ends, max(alive, key=lambda i: sums[-1, i])


def outcome(one: Problem) -> dict[str, float]:
    """What came of a problem; a claim counts only where it was made. Right: best, or behind by less than matters."""
    end = selected(one.values)
    chosen, best = int(end.selected), end.answer is RankingAnswer.BEST
    lost, equals = one.lost(chosen), [chosen, *map(int, end.equals)] if end.equals else []
    worse = [one.lost(int(pair.other)) for pair in end.pairs if pair.standing is Standing.AHEAD]
    return {
        "right": lost < 1.0,
        "answer is BEST": best,
        "answer is AS_GOOD": bool(equals),
        "BEST, another better by what matters": lost >= 1.0 if best else np.nan,
        "BEST, another better at all": lost > 0.0 if best else np.nan,
        "AS_GOOD, further apart than matters": np.ptp(one.means[equals]) > 1.0 if equals else np.nan,
        "AHEAD of a better one": lost > 0 and 0 in worse,
        "seeds": end.seeds,
    }


def kim_nelson_outcome(one: Problem, first: int) -> dict[str, float]:
    size, chosen = kim_nelson(one.values, 1.0, first)
    return {
        f"Kim-Nelson from {first}: right": one.lost(chosen) < 1.0,
        f"Kim-Nelson from {first}: seeds, a look after each": size,
        f"Kim-Nelson from {first}: seeds, the same looks": next(look for look in LOOKS if look >= size),
    }


def averages(rows: list[dict[str, float]]) -> dict[str, float]:
    return {key: float(np.nanmean([float(row[key]) for row in rows])) for key in rows[0]}


def keeps_its_promise(found: dict[str, float]) -> bool:
    wrong = 1 - CONFIDENCE
    claims = (
        "BEST, another better by what matters",
        "AS_GOOD, further apart than matters",
        "AHEAD of a better one",
    )
    return found["right"] >= CONFIDENCE and all(found[claim] <= wrong for claim in claims)


# The promise


def test_it_selects_as_often_as_promised():
    assert keeps_its_promise(averages([outcome(problem(number)) for number in range(0, 150)]))


def test_pairing_saves_more_than_half_of_the_seeds():
    problems = [problem(number, correlation=0.8) for number in range(50)]
    paired = sum(selected(one.values).seeds for one in problems)
    assert paired <= 0.5 * sum(selected(one.independent()).seeds for one in problems)


@pytest.mark.slow
def test_a_thousand_problems(table):
    problems = [problem(number) for number in range(1000)]
    found = averages([outcome(one) | kim_nelson_outcome(one, 10) | kim_nelson_outcome(one, 20) for one in problems])
    edge = averages([outcome(one) for one in problems[:: len(CONFIGURATIONS)]])
    for what, value in found.items():
        table(what, f"{value:.4g}")
    table("right, of those at the zone's edge", f"{edge['right']:.4g}")
    assert keeps_its_promise(found)
    assert edge["right"] >= CONFIDENCE
    assert found["seeds"] <= 1.1 * min(found[f"Kim-Nelson from {first}: seeds, the same looks"] for first in (10, 20))


@pytest.mark.slow
@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_pairing_saves_more_than_half_of_the_seeds_in_every_configuration(configuration, table):
    numbers = range(CONFIGURATIONS.index(configuration), 1000, len(CONFIGURATIONS))
    problems = [problem(number, correlation=0.8) for number in numbers]
    paired = np.mean([selected(one.values).seeds for one in problems])
    independent = np.mean([selected(one.independent()).seeds for one in problems])
    table(f"{configuration}: seeds at a correlation of 0.8, independent", f"{paired:.4g}, {independent:.4g}")
    assert paired <= 0.5 * independent


# What is said


def columns(*columns) -> np.ndarray:
    return np.array(columns, dtype=float).T


NOISE = np.random.default_rng(1).standard_normal((40, 4))


def test_bounds_by_hand():
    decision = one_look(columns([3, 4, 7], [3, 2, 3]), Goal("reads", 1, 3.0))
    pair = decision.pairs[0]
    # differences 0, 2, 4: mean 2, sd 2; Student's t of 2 degrees at one side of 5 %: 2.919986
    assert pair.difference == 2.0
    assert (pair.low, pair.high) == pytest.approx((2 - 2.919986 * 2 / np.sqrt(3), 2 + 2.919986 * 2 / np.sqrt(3)))
    assert (decision.answer, decision.selected, pair.standing) == (RankingAnswer.BEST, "0", Standing.NOT_BEHIND)
    assert not decision.is_ahead_of_all


def test_less_may_be_better():
    values = NOISE[:, :2] * 0.1 + [0, 1]
    more, less = (one_look(values, Goal("errors", better, 0.5)) for better in (1, -1))
    assert (more.selected, less.selected) == ("1", "0")
    assert less.is_ahead_of_all
    assert less.pairs[0].difference == -more.pairs[0].difference < 0
    assert (less.pairs[0].low, less.pairs[0].high) == pytest.approx((-more.pairs[0].high, -more.pairs[0].low))


def test_several_are_as_good_as_one_another():
    decision = one_look(NOISE[:, :3] * 0.1 + [5, 0, 5])
    assert decision.answer is RankingAnswer.AS_GOOD
    assert {decision.selected, *decision.equals} == {"0", "2"}
    assert standings(decision)["1"] == "ahead"


def test_a_known_difference_that_matters_to_nobody_is_none():
    decision = one_look(columns([1, 2, 3], [1.5, 2.5, 3.5]))
    assert (decision.answer, decision.selected, decision.equals) == (RankingAnswer.AS_GOOD, "1", ("0",))


def test_where_every_difference_matters():
    every = Goal("reads", 1, 0.0)
    same, other = NOISE[:, 0], NOISE[:, 0] - 3 + NOISE[:, 1]
    assert one_look(columns(same, other, same), every).equals == ("2",)
    assert one_look(columns(same, other), every).is_ahead_of_all
    assert one_look(columns(same, same + 1), every).selected == "1"
    undecided = one_look(NOISE[:, :2], every)
    assert undecided.answer is RankingAnswer.TOO_CLOSE
    assert undecided.more_seeds > 0


def test_a_failed_run_leaves_the_pairs_it_belongs_to():
    values = NOISE[:, :3] * 0.1 + [2, 0, 0]
    values[3, 0] = values[5:, 1] = np.nan
    decision = one_look(values)
    by_other = {pair.other: pair for pair in decision.pairs}
    assert by_other["2"].difference == pytest.approx(np.nanmean(values[:, 0] - values[:, 2]))
    assert by_other["1"].difference == pytest.approx(np.mean((values[:, 0] - values[:, 1])[[0, 1, 2, 4]]))
    assert set(standings(decision).values()) == {"ahead"}


def test_a_strategy_without_values_leaves_the_others_as_they_are():
    values = np.column_stack([NOISE[:, :2] * 0.1 + [2, 0], np.full(40, np.nan)])
    with_it, without = one_look(values), one_look(values[:, :2])
    assert standings(with_it) == {"1": "ahead", "2": "no_value"}
    assert with_it.pairs[0] == without.pairs[0]
    assert with_it.is_ahead_of_all
    assert one_look(values[:, 1:]) is None
    assert one_look(values[:, 2:]) is None


def test_one_seed_says_nothing():
    decision = one_look(NOISE[:1, :3])
    assert set(standings(decision).values()) == {"open"}
    assert decision.more_seeds is None
    assert np.isnan(decision.pairs[0].low)
    apart = one_look(columns([1, np.nan], [np.nan, 2]))
    assert (apart.answer, apart.more_seeds, apart.seeds) == (RankingAnswer.TOO_CLOSE, None, 2)


def test_about_so_many_more_seeds_decide_it():
    """That many suffice about as often as not."""
    came = []
    for number in range(100):
        values = np.random.default_rng(number).standard_normal((3000, 2)) * 4 + [1.0, 0.0]
        more = one_look(values[:20]).more_seeds
        if more:
            assert len(str(more).rstrip("0")) <= 2
            came.append(one_look(values[: 20 + more]).answer is not RankingAnswer.TOO_CLOSE)
    assert len(came) > 30
    assert 0.3 < np.mean(came) < 0.9


def test_more_looks_goals_and_strategies_cost_certainty():
    def width(decision: Decision) -> float:
        return decision.pairs[0].high - decision.pairs[0].low

    one = one_look(NOISE)
    first, later = (decide(named(NOISE), MORE, CONFIDENCE, look) for look in (1, 5))
    assert width(one) < width(first) < width(later)
    two = decide_all({"reads": named(NOISE), "trust": named(NOISE)}, [MORE, Goal("trust", 1, 1.0)], CONFIDENCE)
    assert [decision.goal.outcome for decision in two] == ["reads", "trust"]
    assert width(two[0]) == pytest.approx(width(one_look(NOISE, confidence=0.975)))
    with_a_third = {pair.other: pair for pair in one_look(NOISE[:, :3] + [1, 0, 0]).pairs}["1"]
    alone = one_look(NOISE[:, :2] + [1, 0], confidence=0.975).pairs[0]
    assert (with_a_third.low, with_a_third.high) == pytest.approx((alone.low, alone.high))


def test_all_rounds_together_spend_the_error_once():
    assert sum(spent(look) for look in range(1, 100_000)) == pytest.approx(1, abs=1e-4)


@given(seed=st.integers(0, 2**32), k=st.integers(2, 6), rows=st.integers(2, 40), matters=st.floats(0, 3))
def test_strategies_have_no_order(seed, k, rows, matters):
    rng = np.random.default_rng(seed)
    values, order = rng.standard_normal((rows, k)), rng.permutation(k)
    goal = Goal("reads", 1, matters)
    one, other = one_look(values, goal), decide({str(j): values[:, j] for j in order}, goal, CONFIDENCE)
    assert (other.answer, other.selected, other.more_seeds) == (one.answer, one.selected, one.more_seeds)
    assert standings(other) == standings(one)
    assert (one.answer is RankingAnswer.AS_GOOD) == bool(one.equals)


@given(st.integers(2, 50), st.integers(2, 500))
def test_rounds_grow_to_the_end(first, most):
    found = list(rounds(first, most))
    assert found[-1] == most
    assert all(a < b for a, b in itertools.pairwise(found))


# Exact numbers


def test_the_error_is_shared_among_rounds_goals_and_rivals():
    """Differences to the second and third of 0, 2, 4 in three seeds: mean 2, sd 2, two degrees of freedom.

    One side of 5 % between two rivals is 2.5 %: Student's t is 4.302653; of two goals 1.25 %: 6.205347; in the first
    of several rounds a fifth of the error, so 0.5 %: 9.924843.
    """
    values = columns([3, 4, 7], [3, 2, 3], [3, 2, 3])
    spread = 2 / np.sqrt(3)
    for look, goals, quantile in ((None, 1, 4.302653), (None, 2, 6.205347), (1, 1, 9.924843)):
        pair = decide(named(values), Goal("reads", 1, 3.0), CONFIDENCE, look, goals).pairs[0]
        assert (pair.low, pair.high) == pytest.approx((2 - quantile * spread, 2 + quantile * spread), rel=1e-6)


def test_shares_of_the_error_by_round():
    assert [spent(look) for look in (1, 2, 3)] == pytest.approx([4 / (4 * 5), 4 / (5 * 6), 4 / (6 * 7)])


def test_rounds_grow_by_half():
    assert list(rounds(10, 200)) == [10, 15, 23, 35, 53, 80, 120, 180, 200]
    assert list(rounds(10, 12)) == [10, 12]
    assert list(rounds(10, 10)) == [10]
    assert list(rounds(10, 4)) == [4]


@pytest.mark.parametrize(("ahead", "matters"), [(0.0, 1.0), (0.5, 0.5)])
def test_seeds_until_an_interval_is_as_narrow_as_what_matters(ahead, matters):
    """An sd of 2 from five seeds, and room for 1: half an interval is 1.782 · 2 / √13 = 0.989 of 13, 1.037 of 12."""
    behind = np.array([-2.0, -2.0, 0.0, 2.0, 2.0])
    decision = one_look(columns(behind + ahead, np.zeros(5)), Goal("reads", 1, matters))
    assert (decision.selected, decision.answer) == ("0", RankingAnswer.TOO_CLOSE)
    assert decision.more_seeds == 13 - 5


def test_a_bound_of_just_what_matters_is_enough():
    """Differences of 1, 2 and 3: known to be at least 2 − 2.919986 / √3, so that the other is 0.314 or less behind."""
    values, least = columns([1, 2, 3], [0, 0, 0]), 2 - 2.9199855803537256 / np.sqrt(3)
    told = one_look(values, Goal("reads", 1, 0.0))
    assert told.pairs[0].low == pytest.approx(least)
    assert (told.answer, told.pairs[0].standing) == (RankingAnswer.BEST, Standing.AHEAD)
    same = one_look(columns([1, 2, 3], [0.5, 1.5, 2.5]), Goal("reads", 1, 0.5))
    assert (same.answer, same.pairs[0].standing) == (RankingAnswer.AS_GOOD, Standing.AS_GOOD)
    finer = one_look(columns([1, 2, 3], [0.5, 1.5, 2.5]), Goal("reads", 1, 0.4999))
    assert (finer.answer, finer.pairs[0].standing) == (RankingAnswer.BEST, Standing.AHEAD)


def test_of_equally_sure_strategies_the_one_with_the_best_mean_is_selected():
    """One seed of each, which no other has: nothing bounds what any of them is behind."""
    nan = np.nan
    found = one_look(columns([1, nan, nan], [nan, 5, nan], [nan, nan, 3]))
    assert (found.selected, found.seeds, found.answer) == ("1", 3, RankingAnswer.TOO_CLOSE)
