"""Names as labels of charts: in lines of their own, and which signs no font of ours can draw."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from matplotlib import font_manager
from matplotlib.ft2font import FT2Font
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from govsim.errors import GovsimWarning

LATIN_FONT = "DejaVu Sans"
"""Comes with matplotlib."""
WIDTH = 24
"""Cells of a line: Chinese signs take two."""
MOST_CELLS = 96
"""Cells of a name that are drawn; of a longer one the beginning and the end."""


def label(name: str, width: int = WIDTH) -> str:
    """A name in lines of `width` cells; matplotlib leaves out of legends what begins with an underscore."""
    lines = Text(shortened(name)).wrap(Console(width=width), width)
    text = "\n".join(str(line).rstrip() for line in lines)
    return f" {text}" if text.startswith("_") else text


def lines(names: Iterable[str], width: int = WIDTH) -> int:
    """How many lines the longest of the names takes as a label."""
    return max((label(name, width).count("\n") + 1 for name in names), default=1)


def shortened(name: str, cells: int = MOST_CELLS) -> str:
    """A name in one line of at most so many cells, by its beginning and its end."""
    line = " ".join(name.split())
    if cell_len(line) <= cells:
        return line
    end = set_cell_size(line[::-1], cells // 3)[::-1]
    return f"{set_cell_size(line, cells - cells // 3 - 1).rstrip()}…{end.lstrip()}"


@cache
def chinese_font() -> str:
    """The name of the font package's Chinese font, registered with matplotlib."""
    for path in _chinese_files():
        font_manager.fontManager.addfont(path)
        return font_manager.FontProperties(fname=path).get_name()
    return "sans-serif"


def _chinese_files() -> list[Path]:
    package = find_spec("zhplot")
    return sorted((Path(package.origin).parent / "fonts").glob("*.ttf")) if package and package.origin else []


def without_glyph(texts: Iterable[str]) -> str:
    """The signs of the texts that charts and PDF show as boxes, each once, in the order of their code points."""
    return "".join(sorted(sign for sign in set().union(*texts) - _glyphs() if sign.isprintable() and sign != " "))


def warn_of_boxes(texts: Iterable[str]) -> None:
    """Warn of the signs in the texts that have no glyph."""
    if signs := without_glyph(texts):
        warnings.warn(GovsimWarning("warning.no_glyph", value=" ".join(signs)), stacklevel=2)


@cache
def _glyphs() -> frozenset[str]:
    paths = [font_manager.findfont(LATIN_FONT), *_chinese_files()[:1]]
    return frozenset(chr(code) for path in paths for code in FT2Font(str(path)).get_charmap())
