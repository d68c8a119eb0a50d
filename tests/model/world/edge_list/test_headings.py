import pytest

from govsim.model.world.edge_list.headings import ends_named
from tests.model.world.edge_list.lists import kinds_of, read, refused, ties_of


@pytest.mark.parametrize(
    ("headings", "ends"),
    [
        ("source target", (0, 1)),
        ("Target Source", (0, 1)),
        ("id source target", (1, 2)),
        ("Source Target Type Id Label Weight", (0, 1)),
        ("FromNodeId ToNodeId", (0, 1)),
        ("weight from_id from_name to_id to_name", (1, 3)),
        ("name id friend_name friend_id", (1, 3)),
        ("userid friendid", (0, 1)),
        ("user_id user_name friend_id friend_name", (0, 2)),
        ("id user friend", (1, 2)),
        ("id friend", (0, 1)),
        ("follower followee since", (0, 1)),
        ("user1 user2", (0, 1)),
        ("person_a person_b", (0, 1)),
        ("姓名 好友姓名", (0, 1)),
        ("序号 姓名 好友姓名 备注", (1, 2)),
        ("编号 姓名 好友编号 好友姓名", (0, 2)),
        ("用户ID 好友ID", (0, 1)),
        ("源节点 目标节点 权重", (0, 1)),
        ("关注者 被关注者", (0, 1)),
        ("用户１ 用户２", (0, 1)),
        ("a b", None),
        ("1 2", None),
        ("甲 乙", None),
        ("ann bob", None),
        ("张三 李四", None),
        ("source weight", None),
        ("id weight type", None),
    ],
)
def test_which_headings_name_the_ends(headings, ends):
    assert ends_named(headings.split()) == ends


@pytest.mark.parametrize(
    ("text", "ties", "left"),
    [
        ("id,source,target\n0,11,12\n1,12,13\n", [("11", "12"), ("12", "13")], ["id"]),
        ("weight,source,target\n5,11,12\n3,12,13\n", [("11", "12"), ("12", "13")], ["weight"]),
        (",source,target\n0,11,12\n", [("11", "12")], 1),
        ("w,x,y\n0.1,ann,bob\n0.3,bob,cat\n", [("ann", "bob"), ("bob", "cat")], ["w"]),
        ("left,right,since\n1,2,2019\n2,3,\n", [("1", "2"), ("2", "3")], ["since"]),
        ("who,whom,weight\n1,2,7\n3,4,8\n", [("1", "2"), ("3", "4")], ["weight"]),
        ('"source" "target"\n"1" "a" "b"\n"2" "b" "c"\n', [("a", "b"), ("b", "c")], 1),
        ('"V1" "V2"\n"1" 11 12\n"2" 12 13\n', [("11", "12"), ("12", "13")], 1),
    ],
)
def test_columns_that_are_no_ends_are_left_out_with_a_note(written, text, ties, left):
    found, notes = read(written(text))
    assert found == ties
    told = notes["columns"]["left"]
    assert told == left or [term.values["value"] for term in told] == [left]


@pytest.mark.parametrize(
    ("text", "ties", "left"),
    [
        ("1 2 0.5\n2 3 1.5\n", [("1", "2"), ("2", "3")], [3]),
        ("1 2 5\n2 3 2\n", [("1", "2"), ("2", "3")], [3]),
        ("1\t2\t-1\t1082040961\n1\t3\t1\t1082155839\n", [("1", "2"), ("1", "3")], [3, 4]),
        ("0.5,1,2\n1.5,2,3\n", [("1", "2"), ("2", "3")], [1]),
        ("ann,bob,7\nbob,cat,8\n", [("ann", "bob"), ("bob", "cat")], [3]),
        ("7,ann,bob\n8,bob,cat\n", [("ann", "bob"), ("bob", "cat")], [1]),
        ("9,2,5\n2,3,5\n", [("2", "3"), ("2", "9")], [3]),
        ("1,2,1.0\n2,3,0.5\n", [("1", "2"), ("2", "3")], [3]),
    ],
)
def test_weights_without_headings_are_left_out_with_a_note(written, text, ties, left):
    found, notes = read(written(text))
    assert found == ties
    assert [term.values["value"] for term in notes["columns"]["left"]] == left


@pytest.mark.parametrize(
    "text",
    [
        "1,2,3\n2,3,4\n",
        "0,11,12\n1,12,13\n",
        "a,b,c\n1,2,3\n4,5,6\n",
        "a,b,c\nd,e,f\n",
        "source,weight\n1,2\n",
        "name,认识年份\nann,2019\n",
    ],
)
def test_columns_that_cannot_be_told_apart_are_refused(written, text):
    fault = refused(written(text))
    assert (fault.key, fault.values["line"]) == ("error.edge_list_which_columns", 1)
    assert fault.values["columns"] == text.split("\n", maxsplit=1)[0].split(",")


@pytest.mark.parametrize(
    ("text", "ties", "line"),
    [
        ("source,target\n1,2\n2,3\nsource,target\n3,4\n", [("1", "2"), ("2", "3"), ("3", "4")], 4),
        ("\ufeffsource,target\n1,2\n\ufeffsource,target\n1,3\n", [("1", "2"), ("1", "3")], 3),
        ("source,target\n1,2\nTarget,Source\n1,3\n", [("1", "2"), ("1", "3")], 3),
        ("1,2\nsource,target\n1,3\n", [("1", "2"), ("1", "3")], 2),
        ("left,right\n1,2\nleft,right\n1,3\n", [("1", "2"), ("1", "3")], 3),
        ("who,whom\n1,2\n\nwho,whom\n1,3\n", [("1", "2"), ("1", "3")], 4),
        ("姓名,好友姓名\n张,李\n姓名,好友姓名\n张,王\n", [("张", "李"), ("张", "王")], 3),
    ],
)
def test_headings_between_ties_are_left_out_with_a_note(written, text, ties, line):
    found, notes = read(written(text))
    assert found == ties
    assert (notes["headings"]["count"], notes["headings"]["line"]) == (1, line)


def test_other_headings_between_ties_are_refused(written):
    fault = refused(written("id,source,target\n0,1,2\nsource,target,weight\n3,4,1\n"))
    assert (fault.key, fault.values["line"]) == ("error.edge_list_other_heading", 3)


def test_words_that_are_ids_are_no_headings(written):
    """A network of words has ties between `source`, `target` and others; numbered people are no numbered headings."""
    words = "source,target\ntarget,goal\ngoal,source\n"
    assert ties_of(written(words)) == [("goal", "source"), ("goal", "target"), ("source", "target")]
    assert ties_of(written("user1,user2\nuser3,user4\n", "1")) == [("user1", "user2"), ("user3", "user4")]
    assert ties_of(written("user1,user2\nann,bob\n", "2")) == [("ann", "bob")]
    assert ties_of(written("user1,user2\n", "3")) == [("user1", "user2")]
    assert ties_of(written("人1,人2\n张三,李四\n", "4")) == [("张三", "李四")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who,whom\nann,bob\nbob,cat\n", "first_line"),
        ("apple,pear\n1,2\n", "heading"),
        ("follower,followee\nann,bob\n", "one_way"),
        ("关注者,被关注者\n甲,乙\n", "one_way"),
    ],
)
def test_what_the_first_line_was_taken_for_is_said(written, text, kind):
    assert kinds_of(written(text)) == {kind}


def test_a_first_line_of_people_met_again_is_not_questioned(written):
    assert read(written("ann,bob\nbob,cat\n")) == ([("ann", "bob"), ("bob", "cat")], {})
