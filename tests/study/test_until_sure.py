import pytest

from govsim.errors import GovsimError
from govsim.study.ranking import Answer
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
