"""A claim in words: its numbers rounded as the interval allows, its names in the language of the brief."""

from __future__ import annotations

import math
import re
from typing import Any

from govsim.reports import lacking, number_text
from govsim.reports.analysis import restriction
from govsim.reports.brief.claims import (
    HOURS,
    MONEY,
    SHARE,
    WHOLE,
    Amount,
    Claim,
    Least,
    Level,
    Name,
    Said,
    ScenarioText,
)
from govsim.reports.names import Names
from govsim.study.judge.discovery import Restriction
from govsim.study.judge.judgement import Kept, Lacking
from govsim.words import catalogue, joined, say

NOT_ZERO = re.compile("[1-9]")
UNIT = re.compile(r"\s?[^\d\s,.]+$")
"""The unit at the end of a number, which the ends of its interval do without."""
CHANGE = "change"
"""Unit of differences as a share of what there is today."""


class Sentences:
    """Claims of one scenario in one language."""

    def __init__(self, names: Names):
        self.names, self.lang = names, names.lang
        self.topics = {topic.key: topic.name.get(names.lang) for topic in names.scenario.topics}

    def sentence(self, claim: Claim) -> str:
        """The whole claim as its text of the catalogue says it."""
        if not claim.says:
            return self.interval(claim)
        said = {name: self.said(value) for name, value in claim.values.items()}
        return say(claim.says, self.lang, **(self._about(claim) | said))

    def _about(self, claim: Claim) -> dict[str, str]:
        said = {"difference": self.interval(claim)}
        for name in ("outcome", "strategy", "other"):
            if getattr(claim, name) is not None:
                said[name] = self.said(Name(name if name == "outcome" else "strategy", getattr(claim, name)))
        if (key := f"brief.verdict.{claim.verdict}") in catalogue():
            said["verdict"] = say(key, self.lang)
        return said

    def interval(self, claim: Claim) -> str:
        """The estimate with its interval where there is one."""
        estimate, *rest = self._numbers(claim)
        if not rest:
            return estimate
        return say("brief.interval", self.lang, estimate=estimate, low=rest[0], high=rest[1])

    def ends(self, claim: Claim, bare: bool = False) -> list[str]:
        """The estimate (`bare`: without its unit), and the interval in brackets where there is one."""
        estimate, *rest = self._numbers(claim)
        estimate = UNIT.sub("", estimate) if bare else estimate
        return [estimate, f"[{rest[0]}, {rest[1]}]"] if rest else [estimate]

    def _numbers(self, claim: Claim) -> list[str]:
        """Estimate, low and high, rounded as the interval allows; the estimate alone where there is no interval."""
        if claim.estimate is None:
            return [number_text.MISSING]
        values, half = [claim.estimate], 0.0
        if claim.low is not None and claim.high is not None and claim.low < claim.high:
            values = [claim.estimate, claim.low, claim.high]
            half = number_text.uncertainty((claim.low, claim.high), claim.matters)
        estimate, *ends = [self.amount(Amount(value, claim.unit or "", half, claim.signed)) for value in values]
        return [estimate, *(UNIT.sub("", end) for end in ends)]

    def said(self, value: Any) -> Any:
        """A value of a claim as it stands in a sentence."""
        match value:
            case Amount():
                return self.amount(value)
            case ScenarioText():
                return value.text.get(self.lang)
            case Least():
                return number_text.least(value.value, value.unit, say("brief.points", self.lang))
            case Name():
                return self._named(value)
            case Said():
                return say(value.key, self.lang, **{name: self.said(one) for name, one in value.values.items()})
            case Claim():
                return self.sentence(value)
            case Level():
                return self.names.value(value.factor, value.value)
            case Restriction() | Kept() | Lacking():
                return self._phrase(value)
            case list() | tuple():
                return self._listed(value)
        return value

    def _phrase(self, value: Restriction | Kept | Lacking) -> str:
        if isinstance(value, Restriction):
            return restriction(self.names, value)
        missing = lacking.of(value, self.names) if isinstance(value, Kept) else lacking.phrase(value, self.names)
        return self._percent(missing)

    def _listed(self, values: list[Any] | tuple[Any, ...]) -> str:
        """A list as in a sentence; a tuple, whose parts have commas of their own, with semicolons."""
        said = [self.said(one) for one in values]
        if isinstance(values, tuple):
            return say("brief.semicolon", self.lang).join(said)
        return joined(said, self.lang) or number_text.MISSING

    def amount(self, amount: Amount) -> str:
        """A number in its unit."""
        value, unit, spread, sign = amount
        if value is None or math.isnan(value):
            return number_text.MISSING
        match unit:
            case _ if unit == SHARE:
                return self._percent(number_text.share(value))
            case _ if unit == WHOLE:
                return f"{value:,.0f}"
            case _ if unit == MONEY:
                return self._money(value, spread, sign)
            case _ if unit == HOURS:
                return self.typeset(f"{value:{'+' if sign else ''},.{0 if value == round(value) else 1}f}")
            case _ if unit == CHANGE:
                return self.typeset(number_text.number(value, "share", spread, sign).replace(number_text.POINTS, "%"))
        return self.typeset(number_text.number(value, unit, spread, sign))

    def _money(self, value: float, spread: float, sign: bool) -> str:
        """Money in its currency, to a tenth at most."""
        plain = number_text.number(value, MONEY, max(spread, 1.0) if spread else 0.0, sign)
        return f"{self.typeset(plain)} {self.names.currency()}"

    def _percent(self, text: str) -> str:
        """A text with its percentages as they are printed."""
        return text.replace("%", " %").replace("  %", " %").replace(" %", say("brief.percent", self.lang))

    def typeset(self, number: str) -> str:
        """Minus signs and percentage points as they are printed."""
        said = number if NOT_ZERO.search(number) else number.lstrip("+-")
        said = said.replace("-", "−").replace(f" {number_text.POINTS}", say("brief.points", self.lang))
        return said.replace(" %", say("brief.percent", self.lang))

    def _named(self, name: Name) -> str:
        match name.kind:
            case "strategy":
                return self.names.names[name.key]
            case "quoted":
                return f"“{self.names.names[name.key]}”"
            case "outcome":
                return self.names.outcome(name.key)
            case "segment":
                return self.names.segments[name.key]
            case "account":
                return self.names.accounts.get(name.key, name.key)
            case "topic":
                return self.topics.get(name.key, name.key)
            case "factor":
                return self.names.factor(name.key)
            case "rule":
                return self.names.rule(name.key)
        return say(f"{name.kind}.{name.key}", self.lang)
