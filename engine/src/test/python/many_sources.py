"""Writes a virtual dataset of 10,000 sources, each in a file of its own: many_sources.py OUTDIR

Source i holds 3 numbers, 3i to 3i + 2. The files are copies of one, with other numbers in it.
"""
import os
import sys
import h5py
import numpy as np
from h5py import h5d, h5p, h5s, h5t

SOURCES = 10_000
os.chdir(sys.argv[1])
MARK = np.array([0x1122334455, 0x66778899AA, 0x0BCCDDEEFF], "<i8")
with h5py.File("mark.h5", "w") as f:
    f["d"] = MARK
with open("mark.h5", "rb") as f:
    whole = f.read()
os.remove("mark.h5")
assert whole.count(MARK.tobytes()) == 1
dcpl = h5p.create(h5p.DATASET_CREATE)
every = h5s.create_simple((3,))
for i in range(SOURCES):
    with open(f"s{i}.h5", "wb") as f:
        f.write(whole.replace(MARK.tobytes(), np.arange(3 * i, 3 * i + 3, dtype="<i8").tobytes()))
    target = h5s.create_simple((SOURCES, 3))
    target.select_hyperslab((i, 0), (1, 1), (1, 1), (1, 3))
    dcpl.set_virtual(target, f"s{i}.h5".encode(), b"d", every)
with h5py.File("main.h5", "w", libver="latest") as f:
    h5d.create(f.id, b"v", h5t.STD_I64LE, h5s.create_simple((SOURCES, 3)), dcpl)
with h5py.File("main.h5", "r") as f:
    assert f["v"][7777].tolist() == [23331, 23332, 23333]
