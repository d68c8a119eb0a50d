import datetime
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.measures.statistics import cells
from tests.measures import exports
from tests.measures.statistics.tables import ARTICLES, FOLLOWERS, TRAFFIC, answer, csv

DAYS = st.dates(datetime.date(2012, 8, 1), datetime.date(2099, 12, 31))
OF_DAYS = [
    *("{:%Y-%m-%d}", "{:%Y/%m/%d}", "{:%Y.%m.%d}", "{:%Y年%m月%d日}"),
    *("{:%Y%m%d}", "{:%Y%m%d}.0", '="{:%Y%m%d}"', "'{:%Y%m%d}"),
]
OF_MONTHS = [
    *("{:%Y-%m}", "{:%Y/%m}", "{:%Y.%m}", "{:%Y年%m月}"),
    *("{:%Y%m}", "{:%Y%m}.0", '="{:%Y%m}"', "{:%m/%Y}", "{:%Y年}", "{:%Y}"),
]
NO_COUNTS = ["1,23", "12,34,567", "1 2", "12.5", "1.234", "12人", "0x1f", "1e400", "１，２"]
UNITS = {"1.2万": 12_000, "10w+": 100_001, "1.2亿": 120_000_000, "1.1万": 11_000}


@given(DAYS, st.sampled_from(OF_DAYS))
def test_a_day_however_it_is_written(day, written):
    assert cells.moment(written.format(day)).date() == day


@given(DAYS, st.sampled_from(OF_MONTHS))
def test_a_month_is_no_day_however_it_is_written(day, written):
    with pytest.raises(ValueError, match=r"^$"):
        cells.moment(written.format(day))


@pytest.mark.parametrize("cell", ["2022111", "2022-0329", "22-03-29", "44649", "2022-W12", "2022-03-28~2022-04-03"])
def test_what_could_be_two_days_is_none(cell):
    with pytest.raises(ValueError, match=r"^$"):
        cells.moment(cell)


@pytest.mark.parametrize("month", ["2022-11", "202211", "2022年11月"])
def test_a_month_in_any_table_is_refused_in_its_place(refused, month):
    for rows in ([FOLLOWERS[0], [month, *FOLLOWERS[1][1:]]], [TRAFFIC[0], [month, *TRAFFIC[1][1:]]]):
        key, values = refused(csv(rows))
        assert (key, values["row"], values["value"]) == ("cell", 2, month)
    key, values = refused(answer({"ref_date": month, "new_user": 1, "cancel_user": 1}))
    assert (key, values["row"], values["value"]) == ("cell", 1, month)


def test_firsts_of_months_are_a_table_by_months(refused, found):
    rows = [FOLLOWERS[0], ["2022-11-01", 300, 100, 200, 10_200], ["2022-12-01", 330, 130, 200, 10_400]]
    key, values = refused(csv(rows))
    assert (key, values["value"]) == ("months", ["2022-11", "2022-12"])
    entries = [{"ref_date": day, "new_user": 1, "cancel_user": 0} for day in ("2022-11-01", "2022-12-01")]
    assert refused(answer(*entries))[0] == "months"
    assert len(found(csv(rows[:2])).followers) == 1
    assert (
        len(found(csv([["内容标题", "发表时间", "总阅读人数"], ["甲", "20221101", 5], ["乙", "20221201", 5]])).articles)
        == 2
    )


@given(st.integers(0, 10**10))
def test_a_count_however_it_is_written(number):
    for written in ("{}", "{:,}", "{}.0", " {} ", '="{}"'):
        assert cells.value("new_user", written.format(number)) == number


@pytest.mark.parametrize(
    "cell", ["1,23", "12,34,567", "1 2", "12.5", "1.234", "12人", "0x1f", "1e400", "１，２", "", "-1"][:-2]
)
def test_what_is_no_count(cell):
    with pytest.raises(ValueError, match=r"^$"):
        cells.value("new_user", cell)


@pytest.mark.parametrize(
    ("cell", "value"), [("1.2万", 12_000), ("10w+", 100_001), ("1.2亿", 120_000_000), ("1.1万", 11_000)]
)
def test_units(cell, value):
    assert cells.value("read_user", cell) == value


def test_rows_of_sums_and_remarks_are_named_and_titles_of_that_name_are_not(found):
    rows = [*FOLLOWERS, ["合计", 17, 17, 0, ""], ["数据截至昨日"], []]
    (note,) = found(csv(rows)).notes
    assert (note.key, note.values["rows"], note.values["value"]) == (
        "statistics.remarks",
        ["4", "5"],
        ["合计", "数据截至昨日"],
    )
    titled = [["内容标题", "发表时间", "总阅读人数"], ["汇总", 20220322, 5], ["总计", "", 5]]
    assert found(csv(titled)).articles["title"].tolist() == ["汇总"]


def test_empty_cells_are_counted(found):
    rows = [*ARTICLES, ["丙", "", 1], ["丁", "-", 1]]
    (note,) = found(csv(rows)).notes
    assert (note.key, note.values["column"], note.values["value"], note.values["total"]) == (
        "statistics.empty_cells",
        "总阅读人数",
        2,
        4,
    )
    without_net = [[row[0], row[1], row[2], "" if row[1] == 12 else row[3], row[4]] for row in FOLLOWERS]
    assert found(exports.xlsx(without_net)).notes == ()


def test_a_value_with_control_signs_is_said_in_one_line(refused):
    assert refused(csv([FOLLOWERS[0], ["2022\x1b[31m\u202e", 1, 1, 0, 5]]))[1]["value"] == "2022\\x1b[31m\\u202e"


def test_a_sentence_lists_a_few_rows_of_many(found):
    chance = random.Random(1)
    rows = [["内容标题", "总阅读人数", "总分享人数"], *(["甲", 10, chance.randrange(11, 99)] for _ in range(50))]
    notes = found(csv(rows)).notes
    assert [note.key for note in notes] == ["statistics.exceeds"] * 3 + ["statistics.more"]
    assert notes[-1].values["value"] == 47
