"""The brief as one self-contained HTML file: inline pictures, prints well, readable on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment
from lxml import html as parser
from markupsafe import Markup

from govsim.reports.brief.blocks import texts
from govsim.reports.brief.document import Brief
from govsim.reports.brief.pictures import draw
from govsim.reports.brief.receipt import packed

RECEIPT = "govsim-receipt"
TEXT = "data-text"
"""Attribute of the elements whose whole text is one text of the brief."""
UNSEEN = ("head", "script", "style", "svg", "del", "s", "strike")
HIDDEN = re.compile(r"display:none|visibility:(hidden|collapse)|(opacity|font-size):0(?![.\d])|line-through")
"""Styles of what no reader sees, without spaces."""
TEMPLATE = Path(__file__).with_name("brief.html.jinja")


def write(brief: Brief, path: Path) -> None:
    """Write the file."""
    pictures = {b.name: _inline(draw(brief, b.name, "svg")[0]) for b in brief.blocks if b.kind == "picture"}
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    groups = [(kind, list(blocks)) for kind, blocks in groupby(brief.blocks, key=lambda block: block.kind)]
    title = next(block.text for block in brief.blocks if block.kind == "subtitle")
    parts = {"lang": brief.lang, "title": title, "groups": groups, "pictures": pictures}
    parts["receipt"] = Markup(packed(brief))
    path.write_text(environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(parts), encoding="utf-8")


def _inline(svg: bytes) -> Markup:
    text = svg.decode()
    return Markup(text[text.index("<svg") :])


def extract(path: Path) -> tuple[str, list[str]]:
    """The receipt of a file, and its texts in their order; an empty receipt where there is none."""
    tree = parser.fromstring(path.read_bytes())
    found = tree.xpath(f"//script[@id='{RECEIPT}']/text()")
    return (found[0] if found else ""), [text for text in _texts(tree) if text.strip()]


def _texts(element: Any) -> Iterator[str]:
    """The text of every element that is one of the brief's, and whatever else a reader sees."""
    if not _is_seen(element):
        return
    if TEXT in element.attrib:
        yield "".join(_inside(element))
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _inside(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _inside(child) if _is_seen(child) else ()
        yield child.tail or ""


def _is_seen(element: Any) -> bool:
    """Whether an element is neither a comment nor a script nor a picture, nor struck out or hidden."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN or "hidden" in element.attrib:
        return False
    return not HIDDEN.search("".join(element.get("style", "").lower().split()))


def expected(brief: Brief) -> list[str]:
    """The texts that a file of this brief has."""
    return texts(brief.blocks)
