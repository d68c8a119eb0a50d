"""Commands that play a scenario, or look at its file: run, compare, world, check, schema, outcomes."""

from __future__ import annotations

import json
import math
import time
import warnings
from functools import partial
from pathlib import Path

import click

from govsim import words
from govsim.cli.options import Options, command, file
from govsim.cli.shared import (
    DONE,
    FAILED,
    INTERRUPTED,
    load,
    load_experiment,
    out_folder,
    prepare,
    print_json,
    refuse,
    say_if_compiling,
    say_written,
    with_bar,
)
from govsim.errors import GovsimError
from govsim.model.crowd import ARRAYS

SEED = click.IntRange(0, 2**64 - 1)


def commands(lang: str) -> list[click.Command]:
    """These commands in one language."""
    shared = Options(lang)
    option = shared.option
    return [
        command("run", _run, _run_options(shared), lang),
        command("compare", _compare, _compare_options(shared), lang),
        command("world", _world, _world_options(shared), lang),
        command("check", _check, [file(many=True)], lang),
        command("schema", _schema, [option("--experiment", key="experiment", is_flag=True)], lang),
        command("outcomes", _outcomes, [shared.json], lang),
    ]


def _run_options(shared: Options) -> list[click.Parameter]:
    option = shared.option
    return [
        file(required=False),
        option("--strategy", key="strategy", metavar="KEY"),
        option("--seed", key="seed", type=SEED, metavar="N"),
        option("--from", "receipt", key="from", metavar="MANIFEST"),
        option("--world", "world_file", key="world", metavar="FILE"),
        shared.crowd,
        option("--threads", key="threads", type=click.IntRange(1, 1024), metavar="N"),
        option("--dry-run", "dry_run", key="dry_run", is_flag=True),
        *(shared.set, shared.out, shared.json),
    ]


def _compare_options(shared: Options) -> list[click.Parameter]:
    option = shared.option
    return [
        file(),
        option("--strategies", key="strategies", metavar="A,B,…"),
        *(shared.seeds, shared.first_seed),
        option("--baseline", key="baseline", metavar="KEY"),
        option("--until-sure", "sure", key="until_sure", is_flag=True),
        option("--outcome", "aims", key="outcome", multiple=True, metavar="KEY[=DIFFERENCE]"),
        option("--confidence", key="confidence", type=click.FloatRange(0.5, 1, min_open=True, max_open=True)),
        option("--most-seeds", key="most_seeds", type=click.IntRange(2, 100_000), metavar="N"),
        *(shared.workers, shared.crowd, shared.set, shared.out, shared.json),
    ]


def _world_options(shared: Options) -> list[click.Parameter]:
    return [
        file(),
        shared.option("--seed", key="seed", type=SEED, default=1, metavar="N"),
        shared.option("--out", key="world_out", required=True, metavar="FILE"),
        shared.set,
    ]


def _check(lang: str, scenarios: tuple[str, ...]) -> int:
    if not scenarios:
        raise GovsimError("cli.missing", value="SCENARIO", allowed=[])
    code = DONE
    for path in scenarios:
        try:
            click.echo(_checked(path, lang))
        except GovsimError as error:
            code = refuse(error.message(lang))
    return code


def _checked(path: str, lang: str) -> str:
    """What to say of a good file, a scenario or an experiment; GovsimError for any other."""
    from govsim.scenario.load import is_experiment

    if not is_experiment(path):
        scenario = load(lang, path, ())
        good = words.say("cli.check.good", lang, path=path, strategies=len(scenario.strategies))
        return "\n".join([good, *_notes(path, scenario, lang)])
    from govsim.study.experiment_file import futures_of

    study = load_experiment(lang, path, ())
    counts = {"strategies": len(study.strategies), "futures": futures_of(study)}
    good = words.say("cli.check.good_experiment", lang, path=path, **counts)
    return "\n".join([good, *_crowded(study, counts["futures"], lang)])


def _crowded(study, futures: int, lang: str) -> list[str]:
    """That some futures cannot be played, and why."""
    from govsim.study.runs.cases import crowded

    found = crowded(study)
    if not found:
        return []
    said = words.say("doubt.crowded", lang, count=len(found), futures=futures, reason=found[0].message(lang))
    return [words.say("cli.warning", lang, value=said)]


def _notes(path: str, scenario, lang: str) -> list[str]:
    """What is doubtful in a good scenario."""
    from govsim.scenario.load import noted

    found = noted(path, scenario)
    lines = found.message(lang).splitlines() if found else []
    return [words.say("cli.warning", lang, value=line) for line in lines]


def _schema(lang: str, experiment: bool) -> None:
    from govsim.scenario.json_schema import json_schema
    from govsim.scenario.schema import Scenario
    from govsim.study.experiment import Experiment

    found = json_schema(lang, Experiment if experiment else Scenario)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


def _outcomes(lang: str, as_json: bool) -> None:
    from govsim.measures.outcomes import OUTCOMES
    from govsim.reports import console

    if as_json:
        click.echo(json.dumps([console.outcome_row(o, lang) for o in OUTCOMES], ensure_ascii=False, indent=1))
    else:
        console.screen().print(console.outcomes_table(lang))


def _run(
    lang: str, scenario, strategy, seed, receipt, world_file, crowd, threads, dry_run, settings, out, as_json
) -> int:
    loaded, strategy, seed = _what_to_run(lang, scenario, strategy, seed, receipt, settings)
    from govsim.scenario.strategies import strategy_index

    strategy_index(loaded, strategy)
    folder = out_folder(out)
    say_if_compiling(lang)
    if dry_run:
        return _estimate(lang, loaded, strategy, crowd, threads, as_json)
    done = _played(lang, loaded, strategy, seed, crowd, threads, world_file)
    if as_json:
        print_json({"scenario": loaded.name, "strategy": done.strategy, "seed": seed, "summary": done.summary})
    else:
        from govsim.reports import console

        console.screen().print(console.run_table(done, lang))
    if folder:
        from govsim.reports.folder import write_run

        write_run(done, folder, lang)
    if not as_json:
        say_written(folder, lang)
    return DONE


def _played(lang: str, loaded, strategy: str, seed: int, crowd: str, threads: int | None, world_file: str | None):
    """The run, with its progress shown."""
    from govsim.model.world import files as world_files
    from govsim.reports import progress
    from govsim.study.runs.processes import cores
    from govsim.study.runs.run import run

    world = world_files.load(world_file, world_files.key(loaded, seed)) if world_file else None
    prepare(lang, loaded, strategy, crowd)
    with progress.bar(loaded.horizon.days, words.say("progress.days", lang)) as passed:
        return run(
            loaded, strategy, seed, crowd=crowd, threads=threads or cores(), world=world, on_day=lambda day: passed()
        )


def _estimate(lang: str, loaded, strategy: str, crowd: str, threads: int | None, as_json: bool) -> int:
    from govsim.reports import console
    from govsim.study.estimate import estimate_run
    from govsim.study.runs.processes import cores

    found = estimate_run(loaded, strategy, crowd, threads or cores())
    if as_json:
        print_json(vars(found))
    else:
        console.screen().print(console.estimate_table(found, loaded, strategy, lang))
    return DONE


def _world(lang: str, scenario: str, seed: int, out: str, settings: tuple[str, ...]) -> None:
    loaded = load(lang, scenario, settings)
    say_if_compiling(lang)
    from govsim.model.world import files as world_files

    prepare(lang, loaded, loaded.strategies[0].key, ARRAYS)
    built = world_files.of(loaded, seed)
    world_files.save(built, out, world_files.key(loaded, seed))
    click.echo(words.say("cli.world.written", lang, size=f"{built.size:,}", ties=f"{built.friends.ties:,}", value=out))


def _what_to_run(lang: str, scenario, strategy, seed, receipt, settings):
    """Scenario, strategy and seed: from a file, or from the manifest of an earlier result."""
    if (scenario is None) == (receipt is None):
        raise GovsimError("cli.scenario_or_manifest")
    if receipt is None:
        loaded = load(lang, scenario, settings)
        return loaded, strategy or loaded.strategies[0].key, 1 if seed is None else seed
    if settings:
        raise GovsimError("cli.set_with_manifest")
    from govsim.study.runs import manifest

    loaded, found = manifest.read(receipt)
    for part in manifest.differences(loaded, found):
        click.echo(words.say(f"cli.changed_{part}", lang), err=True)
    return loaded, strategy or found["strategies"][0], found["seeds"][0] if seed is None else seed


def _compare(
    lang: str,
    scenario,
    strategies,
    seeds,
    first_seed,
    baseline,
    sure,
    aims,
    confidence,
    most_seeds,
    workers,
    crowd,
    settings,
    out,
    as_json,
) -> int:
    begin = time.perf_counter()
    _refuse_mixed(sure, seeds, {"--outcome": aims, "--confidence": confidence, "--most-seeds": most_seeds})
    loaded = load(lang, scenario, settings)
    folder = out_folder(out)
    say_if_compiling(lang)
    prepare(lang, loaded, loaded.strategies[0].key, crowd)
    chosen = [part.strip() for part in strategies.split(",") if part.strip()] if strategies else None
    shared = {"strategies": chosen, "baseline": baseline, "crowd": crowd, "workers": workers}
    if sure:
        limits = {"first_seed": first_seed, "most_seeds": most_seeds, "confidence": confidence}
        done = _until_sure(lang, loaded, aims, shared, {k: v for k, v in limits.items() if v is not None})
    else:
        numbers = range(first_seed, first_seed + (seeds or loaded.seeds))
        done = _compared(lang, loaded, numbers, shared)
    for said in dict.fromkeys(said for cell in done.cells for said in cell.warnings):
        warnings.warn(said, stacklevel=1)
    _show_comparison(done, folder, as_json, lang, time.perf_counter() - begin)
    return _ended(lang, done)


def _refuse_mixed(sure: bool, seeds: int | None, options: dict) -> None:
    if sure and seeds:
        raise GovsimError("cli.until_sure_with_seeds", value=seeds)
    for name, value in options.items():
        if value and not sure:
            raise GovsimError("cli.needs_until_sure", value=name)


def _compared(lang: str, loaded, numbers: range, shared: dict):
    """The comparison, with its progress shown."""
    from govsim.study.compare import compare

    count = len(numbers) * len(shared["strategies"] or loaded.strategies)
    return with_bar(lang, count, partial(compare, loaded, numbers, **shared))


def _until_sure(lang: str, loaded, aims: tuple[str, ...], shared: dict, limits: dict):
    """The comparison in rounds; each round says what is still open."""
    from govsim.study.judge.ranking import RankingAnswer
    from govsim.study.until_sure import until_sure

    def tell(seeds: int, decisions) -> None:
        still = [
            words.say(f"outcome.{one.goal.outcome}", lang) for one in decisions if one.answer == RankingAnswer.TOO_CLOSE
        ]
        click.echo(words.say("progress.round", lang, seeds=seeds, value=still), err=True)

    return until_sure(loaded, dict(map(_aim, aims)), **shared, **limits, on_round=tell).comparison


def _aim(text: str) -> tuple[str, float | None]:
    """Parses `--outcome`: `reads=50` or `reads`."""
    outcome, equals, value = text.partition("=")
    try:
        least = float(value) if equals else None
    except ValueError:
        least = -1.0
    if least is not None and not 0 <= least < math.inf:
        raise GovsimError("error.outcome_setting", value=text)
    return outcome, least


def _ended(lang: str, done) -> int:
    """Say which runs failed or are missing; the exit code."""
    for cell in done.failed:
        said = {"strategy": cell.strategy, "seed": cell.seed, "reason": cell.error}
        click.echo(words.say("cli.run_failed", lang, **said), err=True)
    if done.interrupted:
        counts = {"value": len(done.cells), "allowed": len(done.seeds) * len(done.strategies)}
        click.echo(words.say("cli.interrupted_comparison", lang, **counts), err=True)
        return INTERRUPTED
    return FAILED if done.failed else DONE


def _show_comparison(done, folder: Path | None, as_json: bool, lang: str, seconds: float) -> None:
    if not any(cell.summary for cell in done.cells):
        return
    if as_json:
        print_json(done.as_dict())
    else:
        from govsim.reports import console

        console.screen().print(console.comparison_table(done, lang))
    if folder:
        from govsim.reports.folder import write_comparison

        write_comparison(done, folder, lang, seconds)
    if not as_json:
        say_written(folder, lang)
