"""Observed patterns that the model is held against: bands and the strength of their sources.

What a pattern is called, how it is measured, what was observed and where, stands in the catalogue under
`pattern.<key>`, `.formula`, `.observed` and `.source`; how it is measured as code is in `govsim.measures.patterns`.
"""

from __future__ import annotations

from math import inf, isinf, log
from typing import NamedTuple

MONTH = 30.0
STATIONARY_DAYS = 90
"""Days over which trust and habit must not drift."""
SERVICES = "services"
"""Key of the topic whose headlines are service information."""
SHALLOW = 2
"""Nearly all cascades stop at this depth."""
VUONG = 2.5758
"""Standard normal deviate of p = 0.01, two-sided."""

ROOM, TINY = 1.5, 1e-9
"""How far above its lower end the middle of a band without upper end lies (assumption); the least value of a ratio."""

FITTED, WEAK, PREDICTED = "fitted", "weak", "predicted"
"""What a pattern is for: fitting; fitting though its source is weak; prediction only, never fitted."""


class Pattern(NamedTuple):
    """One observed pattern: its band, the unit of its values, and what it is for.

    `code` says how strong the source is: V read in the source itself, S secondary source, C computed from V or S,
    A assumption. `pooled`: judged on the articles of all seeds together; the others on the median of the seeds.
    """

    key: str
    low: float
    high: float
    unit: str
    code: str
    role: str = FITTED
    pooled: bool = False

    def holds(self, value: float) -> bool:
        """Whether a value lies in the band; NaN does not."""
        return self.low <= value <= self.high

    def place(self, value: float) -> float:
        """Where a value lies in the band: −1 at the lower end, 1 at the upper; ratios by their logarithms.

        A band without upper end counts as if it ended at the square of `ROOM` times its lower one.
        """
        if self.low == 0:
            return 2 * value / self.high - 1
        high = self.low * ROOM**2 if isinf(self.high) else self.high
        if self.low < 0:
            return (2 * value - self.low - high) / (high - self.low)
        return (2 * log(max(value, TINY)) - log(self.low) - log(high)) / (log(high) - log(self.low))


PATTERNS: tuple[Pattern, ...] = (
    Pattern("headline_open_rate", 0.037, 0.103, "share", "V"),
    Pattern("all_positions_open_rate", 0.01, 0.05, "share", "C / S"),
    Pattern("shares_per_reader", 0.03, 0.09, "share", "V / C / S"),
    Pattern("forwarded_share_of_reads", 0.20, 0.65, "share", "V / C"),
    Pattern("likes_per_read", 0.008, 0.031, "share", "C"),
    Pattern("original_vs_repost_reads", 1.2, 2.0, "factor", "C"),
    Pattern("headline_odds_ratio", 2.4, 6.5, "factor", "V"),
    Pattern("service_information_open", 1.3, inf, "factor", "V", pooled=True),
    Pattern("unfollow_per_day", 0.0004, 0.0012, "share per day", "S"),
    Pattern("net_growth_per_month", -0.005, 0.02, "share per 30 days", "S"),
    Pattern("followers_per_100_reads", 0.5, 2, "count", "S"),
    Pattern("messages_per_follower_day", 0.0001, 0.0005, "share per day", "C"),
    Pattern("stationary_trust", 0, 0.01, "trust", "A"),
    Pattern("stationary_habit", 0, 0.05, "share", "A"),
    Pattern("forward_delay_day", 0.65, 0.95, "share", "C", WEAK),
    Pattern("forward_delay_median", 2, 10, "hours", "C", WEAK),
    Pattern("cascade_depth", 0.8, inf, "share", "V"),
    Pattern("cascade_sizes", VUONG, inf, "z", "V"),
    Pattern("read_concentration", 1.5, inf, "factor", "V", PREDICTED),
)

BY_KEY = {pattern.key: pattern for pattern in PATTERNS}
