"""Makes modern/*.h5: what HDF5 1.12 and 2.0 write that older libraries do not, and what 2.0 reads.

Run with a Python whose h5py brings HDF5 2.0 (h5py 3.16 from PyPI does):
python make_modern_fixtures.py OUTDIR
References (H5T_STD_REF) are made by the HDF5 library itself, which h5py has no names for.
expected.tsv: DATASET, tab, the elements as the library reads them back, tab between each.
"""
import ctypes
import glob
import math
import os
import sys
import h5py
import numpy as np
from h5py import h5d, h5p, h5s, h5t

assert h5py.version.hdf5_version_tuple[0] == 2, h5py.version.hdf5_version
OUT = sys.argv[1]
os.chdir(OUT)
found = glob.glob(os.path.join(os.path.dirname(h5py.__file__), "..", "h5py.libs", "libhdf5-*.so*"))
lib = ctypes.CDLL(found[0])
hid = ctypes.c_int64
REF = 64
expected = []


def call(name, *args):
    answer = getattr(lib, name)(*args)
    assert answer >= 0, name
    return answer


for name in ("H5Rget_obj_name", "H5Rget_attr_name", "H5Rget_file_name"):
    getattr(lib, name).restype = ctypes.c_ssize_t
lib.H5Ropen_region.restype = hid
lib.H5Tcopy.restype = hid
lib.H5Tarray_create2.restype = hid
lib.H5Tcreate.restype = hid
lib.H5Tvlen_create.restype = hid
for name in ("H5Screate_simple", "H5Dcreate2", "H5Acreate2", "H5Dopen2", "H5Rget_type"):
    getattr(lib, name).restype = hid if name != "H5Rget_type" else ctypes.c_int


def known(name):
    return hid.in_dll(lib, name + "_g").value


STD_REF = known("H5T_STD_REF")


def refs(f, wishes):
    """Bytes of H5R_ref_t, one for each wish; None is a reference to nothing."""
    made = ctypes.create_string_buffer(REF * len(wishes))
    for i, wish in enumerate(wishes):
        at = ctypes.byref(made, i * REF)
        if wish is None:
            continue
        holder, path, what = wish
        loc = hid(holder.id.id)
        if what is None:
            call("H5Rcreate_object", loc, path.encode(), hid(0), at)
        elif isinstance(what, str):
            call("H5Rcreate_attr", loc, path.encode(), what.encode(), hid(0), at)
        else:
            call("H5Rcreate_region", loc, path.encode(), hid(what.id), hid(0), at)
    return made


def text(function, *args):
    buffer = ctypes.create_string_buffer(400)
    call(function, *args, buffer, ctypes.c_size_t(400))
    return buffer.value.decode()


def selection(space):
    """The region as MAPPING.md spells it, from what the library says of the selection."""
    kind = space.get_select_type()
    if kind == h5s.SEL_ALL:
        return ""
    if kind == h5s.SEL_POINTS:
        points = space.get_select_elem_pointlist()
        return "[" + ", ".join("(" + ", ".join(map(str, p)) + ")" for p in points.tolist()) + "]"
    if kind == h5s.SEL_NONE:
        return "[]"
    if space.is_regular_hyperslab():
        part = []
        for start, stride, count, block in zip(*space.get_regular_hyperslab()):
            if count == 1 or stride == block:
                part.append(f"{start}..{start + count * block - 1}")
            else:
                part.append(f"{start}..{start + block - 1} every {stride} times {count}")
        return "[(" + ", ".join(part) + ")]"
    blocks = space.get_select_hyper_blocklist()
    each = ["(" + ", ".join(f"{a}..{b}" for a, b in zip(*block)) + ")" for block in blocks.tolist()]
    return "[" + ", ".join(each) + "]"


def said(made, i):
    """What the library says of a reference that it read."""
    at = ctypes.byref(made, i * REF)
    if bytes(made[i * REF : (i + 1) * REF]).strip(b"\0") == b"":
        return "NULL"
    kind = lib.H5Rget_type(at)
    path = text("H5Rget_obj_name", at, hid(0))
    if kind == 4:
        path += "@" + text("H5Rget_attr_name", at)
    if kind == 3:
        space = lib.H5Ropen_region(at, hid(0), hid(0))
        path += selection(h5s.SpaceID(space))
    name = os.path.basename(text("H5Rget_file_name", at))
    return path if name == "modern.h5" else name + ":" + path


def vax(value, size, exponent_bits):
    """Bytes of a number, cut to it: 0.1f x 2^(e - excess), words of 16 bits, the highest first."""
    fraction_bits = 8 * size - 1 - exponent_bits
    if value == 0:
        return bytes(size)
    mantissa, exponent = math.frexp(abs(value))
    fraction = int(mantissa * (2 << fraction_bits)) - (1 << fraction_bits)
    bits = (value < 0) << 8 * size - 1 | exponent + (1 << exponent_bits - 1) << fraction_bits | fraction
    return b"".join((bits >> at & 0xFFFF).to_bytes(2, "little") for at in range(8 * size - 16, -1, -16))


def dataset(f, name, kind, shape, data):
    sizes = (ctypes.c_uint64 * len(shape))(*shape)
    space = lib.H5Screate_simple(ctypes.c_int(len(shape)), sizes, None)
    made = lib.H5Dcreate2(hid(f.id.id), name.encode(), hid(kind), hid(space), hid(0), hid(0), hid(0))
    assert made >= 0, name
    if data is not None:
        call("H5Dwrite", hid(made), hid(kind), hid(0), hid(0), hid(0), data)
    call("H5Dclose", hid(made))


def region(shape, *boxes):
    space = h5s.create_simple(shape)
    space.select_none()
    for start, count, stride, block in boxes:
        space.select_hyperslab(start, count, stride, block, op=h5s.SELECT_OR)
    return space


def points(shape, *at):
    space = h5s.create_simple(shape)
    space.select_elements(list(at))
    return space


with h5py.File("other.h5", "w", libver="latest") as other:
    other["far"] = np.arange(6, dtype="i4").reshape(2, 3)
    other["far"].attrs["unit"] = "mV"
    other.create_group("away/off")

with h5py.File("modern.h5", "w", libver="latest") as f, h5py.File("other.h5", "r") as other:
    f["data"] = np.arange(48, dtype="i4").reshape(6, 8)
    f["data"].attrs["units"] = "m"
    f["data"].attrs["größe"] = 3
    f.create_group("a/b")
    f["a/b"].attrs["note"] = "n"
    size = (6, 8)
    every = h5s.create_simple(size)
    every.select_all()
    wishes = {
        "ref_objects": [(f, "/data", None), (f, "/a/b", None), None, (f, "/", None)],
        "ref_regions": [
            (f, "/data", region(size, ((1, 2), (1, 1), (1, 1), (2, 3)))),
            (f, "/data", region(size, ((0, 1), (2, 2), (3, 4), (2, 1)))),
            (f, "/data", region(size, ((0, 0), (1, 1), (1, 1), (1, 2)), ((4, 3), (1, 1), (1, 1), (2, 5)))),
            (f, "/data", points(size, (5, 7), (0, 0), (2, 3))),
            (f, "/data", every),
            None,
        ],
        "ref_attributes": [(f, "/data", "units"), (f, "/a/b", "note"), None, (f, "/data", "größe")],
        "ref_mixed": [(f, "/data", "units"), (f, "/data", None), (f, "/data", points(size, (1, 1)))],
        "ref_elsewhere": [(other, "/far", None), (other, "/far", "unit"), (other, "/away/off", None),
                          (other, "/far", region((2, 3), ((0, 1), (1, 1), (1, 1), (2, 2))))],
    }
    for name, list_ in wishes.items():
        dataset(f, name, STD_REF, (len(list_),), refs(f, list_))
    dataset(f, "ref_unwritten", STD_REF, (2,), None)

    z = (np.arange(6) + 1j * np.arange(6)[::-1]) * 1.5
    for order in "LB":
        for bits in (16, 32, 64):
            kind = known(f"H5T_COMPLEX_IEEE_F{bits}{order}E")
            dtype = {"L": "<", "B": ">"}[order] + f"f{bits // 8}"
            raw = np.stack([z.real, z.imag], -1).astype(dtype).tobytes()
            dataset(f, f"complex{bits}{order}", kind, (6,), raw)
            expected.append([f"complex{bits}{order}", *(f"{v.real!r} {v.imag!r}" for v in z.tolist())])
    pair = lib.H5Tarray_create2(hid(known("H5T_COMPLEX_IEEE_F64LE")), ctypes.c_uint(1), (ctypes.c_uint64 * 1)(2))
    dataset(f, "complex_pairs", pair, (3,), z.astype("<c16").tobytes())
    few = np.array([0.0, 1.0, -2.5, 0.375, 448.0, -0.0], "f4")
    for name in ("H5T_FLOAT_BFLOAT16LE", "H5T_FLOAT_BFLOAT16BE", "H5T_FLOAT_F8E4M3", "H5T_FLOAT_F8E5M2"):
        kind = known(name)
        sizes = (ctypes.c_uint64 * 1)(6)
        space = lib.H5Screate_simple(ctypes.c_int(1), sizes, None)
        made = lib.H5Dcreate2(hid(f.id.id), name.encode(), hid(kind), hid(space), hid(0), hid(0), hid(0))
        call("H5Dwrite", hid(made), hid(known("H5T_NATIVE_FLOAT")), hid(0), hid(0), hid(0), few.tobytes())
        back = np.zeros(6, "f4")
        call("H5Dread", hid(made), hid(known("H5T_NATIVE_FLOAT")), hid(0), hid(0), hid(0), back.ctypes.data_as(ctypes.c_void_p))
        call("H5Dclose", hid(made))
        expected.append([name, *map(repr, back.astype("f8").tolist())])

    wide = np.array([0.0, 1.0, -2.5, 1 / 3, 6.02214076e23, -1.6e-19, 1e37, 65536.0], "f8")
    for name, size, exponent in (("vax_f", 4, 8), ("vax_d", 8, 8), ("vax_g", 8, 11)):
        kind = lib.H5Tcopy(hid(known("H5T_VAX_F32" if size == 4 else "H5T_VAX_F64")))
        mantissa = 8 * size - 1 - exponent
        call("H5Tset_fields", hid(kind), *map(ctypes.c_size_t, (8 * size - 1, mantissa, exponent, 0, mantissa)))
        call("H5Tset_ebias", hid(kind), ctypes.c_size_t(2 ** (exponent - 1) + 1))
        # Writing, the library forgets to swap the words; reading it does not.
        dataset(f, name, kind, (8,), b"".join(vax(v, size, exponent) for v in wide.tolist()))
        made = lib.H5Dopen2(hid(f.id.id), name.encode(), hid(0))
        back = np.zeros(8)
        double = hid(known("H5T_NATIVE_DOUBLE"))
        call("H5Dread", hid(made), double, hid(0), hid(0), hid(0), back.ctypes.data_as(ctypes.c_void_p))
        call("H5Dclose", hid(made))
        assert np.allclose(back, wide, 1e-6, 0), (name, back)
        expected.append([name, *map(repr, back.tolist())])

    rng = np.random.default_rng(4)
    chunked = {
        "v5_single": dict(shape=(9, 7), chunks=(9, 7)),
        "v5_fixed": dict(shape=(30, 7), chunks=(4, 3)),
        "v5_paged": dict(shape=(2100,), chunks=(2,)),
        "v5_extensible": dict(shape=(300, 3), chunks=(2, 2), maxshape=(None, 3)),
        "v5_btree": dict(shape=(23, 19), chunks=(3, 4), maxshape=(None, None)),
    }
    for name, options in chunked.items():
        for kind, extra in {"": {}, "_gzip": dict(compression="gzip", shuffle=True)}.items():
            data = rng.integers(-9, 9, options["shape"], dtype="i4")
            f.create_dataset(name + kind, data=data, **options, **extra)
            expected.append([name + kind, *map(str, data.ravel().tolist())])

with h5py.File("modern.h5", "r") as f:
    for name in [*wishes, "ref_unwritten"]:
        count = f.id.get_num_objs() and lib.H5Dopen2(hid(f.id.id), name.encode(), hid(0))
        n = len(wishes.get(name, [None, None]))
        back = ctypes.create_string_buffer(REF * n)
        call("H5Dread", hid(count), hid(STD_REF), hid(0), hid(0), hid(0), back)
        expected.append([name, *(said(back, i) for i in range(n))])
        call("H5Dclose", hid(count))

with open("expected.tsv", "w") as out:
    for line in expected:
        out.write("\t".join(line) + "\n")
