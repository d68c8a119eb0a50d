import pytest

from govsim.measures.statistics import observed
from tests.measures import exports
from tests.measures.statistics.tables import FOLLOWERS, TRAFFIC, csv, html, notes

HEAD, *DAYS = FOLLOWERS


@pytest.mark.parametrize(
    "content",
    [
        html([["<th rowspan=2>时间</th>", "<th colspan=4>用户增长</th>"], HEAD[1:], *DAYS]),
        html([["<th rowspan=3>时间</th>", "<th colspan=4>用户</th>"], ["<th colspan=4>增长</th>"], HEAD[1:], *DAYS]),
        exports.xlsx([["时间", "用户增长", "", "", ""], ["", *HEAD[1:]], *DAYS]),
        csv([["时间", "用户增长"], ["", *HEAD[1:]], *DAYS]),
        csv([["用户增长"], ["时间", *[""] * 4], ["", *HEAD[1:]], *DAYS]),
    ],
    ids=["html", "three rows", "xlsx", "csv", "title above"],
)
def test_two_rows_of_headings(found, content):
    assert observed(found(content)) == pytest.approx({"unfollow_per_day": 17 / 2010, "net_growth_per_month": 0})


def test_names_of_groups_make_the_names_of_their_columns(found):
    rows = [
        ["日期", "渠道", "阅读", "", "分享", ""],
        ["", "", "人数", "次数", "人数", "次数"],
        [20260814, "全部", 90, 120, 9, 11],
    ]
    reading = found(exports.xlsx(rows)).reading
    assert reading[["read_user", "read_count", "share_user", "share_count"]].iloc[0].tolist() == [90, 120, 9, 11]


def test_a_merged_heading_of_a_workbook_stretches_over_columns_of_data_only(found):
    rows = [["时间", "", *HEAD[1:]], *([day[0], number, *day[1:]] for number, day in enumerate(DAYS))]
    workbook = found(exports.xlsx(rows))
    assert workbook.followers["new_user"].tolist() == [12, 5]
    beside = [[*HEAD, "", *TRAFFIC[0]], *([*day, "", *row] for day, row in zip(DAYS, TRAFFIC[1:], strict=True))]
    both = found(exports.xlsx(beside))
    assert both.followers["cumulate_user"].tolist() == [1010, 1000]
    assert both.reading["read_user"].tolist() == [90]


def test_tables_below_one_another_are_all_read(found):
    read = found(csv([*FOLLOWERS, [], ["流量"], *TRAFFIC]))
    assert len(read.followers) == 2
    assert read.reading["read_feed"].tolist() == [20]
    assert notes(read) == ["remarks"]
    repeated = found(csv([HEAD, DAYS[0], *[HEAD] * 60, DAYS[1]]))
    assert repeated.followers["new_user"].tolist() == [12, 5]


def test_what_is_not_read_is_named(found):
    rows = [[*row, more, ""] for row, more in zip(FOLLOWERS, ["备注", "x", ""], strict=True)]
    (note,) = found(exports.xlsx(rows)).notes
    assert (note.key, note.values["value"]) == ("statistics.unread", ["备注"])


def test_columns_without_a_heading_and_rows_above_are_named(found):
    numbered = [["", *FOLLOWERS[0]], *([number, *row] for number, row in enumerate(FOLLOWERS[1:]))]
    (note,) = found(csv(numbered)).notes
    assert [one.values["value"] for one in note.values["value"]] == [1]
    (note,) = found(csv([["性别", "用户数"], ["男", 3], ["数据来源", "后台"], *FOLLOWERS])).notes
    assert (note.key, note.values["rows"]) == ("statistics.rows_above", ["2"])


def test_tables_of_one_page_are_told_apart(refused, found):
    assert len(found(html([["导航", "1"]]) + html(FOLLOWERS)).followers) == 2
    key, values = refused(html(FOLLOWERS) + html([HEAD, ["2022-04", 1, 1, 0, 5]]))
    assert (key, values["row"], values["sheet"].values["value"]) == ("cell", 2, 2)


def test_articles_by_channel_are_not_taken_for_articles(found, refused):
    rows = [
        ["传播渠道", "发表日期", "内容标题", "阅读人数"],
        ["全部", 20260814, "甲", 50],
        ["推荐", 20260814, "甲", 20],
    ]
    key, values = refused(csv(rows))
    assert (key, values["value"][0]) == ("unknown", "传播渠道")
    read = found(exports.xlsx([[*one, "", *two] for one, two in zip(TRAFFIC, rows, strict=True)]))
    assert read.articles is None
    assert [note.values["value"] for note in read.notes] == [rows[0]]


def test_more_tables_than_exports_have_are_refused(refused):
    assert refused("".join(html(FOLLOWERS) for _ in range(51)))[0] == "many_tables"
