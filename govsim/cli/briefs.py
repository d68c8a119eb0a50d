"""Commands for the policy brief: brief, verify."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import click

from govsim import words
from govsim.cli.options import Options, command
from govsim.cli.shared import DONE, FAILED, out_folder, print_json, say_if_compiling

FORMATS = ("docx", "html")


def commands(lang: str) -> list[click.Command]:
    """These commands in one language."""
    shared = Options(lang)
    allowed = words.say("cli.option.brief_to", lang, allowed=list(FORMATS))
    brief_options = [
        click.Argument(["folder"], metavar="DIR"),
        click.Option(["--to"], metavar="A,B,…", default=",".join(FORMATS), help=allowed),
        shared.option("--out", key="brief_out", metavar="DIR"),
        shared.json,
    ]
    verify_options = [
        click.Argument(["file"], metavar="FILE"),
        shared.option("--all", "everything", key="all", is_flag=True),
        shared.json,
    ]
    return [command("brief", _brief, brief_options, lang), command("verify", _verify, verify_options, lang)]


def _brief(lang: str, folder: str, to: str, out: str | None, as_json: bool) -> int:
    from govsim.reports.brief import files, source
    from govsim.reports.brief.document import Brief

    found = source.read(folder, datetime.datetime.now(datetime.UTC).date().isoformat())
    brief = Brief(found, lang)
    if as_json:
        print_json({"claims": [dataclasses.asdict(claim) for claim in brief.claims]})
        return DONE
    name = (found.experiment or found.scenario).name
    kinds = [kind.strip() for kind in to.split(",") if kind.strip()]
    for path in files.write(brief, out_folder(out) or Path(folder), f"{name}.{lang}", kinds):
        click.echo(words.say("brief.written", lang, value=path))
    return DONE


def _verify(lang: str, file: str, everything: bool, as_json: bool) -> int:
    from govsim.reports import progress
    from govsim.reports.brief import files

    path = Path(file)
    say_if_compiling(lang)
    with progress.bar(files.count(path, everything), words.say("progress.verify", lang)) as passed:
        done = files.verify(path, everything, passed)
    if as_json:
        print_json(dataclasses.asdict(done) | {"holds": done.holds})
    else:
        _say_verified(lang, done)
    return DONE if done.holds else FAILED


def _say_verified(lang: str, done) -> None:
    runs_that_differ = len({run for run, *_ in done.differing})
    click.echo(words.say("verify.runs", lang, same=done.runs - runs_that_differ, count=done.runs))
    for run, outcome, now, said in done.differing:
        click.echo("  " + words.say("verify.run_differs", lang, run=run, outcome=outcome, now=now, said=said))
    click.echo(words.say("verify.texts", lang, same=done.texts - len(done.changed), count=done.texts))
    for said, expected in done.changed:
        click.echo("  " + words.say("verify.text_changed", lang, said=said))
        click.echo("  " + words.say("verify.text_expected", lang, said=expected))
    if not done.same_sources:
        click.echo(words.say("verify.sources", lang))
    click.echo(words.say("verify.pictures", lang))
    click.echo(words.say("verify.holds" if done.holds else "verify.fails", lang))
