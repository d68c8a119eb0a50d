"""govsim: citizens, government WeChat accounts, and strategies compared on the same luck.

    import govsim
    scenario = govsim.load("scenarios/quickstart.yaml")
    run = govsim.run(scenario, strategy="today", seed=1)
    comparison = govsim.compare(scenario, seeds=range(1, 21))

Names are imported when they are first used, so that reading a scenario stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "load": "govsim.scenario.load",
    "Scenario": "govsim.scenario.schema",
    "GovSimModel": "govsim.model.model",
    "Citizen": "govsim.model.agents.citizen",
    "run": "govsim.study.runs.run",
    "Run": "govsim.study.runs.run",
    "compare": "govsim.study.compare",
    "Comparison": "govsim.study.compare",
    "load_experiment": "govsim.study.experiment_file",
    "sweep": "govsim.study.sweep",
    "analyse": "govsim.study.analysis",
    "GovsimError": "govsim.errors",
    "ScenarioError": "govsim.errors",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605 - the names of the table above


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("govsim")
    if name not in _HOMES:
        raise AttributeError(f"module 'govsim' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
