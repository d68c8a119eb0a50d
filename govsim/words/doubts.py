"""What a good scenario may not mean, as `govsim check` notes it."""

TEXTS: dict[str, tuple[str, str]] = {
    "doubt.left_out": (
        "{value} is left out of the practice of {accounts}, which means: {meaning}; write it if that is not meant",
        "{accounts}的做法未写 {value}，即{meaning}；如非本意，请写明",
    ),
    "doubt.zero.review_hours_per_article": (
        "0 hours, nothing is reviewed before it is published",
        "审核工时为 0，文章发布前不经审核",
    ),
    "doubt.zero.reply": ("mode none, no message is answered", "回复方式为 none，不回复任何留言"),
    "doubt.zero.service_level": ("0, no service can be had online", "办事水平为 0，网上办不了任何事"),
    "doubt.friends": (
        "{value} {value:friend|friends} on average are more than most people have (more than {most} is doubtful)",
        "平均 {value} 位好友多于常人（超过 {most} 位即属可疑）",
    ),
    "doubt.sessions": (
        "{value} {value:session|sessions} a day are more than most people have (more than {most} is doubtful)",
        "每天 {value} 次使用多于常人（超过 {most} 次即属可疑）",
    ),
    "doubt.nobody": ("a share of 0: nobody belongs to this segment", "占比为 0：该人群没有居民"),
    "doubt.no_needs": (
        "need_weight is 0 in every topic: nobody will need anything",
        "所有主题的 need_weight 均为 0：居民不会有任何办事需求",
    ),
    "doubt.followers": (
        "a share of {value}: nearly everybody follows this account (more than {most} is doubtful)",
        "占比 {value}：几乎所有居民都关注该账号（超过 {most} 即属可疑）",
    ),
    "doubt.office_hours": (
        "{value} {value:hour|hours} a week are those of a large staff (more than {most} is doubtful)",
        "每周 {value} 小时相当于大量人员的工时（超过 {most} 小时即属可疑）",
    ),
    "doubt.clerk_hours": (
        "{value} {value:hour|hours} a week for each clerk (more than {most} is doubtful): write more clerks or fewer hours",
        "每名客服每周 {value} 小时（超过 {most} 小时即属可疑）：请增加 clerks 或减少工时",
    ),
    "doubt.no_clerk_hours": (
        "mode {value} with 0 hours_per_week: clerks never answer",
        "回复方式为 {value}，但 hours_per_week 为 0：人工从不回复",
    ),
    "doubt.no_editor_hours": (
        "{value} {value:push|pushes} a week with 0 hours_per_week of editors: nothing is published",
        "每周推送 {value} 次，但编辑的 hours_per_week 为 0：不会发布任何文章",
    ),
    "doubt.articles_per_push": (
        "{value} {value:article|articles}, but the platform lets {most} through in a push: the rest is not published",
        "每次 {value} 篇，但平台每次推送只允许 {most} 篇：其余不会发布",
    ),
    "doubt.service_pushes": (
        "{value} {value:push|pushes} a week are {monthly} a month, but a service account has {most}: the rest is not pushed",
        "每周推送 {value} 次，即每月 {monthly} 次，但服务号每月只能推送 {most} 次：其余不会推送",
    ),
    "doubt.reach": (
        "{value} of {people} {people:person|people} is {daily} {daily:person|people} a day (more than {most} of them is doubtful)",
        "{people} 人的 {value} 即每天 {daily} 人（占比超过 {most} 即属可疑）",
    ),
    "doubt.reach_share": (
        "{value} of all people every day is much (more than {most} is doubtful)",
        "每天触达全体居民的 {value}，偏多（超过 {most} 即属可疑）",
    ),
    "doubt.campaign_days": (
        "{value} {value:day|days}, of which {most} {most:is|are} played before the horizon ends; the cost stays whole",
        "共 {value} 天，模拟期内只进行 {most} 天；费用不变",
    ),
    "doubt.rumour_seeds": (
        "{value} {value:person is|people are} to believe it at first, but there {most:is|are} {most}",
        "最初相信者为 {value} 人，但居民只有 {most} 人",
    ),
    "doubt.crowded": (
        "{count} of {futures} {futures:future|futures} cannot be played: {reason}",
        "{futures} 种未来情形中有 {count} 种无法模拟：{reason}",
    ),
    "doubt.same_name": ("“{value}” has the same name as “{other}”", "“{value}”与“{other}”同名"),
    "doubt.same_strategy": (
        "“{value}” changes the same as “{other}”: their results will be equal",
        "“{value}”与“{other}”的改动相同：两者结果将完全一样",
    ),
}
