import datetime

import numpy as np
import pytest

from govsim.measures.outcomes import summary
from govsim.measures.tables import accounts, articles, daily
from govsim.measures.wci import CURRENT, VERSIONS, index, wci
from govsim.model.model import GovSimModel
from tests.examples import small, small_with

MERGED = """
- {key: today, name: {en: a, zh: 甲}}
- {key: merged, name: {en: b, zh: 乙}, merge: [{accounts: [hall], into: town, from_day: 9}]}
- {key: at_once, name: {en: c, zh: 丙}, merge: [{accounts: [hall], into: town}]}
"""


def played(strategy):
    return GovSimModel(small_with(strategies=MERGED), strategy, seed=3).run()


def test_a_row_per_account_adds_up_its_days_after_burn_in():
    model = played("today")
    table, days = accounts(model).set_index("account"), daily(model)
    after = days[days["day"] >= 4].groupby("account")
    for name in ("read_user", "read_session", "share_user", "new_user", "cancel_user", "hours_editing"):
        assert table[name].tolist() == after[name].sum().tolist()
    assert table["cumulate_user"].tolist() == after["cumulate_user"].last().tolist()
    assert table["days"].tolist() == [8, 8]


def test_the_index_of_each_account_is_that_of_its_articles_in_every_version():
    model = played("today")
    table, published = accounts(model).set_index("account"), articles(model)
    for key, row in table.iterrows():
        own = published[published["account"] == key]
        for version in VERSIONS:
            assert row[f"wci_{version}"] == wci(own, model.newsroom.date(4), model.newsroom.date(11), version) > 0


def test_a_closed_account_is_measured_over_the_days_on_which_it_was_open():
    model = played("merged")
    row, published = accounts(model).set_index("account").loc["hall"], articles(model)
    own = published[published["account"] == "hall"]
    assert row["days"] == 5
    assert row["wci_13.0"] == wci(own, model.newsroom.date(4), model.newsroom.date(8), "13.0")
    assert row["cumulate_user"] == model.record.followers[8, model.number["hall"]].sum() > 0
    assert accounts(played("at_once"))["account"].tolist() == ["town"]


def test_an_account_that_is_measured_over_a_calendar_month_is_indexed_as_one():
    """Burn-in ends with January 2019; then there are 28 days, which count as 30."""
    horizon = {"start": datetime.date(2019, 1, 28), "days": 32, "burn_in_days": 4}
    model = GovSimModel(small(horizon=horizon), seed=3).run()
    row = accounts(model).set_index("account").loc["town"]
    published = articles(model)
    own = published[(published["account"] == "town") & (published["hour"] >= 4 * 24)]
    assert row["days"] == 28
    assert row["wci_13.0"] == index(own, 30, VERSIONS["13.0"]) != index(own, 28, VERSIONS["13.0"])


def test_the_outcome_is_the_mean_over_accounts_and_silence_is_0():
    model = played("today")
    assert summary(model)["wci"] == pytest.approx(accounts(model)[f"wci_{CURRENT}"].mean())
    silent = GovSimModel(small(accounts__hall__practice__pushes_per_week=0.0), seed=3).run()
    found = accounts(silent).set_index("account")
    assert found.loc["hall", "wci_14.2-three"] == 0
    assert summary(silent)["wci"] == found.loc["town", "wci_14.2-three"] / 2 > 0


def test_the_gap_of_trust_lies_between_the_segments():
    model = played("today")
    said, trust = summary(model), model.record.trust[-1]
    assert said["trust_gap"] == pytest.approx(trust.max() - trust.min())
    assert said["trust_gap"] == pytest.approx(abs(said["trust_young"] - said["trust_old"]))
    assert 0 < said["trust_gap"] < 1
    assert not np.isnan(said["trust_gap"])
