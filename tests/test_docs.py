import importlib.util
import re

import pytest

from tests.examples import ROOT

HEADING = re.compile(r"^(#+) ", re.MULTILINE)
MARKER = re.compile(r"<!-- \w+ (?:begin|end) -->")


def _generator():
    spec = importlib.util.spec_from_file_location("docs_tables", ROOT / "docs" / "tables.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tables = _generator()
TEXTS = {lang: path.read_text(encoding="utf-8") for lang, path in tables.DOCUMENTS.items()}


@pytest.mark.parametrize("lang", TEXTS)
def test_the_tables_are_today_s(lang):
    """Write them anew with `python docs/tables.py`."""
    assert tables.written_anew(TEXTS[lang], lang) == TEXTS[lang]


@pytest.mark.parametrize("lang", TEXTS)
def test_every_table_stands_in_the_document_once(lang):
    expected = sorted(f"<!-- {name} {place} -->" for name in tables.TABLES for place in ("begin", "end"))
    assert sorted(MARKER.findall(TEXTS[lang])) == expected


@pytest.mark.parametrize("lang", TEXTS)
def test_a_table_out_of_date_is_written_anew(lang):
    stale = TEXTS[lang].replace("`open_base`", "`open_bass`")
    assert stale != TEXTS[lang]
    assert tables.written_anew(stale, lang) == TEXTS[lang]


def test_both_documents_have_the_same_headings_and_tables():
    english, chinese = TEXTS["en"], TEXTS["zh"]
    assert HEADING.findall(english) == HEADING.findall(chinese)
    assert MARKER.findall(english) == MARKER.findall(chinese)
