"""Golden numbers: every outcome of every scenario and strategy, in small.

`python -m tests.golden.make` writes them anew: only where numbers are meant to move, and CHANGELOG says so ("numbers
move"). The diff shows which.
"""

import json
import math
from pathlib import Path

from govsim.measures.outcomes import summary
from govsim.model.model import GovSimModel
from govsim.scenario.load import load
from tests.examples import SCENARIOS, cut

HERE = Path(__file__).parent
FILE = HERE / "numbers.json"
CITIZENS, FRIENDS, SEED = 400, 20.0, 1
DIGITS = 10
"""Significant digits that are kept: the last ones of a float differ between machines."""
FILES = {path.stem: path for path in (*SCENARIOS, HERE / "everything.yaml")}
CASES = [(name, strategy.key) for name, path in FILES.items() for strategy in load(path).strategies]


def numbers(name: str, strategy: str, crowd: str) -> dict[str, float | str]:
    """The outcomes of one strategy of a scenario by key, to some digits; as text where there is no number."""
    scenario = cut(load(FILES[name]), CITIZENS, FRIENDS)
    found = summary(GovSimModel(scenario, strategy, SEED, crowd=crowd).run())
    return {key: _rounded(value) for key, value in found.items()}


def _rounded(value: float) -> float | str:
    return float(f"{value:.{DIGITS}g}") if not math.isnan(value) else "no value"


def main() -> None:
    """Write the file anew."""
    golden = {f"{name}/{strategy}": numbers(name, strategy, "agents") for name, strategy in CASES}
    FILE.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
