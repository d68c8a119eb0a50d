"""A brief from a small comparison and from a small sweep: files, claims, receipts."""

import json
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from govsim.cli import main
from govsim.reports.brief import files, source
from govsim.reports.brief.document import Brief, texts
from govsim.words import LANGUAGES
from tests.examples import ROOT

SWEEP = f"""
govsim: 1
name: tiny
about: {{en: A tiny study., zh: 极小的研究。}}
question: {{en: Which?, zh: 哪个？}}
scenario: {ROOT}/tests/small.yaml
uncertainties: {{behaviour.reply_half_life: {{low: 4, high: 90}}}}
outcomes: [{{outcome: reads, matters: 3}}, {{outcome: trust, matters: 0.001}}]
design: {{kind: grid, levels: 3}}
seeds: 2
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """Folders of a comparison and of a sweep."""
    folder = tmp_path_factory.mktemp("brief")
    (folder / "tiny.yaml").write_text(SWEEP, encoding="utf-8")
    assert main(["compare", f"{ROOT}/tests/small.yaml", "--seeds", "3", "--out", str(folder / "compared")]) == 0
    assert main(["sweep", str(folder / "tiny.yaml"), "--out", str(folder / "swept"), "--workers", "1"]) == 0
    return folder


@pytest.fixture(scope="module", params=["compared", "swept"])
def made(request, results):
    """A folder with the briefs of one result in both languages."""
    for lang in LANGUAGES:
        assert main(["brief", str(results / request.param), "--lang", lang, "--out", str(results / "briefs")]) == 0
    name = {"compared": "small", "swept": "tiny"}[request.param]
    return results / request.param, results / "briefs", name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_files_verify_and_a_number_changed_by_hand_is_found(made, lang, capsys):
    _, folder, name = made
    for kind in ("docx", "html"):
        assert main(["verify", str(folder / f"{name}.{lang}.{kind}"), "--all", "--lang", "en"]) == 0
    path = folder / f"{name}.{lang}.html"
    changed = folder / f"changed.{lang}.html"
    table = path.read_text(encoding="utf-8")
    cell = re.search(r"<td data-text>(\+\d[^<]*)</td>", table) or re.search(r"<td data-text>(\d[^<]*)</td>", table)
    changed.write_text(table.replace(cell.group(0), "<td data-text>+99999</td>", 1), encoding="utf-8")
    capsys.readouterr()
    assert main(["verify", str(changed), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "+99999" in said
    assert "does not hold" in said


def test_a_result_changed_in_the_receipt_is_found(made, monkeypatch, capsys):
    """Texts and receipt may be forged together; the runs cannot."""
    folder, briefs, name = made
    found = source.read([folder])
    found.runs["reads"] += 1
    [path] = files.write(Brief(found, "en"), briefs, f"forged_{name}", ["html"])
    assert main(["verify", str(path), "--all", "--lang", "en"]) == 1
    assert "the receipt says" in capsys.readouterr().out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_word_has_headings_captions_alt_texts_and_the_language(made, lang):
    _, folder, name = made
    document = docx.Document(folder / f"{name}.{lang}.docx")
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Heading 1") == 7
    assert styles.count("Caption") >= len(document.tables) + len(document.inline_shapes)
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)
    assert len(document.inline_shapes) == 4
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "仿宋"
    with zipfile.ZipFile(folder / f"{name}.{lang}.docx") as archive:
        assert 'w:eastAsia="zh-CN"' in archive.read("word/styles.xml").decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_html_needs_nothing_from_outside(made, lang):
    _, folder, name = made
    text = (folder / f"{name}.{lang}.html").read_text(encoding="utf-8")
    shown = re.sub(r'xmlns(:\w+)?="[^"]+"|<metadata>.*?</metadata>|<!DOCTYPE[^>]*>', "", text, flags=re.DOTALL)
    assert not re.search(r"(src|href)=[\"']?(https?:)?//", shown)
    assert text.count("<figure role") == 4


def test_a_comparison_claims_no_more_than_luck_allows(results):
    said = " ".join(texts(Brief(source.read([results / "compared"]), "en").blocks))
    assert "luck only" in said
    assert not re.search(r"\b(ROBUST|FRAGILE|MOSTLY)\b", said.replace("ROBUST or FRAGILE", ""))


def test_claims_come_as_data_with_the_runs_behind_them(made, capsys):
    folder, _, _ = made
    capsys.readouterr()
    assert main(["brief", str(folder), "--json", "--lang", "en"]) == 0
    claims = [one for one in json.loads(capsys.readouterr().out)["claims"] if one["key"].startswith("answer/")]
    assert 1 <= len(claims) <= 3
    for claim in claims:
        assert claim["sentence"]
        assert claim["runs"]
        assert claim["estimate"] is None or claim["low"] <= claim["estimate"] <= claim["high"]


def test_what_is_no_result_no_brief_and_no_format_gets_a_sentence(results, tmp_path, capsys):
    (tmp_path / "empty.html").write_text("<p>nothing</p>")
    (tmp_path / "broken.docx").write_bytes(b"PK")
    for arguments, said in (
        (["brief", str(tmp_path)], "holds no results"),
        (["brief", str(results / "compared"), "--to", "pptx"], "no format pptx"),
        (["verify", str(tmp_path / "empty.html")], "carries no receipt"),
        (["verify", str(tmp_path / "broken.docx")], "cannot be read as a brief"),
        (["verify", str(tmp_path / "nothing.docx")], "cannot be read as a brief"),
    ):
        assert main([*arguments, "--lang", "en"]) == 2
        assert said in capsys.readouterr().err
