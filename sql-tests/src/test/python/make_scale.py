#!/usr/bin/python3
"""Makes large or odd HDF5 files for the tests of size.

usage: make_scale.py KIND FILE

KIND is a chunk index (btree1, fixed, extensible, btree2, implicit): a million chunks whose
element number i is i * 7919 % 1000003; old_links, new_links: a hundred thousand links in one
group; sparse: ten gigabytes of which three chunks are there; cube: what a box is cut from.
"""
import sys

import h5py
import numpy as np
from h5py import h5d, h5p, h5s, h5t

CHUNKS = 1_000_000
LINKS = 100_000


def numbers(count):
    return (np.arange(count, dtype="i8") * 7919 % 1000003).astype("i4")


def million(path, kind):
    """Written piece by piece: the library keeps what one write touches in memory."""
    libver = "earliest" if kind == "btree1" else "latest"
    with h5py.File(path, "w", libver=libver) as file:
        values = numbers(2 * CHUNKS)
        if kind == "btree2":
            values = values.reshape(1000, 2000)
            data = file.create_dataset("d", values.shape, "i4", chunks=(1, 2),
                                       maxshape=(None, None))
        elif kind == "implicit":
            plist = h5p.create(h5p.DATASET_CREATE)
            plist.set_chunk((2,))
            plist.set_alloc_time(h5d.ALLOC_TIME_EARLY)
            data = h5py.Dataset(h5d.create(file.id, b"d", h5t.STD_I32LE,
                                           h5s.create_simple((2 * CHUNKS,)), plist))
        else:
            maxshape = (None,) if kind == "extensible" else None
            data = file.create_dataset("d", values.shape, "i4", chunks=(2,), maxshape=maxshape)
        step = len(values) // 50
        for start in range(0, len(values), step):
            data[start:start + step] = values[start:start + step]


def links(path, libver):
    with h5py.File(path, "w", libver=libver) as file:
        group = file.create_group("many")
        value = group.create_dataset("link_000000", data=7)
        for i in range(1, LINKS):
            group[f"link_{i:06d}"] = value


def sparse(path):
    with h5py.File(path, "w", libver="latest") as file:
        count, chunk = 1_310_720_000, 1 << 20
        data = file.create_dataset("d", (count,), "f8", chunks=(chunk,), fillvalue=0.5,
                                   compression="gzip")
        for start in (0, 600 * chunk, count - chunk):
            data[start:start + chunk] = np.arange(chunk, dtype="f8")


def cube(path):
    with h5py.File(path, "w") as file:
        z, y, x = np.mgrid[0:200, 0:200, 0:200]
        file.create_dataset("cube", data=((z * 3 + y * 5 + x * 7) % 1009).astype("f4"),
                            chunks=(20, 20, 20), compression="gzip", shuffle=True)


def main():
    kind, path = sys.argv[1:]
    if kind in ("old_links", "new_links"):
        links(path, "earliest" if kind == "old_links" else "latest")
    elif kind == "sparse":
        sparse(path)
    elif kind == "cube":
        cube(path)
    else:
        million(path, kind)


if __name__ == "__main__":
    main()
