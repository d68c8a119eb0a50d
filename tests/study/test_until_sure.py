import pytest

from govsim.errors import GovsimError
from govsim.study.judge.ranking import Answer
from govsim.study.until_sure import until_sure
from tests.examples import small


def test_seeds_are_added_until_the_ranking_is_decided_or_they_are_used_up():
    heard = []
    ranked = until_sure(
        small(), {"reads": 1e9, "trust": 0.0}, most_seeds=12, workers=1, on_round=lambda seeds, _: heard.append(seeds)
    )
    reads, trust = ranked.decisions
    assert heard == [10, 12]
    assert ranked.comparison.seeds == list(range(1, 13))
    assert {(cell.strategy, cell.seed) for cell in ranked.comparison.cells} == {
        (strategy, seed) for strategy in ranked.comparison.strategies for seed in range(1, 13)
    }
    assert reads.answer == Answer.AS_GOOD
    assert trust.seeds == 12


def test_one_round_is_enough_where_nothing_matters_less():
    ranked = until_sure(small(), {"reads": 1e9}, most_seeds=200, workers=1, first_seed=5)
    assert ranked.comparison.seeds == list(range(5, 15))
    assert (ranked.look, ranked.decisions[0].answer) == (1, Answer.AS_GOOD)


@pytest.mark.parametrize("outcome", ["raeds", "messages"])
def test_outcomes_that_decide_nothing_are_refused(outcome):
    with pytest.raises(GovsimError, match=outcome):
        until_sure(small(), {outcome: None})


def test_one_strategy_has_nothing_to_be_compared_with():
    with pytest.raises(GovsimError, match="today"):
        until_sure(small(), strategies=["today"], most_seeds=3)


def test_an_outcome_that_has_no_value_is_not_waited_for():
    """No strategy of these has staff that answers, so that more seeds give no median of waiting."""
    machines = small(**{"accounts__*__practice__reply__mode": "auto"})
    aims = {"reply_hours_median": None, "followers_end": 1e9}
    ranked = until_sure(machines, aims, strategies=["today", "same"], most_seeds=20, workers=1)
    assert ranked.look == 1
    assert [decision.goal.outcome for decision in ranked.decisions] == ["followers_end"]
