"""What is wrong with what people wrote, and what to write instead."""

TEXTS: dict[str, tuple[str, str]] = {
    # The file itself
    "fault.no_file": (
        "there is no such file; scenario files there: {allowed}",
        "找不到该文件；该目录下的场景文件有：{allowed}",
    ),
    "fault.directory": ("this is a folder; name a scenario file in it", "这是一个文件夹；请指定其中的场景文件"),
    "fault.unreadable": (
        "the file cannot be read ({reason}); check its permissions",
        "文件无法读取（{reason}）；请检查访问权限",
    ),
    "fault.too_large": (
        "the file has {value} MB; a scenario file has at most {allowed} MB",
        "文件大小为 {value} MB；场景文件不得超过 {allowed} MB",
    ),
    "fault.not_utf8": (
        "the byte {value} is not UTF-8 text; save the file with encoding UTF-8",
        "字节 {value} 不是 UTF-8 文本；请以 UTF-8 编码保存文件",
    ),
    "fault.empty": ("the file is empty; begin with `govsim: 1`", "文件为空；请以 `govsim: 1` 开头"),
    "fault.not_a_mapping": (
        "a scenario is a list of `key: value` lines, beginning with `govsim: 1`",
        "场景文件由 `键: 值` 组成，以 `govsim: 1` 开头",
    ),
    "fault.syntax": (
        "this is not valid YAML; check indentation, quotes, brackets and the `: ` after keys here and in the line above",
        "此处不符合 YAML 语法；请检查本行与上一行的缩进、引号、括号以及键后的 `: `",
    ),
    "fault.open_quote": (
        "the quotation mark opened here is never closed; close it in the same line",
        "此处的引号没有闭合；请在同一行补上后引号",
    ),
    "fault.open_bracket": (
        "the bracket opened here is not closed, or a comma is missing before line {value}; close it or add the comma",
        "此处的括号没有闭合，或在第 {value} 行之前缺少逗号；请补上括号或逗号",
    ),
    "fault.control": (
        "the control character {value} cannot stand in a text file; remove it",
        "文件中含有控制字符 {value}；请删去",
    ),
    "fault.tab": ("a tab cannot indent YAML; use blanks", "YAML 不能用制表符缩进；请改用空格"),
    "fault.odd_blank": (
        "a full-width or non-breaking blank cannot indent YAML; use ordinary blanks",
        "YAML 不能用全角空格或不间断空格缩进；请改用半角空格",
    ),
    "fault.full_width": (
        "the full-width sign `{value}` of a Chinese keyboard stands here; write {allowed}",
        "此处误用了全角符号 `{value}`；请改为{allowed}",
    ),
    "sign.alone": ("`{sign}`", "半角符号 `{sign}`"),
    "sign.and_blank": ("`{sign}` and a blank", "半角符号 `{sign}`，其后加一个空格"),
    "fault.no_colon": (
        "this line has no `: ` after its key; write `key: value`, with a blank after the colon",
        "本行的键后缺少冒号或冒号后的空格；请写成 `键: 值`",
    ),
    "fault.several_documents": (
        "a second document begins here; a file holds one scenario: remove `---`",
        "此处开始了第二个文档；一个文件只能有一个场景，请删去 `---`",
    ),
    "fault.too_deep": ("nested too deep; at most {allowed} levels", "嵌套过深；最多 {allowed} 层"),
    "fault.too_many": ("the file has too many entries; at most {allowed}", "文件条目过多；最多 {allowed} 个"),
    "fault.alias_bomb": (
        "aliases written out give more than {allowed} entries; write fewer of them",
        "别名展开后超过 {allowed} 个条目；请减少别名",
    ),
    "fault.unknown_alias": (
        "the alias “{value}” has no anchor above; anchors: {allowed}",
        "别名“{value}”在前文没有对应的锚点；已有锚点：{allowed}",
    ),
    "fault.unknown_tag": (
        "the tag “{value}” is not allowed; write plain values",
        "不允许使用标签“{value}”；请直接写值",
    ),
    "fault.merge_not_mapping": ("`<<` can only take over a mapping", "`<<` 只能引用键值映射"),
    "fault.key_not_text": ("a key must be a plain word", "键必须是普通文字"),
    "fault.duplicate_key": (
        "“{value}” stands here again after line {first}; keep one of them",
        "“{value}”与第 {first} 行重复；请只保留一个",
    ),
    # The schema
    "fault.did_you_mean": ("; did you mean “{value}”?", "；是否想写“{value}”？"),
    "fault.missing": ("“{value}” is missing; add it", "缺少“{value}”；请补上"),
    "fault.unknown_key": ("unknown key “{value}”; allowed: {allowed}", "未知的键“{value}”；可用：{allowed}"),
    "fault.type": ("“{value}” is not {allowed}", "“{value}”不是{allowed}"),
    "fault.control_sign": (
        "the text has a sign that cannot be shown ({value}, sign {place} of the text); leave it out",
        "文本中有无法显示的控制字符（{value}，第 {place} 个字符），请删去",
    ),
    "fault.no_words": (
        "there is no text; write it in English (en), in Chinese (zh), or as one text for both",
        "缺少文字；请写中文（zh）、英文（en），或直接写一段通用文字",
    ),
    "fault.number_too_long": (
        "“{value}” has more than {allowed} digits; write a shorter number",
        "“{value}”超过 {allowed} 位数字，请改用较短的数字",
    ),
    "kind.whole_number": ("a whole number", "整数"),
    "kind.number": ("a number", "数字"),
    "kind.text": ("a text; put it in quotes", "文字，请加引号"),
    "kind.yes_no": ("true or false", "true 或 false"),
    "kind.date": ("a date like 2019-03-04", "形如 2019-03-04 的日期"),
    "kind.list": ("a list; begin each entry with `- `", "列表，每一项以 `- ` 开头"),
    "kind.mapping": ("a list of `key: value` lines", "由 `键: 值` 组成的内容"),
    "fault.nothing": (
        "no value stands here; write {allowed}, or remove the key",
        "此处没有值；应填写{allowed}，或删去该键",
    ),
    "fault.quoted": (
        "“{value}” in quotes is a text; write the number without quotes",
        "加了引号的“{value}”是文字；请去掉引号，直接写数字",
    ),
    "fault.percent": (
        "“{value}” is a text; write a share as {allowed}",
        "“{value}”是文字；比例请写成 {allowed}",
    ),
    "fault.leading_zero": (
        "“{value}” begins with a zero; write the number as {allowed}, or put it in quotes if it is a text",
        "“{value}”以 0 开头；数字请写成 {allowed}，若是文字请加引号",
    ),
    "fault.range": ("{value} is out of range; allowed: {allowed}", "{value} 超出范围；允许：{allowed}"),
    "fault.finite": (
        "“{value}” is not a finite number; write an ordinary number",
        "“{value}”不是有限的数；请写普通数字",
    ),
    "fault.choice": ("“{value}” is not a choice; allowed: {allowed}", "“{value}”不是可选项；可选：{allowed}"),
    "fault.length": ("number of entries: {value}; allowed: {allowed}", "共 {value} 项；允许的项数：{allowed}"),
    "fault.key_pattern": (
        "“{value}” is not a key; use small letters a–z, digits and _, beginning with a letter, at most 40",
        "“{value}”不能作键；请用小写字母、数字和下划线，以字母开头，最多 40 个字符",
    ),
    "fault.no_text": ("the text is empty; write at least one character", "文字为空；请至少写一个字"),
    "fault.long_text": (
        "the text has {value} characters; allowed: at most {allowed}",
        "文字共 {value} 个字符；最多允许 {allowed} 个",
    ),
    "fault.broken_text": (
        "“{value}” is not proper text; write characters instead of \\u escapes",
        "“{value}”不是有效的文字；请直接写字符，不要使用 \\u 转义",
    ),
    # Between fields
    "fault.burn_in": (
        "burn-in of {burn_in_days} {burn_in_days:day|days} leaves nothing of {days} {days:day|days}; write fewer than {days}",
        "预热期 {burn_in_days} 天占满了全部 {days} 天；请少于 {days} 天",
    ),
    "fault.size_missing": (
        "the number of citizens is missing; write `size: 2000`, or take a network of kind edge_list",
        "缺少居民人数；请写 `size: 2000`，或使用 edge_list 类型的网络",
    ),
    "fault.duty_hours": (
        "duty from {begin} to {end} never begins; write the earlier hour first",
        "值守时间 {begin} 至 {end} 无效；请先写较早的时刻",
    ),
    "fault.topics_sum": (
        "the shares of topics sum to {total}; they must sum to 1",
        "各栏目比例之和为 {total}；应当等于 1",
    ),
    "fault.shares_sum": (
        "the shares of the segments sum to {value}; they must sum to 1",
        "各人群比例之和为 {value}；应当等于 1",
    ),
    "fault.interest_missing": (
        "the interest in {value} is missing; write a number from 0 to 1 for every topic",
        "缺少对 {value} 的兴趣；请为每个栏目写 0 至 1 的数",
    ),
    "fault.key_twice": ("the key “{value}” is taken; every key must be its own", "键“{value}”已被使用；每个键必须唯一"),
    "fault.unknown_topic": ("there is no topic “{value}”; topics: {allowed}", "没有栏目“{value}”；现有栏目：{allowed}"),
    "fault.unknown_account": (
        "there is no account “{value}”; accounts: {allowed}",
        "没有公众号“{value}”；现有公众号：{allowed}",
    ),
    "fault.unknown_segment": (
        "there is no segment “{value}”; segments: {allowed}",
        "没有人群“{value}”；现有人群：{allowed}",
    ),
    "fault.unknown_strategy": (
        "there is no strategy “{value}”; strategies: {allowed}",
        "没有方案“{value}”；现有方案：{allowed}",
    ),
    "fault.day_outside": (
        "day {value} is after the last day; allowed: 0 – {allowed}",
        "第 {value} 天超出时段；允许：0 – {allowed}",
    ),
    "fault.via_missing": (
        "a cross promotion needs `via`, the account that promotes; accounts: {allowed}",
        "交叉推广需要写明由哪个公众号推广（via）；现有公众号：{allowed}",
    ),
    "fault.via_unused": (
        "`via` belongs to cross_promotion, not to {value}; remove it",
        "via 只用于 cross_promotion，不能用于 {value}；请删去",
    ),
    # Strategies
    "fault.no_such_path": (
        "the path leads nowhere at “{value}”; there is: {allowed}",
        "路径在“{value}”处无效；此处有：{allowed}",
    ),
    "fault.not_a_choice": (
        "a strategy cannot set “{value}”; it can set: {allowed}",
        "方案不能设置“{value}”；可设置：{allowed}",
    ),
    "fault.from_day": (
        "from_day {value} is not between the end of burn-in and the last day; allowed: {low} – {high}",
        "from_day 为 {value}，不在预热期结束至最后一天之间；允许：{low} – {high}",
    ),
    "fault.last_account": (
        "“{value}” is the last account; keep at least one",
        "“{value}”是最后一个公众号；请至少保留一个",
    ),
    "fault.merge_into_itself": (
        "account “{value}” cannot merge into itself; name another in `into`",
        "公众号“{value}”不能并入自身；请在 into 中写另一个",
    ),
    # Errors without a line
    "error.setting": (
        "“{value}” is not a setting; write path=value, e.g. population.size=500",
        "“{value}”不是有效设置；请写 路径=值，例如 population.size=500",
    ),
    "error.too_many_friends": (
        "{value} {value:friend|friends} each {value:is|are} too many for {size} citizens; at most {allowed}: write a smaller mean_friends or a larger size",
        "{size} 名居民平均 {value} 位好友过多；最多 {allowed}：请减小 mean_friends 或增大 size",
    ),
    "error.identity_collision": (
        "“{first}” and “{second}” have the same 32-bit identity; rename a key",
        "“{first}”与“{second}”的 32 位标识相同；请更改其中一个键名",
    ),
    "error.unknown_crowd": (
        "there is no crowd “{value}”; crowds: {allowed}",
        "没有 crowd 取值“{value}”；可选：{allowed}",
    ),
    "error.citizen_class": (
        'the class {value} of citizens needs one agent for each citizen; write crowd="agents"',
        '自定义居民类 {value} 只能用于逐人模拟；请写 crowd="agents"',
    ),
    "error.system": (
        "the operating system refuses {path}: {reason}",
        "操作系统拒绝访问 {path}：{reason}",
    ),
    "error.remove_citizen": (
        "citizen {citizen} cannot be removed: friends and followers of a world are fixed; write a subclass of Citizen "
        "whose session and have_need do nothing, and give it as citizen_class",
        "居民 {citizen} 不能移除：模拟世界中的好友与关注关系是固定的；如需让其停止行动，请写 Citizen 的子类，使 session 与 "
        "have_need 不做任何事，并以 citizen_class 传入",
    ),
    "error.no_agents": (
        'there are no agents where citizens are columns; write GovSimModel(…, crowd="agents") to look at each citizen',
        '列式模拟中没有逐个的居民对象；如需查看每位居民，请写 GovSimModel(…, crowd="agents")',
    ),
    "error.seed": (
        "the seed {value} is out of range; write a whole number from 0 to 2^64 − 1",
        "随机种子 {value} 超出范围；请写 0 至 2^64 − 1 的整数",
    ),
    "error.threads": (
        "{value} threads cannot work; write 1 or more",
        "线程数 {value} 无效；请写 1 或更大的数",
    ),
    "error.too_little_memory": (
        "{size} citizens need about {value} GB of memory and {available} GB are free; at most {allowed} {allowed:citizen fits|citizens fit}: write a smaller population.size",
        "{size} 名居民约需 {value} GB 内存，而可用内存为 {available} GB；最多可容纳 {allowed} 名居民：请减小 population.size",
    ),
    "error.world_not_writable": (
        "the world cannot be written to {value} ({reason}); name another file",
        "无法将居民与好友网络写入 {value}（{reason}）；请换一个文件",
    ),
    "error.world_unreadable": (
        "{path} cannot be read ({reason}); make it with govsim world",
        "{path} 无法读取（{reason}）；请用 govsim world 生成",
    ),
    "error.not_a_world": (
        "{path} is not a world of govsim; make one with govsim world SCENARIO --out FILE",
        "{path} 不是 govsim 的居民与好友网络文件；请用 govsim world SCENARIO --out FILE 生成",
    ),
    "error.broken_world": (
        "{path} has been changed or damaged since it was made; make it again with govsim world SCENARIO --seed N --out FILE",
        "{path} 在生成之后被改动或损坏；请用 govsim world SCENARIO --seed N --out FILE 重新生成",
    ),
    "error.another_world": (
        "{path} was made for another population, seed or version; make it again with govsim world SCENARIO --seed N --out FILE",
        "{path} 是为另一人口设定、随机种子或程序版本生成的；请用 govsim world SCENARIO --seed N --out FILE 重新生成",
    ),
    "warning.cache_unwritable": (
        "the cache {path} cannot be written ({reason}), so the rules are compiled again for every command (about 20 seconds); name another folder with GOVSIM_CACHE",
        "无法写入缓存文件夹 {path}（{reason}），每次执行命令都要重新编译规则（约 20 秒）；请用 GOVSIM_CACHE 另选文件夹",
    ),
    "warning.clustering": (
        "the friend graph has clustering {value} instead of {asked}: so few people with so many friends cannot do it",
        "好友网络的聚类系数为 {value}，而非要求的 {asked}：人数相对好友数过少，无法达到",
    ),
}
