"""The brief as a Word file, as an office circulates it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from govsim.reports.brief.blocks import Block, texts
from govsim.reports.brief.document import Brief
from govsim.reports.brief.pictures import draw
from govsim.reports.brief.receipt import packed
from govsim.reports.brief.word_read import read

RECEIPT = PackURI("/customXml/govsim.xml")
NAMESPACE = "urn:govsim:receipt"
INK, RULE, SHADE = RGBColor(0x1B, 0x1B, 0x1B), "333333", "E8F0F7"
A4 = Cm(21), Cm(29.7)
TEXT_WIDTH = 16.0
"""Centimetres between the margins."""
MARGINS = {"en": (2.3, 2.3, 2.5, 2.5), "zh": (2.5, 2.3, 2.5, 2.5)}
"""Top, bottom, left and right, in centimetres."""


class Look(NamedTuple):
    """Font of Latin and of Chinese letters, size and space before and after, in points."""

    latin: str
    chinese: str
    size: float
    before: float = 0
    after: float = 4


LOOKS = {
    "en": {
        "Title": Look("Calibri", "黑体", 18, 0, 4),
        "Subtitle": Look("Calibri", "黑体", 13, 0, 4),
        "Heading 1": Look("Calibri", "黑体", 14, 14, 4),
        "Heading 2": Look("Calibri", "黑体", 11, 9, 3),
        "Normal": Look("Cambria", "仿宋", 10.5, 0, 5),
        "List Bullet": Look("Cambria", "仿宋", 10.5, 0, 3),
        "List Number": Look("Cambria", "仿宋", 10.5, 0, 3),
        "Caption": Look("Calibri", "黑体", 9, 6, 3),
    },
    "zh": {
        "Title": Look("Times New Roman", "方正小标宋简体", 22, 0, 8),
        "Subtitle": Look("Times New Roman", "楷体", 14, 0, 6),
        "Heading 1": Look("Times New Roman", "黑体", 14, 9, 3),
        "Heading 2": Look("Times New Roman", "楷体", 12, 6, 2),
        "Normal": Look("Times New Roman", "仿宋", 11, 0, 3),
        "List Bullet": Look("Times New Roman", "仿宋", 11, 0, 2),
        "List Number": Look("Times New Roman", "仿宋", 11, 0, 2),
        "Caption": Look("Times New Roman", "黑体", 9, 4, 3),
    },
}
"""Fonts as offices have them: in Chinese those of official documents, for which Word takes its own where they lack."""
CELL, SMALL = 8.5, 7.5
"""Sizes of the text in tables and in long ones, in points."""
BESIDE = "50"
"""Left and right padding of a cell, in twentieths of a point."""
LONG, BROAD = 12, 6
"""Rows and columns from which a table is in small letters."""
NARROW_LAST = 4
"""Columns from which the last two of the table of strategies, yes or no, are narrow."""
LINES = 1.2
"""Line spacing of Chinese text."""
CENTRED, INDENTED = ("title", "subtitle"), ("text", "answer")
WIDTHS = {
    "numbers": (0.6, 0.1, 0.15, 0.15),
    "patterns": (0.25, 0.33, 0.16, 0.13, 0.13),
    "receipt": (0.35, 0.65),
    "costs": (0.17, 0.1, 0.11, 0.11, 0.12, 0.14, 0.13, 0.12),
}
"""Shares of the page that the columns of some tables take; of others the first takes a little more than the rest."""
STYLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading": "Heading 1",
    "appendix": "Heading 1",
    "subheading": "Heading 2",
    "bullet": "List Bullet",
    "step": "List Number",
    "note": "Caption",
    "text": "Normal",
    "answer": "Normal",
}


def write(brief: Brief, path: Path) -> None:
    """Write the file."""
    document = docx.Document()
    _set_up(document, brief)
    for block in brief.blocks:
        _add(document, brief, block)
    _attach(document, packed(brief))
    document.save(path)


# Page and styles


def _set_up(document: Any, brief: Brief) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = A4
    sides = ("top_margin", "bottom_margin", "left_margin", "right_margin")
    for side, width in zip(sides, MARGINS[brief.lang], strict=True):
        setattr(section, side, Cm(width))
    for name, look in LOOKS[brief.lang].items():
        _style(document.styles[name], look, brief.lang)
    document.core_properties.title = next(block.text for block in brief.blocks if block.kind == "subtitle")
    document.core_properties.author = "govsim"
    document.core_properties.language = "zh-CN" if brief.lang == "zh" else "en-GB"
    _language(document)
    _page_number(section.footer.paragraphs[0])


def _style(style: Any, look: Look, lang: str) -> None:
    style.font.name, style.font.size, style.font.italic = look.latin, Pt(look.size), False
    style.font.bold = style.name.startswith("Heading") or (style.name == "Title" and lang == "en")
    style.font.color.rgb = INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name, font in (("w:ascii", look.latin), ("w:hAnsi", look.latin), ("w:eastAsia", look.chinese)):
        fonts.set(qn(name), font)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    if lang == "zh":
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, LINES
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)


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
    _field(paragraph, "PAGE", "1")


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field code that Word recomputes, with its cached result."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run(shown if kind == "text" else "")
        if kind == "text":
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = f" {instruction} "
        run._r.append(element)


# Blocks


def _add(document: Any, brief: Brief, block: Block) -> None:
    if block.kind == "table":
        _table(document, block)
    elif block.kind == "picture":
        _picture(document, brief, block)
    else:
        _paragraph(document, brief, block)


def _paragraph(document: Any, brief: Brief, block: Block) -> None:
    paragraph = document.add_paragraph(style=STYLES[block.kind])
    paragraph.add_run(block.text).bold = True if block.kind == "answer" else None
    form = paragraph.paragraph_format
    form.page_break_before = block.kind == "appendix"
    if brief.lang == "zh" and block.kind in INDENTED:
        _indent_two_characters(paragraph)
    if brief.lang == "zh" and block.kind in CENTRED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _indent_two_characters(paragraph: Any) -> None:
    """By characters, as Chinese offices do it, whatever the size."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), "440")


def _caption(document: Any, block: Block) -> Any:
    """A caption numbered by a SEQ field."""
    paragraph = document.add_paragraph(style="Caption")
    digits = next(part for part in block.text.replace("　", " ").replace(".", " ").split() if part[-1].isdigit())
    number = "".join(sign for sign in digits if sign.isdigit())
    before, _, after = block.text.partition(number)
    paragraph.add_run(before)
    _field(paragraph, f"SEQ {block.kind} \\* ARABIC", number)
    paragraph.add_run(after)
    return paragraph


def _table(document: Any, block: Block) -> None:
    _caption(document, block).paragraph_format.keep_with_next = True
    rows = block.rows
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _lines(table)
    _described(table, block)
    shares = _shares(block)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(TEXT_WIDTH * share)
    size = Pt(SMALL if len(rows) > LONG or len(rows[0]) > BROAD else CELL)
    for i, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        _row(row, cells, shares, size, head=i == 0)
        for cell in row.cells if i + 1 < len(rows) <= LONG else ():
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    _gap(document)


def _gap(document: Any) -> None:
    """Spacing after a table."""
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.space_after, form.line_spacing_rule, form.line_spacing = Pt(0), WD_LINE_SPACING.EXACTLY, Pt(5)


def _shares(block: Block) -> Sequence[float]:
    count = len(block.rows[0])
    known = WIDTHS.get(block.name, ())
    if len(known) == count:
        return known
    if block.name == "strategies" and count > NARROW_LAST:
        return (0.16, *[0.62 / (count - 3)] * (count - 3), 0.1, 0.12)
    first = 1.3 / (count + 0.3)
    return (first, *[(1 - first) / (count - 1)] * (count - 1))


def _lines(table: Any) -> None:
    """Thin rules between the rows, none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH", "left", "right", "insideV"):
        line = OxmlElement(f"w:{side}")
        drawn = side in ("top", "bottom", "insideH")
        line.set(qn("w:val"), "single" if drawn else "nil")
        line.set(qn("w:sz"), "8" if side in ("top", "bottom") else "4")
        line.set(qn("w:color"), RULE if side in ("top", "bottom") else "BBBBBB")
        borders.append(line)
    table._tbl.tblPr.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), BESIDE)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _described(table: Any, block: Block) -> None:
    """The alternative text of a table."""
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), block.text)
    table._tbl.tblPr.append(described)


def _row(row: Any, said: tuple[str, ...], shares: Sequence[float], size: Any, head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text, share in zip(row.cells, said, shares, strict=True):
        cell.width = Cm(TEXT_WIDTH * share)
        paragraph = cell.paragraphs[0]
        form = paragraph.paragraph_format
        form.space_after = form.space_before = Pt(1)
        form.line_spacing = 1.0
        run = paragraph.add_run(text)
        run.font.size, run.bold = size, head
        if head:
            _shade(cell)


def _shade(cell: Any) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), SHADE)
    cell._tc.get_or_add_tcPr().append(shading)


def _picture(document: Any, brief: Brief, block: Block) -> None:
    shape = document.add_picture(io.BytesIO(draw(brief, block.name, "png")[0]), width=Cm(TEXT_WIDTH))
    properties = shape._inline.docPr
    properties.set("descr", block.alt)
    properties.set("title", block.text)
    form = document.paragraphs[-1].paragraph_format
    form.keep_with_next, form.line_spacing = True, 1.0
    _caption(document, block)


# The receipt


def _attach(document: Any, receipt: str) -> None:
    root = ElementTree.Element(f"{{{NAMESPACE}}}receipt")
    root.text = receipt
    part = Part(RECEIPT, "application/xml", ElementTree.tostring(root), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def extract(path: Path) -> tuple[str, list[str]]:
    """The receipt of a file, and its texts in their order; an empty receipt where there is none."""
    return read(path)


def expected(brief: Brief) -> list[str]:
    """The texts that a file of this brief has."""
    return texts(brief.blocks)
