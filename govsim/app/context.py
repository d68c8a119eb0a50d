"""What the server tells the pages it serves: they are made by Solara, which takes no arguments for them."""

from __future__ import annotations

from govsim.app.shelf import Shelf

shelf = Shelf({}, "")
lang = "en"
