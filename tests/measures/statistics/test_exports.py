import pytest

from tests.measures import exports
from tests.measures.statistics.tables import ARTICLES, FOLLOWERS, csv, html, notes

ONE_ARTICLE = [
    *(["", "停水通知"], ["", "数据概况"], ["", "数据指标", "数值"], ["", "阅读(次)", 120], []),
    *(["", "阅读转化"], ["", "送达人数", 1000], [], ["", "阅读数据趋势明细"]),
    ["", "日期", "传播渠道", "阅读人数", "阅读次数", "分享人数", "分享次数"],
    *(["", "2024-01-01", "公众号消息", 50, 60, 1, 1], ["", "2024-01-02", "公众号消息", 5, 6, 1, 1]),
    *([], ["", "性别分布"], ["", "性别", "人数", "占比"], ["", "男", 5, "50%"]),
]


@pytest.mark.parametrize("write", [exports.xlsx, csv, html])
def test_the_export_of_a_single_article_is_named(refused, write):
    for rows, title in ((ONE_ARTICLE, "数据概况"), (ONE_ARTICLE[8:12], "阅读数据趋势明细")):
        key, values = refused(write(rows))
        assert (key, values["value"]) == ("single_article", title)


def test_a_trend_that_may_be_of_a_single_article_is_noted(found):
    assert notes(found(csv(ONE_ARTICLE[9:12]))) == ["maybe_single"]


def test_the_list_of_all_articles_is_read(found):
    head = ["内容标题", "发表日期", "阅读人数", "分享人数", "收藏人数"]
    head += ["点赞人数", "在看人数", "聊天会话阅读人数", "搜一搜阅读人数"]
    read = found(csv([head, ["甲", "2026-08-30", 1200, 20, 3, 10, 5, 60, 7]]))
    columns = ["read_user", "share_user", "like_user", "zaikan_user", "read_friends", "read_search"]
    assert read.articles[columns].iloc[0].tolist() == [1200, 20, 10, 5, 60, 7]
    assert [note.values["value"] for note in read.notes] == [["收藏人数"]]


def test_what_a_file_has_instead_is_said(refused):
    assert refused(csv([["性别", "用户数"], ["男", 3]]))[1]["value"] == ["性别", "用户数"]
    assert refused(csv([["时间", "消息发送人数"], ["2022-03-28", 3]]))[1]["value"] == ["时间", "消息发送人数"]


def test_no_row_goes_without_a_word(found):
    """Sums, remarks and rows that stand twice are said; only an empty row is not."""
    rows = [*FOLLOWERS, ["合计", 17, 17, 0, 0], ["注：", "", "", "", ""], [], FOLLOWERS[1]]
    assert notes(found(csv(rows))) == ["remarks", "repeated"]
    assert notes(found(csv([*ARTICLES, ["丙", "", ""], ["丁", "", 3]]))) == ["remarks", "empty_cells"]
