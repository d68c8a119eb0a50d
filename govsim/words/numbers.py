"""What the behaviour numbers mean."""


def _reaction(key: str, en: str, zh: str) -> dict[str, tuple[str, str]]:
    return {
        f"number.{key}_base": (f"How readily readers {en}; higher: more do.", f"读者{zh}的基础倾向，越大越多。"),
        f"number.{key}_appeal": (f"How much appeal makes readers {en}.", f"文章吸引力对{zh}的促进作用。"),
        f"number.{key}_interest": (f"How much interest makes readers {en}.", f"兴趣对{zh}的促进作用。"),
        f"number.{key}_trust": (f"How much trust makes readers {en}.", f"信任对{zh}的促进作用。"),
        f"number.{key}_interactive": (f"How much a poll or Q&A makes readers {en}.", f"互动内容对{zh}的促进作用。"),
    }


def _channel(key: str, en: str, zh: str) -> dict[str, tuple[str, str]]:
    return {
        f"number.campaign_base_{key}": (f"How readily people met by {en} follow.", f"经{zh}接触后关注的基础倾向。"),
        f"number.campaign_habit_{key}": (f"Habit of followers won by {en}.", f"经{zh}而来的粉丝的初始阅读习惯。"),
    }


TEXTS: dict[str, tuple[str, str]] = {
    "number.activity_shape": (
        "Evenness of sessions between citizens; higher: more alike.",
        "居民使用频次的均匀程度，越大越一致。",
    ),
    "number.interest_concentration": (
        "How close interests lie to the segment's value.",
        "个人兴趣围绕人群均值的集中程度。",
    ),
    "number.skill_concentration": (
        "How close digital skill lies to the segment's value.",
        "数字技能围绕人群均值的集中程度。",
    ),
    "number.trust_concentration": (
        "How close baseline trust lies to the segment's value.",
        "基础信任围绕人群均值的集中程度。",
    ),
    "number.sociability_shape": (
        "Evenness of sharing between citizens; higher: more alike.",
        "居民分享意愿的均匀程度，越大越一致。",
    ),
    "number.friends_spread": (
        "Spread of the number of friends; higher: a few have very many.",
        "好友数的离散程度，越大少数人好友越多。",
    ),
    "number.habit_start": ("Mean habit of followers at hour 0.", "开始时粉丝阅读习惯的平均值。"),
    "number.habit_concentration": ("How close habits at hour 0 lie to their mean.", "开始时阅读习惯的集中程度。"),
    "number.open_base": (
        "How readily followers open a push; higher: more do.",
        "粉丝打开推送的基础倾向，越大打开越多。",
    ),
    "number.open_appeal": ("How much appeal makes followers open.", "吸引力对打开推送的促进作用。"),
    "number.open_interest": ("How much interest makes followers open.", "兴趣对打开推送的促进作用。"),
    "number.open_habit": ("How much habit makes followers open.", "阅读习惯对打开推送的促进作用。"),
    "number.open_trust": ("How much trust makes followers open.", "信任对打开推送的促进作用。"),
    "number.open_placement": (
        "What a service account gains by its place in the chat list.",
        "服务号位于会话列表带来的打开优势。",
    ),
    "number.open_fatigue": ("How much push fatigue keeps followers from opening.", "推送疲劳对打开的抑制作用。"),
    "number.open_position": ("How much later positions in the push lose.", "次条及以后位置的打开损失。"),
    "number.open_age": ("How fast a push loses attention with hours.", "推送随时间失去关注的速度。"),
    "number.look_back": (
        "Chance to meet an unopened item again by scrolling back.",
        "往回翻看时再次见到未读内容的机会。",
    ),
    "number.look_back_hours": ("How long scrolling back reaches.", "往回翻看的时间跨度。"),
    "number.article_life": ("How long an article can be met after its push.", "文章推送后仍能被看到的时长。"),
    "number.social_base": (
        "How readily people open what friends share; higher: more do.",
        "打开好友分享的基础倾向，越大越多。",
    ),
    "number.social_appeal": (
        "How much appeal makes people open what friends share.",
        "吸引力对打开好友分享的促进作用。",
    ),
    "number.social_interest": (
        "How much interest makes people open what friends share.",
        "兴趣对打开好友分享的促进作用。",
    ),
    "number.social_trust": ("How much trust makes people open what friends share.", "信任对打开好友分享的促进作用。"),
    "number.chat_boost": ("What a chat forward gains over Moments.", "聊天转发相对朋友圈的打开优势。"),
    "number.social_crowding": (
        "How much more friends take attention from each share.",
        "好友越多、单条分享越难被看到的程度。",
    ),
    "number.social_age": ("How fast shared articles lose attention with hours.", "分享内容随时间失去关注的速度。"),
    "number.social_proof": (
        "How much several sharers count; 1: each as much as the first.",
        "多位好友分享的叠加程度，1 为逐一等效。",
    ),
    "number.relevance": ("Part of an experience that depends on interest.", "阅读体验中取决于兴趣的部分。"),
    "number.repeat_penalty": ("Part of an experience lost when the story is known.", "内容已读过时阅读体验的损失。"),
    "number.seen_answer": (
        "What an answered comment adds to later readers' experience.",
        "看到留言已获回复对阅读体验的提升。",
    ),
    "number.habit_gain": ("How fast habit follows experience.", "阅读习惯随体验变化的速度。"),
    "number.habit_loss": ("How fast habit wears down by pushes left unopened.", "推送未打开时阅读习惯的减弱速度。"),
    "number.appeal_mean": ("Appeal of a plain repost.", "普通转载的吸引力。"),
    "number.appeal_original": ("What originality adds to appeal.", "原创对吸引力的提升。"),
    "number.appeal_local": ("What local use adds to appeal.", "本地实用信息对吸引力的提升。"),
    "number.appeal_tone": ("What a friendly tone adds to appeal.", "亲和语气对吸引力的提升。"),
    "number.appeal_interactive": ("What a poll or Q&A adds to appeal.", "互动内容对吸引力的提升。"),
    "number.appeal_skill": ("What editors' skill adds to appeal.", "编辑水平对吸引力的提升。"),
    "number.appeal_spread": ("Luck in the appeal of an article.", "文章吸引力的偶然波动。"),
    "number.stories_per_day": ("Stories a day that can be reposted.", "每天可供转载的内容条数。"),
    "number.story_focus": ("How strongly reposts take the first stories.", "转载集中于头部内容的程度。"),
    "number.error_rate": ("Errors per article without review.", "未经审核时的文章差错率。"),
    "number.review_half_life": ("Review hours that halve errors.", "使差错减半所需的审核工时。"),
    "number.error_noticed": ("Chance that a reader notices an error.", "读者发现差错的机会。"),
    **_reaction("share", "share", "分享"),
    **_reaction("like", "like", "点赞"),
    **_reaction("zaikan", "mark zaikan", "点在看"),
    **_reaction("comment", "comment", "留言"),
    "number.chat_share": (
        "Part of shares that go to a chat instead of Moments.",
        "分享中发往聊天会话的比例，其余发朋友圈。",
    ),
    "number.chat_recipients": ("Friends that a chat forward reaches.", "一次聊天转发触达的好友数。"),
    "number.follow_base": ("How readily readers begin to follow; higher: more do.", "读后关注的基础倾向，越大越多。"),
    "number.follow_appeal": ("How much appeal makes readers follow.", "吸引力对关注的促进作用。"),
    "number.follow_interest": ("How much interest makes people follow.", "兴趣对关注的促进作用。"),
    "number.follow_trust": ("How much trust makes people follow.", "信任对关注的促进作用。"),
    "number.follow_habit": ("Habit of followers won by an article.", "读后关注者的初始阅读习惯。"),
    "number.search_follow": ("Chance to follow a found account that met the need.", "搜索找到并办成后关注的机会。"),
    "number.search_habit": ("Habit of followers won by search.", "搜索而来的粉丝的初始阅读习惯。"),
    "number.unfollow_base": ("How readily followers leave; higher: more do.", "取消关注的基础倾向，越大越多。"),
    "number.unfollow_fatigue": (
        "How much fatigue from the account makes followers leave.",
        "对该号的推送疲劳对取关的促进作用。",
    ),
    "number.unfollow_total": (
        "How much fatigue from all accounts makes followers leave.",
        "对全部公众号的疲劳对取关的促进作用。",
    ),
    "number.unfollow_habit": ("How much habit keeps followers.", "阅读习惯对取关的抑制作用。"),
    "number.unfollow_trust": ("How much trust keeps followers.", "信任对取关的抑制作用。"),
    "number.tolerance": ("Pushes that make one unit of fatigue.", "产生一个单位疲劳的推送次数。"),
    "number.fatigue_memory": ("How long fatigue lasts.", "推送疲劳的持续时间。"),
    "number.trust_content": ("How much experience of reading moves trust.", "阅读体验对信任的影响。"),
    "number.expected_experience": ("Experience that leaves trust as it is.", "使信任保持不变的阅读体验。"),
    "number.trust_service": ("How much experience of service moves trust.", "服务体验对信任的影响。"),
    "number.expected_service": ("Service value that leaves trust as it is.", "使信任保持不变的服务体验。"),
    "number.trust_memory": ("How long trust takes to return to its baseline.", "信任回到基础水平所需的时间。"),
    "number.trust_shock": ("Trust lost by a noticed error or a leak.", "发现差错或信息泄露造成的信任损失。"),
    "number.needs_per_week": ("Needs of a citizen in a week.", "每名居民每周的办事需求。"),
    "number.search_find": (
        "Chance to find an account by search, at full digital skill.",
        "数字技能最高时搜到公众号的机会。",
    ),
    "number.menu_failure": ("Value of a menu that failed.", "菜单办理未成时的体验。"),
    "number.message_base": (
        "How readily people write after the menu failed; higher: more do.",
        "菜单未办成后发消息的基础倾向，越大越多。",
    ),
    "number.message_trust": ("How much trust makes people write.", "信任对发消息的促进作用。"),
    "number.message_habit": ("How much habit makes people write.", "阅读习惯对发消息的促进作用。"),
    "number.auto_usefulness": ("Usefulness of an automatic answer.", "自动回复的有用程度。"),
    "number.usefulness_spread": ("Luck in the usefulness of a staff answer.", "人工回复有用程度的波动。"),
    "number.late_floor": ("Part of an answer's value that lateness cannot take.", "再晚的回复仍保有的价值比例。"),
    "number.reply_half_life": (
        "Hours in which patience halves; nobody knows it: sweep it.",
        "耐心减半的小时数；目前并无依据，应作敏感性分析。",
    ),
    "number.give_up_hours": ("Hours after which waiting counts as silence.", "等待多久视为无人回复。"),
    "number.reply_minutes": ("Mean minutes a clerk needs for an answer.", "人工回复一条的平均用时。"),
    **_channel("traditional_media", "newspapers and television", "报刊电视"),
    **_channel("offline", "offline promotion", "线下推广"),
    **_channel("online_ads", "online advertising", "网络广告"),
    **_channel("reward", "rewards", "有奖活动"),
    **_channel("cross_promotion", "cross promotion", "互推"),
    **_channel("mandate", "an order at work", "单位要求"),
    "number.mandate_trust": ("Trust lost by being told to follow.", "被要求关注造成的信任损失。"),
    "number.rumour_base": ("How readily a rumour is believed; higher: more do.", "相信谣言的基础倾向，越大越多。"),
    "number.rumour_trust": ("How much trust protects against a rumour.", "信任对谣言的抵御作用。"),
    "number.rumour_share": ("Chance that a new believer passes the rumour on.", "相信者转传谣言的机会。"),
    "number.rumour_memory": ("Mean hours a belief lasts.", "相信谣言的平均持续时间。"),
    "number.rebuttal_base": ("How readily a rebuttal convinces; higher: more.", "辟谣令人信服的基础倾向，越大越多。"),
    "number.rebuttal_trust": ("How much trust makes a rebuttal convince.", "信任对辟谣效果的促进作用。"),
}
