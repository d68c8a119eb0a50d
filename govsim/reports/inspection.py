"""What an inspection found, in words: strategy, account, rule and dates."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from govsim.measures.inspection import Failure, failures
from govsim.measures.inspection import untested as never_tested
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import regimes
from govsim.study.compare import Comparison
from govsim.study.judge.against import Against
from govsim.study.runs.run import Run
from govsim.words import Term, joined, say

MOST_FAILURES = 4
"""Failures that a finding names; the table `inspection` has all."""
MOST_STRETCHES = 3
"""Stretches of days that a line names; where there are more, it says within which days they lie."""


class Finding(NamedTuple):
    """That a strategy fails, and a line for each account and rule that it fails."""

    heading: str
    lines: list[str]


def mark(passed: int, of: int, lang: str) -> str:
    """Yes or no with its mark, or in how many of `of` seeds the inspection is passed."""
    if 0 < passed < of:
        return say("inspection.passed_in", lang, passed=passed, of=of)
    return say("inspection.passed" if passed else "inspection.failed", lang)


def failing(comparison: Comparison, strategies: dict[str, str], lang: str) -> list[Finding]:
    """A finding for each strategy that fails in some seed; it says if that strategy brings more reads."""
    return [
        _finding_of(comparison, key, strategies[key], lang) for key in comparison.strategies if comparison.failures(key)
    ]


def _finding_of(comparison: Comparison, key: str, name: str, lang: str) -> Finding:
    passed, seeds = comparison.passes(key)
    wins = comparison.against(key, "reads") == Against.BETTER
    accounts = account_names(comparison.scenario, key, lang)
    fails = Term("inspection.may_fail" if passed else "inspection.would_fail")
    heading = say("inspection.wins_but_fails" if wins else "inspection.fails", lang, strategy=name, fails=fails)
    return Finding(heading, _lines(comparison.failures(key), accounts, seeds, lang))


def failing_run(run: Run, strategy: str, lang: str) -> list[Finding]:
    """The same for one run."""
    found = failures(run.tables["inspection"].assign(seed=run.seed))
    accounts = account_names(run.scenario, run.strategy, lang)
    heading = say("inspection.fails", lang, strategy=strategy, fails=Term("inspection.would_fail"))
    return [Finding(heading, _lines(found, accounts, 1, lang))] if found else []


def untested(inspected: pd.DataFrame, lang: str) -> str | None:
    """Which rules the days were too few to test; None where there are none."""
    rules = [_rule(key, limit) for _, key, limit in never_tested(inspected)]
    return say("inspection.untested", lang, rules=rules) if rules else None


def account_names(scenario: Scenario, strategy: str, lang: str) -> dict[str, str]:
    """Names of all accounts that a strategy ever has open, in a language."""
    opened = [account for regime in regimes(scenario, strategy) for account in regime.scenario.accounts]
    return {account.key: account.name.get(lang) for account in opened}


def _lines(found: list[Failure], accounts: dict[str, str], seeds: int, lang: str) -> list[str]:
    said = [_failure(failure, accounts, seeds, lang) for failure in found[:MOST_FAILURES]]
    left = len(found) - MOST_FAILURES
    return [*said, say("inspection.more", lang, count=left)] if left > 0 else said


def _rule(key: str, limit: float) -> Term:
    return Term(f"inspection.rule.{key}", {"limit": f"{limit:g}"})


def _failure(failure: Failure, accounts: dict[str, str], seeds: int, lang: str) -> str:
    everywhere = len(failure.seeds) == seeds
    return say(
        "inspection.failure" if everywhere else "inspection.failure_in",
        lang,
        account=accounts[failure.account] if failure.account else Term("inspection.nobody"),
        rule=_rule(failure.rule, failure.limit),
        set=Term(f"inspection.set.{failure.rules}"),
        dates=_dates(failure.dates, lang),
        failed=len(failure.seeds),
        of=seeds,
    )


def _dates(by_seed: list[str], lang: str) -> str:
    """The stretches where all seeds have the same few, else the days within which they lie."""
    stretches = [stretch.split("/") for dates in by_seed for stretch in dates.split(", ")]
    if len(set(by_seed)) == 1 and len(by_seed[0].split(", ")) <= MOST_STRETCHES:
        return joined((_stretch(*dates.split("/"), lang=lang) for dates in by_seed[0].split(", ")), lang)
    return say("inspection.within", lang, first=min(s[0] for s in stretches), last=max(s[-1] for s in stretches))


def _stretch(first: str, last: str | None = None, *, lang: str) -> str:
    return say("inspection.stretch", lang, first=first, last=last) if last else first
