"""Writes filter/plugin_cases.tsv.gz: chunks of filter plugins, and more of the library's own filters.

usage: HDF5_PLUGIN_PATH=... /usr/bin/python3 filter_plugin_cases.py PLUGINS.h5 TARGET.tsv.gz
(needs h5py, numpy, PyTables, and plugins for LZ4 and bzip2; PLUGINS.h5 is what filter_plugin_cases.mjs writes)

Columns as in filter_cases.py.
"""
import ctypes
import gzip
import os
import sys
import tempfile

import h5py
import numpy as np
import tables  # registers Blosc

LIBRARY = ctypes.CDLL("libhdf5_serial.so.103")  # the one h5py has loaded
assert tables.which_lib_version("blosc")


def filters(dset):
    """As in filter_cases.py, but h5py answers no more than 16 parameters."""
    plist = dset.get_create_plist()
    found = []
    for i in range(plist.get_nfilters()):
        flags, config, count = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_size_t(200)
        values = (ctypes.c_uint * 200)()
        code = LIBRARY.H5Pget_filter2(ctypes.c_int64(plist.id), i, ctypes.byref(flags), ctypes.byref(count), values,
                                      ctypes.c_size_t(0), None, ctypes.byref(config))
        found.append("%d:%s" % (code, ",".join(str(v) for v in values[:count.value])))
    return ";".join(found)


def row(name, dset, offset, decoded):
    mask, stored = dset.read_direct_chunk(offset)
    return "\t".join([name, filters(dset), str(dset.get_type().get_size()), str(mask), stored.hex(), decoded.hex()])


def javascript(path):
    """What the plugins compressed, beside the same values unfiltered."""
    with h5py.File(path, "r") as file:
        for name, dset in file["filtered"].items():
            yield row("js_" + name, dset.id, (0,) * len(dset.shape), file["plain"][name][()].tobytes())


def chunks(scratch, name, raw, htype, shape, chunk, prepare):
    """Raw bytes written, and read back from the closed file, in the file's own type, so that nothing is converted."""
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk(chunk)
    prepare(plist)
    with h5py.File(scratch, "w") as file:
        dset = h5py.h5d.create(file.id, b"data", htype, h5py.h5s.create_simple(shape), dcpl=plist)
        dset.write(h5py.h5s.ALL, h5py.h5s.ALL, raw, mtype=htype)
        del dset
    with h5py.File(scratch, "r") as file:
        dset = file["data"].id
        for i in range(dset.get_num_chunks()):
            offset = dset.get_chunk_info(i).chunk_offset
            if any(o + c > s for o, c, s in zip(offset, chunk, shape)):
                continue
            memory = np.zeros(int(np.prod(chunk)) * htype.get_size(), "u1")
            space = dset.get_space()
            space.select_hyperslab(offset, chunk)
            dset.read(h5py.h5s.create_simple(chunk), space, memory, mtype=htype)
            yield row("%s/%d" % (name, i), dset, offset, memory.tobytes())


def plugins(scratch, rng):
    walk = np.clip(np.cumsum(rng.integers(-2, 3, 40000)) + 100, 0, 250)
    kinds = {"walk": walk, "noise": rng.integers(0, 250, 40000), "ramp": np.arange(40000) * 7 % 250, "zeros": np.zeros(40000)}

    def call(code, *options):
        return lambda plist: plist.set_filter(code, h5py.h5z.FLAG_OPTIONAL, options)

    for kind, values in kinds.items():
        small = values[:1003].astype("<i4")
        yield from chunks(scratch, "lz4_" + kind, small, h5py.h5t.STD_I32LE, small.shape, (1003,), call(32004))
        yield from chunks(scratch, "lz4_blocks_" + kind, small, h5py.h5t.STD_I32LE, small.shape, (1003,), call(32004, 600))
        yield from chunks(scratch, "bzip2_" + kind, small, h5py.h5t.STD_I32LE, small.shape, (1003,), call(307, 9))
        for codec, label in enumerate(("blosclz", "lz4", "lz4hc", "snappy", "zlib", "zstd")):
            for shuffle in (0, 1, 2):
                for type_name, htype in (("<i4", h5py.h5t.STD_I32LE), ("<f8", h5py.h5t.IEEE_F64LE), ("u1", h5py.h5t.STD_U8LE)):
                    if type_name == "u1" and shuffle == 1:
                        continue
                    data = values[:503].astype(type_name)
                    name = "blosc_%s_%s_%d_%s" % (label, kind, shuffle, type_name.strip("<"))
                    try:
                        yield from list(chunks(scratch, name, data, htype, data.shape, data.shape,
                                               call(32001, 2, 2, data.itemsize, data.nbytes, 5, shuffle, codec)))
                    except (ValueError, OSError) as error:
                        print(name, error)
        for codec in (0, 1, 5):
            for shuffle in (1, 2):
                if kind in ("noise", "ramp"):
                    continue
                data = values[:30001].astype("<i2")
                yield from chunks(scratch, "blosc_long_%s_%d_%d" % (kind, codec, shuffle), data, h5py.h5t.STD_I16LE, data.shape, data.shape,
                                  call(32001, 2, 2, 2, data.nbytes, 9, shuffle, codec))
    odd = np.zeros(700, "S7")
    odd[::3] = b"abcdefg"
    yield from chunks(scratch, "blosc_odd_size", odd, h5py.h5t.py_create(odd.dtype), odd.shape, odd.shape, call(32001, 2, 2, 7, odd.nbytes, 5, 1, 0))


def packed(scratch, rng):
    def number(base, bits, offset):
        htype = base.copy()
        htype.set_precision(bits)
        htype.set_offset(offset)
        return htype

    small = number(h5py.h5t.STD_I32LE, 11, 4)
    big = number(h5py.h5t.STD_U16BE, 9, 3)
    inner = h5py.h5t.create(h5py.h5t.COMPOUND, 7)
    inner.insert(b"flag", 0, number(h5py.h5t.STD_U8LE, 3, 2))
    inner.insert(b"value", 2, small)
    outer = h5py.h5t.create(h5py.h5t.COMPOUND, 48)
    outer.insert(b"a", 0, big)
    outer.insert(b"nested", 3, inner)
    outer.insert(b"list", 12, h5py.h5t.array_create(small, (2, 2)))
    outer.insert(b"name", 30, h5py.h5t.py_create(np.dtype("S5")))
    outer.insert(b"float", 36, h5py.h5t.IEEE_F64BE)
    nbit = lambda plist: plist.set_filter(5, 0)
    for name, htype in (("compound", outer), ("array", h5py.h5t.array_create(inner, (3,))),
                        ("array_of_arrays", h5py.h5t.array_create(h5py.h5t.array_create(big, (2,)), (3,))),
                        ("wide", number(h5py.h5t.STD_U64BE, 61, 2)), ("one_bit", number(h5py.h5t.STD_U8LE, 1, 7))):
        raw = rng.integers(0, 256, 40 * htype.get_size()).astype("u1")
        yield from chunks(scratch, "nbit_" + name, raw, htype, (40,), (20,), nbit)
    for type_name, htype in (("<i4", h5py.h5t.STD_I32LE), ("<f8", h5py.h5t.IEEE_F64LE), (">i2", h5py.h5t.STD_I16BE), ("u1", h5py.h5t.STD_U8LE)):
        for mask in (4, 32):
            for block in (2, 10, 32):
                walk = np.cumsum(rng.integers(-2, 3, 24 * 75)) + 100
                walk[200:1300] = 77
                values = walk.astype(type_name).reshape(24, 75)
                name = "szip_plane_%s_%d_%d" % (type_name.strip("<>"), mask, block)
                yield from chunks(scratch, name, values, htype, (24, 75), (12, 75), lambda plist: plist.set_szip(mask, block))
    sparse = np.zeros(9000, "<i2")
    sparse[::1111] = rng.integers(1, 2000, 9)
    for block in (4, 8, 16):
        yield from chunks(scratch, "szip_sparse_%d" % block, sparse, h5py.h5t.STD_I16LE, sparse.shape, sparse.shape, lambda plist: plist.set_szip(32, block))


def main():
    rng = np.random.default_rng(11)
    with tempfile.TemporaryDirectory() as folder:
        scratch = os.path.join(folder, "case.h5")
        with open(sys.argv[2], "wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as table:
            for rows in (packed(scratch, rng), plugins(scratch, rng), javascript(sys.argv[1])):
                for line in rows:
                    table.write((line + "\n").encode())


main()
