import io
import re
import zipfile
from itertools import repeat

import pytest
from openpyxl import Workbook

from govsim.measures.statistics import files, observed, workbooks
from tests.measures import exports
from tests.measures.statistics.tables import FOLLOWERS, TRAFFIC, csv, notes

SHEET = "xl/worksheets/sheet1.xml"
WITH_FORMULAS = [
    FOLLOWERS[0],
    ["2022-03-28", 12, 2, "=B2-C2", 1010],
    ["2022-03-29", 5, 15, "=B3-C3", "=E2+D3"],
    ["2022-03-30", 9, 3, "=B4-C4", "=E3+D4"],
]


def changed(book, change, name=SHEET):
    """A workbook of which one part is another."""
    held, new = zipfile.ZipFile(io.BytesIO(book)), io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in held.namelist():
            archive.writestr(one, change(held.read(one)) if one == name else held.read(one))
    return new.getvalue()


def sheets(**rows_of):
    book = Workbook()
    book.remove(book.active)
    for title, rows in rows_of.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def below(more):
    return lambda sheet: sheet.replace(b"</sheetData>", more + b"</sheetData>")


def test_formulas_without_values_are_counted_and_named(found):
    """Net growth follows from its neighbours; of the followers only the first of three days is stored."""
    read = found(exports.xlsx(WITH_FORMULAS))
    (note,) = read.notes
    assert (note.key, note.values["column"], note.values["value"], note.values["total"]) == (
        "statistics.formulas",
        "累积关注人数",
        2,
        3,
    )
    assert read.followers["net_user"].tolist() == [10, -10, 6]
    assert observed(read)["unfollow_per_day"] == pytest.approx(2 / 1010)


def stored(values):
    """The workbook with formulas, with values behind them."""
    each = iter(values)
    return changed(exports.xlsx(WITH_FORMULAS), lambda sheet: NO_VALUE.sub(lambda _: next(each), sheet))


NO_VALUE = re.compile(rb"(?<=</f>)(<v ?/>|<v></v>)")


def test_formulas_with_values_are_their_values(found):
    read = found(stored(b"<v>%d</v>" % value for value in (10, -10, 1000, 6, 1006)))
    assert read.notes == ()
    assert observed(read)["unfollow_per_day"] == pytest.approx(20 / 3016)
    assert observed(read)["net_growth_per_month"] == pytest.approx(30 * 6 / 3016)


def test_a_formula_where_a_date_belongs_is_refused(refused):
    key, values = refused(exports.xlsx([*FOLLOWERS, ["=A3+1", 1, 1, 0, 1000]]))
    assert (key, values["row"], values["column"], values["value"]) == ("formula", 4, "时间", "=A3+1")


def test_an_error_for_a_value_is_refused_with_its_name(refused):
    book = stored(repeat(b"<v>#REF!</v>"))
    book = changed(book, lambda sheet: re.sub(rb'<c r="([DE]\d)"( t="\w+")?>(?=<f>)', rb'<c r="\1" t="e">', sheet))
    key, values = refused(book)
    assert (key, values["row"], values["column"], values["value"]) == ("cell", 2, "净增关注人数", "#REF!")


def test_days_of_merged_cells_are_those_above(found):
    rows = [TRAFFIC[0], *(["2026-08-14" if row[1] == "全部" else "", *row[1:]] for row in TRAFFIC[1:])]
    for content in (exports.xlsx(rows), csv(rows)):
        read = found(content)
        assert read.reading[["read_user", "read_feed"]].iloc[0].tolist() == [90, 20]
        assert [(note.key, note.values["rows"]) for note in read.notes] == [("statistics.day_above", ["3"])]


def test_every_sheet_is_read_or_named(found, refused):
    book = sheets(封面=[["本表由系统导出"]], 三月=FOLLOWERS, 空=[], 流量=TRAFFIC)
    read = found(book)
    assert len(read.followers) == 2
    assert read.reading["read_user"].tolist() == [90]
    assert notes(read) == ["other_sheet"]
    assert "sheet “封面”" in read.said("en")[0]
    key, values = refused(sheets(三月=FOLLOWERS, 四月=[FOLLOWERS[0], ["2022-04", 1, 1, 0, 5]]))
    assert (key, values["row"], values["sheet"].values["value"]) == ("cell", 2, "四月")


FAR_AWAY = b"".join(
    b'<row r="%d">%s</row>' % (row, b"".join(b'<c r="%s%d"><v>1</v></c>' % (column, row) for column in columns))
    for row, columns in ((9, [b"IW"]), (150_000, [b"A", b"XFD"]))
)


def test_cells_far_away_are_counted(found):
    read = found(changed(exports.xlsx(FOLLOWERS), below(FAR_AWAY)))
    assert [(note.key, note.values["value"]) for note in read.notes] == [("statistics.beyond", 3)]


def test_bombs_are_refused_before_they_are_unpacked(refused, monkeypatch):
    def nothing_is_unpacked(*_):
        raise AssertionError

    bomb = changed(exports.xlsx(FOLLOWERS), lambda sheet: sheet + b" " * 6_000_000)
    monkeypatch.setattr(zipfile.ZipFile, "open", nothing_is_unpacked)
    monkeypatch.setattr(zipfile.ZipFile, "read", nothing_is_unpacked)
    key, values = refused(bomb)
    assert (key, values["size"], values["allowed"]) == ("bomb", 6, 100)
    monkeypatch.setattr(files, "LARGEST_UNZIPPED_MB", 5)
    assert refused(bomb)[0] == "too_large"


@pytest.mark.parametrize(
    ("more", "key"),
    [
        (b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>', "workbook"),
        (b'<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>', "workbook"),
        (b"".join(b'<row r="%d"/>' % row for row in range(10, 10 + workbooks.MOST_WRITTEN)), "many_rows"),
        (b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (row, row) for row in range(10, 200)), "too_many"),
    ],
    ids=["row", "column", "rows", "cells"],
)
def test_sheets_that_unfold_are_refused(refused, more, key):
    assert refused(changed(exports.xlsx(FOLLOWERS), below(more)))[0] == key


def test_an_entity_that_unfolds_is_refused(refused):
    inner = [b"x" * 99, *(b"&e%d;" % nth * 10 for nth in range(8))]
    entities = b"".join(b'<!ENTITY e%d "%s">' % (nth, said) for nth, said in enumerate(inner))

    def unfolding(sheet):
        return b"<!DOCTYPE x [" + entities + b"]>" + sheet.replace(b"<v>12</v>", b"<v>&e8;</v>")

    assert refused(changed(exports.xlsx(FOLLOWERS), unfolding))[0] == "workbook"


def test_other_archives_are_no_workbooks(refused):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "x")
    assert refused(held.getvalue())[0] == "binary"


def test_a_workbook_of_one_number_is_no_bomb():
    rows = [["2022-03-28", 0, 0, 0, 0]] * 2_000
    book = exports.xlsx(rows)
    unzipped = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(book)).infolist())
    assert unzipped < files.MOST_SQUEEZED * len(book) / 5
