"""Whatever ends a command, none of its processes lives on: `kill -9` gives it no time to tell them."""

import subprocess
import sys
import time

import psutil
import pytest

from tests.examples import ROOT

PATIENCE = 60
"""Seconds for what takes a few on a machine that is busy with other things."""
ASLEEP = """
import time
from govsim.study.runs import processes

def nap(_):
    {nap}

if __name__ == "__main__":
    print("begun", flush=True)
    list(processes.each(nap, [(n,) for n in range(9)], {workers}))
"""
NAPS = {
    "asleep": "time.sleep(600)",
    "at work": "while True: pass",
    "with nothing to do": "_ or time.sleep(600)",
}
OTHERS = {
    "in C": "__import__('hashlib').pbkdf2_hmac('sha256', b'', b'', 10**9)",
    "deaf": "__import__('signal').signal(15, __import__('signal').SIG_IGN); time.sleep(600)",
    "stopped": "__import__('threading').Event().wait()",
}
WATCHED = """
import subprocess, sys
from govsim.study.runs import compile
compile.REST = "from govsim.study.runs import orphans; orphans.end_with_stdin(); import time; time.sleep(600)"
compile.is_compiled, compile._compile_sessions = lambda: False, lambda: print("begun", flush=True)
compile.compile_all()
"""


def begun(folder, text):
    """A process that runs a text, once it says so."""
    script = folder / "driver.py"
    script.write_text(text, encoding="utf-8")
    driver = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env={"PYTHONPATH": str(ROOT)})
    assert driver.stdout.readline() == b"begun\n"
    return driver


def children_of(driver, count):
    begin = time.monotonic()
    while len(found := psutil.Process(driver.pid).children(recursive=True)) < count:
        assert time.monotonic() - begin < PATIENCE
        time.sleep(0.05)
    return found


def assert_none_lives_on(driver, children):
    driver.kill()
    driver.wait()
    driver.stdout.close()  # the end of it would wait for whoever lives on
    _, alive = psutil.wait_procs(children, timeout=PATIENCE)
    for process in alive:
        process.kill()
    assert alive == []


@pytest.mark.parametrize("nap", NAPS.values(), ids=NAPS)
def test_no_worker_lives_on_after_its_driver(tmp_path, nap):
    driver = begun(tmp_path, ASLEEP.format(nap=nap, workers=2))
    assert_none_lives_on(driver, children_of(driver, 2 + 1))  # and the tracker of multiprocessing


@pytest.mark.slow
@pytest.mark.parametrize("nap", OTHERS.values(), ids=OTHERS)
def test_no_worker_lives_on_whatever_it_is_at(tmp_path, nap):
    test_no_worker_lives_on_after_its_driver(tmp_path, nap)


def test_what_compiles_beside_a_command_ends_with_it(tmp_path):
    driver = begun(tmp_path, WATCHED)
    assert_none_lives_on(driver, children_of(driver, 1))
