"""Exports that nobody has made: tables of the platform, edited as people edit them, in some format, some damaged.

`made(seed)` is the same file for the same seed.
"""

import io
import json
import random
import re
import zipfile

from tests.measures import exports

FOLLOWERS = [
    ["时间", "新关注人数", "取消关注人数", "净增关注人数", "累积关注人数"],
    ["2022-03-28", 12, 2, 10, 1010],
    ["2022-03-29", 5, 15, -10, 1000],
    ["2022-03-30", 1234, 4, 1230, 2230],
]
ARTICLES = [
    [
        "内容标题",
        "发表时间",
        "总阅读人数",
        "总阅读次数",
        "总分享人数",
        "送达人数",
        "公众号消息阅读次数",
        "送达阅读率",
        "内容url",
    ],
    ["停水通知", 20220322, 100, 150, 6, 2000, 100, 0.05, "https://mp.weixin.qq.com/s?__biz=AAA==&mid=1"],
    ["办证指南，一次办好", 20220329, 300, 400, 15, 2000, 200, 0.1, "https://mp.weixin.qq.com/s?__biz=AAA==&mid=2"],
    ["节日快乐；放假", 20220330, 50, 60, 1, 1000, 30, 0.03, "https://mp.weixin.qq.com/s?__biz=AAA==&mid=3"],
]
TRAFFIC = [
    ["日期", "渠道", "阅读人数", "分享人数"],
    *(
        [day, channel, readers, shares]
        for day in ("2026-08-14", "2026-08-15")
        for channel, readers, shares in (("全部", 90, 9), ("公众号消息", 50, 5), ("推荐", 30, 2), ("搜一搜", 10, 1))
    ),
]
TWO_TABLES = [
    ["", "数据趋势概况", "", "", "", "数据来源概况"],
    ["", "日期", "渠道", "阅读人数", "", "日期", "分享人数", "发表篇数"],
    ["", 20260814, "全部", 90, "", 20260814, 9, 1],
    ["", 20260814, "朋友圈", 20, "", 20260815, 4, 2],
]
ONE_ARTICLE = [
    *(["停水通知"], ["数据概况"], ["阅读(次)", 120], ["阅读数据趋势明细"]),
    *(["日期", "传播渠道", "阅读人数"], ["2024-01-01", "全部", 9]),
]
TABLES = [FOLLOWERS, FOLLOWERS, ARTICLES, ARTICLES, TRAFFIC, TRAFFIC, TWO_TABLES, ONE_ARTICLE]
ODD = [
    *("", None, "-", "合计", "10万+", "5.9%", "5.9", 590, "1,234", "1,23", -1, 1e400, float("nan"), 10**12, True),
    *(
        "20220329",
        "2022-11",
        "202211",
        "2022-02-30",
        44649,
        "全部",
        "朋友圈",
        "视频号",
        "时间",
        "日期",
        "标题",
        "公众号",
    ),
    *("甲县发布", "=B2-C2", "=1", '="20220329"', "#REF!", "#DIV/0!", "x" * 300, "\u202e", "\x07", '"', "'", ";", "\t"),
    *(",", "|", "\n", "<td>", "&lt;", "&", "{x}", "数据概况"),
]


def made(seed):
    """The bytes of a file."""
    chance = random.Random(seed)
    content = chance.choices([_answer, _html, _csv, _xlsx], [2, 3, 3, 2])[0](chance)
    return _damaged(chance, content) if chance.random() < 0.3 else content


def _edited(chance):
    rows = [list(row) for row in chance.choice(TABLES)]
    for _ in range(chance.randrange(5)):
        chance.choice(EDITS)(chance, rows)
    return rows


def _odd_cell(chance, rows):
    row = chance.choice(rows)
    if row:
        row[chance.randrange(len(row))] = chance.choice(ODD)


def _shorter_row(chance, rows):
    row = chance.choice(rows)
    del row[chance.randrange(len(row) + 1) :]


def _longer_row(chance, rows):
    chance.choice(rows).append(chance.choice(ODD))


def _row_twice(chance, rows):
    rows.insert(chance.randrange(len(rows) + 1), list(chance.choice(rows)))


def _row_away(chance, rows):
    if len(rows) > 1:
        del rows[chance.randrange(len(rows))]


def _remark(chance, rows):
    rows.insert(
        chance.randrange(len(rows) + 1), chance.choice([[], ["用户增长"], ["合计", 1, 2], ["说明", "截至昨日"]])
    )


def _column_twice(chance, rows):
    place = chance.randrange(6)
    for row in rows:
        row.insert(chance.randrange(2), row[place] if place < len(row) else "")


def _empty_column(chance, rows):
    place = chance.randrange(4)
    for row in rows:
        row.insert(place, "")


def _two_rows_of_headings(chance, rows):
    rows.insert(0, [chance.choice(["用户增长", "阅读", "", "时间"]) for _ in rows[0]])


def _another_table_below(chance, rows):
    rows.extend(list(row) for row in chance.choice(TABLES))


EDITS = [
    *(_odd_cell, _odd_cell, _odd_cell, _shorter_row, _longer_row, _row_twice, _row_away, _remark),
    *(_column_twice, _empty_column, _two_rows_of_headings, _another_table_below),
]


def _html(chance):
    return "".join(_table(chance, _edited(chance)) for _ in range(chance.choice([1, 1, 1, 2]))).encode(
        chance.choice(["utf-8", "gb18030"]), "replace"
    )


def _table(chance, rows):
    return f"<table>{''.join(f'<tr>{_cells(chance, row)}</tr>' for row in rows)}</table>"


def _cells(chance, row):
    return "".join(f"<{(tag := chance.choice('dh')) and 't' + tag}{_span(chance)}>{cell}</t{tag}>" for cell in row)


def _span(chance):
    if chance.random() < 0.93:
        return ""
    return f" {chance.choice(['colspan', 'rowspan'])}={chance.choice([0, 1, 2, 2, 3, 5, 99, 10**6, -1, 'x', '2.5'])}"


def _csv(chance):
    separator = chance.choice([",", ",", "\t", ";", "|"])
    quote = chance.choice(['"', ""])
    text = chance.choice(["\n", "\r\n", "\r"]).join(
        separator.join(f"{quote}{'' if cell is None else cell}{quote}" for cell in row) for row in _edited(chance)
    )
    return text.encode(chance.choice(["utf-8", "utf-8-sig", "gb18030"]), "replace")


def _xlsx(chance):
    rows = _edited(chance)
    return _without_clock(exports.xlsx([["" if cell in (None, "\x07") else cell for cell in row] for row in rows]))


def _without_clock(book):
    """The workbook, whenever it is written."""
    held, new = zipfile.ZipFile(io.BytesIO(book)), io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in held.namelist():
            archive.writestr(zipfile.ZipInfo(name), CLOCK.sub(b"2026-01-01T00:00:00Z", held.read(name)))
    return new.getvalue()


CLOCK = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")
FIELDS = ["ref_date", "user_source", "new_user", "msgid", "title", "share_scene", "ref_hour", "detail", "details"]


def _answer(chance):
    entries = [dict(chance.choice(ENTRIES)(chance)) for _ in range(chance.randrange(4))]
    for entry in entries:
        if chance.random() < 0.3:
            entry[chance.choice(FIELDS)] = chance.choice([*ODD, [], {}, [{}], [1]])
        if chance.random() < 0.2:
            entry.pop(chance.choice(list(entry)))
    return json.dumps({"list": entries, "is_delay": chance.choice([True, False])}, ensure_ascii=False).encode()


def _followers(chance):
    return {
        "ref_date": _day(chance),
        "user_source": chance.randrange(3),
        "new_user": 3,
        "cancel_user": chance.randrange(9),
    }


def _readers(chance):
    return {"ref_date": _day(chance), "user_source": chance.choice([0, 1, 2, 99999999]), "int_page_read_user": 30}


def _of_day(chance):
    scenes = [
        {"scene_desc": one, "user_count": chance.randrange(50)} for one in ("全部", "公众号消息", "推荐", "搜一搜")
    ]
    return {"ref_date": _day(chance), "detail": {"read_user": 90, "share_user": 4, "read_user_source": scenes}}


def _article(chance):
    days = [{"stat_date": _day(chance), "read_user": chance.randrange(99), "read_delivery_rate": 0.1} for _ in range(2)]
    return {"ref_date": _day(chance), "msgid": f"{chance.randrange(3)}_{chance.randrange(1, 4)}", "detail_list": days}


ENTRIES = [_followers, _readers, _of_day, _article]


def _day(chance):
    return f"2025-11-0{chance.randrange(1, 4)}"


def _damaged(chance, content):
    held = bytearray(content)
    for _ in range(chance.randrange(1, 6)):
        held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held[: chance.randrange(1, len(held) + 1)] if chance.random() < 0.3 else held)
