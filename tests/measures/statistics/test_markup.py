import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govsim.measures.statistics import files, observed
from govsim.measures.statistics.grids import Covered
from tests.measures.statistics.tables import FOLLOWERS, html, notes

ANY = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])


def rows_of(written, content):
    (grid,) = files.opened(written(content)[0])
    return list(grid)


def test_cells_stand_in_every_column_and_row_that_they_stretch_over(written):
    rows = rows_of(
        written,
        html([["<td rowspan=2>a</td>", "<td colspan=2>b</td>", "c"], ["d", "<td rowspan=2 colspan=2>e</td>"], ["f"]]),
    )
    assert rows == [["a", "b", "b", "c"], ["a", "d", "e", "e"], ["f", None, "e", "e"]]
    covered = [[place for place, cell in enumerate(row) if isinstance(cell, Covered)] for row in rows]
    assert covered == [[2], [0, 3], [2, 3]]


def test_a_rowspan_of_0_goes_to_the_end_and_one_too_long_no_further(written):
    for span in (0, 99):
        assert rows_of(written, html([[f"<td rowspan={span}>a</td>", "b"], ["c"]])) == [["a", "b"], ["a", "c"]]


def test_a_line_break_parts_what_stands_beside_it(found):
    assert found(html([["时间", "新关注人数"], ["2022-03-28<br>08:00", 1]])).followers["ref_date"][0].day == 28


@pytest.mark.parametrize("first", ["周一", 1, "", "3 月"])
def test_under_a_heading_over_two_columns_the_one_that_can_be_read_is_read(found, first):
    head, *days = FOLLOWERS
    rows = [["<th colspan=2>时间</th>", *head[1:]], *([first, *day] for day in days)]
    assert observed(found(html(rows))) == pytest.approx({"unfollow_per_day": 17 / 2010, "net_growth_per_month": 0})
    rows = [["<th colspan=2>时间</th>", *head[1:]], *([day[0], first, *day[1:]] for day in days)]
    second = found(html(rows))
    assert second.followers["new_user"].tolist() == [12, 5]
    assert notes(second) == ([] if first == "" else ["unread"])


@ANY
@given(st.lists(st.integers(1, 4), min_size=5, max_size=5))
def test_headings_over_any_number_of_columns(found, spans):
    head, *days = FOLLOWERS
    headings = [f"<th colspan={wide}>{name}</th>" for name, wide in zip(head, spans, strict=True)]
    rows = [
        [part for cell, wide in zip(day, spans, strict=True) for part in [cell, *[""] * (wide - 1)]] for day in days
    ]
    assert observed(found(html([headings, *rows])))["unfollow_per_day"] == pytest.approx(17 / 2010)


def test_a_day_that_stretches_over_its_channels_holds_for_all(found):
    rows = [
        ["日期", "渠道", "阅读人数", "分享人数"],
        ["<td rowspan=2>2026-08-14</td>", "全部", 90, 9],
        ["朋友圈", 20, 3],
    ]
    rows += [["<td rowspan=2>2026-08-15</td>", "全部", 50, 4], ["朋友圈", 10, 1]]
    reading = found(html(rows)).reading
    assert reading[["read_user", "read_feed", "share_user"]].to_numpy().tolist() == [[90, 20, 9], [50, 10, 4]]


def test_a_number_that_stretches_over_rows_or_columns_is_nobodys(refused):
    head, first, second = FOLLOWERS
    over_rows = [head, ["2022-03-28", "<td rowspan=2>12</td>", *first[2:]], ["2022-03-29", *second[2:]]]
    key, values = refused(html(over_rows))
    assert (key, values["row"], values["column"], values["value"]) == ("spread", 3, "新关注人数", "12")
    over_columns = [head, ["2022-03-28", "<td colspan=2>12</td>", *first[3:]]]
    assert refused(html(over_columns))[1]["column"] == "取消关注人数"


def test_footnotes_and_titles_over_all_columns_are_no_data(found):
    rows = [["<th colspan=5>用户增长</th>"], *FOLLOWERS, ["<td colspan=5>数据截至昨日</td>"]]
    read = found(html(rows))
    assert len(read.followers) == 2
    assert [(note.key, note.values["rows"]) for note in read.notes] == [("statistics.remarks", ["5"])]


@pytest.mark.parametrize("span", ["1000000", "9" * 5000, "257", "-1", "2.5", "x", "２"])
def test_a_span_that_is_none_is_refused(refused, span):
    key, values = refused(html([[f"<td colspan={span}>时间</td>", *FOLLOWERS[0][1:]], FOLLOWERS[1]]))
    assert (key, values["name"], values["row"]) == ("span", "colspan", 1)


def test_bombs_of_spans_are_refused_before_they_unfold(refused):
    assert refused(html([["<td colspan=200>x</td>"] * 9]))[0] == "many_columns"
    assert refused(html([["<td rowspan=99999 colspan=256>x</td>"], *[[]] * 9000]))[0] == "too_many"
    assert refused("<table>" + "<tr>" * 100_001)[0] == "many_rows"
