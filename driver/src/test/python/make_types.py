"""Writes ../resources/io/h5sql/driver/types.h5: a row of least, greatest and odd values a type.

Run by hand with h5py; the file is committed. The tests name the values written here.
"""
import pathlib

import h5py
import numpy as np

out = pathlib.Path(__file__).parent.parent / "resources/io/h5sql/driver/types.h5"
row = np.dtype(
    [
        ("i8", "i1"), ("i16", "<i2"), ("i32", ">i4"), ("i64", "<i8"),
        ("u8", "u1"), ("u16", "<u2"), ("u32", "<u4"), ("u64", "<u8"),
        ("f16", "<f2"), ("f32", "<f4"), ("f64", "<f8"),
        ("flag", h5py.enum_dtype({"FALSE": 0, "TRUE": 1}, basetype="i1")),
        ("color", h5py.enum_dtype({"RED": 0, "GREEN": 1}, basetype="u1")),
        ("name", h5py.string_dtype("utf-8", 12)), ("code", "S4"),
        ("raw", "V3"), ("triple", "<i4", (3,)),
    ]
)
rows = np.zeros(3, row)
rows[0] = (-128, -32768, -(2**31), -(2**63), 0, 0, 0, 0, -1.5, -1.5, -1.5, 0, 0,
           "漢字 ü".encode(), b"ab", np.void(b"\x00\x01\xff"), (1, 2, 3))
rows[1] = (127, 32767, 2**31 - 1, 2**63 - 1, 255, 65535, 2**32 - 1, 2**64 - 1,
           65504, 3.0, 1e300, 1, 1, b"", b"", np.void(b"abc"), (-1, 0, 1))
rows[2] = (0, 0, 0, 0, 1, 1, 1, 1, np.nan, np.nan, np.inf, 1, 0, b"it's \"x\", y", b"7", np.void(b"\0\0\0"), (0, 0, 0))

with h5py.File(out, "w", libver="latest") as f:
    f.attrs["title"] = "values at the edge of their types"
    data = f.create_dataset("types", data=rows)
    data.attrs["description"] = "one row a kind of value"
    t = f.create_dataset("time", data=np.array([0, 1, -1, 86400 * 365], "f8"))
    t.attrs["units"] = "seconds since 2000-01-01 00:00:00"
    words = f.create_dataset("words", (3,), h5py.string_dtype("utf-8"))
    words[:] = ["a", "", "line\nbreak"]
    ragged = f.create_dataset("ragged", (2,), h5py.vlen_dtype("<f8"))
    ragged[0] = [1.5, 2.5]
    ragged[1] = []
    g = f.create_group("run 1/raw")
    m = g.create_dataset("Matrix", data=np.arange(12, dtype="<i4").reshape(4, 3))
    m.attrs["units"] = "mV"
    g["matrix_b"] = np.arange(3.0)
    f["broken"] = h5py.SoftLink("/nowhere")
    big = f.create_dataset("numbers", data=np.arange(20000, dtype="<i8"), chunks=(1000,), compression="gzip")
