"""Writes the fixture of LargeValueTest: two values of 128 MiB and 8 bytes each, none of them stored.

usage: /usr/bin/python3 make_large_value.py FILE     (needs h5py)
"""
import sys

import h5py

with h5py.File(sys.argv[1], "w") as f:
    array = h5py.h5t.array_create(h5py.h5t.IEEE_F64LE, (16777217,))
    h5py.h5d.create(f.id, b"arrays", array, h5py.h5s.create_simple((2,)))
