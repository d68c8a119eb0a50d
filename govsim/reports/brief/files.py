"""The files of a brief, in each format."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from govsim.errors import GovsimError
from govsim.reports.brief.blocks import texts
from govsim.reports.brief.document import Brief
from govsim.reports.labels import warn_of_boxes

FORMATS = {"docx": "word", "html": "html", "xlsx": "sheets", "pdf": "pdf"}
"""Endings, and the modules of this package that write them."""
READ_BACK = ("docx", "html", "xlsx")
"""Formats that `verify` reads."""


def refuse_unknown(formats: Sequence[str]) -> None:
    """Raises GovsimError for an unknown format."""
    for kind in formats:
        if kind not in FORMATS:
            raise GovsimError("error.brief_format", value=kind, allowed=list(FORMATS))


def write(brief: Brief, folder: Path, name: str, formats: Sequence[str]) -> list[Path]:
    """Write a brief in some formats; raises GovsimError for an unknown one, and where nothing can be written."""
    refuse_unknown(formats)
    drawn = [*brief.names.names.values(), *brief.names.segments.values()]
    warn_of_boxes(texts(brief.blocks) if "pdf" in formats else drawn)
    paths = [folder / f"{name}.{kind}" for kind in formats]
    for kind, path in zip(formats, paths, strict=True):
        try:
            module(kind).write(brief, path)
        except OSError as error:
            raise GovsimError("error.out_not_writable", value=path, reason=error.strerror or error) from None
    return paths


def module(kind: str) -> ModuleType:
    """The module of a format, imported lazily."""
    return import_module(f"govsim.reports.brief.{FORMATS[kind]}")
