import numpy as np
import pandas as pd
import pytest

from govsim.measures.patterns import VALUES, Seen, measure, pooled, vuong
from govsim.rules.evidence import BY_KEY, PATTERNS, SERVICES

ARTICLES = pd.DataFrame(
    [
        # article, account, hour, topic, position, original, delivered, session, friends, feed, share, like, new
        (0, "a", 10, "news", 1, False, 100, 50, 0, 0, 0, 0, 0),  # in burn-in
        (1, "a", 50, "news", 1, True, 100, 10, 2, 8, 2, 1, 1),
        (2, "a", 50, "news", 2, False, 100, 4, 1, 5, 1, 0, 0),
        (3, "b", 60, SERVICES, 1, False, 50, 10, 0, 0, 1, 1, 0),
        (4, "b", 60, "news", 2, False, 50, 5, 0, 5, 0, 0, 0),
    ],
    columns=[
        "article", "account", "hour", "topic", "position", "original", "delivered", "read_session", "read_friends",
        "read_feed", "share_user", "like_user", "new_user",
    ],
)  # fmt: skip
ARTICLES["read_user"] = ARTICLES[["read_session", "read_friends", "read_feed"]].sum(axis=1)
DAILY = pd.DataFrame(
    {
        "day": [0, 0, 1, 1, 2, 2, 3, 3],
        "account": ["a", "b"] * 4,
        "cumulate_user": [100, 50, 100, 50, 110, 50, 120, 60],
        "cancel_user": [5, 0, 0, 0, 1, 0, 0, 2],
        "habit": [0.2, 0.5, 0.2, 0.5, 0.2, 0.5, 0.3, 0.3],
    }
)
SEGMENTS = pd.DataFrame({"day": [0, 0, 3, 3], "trust": [0.5, 0.6, 0.5, 0.7], "citizens": [300, 100, 300, 100]})
MESSAGES = pd.DataFrame({"kind": ["message", "message", "comment"], "hour": [10, 60, 70]})
SHARES = pd.DataFrame({"article": [0, 1, 1, 2, 3], "hour": [12, 51, 53, 54, 90]})
READS = pd.DataFrame({"article": [0, 1, 1, 1], "citizen": [4, 1, 2, 3], "parent": [-1, -1, 1, 2]})


@pytest.fixture
def seen():
    tables = {"articles": ARTICLES, "daily": DAILY, "segments": SEGMENTS, "messages": MESSAGES, "shares": SHARES}
    return Seen(tables | {"reads": READS}, 2)


BY_HAND = {
    "headline_open_rate": 0.15,
    "all_positions_open_rate": 29 / 300,
    "shares_per_reader": 4 / 50,
    "forwarded_share_of_reads": 21 / 50,
    "likes_per_read": 2 / 50,
    "original_vs_repost_reads": 20 / 10,
    # a: 10·96/200, b: 10·45/100; a: 4·90/200, b: 5·40/100
    "headline_odds_ratio": (4.8 + 4.5) / (1.8 + 2.0),
    "service_information_open": 0.2 / 0.1,
    "unfollow_per_day": 3 / 340,
    "net_growth_per_month": 20 / 160 * 30,
    "followers_per_100_reads": 2.0,
    "messages_per_follower_day": 1 / 340,
    "stationary_trust": 0.025 * 30,
    "stationary_habit": 0.0,
    "forward_delay_day": 3 / 4,
    "forward_delay_median": 3.5,
    "cascade_depth": 1.0,
    "read_concentration": 12.5 / 10,
}


@pytest.mark.parametrize("key", BY_HAND)
def test_patterns_by_hand(seen, key):
    assert VALUES[key](seen) == pytest.approx(BY_HAND[key], abs=1e-12)


def test_every_pattern_of_the_evidence_is_measured(seen):
    assert VALUES.keys() == BY_KEY.keys()
    assert list(measure(seen)) == [pattern.key for pattern in PATTERNS]


def test_a_run_in_which_nothing_happens_has_no_values_and_raises_nothing():
    tables = {"articles": ARTICLES[:0], "daily": DAILY, "segments": SEGMENTS, "messages": MESSAGES}
    found = measure(Seen(tables | {"shares": SHARES[:0], "reads": READS[:0]}, 2))
    missing = {key for key, value in found.items() if np.isnan(value)}
    assert missing >= {"headline_open_rate", "shares_per_reader", "forward_delay_median", "cascade_sizes"}


def test_pooling_puts_the_articles_of_all_runs_together(seen):
    assert len(pooled([seen, seen]).headlines) == 2 * len(seen.headlines)


def test_vuong_tells_a_lognormal_from_a_geometric():
    luck = np.random.default_rng(1)
    assert vuong(np.ceil(luck.lognormal(0.5, 1.2, 5000)).astype(int)) > 2.58
    assert vuong(luck.geometric(0.2, 5000)) < -2.58
    assert np.isnan(vuong(np.array([1, 1, 1])))
