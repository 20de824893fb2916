"""Makes scan/fixtures.h5 and, for each dataset, the same values raw in scan/NAME.bin.

Run with a Python that has h5py: /usr/bin/python3 make_scan_fixtures.py OUTDIR
Raw files hold what h5py reads back, int64 little-endian, row-major.
"""
import sys
import h5py
import numpy as np

OUT = sys.argv[1]
rng = np.random.default_rng(7)


def values(shape):
    return rng.integers(-1000000, 1000000, shape, dtype="i8")


with h5py.File(OUT + "/fixtures.h5", "w", libver="latest") as f:
    f["scalar"] = np.int64(42)
    f["line"] = values((1000,))
    f.create_dataset("line_small", data=values((1000,)), chunks=(7,), compression="gzip")
    f.create_dataset("line_large", data=values((5000,)), chunks=(3000,), shuffle=True, compression="lzf")
    f.create_dataset("line_unlimited", data=values((900,)), chunks=(64,), maxshape=(None,), fletcher32=True)
    f["plane"] = values((40, 30))
    f.create_dataset("plane_chunked", data=values((40, 30)), chunks=(7, 4), compression="gzip")
    f.create_dataset("cube", data=values((11, 12, 13)), chunks=(4, 5, 6), compression="gzip", shuffle=True)
    f["cube_flat"] = values((11, 12, 13))
    f.create_dataset("four", data=values((5, 6, 4, 7)), chunks=(2, 3, 4, 2), maxshape=(None, None, 4, 7))
    sparse = f.create_dataset("sparse", (50, 20), "i8", chunks=(6, 8), fillvalue=-7, compression="gzip")
    sparse[13:15, 9:12] = 5
    sparse[49, 19] = 6
    f.create_dataset("unwritten", (30, 3), "i8", fillvalue=99)
    f.create_dataset("empty", (0, 4), "i8", chunks=(2, 2), maxshape=(None, 4))
    compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    compact.set_layout(h5py.h5d.COMPACT)
    data = values((6, 5))
    space = h5py.h5s.create_simple(data.shape)
    h5py.h5d.create(f.id, b"compact", h5py.h5t.STD_I64LE, space, compact).write(h5py.h5s.ALL, h5py.h5s.ALL, data)
    # Nothing is stored: 10 GB of fill values, and a grid no heap could list.
    f.create_dataset("huge", (1342177280,), "i8", chunks=(131072,), fillvalue=3)
    f.create_dataset("boundless", (1 << 40, 1 << 20), "i8", chunks=(1024, 1024))
    pairs = np.zeros(500, dtype=[("a", "<i4"), ("pad", "S5"), ("b", "<i8")])
    pairs["a"] = np.arange(500)
    pairs["b"] = values((500,))
    f.create_dataset("pairs", data=pairs, chunks=(33,), compression="gzip")
    for name in f:
        if name not in ("huge", "boundless", "pairs"):
            np.asarray(f[name][()], dtype="<i8").tofile(OUT + "/" + name + ".bin")
    np.ascontiguousarray(f["pairs"]["b"]).astype("<i8").tofile(OUT + "/pairs.bin")
