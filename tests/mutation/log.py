"""A plugin of pytest for scratch copies: what comes of each step is written to a file at once."""

from __future__ import annotations

import json
import os
from pathlib import Path

import coverage

LOG = "MUTANTS_LOG"
"""The environment's name for the file."""
LINES = "MUTANTS_LINES"
"""The environment's name for the file that says which test runs which lines; without it nobody looks."""


def pytest_configure(config):
    """Pytest, in a scratch copy: someone may want to know the lines of each test."""
    if path := os.environ.get(LINES):
        config.pluginmanager.register(_Lines(path))


class _Lines:
    """Keeps the lines of the package that each test runs; lines that run at import belong to none."""

    def __init__(self, path: str):
        self.coverage = coverage.Coverage(data_file=path, source=["govsim"], config_file=False)
        self.coverage.start()

    def pytest_runtest_logstart(self, nodeid):
        self.coverage.switch_context(nodeid)

    def pytest_runtest_logfinish(self):
        self.coverage.switch_context("")

    def pytest_unconfigure(self):
        self.coverage.stop()
        self.coverage.save()


def pytest_runtest_logreport(report):
    """Pytest, in a scratch copy: a step of a test has ended."""
    _log(report.nodeid, report.outcome, report.duration)


def pytest_collectreport(report):
    """Pytest, in a scratch copy: a file has been read."""
    if report.failed:
        _log(report.nodeid, report.outcome, 0.0)


def _log(*outcome) -> None:
    with Path(os.environ[LOG]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(outcome) + "\n")
