"""What a strategy costs: contracted hours, wages, money, and whether the budget allows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from govsim.rules.presence import DAYS_A_WEEK
from govsim.scenario.schema import Scenario
from govsim.scenario.strategies import Regime, at

DAYS_A_MONTH = 30.0


@dataclass(frozen=True)
class Bill:
    """Contracted staff hours a week (mean and most, after burn-in), money over the horizon, and wages apart.

    `campaign_hours` are those of the mean that campaigns take.
    """

    staff_hours: float
    campaign_hours: float
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
    days = [(at(timeline, day), day) for day in range(horizon.days)]
    after = [contracted(scenario, day) for scenario, day in days[horizon.burn_in_days :]]
    campaigns = [_campaign_hours(scenario, day) for scenario, day in days[horizon.burn_in_days :]]
    return Bill(
        staff_hours=sum(after) / len(after),
        campaign_hours=sum(campaigns) / len(campaigns),
        most_staff_hours=max(after),
        money=float(money_by_day(timeline)[-1]),
        wages=sum(_wages_a_day(scenario, day) for scenario, day in days),
    )


def hours_by_day(timeline: tuple[Regime, ...]) -> np.ndarray:
    """Staff hours contracted on each day: float64[days]."""
    days = range(timeline[0].scenario.horizon.days)
    return np.array([contracted(at(timeline, day), day) for day in days]) / DAYS_A_WEEK


def contracted(scenario: Scenario, day: int) -> float:
    """Staff hours a week contracted on a day: editors, clerks, and campaigns that run."""
    staff = sum(a.practice.editors.hours_per_week + a.practice.reply.hours_per_week for a in scenario.accounts)
    return staff + _campaign_hours(scenario, day)


def _campaign_hours(scenario: Scenario, day: int) -> float:
    running = (c for c in scenario.campaigns if c.start_day <= day < c.start_day + c.days)
    return sum(campaign.hours_per_week for campaign in running)


def money_by_day(timeline: tuple[Regime, ...]) -> np.ndarray:
    """Money spent by the end of each day, without wages: float64[days].

    A campaign is paid on its first day, a simpler form when it is made, services day by day.
    """
    paid = np.array([_services_a_day(at(timeline, day)) for day in range(timeline[0].scenario.horizon.days)])
    for day, sum_of_money in (*_campaigns(timeline), *_simpler_forms(timeline)):
        paid[day] += sum_of_money
    return paid.cumsum()


def _campaigns(timeline: tuple[Regime, ...]) -> Iterator[tuple[int, float]]:
    """Every campaign that runs on some day is paid once, at its highest price: days, and what is paid then."""
    paid: dict[str, float] = {}
    last = timeline[0].scenario.horizon.days
    for i, regime in enumerate(timeline):
        end = timeline[i + 1].from_day if i + 1 < len(timeline) else last
        for campaign in regime.scenario.campaigns:
            first = max(campaign.start_day, regime.from_day)
            if first < min(end, campaign.start_day + campaign.days) and campaign.cost > paid.get(campaign.key, 0.0):
                yield first, campaign.cost - paid.get(campaign.key, 0.0)
                paid[campaign.key] = campaign.cost


def _services_a_day(scenario: Scenario) -> float:
    levels = sum(account.practice.service_level for account in scenario.accounts)
    return levels * scenario.costs.service_level_money_per_month / DAYS_A_MONTH


def _simpler_forms(timeline: tuple[Regime, ...]) -> Iterator[tuple[int, float]]:
    """Each account pays once for the friction it takes away, from its least so far: days, and what is paid then."""
    least: dict[str, float] = {}
    for regime in timeline:
        for account in regime.scenario.accounts:
            friction = account.practice.service_friction
            before = least.setdefault(account.key, friction)
            if friction < before:
                yield regime.from_day, (before - friction) * timeline[0].scenario.costs.simpler_forms_money
                least[account.key] = friction


def _wages_a_day(scenario: Scenario, day: int) -> float:
    costs = scenario.costs
    staff = sum(
        account.practice.editors.hours_per_week * costs.editor_hour
        + account.practice.reply.hours_per_week * costs.reply_hour
        for account in scenario.accounts
    )
    return (staff + _campaign_hours(scenario, day) * costs.campaign_hour) / DAYS_A_WEEK
