"""The observed patterns in words: name, how it is measured, what was observed, and where."""


def _pattern(key: str, name: tuple, formula: tuple, observed: tuple, source: tuple) -> dict[str, tuple[str, str]]:
    """The four texts of one pattern, each a pair (en, zh)."""
    return {
        f"pattern.{key}": name,
        f"pattern.{key}.formula": formula,
        f"pattern.{key}.observed": observed,
        f"pattern.{key}.source": source,
    }


_SHANGHAI = (
    "Shanghai CDC, 1,030 headlines 2016–19, doi 10.19428/j.cnki.sjpm.2025.24334",
    "上海市疾控中心，2016–2019 年 1030 篇头条，doi 10.19428/j.cnki.sjpm.2025.24334",
)
_NO_SOURCE = ("assumption: no source found", "假设：未找到依据")
_CASCADES = ("Physica A 496:318; Goel and others 2016", "Physica A 第 496 卷 318 页；Goel 等 2016 年")

TEXTS: dict[str, tuple[str, str]] = {
    "direction.useful_before_fast": (
        "a useful late answer is worth more than a poor quick one, and than silence",
        "有用的迟复胜过敷衍的快复，更胜过不回复",
    ),
    "direction.faster_handling": ("faster handling raises satisfaction", "办理越快，满意度越高"),
    "direction.answers_by_staff": (
        "staff hours set how much is answered, 46 % and 75 % among it",
        "回复率由人工工时决定，46% 与 75% 均可达到",
    ),
    "direction.pushes_unfollow": ("too many pushes drive followers away", "推送过多导致取消关注"),
    "direction.pushes_participation": ("frequent posting lowers participation", "推送越频繁，参与度越低"),
    "direction.machine_less_useful": ("machine answers help less than staff's", "自动回复不如人工回复有用"),
    "direction.limited_attention": (
        "who has more friends reads a smaller part of what reaches them",
        "好友越多，读到的分享内容占比越低",
    ),
    "direction.exposures": (
        "the chance to open rises with exposures, each adding less",
        "打开概率随接触次数上升，增幅递减",
    ),
    "direction.campaign_followers": ("followers won by campaigns are less active", "推广带来的粉丝活跃度较低"),
    "direction.usefulness": ("useful services raise trust", "服务好用，信任提高"),
    "direction.interaction": ("interaction keeps and wins followers", "互动有助于留住和吸引粉丝"),
    **_pattern(
        "headline_open_rate",
        ("Open rate of headlines", "头条送达阅读率"),
        (
            "median over headlines of reads from the push ÷ followers reached",
            "各头条“公众号消息阅读 ÷ 送达人数”的中位数",
        ),
        ("median 5.90 % (IQR 3.69–10.31)", "中位数 5.90%（四分位距 3.69–10.31）"),
        _SHANGHAI,
    ),
    **_pattern(
        "all_positions_open_rate",
        ("Open rate, all positions", "全部文章送达阅读率"),
        ("reads from the push ÷ followers reached, all articles", "全部文章：公众号消息阅读 ÷ 送达人数"),
        ("1.4 %; industry 1.2 %, < 5 %", "1.4%；行业 1.2%，低于 5%"),
        (
            "Guangzhou CDC 2018 (43.6 % of 3.16 %); industry 2019, 2017",
            "广州市疾控中心 2018 年（3.16% 的 43.6%）；行业数据 2019、2017 年",
        ),
    ),
    **_pattern(
        "shares_per_reader",
        ("Shares per read", "分享率"),
        ("shares ÷ reads", "分享量 ÷ 阅读量"),
        ("6.60 % (4.25–9.17); 6.0 %; 3.04 %; 3.2 %", "6.60%（4.25–9.17）；6.0%；3.04%；3.2%"),
        (
            "Shanghai CDC; Guangzhou CDC; Jiangsu (1.74–4.64); industry 2019",
            "上海、广州市疾控中心；江苏（1.74–4.64）；行业数据 2019 年",
        ),
    ),
    **_pattern(
        "forwarded_share_of_reads",
        ("Reads from forwards", "转发带来的阅读占比"),
        ("reads from chats and Moments ÷ reads", "聊天会话与朋友圈阅读 ÷ 阅读量"),
        ("34.3 %; elsewhere 20–65 %", "34.3%；其他地区 20–65%"),
        ("Guangzhou CDC 2018 and other accounts", "广州市疾控中心 2018 年及其他公众号"),
    ),
    **_pattern(
        "likes_per_read",
        ("Likes per read", "点赞率"),
        ("likes ÷ reads", "点赞量 ÷ 阅读量"),
        ("1.06 %; elsewhere 0.9–3.1 %", "1.06%；其他地区 0.9–3.1%"),
        ("Guangzhou CDC and other accounts", "广州市疾控中心及其他公众号"),
    ),
    **_pattern(
        "original_vs_repost_reads",
        ("Reads of originals against reposts", "原创与转载阅读量之比"),
        (
            "reads of originals ÷ what as many reposts of the same accounts had",
            "原创文章阅读量 ÷ 同一公众号同样篇数转载文章的阅读量",
        ),
        ("3,324 ÷ 2,341 = 1.42", "3324 ÷ 2341 = 1.42"),
        ("a Beijing account for tuberculosis control 2020–23", "北京某结核病防治公众号，2020–2023 年"),
    ),
    **_pattern(
        "headline_odds_ratio",
        ("Odds of a headline being opened", "头条被打开的优势比"),
        (
            "odds of headlines ÷ odds of other positions (Mantel–Haenszel over accounts)",
            "头条与其他位置打开优势之比（按公众号作 Mantel–Haenszel 合并）",
        ),
        ("6.41; 2.45 (1.23–4.88)", "6.41；2.45（1.23–4.88）"),
        ("Guangzhou; Wuxi", "广州；无锡"),
    ),
    **_pattern(
        "service_information_open",
        ("Headlines on services against all others", "办事类头条与其他头条之比"),
        (
            "median open rate of headlines on services ÷ that of all others, all seeds pooled",
            "办事类头条送达阅读率中位数 ÷ 其他头条中位数，合并全部随机种子",
        ),
        ("14.0 % against 5.9 %", "14.0% 对 5.9%"),
        _SHANGHAI,
    ),
    **_pattern(
        "unfollow_per_day",
        ("Unfollowing a day", "日取消关注率"),
        ("followers lost ÷ followers, per day", "每天取消关注人数 ÷ 粉丝数"),
        ("0.08 %", "0.08%"),
        ("8,464 accounts, 2017", "8464 个公众号，2017 年"),
    ),
    **_pattern(
        "net_growth_per_month",
        ("Net growth a month", "月净增率"),
        (
            "change of followers ÷ followers, per 30 days, without campaigns",
            "粉丝净增 ÷ 粉丝数，折合 30 天，无推广活动",
        ),
        ("+0.66 %", "+0.66%"),
        ("industry 2019", "行业数据，2019 年"),
    ),
    **_pattern(
        "followers_per_100_reads",
        ("New followers per 100 reads", "每百次阅读带来的新关注"),
        ("followers won by reading ÷ reads × 100", "阅读后关注人数 ÷ 阅读量 × 100"),
        ("about 1", "约 1"),
        ("a practitioner, 2014", "从业者经验，2014 年"),
    ),
    **_pattern(
        "messages_per_follower_day",
        ("Messages per follower and day", "日均消息率"),
        ("messages ÷ followers, per day", "每天收到消息 ÷ 粉丝数"),
        ("about 0.02 %", "约 0.02%"),
        ("Zhongshan: 174,000 messages in 5 years, > 1 million followers", "中山：5 年 17.4 万条消息，粉丝逾百万"),
    ),
    **_pattern(
        "stationary_trust",
        ("Drift of trust", "信任度漂移"),
        (
            "change of mean trust under unchanged practice, as if in 90 days",
            "运营方式不变时平均信任度的变化，折合 90 天",
        ),
        ("no drift", "无漂移"),
        _NO_SOURCE,
    ),
    **_pattern(
        "stationary_habit",
        ("Drift of habit", "阅读习惯漂移"),
        (
            "change of followers' mean habit under unchanged practice, as if in 90 days",
            "运营方式不变时粉丝平均阅读习惯的变化，折合 90 天",
        ),
        ("no drift", "无漂移"),
        _NO_SOURCE,
    ),
    **_pattern(
        "forward_delay_day",
        ("Forwards within a day", "24 小时内的转发占比"),
        ("shares within 24 hours of the push ÷ shares", "推送后 24 小时内的分享 ÷ 全部分享"),
        ("79.5 %", "79.5%"),
        ("8.5 million Weibo reposts: another platform", "微博 850 万次转发：来自其他平台"),
    ),
    **_pattern(
        "forward_delay_median",
        ("Median delay of a forward", "转发间隔中位数"),
        ("median hours from the push to a share", "推送至分享的小时数中位数"),
        ("4.3 h", "4.3 小时"),
        ("8.5 million Weibo reposts: another platform", "微博 850 万次转发：来自其他平台"),
    ),
    **_pattern(
        "cascade_depth",
        ("Shallow cascades", "浅层传播占比"),
        ("cascades that stop at depth 1 or 2 ÷ cascades", "传播层级不超过 2 的传播树 ÷ 全部传播树"),
        ("nearly all stop at depth 1–2", "绝大多数止于 1–2 层"),
        _CASCADES,
    ),
    **_pattern(
        "cascade_sizes",
        ("Heavy tail of cascade sizes", "传播规模的厚尾"),
        (
            "Vuong's z, lognormal against exponential sizes; above 2.58: p < 0.01",
            "对数正态与指数分布的 Vuong 检验 z 值；大于 2.58 即 p < 0.01",
        ),
        ("lognormal beats exponential", "对数正态优于指数分布"),
        _CASCADES,
    ),
    **_pattern(
        "read_concentration",
        ("Concentration of reads", "阅读量集中度"),
        ("mean ÷ median of reads per article", "单篇阅读量平均数 ÷ 中位数"),
        ("median 551.5, means far larger", "中位数 551.5，平均数远高于此"),
        (
            "28 provincial CDCs 2017, JMIR mHealth 2019;7(6):e12245",
            "28 个省级疾控中心 2017 年，JMIR mHealth 2019;7(6):e12245",
        ),
    ),
}
