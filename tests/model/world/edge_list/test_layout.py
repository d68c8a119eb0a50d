import io

import networkx
import pytest
from scipy import io as matrices
from scipy import sparse

from govsim.model.world.edge_list import columns
from tests.model.world.edge_list.lists import kinds_of, read, refused, ties_of

TIES = [("1", "2"), ("2", "3")]


@pytest.mark.parametrize("mark", ["\t", ",", ";", "|", "，", "；", "｜", "、", " ", "   ", " , ", "\t\t", " | "])
def test_columns_are_parted_by_what_parts_every_line(written, mark):
    assert ties_of(written(f"1{mark}2\n2{mark}3\n")) == TIES
    assert ties_of(written(f"source{mark}target\n1{mark}2\n2{mark}3\n", "headed")) == TIES


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("a;b,c\nb,c;d\n", [("a", "b,c"), ("b,c", "d")]),
        ("1;2;0,5\n2;3;1,5\n", TIES),
        ("1\t2\n2 3\n", TIES),
        ("1，2\n2,3\n", TIES),
        ('"Smith, John","Doe, Jane"\n', [("Doe, Jane", "Smith, John")]),
        ('"Smith, John", "Doe, Jane"\n', [("Doe, Jane", "Smith, John")]),
        ('"Ann Lee" "Bob  Ray"\n', [("Ann Lee", "Bob Ray")]),
        ('"a ""b""",c\n', [('a "b', "c")]),
        ('5" disc,c\n', [('5" disc', "c")]),
        ("sep=;\n1;2\n2;3\n", TIES),
        ("| source | target |\n|---|---|\n| 1 | 2 |\n| 2 | 3 |\n", TIES),
        (" a | b \n---+---\n 1 | 2\n 2 | 3\n", TIES),
        ("1,2,\n2,3,\n", TIES),
        (",1,2\n,2,3\n", TIES),
        ("1,2\n,\n2,3\n , \n", TIES),
    ],
)
def test_separators_that_stand_in_ids_too(written, text, ties):
    assert ties_of(written(text)) == ties


def test_a_quote_left_open_swallows_no_lines(written):
    for text, line in (('1,2\n"3,4\n5,6\n', 2), ('1,"2\n3",4\n', 1), ('1,2\n3,"\n', 2), ('1,"2\n3"\n4,5\n', 1)):
        fault = refused(written(text, f"{len(text)}"))
        assert fault.key in ("error.edge_list_quotes", "error.edge_list_columns")
        assert fault.values["line"] == line


def test_a_line_longer_than_a_block_is_named(written, monkeypatch):
    monkeypatch.setattr(columns, "BLOCK", 1_000_000)
    fault = refused(written("1,2\n3," + "4" * 3_000_000 + "\n"))
    assert (fault.key, fault.values["line"], fault.values["allowed"]) == ("error.edge_list_long_line", 2, 1)


def graph(**data):
    return networkx.Graph([(1, 2, data), (2, 3, data)])


@pytest.mark.parametrize(
    ("data", "options", "notes"),
    [
        ({}, {}, set()),
        ({"weight": 1}, {}, {"attributes"}),
        ({"weight": 1.5, "since": "May, 2019"}, {"delimiter": ","}, {"attributes"}),
        ({"weight": 1.5}, {"data": ["weight"]}, {"columns"}),
        ({"weight": 3}, {"data": ["weight"], "delimiter": "\t"}, {"columns"}),
        ({}, {"data": False, "delimiter": "|"}, set()),
    ],
)
def test_what_networkx_writes(written, data, options, notes):
    buffer = io.BytesIO()
    networkx.write_edgelist(graph(**data), buffer, **options)
    assert ties_of(written(buffer.getvalue())) == TIES
    assert kinds_of(written(buffer.getvalue())) == notes


@pytest.mark.parametrize("field", ["pattern", "real", "integer"])
@pytest.mark.parametrize("symmetry", ["general", "symmetric"])
def test_what_scipy_writes_as_matrix_market(written, field, symmetry):
    buffer = io.BytesIO()
    matrix = sparse.coo_array(([1, 2, 1, 2], ([0, 1, 1, 2], [1, 2, 0, 1])), shape=(5, 5))
    matrices.mmwrite(buffer, matrix, comment="friends", field=field, symmetry=symmetry)
    ties, notes = read(written(buffer.getvalue()))
    assert ties == TIES
    assert (notes["without_friends"]["count"], notes["without_friends"]["size"]) == (2, 5)


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("%%MatrixMarket matrix array real general\n2 2\n1\n1\n1\n1\n", "kind", 1),
        ("%%MatrixMarket\n2 2 1\n1 2\n", "kind", 1),
        ("%%MatrixMarket matrix coordinate real general\n", "kind", 1),
        ("%%MatrixMarket matrix coordinate real general\n% c\n3 4 1\n1 2 1\n", "size", 3),
        ("%%MatrixMarket matrix coordinate real general\n3 3\n1 2 1\n", "size", 2),
        ("%%MatrixMarket matrix coordinate real general\n3 3 2\n1 2 1\n", "count", 2),
    ],
)
def test_matrices_that_hold_no_friends(written, text, key, line):
    fault = refused(written(text))
    assert fault.key == f"error.edge_list_matrix_{key}"
    assert fault.values["line"] == line


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('<?xml version="1.0"?>\n<graphml>\n', "XML/HTML"),
        ("\n*Vertices 3\n1\n", "Pajek"),
        ("graph [\n node [\n", "GML"),
        ('{"links": []}\n', "JSON"),
        ("[[1, 2]]", "JSON"),
        ("nodedef>name VARCHAR\n", "GDF"),
        ("graph G {\n a -- b;\n}\n", "Graphviz"),
        ("DL n=3 format=edgelist1\n", "UCINET"),
    ],
)
def test_graphs_in_other_formats_are_named(written, text, kind):
    fault = refused(written(text))
    assert (fault.key, fault.values["kind"]) == ("error.edge_list_foreign", kind)


def test_comments_between_ties_are_said_and_above_them_are_not(written):
    ties, notes = read(written("# by hand\n% 2019\n1 2\n# 2 9\n2 3\n%\n"))
    assert ties == TIES
    assert (notes["comments"]["count"], notes["comments"]["line"]) == (2, 4)
    assert kinds_of(written("# by hand\n1 2\n", "above")) == set()


@pytest.mark.parametrize(
    ("text", "line", "value", "allowed"),
    [
        ("1,2\n2,3\n3\n", 3, 1, 2),
        ("# c\n1 2\n\n2 3 4\n5 6\n", 4, 3, 2),
        ("1,2\n3,\n", 2, 1, 2),
        ('1,2\n"",3\n', 2, 1, 2),
        ("from,to,since\n1,2,2019\n2,3\n", 3, 2, 3),
        ("from,to,since\n1,2,2019\n2,3,4,5\n", 3, 4, 3),
        ("id,from,to\n1,2,3\n2,3,\n", 3, 1, 2),
        ("alone\n", 1, 1, 2),
        ("1,2\r\n\r\n3\r\n", 3, 1, 2),
        ("a\x0bb,c\nd\n", 2, 1, 2),
        ("source target\n1 2 0.5\n2 3 0.5\n", 2, 3, 2),
        ("source,target\n1,2,\n2,3,\n", 2, 3, 2),
        ("," * 99 + "\n", 1, 100, 2),
    ],
)
def test_a_wrong_line_is_named(written, text, line, value, allowed):
    fault = refused(written(text))
    assert fault.key == "error.edge_list_columns"
    assert [fault.values[name] for name in ("line", "value", "allowed")] == [line, value, allowed]
