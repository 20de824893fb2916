"""Writes check.h5, the file that FileCheckTest damages.

Run with an interpreter that has h5py; the first argument is the folder to write to.
"""
import os
import sys

import h5py
import numpy as np

UNKNOWN_FILTER = 300


def main(folder):
    path = os.path.join(folder, "check.h5")
    with h5py.File(path, "w", libver=("earliest", "v110")) as file:
        run = file.create_group("run")
        run.create_dataset(
            "sums", data=np.arange(600, dtype="i4"), chunks=(100,), compression="gzip", fletcher32=True
        )
        run.create_dataset("plain", data=np.linspace(0, 1, 50))
        run.create_dataset("fill", shape=(40, 40), chunks=(10, 10), dtype="i2", fillvalue=7)
        run["fill"][:10, 30:] = 1
        words = ["alpha", "beta", "", "gamma"]
        run.create_dataset("words", data=words, dtype=h5py.string_dtype(), chunks=(3,))
        run["sums"].attrs["labels"] = np.array(["a", "b"], dtype=h5py.string_dtype())
        unknown(run)


def unknown(group):
    """A chunk that went through a filter nobody has."""
    space = h5py.h5s.create_simple((4,))
    creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    creation.set_chunk((4,))
    creation.set_filter(UNKNOWN_FILTER, h5py.h5z.FLAG_OPTIONAL, (1, 2))
    dataset = h5py.h5d.create(group.id, b"unknown", h5py.h5t.STD_I32LE, space, creation)
    dataset.write_direct_chunk((0,), b"\x01\x02\x03\x04\x05\x06\x07", 0)


main(sys.argv[1])
