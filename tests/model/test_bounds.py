"""Kernels write without looking where: here they look, once, in a rich scenario (compiled anew: minutes)."""

import os
import subprocess
import sys

import pytest

from tests.examples import ROOT

PLAY = """
from govsim.model.arrays import allocate
from govsim.model.arrays.citizen import EVENTS_A_READ, EVENTS_A_SESSION
from govsim.model.arrays.crowd import ArrayCrowd
from govsim.model.arrays.shards import Shard, grown
from govsim.scenario import load as loading
from tests.examples import cut
from tests.golden.make import CITIZENS, FILES, FRIENDS
from tests.model.crowds import assert_same, played

# No ledger has room beyond the bounds that were counted by hand: it grows to them, and anew after each booking.
book = ArrayCrowd.book


def have_little_room(shard):
    columns = shard.columns
    session = EVENTS_A_READ * len(columns.articles) + len(columns.accounts) + EVENTS_A_SESSION
    shard.put(ledger=grown(columns.ledger, max(len(columns.ledger) + 1, int(shard.now["filled"]) + session)))


def book_and_shrink(crowd):
    book(crowd)
    for shard in crowd.shards:
        shard.put(ledger=shard.columns.ledger[:1].copy())


allocate.ROOM, Shard.have_more_room, ArrayCrowd.book = 1, have_little_room, book_and_shrink
scenario = cut(loading.load(FILES["everything"]), CITIZENS, FRIENDS)
for strategy in scenario.strategies:
    agents = played(scenario, strategy.key, 1, scenario.horizon.days, "agents")
    assert_same(agents, played(scenario, strategy.key, 1, scenario.horizon.days, "arrays", agents.world, 2))
"""
OUTSIDE = """
import numpy as np
from govsim.model.model import sums_by_segment
sums_by_segment(np.zeros(3), np.array([0, 1, 2]), 2)
"""


def checked(code, cache):
    """A program whose kernels raise IndexError instead of reading or writing outside of their arrays."""
    environment = os.environ | {"NUMBA_BOUNDSCHECK": "1", "GOVSIM_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-c", code]
    return subprocess.run(program, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_no_kernel_leaves_its_arrays_in_the_scenario_that_has_everything(tmp_path):
    done = checked(PLAY, tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_a_kernel_that_leaves_its_arrays_is_found(tmp_path):
    assert "IndexError" in checked(OUTSIDE, tmp_path).stderr
