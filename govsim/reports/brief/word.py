"""The brief as a Word file, as an office circulates it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from govsim.reports.brief.document import Block, Brief
from govsim.reports.brief.figures import INCHES, draw
from govsim.reports.brief.source import packed

FONTS = {"en": ("Cambria", "Calibri"), "zh": ("Times New Roman", "Arial")}
EAST_ASIAN = ("仿宋", "黑体")
"""Fonts of text and of headings in Chinese, as offices have them."""
RECEIPT = PackURI("/customXml/govsim.xml")
NAMESPACE = "urn:govsim:receipt"
SIZES = {
    "Title": 18,
    "Subtitle": 10,
    "Heading 1": 14,
    "Heading 2": 11,
    "Normal": 10,
    "List Bullet": 10,
    "Caption": 9,
}
CELL = 8.5
"""Size of the text in tables, in points; of long ones a point less."""
LONG = 12
SPACE, LEADING = 3, 1.15
"""Points after a paragraph, and line spacing: an answer of some pages fits on them."""
MARGIN = Cm(2.2)
INDENT = Pt(20)
"""Two characters of Chinese text, by which a paragraph begins."""
WIDTHS = {
    "numbers": (0.19, 0.41, 0.1, 0.15, 0.15),
    "patterns": (0.5, 0.22, 0.18, 0.1),
}
"""Shares of the page that the columns of some tables take; others have equal ones."""


def write(brief: Brief, path: Path) -> None:
    """Write the file."""
    document = docx.Document()
    _set_up(document, brief)
    for block in brief.blocks:
        _add(document, brief, block)
    _attach(document, packed(brief.source, brief.lang))
    document.save(path)


def _set_up(document: Any, brief: Brief) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    text, heading = FONTS[brief.lang]
    for name, size in SIZES.items():
        head = name in ("Title", "Heading 1", "Heading 2", "Subtitle")
        _style(document.styles[name], heading if head else text, EAST_ASIAN[head], size)
    document.core_properties.title = brief.blocks[0].text
    document.core_properties.language = "zh-CN" if brief.lang == "zh" else "en-GB"
    _language(document)
    _page_number(section.footer.paragraphs[0])


def _style(style: Any, font: str, east_asian: str, size: float) -> None:
    style.font.name, style.font.size = font, Pt(size)
    style.font.color.rgb = RGBColor(0x1B, 0x1B, 0x1B)
    style.font.italic = False
    style.paragraph_format.space_after = Pt(SPACE)
    style.paragraph_format.line_spacing = LEADING
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:ascii"), font)
    fonts.set(qn("w:hAnsi"), font)
    fonts.set(qn("w:eastAsia"), east_asian)


def _language(document: Any) -> None:
    """The language of the document's defaults: without it Chinese punctuation is centred in its square."""
    properties = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    said = properties.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        properties.append(said)
    said.set(qn("w:val"), "en-GB")
    said.set(qn("w:eastAsia"), "zh-CN")


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


STYLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading": "Heading 1",
    "appendix": "Heading 1",
    "subheading": "Heading 2",
    "step": "List Bullet",
    "note": "Caption",
    "text": "Normal",
}


def _add(document: Any, brief: Brief, block: Block) -> None:
    if block.kind == "table":
        _table(document, block)
    elif block.kind == "picture":
        _picture(document, brief, block)
    else:
        paragraph = document.add_paragraph(style=STYLES[block.kind])
        paragraph.add_run(block.text).bold = True if block.claim else None
        paragraph.paragraph_format.page_break_before = block.kind == "appendix"
        if brief.lang == "zh" and block.kind == "text":
            paragraph.paragraph_format.first_line_indent = INDENT


def _table(document: Any, block: Block) -> None:
    caption = document.add_paragraph(block.text, style="Caption")
    caption.paragraph_format.keep_with_next = True
    rows = block.rows
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    shares = WIDTHS.get(block.name) or [1 / len(rows[0])] * len(rows[0])
    size = Pt(CELL - (len(rows) > LONG))
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(INCHES * 2.54 * share)
    for i, row in enumerate(rows):
        _row(table.rows[i], row, shares, size, head=i == 0)
    _repeat(table.rows[0])
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _row(row: Any, texts: tuple[str, ...], shares: Any, size: Any, head: bool) -> None:
    for cell, text, share in zip(row.cells, texts, shares, strict=True):
        cell.width = Cm(INCHES * 2.54 * share)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.font.size, run.bold = size, head
        if head:
            _shade(cell)


def _shade(cell: Any) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), "E8F0F7")
    cell._tc.get_or_add_tcPr().append(shading)


def _repeat(row: Any) -> None:
    """The head of a table stands on every page that it takes."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _picture(document: Any, brief: Brief, block: Block) -> None:
    shape = document.add_picture(io.BytesIO(draw(brief, block.name, "png")), width=Cm(INCHES * 2.54))
    properties = shape._inline.docPr
    properties.set("descr", block.alt)
    properties.set("title", block.text)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph(block.text, style="Caption")


def _attach(document: Any, receipt: str) -> None:
    root = ElementTree.Element(f"{{{NAMESPACE}}}receipt")
    root.text = receipt
    part = Part(RECEIPT, "application/xml", ElementTree.tostring(root), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def extract(path: Path) -> tuple[str, list[str]]:
    """The receipt of a file, and its texts in their order; an empty receipt where there is none."""
    document = docx.Document(path)
    receipt = ""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML:
            receipt = ElementTree.fromstring(relation.target_part.blob).text or ""
    texts = []
    for item in document.iter_inner_content():
        cells = [cell.text for row in item.rows for cell in row.cells] if hasattr(item, "rows") else [item.text]
        texts += [text for text in cells if text]
    return receipt, texts
