"""Two crowds side by side: what must be the same, and scenarios in which it must be."""

import numpy as np

from govsim.measures.outcomes import summary
from govsim.measures.tables import tables
from govsim.model.agents.crowd import AgentCrowd
from govsim.model.model import GovSimModel

EQUAL = 1e-12
"""States of the two crowds differ by at most this."""


def played(scenario, strategy, seed, days, crowd, world=None, threads=1):
    model = GovSimModel(scenario, strategy, seed, crowd=crowd, world=world, threads=threads)
    model.run_for(days=days)
    return model


def states(model):
    """All that citizens carry, as columns: trust, fatigue, habits and fatigue by account, last reading."""
    if isinstance(model.crowd, AgentCrowd):
        return _agents_states(model)
    state, follows = model.crowd.shared["state"], model.crowd.shared["follows"]
    following = follows["since"] != np.iinfo(np.int32).max
    return {
        "trust": model.crowd.trust(model.hour),
        "fatigue": state["fatigue"],
        "habit": follows["habit"],
        "fatigue by account": np.where(following, follows["fatigue"], np.nan),
        "since": np.where(following, follows["since"], np.nan),
        "last read": model.crowd.last_read(),
    }


def _agents_states(model):
    def by_account(field):
        rows = [[getattr(c.follows.get(a), field, np.nan) for a in range(len(model.keys))] for c in model.citizens]
        return np.array(rows, dtype=float).reshape(len(model.citizens), len(model.keys))

    return {
        "trust": model.crowd.trust(model.hour),
        "fatigue": np.array([citizen.fatigue for citizen in model.citizens]),
        "habit": by_account("habit"),
        "fatigue by account": by_account("fatigue"),
        "since": by_account("since"),
        "last read": model.crowd.last_read(),
    }


def assert_same(agents, arrays):
    """Every table and counter is identical, every state equal within EQUAL."""
    expected, found = tables(agents), tables(arrays)
    for name, table in expected.items():
        assert table.equals(found[name]), name
    assert np.array_equal(agents.record.by_hour, arrays.record.by_hour)
    assert np.array_equal(agents.record.people, arrays.record.people)
    assert np.array_equal(agents.record.believers, arrays.record.believers)
    articles = len(agents.newsroom.articles)
    assert np.array_equal(agents.record.by_article[:articles], arrays.record.by_article[:articles])
    served, also = agents.record.served.sorted(), arrays.record.served.sorted()
    assert all(np.array_equal(served[name], also[name]) for name in ("hour", "citizen", "account", "kind"))
    assert np.allclose(served["value"], also["value"], rtol=0, atol=EQUAL)
    carried = states(arrays)
    for name, column in states(agents).items():
        assert np.allclose(column, carried[name], rtol=0, atol=EQUAL, equal_nan=True), name
    outcomes, also = summary(agents), summary(arrays)
    assert outcomes.keys() == also.keys()
    assert np.allclose([*outcomes.values()], [*also.values()], rtol=0, atol=EQUAL, equal_nan=True)
