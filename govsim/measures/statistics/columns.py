"""What columns are called: in exports, in the API, and here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Kind(NamedTuple):
    """A table of the platform."""

    name: str
    headings: dict[str, tuple[str, ...]]
    """Columns and what they are called in exports, today's name first."""
    more: tuple[str, ...] = ()
    """Columns that the API gives, and few exports."""
    loose: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Further names of columns, which mean them only where the rest of the table says so: beside a title."""

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
        named = {**self.loose, **self.headings, "account": ACCOUNTS}
        return named[column][0] if column in named else ALSO_CALLED.get(column, column)


TEXTS = frozenset({"title", "url", "source", "account", "msgid"})
DATES = frozenset({"ref_date", "published"})
RATES = frozenset({"read_session_rate", "first_share_rate", "completion_rate"})
"""Shares of a whole, which people write with and without a percent sign."""
DERIVED = {
    "net_user": ("new_user", "cancel_user"),
    "read_session_rate": ("read_session", "delivered"),
    "read_session": ("read_session_rate", "delivered"),
}
"""Columns that two others determine where they are empty."""
ACCOUNTS = ("公众号名称", "公众号", "账号名称", "帐号名称", "账号", "帐号")
"""Headings over names of accounts. The platform has none of them; tables that were put together do."""

FORWARDED = ("read_friends", "read_feed")
REACTIONS = ("like_user", "zaikan_user", "comment_count")

FOLLOWERS = Kind(
    "followers",
    {
        "ref_date": ("时间", "日期", "统计日期"),
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
        "published": ("发表时间", "发表日期", "发布时间", "发布日期"),
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
    ("msgid", "position", *FORWARDED, "read_search", "read_other", *REACTIONS),
    {
        "read_user": ("阅读人数",),
        "read_count": ("阅读次数",),
        "share_user": ("分享人数",),
        "share_count": ("分享次数",),
        "read_friends": ("聊天会话阅读人数", "好友转发阅读人数"),
        "read_feed": ("朋友圈阅读人数",),
        "read_search": ("搜一搜阅读人数",),
        "like_user": ("点赞人数", "点赞"),
        "zaikan_user": ("在看人数", "在看"),
        "comment_count": ("留言条数", "留言数", "评论条数", "评论"),
    },
)
READING = Kind(
    "reading",
    {
        "ref_date": ("日期", "时间", "统计日期"),
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
    **dict.fromkeys(("3", "腾讯微博", "4", "历史消息页", "公众号主页", "5", "其他", "6", "看一看", "推荐"), OTHER),
}
"""Where readers come from: numbers of `user_source`, names of `scene_desc` and of 渠道; new ones are OTHER, too."""
CHANNELS = {
    "read_session": "公众号消息",
    "read_friends": "聊天会话",
    "read_feed": "朋友圈",
    "read_search": "搜一搜",
    "read_other": "其他",
}
"""What the platform calls the channels whose readers stand in a column here."""
ALSO_CALLED = {**CHANNELS, "like_user": "点赞人数", "zaikan_user": "在看人数", "comment_count": "留言条数"}
"""What people call columns that no heading of a kind names."""

DAYS_COUNTED = {"export": 7, "details": 7, "detail_list": 30}
"""For how many days after it was published an article's readers are counted: in the table of articles, and in the older
and the newer call of the API. Source: the pages of the calls; of the table, public programs that fetch it."""
