"""The page as Solara makes it: one board, one session, from the opening of a tab to its closing."""

from __future__ import annotations

from typing import Any

import anywidget
import solara
import traitlets

from govsim.app import context
from govsim.app.session import Session

STUB = """
export default {
  async render(parts) {
    const { render } = await import(new URL("/govsim/main.js", document.baseURI).href);
    return render(parts);
  }
}
"""
"""All that travels inside the widget; the board itself is made of the files in `web`."""


class Board(anywidget.AnyWidget):
    """The live board: messages go both ways, no state is kept in traits."""

    _esm = STUB
    lang = traitlets.Unicode("en").tag(sync=True)


@solara.component
def Page():  # noqa: N802 - components are classes to Solara
    """One page."""
    board, session = solara.use_memo(_opened, [])
    solara.use_effect(lambda: session.close, [])
    solara.display(board)


def _opened() -> tuple[Board, Session]:
    board = Board(lang=context.lang)
    session = Session(context.shelf, board.send, context.lang)

    def hear(_: Board, message: Any, buffers: list) -> None:
        if isinstance(message, dict):
            session.receive(message | {"buffers": buffers})

    board.on_msg(hear)
    return board, session
