"""What inspections of government accounts demand: every rule with its limit, unit and source (EVIDENCE §5).

Rules come in sets, which a scenario chooses by name. A set of a place holds only what that place demands beyond the
national indicators, so `[national, minhou]` is what is asked there. What a set and a rule say stands in the catalogue
under `inspection.set.<set>` and `inspection.rule.<key>`; how a rule is checked on a run is
`govsim.measures.inspection`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class InspectionRule(NamedTuple):
    """One demand of a set of rules."""

    set: str
    key: str
    limit: float
    unit: str
    source: str


NOTICE_2019 = "indicators of the State Council office, 2019 (V)"
LOCAL = "stricter local rules (V)"
POSTS = f"{LOCAL}; a post as an article: assumption"
ANSWERS = f"{LOCAL}; a concern as a message or comment: assumption"

RULES: tuple[InspectionRule, ...] = (
    InspectionRule("national", "not_updated", 14, "days", NOTICE_2019),
    InspectionRule("national", "no_interaction", 1, "functions", NOTICE_2019),
    InspectionRule("national", "unanswered", 90, "days", f"{NOTICE_2019}; three months as 90 days: assumption"),
    InspectionRule("national", "crisis", 5, "hours", "notice of 2016, not seen in the source (A)"),
    InspectionRule("minhou", "not_updated", 10, "days", LOCAL),
    InspectionRule("luan", "posts_a_week", 1, "articles a week", POSTS),
    InspectionRule("luan", "answers_a_month", 1, "answers a month", ANSWERS),
    InspectionRule("xiayi", "posts_a_week", 3, "articles a week", POSTS),
)

SETS = tuple(dict.fromkeys(rule.set for rule in RULES))
"""Names of the sets of rules."""


def chosen(sets: Collection[str]) -> list[InspectionRule]:
    """The rules of some sets, in the order of the table."""
    return [rule for rule in RULES if rule.set in sets]
