"""What the limit cases share: a bare scenario in which nothing acts, worlds with one trait changed, and p-values.

A limit case is a function that gives p-values of the model against the known answer, and takes factors by which a
mechanism is broken on purpose while the answer stays. It holds where no p-value, corrected for their number
(Bonferroni), is below FALSE_ALARM; broken by 5–10 % it must not hold.
"""

import datetime
from dataclasses import replace

import numpy as np
from scipy import stats

from govsim.model.model import GovSimModel
from govsim.model.world import build as worlds
from govsim.rules.numbers import NUMBERS, behaviour
from govsim.rules.shape import logistic
from govsim.scenario.schema import Scenario

FALSE_ALARM = 5e-4
"""Chance that a limit case fails though the model is right: below 1 in 1,000 for each test."""
ALWAYS = 1e9
"""A sociability with which every reader shares: chances are capped at 1."""
START = datetime.date(2019, 3, 4)
"""A Monday."""
NAMED = {"en": "limit", "zh": "极限"}

OFF = (
    "look_back", "habit_gain", "habit_loss", "trust_content", "trust_service", "trust_shock", "error_rate",
    "needs_per_week", "chat_share", "friends_spread", "search_follow", "usefulness_spread",
)  # fmt: skip
NOTHING_ACTS = {number.name: number.low for number in NUMBERS if number.unit.startswith("log-odds")} | {
    **dict.fromkeys(OFF, 0.0),
    "social_proof": 1.0,
    "activity_shape": 50.0,
}
"""Every effect at 0, every reaction at the least chance that its range has (following 1e-4, unfollowing 1e-6)."""


def log_odds(chance: float) -> float:
    """The number whose logistic is `chance`."""
    return float(np.log(chance / (1 - chance)))


def least(name: str) -> float:
    """The chance to which the range of a base number leads where nothing else acts."""
    return logistic(NOTHING_ACTS[name])


def account(key: str = "town", *, followers: float = 0.0, reply: dict | None = None, **practice) -> dict:
    """An account that pushes nothing unless `practice` says so, and has all the editors it needs."""
    levers = {"pushes_per_week": 0.0, "articles_per_push": 1, "topics": {"news": 1.0}, "reply": reply or {}} | practice
    return {
        "key": key, "name": NAMED, "kind": "subscription", "followers": followers, "serves": ["news"],
        "practice": levers | {"editors": {"hours_per_week": 20_000.0}},
    }  # fmt: skip


def scenario(*, size=None, days, network, accounts, sessions=100.0, numbers=None, **parts) -> Scenario:
    """A scenario of one segment and one topic; interest, trust and skill are 1, so nobody differs in them."""
    segment = {
        "key": "all", "name": NAMED, "share": 1.0, "sessions_per_day": sessions, "digital_skill": 1.0,
        "connectivity": 1.0, "trust": 1.0, "interests": {"news": 1.0},
    }  # fmt: skip
    return Scenario.model_validate(
        {
            "govsim": 1, "name": "limit", "about": NAMED,
            "horizon": {"start": parts.pop("start", START), "days": days, "burn_in_days": 0},
            "population": {"size": size, "network": network, "segments": [segment]},
            "topics": [{"key": "news", "name": NAMED}],
            "accounts": accounts,
            "strategies": [{"key": "today", "name": NAMED}],
            "behaviour": NOTHING_ACTS | (numbers or {}),
        }
        | parts
    )  # fmt: skip


def world(case: Scenario, seed: int, **changed) -> worlds.World:
    """The world of a scenario with some columns replaced: traits at a limit that no segment can be given."""
    return replace(worlds.build(case, seed, behaviour(case.numbers())), **changed)


def played(case: Scenario, seed: int, population: worlds.World | None = None) -> GovSimModel:
    """A whole run in the crowd of arrays."""
    return GovSimModel(case, seed=seed, crowd="arrays", world=population).run()


# p-values


def two_sided(z: float) -> float:
    """p-value of a standard normal."""
    return float(2 * stats.norm.sf(abs(z)))


def holds(p_values) -> bool:
    """Whether none of some p-values speaks against the model, corrected for their number."""
    return len(p_values) * min(p_values) >= FALSE_ALARM
