import numpy as np
import pandas as pd
import pytest

from govsim.study.goal import Goal
from govsim.study.judge.claims import ClaimKind, Status, claims
from govsim.study.judge.regret import shares
from govsim.study.judge.verdicts import Lack, Verdict, wilson
from tests.study.judge.runs_by_hand import DELAY, READS, against_nothing, crossed, simulated, table


def found(claims, kind, strategy):
    [one] = [claim for claim in claims if (claim.kind, claim.strategy) == (kind, strategy)]
    return one


def test_exactly_one_of_better_as_good_and_worse_holds_where_there_is_no_luck():
    runs = crossed({"a": [10, 10, 10, 10, 10], "b": [12, 11, 10, 8, 8.5]}, seeds=(1, 2))
    told = claims(runs, READS, "a", ["a", "b"])
    where = {kind: found(told, kind, "b").by_future for kind in (ClaimKind.BEATS, ClaimKind.AS_GOOD, ClaimKind.WORSE)}
    held = pd.DataFrame(where).eq(Status.HOLDS)
    assert (held.sum(axis=1) == 1).all()
    assert held.idxmax(axis=1).tolist() == [
        ClaimKind.BEATS,
        ClaimKind.AS_GOOD,
        ClaimKind.AS_GOOD,
        ClaimKind.WORSE,
        ClaimKind.AS_GOOD,
    ]
    assert found(told, ClaimKind.BEATS, "b").untold == 0


def test_less_is_better_in_claims_too():
    runs = crossed({"a": [5.0] * 40, "b": [3.0] * 40}, seeds=(1, 2), key="delay")
    told = claims(runs, DELAY, "a", ["a", "b"])
    assert found(told, ClaimKind.BEATS, "b").verdict == Verdict.ROBUST
    assert found(told, ClaimKind.WORSE, "b").verdict == Verdict.FRAGILE
    assert found(told, ClaimKind.BEST, "b").holds == 40
    assert found(told, ClaimKind.AMONG_BEST, "a").fails == 40


def test_with_nothing_too_small_to_matter_equal_strategies_are_as_good():
    runs = crossed({"a": [5.0] * 40, "b": [5.0] * 40}, seeds=(1, 2))
    told = claims(runs, Goal("reads", 1, 0.0), "a", ["a", "b"])
    assert [(one.kind, one.holds) for one in told if one.strategy == "b"] == [
        (ClaimKind.BEATS, 0),
        (ClaimKind.AS_GOOD, 40),
        (ClaimKind.WORSE, 0),
        (ClaimKind.BEST, 0),
        (ClaimKind.AMONG_BEST, 40),
    ]


def test_best_and_among_the_best_by_hand():
    runs = crossed({"a": [10, 10, 10], "b": [13, 11, 11], "c": [5, 5, 15]}, seeds=(1, 2))
    told = claims(runs, READS, "a", ["a", "b", "c"])
    assert found(told, ClaimKind.BEST, "b").by_future.tolist() == [Status.HOLDS, Status.FAILS, Status.FAILS]
    assert found(told, ClaimKind.AMONG_BEST, "b").by_future.tolist() == [Status.HOLDS, Status.HOLDS, Status.FAILS]
    assert found(told, ClaimKind.AMONG_BEST, "a").by_future.tolist() == [Status.FAILS, Status.HOLDS, Status.FAILS]
    assert found(told, ClaimKind.BEST, "c").holds == 1


def test_claims_about_all_others_share_the_error_among_them():
    rows = [(f, "b", n, 5.0 + n) for f in range(2) for n in (-1, 0, 1)]
    pair = against_nothing(rows)
    nothing = [pair[pair["strategy"] == "a"].assign(strategy=key) for key in "cdefgh"]
    outcome = Goal("reads", 1, 3.2)  # four degrees of freedom: 5 less 1.6 at 95 %, less 2.6 at 1 - 5 % / 7
    alone, among = (
        found(claims(runs, outcome, "a", list(runs["strategy"].unique())), ClaimKind.BEST, "b")
        for runs in (pair, pd.concat([pair, *nothing]))
    )
    assert (alone.holds, among.holds, among.untold) == (2, 0, 2)


def test_luck_leaves_open_what_more_seeds_tell():
    few, many = (
        found(claims(simulated(60, seeds, 1.0, 0.1, 1.0), Goal("reads", 1, 0.5), "a", ["a", "b"]), ClaimKind.BEATS, "b")
        for seeds in (3, 120)
    )
    assert (few.verdict, few.lacks) == (Verdict.INCONCLUSIVE, Lack.SEEDS)
    assert few.untold > 30
    assert few.high == 1
    assert (many.verdict, many.lacks) == (Verdict.ROBUST, None)
    assert many.low > 0.9


def test_one_seed_alone_tells_nothing_since_its_luck_is_unknown():
    one = found(claims(crossed({"a": [1] * 50, "b": [9] * 50}), READS, "a", ["a", "b"]), ClaimKind.BEATS, "b")
    assert (one.untold, one.verdict, one.lacks) == (50, Verdict.INCONCLUSIVE, Lack.SEEDS)


def test_claims_are_seldom_wrong_in_any_future():
    outcome, wrong = Goal("reads", 1, 1.0), []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        truth = rng.normal(1.0, 0.5, 50)
        gaps = truth[:, None] + rng.normal(0, 0.5, (50, 3))
        rows = [(f, "b", n, gaps[f, n]) for f in range(50) for n in range(3)]
        rows += [(f, "a", n, 0.0) for f in range(50) for n in range(3)]
        status = found(claims(table(rows), outcome, "a", ["a", "b"]), ClaimKind.BEATS, "b").by_future.to_numpy()
        wrong.append(((status == Status.HOLDS) & (truth < 1)).mean() + ((status == Status.FAILS) & (truth >= 1)).mean())
    assert np.mean(wrong) < 0.025


def test_futures_of_one_set_count_as_one_witness():
    """Of 60 futures in which all holds, 60 sets make a robust claim; the same futures of 12 sets do not."""
    alone = crossed({"a": [1] * 60, "b": [9] * 60}, seeds=(1, 2))
    assert found(claims(alone, READS, "a", ["a", "b"]), ClaimKind.BEATS, "b").verdict == Verdict.ROBUST
    shared = alone.assign(set=alone["future"] % 12)
    one = found(claims(shared, READS, "a", ["a", "b"]), ClaimKind.BEATS, "b")
    assert (one.futures, one.holds, one.verdict, one.lacks) == (60, 60, Verdict.INCONCLUSIVE, Lack.FUTURES)
    assert one.low == pytest.approx(wilson(12, 12)[0])


def test_a_difference_of_just_what_matters_beats_and_is_worse():
    """There is no luck: differences of 2, just below it, −2 and just above it, where 2 matters."""
    near = np.nextafter(2.0, 0)
    runs = crossed({"a": [0.0] * 4, "b": [2.0, near, -2.0, -near]}, seeds=(1, 2))
    told = claims(runs, READS, "a", ["a", "b"])
    held = {
        kind: found(told, kind, "b").by_future.eq(Status.HOLDS).tolist() for kind in (ClaimKind.BEATS, ClaimKind.WORSE)
    }
    assert held == {ClaimKind.BEATS: [True, False, False, False], ClaimKind.WORSE: [False, False, True, False]}
    assert found(told, ClaimKind.AS_GOOD, "b").by_future.eq(Status.HOLDS).tolist() == [False, True, False, True]
    assert found(told, ClaimKind.BEST, "b").by_future.eq(Status.HOLDS).tolist() == [True, False, False, False]
    assert found(told, ClaimKind.AMONG_BEST, "b").by_future.eq(Status.HOLDS).tolist() == [True, True, False, True]
    assert shares(runs, READS, ["a", "b"])["as_good"].tolist() == [0.5, 0.5]
