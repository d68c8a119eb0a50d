"""Small tables, and how they are written."""

import json

FOLLOWERS = [
    ["时间", "新关注人数", "取消关注人数", "净增关注人数", "累积关注人数"],
    ["2022-03-28", 12, 2, 10, 1010],
    ["2022-03-29", 5, 15, -10, 1000],
]
"""Over both days 17 leave and as many come, of 2010 follower-days."""
ARTICLES = [["内容标题", "总阅读人数", "总分享人数"], ["甲", 100, 5], ["乙", 200, 6]]
TRAFFIC = [["日期", "渠道", "阅读人数", "分享人数"], ["2026-08-14", "全部", 90, 9], ["2026-08-14", "朋友圈", 20, 3]]


def csv(rows, separator=","):
    """Without quotes, as people save it."""
    return "\n".join(separator.join("" if cell is None else f"{cell}" for cell in row) for row in rows)


def html(rows):
    """Cells that are tags stand as they are."""
    cells = ["".join(cell if f"{cell}".startswith("<t") else f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def answer(*entries, **more):
    return json.dumps({"list": entries, **more}, ensure_ascii=False)


def notes(found):
    """The keys of the notes, without what they have in common."""
    return [note.key.removeprefix("statistics.") for note in found.notes]
