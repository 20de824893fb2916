"""Makes format/filtered_heap.h5: groups whose links lie in deflated fractal heaps.

Run with a Python that has h5py: /usr/bin/python3 make_filtered_heap.py OUTDIR
h5py has no call for filters of a group, so the library it is linked with is asked. Link i of each
group leads to /target/of/i; the link "huge" is too long for a block of the heap.
"""
import ctypes
import glob
import os
import sys
import h5py
from h5py import h5f, h5g, h5p

library = ctypes.CDLL(sorted(glob.glob("/usr/lib/*/libhdf5_serial.so*"))[0])
library.H5Pset_deflate.argtypes = [ctypes.c_int64, ctypes.c_uint]
access = h5p.create(h5p.FILE_ACCESS)
access.set_libver_bounds(h5f.LIBVER_LATEST, h5f.LIBVER_LATEST)
with h5py.File(h5f.create(os.path.join(sys.argv[1], "filtered_heap.h5").encode(), fapl=access)) as f:
    create = h5p.create(h5p.GROUP_CREATE)
    assert library.H5Pset_deflate(create.id, 6) >= 0
    for name, count in ("few", 20), ("many", 2000):
        h5g.create(f.id, name.encode(), gcpl=create)
        for i in range(count):
            f[name][f"link number {i}"] = h5py.SoftLink(f"/target/of/{i}")
        f[name]["huge"] = h5py.SoftLink("/huge" * 3000)
