"""What a run will take, from pilots whose times are made up."""

import pytest

from govsim.model import memory
from govsim.study import estimate as estimates
from govsim.study.estimate import estimate_run
from tests.examples import small


@pytest.mark.parametrize(
    ("citizens", "threads", "seconds"),
    [
        # two pilots of 2,000 and 20,000 citizens take 3 and 12 seconds a day: 2 and 0.0005 for each citizen
        (2_000, 1, 3.0),
        (100_000, 1, 2 + 0.0005 * 100_000),
        (100_000, 3, 2 + 0.0005 * 100_000 / (1 + 0.6 * 2)),
        (199_999, 1, 2 + 0.0005 * 199_999),
        (200_000, 1, 2 + 0.0005 * 200_000 * 1.6),
    ],
)
def test_a_day_lies_on_the_line_through_two_pilots(citizens, threads, seconds):
    assert estimates._extended(3.0, 12.0, citizens, threads) == pytest.approx(seconds)


def test_pilots_that_noise_turned_round_do_not_make_citizens_free_or_days_negative():
    assert estimates._extended(3.0, 2.0, 1_000_000, 1) == 3.0
    assert estimates._extended(0.1, 100.1, 20_000, 1) == pytest.approx(100 / 18_000 * 20_000)


def test_building_grows_with_citizens_and_friends_and_playing_with_days(monkeypatch):
    """A pilot of 20,000 citizens is built in 4 seconds, with 12 friends each or, at most, with 100."""
    times = {2_000: (1.0, 3.0), 20_000: (4.0, 12.0)}
    monkeypatch.setattr(estimates, "_pilot", lambda scenario, strategy, crowd, size, friends: times[size])
    few = estimate_run(small(population__size=50_000), "today", "arrays")
    assert (few.citizens, few.ties, few.days) == (50_000, 50_000 * 12 / 2, 12)
    assert few.building == pytest.approx(4 / 20_000 * 50_000)
    assert few.playing == pytest.approx((2 + 0.0005 * 50_000) * 12)
    many = estimate_run(small(population__size=50_000, population__network__mean_friends=150.0), "today", "arrays")
    assert many.building == pytest.approx(4 / 20_000 * 50_000 * 150 / 100)
    assert few.available == pytest.approx(memory.available(), rel=0.2)
