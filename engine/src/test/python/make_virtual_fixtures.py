"""Makes virtual/*.h5: virtual datasets and external raw data, and beside them what h5py reads.

Run with a Python that has h5py: /usr/bin/python3 make_virtual_fixtures.py OUTDIR
NAME.bin of a dataset NAME in main.h5 holds the values as float64, little-endian, row-major, after
its shape: the rank and the sizes as float64 too.
"""
import os
import sys
import h5py
import numpy as np
from h5py import h5d, h5p, h5s, h5t

OUT = sys.argv[1]
os.chdir(OUT)
U = h5s.UNLIMITED
rng = np.random.default_rng(11)


def slab(shape, start, stride, count, block, maxshape=None):
    space = h5s.create_simple(shape, maxshape or shape)
    space.select_hyperslab(start, count, stride, block)
    return space


def every(shape):
    space = h5s.create_simple(shape)
    space.select_all()
    return space


def virtual(f, name, kind, shape, mappings, maxshape=None, fill=None):
    dcpl = h5p.create(h5p.DATASET_CREATE)
    if fill is not None:
        dcpl.set_fill_value(np.array(fill, kind))
    for target, file, dataset, source in mappings:
        dcpl.set_virtual(target, file.encode(), dataset.encode(), source)
    space = h5s.create_simple(shape, maxshape or shape)
    h5d.create(f.id, name.encode(), h5t.py_create(np.dtype(kind)), space, dcpl)


for i in range(3):
    with h5py.File(f"part-{i}.h5", "w", libver="earliest" if i == 1 else "latest") as f:
        data = rng.integers(-500, 500, (4, 5))
        chunks = (2, 3) if i == 0 else None
        f.create_dataset("d", data=data, dtype="i4", chunks=chunks, compression=chunks and "gzip")
        f.create_dataset("grow", data=rng.integers(0, 99, (3 + i, 2)), chunks=(2, 2), maxshape=(None, 2), dtype="i4")
        f.create_dataset("line", data=rng.integers(0, 99, 10), dtype=["<i2", ">i4", "u1"][i])
        f.create_dataset("real", data=rng.random(10), dtype=["<f4", ">f8", "<f2"][i])
        sparse = f.create_dataset("sparse", (6, 6), "i4", chunks=(2, 2), fillvalue=-3)
        sparse[2:4, 2:4] = 8

with h5py.File("main.h5", "w", libver="latest") as f:
    f.create_dataset("own", data=rng.integers(0, 99, (7, 3)), dtype="i4", chunks=(3, 2))
    stack = [(slab((12, 5), (4 * i, 0), (1, 1), (1, 1), (4, 5)), f"part-{i}.h5", "d", every((4, 5))) for i in range(3)]
    virtual(f, "stack", "i4", (12, 5), stack)
    virtual(f, "columns", "i8", (10, 6), [(slab((10, 6), (0, 2 * i), (1, 1), (1, 1), (10, 1)), f"part-{i}.h5", "line", every((10,))) for i in range(3)], fill=-1)
    virtual(f, "combed", "i4", (20,), [(slab((20,), (i,), (2,), (10,), (1,)), f"part-{i}.h5", "line", every((10,))) for i in range(2)])
    virtual(f, "blocks", "i4", (14, 6), 
            [(slab((14, 6), (1, 0), (4, 3), (2, 2), (2, 2)), "part-0.h5", "d", slab((4, 5), (0, 1), (1, 1), (1, 1), (4, 4)))], fill=9)
    virtual(f, "reals", "f8", (30,), [(slab((30,), (10 * i,), (1,), (1,), (10,)), f"part-{i}.h5", "real", every((10,))) for i in range(3)])
    virtual(f, "narrow", "f4", (30,), [(slab((30,), (10 * i,), (1,), (1,), (10,)), f"part-{i}.h5", "real" if i else "line", every((10,))) for i in range(3)])
    virtual(f, "same_file", "i8", (3, 7), [(slab((3, 7), (0, 0), (1, 1), (1, 1), (3, 7)), ".", "/own", every((7, 3)))])
    virtual(f, "nested", "i4", (6, 5), [(slab((6, 5), (0, 0), (1, 1), (1, 1), (6, 5)), ".", "stack", slab((12, 5), (1, 0), (2, 1), (6, 5), (1, 1)))])
    virtual(f, "overlapping", "i4", (6, 5), [
        (slab((6, 5), (0, 0), (1, 1), (1, 1), (4, 5)), "part-0.h5", "d", every((4, 5))),
        (slab((6, 5), (2, 0), (1, 1), (1, 1), (4, 5)), "part-1.h5", "d", every((4, 5)))])
    virtual(f, "sparse", "i4", (8, 8), [(slab((8, 8), (1, 1), (1, 1), (1, 1), (6, 6)), "part-2.h5", "sparse", every((6, 6)))], fill=77)
    ragged = h5s.create_simple((8, 8))
    ragged.select_hyperslab((0, 0), (1, 1), (1, 1), (3, 3))
    ragged.select_hyperslab((2, 2), (1, 1), (1, 1), (4, 5), op=h5s.SELECT_OR)
    count = ragged.get_select_npoints()
    f.create_dataset("points", data=np.arange(100, 100 + count), dtype="i4", chunks=(7,))
    virtual(f, "ragged", "i4", (8, 8), [(ragged, ".", "points", every((count,)))], fill=-5)
    back = h5s.create_simple((8, 8))
    back.select_hyperslab((0, 1), (1, 1), (1, 1), (3, 3))
    back.select_hyperslab((5, 0), (1, 1), (1, 1), (1, 5), op=h5s.SELECT_OR)
    virtual(f, "from_ragged", "i4", (14,), [(every((14,)), ".", "ragged", back)])
    virtual(f, "growing", "i4", (1, 4), [
        (slab((1, 4), (0, 2 * i), (1, 1), (U, 1), (1, 2), (U, 4)), f"part-{2 * i}.h5", "grow", slab((3 + 2 * i, 2), (0, 0), (1, 1), (U, 1), (1, 2), (U, 2)))
        for i in range(2)], maxshape=(U, 4), fill=-2)
    virtual(f, "striped", "i4", (1, 2), [
        (slab((1, 2), (i, 0), (2, 1), (U, 1), (1, 2), (U, 2)), f"part-{2 * i}.h5", "grow", slab((3 + 2 * i, 2), (0, 0), (1, 1), (U, 1), (1, 2), (U, 2)))
        for i in range(2)], maxshape=(U, 2), fill=-2)
    virtual(f, "series", "i4", (4, 5), [(slab((4, 5), (0, 0), (4, 5), (U, 1), (4, 5), (U, 5)), "part-%b.h5", "d", every((4, 5)))], maxshape=(U, 5))
    virtual(f, "spaced", "i4", (4, 5), [(slab((4, 5), (1, 0), (6, 5), (U, 1), (4, 5), (U, 5)), "part-%b.h5", "d", every((4, 5)))], maxshape=(U, 5), fill=3)
    virtual(f, "no_source", "i4", (8, 5), [
        (slab((8, 5), (0, 0), (1, 1), (1, 1), (4, 5)), "part-0.h5", "d", every((4, 5))),
        (slab((8, 5), (4, 0), (1, 1), (1, 1), (4, 5)), "gone.h5", "d", every((4, 5)))])
    virtual(f, "no_dataset", "i4", (4, 5), [(slab((4, 5), (0, 0), (1, 1), (1, 1), (4, 5)), "part-0.h5", "gone", every((4, 5)))])
    virtual(f, "outside", "i4", (4, 5), [(slab((4, 5), (0, 0), (1, 1), (1, 1), (4, 5)), "/etc/hostname", "d", every((4, 5)))])
    virtual(f, "itself", "i4", (4,), [(slab((4,), (0,), (1,), (1,), (4,)), ".", "itself", every((4,)))])
    np.arange(50, dtype="<i4").tofile("raw-a.bin")
    np.arange(1000, 1007, dtype="<i4").tofile("raw-b.bin")
    f.create_dataset("external", (10, 3), "i4", external=[("raw-a.bin", 8, 44), ("raw-b.bin", 4, 16), ("raw-a.bin", 0, h5py.h5f.UNLIMITED)])
    f.create_dataset("external_short", (12,), "i4", external=[("raw-b.bin", 0, h5py.h5f.UNLIMITED)], fillvalue=5)
    f.create_dataset("external_gone", (12,), "i4", external=[("gone.bin", 0, 48)])

with h5py.File("main.h5") as f:
    for name in f:
        if name in ("no_source", "no_dataset", "outside", "itself", "external_gone"):
            continue
        data = np.asarray(f[name][()], "<f8")
        np.concatenate([[data.ndim], data.shape, data.ravel()]).astype("<f8").tofile(name + ".bin")
