"""Writes the seeds of the fuzz tests: for each chunk index a file of a few kilobytes with one dataset
"d"; datatypes.txt, a datatype message a line in hex.

Run with an interpreter that has h5py; the first argument is the folder to write to.
"""
import os
import sys

import h5py
import numpy as np
from h5py import h5d, h5p, h5s, h5t


def grown(file, shape, chunks, maxshape, **options):
    data = file.create_dataset("d", shape, "i2", chunks=chunks, maxshape=maxshape, **options)
    data[...] = np.arange(np.prod(shape)).reshape(shape)


def implicit(file):
    plist = h5p.create(h5p.DATASET_CREATE)
    plist.set_chunk((4,))
    plist.set_alloc_time(h5d.ALLOC_TIME_EARLY)
    h5d.create(file.id, b"d", h5t.STD_I16LE, h5s.create_simple((12,)), plist)


SEEDS = {
    "btree1": ("earliest", lambda f: grown(f, (30, 6), (5, 4), (None, None))),
    "btree1_packed": ("earliest", lambda f: grown(f, (30,), (5,), (None,), compression="gzip", fletcher32=True)),
    "single": ("latest", lambda f: grown(f, (10, 3), (10, 3), (10, 3), compression="gzip")),
    "implicit": ("latest", implicit),
    "fixed": ("latest", lambda f: grown(f, (20, 3), (4, 2), (20, 6))),
    "fixed_packed": ("latest", lambda f: grown(f, (20,), (4,), (20,), compression="lzf", shuffle=True)),
    "fixed_paged": ("latest", lambda f: grown(f, (1100,), (1,), (1100,))),
    "extensible": ("latest", lambda f: grown(f, (60,), (4,), (None,))),
    "extensible_packed": ("latest", lambda f: grown(f, (60,), (4,), (None,), scaleoffset=7)),
    "btree2": ("latest", lambda f: grown(f, (12, 10), (3, 4), (None, None))),
    "btree2_packed": ("latest", lambda f: grown(f, (12, 10), (3, 4), (None, None), compression="gzip")),
}


def datatypes():
    i4, f4 = np.dtype("<i4"), np.dtype(">f4")
    numpy = ["i1", ">u2", "<i8", "<f2", ">f8", "S7", "V3", "?", "c8", np.dtype([("a", i4), ("b", f4, (2, 3))]),
             np.dtype([("x", [("y", "u1"), ("z", "S4")]), ("w", "i8")]), np.dtype((i4, (4,)))]
    special = [h5py.string_dtype(), h5py.string_dtype("ascii", 9), h5py.vlen_dtype(i4), h5py.ref_dtype,
               h5py.regionref_dtype, h5py.enum_dtype({"RED": 0, "GREEN": 7}, "i2"),
               h5py.vlen_dtype(h5py.string_dtype())]
    types = [h5t.py_create(np.dtype(t), logical=True) for t in numpy + special]
    return types + [h5t.STD_B16LE, h5t.UNIX_D32LE, h5t.IEEE_F64BE]


def main(folder):
    with open(os.path.join(folder, "datatypes.txt"), "w", encoding="ascii") as out:
        for datatype in datatypes():
            # encode() puts two bytes before the message: its number and a version.
            out.write(datatype.encode()[2:].hex() + "\n")
    for name, (libver, make) in SEEDS.items():
        with h5py.File(os.path.join(folder, name + ".h5"), "w", libver=libver) as file:
            make(file)


main(sys.argv[1])
