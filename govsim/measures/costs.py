"""What a strategy costs: contracted hours, wages, money, and whether the budget allows it."""

from __future__ import annotations

from dataclasses import dataclass

from govsim.model.scenario import Scenario
from govsim.model.timeline import Regime, at
from govsim.rules.presence import DAYS_A_WEEK

DAYS_A_MONTH = 30.0


@dataclass(frozen=True)
class Bill:
    """Contracted staff hours a week (mean and most, after burn-in), money over the horizon, and wages apart."""

    staff_hours: float
    most_staff_hours: float
    money: float
    wages: float

    def feasible(self, scenario: Scenario) -> bool:
        """Whether hours of every week and money stay within the budget."""
        hours, money = scenario.budget.staff_hours_per_week, scenario.budget.money
        return (hours is None or self.most_staff_hours <= hours) and (money is None or self.money <= money)


def bill(timeline: tuple[Regime, ...]) -> Bill:
    """The bill of one strategy; it depends on the scenario alone, never on luck."""
    horizon = timeline[0].scenario.horizon
    after = [contracted(at(timeline, day), day) for day in range(horizon.burn_in_days, horizon.days)]
    days = [at(timeline, day) for day in range(horizon.days)]
    return Bill(
        staff_hours=sum(after) / len(after),
        most_staff_hours=max(after),
        money=_campaigns(timeline) + sum(map(_services_a_day, days)) + _simpler_forms(timeline),
        wages=sum(map(_wages_a_day, days)),
    )


def contracted(scenario: Scenario, day: int) -> float:
    """Staff hours a week contracted on a day: editors, clerks, and campaigns that run."""
    staff = sum(a.practice.editors.hours_per_week + a.practice.reply.hours_per_week for a in scenario.accounts)
    running = (c for c in scenario.campaigns if c.start_day <= day < c.start_day + c.days)
    return staff + sum(campaign.hours_per_week for campaign in running)


def _campaigns(timeline: tuple[Regime, ...]) -> float:
    """Every campaign that runs on some day is paid once, at its highest price."""
    paid: dict[str, float] = {}
    last = timeline[0].scenario.horizon.days
    for i, regime in enumerate(timeline):
        end = timeline[i + 1].from_day if i + 1 < len(timeline) else last
        for campaign in regime.scenario.campaigns:
            if campaign.start_day < end and campaign.start_day + campaign.days > regime.from_day:
                paid[campaign.key] = max(paid.get(campaign.key, 0.0), campaign.cost)
    return sum(paid.values())


def _services_a_day(scenario: Scenario) -> float:
    levels = sum(account.practice.service_level for account in scenario.accounts)
    return levels * scenario.costs.service_level_money_per_month / DAYS_A_MONTH


def _simpler_forms(timeline: tuple[Regime, ...]) -> float:
    """Each account pays once for the friction it takes away, counted from its first practice."""
    first: dict[str, float] = {}
    least: dict[str, float] = {}
    for regime in timeline:
        for account in regime.scenario.accounts:
            friction = account.practice.service_friction
            first.setdefault(account.key, friction)
            least[account.key] = min(least.get(account.key, friction), friction)
    return sum(first[key] - least[key] for key in first) * timeline[0].scenario.costs.simpler_forms_money


def _wages_a_day(scenario: Scenario) -> float:
    costs = scenario.costs
    return (
        sum(
            account.practice.editors.hours_per_week * costs.editor_hour
            + account.practice.reply.hours_per_week * costs.reply_hour
            for account in scenario.accounts
        )
        / DAYS_A_WEEK
    )
