"""Files of friendships: why one is refused, and what of it was left out or assumed."""

TEXTS: dict[str, tuple[str, str]] = {
    "fault.no_edge_list": (
        "there is no file {value}; name the friend graph from the scenario's folder",
        "找不到文件 {value}；请写相对于场景文件所在目录的路径",
    ),
    "error.size_below_edge_list": (
        "size {value} is less than the {allowed} {allowed:person|people} in {path}; leave size out or write at least {allowed}",
        "size 为 {value}，少于 {path} 中的 {allowed} 人；请删去 size 或写不小于 {allowed} 的数",
    ),
    "error.edge_list_no_file": (
        "{path}: this is a folder, a device or a pipe; name an ordinary file with two ids on each line",
        "{path}：这是文件夹、设备或管道；请指定普通文件，其中每行写两个编号",
    ),
    "error.edge_list_unreadable": (
        "{path}: the file cannot be read ({reason}); check path and permissions",
        "{path}：文件无法读取（{reason}）；请检查路径与权限",
    ),
    "error.edge_list_too_large": (
        "{path}: the file has {value} MB; there is memory for {allowed} MB: leave out columns, or take a larger machine",
        "{path}：文件大小为 {value} MB，现有内存最多可读取 {allowed} MB；请删去多余的列，或换用内存更大的机器",
    ),
    "error.edge_list_unpacks_to_much": (
        "{path}: the archive unpacks to more than {allowed} MB, the most that is read of one; unpack it and name the file",
        "{path}：压缩文件解压后超过 {allowed} MB 的上限；请先解压，再指定其中的文件",
    ),
    "error.edge_list_damaged": (
        "{path}: the archive cannot be unpacked, as it is cut off, damaged or locked; unpack it and name the file in it",
        "{path}：压缩文件不完整、已损坏或有密码，无法读取；请自行解压后指定其中的文件",
    ),
    "error.edge_list_members": (
        "{path}: the archive holds {value}; one list of friendships is needed: unpack it and name the file",
        "{path}：压缩文件中有 {value}；只能有一个好友关系文件：请先解压，再指定其中一个",
    ),
    "error.edge_list_workbook": (
        "{path}: this is a workbook; save the sheet as CSV with encoding UTF-8",
        "{path}：这是电子表格工作簿；请将工作表以 UTF-8 编码另存为 CSV",
    ),
    "error.edge_list_binary": (
        "{path}: this is not a text file; save it as CSV with encoding UTF-8",
        "{path}：不是文本文件；请以 UTF-8 编码另存为 CSV",
    ),
    "error.edge_list_foreign": (
        "{path}:{line}: “{value}” begins a graph in the format {kind}; write it as CSV instead, two ids on each line",
        "{path}:{line}：“{value}”是 {kind} 格式图文件的开头；请改存为 CSV，每行写两个编号",
    ),
    "error.edge_list_empty": (
        "{path}: no tie in the file; write two different ids on each line",
        "{path}：文件中没有任何好友关系；请每行写两个不同的编号",
    ),
    "error.edge_list_columns": (
        "{path}:{line}: “{shown}” has {value} {value:column|columns}; a tie has {allowed}",
        "{path}:{line}：“{shown}”有 {value} 列；一条好友关系应为 {allowed} 列",
    ),
    "error.edge_list_which_columns": (
        "{path}:{line}: which two of the columns are friends cannot be told from {columns}; write source and target above them",
        "{path}:{line}：从各列（{columns}）无法判断哪两列是好友双方；请在这两列上方写 source 和 target",
    ),
    "error.edge_list_other_heading": (
        "{path}:{line}: the headings {value} are not those above; give each part of the file the same columns",
        "{path}:{line}：此处的列标题 {value} 与上文不一致；请使文件各部分的列保持一致",
    ),
    "error.edge_list_quotes": (
        "{path}:{line}: “{value}” opens a quote that is not closed in its line; close it, or remove it",
        "{path}:{line}：“{value}”中的引号在本行内没有配对；请补全或删去引号",
    ),
    "error.edge_list_long_line": (
        "{path}:{line}: “{value}” is a line of more than {allowed} MB; write one tie on each line",
        "{path}:{line}：“{value}”所在行超过 {allowed} MB；请每行写一条好友关系",
    ),
    "error.edge_list_power": (
        "{path}:{line}: “{value}” is a number whose last digits a spreadsheet has dropped; format the column as text, and export it again",
        "{path}:{line}：“{value}”是被电子表格改成科学计数法的编号，末尾数字已丢失；请将该列设为文本格式后重新导出",
    ),
    "error.edge_list_damaged_id": (
        "{path}:{line}: “{value}” is no id but what programs write in place of one they lost; export the list again, as UTF-8",
        "{path}:{line}：“{value}”不是编号，而是软件在出错或乱码时写入的符号；请以 UTF-8 编码重新导出",
    ),
    "error.edge_list_matrix_kind": (
        "{path}:{line}: “{value}” is no sparse matrix; allowed: %%MatrixMarket matrix coordinate …",
        "{path}:{line}：“{value}”不是稀疏矩阵；允许：%%MatrixMarket matrix coordinate …",
    ),
    "error.edge_list_matrix_size": (
        "{path}:{line}: “{value}” is no size of a matrix of friends; write rows, columns and entries, with as many rows as columns",
        "{path}:{line}：“{value}”不是好友矩阵的规模；请依次写行数、列数、条目数，且行数应等于列数",
    ),
    "error.edge_list_matrix_count": (
        "{path}:{line}: the matrix should have {value} entries and has {count}; the file is cut off or was joined",
        "{path}:{line}：矩阵应有 {value} 个条目，实有 {count} 个；文件可能不完整或被拼接过",
    ),
    "edge_list.column": ("column {value}", "第 {value} 列"),
    "edge_list.no_heading": ("(no heading)", "（无标题）"),
    "warning.edge_list.repeats": (
        "{path}: {loops} {loops:tie of a person to itself|ties of people to themselves} and {duplicates} duplicate {duplicates:tie|ties} left out",
        "{path}：已略去 {loops} 条指向自身的关系和 {duplicates} 条重复关系",
    ),
    "warning.edge_list.without_friends": (
        "{path}: {count} of {size} people have no friend and are left out; write `size: {size}` to have as many citizens",
        "{path}：{size} 人中有 {count} 人没有好友，已略去；如需计入，请写 `size: {size}`",
    ),
    "warning.edge_list.columns": (
        "{path}: read as friends: {ends}; left out: {left}",
        "{path}：以 {ends} 为好友双方；已略去：{left}",
    ),
    "warning.edge_list.heading": (
        "{path}:{line}: {value} were taken for headings, not for people",
        "{path}:{line}：{value} 视为列标题，未视为人员",
    ),
    "warning.edge_list.first_line": (
        "{path}:{line}: {value} were taken for two friends; if they are headings, write # before them",
        "{path}:{line}：{value} 视为一对好友；若为列标题，请在行首加 #",
    ),
    "warning.edge_list.headings": (
        "{path}: {count} {count:heading|headings} between ties left out, the first in line {line}",
        "{path}：已略去数据中间的 {count} 行列标题，首见于第 {line} 行",
    ),
    "warning.edge_list.one_way": (
        "{path}: whoever is in {value} counts as the other's friend, in both directions",
        "{path}：{value} 双方按互为好友处理，不区分方向",
    ),
    "warning.edge_list.comments": (
        "{path}: {count} {count:line|lines} between ties left out that {count:begins|begin} with # or %, the first is line {line}",
        "{path}：已略去数据中间以 # 或 % 开头的 {count} 行，首见于第 {line} 行",
    ),
    "warning.edge_list.attributes": (
        "{path}: what stands in braces was left out, as {value}",
        "{path}：已略去花括号中的内容，例如 {value}",
    ),
    "warning.edge_list.invisible": (
        "{path}: {count} invisible {count:sign|signs} left out ({signs}), the first in line {line}",
        "{path}：已略去 {count} 个不可见字符（{signs}），首见于第 {line} 行",
    ),
    "warning.edge_list.full_width": (
        "{path}: {count} {count:id has|ids have} full-width signs or other digits, which were read as ordinary ones, as in “{value}”",
        "{path}：{count} 个编号含全角字符或其他数字，已按半角读取，例如“{value}”",
    ),
    "warning.edge_list.points": (
        "{path}: {count} {count:id has|ids have} a point or comma, probably by a spreadsheet: “{value}” was read as {read}",
        "{path}：{count} 个编号带有小数点或千分位，可能由电子表格造成：“{value}”读作 {read}",
    ),
    "warning.edge_list.rounded": (
        "{path}: all {count} long {count:id ends|ids end} in zeros, as “{value}”: a spreadsheet keeps 15 digits, and may have made one person of several",
        "{path}：{count} 个长编号均以零结尾，例如“{value}”：电子表格只保留 15 位数字，可能已把不同的人合并",
    ),
    "warning.edge_list.odd_ids": (
        "{path}: {count} {count:id looks|ids look} like no person and {count:was|were} read as one: {value}",
        "{path}：{count} 个编号不像人员，仍按人员读取：{value}",
    ),
    "warning.edge_list.members": (
        "{path}: {value} was read from the archive; left out: {left}",
        "{path}：读取了压缩文件中的 {value}；未读取：{left}",
    ),
    "progress.friends": ("Reading {path} ({value} MB) …", "正在读取 {path}（{value} MB）……"),
}
