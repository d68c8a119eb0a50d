"""How failed runs are said, and that whatever fails, everything else is still said."""

import dataclasses
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from govsim.errors import GovsimError
from govsim.reports import analysis
from govsim.reports.brief.document import Brief
from govsim.reports.failures import lines
from govsim.study.analysis import analysed
from govsim.study.runs.failures import failures
from tests.reports.brief.by_hand import BASE, FINE
from tests.reports.brief.made_up import made_up

NAMES = {"a": "As today", "b": "Friendlier"}
NUMBERS = [*BASE, *FINE]


def table(errors):
    rows = [(future, key, 1, error) for future, error in enumerate(errors) for key in NAMES]
    return pd.DataFrame(rows, columns=["future", "strategy", "seed", "error"])


def test_each_reason_is_said_with_its_runs_and_the_futures_that_could_not_be_played():
    found = failures(table(["size 30", None, None]))
    assert list(lines(found, NAMES, "en")) == [
        "2 runs failed: size 30 (future/strategy/seed: 0/As today/1, 0/Friendlier/1)",
        "1 of 3 futures could not be played: every run in it failed.",
    ]
    assert list(lines(found, NAMES, "zh"))[1] == "3 种未来情形中有 1 种无法模拟：其中的模拟全部失败。"


def test_of_many_reasons_three_are_said_and_the_rest_counted():
    """Five reasons of two runs each: three are said, four runs are left."""
    said = list(lines(failures(table("vwxyz")), NAMES, "en"))
    assert len(said) == 3 + 1 + 1
    assert said[3].startswith("4 runs failed for other reasons")
    assert said[4] == "5 of 5 futures could not be played: every run in them failed."


def with_failures(source, failed):
    """The same results, where some runs failed."""
    runs = source.runs.assign(error=[f"reason {n % 2}" if bad else None for n, bad in enumerate(failed)])
    numbers = [name for name in NUMBERS if name in runs]
    runs[numbers] = runs[numbers].astype(object).where(runs["error"].isna(), None)
    kept = [name for name in numbers if name not in FINE]
    runs[kept] = runs[kept].astype(float)
    return dataclasses.replace(source, runs=runs)


QUIET = settings(suppress_health_check=list(HealthCheck), max_examples=12)


@QUIET
@given(made_up(6), st.integers(0, 2**32), st.sampled_from([0.1, 0.5, 0.9]), st.data())
def test_whatever_fails_the_rest_of_a_sweep_is_said(source, seed, share, data):
    """Also where a strategy, or the baseline, fails in every future."""
    failed = np.random.default_rng(seed).random(len(source.runs)) < share
    failed |= source.runs["strategy"].isin(data.draw(st.sets(st.sampled_from(source.strategies)))).to_numpy()
    told = with_failures(source, failed)
    if failed.all():
        with pytest.raises(GovsimError, match=f"no run ended well \\({len(failed)} failed\\): reason"):
            analysed(told)
        return
    screen = io.StringIO()
    Console(file=screen, width=400).print(analysis.shown(analysed(told), "en"))
    assert ("failed: reason" in screen.getvalue()) == failed.any()
    assert "run the sweep again" not in screen.getvalue()
    keys = {claim.key for claim in Brief(told, "zh").claims}
    assert ("failed/0" in keys) == failed.any()
    assert "failed/missing" not in keys


@QUIET
@given(made_up(), st.data())
def test_whatever_fails_the_rest_of_a_comparison_is_said(source, data):
    size = len(source.runs)
    failed = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    failed[data.draw(st.integers(0, size - 1))] = False
    keys = {claim.key for claim in Brief(with_failures(source, failed), "en").claims}
    assert ("failed/0" in keys) == failed.any()
