"""Kernels write without looking where: here they look, once, in a rich scenario (compiled anew: minutes)."""

import os
import subprocess
import sys

import pytest

from tests.examples import ROOT

PLAY = """
from govsim.model.arrays import allocate
from govsim.scenario import load as loading
from tests.examples import cut
from tests.golden.make import CITIZENS, FILES, FRIENDS
from tests.model.crowds import assert_same, played

allocate.ROOM = 1  # ledgers grow by the bounds that were counted by hand: here those are met
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
