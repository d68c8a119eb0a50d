"""Folders of results, and made-up damage to one file of them: the same number does the same."""

import random

import pandas as pd

from govsim.reports.folder import write_comparison, write_patterns, write_run
from govsim.study.compare import compare
from govsim.study.experiment_file import load_experiment
from govsim.study.patterns import check
from govsim.study.runs.cases import cases, points, points_table
from govsim.study.runs.run import run
from govsim.study.runs.store import PLAN, POINTS, Store, schema
from govsim.study.sweep import COLUMNS, MISSED, _receipt
from tests.examples import TINY, small

EXPERIMENT = (
    TINY
    + """uncertainties: {behaviour.reply_half_life: {values: [4, 90]}}
outcomes: [{outcome: reads, matters: 3}]
design: {kind: grid}
seeds: 2
"""
)


def compared(folder):
    write_comparison(compare(small(), 2, workers=1), folder, "en", 1.0)


def single(folder):
    write_run(run(small(), "today", 1), folder, "en")


def observed(folder):
    write_patterns(check(small(), [1, 2], workers=1), folder, "en", 1.0)


def swept(folder):
    """A sweep whose runs have numbers that nobody played."""
    file = folder / "tiny.yaml"
    file.write_text(EXPERIMENT, encoding="utf-8")
    study, store = load_experiment(file), Store(folder)
    store.open()
    store.write_receipt(_receipt(study))
    plan, columns = list(cases(study, points(study), study.strategies)), schema(study.scenario)
    for number, case in enumerate(plan):
        row = {"hash": case.hash, "strategy": case.strategy, "seed": case.seed, "seconds": 1.0}
        store.write_run(row | {"reads": 5.5 + number, "series_trust": [0.5, number / 100]}, columns)
    store.write_table(POINTS, points_table(points(study)).assign(**{MISSED: ""}))
    store.write_table(PLAN, pd.DataFrame(plan, columns=COLUMNS))


MAKERS = {"compared": compared, "single": single, "observed": observed, "swept": swept}


def damage(number, folder):
    """Damages one file of a folder, or swaps two; gives the bytes of those files as they were, and what was done."""
    draw = random.Random(number)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    read = [path for path in files if path.suffix in (".parquet", ".json")]
    path, other = draw.choice(read if draw.random() < 0.95 else files), draw.choice(read)
    before = {one: one.read_bytes() for one in (path, other)}
    kind = draw.choice((flipped, flipped, flipped, flipped, cut, noisy, blank, longer, turned, gone, swapped))
    kind(draw, path, other)
    return before, f"{number}: {kind.__name__} {path.relative_to(folder)}"


def flipped(draw, path, _):
    """A few bits."""
    raw = bytearray(path.read_bytes())
    for _ in range(draw.choice((1, 1, 1, 2, 9))):
        raw[draw.randrange(len(raw))] ^= 1 << draw.randrange(8)
    path.write_bytes(raw)


def cut(draw, path, _):
    raw = path.read_bytes()
    path.write_bytes(raw[: draw.choice((0, 4, len(raw) // 2, len(raw) - 1, draw.randrange(len(raw))))])


def block(fill):
    """A block of a disk that reads as something else."""

    def other(draw, path, _):
        raw, size = path.read_bytes(), draw.choice((16, 512, 4096))
        begin = draw.randrange(len(raw)) // size * size
        path.write_bytes(raw[:begin] + fill(draw, min(size, len(raw) - begin)) + raw[begin + size :])

    return other


noisy, blank = block(lambda draw, size: draw.randbytes(size)), block(lambda _, size: bytes(size))
noisy.__name__, blank.__name__ = "noisy", "blank"


def longer(draw, path, _):
    raw = path.read_bytes()
    path.write_bytes(draw.choice((raw + raw, raw + bytes(9), b"\xef\xbb\xbf" + raw)))


def turned(draw, path, _):
    """Two parts of the file in the other order."""
    raw = path.read_bytes()
    at = draw.randrange(len(raw))
    path.write_bytes(raw[at:] + raw[:at])


def gone(_, path, __):
    path.unlink()


def swapped(_, path, other):
    first, second = path.read_bytes(), other.read_bytes()
    path.write_bytes(second)
    other.write_bytes(first)
