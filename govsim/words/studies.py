"""Sweeps: their commands, progress, files, and what goes wrong there."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.sweep": (
        "Play all runs of an EXPERIMENT and keep them in a folder; the same command goes on where it was interrupted.",
        "完成实验（EXPERIMENT）的全部模拟并存入文件夹；中断后再次执行同一命令即可接续。",
    ),
    "cli.sweep.examples": (
        "Examples:\n  govsim sweep experiments/originality_vs_replies.yaml --small\n"
        "  govsim sweep experiments/crisis_response.yaml --out out/crisis --dry-run\n"
        "  govsim sweep experiments/crisis_response.yaml --out out/crisis --status\n"
        "  govsim sweep experiments/crisis_response.yaml --scheduler tcp://10.0.0.5:8786",
        "示例：\n  govsim sweep experiments/originality_vs_replies.yaml --small\n"
        "  govsim sweep experiments/crisis_response.yaml --out out/crisis --dry-run\n"
        "  govsim sweep experiments/crisis_response.yaml --out out/crisis --status\n"
        "  govsim sweep experiments/crisis_response.yaml --scheduler tcp://10.0.0.5:8786",
    ),
    "cli.analyse": (
        "Say what the runs in a folder of `sweep` show: which strategy, how sure, and when not.",
        "分析 `sweep` 文件夹（DIR）中的模拟结果：哪个方案最好，有多大把握，何时不成立。",
    ),
    "cli.analyse.examples": (
        "Examples:\n  govsim analyse out/originality_vs_replies\n  govsim analyse out/originality_vs_replies --json",
        "示例：\n  govsim analyse out/originality_vs_replies --lang zh\n  govsim analyse out/originality_vs_replies --json",
    ),
    "cli.results": (
        "List, filter and export the runs in a folder of `sweep`.",
        "列出、筛选并导出 `sweep` 文件夹（DIR）中的各次模拟。",
    ),
    "cli.results.examples": (
        "Examples:\n  govsim results out/crisis\n  govsim results out/crisis --where strategy=two_hours --where seed=1\n"
        "  govsim results out/crisis --failed\n  govsim results out/crisis --to runs.xlsx",
        "示例：\n  govsim results out/crisis\n  govsim results out/crisis --where strategy=two_hours --where seed=1\n"
        "  govsim results out/crisis --failed\n  govsim results out/crisis --to runs.xlsx",
    ),
    "cli.option.sweep_out": (
        "Folder of the runs (default: out/ and the name of the experiment).",
        "存放各次模拟的文件夹（默认：out/ 加实验名称）。",
    ),
    "cli.option.scheduler": (
        "Address of a dask scheduler (default: a cluster on this machine).",
        "dask 调度器的地址（默认在本机启动）。",
    ),
    "cli.option.small": ("The small setting of the experiment, for a first look.", "采用实验的小规模设置，先看大概。"),
    "cli.option.status": ("Say how far the sweep has come, and end.", "只显示目前的进度。"),
    "cli.option.sweep_dry_run": (
        "Say how many runs, and what time, memory and disk they will take, and end.",
        "只估算模拟次数及所需时间、内存与磁盘空间。",
    ),
    "cli.option.where": (
        "Only runs with this strategy, seed or future (may be repeated).",
        "只保留该方案（strategy）、种子（seed）或未来情形（future）的模拟（可重复使用）。",
    ),
    "cli.option.failed": ("Only runs that failed.", "只列出失败的模拟。"),
    "cli.option.to": ("Write them to FILE: .csv, .parquet or .xlsx.", "写入文件（.csv、.parquet 或 .xlsx）。"),
    "progress.sweep": (
        "{done} of {planned} {planned:run|runs}, {failed} failed",
        "已完成 {done}/{planned} 次模拟，失败 {failed} 次",
    ),
    "progress.cluster": ("starting workers …", "正在启动计算进程……"),
    "sweep.finished": (
        "{done} {done:run is|runs are} in {folder}, {failed} failed.",
        "{folder} 中共有 {done} 次模拟，失败 {failed} 次。",
    ),
    "sweep.rejected": (
        "{rejected} of {futures} {futures:future|futures} {rejected:does|do} not count.",
        "{futures} 种未来情形中有 {rejected} 种不计入。",
    ),
    "sweep.misses": (
        "In those the base practice misses what was observed: {value}.",
        "这些情形下现状方案与实际观测不符：{value}。",
    ),
    "sweep.nothing_counts": (
        "No future counts, since the base practice misses in each what was observed, so that no strategy was played. Write patterns: {value} in the experiment (those it never missed), or change the base practice until govsim patterns shows it as observed.",
        "没有可计入的未来情形：现状方案在每种情形中都与实际观测不符，因此未模拟任何方案。请在实验中写明 patterns: {value}（即始终符合的规律），或修改现状方案，直至 govsim patterns 显示其与观测相符。",
    ),
    "sweep.base_misses": (
        "On one seed the base practice misses what was observed: {value} ({keys}). Futures in which it does so do not count; patterns: in the experiment says which patterns are asked.",
        "以一个随机种子试算，现状方案与实际观测不符：{value}（{keys}）。出现这种情况的未来情形不计入；可在实验的 patterns: 中指定须符合的规律。",
    ),
    "sweep.base_fails": (
        "On one seed the base practice failed: {reason}",
        "以一个随机种子试算，现状方案的模拟失败：{reason}",
    ),
    "error.nothing_counts": (
        "{value} holds no run to look at: no future counts, since the base practice misses in each what was observed; write other patterns: in the experiment",
        "{value} 中没有可供分析的模拟：现状方案在每种未来情形中都与实际观测不符，均不计入；请在实验中调整 patterns:",
    ),
    "sweep.next": ("Look at them: govsim analyse {folder}", "查看分析：govsim analyse {folder}"),
    "sweep.paused": (
        "paused after {done} of {planned} {planned:run|runs}; the same command goes on from there",
        "已暂停：完成 {done}/{planned} 次模拟；再次执行同一命令即可接续",
    ),
    "sweep.status": (
        "{done} of at most {planned} {planned:run|runs} done, {failed} failed, {left} left.",
        "最多 {planned} 次模拟，已完成 {done} 次，失败 {failed} 次，尚余 {left} 次。",
    ),
    "sweep.runs": ("runs", "模拟次数"),
    "sweep.futures": ("futures", "未来情形"),
    "sweep.strategies": ("strategies", "方案"),
    "sweep.seeds": ("seeds", "种子"),
    "sweep.time": ("time", "用时"),
    "sweep.memory": ("memory of each worker", "每个进程所需内存"),
    "sweep.workers": ("workers", "进程数"),
    "sweep.disk": ("disk", "磁盘空间"),
    "sweep.at_most": ("{value} at most", "至多 {value}"),
    "results.future": ("Future", "未来情形"),
    "results.seed": ("Seed", "种子"),
    "results.seconds": ("Seconds", "秒"),
    "results.ended": ("Ended", "结果"),
    "results.well": ("well", "成功"),
    "results.missing": ("not played yet", "尚未模拟"),
    "results.more": (
        "{value} more {value:run|runs}; --to FILE writes all.",
        "另有 {value} 次模拟；用 --to FILE 可全部导出。",
    ),
    "results.written": ("{value} {value:run is|runs are} in {path}.", "已将 {value} 次模拟写入 {path}。"),
    "error.results_to": (
        "{value} has no ending that is known; write a name ending in {allowed}",
        "无法识别 {value} 的扩展名；请使用以 {allowed} 结尾的文件名",
    ),
    "error.results_where": (
        "--where {value} is not understood; write COLUMN=VALUE with one of {allowed}",
        "无法理解 --where {value}；请写成 列=值，列可为：{allowed}",
    ),
    "error.not_a_study": (
        "{value} holds no sweep; name the folder that govsim sweep wrote",
        "{value} 中没有 sweep 的结果；请指定 govsim sweep 生成的文件夹",
    ),
    "error.damaged_study": (
        "{path} is damaged: it is not as it was written; run the same govsim sweep again, which writes it anew and plays only what is missing",
        "{path} 已损坏，与写入时不一致；请再次执行同一 govsim sweep，文件会重新写入，只补做缺少的模拟",
    ),
    "error.damaged_result": (
        "{path} is missing or damaged, or was not written together with the rest of its folder; run the same command again with --out",
        "{path} 缺失、已损坏，或与文件夹中其他文件不是同一次写入；请用 --out 再次执行同一命令",
    ),
    "warning.damaged_runs": (
        "{value} {value:file|files} of runs in {path} {value:is|are} damaged and {value:counts|count} as not there; the same govsim sweep plays {value:it|them} again",
        "{path} 中有 {value} 个模拟结果文件已损坏，按缺失处理；再次执行同一 govsim sweep 即可补做",
    ),
    "error.study_in_use": (
        "another sweep is at work in {value}; wait for it, or name another folder with --out",
        "{value} 正被另一个 sweep 使用；请等待其结束，或用 --out 另选文件夹",
    ),
    "error.disk_full": (
        "there is no room left for results in {value} ({reason}); nothing finished is lost: make room and run the same command again",
        "{value} 所在磁盘空间不足（{reason}）；已完成的结果不会丢失，腾出空间后再次执行同一命令即可",
    ),
    "error.study_not_writable": (
        "results cannot be written in {value} ({reason}); nothing finished is lost: check the permissions and run the same command again, or name another folder with --out",
        "无法向 {value} 写入结果（{reason}）；已完成的结果不会丢失，请检查权限后再次执行同一命令，或用 --out 另选文件夹",
    ),
    "error.no_scheduler": (
        "no dask scheduler answers at {value} ({reason}); start one with `dask scheduler`, or leave --scheduler out",
        "{value} 处没有 dask 调度器响应（{reason}）；请用 `dask scheduler` 启动，或去掉 --scheduler",
    ),
    "error.lost_scheduler": (
        "the connection to the scheduler is lost; nothing finished is lost: run the same command again to go on",
        "与调度器的连接已断开；已完成的结果不会丢失，再次执行同一命令即可接续",
    ),
    "error.run_killed": (
        "the process that played this run was killed each time it was tried, most likely for want of memory; run the same command again with fewer --workers",
        "执行本次模拟的进程每次都被强制终止，多半是内存不足所致；请减少 --workers 后再次执行同一命令",
    ),
    "error.other_sources": (
        "the worker on {value} has another version of govsim, whose runs would not belong here; install the same version on all machines, start the workers anew and run the same command again",
        "{value} 上的计算进程安装的 govsim 版本不同，其结果不能并入本研究；请在所有机器上安装同一版本，重新启动计算进程后再次执行同一命令",
    ),
    "error.all_failed": (
        "nothing can be said of these results, since no run ended well ({value} failed): {reason}",
        "没有成功的模拟，无法给出结论（{value} 次全部失败）：{reason}",
    ),
    "error.no_runs": (
        "{value} holds no finished run of the plan yet; run govsim sweep first",
        "{value} 中还没有计划内已完成的模拟；请先执行 govsim sweep",
    ),
    "fault.no_scenario": ("there is no scenario file {value}", "找不到场景文件 {value}"),
    "fault.range_twice": (
        "a range says one of: low and high, values, or factor",
        "取值范围只能用一种写法：low 与 high、values 或 factor",
    ),
    "fault.range_backwards": (
        "a range needs both ends, the lower first; it has {low} and {high}",
        "取值范围须写明两端且下限小于上限；现为 {low} 与 {high}",
    ),
    "fault.range_not_positive": (
        "a factor, and a range with `log`, lies above 0; it begins at {value}",
        "倍数（factor）以及带 log 的范围必须大于 0；现从 {value} 开始",
    ),
    "fault.range_mode": (
        "the mode {value} belongs between low and high, without `log`",
        "众数 {value} 须介于 low 与 high 之间，且不能与 log 同用",
    ),
    "fault.range_needed": (
        "{value} is no behaviour number, so that its range must be written: {{low: …, high: …}}, {{values: […]}} or {{factor: […]}}",
        "{value} 不是行为参数，须写明取值范围：{{low: …, high: …}}、{{values: […]}} 或 {{factor: […]}}",
    ),
    "fault.factor_of_what": (
        "{value} is no number that a factor could act on; write {{low: …, high: …}} or {{values: […]}}",
        "{value} 不是数值，不能使用 factor；请写 {{low: …, high: …}} 或 {{values: […]}}",
    ),
    "fault.token_range": (
        "`{value}` takes its ranges from the table; write nothing after it",
        "`{value}` 的取值范围取自参数表；其后不要写任何内容",
    ),
    "fault.tokens_together": (
        "`{value}` is part of {allowed}; remove it",
        "`{value}` 已包含在 {allowed} 之内；请删去",
    ),
    "fault.token_in_grid": (
        "`{value}` draws whole sets of numbers, which no grid can step through; write design: {{kind: lhs}}",
        "`{value}` 整组抽取参数，无法用于网格（grid）；请写 design: {{kind: lhs}}",
    ),
    "fault.list_missing": (
        "a design of kind list needs its points under `given`, for each the paths and their values",
        "list 类设计须在 `given` 下列出各点，每点写明路径与取值",
    ),
    "fault.list_path": (
        "{value} is not among what the experiment varies: {allowed}",
        "{value} 不在实验变动的项目之中：{allowed}",
    ),
    "fault.levers_and_strategies": (
        "an experiment has strategies or levers, not both: settings of levers are its strategies",
        "实验只能在 strategies 与 levers 中选择其一：levers 的各种设置就是其方案",
    ),
    "fault.too_many_settings": (
        "the levers make {value} settings; write fewer values or levels, at most {allowed} together",
        "各项举措组合成 {value} 种设置；请减少取值，合计不超过 {allowed} 种",
    ),
    "fault.too_many_points": (
        "the design has {value} points; write fewer, at most {allowed}",
        "设计共有 {value} 个点；请减少到 {allowed} 个以内",
    ),
    "fault.unknown_outcome": (
        "there is no outcome {value}; govsim outcomes lists them all",
        "没有名为 {value} 的结果指标；用 govsim outcomes 查看全部",
    ),
    "fault.no_direction": (
        "nobody knows whether more or less of {value} is better; write better: {allowed}",
        "无法判断 {value} 是越大越好还是越小越好；请写 better: {allowed}",
    ),
    # What the runs say
    "verdict.robust": ("ROBUST", "稳健"),
    "verdict.mostly": ("MOSTLY", "多数情形成立"),
    "verdict.fragile": ("FRAGILE", "不稳健"),
    "verdict.inconclusive": ("INCONCLUSIVE", "尚无定论"),
    "verdict.lacks.seeds": ("more seeds would tell", "需增加随机种子"),
    "verdict.lacks.futures": ("more futures would tell", "需增加未来情形"),
    "analysis.nothing": (
        "{outcome}: no future in which all strategies were played.",
        "{outcome}：没有一种未来情形完成了全部方案。",
    ),
    "analysis.answer": (
        "{outcome}: [bold]{strategy}[/] is the safest choice, at worst {regret} behind the best; by the means it is the best by what matters in {best} of {futures} {futures:future|futures}, and as good as the best in {as_good}. That no other is better by what matters: [bold]{verdict}[/]",
        "{outcome}：[bold]{strategy}[/]最为稳妥，最差时落后最优方案 {regret}；按均值看，在 {futures} 种未来情形中，明显最优的占 {best}，与最优相当的占 {as_good}。“没有明显更好的方案”这一结论：[bold]{verdict}[/]",
    ),
    "analysis.title": ("{outcome} (differences from {matters} on matter)", "{outcome}（差异达到 {matters} 才有意义）"),
    "analysis.column.difference": (
        "Against {baseline}: median [9 in 10 futures]",
        "与{baseline}之差：中位数［九成情形］",
    ),
    "analysis.column.better": ("Better, as good or worse by what matters", "与对照相比"),
    "analysis.column.best": ("Best (or as good)", "最优（或相当）"),
    "analysis.column.regret": ("At worst behind the best", "最差时落后最优"),
    "analysis.best": ("{best} (+ {as_good})", "{best}（另有 {as_good}）"),
    "analysis.beats": (
        "better beyond luck in {share}{hidden}: {verdict}",
        "排除偶然后更优占 {share}{hidden}：{verdict}",
    ),
    "analysis.as_good": (
        "as good beyond luck in {share}{hidden}: {verdict}",
        "排除偶然后相当占 {share}{hidden}：{verdict}",
    ),
    "analysis.worse": (
        "worse beyond luck in {share}{hidden}: {verdict}",
        "排除偶然后更差占 {share}{hidden}：{verdict}",
    ),
    "analysis.hidden": (", hidden by luck in {share}", "，偶然因素掩盖占 {share}"),
    "analysis.never_ahead": (
        "{outcome}: {strategy} is in no future ahead of {other} by what matters.",
        "{outcome}：在所有未来情形中，{strategy}都没有明显优于{other}。",
    ),
    "analysis.average": ("On average over these futures", "对这些未来情形取平均"),
    "analysis.when_not": ("When not", "何时不成立"),
    "analysis.fails_where": (
        "{outcome}: {strategy} is not ahead of {other} by what matters in {share} of futures; mostly where {where} (there it fails in {density}, elsewhere in {elsewhere}; {coverage} of all failures lie there).",
        "{outcome}：在 {share} 的未来情形中，{strategy}未明显优于{other}；主要出现在：{where}（其中 {density} 不成立，其余为 {elsewhere}；占全部不成立情形的 {coverage}）。",
    ),
    "analysis.no_box.too_few_failing": (
        "{outcome}: {strategy} is not ahead of {other} by what matters in {share} of futures; too few to say where.",
        "{outcome}：在 {share} 的未来情形中，{strategy}未明显优于{other}；数量太少，无法归纳条件。",
    ),
    "analysis.no_box.too_few_holding": (
        "{outcome}: {strategy} is not ahead of {other} by what matters in {share} of futures: nearly always.",
        "{outcome}：在 {share} 的未来情形中，{strategy}未明显优于{other}，几乎总是如此。",
    ),
    "analysis.no_box.chance": (
        "{outcome}: {strategy} is not ahead of {other} by what matters in {share} of futures; no region stands out from chance.",
        "{outcome}：在 {share} 的未来情形中，{strategy}未明显优于{other}；未发现比偶然更明显的条件。",
    ),
    "analysis.no_box.enough": (
        "{outcome}: {strategy} is not ahead of {other} by what matters in {share} of futures.",
        "{outcome}：在 {share} 的未来情形中，{strategy}未明显优于{other}。",
    ),
    "analysis.between": ("{factor} is between {low} and {high}", "{factor}介于 {low} 与 {high} 之间"),
    "analysis.above": ("{factor} is above {low}", "{factor}高于 {low}"),
    "analysis.below": ("{factor} is below {high}", "{factor}低于 {high}"),
    "analysis.is_one_of": ("{factor} is one of {value}", "{factor}为 {value} 之一"),
    "analysis.along": ("From where on a strategy pays", "何种条件下见效"),
    "analysis.along_line": (
        "{outcome}, {strategy}, along “{factor}”: {groups}.",
        "{outcome}，{strategy}，按“{factor}”分组：{groups}。",
    ),
    "analysis.along_group": (
        "{low} to {high}: {median}, ahead in {ahead} of {futures} {futures:future|futures}",
        "{low} 至 {high}：{median}，{futures} 种未来情形中有 {ahead} 种更优",
    ),
    "analysis.along_value": (
        "at {low}: {median}, ahead in {ahead} of {futures} {futures:future|futures}",
        "{low}：{median}，{futures} 种未来情形中有 {ahead} 种更优",
    ),
    "analysis.along_chart": (
        "Difference to {baseline} along “{factor}”: a dot for each future, lines for medians",
        "按“{factor}”看各方案与{baseline}之差（每点为一种未来情形，横线为中位数）",
    ),
    "analysis.decides": ("What decides", "起决定作用的因素"),
    "analysis.decided_by": (
        "{outcome}, {strategy}: {factors}.",
        "{outcome}，{strategy}：主要取决于{factors}。",
    ),
    "analysis.nothing_decides": (
        "{outcome}, {strategy}: no single factor stands out from chance.",
        "{outcome}，{strategy}：没有哪个因素的作用明显超出偶然。",
    ),
    "analysis.spread": ("Why the difference is not one number", "差异为何不是一个确定的数"),
    "analysis.spread_line": (
        "{outcome}, {strategy}: {unknown} of the spread is what nobody knows about people, {luck} is luck.",
        "{outcome}，{strategy}：差异的波动中，{unknown} 来自对人群的未知，{luck} 来自偶然。",
    ),
    "analysis.kept": ("What a strategy must keep", "约束条件"),
    "analysis.within": ("within the budget", "预算之内"),
    "analysis.beyond": ("beyond the budget", "超出预算"),
    "analysis.passes": ("passes the inspection in {share} of runs", "在 {share} 的模拟中通过检查"),
    "analysis.kept_line": ("{strategy}: {budget}; {passes}.", "方案“{strategy}”：{budget}；{passes}。"),
    "analysis.not_kept_line": (
        "{strategy}: {budget}; {passes}; it is not among those that may be recommended.",
        "方案“{strategy}”：{budget}；{passes}；不列入可推荐方案。",
    ),
    "analysis.left_out": ("What is left out", "未计入的情形"),
    "analysis.rejected": (
        "{rejected} of {futures} {futures:future|futures} ({share}) {rejected:does|do} not count, since the base practice in them misses what was observed.",
        "{futures} 种未来情形中有 {rejected} 种（{share}）不计入，因为其中的现状方案与实际观测不符。",
    ),
    "analysis.missing": (
        "{count} {count:run is|runs are} missing (future/strategy/seed): {cells}; run the sweep again to fill {count:this gap|these gaps}.",
        "缺少 {count} 次模拟（未来情形/方案/种子）：{cells}；再次执行 sweep 即可补齐。",
    ),
    "failures.runs": (
        "{count} {count:run|runs} failed: {reason} (future/strategy/seed: {cells})",
        "{count} 次模拟失败：{reason}（未来情形/方案/种子：{cells}）",
    ),
    "failures.further": (
        "{count} {count:run|runs} failed for other reasons; govsim results DIR --failed lists them.",
        "另有 {count} 次模拟因其他原因失败；执行 govsim results 目录 --failed 可查看。",
    ),
    "failures.unplayed": (
        "{count} of {futures} {futures:future|futures} could not be played: every run in {count:it|them} failed.",
        "{futures} 种未来情形中有 {count} 种无法模拟：其中的模拟全部失败。",
    ),
    "analysis.chart": (
        "{outcome}: difference to {baseline}, a dot for each future",
        "{outcome}：与{baseline}之差（每点为一种未来情形）",
    ),
    "analysis.written": ("Tables and charts are in {value}.", "表格与图已存入 {value}。"),
    # What the fields of an experiment mean
    "field.Experiment.govsim": ("Version of this file format.", "实验文件的格式版本。"),
    "field.Experiment.name": ("Short name of the experiment.", "实验键名。"),
    "field.Experiment.about": ("What the experiment is, in both languages.", "实验说明（中英文）。"),
    "field.Experiment.question": ("The question it is to answer.", "希望回答的问题。"),
    "field.Experiment.scenario": ("The scenario file, relative to this one.", "场景文件（相对于本文件的路径）。"),
    "field.Experiment.set": (
        "What is changed in the scenario for all strategies: dotted path and value.",
        "对场景的统一修改，适用于全部方案：点号路径与取值。",
    ),
    "field.Experiment.strategies": (
        "Strategies of the scenario to compare (default: all).",
        "参与比较的场景方案（默认全部）。",
    ),
    "field.Experiment.new_strategies": (
        "Strategies that the scenario does not have, written as there.",
        "场景中没有的新方案，写法与场景文件相同。",
    ),
    "field.Experiment.baseline": (
        "The strategy that differences are to (default: the first).",
        "作为对照的方案（默认第一个）。",
    ),
    "field.Experiment.levers": (
        "Instead of strategies: what an account can choose, by dotted path, with values or a range; each combination is a strategy.",
        "代替方案：账号可以选择的举措（点号路径）及其取值或范围；每种组合为一个方案。",
    ),
    "field.Experiment.uncertainties": (
        "What nobody knows: `assumptions` (all assumed numbers, with calibrated ones that fit them), `calibrated`, or a dotted path with its range.",
        "未知因素：`assumptions`（全部假设参数及与之相配的校准参数）、`calibrated`（校准参数），或点号路径及其范围。",
    ),
    "field.Experiment.outcomes": (
        "The outcomes that decide; a key alone, as in [reads, trust], takes its defaults.",
        "用于判断优劣的结果指标；只写键名（如 [reads, trust]）即采用默认设置。",
    ),
    "field.Experiment.design": (
        "How the uncertainties are tried; without any, the levers. Levers beside uncertainties are always a grid.",
        "未知因素的取样方式；没有未知因素时用于举措。与未知因素并用时，举措一律取全部组合。",
    ),
    "field.Experiment.seeds": (
        "Runs of each strategy in each future, with other luck.",
        "每种未来情形下每个方案模拟的次数，每次换一个随机种子。",
    ),
    "field.Experiment.first_seed": ("The first seed.", "第一个随机种子。"),
    "field.Experiment.own_luck": (
        "Whether every future has seeds of its own (true), so that luck averages out over them, or all have the same.",
        "是否每种未来情形使用各自的随机种子（true，偶然因素可相互抵消），或全部使用相同的种子。",
    ),
    "field.Experiment.until_sure": (
        "Seeds are added in rounds until the ranking, on average over the futures, is decided.",
        "逐轮增加随机种子，直到各方案（对全部未来情形取平均）的高下明确为止。",
    ),
    "field.Experiment.constraints": ("What a strategy must keep to be recommended.", "可推荐方案必须满足的条件。"),
    "field.Experiment.patterns": (
        "Observed patterns that the base practice must show in a future for it to count (default: those of the scenario).",
        "现状方案在某种未来情形下必须符合的观测规律，否则该情形不计入（默认与场景相同）。",
    ),
    "field.Experiment.small": ("What differs with --small.", "使用 --small 时的不同设置。"),
    "field.Range.low": ("The least value.", "最小值。"),
    "field.Range.high": ("The greatest value.", "最大值。"),
    "field.Range.mode": (
        "The most likely value; the distribution is then triangular.",
        "最可能的取值；此时按三角分布抽取。",
    ),
    "field.Range.log": ("Whether ratios, not differences, are equally likely.", "是否按比例（而非差值）均匀抽取。"),
    "field.Range.values": ("The values one by one.", "逐一列出的取值。"),
    "field.Range.factor": (
        "Least and greatest multiple of what the scenario says; of log-odds the odds are multiplied.",
        "相对场景取值的最小与最大倍数；对数几率类参数则乘在几率上。",
    ),
    "field.Range.name": ("What it is called in results.", "在结果中显示的名称。"),
    "field.Aim.outcome": ("Key of the outcome; govsim outcomes lists them.", "结果指标键名；用 govsim outcomes 查看。"),
    "field.Aim.matters": (
        "The smallest difference that anybody would act upon (default: a point of a share, half a point of trust, 2 % of the baseline's counts, money and hours).",
        "值得据以决策的最小差异（默认：占比为 1 个百分点，信任度为 0.5 个百分点，次数、金额与工时为对照方案的 2%）。",
    ),
    "field.Aim.better": (
        "Whether more or less of it is better (default: as in the table).",
        "越大越好（more）还是越小越好（less）（默认按指标表）。",
    ),
    "field.Design.kind": (
        "lhs: evenly spread at random; grid: all combinations; sobol, morris: for what decides; list: one by one.",
        "lhs：均匀随机；grid：全部组合；sobol、morris：用于分析起决定作用的因素；list：逐一列出。",
    ),
    "field.Design.points": (
        "How many futures; sobol has count + 2, morris count + 1 for each point.",
        "未来情形数；sobol 每点为因素数 + 2 种，morris 每点为因素数 + 1 种。",
    ),
    "field.Design.levels": ("In a grid, how many values of each range.", "网格设计中每个范围取几个值。"),
    "field.Design.seed": ("Seed of the design.", "抽样设计的随机种子。"),
    "field.Design.given": (
        "With kind list, the points: dotted paths and values.",
        "list 类设计的各点：点号路径与取值。",
    ),
    "field.UntilSure.confidence": ("How sure the ranking must be.", "对高下判断所要求的把握。"),
    "field.UntilSure.most_seeds": ("At most so many seeds.", "随机种子数上限。"),
    "field.Constraints.budget": ("It must be feasible under the budget.", "须在预算之内。"),
    "field.Constraints.inspection": ("No account may fail the inspection.", "所有账号须通过检查。"),
    "field.Small.points": ("Points of the design.", "取样点数。"),
    "field.Small.seeds": ("Seeds.", "随机种子数。"),
    "field.Small.set": ("What is changed in the scenario besides.", "对场景的其他修改。"),
}
