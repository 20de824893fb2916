"""Makes datasets of every kind at random, and what numpy says of random hyperslabs of each.

Run with a Python that has h5py: /usr/bin/python3 hyperslabs.py OUTDIR SEED COUNT
OUTDIR/hyperslabs.h5 holds the datasets; OUTDIR/cases.tsv has a line a hyperslab: the dataset, its
shape, and for each axis its ranges as from:to, comma separated; OUTDIR/values.bin holds, case after
case, the number of values and the values h5py reads there, all as int64 little-endian.
"""
import struct
import sys

import h5py
import numpy as np

OUT, SEED, COUNT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
rng = np.random.default_rng(SEED)
TYPES = ["i1", "<i2", ">i2", "<i4", ">i4", "<i8", ">i8", "u1", "<u2", ">u4"]


def chance(odds):
    return rng.random() < odds


def pick(choices):
    return choices[rng.integers(len(choices))]


def filters():
    options = {}
    if chance(0.3):
        options["shuffle"] = True
    if chance(0.2):
        options["fletcher32"] = True
    kind = pick([None, "gzip", "gzip", "lzf", "scaleoffset"])
    if kind == "scaleoffset":
        # h5py refuses it beside a checksum.
        return {"scaleoffset": 0}
    if kind:
        options["compression"] = kind
    return options


def create(file, name):
    """A dataset of random rank, extent, layout, index, filters, fill value; partly written."""
    rank = int(rng.integers(0, 6))
    most = [0, 3000, 60, 16, 8, 6][rank]
    shape = tuple(0 if chance(0.03) else int(rng.integers(1, most + 1)) for _ in range(rank))
    dtype = np.dtype(pick(TYPES))
    options = {}
    if chance(0.6):
        options["fillvalue"] = dtype.type(rng.integers(0, 100))
    chunked = rank > 0 and chance(0.75)
    if chunked:
        options["chunks"] = tuple(int(rng.integers(1, max(2, n + 3))) for n in shape)
        # No unlimited axis: fixed array, or implicit or single chunk; one: extensible array; more:
        # B-tree of version 2. With old headers all are B-trees of version 1.
        grows = [chance(0.3) for _ in shape]
        options["maxshape"] = tuple(
            None if g else max(n, c) + (5 if chance(0.3) else 0)
            for g, n, c in zip(grows, shape, options["chunks"]))
        options.update(filters())
        if "compression" not in options and "scaleoffset" not in options and chance(0.3):
            early = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            early.set_chunk(options["chunks"])
            early.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
            space = h5py.h5s.create_simple(shape, tuple(
                h5py.h5s.UNLIMITED if m is None else m for m in options["maxshape"]))
            h5py.h5d.create(file.id, name.encode(), h5py.h5t.py_create(dtype), space, early)
            dataset = file[name]
        else:
            dataset = file.create_dataset(name, shape, dtype, **options)
    elif rank > 0 and np.prod(shape) < 500 and chance(0.3):
        compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        compact.set_layout(h5py.h5d.COMPACT)
        h5py.h5d.create(file.id, name.encode(), h5py.h5t.py_create(dtype),
                        h5py.h5s.create_simple(shape), compact)
        dataset = file[name]
    else:
        dataset = file.create_dataset(name, shape, dtype, **options)
    write(dataset)
    if chunked and chance(0.4):
        # Shrunk and grown again: what was cut off reads as fill values.
        for _ in range(2):
            limits = [2 * n + 3 if m is None else m for n, m in zip(shape, dataset.maxshape)]
            dataset.resize(tuple(int(rng.integers(1, n + 1)) for n in limits))
            write(dataset)
    return dataset


def write(dataset):
    """Nothing, some boxes, or all."""
    for _ in range(int(rng.integers(0, 4))):
        if 0 in dataset.shape:
            return
        box = tuple(slice(*sorted((int(rng.integers(0, n)), int(rng.integers(0, n)) + 1)))
                    for n in dataset.shape)
        if chance(0.4):
            box = tuple(slice(0, n) for n in dataset.shape)
        size = [max(0, b.stop - b.start) for b in box]
        if 0 not in size:
            dataset[box if box else ()] = rng.integers(0, 100, size)


def positions(length):
    """Ascending disjoint ranges of an axis: all, none, one, strided or many."""
    kind = rng.integers(6)
    if length == 0 or kind == 0:
        return [(0, length)] if length else []
    if kind == 1 and chance(0.3):
        return []
    if kind <= 2:
        start, stride = int(rng.integers(length)), int(rng.integers(2, 6))
        block = int(rng.integers(1, stride))
        return [(at, min(length, at + block)) for at in range(start, length, stride)]
    ends = sorted(set(rng.integers(0, length + 1, 2 * int(rng.integers(1, 4))).tolist()))
    ranges = list(zip(ends[0::2], ends[1::2]))
    return ranges or [(0, length)]


with h5py.File(OUT + "/hyperslabs.h5", "w", libver=pick(["earliest", "latest", "v108"])) as file, \
        open(OUT + "/cases.tsv", "w") as cases, open(OUT + "/values.bin", "wb") as values:
    for number in range(COUNT):
        name = "d%d" % number
        dataset = create(file, name)
        whole = np.asarray(dataset[()])
        for _ in range(4):
            axes = [positions(n) for n in dataset.shape]
            index = [[i for a, b in axis for i in range(a, b)] for axis in axes]
            slab = whole[np.ix_(*index)] if index else whole
            flat = slab.astype("<i8").ravel()
            cases.write("\t".join(
                [name, ",".join(map(str, dataset.shape))]
                + [",".join("%d:%d" % r for r in axis) for axis in axes]) + "\n")
            values.write(struct.pack("<q", flat.size) + flat.tobytes())
