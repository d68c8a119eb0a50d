"""What is wrong or odd with the statistics a unit brings along."""

_READ = (
    "the platform's tables of followers, articles or traffic (.xls, .xlsx, CSV) and the JSON of its statistics API",
    "公众平台导出的用户增长、已发表内容、流量数据表（.xls、.xlsx、CSV），以及数据统计接口返回的 JSON",
)

TEXTS: dict[str, tuple[str, str]] = {
    "error.statistics_no_file": (
        "{path}: there is no such file; name a file that the platform exported",
        "{path}：找不到该文件；请指定公众平台导出的文件",
    ),
    "error.statistics_folder": (
        "{path}: this is a folder or a device; name the files in it",
        "{path}：这是文件夹或设备，不是文件；请指定其中的文件",
    ),
    "error.statistics_unreadable": (
        "{path}: the file cannot be read ({reason}); check it and its permissions",
        "{path}：文件无法读取（{reason}）；请检查文件与访问权限",
    ),
    "error.statistics_too_large": (
        "{path}: the file has {value} MB; allowed: at most {allowed} MB. Export fewer days at once",
        "{path}：文件大小为 {value} MB；最多允许 {allowed} MB。请缩短导出的时间范围",
    ),
    "error.statistics_empty": ("{path}: the file is empty; export it again", "{path}：文件为空；请重新导出"),
    "error.statistics_binary": (
        f"{{path}}: this is no text and no workbook; read are {_READ[0]}",
        f"{{path}}：既不是文本，也不是 Excel 工作簿；可读取的有：{_READ[1]}",
    ),
    "error.statistics_workbook": (
        "{path}: the workbook is damaged or locked ({reason}); open it and save it again as .xlsx without a password",
        "{path}：工作簿已损坏或加密（{reason}）；请打开后去掉密码，重新存为 .xlsx",
    ),
    "error.statistics_json": (
        "{path}: this is not valid JSON from line {line}, column {column} on; save the API's answer unchanged",
        "{path}：从第 {line} 行第 {column} 列起不是有效的 JSON；请原样保存接口返回的内容",
    ),
    "error.statistics_field_twice": (
        "{path}: the field “{value}” stands twice in one entry; save the API's answer unchanged",
        "{path}：同一条数据中字段“{value}”出现两次；请原样保存接口返回的内容",
    ),
    "error.statistics_no_list": (
        "{path}: this JSON is no answer of the statistics API, which is an object with a `list` of objects",
        "{path}：该 JSON 不是数据统计接口的返回结果；应为含有 `list` 列表的对象",
    ),
    "error.statistics_answer": (
        "{path}: the API answered with an error, “{value}”; ask it again",
        "{path}：接口返回了错误“{value}”；请重新获取",
    ),
    "error.statistics_unknown": (
        f"{{path}}: no table of the platform is in it, only “{{value}}”; read are {_READ[0]}",
        f"{{path}}：其中没有公众平台的数据表，只有“{{value}}”；可读取的有：{_READ[1]}",
    ),
    "error.statistics_no_rows": (
        "{path}: the table has no rows; export a time in which something was published",
        "{path}：表中没有数据；请选择有数据的时间范围重新导出",
    ),
    "error.statistics_no_column": (
        "{path}{sheet}: the column {value} is missing or empty, without which articles of several files cannot be told apart; export it again",
        "{path}{sheet}：缺少“{value}”一列或该列为空，无法区分多个文件中的文章；请重新导出",
    ),
    "error.statistics_cell": (
        "{path}{sheet}: row {row}, {column}: “{value}” is not {allowed}",
        "{path}{sheet}：第 {row} 行，{column}：“{value}”不是{allowed}",
    ),
    "kind.count": ("a whole number from 0 to {value}", "介于 0 与 {value} 之间的整数"),
    "kind.ratio": ("a number from 0 to {value}", "介于 0 与 {value} 之间的数"),
    "kind.day": ("a date that names a day, such as 2022-03-29", "精确到日的日期，如 2022-03-29"),
    "kind.share": ("a share from 0 % to 100 %", "介于 0 % 与 100 % 之间的比率"),
    "error.statistics_twice": (
        "{path}{sheet}: {row} stands in the table twice with different numbers; keep one of the rows, and one account",
        "{path}{sheet}：{row} 在表中出现两次且数值不同；请只保留一行、一个公众号",
    ),
    "error.statistics_rows_disagree": (
        "{path}{sheet}: {row} stands there twice, {column} {value} and {least}; keep one row, and one account in a table",
        "{path}{sheet}：{row} 出现两次，{column}分别为 {value} 和 {least}；请只保留一行，一张表只含一个公众号",
    ),
    "error.statistics_disagree": (
        "{path}{sheet}: {row}, {column}: {value}, but {least} in {other}; keep the newer of the two",
        "{path}{sheet}：{row}，{column}为 {value}，而在 {other} 中为 {least}；请只保留较新的一份",
    ),
    "error.statistics_entries": (
        "{path}: row {row} of the list is about the same as row {value}, {day}, with other numbers; keep the newer of the two",
        "{path}：列表第 {row} 条与第 {value} 条（{day}）指同一项而数值不同；请只保留较新的一条",
    ),
    "error.statistics_accounts": (
        "{path}{sheet}: the rows are of several accounts, {value}; give the figures of one account",
        "{path}{sheet}：数据属于多个公众号（{value}）；请只提供一个公众号的数据",
    ),
    "error.statistics_heading_twice": (
        "{path}{sheet}: {value} stands over the columns {columns}; keep one of them, and one account in a table",
        "{path}{sheet}：“{value}”同时是第 {columns} 列的表头；请只保留一列，一张表只含一个公众号",
    ),
    "error.statistics_single_article": (
        "{path}{sheet}: this is the export of a single article (“{value}”); wanted is the table of all articles: content analysis, articles notified, download",
        "{path}{sheet}：这是单篇文章的数据明细（“{value}”）；请导出全部文章的数据表：数据分析 → 内容分析 → 已通知内容 → 下载数据明细",
    ),
    "error.statistics_wider": (
        "{path}{sheet}: row {row} has {value} {value:cell|cells}, but the headings {allowed}; put numbers and titles that hold the separator into quotes, or save as .xlsx",
        "{path}{sheet}：第 {row} 行有 {value} 格，而表头只有 {allowed} 格；请给含分隔符的数字、标题加引号，或另存为 .xlsx",
    ),
    "error.statistics_quote": (
        "{path}: a quotation mark opens in row {row} and takes the lines below into one cell; close it",
        "{path}：第 {row} 行有未闭合的引号，把下面几行并成了一格；请补上引号",
    ),
    "error.statistics_spread": (
        "{path}{sheet}: row {row}, {column}: “{value}” is a cell over several rows or columns; write a number into each of them",
        "{path}{sheet}：第 {row} 行，{column}：“{value}”是跨行或跨列的合并单元格；请逐格填写数值",
    ),
    "error.statistics_formula": (
        "{path}{sheet}: row {row}, {column}: the formula {value} has no stored value; open the file in Excel or WPS and save it",
        "{path}{sheet}：第 {row} 行，{column}：公式 {value} 没有保存结果；请用 Excel 或 WPS 打开后保存",
    ),
    "error.statistics_rates": (
        "{path}{sheet}: {column} goes from {least} to {value} without a percent sign, which fits neither shares nor percent; write the sign",
        "{path}{sheet}：{column}从 {least} 到 {value}，既不像小数也不像百分数；请写明百分号",
    ),
    "error.statistics_months": (
        "{path}{sheet}: all dates are firsts of a month ({value}), so this is a table by months; export it by days",
        "{path}{sheet}：日期全是每月 1 日（{value}），应为按月汇总的表；请按日导出",
    ),
    "error.statistics_span": (
        "{path}: row {row}: {name}=“{value}” is not a whole number up to {allowed}; export it again",
        "{path}：第 {row} 行：{name}=“{value}”不是不超过 {allowed} 的整数；请重新导出",
    ),
    "error.statistics_too_many": (
        "{path}: the tables have more than {allowed} {allowed:cell|cells}; export fewer days at once",
        "{path}：表中单元格超过 {allowed} 个；请缩短导出的时间范围",
    ),
    "error.statistics_many_rows": (
        "{path}: a table has {value} {value:row|rows}; allowed: at most {allowed}. Export fewer days at once",
        "{path}：表有 {value} 行；最多允许 {allowed} 行。请缩短导出的时间范围",
    ),
    "error.statistics_many_tables": (
        "{path}: more than {allowed} {allowed:table|tables} stand in the file; put the rows below one row of headings",
        "{path}：文件中的表超过 {allowed} 张；请把数据合并到同一表头之下",
    ),
    "error.statistics_many_columns": (
        "{path}: a table has {value} {value:column|columns}; allowed: at most {allowed}. Export it again",
        "{path}：表有 {value} 列；最多允许 {allowed} 列。请重新导出",
    ),
    "error.statistics_bomb": (
        "{path}: the workbook would unpack to {size} MB, {value} times its size; allowed: {allowed} times. Save it again as .xlsx",
        "{path}：工作簿解压后达 {size} MB，为原文件的 {value} 倍；最多允许 {allowed} 倍。请重新存为 .xlsx",
    ),
    "statistics.column": ("column {value} under {name}", "“{name}”下的第 {value} 列"),
    "statistics.bare_column": ("column {value}", "第 {value} 列"),
    "statistics.rows_above": (
        "{path}{sheet}: rows above the headings are not read: {rows}",
        "{path}{sheet}：表头以上的行未读取：第 {rows} 行",
    ),
    "statistics.table": (", table {value}", "，第 {value} 张表"),
    "statistics.sheet": (", sheet “{value}”", "，工作表“{value}”"),
    "statistics.beyond": (
        "{path}{sheet}: {value} {value:cell|cells} below row 100,000 or right of column 256 {value:is|are} not read",
        "{path}{sheet}：第 100,000 行以下或第 256 列以右有 {value} 个单元格未读取",
    ),
    "statistics.other_sheet": (
        "{path}{sheet}: no table of the platform is in it; it is not read",
        "{path}{sheet}：其中没有公众平台的数据表，未读取",
    ),
    "statistics.unread": ("{path}{sheet}: not read: {value}", "{path}{sheet}：未读取：{value}"),
    "statistics.remarks": (
        "{path}{sheet}: rows that hold sums or a single cell are not read: {rows} ({value})",
        "{path}{sheet}：合计行和只有一格内容的行未读取：第 {rows} 行（{value}）",
    ),
    "statistics.day_above": (
        "{path}{sheet}: rows without a date are taken for the day above: {rows}",
        "{path}{sheet}：未写日期的行按上一行的日期计：第 {rows} 行",
    ),
    "statistics.empty_cells": (
        "{path}{sheet}: {column}: {value} of {total} {total:cell|cells} {value:is|are} empty; whatever needs {column} is computed without these rows",
        "{path}{sheet}：{column}有 {total} 格，其中 {value} 格为空；用到{column}的指标不含这些行",
    ),
    "statistics.formulas": (
        "{path}{sheet}: {column}: {value} of {total} {total:cell|cells} {value:is|are} empty, a formula without a stored value; open the file in Excel or WPS and save it, or these rows do not count",
        "{path}{sheet}：{column}有 {total} 格，其中 {value} 格是没有保存结果的公式；请用 Excel 或 WPS 打开后保存，否则不计入这些行",
    ),
    "statistics.percent": (
        "{path}{sheet}: {column} has no percent sign and goes up to {value}; it is taken for percent",
        "{path}{sheet}：{column}未带百分号，最大为 {value}，按百分数计",
    ),
    "statistics.maybe_single": (
        "{path}{sheet}: {value} is a heading of the export of a single article; it is read as the traffic of the whole account, so leave it out if it is not",
        "{path}{sheet}：“{value}”是单篇文章数据明细的表头；此处按整个公众号的流量读取，如不是请勿提供",
    ),
    "statistics.repeated": (
        "{path}{sheet}: {value} {value:row stands|rows stand} there twice with the same numbers and {value:counts|count} once",
        "{path}{sheet}：有 {value} 行重复出现且数值相同，只计一次",
    ),
    "statistics.new_channels": (
        "{path}{sheet}: channels counted among others: {value}",
        "{path}{sheet}：以下渠道计入“其他”：{value}",
    ),
    "statistics.channel_gaps": (
        "{path}{sheet}: {value} {value:day has|days have} no row of {column}; whatever needs it is computed without them",
        "{path}{sheet}：有 {value} 天没有“{column}”渠道的数据；用到该渠道的指标不含这些天",
    ),
    "statistics.added_up": (
        "{path}{sheet}: persons are added up over {value}, so that whoever is in several of them counts several times",
        "{path}{sheet}：人数按{value}相加，同一人可能重复计算",
    ),
    "statistics.over.articles": ("articles", "文章"),
    "statistics.over.hours": ("hours", "时段"),
    "statistics.over.channels": ("channels", "渠道"),
    "statistics.meanings": (
        "readers mean two things: {path} counts each of the account once a day, {other} adds them up over {value}; where both have a number, {path} is used",
        "“阅读人数”有两种口径：{path} 为公众号每日去重人数，{other} 为按{value}相加的人数；两者都有数值时以 {path} 为准",
    ),
    "statistics.windows": (
        "readers mean two things: {path} counts those of {value} {value:day|days} after an article was published, {other} those of {least}; where both have a number, {path} is used",
        "“阅读人数”有两种口径：{path} 统计发表后 {value} 天，{other} 统计发表后 {least} 天；两者都有数值时以 {path} 为准",
    ),
    "statistics.delayed": (
        "{path}: the platform says that its numbers are not complete yet; ask it again later",
        "{path}：接口注明数据尚未统计完；请稍后重新获取",
    ),
    "statistics.no_pattern": (
        "the files determine none of the patterns: their columns do not suffice",
        "这些文件的列不足以计算任何一项规律",
    ),
    "statistics.more": (
        "{column}: the same holds for {value} more {value:row|rows} ({formula})",
        "{column}：另有 {value} 行情况相同（{formula}）",
    ),
    "statistics.identity": (
        "{row}: {column} is {found}, but {formula} gives {expected}",
        "{row}：{column}为 {found}，而{formula}得 {expected}",
    ),
    "statistics.exceeds": (
        "{row}: {column} is {found}, more than {formula}, {expected}",
        "{row}：{column}为 {found}，超过了{formula} {expected}",
    ),
    "statistics.carried": (
        "{row}: {column} is {found}, but the day before and {formula} give {expected}",
        "{row}：{column}为 {found}，而前一日数值加{formula}得 {expected}",
    ),
    "statistics.no_position": (
        "{value} {value:article shares a push with others or has|articles share a push with others or have} no date; the export does not say which stood first, so the open rate of headlines is not computed",
        "有 {value} 篇文章与其他文章同次发表或没有发表时间；导出数据未注明头条，因此不计算头条送达阅读率",
    ),
}
