"""Which futures are alike, and where it is looked for a region in which a claim fails."""

import numpy as np
import pandas as pd
import pytest

from govsim.study import analysis
from govsim.study.analysis import analysed
from govsim.study.runs.results import Results
from govsim.study.sweep import MISSED
from tests.examples import experiment, small

VOLUME = "behaviour.message_base"


def _futures(sets, each, seed):
    """Futures of which so many share forty assumptions each, and a volume in which all differ."""
    luck = np.random.default_rng(seed)
    shared = np.repeat(luck.random((sets, 40)), each, axis=0)
    table = pd.DataFrame(shared, columns=[f"behaviour.f{i}" for i in range(40)])
    return table.assign(**{VOLUME: luck.random(sets * each)}), luck


def test_futures_that_share_all_but_what_is_named_are_alike():
    factors, _ = _futures(5, 3, 1)
    drawn = experiment(uncertainties={"assumptions": None, VOLUME: {"factor": [1, 50]}})
    assert analysis.named(drawn, factors) == [VOLUME]
    assert analysis.alike(drawn, factors).tolist() == np.repeat(range(5), 3).tolist()
    alone = experiment(uncertainties={VOLUME: {"factor": [1, 50]}})
    assert analysis.alike(alone, factors[[VOLUME]]).tolist() == list(range(15))


def test_what_was_asked_about_is_searched_alone_where_nothing_stands_out_among_all():
    """A region along the volume, too faint to stand out among forty-one factors."""
    alone, among = 0, 0
    drawn = experiment(uncertainties={"assumptions": None, VOLUME: {"factor": [1, 50]}})
    for seed in range(4):
        factors, luck = _futures(25, 4, seed)
        fails = pd.Series(luck.random(100) < np.where(factors[VOLUME] < 0.4, 0.85, 0.35))
        sets = analysis.alike(drawn, factors)
        found = analysis._where(factors, fails, drawn)
        among += bool(analysis.discovery.discover(factors, fails, alike=sets).boxes)
        alone += bool(found.boxes)
        assert all(one.factor == VOLUME for box in found.boxes for one in box.restrictions)
    assert alone > among


def test_nothing_is_searched_twice_where_all_that_varies_is_named():
    factors = pd.DataFrame({VOLUME: np.random.default_rng(1).random(40)})
    fails = pd.Series(np.arange(40) % 2 == 0)
    assert analysis._where(factors, fails, experiment(uncertainties={VOLUME: {"factor": [1, 50]}})).boxes == ()


def test_what_matters_by_default_is_a_part_of_the_baseline_in_rankings_and_in_verdicts():
    """Reads of the baseline are 90 and 110, 2 % of their mean is 2; of trust half a point."""
    rows = [(f, key, 1, 90 + 20 * f + more, 0.5) for f in (0, 1) for key, more in (("today", 0.0), ("b", 5.0))]
    runs = pd.DataFrame(rows, columns=["future", "strategy", "seed", "reads", "trust"])
    runs = runs.assign(there=True, error=None, hash="x", feasible=True, inspection_passed=True, inspection=None)
    points = pd.DataFrame({"future": [0, 1], "behaviour.tolerance": [1.0, 2.0], MISSED: ""})
    word = {"en": "x", "zh": "x"}
    scenario = small(strategies=[{"key": key, "name": word} for key in ("today", "b")])
    drawn = experiment(outcomes=["reads", "trust"], uncertainties={"behaviour.tolerance": {"low": 1, "high": 2}})
    found = analysed(Results({}, scenario, "today", ("today", "b"), runs, drawn, points))
    assert [goal.matters for goal in found.goals] == [pytest.approx(2.0), 0.005]
    assert [one.goal for one in found.average] == list(found.goals)
