"""Workers of a real local cluster that go for good."""

import os
import signal
from pathlib import Path

from govsim.study.runs import dask_cluster as cluster


def _kills_its_worker_once(mark):
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "played"


def test_a_worker_that_dask_gives_up_is_replaced(tmp_path, monkeypatch):
    """Dask gives a worker up that is not back in time: with none left, tasks would wait for ever."""
    monkeypatch.setitem(cluster.SETTINGS, "distributed.deploy.lost-worker-timeout", "1ms")
    with cluster.client(None, 1) as connected:
        [(_, found)] = cluster.each(connected, _kills_its_worker_once, [str(tmp_path / "mark")])
        assert found == "played"
