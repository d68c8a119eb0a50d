"""The measures of the trade: the WeChat Communication Index, and what inspections look at."""

TEXTS: dict[str, tuple[str, str]] = {
    # Tables of articles
    "error.wci_version": (
        "there is no version “{value}” of the WCI; versions: {allowed}",
        "没有“{value}”版本的微信传播指数；可用版本：{allowed}",
    ),
    "error.wci_window": (
        "the window begins on {value}, after its end on {allowed}; name its first and its last day in that order",
        "统计时段的首日 {value} 晚于末日 {allowed}；请按先后顺序填写",
    ),
    "error.no_column": (
        "the table has no column “{value}”; its columns: {allowed}",
        "表中没有“{value}”列；现有各列：{allowed}",
    ),
    "error.no_count": (
        "column “{column}”, row {row}: “{value}” is not a count; write 1234, 12,345 or 100000+",
        "“{column}”列第 {row} 行：“{value}”不是计数；请写成 1234、12,345、1.2万 或 10万+",
    ),
    "error.no_date": (
        "column “{column}”, row {row}: “{value}” is not a date; write 2019-03-04",
        "“{column}”列第 {row} 行：“{value}”不是日期；请写成 2019-03-04",
    ),
    # Inspections
    "inspection.set.national": ("national indicators", "全国指标"),
    "inspection.set.minhou": ("rule of Minhou", "闽侯要求"),
    "inspection.set.luan": ("rule of Lu'an", "六安要求"),
    "inspection.set.xiayi": ("rule of Xiayi", "夏邑要求"),
    "inspection.rule.not_updated": ("no new content for {limit} {limit:day|days}", "连续 {limit} 天未更新"),
    "inspection.rule.no_interaction": ("no interaction function", "没有互动功能"),
    "inspection.rule.unanswered": (
        "a message that staff left unanswered for {limit} {limit:day|days}",
        "消息超过 {limit} 天无人工回复",
    ),
    "inspection.rule.crisis": (
        "no official word within {limit} {limit:hour|hours} of a rumour",
        "谣言出现后 {limit} 小时内未发布权威信息",
    ),
    "inspection.rule.posts_a_week": ("articles in a week below {limit}", "一周发文不足 {limit} 篇"),
    "inspection.rule.answers_a_month": (
        "answers by staff in a month below {limit}",
        "一个月人工回应不足 {limit} 次",
    ),
    "inspection.passed": ("✓ yes", "✓ 是"),
    "inspection.failed": ("✗ no", "✗ 否"),
    "inspection.passed_in": ("✗ in {passed} of {of} {of:seed|seeds}", "✗ {of} 次中 {passed} 次合格"),
    "inspection.fails": (
        "✗ “{strategy}” {fails} the inspection:",
        "✗ “{strategy}”检查{fails}：",
    ),
    "inspection.wins_but_fails": (
        "✗ “{strategy}” brings more reads but {fails} the inspection:",
        "✗ “{strategy}”虽能提高阅读量，但检查{fails}：",
    ),
    "inspection.would_fail": ("would fail", "不合格"),
    "inspection.may_fail": ("may fail", "可能不合格"),
    "inspection.failure": ("{account}: {rule} ({set}), {dates}", "{account}：{rule}（{set}），见于 {dates}"),
    "inspection.failure_in": (
        "{account}: {rule} ({set}), {dates}, in {failed} of {of} {of:seed|seeds}",
        "{account}：{rule}（{set}），见于 {dates}，{of} 次模拟中出现 {failed} 次",
    ),
    "inspection.nobody": ("no account in charge", "没有公众号负责"),
    "inspection.more": (
        "and {count} more; --out writes them all into the table inspection",
        "另有 {count} 项，全部见 --out 写出的 inspection 表",
    ),
    "inspection.stretch": ("{first} to {last}", "{first} 至 {last}"),
    "inspection.within": ("between {first} and {last}", "{first} 至 {last} 期间"),
    "inspection.untested": (
        "Inspection: the days are too few to test for {rules}.",
        "检查：模拟天数不足，以下各项无从检验：{rules}。",
    ),
}
