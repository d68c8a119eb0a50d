"""The policy brief: its headings, sentences, tables and captions, and what goes wrong with it."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.brief": (
        "Make a policy brief of the results in DIR (of compare --out or of sweep): Word, HTML, Excel.",
        "将 DIR 中的结果（compare --out 或 sweep 所存）写成政策简报：Word、HTML、Excel。",
    ),
    "cli.brief.examples": (
        "Examples:\n  govsim brief out/replies\n  govsim brief out/crisis --lang zh --to docx,html --out briefs\n  govsim brief out/crisis --json",
        "示例：\n  govsim brief out/replies --lang zh\n  govsim brief out/crisis --lang zh --to docx,html --out briefs\n  govsim brief out/crisis --json",
    ),
    "cli.verify": (
        "Play a sample of the runs behind a brief (FILE) again and say which of its numbers hold.",
        "重新运行简报（FILE）所依据的部分模拟，核对其中的数字。",
    ),
    "cli.verify.examples": (
        "Examples:\n  govsim verify briefs/crisis_response.docx\n  govsim verify briefs/crisis_response.html --all",
        "示例：\n  govsim verify briefs/crisis_response.docx\n  govsim verify briefs/crisis_response.html --all",
    ),
    "cli.option.brief_to": ("Formats, comma-separated: {allowed}.", "文件格式，以逗号分隔：{allowed}。"),
    "cli.option.brief_out": ("Folder of the files (default: DIR).", "存放文件的文件夹（默认为 DIR）。"),
    "cli.option.all": ("Play every run again, not a sample.", "重新运行全部模拟，而非抽样。"),
    "brief.written": ("The brief is in {value}.", "简报已存入 {value}。"),
    "error.no_results": (
        "{value} holds no results; name a folder written by govsim compare --out or govsim sweep",
        "{value} 中没有结果；请指定 govsim compare --out 或 govsim sweep 生成的文件夹",
    ),
    "error.not_compared": (
        "{value} holds a single run; a brief compares: use govsim compare --out",
        "{value} 中只有单次模拟；简报须有比较，请使用 govsim compare --out",
    ),
    "error.brief_format": ("there is no format {value}; formats: {allowed}", "没有 {value} 这种格式；可用：{allowed}"),
    "error.no_receipt": (
        "{value} carries no receipt of govsim brief, so that nothing can be verified",
        "{value} 中没有 govsim brief 的凭据，无法核对",
    ),
    "error.not_a_brief": (
        "{value} cannot be read as a brief ({reason}); name a .docx, .html or .xlsx made by govsim brief",
        "{value} 不是可读取的简报（{reason}）；请指定 govsim brief 生成的 .docx、.html 或 .xlsx 文件",
    ),
    "verify.runs": (
        "{same} of {count} runs played again give the same numbers.",
        "重新运行的 {count} 次模拟中，{same} 次结果一致。",
    ),
    "verify.run_differs": (
        "run {run}: {outcome} is {now}, the receipt says {said}",
        "模拟 {run}：{outcome} 为 {now}，凭据中为 {said}",
    ),
    "verify.texts": (
        "{same} of {count} sentences and cells follow from the runs.",
        "{count} 处文字与数字中，{same} 处与模拟结果相符。",
    ),
    "verify.text_changed": ("the file says: {said}", "文件中写的是：{said}"),
    "verify.text_expected": ("the runs say: {said}", "模拟结果应为：{said}"),
    "verify.sources": (
        "The rules have changed since the brief was made; numbers may differ for that reason.",
        "简报生成之后规则已有改动，数字可能因此不同。",
    ),
    "verify.pictures": ("Pictures are not verified.", "图片不在核对之列。"),
    "verify.holds": ("The brief holds.", "简报属实。"),
    "verify.fails": ("The brief does not hold.", "简报与模拟结果不符。"),
    "progress.verify": ("runs played again", "已重新运行"),
    # Head and answer
    "brief.subtitle": ("Policy brief, {date}. {about}", "政策简报，{date}。{about}"),
    "brief.answer": ("The answer", "结论"),
    "brief.moved": (
        " Against {baseline}, {strategy} moves it by {difference} [{low}, {high}].",
        "与{baseline}相比，{strategy}带来的变化为 {difference}［{low}，{high}］。",
    ),
    "brief.luck_only": (
        "Brackets: {share} % interval for luck only. How far the answer depends on what nobody knows about people, this comparison cannot say.",
        "方括号为仅反映偶然因素的 {share}% 区间；结论在多大程度上取决于对人群的未知，本次比较无法回答。",
    ),
    "brief.futures_and_luck": (
        "Brackets: nine in ten of the futures played. ROBUST: holds in at least 95 % of them; MOSTLY: in at least two thirds; FRAGILE: in fewer; INCONCLUSIVE: luck, or too few futures, leave it open.",
        "方括号为九成未来情形所在的范围。“稳健”指在至少 95% 的情形中成立，“多数情形成立”指至少三分之二，“不稳健”指不足三分之二，“尚无定论”指偶然因素过大或情形太少。",
    ),
    "brief.stay": (
        "{outcome}: nothing is a safer choice than {strategy}.",
        "{outcome}：没有比{strategy}更稳妥的选择。",
    ),
    "brief.safest.open": (
        "{outcome}: {strategy} looks the safest choice, typically {difference} [{low}, {high}] against {baseline} over {futures} futures; whether that makes a difference is open: {verdict}.",
        "{outcome}：{strategy}看来最为稳妥，在 {futures} 种未来情形中与{baseline}的典型差异为 {difference}［{low}，{high}］；是否有实质差别尚不能确定：{verdict}。",
    ),
    "brief.safest.beats": (
        "{outcome}: {strategy} is the safest choice. It is better than {baseline} in {share} of {futures} futures, typically by {difference} [{low}, {high}]: {verdict}.",
        "{outcome}：{strategy}最为稳妥。在 {futures} 种未来情形中，{share} 明显优于{baseline}，典型差异为 {difference}［{low}，{high}］：{verdict}。",
    ),
    "brief.safest.as_good": (
        "{outcome}: no choice makes a difference that matters; {strategy} is the safest and surely as good as {baseline} in {share} of {futures} futures ({difference} [{low}, {high}]): {verdict}.",
        "{outcome}：各种选择没有实质差别；{strategy}最为稳妥，在 {futures} 种未来情形中，{share} 可确认与{baseline}相当（{difference}［{low}，{high}］）：{verdict}。",
    ),
    "brief.safest.worse": (
        "{outcome}: {strategy} is the safest choice, yet worse than {baseline} in {share} of {futures} futures ({difference} [{low}, {high}]): {verdict}.",
        "{outcome}：{strategy}最为稳妥，但在 {futures} 种未来情形中，{share} 不如{baseline}（{difference}［{low}，{high}］）：{verdict}。",
    ),
    # Strategies by outcomes
    "brief.strategies": ("The strategies side by side", "各方案对比"),
    "brief.outcome": ("Outcome", "指标"),
    "brief.today": ("{name} (compared with)", "{name}（对照）"),
    "brief.table.compare": (
        "Table: mean for the first, differences to it for the others, with {share} % intervals for luck only. ▲ better, ▼ worse, = the same, ? undecided.",
        "表：首列为均值，其余为与其之差及仅反映偶然因素的 {share}% 区间。▲ 更好，▼ 更差，= 相同，? 尚难判断。",
    ),
    "brief.table.sweep": (
        "Table: mean for the first, typical differences to it for the others, with nine in ten futures in brackets. ▲ better, ▼ worse, = the same, ? both occur.",
        "表：首列为均值，其余为与其之典型差异，方括号内为九成未来情形所在的范围。▲ 更好，▼ 更差，= 相同，? 两者均有。",
    ),
    # Pictures
    "brief.caption": ("Figure {number}: {text}", "图 {number}：{text}"),
    "brief.picture.differences.compare": (
        "Differences to the first strategy with {share} % intervals for luck only; in the grey band they do not matter.",
        "与对照方案之差及仅反映偶然因素的 {share}% 区间；灰色范围内的差异无实际意义。",
    ),
    "brief.picture.differences.sweep": (
        "Differences to the first strategy: median and nine in ten futures; in the grey band they do not matter.",
        "与对照方案之差：中位数及九成未来情形所在的范围；灰色范围内的差异无实际意义。",
    ),
    "brief.picture.course.compare": (
        "Reads, followers and trust by day: mean and nine in ten runs; the strategies begin at the dotted line.",
        "每日阅读量、粉丝数与信任度：均值及九成模拟所在的范围；各方案自虚线处开始实施。",
    ),
    "brief.picture.course.sweep": (
        "Reads, followers and trust by day: mean and nine in ten runs over all futures; the strategies begin at the dotted line.",
        "每日阅读量、粉丝数与信任度：全部未来情形的均值及九成模拟所在的范围；各方案自虚线处开始实施。",
    ),
    "brief.picture.tradeoff.compare": (
        "What each strategy costs and what it reaches; ringed: none is both cheaper and better.",
        "各方案的成本与成效；带圈者表示没有更便宜且更好的方案。",
    ),
    "brief.picture.tradeoff.sweep": (
        "What each strategy costs and what it reaches, on average; ringed: none is both cheaper and better.",
        "各方案的成本与平均成效；带圈者表示没有更便宜且更好的方案。",
    ),
    "brief.picture.segments.compare": (
        "Who gains: differences by group of citizens, with {share} % intervals for luck.",
        "谁受益：各人群的差异及反映偶然因素的 {share}% 区间。",
    ),
    "brief.picture.segments.sweep": (
        "Who gains: differences by group of citizens on average over the futures, with {share} % intervals.",
        "谁受益：各人群差异对未来情形的平均及 {share}% 区间。",
    ),
    "brief.tradeoff.axis": ("Cost: wages and money, thousands", "成本：工时折算与经费（千元）"),
    # When this would be wrong
    "brief.wrong": ("When this would be wrong", "什么情况下结论不成立"),
    "brief.wrong.compare": (
        "These numbers hold for one set of assumptions about people, of which {assumed} rest on no source. Another set may turn the answer round.",
        "以上数字基于对人群的一组假设，其中 {assumed} 项没有来源依据；换一组假设，结论可能改变。",
    ),
    "brief.wrong.next": (
        "To find out, play the strategies in many futures: govsim sweep.",
        "如需查明，请在多种未来情形下检验各方案：govsim sweep。",
    ),
    "brief.unknown": ("What nobody knows", "尚无人知晓的问题"),
    "brief.unknown.text": (
        "{assumed} numbers about people rest on no source. What would settle the most important of them: a unit's own figures of messages, answers and readers before and after a change, kept for some months.",
        "关于人群的 {assumed} 项参数没有来源依据。若要厘清其中最要紧的几项，可由本单位连续数月记录调整前后的留言、回复与阅读数据。",
    ),
    # Cost
    "brief.cost": ("What it costs", "成本"),
    "brief.cost.strategy": ("Strategy", "方案"),
    "brief.cost.hours": ("Staff hours a week", "每周工时"),
    "brief.cost.money": ("Money", "经费"),
    "brief.cost.per_reads": ("Hours for each additional read", "每增加一次阅读所需工时"),
    "brief.cost.visits": ("Counter visits saved", "减少窗口办事人次"),
    "brief.cost.caption": (
        "Table: contracted hours, money in {currency} without wages over all days played; – where reads do not surely rise.",
        "表：签约工时；经费单位为 {currency}，含全部模拟天数，不含工资；“–”表示阅读量未见确定增长。",
    ),
    # Recommendation
    "brief.steps": ("Recommendation in steps", "建议步骤"),
    "brief.steps.do": ("Introduce {strategy}: {changes}.", "实施“{strategy}”：{changes}。"),
    "brief.steps.stay": (
        "Stay with {strategy}: no other strategy is surely better in an outcome that decides without being worse in another, within the budget and the inspection.",
        "维持“{strategy}”：在预算与检查要求之内，没有其他方案能确定改善某项指标而不损害其他指标。",
    ),
    "brief.steps.must": (
        "{baseline} cannot stay: it fails the inspection or exceeds the budget. Introduce {strategy}: {changes}.",
        "“{baseline}”未通过检查或超出预算，不能维持；应实施“{strategy}”：{changes}。",
    ),
    "brief.steps.measure": (
        "Record each week: {outcomes}; four weeks before the change and twelve after it.",
        "每周记录：{outcomes}；调整前记录四周，调整后记录十二周。",
    ),
    "brief.steps.review": (
        "Review after twelve weeks; go back if what is measured lies where the claim was found to fail.",
        "十二周后复核；若实测情况落入上述结论不成立的条件，则恢复原做法。",
    ),
    "brief.steps.sweep": (
        "Before spending much, play the strategies in many futures (govsim sweep) and ask again.",
        "在投入较大之前，先在多种未来情形下检验（govsim sweep），再作决定。",
    ),
    "brief.from_day": ("{value} from day {day}", "{value}（自第 {day} 天起）"),
    "brief.answer_to_event": ("{event}, hours until the answer", "“{event}”的回应时限（小时）"),
    "brief.coordination": ("coordination of the story plan", "选题统筹程度"),
    "brief.added": ("add {name}", "新增 {name}"),
    "brief.merged": ("merge {names} into {into}", "将 {names} 并入 {into}"),
    "brief.all_accounts": ("all accounts", "全部账号"),
    "brief.lever": ("{account}: {lever}", "{account}的{lever}"),
    # Appendix
    "brief.appendix": ("Appendix", "附录"),
    "brief.scenario": ("The scenario", "场景"),
    "brief.scenario.text": (
        "{about} Played are {size} citizens ({segments}) over {days} days, the first {burn_in} of them as today.",
        "{about}共模拟 {size} 名居民（{segments}），历时 {days} 天，其中前 {burn_in} 天维持现状。",
    ),
    "brief.account.caption": ("Table: the accounts as run today.", "表：各账号的现行运营方式。"),
    "brief.account.name": ("Account", "账号"),
    "brief.account.followers": ("Followers", "粉丝占比"),
    "brief.account.pushes": ("Pushes a week", "每周推送"),
    "brief.account.articles": ("Articles a push", "每次篇数"),
    "brief.account.originals": ("Originals", "原创占比"),
    "brief.account.replies": ("Replies", "留言回复"),
    "brief.levers": ("The strategies", "各方案的举措"),
    "brief.changes": ("{strategy}: {changes}.", "方案“{strategy}”：{changes}。"),
    "brief.nothing_changed": ("nothing is changed", "不作改变"),
    "brief.patterns": ("Observed patterns and the model", "实际规律与模型的吻合情况"),
    "brief.patterns.none": (
        "Not measured with this result; govsim patterns holds a scenario against what was observed.",
        "本结果未作测量；可用 govsim patterns 将场景与实际观测对照。",
    ),
    "brief.patterns.caption": (
        "Table: the base practice against what was observed; in brackets: predictions, on which nothing was fitted.",
        "表：现状方案与实际观测的对照；括号内为未参与拟合的预测。",
    ),
    "brief.patterns.name": ("Pattern", "规律"),
    "brief.patterns.band": ("Observed", "观测区间"),
    "brief.patterns.seen": ("Simulated", "模拟值"),
    "brief.patterns.inside": ("Inside", "吻合"),
    "brief.method": ("Method", "方法"),
    "brief.method.text": (
        "govsim simulates citizens in a friend graph hour by hour: they open what accounts push and what friends share, pass it on, follow and unfollow, write, and gain or lose trust. All strategies meet the same citizens and the same luck, so that differences are due to the strategies.",
        "govsim 逐小时模拟好友网络中的居民：打开公众号推送和好友分享的文章，转发，关注与取消关注，留言，信任有升有降。各方案面对相同的居民与相同的偶然因素，差异即来自方案本身。",
    ),
    "brief.method.compare": (
        "Each strategy is played with the same seeds; intervals are paired t intervals of {share} for luck.",
        "各方案使用相同的随机种子；区间为反映偶然因素的 {share} 配对 t 区间。",
    ),
    "brief.method.sweep": (
        "Each strategy is played in the same futures: sets of numbers about people that reproduce what was observed, with everything assumed moved over its plausible range, and with what the experiment varies. A future counts only if the base practice in it still shows the observed patterns. Regions in which a claim fails were searched by the patient rule induction method; what luck alone could have made is left out at {share}.",
        "各方案在相同的未来情形中检验：每种情形是一组能够再现实际观测的人群参数，其中全部假设项在合理范围内变动，并包含实验所设的变动因素；只有现状方案仍符合实际观测的情形才计入。结论不成立的条件以 PRIM 方法搜寻，并以 {share} 的把握排除偶然所致。",
    ),
    "brief.era": ("The years the evidence is from", "证据的年代"),
    "brief.era.text": (
        "The observed patterns are from 2016 to 2021, before algorithmic feeds mixed what accounts push. Today fewer reads come from pushes and more from recommendation; levels would differ, comparisons less so.",
        "所依据的观测来自 2016—2021 年，当时订阅号消息尚未大量采用算法推荐。如今来自推送的阅读减少、来自推荐的增多；绝对数值会有不同，方案间的比较受影响较小。",
    ),
    "brief.numbers": ("Numbers about people", "人群参数"),
    "brief.numbers.caption": (
        "Table: value, plausible range and source of every number; `assumption`: no source was found.",
        "表：各参数的取值、合理范围与依据；“假设”表示未找到来源。",
    ),
    "brief.numbers.name": ("Number", "参数"),
    "brief.numbers.meaning": ("Meaning", "含义"),
    "brief.numbers.value": ("Value", "取值"),
    "brief.numbers.range": ("Range", "范围"),
    "brief.numbers.source": ("Source", "依据"),
    "brief.assumption": ("assumption", "假设"),
    "brief.calibrated": ("calibrated", "校准"),
    "brief.evidence": ("evidence", "观测"),
    "brief.receipt": ("Receipt", "凭据"),
    "brief.receipt.text": (
        "{runs} runs in {futures} futures, {seeds} seeds; rules {sources}; {versions}. This file carries its receipt: govsim verify FILE plays runs again and says which numbers hold.",
        "共 {runs} 次模拟，{futures} 种未来情形，{seeds} 个随机种子；规则版本 {sources}；{versions}。本文件附有凭据：govsim verify FILE 可重新运行并核对其中的数字。",
    ),
}
