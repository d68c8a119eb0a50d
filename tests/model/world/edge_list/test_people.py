import pytest

from govsim.model.world.edge_list.numbers import in_order
from tests.model.world.edge_list.lists import kinds_of, read, refused, ties_of


@pytest.mark.parametrize("text", ["１２,１３\n", "１２，１３\n", "１２ 13\n", "١٢,١٣\n", "१२,१३\n", "𝟏𝟐,𝟏𝟑\n"])
def test_digits_of_any_width_and_script_are_the_same_number(written, text):
    """12 and 13 are friends, however they are written; 13 once more in ASCII is the same person."""
    assert ties_of(written(text + text.replace("１３", "13"))) == [("12", "13")]
    assert "full_width" in kinds_of(written(text))


def test_signs_of_any_width_are_the_same_letter(written):
    ties, notes = read(written("ａｎｎ,bob\nann,cat\n"))
    assert ties == [("ann", "bob"), ("ann", "cat")]
    assert (notes["full_width"]["count"], notes["full_width"]["value"]) == (1, "ａｎｎ")
    assert ties_of(written("e\u0301va,bob\n\xe9va,cat\n", "composed")) == [("bob", "éva"), ("cat", "éva")]


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("1.0,2.0\n2.0,3\n", [("1", "2"), ("2", "3")]),
        ("3.0,ann\n3,bob\n", [("3", "ann"), ("3", "bob")]),
        ("1,0;2,0\n2,0;3\n", [("1", "2"), ("2", "3")]),
        ("1.000000 2.000000\n2 3.000000\n", [("1", "2"), ("2", "3")]),
        ('"1,234",12\n"1,234","5,678"\n', [("12", "1234"), ("1234", "5678")]),
        ("1.0,2.0,0.5\n2.0,3.0,0.7\n", [("1", "2"), ("2", "3")]),
    ],
)
def test_numbers_that_a_spreadsheet_made_fractional_are_whole(written, text, ties):
    assert ties_of(written(text)) == ties
    assert "points" in kinds_of(written(text))


@pytest.mark.parametrize("text", ["1.1,1.2\n1.0,1.1\n", "1.000,2.000\n"])
def test_numbers_with_a_point_of_their_own_stay(written, text):
    assert set(text.replace("\n", ",").strip(",").split(",")) == {one for tie in ties_of(written(text)) for one in tie}
    assert "points" not in kinds_of(written(text))


@pytest.mark.parametrize(
    ("text", "key", "line", "value"),
    [
        ("1.38E+10,2\n", "power", 1, "1.38E+10"),
        ("1,2\n3,1.38e+10\n", "power", 2, "1.38e+10"),
        ("1,2\n3,4E+05\n", "power", 2, "4E+05"),
        ("1;2\n3;1,38E+10\n", "power", 2, "1,38E+10"),
        ("ann,1.5e10\n", "power", 1, "1.5e10"),
        ("1,2\n1E5,3\n", "power", 2, "1E5"),
        ("source,target\n1,2\n2,#N/A\n", "damaged_id", 3, "#N/A"),
        ("1,2\n#REF!,3\n", "damaged_id", 2, "#REF!"),
        ("1,########\n", "damaged_id", 1, "########"),
        ("a,b\n??,c\n", "damaged_id", 2, "??"),
        ("a,b\n张\ufffd,c\n", "damaged_id", 2, "张\ufffd"),
    ],
)
def test_ids_that_a_spreadsheet_damaged_are_refused_with_their_line(written, text, key, line, value):
    fault = refused(written(text))
    assert fault.key == f"error.edge_list_{key}"
    assert (fault.values["line"], fault.values["value"]) == (line, value)


def test_ids_that_look_like_powers_among_others_are_ids(written):
    assert ties_of(written("1e5,ab3\nab3,77\n")) == [("1e5", "ab3"), ("77", "ab3")]


def test_weights_may_be_what_ids_may_not(written):
    assert ties_of(written("source,target,weight\n1,2,1.38E+10\n2,3,#N/A\n")) == [("1", "2"), ("2", "3")]


def test_long_numbers_that_end_in_zeros_are_questioned(written):
    """Two numbers of 18 digits with three zeros each: six zeros in all."""
    rounded = "110101199003070000,110101199003080000\n"
    assert kinds_of(written(rounded)) == {"rounded"}
    assert kinds_of(written(rounded + "110101199003070019,110101199003080000\n", "other")) == set()


@pytest.mark.parametrize("odd", ["NA", "null", "None", "-", "?", "无", "未知"])
def test_what_stands_for_nobody_is_questioned(written, odd):
    assert read(written(f"{odd},2\n2,3\n"))[1]["odd_ids"]["value"] == [odd]


def test_measurements_and_several_people_in_a_cell_are_questioned(written):
    assert read(written("1 0.5\n2 0.7\n"))[1]["odd_ids"]["value"] == ["0.5", "0.7"]
    assert read(written("ann,bob;cat\nbob,cat\n"))[1]["odd_ids"]["value"] == ["bob;cat"]
    assert kinds_of(written("ann,Dr. No/Oslo\nann,cat\n")) == set()


def test_a_line_of_totals_is_questioned(written):
    assert read(written("1,2\n2,3\n3,4\n合计,3\n"))[1]["odd_ids"]["value"] == ["合计"]


def test_numbers_of_any_length_are_in_the_order_of_their_values(written):
    """Python refuses to convert more than 4,300 digits."""
    nines, tens = "9" * 5000, "1" + "0" * 5000
    mixed, ordered = [tens, "7", nines, f"-{nines}", "-7", "007"], [f"-{nines}", "-7", "007", "7", nines, tens]
    assert in_order(mixed) == ordered
    assert ties_of(written(f"{nines},{tens}\n{tens},7\n")) == [("7", tens), (nines, tens)]


def test_a_spreadsheets_guard_of_text_is_taken_off(written):
    assert ties_of(written('="001",="002"\n')) == [("001", "002")]
