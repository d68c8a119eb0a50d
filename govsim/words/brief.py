"""The policy brief: its commands, headings, sentences, tables and captions, and what goes wrong with it."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.brief": (
        "Make a policy brief of the results in DIR (of compare --out, sweep, or run --out): Word, HTML, Excel, PDF.",
        "将 DIR 中的结果（compare --out、sweep 或 run --out 所存）写成决策参考：Word、HTML、Excel、PDF。",
    ),
    "cli.brief.examples": (
        "Examples:\n  govsim brief out/replies\n  govsim brief out/crisis --lang zh --to docx,html --out briefs\n"
        "  govsim brief out/replies out/patterns\n  govsim brief out/crisis --json",
        "示例：\n  govsim brief out/replies --lang zh\n  govsim brief out/crisis --lang zh --to docx,html --out briefs\n"
        "  govsim brief out/replies out/patterns\n  govsim brief out/crisis --json",
    ),
    "cli.verify": (
        "Play a sample of the runs behind a brief (FILE) again and say which of its numbers hold.",
        "重新模拟决策参考（FILE）所依据的部分结果，逐一核对其中的数字。",
    ),
    "cli.verify.examples": (
        "Examples:\n  govsim verify briefs/crisis_response.docx\n  govsim verify briefs/crisis_response.html --all",
        "示例：\n  govsim verify briefs/crisis_response.docx\n  govsim verify briefs/crisis_response.html --all",
    ),
    "cli.option.brief_to": (
        "Formats, separated by commas: {allowed} (default: docx,html).",
        "文件格式，用逗号分隔：{allowed}（默认 docx,html）。",
    ),
    "cli.option.brief_out": ("Folder of the files (default: the first DIR).", "存放文件的文件夹（默认为第一个 DIR）。"),
    "cli.option.all": ("Play every run again, not a sample.", "重新模拟全部结果，而非抽样。"),
    "brief.written": ("The brief is in {value}.", "决策参考已存入 {value}。"),
    "error.no_results": (
        "{value} holds no results; name a folder written by govsim compare --out, govsim sweep or govsim run --out",
        "{value} 中没有结果；请指定 govsim compare --out、govsim sweep 或 govsim run --out 生成的文件夹",
    ),
    "error.results_apart": (
        "these results do not belong together; name one sweep, or comparisons and runs of one and the same scenario",
        "这些结果不能合写；请只指定一个 sweep，或同一场景的若干 compare、run 结果",
    ),
    "error.brief_format": ("there is no format {value}; formats: {allowed}", "没有 {value} 这种格式；可用：{allowed}"),
    "error.needs_extra": (
        "PDF needs typst; install it with: pip install 'govsim[{value}]'",
        "生成 PDF 需要 typst；请执行：pip install 'govsim[{value}]'",
    ),
    "error.no_receipt": (
        "{value} carries no receipt of govsim brief that can be read, so that nothing can be verified",
        "{value} 中没有可读取的 govsim brief 凭据，无法核对",
    ),
    "error.not_a_brief": (
        "{value} cannot be read as a brief ({reason}); name a .docx, .html or .xlsx made by govsim brief",
        "{value} 不是可读取的决策参考（{reason}）；请指定 govsim brief 生成的 .docx、.html 或 .xlsx 文件",
    ),
    # Verifying
    "verify.runs": (
        "{same} of {count} {count:run|runs} played again {same:gives|give} the same numbers ({all} {all:run|runs} in all).",
        "重新模拟 {count} 次，其中 {same} 次结果一致（共 {all} 次模拟）。",
    ),
    "verify.run_differs": (
        "run {run}: {outcome} is {now}, the receipt says {said}",
        "模拟 {run}：{outcome} 应为 {now}，凭据中为 {said}",
    ),
    "verify.claims": ("{same} of {count} {count:claim|claims} {same:holds|hold}.", "{count} 条论断中，{same} 条成立。"),
    "verify.claim_differs": ("does not hold: {value}", "不成立：{value}"),
    "verify.texts": (
        "{same} of {count} {count:text|texts} with numbers {same:is|are} as the runs have them.",
        "{count} 处含数字的文字中，{same} 处与模拟结果一致。",
    ),
    "verify.changed": (
        "{numbers} in the file, not in the results: {said}",
        "文件中的 {numbers} 与结果不符：{said}",
    ),
    "verify.expected": ("the results say: {said}", "结果应为：{said}"),
    "verify.reworded": (
        "{count} {count:text was|texts were} reworded, added or left out; {count:its|their} numbers hold.",
        "有 {count} 处文字经过改写、增加或删去，其中的数字属实。",
    ),
    "verify.sources": (
        "The rules have changed since the results were made; numbers may differ for that reason.",
        "自结果生成以来规则已有改动，数字可能因此不同。",
    ),
    "verify.pictures": ("Pictures are not verified.", "图片不在核对之列。"),
    "verify.holds": ("The brief holds.", "经核对，全部属实。"),
    "verify.fails": ("The brief does not hold.", "经核对，有不属实之处。"),
    "progress.verify": ("runs played again", "已重新模拟"),
    # Pieces
    "brief.interval": ("{estimate} ({low} to {high})", "{estimate}（{low} 至 {high}）"),
    "brief.points": (" pp", " 个百分点"),
    "brief.percent": (" %", "%"),
    "brief.yuan": ("CNY", "元"),
    "brief.semicolon": ("; ", "；"),
    "brief.numerals": ("123456789", "一二三四五六七八九"),
    "brief.caption.table": ("Table {number}. {text}", "表{number}　{text}"),
    "brief.caption.picture": ("Figure {number}. {text}", "图{number}　{text}"),
    "brief.rule": ("{account}: {rule} ({set})", "{account}：{rule}（依据{set}）"),
    "brief.verdict.best": ("BEST", "最优"),
    "brief.verdict.as_good": ("AS GOOD", "相当"),
    "brief.verdict.too_close": ("TOO CLOSE TO CALL", "难分高下"),
    "brief.robustness.robust": ("ROBUST{lacks}", "稳健{lacks}"),
    "brief.robustness.mostly": ("MOSTLY{lacks}", "多数情形成立{lacks}"),
    "brief.robustness.fragile": ("FRAGILE{lacks}", "不稳健{lacks}"),
    "brief.robustness.inconclusive": ("INCONCLUSIVE{lacks}", "尚无定论{lacks}"),
    "brief.lacks.seeds": (" (more seeds would tell)", "（需增加随机种子）"),
    "brief.lacks.futures": (" (more futures would tell)", "（需增加未来情形）"),
    "brief.average.best": ("BEST", "最优"),
    "brief.average.as_good": ("AS GOOD as the best", "与最优方案相当"),
    "brief.average.too_close": ("TOO CLOSE TO CALL", "难分高下"),
    "brief.average.behind": ("behind “{other}”", "不及“{other}”"),
    # Head
    "brief.title": ("Government WeChat accounts: a policy brief", "政务微信运营方案决策参考"),
    "brief.dateline": (
        "{date}. Made by govsim {version} from simulations.",
        "{date}　根据 govsim {version} 模拟结果编写",
    ),
    "brief.compared": (
        "Compared with “{other}” (what is done today): {strategies}. {citizens} simulated citizens, {days} {days:day|days}, of which the first {burn_in} as today and not counted. All figures are those of this simulated population.",
        "与“{other}”（现行做法）相比较的方案：{strategies}。模拟居民 {citizens} 人，历时 {days} 天，其中前 {burn_in} 天维持现状、不计入结果。文中数字均就这一模拟人群而言。",
    ),
    "brief.compared.alone": (
        "One run of “{other}”: {citizens} simulated citizens, {days} {days:day|days}, of which the first {burn_in} {burn_in:is|are} not counted. Nothing is compared.",
        "“{other}”的一次模拟：居民 {citizens} 人，历时 {days} 天，其中前 {burn_in} 天不计入结果；未作方案比较。",
    ),
    # Answer
    "brief.answer": ("The answer", "结论"),
    "brief.answer.best": (
        "{outcome}: “{strategy}” is {verdict}, {difference} against “{other}” ({seeds} {seeds:seed|seeds}).",
        "{outcome}：“{strategy}”{verdict}，与“{other}”相差 {difference}（{seeds} 个随机种子）。",
    ),
    "brief.answer.best_within": (
        "{outcome}: “{strategy}” is {verdict} within what matters: no other is better by more than {matters} ({difference} against “{other}”; {seeds} {seeds:seed|seeds}).",
        "{outcome}：以值得重视的 {matters} 为限，“{strategy}”{verdict}，没有其他方案好出更多（与“{other}”相差 {difference}；{seeds} 个随机种子）。",
    ),
    "brief.answer.as_good": (
        "{outcome}: “{strategy}” and {equals} are {verdict}: they differ by less than the {matters} that would matter ({difference} against “{other}”; {seeds} {seeds:seed|seeds}).",
        "{outcome}：“{strategy}”与{equals}{verdict}，相差不到值得重视的 {matters}（与“{other}”相差 {difference}；{seeds} 个随机种子）。",
    ),
    "brief.answer.too_close": (
        "{outcome}: {verdict}. “{strategy}” is in front, {difference} against “{other}” after {seeds} {seeds:seed|seeds}; about {more} more would tell.",
        "{outcome}：{verdict}。目前“{strategy}”领先，与“{other}”相差 {difference}（{seeds} 个随机种子）；约需再增加 {more} 个随机种子方可判断。",
    ),
    "brief.answer.too_close_for_all": (
        "{outcome}: {verdict}. “{strategy}” is in front, {difference} against “{other}” after {seeds} {seeds:seed|seeds}; how many more would tell cannot be foreseen.",
        "{outcome}：{verdict}。目前“{strategy}”领先，与“{other}”相差 {difference}（{seeds} 个随机种子）；还需多少随机种子尚无法预估。",
    ),
    "brief.answer.safest": (
        "{outcome}: “{strategy}” is the safest choice, {difference} against “{other}” over {futures} {futures:future|futures}. That nothing is better by {matters} or more: {robustness}; on average: {average}.",
        "{outcome}：“{strategy}”最为稳妥，在 {futures} 种未来情形中与“{other}”相差 {difference}。“没有其他方案高出其 {matters}及以上”这一判断：{robustness}；按平均值比较：{average}。",
    ),
    "brief.answer.little": (
        "{outcome}: in most futures no strategy changes it by the {matters} that would matter; “{strategy}” is at worst behind by least, {difference} against “{other}” over {futures} {futures:future|futures}. That nothing is better by {matters} or more: {robustness}; on average: {average}.",
        "{outcome}：多数情形下，各方案带来的变化均不足值得重视的 {matters}；其中“{strategy}”最坏情形下损失最小，在 {futures} 种未来情形中与“{other}”相差 {difference}。“没有其他方案高出其 {matters}及以上”这一判断：{robustness}；按平均值比较：{average}。",
    ),
    "brief.answer.keep": (
        "{outcome}: leaving things as they are (“{strategy}”) is the safest choice; the strongest other one, “{other}”, changes it by {difference} over {futures} {futures:future|futures}. That nothing is better by {matters} or more: {robustness}; on average: {average}.",
        "{outcome}：维持“{strategy}”最为稳妥；其余方案中最强的“{other}”在 {futures} 种未来情形中带来的变化为 {difference}。“没有其他方案高出其 {matters}及以上”这一判断：{robustness}；按平均值比较：{average}。",
    ),
    "brief.one": (
        "{outcome}: {difference} under “{strategy}”; from one run, which says nothing about luck or about other strategies.",
        "{outcome}：“{strategy}”下为 {difference}；仅为一次模拟，既未反映偶然因素，也未与其他方案比较。",
    ),
    "brief.luck_only": (
        "In parentheses: {share} % intervals, for luck only ({seeds} {seeds:seed|seeds}, that is, repetitions with other luck). How far the answer depends on what nobody knows about people this comparison cannot say; only a sweep over many futures can call it ROBUST or FRAGILE.",
        "括号内为 {share}% 区间，仅反映偶然因素（{seeds} 个随机种子，每个即换一番运气的一次重复）。结论在多大程度上取决于对人群的未知，本次比较无法回答；是否稳健，须在多种未来情形下检验方可判定。",
    ),
    "brief.futures_and_luck": (
        "A future is one set of what nobody knows about people. In parentheses: nine in ten futures around the median. ROBUST: holds in at least 95 % of futures; MOSTLY: in at least two thirds; FRAGILE: in fewer; INCONCLUSIVE: luck, or too few futures, leave it open.",
        "一种未来情形即关于人群未知因素的一组取值。括号前为中位数，括号内为九成未来情形所在的范围。“稳健”指至少在 95% 的情形中成立，“多数情形成立”指至少三分之二，“不稳健”指不足三分之二，“尚无定论”指偶然因素过大或情形太少。",
    ),
    # Strategies by outcomes
    "brief.strategies": ("The strategies side by side", "各方案对比"),
    "brief.column.strategy": ("Strategy", "方案"),
    "brief.column.points": ("{name} (pp)", "{name}（百分点）"),
    "brief.column.budget": ("Budget kept", "预算内"),
    "brief.column.inspection": ("Inspection passed", "检查合格"),
    "brief.today": ("{name} (baseline)", "{name}（对照）"),
    "brief.table.compare": (
        "Differences to “{baseline}” with {share} % intervals for luck",
        "各方案与“{baseline}”之差（括号内为仅反映偶然因素的 {share}% 区间）",
    ),
    "brief.table.sweep": (
        "Differences to “{baseline}”: median over the futures, and nine in ten of them",
        "各方案与“{baseline}”之差（未来情形的中位数，括号内为九成情形的范围）",
    ),
    "brief.table.alone": ("Outcomes of the run", "本次模拟的结果"),
    "brief.marks": (
        "▲ better  ▼ worse  ↑ more  ↓ less  = no difference that matters  ? undecided",
        "▲ 更好　▼ 更差　↑ 更多　↓ 更少　= 无实质差别　? 尚难判断",
    ),
    "brief.share_of_runs": ("in {share} of runs", "{share} 的模拟"),
    # Pictures
    "brief.pictures": ("In pictures", "图示"),
    "brief.picture.differences.compare": (
        "Differences to “{baseline}” with {share} % intervals for luck; differences in the grey band do not matter",
        "与“{baseline}”之差及仅反映偶然因素的 {share}% 区间（灰色范围内的差异无实际意义）",
    ),
    "brief.picture.differences.sweep": (
        "Differences to “{baseline}”: a dot for each future, the median, and nine in ten; differences in the grey band do not matter",
        "与“{baseline}”之差：每点为一种未来情形，另示中位数与九成范围（灰色范围内的差异无实际意义）",
    ),
    "brief.picture.course": (
        "Reads, followers and trust by day: mean of all runs, and nine in ten of them; strategies begin at the dotted line",
        "每日阅读量、粉丝数与信任度：全部模拟的均值与九成范围（虚线处方案开始实施）",
    ),
    "brief.picture.tradeoff": (
        "What a strategy costs, wages and money, against reach and trust; ringed: no other is cheaper and no worse in both",
        "各方案成本（工资与经费）与覆盖率、信任度的对照（带圈者：没有其他方案更省且两项均不差）",
    ),
    "brief.picture.segments.compare": (
        "Who gains: differences to “{baseline}” by group, with {share} % intervals for luck",
        "谁受益：各人群与“{baseline}”之差及仅反映偶然因素的 {share}% 区间",
    ),
    "brief.picture.segments.sweep": (
        "Who gains: differences to “{baseline}” by group, median and nine in ten futures",
        "谁受益：各人群与“{baseline}”之差（未来情形的中位数与九成范围）",
    ),
    "brief.alt.differences": (
        "Dots with lines for intervals, a row for each strategy, a panel for each outcome that decides. {caption}. The numbers are in the table of strategies.",
        "每项指标一栏、每个方案一行，以点和线表示差异与区间。{caption}。数值见各方案对比表。",
    ),
    "brief.alt.course": (
        "Three panels of lines over days, one line with a band for each strategy. {caption}.",
        "三栏折线图，每个方案一条线及其波动范围。{caption}。",
    ),
    "brief.alt.tradeoff": (
        "Two panels with a dot for each strategy, cost to the right, effect upwards. {caption}. Costs are in the table of costs.",
        "两栏散点图，每个方案一点，横轴为成本，纵轴为成效。{caption}。成本数值见成本表。",
    ),
    "brief.alt.segments": (
        "Two panels, a row for each group of citizens, a dot with its interval for each strategy. {caption}.",
        "两栏点线图，每个人群一行，每个方案一点及其区间。{caption}。",
    ),
    "brief.axis.cost": ("Cost, thousand {unit}", "成本（千{unit}）"),
    "brief.who_gains": (
        "Who gains under “{strategy}” ({whole}): most {most}, least {least}.",
        "“{strategy}”下各人群的{whole}变化：最大的是{most}，最小的是{least}。",
    ),
    "brief.segment": ("{segment} {difference}", "{segment}人群 {difference}"),
    # When this would be wrong
    "brief.wrong": ("When this would be wrong", "适用条件与风险提示"),
    "brief.wrong.where": ("Where it fails", "不成立的条件"),
    "brief.along": (
        "{outcome}, “{strategy}”: ahead by {matters} or more in {least}; in {most} ({factor}).",
        "{outcome}：“{strategy}”高出 {matters}及以上的情形，{least}；{most}（{factor}）。",
    ),
    "brief.along.caption": (
        "{outcome}, “{strategy}” against “{other}”: futures in groups of equal size",
        "{outcome}：“{strategy}”与“{other}”之差（未来情形按数量均分为若干组）",
    ),
    "brief.along.median": ("Median difference", "差异中位数"),
    "brief.along.ahead": ("Better by what matters", "明显更优的情形"),
    "brief.along.range_cell": ("{low} to {high}", "{low} 至 {high}"),
    "brief.along.ahead_cell": ("{ahead} of {futures} {futures:future|futures}", "{futures} 种中的 {ahead} 种"),
    "brief.along.part_at": (
        "{ahead} of {futures} {futures:future|futures} at {low}",
        "{low}时为 {futures} 种中的 {ahead} 种",
    ),
    "brief.along.part": (
        "{ahead} of {futures} {futures:future|futures} at {low} to {high}",
        "{low} 至 {high} 时为 {futures} 种中的 {ahead} 种",
    ),
    "brief.wrong.decides": ("What decides the result", "起决定作用的因素"),
    "brief.wrong.unknown": ("What nobody knows, and what would settle it", "有待进一步研究的问题"),
    "brief.wrong.compare": (
        "The numbers hold for one set of assumptions about people. Of its {numbers} behaviour numbers {assumed} are assumptions for which no source was found; with others the answer may turn round.",
        "以上数字基于对人群的一组假设。在 {numbers} 项行为参数中，有 {assumed} 项未找到依据、属于假设；换一组假设，结论可能改变。",
    ),
    "brief.wrong.next": (
        "Under which assumptions it would turn round has not been tried; that takes a sweep (govsim sweep).",
        "在哪些假设下结论会改变，尚未检验；须用 govsim sweep 在多种未来情形下检验。",
    ),
    "brief.wrong.patterns": (
        "The assumptions cannot be chosen freely: a future counts only if the practice of today shows in it what was observed. {rejected} of {futures} {futures:future|futures} {rejected:was|were} left out for that reason.",
        "假设并非可以任意选取：只有现行做法符合实际观测的未来情形才计入。{futures} 种情形中有 {rejected} 种因此不计入。",
    ),
    "brief.always_ahead": (
        "{outcome}: “{strategy}” is ahead of “{other}” by what matters in every future that counts.",
        "{outcome}：在所有计入的未来情形中，“{strategy}”均明显优于“{other}”。",
    ),
    "brief.beyond": (
        "“{strategy}” is beyond the budget and is not recommended.",
        "“{strategy}”超出预算，不作推荐。",
    ),
    "brief.fails_inspection": (
        "“{strategy}” fails the inspection in {share} of runs: {rule}.",
        "“{strategy}”在 {share} 的模拟中检查不合格：{rule}。",
    ),
    "brief.factor": ("{factor} {value} ({low} to {high})", "{factor} {value}（{low} 至 {high}）"),
    "brief.settle.patterns": (
        "{factor}: hold the model against your own account's figures (govsim patterns --data); these move with it: {patterns}.",
        "{factor}：可用本单位公众号的后台数据检验（govsim patterns --data），与之相关的有：{patterns}。",
    ),
    "brief.settle.pilot": (
        "{factor}: no figure of the platform moves with it; a pilot that records it before and after the change would settle it.",
        "{factor}：平台数据无法反映，可通过试点并在前后分别记录加以查明。",
    ),
    "brief.settle.given": (
        "{factor}: differs from case to case and cannot be known beforehand; choose what holds over its whole range.",
        "{factor}：因事而异，事前无从得知；应选择在其整个范围内都站得住的方案。",
    ),
    "brief.settle.none": (
        "No single assumption stands out from chance; more futures, or a pilot with records before and after, would tell more.",
        "没有哪一项假设的作用明显超出偶然；增加未来情形，或开展试点并在前后分别记录，可进一步查明。",
    ),
    # Cost
    "brief.cost": ("Cost", "成本"),
    "brief.cost.caption": (
        "Costs over the whole horizon of {days} {days:day|days}, and what they buy against “{baseline}”",
        "整个时段（{days} 天）的成本及其与“{baseline}”相比的成效",
    ),
    "brief.cost.hours": ("Hours a week", "每周工时"),
    "brief.cost.money": ("Money", "经费"),
    "brief.cost.wages": ("Wages", "工资"),
    "brief.cost.extra": ("Extra cost", "新增成本"),
    "brief.cost.readers": ("Per added reader", "每增加一名阅读者"),
    "brief.cost.needs": ("Per added need met", "每多办成一件事"),
    "brief.cost.visits": ("Counter visits saved", "减少窗口办理人次"),
    "brief.cost.no_gain": ("no sure gain", "无确定增长"),
    "brief.cost.nothing": ("at no extra cost", "无新增成本"),
    "brief.cost.unknown": ("not recorded", "未记录"),
    "brief.cost.note": (
        "Wages: contracted hours at the scenario's prices. “No sure gain”: the interval of what would be gained contains 0. A reader is a person who has read anything; a counter visit is a need taken to an office at once, and whoever writes is not counted, answered or not.",
        "工资按约定工时与场景中的单价计算。“无确定增长”指增量的区间包含 0。阅读人数指至少读过一篇文章的居民；窗口办理人次指直接到窗口办理的事项，已发消息咨询的，无论是否得到答复均不计入。",
    ),
    "brief.cost.takes": (
        "Set aside {hours} staff {hours:hour|hours} a week and {money} over {days} {days:day|days} (difference to “{other}”: {more_hours} {more_hours:hour|hours}, {more_money}); wages come to {wages}.",
        "落实保障：每周工时 {hours} 小时，{days} 天内经费 {money}（与“{other}”相差：工时 {more_hours} 小时，经费 {more_money}），工资合计 {wages}。",
    ),
    # Recommendation
    "brief.steps": ("Recommendation in steps", "分步建议"),
    "brief.advice.adopt": (
        "Introduce “{strategy}”: it is better than “{other}” in {better}, and worse in nothing that decides.",
        "建议实施“{strategy}”：在{better}方面优于“{other}”，其余用于判断的指标均不差。",
    ),
    "brief.advice.adopt_open": (
        "Introduce “{strategy}”: it is better than “{other}” in {better} and surely worse in nothing that decides; undecided: {open}.",
        "建议实施“{strategy}”：在{better}方面优于“{other}”，其余用于判断的指标没有确定的变差；尚难判断的有：{open}。",
    ),
    "brief.advice.trade": (
        "“{strategy}” is better than “{other}” in {better} but worse in {worse}. Which weighs more is for those in charge to say.",
        "“{strategy}”在{better}方面优于“{other}”，但在{worse}方面不及；孰轻孰重，须由决策者权衡。",
    ),
    "brief.advice.trade_open": (
        "“{strategy}” is better than “{other}” in {better} but worse in {worse}; undecided: {open}. Which weighs more is for those in charge to say.",
        "“{strategy}”在{better}方面优于“{other}”，但在{worse}方面不及；尚难判断的有：{open}。孰轻孰重，须由决策者权衡。",
    ),
    "brief.advice.keep": (
        "Stay with “{strategy}”: no other strategy within the budget and the inspection is better in an outcome that decides.",
        "建议维持“{strategy}”：在预算与检查要求之内，没有其他方案在用于判断的指标上更优。",
    ),
    "brief.advice.wait": (
        "Do not change anything for good yet: no strategy is surely better than “{other}”. The first to try is “{strategy}”; undecided: {open}.",
        "暂不宜全面调整：没有方案确定优于“{other}”。可先行试点的是“{strategy}”；尚难判断的有：{open}。",
    ),
    "brief.advice.comply": (
        "Introduce “{strategy}”: it keeps the budget and the inspection, which “{other}” does not, and is worse in nothing that decides; undecided: {open}.",
        "建议实施“{strategy}”：该方案符合预算与检查要求，而“{other}”不符合，且用于判断的指标没有确定的变差；尚难判断的有：{open}。",
    ),
    "brief.advice.alone": (
        "Nothing can be recommended from “{strategy}” alone: compare it with other strategies first (govsim compare).",
        "仅凭“{strategy}”的结果无法提出建议：请先与其他方案比较（govsim compare）。",
    ),
    "brief.step.do": ("What is to be done: {changes}.", "具体举措：{changes}。"),
    "brief.step.pilot": (
        "Try it on a small scale, with everything else as today: {changes}.",
        "开展小范围试点，其余维持现状：{changes}。",
    ),
    "brief.step.watch": (
        "Record {outcome} every week, for four weeks before and for the {days} {days:day after that was|days after that were} simulated; expected: {difference}. Go back if it turns out worse than this range.",
        "每周记录{outcome}：调整前记四周，调整后记 {days} 天（与模拟时长相同）；预期变化：{difference}。若实际差于这一范围，则恢复原做法。",
    ),
    "brief.step.watch_relative": (
        "Record {outcome} every week, for four weeks before and for the {days} {days:day after that was|days after that were} simulated; expected: {difference} of today's value. Go back if it turns out worse than this range.",
        "每周记录{outcome}：调整前记四周，调整后记 {days} 天（与模拟时长相同）；预期变化为目前的 {difference}。若实际差于这一范围，则恢复原做法。",
    ),
    "brief.step.seeds": (
        "To decide {outcome}, play about {more} more {more:seed|seeds} beside the {seeds} there are (govsim compare --until-sure).",
        "为判明{outcome}，在现有 {seeds} 个随机种子之外约需再增加 {more} 个（govsim compare --until-sure）。",
    ),
    "brief.step.sweep": (
        "Before spending much, play the strategies in many futures (govsim sweep): this comparison speaks of luck only.",
        "在投入较大之前，先在多种未来情形下检验（govsim sweep）：本次比较仅反映偶然因素。",
    ),
    "brief.step.more_futures": (
        "Before deciding for good, have more futures played: {futures} {futures:is|are} too few for some of the verdicts.",
        "在正式决定之前，增加未来情形：现有 {futures} 种，部分评定尚不充分。",
    ),
    "brief.step.more_seeds": (
        "Before deciding for good, have more seeds played: with {seeds} {seeds:run|runs} in each future luck still hides some of the verdicts.",
        "在正式决定之前，增加重复模拟次数（随机种子）：每种未来情形现为 {seeds} 次，部分评定仍受偶然因素掩盖。",
    ),
    # What a strategy changes
    "brief.change.lever": ("{account}: {lever} from {old} to {new}", "{account}的{lever}由{old}改为{new}"),
    "brief.change.all": ("all accounts", "各公众号"),
    "brief.change.notice": (
        "“{event}”: official word after {new} {new:hour|hours} instead of {old}",
        "“{event}”的回应时限由 {old} 小时改为 {new} 小时",
    ),
    "brief.change.coordination": ("coordination of the story plan from {old} to {new}", "选题统筹程度由{old}改为{new}"),
    "brief.change.from_day": ("{change} (from day {day})", "{change}（自第 {day} 天起）"),
    "brief.change.path": ("{path} from {old} to {new}", "{path} 由 {old} 改为 {new}"),
    "brief.change.topic": ("{topic} {share}", "{topic} {share}（占比）"),
    "brief.change.campaign": (
        "a campaign for {account} ({channel}) from day {day}, {days} {days:day|days} long, reaching {reach} of citizens a day, for {cost}",
        "为{account}开展推广（{channel}），自第 {day} 天起，历时 {days} 天，每日触达 {reach} 的居民，费用 {cost}",
    ),
    "brief.change.accounts": ("a new account “{key}”", "新设公众号“{key}”"),
    "brief.change.events": ("an event “{key}”", "增加事件“{key}”"),
    "brief.change.merge": ("{accounts} merged into {into}", "{accounts}并入{into}"),
    "brief.change.remove": ("{account} closed", "关停{account}"),
    "brief.change.more": ("and {count} more {count:change|changes}", "另有 {count} 项改动"),
    "brief.change.nothing": ("nothing is changed", "不作改动"),
    # Appendix
    "brief.appendix": ("Appendix", "附录"),
    "brief.scenario": ("The scenario", "场景"),
    "brief.scenario.people": ("The citizens, by group", "居民（按人群）"),
    "brief.people.group": ("Group", "人群"),
    "brief.people.share": ("Share", "占比"),
    "brief.people.trust": ("Trust at first", "初始信任度"),
    "brief.people.skill": ("Digital skill", "数字技能"),
    "brief.people.sessions": ("WeChat sessions a day", "日均查看微信次数"),
    "brief.people.friends": ("Friends, as a multiple of the mean", "好友数（平均值的倍数）"),
    "brief.account.caption": ("The accounts as run today", "各公众号的现行运营方式"),
    "brief.account.name": ("Account", "公众号"),
    "brief.account.followers": ("Followers, share of citizens", "粉丝占居民比例"),
    "brief.account.pushes": ("Pushes a week", "每周推送次数"),
    "brief.account.articles": ("Articles a push", "每次推送篇数"),
    "brief.account.originals": ("Originals", "原创比例"),
    "brief.account.editors": ("Editor hours a week", "每周编辑工时"),
    "brief.account.replies": ("Who answers", "消息回复方式"),
    "brief.events": ("What happens meanwhile", "期间发生的事件"),
    "brief.event": ("{kind} on day {day} at {hour}:00", "{kind}，第 {day} 天 {hour} 时"),
    "brief.outcomes": ("What the outcomes mean", "指标含义"),
    "brief.outcome": ("{name}: {formula}; taken over: {window}.", "{name}：{formula}；统计时段：{window}。"),
    "brief.levers": ("The strategies", "各方案的举措"),
    "brief.changes": ("“{strategy}”: {changes}.", "方案“{strategy}”：{changes}。"),
    "brief.varied": ("What was varied", "变动的未知因素"),
    "brief.varied.set": (
        "All {numbers} behaviour numbers together, in sets that the observed patterns allow.",
        "全部 {numbers} 项行为参数成组变动，各组均为实际观测所允许。",
    ),
    "brief.varied.own": ("{factor}: from {low} to {high}.", "{factor}：由 {low} 至 {high}。"),
    "brief.varied.values": ("{factor}: one of {values}.", "{factor}：取 {values} 之一。"),
    "brief.varied.factor": ("{factor}: {low} to {high} times.", "{factor}：{low} 至 {high} 倍。"),
    "brief.patterns": ("Observed patterns, hit and missed", "观测规律的符合情况"),
    "brief.patterns.none": (
        "The model was calibrated against {count} observed patterns; these runs did not measure them. govsim patterns does; name its folder beside the results to have the table here.",
        "模型依据 {count} 项观测规律校准；本次结果未作测量。可用 govsim patterns 测量，并将其文件夹与结果一并指定，即可在此列表。",
    ),
    "brief.patterns.caption": (
        "The practice of today against what was observed; in brackets: predictions, never fitted",
        "现行做法与实际观测的对照（括号内为仅作预测、不参与校准的规律）",
    ),
    "brief.patterns.asked": (
        "In brackets also: patterns that a future need not show, since what they measure is varied on purpose, or needs a larger population to be measured.",
        "括号内还包括不作要求的规律：其所测内容在本次实验中有意变动，或需要更大规模的人群才能测量。",
    ),
    "brief.method": ("Method", "方法"),
    "brief.method.text": (
        "govsim simulates citizens in a graph of friends, hour by hour: they open what accounts push and what friends share, share it themselves, follow and unfollow, ask and are answered, take needs to the menu or to the counter, and gain or lose trust and the habit of reading. What they do follows from behaviour numbers, which are calibrated against observed patterns as far as these reach and are assumptions beyond. All strategies meet the same citizens and the same draws, which takes most of the luck out of their differences; what luck is left the intervals show.",
        "govsim 逐小时模拟好友网络中的居民：打开公众号推送和好友分享的文章，自己转发，关注与取消关注，留言并得到回复，通过菜单或到窗口办事，信任与阅读习惯随之变化。其行为由若干行为参数决定，凡有观测可依的均经校准，其余为假设。各方案面对相同的居民与相同的随机抽取，差异中的偶然成分因此大为减少，其余由区间反映。",
    ),
    "brief.method.compare": (
        "Each strategy was played with the same {seeds} {seeds:seed|seeds}. Differences are taken seed by seed; intervals are Student's t intervals of {share} % for the mean difference. The verdicts of the answers rest on bounds that hold for all pairs of strategies and all outcomes that decide together, and are stricter than these intervals.",
        "各方案使用相同的 {seeds} 个随机种子，逐个种子求差；区间为平均差的 {share}% 学生氏 t 区间。结论中的评定依据对全部方案组合和全部判断指标同时成立的界限，比上述区间更为严格。",
    ),
    "brief.method.sweep": (
        "Each strategy was played in the same {futures} {futures:future|futures} with {seeds} {seeds:seed|seeds} each, {runs} {runs:run|runs} in all. The safest choice is the strategy whose largest regret over the futures is least. A claim holds or fails in a future where luck leaves no doubt (95 %); the verdict judges its share of the futures with a Wilson interval. Regions in which a claim fails were sought by the patient rule induction method and kept only if shuffled futures gave none as good; what decides was estimated from the paired differences.",
        "各方案在相同的 {futures} 种未来情形中检验，每种情形 {seeds} 个随机种子，共 {runs} 次模拟。最稳妥的方案是各情形中最大遗憾最小者。论断在某情形中成立与否，以偶然因素不致改变判断（95%）为准；评定依据其成立比例的 Wilson 区间。不成立的条件以 PRIM 方法搜寻，随机打乱后得不到同样好的条件才予保留；起决定作用的因素由配对差异估计。",
    ),
    "brief.method.alone": (
        "One run is one possible course of things; it takes several seeds to know what luck does.",
        "一次模拟只是一种可能的过程；须有多个随机种子才能了解偶然因素的影响。",
    ),
    "brief.method.limits": (
        "Results are comparisons under these assumptions, not forecasts; levels depend on the simulated population.",
        "结果是在上述假设下的比较，并非预测；数值大小取决于所模拟的人群。",
    ),
    "brief.era": ("The era of the evidence", "依据所处的时代"),
    "brief.era.text": (
        "The observed patterns are from 2014 to 2023, most of them from 2016 to 2021. Followers then met what their accounts had pushed in the order of time, and everything else came through friends; the model has no recommender. Since then the platform sorts feeds by algorithm, offers articles of accounts one does not follow, and gives short video a place of its own. Results on push hours, placement and the worth of a follower are therefore the first to be doubted today; those on answers, services and staff hours depend on the feed far less.",
        "所依据的规律观测于 2014 年至 2023 年，多数在 2016 年至 2021 年之间。那时粉丝按时间先后看到所关注公众号的推送，其余内容靠好友转来；模型中没有推荐算法。此后，平台逐步用算法排列信息流，推荐未关注公众号的文章，并为短视频另设入口。因此，关于推送时刻、显示位置和粉丝价值的结论，今天最应存疑；关于回复、办事和工时的结论，与信息流关系较小。",
    ),
    "brief.numbers": ("Behaviour numbers, with sources and assumptions", "行为参数及其依据与假设"),
    "brief.numbers.caption": (
        "Value, plausible range and source of every number ({assumed} of {numbers} are assumptions)",
        "各参数的取值、合理范围与依据（{numbers} 项中有 {assumed} 项为假设）",
    ),
    "brief.numbers.meaning": ("Meaning", "含义"),
    "brief.numbers.value": ("Value", "取值"),
    "brief.numbers.range": ("Range", "范围"),
    "brief.numbers.source": ("Source", "依据"),
    "brief.assumption": ("assumption", "假设"),
    "brief.calibrated": ("calibrated", "校准"),
    "brief.trial": ("rough trial", "初步试算"),
    "brief.evidence": ("observed", "实测"),
    "brief.receipt": ("Receipt", "凭据"),
    "brief.receipt.caption": ("What the numbers were made with", "数字的来历"),
    "brief.receipt.item": ("Item", "项目"),
    "brief.receipt.value": ("Value", "内容"),
    "brief.receipt.written": ("Results written", "结果生成时间"),
    "brief.receipt.name": ("Scenario or experiment", "场景或实验"),
    "brief.receipt.runs": ("Runs that ended well", "成功的模拟次数"),
    "brief.receipt.futures": ("Futures that count", "计入的未来情形"),
    "brief.receipt.seeds": ("Seeds of a strategy in each future", "每种情形下各方案的随机种子数"),
    "brief.receipt.failed": ("Runs that failed or are missing", "失败或缺少的模拟次数"),
    "brief.receipt.sources": ("Hash of the rules", "规则散列值"),
    "brief.receipt.digest": ("Hash of the runs", "各次模拟的散列值"),
    "brief.receipt.versions": ("Versions", "软件版本"),
    "brief.receipt.text": (
        "This file carries its receipt: govsim verify FILE plays runs again and says which numbers hold.",
        "本文件附有凭据：执行 govsim verify 加文件名，即可重新模拟并逐一核对其中的数字。",
    ),
    # Sheets of the workbook
    "brief.sheet.answer": ("Brief", "正文"),
    "brief.sheet.differences": ("Differences", "差异"),
    "brief.sheet.segments": ("Segments", "人群"),
    "brief.sheet.along": ("Conditions", "适用条件"),
    "brief.sheet.costs": ("Costs", "成本"),
    "brief.sheet.course": ("Course", "逐日过程"),
    "brief.sheet.sources": ("Sources", "依据"),
    "brief.sheet.patterns": ("Patterns", "观测规律"),
    "brief.sheet.receipt": ("Receipt", "凭据"),
    "brief.value.outcome": ("Outcome", "指标"),
    "brief.value.segment": ("Group", "人群"),
    "brief.value.today": ("Today", "对照"),
    "brief.value.mean": ("Mean", "均值"),
    "brief.value.estimate": ("Difference", "差异"),
    "brief.value.low": ("Low", "下限"),
    "brief.value.high": ("High", "上限"),
    "brief.value.unit": ("Unit", "单位"),
    "brief.value.standing": ("Standing", "评定"),
    "brief.value.below": ("Estimate less low", "差异减下限"),
    "brief.value.above": ("High less estimate", "上限减差异"),
    "brief.value.factor": ("Along", "分组依据"),
    "brief.value.factor_low": ("From", "起"),
    "brief.value.factor_high": ("To", "至"),
    "brief.value.futures": ("Futures", "未来情形数"),
    "brief.value.ahead": ("Of these better by what matters", "其中明显更优"),
    "brief.value.day": ("Day", "天"),
    "brief.standing.better": ("better", "更好"),
    "brief.standing.worse": ("worse", "更差"),
    "brief.standing.same": ("no difference that matters", "无实质差别"),
    "brief.standing.more": ("more", "更多"),
    "brief.standing.less": ("less", "更少"),
    "brief.standing.open": ("undecided", "尚难判断"),
}
