"""What people write above the columns of a list of friendships, and which two of them are the ends of a tie.

A heading is taken apart into words (`FromNodeId`, `user_id`, `好友姓名`). Two headings name the ends if they are the
same but for a pair of words such as source and target, or if one of them is the other's friend.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import permutations

PAIRS = (
    ("source", "target"), ("source", "destination"), ("source", "dest"), ("src", "dst"), ("src", "dest"),
    ("src", "tgt"), ("from", "to"), ("start", "end"), ("origin", "destination"), ("head", "tail"), ("left", "right"),
    ("ego", "alter"), ("first", "second"), ("sender", "receiver"), ("sender", "recipient"), ("caller", "callee"),
    ("self", "other"),
    ("来源", "目标"), ("源", "目标"), ("起点", "终点"), ("起始", "终止"), ("起始", "目标"),
    ("本人", "对方"), ("自己", "对方"), ("发送", "接收"), ("发送者", "接收者"), ("发送方", "接收方"),
    ("发送人", "接收人"), ("发起人", "接收人"), ("发件人", "收件人"), ("主叫", "被叫"), ("甲方", "乙方"),
)  # fmt: skip
"""Words for the two ends of a tie."""
ONE_WAY = (
    ("follower", "followee"), ("follower", "followed"), ("follower", "following"),
    ("关注者", "被关注者"), ("关注人", "被关注人"), ("粉丝", "关注对象"), ("粉丝", "博主"),
)  # fmt: skip
"""The same for ties that lead one way."""
SIGNS = (("1", "2"), ("0", "1"), ("a", "b"), ("i", "j"), ("u", "v"), ("x", "y"), ("一", "二"), ("甲", "乙"))
"""Ends that are told apart by a sign beside another word, as `user1` and `user2`."""
ONE_SIGN = re.compile("[a-z一二三四五六七八九十甲乙丙丁]")
FRIEND = {
    "friend", "friends", "contact", "contacts", "neighbor", "neighbour", "alter",
    "好友", "朋友", "联系人", "邻居", "对方",
}  # fmt: skip
"""Words that make a heading that of the other end."""
IDS = {
    "id", "ids", "uid", "key", "no", "number", "code", "openid",
    "编号", "编码", "代码", "账号", "帐号", "号码", "号",
}  # fmt: skip
"""Words for what is unique: chosen before names where a file has both."""
NOUNS = IDS | {
    "name", "names", "node", "vertex", "user", "users", "person", "people", "member", "account", "individual",
    "nickname", "citizen", "resident", "student", "employee", "actor", "agent", "phone", "mobile", "self",
    "me",
    "姓名", "名字", "名称", "昵称", "节点", "用户", "用户名", "居民", "人员", "成员", "人", "微信", "微信号", "微信名",
    "手机号", "手机", "电话", "身份证", "身份证号", "学号", "工号", "学生", "同学", "村民", "职工", "员工", "本人",
    "自己", "我",
}  # fmt: skip
"""Words for people and what identifies them."""
BESIDE = {
    "", "index", "idx", "unnamed", "row", "weight", "weights", "w", "value", "strength", "count", "type", "kind",
    "date", "time", "timestamp", "year", "since", "timeset", "label", "remark", "note", "comment", "id", "no", "number",
    "序号", "编号", "权重", "强度", "次数", "类型", "时间", "日期", "年份", "认识", "备注", "关系", "亲密度", "说明",
    "行号",
}  # fmt: skip
"""Headings of columns that are no ends, where nothing better is known."""
MOST = 50
"""Columns whose headings are compared: every two of them are."""
LONGEST = 40
"""Characters of a heading; anything longer is none."""

ROLES = PAIRS + ONE_WAY
_ROLE_WORDS = {word for pair in ROLES for word in pair} | FRIEND
PLAIN_HEADINGS = frozenset(
    {*_ROLE_WORDS, *(f"{word}{gap}id" for word in _ROLE_WORDS for gap in ("", "_", " "))}
    | {"user", "用户", "姓名", "好友姓名"}
)
"""Headings as they stand most often, in lower case: looked for below the first line, too."""
_KNOWN = sorted(_ROLE_WORDS | NOUNS | (BESIDE - {""}), key=len, reverse=True)
_LATIN = "|".join(word for word in _KNOWN if word.isascii() and len(word) > 1)
_WORD = re.compile("|".join(word for word in _KNOWN if not word.isascii()) + r"|[a-z]+|\d+|[^\W\d_]")
_TOGETHER = re.compile(f"(?:{_LATIN})+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

Words = tuple[str, ...]


def ends_named(headings: list[str]) -> tuple[int, int] | None:
    """The columns of both ends, as their headings say; None where these name no pair, or several."""
    if len(headings) > MOST:
        return None
    found = [words_of(heading) for heading in headings]
    places = [(i, j) for i, j in permutations(range(len(found)), 2)]
    alike = [pair for pair in places if _differ_by_a_role(found[pair[0]], found[pair[1]])]
    if alike:
        return _sorted(min(alike, key=lambda pair: (not IDS & {*found[pair[0]]}, pair)))
    near = {_sorted((i, j)): {*found[i]} <= BESIDE for i, j in places if _name_people(found[i], found[j])}
    better = [pair for pair, may_be_an_index in near.items() if not may_be_an_index] or list(near)
    return better[0] if len(better) == 1 else None


def is_one_way(headings: list[str]) -> bool:
    """Whether two headings name the ends of a tie that leads one way."""
    one, other = ({*words_of(heading)} for heading in headings)
    return any((a in one and b in other) or (b in one and a in other) for a, b in ONE_WAY)


def is_beside(heading: str) -> bool:
    """Whether a heading is that of a column that is no end: an index, a weight, a date."""
    return _unnumbered(heading) <= BESIDE


def is_measured(heading: str) -> bool:
    """Whether a heading is that of a weight, a date or the like, which identifies nobody."""
    words = _unnumbered(heading)
    return bool(words) and words <= BESIDE - IDS


def _unnumbered(heading: str) -> set[str]:
    return {word for word in words_of(heading) if not word.isdecimal()}


def words_of(heading: str) -> Words:
    """The words of a heading in lower case, in alphabetical order."""
    if len(heading) > LONGEST:
        return ()
    text = _HUMP.sub(" ", unicodedata.normalize("NFKC", heading)).lower()
    return tuple(sorted(part for word in _WORD.findall(text) for part in _apart(word)))


def _apart(word: str) -> list[str]:
    """Words that are written together, as in `userid`."""
    return re.findall(_LATIN, word) if _TOGETHER.fullmatch(word) else [word]


def _sorted(pair: tuple[int, int]) -> tuple[int, int]:
    return min(pair), max(pair)


def _without(words: Words, role: str) -> Words | None:
    if role not in words:
        return None
    place = words.index(role)
    return words[:place] + words[place + 1 :]


def _differ_by_a_role(one: Words, other: Words) -> bool:
    for a, b in ROLES:
        rest = _without(one, a)
        if rest is not None and rest == _without(other, b):
            return True
    if _differ_by_a_sign(one, other):
        return True
    return any(_is_friend_of(one, _without(other, friend)) for friend in FRIEND)


def _is_friend_of(one: Words, rest: Words | None) -> bool:
    """Whether the rest of a friend's heading is this one, or this one without its word for a person."""
    return bool(rest) and (rest == one or any(_without(one, noun) == rest for noun in NOUNS))


def _differ_by_a_sign(one: Words, other: Words) -> bool:
    return any(_without(one, a) and _without(one, a) == _without(other, b) for a, b in SIGNS)


def are_numbered(headings: list[str], entries: Sequence[str]) -> bool:
    """Whether two headings differ by a sign, as the entries below do: above `user3`, `user1` and `user2` are people.

    Without entries below it cannot be told, and they are people, too.
    """
    one, other = map(words_of, headings)
    if not (_differ_by_a_sign(one, other) or _differ_by_a_sign(other, one)):
        return False
    below = {rest for entry in entries for rest in _without_a_sign(words_of(entry))}
    return len(entries) == 0 or not below.isdisjoint(_without_a_sign(one))


def _without_a_sign(words: Words) -> set[Words]:
    """The words without one that may be a sign: what numbered things have in common."""
    return {words[:i] + words[i + 1 :] for i, word in enumerate(words) if word.isdecimal() or ONE_SIGN.fullmatch(word)}


def _name_people(one: Words, other: Words) -> bool:
    """Whether two headings name the ends in different words, as `user` and `friend_id`."""
    if not one or not {*one, *other} <= NOUNS | _ROLE_WORDS:
        return False
    if any(a in one and b in other for a, b in ROLES):
        return True
    return {*one} <= NOUNS and bool({*other} & FRIEND)
