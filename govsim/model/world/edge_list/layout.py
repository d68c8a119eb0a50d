"""How the lines of a file are to be read: its format, what parts the columns, what is no tie."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from govsim.model.world.edge_list.headings import ends_named
from govsim.model.world.edge_list.numbers import NUMBER
from govsim.model.world.edge_list.reading import Reading, quoted

SEPARATORS = ("\t", ";", "|", ",")
"""A comma comes last: in a file parted by semicolons it may stand in a decimal number."""
BLANK = " "
AROUND = "".join(SEPARATORS) + BLANK
FULL_WIDTH = str.maketrans("，；｜、", ",;|,")
"""Read as separators only where the first lines have no other one."""
LONGEST_SIZE = 18
"""Digits of the size of a matrix that are looked at."""
SAMPLE = 50
"""Lines that show what parts the columns."""
MATRIX = re.compile(r"\s*%%MatrixMarket\b", re.I)
FOREIGN = (
    (re.compile(r"<"), "XML/HTML"),
    (re.compile(r"\*\s*(?:vertices|network|edges|arcs)\b", re.I), "Pajek"),
    (re.compile(r"graph\s*\[|creator\s+\"", re.I), "GML"),
    (re.compile(r"[\[{]"), "JSON"),
    (re.compile(r"(?:nodedef|edgedef)\s*>", re.I), "GDF"),
    (re.compile(r"(?:strict\s+)?(?:di)?graph\b[^,;|\t]*\{", re.I), "Graphviz"),
    (re.compile(r"dl\s+n\s*=", re.I), "UCINET"),
)
"""How files begin that hold a graph, but not as one tie a line."""

_ERROR = r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|#+[ ]*[,;\t|])"
_COMMENT = re.compile(rf"(?m)^[ \t]*(?!{_ERROR})[#%].*$")
_ONLY_BLANKS = re.compile(r"(?m)^[ \t]+$")
_FIRST = re.compile(rf"(?m)^(?![ \t]*(?!{_ERROR})[#%])[ \t]*\S")
_QUOTED = re.compile(r'"[^"]*"')
_RULE = re.compile(r"(?m)^(?=[^\n]*--)(?=[^\n]*[|+])[ \t|+:=-]+$")
"""A line between headings and ties in tables for people."""
_SEPARATOR_SAID = re.compile(r"sep=[^\n]?[ \t]*(?=\n)", re.I)
"""The first line of CSV for Excel."""
_ATTRIBUTES = re.compile(r"(?m)^([^\n{]*)(\{[^\n]*\})[ \t]*$")
_BEFORE_QUOTE = re.compile(r'(?m)(^|[,;|\t]) +(?=")')


@dataclass(frozen=True)
class ListLayout:
    """Text in which every line that is not empty is a tie or a heading, and what parts its columns.

    `ends` and `people`: the columns of both ends and how many people there are, where the format says so. Lines keep
    their numbers.
    """

    text: str
    separator: str
    ends: tuple[int, int] | None = None
    people: int = 0

    def lines(self) -> Iterator[tuple[int, str]]:
        """Lines that hold something, with their numbers from 1."""
        return ((number, line) for number, line in enumerate(self.text.split("\n"), start=1) if line)

    def line_of(self, row: int) -> int:
        """The number of a line, counted among those that hold something from 0."""
        return next(islice(self.lines(), row, None))[0]


def layout_of(reading: Reading, text: str) -> ListLayout:
    """The layout of a text; raises GovsimError where it holds no tie, or a graph in another format."""
    if MATRIX.match(text):
        return _matrix(reading, text)
    said = _SEPARATOR_SAID.match(text)
    text = _without_comments(reading, text[said.end() :] if said else text)
    text = _RULE.sub("", text) if "--" in text else text
    first = next(islice(_some(text), 1), None)
    if first is None:
        raise reading.fault("empty")
    _refuse_foreign(reading, text, first)
    text = _without_attributes(reading, text, first)
    separator, translated = _separator(list(islice(_some(text), SAMPLE)))
    text = text.translate(FULL_WIDTH) if translated else text
    text = _BEFORE_QUOTE.sub(r"\1", text) if '"' in text else text
    return ListLayout(_with_row_names(text, separator), separator)


def _some(text: str) -> Iterator[str]:
    """The lines that hold something."""
    return (line[0] for line in re.finditer(r"[^\n]+", text))


def _without_comments(reading: Reading, text: str) -> str:
    """The text without lines that begin with # or %; those that stand between ties are noted."""
    if "#" in text or "%" in text:
        begin = _FIRST.search(text)
        between = len(_COMMENT.findall(text, begin.start())) if begin else 0
        if between:
            line = text.count("\n", 0, _COMMENT.search(text, begin.start()).start()) + 1
            reading.note("comments", count=between, line=line)
        text = _COMMENT.sub("", text)
    return _ONLY_BLANKS.sub("", text) if "\n " in text or "\n\t" in text or text[:1] in (" ", "\t") else text


def _refuse_foreign(reading: Reading, text: str, first: str) -> None:
    kind = next((name for begins, name in FOREIGN if begins.match(first.lstrip())), None)
    if kind:
        raise reading.fault("foreign", line=_line_of(text, first), value=quoted(first.strip()), kind=kind)


def _line_of(text: str, part: str) -> int:
    return text.count("\n", 0, text.index(part)) + 1


def _without_attributes(reading: Reading, text: str, first: str) -> str:
    """The text without the `{...}` that networkx writes after both ends, where the first line has one."""
    before = _ATTRIBUTES.match(first)
    if before is None or len(re.split(r"[ \t,;|]+", before[1].strip(AROUND))) < 2:
        return text
    held = (found[2] for found in _ATTRIBUTES.finditer(text))
    if some := next((braces for braces in held if braces.strip("{} \t")), None):
        reading.note("attributes", value=quoted(some))
    return _ATTRIBUTES.sub(lambda found: found[1].rstrip(AROUND), text)


# What parts the columns


def _separator(sample: list[str]) -> tuple[str, bool]:
    """What parts the columns of some lines, and whether it is a full-width sign there."""
    plain = [_QUOTED.sub("", line) for line in sample]
    wide = [line.translate(FULL_WIDTH) for line in plain]
    for lines in (plain, wide):
        if mark := next((mark for mark in SEPARATORS if _parts_alike(lines, mark)), None):
            return mark, lines is wide
    if _alike([len(line.split()) - 1 for line in plain]):
        return BLANK, False
    for lines in (plain, wide):
        if mark := next((mark for mark in SEPARATORS if mark in lines[0].strip()), None):
            return mark, lines is wide
    return BLANK, False


def _parts_alike(lines: list[str], mark: str) -> bool:
    return _alike([line.count(mark) for line in lines])


def _alike(counts: list[int]) -> bool:
    """Whether all lines have as many separators; the first, a heading, may have one less: R names rows without one."""
    rest = counts[1:] or counts
    return counts[0] > 0 and len(set(rest)) == 1 and counts[0] in (rest[0], rest[0] - 1)


def parts(line: str, separator: str) -> list[str]:
    """The columns of a line, as a table of the whole text has them."""
    if '"' not in line:
        return line.split() if separator == BLANK else line.split(separator)
    try:
        return next(csv.reader([line.strip(BLANK)], delimiter=separator, skipinitialspace=True))
    except csv.Error:
        return line.split(separator)


def _with_row_names(text: str, separator: str) -> str:
    """The text with an empty heading above names of rows, which R writes without one."""
    first, *rest = islice(_some(text), SAMPLE)
    if not rest or not _are_named(rest, separator) or not ends_named(parts(first, separator)):
        return text
    begin = text.index(first)
    return f'{text[:begin]}""{separator}{text[begin:]}'


def _are_named(lines: list[str], separator: str) -> bool:
    """Whether lines of three columns begin with names of rows: 1, 2, 3 before two ids, and not two ids and a weight."""
    columns = [[part.strip() for part in parts(line, separator)] for line in lines]
    counted = [line[0] for line in columns] == [str(number) for number in range(1, len(lines) + 1)]
    only_names_quoted = all(line.startswith('"') and line.count('"') == 2 for line in lines)
    return counted and all(
        len(line) == 3 and line[2] and (only_names_quoted or not NUMBER.fullmatch(line[2])) for line in columns
    )


# Matrix Market: Boisvert, Pozo and Remington 1996, NISTIR 5935


def _matrix(reading: Reading, text: str) -> ListLayout:
    """The entries of a sparse matrix as ties between rows and columns."""
    banner = next(_some(text)).lower().split()
    body = re.sub(r"(?m)^[ \t]*%.*$", "", text)
    size = re.search(r"[^\s][^\n]*", body)
    if banner[1:3] != ["matrix", "coordinate"] or size is None:
        raise reading.fault("matrix_kind", line=1, value=quoted(next(_some(text)).strip()))
    numbers = size[0].split()
    line = body.count("\n", 0, size.start()) + 1
    if len(numbers) != 3 or not all(number.isdecimal() for number in numbers) or numbers[0] != numbers[1]:
        raise reading.fault("matrix_size", line=line, value=quoted(size[0].strip()))
    body = body[: size.start()] + body[size.end() :]
    body = _ONLY_BLANKS.sub("", body)
    count = sum(1 for _ in _some(body))
    if str(count) != numbers[2].lstrip("0").rjust(1, "0"):
        raise reading.fault("matrix_count", line=line, value=quoted(numbers[2]), count=count)
    if count == 0:
        raise reading.fault("empty")
    return ListLayout(body, BLANK, ends=(0, 1), people=int(numbers[0][:LONGEST_SIZE]))
