"""Made-up files of friendships, from tidy to hostile: the same number gives the same bytes."""

import bz2
import gzip
import io
import lzma
import random
import zipfile

COMMON = (",", "\t", ";", "|", " ", "  ", ", ", "，")
SEPARATORS = (
    *COMMON, " | ", "；", "｜", "、", "\u2003", "\u3000", "\xa0", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", ":", "",
    "\x00", "\ufeff", '"',
)  # fmt: skip
HEADINGS = (
    "source", "target", "from", "to", "id", "", "weight", "姓名", "好友姓名", "follower", "user_id", "friend_id", "w",
    "who", "Unnamed: 0", "用户1", "用户2", "V1", "V2", "node", "1", "类型",
)  # fmt: skip
ODD = (
    "", " ", '"', '""', "'", "#", "%", "#N/A", "??", "\ufffd", "NA", "-", "1.38E+10", "3.0", "3,0", "1,234", "１２",
    "١٢", "-7", "007", "+3", "1e5", "{}", "{'a': 1}", "[", "<x>", "sep=,", "--", "\u200b", "\ufeff1", "a\x01b",
    "e\u0301", "\U0001f9d1\u200d", '="1"', "9" * 5000, "0" * 4400, "x" * 9000, "𝟏", "²", "Ⅷ", "½", "\udb40", "(blank)",
    "graph", "*Vertices",
)  # fmt: skip
LINES = (
    "# a comment", "%%MatrixMarket matrix coordinate real general", "3 3 2", "", "   ", ",,,", "|---|---|", '"',
    "# 1,2", '{"a": 1}', "\ufeffsource,target", "source,target", "sep=;", "*Edges", "\x1a", "," * 70, "----+----",
)  # fmt: skip
ENDS = ("\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n\r")
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32", "latin-1")


def made_up(number):
    """The bytes of a file."""
    draw = random.Random(number)
    raw = _text(draw).encode(draw.choice(ENCODINGS), errors="replace" if draw.random() < 0.9 else "ignore")
    if draw.random() < 0.15:
        raw = _spoilt(draw, raw)
    if draw.random() < 0.15:
        raw = _packed(draw, raw)
        raw = _spoilt(draw, raw) if draw.random() < 0.3 else raw
    return raw


def _text(draw):
    width = draw.choice((1, 2, 2, 2, 2, 2, 3, 3, 4, 7))
    separator = draw.choice(COMMON if draw.random() < 0.6 else SEPARATORS)
    end, pool = draw.choice(ENDS), _pool(draw)
    lines = [separator.join(draw.choices(pool, k=_near(draw, width))) for _ in range(draw.choice((0, 1, 2, 3, 8, 20)))]
    if draw.random() < 0.5:
        lines.insert(0, separator.join(draw.choices(HEADINGS, k=_near(draw, width))))
    for _ in range(draw.choice((0, 0, 0, 1, 2))):
        lines.insert(draw.randint(0, len(lines)), draw.choice((*LINES, *lines)))
    text = end.join(lines) + draw.choice((end, "", end * 3))
    return draw.choice(("", "", "", "\ufeff", " ", "\n")) + text


def _near(draw, width):
    return width if draw.random() < 0.99 else max(width + draw.choice((-1, 1)), 0)


def _pool(draw):
    """Ids of one kind, now and then with odd ones among them."""
    kinds = (
        [str(draw.randint(0, 99)) for _ in range(12)],
        [str(draw.randint(10**17, 10**18)) for _ in range(5)],
        ["ann", "bob", "cat", "dan", "Smith, John", '"Doe, Jane"', "O'Neill"],
        ["张三", "李四", "王五", "欧阳 修", "阿依古丽·买买提"],
        [f"{draw.randint(0, 9)}.0" for _ in range(6)],
        [f"{draw.random():.3f}" for _ in range(6)],
    )
    pool = list(draw.choice(kinds))
    if draw.random() < 0.3:
        pool += draw.choices(ODD, k=draw.choice((1, 1, 3)))
    if draw.random() < 0.1:
        pool += ["".join(chr(draw.choice((draw.randint(1, 0xFF), draw.randint(1, 0xD7FF)))) for _ in range(4))]
    return pool


def _spoilt(draw, raw):
    """Some bytes cut out, doubled or replaced."""
    begin = draw.randint(0, len(raw))
    end = min(begin + draw.choice((0, 1, 3, 50)), len(raw))
    return raw[:begin] + draw.choice((b"", draw.randbytes(3), raw[begin:end] * 3)) + raw[end:]


def _packed(draw, raw):
    return draw.choice((gzip.compress, bz2.compress, lzma.compress, zipped))(raw)


def zipped(raw):
    """The bytes as the only file of a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("friends.csv", raw)
    return buffer.getvalue()
