import base64
import dataclasses
import gzip
import json
import re

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement

from govsim.cli import main
from govsim.errors import GovsimError
from govsim.reports.brief import receipt as receipts
from govsim.reports.brief.document import Brief
from govsim.reports.brief.verify import Check
from govsim.words import LANGUAGES, say

ENDINGS = ["docx", "html", "xlsx"]


def verified(path, everything=False):
    return Check(path, everything).run(workers=1)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["comparison", "study"])
def test_a_brief_as_it_was_written_holds(written, kind, lang, ending):
    done = verified(written(kind, lang, ending))
    assert done.holds
    assert (done.changed, done.failing, done.differing, done.reworded, done.outdated) == ((), (), (), 0, ())
    assert done.runs == 5
    assert done.texts > 100


def test_all_runs_are_played_again_if_asked(written, briefs):
    done = verified(written("study", "zh", "docx"), everything=True)
    assert done.runs == done.all_runs == len(briefs("study", "zh").source.good)
    assert done.holds


def _where_people_read(text, old):
    """Where a text stands first in a page, outside of styles and pictures and not as part of a longer number."""
    unread = [found.span() for found in re.finditer(r"(?s)<(style|svg|script|head)\b.*?</\1>|<[^>]*>", text)]
    places = (found.start() for found in re.finditer(rf"(?<![\d.,]){re.escape(old)}(?![\d.,]*\d)", text))
    return next(place for place in places if not any(begin <= place < end for begin, end in unread))


def _changed(path, tmp_path, old, new):
    """A copy of a file in which one text is another; fails where the old one is not there."""
    copy = tmp_path / path.name
    if path.suffix == ".html":
        text = path.read_text(encoding="utf-8")
        begin = _where_people_read(text, old)
        copy.write_text(text[:begin] + new + text[begin + len(old) :], encoding="utf-8")
    elif path.suffix == ".docx":
        document = docx.Document(path)
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        runs = [r for part in (*document.paragraphs, *(p for c in cells for p in c.paragraphs)) for r in part.runs]
        run = next(run for run in runs if old in run.text)
        run.text = run.text.replace(old, new, 1)
        document.save(copy)
    return copy


@pytest.mark.parametrize("ending", ["docx", "html"])
@pytest.mark.parametrize("place", ["answer", "table", "appendix"])
def test_a_number_changed_by_hand_is_found(written, briefs, tmp_path, ending, place):
    brief = briefs("comparison", "en")
    texts = {
        "answer": brief.sentences.interval(next(c for c in brief.claims if c.key.startswith("answer/"))),
        "table": f"{brief.source.mean('today', 'reads'):,.0f}",
        "appendix": "0.5 … 50",
    }
    old = texts[place]
    digit = next(sign for sign in old if sign.isdigit() and sign != "0") if place != "appendix" else "5"
    new = old.replace(digit, str((int(digit) + 1) % 10 or 1), 1)
    done = verified(_changed(written("comparison", "en", ending), tmp_path, old, new))
    assert not done.holds
    assert len(done.changed) == 1
    assert new in done.changed[0].said
    assert old in done.changed[0].expected


def test_a_number_changed_in_a_sheet_is_found(written, tmp_path):
    book = openpyxl.load_workbook(written("study", "zh", "xlsx"))
    cell = book["差异"]["E2"]
    cell.value += 1
    book.save(tmp_path / "copy.xlsx")
    done = verified(tmp_path / "copy.xlsx")
    assert [len(done.changed), done.holds] == [1, False]


def test_a_verdict_or_a_strategy_changed_by_hand_is_found(written, briefs, tmp_path):
    path = written("comparison", "en", "html")
    said = next(claim.verdict for claim in briefs("comparison", "en").claims if claim.key == "answer/reads")
    verdict, other = (say(f"brief.verdict.{one}", "en") for one in (said, "as_good" if said == "best" else "best"))
    for old, new in ((verdict, other), ("Friendlier", "As today")):
        assert not verified(_changed(path, tmp_path, old, new)).holds


def test_rewording_a_heading_is_said_and_allowed(written, tmp_path, capsys):
    changed = _changed(written("comparison", "en", "docx"), tmp_path, "The answer", "In short")
    done = verified(changed)
    assert done.holds
    assert done.reworded == 1
    assert main(["verify", str(changed), "--workers", "1", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert all(text in said for text in ("the brief says: In short", "the runs say: The answer"))


@pytest.mark.parametrize("ending", ["docx", "html"])
@pytest.mark.parametrize(
    ("kind", "lang", "old", "new"),
    [
        ("comparison", "en", "Do not change", "Do change"),
        ("comparison", "zh", "暂不宜全面调整", "宜全面调整"),
        ("study", "en", "INCONCLUSIVE", "ROBUST"),
        ("study", "zh", "尚无定论", "稳健"),
        ("comparison", "en", "not forecasts", "forecasts"),
    ],
)
def test_reversed_advice_fails_and_both_versions_are_shown(
    written, briefs, tmp_path, capsys, kind, lang, old, new, ending
):
    """What there is to try is not surely better than today in reads."""
    changed = _changed(written(kind, lang, ending), tmp_path, old, new)
    done = verified(changed)
    assert not done.holds
    [one] = done.changed
    assert (one.said, one.expected) == (one.expected.replace(old, new, 1), one.said.replace(new, old, 1))
    assert main(["verify", str(changed), "--workers", "1", "--lang", lang]) == 1
    said = capsys.readouterr().out
    assert all(" ".join(text.split()) in " ".join(said.split()) for text in (one.said, one.expected))


def _edited(path, tmp_path, edit):
    """A copy of a Word file after some work on the paragraph of the advice."""
    document = docx.Document(path)
    edit(next(one for one in document.paragraphs if one.text.startswith(("Introduce", "Stay", "Do not"))))
    document.save(tmp_path / path.name)
    return verified(tmp_path / path.name)


def _split(paragraph):
    """As Word does it when somebody puts one letter in bold, with spaces at the end and a soft hyphen."""
    text = paragraph.runs[0].text
    paragraph.runs[0].text = text[:7]
    paragraph.add_run(text[7:9]).bold = True
    paragraph.add_run(f"{text[9:20]}\u00ad{text[20:]}".replace(" ", "\u00a0 ", 3) + "  ")


def _wrapped(name):
    def edit(paragraph):
        run = paragraph.add_run(" Or rather not.")
        around = OxmlElement(name)
        run._r.addprevious(around)
        around.append(run._r)

    return edit


def _marked(name):
    def edit(paragraph):
        paragraph.runs[0]._r.get_or_add_rPr().append(OxmlElement(name))

    return edit


def _boxed(paragraph):
    box = OxmlElement("w:txbxContent")
    box.append(OxmlElement("w:p"))
    box[0].append(paragraph.add_run("Not to be done.")._r)
    paragraph._p.append(box)


def test_layout_of_word_is_no_change(written, tmp_path):
    done = _edited(written("comparison", "en", "docx"), tmp_path, _split)
    assert (done.holds, done.changed, done.reworded) == (True, (), 0)


@pytest.mark.parametrize(
    ("edit", "left_out"),
    [
        (_wrapped("w:ins"), False),
        (_wrapped("w:smartTag"), False),
        (_boxed, False),
        (_marked("w:strike"), True),
        (_marked("w:vanish"), True),
        (lambda paragraph: paragraph._p.getparent().remove(paragraph._p), True),
        (lambda paragraph: paragraph.insert_paragraph_before("Do nothing of this."), False),
    ],
)
def test_what_a_reader_of_word_sees_is_compared(written, tmp_path, edit, left_out):
    """Tracked changes, boxes, what is struck out or hidden, and whole paragraphs."""
    done = _edited(written("comparison", "en", "docx"), tmp_path, edit)
    [one] = done.changed
    assert bool(one.said) != left_out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Do not change", "Do nothing of this.</li><li>Do not change"),
        ("Do not change", "Do <del>not</del> change"),
        ("Do not change", "Do <b hidden>not</b> change"),
        ("Do not change", "Do <b style='Display : none'>not</b> change"),
        ("Do not change", "Do <b style='color:red;font-size: 0'>not</b> change"),
        ("Do not change", "Do <b style='text-decoration: line-through'>not</b> change"),
        ("Do not change", "Do not <i>only</i> change"),
    ],
)
def test_what_a_reader_of_a_page_sees_is_compared(written, tmp_path, old, new):
    assert len(verified(_changed(written("comparison", "en", "html"), tmp_path, old, new)).changed) == 1
    marked = "<b>Do not</b>  change<!-- not -->"
    marked = _changed(written("comparison", "en", "html"), tmp_path, "Do not change", marked)
    assert verified(marked).holds


def test_a_brief_of_another_version_is_said_to_be_one(written, tmp_path, monkeypatch):
    from govsim.reports.brief import verify

    monkeypatch.setattr(verify, "version", lambda name: "another")
    assert verified(written("comparison", "en", "html")).outdated == ("words",)


def _forged(path, tmp_path, forge):
    """A copy of an HTML brief with a receipt of other runs, and the texts that follow from these."""
    from govsim.reports.brief import html

    source, data = receipts.unpacked(html.extract(path)[0], path)
    runs = source.runs.copy()
    forge(runs)
    copy = tmp_path / "forged.html"
    brief = Brief(dataclasses.replace(source, runs=runs), data["lang"])
    text = path.read_text(encoding="utf-8").replace(html.extract(path)[0].strip(), receipts.packed(brief).strip())
    copy.write_text(text, encoding="utf-8")
    return copy


@pytest.mark.parametrize("kind", ["comparison", "study"])
def test_runs_changed_in_the_receipt_are_found_by_playing_them_again(written, tmp_path, capsys, kind):
    """Texts and receipt may be forged together; the runs cannot."""

    def forge(runs):
        runs.loc[runs["strategy"] == "friendly", "reads"] += 40

    forged = _forged(written(kind, "en", "html"), tmp_path, forge)
    done = verified(forged, everything=True)
    assert not done.holds
    assert {one.outcome for one in done.differing} == {"reads"}
    assert all(one.said == one.now + 40 for one in done.differing)
    assert done.failing
    assert main(["verify", str(forged), "--all", "--workers", "1", "--lang", "en"]) == 1
    assert "the receipt says" in capsys.readouterr().out


def test_older_rules_are_said(written, tmp_path):
    from govsim.reports.brief import html

    path = written("comparison", "en", "html")
    text = html.extract(path)[0]
    data = json.loads(text)
    inside = json.loads(gzip.decompress(base64.b64decode(data["source"])))
    inside["receipt"]["sources"] = "another"
    data["source"] = base64.b64encode(gzip.compress(json.dumps(inside).encode())).decode()
    copy = tmp_path / "old.html"
    copy.write_text(path.read_text(encoding="utf-8").replace(text, json.dumps(data)), encoding="utf-8")
    assert verified(copy).outdated == ("sources",)


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.xlsx", "a.odt"])
def test_what_is_no_brief_is_refused(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"<p>nothing</p>")
    with pytest.raises(GovsimError):
        Check(path)


def test_exit_codes(written, tmp_path, capsys):
    path = written("comparison", "en", "html")
    assert main(["verify", str(path), "--workers", "1", "--lang", "en"]) == 0
    assert "holds" in capsys.readouterr().out
    changed = _changed(path, tmp_path, "0.5 … 50", "0.5 … 60")
    assert main(["verify", str(changed), "--workers", "1", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert all(word in said for word in ("60", "0.5 … 50", "does not hold"))
    assert main(["verify", str(changed), "--workers", "1", "--lang", "zh"]) == 1
    assert main(["verify", str(tmp_path / "absent.docx")]) == 2
    err = capsys.readouterr().err
    assert "Traceback" not in err


def test_what_is_packed_is_not_read_as_a_number_and_damage_is_refused(briefs, monkeypatch):
    """Base64 may spell NaN by chance, as it does in every receipt of some hundred thousand letters."""
    monkeypatch.setattr(receipts, "_packed", lambda source: "abNaNcd")
    text = receipts.packed(briefs("comparison", "en"))
    assert json.loads(text)["source"] == "abNaNcd"
    broken = base64.b64encode(gzip.compress(b"{}" * 500)[:12] + b"\xff" * 30).decode()
    with pytest.raises(GovsimError):
        receipts.unpacked(json.dumps({"source": broken}), "a.docx")
