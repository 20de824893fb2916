"""Writes filter/image_cases.tsv.gz: chunks of the FCIDECOMP (JPEG-LS) and JPEG filters, and the bytes they stand for.

usage: /usr/bin/python3 filter_image_cases.py IMAGES.h5 TARGET.tsv.gz
(needs h5py, numpy and Debian's libcharls2 and libturbojpeg0; IMAGES.h5 is what filter_image_cases.mjs writes)

Columns as in filter_cases.py. FCIDECOMP stores what CharLS encodes, and nothing else; CharLS also says what it decodes to.
"""
import ctypes
import gzip
import sys

import h5py
import numpy as np

CHARLS = ctypes.CDLL("libcharls.so.2")
for create in ("charls_jpegls_encoder_create", "charls_jpegls_decoder_create"):
    getattr(CHARLS, create).restype = ctypes.c_void_p
TURBO = ctypes.CDLL("libturbojpeg.so.0")
TURBO.tjInitDecompress.restype = ctypes.c_void_p
TURBO_DECODER = ctypes.c_void_p(TURBO.tjInitDecompress())


def call(name, *arguments):
    code = getattr(CHARLS, "charls_jpegls_" + name)(*arguments)
    assert code == 0, (name, code)


def encoded(image, bits, near, presets):
    encoder = ctypes.c_void_p(CHARLS.charls_jpegls_encoder_create())
    room = ctypes.create_string_buffer(image.nbytes * 4 + 1000)
    height, width = image.shape
    call("encoder_set_frame_info", encoder, (ctypes.c_int32 * 4)(width, height, bits, 1))
    call("encoder_set_near_lossless", encoder, ctypes.c_int32(near))
    if presets:
        call("encoder_set_preset_coding_parameters", encoder, (ctypes.c_int32 * 5)(*presets))
    call("encoder_set_destination_buffer", encoder, room, ctypes.c_size_t(len(room)))
    source = image.tobytes()
    call("encoder_encode_from_buffer", encoder, source, ctypes.c_size_t(len(source)), ctypes.c_uint32(0))
    written = ctypes.c_size_t()
    call("encoder_get_bytes_written", encoder, ctypes.byref(written))
    CHARLS.charls_jpegls_encoder_destroy(encoder)
    return room.raw[:written.value]


def decoded(stream, size):
    decoder = ctypes.c_void_p(CHARLS.charls_jpegls_decoder_create())
    room = ctypes.create_string_buffer(size)
    call("decoder_set_source_buffer", decoder, stream, ctypes.c_size_t(len(stream)))
    call("decoder_read_header", decoder)
    call("decoder_decode_to_buffer", decoder, room, ctypes.c_size_t(size), ctypes.c_uint32(0))
    CHARLS.charls_jpegls_decoder_destroy(decoder)
    return room.raw


def jpegls_row(name, image, bits, near=0, presets=None):
    stream = encoded(image, bits, near, presets)
    values = decoded(stream, image.nbytes)
    assert near or values == image.tobytes(), name
    height, width = image.shape
    options = (image.itemsize, 1, height, width, bits, 1, 0, near, 0, 0, 0, 0, 0)
    return "\t".join([name + "/0", "32018:" + ",".join(map(str, options)), str(image.itemsize), "0", stream.hex(), values.hex()])


def jpegls(rng):
    for bits in (2, 5, 8, 10, 12, 16):
        dtype = "u1" if bits <= 8 else "<u2"
        top = 2**bits - 1
        rows, columns = np.mgrid[0:37, 0:53]
        fields = {
            "waves": (np.sin(rows / 5.0) * np.cos(columns / 9.0) + 1) * top / 2,
            "noise": rng.integers(0, top + 1, (37, 53)),
            "flat": np.where((rows // 9 + columns // 20) % 2 == 0, top // 3, top),
            "ends": rng.integers(0, 2, (37, 53)) * top,
        }
        for field, values in fields.items():
            image = values.astype(dtype)
            yield jpegls_row("jpegls_%s_%d" % (field, bits), image, bits)
            if bits >= 8:
                for near in (1, 3, 20):
                    yield jpegls_row("jpegls_%s_%d_near_%d" % (field, bits, near), image, bits, near)
    walk = np.clip(np.cumsum(rng.integers(-3, 4, (60, 200)), axis=1) + 500, 0, 1023).astype("<u2")
    yield jpegls_row("jpegls_walk_long", walk, 10)
    yield jpegls_row("jpegls_presets", walk, 10, 0, (1023, 9, 30, 90, 31))
    yield jpegls_row("jpegls_presets_near", walk, 10, 2, (1023, 9, 30, 90, 200))
    wide = np.zeros((3, 70000), "u1")
    wide = wide[:, :60000].copy()
    wide[1, 59990:] = 7
    yield jpegls_row("jpegls_wide_runs", wide, 8)
    yield jpegls_row("jpegls_column", walk[:, :1].copy(), 10)
    yield jpegls_row("jpegls_row", walk[:1].copy(), 10)
    yield jpegls_row("jpegls_one", walk[:1, :1].copy(), 10)


def turbo(stream, shape):
    """What libjpeg-turbo decodes, with the exact transform, into one byte or red, green and blue."""
    height, width = shape[:2]
    room = ctypes.create_string_buffer(int(np.prod(shape)))
    gray, rgb, accurate = 6, 0, 4096
    code = TURBO.tjDecompress2(TURBO_DECODER, stream, ctypes.c_ulong(len(stream)), room, width, 0, height,
                               rgb if len(shape) == 3 else gray, accurate)
    assert code == 0, shape
    return room.raw


def jpeg(path):
    """What the plugin compressed. It is built with a library that doubles the resolution of colours in its own way, so they
    are libjpeg-turbo's here; both say the same of gray images."""
    with h5py.File(path, "r") as file:
        for name, dset in file["filtered"].items():
            code, _, options, _ = dset.id.get_create_plist().get_filter(0)
            mask, stored = dset.id.read_direct_chunk((0,) * dset.ndim)
            values = turbo(stored, dset.shape)
            assert dset.ndim == 3 or values == file["plain"][name][()].tobytes(), name
            yield "\t".join(["jpeg_%s/0" % name, "%d:%s" % (code, ",".join(map(str, options))), "1", str(mask), stored.hex(),
                             values.hex()])


def main():
    with open(sys.argv[2], "wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as table:
        for source in (jpegls(np.random.default_rng(23)), jpeg(sys.argv[1])):
            for line in source:
                table.write((line + "\n").encode())


main()
