"""Writes chunked datasets of every index kind, and where the HDF5 library finds their chunks.

usage: /usr/bin/python3 chunk_cases.py DIRECTORY          (needs h5py and numpy)
       /usr/bin/python3 chunk_cases.py DIRECTORY large    one file of a million chunks per kind

Beside each FILE.h5 stands FILE.tsv: dataset, element offsets separated by ',', CRC-32 of the stored
bytes, stored size, filter mask. Datasets without chunks have one line with the name alone. The large files hold
values that tell the chunk, and no table.
"""
import itertools
import os
import sys
import zlib

import h5py
import numpy as np


def make(file, name, shape, chunk, maxshape=None, write="all", shrink=None, **filters):
    dset = file.create_dataset(name, shape, "<i4", chunks=chunk, maxshape=maxshape, **filters)
    if write == "all":
        dset[...] = np.arange(int(np.prod(shape)), dtype="<i4").reshape(shape)
    elif write == "some":
        corner = np.random.default_rng(len(name)).integers(0, shape, (60, len(shape)))
        for at in corner:
            dset[tuple(at)] = 1
    elif write == "last":
        dset[tuple(s - 1 for s in shape)] = 1
    elif write == "late":
        dset[shape[0] - shape[0] // 7:] = 2
    if shrink:
        dset.resize(shrink)
    return dset


def cases(file):
    gzip = {"compression": "gzip", "shuffle": True}
    for label, f in (("plain", {}), ("gzip", gzip), ("sums", {"fletcher32": True})):
        for write in ("all", "some", "last", "late", "none"):
            tag = label + "_" + write
            if write in ("all", "none") or label != "sums":
                make(file, "single_" + tag, (7, 5), (7, 5), write=write, **f)
                make(file, "fixed_" + tag, (40, 30), (3, 7), write=write, **f)
                make(file, "fixed_max_" + tag, (40, 30), (3, 7), (55, 64), write=write, **f)
                make(file, "first_" + tag, (90, 12), (2, 5), (None, 12), write=write, **f)
                make(file, "second_" + tag, (12, 90), (5, 2), (20, None), write=write, **f)
                make(file, "middle_" + tag, (6, 50, 9), (2, 3, 4), (6, None, 20), write=write, **f)
                make(file, "both_" + tag, (60, 70), (4, 3), (None, None), write=write, **f)
                make(file, "line_" + tag, (900,), (2,), (None,), write=write, **f)
        make(file, "first_shrunk_" + label, (90, 12), (2, 5), (None, 12), shrink=(31, 12), **f)
        make(file, "both_shrunk_" + label, (60, 70), (4, 3), (None, None), shrink=(33, 20), **f)
    for write in ("some", "last", "all"):
        make(file, "fixed_paged_" + write, (5000,), (1,), write=write)
    for write in ("last", "late"):
        make(file, "line_paged_" + write, (270000,), (1,), (None,), write=write if write == "last" else "none")
    file["line_paged_late"][131000:131200] = 1
    file["line_paged_late"][200000:200003] = 1
    file["line_paged_late"][262200:262210] = 1
    early = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    early.set_chunk((3, 4))
    early.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    for name, limit in (("implicit", (20, 30)), ("implicit_max", (30, 50))):
        space = h5py.h5s.create_simple((20, 30), limit)
        h5py.h5d.create(file.id, name.encode(), h5py.h5t.STD_I32LE, space, dcpl=early)


def stored(dset):
    """Element offsets of the chunks inside the shape, and what the library reads as their stored bytes.

    Each chunk is asked for by its place: the library's enumeration (H5Dget_chunk_info) names wrong places
    for extensible arrays whose unlimited dimension is not the first.
    """
    grid = [range(0, s, c) for s, c in zip(dset.shape, dset.chunks)]
    if np.prod([len(g) for g in grid]) < 10000:
        places = itertools.product(*grid)
    else:
        count = min(dset.id.get_num_chunks(), 2000)
        places = [dset.id.get_chunk_info(i).chunk_offset for i in range(count)]
    for place in places:
        try:
            mask, data = dset.id.read_direct_chunk(place)
        except (OSError, RuntimeError, ValueError):
            continue
        yield place, mask, data


def table(path):
    with h5py.File(path, "r") as file, open(path[:-3] + ".tsv", "w") as out:
        for name in sorted(file):
            lines = ["%s\t%s\t%d\t%d\t%d\n" % (name, ",".join(map(str, place)), zlib.crc32(data), len(data), mask)
                     for place, mask, data in stored(file[name])]
            out.writelines(lines or [name + "\n"])


def large(directory):
    kinds = {"btree1": ("earliest", (None,)), "fixed": ("latest", None), "extensible": ("latest", (None,)),
             "btree2": ("latest", (None, None))}
    for kind, (libver, limit) in kinds.items():
        two = kind == "btree2"
        with h5py.File(os.path.join(directory, kind + ".h5"), "w", libver=libver) as file:
            shape, chunk = ((1000, 1000), (1, 1)) if two else ((1000000,), (1,))
            dset = file.create_dataset("d", shape, "<i4", chunks=chunk, maxshape=limit)
            rows = np.arange(1000000, dtype="<i4").reshape(shape)
            for start in range(0, shape[0], shape[0] // 50):
                end = start + shape[0] // 50
                dset[start:end] = rows[start:end]


def main():
    directory = sys.argv[1]
    if len(sys.argv) > 2:
        large(directory)
        return
    for libver in ("earliest", "latest"):
        path = os.path.join(directory, "chunks_" + libver + ".h5")
        with h5py.File(path, "w", libver=libver) as file:
            cases(file)
        table(path)


main()
