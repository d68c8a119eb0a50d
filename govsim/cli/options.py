"""Builds click commands: options, help and headings from the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import click

from govsim import words
from govsim.model.crowd import ARRAYS, CROWDS


class _Formatter(click.HelpFormatter):
    """Help formatter of click with headings from the catalogue."""

    lang = "en"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or words.say("cli.usage_heading", self.lang) + " ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(words.catalogue().get(f"cli.heading.{heading}", (heading,) * 2)[self.lang == "zh"])


def context(lang: str) -> type[click.Context]:
    """A context whose help has headings in `lang`."""
    formatter = type("Formatter", (_Formatter,), {"lang": lang})
    return type("Context", (click.Context,), {"formatter_class": formatter})


def option(*names: str, key: str, lang: str, **settings: Any) -> click.Option:
    """An option whose help stands in the catalogue under `cli.option.<key>`."""
    return click.Option(names, help=words.say(f"cli.option.{key}", lang), **settings)


def lang_option(lang: str) -> click.Option:
    """`--lang`, which every command takes."""
    return option("--lang", key="lang", lang=lang, type=click.Choice(words.LANGUAGES), expose_value=False)


def help_option(lang: str) -> click.Option:
    """`--help`, with its text from the catalogue."""

    def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            click.echo(context.get_help())
            context.exit()

    return option("--help", key="help", lang=lang, is_flag=True, is_eager=True, expose_value=False, callback=show)


def command(name: str, action: Callable, parameters: list[click.Parameter], lang: str) -> click.Command:
    """A command that calls `action(lang, ...)`; its help and examples stand in the catalogue under `cli.<name>`."""
    command = click.Command(
        name,
        callback=partial(action, lang),
        params=[*parameters, lang_option(lang), help_option(lang)],
        help=words.say(f"cli.{name}", lang),
        epilog="\b\n" + words.say(f"cli.{name}.examples", lang),
        add_help_option=False,
    )
    command.context_class = context(lang)
    return command


def file(required: bool = True, many: bool = False) -> click.Argument:
    """The argument that names a scenario file, or several."""
    return click.Argument(["scenarios" if many else "scenario"], required=required, nargs=-1 if many else 1)


class Options:
    """The options that several commands have, in one language."""

    def __init__(self, lang: str):
        self.option = partial(option, lang=lang)
        self.set = self.option("--set", "settings", key="set", multiple=True, metavar="PATH=VALUE")
        self.out = self.option("--out", key="out", metavar="DIR")
        self.json = self.option("--json", "as_json", key="json", is_flag=True)
        self.crowd = self.option("--crowd", key="crowd", type=click.Choice(CROWDS), default=ARRAYS)
        self.workers = self.option("--workers", key="workers", type=click.IntRange(1, 1024), metavar="N")
        self.seeds = self.option("--seeds", key="seeds", type=click.IntRange(1, 100_000), metavar="N")
        self.first_seed = self.option(
            "--first-seed", key="first_seed", type=click.IntRange(0, 2**63), default=1, metavar="K"
        )
