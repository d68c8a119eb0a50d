import pytest

from tests.model.world.edge_list.lists import kinds_of, read, refused, ties_of

NAMES = "来源,目标\n张三,李四\n李四,王五\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-32", "utf-16-le-bom", "utf-16-be-bom"]
)
def test_encodings_of_offices_read_the_same(written, encoding):
    marked = encoding.endswith("-bom")
    raw = ("\ufeff" * marked + NAMES).encode(encoding.removesuffix("-bom"))
    assert read(written(raw)) == ([("张三", "李四"), ("李四", "王五")], {})


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "1,2\n".encode("utf-16-le"),
        b"1,2\n\xff\xff\xff\n",
        b"\xff\xfe1",
        b"\xff\xfe\x00\x00\x00\x00\x11\x00",
        b"%PDF-1.7\n\x00",
    ],
)
def test_other_bytes_are_no_text(written, raw):
    assert refused(written(raw)).key == "error.edge_list_binary"


BLANKS = [
    "\x0b", "\x0c", "\x1c", "\x1f", "\x85", "\xa0", "\u1680", "\u2000", "\u2003", "\u200a", "\u2028", "\u2029",
    "\u202f", "\u205f", "\u3000", "  ",
]  # fmt: skip


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_all_that_is_a_blank_parts_columns_and_is_none_within_an_id(written, blank):
    assert read(written(f"1{blank}2\n{blank}2{blank}3{blank}\n")) == ([("1", "2"), ("2", "3")], {})
    assert ties_of(written(f"a b,{blank}c{blank}\n", "names")) == [("a b", "c")]


INVISIBLE = [
    "\ufeff",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u202a",
    "\u2060",
    "\u2069",
    "\xad",
    "\x01",
    "\x1a",
    "\x7f",
]


@pytest.mark.parametrize("sign", INVISIBLE, ids=ascii)
def test_signs_that_nobody_sees_make_no_other_person(written, sign):
    """1 and 1 with the sign are one person; the sign stands in the lines 1 and 2, twice in the second."""
    ties, notes = read(written(f"1,2{sign}\n{sign}1,{sign}3\n2,3\n"))
    assert ties == [("1", "2"), ("1", "3"), ("2", "3")]
    assert notes["invisible"]["count"] == 3
    assert notes["invisible"]["line"] == 1
    assert notes["invisible"]["signs"] == [f"U+{ord(sign):04X}"]


def test_a_mark_at_the_beginning_is_no_sign_of_the_text(written):
    assert kinds_of(written("\ufeff1,2\n")) == set()
    assert kinds_of(written("\ufeff1,2\n\ufeff2,3\n", "joined")) == {"invisible"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"], ids=ascii)
def test_every_end_of_a_line_ends_one(written, end):
    assert ties_of(written(f"1,2{end}2,3")) == [("1", "2"), ("2", "3")]
