"""Verdicts as rows of a CSV file that an interrupted run goes on with, and their summary."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from .judge import KILLED, SURVIVED, TIMEOUT, Verdict
from .mutants import PACKAGES, Mutant


class Table:
    """Verdicts in a CSV file, or only in memory; those of an earlier run are kept."""

    def __init__(self, path: Path | None):
        self.path, self.rows = path, {}
        if path and path.exists() and path.stat().st_size:
            with path.open(encoding="utf-8", newline="") as file:
                self.rows = {_key(row): row for row in map(_read, csv.DictReader(file, strict=True))}
        elif path:
            self._write(Verdict._fields, "w")

    def __contains__(self, mutant: Mutant) -> bool:
        return _key(mutant) in self.rows

    def add(self, verdict: Verdict) -> None:
        """Keep a verdict, at once."""
        self.rows[_key(verdict)] = verdict
        if self.path:
            self._write(verdict, "a")

    def of(self, mutants: list[Mutant]) -> list[tuple[Mutant, Verdict]]:
        """Mutants that have a verdict."""
        return [(mutant, self.rows[_key(mutant)]) for mutant in mutants if mutant in self]

    def _write(self, row: Iterable, mode: str) -> None:
        with self.path.open(mode, encoding="utf-8", newline="") as file:
            csv.writer(file).writerow(row)


def _key(row: Mutant | Verdict) -> tuple:
    return *row[:5], row.digest


def _read(row: dict[str, str]) -> Verdict:
    numbers = {"line": int(row["line"]), "column": int(row["column"]), "seconds": float(row["seconds"])}
    return Verdict(**row | numbers | {"left_out": int(row["left_out"])})


def summary(judged: list[tuple[Mutant, Verdict]]) -> str:
    """Share killed and the usual time, by package."""
    groups = defaultdict(list)
    for mutant, verdict in judged:
        groups[mutant.package()].append(verdict)
    lines = [_line(package, groups[package]) for package in PACKAGES if package in groups]
    heading = f"{'package':<14} mutants killed timeout survived  share  median s"
    return "\n".join([heading, *lines, _line("all", [verdict for _, verdict in judged])])


def _line(name: str, verdicts: list[Verdict]) -> str:
    results = [verdict.result for verdict in verdicts]
    killed, timeout, survived = (results.count(result) for result in (KILLED, TIMEOUT, SURVIVED))
    share = (killed + timeout) / len(results) if results else 0.0
    seconds = median(verdict.seconds for verdict in verdicts) if verdicts else 0.0
    return f"{name:<14} {len(results):>7} {killed:>6} {timeout:>7} {survived:>8} {share:>6.0%} {seconds:>9.0f}"
