"""What the fields of a scenario mean, short names of the levers, and names of the values one can choose from.

`field.<Model>.<field>` explains; `field._Event.<field>` says once what several kinds of event share. Units and ranges
stand in the schema and are not repeated here. `lever.<dotted name under practice>` labels a slider or a table row.
"""

TEXTS: dict[str, tuple[str, str]] = {
    # The scenario
    "field.Words.en": ("The text in English.", "英文文字。"),
    "field.Words.zh": ("The text in Chinese.", "中文文字。"),
    "field.Scenario.govsim": ("Version of this file format.", "场景文件的格式版本。"),
    "field.Scenario.name": ("Short name of the scenario.", "场景键名。"),
    "field.Scenario.about": ("What the scenario is.", "场景说明。"),
    "field.Scenario.question": ("The question the comparison is to answer.", "希望通过比较回答的问题。"),
    "field.Scenario.horizon": ("The days that are played.", "模拟的起止时段。"),
    "field.Scenario.seeds": (
        "How often each strategy is played, each time with other luck; more give narrower intervals.",
        "每个方案默认模拟的次数，每次换一个随机种子；次数越多，区间越窄。",
    ),
    "field.Scenario.population": ("The citizens and who knows whom.", "居民构成及其好友关系。"),
    "field.Scenario.topics": ("What articles and needs are about.", "文章和办事需求所属的栏目。"),
    "field.Scenario.accounts": ("The official accounts and how they are run today.", "各政务公众号及其现行运营方式。"),
    "field.Scenario.coordination": (
        "0: each department alone, 1: one story plan, so that accounts do not repost the same. Costs meeting hours.",
        "0 为各部门各自为政，1 为统一选题、避免重复转载。需占用各号的选题会工时。",
    ),
    "field.Scenario.costs": ("What the levers cost in hours and money.", "各项举措所需的工时和经费。"),
    "field.Scenario.budget": (
        "What may be contracted and spent; a strategy above it is marked infeasible.",
        "人员工时和经费的上限；超出的方案标为不可行。",
    ),
    "field.Scenario.inspection": (
        "Sets of rules that every strategy is inspected by: the national indicators, and what some places ask beyond "
        "them: Minhou new content more often, Lu'an weekly articles and monthly answers, Xiayi more articles a week. "
        "None: no inspection.",
        "检查各方案所依据的规则：national 为全国指标；minhou（闽侯，更新更勤）、luan（六安，每周发文、每月回应）、"
        "xiayi（夏邑，每周发文更多）为更严格的地方要求，可与全国指标并列填写；留空则不检查。",
    ),
    "field.Scenario.platform": ("The platform's own limits.", "微信平台自身的规则限制。"),
    "field.Scenario.campaigns": ("Efforts to win followers.", "为公众号增加粉丝开展的推广活动。"),
    "field.Scenario.events": (
        "Rumours, emergencies, outages and leaks that happen on the way.",
        "模拟期间发生的谣言、突发事件、系统故障、信息泄露。",
    ),
    "field.Scenario.strategies": (
        "The ways to run the accounts that are compared; the first is the baseline.",
        "参与比较的运营方案；第一个为对照方案。",
    ),
    "field.Scenario.behaviour": (
        "Numbers of citizens' behaviour that are to differ from their defaults.",
        "需要改动的居民行为参数；未写的取默认值。",
    ),
    "field.Scenario.patterns": (
        "Observed patterns that this scenario is held against by `govsim patterns`; all where left out.",
        "`govsim patterns` 用来检验本场景的观测规律；不写则检验全部。",
    ),
    "field.Horizon.start": ("Date of the first day, day 0.", "首日（第 0 天）的日期。"),
    "field.Horizon.days": ("How long is played, burn-in included.", "模拟总时长，含预热期。"),
    "field.Horizon.burn_in_days": (
        "Played as today before strategies begin; results leave it out.",
        "方案实施前按现状运行的预热期，不计入结果。",
    ),
    # Citizens
    "field.Communities.kind": (
        "Families, workplaces and neighbourhoods that overlap: the most lifelike kind.",
        "家庭、单位、邻里相互交叠的熟人网络，最接近实际。",
    ),
    "field.Communities.mean_friends": ("How many friends a citizen has on average.", "人均好友数。"),
    "field.Communities.clustering": (
        "How often two friends of one citizen are friends themselves; higher: more closed circles.",
        "同一人的两位好友也互为好友的比例；越高，圈子越封闭。",
    ),
    "field.Communities.homophily": (
        "0: people befriend any segment alike, 1: only their own.",
        "0 为交友不分人群，1 为只与同类人群交友。",
    ),
    "field.SmallWorld.kind": (
        "A ring of neighbours with some ties to far away.",
        "邻近相连、少量远距离关系的小世界网络。",
    ),
    "field.SmallWorld.mean_friends": ("How many friends a citizen has on average.", "人均好友数。"),
    "field.SmallWorld.rewired": (
        "0: all friends live next door, 1: all friends are chance acquaintances.",
        "0 为好友全是近邻，1 为好友全凭偶然结识。",
    ),
    "field.Random.kind": (
        "Friends by chance alone: a yardstick, not a likeness.",
        "好友完全随机，用作参照，与实际相差较大。",
    ),
    "field.Random.mean_friends": ("How many friends a citizen has on average.", "人均好友数。"),
    "field.EdgeList.kind": ("Friendships read from a file of one's own.", "从自备文件读入好友关系。"),
    "field.EdgeList.path": (
        "The file: two ids on each line (CSV, TSV, Matrix Market; .gz, .bz2, .xz, .zip), relative to the scenario's folder.",
        "好友关系文件，每行两个编号（CSV、TSV、Matrix Market，可为 .gz、.bz2、.xz、.zip）；路径相对于场景文件所在目录。",
    ),
    "field.Segment.key": ("Short name of the segment.", "人群键名。"),
    "field.Segment.name": ("Name of the segment in tables and charts.", "表格和图中显示的人群名称。"),
    "field.Segment.share": (
        "Chance of each citizen to be in this segment.",
        "居民属于该人群的概率，即约占居民的比例。",
    ),
    "field.Segment.sessions_per_day": (
        "How often its people look into WeChat on a mean day.",
        "该人群平均每天打开微信查看的次数。",
    ),
    "field.Segment.digital_skill": (
        "0: cannot find accounts or fill in online forms, 1: does so with ease.",
        "0 为不会搜索公众号、不会网上办事，1 为操作熟练。",
    ),
    "field.Segment.connectivity": (
        "0: the network always fails when a service is used, 1: it never does.",
        "0 为办事时网络总不通畅，1 为始终通畅。",
    ),
    "field.Segment.friends": (
        "Friends of its people relative to all citizens; 1: as many as the mean.",
        "该人群好友数相对全体平均的倍数，1 为与平均相同。",
    ),
    "field.Segment.trust": (
        "Trust in the accounts to which its people return in time; 0: none, 1: full.",
        "该人群对政务公众号的基础信任度，0 为毫不信任，1 为完全信任。",
    ),
    "field.Segment.interests": (
        "Interest in every topic; 0: none, 1: the greatest.",
        "对各栏目的兴趣，0 为毫无兴趣，1 为最感兴趣；每个栏目都要写。",
    ),
    "field.Segment.channels": (
        "How well each campaign channel reaches the segment; 0: not at all, 1: fully, also where left out.",
        "各推广渠道对该人群的触达程度，0 为触达不到，1 为完全触达；未写的渠道按 1 计。",
    ),
    "field.Population.size": (
        "How many citizens are simulated; may be left out with a file of friendships.",
        "模拟的居民人数；使用好友关系文件时可不写。",
    ),
    "field.Population.network": ("Who is friends with whom on WeChat.", "居民之间的微信好友网络。"),
    "field.Population.segments": (
        "The parts of the population; their shares sum to 1.",
        "人群划分，各人群比例之和为 1。",
    ),
    "field.Topic.key": ("Short name of the topic.", "栏目键名。"),
    "field.Topic.name": ("Name of the topic in tables and charts.", "表格和图中显示的栏目名称。"),
    "field.Topic.need_weight": (
        "How often people's needs concern this topic compared with others; 0: never.",
        "办事需求涉及本栏目的频度，与其他栏目相对而言；0 为从不涉及。",
    ),
    # Accounts and their levers
    "field.Account.key": ("Short name of the account.", "公众号键名。"),
    "field.Account.name": ("Name of the account in tables and charts.", "表格和图中显示的公众号名称。"),
    "field.Account.kind": (
        "Subscription accounts may push every day but are folded into one box; "
        "service accounts push rarely and stand in the chat list.",
        "订阅号（subscription）每天可推送，但折叠在订阅号消息中；服务号（service）推送次数少，直接显示在会话列表。",
    ),
    "field.Account.followers": (
        "Chance of each citizen to follow the account at the beginning.",
        "期初每名居民关注该号的概率，即粉丝约占居民的比例。",
    ),
    "field.Account.serves": (
        "Topics of the needs that people bring to this account; none: nobody comes to it with a need.",
        "居民会到该号办理哪些栏目的事项；不写则没有人来办事。",
    ),
    "field.Account.practice": ("How the account is run: its levers.", "该号的运营方式，即各项举措。"),
    "field.Practice.pushes_per_week": (
        "How often articles are pushed. More pushes bring reads, but also fatigue and unfollowing, "
        "and cost editor hours.",
        "每周推送次数。多推能增加阅读，也会让粉丝厌烦、取消关注，并占用编辑工时。",
    ),
    "field.Practice.push_hour": (
        "When the push goes out; best shortly before many people look into WeChat.",
        "推送时刻，宜在居民集中看微信之前。",
    ),
    "field.Practice.articles_per_push": (
        "Articles in one push. Those behind the headline are opened far less, and each costs editor hours.",
        "每次推送的篇数。次条及以后的文章打开率明显低于头条，每篇都占用编辑工时。",
    ),
    "field.Practice.topics": (
        "Shares of the topics among the articles; they sum to 1.",
        "各栏目在发文中的占比，合计为 1。",
    ),
    "field.Practice.original_share": (
        "0: only reposts, 1: only originals. Originals appeal more and cost more editor hours.",
        "0 为全部转载，1 为全部原创。原创更吸引人，也更费编辑工时。",
    ),
    "field.Practice.local_share": (
        "0: no article is of local use, 1: every one is. Local articles appeal more and cost extra editor hours.",
        "0 为没有本地实用信息，1 为篇篇都是。本地内容更吸引人，需另加编辑工时。",
    ),
    "field.Practice.tone": (
        "0: official, 1: friendly. A friendly tone appeals more and costs editor hours on every article.",
        "0 为公文腔，1 为亲切活泼。语气亲切更吸引人，但每篇都要多花编辑工时。",
    ),
    "field.Practice.interactive_share": (
        "Share of articles with a poll, a quiz or Q&A; 0: none, 1: all. "
        "They are shared and commented more and cost extra editor hours.",
        "带投票、答题、问答的文章占比，0 为没有，1 为全部。更易带动分享和留言，需另加编辑工时。",
    ),
    "field.Practice.targeting": (
        "0: every push goes to all followers, 1: only to segments that its headline concerns. "
        "Spares others fatigue and costs editor hours on each push.",
        "0 为推给全部粉丝，1 为只推给头条所关系的人群。可减少打扰，但每次推送都要占用编辑工时。",
    ),
    "field.Practice.service_level": (
        "0: no services behind the menu, 1: everything can be done there. Costs money every month.",
        "0 为菜单没有办事功能，1 为事项全部可办。每月需支出经费。",
    ),
    "field.Practice.service_friction": (
        "0: anyone can use the forms, 1: only the skilled can. Making forms simpler costs money once.",
        "0 为办理简便、人人会用，1 为流程繁琐、只有熟练者会用。简化流程需一次性经费。",
    ),
    "field.Practice.reply": ("How messages are answered.", "如何回复后台消息和留言。"),
    "field.Practice.editors": ("Who writes, and how long it takes.", "编辑力量和撰稿用时。"),
    "field.Practice.review_hours_per_article": (
        "Time for review before an article goes out. More review means fewer errors and costs editor hours.",
        "每篇文章发布前的审核用时。审核越细，差错越少，但占用编辑工时。",
    ),
    "field.Reply.mode": (
        "Nobody answers (none), a machine at once (auto), clerks when on duty (staff), or the machine "
        "first and then clerks (both). Clerks cost wages.",
        "none 不回复，auto 自动即时回复，staff 值守时由人工回复，both 先自动、后人工。人工回复需支付工资。",
    ),
    "field.Reply.clerks": (
        "How many answer at the same time; they divide the contracted hours among them.",
        "同时回复消息的经办人员数，共同分摊约定的回复工时。",
    ),
    "field.Reply.hours_per_week": (
        "Hours contracted for answers, spread over the days of duty from its first hour. They cost wages.",
        "约定的人工回复工时，从值守开始时刻起平均排到各值守日；计入工资。",
    ),
    "field.Reply.duty": ("When clerks are on duty.", "经办人员的值守时间。"),
    "field.Reply.skill": (
        "How useful answers by clerks are on average; 0: useless, 1: they settle the matter.",
        "人工回复的平均有用程度，0 为毫无帮助，1 为问题解决。",
    ),
    "field.Duty.hours": ("Beginning and end of duty, e.g. [9, 17].", "值守起止时刻，如 [9, 17]。"),
    "field.Duty.weekdays_only": ("Whether clerks are off at weekends.", "是否周末不值守。"),
    "field.Editors.hours_per_week": (
        "Hours contracted for writing; they cost wages. When they run short, originals become reposts, "
        "then articles are dropped.",
        "约定的编辑工时，计入工资。工时不足时，先把原创改为转载，再减少篇数。",
    ),
    "field.Editors.skill": (
        "Skill of the editors, which makes articles appeal; 0: poor, 1: excellent.",
        "编辑水平，影响文章吸引力；0 为很差，1 为优秀。",
    ),
    "field.Editors.hours_per_original": ("Editor hours that one original takes.", "采写一篇原创所需的编辑工时。"),
    "field.Editors.hours_per_repost": ("Editor hours that one repost takes.", "编发一篇转载所需的编辑工时。"),
    # Costs and limits
    "field.Costs.currency": ("Currency of all sums of money.", "所有金额的币种。"),
    "field.Costs.editor_hour": ("Wage of an editor.", "编辑的小时工资。"),
    "field.Costs.reply_hour": ("Wage of a clerk who answers messages.", "回复消息的经办人员的小时工资。"),
    "field.Costs.campaign_hour": ("Wage of staff who run a campaign.", "推广人员的小时工资。"),
    "field.Costs.hours_per_local_article": (
        "Editor hours that local use adds to an article.",
        "每篇本地实用文章另加的编辑工时。",
    ),
    "field.Costs.hours_per_friendly_article": (
        "Editor hours that the friendliest tone adds to every article; less tone, less time.",
        "语气最亲切时每篇文章另加的编辑工时；按亲切程度折算。",
    ),
    "field.Costs.hours_per_interactive_article": (
        "Editor hours that a poll, quiz or Q&A adds to an article.",
        "每篇互动内容（投票、答题、问答）另加的编辑工时。",
    ),
    "field.Costs.hours_per_targeted_push": (
        "Editor hours that full targeting adds to every push; less targeting, less time.",
        "完全分人群推送时每次推送另加的编辑工时；按精准程度折算。",
    ),
    "field.Costs.coordination_hours_per_week": (
        "Editor hours that each account spends in meetings under full coordination.",
        "完全统筹时各号用于选题会的编辑工时。",
    ),
    "field.Costs.service_level_money_per_month": (
        "Money that the full range of services behind the menu costs an account.",
        "一个公众号菜单办事功能齐全时的运行经费。",
    ),
    "field.Costs.simpler_forms_money": (
        "Money to turn an account's clumsiest forms into the simplest.",
        "一个公众号把办理流程由最繁琐简化到最简便的经费。",
    ),
    "field.Budget.staff_hours_per_week": (
        "Most staff hours that may be contracted for all accounts together; left out: no limit.",
        "各号合计可约定的人员工时上限，不写为不限。",
    ),
    "field.Budget.money": (
        "Most money that campaigns, services and simpler forms may cost; left out: no limit.",
        "推广、办事功能和简化流程的经费上限，不写为不限。",
    ),
    "field.Platform.articles_per_push": (
        "Most articles that the platform allows in one push.",
        "平台允许的每次推送篇数上限。",
    ),
    "field.Platform.service_pushes_per_month": (
        "Most pushes that the platform allows a service account.",
        "平台允许的服务号推送次数上限。",
    ),
    "field.Platform.answer_window_hours": (
        "How long after a message clerks may still answer it.",
        "收到消息后平台允许人工回复的时限，过时不能再回。",
    ),
    # Campaigns
    "field.Campaign.key": ("Short name of the campaign.", "推广活动键名。"),
    "field.Campaign.name": ("Name of the campaign.", "推广活动名称。"),
    "field.Campaign.channel": ("How people are reached.", "通过什么渠道推广。"),
    "field.Campaign.account": ("The account that is to win followers.", "为哪个公众号增加粉丝。"),
    "field.Campaign.via": (
        "For cross promotion only: the account whose followers are reached.",
        "仅用于公众号互推：由哪个公众号向其粉丝推荐。",
    ),
    "field.Campaign.start_day": (
        "First day of the campaign; the horizon begins with day 0.",
        "推广开始日，首日为第 0 天。",
    ),
    "field.Campaign.days": ("How long the campaign lasts.", "推广持续时长。"),
    "field.Campaign.reach_per_day": (
        "Share of the people aimed at who meet the campaign on a day; 0: nobody, 1: everybody.",
        "每天触达目标人群的比例，0 为无人，1 为全部。",
    ),
    "field.Campaign.cost": ("Money for the whole campaign.", "整个推广活动的经费。"),
    "field.Campaign.hours_per_week": (
        "Staff hours the campaign takes while it lasts; they are contracted and paid like all others.",
        "推广期间占用的人员工时，计入约定工时总数，并按小时工资计酬。",
    ),
    "field.Campaign.segments": ("Segments aimed at; left out: all.", "目标人群，不写为全体居民。"),
    # Events
    "field._Event.key": ("Short name of the event.", "事件键名。"),
    "field._Event.name": ("Name of the event.", "事件名称。"),
    "field._Event.day": ("Day on which it begins; the horizon begins with day 0.", "事件开始日，首日为第 0 天。"),
    "field._Event.hour": ("Hour at which it begins.", "事件开始时刻。"),
    "field._Event.kind": ("What happens.", "事件类型。"),
    "field._Event.duration_hours": ("How long it lasts.", "事件持续时间。"),
    "field.Rumour.seeds": ("How many believe the rumour at first.", "最初信谣的人数。"),
    "field.Rumour.plausibility": (
        "0: hardly credible, 1: very credible.",
        "谣言的迷惑性，0 为不大可信，1 为非常可信。",
    ),
    "field.Rumour.rebuttal": (
        "The official word against it; left out: none comes.",
        "官方辟谣文章，不写为不辟谣。",
    ),
    "field.Emergency.topics": ("Topics that people then care about.", "突发事件涉及的栏目。"),
    "field.Emergency.needs_factor": (
        "How much more often needs about these topics arise; 1: as usual.",
        "相关栏目办事需求变为平时的多少倍，1 为照常。",
    ),
    "field.Emergency.interest_factor": (
        "How much greater the interest in these topics is; 1: as usual.",
        "对相关栏目的兴趣变为平时的多少倍，1 为照常。",
    ),
    "field.Emergency.notice": ("The official notice on it; left out: none comes.", "官方通报文章，不写为不通报。"),
    "field.Outage.accounts": ("Accounts whose menus fail; left out: all.", "菜单出现故障的公众号，不写为全部。"),
    "field.Leak.account": (
        "The account whose followers' data leak: they lose trust at once.",
        "发生粉丝信息泄露的公众号，其粉丝的信任度随即下降。",
    ),
    "field.Notice.account": ("The account that publishes it.", "由哪个公众号发布。"),
    "field.Notice.after_hours": (
        "How soon it comes. It is an extra headline and uses up the day's push.",
        "事件发生后多久发布。作为头条加发，并占用当天的推送机会。",
    ),
    "field.Notice.topic": (
        "Its topic; left out: the first one that the account serves.",
        "所属栏目，不写则取该号办理的第一个栏目。",
    ),
    # Strategies
    "field.Strategy.key": ("Short name of the strategy.", "方案键名。"),
    "field.Strategy.name": ("Name of the strategy in tables and charts.", "表格和图中显示的方案名称。"),
    "field.Strategy.set": (
        "What it changes: path and new value, `*` for every account; "
        "with `value` and `from_day` the change comes on a later day, with a list of these on several.",
        "要改动的项目：路径和新值，* 代表全部公众号；写明 value 和 from_day，则自该日起改动，可列出多项。",
    ),
    "field.Strategy.add": (
        "Accounts, campaigns or events that it adds; with `from_day` on a later day.",
        "新增的公众号、推广活动或事件；写明 from_day，则自该日起新增。",
    ),
    "field.Strategy.merge": ("Accounts that it merges into others.", "并入其他号的公众号。"),
    "field.Strategy.remove": ("Accounts that it closes.", "关停的公众号。"),
    "field.Merge.accounts": ("Accounts that close.", "因合并而关停的公众号。"),
    "field.Merge.into": ("Account that takes over their followers and topics.", "承接其粉丝和栏目的公众号。"),
    "field.Merge.from_day": ("Day of the merger; left out: the end of burn-in.", "合并日，不写为预热期结束时。"),
    "field.Remove.account": ("Account that closes; its followers are lost.", "关停的公众号，其粉丝随之流失。"),
    "field.Remove.from_day": ("Day of the closure; left out: the end of burn-in.", "关停日，不写为预热期结束时。"),
    # Levers in short
    "lever.pushes_per_week": ("Pushes", "推送频次"),
    "lever.push_hour": ("Time of the push", "推送时刻"),
    "lever.articles_per_push": ("Articles per push", "每次推送篇数"),
    "lever.topics": ("Mix of topics", "栏目占比"),
    "lever.original_share": ("Share of original articles", "原创比例"),
    "lever.local_share": ("Share of local articles", "本地内容比例"),
    "lever.tone": ("Friendly tone", "语气亲切度"),
    "lever.interactive_share": ("Share of interactive articles", "互动内容比例"),
    "lever.targeting": ("Targeting of pushes", "分人群推送"),
    "lever.service_level": ("Services behind the menu", "菜单办事功能"),
    "lever.service_friction": ("Clumsiness of forms", "办理繁琐度"),
    "lever.reply.mode": ("Who answers messages", "消息回复方式"),
    "lever.reply.clerks": ("Clerks at the same time", "回复人员数"),
    "lever.reply.hours_per_week": ("Hours for answers", "人工回复工时"),
    "lever.reply.duty.hours": ("Hours of duty", "值守时段"),
    "lever.reply.duty.weekdays_only": ("Weekdays only", "周末不值守"),
    "lever.reply.skill": ("Usefulness of staff answers", "人工回复质量"),
    "lever.editors.hours_per_week": ("Editor hours", "编辑工时"),
    "lever.editors.skill": ("Skill of editors", "编辑水平"),
    "lever.editors.hours_per_original": ("Hours per original article", "每篇原创用时"),
    "lever.editors.hours_per_repost": ("Hours per repost", "每篇转载用时"),
    "lever.review_hours_per_article": ("Review per article", "每篇审核用时"),
    # Values to choose from, and kinds of events
    "reply_mode.none": ("Nobody", "不回复"),
    "reply_mode.auto": ("Machine", "自动回复"),
    "reply_mode.staff": ("Clerks", "人工回复"),
    "reply_mode.both": ("Machine, then clerks", "先自动、后人工"),
    "event_kind.rumour": ("Rumour", "谣言"),
    "event_kind.emergency": ("Emergency", "突发事件"),
    "event_kind.outage": ("Outage of services", "系统故障"),
    "event_kind.leak": ("Leak of personal data", "信息泄露"),
}
