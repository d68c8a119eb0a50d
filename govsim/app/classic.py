"""Mesa's own view, SolaraViz, over a model of two strategies: for those who know it; a few hundred citizens.

One model for each page; its collector is read under a lock, since play goes on in a thread; without the console, which
runs whatever Python it is given.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

import mesa
import solara
from mesa.visualization import SolaraViz, make_plot_component

from govsim.app import context
from govsim.app.choice import SIDES, keys, opened, scenario_of, with_size
from govsim.errors import GovsimError
from govsim.model.model import GovSimModel
from govsim.reports.charts import COLOURS
from govsim.rules.presence import HOURS_A_DAY
from govsim.scenario.schema import Scenario
from govsim.words import say

SIZE = 300
"""Citizens: every one is an object here."""
FRIENDS = 20.0
"""Friends of each on average at most: so few citizens cannot have a hundred."""
MEASURES = {"cumulate_user": "followers", "read_user": "reads_today", "trust": "trust"}


class Collector(mesa.DataCollector):
    """A collector that is never read while it is written."""

    def __init__(self, **reporters):
        super().__init__(**reporters)
        self._lock = threading.Lock()

    def collect(self, model: mesa.Model) -> None:
        """Add a row."""
        with self._lock:
            super().collect(model)

    def get_model_vars_dataframe(self):
        """All rows."""
        with self._lock:
            return super().get_model_vars_dataframe()


@dataclass(frozen=True)
class _Sides:
    a: GovSimModel
    b: GovSimModel


class TwoStrategies(mesa.Model):
    """The first two strategies of a scenario, day by day, on the same citizens and the same luck."""

    def __init__(self, scenario: Scenario | None = None, seed: int = 1):
        super().__init__(rng=seed)
        choice = opened(scenario or _small(context.shelf.choice().scenario), "", seed)
        first, second = keys(choice)
        played = scenario_of(choice)
        self.sides = _Sides(GovSimModel(played, first, seed), GovSimModel(played, second, seed))
        reporters = {f"{name}_{side}": _reporter(name, side) for name in MEASURES for side in SIDES}
        self.datacollector = Collector(model_reporters=reporters)

    def step(self) -> None:
        """Pass one day."""
        for side in SIDES:
            getattr(self.sides, side).run_for(HOURS_A_DAY)
        self.running = self.sides.a.running
        self.datacollector.collect(self)


def _reporter(name: str, side: str):
    return lambda model: getattr(model.sides, side).datacollector.model_vars[name][-1]


def _small(scenario: Scenario) -> Scenario:
    """The scenario with few citizens and no more friends than they can have."""
    if scenario.population.size is None:
        raise GovsimError("page.fault.size_of_file")
    small = with_size(opened(scenario, ""), SIZE).scenario
    network = small.population.network
    fewer = network.model_copy(update={"mean_friends": min(network.mean_friends, FRIENDS)})
    return small.model_copy(update={"population": small.population.model_copy(update={"network": fewer})})


@solara.component
def Page():  # noqa: N802 - components are classes to Solara
    """One page with a model of its own."""
    scenario = solara.use_memo(lambda: _small(context.shelf.choice().scenario), [])
    model = solara.use_memo(lambda: TwoStrategies(scenario), [])
    plots = [
        make_plot_component({f"{name}_{side}": ink for side, ink in zip(SIDES, COLOURS, strict=False)})
        for name in MEASURES
    ]
    label = say("page.seed", context.lang)
    parameters = {"seed": {"type": "SliderInt", "value": 1, "min": 1, "max": 50, "step": 1, "label": label}}
    SolaraViz(model, components=plots, model_params={"scenario": scenario} | parameters, name="govsim")
