"""What numba does not offer by name: two machine instructions, memory laid out for them, and tables by one address."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from llvmlite import ir
from numba import typeof, types
from numba.core import cgutils
from numba.extending import intrinsic

LINE = 64
"""Bytes of a cache line on the machines of today."""
_SOON, _DATA, _TO_WRITE = 3, 1, 1
_UNOWNED = (0, 0)  # numba keeps no count of who uses the array
_BYTE, _WORD, _FLAG = ir.IntType(8), ir.IntType(32), ir.IntType(1)


@intrinsic
def lowest_bit(_, word):  # noqa: ARG001 - numba reads the names of its arguments
    """Number of the lowest bit set in a uint64 that is not 0."""

    def code(_, builder, __, arguments):
        return builder.cttz(arguments[0], ir.Constant(_FLAG, 1))

    return types.int64(types.uint64), code


@intrinsic
def fetch(_, rows, place):  # noqa: ARG001
    """Prefetch a row of an array of at most two cache lines into the cache."""

    def code(context, builder, signature, arguments):
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        start, length = builder.bitcast(array.data, _BYTE.as_pointer()), cgutils.unpack_tuple(builder, array.strides)[0]
        first = builder.mul(arguments[1], length)
        last = builder.sub(builder.add(first, length), length.type(1))
        kind = ir.FunctionType(ir.VoidType(), [_BYTE.as_pointer(), _WORD, _WORD, _WORD])
        instruction = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0")
        how = [ir.Constant(_WORD, setting) for setting in (_TO_WRITE, _SOON, _DATA)]
        for byte in (first, last):
            builder.call(instruction, [builder.gep(start, [byte]), *how])
        return context.get_dummy_value()

    return types.void(rows, types.int64), code


def blank(shape: int | tuple[int, ...], kind: np.dtype) -> np.ndarray:
    """Rows of zeros that begin with a cache line; written at once, for which NumPy asks for large pages."""
    count = int(np.prod(shape)) * np.dtype(kind).itemsize
    raw = np.empty(count + LINE, np.uint8)
    begin = -raw.ctypes.data % LINE
    raw.fill(0)
    return raw[begin : begin + count].view(kind).reshape(shape)


def addresses(tables: NamedTuple) -> np.ndarray:
    """Where each of some arrays lies and how long it is, as words of memory: what `tables_like` reads.

    Raises TypeError for an array of another kind than its field's default: a kernel would read it as garbage.
    """
    words = []
    for name, table in tables._asdict().items():
        like = tables._field_defaults[name]
        if (table.dtype, table.ndim) != (like.dtype, like.ndim) or not table.flags.c_contiguous:
            raise TypeError(f"{name}: {table.dtype} with {table.ndim} dimensions is not {like.dtype} with {like.ndim}")
        begin, _ = table.__array_interface__["data"]
        words += [*_UNOWNED, table.size, table.itemsize, begin, *table.shape, *table.strides]
    return np.array(words, np.uint64)


def tables_like(examples: NamedTuple) -> Callable:
    """A function for kernels that makes arrays of the kinds of `examples` from their `addresses`.

    numba takes an array apart at every call of a kernel, which for many tables lasts longer than the work itself; their
    addresses are one array. Whoever keeps addresses keeps the arrays.
    """
    kind = typeof(examples)

    @intrinsic
    def tables(_, words):
        def code(context, builder, signature, arguments):
            array = context.make_array(signature.args[0])(context, builder, arguments[0])
            return builder.load(builder.bitcast(array.data, context.get_value_type(kind).as_pointer()))

        return kind(words), code

    return tables
