"""Calibration of the behaviour numbers against the observed patterns; needs `pip install -e ".[calibrate]"`.

    python experiments/calibrate.py dependence    which pattern moves with which number, one number at a time
    python experiments/calibrate.py fit           one set of numbers in the middle of all bands (Optuna, CMA-ES)
    python experiments/calibrate.py ensemble      many sets that pass all patterns, sieved by a linear emulator
    python experiments/calibrate.py futures       the same sets with all assumptions moved as far as the patterns allow
    python experiments/calibrate.py columns       a column of futures for each new assumption, at its default (seconds)

Everything is repeatable: fixed seeds of the model, of Optuna and of the designs. Patterns for prediction are never
looked at. What is found is written beside this file and, where the package reads it, into `govsim/rules/`.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import govsim
from govsim.model.world import files as world_files
from govsim.rules.evidence import PATTERNS, PREDICTED
from govsim.rules.numbers import ASSUMED, BY_NAME, DEFAULTS, FITTED
from govsim.rules.uses import DEPENDENCE, ENSEMBLE, FUTURES
from govsim.scenario.paths import put
from govsim.study.patterns import found, observe
from govsim.study.runs import compile as warm
from govsim.study.runs import processes as pool

HERE = Path(__file__).parent
COUNTY = govsim.load(HERE.parent / "scenarios" / "county.yaml")
TARGETS = [pattern for pattern in PATTERNS if pattern.role != PREDICTED]
STEP = 0.05
"""One number at a time is moved by this part of its plausible range, up and down."""
DEPENDS = 0.1
"""A pattern depends on a number if its values there and at both ends of the step span more than this part of its band:
a drift has no sign and may grow on both sides."""
FAR = 10.0
"""The place of a value that cannot be measured."""
FIT_SEEDS, GENERATIONS, GENERATION, SIGMA = (1, 2), 30, 14, 0.05
"""The fit: seeds of the model, generations and sets in each, first step as a part of each range. The first generation
is drawn at random over the whole ranges: Optuna does not know the space before."""
WAVE, WAVE_SEEDS, SPREAD = 200, (1,), 0.05
"""The ensemble: runs from which the emulator learns, within so much of each range around the defaults."""
CANDIDATES, TRIED, PREDICTED_WITHIN = 50_000, 80, 0.8
"""Sets that the emulator sees, those of them that are played, and how far inside the bands it must predict them."""
SURE_SEEDS = range(1, 21)
PASSES, BLOCK, TRIES, SLACK = 2, 5, 10, 1.3
"""The futures: chains from each set, assumptions drawn together, draws before a block stays as it was, and how far
outside its band a pattern may seem to be in the one small run that is played for each draw."""
SMALL = 5000
"""Citizens of that small run."""
FUTURE_SEEDS = range(1, 6)
"""Seeds with which a future must pass in full."""
CLIP = 2.0
"""Places farther out than this teach the emulator no more than that they are far out."""


# Runs


def with_numbers(changed: dict[str, float]):
    """The county with some behaviour numbers changed."""
    return COUNTY.model_copy(update={"behaviour": type(COUNTY.behaviour)(**changed)})


def simulated(sets: list[dict[str, float]], seeds) -> Iterator[tuple[int, dict[str, float]]]:
    """The pattern values of each set of numbers over some seeds, with the set's place in the list, as they come."""
    tasks = [(with_numbers(changed), seed) for changed in sets for seed in seeds]
    place = {id(task[0]): i // len(seeds) for i, task in enumerate(tasks)}
    seen: dict[int, list] = {i: [] for i in range(len(sets))}
    for (scenario, _), one in pool.each(observe, tasks, pool.cores()):
        i = place[id(scenario)]
        seen[i].append(one)
        if len(seen[i]) == len(seeds):
            yield i, {finding.pattern.key: finding.value for finding in found(TARGETS, seen[i])}


# How near a set is


ONE_SIDED = np.array([pattern.low == 0 or np.isinf(pattern.high) for pattern in TARGETS])
_UPPER = np.array([pattern.low == 0 for pattern in TARGETS])


def places(values: dict[str, float]) -> np.ndarray:
    """Where each value lies in its band, as `Pattern.place`; FAR where it cannot be measured."""
    return np.nan_to_num([pattern.place(values[pattern.key]) for pattern in TARGETS], nan=FAR)


def off_middle(values: dict[str, float]) -> np.ndarray:
    """As `places`, but the better side of a band with one end counts as the middle."""
    found = places(values)
    better = np.where(_UPPER, np.maximum(found, 0), np.minimum(found, 0))
    return np.where(ONE_SIDED & (found != FAR), better, found)


def loss(values: dict[str, float]) -> float:
    """Sum of squares of places beyond the middle half of each band."""
    return float((np.maximum(np.abs(off_middle(values)) - 0.5, 0) ** 2).sum())


# The commands


def dependence() -> None:
    """Move one number at a time; write by how many band widths each pattern moves."""
    steps = [(number, sign) for number in BY_NAME.values() for sign in (-1, 1)]
    sets = [
        {n.name: float(np.clip(getattr(DEFAULTS, n.name) + s * STEP * (n.high - n.low), n.low, n.high))}
        for n, s in steps
    ]
    values = dict(simulated([*sets, {}], FIT_SEEDS))
    here = places(values[len(sets)])
    rows = []
    for i in range(0, len(steps), 2):
        moved = np.ptp([places(values[i]), here, places(values[i + 1])], axis=0) / 2
        rows += [
            (steps[i][0].name, p.key, round(float(d), 3)) for p, d in zip(TARGETS, moved, strict=True) if d >= DEPENDS
        ]
    _write(DEPENDENCE, ("number", "pattern", "moves"), rows)


def fit() -> None:
    """One set of numbers, from the defaults on, until all patterns lie in the middle half of their bands."""
    import optuna

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    sampler = optuna.samplers.CmaEsSampler(x0=_start(), sigma0=SIGMA, seed=1, popsize=GENERATION)
    study = optuna.create_study(sampler=sampler)
    space = {name: optuna.distributions.FloatDistribution(0, 1) for name in FITTED}
    for generation in range(GENERATIONS):
        trials = [study.ask(space) for _ in range(GENERATION)]
        sets = [{name: _unscaled(name, trial.params[name]) for name in FITTED} for trial in trials]
        for i, values in simulated(sets, FIT_SEEDS):
            trials[i].set_user_attr("values", values)
            study.tell(trials[i], loss(values))
        print(f"generation {generation + 1}: best loss {study.best_value:.4f}", flush=True)
        best = {name: _unscaled(name, value) for name, value in study.best_params.items()}
        found_now = {"loss": study.best_value, "numbers": best, "patterns": study.best_trial.user_attrs["values"]}
        (HERE / "fit.json").write_text(json.dumps(found_now, indent=1) + "\n")
        if study.best_value == 0:
            return


def ensemble() -> None:
    """Many sets that pass: drawn around the defaults, sieved by a linear emulator, then played on all seeds."""
    luck = np.random.default_rng(1)
    learned = _around(luck, WAVE)
    seen = dict(simulated([_set(row) for row in learned], WAVE_SEEDS))
    found = np.array([off_middle(seen[i]) for i in range(WAVE)])
    design = np.column_stack([np.ones(WAVE), learned])
    emulator = np.linalg.lstsq(design, np.clip(found, -CLIP, CLIP), rcond=None)[0]
    candidates = _around(luck, CANDIDATES)
    predicted = np.abs(np.column_stack([np.ones(CANDIDATES), candidates]) @ emulator).max(axis=1)
    good = candidates[predicted < PREDICTED_WITHIN][:TRIED]
    print(f"{(predicted < PREDICTED_WITHIN).mean():.2%} of the candidates are predicted to pass", flush=True)
    sets = [{name: float(f"{value:.4g}") for name, value in _set(row).items()} for row in good]
    rows = []
    for i, values in simulated(sets, SURE_SEEDS):
        passed = all(pattern.holds(values[pattern.key]) for pattern in TARGETS)
        rows += [list(sets[i].values())] if passed else []
        print(f"{i + 1} of {len(sets)}: {'passes' if passed else 'fails'}; {len(rows)} pass", flush=True)
        _write(ENSEMBLE, FITTED, sorted(rows))


def _around(luck: np.random.Generator, count: int) -> np.ndarray:
    """Points within SPREAD of the defaults, as parts of the plausible ranges: float64[count, numbers]."""
    return np.clip(np.array(list(_start().values())) + luck.uniform(-SPREAD, SPREAD, (count, len(FITTED))), 0, 1)


def _set(row: np.ndarray) -> dict[str, float]:
    return {name: _unscaled(name, value) for name, value in zip(FITTED, row, strict=True)}


def _start() -> dict[str, float]:
    return {n: (getattr(DEFAULTS, n) - BY_NAME[n].low) / (BY_NAME[n].high - BY_NAME[n].low) for n in FITTED}


def _unscaled(name: str, value: float) -> float:
    number = BY_NAME[name]
    return float(number.low + value * (number.high - number.low))


def futures() -> None:
    """The ensemble with all assumptions moved as far over their ranges as the patterns allow; two chains for each set.

    Drawn all at once over their whole ranges, none of 60 sets passed; so assumptions move a block at a time, by slice
    sampling of the region that passes (Neal 2003, section 5.1), with the calibrated numbers of the set held.
    """
    starts = [{name: float(value) for name, value in row.items()} for row in _rows(ENSEMBLE)]
    moved = {}
    for (number, _), found_set in pool.each(chain, list(enumerate(starts * PASSES)), pool.cores()):
        moved[number] = found_set
        print(f"{len(moved)} of {len(starts) * PASSES} chains", flush=True)
    sets = [moved[number] for number in sorted(moved)]
    good = {i for i, values in simulated(sets, FUTURE_SEEDS) if np.abs(off_middle(values)).max() <= 1}
    print(f"{len(good)} of {len(sets)} futures pass all patterns on {len(FUTURE_SEEDS)} seeds")
    _write(FUTURES, tuple(sets[0]), [tuple(sets[i].values()) for i in sorted(good)])


def columns() -> None:
    """As many columns in the futures as numbers that they move: a new one stays at its default in every set.

    That is honest about what was looked at, and only until `futures` moves it: for a rule that leaves today's numbers
    where they are, the sets pass as before.
    """
    names = (*FITTED, *ASSUMED)
    rows = [[row.get(name, f"{getattr(DEFAULTS, name):.4g}") for name in names] for row in _rows(FUTURES)]
    _write(FUTURES, names, rows)


def chain(number: int, start: dict[str, float]) -> dict[str, float]:
    """One pass over all assumptions, in blocks of random order, from a set that passes."""
    luck = np.random.default_rng((1, number))
    now = start | {name: getattr(DEFAULTS, name) for name in ASSUMED}
    for names in np.array_split(luck.permutation(ASSUMED), -(-len(ASSUMED) // BLOCK)):
        now = _moved(now, [str(name) for name in names], luck)
    return {name: float(f"{value:.4g}") for name, value in now.items()}


def _moved(now: dict[str, float], names: list[str], luck: np.random.Generator) -> dict[str, float]:
    """The block drawn anew within its ranges, which shrink towards where it is at each draw that does not pass."""
    here = np.array([now[name] for name in names])
    low, high = (np.array([getattr(BY_NAME[name], end) for name in names], float) for end in ("low", "high"))
    for _ in range(TRIES):
        drawn = luck.uniform(low, high)
        tried = now | dict(zip(names, map(float, drawn), strict=True))
        if _seems_to_pass(tried):
            return tried
        low, high = np.where(drawn < here, drawn, low), np.where(drawn < here, high, drawn)
    return now


def _seems_to_pass(numbers: dict[str, float]) -> bool:
    document = with_numbers(numbers).model_dump()
    put(document, "population.size", SMALL)
    seen = observe(type(COUNTY).model_validate(document), 1)
    values = {finding.pattern.key: finding.value for finding in found(TARGETS, [seen])}
    return bool(np.abs(off_middle(values)).max() <= SLACK)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, header, rows) -> None:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])


PLAYING = {"dependence": dependence, "fit": fit, "ensemble": ensemble, "futures": futures}


def main(command: str) -> None:
    """One of the commands; those that play runs find everything compiled and built."""
    if command == "columns":
        columns()
        return
    warm.up()
    for seed in SURE_SEEDS:
        world_files.of(COUNTY, seed)
    PLAYING[command]()


if __name__ == "__main__":
    main(sys.argv[1])
