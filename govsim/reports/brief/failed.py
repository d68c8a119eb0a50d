"""What a brief says of runs that failed and of runs that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from govsim.errors import printable
from govsim.reports.brief.claims import WHOLE, Amount, Claim
from govsim.reports.brief.source import Source
from govsim.reports.failures import MOST_REASONS


def claims(source: Source) -> Iterator[Claim]:
    """The most frequent reasons with their runs, futures that could not be played, and how many runs are missing."""
    found = source.failures
    for i, reason in enumerate(found.reasons[:MOST_REASONS]):
        values = {"count": Amount(len(reason.runs), WHOLE), "reason": printable(reason.said)}
        yield Claim(f"failed/{i}", "brief.failed", values=values)
    if further := sum(len(reason.runs) for reason in found.reasons[MOST_REASONS:]):
        yield Claim("failed/further", "brief.failed.further", values={"count": Amount(further, WHOLE)})
    if found.unplayed:
        counts = {"count": Amount(len(found.unplayed), WHOLE), "futures": Amount(found.futures, WHOLE)}
        yield Claim("failed/unplayed", "failures.unplayed", values=counts)
    if len(source.missing):
        yield Claim("failed/missing", "brief.missing", values={"count": Amount(len(source.missing), WHOLE)})
