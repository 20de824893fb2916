"""Writes elsewhere.h5 and elsewhere.raw: raw data in the header, in other datasets, in other files.

Run with an interpreter that has h5py; the first argument is the folder to write to.
"""
import os
import sys

import h5py
import numpy as np


def main(folder):
    os.chdir(folder)
    np.arange(20, dtype="<i4").tofile("elsewhere.raw")
    with h5py.File("elsewhere.h5", "w", libver=("earliest", "v110")) as file:
        source = file.create_dataset(
            "source", data=np.arange(40, dtype="<i8").reshape(4, 10), chunks=(2, 5), compression="gzip", fletcher32=True
        )
        layout = h5py.VirtualLayout(shape=(4, 10), dtype="<i8")
        layout[:] = h5py.VirtualSource(".", "/source", shape=(4, 10))
        file.create_virtual_dataset("virtual", layout)
        lost = h5py.VirtualLayout(shape=(10,), dtype="<i8")
        lost[:] = h5py.VirtualSource("gone.h5", "/data", shape=(10,))
        file.create_virtual_dataset("lost", lost)
        file.create_dataset("external", shape=(20,), dtype="<i4", external=[("elsewhere.raw", 0, 80)])
        compact(file, "numbers", np.array([1, 2, 2**64 - 1], dtype="<u8"))
        table = np.array([(1, b"one", True), (2, b"two", False)], dtype=[("id", "<i4"), ("name", "S8"), ("ok", "?")])
        compact(file, "table", table)
        words = np.array(["alpha", "", "gamma \u03b3"], dtype=object)
        compact(file, "words", words, h5py.string_dtype())
        ragged = np.empty(2, dtype=object)
        ragged[:] = [np.array([1, 2, 3], dtype="<i4"), np.array([], dtype="<i4")]
        compact(file, "ragged", ragged, h5py.vlen_dtype(np.dtype("<i4")))
        colours = h5py.enum_dtype({"red": 1, "blue": 2}, basetype="i1")
        compact(file, "colours", np.array([1, 2, 1], dtype="i1"), colours)


def compact(file, name, data, dtype=None):
    creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    creation.set_layout(h5py.h5d.COMPACT)
    space = h5py.h5s.create_simple(data.shape)
    kind = h5py.h5t.py_create(dtype if dtype is not None else data.dtype, logical=True)
    h5py.h5d.create(file.id, name.encode(), kind, space, creation)
    file[name][...] = data


main(sys.argv[1])
