"""Writes filter/stream_cases.tsv.gz: streams that no HDF5 plugin at hand writes, judged by the codecs' own libraries.

usage: python3 filter_stream_cases.py TARGET.tsv.gz     (needs blosc2 and numpy)

Columns as in filter_cases.py. The decoded bytes are what libbz2 and Blosc 2 answer for the stream.
"""
import bz2
import ctypes
import gzip
import sys

import blosc2
import numpy as np

DISTANCES = list((ctypes.c_int32 * 512).in_dll(ctypes.CDLL("libbz2.so.1.0"), "BZ2_rNums"))


def row(name, code, size, stored, decoded):
    return "\t".join([name, "%d:" % code, str(size), "0", stored.hex(), decoded.hex()])


def crc(data):
    """The CRC-32 of bzip2, highest bit first."""
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value >> 31 else 0)) & 0xFFFFFFFF
    return value ^ 0xFFFFFFFF


def randomised(data):
    """A block as bzip2 before 0.9.5 wrote it; data has no runs, so that the first step changes nothing."""
    flipped = bytearray(data)
    at = -2
    for distance in DISTANCES * 4:
        if at + distance >= len(data):
            break
        flipped[at + distance] ^= 1
        at += distance
    stream = bz2.compress(bytes(flipped), 1)
    bits = "".join("{:08b}".format(b) for b in stream)
    end = bits.rindex("{:048b}".format(0x177245385090))
    sum_bits = "{:032b}".format(crc(data))
    bits = bits[:80] + sum_bits + "1" + bits[113:end + 48] + sum_bits
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def bzip2_rows(rng):
    data = bytes(np.cumsum(rng.integers(3, 9, 20000)).astype("u1") % 100)
    stored = randomised(data)
    assert bz2.decompress(stored) == data
    yield row("bzip2_randomised", 307, 1, stored, data)
    text = bytes(rng.choice(np.arange(256), 30000, p=np.arange(256) ** 6.0 / np.sum(np.arange(256) ** 6.0)).astype("u1"))
    stored = bz2.compress(text, 9)
    yield row("bzip2_long_codes", 307, 1, stored, bz2.decompress(stored))


def blosc2_rows(rng):
    delta, shuffle, bits = blosc2.Filter.DELTA, blosc2.Filter.SHUFFLE, blosc2.Filter.BITSHUFFLE
    for dtype in ("u1", "<i2", "<i4", "<f8", "V12", "V24"):
        size = np.dtype(dtype).itemsize
        count = 9011 // size
        values = (np.arange(count) * 3 + rng.integers(0, 3, count)) % 251
        data = values.astype(dtype).tobytes() if dtype[0] != "V" else np.repeat(values, size).astype("u1").tobytes()
        for chain in ([delta], [delta, shuffle], [delta, bits]):
            filters = [blosc2.Filter.NOFILTER] * (6 - len(chain)) + chain
            options = {"typesize": size, "filters": filters, "filters_meta": [0] * 6, "codec": blosc2.Codec.LZ4,
                       "clevel": 5, "blocksize": 2048 // size * size, "nthreads": 1}
            chunk = blosc2.SChunk(chunksize=len(data), data=data, cparams=options, dparams={"nthreads": 1})
            assert chunk[:] == data
            name = "blosc2_%s_%s" % ("_".join(f.name.lower() for f in chain), dtype.strip("<"))
            yield row(name, 32026, size, chunk.to_cframe(), data)


def main():
    rng = np.random.default_rng(23)
    with open(sys.argv[1], "wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as table:
        for rows in (bzip2_rows(rng), blosc2_rows(rng)):
            for line in rows:
                table.write((line + "\n").encode())


main()
