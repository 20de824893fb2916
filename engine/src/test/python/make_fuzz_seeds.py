"""Writes the seeds of the fuzz tests, files of a few kilobytes: one dataset "d" for each chunk index.

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


def main(folder):
    for name, (libver, make) in SEEDS.items():
        with h5py.File(os.path.join(folder, name + ".h5"), "w", libver=libver) as file:
            make(file)


main(sys.argv[1])
