import sys
from subprocess import run

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from govsim.study.goal import Goal
from govsim.study.judge import robustness
from govsim.study.judge.robustness import (
    Kind,
    Lack,
    Status,
    Verdict,
    assess,
    claims,
    differences,
    least_regret,
    left_out,
    means,
    missing,
    pareto,
    regret,
    shares,
    spread,
    standard_errors,
    verdict,
    wilson,
)

READS = Goal("reads", 1, 2.0)
DELAY = Goal("delay", -1, 1.0)


def table(rows, columns=("future", "strategy", "seed", "reads")):
    return pd.DataFrame(rows, columns=list(columns))


def crossed(values, seeds=(1,), key="reads"):
    """Runs from a mean per future and strategy, the same on every seed."""
    rows = [(f, s, n, value) for s, line in values.items() for f, value in enumerate(line) for n in seeds]
    return table(rows, ("future", "strategy", "seed", key))


def simulated(futures, seeds, mean=0.0, between=1.0, luck=1.0, shared=0.0, seed=0):
    """Runs of a and b whose differences follow a random-effects model; `shared` is luck that a seed has in all."""
    rng = np.random.default_rng(seed)
    counts = seeds if np.ndim(seeds) else [seeds] * futures
    common = rng.normal(0, shared, max(counts))
    rows = []
    for future, count in enumerate(counts):
        effect = rng.normal(mean, between)
        for turn in range(count):
            level = rng.normal(50, 10)
            gap = effect + common[turn] + rng.normal(0, luck)
            rows += [(future, "a", turn, level), (future, "b", turn, level + gap)]
    return table(rows)


def against_nothing(rows):
    """Runs of a strategy, and of a baseline that always has 0."""
    return table([*rows, *((future, "a", seed, 0.0) for future, _, seed, _ in rows)])


def found(claims, kind, strategy):
    [one] = [claim for claim in claims if (claim.kind, claim.strategy) == (kind, strategy)]
    return one


# a. Which runs there are


def test_missing_runs_are_named_and_their_futures_left_out():
    runs = crossed({"a": [1, 2, 3], "b": [4, 5, 6]}, seeds=(1, 2))
    runs.loc[(runs["future"] == 1) & (runs["strategy"] == "b"), "reads"] = np.nan
    runs = runs.drop(runs[(runs["future"] == 2) & (runs["strategy"] == "a") & (runs["seed"] == 2)].index)
    lost = missing(runs, "reads", ["a", "b"])
    assert sorted(map(tuple, lost.to_numpy())) == [(1, "b", 1), (1, "b", 2), (2, "a", 2)]
    assert left_out(runs, "reads", ["a", "b"]) == (1,)
    assert regret(runs, READS, ["a", "b"])["futures"].tolist() == [2, 2]
    assert means(runs, "reads", ["a", "b"])["seeds"].tolist() == [2, 2, 2, 1, 2]


def test_strategies_are_compared_on_the_seeds_that_all_have():
    rows = [(0, "a", 1, 10.0), (0, "a", 2, 90.0), (0, "b", 1, 11.0), (0, "b", 2, np.nan)]
    assert shares(table(rows), READS, ["a", "b"])["first"].tolist() == [0, 1]


def test_a_run_that_stands_twice_and_unknown_names_are_refused():
    runs = crossed({"a": [1], "b": [2]})
    with pytest.raises(ValueError, match="twice"):
        assess(pd.concat([runs, runs]), "a", [READS])
    with pytest.raises(ValueError, match="'c' is none of"):
        assess(runs, "c", [READS])
    with pytest.raises(ValueError, match="no column"):
        assess(runs, "a", [DELAY])


# b. Differences and their luck


def test_differences_are_paired_seed_by_seed():
    rows = [(0, "a", 1, 10), (0, "a", 2, 50), (0, "b", 1, 13), (0, "b", 2, 51)]
    one = differences(table(rows), "reads", "a", ["a", "b"]).iloc[0]
    assert (one["difference"], one["seeds"], one["freedom"]) == (2, 2, 1)
    assert one["luck"] == pytest.approx(np.sqrt(2 / 2))


def test_luck_is_null_where_no_future_has_two_seeds():
    assert differences(crossed({"a": [1, 2], "b": [2, 2]}), "reads", "a", ["a", "b"])["luck"].isna().all()


def test_futures_alike_share_one_variance_and_a_single_seed_borrows_it():
    variances, counts = np.array([1.0, 3.0, np.nan]), np.array([3, 2, 1])
    errors, freedom = standard_errors(variances, counts)
    assert errors == pytest.approx(np.sqrt((2 * 1 + 1 * 3) / 3 / counts))
    assert freedom.tolist() == [3, 3, 3]


def test_futures_unlike_keep_the_more_of_their_own_variance_the_more_seeds_they_have():
    rng = np.random.default_rng(1)
    for count, kept in ((3, (0.3, 0.95)), (30, (0.9, 1.0))):
        truth = rng.permutation(np.geomspace(0.01, 100, 400))
        seen = truth * rng.chisquare(count - 1, 400) / (count - 1)
        errors, _ = standard_errors(seen, np.full(400, count))
        slope = np.polyfit(np.log(seen), np.log(errors**2), 1)[0]
        assert kept[0] < slope < kept[1]


@pytest.mark.parametrize("spreads", [(1, 1, 1), (0.2, 1, 5)])
@pytest.mark.parametrize("count", [2, 3, 8])
def test_intervals_of_luck_hold_the_truth_as_often_as_they_promise(spreads, count):
    rng = np.random.default_rng(2)
    gaps = rng.normal(0, rng.choice(spreads, 2000)[:, None], (2000, count))
    errors, freedom = standard_errors(gaps.var(axis=1, ddof=1), np.full(2000, count))
    paired = robustness._Paired("b", np.arange(2000), gaps.mean(axis=1), errors, freedom, np.full(2000, count))
    low, high = paired.interval(0.95)
    assert np.mean((low <= 0) & (high >= 0)) == pytest.approx(0.95, abs=0.025)


# c. First places and regret


def test_shares_and_regret_by_hand():
    runs = crossed({"a": [10, 10, 10, 10], "b": [15, 11, 9, 10], "c": [5, 11.5, 4, 2]})
    told = shares(runs, READS, ["a", "b", "c"]).set_index("strategy")
    assert told["first"].to_dict() == {"a": 0.5, "b": 0.5, "c": 0.25}
    assert told["best"].to_dict() == {"a": 0, "b": 0.25, "c": 0}
    assert told["as_good"].to_dict() == {"a": 0.75, "b": 0.75, "c": 0.25}
    lost = regret(runs, READS, ["a", "b", "c"]).set_index("strategy")
    assert lost["mean"].to_dict() == {"a": (5 + 1.5) / 4, "b": 1.5 / 4, "c": (10 + 6 + 8) / 4}
    assert lost["largest"].to_dict() == {"a": 5, "b": 1, "c": 10}
    assert lost["worst_future"].to_dict() == {"a": 0, "b": 2, "c": 0}
    assert least_regret(lost.reset_index()) == "b"


def test_less_is_better_where_it_is():
    runs = crossed({"a": [3.0, 3.0, 3.0, 3.0], "b": [1.0, 4.0, 1.5, 2.0]}, key="delay")
    assert shares(runs, DELAY, ["a", "b"])["best"].tolist() == [0.25, 0.75]
    assert regret(runs, DELAY, ["a", "b"])["largest"].tolist() == [2, 1]


def test_a_difference_of_just_what_matters_counts_and_equals_tie_though_nothing_is_too_small():
    runs = crossed({"a": [10.0, 10.0], "b": [12.0, 10.0]})
    assert shares(runs, READS, ["a", "b"])["best"].tolist() == [0, 0.5]
    told = shares(runs, Goal("reads", 1, 0.0), ["a", "b"])
    assert told[["best", "as_good"]].to_numpy().tolist() == [[0, 0.5], [0.5, 0.5]]


def test_the_least_largest_regret_is_not_the_least_mean_regret():
    runs = crossed({"bold": [20, 20, 20, 0], "calm": [14, 14, 14, 14]})
    lost = regret(runs, READS, ["bold", "calm"])
    assert lost["mean"].tolist() == [3.5, 4.5]
    assert least_regret(lost) == "calm"


def test_today_is_kept_where_another_saves_less_regret_than_matters():
    runs = crossed({"a": [10.0, 10.0, 10.0], "b": [10.5, 10.0, 9.9], "c": [14.0, 10.0, 10.0]})
    lost = regret(runs, READS, ["a", "b"])
    assert least_regret(lost) == "b"
    assert least_regret(lost, "a", READS.matters) == "a"
    assert least_regret(regret(runs, READS, ["a", "c"]), "a", READS.matters) == "c"


def test_the_pareto_set_by_hand():
    reads = {"a": [10.0, 10.0], "b": [20.0, 20.0], "c": [9.0, 30.0], "d": [9.0, 9.0]}
    delay = {"a": [5.0, 5.0], "b": [9.0, 9.0], "c": [9.0, 9.0], "d": [5.5, 5.5]}
    runs = crossed(reads).merge(crossed(delay, key="delay"))
    told = pareto(runs, [READS, DELAY], list("abcd")).set_index("strategy")
    # on the means: c (19.5, 9) is behind b (20, 9), but by less than matters; d is behind a in both, by too little
    assert told["undominated"].to_dict() == {"a": True, "b": True, "c": True, "d": True}
    # future 0: b dominates c; future 1: c dominates b
    assert told["share"].to_dict() == {"a": 1, "b": 0.5, "c": 0.5, "d": 1}
    finer = pareto(runs, [READS, Goal("delay", -1, 0.5)], list("abcd")).set_index("strategy")
    assert not finer["undominated"]["d"]


# d. Claims and verdicts


def test_exactly_one_of_better_as_good_and_worse_holds_where_there_is_no_luck():
    runs = crossed({"a": [10, 10, 10, 10, 10], "b": [12, 11, 10, 8, 8.5]}, seeds=(1, 2))
    told = claims(runs, READS, "a", ["a", "b"])
    where = {kind: found(told, kind, "b").by_future for kind in (Kind.BEATS, Kind.AS_GOOD, Kind.WORSE)}
    held = pd.DataFrame(where).eq(Status.HOLDS)
    assert (held.sum(axis=1) == 1).all()
    assert held.idxmax(axis=1).tolist() == [Kind.BEATS, Kind.AS_GOOD, Kind.AS_GOOD, Kind.WORSE, Kind.AS_GOOD]
    assert found(told, Kind.BEATS, "b").untold == 0


def test_less_is_better_in_claims_too():
    runs = crossed({"a": [5.0] * 40, "b": [3.0] * 40}, seeds=(1, 2), key="delay")
    told = claims(runs, DELAY, "a", ["a", "b"])
    assert found(told, Kind.BEATS, "b").verdict == Verdict.ROBUST
    assert found(told, Kind.WORSE, "b").verdict == Verdict.FRAGILE
    assert found(told, Kind.BEST, "b").holds == 40
    assert found(told, Kind.AMONG_BEST, "a").fails == 40


def test_with_nothing_too_small_to_matter_equal_strategies_are_as_good():
    runs = crossed({"a": [5.0] * 40, "b": [5.0] * 40}, seeds=(1, 2))
    told = claims(runs, Goal("reads", 1, 0.0), "a", ["a", "b"])
    assert [(one.kind, one.holds) for one in told if one.strategy == "b"] == [
        (Kind.BEATS, 0),
        (Kind.AS_GOOD, 40),
        (Kind.WORSE, 0),
        (Kind.BEST, 0),
        (Kind.AMONG_BEST, 40),
    ]


def test_best_and_among_the_best_by_hand():
    runs = crossed({"a": [10, 10, 10], "b": [13, 11, 11], "c": [5, 5, 15]}, seeds=(1, 2))
    told = claims(runs, READS, "a", ["a", "b", "c"])
    assert found(told, Kind.BEST, "b").by_future.tolist() == [Status.HOLDS, Status.FAILS, Status.FAILS]
    assert found(told, Kind.AMONG_BEST, "b").by_future.tolist() == [Status.HOLDS, Status.HOLDS, Status.FAILS]
    assert found(told, Kind.AMONG_BEST, "a").by_future.tolist() == [Status.FAILS, Status.HOLDS, Status.FAILS]
    assert found(told, Kind.BEST, "c").holds == 1


def test_claims_about_all_others_share_the_error_among_them():
    rows = [(f, "b", n, 5.0 + n) for f in range(2) for n in (-1, 0, 1)]
    pair = against_nothing(rows)
    nothing = [pair[pair["strategy"] == "a"].assign(strategy=key) for key in "cdefgh"]
    outcome = Goal("reads", 1, 3.2)  # four degrees of freedom: 5 less 1.6 at 95 %, less 2.6 at 1 - 5 % / 7
    alone, among = (
        found(claims(runs, outcome, "a", list(runs["strategy"].unique())), Kind.BEST, "b")
        for runs in (pair, pd.concat([pair, *nothing]))
    )
    assert (alone.holds, among.holds, among.untold) == (2, 0, 2)


def test_luck_leaves_open_what_more_seeds_tell():
    few, many = (
        found(claims(simulated(60, seeds, 1.0, 0.1, 1.0), Goal("reads", 1, 0.5), "a", ["a", "b"]), Kind.BEATS, "b")
        for seeds in (3, 120)
    )
    assert (few.verdict, few.lacks) == (Verdict.INCONCLUSIVE, Lack.SEEDS)
    assert few.untold > 30
    assert few.high == 1
    assert (many.verdict, many.lacks) == (Verdict.ROBUST, None)
    assert many.low > 0.9


def test_one_seed_alone_tells_nothing_since_its_luck_is_unknown():
    one = found(claims(crossed({"a": [1] * 50, "b": [9] * 50}), READS, "a", ["a", "b"]), Kind.BEATS, "b")
    assert (one.untold, one.verdict, one.lacks) == (50, Verdict.INCONCLUSIVE, Lack.SEEDS)


def test_claims_are_seldom_wrong_in_any_future():
    outcome, wrong = Goal("reads", 1, 1.0), []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        truth = rng.normal(1.0, 0.5, 50)
        gaps = truth[:, None] + rng.normal(0, 0.5, (50, 3))
        rows = [(f, "b", n, gaps[f, n]) for f in range(50) for n in range(3)]
        rows += [(f, "a", n, 0.0) for f in range(50) for n in range(3)]
        status = found(claims(table(rows), outcome, "a", ["a", "b"]), Kind.BEATS, "b").by_future.to_numpy()
        wrong.append(((status == Status.HOLDS) & (truth < 1)).mean() + ((status == Status.FAILS) & (truth >= 1)).mean())
    assert np.mean(wrong) < 0.025


@pytest.mark.parametrize(
    ("holds", "fails", "futures", "said"),
    [
        (35, 0, 35, (Verdict.ROBUST, None)),
        (34, 0, 34, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
        (97, 3, 100, (Verdict.ROBUST, None)),
        (95, 5, 100, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
        (190, 10, 200, (Verdict.ROBUST, None)),
        (94, 6, 100, (Verdict.MOSTLY, None)),
        (14, 6, 20, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
        (15, 5, 20, (Verdict.MOSTLY, None)),
        (66, 34, 100, (Verdict.FRAGILE, None)),
        (0, 5, 5, (Verdict.FRAGILE, None)),
        (2, 0, 2, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
        (97, 0, 100, (Verdict.ROBUST, None)),
        (90, 2, 100, (Verdict.INCONCLUSIVE, Lack.SEEDS)),
        (70, 10, 100, (Verdict.MOSTLY, None)),
        (0, 40, 100, (Verdict.FRAGILE, None)),
        (0, 0, 100, (Verdict.INCONCLUSIVE, Lack.SEEDS)),
        (0, 0, 0, (Verdict.INCONCLUSIVE, Lack.FUTURES)),
    ],
)
def test_the_rule_of_verdicts(holds, fails, futures, said):
    assert verdict(holds, fails, futures) == said


def test_wilson_by_the_formula():
    z, share, count = 1.959964, 0.3, 50
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    assert wilson(15, 50) == pytest.approx((middle - half, middle + half), abs=1e-6)
    assert wilson(0, 0) == (None, None)


# e. The spread


def test_the_spread_by_hand():
    rows = [(0, "b", 1, 1.0), (0, "b", 2, 3.0), (1, "b", 3, 6.0), (1, "b", 4, 8.0)]
    one = spread(against_nothing(rows), "reads", "b", "a")
    # within: 2 in both futures; means 2 and 7: MSB = 2 * 12.5 = 25; (25 - 2) / 2 = 11.5
    assert (one.mean, one.luck, one.unknown) == pytest.approx((4.5, 2, 11.5))
    assert one.unknown_share == pytest.approx(11.5 / 13.5)
    assert (one.futures, one.runs) == (2, 4)
    uneven = spread(against_nothing([*rows, (1, "b", 5, 10.0)]), "reads", "b", "a")
    # within: (2 + 2 * 4) / 3; gaps of the six pairs of two futures: 5, 7, 9, 3, 5, 7, half their mean square 119 / 6
    assert (uneven.mean, uneven.luck, uneven.unknown) == pytest.approx((5, 10 / 3, 119 / 6 - 10 / 3))


@pytest.mark.parametrize("shared", [0.0, 2.0])
@pytest.mark.parametrize("seeds", [3, (2,) * 20 + (8,) * 10])
def test_the_split_is_unbiased_with_unequal_counts_and_with_luck_that_futures_share(seeds, shared):
    told = [spread(simulated(30, seeds, 5, 1.5, 2.0, shared, seed), "reads", "b", "a") for seed in range(150)]
    unknown, luck = (np.array([getattr(one, key) for one in told]) for key in ("unknown", "luck"))
    assert unknown.mean() == pytest.approx(1.5**2, rel=0.12)
    assert luck.mean() == pytest.approx(2.0**2 + shared**2, rel=0.2 if shared else 0.05)
    assert (unknown >= 0).all()


def test_the_split_is_never_negative_and_null_where_it_cannot_be_told():
    told = [spread(simulated(10, 3, between=0.0, seed=seed), "reads", "b", "a") for seed in range(20)]
    assert min(one.unknown for one in told) == 0
    assert spread(crossed({"a": [1, 2], "b": [2, 2]}), "reads", "b", "a").unknown is None
    assert spread(crossed({"a": [1], "b": [2]}, seeds=(1, 2)), "reads", "b", "a").luck is None
    still = spread(crossed({"a": [1, 1], "b": [2, 2]}, seeds=(1, 2)), "reads", "b", "a")
    assert (still.unknown, still.luck, still.unknown_share) == (0, 0, None)


# f. All together


def test_everything_at_once_has_one_table_each_for_all_outcomes():
    runs = simulated(8, 3, mean=1)
    runs["delay"] = 3.0
    runs.loc[0, "reads"] = np.nan
    done = assess(runs, "a", [READS, DELAY])
    assert done.strategies == ("a", "b")
    assert done.missing.to_numpy().tolist() == [["reads", 0, "a", 0]]
    assert done.left_out == {"reads": (), "delay": ()}
    for part in (done.means, done.differences, done.shares, done.regret):
        assert set(part["outcome"]) == {"reads", "delay"}
    assert done.least_regret["delay"] == "a"
    assert len(done.claims) == 2 * (3 + 2 * 2)
    assert [(one.outcome, one.strategy) for one in done.spread] == [("reads", "b"), ("delay", "b")]


def test_no_runs_at_all_give_empty_answers():
    done = assess(simulated(2, 2).iloc[:0], "a", [READS], ["a", "b"])
    assert done.shares["futures"].tolist() == [0, 0]
    assert done.least_regret == {"reads": None}
    assert {one.verdict for one in done.claims} == {Verdict.INCONCLUSIVE}
    assert done.pareto["share"].isna().all()


def test_nothing_slow_is_imported_with_the_modules():
    modules = "govsim.study.judge.sensitivity, govsim.study.judge.discovery, govsim.study.judge.robustness"
    said = f"import sys, {modules}; print(sorted({{'SALib', 'scipy', 'matplotlib', 'mesa'}} & set(sys.modules)))"
    done = run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_futures_of_one_set_count_as_one_witness():
    """Of 60 futures in which all holds, 60 sets make a robust claim; the same futures of 12 sets do not."""
    alone = crossed({"a": [1] * 60, "b": [9] * 60}, seeds=(1, 2))
    assert found(claims(alone, READS, "a", ["a", "b"]), Kind.BEATS, "b").verdict == Verdict.ROBUST
    shared = alone.assign(set=alone["future"] % 12)
    one = found(claims(shared, READS, "a", ["a", "b"]), Kind.BEATS, "b")
    assert (one.futures, one.holds, one.verdict, one.lacks) == (60, 60, Verdict.INCONCLUSIVE, Lack.FUTURES)
    assert one.low == pytest.approx(wilson(12, 12)[0])


def test_the_interval_of_a_share_is_that_of_scipy():
    for count, of in ((0, 7), (7, 7), (13, 40), (95, 100)):
        known = stats.binomtest(count, of).proportion_ci(0.95, method="wilson")
        assert wilson(count, of) == pytest.approx((known.low, known.high), abs=1e-12)


# Edges


@pytest.mark.parametrize(
    ("holds", "futures", "said"),
    [
        (190, 200, Verdict.ROBUST),
        (189, 200, Verdict.MOSTLY),
        (200, 300, Verdict.MOSTLY),
        (199, 300, Verdict.FRAGILE),
    ],
)
def test_shares_of_just_95_in_100_and_of_two_thirds_are_enough(holds, futures, said):
    assert verdict(holds, futures - holds, futures) == (said, None)


def test_without_a_future_nothing_is_said():
    assert verdict(0, 0, 0) == (Verdict.INCONCLUSIVE, Lack.FUTURES)
    assert wilson(0, 0) == (None, None)


def test_a_difference_of_just_what_matters_beats_and_is_worse():
    """There is no luck: differences of 2, just below it, −2 and just above it, where 2 matters."""
    near = np.nextafter(2.0, 0)
    runs = crossed({"a": [0.0] * 4, "b": [2.0, near, -2.0, -near]}, seeds=(1, 2))
    told = claims(runs, READS, "a", ["a", "b"])
    held = {kind: found(told, kind, "b").by_future.eq(Status.HOLDS).tolist() for kind in (Kind.BEATS, Kind.WORSE)}
    assert held == {Kind.BEATS: [True, False, False, False], Kind.WORSE: [False, False, True, False]}
    assert found(told, Kind.AS_GOOD, "b").by_future.eq(Status.HOLDS).tolist() == [False, True, False, True]
    assert found(told, Kind.BEST, "b").by_future.eq(Status.HOLDS).tolist() == [True, False, False, False]
    assert found(told, Kind.AMONG_BEST, "b").by_future.eq(Status.HOLDS).tolist() == [True, True, False, True]
    assert shares(runs, READS, ["a", "b"])["as_good"].tolist() == [0.5, 0.5]


def test_the_interval_within_a_future_by_hand():
    """Differences 1, 2 and 6 on three seeds: mean 3, where the median is 2; sd √7, t(0.975, 2) = 4.302653."""
    runs = against_nothing([(0, "b", 1, 1.0), (0, "b", 2, 2.0), (0, "b", 3, 6.0)])
    one = differences(runs, "reads", "a", ["a", "b"]).iloc[0]
    assert (one["difference"], one["freedom"]) == (3, 2)
    half = 4.302653 * np.sqrt(7 / 3)
    paired = robustness._paired(robustness._cube(runs, "reads", ["a", "b"]), "b", "a")
    assert np.ravel(paired.interval(0.95)) == pytest.approx([3 - half, 3 + half], rel=1e-6)
    assert means(runs, "reads", ["b"])["mean"].tolist() == [3]


def test_regret_and_shares_take_means_over_seeds():
    """Of b 0, 0 and 9 on three seeds: mean 3, more than the 1 of a, though the median is less."""
    rows = [
        (0, key, seed, value)
        for key, line in {"a": (1, 1, 1), "b": (0, 0, 9)}.items()
        for seed, value in enumerate(line)
    ]
    told = regret(table(rows), READS, ["a", "b"])
    assert told["largest"].tolist() == [2, 0]
    assert shares(table(rows), READS, ["a", "b"])["best"].tolist() == [0, 1]


def test_least_regret_of_equals_is_the_least_on_average_and_the_baseline_yields_what_matters():
    regrets = pd.DataFrame({"strategy": ["a", "b", "c"], "largest": [5.0, 3.0, 3.0], "mean": [1.0, 2.0, 1.5]})
    assert least_regret(regrets) == "c"
    assert least_regret(regrets, "a", 2.0) == "c"
    assert least_regret(regrets, "a", 2.1) == "a"
    assert least_regret(regrets.assign(largest=np.nan), "a", 2.0) is None


@pytest.mark.parametrize(("gap", "undominated"), [(2.0, False), (1.9, True)])
def test_one_that_is_behind_by_just_what_matters_and_nowhere_ahead_is_dominated(gap, undominated):
    runs = crossed({"a": [10.0], "b": [10.0 - gap]}).merge(crossed({"a": [5.0], "b": [5.0]}, key="delay"))
    assert pareto(runs, [READS, DELAY], ["a", "b"])["undominated"].tolist() == [True, undominated]
    ahead = crossed({"a": [10.0], "b": [10.0 - gap]}).merge(crossed({"a": [5.0], "b": [4.99]}, key="delay"))
    assert pareto(ahead, [READS, DELAY], ["a", "b"])["undominated"].tolist() == [True, True]
