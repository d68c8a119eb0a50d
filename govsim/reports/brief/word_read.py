"""The texts of a Word file as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
TEXT, PARAGRAPH, TABLE, CELL, RUN = (qn(f"w:{name}") for name in ("t", "p", "tbl", "tc", "r"))
BOX, FALLBACK = qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GONE = (qn("w:del"), qn("w:moveFrom"))
"""Around what tracked changes have taken away."""
UNSEEN = tuple(qn(f"w:{name}") for name in ("vanish", "strike", "dstrike"))
"""Properties of a run that is hidden or struck out."""
OFF = ("0", "false", "off")


def read(path: Any) -> tuple[str, list[str]]:
    """The receipt of a file, and its texts in their order; an empty receipt where there is none."""
    document = docx.Document(path)
    found = ""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and b"urn:govsim" in relation.target_part.blob[:200]:
            found = ElementTree.fromstring(relation.target_part.blob).text or ""
    return found, [text for text in _texts(document.element.body) if text]


def _texts(parent: Any) -> Iterator[str]:
    """Every paragraph outside tables, every cell, and what stands in boxes, whatever wraps them."""
    for child in parent:
        if child.tag == PARAGRAPH:
            yield _said(child)
            for box in child.iter(BOX):
                yield from _texts(box) if not _within(box, child, (FALLBACK,)) else ()
        elif child.tag == TABLE:
            yield from ("\n".join(_texts(cell)) for cell in child.iter(CELL))
        elif child.tag not in GONE:
            yield from _texts(child)


def _said(paragraph: Any) -> str:
    parts = (one for one in paragraph.iter(TEXT, *BREAKS) if not _within(one, paragraph, (BOX, *GONE)))
    return "".join((one.text or "") if one.tag == TEXT else BREAKS[one.tag] for one in parts if _is_seen(one))


def _within(element: Any, outermost: Any, tags: tuple[str, ...]) -> bool:
    """Whether an element stands inside one of these, up to `outermost`."""
    for ancestor in element.iterancestors():
        if ancestor is outermost:
            return False
        if ancestor.tag in tags:
            return True
    return False


def _is_seen(element: Any) -> bool:
    """Whether the run of a text is neither hidden nor struck out."""
    run = next(element.iterancestors(RUN), None)
    properties = run.find(qn("w:rPr")) if run is not None else None
    marks = [properties.find(name) for name in UNSEEN] if properties is not None else []
    return all(mark is None or mark.get(qn("w:val")) in OFF for mark in marks)
