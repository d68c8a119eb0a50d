import asyncio

import pytest

pytest.importorskip("starlette", reason='needs starlette: pip install -e ".[dev]"')

from govsim.app.guard import LARGEST_REQUEST, Guard
from govsim.app.server import addresses
from govsim.errors import GovsimError

HOME = "127.0.0.1:8765"


async def inside(scope, receive, send):
    """What stands behind the guard."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"hello"})
    else:
        await receive()
        await send({"type": "websocket.accept"})


def asked(kind="http", **headers):
    """The first message with which a request with some headers is answered."""
    sent, scope = [], {"type": kind, "method": "GET", "path": "/", "query_string": b""}
    scope["headers"] = [(name.encode(), value.encode()) for name, value in ({"host": HOME} | headers).items()]

    async def receive():
        return {"type": "websocket.connect" if kind == "websocket" else "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    asyncio.run(Guard(inside, [HOME])(scope, receive, send))
    return sent[0]


def test_the_own_page_gets_strict_orders():
    answer = asked()
    headers = {name.decode(): value.decode() for name, value in answer["headers"]}
    assert answer["status"] == 200
    assert headers["x-frame-options"] == "DENY"
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert f"connect-src 'self' ws://{HOME}" in policy
    assert "http" not in policy


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:8765", ""])
def test_another_host_gets_403(host):
    assert asked(host=host)["status"] == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"http://{HOME}.evil.example", "http://127.0.0.1"])
def test_another_origin_gets_403_and_no_socket(origin):
    assert asked(origin=origin)["status"] == 403
    assert asked("websocket", origin=origin)["type"] == "websocket.close"


def test_a_socket_without_origin_is_refused_and_the_own_one_is_not():
    assert asked("websocket")["type"] == "websocket.close"
    assert asked("websocket", origin=f"http://{HOME}")["type"] == "websocket.accept"


def test_a_large_body_is_refused():
    assert asked(**{"content-length": str(LARGEST_REQUEST + 1)})["status"] == 403
    assert asked(**{"content-length": "-1"})["status"] == 403
    assert asked(**{"content-length": "1"})["status"] == 200


def test_others_are_let_in_only_when_that_is_meant():
    assert addresses("127.0.0.1", 80, False) == {"127.0.0.1:80", "localhost:80"}
    for host in ("0.0.0.0", "192.168.1.5", "::"):
        with pytest.raises(GovsimError, match="--i-know"):
            addresses(host, 80, False)
    assert "192.168.1.5:80" in addresses("192.168.1.5", 80, True)
    assert "0.0.0.0:80" not in addresses("0.0.0.0", 80, True)
    with pytest.raises(GovsimError, match="not an address"):
        addresses("example.org", 80, True)
