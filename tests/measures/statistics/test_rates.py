import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govsim.measures.statistics import observed
from tests.measures.statistics.tables import answer, csv, notes

ANY = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
HEAD = ["内容标题", "发表时间", "送达人数", "公众号消息阅读次数", "送达阅读率"]


@ANY
@given(st.lists(st.integers(1, 1000), min_size=1, max_size=5), st.sampled_from(["{:.4f}", "{:.2%}", "%"]))
def test_a_rate_beside_its_counts_reads_the_same_however_it_is_written(found, opens, style):
    def said(share):
        return f"{100 * share:.2f}" if style == "%" else style.format(share)

    rows = [[f"题{nth}", 20220301 + nth, 1000, count, said(count / 1000)] for nth, count in enumerate(opens)]
    read = found(csv([HEAD, *rows]))
    assert read.articles["read_session_rate"].tolist() == pytest.approx([count / 1000 for count in opens])
    assert notes(read) == (["percent"] if style == "%" else [])


@pytest.mark.parametrize(
    ("cells", "shares", "note"),
    [
        (["5.9", "0.8"], [0.059, 0.008], ["percent"]),
        (["0.059", "0.008"], [0.059, 0.008], []),
        (["5.9%", "3.1"], [0.059, 0.031], ["percent"]),
        (["5.9%", "0.031"], [0.059, 0.031], []),
        (["100", "0"], [1, 0], ["percent"]),
        (["1", "0"], [1, 0], []),
    ],
)
def test_a_rate_without_counts_is_percent_if_it_exceeds_the_whole(found, cells, shares, note):
    rows = [["内容标题", "总阅读人数", "阅读完成率"], *(["甲", 10, cell] for cell in cells)]
    read = found(csv(rows))
    assert read.articles["completion_rate"].tolist() == pytest.approx(shares)
    assert notes(read) == note


def test_rates_of_the_api_too(found):
    entry = {"ref_date": "2025-11-01", "msgid": "1_1", "detail_list": [{"read_user": 9, "read_delivery_rate": 8.5}]}
    assert observed(found(answer(entry)))["headline_open_rate"] == pytest.approx(0.085)


def test_what_is_neither_share_nor_percent_is_refused(refused):
    rows = [["内容标题", "总阅读人数", "送达阅读率"], ["甲", 10, "0.0374"], ["乙", 10, "1.2"]]
    key, values = refused(csv(rows))
    assert (key, values["least"], values["value"]) == ("rates", "0.0374", "1.2")


@pytest.mark.parametrize("cell", ["590", "150%", "-5%", "59‰", "5,90%"])
def test_what_is_no_share_is_refused(refused, cell):
    key, values = refused(csv([["内容标题", "总阅读人数", "送达阅读率"], ["甲", 10, cell]], ";"))
    assert (key, values["row"], values["value"]) == ("cell", 2, cell)


@pytest.mark.parametrize(
    ("more", "whole"),
    [
        ({"送达人数": 100}, ["送达人数", "总阅读人数"]),
        ({"送达人数": 1000}, ["总阅读人数"]),
        ({"送达人数": 1000, "总阅读次数": 200}, []),
        ({"送达人数": 1000, "总阅读次数": 140}, ["总阅读次数"]),
    ],
)
def test_more_opens_than_readers_are_noted(found, more, whole):
    """150 opens; that 120 persons open 150 times is possible where times are counted, and there are 150 of them."""
    row = {"内容标题": "甲", "发表时间": 20220321, "总阅读人数": 120, "公众号消息阅读次数": 150} | more
    read = found(csv([list(row), list(row.values())]))
    assert [note.values["formula"] for note in read.notes] == whole


def test_more_readers_of_a_channel_than_of_all_are_noted(found):
    rows = [["日期", "渠道", "阅读人数", "阅读次数"], [20220321, "全部", 10, 8], [20220321, "朋友圈", 30, 30]]
    said = [(note.key, note.values["column"], note.values["formula"]) for note in found(csv(rows)).notes]
    assert said == [("statistics.exceeds", "阅读人数", "阅读次数"), ("statistics.exceeds", "朋友圈", "阅读人数")]
