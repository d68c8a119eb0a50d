"""Who is allowed to be recommended, what the others lack, and the ranking of the allowed ones on the terminal."""

TEXTS: dict[str, tuple[str, str]] = {
    # What a strategy lacks to be allowed
    "lacking.of": ("“{strategy}” ({lacks})", "方案“{strategy}”（{lacks}）"),
    "lacking.hours": (
        "{amount} staff {amount:hour|hours} a week more than the {allowed} of the budget",
        "每周工时比预算的 {allowed} 小时多 {amount} 小时",
    ),
    "lacking.money": (
        "{amount} {currency} more than the {allowed} of the budget",
        "经费比预算的 {allowed} {currency}多 {amount} {currency}",
    ),
    "lacking.budget": ("beyond the budget", "超出预算"),
    "lacking.duty": ("{rule}: failed in {share} of runs", "{rule}，{share} 的模拟不合格"),
    "lacking.inspection": ("fails the inspection in {share} of runs", "{share} 的模拟未通过政务新媒体检查"),
    "lacking.runs": ("no run of it ended well", "没有成功的模拟"),
    # The ranking
    "ranking.best": (
        "{outcome}: “{strategy}” is best ({seeds} {seeds:seed|seeds}).",
        "{outcome}：“{strategy}”最优（{seeds} 个随机种子）。",
    ),
    "ranking.best_within": (
        "{outcome}: “{strategy}” is best: no other is better by more than {matters} ({seeds} {seeds:seed|seeds}).",
        "{outcome}：“{strategy}”最优，其他方案即便更好，也不超过 {matters}（{seeds} 个随机种子）。",
    ),
    "ranking.as_good": (
        "{outcome}: “{strategy}” is as good as {others}: they differ by no more than {matters}, and no other is better by more ({seeds} {seeds:seed|seeds}).",
        "{outcome}：“{strategy}”与{others}相当，差异小于 {matters}，无实质差别，其余方案也不会比它们好出更多（{seeds} 个随机种子）。",
    ),
    "ranking.all_as_good": (
        "{outcome}: all are as good: they differ by no more than {matters} ({seeds} {seeds:seed|seeds}).",
        "{outcome}：各方案相当，差异小于 {matters}，无实质差别（{seeds} 个随机种子）。",
    ),
    "ranking.too_close": (
        "{outcome}: too close to call after {seeds} {seeds:seed|seeds}{front}{surely}; {more} (what matters: {matters}).",
        "{outcome}：{seeds} 个随机种子后能否认定为最优：尚无定论{front}{surely}；{more}（差异达到 {matters} 才有意义）。",
    ),
    "ranking.front": (", with “{strategy}” in front", "，目前“{strategy}”领先"),
    "ranking.surely": (
        ", though surely better than “{baseline}”: {strategies}",
        "，但确定优于“{baseline}”的有：{strategies}",
    ),
    "ranking.more": ("about {more} more {more:seed|seeds} needed", "约需再增加 {more} 个随机种子"),
    "ranking.more_unknown": ("no number of seeds is foreseeable", "无法预估还需多少随机种子"),
    "ranking.only": (
        "{outcome}: only “{strategy}” keeps the budget and passes the inspection, so that nothing is ranked.",
        "{outcome}：只有“{strategy}”符合预算与检查要求，无从比较高下。",
    ),
    "ranking.nothing": (
        "{outcome}: fewer than two strategies have a value, so that nothing is ranked.",
        "{outcome}：有数值的方案不足两个，无从比较高下。",
    ),
    "ranking.nobody": (
        "No strategy keeps the budget and passes the inspection, so that none is recommended.",
        "没有一个方案符合预算与检查要求，不推荐任何方案。",
    ),
    "ranking.left_out": ("Not ranked, since not allowed: {value}.", "因不符合要求而不参与排序：{value}。"),
    "ranking.lacking": ("What is missing: {value}.", "差距：{value}。"),
}
