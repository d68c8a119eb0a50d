"""Small results for briefs: a comparison and a sweep, played once for all tests."""

from govsim.reports.folder import write_comparison, write_run
from govsim.study.compare import compare
from govsim.study.experiment_file import load_experiment
from govsim.study.runs.run import run
from govsim.study.sweep import sweep
from tests.examples import TINY, small

EXPERIMENT = (
    TINY
    + """strategies: [today, friendly, topics]
uncertainties:
  behaviour.reply_half_life: {low: 4, high: 90}
  population.network.mean_friends: {values: [6, 12], name: {en: Friends, zh: 好友数}}
outcomes: [{outcome: reads, matters: 3}, {outcome: trust, matters: 0.001}]
design: {kind: grid, levels: 2}
seeds: 2
"""
)


def comparison(folder):
    """The folder of a comparison."""
    folder.mkdir()
    done = compare(small(), 3, strategies=["today", "friendly", "topics"], workers=1)
    write_comparison(done, folder, "en", 1.0)
    return folder


def study(folder):
    """The folder of a sweep."""
    file = folder.with_suffix(".yaml")
    file.write_text(EXPERIMENT, encoding="utf-8")
    sweep(load_experiment(file), folder, workers=1)
    return folder


def single(folder):
    """The folder of one run."""
    folder.mkdir()
    write_run(run(small(), "today", 1), folder, "en")
    return folder


MAKERS = {"comparison": comparison, "study": study, "single": single}
