import dataclasses
import json
import re
import zipfile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import html as parser

from govsim.cli import main
from govsim.reports.brief.blocks import texts
from govsim.reports.brief.document import Brief
from govsim.reports.brief.receipt import packed, unpacked
from govsim.words import LANGUAGES

KINDS = ["comparison", "study"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_receipt_gives_the_same_brief_again(briefs, kind, lang):
    brief = briefs(kind, lang)
    source, receipt = unpacked(packed(brief), "file")
    assert receipt["lang"] == lang
    assert texts(Brief(source, lang).blocks) == texts(brief.blocks)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [*KINDS, "single"])
def test_word_has_headings_captions_alternative_texts_and_page_numbers(written, briefs, kind, lang):
    document, brief = docx.Document(written(kind, lang, "docx")), briefs(kind, lang)
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    headings = [block.text for block in brief.blocks if block.kind in ("heading", "appendix")]
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == headings
    numbered = [block for block in brief.blocks if block.kind in ("table", "picture")]
    assert styles.count("Caption") >= len(numbered)
    pictures = [shape._inline.docPr for shape in document.inline_shapes]
    assert len(pictures) == sum(block.kind == "picture" for block in brief.blocks)
    assert all(len(picture.get("descr")) > 20 for picture in pictures)
    assert "PAGE" in document.sections[0].footer._element.xml
    assert all(table._tbl.tblPr.find(qn("w:tblCaption")) is not None for table in document.tables)


def test_no_table_of_word_is_wider_than_the_page(written):
    document = docx.Document(written("study", "zh", "docx"))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert all(sum(column.width for column in table.columns) <= room * 1.001 for table in document.tables)


def test_chinese_word_has_the_fonts_of_offices_and_indents_by_two_characters(written):
    document = docx.Document(written("comparison", "zh", "docx"))
    fonts = {name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Title", "Normal")}
    assert fonts == {"Title": "方正小标宋简体", "Normal": "仿宋"}
    english = docx.Document(written("comparison", "en", "docx")).styles["Normal"]
    assert english.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"
    assert 'w:firstLineChars="200"' in document._element.xml
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "zh-CN"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_html_needs_nothing_else(written, lang):
    text = written("study", lang, "html").read_text(encoding="utf-8")
    tree = parser.fromstring(text.encode())
    assert tree.xpath("//@src | //link/@href | //a/@href") == []
    assert [one for one in re.findall(r"url\(([^)]*)\)", text) if not one.startswith("#")] == []
    assert "@import" not in text
    assert all(tree.xpath("//figure/@aria-label"))
    assert len(tree.xpath("//figure//svg")) == len(tree.xpath("//figcaption")) == 4
    assert len(tree.xpath("//table/caption")) == len(tree.xpath("//table"))


def test_a_text_of_the_scenario_cannot_break_out_of_its_place(briefs, tmp_path):
    from govsim.reports.brief import html, pdf

    source = briefs("comparison", "en").source
    document = source.scenario.model_dump(mode="json")
    document["about"] = {lang: '</script><b>"#eval(1)\\ {x} </b>' for lang in LANGUAGES}
    document["strategies"][2]["name"] = document["about"]
    scenario = type(source.scenario).model_validate_json(json.dumps(document))
    odd = Brief(dataclasses.replace(source, scenario=scenario, receipt=source.receipt | {"scenario": document}), "en")
    html.write(odd, tmp_path / "odd.html")
    receipt, told = html.extract(tmp_path / "odd.html")
    assert json.loads(receipt)["govsim"] == "receipt"
    assert document["about"]["en"] in told
    pdf.write(odd, tmp_path / "odd.pdf")


def test_excel_has_frozen_heads_numbers_with_formats_charts_and_a_hidden_receipt(written):
    path = written("study", "en", "xlsx")
    book = openpyxl.load_workbook(path)
    table = book["Differences"]
    assert table.freeze_panes == "B2"
    cells = [cell for row in table.iter_rows(min_row=2, min_col=3, max_col=7) for cell in row if cell.value is not None]
    assert cells
    assert all(isinstance(cell.value, int | float) and cell.number_format != "General" for cell in cells)
    assert book["govsim"].sheet_state == "veryHidden"
    with zipfile.ZipFile(path) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name]
    assert sum("<c:errBars>" in chart for chart in charts) == 2  # of reads and trust, which decide


def test_pdf_is_written_offline_with_its_fonts_inside(written):
    data = written("comparison", "zh", "pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"NotoSansSC" in data


def test_the_command_writes_all_formats_and_says_where(folders, tmp_path, capsys):
    assert main(["brief", str(folders("comparison")), "--to", "docx,html", "--out", str(tmp_path), "--lang", "en"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small.en.docx", "small.en.html"]
    assert str(tmp_path) in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["comparison", "study"])
def test_the_command_prints_claims(folders, capsys, kind):
    assert main(["brief", str(folders(kind)), "--json"]) == 0
    claims = json.loads(capsys.readouterr().out)["claims"]
    answers = [claim for claim in claims if claim["key"].startswith("answer/")]
    assert [claim["key"] for claim in answers] == ["answer/reads", "answer/trust"][: len(answers)]
    for claim in answers:
        assert claim["sentence"]
        assert claim["runs"]
        assert claim["low"] <= claim["estimate"] <= claim["high"]


def test_bad_input_is_refused_in_a_sentence(folders, tmp_path, capsys):
    (tmp_path / "empty.html").write_text("<p>nothing</p>")
    (tmp_path / "broken.docx").write_bytes(b"PK")
    for arguments, said in (
        (["brief"], "DIR is missing"),
        (["brief", "nowhere"], "holds no results"),
        (["brief", str(tmp_path)], "holds no results"),
        (["brief", str(folders("comparison")), "--to", "pptx"], "no format pptx"),
        (["verify", str(tmp_path / "empty.html")], "carries no receipt"),
        (["verify", str(tmp_path / "broken.docx")], "cannot be read as a brief"),
        (["verify", str(tmp_path / "nothing.docx")], "cannot be read as a brief"),
    ):
        assert main([*arguments, "--lang", "en"]) == 2
        assert said in capsys.readouterr().err


def test_excel_shows_a_difference_in_the_format_of_what_differs(written):
    sheet = openpyxl.load_workbook(written("comparison", "en", "xlsx"))["Differences"]
    mean, unit = (next(cell.column - 1 for cell in sheet[1] if cell.value == head) for head in ("Mean", "Unit"))
    rows = [*sheet.iter_rows(min_row=2)]
    assert {row[mean].number_format for row in rows if row[unit].value == "share, 0–1"} == {"0.0%"}
    for row in rows:
        assert {cell.number_format.split(";")[0] for cell in row[mean + 1 : mean + 4]} == {
            f"+{row[mean].number_format}"
        }


def test_word_repeats_the_heads_of_tables_and_keeps_short_ones_together(written):
    for table in docx.Document(written("comparison", "en", "docx")).tables:
        heads = [row._tr.xpath("./w:trPr/w:tblHeader") != [] for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert [run.bold for run in table.rows[0].cells[1].paragraphs[0].runs] == [True]
