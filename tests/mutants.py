"""Mutation testing: plant random small faults in the package, one at a time, and see which tests notice.

A mutant is the package with one fault, such as `<=` for `<`. It is planted in a scratch copy, and the tests that run
its line run there, the fastest first; what another process runs is not seen. Of lines that run at import or as
machine code nobody knows it: there the tests that can reach them run, the cheapest first: those of the module itself,
those of its folder, the golden numbers, both crowds side by side where most of the machine code changes, and the rest
in order of speed. A test that fails without a fault is left out.
"""

from __future__ import annotations

import argparse
import csv
import os
import queue
import signal
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from mutation.judge import Baseline, Judge, Verdict
from mutation.lines import learnt
from mutation.mutants import PACKAGES, Mutant, drawn, modules
from mutation.reach import Reach
from mutation.scratch import Scratch
from mutation.table import Table, summary

WIDTH = 80
ROOT = Path(__file__).parent.parent
EXAMPLES = """examples:
  python tests/mutants.py --count 300 --seed 1 --jobs 2 --out mutants.csv    the habit; again to go on after Ctrl-C
  python tests/mutants.py --only govsim/model/helpdesk.py --count 20         one module
  python tests/mutants.py --only govsim/study --list                         what would be planted
"""


def play(mutants: list[Mutant], table: Table, scratches: list[Scratch], judge: Judge) -> None:
    """Judge mutants, as many at a time as there are scratch copies; ends at once when someone asks for it."""
    free = queue.SimpleQueue()
    for scratch in scratches:
        free.put(scratch)
    with ThreadPoolExecutor(len(scratches)) as pool:
        waiting = [pool.submit(_in_turn, mutant, free, judge) for mutant in mutants]
        try:
            for number, done in enumerate(as_completed(waiting), 1):
                table.add(verdict := done.result())
                _say(f"{number}/{len(mutants)} {_told(verdict)}")
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for scratch in scratches:
                scratch.stop()


def _in_turn(mutant: Mutant, free: queue.SimpleQueue, judge: Judge) -> Verdict:
    scratch = free.get()
    try:
        return judge.verdict(mutant, scratch)
    finally:
        free.put(scratch)


def _described(row: Mutant | Verdict) -> str:
    texts = (" ".join(text.split()) or "(nothing)" for text in (row.before, row.after))
    before, after = (text if len(text) <= WIDTH else f"{text[:WIDTH]} …" for text in texts)
    return f"{row.file}:{row.line}:{row.column}  {before} → {after}"


def _told(verdict: Verdict) -> str:
    by = f"  by {verdict.killed_by}" if verdict.killed_by else ""
    unseen = f"  ({verdict.left_out} test files not run: no time)" if verdict.left_out else ""
    return f"{verdict.result:<8} {verdict.seconds:>5.0f} s  {_described(verdict)}{by}{unseen}"


def _say(line: str) -> None:
    print(line, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when all mutants have a verdict, 130 when someone asked to end."""
    parser = _parser()
    options = parser.parse_args(arguments)
    paths = _chosen(options.only, parser)
    table = Table(None) if options.list else _table(options.out, parser)
    mutants = drawn(ROOT, paths, options.count, options.seed)
    if options.list:
        print(*map(_described, mutants), sep="\n")
        return 0
    return _judge_all(mutants, table, options)


def _table(path: Path | None, parser: argparse.ArgumentParser) -> Table:
    try:
        return Table(path)
    except (OSError, csv.Error, KeyError, TypeError, ValueError) as error:
        parser.error(f"--out {path} is not a table of this command: {error}")


def _judge_all(mutants: list[Mutant], table: Table, options: argparse.Namespace) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    new = [mutant for mutant in mutants if mutant not in table]
    try:
        if new:
            _judge(new, table, options)
    except KeyboardInterrupt:
        _say("ended early; what is done is kept")
        return 130
    finally:
        _say(summary(table.of(mutants)))
    return 0


def _judge(mutants: list[Mutant], table: Table, options: argparse.Namespace) -> None:
    reach = Reach(ROOT)
    with tempfile.TemporaryDirectory(prefix="govsim-mutants-", ignore_cleanup_errors=True) as folder:
        os.environ["GOVSIM_CACHE"] = str(Path(folder, "unused"))  # the package makes a folder when it is imported
        scratches = [Scratch(Path(folder, str(job)), ROOT) for job in range(min(options.jobs, len(mutants)))]
        for scratch in scratches:
            _say("compiling …")
            scratch.warm()
        _say("learning which test runs which lines …")
        lines = learnt(scratches, reach.test_files(), options.out and options.out.with_suffix(".lines"))
        play(mutants, table, scratches, Judge(reach, lines, Baseline(_say), options.limit))


def _chosen(only: list[Path], parser: argparse.ArgumentParser) -> list[Path]:
    """Files in which faults are planted, or those of them that are named or lie in a folder that is named."""
    every, named = modules(ROOT), [path.resolve() for path in only]
    for path in named:
        if not any(file.is_relative_to(path) for file in every):
            parser.error(f"--only {path}: no fault is planted there, but in {', '.join(PACKAGES)} of govsim")
    return [file for file in every if not only or any(file.is_relative_to(path) for path in named)]


def _parser() -> argparse.ArgumentParser:
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, epilog=EXAMPLES, formatter_class=formatter)
    parser.add_argument("--count", type=_positive, default=300, help="how many mutants (300)")
    parser.add_argument("--seed", type=int, default=1, help="of the draw; a larger count goes on with the same (1)")
    parser.add_argument("--only", type=Path, nargs="+", default=[], metavar="PATH", help="modules or folders")
    parser.add_argument("--jobs", type=_positive, default=1, help="mutants at a time (1)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="CSV of verdicts; those in it are not run again")
    parser.add_argument("--limit", type=_positive, default=900, help="seconds for one mutant (900)")
    parser.add_argument("--list", action="store_true", help="only say what would be planted")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
