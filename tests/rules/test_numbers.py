"""The one table of numbers: fields of Behaviour, from which names, defaults and ranges come."""

from govsim.rules.numbers import BY_NAME, CALIBRATED, DEFAULTS, NUMBERS, Behaviour, Number, behaviour


def test_a_number_has_the_name_of_its_field():
    assert BY_NAME["open_base"] == Number("open_base", -1.97, -6, 2, "log-odds", CALIBRATED)
    assert tuple(number.name for number in NUMBERS) == Behaviour._fields


def test_values_are_floats_whatever_the_table_writes():
    assert {type(value) for value in DEFAULTS} == {float}
    assert (DEFAULTS.activity_shape, DEFAULTS.habit_start) == (4.0, 2 / 7)


def test_some_numbers_are_changed_and_no_other():
    changed = behaviour({"reply_half_life": 12})
    assert type(changed.reply_half_life) is float
    assert changed == DEFAULTS._replace(reply_half_life=12.0)
