"""Offices without citizens: editors, newsroom, helpdesk and outreach of the small scenario, driven by hand."""

from govsim.model.accounts.editors import Planner
from govsim.model.accounts.helpdesk import Helpdesk
from govsim.model.accounts.newsroom import Newsroom
from govsim.model.accounts.outreach import Outreach
from govsim.model.record import Record
from govsim.rules.numbers import behaviour
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.strategies import regimes

KEYS = ["hall", "town"]
HALL, TOWN = 0, 1
NAME = {"en": "x", "zh": "甲"}
SEED = 1


def practice(key, **levers):
    """Changes of one account's practice, as `small` takes them."""
    return {f"accounts__{key}__practice__{lever}": value for lever, value in levers.items()}


def acting(**parts):
    """The list of strategies with one that does what its parts say."""
    return [{"key": "today", "name": NAME, **parts}]


def record(scenario, keys=KEYS):
    return Record(scenario.horizon.days, len(keys), len(scenario.population.segments), 0)


def planner(scenario, seed=SEED):
    return Planner(regimes(scenario, "today"), KEYS, seed)


def newsroom(scenario, keys=KEYS):
    return Newsroom(regimes(scenario, "today"), keys, SEED, behaviour(scenario.numbers()), record(scenario, keys))


def helpdesk(scenario):
    b = behaviour(scenario.numbers())
    return Helpdesk(KEYS, scenario.horizon.start, SEED, b, record(scenario))


def outreach(scenario):
    return Outreach(regimes(scenario, "today"), behaviour(scenario.numbers()))


def account(scenario, key):
    return next(account for account in scenario.accounts if account.key == key)


def clock(day, hour, minute=0):
    """Minutes since hour 0."""
    return (day * HOURS_A_DAY + hour) * 60 + minute
