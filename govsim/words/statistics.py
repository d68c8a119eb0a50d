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
        "{path}: this is not valid JSON; save the API's answer unchanged",
        "{path}：不是有效的 JSON；请原样保存接口返回的内容",
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
        f"{{path}}: no table of the platform is in it; read are {_READ[0]}",
        f"{{path}}：其中没有公众平台的数据表；可读取的有：{_READ[1]}",
    ),
    "error.statistics_no_rows": (
        "{path}: the table has no rows; export a time in which something was published",
        "{path}：表中没有数据；请选择有数据的时间范围重新导出",
    ),
    "error.statistics_no_column": (
        "{path}: the column {value} is missing or empty, without which articles of several files cannot be told apart; export it again",
        "{path}：缺少“{value}”一列或该列为空，无法区分多个文件中的文章；请重新导出",
    ),
    "error.statistics_cell": (
        "{path}: row {row}, {column}: “{value}” is not {allowed}",
        "{path}：第 {row} 行，{column}：“{value}”不是{allowed}",
    ),
    "kind.count": ("a number from 0 to {value}", "介于 0 与 {value} 之间的数"),
    "error.statistics_twice": (
        "{path}: {row} stands in the table twice with different numbers; keep one of the rows",
        "{path}：{row} 在表中出现两次且数值不同；请只保留一行",
    ),
    "error.statistics_disagree": (
        "{path}: {row}, {column}: {value}, but {least} in {other}; keep the newer of the two",
        "{path}：{row}，{column}为 {value}，而在 {other} 中为 {least}；请只保留较新的一份",
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
