"""Makes family/piece-NN.h5: one HDF5 file in pieces of 1 KB, which h5py reads whole.

Run with a Python that has h5py: /usr/bin/python3 make_family.py OUTDIR
The dataset holds i * i at place i, for the 1000 first i.
"""
import os
import sys
import h5py
import numpy as np

name = os.path.join(sys.argv[1], "piece-%02d.h5")
with h5py.File(name, "w", driver="family", memb_size=1024) as f:
    f.create_dataset("squares", data=np.arange(1000, dtype="i4") ** 2, chunks=(100,))
with h5py.File(name, "r", driver="family", memb_size=1024) as f:
    assert (f["squares"][:] == np.arange(1000) ** 2).all()
