"""The command line. Heavy modules are imported lazily, inside commands, so that `check` and `--help` stay fast."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from govsim import words
from govsim.cli import briefs, evidence, page, runs, studies
from govsim.cli.options import context, help_option, lang_option
from govsim.cli.shared import DONE, interrupted, refuse, said_warnings
from govsim.errors import GovsimError

MODULES = (runs, studies, briefs, evidence, page)
"""Where the commands are, in the order in which `--help` shows them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; exit codes: 0 done, 1 a run failed, 2 bad input, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = _language(given)
    try:
        with said_warnings(lang):
            code = program(lang).main(given, prog_name="govsim", standalone_mode=False)
    except GovsimError as error:
        return refuse(error.message(lang))
    except BrokenPipeError:
        raise
    except OSError as error:
        return refuse(words.say("error.system", lang, path=error.filename or "", reason=error.strerror or str(error)))
    except click.exceptions.Abort:
        return interrupted(lang)
    except click.ClickException as error:
        return refuse(_usage_message(error, lang))
    return code if isinstance(code, int) else DONE


def entry() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        _write_every_sign(stream)
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(interrupted(words.language()))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)


def _write_every_sign(stream: TextIO) -> None:
    """UTF-8 in files and pipes, whatever the system's habit; a terminal has its own, with ? for signs it lacks."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _language(arguments: list[str]) -> str:
    """`--lang` wherever it stands, else the locale's; click refuses an unknown language."""
    for i, argument in enumerate(arguments):
        chosen = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and i + 1 < len(arguments):
            chosen = arguments[i + 1]
        if chosen in words.LANGUAGES:
            return chosen
    return words.language()


def _usage_message(error: click.ClickException, lang: str) -> str:
    """A usage error of click as a sentence of the catalogue, with a hint at --help."""
    match error:
        case click.NoSuchOption():
            key, value, allowed = "cli.no_such_option", error.option_name, list(error.possibilities or [])
        case click.MissingParameter():
            key, value, allowed = "cli.missing", _named(error.param), []
        case click.BadParameter():
            name = error.param.opts[0] if error.param else ""
            key, value, allowed = "cli.bad_value", f"{name}: {error.message.rstrip('.')}", []
        case click.UsageError() if "command" in error.message.lower():
            key, value, allowed = "cli.no_such_command", error.message.split("'")[1:2], list(program(lang).commands)
        case _:
            key, value, allowed = "cli.usage", error.format_message(), []
    return words.say(key, lang, value=value, allowed=allowed)


def _named(parameter: click.Parameter | None) -> str:
    """A parameter as it is written on the command line."""
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.human_readable_name if parameter else ""


def program(lang: str) -> click.Group:
    """The whole program in one language."""
    group = click.Group(
        "govsim",
        commands=[command for module in MODULES for command in module.commands(lang)],
        params=[lang_option(lang), help_option(lang)],
        help=words.say("cli.govsim", lang),
        add_help_option=False,
    )
    group.epilog = "\b\n" + words.say("cli.govsim.examples", lang)
    group.context_class = context(lang)
    return group
