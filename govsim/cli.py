"""The command line. A command imports what is heavy itself, so that `check` and `--help` stay fast."""

from __future__ import annotations

import json
import math
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from govsim import words
from govsim.errors import GovsimError
from govsim.model.crowds import ARRAYS, CROWDS

LARGE = 100_000
"""Citizens whose making takes two seconds or more (measured), so that something is said meanwhile."""
DONE, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; exit codes: 0 done, 1 a run failed, 2 bad input, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = _language(given)
    try:
        code = program(lang).main(given, prog_name="govsim", standalone_mode=False)
    except GovsimError as error:
        return _refuse(error.message(lang))
    except click.exceptions.Abort:
        return _interrupted(lang)
    except click.ClickException as error:
        return _refuse(_usage_message(error, lang))
    return code if isinstance(code, int) else DONE


def entry() -> None:
    """The console script."""
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(_interrupted(words.language()))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)


def _refuse(message: str) -> int:
    click.echo(message, err=True)
    return BAD_INPUT


def _interrupted(lang: str) -> int:
    click.echo(words.say("cli.interrupted", lang), err=True)
    return INTERRUPTED


def _language(arguments: list[str]) -> str:
    """`--lang` wherever it stands, else the locale's; a language there is not is left for click to refuse."""
    for i, argument in enumerate(arguments):
        chosen = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and i + 1 < len(arguments):
            chosen = arguments[i + 1]
        if chosen in words.LANGUAGES:
            return chosen
    return words.language()


def _usage_message(error: click.ClickException, lang: str) -> str:
    """A complaint of click as one sentence of ours, with where to read on."""
    match error:
        case click.NoSuchOption():
            key, value, allowed = "cli.no_such_option", error.option_name, list(error.possibilities or [])
        case click.MissingParameter():
            key, value, allowed = "cli.missing", _named(error.param), []
        case click.BadParameter():
            name = error.param.opts[0] if error.param else ""
            key, value, allowed = "cli.bad_value", f"{name}: {error.message.rstrip('.')}", []
        case click.UsageError() if "command" in error.message.lower():
            key, value, allowed = "cli.no_such_command", error.message.split("'")[1:2], list(COMMANDS)
        case _:
            key, value, allowed = "cli.usage", error.format_message(), []
    return words.say(key, lang, value=value, allowed=allowed)


def _named(parameter: click.Parameter | None) -> str:
    """A parameter as it is written on the command line."""
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.human_readable_name if parameter else ""


# Options and commands


class _Formatter(click.HelpFormatter):
    """Help of click with its headings in our words."""

    lang = "en"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or words.say("cli.usage_heading", self.lang) + " ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(words.catalogue().get(f"cli.heading.{heading}", (heading,) * 2)[self.lang == "zh"])


def _context(lang: str) -> type[click.Context]:
    formatter = type("Formatter", (_Formatter,), {"lang": lang})
    return type("Context", (click.Context,), {"formatter_class": formatter})


def _option(*names: str, key: str, lang: str, **settings: Any) -> click.Option:
    return click.Option(names, help=words.say(f"cli.option.{key}", lang), **settings)


def _lang_option(lang: str) -> click.Option:
    return _option("--lang", key="lang", lang=lang, type=click.Choice(words.LANGUAGES), expose_value=False)


def _help_option(lang: str) -> click.Option:
    def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            click.echo(context.get_help())
            context.exit()

    return _option("--help", key="help", lang=lang, is_flag=True, is_eager=True, expose_value=False, callback=show)


def _command(name: str, action: Callable, parameters: list[click.Parameter], lang: str) -> click.Command:
    command = click.Command(
        name,
        callback=partial(action, lang),
        params=[*parameters, _lang_option(lang), _help_option(lang)],
        help=words.say(f"cli.{name}", lang),
        epilog="\b\n" + words.say(f"cli.{name}.examples", lang),
        add_help_option=False,
    )
    command.context_class = _context(lang)
    return command


def _file(required: bool = True, many: bool = False) -> click.Argument:
    return click.Argument(["scenarios" if many else "scenario"], required=required, nargs=-1 if many else 1)


def program(lang: str) -> click.Group:
    """The whole program in one language."""
    option = partial(_option, lang=lang)
    settings = [
        option("--set", "settings", key="set", multiple=True, metavar="PATH=VALUE"),
        option("--out", key="out", metavar="DIR"),
        option("--json", "as_json", key="json", is_flag=True),
    ]
    crowd = option("--crowd", key="crowd", type=click.Choice(CROWDS), default=ARRAYS)
    run_options = [
        _file(required=False),
        option("--strategy", key="strategy", metavar="KEY"),
        option("--seed", key="seed", type=click.IntRange(0, 2**64 - 1), metavar="N"),
        option("--from", "receipt", key="from", metavar="MANIFEST"),
        option("--world", "world_file", key="world", metavar="FILE"),
        crowd,
        option("--threads", key="threads", type=click.IntRange(1, 1024), metavar="N"),
        option("--dry-run", "dry_run", key="dry_run", is_flag=True),
        *settings,
    ]
    world_options = [
        _file(),
        option("--seed", key="seed", type=click.IntRange(0, 2**64 - 1), default=1, metavar="N"),
        option("--out", key="world_out", required=True, metavar="FILE"),
        settings[0],
    ]
    compare_options = [
        _file(),
        option("--strategies", key="strategies", metavar="A,B,…"),
        option("--seeds", key="seeds", type=click.IntRange(1, 100_000), metavar="N"),
        option("--first-seed", key="first_seed", type=click.IntRange(0, 2**63), default=1, metavar="K"),
        option("--baseline", key="baseline", metavar="KEY"),
        option("--workers", key="workers", type=click.IntRange(1, 1024), metavar="N"),
        crowd,
        *settings,
    ]
    pattern_options = [
        click.Argument(["scenario"], required=False, default=COUNTY),
        *compare_options[2:4],
        option("--directions", key="directions", is_flag=True),
        option("--data", key="data", multiple=True, metavar="FILE"),
        option("--workers", key="workers", type=click.IntRange(1, 1024), metavar="N"),
        *settings,
    ]
    json_option = option("--json", "as_json", key="json", is_flag=True)
    commands = [
        _command("run", _run, run_options, lang),
        _command("compare", _compare, compare_options, lang),
        _command("patterns", _patterns, pattern_options, lang),
        _command("explain", _explain, [click.Argument(["name"], required=False), json_option], lang),
        _command("world", _world, world_options, lang),
        _command("check", _check, [_file(many=True)], lang),
        _command("schema", _schema, [], lang),
        _command("outcomes", _outcomes, [json_option], lang),
    ]
    own = [_lang_option(lang), _help_option(lang)]
    group = click.Group(
        "govsim", commands=commands, params=own, help=words.say("cli.govsim", lang), add_help_option=False
    )
    group.epilog = "\b\n" + words.say("cli.govsim.examples", lang)
    group.context_class = _context(lang)
    return group


COMMANDS = ("run", "compare", "patterns", "explain", "world", "check", "schema", "outcomes")
COUNTY = "scenarios/county.yaml"
"""The scenario whose patterns are shown where none is named."""


# What the commands do


def _load(path: str, settings: Sequence[str]):
    from govsim.model.loading import load, parse_setting

    return load(path, dict(parse_setting(text) for text in settings))


def _check(lang: str, scenarios: tuple[str, ...]) -> int:
    if not scenarios:
        raise GovsimError("cli.missing", value="SCENARIO", allowed=[])
    code = DONE
    for path in scenarios:
        try:
            found = _load(path, ())
        except GovsimError as error:
            code = _refuse(error.message(lang))
        else:
            click.echo(words.say("cli.check.good", lang, path=path, strategies=len(found.strategies)))
    return code


def _schema(lang: str) -> None:
    from govsim.model.schema import json_schema

    click.echo(json.dumps(json_schema(lang), ensure_ascii=False, indent=1))


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
    with _said_warnings(lang):
        loaded, strategy, seed = _what_to_run(lang, scenario, strategy, seed, receipt, settings)
        from govsim.model.timeline import strategy_index

        strategy_index(loaded, strategy)
        folder = _folder(out)
        _say_if_compiling(lang)
        if dry_run:
            return _estimate(lang, loaded, strategy, crowd, threads, as_json)
        done = _played(lang, loaded, strategy, seed, crowd, threads, world_file)
    if folder:
        from govsim.reports.folder import write_run

        write_run(done, folder, lang)
    if as_json:
        _print_json({"scenario": loaded.name, "strategy": done.strategy, "seed": seed, "summary": done.summary})
    else:
        from govsim.reports import console

        console.screen().print(console.run_table(done, lang))
        _say_written(folder, lang)
    return DONE


def _played(lang: str, loaded, strategy: str, seed: int, crowd: str, threads: int | None, world_file: str | None):
    """The run, with its progress shown."""
    from govsim.model import world_files
    from govsim.reports import progress
    from govsim.study.pool import cores
    from govsim.study.run import run

    world = world_files.load(world_file, world_files.key(loaded, seed)) if world_file else None
    _prepare(lang, loaded, strategy, crowd)
    with progress.bar(loaded.horizon.days, words.say("progress.days", lang)) as passed:
        return run(
            loaded, strategy, seed, crowd=crowd, threads=threads or cores(), world=world, on_day=lambda day: passed()
        )


def _estimate(lang: str, loaded, strategy: str, crowd: str, threads: int | None, as_json: bool) -> int:
    from govsim.reports import console
    from govsim.study.estimate import estimate
    from govsim.study.pool import cores

    found = estimate(loaded, strategy, crowd, threads or cores())
    if as_json:
        _print_json(vars(found))
    else:
        console.screen().print(console.estimate_table(found, loaded, strategy, lang))
    return DONE


def _world(lang: str, scenario: str, seed: int, out: str, settings: tuple[str, ...]) -> None:
    with _said_warnings(lang):
        loaded = _load(scenario, settings)
        _say_if_compiling(lang)
        from govsim.model import world_files

        _prepare(lang, loaded, loaded.strategies[0].key, ARRAYS)
        built = world_files.of(loaded, seed)
        world_files.save(built, out, world_files.key(loaded, seed))
    click.echo(words.say("cli.world.written", lang, size=f"{built.size:,}", ties=f"{built.friends.ties:,}", value=out))


def _prepare(lang: str, loaded, strategy: str, crowd: str) -> None:
    """Refuse a population that does not fit into memory; a large one is some seconds in the making: say so."""
    from govsim.model.memory import refuse_too_large
    from govsim.model.timeline import regimes
    from govsim.model.world import population_size

    refuse_too_large(regimes(loaded, strategy), crowd)
    size = population_size(loaded)
    if size >= LARGE:
        click.echo(words.say("progress.preparing", lang, size=f"{size:,}"), err=True)


def _say_if_compiling(lang: str) -> None:
    """The first run on a machine compiles the rules: say so before anything is imported that does it."""
    from govsim.rules.compiled import is_compiled

    if not is_compiled():
        click.echo(words.say("progress.compiling", lang), err=True)


def _what_to_run(lang: str, scenario, strategy, seed, receipt, settings):
    """Scenario, strategy and seed: from a file, or from the manifest of an earlier result."""
    if (scenario is None) == (receipt is None):
        raise GovsimError("cli.scenario_or_manifest")
    if receipt is None:
        loaded = _load(scenario, settings)
        return loaded, strategy or loaded.strategies[0].key, 1 if seed is None else seed
    if settings:
        raise GovsimError("cli.set_with_manifest")
    from govsim.study import manifest

    loaded, found = manifest.read(receipt)
    for part in manifest.differences(loaded, found):
        click.echo(words.say(f"cli.changed_{part}", lang), err=True)
    return loaded, strategy or found["strategies"][0], found["seeds"][0] if seed is None else seed


def _compare(
    lang: str, scenario, strategies, seeds, first_seed, baseline, workers, crowd, settings, out, as_json
) -> int:
    begin = time.perf_counter()
    loaded = _load(scenario, settings)
    chosen = [part.strip() for part in strategies.split(",") if part.strip()] if strategies else None
    numbers = range(first_seed, first_seed + (seeds or loaded.seeds))
    folder = _folder(out)
    _say_if_compiling(lang)
    from govsim.reports import progress
    from govsim.study.compare import compare

    _prepare(lang, loaded, loaded.strategies[0].key, crowd)
    count = len(numbers) * len(chosen or loaded.strategies)
    with progress.bar(count, words.say("progress.runs", lang)) as passed:
        done = compare(
            loaded,
            numbers,
            strategies=chosen,
            baseline=baseline,
            crowd=crowd,
            workers=workers,
            on_run=lambda cell: passed(),
        )
    for said in dict.fromkeys(said for cell in done.cells for said in cell.warnings):
        click.echo(words.say("cli.warning", lang, value=said), err=True)
    _show_comparison(done, folder, as_json, lang, time.perf_counter() - begin)
    for cell in done.failed:
        click.echo(
            words.say("cli.run_failed", lang, strategy=cell.strategy, seed=cell.seed, reason=cell.error), err=True
        )
    if done.interrupted:
        click.echo(words.say("cli.interrupted_comparison", lang, value=len(done.cells), allowed=count), err=True)
        return INTERRUPTED
    return FAILED if done.failed else DONE


def _patterns(lang: str, scenario, seeds, first_seed, directions, data, workers, settings, out, as_json) -> int:
    begin = time.perf_counter()
    from govsim.measures.statistics import observed, read

    loaded, own = _load(scenario, settings), read(data) if data else None
    numbers = range(first_seed, first_seed + (seeds or loaded.seeds))
    folder = _folder(out)
    _say_if_compiling(lang)
    from govsim.study import directions as ways
    from govsim.study import patterns

    _prepare(lang, loaded, loaded.strategies[0].key, ARRAYS)
    done = _with_bar(lang, len(numbers), partial(patterns.check, loaded, numbers, workers=workers))
    moved = None
    if directions and not done.interrupted:
        count = len(numbers) * len(ways.levers())
        moved = _with_bar(lang, count, partial(ways.check, loaded, numbers, workers=workers))
    for note in own.notes if own else ():
        click.echo(words.say("cli.warning", lang, value=words.say(note.key, lang, **note.values)), err=True)
    if folder:
        from govsim.reports.folder import write_patterns

        write_patterns(done, folder, lang, time.perf_counter() - begin)
    _show_patterns(lang, done, moved, observed(own) if own else {}, folder, as_json)
    for one in done.failed:
        click.echo(words.say("cli.run_failed", lang, strategy=done.strategy, seed=one.seed, reason=one.error), err=True)
    results = [result for result in (done, moved) if result]
    if any(result.interrupted for result in results):
        return _interrupted(lang)
    return DONE if all(result.hold for result in results) else FAILED


def _with_bar(lang: str, count: int, work: Callable):
    """What `work(on_run=...)` gives, with its progress shown."""
    from govsim.reports import progress

    with progress.bar(count, words.say("progress.runs", lang)) as passed:
        return work(on_run=lambda _: passed())


def _show_patterns(lang: str, done, moved, own: dict[str, float], folder: Path | None, as_json: bool) -> None:
    from govsim.reports import console

    if as_json:
        extra = {"own_data": own} if own else {}
        _print_json(done.as_dict() | extra | ({"directions": moved.as_dict()} if moved else {}))
        return
    console.screen().print(console.patterns_table(done, own, lang))
    if moved:
        console.screen().print(console.directions_table(moved, lang))
    _say_written(folder, lang)


def _explain(lang: str, name: str | None, as_json: bool) -> None:
    from govsim.reports import console, explain

    if as_json:
        _print_json(explain.entry(name, lang) if name else explain.entries(lang))
    else:
        console.screen().print(explain.card(explain.entry(name, lang), lang) if name else explain.overview(lang))


def _show_comparison(done, folder: Path | None, as_json: bool, lang: str, seconds: float) -> None:
    if not any(cell.summary for cell in done.cells):
        return
    if folder:
        from govsim.reports.folder import write_comparison

        write_comparison(done, folder, lang, seconds)
    if as_json:
        _print_json(done.as_dict())
        return
    from govsim.reports import console

    console.screen().print(console.comparison_table(done, lang))
    _say_written(folder, lang)


def _folder(out: str | None) -> Path | None:
    if out is None:
        return None
    from govsim.reports.folder import writable

    return writable(out)


def _say_written(folder: Path | None, lang: str) -> None:
    if folder:
        click.echo(words.say("cli.written", lang, value=folder))


def _print_json(data: dict[str, Any]) -> None:
    """JSON has no NaN: a missing value is null."""
    click.echo(json.dumps(_without_nan(data), ensure_ascii=False))


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_nan(inner) for inner in value]
    return None if isinstance(value, float) and math.isnan(value) else value


class _said_warnings(warnings.catch_warnings):  # noqa: N801 - used like the context manager it extends
    """Warnings of the model as sentences on standard error."""

    def __init__(self, lang: str):
        super().__init__()
        self.lang = lang

    def __enter__(self) -> None:
        super().__enter__()
        warnings.simplefilter("default")
        warnings.showwarning = self._show

    def _show(self, message, category, *_: Any) -> None:
        if issubclass(category, UserWarning):
            click.echo(words.say("cli.warning", self.lang, value=message), err=True)
