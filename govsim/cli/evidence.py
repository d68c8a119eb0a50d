"""Commands that say why to believe the model: patterns, explain."""

from __future__ import annotations

import time
from functools import partial

import click

from govsim import words
from govsim.cli.options import Options, command
from govsim.cli.shared import (
    DONE,
    FAILED,
    interrupted,
    load,
    out_folder,
    prepare,
    print_json,
    say_if_compiling,
    say_written,
    with_bar,
)
from govsim.model.crowd import ARRAYS

COUNTY = "scenarios/county.yaml"
"""The scenario whose patterns are shown where none is named."""


def commands(lang: str) -> list[click.Command]:
    """These commands in one language."""
    shared = Options(lang)
    pattern_options = [
        click.Argument(["scenario"], required=False, default=COUNTY),
        *(shared.seeds, shared.first_seed),
        shared.option("--directions", key="directions", is_flag=True),
        shared.option("--data", key="data", multiple=True, metavar="FILE"),
        *(shared.workers, shared.set, shared.out, shared.json),
    ]
    return [
        command("patterns", _patterns, pattern_options, lang),
        command("explain", _explain, [click.Argument(["name"], required=False), shared.json], lang),
    ]


def _patterns(lang: str, scenario, seeds, first_seed, directions, data, workers, settings, out, as_json) -> int:
    begin = time.perf_counter()
    from govsim.measures.statistics import observed, read

    loaded, own = load(lang, scenario, settings), read(data) if data else None
    numbers = range(first_seed, first_seed + (seeds or loaded.seeds))
    folder = out_folder(out)
    say_if_compiling(lang)
    from govsim.study import directions as ways
    from govsim.study import patterns

    prepare(lang, loaded, loaded.strategies[0].key, ARRAYS)
    done = with_bar(lang, len(numbers), partial(patterns.check, loaded, numbers, workers=workers))
    moved = None
    if directions and not done.interrupted:
        count = len(numbers) * len(ways.levers())
        moved = with_bar(lang, count, partial(ways.check, loaded, numbers, workers=workers))
    _show_patterns(lang, done, moved, (observed(own), own.said(lang)) if own else None, as_json)
    if folder:
        from govsim.reports.folder import write_patterns

        write_patterns(done, folder, lang, time.perf_counter() - begin)
    if not as_json:
        say_written(folder, lang)
    for one in done.failed:
        click.echo(words.say("cli.run_failed", lang, strategy=done.strategy, seed=one.seed, reason=one.error), err=True)
    results = [result for result in (done, moved) if result]
    if any(result.interrupted for result in results):
        return interrupted(lang)
    return DONE if all(result.hold for result in results) else FAILED


def _show_patterns(lang: str, done, moved, own, as_json: bool) -> None:
    """The patterns; `own` are those of the unit's data and the notes on them."""
    from govsim.reports import console

    values, notes = own or ({}, [])
    notes = notes if values or not own else [*notes, words.say("statistics.no_pattern", lang)]
    if as_json:
        for note in notes:
            click.echo(words.say("cli.warning", lang, value=note), err=True)
        extra = {"own_data": values, "own_data_notes": notes} if own else {}
        print_json(done.as_dict() | extra | ({"directions": moved.as_dict()} if moved else {}))
        return
    console.screen().print(console.patterns_table(done, values, lang, notes))
    if moved:
        console.screen().print(console.directions_table(moved, lang))


def _explain(lang: str, name: str | None, as_json: bool) -> None:
    from govsim.reports import console, explain

    found = explain.look_up(name, lang) if name else explain.entries(lang)
    if as_json:
        print_json(found[0] if len(found) == 1 else found)
    else:
        one = explain.card(found[0], lang) if len(found) == 1 else explain.overview(found, lang)
        console.screen().print(one)
