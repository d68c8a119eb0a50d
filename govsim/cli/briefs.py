"""Commands for the policy brief: brief, verify."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from govsim import words
from govsim.cli.options import Options, command
from govsim.cli.shared import DONE, FAILED, out_folder, print_json, say_if_compiling
from govsim.errors import GovsimError

FORMATS = ("docx", "html", "xlsx", "pdf")
DEFAULT = "docx,html"


def commands(lang: str) -> list[click.Command]:
    """These commands in one language."""
    shared = Options(lang)
    allowed = words.say("cli.option.brief_to", lang, allowed=list(FORMATS))
    brief_options = [
        click.Argument(["folders"], nargs=-1, metavar="DIR…"),
        click.Option(["--to"], metavar="A,B,…", default=DEFAULT, help=allowed),
        shared.option("--out", key="brief_out", metavar="DIR"),
        shared.json,
    ]
    verify_options = [
        click.Argument(["file"], metavar="FILE"),
        shared.option("--all", "everything", key="all", is_flag=True),
        *(shared.workers, shared.json),
    ]
    return [command("brief", _brief, brief_options, lang), command("verify", _verify, verify_options, lang)]


def _brief(lang: str, folders: tuple[str, ...], to: str, out: str | None, as_json: bool) -> int:
    if not folders:
        raise GovsimError("cli.missing", value="DIR", allowed=[])
    from govsim.reports.brief import document, files, source

    kinds = [kind.strip() for kind in to.split(",") if kind.strip()]
    files.refuse_unknown(kinds)
    found = source.read(folders)
    brief = document.Brief(found, lang)
    if as_json:
        print_json({"claims": document.as_data(brief)})
        return DONE
    name = (found.experiment or found.scenario).name
    for path in files.write(brief, out_folder(out or folders[0]), f"{name}.{lang}", kinds):
        click.echo(words.say("brief.written", lang, value=path))
    return DONE


def _verify(lang: str, file: str, everything: bool, workers: int | None, as_json: bool) -> int:
    from govsim.reports import progress
    from govsim.reports.brief.verify import Check

    check = Check(Path(file), everything)
    say_if_compiling(lang)
    with progress.bar(len(check.rows), words.say("progress.verify", lang)) as passed:
        done = check.run(workers, lambda _: passed())
    if as_json:
        print_json(dataclasses.asdict(done) | {"holds": done.holds, "reworded": done.reworded})
    else:
        _say_verified(lang, done)
    return DONE if done.holds else FAILED


def _say_verified(lang: str, done) -> None:
    differing = len({one.run for one in done.differing})
    _say(lang, "runs", same=done.runs - differing, count=done.runs, all=done.all_runs)
    for one in done.differing:
        _say(lang, "run_differs", **vars(one))
    _say(lang, "claims", same=done.claims - len(done.failing), count=done.claims)
    _say_changed(lang, "claim_differs", done.failing)
    wrong = sum(bool(one.expected) for one in done.changed + done.headings)
    _say(lang, "texts", same=done.texts - wrong, count=done.texts)
    _say_changed(lang, "changed", done.changed)
    _say_changed(lang, "reworded", done.headings)
    for part in done.outdated:
        _say(lang, part)
    _say(lang, "pictures")
    _say(lang, "holds" if done.holds else "fails")


def _say_changed(lang: str, key: str, changed) -> None:
    """Each text as the brief says it and as the runs give it."""
    for one in changed:
        _say(lang, key)
        for part in ("said", "expected"):
            _say(lang, part, value=getattr(one, part) or words.say("verify.nothing", lang))


def _say(lang: str, key: str, **values) -> None:
    click.echo(words.say(f"verify.{key}", lang, **values))
