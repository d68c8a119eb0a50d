import importlib.util
import re

import pytest

from govsim.cli import program
from tests.examples import ROOT

HEADING = re.compile(r"^(#+) ", re.MULTILINE)
NUMBERED = re.compile(r"^#+ (\d+(?:\.\d+)*) ", re.MULTILINE)
CITATION = re.compile(r"(\w*)\s*§(\d+(?:\.\d+)*)")
CITING = [
    path
    for folder in ("govsim", "tests", "docs", "scenarios", "experiments")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".md", ".yaml")
]
MAPS = ("docs/ARCHITECTURE.md", "CONTRIBUTING.md")
QUOTED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"\.?[\w-]+(?:/[\w.-]*)+|[\w.-]+\.(?:md|py|yaml|toml|json|csv)")
CALLED = re.compile(r"([a-z_]\w*)\(\)|[A-Z][a-z]\w*\.([a-z_]\w*)")
MODULE = re.compile(r"python -m (tests[\w.]*)")
COMMAND = re.compile(r"govsim ([a-z]+)")
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


def _sections(document):
    return NUMBERED.findall((ROOT / "docs" / f"{document}.md").read_text(encoding="utf-8"))


def _citations(path):
    """Document and section of each citation; a document that names no other cites itself."""
    own = path.name.split(".")[0] if path.parent.name == "docs" else ""
    for document, section in CITATION.findall(path.read_text(encoding="utf-8", errors="replace")):
        yield document if document in ("EVIDENCE", "ODD") else own, section


def test_every_section_that_is_cited_has_its_heading():
    sections = {document: _sections(document) for document in ("EVIDENCE", "ODD")}
    cited = [
        (str(path.relative_to(ROOT)), document, section) for path in CITING for document, section in _citations(path)
    ]
    assert len(cited) > 30
    assert [citation for citation in cited if citation[2] not in sections.get(citation[1], ())] == []


def test_every_path_that_evidence_names_exists():
    text = (ROOT / "docs" / "EVIDENCE.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:govsim|tests|scenarios)/[\w./]*)`", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


# Maps: whatever they name is there


def _quoted(document):
    return QUOTED.findall((ROOT / document).read_text(encoding="utf-8"))


def _exists(path):
    """A file or folder, or a module without its `.py`."""
    return (ROOT / path).exists() or (ROOT / f"{path}.py").exists()


def _defined():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "govsim").rglob("*.py")]
    return {name for text in sources for name in re.findall(r"(?:def|class) (\w+)", text)}


@pytest.mark.parametrize("document", MAPS)
def test_every_path_of_a_map_is_there(document):
    paths = [word for quoted in _quoted(document) for word in quoted.split() if PATH.fullmatch(word)]
    assert len(paths) > 20
    assert [path for path in paths if not _exists(path)] == []


@pytest.mark.parametrize("document", MAPS)
def test_every_function_of_a_map_is_there(document):
    names = [found[1] or found[2] for found in map(CALLED.fullmatch, _quoted(document)) if found]
    assert len(names) > 3
    assert sorted(set(names) - _defined()) == []


@pytest.mark.parametrize("document", MAPS)
def test_every_command_of_a_map_is_there(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    commands = [name for quoted in _quoted(document) for name in COMMAND.findall(quoted)]
    assert set(commands) <= set(program("en").commands)
    assert [module for module in MODULE.findall(text) if not _exists(module.replace(".", "/"))] == []


def test_the_map_names_every_room():
    rooms = {path.parent for path in (ROOT / "govsim").rglob("__init__.py")} - {ROOT / "govsim"}
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = (f"`{room.relative_to(ROOT)}" for room in rooms)
    assert [room for room in named if room not in text] == []
