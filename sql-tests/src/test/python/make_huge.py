"""Writes huge.h5, a few kilobytes that declare far more than memory holds.

Run with an interpreter that has h5py; the first argument is the folder to write to.
"""
import os
import sys

import h5py
import numpy as np


def main(folder):
    path = os.path.join(folder, "huge.h5")
    with h5py.File(path, "w", libver=("earliest", "v110")) as file:
        element = np.dtype([("small", "i4"), ("large", "V1000000000")])
        file.create_dataset("element", shape=(10,), dtype=element)
        file.create_dataset("chunk", shape=(1 << 40,), chunks=(1 << 31,), dtype="i1", compression="gzip")
        file.create_dataset("rows", shape=(1 << 50,), chunks=(1000,), dtype="f8", maxshape=(None,))
        file.create_dataset("text", shape=(1 << 30,), dtype="S500000000", chunks=(1,))
        file.create_dataset("flat", shape=(1 << 50,), dtype="i8")
        wide = file.create_dataset("wide", shape=(1 << 40, 10), chunks=(1, 1), maxshape=(None, 20), dtype="i2")
        wide[5, 3] = 1


main(sys.argv[1])
