"""Tables that a kernel finds by their addresses are the tables themselves."""

from typing import NamedTuple

import numpy as np
import pytest

from govsim.model.arrays.numba_extras import addresses, tables_like
from govsim.rules.compiled import loop

PAIR = np.dtype([("first", "i4"), ("second", "f8")], align=True)


class Tables(NamedTuple):
    pairs: np.ndarray = np.empty(0, PAIR)
    square: np.ndarray = np.empty((0, 0))
    bits: np.ndarray = np.empty(0, np.uint8)


tables_at = tables_like(Tables())


@loop
def add_up(at, sizes):
    """Write lengths and a sum of each table to `sizes`, and a 1 into the last row of pairs."""
    t = tables_at(at)
    sizes[0], sizes[1], sizes[2], sizes[3] = len(t.pairs), t.square.shape[0], t.square.shape[1], len(t.bits)
    sizes[4], sizes[5] = t.square[1, 2], t.bits[-1]
    t.pairs[-1].second = 1.0


def test_a_kernel_reads_and_writes_tables_by_their_addresses():
    tables = Tables(np.zeros(3, PAIR), np.arange(8.0).reshape(2, 4), np.array([5, 7], np.uint8))
    sizes = np.zeros(6)
    add_up(addresses(tables), sizes)
    assert sizes.tolist() == [3, 2, 4, 2, 6, 7]
    assert tables.pairs["second"].tolist() == [0, 0, 1]


def test_tables_that_cannot_be_written_are_read_alike():
    square = np.arange(8.0).reshape(2, 4)
    square.flags.writeable = False
    sizes = np.zeros(6)
    add_up(addresses(Tables(np.zeros(1, PAIR), square, np.ones(1, np.uint8))), sizes)
    assert sizes[4] == 6


@pytest.mark.parametrize("bits", [np.ones(2, np.int8), np.ones((2, 2), np.uint8), np.ones(4, np.uint8)[::2]])
def test_a_table_of_another_kind_is_refused(bits):
    with pytest.raises(TypeError, match="bits"):
        addresses(Tables(bits=bits))
