"""Writes filter/zfp_lzo_cases.tsv.gz: chunks of the ZFP and LZO filters, and the bytes they stand for.

usage: /usr/bin/python3 filter_zfp_lzo_cases.py TARGET.tsv.gz
(needs h5py, numpy, PyTables with LZO, and Debian's hdf5-filter-plugin-zfp-serial and python3-lzo)

Columns as in filter_cases.py. Datasets grow to whole chunks before they are read, so that edge chunks are judged too.
"""
import gzip
import os
import struct
import sys
import tempfile
import zlib

os.environ.setdefault("HDF5_PLUGIN_PATH", "/usr/lib/x86_64-linux-gnu/hdf5/serial/plugins")

import h5py  # noqa: E402
import lzo  # noqa: E402
import numpy as np  # noqa: E402
import tables  # noqa: E402  registers LZO

ZFP, LZO = 32013, 305
assert tables.which_lib_version("lzo") and h5py.h5z.filter_avail(ZFP)


def filters(dset):
    plist = dset.get_create_plist()
    parts = [plist.get_filter(i) for i in range(plist.get_nfilters())]
    return ";".join("%d:%s" % (code, ",".join(str(v) for v in values)) for code, _, values, _ in parts)


def rows(path, name, dataset):
    """All chunks of a dataset of a closed file, whole ones after it has grown to their multiple."""
    with h5py.File(path, "r+") as file:
        dset = file[dataset]
        if dset.maxshape == (None,) * dset.ndim:
            dset.resize([-(-s // c) * c for s, c in zip(dset.shape, dset.chunks)])
    with h5py.File(path, "r") as file:
        dset = file[dataset].id
        chunk = dset.get_create_plist().get_chunk()
        for i in range(dset.get_num_chunks()):
            offset = dset.get_chunk_info(i).chunk_offset
            if any(o + c > s for o, c, s in zip(offset, chunk, dset.shape)):
                continue
            htype = dset.get_type()
            memory = np.zeros(int(np.prod(chunk)) * htype.get_size(), "u1")
            space = dset.get_space()
            space.select_hyperslab(offset, chunk)
            dset.read(h5py.h5s.create_simple(chunk), space, memory, mtype=htype)
            mask, stored = dset.read_direct_chunk(offset)
            yield "\t".join(["%s/%d" % (name, i), filters(dset), str(htype.get_size()), str(mask), stored.hex(),
                             memory.tobytes().hex()])


def chunked(path, values, chunk, prepare, raw=None):
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk(chunk)
    prepare(plist)
    with h5py.File(path, "w") as file:
        space = h5py.h5s.create_simple(values.shape, (h5py.h5s.UNLIMITED,) * values.ndim)
        dset = h5py.h5d.create(file.id, b"data", h5py.h5t.py_create(values.dtype), space, dcpl=plist)
        if raw is None:
            dset.write(h5py.h5s.ALL, h5py.h5s.ALL, values)
        else:
            dset.write_direct_chunk((0,) * values.ndim, raw)


def double(value):
    return struct.unpack("<II", struct.pack("<d", value))


def zfp(*values):
    return lambda plist: plist.set_filter(ZFP, 0, values)


def modes(kind):
    yield "reversible", zfp(5)
    yield "rate_4", zfp(1, 0, *double(4))
    yield "rate_11.5", zfp(1, 0, *double(11.5))
    yield "precision_9", zfp(2, 0, 9)
    yield "precision_31", zfp(2, 0, 31)
    yield "expert", zfp(4, 0, 20, 300, 22, 2**32 - 12)
    yield "expert_default", zfp(4, 0, 1, 16658, 64, 2**32 - 1074)
    if kind == "f":
        yield "accuracy_0.01", zfp(3, 0, *double(0.01))
        yield "accuracy_1e3", zfp(3, 0, *double(1e3))


def fields(rng, dtype, shape):
    count = int(np.prod(shape))
    place = np.arange(count).reshape(shape)
    if dtype.kind == "i":
        top = 2**(8 * dtype.itemsize - 2)
        yield "smooth", (np.sin(place / 9.0) * 1e6).astype(dtype)
        yield "noise", rng.integers(1 - top, top, shape).astype(dtype)
        yield "zeros", np.zeros(shape, dtype)
    else:
        yield "smooth", (np.sin(place / 9.0) * 100 - 3).astype(dtype)
        yield "wild", (rng.normal(0, 1, shape) * 10.0 ** rng.integers(-30, 30, shape)).astype(dtype)
        sparse = np.where(rng.integers(0, 40, shape) == 0, rng.normal(0, 1, shape), 0).astype(dtype)
        sparse.flat[0] = -0.0
        yield "sparse", sparse


def zfp_rows(path, rng):
    shapes = [((131,), (67,)), ((13, 18), (7, 10)), ((5, 9, 6), (5, 7, 6)), ((3, 5, 6, 5), (3, 5, 6, 4))]
    for code in ("<i4", "<i8", "<f4", "<f8"):
        dtype = np.dtype(code)
        for shape, chunk in shapes:
            for field, values in fields(rng, dtype, shape):
                for mode, prepare in modes(dtype.kind):
                    if field != "smooth" and len(shape) in (2, 3) and mode not in ("reversible", "precision_31"):
                        continue
                    chunked(path, values, chunk, prepare)
                    name = "zfp_%s_%dd_%s_%s" % (code[1:], len(shape), field, mode)
                    yield from list(rows(path, name, "data"))[:2]
    yield from zfp_corners(path, rng)


def zfp_corners(path, rng):
    for code, least in (("<f4", 1e-45), ("<f8", 5e-324)):
        dtype = np.dtype(code)
        tiny = (np.arange(-31, 32).astype("f8") * least).astype(dtype)
        extreme = np.array([np.finfo(dtype).max, np.finfo(dtype).min, np.finfo(dtype).tiny, 0.0, 1.0] * 5, dtype)
        normal = (rng.normal(0, 1, 40) * float(np.finfo(dtype).tiny) * 4).astype(dtype)
        odd = np.array([np.inf, -np.inf, np.nan, 1.5, -0.0, 2.0, 3.0] * 3, dtype)
        for field, values in (("denormal", tiny), ("extreme", extreme), ("tiny", normal), ("odd", odd)):
            for mode, prepare in modes("f"):
                if field == "odd" and mode != "reversible":
                    continue
                chunked(path, values, values.shape, prepare)
                yield from rows(path, "zfp_%s_%s_%s" % (code[1:], field, mode), "data")
    for code in ("<i4", "<i8"):
        info = np.iinfo(np.dtype(code))
        ends = np.array([info.min, info.max, 0, -1, 1] * 9, code)
        chunked(path, ends, ends.shape, zfp(5))
        yield from rows(path, "zfp_%s_ends_reversible" % code[1:], "data")
    cube = np.sin(np.arange(4 * 30 * 9).reshape(1, 4, 30, 1, 9) / 7.0).astype("<f4")
    chunked(path, cube, (1, 4, 8, 1, 9), zfp(1, 0, *double(8)))
    yield from rows(path, "zfp_unit_dimensions", "data")
    waves = np.cumsum(rng.normal(0, 1, 5000)).astype("<f8")
    chunked(path, waves, waves.shape, zfp(3, 0, *double(1e-6)))
    for row in rows(path, "zfp_long", "data"):
        yield row
        yield swapped(row)


def swapped(row):
    """As a big-endian machine stores the same values: the stream is the same, the parameters and values are swapped."""
    name, spec, size, mask, stored, decoded = row.split("\t")
    words = [int(word) for word in spec.split(":")[1].split(",")]
    turned = [words[0]] + [int.from_bytes(word.to_bytes(4, "big"), "little") for word in words[1:]]
    values = np.frombuffer(bytes.fromhex(decoded), "<u%s" % size).byteswap().tobytes()
    return "\t".join(["zfp_big_endian/0", "%d:%s" % (ZFP, ",".join(map(str, turned))), size, mask, stored, values.hex()])


def samples(rng):
    words = [b"temperature", b"pressure", b"run ", b"detector", b"energy=", b"0.0001", b"\n", b"lattice"]
    yield "text", b"".join(words[i] for i in rng.integers(0, len(words), 900))
    yield "walk", np.cumsum(rng.integers(-2, 3, 3000)).astype("<i4").tobytes()
    yield "noise", rng.integers(0, 256, 3000).astype("u1").tobytes()
    yield "zeros", bytes(70000)
    block = rng.integers(0, 256, 4100).astype("u1").tobytes()
    yield "repeats", b"".join(block[i:i + n] for i, n in zip(rng.integers(0, 4000, 700), rng.integers(1, 20, 700)))
    distant = rng.integers(0, 256, 9000).astype("u1").tobytes()
    yield "farther", distant + bytes(12000) + b"".join(distant[i:i + 9] + distant[i + 3000:i + 3003] for i in range(0, 2500, 91))
    yield "distant", distant + bytes(30000) + b"".join(distant[i:i + 9] + distant[i + 3000:i + 3003] for i in range(0, 2500, 91))
    for length in (1, 2, 3, 4, 5, 17, 19, 20, 237, 238, 239, 256):
        yield "short_%d" % length, (b"abcabcabd" * 30)[:length]


def lzo_rows(path, rng):
    """Blocks of the fast and of the thorough compressor, which PyTables then reads."""
    for kind, data in samples(rng):
        for level in (1, 9):
            values = np.frombuffer(data, "u1")
            chunked(path, values, values.shape, lambda plist: plist.set_filter(LZO, 0, (1, 26, 0)), lzo.compress(data, level, False))
            for row in rows(path, "lzo_%s_%d" % (kind, level), "data"):
                yield row
                if kind in ("walk", "short_3"):
                    yield trailed(row, data)
    for shuffle in (False, True):
        for sums in (False, True):
            settings = tables.Filters(complevel=1, complib="lzo", shuffle=shuffle, fletcher32=sums)
            with tables.open_file(path, "w", filters=settings) as file:
                file.create_carray("/", "carray", obj=np.arange(900).reshape(30, 30), chunkshape=(15, 30))
                file.create_earray("/", "earray", obj=rng.normal(0, 1, 400), chunkshape=(200,))
                records = np.zeros(300, [("a", "<i4"), ("b", "<f8"), ("c", "S5")])
                records["a"] = np.arange(300)
                records["b"] = records["a"] / 7
                records["c"][::3] = b"third"
                file.create_table("/", "table", obj=records, chunkshape=(150,))
            for node in ("carray", "earray", "table"):
                yield from rows(path, "lzo_pytables_%s_%d_%d" % (node, shuffle, sums), node)


def trailed(row, data):
    """As PyTables 0.6 stored it: the checksum and the number of the bytes follow."""
    fields = row.split("\t")
    fields[0] = fields[0].replace("lzo", "lzo_trailed", 1)
    fields[4] += struct.pack("<II", zlib.adler32(data), len(data)).hex()
    return "\t".join(fields)


def main():
    rng = np.random.default_rng(17)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "case.h5")
        with open(sys.argv[1], "wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as table:
            for source in (zfp_rows(path, rng), lzo_rows(path, rng)):
                for line in source:
                    table.write((line + "\n").encode())


main()
