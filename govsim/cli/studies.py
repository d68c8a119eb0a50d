"""Commands for many runs: sweep, analyse, results."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from govsim import words
from govsim.cli.options import Options, command
from govsim.cli.shared import DONE, FAILED, INTERRUPTED, load_experiment, print_json, say_if_compiling

OUT = "out"


def commands(lang: str) -> list[click.Command]:
    """These commands in one language."""
    shared = Options(lang)
    option = shared.option
    folder = click.Argument(["folder"], metavar="DIR")
    sweep_options = [
        click.Argument(["experiment"]),
        option("--out", key="sweep_out", metavar="DIR"),
        option("--small", key="small", is_flag=True),
        shared.workers,
        option("--scheduler", key="scheduler", metavar="tcp://HOST:PORT"),
        option("--dry-run", "dry_run", key="sweep_dry_run", is_flag=True),
        option("--status", key="status", is_flag=True),
        *(shared.set, shared.json),
    ]
    result_options = [
        folder,
        option("--where", key="where", multiple=True, metavar="COLUMN=VALUE"),
        option("--failed", key="failed", is_flag=True),
        option("--to", key="to", metavar="FILE"),
        shared.json,
    ]
    return [
        command("sweep", _sweep, sweep_options, lang),
        command("analyse", _analyse, [folder, shared.json], lang),
        command("results", _results, result_options, lang),
    ]


def _sweep(
    lang: str, experiment: str, out, small: bool, workers, scheduler, dry_run: bool, status: bool, settings, as_json
) -> int:
    study = load_experiment(lang, experiment, settings, small)
    folder = Path(out) if out else Path(OUT) / study.experiment.name
    if status:
        return _status(lang, study, folder, as_json)
    say_if_compiling(lang)
    if dry_run:
        return _estimate(lang, study, workers, as_json)
    return _played(lang, study, folder, workers, scheduler, as_json)


def _played(lang: str, study, folder: Path, workers, scheduler, as_json: bool) -> int:
    from govsim.reports import progress
    from govsim.study.sweep import sweep

    click.echo(words.say("progress.cluster", lang), err=True)
    last = None
    try:
        with progress.runs(lang) as passed:

            def hear(now) -> None:
                nonlocal last
                last = now
                passed(now)

            done = sweep(study, folder, workers=workers, scheduler=scheduler, on_progress=hear)
    except KeyboardInterrupt:
        counted = {"done": last.done, "planned": last.planned} if last else {"done": 0, "planned": "?"}
        click.echo(words.say("sweep.paused", lang, **counted), err=True)
        return INTERRUPTED
    said = {"done": done.done, "failed": done.failed, "rejected": done.rejected, "futures": done.futures}
    if as_json:
        print_json(said | {"folder": str(folder), "misses": done.misses} | done.failures.as_dict())
    else:
        click.echo(words.say("sweep.finished", lang, folder=folder, **said))
        _say_failures(lang, study, done)
        _say_misses(lang, done)
        click.echo(_what_next(lang, study, done, folder))
    return FAILED if done.failed else DONE


def _say_failures(lang: str, study, now) -> None:
    """Why runs failed, and how many futures could not be played."""
    from govsim.reports.failures import lines
    from govsim.reports.names import strategy_names

    for line in lines(now.failures, strategy_names(study.scenario, lang), lang):
        click.echo(line)


def _say_misses(lang: str, now) -> None:
    """How many futures do not count, and which patterns they miss, the most frequent first."""
    if now.rejected:
        click.echo(words.say("sweep.rejected", lang, rejected=now.rejected, futures=now.futures))
    counted = Counter(key for keys in now.misses.values() for key in keys)
    said = [f"{words.say(f'pattern.{key}', lang)} ({count})" for key, count in counted.most_common()]
    if said:
        click.echo(words.say("sweep.misses", lang, value=said))


def _what_next(lang: str, study, done, folder: Path) -> str:
    """Where results are looked at; where no future counts, what to write so that some do."""
    if not done.nothing_counts:
        return words.say("sweep.next", lang, folder=folder)
    from govsim.study.runs.cases import checked

    missed = {key for keys in done.misses.values() for key in keys}
    shown = ", ".join(key for key in checked(study) if key not in missed)
    return words.say("sweep.nothing_counts", lang, value=f"[{shown}]")


def _status(lang: str, study, folder: Path, as_json: bool) -> int:
    from govsim.study.sweep import status

    found = status(study, folder)
    said = {"planned": found.planned, "done": found.done, "failed": found.failed, "left": found.left}
    if as_json:
        print_json(said | found.failures.as_dict())
    else:
        click.echo(words.say("sweep.status", lang, **said))
        _say_failures(lang, study, found)
    return DONE


def _estimate(lang: str, study, workers, as_json: bool) -> int:
    from govsim.reports.console import screen
    from govsim.reports.runs import estimate_table
    from govsim.study.sweep import missed_by_base
    from govsim.study.sweep_estimate import estimate_sweep

    found, seen = estimate_sweep(study, workers), missed_by_base(study)
    if as_json:
        print_json(vars(found) | {"missed_by_base": seen.misses, "error": seen.error})
        return DONE
    screen().print(estimate_table(found, lang))
    said = [words.say(f"pattern.{key}", lang) for key in seen.misses]
    if seen.error or said:
        key = "sweep.base_fails" if seen.error else "sweep.base_misses"
        click.echo(words.say(key, lang, value=said, keys=", ".join(seen.misses), reason=seen.error))
    return DONE


def _analyse(lang: str, folder: str, as_json: bool) -> int:
    from govsim.reports import analysis
    from govsim.reports.console import screen
    from govsim.study.analysis import analyse

    found = analyse(folder)
    target = analysis.write(found, Path(folder), lang)
    if as_json:
        print_json(analysis.as_dict(found))
    else:
        screen().print(analysis.shown(found, lang))
        click.echo(words.say("analysis.written", lang, value=target))
    return DONE


def _results(lang: str, folder: str, where: tuple[str, ...], failed: bool, to: str | None, as_json: bool) -> int:
    from govsim.reports import runs
    from govsim.study.runs.folders import swept

    results = swept(folder)
    found = runs.chosen(results.runs, where, failed)
    if to:
        runs.export(found, to, results.scenario, lang)
        click.echo(words.say("results.written", lang, value=len(found), path=to))
    elif as_json:
        print_json({"runs": runs.plain(found)})
    else:
        runs.show(results, found, lang)
    return DONE
