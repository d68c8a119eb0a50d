"""The command line: help, tables, progress, and what went wrong there."""

TEXTS: dict[str, tuple[str, str]] = {
    "cli.govsim": (
        "Compare strategies for government WeChat accounts on the same citizens and the same luck.",
        "在相同的居民、相同的偶然因素下，比较政务微信公众号的各种运营方案。",
    ),
    "cli.govsim.examples": (
        "Examples:\n  govsim check scenarios/quickstart.yaml\n  govsim compare scenarios/quickstart.yaml\n  govsim compare --help",
        "示例：\n  govsim check scenarios/quickstart.yaml\n  govsim compare scenarios/quickstart.yaml --lang zh\n  govsim compare --help",
    ),
    "cli.run": (
        "Play one strategy of a SCENARIO with one seed and show what came of it.",
        "用一个随机种子模拟场景（SCENARIO）中的一个方案，并显示结果。",
    ),
    "cli.run.examples": (
        "Examples:\n  govsim run scenarios/quickstart.yaml --strategy today --seed 1\n"
        "  govsim run scenarios/county.yaml --set population.size=2000 --out out/county\n"
        "  govsim run scenarios/county.yaml --set population.size=1000000 --dry-run\n"
        "  govsim run --from out/county/manifest.json",
        "示例：\n  govsim run scenarios/quickstart.yaml --strategy today --seed 1\n"
        "  govsim run scenarios/county.yaml --set population.size=2000 --out out/county\n"
        "  govsim run scenarios/county.yaml --set population.size=1000000 --dry-run\n"
        "  govsim run --from out/county/manifest.json",
    ),
    "cli.compare": (
        "Play strategies of a SCENARIO on the same seeds and show the differences with their intervals.",
        "用同一组随机种子模拟场景（SCENARIO）中的各个方案，显示差异及其区间。",
    ),
    "cli.compare.examples": (
        "Examples:\n  govsim compare scenarios/quickstart.yaml\n"
        "  govsim compare scenarios/county.yaml --strategies today,faster_replies --seeds 20 --out out/replies\n"
        "  govsim compare scenarios/quickstart.yaml --until-sure --outcome reads=40 --outcome trust\n"
        "  govsim compare scenarios/quickstart.yaml --seeds 10 --json",
        "示例：\n  govsim compare scenarios/quickstart.yaml\n"
        "  govsim compare scenarios/county.yaml --strategies today,faster_replies --seeds 20 --out out/replies\n"
        "  govsim compare scenarios/quickstart.yaml --until-sure --outcome reads=40 --outcome trust\n"
        "  govsim compare scenarios/quickstart.yaml --seeds 10 --json",
    ),
    "cli.world": (
        "Build the citizens and friendships of a SCENARIO for one seed and keep them in a file, for many runs to share.",
        "为场景（SCENARIO）的一个随机种子生成居民与好友网络并存入文件，供多次模拟共用。",
    ),
    "cli.world.examples": (
        "Examples:\n  govsim world scenarios/county.yaml --seed 1 --out county.world\n"
        "  govsim run scenarios/county.yaml --seed 1 --world county.world",
        "示例：\n  govsim world scenarios/county.yaml --seed 1 --out county.world\n"
        "  govsim run scenarios/county.yaml --seed 1 --world county.world",
    ),
    "cli.check": (
        "Say what is wrong in scenario or experiment files, with line and column, or that they are good.",
        "检查场景或实验文件：指出错误所在的行与列，或确认无误。",
    ),
    "cli.check.examples": (
        "Examples:\n  govsim check scenarios/county.yaml\n  govsim check scenarios/*.yaml",
        "示例：\n  govsim check scenarios/county.yaml\n  govsim check scenarios/*.yaml",
    ),
    "cli.schema": (
        "Print the JSON Schema of scenario files, for editors.",
        "输出场景文件的 JSON Schema，供编辑器使用。",
    ),
    "cli.schema.examples": (
        "Examples:\n  govsim schema > scenarios/schema.json\n"
        "  and as first line of a scenario: # yaml-language-server: $schema=schema.json",
        "示例：\n  govsim schema --lang zh > scenarios/schema.json\n"
        "  并在场景文件首行写：# yaml-language-server: $schema=schema.json",
    ),
    "cli.outcomes": (
        "Explain every outcome: meaning, formula, unit, window, and what a missing value means.",
        "说明每项结果：含义、算法、单位、统计时段以及缺失值的含义。",
    ),
    "cli.outcomes.examples": (
        "Examples:\n  govsim outcomes\n  govsim outcomes --json",
        "示例：\n  govsim outcomes\n  govsim outcomes --json",
    ),
    "cli.patterns": (
        "Hold the base practice of a SCENARIO against what was observed: bands, sources, simulated values, inside or not.",
        "将场景（SCENARIO）的现状方案与实际观测规律对照：观测区间、来源、模拟值、是否落在区间内。",
    ),
    "cli.patterns.examples": (
        "Examples:\n  govsim patterns\n  govsim patterns scenarios/county.yaml --seeds 20 --first-seed 101\n"
        "  govsim patterns scenarios/county.yaml --directions --out out/patterns\n"
        "  govsim patterns scenarios/county.yaml --data followers.xls --data articles.xls",
        "示例：\n  govsim patterns --lang zh\n  govsim patterns scenarios/county.yaml --seeds 20 --first-seed 101\n"
        "  govsim patterns scenarios/county.yaml --directions --out out/patterns\n"
        "  govsim patterns scenarios/county.yaml --data 用户分析.xls --data 图文分析.xls",
    ),
    "cli.explain": (
        "Explain a behaviour number or a lever by NAME: meaning, unit, range, source, what hangs on it; without a name, all.",
        "说明某个行为参数或举措（NAME）：含义、单位、取值范围、依据及其影响；不指定名称则列出全部。",
    ),
    "cli.explain.examples": (
        "Examples:\n  govsim explain reply_half_life\n  govsim explain original_share\n  govsim explain --json",
        "示例：\n  govsim explain reply_half_life --lang zh\n  govsim explain original_share\n  govsim explain --json",
    ),
    "cli.option.directions": (
        "Also move levers and rules and see that outcomes go the observed way.",
        "同时检验各项举措与规则的作用方向是否与观测一致。",
    ),
    "cli.option.data": (
        "A unit's own export of the platform's statistics, to be shown beside (may be repeated).",
        "本单位从公众平台导出的统计文件，与模拟结果并列显示（可重复使用）。",
    ),
    "explain.name": ("name", "名称"),
    "explain.meaning": ("meaning", "含义"),
    "explain.unit": ("unit", "单位"),
    "explain.default": ("default", "默认值"),
    "explain.range": ("range", "取值范围"),
    "explain.source": ("source", "依据"),
    "explain.source_of": ("{source} (for {numbers})", "{source}（涉及 {numbers}）"),
    "explain.choices": ("allowed", "可选值"),
    "explain.window": ("window", "统计时段"),
    "explain.missing": ("missing value", "缺失时的含义"),
    "explain.platform": ("its range is a rule of the platform", "取值范围为平台规则"),
    "explain.between_sources": ("; ", "；"),
    "explain.rules": ("used by", "用于"),
    "explain.patterns": ("patterns that depend on it", "受其影响的规律"),
    "explain.none": ("none", "无"),
    "error.nothing_to_explain": (
        "nothing is called {value}; did you mean “{allowed}”? govsim explain lists all",
        "没有名为 {value} 的条目；是否指“{allowed}”？用 govsim explain 查看全部",
    ),
    "error.nothing_like_it_to_explain": (
        "nothing is called {value}, and no text mentions it; govsim explain lists all",
        "没有名为 {value} 的条目，说明文字中也未出现；用 govsim explain 查看全部",
    ),
    "table.pattern": ("Pattern", "规律"),
    "table.observed": ("Observed, source", "观测值与来源"),
    "table.band": ("Band", "区间"),
    "table.simulated": ("Simulated", "模拟值"),
    "table.own": ("Your data", "本单位数据"),
    "table.inside": ("Inside", "吻合"),
    "table.direction": ("Direction", "作用方向"),
    "table.effect": ("Effect", "效应"),
    "table.holds": ("Holds", "成立"),
    "table.patterns_legend": (
        "✓ inside the band  ✗ outside  (✓) (✗) prediction: reported, never fitted, does not count\n"
        "Simulated: median over {seeds} {seeds:seed|seeds} and the middle 95 % of them. (weak): the source is weak.",
        "✓ 在区间内  ✗ 在区间外  (✓)(✗) 仅作预测：如实报告、从不拟合、不计入判定\n"
        "模拟值为 {seeds} 个随机种子的中位数及其中间 95% 的范围。（弱）表示来源依据较弱。",
    ),
    "table.directions_title": (
        "Directions (signs, not sizes), {seeds} {seeds:seed|seeds}",
        "作用方向（只看方向，不看大小），{seeds} 个随机种子",
    ),
    "table.by_rule": ("by the rule itself", "由规则本身决定"),
    "table.weak": ("{value} (weak)", "{value}（弱）"),
    "table.predicted": ("{value} (prediction, never fitted)", "{value}（仅作预测，不参与校准）"),
    "table.strength": ("Strength", "证据等级"),
    "chart.patterns": (
        "Observed bands (grey) and simulated values (median, middle 95 % of seeds)",
        "观测区间（灰色）与模拟值（中位数及中间 95% 的种子）",
    ),
    "chart.patterns_axis": ("place in the band: −1 lower end, +1 upper end", "在区间中的位置：−1 为下限，+1 为上限"),
    "cli.option.lang": ("Language, en or zh (default: that of the locale).", "语言，en 或 zh（默认取系统语言）。"),
    "cli.option.help": ("Show this message and exit.", "显示本说明后退出。"),
    "cli.option.set": (
        "Change a value of the scenario, e.g. population.size=500 (may be repeated).",
        "修改场景中的一个值，例如 population.size=500（可重复使用）。",
    ),
    "cli.option.out": ("Write tables, charts and the manifest into this folder.", "将表格、图和运行清单写入此文件夹。"),
    "cli.option.json": ("Print JSON instead of a table.", "输出 JSON 而非表格。"),
    "cli.check.good_experiment": (
        "{path}: good; {strategies} {strategies:strategy|strategies} in {futures} {futures:future|futures}",
        "{path}：无误；{strategies} 个方案，{futures} 种未来情形",
    ),
    "cli.option.experiment": ("The schema of experiment files instead.", "输出实验文件的 Schema。"),
    "cli.option.until_sure": (
        "Add seeds in rounds until it is known which strategy is best, or as good as the best.",
        "逐轮增加随机种子，直到明确哪个方案最优或与最优相当。",
    ),
    "cli.option.outcome": (
        "With --until-sure: an outcome that decides, and the smallest difference in it that matters (may be repeated; default: reads and trust).",
        "配合 --until-sure：用于判断的结果指标及其有意义的最小差异（可重复使用；默认为阅读量与信任度）。",
    ),
    "cli.option.confidence": ("With --until-sure: how sure it must be.", "配合 --until-sure：所要求的把握。"),
    "cli.option.most_seeds": ("With --until-sure: at most so many seeds.", "配合 --until-sure：随机种子数上限。"),
    "cli.until_sure_with_seeds": (
        "--until-sure chooses the number of seeds itself; leave out --seeds, or write --most-seeds {value}",
        "--until-sure 会自行决定随机种子数；请去掉 --seeds，或改写为 --most-seeds {value}",
    ),
    "cli.needs_until_sure": (
        "{value} goes with --until-sure; add it, or leave {value} out",
        "{value} 须与 --until-sure 同用；请加上，或去掉 {value}",
    ),
    "error.until_sure_alone": (
        "{value} has nothing to be compared with; name two strategies or more",
        "只有 {value} 一个方案，无从比较；请指定两个或更多方案",
    ),
    "error.outcome_setting": (
        "--outcome {value} is not understood; write OUTCOME or OUTCOME=DIFFERENCE, for example reads=50",
        "无法理解 --outcome {value}；请写成 指标 或 指标=差异，例如 reads=50",
    ),
    "error.unknown_outcome": (
        "there is no outcome {value}; perhaps {allowed}; govsim outcomes lists them all",
        "没有名为 {value} 的结果指标；也许是 {allowed}；用 govsim outcomes 查看全部",
    ),
    "error.no_direction": (
        "nobody knows whether more or less of {value} is better; rank by another outcome, for example {allowed}",
        "无法判断 {value} 是越大越好还是越小越好；请改用其他指标，例如 {allowed}",
    ),
    "progress.round": (
        "up to {seeds} {seeds:seed|seeds}; open: {value}",
        "增至 {seeds} 个随机种子；尚未明确：{value}",
    ),
    "cli.option.strategy": ("Strategy to play (default: the first).", "要模拟的方案（默认第一个）。"),
    "cli.option.seed": ("Seed of the luck (default: 1).", "随机种子（默认 1）。"),
    "cli.option.from": ("Repeat the run of a manifest.json.", "按 manifest.json 重复运行。"),
    "cli.option.world_out": ("File to write the world to.", "写入居民与好友网络的文件。"),
    "cli.option.world": (
        "Take citizens and friendships from this file (made by govsim world).",
        "使用此文件中的居民与好友网络（由 govsim world 生成）。",
    ),
    "cli.option.crowd": (
        "How citizens are computed: arrays (fast, the default) or agents (one object each); results are the same.",
        "居民的计算方式：arrays（快，默认）或 agents（逐人对象）；结果相同。",
    ),
    "cli.option.threads": (
        "Threads that share the citizens of arrays (default: one per core); results do not depend on it.",
        "arrays 方式使用的线程数（默认每个处理器核心一个）；不影响结果。",
    ),
    "cli.option.dry_run": (
        "Only estimate the memory and the time that the run would take.",
        "只估算所需内存与时间，不运行。",
    ),
    "cli.option.strategies": (
        "Strategies to compare, separated by commas (default: all).",
        "要比较的方案，用逗号分隔（默认全部）。",
    ),
    "cli.option.seeds": ("Number of seeds (default: the scenario's).", "随机种子个数（默认取场景中的设定）。"),
    "cli.option.first_seed": ("First seed (default: 1).", "第一个随机种子（默认 1）。"),
    "cli.option.baseline": ("Strategy that differences are to (default: the first).", "作为对照的方案（默认第一个）。"),
    "cli.option.workers": (
        "Processes that share the runs (default: one per core).",
        "并行进程数（默认每个处理器核心一个）。",
    ),
    "cli.usage_heading": ("Usage:", "用法："),
    "cli.heading.Options": ("Options", "选项"),
    "cli.heading.Commands": ("Commands", "命令"),
    "cli.check.good": (
        "{path}: good, {strategies} {strategies:strategy|strategies}",
        "{path}：无误，共 {strategies} 个方案",
    ),
    "cli.written": ("Tables, charts and manifest.json are in {value}", "表格、图和 manifest.json 已写入 {value}"),
    "cli.warning": ("Note: {value}", "注意：{value}"),
    "cli.run_failed": (
        "strategy {strategy}, seed {seed} failed: {reason}",
        "方案 {strategy}、种子 {seed} 运行失败：{reason}",
    ),
    "cli.interrupted": ("interrupted", "已中断"),
    "cli.interrupted_comparison": (
        "interrupted after {value} of {allowed} {allowed:run|runs}; the results are those of the finished runs",
        "已中断：{allowed} 次模拟完成了 {value} 次；以上为已完成部分的结果",
    ),
    "cli.changed_sources": (
        "Note: the rules have changed since this manifest was written; numbers may differ",
        "注意：自该清单写成以来规则已有改动，结果可能不同",
    ),
    "cli.changed_edge_list": (
        "Note: the friend graph file has changed since this manifest was written; numbers may differ",
        "注意：自该清单写成以来好友网络文件已有改动，结果可能不同",
    ),
    "cli.scenario_or_manifest": (
        "name either a scenario file or --from manifest.json, e.g. govsim run scenarios/quickstart.yaml",
        "请指定场景文件或 --from manifest.json 之一，例如 govsim run scenarios/quickstart.yaml",
    ),
    "cli.set_with_manifest": (
        "--set cannot change what --from repeats; name the scenario file instead",
        "--from 用于原样重复，不能与 --set 同用；请改为指定场景文件",
    ),
    "cli.no_such_option": (
        "there is no option {value}; perhaps: {allowed}; see --help",
        "没有选项 {value}；也许是：{allowed}；请看 --help",
    ),
    "cli.no_such_command": (
        "there is no command {value}; commands: {allowed}",
        "没有命令 {value}；现有命令：{allowed}",
    ),
    "cli.missing": ("{value} is missing; see --help", "缺少 {value}；请看 --help"),
    "cli.bad_value": ("{value}; see --help", "选项的值不合要求（{value}）；请看 --help"),
    "cli.usage": ("{value}; see --help", "命令用法有误（{value}）；请看 --help"),
    "error.out_not_writable": (
        "nothing can be written in {value} ({reason}); name another folder",
        "无法写入 {value}（{reason}）；请换一个文件夹",
    ),
    "error.not_all_kept": (
        "{value} did not take all results ({reason}); there now: {kept}; make room or name another folder with --out, and run the same command again",
        "{value} 未能写入全部结果（{reason}）；已写入：{kept}；请腾出空间或用 --out 另选文件夹，再次执行同一命令",
    ),
    "error.manifest_unreadable": (
        "{path} cannot be read ({reason}); name a manifest.json",
        "{path} 无法读取（{reason}）；请指定 manifest.json",
    ),
    "error.not_a_manifest": (
        "{path} is not a manifest of govsim, or is damaged; name the manifest.json of a result's folder",
        "{path} 不是 govsim 的运行清单，或已损坏；请指定结果文件夹中的 manifest.json",
    ),
    "error.other_version": (
        "{value} was written by govsim {version}, and govsim {own} cannot read it: use that version, or play it again",
        "{value} 由 govsim {version} 写成，本机的 govsim {own} 无法读取；请改用该版本，或重新模拟",
    ),
    "cli.world.written": (
        "{size} citizens and {ties} {ties:friendship|friendships} are in {value}",
        "{size} 名居民和 {ties} 对好友关系已写入 {value}",
    ),
    "estimate.title": ("{strategy}: estimate, nothing was run", "{strategy}：估算（未运行）"),
    "estimate.citizens": ("Citizens", "居民"),
    "estimate.ties": ("Friendships", "好友关系"),
    "estimate.days": ("Days", "天数"),
    "estimate.memory": ("Memory at the peak", "内存峰值"),
    "estimate.memory.value": ("{value} GB of {available} GB that are free", "{value} GB（可用 {available} GB）"),
    "estimate.building": ("Building citizens and friendships", "生成居民与好友网络"),
    "estimate.playing": ("Playing the days", "模拟各日"),
    "estimate.minutes": ("about {value} min", "约 {value} 分钟"),
    "estimate.seconds": ("about {value} s", "约 {value} 秒"),
    "progress.preparing": ("Preparing {size} citizens and their friendships …", "正在准备 {size} 名居民及其好友网络……"),
    "progress.days": ("days", "天数"),
    "progress.runs": ("runs", "模拟次数"),
    "progress.compiling": (
        "Compiling the rules, once on this machine (about 20 seconds) …",
        "首次在本机运行，正在编译规则（约 20 秒）……",
    ),
    "table.strategy": ("Strategy", "方案"),
    "table.outcome": ("Outcome", "结果"),
    "table.value": ("Value", "数值"),
    "table.baseline": ("(baseline)", "（对照）"),
    "table.difference": ("difference", "差异"),
    "table.own_value": ("{value} (own value)", "{value}（本方案数值）"),
    "table.run_title": ("{strategy}, seed {seed}", "{strategy}，随机种子 {seed}"),
    "table.points": ("pp percentage points", "pp 百分点"),
    "table.luck_only": (
        "Intervals: {share} %, over {seeds} {seeds:seed|seeds}. They speak of luck only, not of what is unknown about people.",
        "区间为 {share}% 置信区间，基于 {seeds} 个随机种子；仅反映偶然因素，不包含对公众行为认识上的不确定性。",
    ),
    "table.pairing": (
        "Pairing on the same luck needed at least {gain} times fewer seeds than independent runs would (reads).",
        "由于各方案共享同样的偶然因素，所需随机种子不超过独立模拟的 1/{gain}（以阅读量计）。",
    ),
    "table.key": ("key", "键名"),
    "table.meaning": ("meaning", "含义"),
    "table.formula": ("formula", "算法"),
    "table.unit": ("unit", "单位"),
    "table.window": ("window", "时段"),
    "table.unobserved": (
        "“{strategy}” is not as observed: {pattern} is {value} (observed: {band}); govsim patterns shows more.",
        "方案“{strategy}”与实际观测不符：{pattern}为 {value}（观测范围：{band}）；执行 govsim patterns 可查看详情。",
    ),
    "table.missing": ("missing means", "缺失的含义"),
    "answer.True": ("yes", "是"),
    "answer.False": ("no", "否"),
    "answer.None": ("–", "–"),
}
