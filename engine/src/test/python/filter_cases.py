"""Writes filter/cases.tsv: chunks as the HDF5 library stores them, and the bytes they stand for.

usage: /usr/bin/python3 filter_cases.py TARGET.tsv     (needs h5py and numpy)

Columns: name, filters as id:clientdata,clientdata separated by ';', element size, filter mask,
stored bytes in hexadecimal, decoded bytes in hexadecimal.
"""
import sys

import h5py
import numpy as np


def dataset(file, name, values, chunk, prepare, dtype=None):
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk(chunk)
    prepare(plist)
    space = h5py.h5s.create_simple(values.shape)
    htype = dtype if dtype is not None else h5py.h5t.py_create(values.dtype)
    dset = h5py.h5d.create(file.id, name.encode(), htype, space, dcpl=plist)
    dset.write(h5py.h5s.ALL, h5py.h5s.ALL, values)
    return dset


def filters(dset):
    plist = dset.get_create_plist()
    found = []
    for i in range(plist.get_nfilters()):
        code, _, data, _ = plist.get_filter(i)
        found.append("%d:%s" % (code, ",".join(str(d) for d in data)))
    return ";".join(found)


def rows(file, name, values, chunk, prepare, dtype=None):
    dset = dataset(file, name, values, chunk, prepare, dtype)
    file.flush()
    for i in range(dset.get_num_chunks()):
        info = dset.get_chunk_info(i)
        mask, stored = dset.read_direct_chunk(info.chunk_offset)
        index = tuple(slice(o, o + c) for o, c in zip(info.chunk_offset, chunk))
        memory = h5py.Dataset(dset)[index]  # what the library itself decodes
        if memory.shape != chunk:
            continue  # edge chunks hold fill values that reading does not show
        decoded = memory.astype(values.dtype).tobytes()
        yield "\t".join(
            [name + "/" + str(i), filters(dset), str(values.dtype.itemsize), str(mask),
             stored.hex(), decoded.hex()])


def cases(file):
    rng = np.random.default_rng(7)
    noise = rng.integers(0, 256, 600).astype("u1")
    steps = {t: (np.arange(300) * 7 % 1000).astype(t) for t in ("<i2", "<i4", "<i8", "<f4", "<f8", ">i4")}
    odd = np.zeros(90, dtype=[("a", "<i2"), ("b", "u1"), ("c", "<f4")])
    odd["a"] = np.arange(90)
    odd["c"] = np.linspace(0, 1, 90)

    def chain(*calls):
        def prepare(plist):
            for call, *args in calls:
                getattr(plist, call)(*args)
        return prepare

    deflate, shuffle, sums = ("set_deflate", 6), ("set_shuffle",), ("set_fletcher32",)
    lzf = ("set_filter", 32000, 1)
    for t, values in steps.items():
        label = t.replace("<", "le_").replace(">", "be_")
        yield from rows(file, "deflate_" + label, values, (150,), chain(deflate))
        yield from rows(file, "shuffle_" + label, values, (150,), chain(shuffle))
        yield from rows(file, "shuffle_deflate_sums_" + label, values, (150,), chain(shuffle, deflate, sums))
    yield from rows(file, "sums_even", noise, (100,), chain(sums))
    yield from rows(file, "sums_odd", noise, (75,), chain(sums))
    long_noise = rng.integers(0, 256, 4001).astype("u1")
    yield from rows(file, "sums_long", long_noise, (4001,), chain(sums))
    yield from rows(file, "sums_ones", np.full(1501, 255, "u1"), (1501,), chain(sums))
    yield from rows(file, "sums_zeros", np.zeros(64, "u1"), (64,), chain(sums))
    yield from rows(file, "sums_shuffle", steps["<i4"], (100,), chain(sums, shuffle))
    yield from rows(file, "shuffle_odd_size", odd, (45,), chain(shuffle, deflate))
    yield from rows(file, "deflate_noise", noise, (600,), chain(deflate))
    yield from rows(file, "deflate_twice", steps["<i4"], (150,), chain(deflate, deflate))
    if h5py.h5z.filter_avail(32000):
        yield from rows(file, "lzf", steps["<i4"], (150,), chain(lzf))
        yield from rows(file, "shuffle_lzf_sums", steps["<i8"], (150,), chain(shuffle, lzf, sums))
        yield from rows(file, "lzf_runs", np.zeros(3000, "u1"), (3000,), chain(lzf))
        yield from rows(file, "lzf_noise_skipped", noise, (600,), chain(lzf))
    yield from lossy(file, rng, chain, shuffle, deflate)


def lossy(file, rng, chain, shuffle, deflate):
    for t in ("i1", "u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", ">i4", ">u2"):
        values = (rng.integers(0, 50, 96) + 20).astype(t)
        label = t.replace("<", "le_").replace(">", "be_")
        for bits in (0, 4, 9):
            if bits == 9 and values.dtype.itemsize == 1:
                continue
            yield from rows(file, "scaleoffset_%s_%d" % (label, bits), values, (48,),
                            chain(("set_scaleoffset", h5py.h5z.SO_INT, bits)))
    negative = rng.integers(-1000, 1000, 96).astype("<i4")
    yield from rows(file, "scaleoffset_negative", negative, (48,), chain(("set_scaleoffset", h5py.h5z.SO_INT, 0)))
    yield from rows(file, "scaleoffset_constant", np.full(64, -9, "<i4"), (32,), chain(("set_scaleoffset", h5py.h5z.SO_INT, 0)))
    wide = rng.integers(-2**62, 2**62, 64).astype("<i8")
    yield from rows(file, "scaleoffset_wide", wide, (32,), chain(("set_scaleoffset", h5py.h5z.SO_INT, 0)))
    extreme = np.array([-2**31, 2**31 - 1] * 16, "<i4")
    yield from rows(file, "scaleoffset_extreme", extreme, (32,), chain(("set_scaleoffset", h5py.h5z.SO_INT, 0)))
    for t in ("<f4", "<f8", ">f8", ">f4"):
        label = t.replace("<", "le_").replace(">", "be_")
        values = np.round(rng.normal(0, 100, 96), 3).astype(t)
        for digits in (0, 2, 4):
            yield from rows(file, "scaleoffset_%s_%d" % (label, digits), values, (48,),
                            chain(("set_scaleoffset", h5py.h5z.SO_FLOAT_DSCALE, digits)))

    def filled(value):
        def prepare(plist):
            plist.set_fill_value(np.array(value))
            plist.set_scaleoffset(h5py.h5z.SO_INT if value.dtype.kind == "i" else h5py.h5z.SO_FLOAT_DSCALE, 2 if value.dtype.kind == "f" else 0)
        return prepare
    some = rng.integers(5, 40, 64).astype("<i4")
    some[::5] = -7
    yield from rows(file, "scaleoffset_fill_int", some, (32,), filled(np.array(-7, "<i4")))
    floats = np.round(rng.normal(0, 9, 64), 2).astype("<f8")
    floats[::7] = -999.0
    yield from rows(file, "scaleoffset_fill_float", floats, (32,), filled(np.array(-999.0, "<f8")))
    nbit = ("set_filter", 5, 0)
    for bits, offset, t in ((12, 0, "<i4"), (7, 3, "<u2"), (20, 6, ">i4"), (32, 0, "<i4"), (5, 0, "i1"), (33, 8, "<u8"), (6, 9, ">u2")):
        htype = h5py.h5t.py_create(np.dtype(t)).copy()
        htype.set_precision(bits)
        htype.set_offset(offset)
        low = 0 if "u" in t else -(1 << (bits - 2))
        values = rng.integers(low, 1 << (bits - 2), 60).astype(t)
        for row in rows(file, "nbit_%d_%d_%s" % (bits, offset, t.strip("<>")) + ("b" if ">" in t else ""), values, (30,), chain(nbit), htype):
            yield shifted(row, t, offset, bits)
    for t in ("<f4", "<f8"):
        yield from rows(file, "nbit_full_" + t[1:], rng.normal(0, 1, 40).astype(t), (20,), chain(nbit))
    if h5py.h5z.filter_avail(4):
        try:
            yield from list(szip(file, rng, chain))
        except (ValueError, OSError) as error:
            print("no szip encoder:", error)


def szip(file, rng, chain):
    walk = np.cumsum(rng.integers(-3, 4, 256))
    for t in ("<i2", "<u2", "<i4", "u1", "<i8", "<f4", "<f8", ">i2"):
        for mask, name in ((4, "ec"), (32, "nn")):
            for block in (8, 16, 32):
                values = (walk + 100).astype(t)
                label = t.replace("<", "le_").replace(">", "be_")
                yield from rows(file, "szip_%s_%s_%d" % (name, label, block), values, (128,),
                                chain(("set_szip", mask, block)))
    yield from rows(file, "szip_zeros", np.zeros(1024, "<i4"), (1024,), chain(("set_szip", 32, 16)))
    yield from rows(file, "szip_noise", rng.integers(0, 2**31, 256).astype("<i4"), (256,), chain(("set_szip", 32, 8)))
    yield from rows(file, "szip_2d", rng.integers(0, 40, (30, 50)).astype("<i2"), (15, 25), chain(("set_szip", 32, 8)))


def shifted(row, t, offset, bits):
    """The library shows values; a chunk holds them moved up by the type's bit offset, cut to its precision."""
    fields = row.split("\t")
    dtype = np.dtype(t)
    values = np.frombuffer(bytes.fromhex(fields[5]), dtype)
    unsigned = np.dtype(t.replace("i", "u"))
    cut = values.astype(unsigned) & unsigned.type((1 << bits) - 1)
    fields[5] = (cut << unsigned.type(offset)).astype(unsigned).tobytes().hex()
    return "\t".join(fields)


def main():
    with h5py.File("filter_cases", "w", driver="core", backing_store=False) as file:
        with open(sys.argv[1], "w") as out:
            for row in cases(file):
                out.write(row + "\n")


if __name__ == "__main__":
    main()
