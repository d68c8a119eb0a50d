"""What one takes home from the page: the scenario, the days as a table, and the same on the command line."""

from __future__ import annotations

import csv
import datetime
import io

from govsim.app import choice as choices
from govsim.app.choice import SIDES, Choice
from govsim.app.shelf import OWN, Shelf
from govsim.app.snapshot import Snapshot
from govsim.measures.tables import COUNTER_COLUMNS
from govsim.model.record import SOURCES

READS = [name for source in SOURCES for name, count in COUNTER_COLUMNS.items() if count == source]
HEADER = [
    "ref_date",
    "day",
    "strategy",
    "read_user",
    *READS,
    "share_user",
    "cumulate_user",
    "trust",
    "waiting",
    "staff_hours",
    "money",
]
"""Columns as in the tables of a run, where there are such; staff hours and money are those used so far."""


def scenario_name(choice: Choice) -> str:
    """Name of the downloaded scenario."""
    return f"{choice.scenario.name}-played.yaml"


def days_csv(choice: Choice, snapshot: Snapshot) -> str:
    """One row per strategy and day passed; begins with a mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    start = choice.scenario.horizon.start
    for side in SIDES:
        curves = snapshot.sides[side].curves
        for day, reads in enumerate(curves.reads):
            date = start + datetime.timedelta(days=day)
            used = f"{curves.hours[day]:.2f}", f"{curves.money[day]:.2f}"
            state = curves.followers[day], f"{curves.trust[day]:.6f}", curves.waiting[day], *used
            writer.writerow([date, day, choice.side(side).strategy.key, sum(reads), *reads, curves.shares[day], *state])
    return "\ufeff" + out.getvalue()


def is_as_filed(choice: Choice) -> bool:
    """Whether both sides are strategies of a file on this machine."""
    return choice.source != OWN and all(choice.side(side).strategy.key == choice.side(side).preset for side in SIDES)


def commands(choice: Choice, shelf: Shelf, seeds: int) -> dict[str, str | bool]:
    """The comparison of the page as a command and as Python; `download`: the scenario must be saved first."""
    filed = is_as_filed(choice)
    path = shelf.path(choice.source) if filed else scenario_name(choice)
    size = choice.scenario.population.size
    sized = filed and size != shelf.choice(choice.source).scenario.population.size
    a, b = choices.keys(choice)
    setting = f" --set population.size={size}" if sized else ""
    loaded = f'govsim.load("{path}"' + (f', {{"population.size": {size}}})' if sized else ")")
    return {
        "download": not filed,
        "shell": f"govsim compare {path} --strategies {a},{b} --seeds {seeds}{setting}",
        "python": "\n".join([
            "import govsim",
            f"scenario = {loaded}",
            f'a, b = (govsim.run(scenario, strategy=key, seed={choice.seed}) for key in ("{a}", "{b}"))',
            'print(b.summary["followers_end"] - a.summary["followers_end"])',
        ]),
    }  # fmt: skip
