"""Makes virtual_text/*.h5: virtual datasets of variable-length data that lies in other files.

Run with a Python that has h5py: /usr/bin/python3 make_virtual_text_fixtures.py OUTDIR
expected.tsv is what h5py reads of main.h5: DATASET, tab, COLUMN, tab, the values, tab between.
"""
import os
import sys
import h5py
import numpy as np
from h5py import h5d, h5p, h5s, h5t

os.chdir(sys.argv[1])
TEXT = h5py.string_dtype()
INTS = h5py.vlen_dtype(np.dtype("<i4"))
ROW = np.dtype([("id", "<i4"), ("name", TEXT), ("few", INTS)])


def slab(length, start, count):
    space = h5s.create_simple((length,))
    space.select_hyperslab((start,), (1,), (1,), (count,))
    return space


def virtual(f, name, kind, length, parts):
    """Parts of 4 elements: where, file, dataset."""
    dcpl = h5p.create(h5p.DATASET_CREATE)
    for at, file, dataset in parts:
        dcpl.set_virtual(slab(length, at, 4), file.encode(), dataset.encode(), slab(4, 0, 4))
    h5d.create(f.id, name.encode(), h5t.py_create(kind, logical=True), h5s.create_simple((length,)), dcpl)


def texts(tag):
    return [f"{tag}-{i} grün" + "x" * 50 * i for i in range(4)]


def lists(seed):
    out = np.empty(4, dtype=object)
    for i in range(4):
        out[i] = np.arange(seed, seed + i, dtype="i4") * 7
    return out


def rows(seed):
    out = np.empty(4, dtype=ROW)
    for i, (text, few) in enumerate(zip(texts(f"row{seed}"), lists(seed))):
        out[i] = (seed + i, text, few)
    return out


def fill(f, seed, **options):
    f.create_dataset("texts", data=texts(f"file{seed}"), dtype=TEXT, **options)
    f.create_dataset("lists", (4,), dtype=INTS, **options)
    f["lists"][:] = lists(seed)
    f.create_dataset("rows", (4,), dtype=ROW, **options)
    f["rows"][:] = rows(seed)
    f.create_dataset("refs", (4,), dtype=h5py.ref_dtype)
    f["refs"][0] = f["texts"].ref
    inner = h5t.vlen_create(h5t.vlen_create(h5t.STD_I32LE))
    h5d.create(f.id, b"deep", inner, h5s.create_simple((4,)))


for i in range(3):
    sizes = h5p.create(h5p.FILE_CREATE)
    if i == 2:
        sizes.set_sizes(4, 4)
    fapl = h5p.create(h5p.FILE_ACCESS)
    fid = h5py.h5f.create(f"part-{i}.h5".encode(), h5py.h5f.ACC_TRUNC, sizes, fapl)
    with h5py.File(fid) as f:
        fill(f, 10 * i, **({} if i == 0 else dict(chunks=(3,), compression="gzip")))

with h5py.File("middle.h5", "w", libver="latest") as f:
    fill(f, 100)
    virtual(f, "mixed", TEXT, 12, [(0, "part-0.h5", "texts"), (4, ".", "texts"), (8, "main.h5", "texts")])

with h5py.File("main.h5", "w", libver="latest") as f:
    fill(f, 200)
    parts = [(4 * i, f"part-{i}.h5") for i in range(3)]
    for name, kind in {"texts": TEXT, "lists": INTS, "rows": ROW}.items():
        virtual(f, "all_" + name, kind, 12, [(at, file, name) for at, file in parts])
    virtual(f, "own_too", TEXT, 12, [(0, ".", "texts"), (4, "part-1.h5", "texts"), (8, "part-2.h5", "texts")])
    whole = h5p.create(h5p.DATASET_CREATE)
    whole.set_virtual(slab(12, 0, 12), b"middle.h5", b"mixed", slab(12, 0, 12))
    h5d.create(f.id, b"through", h5t.py_create(TEXT, logical=True), h5s.create_simple((12,)), whole)
    virtual(f, "no_refs", h5py.ref_dtype, 4, [(0, "part-0.h5", "refs")])
    dcpl = h5p.create(h5p.DATASET_CREATE)
    dcpl.set_virtual(slab(4, 0, 4), b"part-0.h5", b"deep", slab(4, 0, 4))
    deep = h5t.vlen_create(h5t.vlen_create(h5t.STD_I32LE))
    h5d.create(f.id, b"no_deep", deep, h5s.create_simple((4,)), dcpl)
    # A name that leads to one file whatever the block's number is, through directories not there.
    endless = h5s.create_simple((4,), (h5s.UNLIMITED,))
    endless.select_hyperslab((0,), (h5s.UNLIMITED,), (4,), (4,))
    dcpl = h5p.create(h5p.DATASET_CREATE)
    dcpl.set_virtual(endless, b"none%b/../part-0.h5", b"texts", slab(4, 0, 4))
    space = h5s.create_simple((4,), (h5s.UNLIMITED,))
    h5d.create(f.id, b"endless", h5t.py_create(TEXT, logical=True), space, dcpl)


def text(value):
    if isinstance(value, bytes):
        return value.decode()
    return str(value.tolist()) if isinstance(value, np.ndarray) else str(value)


with h5py.File("main.h5", "r") as f, open("expected.tsv", "w") as out:
    for name in ("all_texts", "all_lists", "own_too", "through"):
        out.write("\t".join([name, "value", *map(text, f[name][:])]) + "\n")
    assert f["endless"].shape == (0,), f["endless"].shape
    for column in ROW.names:
        out.write("\t".join(["all_rows", column, *(text(row[column]) for row in f["all_rows"][:])]) + "\n")
