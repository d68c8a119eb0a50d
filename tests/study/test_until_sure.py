import numpy as np
import pytest
from scipy import stats

from govsim.errors import GovsimError
from govsim.study import until_sure as rounds
from govsim.study.compare import Cell, Comparison
from govsim.study.judge.ranking import RankingAnswer
from govsim.study.until_sure import until_sure
from tests.examples import small


def test_seeds_are_added_until_the_ranking_is_decided_or_they_are_used_up():
    heard = []
    options = {"most_seeds": 12, "workers": 1, "on_round": lambda seeds, _: heard.append(seeds)}
    ranked = until_sure(small(), {"reads": 1e9, "trust": 0.0}, strategies=["today", "friendly"], **options)
    reads, trust = ranked.decisions
    assert heard == [10, 12]
    assert ranked.comparison.seeds == list(range(1, 13))
    assert {(cell.strategy, cell.seed) for cell in ranked.comparison.cells} == {
        (strategy, seed) for strategy in ranked.comparison.strategies for seed in range(1, 13)
    }
    assert reads.answer == RankingAnswer.AS_GOOD
    assert trust.seeds == 12


def test_one_round_is_enough_where_nothing_matters_less():
    options = {"most_seeds": 200, "workers": 1, "first_seed": 5}
    ranked = until_sure(small(), {"reads": 1e9}, strategies=["today", "friendly"], **options)
    assert ranked.comparison.seeds == list(range(5, 15))
    assert (ranked.look, ranked.decisions[0].answer) == (1, RankingAnswer.AS_GOOD)


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


def played(monkeypatch, reads):
    """Rounds on made-up runs: `reads(strategy, seed)`; gives the seeds that each round asks for."""
    asked = []

    def compare(scenario, seeds, *, strategies, baseline, **options):
        asked.append(list(seeds))
        cells = [Cell(key, seed, {"reads": reads(key, seed)}) for seed in seeds for key in strategies]
        return Comparison(scenario, baseline or strategies[0], strategies, list(seeds), cells)

    monkeypatch.setattr(rounds, "compare", compare)
    return asked


def test_each_round_adds_the_seeds_that_are_missing(monkeypatch):
    """Differences of 1 and −1 in turn never tell who is better, and 0.1 matters."""
    asked = played(monkeypatch, lambda key, seed: 100 + (key == "same") * (1 if seed % 2 else -1))
    ranked = until_sure(small(), {"reads": 0.1}, strategies=["today", "same"], first_seed=5, most_seeds=20)
    assert asked == [list(range(5, 15)), list(range(15, 20)), list(range(20, 25))]
    assert ranked.comparison.seeds == list(range(5, 25))
    assert (ranked.look, ranked.decisions[0].look, ranked.decisions[0].seeds) == (3, 3, 20)


def test_the_confidence_that_is_asked_for_is_that_of_the_ranking(monkeypatch):
    """Differences of 10 ± 1: the first round of several may spend a fifth of the error, 4 % of 20 %, on one side."""
    played(monkeypatch, lambda key, seed: (key == "same") * (11 if seed % 2 else 9))
    ranked = until_sure(small(), {"reads": 0.0}, strategies=["today", "same"], confidence=0.8)
    [decision] = ranked.decisions
    half = stats.t.isf(0.04, 9) * np.sqrt(10 / 9) / np.sqrt(10)
    assert (ranked.confidence, ranked.look, decision.selected) == (0.8, 1, "same")
    assert decision.pairs[0].low == pytest.approx(10 - half)


def test_what_matters_is_that_of_the_table_and_of_the_first_round(monkeypatch):
    """Two per cent of 100 reads in the first ten seeds, whatever comes after."""
    played(monkeypatch, lambda key, seed: (100 if seed <= 10 else 900) + (key == "same") * (30 if seed % 2 else -30))
    ranked = until_sure(small(), {"reads": None}, strategies=["today", "same"], most_seeds=15)
    assert (ranked.look, ranked.decisions[0].goal.matters) == (2, pytest.approx(2.0))
