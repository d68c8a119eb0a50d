"""What things of a scenario and its study are called in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from govsim.measures.outcomes import of_key
from govsim.reports import number_text
from govsim.rules.numbers import BY_NAME
from govsim.scenario.inspection_rules import RULES
from govsim.scenario.schema import Scenario
from govsim.scenario.sections import Words
from govsim.study.experiment import Range
from govsim.study.futures import BEHAVIOUR
from govsim.words import say

YUAN = "CNY"
CLAUSE = re.compile(r"[;；。]")


def strategy_names(scenario: Scenario, lang: str) -> dict[str, str]:
    """Names of the strategies in a language."""
    return {strategy.key: strategy.name.get(lang) for strategy in scenario.strategies}


class Names:
    """Names of strategies, segments, outcomes and uncertain factors (`uncertainties` of the experiment)."""

    def __init__(self, scenario: Scenario, uncertainties: Mapping[str, Range | None], lang: str):
        self.scenario, self.uncertainties, self.lang = scenario, uncertainties, lang
        self.names = strategy_names(scenario, lang)
        self.segments = {one.key: one.name.get(lang) for one in scenario.population.segments}
        self.accounts = account_names(scenario, lang)

    def outcome(self, key: str) -> str:
        """The name of an outcome, with its segment if it is of one."""
        whole = of_key(key)
        said = say(f"outcome.{whole.key}", self.lang)
        segment = key.removeprefix(whole.key).removeprefix("_")
        return f"{said} ({self.segments[segment]})" if segment else said

    def quoted(self, strategy: str) -> str:
        """The name of a strategy among others in a sentence."""
        return f"“{self.names[strategy]}”"

    def amount(self, key: str, value: float, sign: bool = False, spread: float = 0.0) -> str:
        """A value of an outcome in its unit."""
        return number_text.number(value, of_key(key).unit, spread, sign)

    def currency(self) -> str:
        """The currency of the scenario."""
        currency = self.scenario.costs.currency
        return say("brief.yuan", self.lang) if currency == YUAN else currency

    def rule(self, told: str) -> str:
        """A rule of the inspection that an account fails (`account:set:rule`)."""
        account, rules, key = told.split(":")
        limits = [f"{rule.limit:g}" for rule in RULES if (rule.set, rule.key) == (rules, key)]
        rule = say(f"inspection.rule.{key}", self.lang, limit=limits[0] if limits else number_text.MISSING)
        named = say("inspection.nobody", self.lang) if account == "-" else self.accounts.get(account, account)
        return say("brief.rule", self.lang, account=named, rule=rule, set=say(f"inspection.set.{rules}", self.lang))

    def scale(self, key: str) -> float:
        """What an outcome is multiplied by in a chart: shares are drawn in per cent."""
        return 100.0 if of_key(key).unit in number_text.PERCENT_UNITS else 1.0

    def title(self, key: str) -> str:
        """An outcome as the title of a chart of differences, with its unit where that says more than its name."""
        unit = of_key(key).unit
        if unit in ("count", "people", "index"):
            return self.outcome(key)
        points = unit in number_text.PERCENT_UNITS
        return f"{self.outcome(key)} ({say('chart.points' if points else f'unit.{unit}', self.lang)})"

    def factor(self, path: str) -> str:
        """An uncertain factor by the name that the experiment gives it, or by what the number means."""
        at = self.uncertainties.get(path)
        if at is not None and at.name is not None:
            return at.name.get(self.lang)
        name = path.removeprefix(BEHAVIOUR)
        if name not in BY_NAME:
            return path
        return f"{CLAUSE.split(say(f'number.{name}', self.lang))[0]} ({name})"

    def value(self, path: str, value: Any) -> str:
        """A value of a factor, with its unit."""
        at = self.uncertainties.get(path)
        if at is not None and at.factor is not None:
            return f"×{value:.2g}"
        shown = f"{value:.3g}" if isinstance(value, float | np.floating) else str(value)
        number = BY_NAME.get(path.removeprefix(BEHAVIOUR))
        return f"{shown} {say(f'unit.{number.unit}', self.lang)}" if number else shown


def account_names(scenario: Scenario, lang: str) -> Mapping[str, str]:
    """Names of the accounts in a language, those among them that a strategy adds."""
    names = {account.key: account.name.get(lang) for account in scenario.accounts}
    added = [one for strategy in scenario.strategies for one in strategy.add.get("accounts", ())]
    return names | {one["key"]: Words.model_validate(one["name"]).get(lang) for one in added if one.get("name")}
