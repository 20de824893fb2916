"""Prints further rows for plugin-values.tsv, see plugin_values.mjs.

usage: /usr/bin/python3 plugin_values.py CORPUS_FILES >> plugin-values.tsv
(needs h5py, numpy, Debian's hdf5-filter-plugin-zfp-serial and libcharls2)

The ZFP plugin refuses the parameters of a big-endian writer: it reads the chunks from a copy in which they are turned.
"""
import ctypes
import hashlib
import os
import sys
import tempfile

os.environ.setdefault("HDF5_PLUGIN_PATH", "/usr/lib/x86_64-linux-gnu/hdf5/serial/plugins")

import h5py  # noqa: E402
import numpy as np  # noqa: E402

CHARLS = ctypes.CDLL("libcharls.so.2")
CHARLS.charls_jpegls_decoder_create.restype = ctypes.c_void_p


def charls(stream, size):
    decoder = ctypes.c_void_p(CHARLS.charls_jpegls_decoder_create())
    room = ctypes.create_string_buffer(size)
    for code in (CHARLS.charls_jpegls_decoder_set_source_buffer(decoder, stream, ctypes.c_size_t(len(stream))),
                 CHARLS.charls_jpegls_decoder_read_header(decoder),
                 CHARLS.charls_jpegls_decoder_decode_to_buffer(decoder, room, ctypes.c_size_t(size), ctypes.c_uint32(0))):
        assert code == 0, code
    return room.raw


def jpegls(dset):
    """The filter's dataset is one chunk."""
    assert dset.chunks == dset.shape
    stream = dset.id.read_direct_chunk((0, 0))[1]
    return np.frombuffer(charls(stream, int(dset.size) * dset.dtype.itemsize), dset.dtype)


def zfp(dset):
    plist = dset.id.get_create_plist()
    code, _, options, _ = plist.get_filter(0)
    turned = options[:1] + tuple(int.from_bytes(word.to_bytes(4, "big"), "little") for word in options[1:])
    with tempfile.TemporaryDirectory() as folder, h5py.File(os.path.join(folder, "turned.h5"), "w") as file:
        precision = (2, 0, 64)  # what the file's mode says; the plugin calls the same the default, in its longer form
        copy = file.create_dataset("copy", dset.shape, "<f8", chunks=dset.chunks, compression=code, compression_opts=precision)
        fresh = copy.id.get_create_plist().get_filter(0)[2]
        for i in range(dset.id.get_num_chunks()):
            offset = dset.id.get_chunk_info(i).chunk_offset
            copy.id.write_direct_chunk(offset, dset.id.read_direct_chunk(offset)[1])
        assert fresh[1:3] == turned[1:3] and turned[3] >> 20 == 2048 + 63, (fresh, turned)
        file.flush()
        copy.id.refresh()
        return copy[()]


def main():
    for name, dataset, read in (("HDFGroup__hdf5_plugins/test_zfp_be.h5", "compressed", zfp),
                                ("silx-kit__hdf5plugin/fcidecomp.h5", "effective_radiance", jpegls),
                                ("silx-kit__hdf5plugin/fcidecomp.h5", "pixel_quality", jpegls)):
        with h5py.File(os.path.join(sys.argv[1], name), "r") as file:
            values = np.asarray(read(file[dataset])).astype(">f8")
        print(name, dataset, values.size, hashlib.sha256(values.tobytes()).hexdigest(), sep="\t")


main()
