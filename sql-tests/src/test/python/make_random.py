"""Makes the file that random queries are asked of: make_random.py FILE

Every column type, NaN, infinities, NULL, unsigned numbers past the signed range; compound, one, two and three
dimensions with scales; chunked, filtered and contiguous. The same bytes of data each time.
"""

import sys

import h5py
import numpy as np

rng = np.random.default_rng(20240517)
WORDS = ["", "a", "ab", "abc", "Abc", "zebra", "Ünï", "été", "日本", "x_y", "100%", "it's", "z"]


def floats(n, dtype):
    values = np.round(rng.normal(0, 100, n), 2).astype(dtype)
    values[rng.random(n) < 0.04] = np.nan
    values[rng.random(n) < 0.01] = np.inf
    values[rng.random(n) < 0.01] = -np.inf
    values[rng.random(n) < 0.05] = 0
    return values + 0  # no negative zero, which the judge takes for another group than zero


def pick(words, n):
    return [words[i] for i in rng.integers(0, len(words), n)]


def events(f, n=2600):
    kind = h5py.enum_dtype({"RED": 0, "GREEN": 1, "BLUE": 5}, basetype="i1")
    rows = np.zeros(
        n,
        dtype=[
            ("id", "<i4"),
            ("k", ">i2"),
            ("tiny", "i1"),
            ("big", "<i8"),
            ("ub", "u1"),
            ("us", "<u2"),
            ("ui", ">u4"),
            ("ul", "<u8"),
            ("f", "<f4"),
            ("d", ">f8"),
            ("flag", "?"),
            ("kind", kind),
            ("code", "S6"),
            ("word", h5py.string_dtype()),
        ],
    )
    rows["id"] = np.arange(n) * 2
    rows["k"] = rng.integers(-3, 21, n)
    rows["tiny"] = rng.integers(-128, 128, n)
    rows["big"] = rng.integers(-(2**40), 2**40, n)
    rows["ub"] = rng.integers(0, 256, n)
    rows["us"] = rng.integers(0, 2**16, n)
    rows["ui"] = rng.integers(0, 2**32, n)
    rows["ul"] = rng.integers(0, 2**64, n, dtype="u8")
    rows["f"] = floats(n, "f4")
    rows["d"] = floats(n, "f8")
    rows["flag"] = rng.random(n) < 0.3
    rows["kind"] = rng.choice([0, 1, 5], n)
    rows["code"] = np.array(pick(["a", "ab", "abc", "ST-001", "ST-002", "zz", ""], n), dtype="S6")
    rows["word"] = pick(WORDS, n)
    f.create_dataset("events", data=rows, chunks=(97,), shuffle=True, compression="gzip", maxshape=(None,))


def station(f, n=1700):
    g = f.create_group("obs")
    g.create_dataset("time", data=np.sort(np.round(rng.random(n) * 1000, 1)), chunks=(128,), compression="gzip")
    g.create_dataset("station", data=np.array(pick(["P1", "P2", "P3", "Q10", ""], n), dtype="S4"), chunks=(300,))
    label = g.create_dataset("label", (n,), dtype=h5py.string_dtype(), chunks=(50,))
    filled = pick(WORDS, n)
    for start in range(0, n, 50):
        if rng.random() < 0.7:
            label[start : start + 50] = filled[start : start + 50]
    g.create_dataset("reading", data=floats(n, "f4"))
    g.create_dataset("hits", data=rng.integers(0, 50, n).astype("u4"), chunks=(64,), shuffle=True, compression="lzf")
    stamps = (np.datetime64("2020-01-01", "ms") + rng.integers(0, 10**11, n)).astype("datetime64[ms]")
    g.create_dataset("at", data=stamps.astype(h5py.opaque_dtype(stamps.dtype)), chunks=(200,))


def shapes(f):
    f.create_dataset("line", data=rng.integers(-50, 50, 900).astype("i2"), chunks=(61,))
    f.create_dataset("flat", data=floats(1200, "f8"))
    f.create_dataset("matrix", data=floats(800 * 5, "f4").reshape(800, 5), chunks=(64, 3), compression="gzip")
    cube = f.create_dataset("cube", data=rng.integers(-9, 99, (9, 11, 13)).astype("i2"), chunks=(4, 5, 6))
    scales = {"x": np.arange(9) * 0.5, "y": np.arange(11, 0, -1) * 10, "z": rng.permutation(13).astype("i4")}
    for axis, (name, values) in enumerate(scales.items()):
        f[name] = values
        f[name].make_scale(name)
        cube.dims[axis].attach_scale(f[name])


def lookup(f):
    rows = np.zeros(22, dtype=[("k", "<i2"), ("title", "S8"), ("w", "<f8")])
    rows["k"] = np.arange(-2, 20)
    rows["title"] = np.array([f"T{i % 7}" for i in range(22)], dtype="S8")
    rows["w"] = np.arange(22) / 4
    f.create_dataset("lookup", data=rows)


with h5py.File(sys.argv[1], "w") as out:
    events(out)
    station(out)
    shapes(out)
    lookup(out)
