"""What each strategy costs, and what a reader or a need met costs, as claims."""

from __future__ import annotations

from dataclasses import replace

from govsim.reports.brief.claims import HOURS, MONEY, SHARE, Amount, Claim
from govsim.reports.brief.source import Source

READERS, NEEDS, VISITS = "readers", "needs_met", "counter_visits"
COLUMNS = ("hours", "used", "money", "wages", "extra", "readers", "needs", "visits")
"""Of the table of costs."""
BOUGHT = (READERS, NEEDS)
"""What the additional money buys."""


def spent(source: Source, strategy: str) -> float:
    """Money and wages of a strategy over the whole horizon."""
    return source.mean(strategy, "money") + source.mean(strategy, "wages")


def extra(source: Source, strategy: str) -> float:
    """Money and wages beyond those of the baseline."""
    return spent(source, strategy) - spent(source, source.baseline)


def row(source: Source, strategy: str) -> list[Claim]:
    """A row of the table of costs; the baseline has its hours, which part of them is used, money and wages."""
    parts = (("staff_hours", HOURS), ("utilisation", SHARE), ("money", MONEY), ("wages", MONEY))
    plain = [_cell(source, strategy, name, source.mean(strategy, name), unit) for name, unit in parts]
    if strategy == source.baseline:
        return plain
    more = _cell(source, strategy, "extra", extra(source, strategy), MONEY, signed=True)
    return [*plain, more, *(per_unit(source, strategy, key) for key in BOUGHT), saved(source, strategy)]


def _cell(source: Source, strategy: str, name: str, value: float, unit: str, signed: bool = False) -> Claim:
    runs = (strategy, source.baseline) if signed else (strategy,)
    return Claim(f"cost/{strategy}/{name}", "", name, strategy, None, value, unit=unit, signed=signed, runs=runs)


def per_unit(source: Source, strategy: str, outcome: str) -> Claim:
    """What one more reader or need met costs, where more are sure to be won and cost something."""
    claim = Claim(f"cost/{strategy}/{outcome}", "", outcome, strategy, runs=(strategy, source.baseline))
    if not source.has(outcome):
        return replace(claim, says="brief.cost.unknown")
    found, more = source.estimate(strategy, outcome), extra(source, strategy)
    if found.difference is None or found.low is None or found.high is None or found.low <= 0:
        return replace(claim, says="brief.cost.no_gain")
    if more <= 0:
        return replace(claim, says="brief.cost.nothing")
    estimate, low, high = (more / value for value in (found.difference, found.high, found.low))
    return replace(claim, estimate=estimate, low=low, high=high, unit=MONEY, signed=False)


def saved(source: Source, strategy: str) -> Claim:
    """Counter visits that a strategy spares people."""
    found = source.estimate(strategy, VISITS)
    ends = [None if value is None else -value + 0.0 for value in (found.difference, found.high, found.low)]
    estimate, low, high = ends
    key, pair = f"cost/{strategy}/{VISITS}", (strategy, source.baseline)
    return Claim(key, "", VISITS, *pair, estimate=estimate, low=low, high=high, unit="count", runs=pair)


def takes(source: Source, strategy: str) -> Claim:
    """What a strategy takes, in a sentence."""
    numbers = {
        "hours": Amount(source.mean(strategy, "staff_hours"), HOURS),
        "more_hours": Amount(_more(source, strategy, "staff_hours"), HOURS, sign=True),
        "money": Amount(source.mean(strategy, "money"), MONEY),
        "more_money": Amount(_more(source, strategy, "money"), MONEY, sign=True),
        "wages": Amount(source.mean(strategy, "wages"), MONEY),
        "days": source.scenario.horizon.days,
    }
    says, runs = "brief.cost.takes", (strategy, source.baseline)
    return Claim(f"takes/{strategy}", says, strategy=strategy, other=source.baseline, values=numbers, runs=runs)


def _more(source: Source, strategy: str, name: str) -> float:
    return source.mean(strategy, name) - source.mean(source.baseline, name)
