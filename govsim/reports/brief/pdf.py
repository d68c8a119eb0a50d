"""The brief as a PDF by typst (extra `pdf`), offline: its own fonts, and the Chinese one of the font package."""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path

from govsim.errors import GovsimError
from govsim.reports.brief.blocks import Block
from govsim.reports.brief.document import Brief
from govsim.reports.brief.pictures import draw
from govsim.reports.brief.receipt import packed
from govsim.reports.labels import chinese_font

EXTRA = "pdf"
LATIN = "Libertinus Serif"
LONG = 12
"""Rows from which a table is a long one, in smaller letters."""
WIDTHS = {
    "strategies": "1.5fr",
    "numbers": "5fr",
    "patterns": "1.6fr",
    "receipt": "1fr",
    "costs": "1.7fr",
}
"""Width of the first column of some tables, of 1fr each."""
PREAMBLE = """#set document(title: {title}, author: "govsim")
#set page(paper: "a4", margin: (x: 2.4cm, y: 2.3cm), numbering: "1")
#set text(font: ({latin}, {chinese}), size: 10.2pt, lang: "{lang}"{region})
#set par(justify: true, leading: {leading}, spacing: 0.8em, first-line-indent: {indent})
#show heading.where(level: 1): set text(size: 13.5pt)
#show heading.where(level: 1): set block(above: 1.3em, below: 0.6em, sticky: true)
#show heading.where(level: 2): set text(size: 11pt)
#show heading.where(level: 2): set block(above: 1.1em, below: 0.5em, sticky: true)
#show figure.caption: set text(size: 8.6pt)
#show figure.caption: set align(left)
#show figure.where(kind: "t"): set figure.caption(position: top)
#show figure.where(kind: "long"): set figure.caption(position: top)
#show figure.where(kind: "long"): set block(breakable: true)
#set figure(numbering: none, supplement: none)
#show table.cell.where(y: 0): strong
#let rule(x, y) = (bottom: if y == 0 {{ 0.8pt }} else {{ 0.3pt + luma(190) }}, top: if y == 0 {{ 0.8pt }})
#set table(stroke: rule, inset: (x: 3pt, y: 3pt), align: left)
"""


def write(brief: Brief, path: Path) -> None:
    """Write the file; raises GovsimError where typst is not installed."""
    try:
        import typst
    except ImportError:
        raise GovsimError("error.needs_extra", value=EXTRA) from None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for block in brief.blocks:
            if block.kind == "picture":
                (folder / f"{block.name}.svg").write_bytes(draw(brief, block.name, "svg")[0])
        (folder / "receipt.json").write_text(packed(brief), encoding="utf-8")
        (folder / "brief.typ").write_text(source(brief), encoding="utf-8")
        typst.compile(folder / "brief.typ", output=path, font_paths=_fonts(), ignore_system_fonts=True)


def _fonts() -> list[str]:
    package = find_spec("zhplot")
    return [str(Path(package.origin).parent / "fonts")] if package and package.origin else []


def source(brief: Brief) -> str:
    """The brief as typst source; every text is a string literal, so that nothing in it is interpreted as markup."""
    chinese = brief.lang == "zh"
    head = PREAMBLE.format(
        title=_text(brief.blocks[1].text),
        latin=f'(name: "{LATIN}", covers: "latin-in-cjk")' if chinese else _text(LATIN),
        chinese=_text(chinese_font()),
        lang=brief.lang,
        region=', region: "cn"' if chinese else "",
        leading="0.85em" if chinese else "0.62em",
        indent="(amount: 2em, all: true)" if chinese else "0pt",
    )
    parts = [head, *(_block(brief, block) for block in brief.blocks)]
    parts.append('#pdf.attach("receipt.json", relationship: "data", mime-type: "application/json")')
    return "\n\n".join(parts)


def _text(text: str) -> str:
    """A string literal of typst, escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


SHAPES = {
    "title": "#align({side}, text(size: 19pt, weight: 700, {text}))",
    "subtitle": "#align({side}, text(size: 12pt, {text}))",
    "heading": "= #{text}",
    "appendix": "#pagebreak()\n= #{text}",
    "subheading": "== #{text}",
    "bullet": "- #{text}",
    "step": "+ #{text}",
    "note": "#block(text(size: 8.6pt, fill: luma(70), {{ set par(first-line-indent: 0pt); {text} }}))",
    "answer": '#block(inset: (left: 8pt), stroke: (left: 2pt + rgb("#0072B2")), text(weight: 600, {text}))',
    "picture": '#figure(image("{name}.svg", width: 100%, alt: {alt}), caption: {text})',
    "text": "#{text}",
}


def _block(brief: Brief, block: Block) -> str:
    if block.kind == "table":
        return _table(block)
    side = "center" if brief.lang == "zh" else "left"
    return SHAPES[block.kind].format(text=_text(block.text), alt=_text(block.alt), name=block.name, side=side)


def _table(block: Block) -> str:
    head, *rows = block.rows
    columns = [WIDTHS.get(block.name, "1.3fr"), *["1fr"] * (len(head) - 1)]
    if block.name == "receipt":
        columns[-1] = "2fr"
    cells = ", ".join(_cell(text) for row in rows for text in row)
    heads = ", ".join(_cell(text) for text in head)
    size = "7.4pt" if len(block.rows) > LONG else "8.4pt"
    table = f"table(columns: ({', '.join(columns)}), table.header({heads}), {cells})"
    small = f"text(size: {size}, {{ set par(justify: false, leading: 0.5em); {table} }})"
    kind = "long" if len(block.rows) > LONG else "t"
    return f'#figure(kind: "{kind}", caption: {_text(block.text)}, {small})'


def _cell(text: str) -> str:
    return f"[#{_text(text)}]"
