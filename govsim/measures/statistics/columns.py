"""What columns are called: in exports, in the API, and here."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A table of the platform."""

    name: str
    headings: dict[str, tuple[str, ...]]
    """Columns and what they are called in exports, today's name first."""
    more: tuple[str, ...] = ()
    """Columns that only the API gives."""

    @property
    def columns(self) -> list[str]:
        """All columns, in order."""
        return [*self.headings, *self.more]

    @property
    def counts(self) -> list[str]:
        """The columns that are numbers."""
        return [column for column in self.columns if column not in TEXTS | DATES]

    def heading(self, column: str) -> str:
        """What the platform calls a column; its own name where exports have none."""
        return self.headings.get(column, (column,))[0]


TEXTS = frozenset({"title", "url", "source"})
DATES = frozenset({"ref_date", "published"})

FORWARDED = ("read_friends", "read_feed")
REACTIONS = ("like_user", "zaikan_user", "comment_count")

FOLLOWERS = Kind(
    "followers",
    {
        "ref_date": ("时间", "日期"),
        "new_user": ("新关注人数", "新增关注人数", "新增人数"),
        "cancel_user": ("取消关注人数",),
        "net_user": ("净增关注人数", "净增人数"),
        "cumulate_user": ("累积关注人数", "累计关注人数", "累积人数"),
    },
)
ARTICLES = Kind(
    "articles",
    {
        "title": ("内容标题", "文章标题", "标题"),
        "published": ("发表时间", "发表日期", "发布时间"),
        "read_user": ("总阅读人数",),
        "read_count": ("总阅读次数",),
        "share_user": ("总分享人数",),
        "share_count": ("总分享次数",),
        "new_user": ("阅读后关注人数",),
        "delivered": ("送达人数",),
        "read_session": ("公众号消息阅读次数",),
        "read_session_rate": ("送达阅读率",),
        "first_share_count": ("首次分享次数",),
        "shared_read_count": ("分享产生阅读次数", "分享产生的阅读次数"),
        "first_share_rate": ("首次分享率",),
        "reads_per_share": ("每次分享带来阅读次数",),
        "completion_rate": ("阅读完成率", "完读率"),
        "url": ("内容url",),
    },
    ("position", *FORWARDED, "read_search", "read_other", *REACTIONS),
)
READING = Kind(
    "reading",
    {
        "ref_date": ("日期", "时间"),
        "source": ("渠道", "传播渠道"),
        "read_user": ("阅读人数",),
        "read_count": ("阅读次数",),
        "share_user": ("分享人数",),
        "share_count": ("分享次数",),
    },
    ("read_session", *FORWARDED, "read_search", "read_other", *REACTIONS, "new_user"),
)
KINDS = (FOLLOWERS, ARTICLES, READING)

FIELDS = {
    "int_page_read_user": "read_user",
    "int_page_read_count": "read_count",
    "int_page_from_session_read_count": "read_session",
    "int_page_from_friends_read_user": "read_friends",
    "int_page_from_feed_read_user": "read_feed",
    "target_user": "delivered",
    "read_subscribe_user": "new_user",
    "read_delivery_rate": "read_session_rate",
    "read_finish_rate": "completion_rate",
    "content_url": "url",
    "user_source": "source",
}
"""Fields of the API that are called otherwise here; the rest keep their names."""

ALL = "all"
OTHER = "other"
SOURCES = {
    **dict.fromkeys(("", "99999999", "全部", "全部渠道"), ALL),
    **dict.fromkeys(("0", "会话", "公众号会话", "公众号消息"), "session"),
    **dict.fromkeys(("1", "好友", "好友转发", "聊天会话"), "friends"),
    **dict.fromkeys(("2", "朋友圈"), "feed"),
    **dict.fromkeys(("7", "搜一搜"), "search"),
}
"""Where readers come from: numbers of `user_source`, names of `scene_desc` and of 渠道; anything else is OTHER."""
