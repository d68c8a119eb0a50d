"""What a brief claims, in sentences: verdicts, answers, doubts, recommendations, and what a strategy changes."""

TEXTS: dict[str, tuple[str, str]] = {
    # Pieces
    "brief.interval": ("{estimate} ({low} to {high})", "{estimate}（{low} 至 {high}）"),
    "brief.points": (" pp", " 个百分点"),
    "brief.percent": (" %", "%"),
    "brief.yuan": ("CNY", "元"),
    "brief.semicolon": ("; ", "；"),
    "brief.rule": ("{account}: {rule} ({set})", "{account}：{rule}（依据{set}）"),
    "brief.verdict.best": ("BEST", "最优"),
    "brief.verdict.as_good": ("AS GOOD", "相当"),
    "brief.verdict.too_close": ("TOO CLOSE TO CALL", "尚无定论"),
    "brief.robustness.robust": ("ROBUST{lacks}", "稳健{lacks}"),
    "brief.robustness.mostly": ("MOSTLY{lacks}", "多数情形成立{lacks}"),
    "brief.robustness.fragile": ("FRAGILE{lacks}", "不稳健{lacks}"),
    "brief.robustness.inconclusive": ("INCONCLUSIVE{lacks}", "尚无定论{lacks}"),
    "brief.lacks.seeds": (" (more seeds would tell)", "（需增加随机种子）"),
    "brief.lacks.futures": (" (more futures would tell)", "（需增加未来情形）"),
    "brief.average.best": ("BEST", "最优"),
    "brief.average.as_good": ("AS GOOD as the best", "与最优方案相当"),
    "brief.average.too_close": ("TOO CLOSE TO CALL", "尚无定论"),
    "brief.average.behind": ("behind “{other}”", "不及“{other}”"),
    # Answers
    "brief.answer.best": (
        "{outcome}: “{strategy}” is {verdict}, {difference} against “{other}” ({seeds} {seeds:seed|seeds}).",
        "{outcome}：“{strategy}”{verdict}，与“{other}”相差 {difference}（{seeds} 个随机种子）。",
    ),
    "brief.answer.best_within": (
        "{outcome}: “{strategy}” is {verdict} within what matters: no other is better by more than {matters} ({seeds} {seeds:seed|seeds}). Against “{other}”: {difference}, {standing}.",
        "{outcome}：以值得重视的 {matters} 为限，“{strategy}”{verdict}，没有其他方案好出更多（{seeds} 个随机种子）；与“{other}”相差 {difference}，{standing}。",
    ),
    "brief.answer.as_good": (
        "{outcome}: “{strategy}” and {equals} are {verdict}: they differ by less than the {matters} that would matter ({seeds} {seeds:seed|seeds}). “{strategy}” against “{other}”: {difference}, {standing}.",
        "{outcome}：“{strategy}”与{equals}{verdict}，差异小于 {matters}，无实质差别（{seeds} 个随机种子）；“{strategy}”与“{other}”相差 {difference}，{standing}。",
    ),
    "brief.answer.too_close": (
        "{outcome}: which strategy is best is {verdict} after {seeds} {seeds:seed|seeds}{front}{surely}; {telling}.",
        "{outcome}：{seeds} 个随机种子后，能否认定为最优：{verdict}{front}{surely}；{telling}。",
    ),
    "brief.front": (
        ", with “{strategy}” in front, {difference} against “{other}”",
        "，目前“{strategy}”领先，与“{other}”相差 {difference}",
    ),
    "brief.level": (
        ", with nobody in front (“{strategy}” against “{other}”: {difference})",
        "，目前没有方案领先（“{strategy}”与“{other}”相差 {difference}）",
    ),
    "brief.surely": (
        "; surely better than “{other}”, whichever is best: {strategies}",
        "；无论哪个最优，确定优于“{other}”的有：{strategies}",
    ),
    "brief.more_seeds": ("about {more} more would tell", "约需再增加 {more} 个随机种子方可判断"),
    "brief.more_unknown": (
        "how many more would tell cannot be foreseen",
        "还需多少随机种子尚无法预估",
    ),
    "brief.answer.safest": (
        "{outcome}: “{strategy}” is the safest choice, {difference} against “{other}” over {futures} {futures:future|futures}: {stands}. That nothing is better than “{strategy}” by {matters} or more: {robustness}; on average: {average}.",
        "{outcome}：“{strategy}”最为稳妥，在 {futures} 种未来情形中与“{other}”相差 {difference}：{stands}。没有其他方案比“{strategy}”高出 {matters}及以上，这一判断：{robustness}；按平均值比较：{average}。",
    ),
    "brief.answer.little": (
        "{outcome}: in most futures no strategy changes it by the {matters} that would matter; “{strategy}” is at worst behind by least, {difference} against “{other}” over {futures} {futures:future|futures}: {stands}. That nothing is better than “{strategy}” by {matters} or more: {robustness}; on average: {average}.",
        "{outcome}：多数情形下，各方案带来的变化均不足值得重视的 {matters}；其中“{strategy}”最坏情形下损失最小，在 {futures} 种未来情形中与“{other}”相差 {difference}：{stands}。没有其他方案比“{strategy}”高出 {matters}及以上，这一判断：{robustness}；按平均值比较：{average}。",
    ),
    "brief.answer.keep": (
        "{outcome}: leaving things as they are (“{strategy}”) is the safest choice; the strongest other one, “{other}”, changes it by {difference} over {futures} {futures:future|futures}: {stands}. That nothing is better than “{strategy}” by {matters} or more: {robustness}; on average: {average}.",
        "{outcome}：维持“{strategy}”最为稳妥；其余方案中最强的“{other}”在 {futures} 种未来情形中带来的变化为 {difference}：{stands}。没有其他方案比“{strategy}”高出 {matters}及以上，这一判断：{robustness}；按平均值比较：{average}。",
    ),
    "brief.stands.beats": (
        "better by {matters} or more, beyond luck, in {holds} of them{hidden} ({verdict})",
        "其中 {holds} 种排除偶然后高出 {matters}及以上{hidden}（{verdict}）",
    ),
    "brief.stands.as_good": (
        "no difference that matters, beyond luck, in {holds} of them{hidden} ({verdict})",
        "其中 {holds} 种排除偶然后无实质差别{hidden}（{verdict}）",
    ),
    "brief.stands.worse": (
        "worse by {matters} or more, beyond luck, in {holds} of them{hidden} ({verdict})",
        "其中 {holds} 种排除偶然后低于 {matters}及以上{hidden}（{verdict}）",
    ),
    "brief.hidden": (", hidden by luck in {untold}", "，{untold} 种因偶然因素无法判断"),
    "brief.answer.only": (
        "{outcome}: only “{strategy}” keeps the budget and passes the inspection, so that there is nothing to rank{apart}.",
        "{outcome}：只有“{strategy}”符合预算与检查要求，无从比较高下{apart}。",
    ),
    "brief.only.apart": ("; against “{other}”: {difference}", "；与“{other}”相差 {difference}"),
    "brief.answer.nothing": (
        "{outcome}: fewer than two strategies that keep the budget and pass the inspection have a value, so that nothing can be said.",
        "{outcome}：符合预算与检查要求且有数值的方案不足两个，无法作出判断。",
    ),
    "brief.answer.nobody": (
        "No strategy keeps the budget and passes the inspection, so that none is named best and none is recommended; the differences below say what each would bring.",
        "没有一个方案符合预算与检查要求，因此不评最优，也不作推荐；下文的差异仅说明各方案的作用。",
    ),
    "brief.left_out": (
        "Left out of every ranking, since it does not keep what is asked: {strategies}.",
        "因不符合要求而不参与任何排序的方案：{strategies}。",
    ),
    "brief.lacking": ("What is missing: {strategies}.", "各方案的差距：{strategies}。"),
    "brief.one": (
        "{outcome}: {difference} under “{strategy}” ({runs} {runs:run, which says nothing about luck|runs}); nothing is compared with it.",
        "{outcome}：“{strategy}”下为 {difference}（{runs} 次模拟）；未与其他方案比较。",
    ),
    # Who gains
    "brief.who_gains": (
        "Who gains under “{strategy}” ({whole}): most {most}, least {least}.",
        "“{strategy}”下各人群的{whole}变化：最大的是{most}，最小的是{least}。",
    ),
    "brief.nobody_gains": (
        "Who gains under “{strategy}” ({whole}): no group changes by what matters.",
        "“{strategy}”下各人群的{whole}均无实质变化。",
    ),
    "brief.segment": ("{segment} {difference}", "{segment}人群 {difference}"),
    # Doubts
    "brief.along": (
        "{outcome}, “{strategy}”: ahead by {matters} or more in {least}; in {most} ({factor}).",
        "{outcome}：“{strategy}”高出 {matters}及以上的情形，{least}；{most}（{factor}）。",
    ),
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
    "brief.wrong.compare": (
        "The numbers hold for one set of assumptions about people. Of its {numbers} behaviour numbers {assumed} are assumptions for which no source was found; with others the answer may turn round.",
        "以上数字基于对人群的一组假设。在 {numbers} 项行为参数中，有 {assumed} 项未找到依据、属于假设；换一组假设，结论可能改变。",
    ),
    "brief.failed": (
        "{count} {count:run|runs} failed and {count:is|are} not counted: {reason}.",
        "{count} 次模拟失败，未计入：{reason}。",
    ),
    "brief.failed.further": (
        "{count} {count:run|runs} failed for other reasons.",
        "另有 {count} 次模拟因其他原因失败。",
    ),
    "brief.missing": (
        "{count} {count:run is|runs are} missing: they were planned and not played.",
        "尚缺 {count} 次模拟：已列入计划，但未进行。",
    ),
    "brief.wrong.patterns": (
        "The assumptions cannot be chosen freely: a future counts only if the practice of today shows in it what was observed. {rejected} of {futures} {futures:future|futures} {rejected:was|were} left out for that reason.",
        "假设并非可以任意选取：只有现行做法符合实际观测的未来情形才计入。{futures} 种情形中有 {rejected} 种因此不计入。",
    ),
    "brief.always_ahead": (
        "{outcome}: in every future that counts the mean of “{strategy}” is ahead of that of “{other}” by what matters.",
        "{outcome}：在所有计入的未来情形中，按均值看“{strategy}”均明显优于“{other}”。",
    ),
    "brief.beyond": (
        "“{strategy}” is beyond the budget and is not recommended: {lacks}.",
        "“{strategy}”超出预算，不作推荐：{lacks}。",
    ),
    "brief.beyond.allowed": (
        "“{strategy}” is beyond the budget, which this experiment does not ask to be kept.",
        "“{strategy}”超出预算，但本次实验不要求遵守预算。",
    ),
    "brief.fails_inspection": (
        "“{strategy}” fails the inspection in {share} of runs: {rule}.",
        "“{strategy}”在 {share} 的模拟中政务新媒体检查不合格：{rule}。",
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
    # Cost
    "brief.cost.takes": (
        "Set aside {hours} staff {hours:hour|hours} a week and {money} over {days} {days:day|days} (difference to “{other}”: {more_hours} {more_hours:hour|hours}, {more_money}); wages come to {wages}.",
        "落实保障：每周工时 {hours} 小时，{days} 天内经费 {money}（与“{other}”相差：工时 {more_hours} 小时，经费 {more_money}），工资合计 {wages}。",
    ),
    # Recommendations
    "brief.advice.adopt": (
        "Introduce “{strategy}”: it is better than “{other}” in {better}, and worse in nothing that decides.",
        "建议实施“{strategy}”：在{better}方面优于“{other}”，其余用于判断的指标均不差。",
    ),
    "brief.advice.adopt_open": (
        "Introduce “{strategy}”: it is better than “{other}” in {better} and surely worse in nothing that decides; undecided: {open}.",
        "建议实施“{strategy}”：在{better}方面优于“{other}”，其余用于判断的指标没有确定的变差；证据不足、暂无法判断的有：{open}。",
    ),
    "brief.advice.trade": (
        "“{strategy}” is better than “{other}” in {better} but worse in {worse}. Which weighs more is for those in charge to say.",
        "“{strategy}”在{better}方面优于“{other}”，但在{worse}方面不及；孰轻孰重，须由决策者权衡。",
    ),
    "brief.advice.trade_open": (
        "“{strategy}” is better than “{other}” in {better} but worse in {worse}; undecided: {open}. Which weighs more is for those in charge to say.",
        "“{strategy}”在{better}方面优于“{other}”，但在{worse}方面不及；证据不足、暂无法判断的有：{open}。孰轻孰重，须由决策者权衡。",
    ),
    "brief.advice.keep": (
        "Stay with “{strategy}”: no other strategy within the budget and the inspection is surely the better choice in an outcome that decides.",
        "建议维持“{strategy}”：在预算与检查要求之内，没有其他方案在用于判断的指标上确定是更好的选择。",
    ),
    "brief.advice.keep_only": (
        "Stay with “{strategy}”: it is the only strategy that keeps the budget and passes the inspection.",
        "建议维持“{strategy}”：只有该方案符合预算与检查要求。",
    ),
    "brief.advice.wait": (
        "Do not change anything for good yet: no strategy within the budget and the inspection is surely the better choice than “{other}”. The first to try is “{strategy}”; undecided: {open}.",
        "暂不宜全面调整：在预算与检查要求之内，没有方案确定比“{other}”更好。可先行试点的是“{strategy}”；证据不足、暂无法判断的有：{open}。",
    ),
    "brief.advice.comply": (
        "Introduce “{strategy}”: it keeps the budget and passes the inspection, which {lacking} does not; compared with that it is {effects}.",
        "建议实施“{strategy}”：该方案符合预算与检查要求，而{lacking}不符合；与之相比，{effects}。",
    ),
    "brief.advice.none": (
        "Nothing can be recommended, not even to stay with “{strategy}”: no strategy keeps the budget and passes the inspection. What is missing: {lacking}.",
        "无法推荐任何方案，维持“{strategy}”亦不可行：没有一个方案符合预算与检查要求。各方案的差距：{lacking}。",
    ),
    "brief.effect.better": ("better in {outcomes}", "在{outcomes}方面更优"),
    "brief.effect.worse": ("worse in {outcomes}", "在{outcomes}方面不及"),
    "brief.effect.open": ("undecided in {outcomes}", "在{outcomes}方面证据不足，暂无法判断"),
    "brief.effect.none": ("no different by what matters", "没有实质差别"),
    "brief.beside.open": (
        "Whether another strategy is better still than “{strategy}” in {outcome} is too close to call.",
        "就{outcome}而言，是否还有方案优于“{strategy}”，目前难分高下。",
    ),
    "brief.beside.worse": (
        "The verdict on {outcome} names “{strategy}”, which is not recommended since it is worse than “{other}” in {worse}.",
        "就{outcome}而言，结论所列为“{strategy}”，但该方案在{worse}方面不及“{other}”，故不作推荐。",
    ),
    "brief.beside.unsure": (
        "The verdict on {outcome} names “{strategy}”, which is not surely better than “{other}” by what matters.",
        "就{outcome}而言，结论所列为“{strategy}”，但该方案并不确定明显优于“{other}”。",
    ),
    "brief.beside.other": (
        "The verdict on {outcome} names “{strategy}”, other verdicts speak for “{chosen}”. Which weighs more is for those in charge to say.",
        "就{outcome}而言，结论所列为“{strategy}”，其他指标则支持“{chosen}”；孰轻孰重，须由决策者权衡。",
    ),
    "brief.beside.risky": (
        "{outcome}: “{strategy}” is better than “{other}” in most futures, but at worst it may lose more; there “{other}” is the safer choice.",
        "{outcome}：多数情形下“{strategy}”优于“{other}”，但最坏情形下损失可能更大；就此而言“{other}”更为稳妥。",
    ),
    "brief.advice.alone": (
        "Nothing can be recommended from “{strategy}” alone: compare it with other strategies first (govsim compare).",
        "仅凭“{strategy}”的结果无法提出建议：请先与其他方案比较（govsim compare）。",
    ),
    "brief.step.close": (
        "Close these gaps first, in hours, money or duties, and compare again (govsim compare).",
        "请先补足上述差距（工时、经费或检查要求），再重新比较（govsim compare）。",
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
    "brief.change.topic": ("{topic} {share}", "{topic}占 {share}"),
    "brief.change.campaign": (
        "a campaign for {account} ({channel}) from day {day}, {days} {days:day|days} long, reaching {reach} of citizens a day, for {cost} and {hours} {hours:hour|hours} a week",
        "为{account}开展推广（{channel}），自第 {day} 天起，历时 {days} 天，每日触达 {reach} 的居民，费用 {cost}，每周用工 {hours} 小时",
    ),
    "brief.change.accounts": ("a new account “{key}”", "新设公众号“{key}”"),
    "brief.change.events": ("an event “{key}”", "增加事件“{key}”"),
    "brief.change.merge": ("{accounts} merged into {into}", "{accounts}并入{into}"),
    "brief.change.remove": ("{account} closed", "关停{account}"),
    "brief.change.more": ("and {count} more {count:change|changes}", "另有 {count} 项改动"),
    "brief.change.nothing": ("nothing is changed", "不作改动"),
}
