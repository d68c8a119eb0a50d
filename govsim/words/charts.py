"""Titles and labels of charts."""

TEXTS: dict[str, tuple[str, str]] = {
    "chart.differences": (
        "Difference to “{baseline}”, with {share} % intervals (luck only)",
        "与“{baseline}”之差及 {share}% 区间（仅反映偶然因素）",
    ),
    "warning.no_glyph": (
        "charts and PDF have no picture of {value} and show boxes there; Word and web pages show them",
        "图和 PDF 缺少“{value}”的字形，将显示为方框；Word 和网页版不受影响",
    ),
    "chart.fails_inspection": ("✗ fails the inspection", "✗ 政务新媒体检查：不合格"),
    "chart.points": ("percentage points", "百分点"),
    "chart.course": ("Mean over seeds, and the middle {share} % of runs", "各次模拟的均值与中间 {share}% 的范围"),
    "chart.read_user": ("Reads a day", "每日阅读量"),
    "chart.cumulate_user": ("Followers", "粉丝数"),
    "chart.trust": ("Mean trust", "平均信任度"),
    "chart.day": ("day (dotted line: strategies begin)", "天（虚线处方案开始实施）"),
    "chart.reads_by_source": ("Reads a day by source", "每日阅读量（按来源）"),
    "chart.read_session": ("push", "公众号消息"),
    "chart.read_friends": ("chat forward", "聊天会话"),
    "chart.read_feed": ("Moments", "朋友圈"),
    "chart.followers_by_account": ("Followers by account", "各公众号粉丝数"),
}
