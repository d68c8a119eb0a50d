"""What the behaviour numbers mean and which way they work, where they come from, and the channels of campaigns."""


def _reaction(key: str, en: str, zh: str) -> dict[str, tuple[str, str]]:
    return {
        f"number.{key}_base": (
            f"How readily readers {en}; higher: more do.",
            f"读者{zh}的基础倾向；越大，{zh}的人越多。",
        ),
        f"number.{key}_appeal": (
            f"How much the appeal of an article counts when readers {en}; higher: appealing ones gain more.",
            f"文章吸引力对{zh}的影响；越大，吸引人的文章越占优势。",
        ),
        f"number.{key}_interest": (
            f"How much interest in the topic counts when readers {en}; higher: the interested do so more.",
            f"对栏目的兴趣对{zh}的影响；越大，感兴趣的读者越愿意{zh}。",
        ),
        f"number.{key}_trust": (
            f"How much trust counts when readers {en}; higher: the trusting do so more.",
            f"信任度对{zh}的影响；越大，信任的读者越愿意{zh}。",
        ),
        f"number.{key}_interactive": (
            f"How much a poll, quiz or Q&A makes readers {en}; higher: more.",
            f"投票、答题、问答对{zh}的带动；越大，带动越强。",
        ),
    }


def _channel(key: str, en: str, zh: str) -> dict[str, tuple[str, str]]:
    return {
        f"channel.{key}": (en, zh),
        f"number.campaign_base_{key}": (
            f"How readily people reached by a campaign follow (channel “{en}”); higher: more do.",
            f"被推广触达后关注的基础倾向（渠道“{zh}”）；越大，关注的人越多。",
        ),
        f"number.campaign_habit_{key}": (
            f"Reading habit of followers won by a campaign (channel “{en}”); higher: they open more from the first.",
            f"推广涨来的粉丝的初始阅读习惯（渠道“{zh}”）；越大，起初打开越多。",
        ),
    }


TEXTS: dict[str, tuple[str, str]] = {
    # Where they come from: `source.<source of the number>`
    "source.assumption": ("assumption: no source found", "假设：未找到依据"),
    "source.calibrated against the patterns of the evidence, section 1": (
        "calibrated: with the other calibrated numbers it reproduces the observed patterns (experiments/calibrate.py)",
        "经校准：与其他校准参数共同重现实际观测规律（experiments/calibrate.py）",
    ),
    "source.rough trial against the patterns of the evidence, section 1": (
        "set by rough trials so that the model comes near observed patterns",
        "经初步试算设定，使模拟结果接近实际观测规律",
    ),
    "source.evidence, section 3: share of forwards by channel (weak)": (
        "observed: shares by channel in Moments logs of 2017 (weak: few links)",
        "实测：2017 年朋友圈日志中各渠道分享占比（样本少，依据偏弱）",
    ),
    # Citizens at hour 0
    "number.activity_shape": (
        "How alike citizens are in how often they look into WeChat; higher: more alike.",
        "居民查看微信频次的接近程度；越大，人与人差别越小。",
    ),
    "number.interest_concentration": (
        "How close citizens' interests lie to their segment's; higher: closer.",
        "个人兴趣与所属人群均值的接近程度；越大，差别越小。",
    ),
    "number.skill_concentration": (
        "How close citizens' digital skills lie to their segment's; higher: closer.",
        "个人数字技能与所属人群均值的接近程度；越大，差别越小。",
    ),
    "number.trust_concentration": (
        "How close citizens' baseline trust lies to their segment's; higher: closer.",
        "个人基础信任度与所属人群均值的接近程度；越大，差别越小。",
    ),
    "number.sociability_shape": (
        "How alike citizens are in their liking to share; higher: more alike.",
        "居民分享意愿的接近程度；越大，人与人差别越小。",
    ),
    "number.friends_spread": (
        "How unequal citizens' numbers of friends are; higher: a few have very many.",
        "居民好友数的悬殊程度；越大，好友越集中在少数人身上。",
    ),
    "number.habit_start": (
        "Mean reading habit of followers at the beginning; higher: they open more.",
        "期初粉丝阅读习惯的平均水平；越大，打开推送越多。",
    ),
    "number.habit_concentration": (
        "How alike followers' reading habits are at the beginning; higher: more alike.",
        "期初粉丝阅读习惯的接近程度；越大，差别越小。",
    ),
    # Reading: the push feed
    "number.open_base": (
        "How readily followers open a pushed article; higher: more do.",
        "粉丝打开推送文章的基础倾向；越大，打开越多。",
    ),
    "number.open_appeal": (
        "How much the appeal of an article counts when it is pushed; higher: appealing ones are opened more.",
        "文章吸引力对打开推送的影响；越大，吸引人的文章打开越多。",
    ),
    "number.open_interest": (
        "How much interest in the topic counts when an article is pushed; higher: the interested open more.",
        "对栏目的兴趣对打开推送的影响；越大，感兴趣的粉丝打开越多。",
    ),
    "number.open_habit": (
        "How much the habit of reading an account counts; higher: regular readers open more, dormant ones less.",
        "阅读习惯对打开推送的影响；越大，常看的粉丝打开越多，沉睡粉丝越少。",
    ),
    "number.open_trust": (
        "How much trust counts when an article is pushed; higher: the trusting open more.",
        "信任度对打开推送的影响；越大，信任的粉丝打开越多。",
    ),
    "number.open_placement": (
        "What service accounts gain by standing in the chat list; higher: their pushes are opened more.",
        "服务号直接显示在会话列表的优势；越大，服务号推送打开越多。",
    ),
    "number.open_fatigue": (
        "How much too many pushes keep followers from opening; higher: tired followers open less.",
        "推送过密对打开的抑制；越大，厌烦的粉丝打开越少。",
    ),
    "number.open_position": (
        "What articles lose by standing behind the headline; higher: they are opened less.",
        "次条及以后文章相对头条的损失；越大，越靠后打开越少。",
    ),
    "number.open_age": (
        "How fast a pushed article loses attention; higher: it is opened less when met late.",
        "推送随时间失去关注的速度；越大，看到得晚的打开越少。",
    ),
    "number.look_back": (
        "Chance to scroll back to an article not yet opened; higher: more late reads.",
        "往回翻看到未读文章的概率；越大，延后的阅读越多。",
    ),
    "number.look_back_hours": (
        "How far back people scroll; higher: older articles are met again.",
        "往回翻看的时间跨度；越大，越早的文章越可能再被看到。",
    ),
    "number.article_life": (
        "How long after its push an article can still be met; higher: it gathers reads for longer.",
        "文章推送后还能被看到的时长；越大，阅读持续越久。",
    ),
    # Reading: what friends shared
    "number.social_base": (
        "How readily people open an article that a friend shared; higher: more do.",
        "打开好友所分享文章的基础倾向；越大，打开越多。",
    ),
    "number.social_appeal": (
        "How much the appeal of an article counts when friends share it; higher: appealing ones are opened more.",
        "文章吸引力对打开好友分享的影响；越大，吸引人的文章打开越多。",
    ),
    "number.social_interest": (
        "How much interest in the topic counts when friends share an article; higher: the interested open more.",
        "对栏目的兴趣对打开好友分享的影响；越大，感兴趣的人打开越多。",
    ),
    "number.social_trust": (
        "How much trust counts when friends share an article; higher: the trusting open more.",
        "信任度对打开好友分享的影响；越大，信任的人打开越多。",
    ),
    "number.chat_boost": (
        "What a forward in a chat gains over Moments; higher: chat forwards are opened more.",
        "聊天会话转发相对朋友圈的优势；越大，会话转发打开越多。",
    ),
    "number.social_crowding": (
        "How much many friends crowd each other out; higher: people with many friends open less of each.",
        "好友多造成的信息拥挤；越大，好友多的人对每条分享打开越少。",
    ),
    "number.social_age": (
        "How fast a shared article loses attention after its push; higher: old ones are opened less.",
        "被分享的文章随推送后时间失去关注的速度；越大，旧文打开越少。",
    ),
    "number.social_proof": (
        "How much several friends sharing one article add up; 1: each counts like the first, 0: only the first counts.",
        "多位好友分享同一文章的叠加作用，1 为每位同等有效，0 为多人与一人无异。",
    ),
    # Reading: what it leaves
    "number.relevance": (
        "Part of the reading experience that hangs on interest; higher: articles off one's interests please less.",
        "阅读体验取决于兴趣的部分；越大，不对口的文章体验越差。",
    ),
    "number.repeat_penalty": (
        "Part of the reading experience lost when the story was read before; higher: repeated reposts please less.",
        "内容此前已读过时阅读体验的损失；越大，重复转载的体验越差。",
    ),
    "number.seen_answer": (
        "What an answered comment adds to the experience of later readers; higher: more.",
        "看到留言获回复后阅读体验的提升；越大，提升越多。",
    ),
    "number.habit_gain": (
        "How fast the reading habit follows what reading and answers were worth; higher: faster.",
        "阅读习惯随阅读和回复体验变化的快慢；越大，变化越快。",
    ),
    "number.habit_loss": (
        "How fast the reading habit wears off with pushes left unopened; higher: followers fall dormant sooner.",
        "推送未打开时阅读习惯的流失；越大，粉丝沉睡越快。",
    ),
    # Writing
    "number.appeal_mean": (
        "Appeal of a plain repost by editors of middling skill; higher: all articles appeal more.",
        "中等编辑水平下普通转载的吸引力；越大，所有文章越吸引人。",
    ),
    "number.appeal_original": (
        "What being original adds to the appeal of an article; higher: more.",
        "原创对文章吸引力的提升；越大，原创越占优势。",
    ),
    "number.appeal_local": (
        "What local use adds to the appeal of an article; higher: more.",
        "本地实用信息对文章吸引力的提升；越大，本地内容越占优势。",
    ),
    "number.appeal_tone": (
        "What the friendliest tone adds to the appeal of an article; higher: more.",
        "语气亲切对文章吸引力的提升；越大，提升越多。",
    ),
    "number.appeal_interactive": (
        "What a poll, quiz or Q&A adds to the appeal of an article; higher: more.",
        "投票、答题、问答对文章吸引力的提升；越大，提升越多。",
    ),
    "number.appeal_skill": (
        "How much editors' skill counts for the appeal of articles; higher: good editors gain more.",
        "编辑水平对文章吸引力的影响；越大，好编辑的文章越占优势。",
    ),
    "number.appeal_spread": (
        "How much luck there is in the appeal of an article; higher: more hits and more flops.",
        "文章吸引力的偶然波动；越大，高阅读量与低阅读量文章都越多。",
    ),
    "number.stories_per_day": (
        "Stories of the day that reposts can take; higher: accounts repeat each other less.",
        "当天可供转载的稿源条数；越多，各号越不易重复。",
    ),
    "number.story_focus": (
        "How strongly reposts crowd on the day's first stories; higher: accounts repeat each other more.",
        "转载扎堆于当天热门稿件的程度；越大，各号越容易重复。",
    ),
    "number.error_rate": (
        "Chance of an error in an article without review; higher: more errors go out.",
        "未经审核的文章出现差错的概率；越大，差错越多。",
    ),
    "number.review_half_life": (
        "Review of an article that halves the chance of an error; higher: review helps less.",
        "使差错概率减半所需的每篇审核用时；越大，审核见效越慢。",
    ),
    "number.error_noticed": (
        "Chance that a reader notices an error; higher: errors cost more trust.",
        "读者发现差错的概率；越大，差错造成的信任损失越多。",
    ),
    # Sharing and other reactions
    **_reaction("share", "share", "分享"),
    **_reaction("like", "like", "点赞"),
    **_reaction("zaikan", "mark zaikan", "点在看"),
    **_reaction("comment", "comment", "留言"),
    "number.chat_share": (
        "Part of the shares that go to a chat; the rest go to Moments.",
        "分享中发往聊天会话的比例，其余发到朋友圈；越大，朋友圈越少。",
    ),
    "number.chat_recipients": (
        "How many friends one forward in a chat reaches; higher: more.",
        "一次聊天会话转发触达的好友数；越大，触达越多。",
    ),
    # Following and fatigue
    "number.follow_base": (
        "How readily readers who are no followers begin to follow; higher: more do.",
        "未关注的读者读后关注的基础倾向；越大，关注的人越多。",
    ),
    "number.follow_appeal": (
        "How much the appeal of the article counts for following; higher: appealing ones win more followers.",
        "文章吸引力对读后关注的影响；越大，吸引人的文章带来的新增关注越多。",
    ),
    "number.follow_interest": (
        "How much interest counts for following, after reading or in a campaign; higher: the interested follow more.",
        "兴趣对关注的影响（读后或被推广触达时）；越大，感兴趣的人越愿意关注。",
    ),
    "number.follow_trust": (
        "How much trust counts for following, after reading or in a campaign; higher: the trusting follow more.",
        "信任度对关注的影响（读后或被推广触达时）；越大，信任的人越愿意关注。",
    ),
    "number.follow_habit": (
        "Reading habit of followers won by an article; higher: they open more from the first.",
        "读后关注的粉丝的初始阅读习惯；越大，起初打开越多。",
    ),
    "number.search_follow": (
        "Chance to follow an account found by search once its menu met the need; higher: more do.",
        "搜到公众号并办成事后关注的概率；越大，关注的人越多。",
    ),
    "number.search_habit": (
        "Reading habit of followers won by search; higher: they open more from the first.",
        "搜索而来的粉丝的初始阅读习惯；越大，起初打开越多。",
    ),
    "number.unfollow_base": (
        "How readily followers leave when something new is pushed; higher: more do.",
        "收到新推送时取消关注的基础倾向；越大，取消关注越多。",
    ),
    "number.unfollow_fatigue": (
        "How much too many pushes of one account drive its followers away; higher: more leave.",
        "本号推送过密对取消关注的推动；越大，取消关注越多。",
    ),
    "number.unfollow_total": (
        "How much too many pushes of all accounts together drive followers away; higher: more leave.",
        "各号推送合计过密对取消关注的推动；越大，取消关注越多。",
    ),
    "number.unfollow_habit": (
        "How much the reading habit keeps followers; higher: regular readers leave less.",
        "阅读习惯对粉丝的留存作用；越大，常看的粉丝越不易取消关注。",
    ),
    "number.unfollow_trust": (
        "How much trust keeps followers; higher: the trusting leave less.",
        "信任度对粉丝的留存作用；越大，信任的粉丝越不易取消关注。",
    ),
    "number.tolerance": (
        "How many pushes a follower bears before they tire; higher: more pushes are borne.",
        "粉丝对推送次数的承受力；越大，越不易厌烦。",
    ),
    "number.fatigue_memory": (
        "How long push fatigue lasts; higher: followers recover more slowly.",
        "推送疲劳的消退时间；越大，恢复越慢。",
    ),
    # Trust
    "number.trust_content": (
        "How much good or bad articles move readers' trust; higher: more.",
        "文章好坏对读者信任度的影响；越大，信任变动越大。",
    ),
    "number.expected_experience": (
        "Reading experience that people expect: better raises trust, worse lowers it.",
        "读者预期的阅读体验，高于预期则信任上升，低于预期则下降；越大，越难满足。",
    ),
    "number.trust_service": (
        "How much good or bad answers and services move trust; higher: more.",
        "回复和办事好坏对信任度的影响；越大，信任变动越大。",
    ),
    "number.expected_service": (
        "Value of an answer or service that people expect: better raises trust, worse lowers it.",
        "居民预期的回复和办事体验，高于预期则信任上升，低于预期则下降；越大，越难满足。",
    ),
    "number.trust_memory": (
        "How long trust takes to return to a citizen's baseline; higher: gains and losses last longer.",
        "信任度回到个人基础水平所需的时间；越大，得失影响越久。",
    ),
    "number.trust_shock": (
        "Trust lost at once by a noticed error or a leak of data; higher: more.",
        "发现差错或信息泄露时信任度的骤降；越大，损失越多。",
    ),
    # Needs, services and answers
    "number.needs_per_week": (
        "How often citizens need something from government; higher: more often.",
        "居民产生办事需求的频度；越大，需求越多。",
    ),
    "number.search_find": (
        "Chance that someone of full digital skill finds an account by search; higher: more do.",
        "数字技能最高的人搜到所需公众号的概率；越大，搜到的人越多。",
    ),
    "number.menu_failure": (
        "What a failed try at the menu is worth to people; higher: failure costs less trust.",
        "菜单没有办成时的办事体验；越大，对信任的损害越小。",
    ),
    "number.message_base": (
        "How readily people send a message after the menu failed; higher: more write, fewer go to the counter.",
        "菜单没有办成后发消息的基础倾向；越大，发消息的越多，到窗口办理的越少。",
    ),
    "number.message_trust": (
        "How much trust counts for sending a message; higher: the trusting write more.",
        "信任度对发消息的影响；越大，信任的人越愿意发消息。",
    ),
    "number.message_habit": (
        "How much the reading habit counts for sending a message; higher: regular readers write more.",
        "阅读习惯对发消息的影响；越大，常看的粉丝越愿意发消息。",
    ),
    "number.auto_usefulness": (
        "How useful an automatic answer is; higher: machines satisfy people more.",
        "自动回复的有用程度；越大，居民对自动回复越满意。",
    ),
    "number.usefulness_spread": (
        "How unequal the usefulness of answers by clerks is; higher: more uneven.",
        "人工回复有用程度的参差；越大，质量越不稳定。",
    ),
    "number.late_floor": (
        "Part of an answer's worth that no delay takes away; higher: late answers keep more.",
        "回复再晚也能保住的那部分价值；越大，晚回复的价值越高。",
    ),
    "number.reply_half_life": (
        "Wait that halves what speed is worth; higher: people are more patient. Nobody knows it: try a range.",
        "等待多久，及时回复的价值减半；越大，居民越有耐心。此数尚无依据，应多取几个值试算。",
    ),
    "number.give_up_hours": (
        "Wait after which no answer counts as silence; higher: people give up later.",
        "等待多久仍无回音即视为无人回复；越大，居民放弃越晚。",
    ),
    "number.reply_minutes": (
        "Mean time a clerk spends on one answer; higher: queues grow.",
        "经办人员回复一条消息的平均用时；越大，积压越多。",
    ),
    # Campaigns
    **_channel("traditional_media", "Newspapers and television", "传统媒体"),
    **_channel("offline", "Posters and stands", "线下推广"),
    **_channel("online_ads", "Online advertising", "网络广告"),
    **_channel("reward", "Rewards for following", "关注有礼"),
    **_channel("cross_promotion", "Cross promotion by another account", "公众号互推"),
    **_channel("mandate", "Told to follow at work", "单位要求关注"),
    "number.mandate_trust": (
        "Trust lost by those who follow because they are told to at work; higher: more.",
        "因单位要求而关注的人的信任损失；越大，损失越多。",
    ),
    # Rumours
    "number.rumour_base": (
        "How readily people believe a rumour on hearing it; higher: more do.",
        "听到谣言就信的基础倾向；越大，信谣的人越多。",
    ),
    "number.rumour_trust": (
        "How much trust protects against rumours; higher: the trusting believe less.",
        "信任度对谣言的抵御作用；越大，信任的人越不易信谣。",
    ),
    "number.rumour_share": (
        "Chance that someone who comes to believe a rumour passes it on to all friends; higher: it spreads more.",
        "信谣者向全部好友传谣的概率；越大，谣言扩散越广。",
    ),
    "number.rumour_memory": (
        "How long people believe a rumour on average; higher: longer.",
        "信谣的平均持续时间；越大，谣言消退越慢。",
    ),
    "number.rebuttal_base": (
        "How readily readers of a rebuttal are convinced; higher: more are.",
        "读到辟谣后信服的基础倾向；越大，信服的人越多。",
    ),
    "number.rebuttal_trust": (
        "How much trust counts for a rebuttal to convince; higher: the trusting are convinced more.",
        "信任度对辟谣效果的影响；越大，信任的人越容易信服。",
    ),
}
