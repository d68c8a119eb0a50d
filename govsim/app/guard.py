"""What stands before the page: only its own address and its own pages may talk to it, and pages get strict orders."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_REQUEST = 64_000
"""Bytes of a request's body: nothing on the page posts more; uploads come through the websocket."""
POLICY = "; ".join([
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",  # templates of the widget library are compiled in the page
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' {sockets}",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
])  # fmt: skip
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Middleware: refuses other hosts and origins than `allowed` (host:port) and large bodies; sets headers."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str]):
        self.app, self.allowed = app, frozenset(name.lower() for name in allowed)
        sockets = " ".join(f"ws://{name}" for name in sorted(self.allowed))
        self.headers = HEADERS | {"Content-Security-Policy": POLICY.format(sockets=sockets)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not self.admits(Headers(scope=scope), scope["type"] == "websocket"):
            await self._refuse(scope, receive, send)
        else:
            await self.app(scope, receive, self._with_headers(send))

    def admits(self, headers: Headers, socket: bool) -> bool:
        """Whether a request may come in: a socket must name its origin, others need not."""
        origin = headers.get("origin")
        known = urlsplit(origin).netloc.lower() in self.allowed if origin else not socket
        length = headers.get("content-length", "0")
        small = length.isdigit() and int(length) <= LARGEST_REQUEST
        return headers.get("host", "").lower() in self.allowed and known and small

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("403", 403, self.headers)(scope, receive, send)

    def _with_headers(self, send: Send) -> Send:
        async def adding(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        return adding
