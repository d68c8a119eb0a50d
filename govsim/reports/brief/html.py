"""The brief as one HTML file that needs nothing else: inline pictures, prints well, readable on a phone."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from lxml import html as parser

from govsim.reports.brief.document import Brief
from govsim.reports.brief.figures import draw
from govsim.reports.brief.source import packed

RECEIPT = "govsim-receipt"
TEXT = "data-text"
"""Attribute of the elements whose whole text is one text of the brief."""
TEMPLATE = Path(__file__).with_name("brief.html.jinja")


def write(brief: Brief, path: Path) -> None:
    """Write the file."""
    pictures = {b.name: _inline(draw(brief, b.name, "svg")) for b in brief.blocks if b.kind == "picture"}
    environment = Environment(autoescape=True, trim_blocks=True)
    parts = {
        "lang": brief.lang,
        "blocks": brief.blocks,
        "pictures": pictures,
        "receipt": packed(brief.source, brief.lang),
    }
    path.write_text(environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(parts), encoding="utf-8")


def _inline(svg: bytes):
    from markupsafe import Markup

    text = svg.decode()
    return Markup(text[text.index("<svg") :])


def extract(path: Path) -> tuple[str, list[str]]:
    """The receipt of a file, and its texts in their order; an empty receipt where there is none."""
    tree = parser.fromstring(path.read_bytes())
    found = tree.xpath(f"//script[@id='{RECEIPT}']/text()")
    texts = [element.text_content() for element in tree.xpath(f"//*[@{TEXT}]")]
    return (found[0].strip().strip('"') if found else ""), [text for text in texts if text]
