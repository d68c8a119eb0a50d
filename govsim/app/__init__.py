"""The page in the browser: `govsim.app.serve(...)`; needs the extra `govsim[app]`."""

from __future__ import annotations

from importlib.util import find_spec

from govsim.errors import GovsimError

NEEDED = ("solara", "anywidget", "starlette", "uvicorn")


def serve(
    scenario: str | None = None,
    *,
    port: int = 8765,
    host: str = "127.0.0.1",
    i_know: bool = False,
    lang: str = "en",
    classic: bool = False,
) -> None:
    """Serve the page until interrupted; raises GovsimError for what cannot be served.

    Another `host` than this machine's loopback needs `i_know`. `classic`: Mesa's own view of two strategies.
    """
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise GovsimError("page.fault.not_installed", value=missing)
    from govsim.app.server import run

    run(scenario, port=port, host=host, i_know=i_know, lang=lang, classic=classic)
