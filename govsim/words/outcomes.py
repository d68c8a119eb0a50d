"""What the outcomes mean, how they are computed, and what a missing value says."""

_NEVER = ("never missing", "不会缺失")
_NO_MESSAGES = ("no messages were sent", "没有收到消息")
_NO_READS = ("nothing was read", "没有阅读")
_NO_FOLLOWERS = ("there were no followers", "没有粉丝")


def _outcome(key: str, name: tuple, formula: tuple, missing: tuple = _NEVER) -> dict[str, tuple[str, str]]:
    return {f"outcome.{key}": name, f"outcome.{key}.formula": formula, f"outcome.{key}.missing": missing}


def _reads_from(key: str, name: tuple, formula: tuple) -> dict[str, tuple[str, str]]:
    return _outcome(f"reads_{key}", name, formula)


_NO_RULE = (
    "counted like the others; no rule of the model leads to it yet",
    "统计方式相同；模型中暂无产生此来源的规则",
)

TEXTS: dict[str, tuple[str, str]] = {
    "window.after_burn_in": ("days after burn-in", "预热期之后"),
    "window.end": ("end of the last day", "最后一天结束时"),
    "window.last_28_days": ("last 28 days at most", "最后至多 28 天"),
    "window.horizon": ("whole horizon", "整个时段"),
    "outcome.feasible": ("Feasible under the budget", "预算内可行"),
    "outcome.inspection_passed": ("Passes the inspection", "政务新媒体检查合格"),
    **_outcome(
        "reads",
        ("Reads", "阅读量"),
        ("readings of articles; a citizen reads an article once", "文章被阅读的次数；每人每篇计一次"),
    ),
    **_outcome(
        "readers", ("Readers", "阅读人数"), ("citizens who read at least one article", "至少读过一篇文章的居民人数")
    ),
    **_outcome(
        "open_rate",
        ("Open rate", "送达阅读率"),
        (
            "reads from the push ÷ followers reached, over all articles published in the window",
            "时段内所发文章：公众号消息阅读次数 ÷ 送达人数",
        ),
        ("nothing was delivered", "没有送达"),
    ),
    **_outcome("shares", ("Shares", "分享量"), ("shares to chats and Moments", "分享到聊天会话和朋友圈的次数")),
    **_outcome("shares_per_reader", ("Shares per read", "分享率"), ("shares ÷ reads", "分享量 ÷ 阅读量"), _NO_READS),
    **_outcome("likes", ("Likes", "点赞量"), ("likes of articles", "文章点赞次数")),
    **_outcome(
        "messages",
        ("Messages", "收到消息"),
        ("messages sent to accounts, comments not among them", "发给公众号的消息数，不含留言"),
    ),
    **_outcome(
        "answered_share",
        ("Answered by staff", "人工回复率"),
        ("messages answered by staff ÷ messages", "人工回复的消息 ÷ 收到消息"),
        _NO_MESSAGES,
    ),
    **_outcome(
        "auto_answered_share",
        ("Answered by machine", "自动回复率"),
        ("messages answered by machine ÷ messages", "自动回复的消息 ÷ 收到消息"),
        _NO_MESSAGES,
    ),
    **_outcome(
        "reply_hours_median",
        ("Median hours to a staff answer", "人工回复中位时长"),
        ("median of answer time − sending time", "回复时间与发送时间之差的中位数"),
        ("staff answered nothing", "没有人工回复"),
    ),
    **_outcome(
        "needs_met_online",
        ("Needs met online", "线上办成率"),
        ("(needs met by the menu + messages answered by staff) ÷ needs", "（菜单办成 + 人工回复）÷ 办事需求"),
        ("there were no needs", "没有办事需求"),
    ),
    **_outcome(
        "needs_met",
        ("Needs met online, count", "线上办成件数"),
        ("needs met by the menu + messages answered by staff", "菜单办成 + 人工回复"),
    ),
    **_outcome(
        "service_experience",
        ("Service experience", "服务体验"),
        ("mean value of menu use, answers and silence, 0–1", "使用菜单、得到回复或无人回复的平均体验，0–1"),
        ("nobody was served", "无人使用服务"),
    ),
    **_outcome(
        "counter_visits", ("Counter visits", "窗口办理人次"), ("needs taken to an office", "转到线下窗口的办事需求")
    ),
    **_outcome(
        "followers_end",
        ("Followers at the end", "期末粉丝数"),
        ("followers of all accounts added up", "各公众号粉丝数之和"),
    ),
    **_outcome(
        "net_growth",
        ("Net growth of followers", "粉丝净增率"),
        (
            "(followers at the end − at the beginning) ÷ at the beginning, per 30 days",
            "（期末 − 期初）÷ 期初，折合每 30 天",
        ),
        _NO_FOLLOWERS,
    ),
    **_outcome(
        "unfollow_rate",
        ("Unfollowing", "取消关注率"),
        ("followers lost ÷ followers, per day", "取消关注人数 ÷ 粉丝数，每天"),
        _NO_FOLLOWERS,
    ),
    **_outcome(
        "trust", ("Mean trust", "平均信任度"), ("mean of all citizens' trust, 0–1", "全体居民信任度的平均值，0–1")
    ),
    **_outcome(
        "reach",
        ("Reach", "覆盖率"),
        ("citizens who read at least one article ÷ citizens", "至少读过一篇文章的居民 ÷ 居民"),
        ("the segment has no citizens", "该人群无居民"),
    ),
    **_outcome(
        "reach_gap",
        ("Gap in reach", "覆盖率差距"),
        ("reach of the best reached segment − of the worst", "覆盖率最高与最低人群之差"),
    ),
    **_outcome(
        "trust_gap",
        ("Gap in trust", "信任度差距"),
        ("mean trust of the most trusting segment − of the least", "平均信任度最高与最低人群之差"),
    ),
    **_outcome(
        "wci",
        ("WeChat index (WCI)", "微信传播指数（WCI）"),
        (
            "mean over accounts of the WeChat Communication Index, version 14.2 with reads, wows and likes; an account without articles has 0",
            "各公众号 WCI（14.2 版，阅读、在看、点赞三项）的平均值；未发文的公众号计 0",
        ),
    ),
    **_outcome(
        "inspections_failed",
        ("Inspection rules failed", "检查不合格项"),
        (
            "pairs of account and inspection rule that failed on some day",
            "曾有不合格之日的检查项数，按公众号逐项计",
        ),
    ),
    **_outcome(
        "rumour_peak",
        ("Believers of a rumour at its peak", "谣言相信人数峰值"),
        ("most citizens who believed one rumour in one hour", "任一小时内相信同一谣言的最多人数"),
    ),
    **_outcome(
        "errors_published",
        ("Articles with errors", "差错文章"),
        ("articles that went out with an error", "带差错发布的文章数"),
    ),
    **_outcome("articles_published", ("Articles published", "发文量"), ("articles published", "发布的文章数")),
    **_outcome(
        "articles_dropped",
        ("Articles dropped", "因工时不足取消的文章"),
        ("articles cut for want of hours or of room in the push", "因工时或版位不足而取消的文章数"),
    ),
    **_outcome(
        "staff_hours",
        ("Staff hours contracted", "人员工时（编制）"),
        ("contracted hours of editors, clerks and campaigns, mean per week", "编辑、回复与推广人员的约定工时，周平均"),
    ),
    **_outcome(
        "hours_editing",
        ("Hours used for editing", "编辑用时"),
        ("hours of writing, review and coordination, mean per week", "撰稿、审核与协调用时，周平均"),
    ),
    **_outcome(
        "hours_replying",
        ("Hours used for replies", "回复用时"),
        ("hours of clerks at work on messages, mean per week", "人员处理消息用时，周平均"),
    ),
    **_outcome(
        "utilisation",
        ("Utilisation", "工时利用率"),
        ("hours used for editing, replies and campaigns ÷ hours contracted", "编辑、回复与推广用时 ÷ 约定工时"),
        ("no hours are contracted", "没有约定工时"),
    ),
    **_outcome(
        "money",
        ("Money spent", "经费支出"),
        ("campaigns, services and simpler forms, without wages", "推广、服务与简化表单的支出，不含人员工资"),
    ),
    **_outcome("wages", ("Wages", "人员工资"), ("contracted hours × hourly wages", "约定工时 × 小时工资")),
    **_outcome(
        "reproduction",
        ("Reads that one read leads to", "每次阅读带来的转发阅读"),
        ("reads that came from a forward ÷ reads, articles of the window", "时段内所发文章：转发带来的阅读 ÷ 阅读量"),
        _NO_READS,
    ),
    **_outcome(
        "cascade_size",
        ("Largest cascade", "最大传播规模"),
        (
            "reads in the largest tree that began with one read from no forward",
            "由一次非转发阅读引起的最大传播树的阅读量",
        ),
        _NO_READS,
    ),
    **_outcome(
        "cascade_depth",
        ("Deepest cascade", "最大传播层级"),
        ("most forwards in a row that ended in a read", "连续转发并带来阅读的最多次数"),
        _NO_READS,
    ),
    **_outcome(
        "cascade_width",
        ("Widest cascade", "最大传播宽度"),
        ("most reads of one tree that are equally many forwards away from its first", "同一传播树同一层级的最多阅读量"),
        _NO_READS,
    ),
    **_reads_from(
        "session",
        ("Reads from pushes", "公众号消息阅读"),
        ("articles opened from the push feed", "从推送消息打开的阅读量"),
    ),
    **_reads_from(
        "friends",
        ("Reads from chats", "聊天会话阅读"),
        ("articles opened where a friend forwarded them in a chat", "从好友聊天转发打开的阅读量"),
    ),
    **_reads_from(
        "feed", ("Reads from Moments", "朋友圈阅读"), ("articles opened from friends' Moments", "从朋友圈打开的阅读量")
    ),
    **_reads_from("search", ("Reads from search", "搜一搜阅读"), _NO_RULE),
    **_reads_from("other", ("Other reads", "其他来源阅读"), _NO_RULE),
}
