"""The command that opens the page in the browser."""

from __future__ import annotations

import click

from govsim.cli.options import Options, command, file
from govsim.cli.shared import say_if_compiling

PORT = 8765
"""Default port of the page; registered for no service."""
LOOPBACK = "127.0.0.1"


def commands(lang: str) -> list[click.Command]:
    """The command, in one language."""
    option = Options(lang).option
    options = [
        file(required=False),
        option("--port", key="port", type=click.IntRange(1, 65535), default=PORT, metavar="N"),
        option("--host", key="host", default=LOOPBACK, metavar="ADDRESS"),
        option("--i-know", key="i_know", is_flag=True),
        option("--classic", key="classic", is_flag=True),
    ]
    return [command("app", _app, options, lang)]


def _app(lang: str, scenario: str | None, port: int, host: str, i_know: bool, classic: bool) -> None:
    say_if_compiling(lang)
    from govsim.app import serve

    serve(scenario, port=port, host=host, i_know=i_know, lang=lang, classic=classic)
