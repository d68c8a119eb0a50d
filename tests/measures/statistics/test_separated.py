from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsim.measures.statistics import separated
from tests.measures.statistics.tables import ARTICLES, FOLLOWERS, csv


def test_a_tab_beside_thousands(found):
    rows = [["时间", "累积关注人数", "新关注人数"]]
    rows += [[f"2022-03-{day}", f"{1_234_567 + 1_234 * (day - 28):,}", "1,234"] for day in (28, 29, 30)]
    followers = found(csv(rows, "\t")).followers
    assert followers["cumulate_user"].tolist() == [1_234_567, 1_235_801, 1_237_035]


def test_a_semicolon_beside_titles_with_commas(found):
    rows = [ARTICLES[0], ["一,二,三,四,五", 100, 5], ["六,七,八,九,十", 200, 6]]
    articles = found(csv(rows, ";")).articles
    assert articles["title"].tolist() == ["一,二,三,四,五", "六,七,八,九,十"]
    assert articles["share_user"].tolist() == [5, 6]


@given(st.data(), st.sampled_from(separated.SEPARATORS))
def test_whatever_stands_in_titles_the_separator_is_found(data, separator):
    others = "".join(one for one in separated.SEPARATORS if one not in f"{separator}\t")
    titles = data.draw(st.lists(st.text(alphabet=f"甲乙{others}", min_size=1, max_size=8), min_size=2, max_size=5))
    readers = "12" if separator == "," else "1,234"
    rows = [
        ["内容分析"],
        [],
        ["内容标题", "总阅读人数", "总分享人数"],
        *([f"题{title}", readers, "3"] for title in titles),
    ]
    assert separated.table(Path("export"), csv(rows, separator)) == rows


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_anywhere(found, ending):
    assert len(found(csv(FOLLOWERS).replace("\n", ending)).followers) == 2


@pytest.mark.parametrize(
    ("row", "cells"), [(["2022-03-28", "1,234", 2, 10, 1010], 6), (["2022-03-28", 1, 2, 10, "1,010"], 6)]
)
def test_a_separator_within_a_number_is_refused(refused, row, cells):
    key, values = refused(csv([FOLLOWERS[0], row]))
    assert (key, values["row"], values["value"], values["allowed"]) == ("wider", 2, cells, 5)


def test_empty_cells_at_the_end_are_no_cells(found):
    assert len(found(csv([FOLLOWERS[0], *([*row, "", ""] for row in FOLLOWERS[1:])])).followers) == 2


def test_a_quotation_mark_that_is_not_closed_takes_no_rows_away(refused, found):
    head = "内容标题,总阅读人数,总分享人数\n"
    assert refused(head + '"甲,100,5\n乙,200,6\n')[0] == "quote"
    assert found(head + '"甲\n乙",100,5\n').articles["read_user"].tolist() == [100]
