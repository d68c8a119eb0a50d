import gzip
import random
import warnings

import numpy as np
import pytest

from govsim.errors import GovsimError
from govsim.model.world import friendships
from govsim.model.world.edge_list import EdgeListWarning, read_edge_list
from govsim.scenario.schema import EdgeList


@pytest.fixture
def written(tmp_path):
    def write(content, name="friends.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def ties_of(path):
    ids, first, second = read_edge_list(path)
    return [(ids[a], ids[b]) for a, b in zip(first, second, strict=True)]


def refused(path):
    with pytest.raises(GovsimError) as caught:
        read_edge_list(path)
    assert all(caught.value.message(lang) for lang in ("en", "zh"))
    return caught.value


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("2,10\n10,1\n", [("1", "10"), ("2", "10")]),
        ("a\tb c\nb c\td, e\n", [("a", "b c"), ("b c", "d, e")]),
        ("张三，李四\n李四，王五\n", [("张三", "李四"), ("李四", "王五")]),
        ("张三\u3000李四\n", [("张三", "李四")]),
        ('"x";"y"\n x ; z \n', [("x", "y"), ("x", "z")]),
        ("NA null\nnull nan\n", [("NA", "null"), ("nan", "null")]),
        ("007 7\n", [("007", "7")]),
        ("--5 3\n", [("--5", "3")]),
        ("  # a\n\n% b\n   \n1 2\n#c\n", [("1", "2")]),
        ("用户,好友\n甲1,乙1\n", [("乙1", "甲1")]),
        ("left,right\n1,2\n", [("1", "2")]),
        ("ann,bob\nbob,cat\n", [("ann", "bob"), ("bob", "cat")]),
        ("from,to,since\n1,2,2019\n2,3,\n", [("1", "2"), ("2", "3")]),
        ("user#1 user#2\n", [("user#1", "user#2")]),
        ("a b", [("a", "b")]),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_ties_of_many_shapes(written, text, ties, line_end):
    assert ties_of(written(text.replace("\n", line_end))) == ties


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_and_gzip_read_the_same(written, encoding):
    raw = "来源,目标\n张三,李四\n李四,王五\n".encode(encoding)
    expected = [("张三", "李四"), ("李四", "王五")]
    assert ties_of(written(raw)) == ties_of(written(gzip.compress(raw), "zipped")) == expected


def test_order_of_lines_and_ends_changes_nothing(written):
    lines = [(i, (i * 7 + 3) % 40 + 40) for i in range(40)]
    mixed = random.Random(5).sample([pair[::-1] for pair in lines], len(lines))
    one, two = ("".join(f"{a},{b}\n" for a, b in some) for some in (lines, mixed))
    for a, b in zip(read_edge_list(written(one, "one")), read_edge_list(written(two, "two")), strict=True):
        assert np.array_equal(a, b)


def test_one_warning_counts_loops_and_duplicates(written):
    path = written("1 2\n2 1\n1 2\n3 3\n2 3\n")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert ties_of(path) == [("1", "2"), ("2", "3")]
    assert [type(warning.message) for warning in caught] == [EdgeListWarning]
    assert "1" in str(caught[0].message)
    assert "2" in str(caught[0].message)


@pytest.mark.parametrize(
    ("text", "line", "value", "allowed"),
    [
        ("1,2\n2,3\n3\n", 3, 1, 2),
        ("# c\n1 2\n\n2 3 4\n5 6\n", 4, 3, 2),
        ("1,2\n3,\n", 2, 1, 2),
        ('1,2\n"",3\n', 2, 1, 2),
        ("1,2,3\n2,3,4\n", 1, 3, 2),
        ("ann,bob,7\nbob,cat,8\n", 1, 3, 2),
        ("from,to,since\n1,2,2019\n2,3\n", 3, 2, 3),
        ("from,to,since\n1,2,2019\n2,3,4,5\n", 3, 4, 3),
        ("alone\n", 1, 1, 2),
        ("1,2\r\n\r\n3\r\n", 3, 1, 2),
        ("a\x0bb,c\nd\n", 2, 1, 2),
    ],
)
def test_a_wrong_line_is_named(written, text, line, value, allowed):
    fault = refused(written(text))
    assert fault.key == "error.edge_list_columns"
    assert {name: fault.values[name] for name in ("line", "value", "allowed")} == {
        "line": line,
        "value": value,
        "allowed": allowed,
    }


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (b"", "error.edge_list_empty"),
        (b"\n \n# nothing\n", "error.edge_list_empty"),
        (b"from,to\n", "error.edge_list_empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "error.edge_list_binary"),
        ("1,2\n".encode("utf-16"), "error.edge_list_binary"),
        (b"1,2\n\xff\xff\xff\n", "error.edge_list_binary"),
        (gzip.compress(b"1,2\n" * 99, mtime=0)[:-9], "error.edge_list_unreadable"),
        (b"\x1f\x8bnonsense", "error.edge_list_unreadable"),
    ],
)
def test_what_is_no_edge_list_is_said(written, raw, key):
    assert refused(written(raw)).key == key


def test_missing_files_and_folders_are_said(tmp_path):
    assert refused(str(tmp_path / "none.csv")).key == "fault.no_edge_list"
    assert refused(str(tmp_path)).key == "error.edge_list_unreadable"


def test_citizens_beyond_the_file_have_no_friends_and_too_few_are_refused(written):
    network = EdgeList(kind="edge_list", path=written("5 7\n7 9\n"))
    found = friendships.build(network, np.ones(5), np.zeros(5, np.int64), 1)
    assert found.degrees().tolist() == [1, 2, 1, 0, 0]
    with pytest.raises(GovsimError) as caught:
        friendships.build(network, np.ones(2), np.zeros(2, np.int64), 1)
    assert caught.value.values["allowed"] == 3


def test_an_edited_file_is_read_again_and_lists_are_not_shared(written):
    path = written("1 2\n")
    read_edge_list(path)[0].append("stranger")
    assert read_edge_list(path)[0] == ["1", "2"]
    assert ties_of(written("1 2\n2 3\n")) == [("1", "2"), ("2", "3")]
