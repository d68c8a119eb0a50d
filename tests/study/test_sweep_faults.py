"""Sweeps on a bad day: what is killed, full, shut or gone costs time, and never a run: `python -m pytest -m slow`."""

import contextlib
import json
import random
import shutil
import subprocess
import sys
import time

import pandas as pd
import psutil
import pytest

from govsim.cli import main
from govsim.study.experiment_file import load_experiment
from govsim.study.runs import dask_cluster as cluster
from govsim.study.runs.cases import cases, points
from govsim.study.runs.folders import swept as read
from govsim.study.runs.store import Store
from govsim.study.sweep import sweep
from tests.examples import ROOT

pytestmark = pytest.mark.slow
PATIENCE = 300
"""Seconds for what takes a few on a machine that is busy with other things."""
TEXT = f"""
govsim: 1
name: faults
about: {{en: A small study., zh: 小型研究。}}
question: {{en: Which?, zh: 哪个？}}
scenario: {ROOT}/tests/small.yaml
uncertainties: {{behaviour.reply_half_life: {{values: [4, 90]}}}}
outcomes: [{{outcome: reads, matters: 3}}]
design: {{kind: grid}}
seeds: 20
"""


@pytest.fixture(scope="module")
def experiment(tmp_path_factory):
    path = tmp_path_factory.mktemp("faults") / "faults.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(experiment):
    folder = experiment.parent / "undisturbed"
    sweep(load_experiment(experiment), folder, workers=2)
    return outcomes(folder)


def outcomes(folder):
    """All that the files of the runs hold, one row a file, but for how long each took."""
    found = [pd.read_parquet(path) for path in Store(folder).runs.iterdir()]
    return pd.concat(found).drop(columns="seconds").sort_values("hash", ignore_index=True)


def assert_whole(folder, experiment, undisturbed):
    """Every planned run is there exactly once and as it should be, and nothing else is."""
    study = load_experiment(experiment)
    found = outcomes(folder)
    assert found["hash"].is_unique
    assert set(found["hash"]) == {case.hash for case in cases(study, points(study), study.strategies)}
    assert found["error"].isna().all()
    pd.testing.assert_frame_equal(found, undisturbed, check_exact=True)
    assert not list(folder.rglob(".new-*"))
    assert read(folder).missing.empty


# Processes of their own


class Driver(subprocess.Popen):
    """`govsim sweep` as a process."""

    def __init__(self, experiment, folder, *arguments, before=()):
        command = [*before, sys.executable, "-m", "govsim", "sweep", str(experiment), "--out", str(folder)]
        self.folder = folder
        super().__init__([*command, *arguments, "--lang", "en"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def ended(self):
        """Its exit code and what it said."""
        said = self.communicate(timeout=PATIENCE)[1].decode()
        assert "Traceback" not in said, said
        return self.returncode, said

    def has_played(self, count):
        """Wait until so many runs have ended; whether it is still at work."""
        waited_for(lambda: runs_in(self.folder) >= count or self.poll() is not None)
        return self.poll() is None


def runs_in(folder):
    return len(list(Store(folder).runs.glob("[!.]*.parquet")))


def waited_for(found):
    """What `found` gives as soon as it gives something."""
    begin = time.monotonic()
    while not (value := found()):
        assert time.monotonic() - begin < PATIENCE
        time.sleep(0.02)
    return value


def workers_of(process):
    """The worker processes that are children of a process."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return [child for child in psutil.Process(process.pid).children() if is_worker(child)]
    return []


def is_worker(process):
    with contextlib.suppress(psutil.NoSuchProcess):
        return any("spawn_main" in part for part in process.cmdline())
    return False


@contextlib.contextmanager
def dask(folder, workers):
    """A real scheduler with real workers: its address, the scheduler, the process whose children the workers are."""
    told = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [sys.executable, "-m", "dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    with subprocess.Popen([*command, "--scheduler-file", told], **quiet) as scheduler:
        waited_for(told.exists)
        address = json.loads(told.read_text())["address"]
        command = [sys.executable, "-m", "dask", "worker", address, "--nthreads", "1", "--nworkers", str(workers)]
        with subprocess.Popen([*command, "--no-dashboard", "--local-directory", folder], **quiet) as nannies:
            try:
                yield address, scheduler, nannies
            finally:
                nannies.terminate()
                scheduler.kill()


# Killed


def disturbed(experiment, folder, kills, chance, address=None, nannies=None):
    """Kill workers and drivers at random until so many are killed, resume each time, and play to the end.

    Gives how many of each were killed. Without an address the workers are the driver's own.
    """
    counted, codes = {"worker": 0, "driver": 0}, [None]
    while codes[-1] != 0:
        to = ["--scheduler", address] if address else ["--workers", str(1 + len(codes) % 3)]
        with Driver(experiment, folder, *to) as driver:
            while sum(counted.values()) < kills and driver.has_played(runs_in(folder) + chance.randint(1, 4)):
                time.sleep(chance.random() / 10)
                workers = workers_of(nannies or driver)
                victim = chance.choice([driver, *workers])
                counted["driver" if victim is driver else "worker"] += 1
                victim.kill()
                if victim is driver:
                    break
            codes.append(driver.ended()[0])
    assert set(codes[1:]) <= {-9, 1, 0}  # killed; a run whose workers were killed twice became a row; done
    return counted


def gone(processes):
    """Wait until processes have ended by themselves."""
    assert psutil.wait_procs(processes, timeout=PATIENCE)[1] == []


def test_workers_and_drivers_killed_at_random_on_a_local_cluster(experiment, undisturbed, tmp_path):
    counted = disturbed(experiment, tmp_path, 6, random.Random(3))
    assert sum(counted.values()) == 6
    assert_whole(tmp_path, experiment, undisturbed)


def test_workers_and_drivers_killed_at_random_over_tcp(experiment, undisturbed, tmp_path):
    folder = tmp_path / "out"
    with dask(tmp_path, 2) as (address, _, nannies):
        counted = disturbed(experiment, folder, 6, random.Random(5), address, nannies)
    assert sum(counted.values()) == 6
    assert_whole(folder, experiment, undisturbed)


def test_no_worker_lives_on_after_its_driver(experiment, tmp_path):
    with Driver(experiment, tmp_path, "--workers", "2") as driver:
        assert driver.has_played(3)
        children = psutil.Process(driver.pid).children(recursive=True)
        assert sum(is_worker(child) for child in children) == 2
        driver.kill()
    gone(children)


def test_a_killed_scheduler_is_a_sentence_and_the_same_command_goes_on(experiment, undisturbed, tmp_path):
    folder = tmp_path / "out"
    with dask(tmp_path, 2) as (address, scheduler, _), Driver(experiment, folder, "--scheduler", address) as driver:
        assert driver.has_played(5)
        scheduler.kill()
        code, said = driver.ended()
    assert code == 2
    assert "the connection to the scheduler is lost; nothing finished is lost" in said
    kept = runs_in(folder)
    assert 5 <= kept < len(undisturbed)
    with Driver(experiment, folder, "--workers", "3") as again:
        assert again.ended()[0] == 0
    assert_whole(folder, experiment, undisturbed)


def test_no_scheduler_is_a_sentence(experiment, tmp_path, capsys):
    for address in ("tcp://127.0.0.1:9", "nowhere"):
        assert main(["sweep", str(experiment), "--out", str(tmp_path), "--scheduler", address, "--lang", "en"]) == 2
        assert f"no dask scheduler answers at {address}" in capsys.readouterr().err


POISON = """
import govsim.study.runs.worker as play
def poisoned(well):
    def row(scenario, strategy, seed, shared):
        if (strategy, seed, scenario.numbers()["reply_half_life"]) == ("friendly", 3, 4):
            {how}
        return well(scenario, strategy, seed, shared)
    return row
if play._row.__name__ == "_row":  # dask loads this twice
    play._row = poisoned(play._row)
"""
KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
GREEDY = "import time; eaten = bytearray(b'x') * 2_000_000_000; time.sleep(600)"


@pytest.mark.parametrize("how", [KILLED, GREEDY], ids=["killed", "memory"])
def test_a_run_that_kills_its_worker_is_a_row_and_no_other_suffers(experiment, tmp_path, monkeypatch, how):
    poison = tmp_path / "poison.py"
    poison.write_text(POISON.format(how=how))
    preload = [*cluster.SETTINGS["distributed.worker.preload"], str(poison)]
    monkeypatch.setitem(cluster.SETTINGS, "distributed.worker.preload", preload)
    most = 1e9 / (psutil.virtual_memory().total / 2)
    monkeypatch.setitem(cluster.SETTINGS, "distributed.worker.memory.terminate", most)
    settings = {"own_luck": False, "seeds": 6}
    study, folder = load_experiment(experiment, settings), tmp_path / "out"
    done = sweep(study, folder, workers=2)
    runs = read(folder).runs
    [failed] = runs[runs["error"].notna()].to_dict("records")
    assert (failed["strategy"], failed["seed"], done.failed, done.left) == ("friendly", 3, 1, 0)
    assert "was killed each time it was tried" in failed["error"]
    monkeypatch.undo()
    assert sweep(study, folder, workers=1).failed == 0
    assert read(folder).missing.empty


# Full, shut


def test_a_full_disk_is_a_sentence_and_the_same_command_goes_on(experiment, undisturbed, tmp_path):
    """A limit on the size of files, under which a run's file does not fit."""
    with Driver(experiment, tmp_path, "--workers", "2") as driver:
        driver.has_played(4)
        driver.kill()
    limited = ["sh", "-c", 'ulimit -f 24; exec "$@"', "sh"]  # blocks of 512 bytes
    with Driver(experiment, tmp_path, "--workers", "2", before=limited) as full:
        code, said = full.ended()
    assert code == 2
    assert "there is no room left" in said
    assert runs_in(tmp_path) >= 4
    with Driver(experiment, tmp_path, "--workers", "1") as again:
        assert again.ended()[0] == 0
    assert_whole(tmp_path, experiment, undisturbed)


@contextlib.contextmanager
def mounted(folder, options):
    """A disk of its own at a folder, which hides what is there; gives what mounts it anew with other options."""

    def mount(options):
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
        return shutil.which("mount") and subprocess.run(command, check=False, capture_output=True).returncode == 0

    if not mount(options):
        pytest.skip("needs the right to mount")
    try:
        yield mount
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_fills_up_is_a_sentence_and_the_same_command_goes_on(experiment, undisturbed, tmp_path):
    with mounted(tmp_path, "size=1m") as mount:
        with Driver(experiment, tmp_path, "--workers", "2") as driver:
            code, said = driver.ended()
        assert code == 2
        assert "there is no room left" in said
        kept = outcomes(tmp_path)
        expected = undisturbed[undisturbed["hash"].isin(kept["hash"])].reset_index(drop=True)
        pd.testing.assert_frame_equal(kept, expected, check_exact=True)
        assert 0 < len(kept) < len(undisturbed)
        assert mount("remount,size=100m")
        with Driver(experiment, tmp_path, "--workers", "1") as again:
            assert again.ended()[0] == 0
        assert_whole(tmp_path, experiment, undisturbed)


def test_a_disk_that_is_shut_is_a_sentence_and_the_same_command_goes_on(experiment, undisturbed, tmp_path):
    """Root writes wherever it likes, but on a disk that is mounted to be read."""
    runs = Store(tmp_path).runs
    with Driver(experiment, tmp_path, "--workers", "2") as driver:
        assert driver.has_played(4)
        with mounted(runs, "ro"):
            ended = [driver.ended()]
            with Driver(experiment, tmp_path) as shut:
                ended.append(shut.ended())
    for code, said in ended:
        assert code == 2
        assert "results cannot be written" in said
    assert 4 <= runs_in(tmp_path) < len(undisturbed)
    with Driver(experiment, tmp_path, "--workers", "1") as again:
        assert again.ended()[0] == 0
    assert_whole(tmp_path, experiment, undisturbed)


def test_a_file_in_the_place_of_the_folder_is_a_sentence(experiment, tmp_path, capsys):
    (tmp_path / "out").write_text("mine")
    assert main(["sweep", str(experiment), "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert "results cannot be written" in capsys.readouterr().err
