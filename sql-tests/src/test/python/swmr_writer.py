"""Appends to datasets of one file in SWMR mode, as a detector's writer does.

swmr_writer.py FILE ROUNDS: appends 7 rows to each dataset with a flush each time, until there is a
FILE.stop, ROUNDS times at most; then prints the number of rows. Row i of each dataset holds i in
every place.
"""
import os
import sys
import time
import h5py
import numpy as np

path, rounds = sys.argv[1], int(sys.argv[2])
STEP = 7
with h5py.File(path, "w", libver="latest") as f:
    sets = [
        f.create_dataset("plain", (0,), "i8", chunks=(64,), maxshape=(None,)),
        f.create_dataset("packed", (0,), "i8", chunks=(16,), maxshape=(None,), compression="gzip", shuffle=True, fletcher32=True),
        f.create_dataset("wide", (0, 3), "i4", chunks=(5, 2), maxshape=(None, 3)),
        f.create_dataset("both", (0, 2), "i4", chunks=(8, 2), maxshape=(None, None), compression="gzip"),
    ]
    f.swmr_mode = True
    rows = 0
    for _ in range(rounds):
        for d in sets:
            block = np.arange(rows, rows + STEP)
            d.resize(rows + STEP, axis=0)
            d[rows:] = block if d.ndim == 1 else np.repeat(block[:, None], d.shape[1], axis=1)
            d.flush()
        rows += STEP
        if os.path.exists(path + ".stop"):
            break
        time.sleep(0.002)
print(rows, flush=True)
