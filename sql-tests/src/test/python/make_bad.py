#!/usr/bin/python3
"""Makes in a folder links.h5, a file in which much can't be read, and twins.h5, whose group
has one name twice.

usage: make_bad.py FOLDER
"""
import os
import sys

import h5py
import numpy as np
from h5py import h5d, h5p, h5s, h5t, h5z

UNKNOWN_FILTER = 32123      # of the range that is free for tests, registered by nobody


def main():
    with h5py.File(os.path.join(sys.argv[1], "links.h5"), "w") as file:
        file["good"] = np.arange(5, dtype="i4")
        file["Mixed"] = np.arange(3, dtype="i4")
        file["mixed"] = np.arange(4, dtype="i4")
        file["broken_soft"] = h5py.SoftLink("/nowhere/at_all")
        file["broken_external"] = h5py.ExternalLink("no_such_file.h5", "/d")
        file["outside"] = h5py.ExternalLink("/etc/hostname", "/d")
        file["text"] = np.array([b"12", b"x"], dtype="S4")
        file["nans"] = np.full(4, np.nan, "f4")
        file["infinities"] = np.array([np.inf, np.inf])
        file["some_nans"] = np.array([2.5, np.nan, -3.0])
        plist = h5p.create(h5p.DATASET_CREATE)
        plist.set_chunk((4,))
        plist.set_filter(UNKNOWN_FILTER, h5z.FLAG_OPTIONAL, (1, 2))
        data = h5d.create(file.id, b"filtered", h5t.STD_I32LE, h5s.create_simple((8,)), plist)
        data.write_direct_chunk((0,), b"\x01\x02\x03", 0)
        data.write_direct_chunk((4,), b"\x04\x05\x06", 0)
        wide = h5t.STD_I64LE.copy()
        wide.set_size(32)
        wide.set_precision(256)
        half = h5t.create(h5t.COMPOUND, 36)
        half.insert(b"plain", 0, h5t.STD_I32LE)
        half.insert(b"wide", 4, wide)
        h5d.create(file.id, b"half", half, h5s.create_simple((3,)))
        table = file.create_group("run").create_dataset(
            "events", data=np.zeros(3, [("energy", "f8"), ("detector", "i4")]))
        table.attrs["title"] = "three events"
    twins(os.path.join(sys.argv[1], "twins.h5"))


def twins(path):
    """What no program writes: the second name is made the first one's in the bytes."""
    with h5py.File(path, "w") as file:
        group = file.create_group("pair")
        group["twin_one"] = np.array([1, 2, 3], "i4")
        group["twin_two"] = np.array([b"a", b"b", b"c"])
    with open(path, "rb") as file:
        raw = file.read()
    assert raw.count(b"twin_two") == 1
    with open(path, "wb") as file:
        file.write(raw.replace(b"twin_two", b"twin_one"))


if __name__ == "__main__":
    main()
