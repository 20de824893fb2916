#!/usr/bin/python3
"""h5py's side of the reading benchmark.

usage: bench_peer.py make FILE       makes the file
       bench_peer.py serve FILE      answers a case a line: name -> seconds and checksum

Each case opens the file, reads and sums, as the other side does; the time is of all three.
"""
import os
import sys
import time

import h5py
import numpy as np

ROWS = 3_000_000
MATRIX = (400_000, 16)


def make(path):
    if os.path.exists(path):
        return
    rng = np.random.default_rng(5)
    kind = np.dtype([("id", "i8"), ("t", "f8"), ("detector", "i4"), ("energy", "f4")])
    rows = np.zeros(ROWS, kind)
    rows["id"] = np.arange(ROWS)
    rows["t"] = np.round(np.cumsum(rng.random(ROWS)), 3)
    rows["detector"] = rng.integers(0, 64, ROWS)
    rows["energy"] = np.round(rng.gamma(4.0, 6.0, ROWS), 2)
    with h5py.File(path + ".part", "w", libver="latest") as file:
        file.create_dataset("events", data=rows, chunks=(32768,), compression="gzip",
                            compression_opts=4, shuffle=True)
        matrix = np.round(rng.normal(size=MATRIX), 3).astype("f4")
        file.create_dataset("matrix", data=matrix, chunks=(16384, 16), compression="gzip",
                            compression_opts=4, shuffle=True)
        stations = np.char.add("ST-", np.char.zfill(np.arange(500).astype("U3"), 4)).astype("S24")
        file.create_dataset("fixed", data=stations[rng.integers(0, 500, ROWS)], chunks=(65536,),
                            compression="gzip", compression_opts=4, shuffle=True)
        file.create_dataset("u64", data=rng.integers(0, 2**64 - 1, ROWS, dtype="u8"),
                            chunks=(65536,), compression="gzip", compression_opts=4, shuffle=True)
        texts = np.array([station.decode() + "x" * (i % 17) for i, station in enumerate(stations)],
                         dtype=object)
        file.create_dataset("vlen", data=texts[rng.integers(0, 500, ROWS // 3)], chunks=(65536,),
                            dtype=h5py.string_dtype(), compression="gzip", compression_opts=4)
    os.rename(path + ".part", path)


def full_scan(file):
    rows = file["events"][()]
    return (rows["id"].sum(dtype="f8") + rows["t"].sum() + rows["detector"].sum(dtype="f8")
            + rows["energy"].sum(dtype="f8"))


def one_column(file):
    return file["events"].fields("energy")[()].sum(dtype="f8")


def row_range(file):
    rows = file["events"][1_000_000:1_100_000]
    return rows["t"].sum() + rows["energy"].sum(dtype="f8")


def filtered(file):
    rows = file["events"][()]
    return rows["energy"][rows["detector"] == 7].sum(dtype="f8")


def matrix_scan(file):
    return file["matrix"][()].sum(dtype="f8")


def matrix_column(file):
    return file["matrix"][:, 3].sum(dtype="f8")


def matrix_range(file):
    return file["matrix"][200_000:210_000].sum(dtype="f8")


def fixed_equal(file):
    return (file["fixed"][()] == b"ST-0042").sum()


def fixed_rows(file):
    return np.char.str_len(file["fixed"][()]).sum()


def u64_greater(file):
    return (file["u64"][()] > 2**63).sum()


def vlen_equal(file):
    return (file["vlen"][()] == b"ST-0017").sum()


def vlen_rows(file):
    return sum(map(len, file["vlen"][()]))


CASES = {"full_rows": full_scan, "full_sum": full_scan, "one_column": one_column,
         "row_range": row_range, "filtered": filtered, "matrix_scan": matrix_scan,
         "matrix_column": matrix_column, "matrix_range": matrix_range, "fixed_equal": fixed_equal,
         "fixed_rows": fixed_rows, "u64_greater": u64_greater, "vlen_equal": vlen_equal,
         "vlen_rows": vlen_rows}


def main():
    command, path = sys.argv[1:]
    if command == "make":
        make(path)
        return
    for line in sys.stdin:
        begin = time.perf_counter()
        with h5py.File(path, "r") as file:
            checksum = float(CASES[line.strip()](file))
        print(time.perf_counter() - begin, repr(checksum), flush=True)


if __name__ == "__main__":
    main()
