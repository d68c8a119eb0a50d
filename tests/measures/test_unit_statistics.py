import datetime
import json
import warnings
from functools import lru_cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govsim import words
from govsim.errors import GovsimError
from govsim.measures.statistics import cells, files, observed, read
from govsim.measures.statistics.columns import ARTICLES, FOLLOWERS
from govsim.measures.tables import tables
from govsim.model.model import GovSimModel
from tests.examples import small
from tests.measures import exports

FOLLOWER_ROWS = [
    ["时间", "新关注人数", "取消关注人数", "净增关注人数", "累积关注人数"],
    ["2022-03-28", "12", "2", "10", "1,010"],
    ["2022-03-29", "5", "15", "-10", "1,000"],
]
ARTICLE_ROWS = [
    [names[0] for names in ARTICLES.headings.values()],
    ["停水通知", 20220322, 100, 150, 6, 10, 2, 2000, 100, 0.05, 5, 40, 0.05, 4, 0.7, "https://a"],
    ["办证指南", 20220329, 300, 400, 15, 20, 3, 2000, 200, 0.1, 10, 150, 0.05, 7.5, 0.6, "https://b"],
    ["节日快乐", 20220330, 50, 60, 1, 1, 0, 1000, 30, 0.03, 1, 6, 0.0333, 6, 0.5, "https://c"],
]


@pytest.fixture
def written(tmp_path):
    def write(content, name="export.xls"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def refused(*paths):
    with pytest.raises(GovsimError) as caught:
        read(paths)
    assert all(caught.value.message(lang) for lang in words.LANGUAGES)
    return caught.value


def said(statistics, lang="en"):
    return [words.say(note.key, lang, **note.values) for note in statistics.notes]


def same(one, two):
    for name in ("followers", "articles", "reading"):
        a, b = getattr(one, name), getattr(two, name)
        assert (a is None) == (b is None)
        if a is not None:
            pd.testing.assert_frame_equal(a, b)


# Formats


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_followers_stand_in_an_html_table_under_another_name(written, encoding):
    found = read([written(exports.html([["用户增长"], *FOLLOWER_ROWS], encoding))])
    assert found.followers.to_dict("list") == {
        "ref_date": [datetime.date(2022, 3, 28), datetime.date(2022, 3, 29)],
        "new_user": [12, 5],
        "cancel_user": [2, 15],
        "net_user": [10, -10],
        "cumulate_user": [1010, 1000],
    }
    assert found.articles is found.reading is None
    assert found.notes == ()
    assert found.missing == {"followers": ()}
    assert observed(found) == pytest.approx({"unfollow_per_day": 17 / 2010, "net_growth_per_month": 0})


def test_every_format_gives_the_same_tables(written):
    for rows in (FOLLOWER_ROWS, ARTICLE_ROWS):
        padded = [["标题行"], [], *rows]
        contents = [
            exports.html(padded),
            exports.html(padded, "gb18030"),
            exports.xlsx(padded),
            *(exports.csv(padded, encoding) for encoding in ("utf-8", "utf-8-sig", "gb18030")),
            exports.csv(rows, "utf-8-sig"),
            exports.csv(padded, separator="\t"),
            exports.csv(padded, separator=";"),
        ]
        first, *others = [read([written(content, f"{number}")]) for number, content in enumerate(contents)]
        for other in others:
            same(first, other)
        assert len(first.followers if rows is FOLLOWER_ROWS else first.articles) == len(rows) - 1


def test_a_binary_workbook_with_an_empty_first_column(written):
    found = read([written(exports.BINARY_XLS)])
    articles = found.articles
    assert articles["title"].tolist() == ["停水通知", "办证指南"]
    assert articles["published"].tolist() == [pd.Timestamp(2022, 3, 29), pd.Timestamp(2022, 3, 30)]
    assert articles["delivered"].tolist() == [2000, 2000]
    assert articles["read_session"].tolist() == [100, 60]
    assert "read_count" in found.missing["articles"]
    assert "read_session" in found.missing["articles"]
    assert observed(found) == pytest.approx(
        {
            "headline_open_rate": 0.04,
            "all_positions_open_rate": 0.04,
            "shares_per_reader": 0.05,
            "followers_per_100_reads": 1.5,
            "read_concentration": 1,
        }
    )


def test_several_tables_side_by_side_in_one_sheet(written):
    rows = [
        ["", "数据趋势概况", "", "", "", "", "", "", "数据来源概况"],
        [],
        ["", "日期", "渠道", "阅读人数", "", "日期", "分享人数", "", "传播渠道", "日期", "内容标题", "阅读人数"],
        ["", 20260814, "全部", 90, "", 20260814, 9, "", "公众号消息", 20260814, "甲", 50],
        ["", 20260814, "公众号消息", 60, "", 20260815, 4, "", "朋友圈", 20260814, "甲", 20],
        ["", 20260814, "朋友圈", 20],
        ["", 20260814, "公众号主页", 6],
        ["", 20260814, "推荐", 4],
        ["", 20260815, "全部", 50],
    ]
    found = read([written(exports.xlsx(rows))])
    assert found.followers is found.articles is None
    reading = found.reading.set_index("ref_date")
    columns = ["read_user", "read_session", "read_feed", "read_other", "share_user"]
    assert reading.loc[datetime.date(2026, 8, 14), columns].tolist() == [90, 60, 20, 10, 9]
    assert reading.loc[datetime.date(2026, 8, 15), ["read_user", "share_user"]].tolist() == [50, 4]


# Cells


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234", 1234),
        ("1，234", 1234),
        (" 7 ", 7),
        ("１２", 12),
        ("1e3", 1000),
        ("2.3万", 23_000),
        ("10万+", 100_001),
        ("100000+", 100_001),
        (0, 0),
        ("", None),
        ("--", None),
        ("#DIV/0!", None),
    ],
)
def test_numbers_as_people_see_them(written, cell, value):
    rows = [["内容标题", "总阅读人数", "总分享人数"], ["甲", cell, 1]]
    read_user = read([written(exports.csv(rows))]).articles["read_user"][0]
    assert np.isnan(read_user) if value is None else read_user == value


@pytest.mark.parametrize(("cell", "value"), [("5.90%", 0.059), ("5.90％", 0.059), ("0.059", 0.059), ("100%", 1)])
def test_shares_with_and_without_a_percent_sign(written, cell, value):
    rows = [["内容标题", "送达阅读率", "送达人数"], ["甲", cell, 100]]
    assert read([written(exports.csv(rows))]).articles["read_session_rate"][0] == pytest.approx(value)


@pytest.mark.parametrize(
    "cell", ["20220329", "2022-03-29", "2022/3/29", "2022.3.29", "2022年3月29日", "2022-03-29 08:30", 20220329]
)
def test_dates_as_people_write_them(written, cell):
    rows = [["时间", "新关注人数"], [cell, 1]]
    for content in (exports.csv(rows), exports.xlsx(rows), exports.html(rows)):
        assert read([written(content)]).followers["ref_date"].tolist() == [datetime.date(2022, 3, 29)]


def test_a_date_that_a_workbook_keeps_as_a_number():
    assert cells.moment(20220329.0) == datetime.datetime(2022, 3, 29)


def test_headings_with_units_and_line_breaks(written):
    rows = [["内容标题", "总阅读\n人数（人）", "送达人数 (人)"], ["甲", 5, 100]]
    assert read([written(exports.html(rows))]).articles[["read_user", "delivered"]].iloc[0].tolist() == [5, 100]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *(("新关注人数", cell) for cell in ("abc", "-3", "inf", "1_000", "1e400", "99999999999")),
        ("净增关注人数", "很多"),
        *(("时间", cell) for cell in ("2022-13-01", "昨天", "", "1822-01-01")),
    ],
)
def test_a_cell_that_is_none_is_named(written, column, cell):
    rows = [list(row) for row in FOLLOWER_ROWS]
    rows[2][rows[0].index(column)] = cell
    error = refused(written(exports.csv(rows)))
    assert error.key == "error.statistics_cell"
    assert (error.values["row"], error.values["column"], error.values["value"]) == (3, column, cell)


def test_totals_footnotes_and_empty_rows_are_no_data(written):
    more = [["合计", "17", "17", "0", "2010"], [], ["", "", "", "", ""], ["数据截至昨日"], ["总计：", "1"]]
    same(read([written(exports.csv([*FOLLOWER_ROWS, *more]))]), read([written(exports.csv(FOLLOWER_ROWS))]))


# Identities and what they determine


def test_articles_give_the_patterns(written):
    found = read([written(exports.xlsx([[], [], *ARTICLE_ROWS]))])
    assert found.notes == ()
    assert found.missing == {"articles": ()}
    assert observed(found) == pytest.approx(
        {
            "headline_open_rate": 0.05,
            "all_positions_open_rate": 330 / 5000,
            "shares_per_reader": 22 / 450,
            "forwarded_share_of_reads": 196 / 610,
            "followers_per_100_reads": 100 * 5 / 610,
            "read_concentration": (610 / 3) / 150,
        }
    )


@pytest.mark.parametrize(
    ("column", "value", "key", "expected"),
    [
        ("送达阅读率", 0.07, "statistics.identity", "0.1"),
        ("首次分享率", 0.06, "statistics.identity", "0.05"),
        ("每次分享带来阅读次数", 7.6, "statistics.identity", "7.5"),
        ("总阅读人数", 401, "statistics.exceeds", "400"),
        ("总分享人数", 21, "statistics.exceeds", "20"),
    ],
)
def test_identities_that_do_not_hold_are_noted(written, column, value, key, expected):
    rows = [list(row) for row in ARTICLE_ROWS]
    rows[2][rows[0].index(column)] = value
    found = read([written(exports.xlsx(rows))])
    (note,) = found.notes
    assert note.key == key
    assert note.values["row"] == "2022-03-29 办证指南"
    assert note.values["column"] == column
    assert (note.values["found"], note.values["expected"]) == (f"{value}", expected)
    assert "办证指南" in said(found, "zh")[0]


def test_rounded_shares_are_no_fault(written):
    rows = [
        ["内容标题", "送达人数", "公众号消息阅读次数", "送达阅读率"],
        ["甲", 2112, 79, 0.0374],
        ["乙", 2109, 59, "2.8%"],
    ]
    found = read([written(exports.xlsx(rows))])
    assert [note.key for note in found.notes] == ["statistics.no_position"]


def test_followers_that_do_not_carry_over_are_noted(written):
    rows = [*FOLLOWER_ROWS, ["2022-03-30", "5", "1", "5", "1,005"], ["2022-04-02", "1", "0", "1", "900"]]
    found = read([written(exports.csv(rows))])
    assert [(note.key, note.values["row"], note.values["expected"]) for note in found.notes] == [
        ("statistics.identity", "2022-03-30", "4")
    ]
    rows[-1] = ["2022-03-31", "1", "0", "1", "900"]
    found = read([written(exports.csv(rows))])
    assert [(note.key, note.values["expected"]) for note in found.notes][1:] == [("statistics.carried", "1006")]


def test_the_headline_of_a_push_with_several_articles_is_unknown(written):
    rows = [list(row) for row in ARTICLE_ROWS]
    rows[1][1] = rows[2][1]
    found = read([written(exports.xlsx(rows))])
    assert "headline_open_rate" not in observed(found)
    assert [(note.key, note.values["value"]) for note in found.notes] == [("statistics.no_position", 2)]
    rows[1][7] = rows[1][8] = rows[1][9] = rows[1][10] = rows[1][12] = 0
    assert observed(read([written(exports.xlsx(rows))]))["headline_open_rate"] == pytest.approx(0.065)


# Several files


def test_files_of_one_kind_become_one_table(written):
    early, late = FOLLOWER_ROWS, [FOLLOWER_ROWS[0], FOLLOWER_ROWS[2], ["2022/03/30", 1, 1, 0, 1000]]
    found = read([written(exports.csv(late), "late"), written(exports.html(early), "early")])
    assert [day.day for day in found.followers["ref_date"]] == [28, 29, 30]
    assert found.followers["cumulate_user"].tolist() == [1010, 1000, 1000]
    one, two = exports.xlsx(ARTICLE_ROWS[:3]), exports.csv([ARTICLE_ROWS[0], *ARTICLE_ROWS[2:]])
    same(read([written(one, "one"), written(two, "two")]), read([written(exports.xlsx(ARTICLE_ROWS))]))


def test_days_and_articles_of_which_two_files_disagree_are_refused(written):
    changed = [FOLLOWER_ROWS[0], ["2022-03-29", "6", "15", "-9", "1,000"]]
    error = refused(written(exports.csv(FOLLOWER_ROWS), "one"), written(exports.csv(changed), "two"))
    assert error.key == "error.statistics_disagree"
    assert {error.values["path"].name, error.values["other"].name} == {"one", "two"}
    assert (error.values["row"], error.values["column"]) == ("2022-03-29", "新关注人数")
    later = [list(row) for row in ARTICLE_ROWS]
    later[1][2] = 101
    error = refused(written(exports.xlsx(ARTICLE_ROWS), "one"), written(exports.xlsx(later), "two"))
    assert (error.values["column"], error.values["value"], error.values["least"]) == ("总阅读人数", "101", "100")


def test_a_day_that_stands_twice_in_one_file(written):
    same(read([written(exports.csv([*FOLLOWER_ROWS, FOLLOWER_ROWS[1]]))]), read([written(exports.csv(FOLLOWER_ROWS))]))
    assert refused(written(exports.csv([*FOLLOWER_ROWS, ["2022-03-28", 9, 2, 7, 1010]]))).key.endswith("disagree")
    reading = [["日期", "渠道", "阅读人数"], [20220328, "全部", 5], [20220328, "全部", 6]]
    assert refused(written(exports.csv(reading))).key == "error.statistics_twice"


def test_two_articles_of_one_title_and_day_stay_two(written):
    rows = [ARTICLE_ROWS[0], ARTICLE_ROWS[1], ARTICLE_ROWS[1]]
    assert len(read([written(exports.xlsx(rows), name) for name in ("one", "two")]).articles) == 2


def test_articles_keep_their_order_and_of_several_files_need_titles(written):
    without = [row[1:] for row in ARTICLE_ROWS]
    assert len(read([written(exports.csv(without))]).articles) == 3
    newest_first = [ARTICLE_ROWS[0], *ARTICLE_ROWS[:0:-1]]
    titles = read([written(exports.csv(newest_first))]).articles["title"].tolist()
    assert titles == [row[0] for row in newest_first[1:]]
    both = written(exports.csv(without), "one"), written(exports.xlsx(ARTICLE_ROWS), "two")
    assert refused(*both).key == "error.statistics_no_column"


# The API


def test_followers_of_the_api_add_up_over_their_ways(written):
    summary = [
        {"ref_date": "2014-12-07", "user_source": source, "new_user": new, "cancel_user": gone}
        for source, new, gone in ((0, 3, 1), (1, 4, 0), (30, 5, 2))
    ]
    cumulate = [{"ref_date": "2014-12-07", "user_source": 0, "cumulate_user": 1217056}]
    found = read([written(exports.answer(summary), "a.json"), written(exports.answer(cumulate), "b.json")])
    assert found.followers.drop(columns="ref_date").iloc[0].tolist() == [12, 3, 9, 1217056]
    assert observed(found)["unfollow_per_day"] == pytest.approx(3 / 1217056)


def test_reading_by_hour_and_sharing_by_scene_add_up_to_days(written):
    hours = [
        {"ref_date": "2020-02-18", "ref_hour": h, "user_source": 99999999, "int_page_read_user": 5} for h in (0, 800)
    ]
    shares = [{"ref_date": "2020-02-18", "share_scene": s, "share_user": 4, "share_count": 6} for s in (1, 2, 255)]
    found = read([written(exports.answer(hours), "hours"), written(exports.answer(shares), "shares")])
    assert found.reading[["read_user", "share_count"]].iloc[0].tolist() == [10, 18]
    assert found.reading["share_user"].isna().all()


def test_articles_of_a_day_add_up(written):
    summary = [
        {"ref_date": "2014-12-08", "msgid": f"1_{n}", "title": "甲", "int_page_read_user": n, "share_user": 1}
        for n in (1, 2)
    ]
    found = read([written(exports.answer(summary))])
    assert found.articles is None
    assert found.reading[["read_user", "share_user"]].iloc[0].tolist() == [3, 2]


def test_details_of_the_newer_call(written):
    detail = {"stat_date": "2025-12-01", "read_user": 200, "share_user": 10, "like_user": 4, "read_subscribe_user": 3}
    sources = [{"scene_desc": "全部", "user_count": 200}, {"scene_desc": "朋友圈", "user_count": 40}]
    sources += [{"scene_desc": "聊天会话", "user_count": 30}, {"scene_desc": "公众号主页", "user_count": 5}]
    sources += [{"scene_desc": "推荐", "user_count": 2}]
    more = {"read_delivery_rate": 0.05, "read_finish_rate": 0.6, "read_user_source": sources}
    entries = [
        {
            "ref_date": "2025-12-01",
            "msgid": f"77_{n}",
            "title": f"{n}",
            "content_url": "u",
            "detail_list": [detail | more],
        }
        for n in (1, 2)
    ]
    entries[1]["detail_list"][0] = detail | more | {"read_delivery_rate": 0.01}
    found = read([written(exports.answer(entries))])
    assert found.articles["position"].tolist() == [1, 2]
    assert found.articles["read_other"].tolist() == [7, 7]
    assert observed(found) == pytest.approx(
        {
            "headline_open_rate": 0.05,
            "shares_per_reader": 0.05,
            "forwarded_share_of_reads": 0.35,
            "likes_per_read": 0.02,
            "followers_per_100_reads": 1.5,
            "read_concentration": 1,
        }
    )
    assert found.notes == ()


# There and back


@lru_cache
def simulated(account="town"):
    model = GovSimModel(small(), seed=3, crowd="agents")
    model.run_for(days=12)
    daily, articles = (tables(model)[name] for name in ("daily", "articles"))
    return daily[daily["account"] == account], articles[articles["account"] == account]


def test_a_simulated_account_comes_back_from_its_exports(written):
    daily, articles = simulated()
    assert daily["cancel_user"].sum() > 0
    assert articles["share_user"].sum() > 0
    followers = exports.grid("followers", exports.export_of_followers(daily))
    listed = exports.grid("articles", exports.export_of_articles(articles), above=[["内容分析"], []])
    found = read(
        [
            written(exports.html(followers), "user_analysis.xls"),
            written(exports.xlsx([["", *row] for row in listed]), "total.xlsx"),
            written(exports.bizsummary(daily), "biz.json"),
        ]
    )
    for name in ("new_user", "cancel_user", "cumulate_user"):
        assert found.followers[name].tolist() == daily[name].tolist()
    for name in ("read_user", "read_session", "share_user", "new_user", "delivered"):
        assert found.articles[name].tolist() == articles[name].tolist()
    for name in ("read_user", "share_user", "like_user", *(f"read_{scene}" for scene in exports.SCENES)):
        assert found.reading[name].tolist() == daily[name].tolist()
    forwarded = articles["read_friends"].sum() + articles["read_feed"].sum()
    net = daily["new_user"].sum() - daily["cancel_user"].sum()
    assert observed(found) == pytest.approx(
        {
            "all_positions_open_rate": articles["read_session"].sum() / articles["delivered"].sum(),
            "shares_per_reader": articles["share_user"].sum() / articles["read_user"].sum(),
            "forwarded_share_of_reads": forwarded / articles["read_user"].sum(),
            "likes_per_read": daily["like_user"].sum() / daily["read_user"].sum(),
            "followers_per_100_reads": 100 * articles["new_user"].sum() / articles["read_user"].sum(),
            "unfollow_per_day": daily["cancel_user"].sum() / daily["cumulate_user"].sum(),
            "net_growth_per_month": 30 * net / daily["cumulate_user"].sum(),
            "read_concentration": articles["read_user"].mean() / articles["read_user"].median(),
        }
    )
    assert {note.key for note in found.notes} == {"statistics.no_position"}


def test_a_simulated_account_comes_back_from_the_api(written):
    daily, articles = simulated()
    found = read([written(exports.articletotal(articles), "total.json"), written(exports.userread(daily), "read.json")])
    headlines = articles[articles["position"] == 1]
    rates = headlines["read_session"] / headlines["delivered"]
    assert observed(found)["headline_open_rate"] == pytest.approx(rates.median())
    forwarded = articles["read_friends"].sum() + articles["read_feed"].sum()
    assert observed(found)["forwarded_share_of_reads"] == pytest.approx(forwarded / articles["read_user"].sum())
    assert found.reading["read_user"].tolist() == daily["read_user"].tolist()
    assert found.reading["read_feed"].tolist() == daily["read_feed"].tolist()


# Columns left out or elsewhere

NEEDS = {
    "all_positions_open_rate": {"送达人数", "公众号消息阅读次数"},
    "shares_per_reader": {"总分享人数", "总阅读人数"},
    "forwarded_share_of_reads": {"分享产生阅读次数", "总阅读次数"},
    "followers_per_100_reads": {"阅读后关注人数", "总阅读次数"},
    "read_concentration": {"总阅读次数"},
    "headline_open_rate": {"发表时间", "送达人数", "送达阅读率"},
}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(16)), st.integers(2, 16))
def test_columns_left_out_or_elsewhere_change_nothing_else(written, order, kept):
    chosen = order[:kept]
    names = {ARTICLE_ROWS[0][place] for place in chosen}
    counts = {ARTICLES.heading(column) for column in ARTICLES.counts}
    path = written(exports.csv([[row[place] for place in chosen] for row in ARTICLE_ROWS]))
    if not names & counts:
        assert refused(path).key == "error.statistics_unknown"
        return
    whole, part = read([written(exports.csv(ARTICLE_ROWS), "whole")]), read([path])
    for column in ARTICLES.headings:
        if ARTICLES.heading(column) in names:
            assert part.articles[column].tolist() == whole.articles[column].tolist()
    derived = {"read_session", "read_session_rate"}
    assert set(part.missing["articles"]) == {c for c in ARTICLES.headings if ARTICLES.heading(c) not in names}
    assert part.articles[list(set(part.missing["articles"]) - derived)].isna().all(axis=None)
    expected, found = observed(whole), observed(part)
    for key, needed in NEEDS.items():
        if needed <= names:
            assert found[key] == pytest.approx(expected[key])


def test_fewer_followers_columns(written):
    for name in FOLLOWERS.counts:
        place = FOLLOWER_ROWS[0].index(FOLLOWERS.heading(name))
        found = read([written(exports.csv([[row[0], row[place]] for row in FOLLOWER_ROWS]))])
        whole = read([written(exports.csv(FOLLOWER_ROWS))])
        assert found.followers[name].tolist() == whole.followers[name].tolist()
        assert set(found.missing["followers"]) == set(FOLLOWERS.counts) - {name}


# Files that are something else


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)) * 9, "binary"),
        (b"PK\x03\x04" + bytes(200), "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "workbook"),
        ("姓名,电话\n张三,1\n", "unknown"),
        ("时间,新关注人数\n", "no_rows"),
        ("时间,新关注人数\n2022-03-28,1\n".encode("utf-16"), "binary"),
        ("ref_date,day,account,read_user,share_user\n2022-03-28,0,town,1,1\n", "unknown"),
        ('{"govsim": "0.1.0", "seed": 1}', "no_list"),
        ("[1, 2]", "no_list"),
        ("{", "json"),
        ("[" * 100_000, "json"),
        ('{"list": 3}', "no_list"),
        ('{"list": [1]}', "no_list"),
        ('{"list": []}', "no_rows"),
        ('{"list": [{"a": 1}]}', "unknown"),
        ('{"list": [{"ref_date": "2022-03-28", "details": [1]}]}', "no_list"),
        ('{"list": [{"ref_date": "2022-03-28", "detail": 5}]}', "no_list"),
        ('{"list": [{"ref_date": "2022-03-28", "new_user": [1]}]}', "cell"),
        ('{"list": [{"ref_date": "2022-03-28", "new_user": 1e999}]}', "cell"),
        ('{"list": [{"ref_date": null, "new_user": 1, "cancel_user": 1}]}', "cell"),
        ('{"list": [{"ref_date": "2022-03-28", "read_user_source": [{"scene_desc": "其他"}]}]}', "no_list"),
        ('{"errcode": 40001, "errmsg": "invalid credential"}', "answer"),
        ("<table>" + "<div>" * 200_000, "unknown"),
        ("<table><tr><td>" * 50_000 + "时间", "unknown"),
        ("<!-- <table> -->", "unknown"),
    ],
)  # fmt: skip
def test_something_else_gets_a_sentence(written, content, key):
    assert refused(written(content)).key == f"error.statistics_{key}"


def test_no_file_and_a_folder(tmp_path):
    assert refused(tmp_path / "none.xls").key == "error.statistics_no_file"
    assert refused(tmp_path).key == "error.statistics_folder"


def test_a_huge_file_is_refused_before_it_is_read(written, monkeypatch):
    path = written(b"")
    with path.open("wb") as file:
        file.truncate(files.LARGEST_MB * files.MEGABYTE + 1)
    monkeypatch.setattr(type(path), "read_bytes", None)
    assert refused(path).key == "error.statistics_too_large"


def test_a_workbook_that_unzips_to_too_much_is_refused(written, monkeypatch):
    path = written(exports.xlsx(FOLLOWER_ROWS))
    assert len(read([path]).followers) == 2
    monkeypatch.setattr(files, "LARGEST_UNZIPPED_MB", 0.001)
    assert refused(path).key == "error.statistics_too_large"


def test_a_stray_cell_far_away_costs_nothing(written):
    from openpyxl import Workbook

    book = Workbook()
    for row in FOLLOWER_ROWS:
        book.active.append(row)
    book.active.cell(1_048_576, 16_384).value = "x"
    path = written(b"")
    book.save(path)
    assert len(read([path]).followers) == 2
    (grid,) = files.opened(path)
    assert len(grid) <= files.MOST_ROWS
    assert max(map(len, grid)) <= files.MOST_COLUMNS


def test_a_table_around_the_table_is_none(written):
    inner = exports.html(FOLLOWER_ROWS).decode()
    path = written(f"<table><tr><td>{inner}</td></tr></table>")
    assert files.opened(path) == [FOLLOWER_ROWS]


def _readable(path):
    """Either tables or a sentence; nothing else may come out."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            found = read([path])
        except GovsimError as error:
            return [error.message(lang) for lang in words.LANGUAGES]
    assert all(np.isfinite(value) for value in observed(found).values())
    return [said(found, lang) for lang in words.LANGUAGES]


ANY = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ANY
@given(st.binary(max_size=300))
def test_any_bytes_are_tables_or_a_sentence(written, content):
    _readable(written(content))


WHOLE = [
    exports.BINARY_XLS,
    exports.xlsx(ARTICLE_ROWS),
    exports.html(FOLLOWER_ROWS),
    exports.csv(ARTICLE_ROWS),
    exports.answer([{"ref_date": "2022-03-28", "user_source": 1, "new_user": 3, "cancel_user": 2}]),
]


@ANY
@given(st.data())
def test_damaged_exports_are_tables_or_a_sentence(written, data):
    whole = data.draw(st.sampled_from(WHOLE))
    damaged = bytearray(whole)
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=8)):
        damaged[place] = byte
    _readable(
        written(bytes(damaged[: data.draw(st.integers(1, len(damaged)))] if data.draw(st.booleans()) else damaged))
    )


CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "合计", "10万+", "5.9%", "20220329", "2022-02-30", "全部", "朋友圈", "1e10", "x", "时间", "日期"]
    ),
    st.integers(-5, 10**12).map(str),
    st.text(max_size=4),
)


@ANY
@given(st.data())
def test_any_cells_under_known_headings_are_tables_or_a_sentence(written, data):
    known = [name for kind in exports.KINDS.values() for names in kind.headings.values() for name in names]
    headings = data.draw(st.lists(st.sampled_from([*known, ""]), min_size=2, max_size=8))
    rows = data.draw(st.lists(st.lists(CELLS, max_size=9), max_size=5))
    path = written(exports.csv([headings, *rows]).replace(b'"', b""))
    _readable(path)


NAMES = ["ref_date", "stat_date", "new_user", "cumulate_user", "int_page_read_user", "user_source", "share_scene"]
NAMES += ["detail", "details", "detail_list", "read_user_source", "scene_desc", "user_count", "msgid", "title"]
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=5), st.just("2022-03-29")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@ANY
@given(st.lists(JSON, max_size=3))
def test_any_answer_is_a_table_or_a_sentence(written, entries):
    _readable(written(json.dumps({"list": entries})))
