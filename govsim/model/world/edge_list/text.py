"""Bytes to text: encodings, ends of lines, blanks of every kind, and signs that nobody sees."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from govsim.model.world.edge_list.reading import Reading

ENCODINGS = ("utf-8", "gb18030")
"""What offices save text in, where no mark at the beginning says it."""
MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and what they say; the longer ones first."""
MARK = "\ufeff"
BLANKS = "\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""Signs that are read as a blank: what Unicode calls a space, and controls that part things."""
INVISIBLE = (
    "\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Signs without a form: other controls, joiners, marks of direction and of byte order, tags."""

_ODD = re.compile(f"[{BLANKS}{INVISIBLE}]")
_UNSEEN = re.compile(f"[{INVISIBLE}]")


def text_of(reading: Reading, raw: bytes) -> str:
    """The text with single line feeds, ordinary blanks and nothing invisible; raises GovsimError for other bytes."""
    text = _decoded(reading, raw).removeprefix(MARK)
    return _plain(reading, text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(reading: Reading, raw: bytes) -> str:
    marked = next((encoding for mark, encoding in MARKED if raw.startswith(mark)), None)
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise reading.fault("binary")


def _plain(reading: Reading, text: str) -> str:
    odd = Counter(_ODD.findall(text))
    unseen = [sign for sign in odd if _UNSEEN.match(sign)]
    if unseen:
        line = text.count("\n", 0, _UNSEEN.search(text).start()) + 1
        signs = [f"U+{ord(sign):04X}" for sign in sorted(unseen)]
        reading.note("invisible", count=sum(odd[sign] for sign in unseen), signs=signs, line=line)
    for sign in odd:
        text = text.replace(sign, "" if sign in unseen else " ")
    return text
