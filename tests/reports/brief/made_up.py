"""Results that are made up: random means, luck, costs and passes of up to four strategies in up to three outcomes."""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from govsim.reports.brief.source import Source
from govsim.study.runs.results import RANKED
from govsim.study.sweep import MISSED
from tests.examples import experiment, small_with
from tests.reports.brief.by_hand import BASE

KEYS = ("today", "ada", "bob", "cyd")
NAMES = {"today": ("Present", "甲案"), "ada": ("Ada", "乙案"), "bob": ("Bob", "丙案"), "cyd": ("Cyd", "丁案")}
SCENARIO = small_with(
    strategies="".join(f"- {{key: {key}, name: {{en: {en}, zh: {zh}}}}}\n" for key, (en, zh) in NAMES.items())
)
OUTCOMES = ("reads", "trust", "counter_visits")
SCALE = {"reads": 20.0, "trust": 0.01, "counter_visits": 4.0}
"""Effects and luck are in these units; what matters is one of them, a part, or nothing."""
BETTER = {"reads": 1, "trust": 1, "counter_visits": -1}
VOLUME = "behaviour.tolerance"
effects = st.one_of(st.just(0.0), st.floats(-3, 3), st.sampled_from([-1.0, -0.5, 0.5, 1.0]))


@st.composite
def made_up(draw, futures=1):
    """A comparison, or of many futures a sweep."""
    keys = KEYS[: draw(st.integers(1, 4))]
    goals = OUTCOMES[: draw(st.integers(1, 3))]
    matters = {key: SCALE[key] * draw(st.sampled_from([0.0, 0.3, 1.0])) for key in goals}
    effect = {(key, goal): draw(effects) for key in keys[1:] for goal in goals}
    spread, tail = draw(st.sampled_from([0.0, 0.5, 2.0])), draw(st.sampled_from([0.0, 0.0, 9.0]))
    luck = {key: draw(st.sampled_from([0.0, 0.1, 0.5, 4.0])) for key in keys}
    kept = {key: (draw(st.booleans()) or draw(st.booleans()), draw(st.sampled_from([0, 1, 1, 1]))) for key in keys}
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    runs = table(keys, goals, futures, draw(st.integers(1, 6)), (effect, spread, tail, luck, kept), rng)
    return source(keys, goals, matters, futures, runs)


def table(keys, goals, futures, seeds, parts, rng):
    effect, spread, tail, luck, kept = parts
    rows = []
    for future in range(futures):
        worse = tail if future == 0 and futures > 1 else 0.0
        moved = {
            (key, goal): value + spread * rng.normal() * (futures > 1) - worse * BETTER[goal]
            for (key, goal), value in effect.items()
        }
        for seed in range(1, seeds + 1):
            level = {goal: rng.normal() for goal in goals}
            for key in keys:
                more = {goal: moved.get((key, goal), 0.0) + luck[key] * rng.normal() for goal in goals}
                own = BASE | {goal: BASE[goal] + SCALE[goal] * (level[goal] + more[goal]) for goal in goals}
                own["trust"] = min(max(own["trust"], 0.0), 1.0)
                passed = bool(kept[key][1]) or seed > 1
                said = {"feasible": kept[key][0], "inspection_passed": passed, "inspection": None}
                about = {"future": future, "strategy": key, "seed": seed, "hash": f"{key}{future}{seed}"}
                rows.append(about | {"there": True, "error": None} | own | said)
    return pd.DataFrame(rows)


def source(keys, goals, matters, futures, runs):
    receipt = {"written": "2030-01-02", "versions": {"govsim": "0"}, "sources": "x"}
    if futures == 1:
        each = [{"outcome": key, "better": BETTER[key], "matters": matters[key]} for key in goals]
        sure = {"each": each, "confidence": 0.95, "look": None}
        return Source(receipt | {RANKED: sure}, SCENARIO, "today", keys, runs)
    points = pd.DataFrame({"future": range(futures), VOLUME: np.linspace(1, 30, futures), MISSED: ""})
    aims = [{"outcome": key, "matters": matters[key]} for key in goals]
    drawn = experiment(outcomes=aims, uncertainties={VOLUME: {"low": 1, "high": 30}})
    return Source(receipt, SCENARIO, "today", keys, runs, drawn, points)
