"""Writes a file whose columns are clustered by chunk, and questions about it with numpy's answers.

kept_columns.py FILE QUESTIONS SEED: a question is a line "table|column|condition|count|sum of rows";
a condition is in Polish notation.  kept_columns.py FILE change SEED: changes values in place.
"""

import random
import sys

import h5py
import numpy as np

ROWS = 18011
CHUNK = 4096
CHUNKS = range(0, ROWS, CHUNK)


def clustered(rng, dtype):
    """Values of a chunk lie close together; a few are extreme."""
    dtype = np.dtype(dtype)
    if dtype.kind == "f":
        values = np.concatenate([rng.normal(k * 10, 1, CHUNK) for k in range(len(CHUNKS))])[:ROWS]
        odd = np.array([np.nan, np.inf, -np.inf, -0.0, 0.0])
        values[rng.integers(0, 2 * CHUNK, 9)] = rng.choice(odd, 9)
        values[3 * CHUNK : 4 * CHUNK] = np.nan
        return values.astype(dtype)
    info = np.iinfo(dtype)
    step = max(1, int(info.max) // 8)
    values = np.concatenate(
        [
            rng.integers(k * step, k * step + min(step, 50), CHUNK, dtype=dtype)
            for k in range(len(CHUNKS))
        ]
    )[:ROWS]
    values[rng.integers(0, CHUNK, 3)] = info.max
    values[rng.integers(CHUNK, 2 * CHUNK, 3)] = info.min
    return values


def write(path, seed):
    rng = np.random.default_rng(seed)
    numbers = "i1 i2 i4 i8 u1 u2 u4 u8 f4 f8".split()
    with h5py.File(path, "w") as f:
        for dtype in numbers:
            f.create_dataset(
                dtype, data=clustered(rng, dtype), chunks=(CHUNK,), compression="gzip", shuffle=True
            )
        texts = np.array([b"k%d-%05d" % (i // CHUNK, rng.integers(99999)) for i in range(ROWS)])
        texts[5] = b"k1-" + b"\x7f" * 8
        f.create_dataset("text", data=texts.astype("S40"), chunks=(CHUNK,), compression="gzip")
        long = [("k%d" % (i // CHUNK)) * 20 + str(i) for i in range(ROWS)]
        long[CHUNK:2 * CHUNK] = [""] * CHUNK
        f.create_dataset("long", data=long, dtype=h5py.string_dtype(), chunks=(CHUNK,))
        holes = f.create_dataset("holes", (ROWS,), "i4", chunks=(CHUNK,), fillvalue=7)
        holes[CHUNK : 2 * CHUNK] = rng.integers(100, 200, CHUNK)
        nulls = f.create_dataset("nulls", data=clustered(rng, "i4"), chunks=(CHUNK,))
        nulls[:CHUNK] = -99
        nulls[2 * CHUNK : 2 * CHUNK + 7] = -99
        nulls.attrs["_FillValue"] = np.int32(-99)
        unwritten = f.create_dataset("unwritten", (ROWS,), "f8", chunks=(CHUNK,), fillvalue=-5)
        unwritten[:CHUNK] = rng.normal(0, 1, CHUNK)
        unwritten.attrs["_FillValue"] = np.float64(-5)
        record = np.zeros(ROWS, [("a", "i8"), ("b", "f8"), ("c", "S6")])
        record["a"] = np.arange(ROWS) * 3
        record["b"] = clustered(rng, "f8")
        record["c"] = [b"%06d" % i for i in range(ROWS)]
        f.create_dataset("record", data=record, chunks=(CHUNK,), compression="gzip")
        f.create_dataset(
            "matrix",
            data=np.stack([clustered(rng, "f4") for _ in range(3)], axis=1),
            chunks=(2048, 2),
            compression="gzip",
        )


def columns(path):
    """(table, column, values as Python's own, None for NULL)"""
    with h5py.File(path, "r") as f:
        for name, dataset in f.items():
            data = dataset[()]
            if data.dtype.names:
                for member in data.dtype.names:
                    yield name, member, plain(data[member])
            elif data.ndim == 2:
                for column in range(data.shape[1]):
                    yield name, "c%d" % column, plain(data[:, column])
            else:
                missing = dataset.attrs.get("_FillValue")
                values = plain(data)
                yield name, "value", [None if v == missing else v for v in values]


def plain(data):
    return data.tolist()


def literal(value):
    if isinstance(value, bytes):
        return "s" + value.hex()
    return ("i%d" if isinstance(value, int) else "d%r") % value


COMPARE = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
}


def leaf(choice, values):
    """A condition and its truth for a value: True, False, None for UNKNOWN."""
    known = [v for v in values if v is not None]
    value = choice.choice(known)
    if isinstance(value, bytes):
        value = choice.choice([value, value[:3], value + b"!", b"", b"\x7f"])
        if choice.random() < 0.3:
            return "prefix " + literal(value), strict(lambda v: v.startswith(value))
    elif choice.random() < 0.3:
        value = choice.choice([0, -1, 2**63 - 1, -(2**63), 2**64 - 1, 0.5, -0.0, float("inf"), -99])
    form = choice.random()
    if form < 0.1:
        return "null", lambda v: v is None
    if form < 0.3:
        among = [value, choice.choice(known), choice.choice(known)]
        among = [v for v in among if v == v] or [known[0]]
        text = "in %d " % len(among) + " ".join(map(literal, among))
        return text, strict(lambda v: any(v == a for a in among))
    op = choice.choice(sorted(COMPARE))
    return op + " " + literal(value), strict(lambda v: COMPARE[op](v, value))


def strict(test):
    return lambda v: None if v is None else test(v)


def condition(choice, values, depth=2):
    form = choice.random()
    if depth == 0 or form < 0.5:
        return leaf(choice, values)
    text, test = condition(choice, values, depth - 1)
    if form < 0.65:
        return "not " + text, lambda v: None if test(v) is None else not test(v)
    other, second = condition(choice, values, depth - 1)
    if form < 0.85:
        return "and %s %s" % (text, other), lambda v: both(test(v), second(v))
    return "or %s %s" % (text, other), lambda v: either(test(v), second(v))


def both(a, b):
    return False if a is False or b is False else None if a is None or b is None else True


def either(a, b):
    return True if a is True or b is True else None if a is None or b is None else False


def main():
    path, what, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if what == "change":
        with h5py.File(path, "r+") as f:
            f["nulls"][:] = np.full(ROWS, seed, "i4")
        return
    write(path, seed)
    choice = random.Random(seed)
    with open(what, "w") as out:
        for table, column, values in columns(path):
            for _ in range(14):
                text, test = condition(choice, values)
                rows = [i for i, v in enumerate(values) if test(v) is True]
                print(table, column, text, len(rows), sum(rows), sep="|", file=out)


main()
