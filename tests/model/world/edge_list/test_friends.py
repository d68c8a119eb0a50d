import random
import warnings

import numpy as np
import pytest

from govsim.errors import GovsimError
from govsim.model.world import friendships
from govsim.model.world.edge_list import EdgeListWarning, read_edge_list
from govsim.scenario.schema import EdgeList
from tests.model.world.edge_list.lists import read, refused, ties_of


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


def test_order_of_lines_and_ends_changes_nothing(written):
    lines = [(i, (i * 7 + 3) % 40 + 40) for i in range(40)]
    mixed = random.Random(5).sample([pair[::-1] for pair in lines], len(lines))
    one, two = ("".join(f"{a},{b}\n" for a, b in some) for some in (lines, mixed))
    for a, b in zip(read_edge_list(written(one, "one")), read_edge_list(written(two, "two")), strict=True):
        assert np.array_equal(a, b)


def test_ties_left_out_are_counted(written):
    """1–2 stands there three times, 3–3 is a tie of a person to themselves."""
    ties, notes = read(written("1 2\n2 1\n1 2\n3 3\n2 3\n"))
    assert ties == [("1", "2"), ("2", "3")]
    assert {name: notes["repeats"][name] for name in ("loops", "duplicates")} == {"loops": 1, "duplicates": 2}


def test_whatever_was_left_out_is_said_each_time_the_file_is_asked_for(written):
    path = written("1 2\n2 1\n")
    for _ in range(2):
        with pytest.warns(EdgeListWarning, match="1 "):
            read_edge_list(path)


@pytest.mark.parametrize(
    "text", ["1,2\n2,3\n", "from,to\na,b\n", "# of 2019\n张三 李四\n", "姓名,好友姓名\n张三,李四\n"]
)
def test_nothing_is_said_of_a_plain_list(written, text):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_edge_list(written(text))


@pytest.mark.parametrize("text", ["", "\n \n# nothing\n", "from,to\n", "source,target\nsource,target\n", "1,1\n"])
def test_a_list_without_a_tie_is_refused(written, text):
    assert refused(written(text)).key == "error.edge_list_empty"


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
