"""The server of the page: Solara under our own roof, on this machine only, without a request to anywhere else."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
import threading
import time
import warnings
from pathlib import Path

from govsim.app import context
from govsim.app.layout import compile_kernels
from govsim.app.shelf import shelf
from govsim.errors import GovsimError
from govsim.study.runs.compile import compile_all
from govsim.words import say

SETTINGS = {
    "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
    "SOLARA_KERNEL_CULL_TIMEOUT": "15s",  # a tab that lost its line has so long to find it again
    "SOLARA_THEME_SHOW_BANNER": "False",
    "SOLARA_THEME_TITLE": "govsim",
    "SOLARA_THEME_LOADER": "plain",
    "SOLARA_ASSETS_FONTAWESOME_ENABLED": "False",
    "SOLARA_MODE": "production",
}
WEB = Path(__file__).parent / "web"
LONGEST_MESSAGE = 2_000_000
"""Bytes of a message from the page: a scenario file of 1 MB with room to spare."""
PAGE, CLASSIC = "govsim.app.page", "govsim.app.classic"


def run(scenario: str | None, *, port: int, host: str, i_know: bool, lang: str, classic: bool) -> None:
    """Serve until interrupted."""
    server = prepared(scenario, port=port, host=host, i_know=i_know, lang=lang, classic=classic)
    if not ipaddress.ip_address(_number(host)).is_loopback:
        print(say("page.open_to_others", lang, host=host), file=sys.stderr)
    threading.Thread(target=_say_when_up, args=(server, host, port, lang), daemon=True).start()
    server.run()


def prepared(scenario: str | None, *, port: int, host: str, i_know: bool, lang: str, classic: bool):
    """A server that is ready to `run()`: everything is checked, compiled and imported."""
    allowed = addresses(host, port, i_know)
    context.shelf, context.lang = shelf(scenario), lang
    _refuse_taken(host, port)
    compile_all()
    compile_kernels()
    import uvicorn

    roof = application(CLASSIC if classic else PAGE, allowed)
    config = uvicorn.Config(
        roof, host=host, port=port, access_log=False, log_level="warning", server_header=False,
        ws_max_size=LONGEST_MESSAGE, timeout_graceful_shutdown=2,
    )  # fmt: skip
    return uvicorn.Server(config)


def _number(host: str) -> str:
    return "127.0.0.1" if host == "localhost" else host


def _say_when_up(server, host: str, port: int, lang: str) -> None:
    while not server.started:
        time.sleep(0.05)
    name = f"[{host}]" if ":" in host else host
    print(say("page.serving", lang, address=f"http://{name}:{port}/?lang={lang}"), flush=True)


def addresses(host: str, port: int, i_know: bool) -> set[str]:
    """The names under which the page may be asked for; raises GovsimError for a host that others can reach."""
    try:
        loopback = ipaddress.ip_address(_number(host)).is_loopback
    except ValueError:
        raise GovsimError("page.fault.host", value=host) from None
    if not loopback and not i_know:
        raise GovsimError("page.fault.open_host", value=host)
    names = {"127.0.0.1", "localhost"} | ({f"[{host}]" if ":" in host else host} - {"0.0.0.0", "[::]"})
    if not loopback:
        names |= {address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    return {f"{name}:{port}" for name in names}


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise GovsimError("page.fault.port", value=port, reason=error.strerror or error) from None


def application(page: str, allowed: set[str]):
    """The whole server as one ASGI application: guard, our files, Solara's files from disk, Solara."""
    os.environ.update(SETTINGS | {"SOLARA_APP": page})
    import solara.server.starlette as solara
    from solara.server import settings
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.routing import Mount
    from starlette.staticfiles import StaticFiles

    from govsim.app.guard import Guard

    warnings.filterwarnings("ignore", message="Cookies with samesite=none")  # no page of ours stands in a frame
    routes = [
        Mount("/_solara/cdn", StaticFiles(directory=settings.assets.proxy_cache_dir)),
        Mount("/govsim", StaticFiles(directory=WEB)),
        Mount("/", solara.app),
    ]
    return Starlette(routes=routes, lifespan=solara.lifespan, middleware=[Middleware(Guard, allowed=allowed)])
