import pytest

from govsim.measures.statistics import observed
from tests.measures import exports
from tests.measures.statistics.tables import ARTICLES, FOLLOWERS, answer, csv, html

OTHER = [3, 1, 2, 50]


def article(msgid, day="2025-11-01", readers=(80, 120), **more):
    """As the newer call gives it: how it stood on each day."""
    days = [{"stat_date": f"2025-11-0{nth}", "read_user": one, **more} for nth, one in enumerate(readers, 1)]
    return {"ref_date": day, "msgid": msgid, "publish_type": 0, "detail_list": days}


def test_answers_without_titles_are_told_apart_by_msgid(found):
    headline = article("10_1", read_delivery_rate=0.085)
    first = answer(headline, article("10_2", readers=(30, 40), read_delivery_rate=0.03))
    second = answer(article("12_1", "2025-11-02", (60,), read_delivery_rate=0.095))
    read = found(first, second)
    assert read.articles["read_user"].tolist() == [120, 40, 60]
    assert observed(read)["headline_open_rate"] == pytest.approx(0.09)
    assert found(first, answer(headline)).articles["read_user"].tolist() == [120, 40]


def test_one_msgid_must_agree_in_all_files(refused):
    key, values = refused(answer(article("10_1")), answer(article("10_1", readers=(80, 121))))
    assert (key, values["row"], values["column"]) == ("disagree", "10_1", "总阅读人数")


def test_titles_are_needed_beside_files_without_msgid(found, refused):
    listed = csv([["内容标题", "发表时间", "总阅读人数"], ["甲", 20251101, 100]])
    assert refused(answer(article("10_1")), listed)[0] == "no_column"
    read = found(answer(article("10_1") | {"title": "甲"}), listed)
    assert read.articles["read_user"].tolist() == [120]


def test_readers_of_seven_and_of_thirty_days_are_two_things(found):
    details = [{"stat_date": "2025-11-08", "int_page_read_user": 99}]
    older = {"ref_date": "2025-11-01", "msgid": "10_1", "details": details}
    for files in ((answer(older), answer(article("10_1"))), (answer(article("10_1")), answer(older))):
        read = found(*files)
        assert read.articles["read_user"].tolist() == [120]
        assert [(note.key, note.values["value"], note.values["least"]) for note in read.notes] == [
            ("statistics.windows", 30, 7)
        ]


LINKED = [f"http://mp.weixin.qq.com/s?__biz={biz}&mid=1" for biz in ("AAA==", "BBB==")]
ACCOUNTS = {
    "a column": csv([["公众号名称", *FOLLOWERS[0]], ["甲县发布", *FOLLOWERS[1]], ["乙县发布", *FOLLOWERS[2]]]),
    "of articles": csv([["账号", *ARTICLES[0]], ["甲县发布", *ARTICLES[1]], ["乙县发布", *ARTICLES[2]]]),
    "of traffic": csv([["账号名称", "日期", "阅读人数"], ["甲", 20220321, 5], ["乙", 20220321, 7]]),
    "links": csv([[*row, link] for row, link in zip(ARTICLES, ["内容url", *LINKED], strict=True)]),
}


@pytest.mark.parametrize("content", ACCOUNTS.values(), ids=ACCOUNTS)
def test_rows_of_two_accounts_are_refused_with_their_names(refused, content):
    key, values = refused(content)
    assert key == "accounts"
    assert len(values["value"]) == 2


def test_files_of_two_accounts_are_refused(refused, found):
    one, other = (csv([["账号", *FOLLOWERS[0]], [name, *row]]) for name, row in zip("甲乙", FOLLOWERS[1:], strict=True))
    assert refused(one, other)[0] == "accounts"
    same = csv([["账号", *FOLLOWERS[0]], ["甲", *FOLLOWERS[1]], ["", *FOLLOWERS[2]], ["合计", "", 17, 17, 0, 0]])
    assert len(found(same).followers) == 2


UNNAMED = {
    "below": (csv([*FOLLOWERS, ["2022-03-28", *OTHER]]), "rows_disagree"),
    "another table below": (csv([*FOLLOWERS, ["乙县"], FOLLOWERS[0], ["2022-03-28", *OTHER]]), "rows_disagree"),
    "beside": (csv([[*FOLLOWERS[0] * 2], [*FOLLOWERS[1], "2022-03-28", *OTHER]]), "rows_disagree"),
    "one date": (csv([[*FOLLOWERS[0], *FOLLOWERS[0][1:]], [*FOLLOWERS[1], *OTHER]]), "heading_twice"),
    "groups": (
        html(
            [
                ["<th rowspan=2>时间</th>", "<th colspan=4>甲</th>", "<th colspan=4>乙</th>"],
                FOLLOWERS[0][1:] * 2,
                [*FOLLOWERS[1], *OTHER],
            ]
        ),
        "heading_twice",
    ),
    "groups of a workbook": (
        exports.xlsx([["时间", "甲", "", "", "", "乙"], ["", *FOLLOWERS[0][1:] * 2], [*FOLLOWERS[1], *OTHER]]),
        "heading_twice",
    ),
}


@pytest.mark.parametrize(("content", "expected"), UNNAMED.values(), ids=UNNAMED)
def test_two_accounts_without_names_are_refused(refused, content, expected):
    assert refused(content)[0] == expected
