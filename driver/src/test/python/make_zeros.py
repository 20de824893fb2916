"""Writes ../resources/io/h5sql/driver/zeros.h5: so many rows that no query over them ends soon.

Run by hand with h5py; the file is committed. No chunk is ever written: all values are the fill value.
"""
import pathlib

import h5py
import numpy as np

out = pathlib.Path(__file__).parent.parent / "resources/io/h5sql/driver/zeros.h5"
with h5py.File(out, "w", libver="latest") as f:
    f.create_dataset("zeros", (10**12,), "<i8", chunks=(10**6,))
    f.create_dataset("few", data=np.arange(20000, dtype="<i8"), chunks=(5000,), compression="gzip")
