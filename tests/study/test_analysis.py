"""Which futures are alike, and where it is looked for a region in which a claim fails."""

import numpy as np
import pandas as pd

from govsim.study import analysis
from tests.examples import experiment

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
