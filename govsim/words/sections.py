"""What the sections of a scenario and of an experiment are: `section.<Model>`."""

TEXTS: dict[str, tuple[str, str]] = {
    "section.Scenario": (
        "A whole scenario: one population, its accounts, and the strategies to compare.",
        "完整的场景：一地居民、其公众号，以及待比较的方案。",
    ),
    "section.Account": ("One official account.", "一个公众号。"),
    "section.Aim": (
        "An outcome that decides, its direction, and the smallest difference in it that matters.",
        "用于判断的指标、其优劣方向，以及有实质意义的最小差异。",
    ),
    "section.BehaviourNumbers": ("Behaviour numbers that differ from the defaults.", "与默认值不同的行为参数。"),
    "section.Budget": (
        "What may be contracted and spent; without it everything is feasible.",
        "可用的人员工时与经费上限；不写则不设限。",
    ),
    "section.Campaign": (
        "An effort, for some days, to win followers for an account.",
        "在若干天内为某公众号吸引粉丝的推广活动。",
    ),
    "section.Communities": (
        "Friend graph of families, workplaces and neighbourhoods that overlap.",
        "由家庭、单位、街坊相互交叠构成的好友网络。",
    ),
    "section.Constraints": ("What a strategy must keep to be recommended.", "方案须满足哪些要求才可推荐。"),
    "section.Costs": ("What each lever costs.", "各项措施的成本。"),
    "section.Design": (
        "How the uncertainties (where there are none, the levers) are tried.",
        "不确定因素（没有时为各项措施）的取值方式。",
    ),
    "section.Duty": ("When clerks are at work.", "客服人员的值守时间。"),
    "section.EdgeList": ("Friend graph from a file with one tie a line.", "取自文件的好友网络，每行一对好友。"),
    "section.Editors": ("Who writes, and how long it takes.", "编辑人员及其写稿用时。"),
    "section.Emergency": (
        "For some hours people need more, and care more for some topics.",
        "突发事件：若干小时内办事需求增多，对某些主题更为关注。",
    ),
    "section.Experiment": (
        "A whole experiment: one scenario, the strategies to choose from, and the futures they must stand up in.",
        "完整的实验：一个场景、待选方案，以及检验方案的各种未来情形。",
    ),
    "section.Horizon": ("The days that are played.", "模拟的起止时段。"),
    "section.Leak": (
        "Data of an account's followers leak: they lose trust at once.",
        "某公众号粉丝信息泄露：其信任度当即下降。",
    ),
    "section.Merge": (
        "Accounts that close; their followers and topics go to another.",
        "公众号合并：被并入者关停，粉丝与主题转入另一公众号。",
    ),
    "section.Notice": (
        "An extra headline that answers an event and uses the day's push.",
        "针对事件加发的头条，占用当日推送。",
    ),
    "section.Outage": (
        "Menus of some accounts (none named: of all) fail for some hours.",
        "部分公众号（未指明则为全部）的菜单服务中断若干小时。",
    ),
    "section.Platform": (
        "The platform's own limits, which change with the years (defaults: as of 2016–2021).",
        "平台自身的限制，历年有所调整（默认按 2016–2021 年）。",
    ),
    "section.Population": ("The citizens and who knows whom.", "居民构成及其好友关系。"),
    "section.Practice": ("How an account is run: its levers.", "公众号的运营方式，即各项可调措施。"),
    "section.Random": (
        "Friend graph without structure, degrees Poisson (Erdős and Rényi 1959).",
        "无结构的好友网络，好友数服从泊松分布（Erdős 与 Rényi，1959）。",
    ),
    "section.Range": (
        "What a value may be: `low` to `high`, one of `values`, or a factor on what it is; nothing: as in the table. "
        "In short `[low, high]`.",
        "取值范围：从 `low` 到 `high`，或取 `values` 之一，或按倍数变动；留空则依参数表。可简写为 `[low, high]`。",
    ),
    "section.Remove": ("An account that closes.", "关停的公众号。"),
    "section.Reply": ("How messages are answered.", "消息的回复方式。"),
    "section.Rumour": (
        "A rumour starts with a few citizens who believe it.",
        "谣言：起初有少数居民相信。",
    ),
    "section.Segment": (
        "A part of the citizens, with the values around which its citizens are drawn.",
        "一类居民及其特征的平均水平，个体围绕该水平分布。",
    ),
    "section.Small": ("What differs in the small setting, for a first look.", "小规模试跑时的不同设定。"),
    "section.SmallWorld": (
        "Friend graph after Watts and Strogatz (1998): a ring with some ties rewired.",
        "小世界好友网络（Watts 与 Strogatz，1998）：环状相邻，部分关系随机改接。",
    ),
    "section.Strategy": (
        "A way to run the accounts: what it changes in the base practice, and from which day.",
        "一个运营方案：在现行做法基础上改变什么、从哪天起。",
    ),
    "section.Topic": ("What articles and needs are about.", "文章与办事需求所属的主题。"),
    "section.UntilSure": (
        "Seeds are added in rounds until the best strategy is known, or is as good as the rest.",
        "逐轮增加随机种子，直至明确最优方案，或确认其与其余方案相当。",
    ),
    "section.Words": (
        "A text in both languages; one that is said in one language stands for the other, too.",
        "中英文文字；只写一种语言时，另一种沿用。",
    ),
}
