"""A plugin of pytest for scratch copies: what comes of each step is written to a file at once."""

from __future__ import annotations

import json
import os
from pathlib import Path

LOG = "MUTANTS_LOG"
"""The environment's name for the file."""


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
