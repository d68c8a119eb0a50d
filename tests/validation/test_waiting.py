"""Messages wait as customers of M/M/c do (Erlang 1917)."""

from math import factorial

import numpy as np
import pytest
from scipy import stats

from govsim.model import day as plan
from govsim.rules.presence import HOURS_A_DAY, cumulative
from govsim.rules.service import need
from govsim.rules.shape import logistic
from tests.validation.limits import account, behaviour, holds, played, scenario

pytestmark = pytest.mark.validation

PEOPLE, DAYS, WARM_UP, SEEDS = 100_000, 22, 2, 30
"""Two days of warm-up are 15 relaxation times 1/(√(cμ) − √λ)² of 188 minutes."""
CLERKS, MINUTES, LOAD = 3, 15.0, 0.7
WRITES = logistic(2.0)
"""Chance to write at the highest base number."""
NEEDS = 7 * LOAD * CLERKS / MINUTES * 1440 / WRITES / PEOPLE
"""Needs a citizen and week that give LOAD; chances of a day are so small (0.2 %) that arrivals are Poisson."""


def queue(monkeypatch, arrivals=1.0, service=1.0):
    """Minutes waited before service, one array a seed: needs at any hour, no menus, clerks day and night."""
    monkeypatch.setattr(plan, "NEED_SHARES", cumulative([1.0] * HOURS_A_DAY))
    duty = {"hours": [0, 24], "weekdays_only": False}
    case = scenario(
        size=PEOPLE,
        days=DAYS,
        network={"kind": "random", "mean_friends": 0.0},
        accounts=[account(reply={"mode": "staff", "clerks": CLERKS, "hours_per_week": 168.0 * CLERKS, "duty": duty})],
        sessions=24.0,
        numbers={
            "needs_per_week": NEEDS * arrivals, "message_base": 2.0, "search_find": 1.0,
            "reply_minutes": MINUTES * service,
        },
        platform={"answer_window_hours": 1e6},
    )  # fmt: skip
    for seed in range(SEEDS):
        written = played(case, seed).helpdesk.messages
        yield np.array([m.answered - m.minute - m.service_minutes for m in written if _counts(m)])


def _counts(message):
    return message.answered is not None and message.hour >= WARM_UP * HOURS_A_DAY


def erlang_c(clerks, offered):
    """Chance that a message waits, `offered` = λ/μ."""
    waiting = offered**clerks / factorial(clerks) * clerks / (clerks - offered)
    return waiting / (sum(offered**k / factorial(k) for k in range(clerks)) + waiting)


def erlang(monkeypatch, **broken):
    """Chance of waiting C(c, λ/μ) and mean wait C/(cμ − λ): t-tests over seeds, each of 4,000 messages.

    The queue's minutes run on over the hours, first in first out, so nothing of its hourly steps is left in the waits.
    5 % longer service moves the chance by 9 standard errors (0.0054), the mean by 8: power above 0.999.
    """
    waits = list(queue(monkeypatch, **broken))
    rate = PEOPLE * need(1.0, behaviour({"needs_per_week": NEEDS})) * WRITES / 1440
    waiting = erlang_c(CLERKS, rate * MINUTES)
    waited = [(one > 1e-6).mean() for one in waits]
    means = [one.mean() for one in waits]
    expected = waiting / (CLERKS / MINUTES - rate)
    return [stats.ttest_1samp(waited, waiting).pvalue, stats.ttest_1samp(means, expected).pvalue]


def test_erlang_c_by_hand():
    assert erlang_c(1, 0.7) == pytest.approx(0.7)  # M/M/1: the load
    assert erlang_c(2, 1.0) == pytest.approx(1 / 3)


def test_waiting_times_are_those_of_erlang(monkeypatch):
    assert holds(erlang(monkeypatch))


@pytest.mark.parametrize("broken", [{"arrivals": 1.05}, {"service": 1.05}, {"service": 0.95}], ids=str)
def test_they_are_not_when_broken(monkeypatch, broken):
    assert not holds(erlang(monkeypatch, **broken))
