#!/usr/bin/env python3
"""Stored bytes and the values that NumPy and the HDF5 library read from them.

Usage: decode_cases.py OUTPUT.tsv (needs h5py). One line a case: name, elements in hex separated by
spaces, values separated by spaces. Integers are decimal, floating point C99 hexadecimal of the
nearest double, times nanoseconds since 1970 or NaT.

Odd types (12-bit integers, bfloat16, x87, VAX ...) are made by the HDF5 library: it converts
native numbers to the file type on writing and back on reading; the bytes are read from the file.
"""
import os
import sys
import tempfile

import h5py
import numpy as np
from h5py import h5d, h5s, h5t

OUT = []


def text(value):
    if isinstance(value, (float, np.floating)):
        value = float(value)
        if value != value:
            return "NaN"
        if value in (float("inf"), float("-inf")):
            return "Infinity" if value > 0 else "-Infinity"
        return value.hex()
    return str(int(value))


def case(name, raw, size, values):
    elements = [raw[i:i + size].hex() for i in range(0, len(raw), size)]
    OUT.append("\t".join([name, " ".join(elements), " ".join(values)]))


def plain(name, dtype, values):
    array = np.array(values, dtype=dtype)
    case(name, array.tobytes(), array.itemsize, [text(v) for v in array])


def library(name, tid, values, native):
    """Writes native values as `tid`, reads bytes and values back."""
    path = os.path.join(tempfile.mkdtemp(), "case.h5")
    array = np.array(values, dtype=native)
    with h5py.File(path, "w") as file:
        space = h5s.create_simple((len(array),))
        dataset = h5d.create(file.id, b"x", tid, space)
        dataset.write(h5s.ALL, h5s.ALL, array)
        file.flush()
        offset = dataset.get_offset()
        back = np.zeros(len(array), dtype=native)
        dataset.read(h5s.ALL, h5s.ALL, back)
        size = tid.get_size()
    with open(path, "rb") as raw:
        raw.seek(offset)
        data = raw.read(size * len(array))
    case(name, data, size, [text(v) for v in back])


def integer(size, order, signed, offset, precision):
    tid = (h5t.NATIVE_INT64 if signed else h5t.NATIVE_UINT64).copy()
    tid.set_precision(precision)
    tid.set_offset(0)
    tid.set_size(size)
    tid.set_order(order)
    tid.set_precision(precision)
    tid.set_offset(offset)
    return tid


def floating(size, order, fields, bias, norm=h5t.NORM_IMPLIED):
    """fields: sign position, exponent position and size, mantissa position and size."""
    tid = h5t.IEEE_F64LE.copy()
    if size > 8:
        tid.set_size(size)
        tid.set_precision(8 * size)
        tid.set_fields(*fields)
    else:
        tid.set_fields(*fields)
        tid.set_precision(8 * size)
        tid.set_size(size)
    tid.set_ebias(bias)
    tid.set_norm(norm)
    if order is not None:
        tid.set_order(order)
    return tid


def integers():
    for bits in (8, 16, 32, 64):
        low, high = -(1 << bits - 1), (1 << bits - 1) - 1
        for order, mark in (("le", "<"), ("be", ">")):
            plain(f"int{bits}{order}", f"{mark}i{bits // 8}", [0, 1, -1, low, high, low + 77, 105])
            top = (1 << bits) - 1
            plain(f"uint{bits}{order}", f"{mark}u{bits // 8}", [0, 1, top, top - 1, high + 1, 200])
    le, be = h5t.ORDER_LE, h5t.ORDER_BE
    library("int12le", integer(2, le, True, 2, 12), [0, 1, -1, -2048, 2047, 1234], "i8")
    library("int12be", integer(2, be, True, 2, 12), [0, 1, -1, -2048, 2047, 1234], "i8")
    library("uint24be", integer(3, be, False, 0, 24), [0, 1, 2**24 - 1, 123456], "u8")
    library("int40le", integer(5, le, True, 0, 40), [0, -1, -2**39, 2**39 - 1, 10**11], "i8")
    library("uint7le", integer(1, le, False, 1, 7), [0, 1, 127, 64], "u8")


def floats():
    tricky = [0.0, -0.0, 1.0, -1.5, 1 / 3, 65504.0, 6e-8, 2.0**-24, 1e-5, float("inf"),
              float("-inf"), float("nan"), 3.14159]
    for order, mark in (("le", "<"), ("be", ">")):
        plain(f"float16{order}", f"{mark}f2", tricky)
        plain(f"float32{order}", f"{mark}f4", tricky + [3.4e38, 1e-45])
        plain(f"float64{order}", f"{mark}f8", tricky + [1.7e308, 5e-324])
    numbers = [0.0, 1.0, -1.5, 1 / 3, 3.14159, 1e10, -1e-10, 123456.789]
    le, be = h5t.ORDER_LE, h5t.ORDER_BE
    library("bfloat16le", floating(2, le, (15, 7, 8, 0, 7), 127), numbers, "f8")
    library("bfloat16be", floating(2, be, (15, 7, 8, 0, 7), 127), numbers, "f8")
    library("float8e4m3", floating(1, le, (7, 3, 4, 0, 3), 7), [0.0, 1.0, -1.5, 100.0, 2**-7], "f8")
    library("binary128le", floating(16, le, (127, 112, 15, 0, 112), 16383), numbers, "f8")
    library("binary128be", floating(16, be, (127, 112, 15, 0, 112), 16383), numbers, "f8")
    x87 = np.array(numbers + [float("inf"), float("nan")], dtype=np.longdouble)
    case("x87", x87.tobytes(), 16, [text(v) for v in x87])
    fine = np.longdouble(1) + np.longdouble(2) ** -60
    edge = np.array([fine, fine * 2**-1070, np.longdouble(1) + np.longdouble(3) * np.longdouble(2) ** -54],
                    dtype=np.longdouble)
    case("x87rounding", edge.tobytes(), 16, [text(v) for v in edge])


def times():
    for unit in ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns"):
        array = np.array(["1970-01-01", "2024-02-29", "1950-06-15", "NaT"], dtype=f"<M8[{unit}]")
        nanos = array.astype("<M8[ns]")
        values = ["NaT" if np.isnat(v) else text(v.astype("i8")) for v in nanos]
        case(f"datetime64 {unit}", array.tobytes(), 8, values)


integers()
floats()
times()
with open(sys.argv[1], "w", encoding="utf-8") as out:
    out.write("\n".join(OUT) + "\n")
