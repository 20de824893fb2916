#!/usr/bin/python3
"""Makes the files of src/test/resources/format and, beside each, what h5py says of it.

    make_format_fixtures.py [DIRECTORY]

NAME.h5.gz is the file, NAME.json.gz a list of its objects: path, kind, shape, maxshape, type,
layout, chunks, filters, target, attrs (name, type, shape, and hex: the value's bytes where the
type has no variable-length part), texts (elements of a dataset of variable-length strings).
Needs h5py; what h5py does not offer is called in the HDF5 library that it has loaded.
"""
import ctypes
import gzip
import json
import os
import sys
import tempfile

import h5py
import numpy as np
from h5py import h5a, h5d, h5f, h5g, h5l, h5o, h5p, h5s, h5t

ORDERS = {h5t.ORDER_LE: "le", h5t.ORDER_BE: "be"}
PADS = {h5t.STR_NULLTERM: "nullterm", h5t.STR_NULLPAD: "nullpad", h5t.STR_SPACEPAD: "spacepad"}
# All ones says unlimited; where sizes have 2 or 4 bytes the library widens them to a number.
UNLIMITED = (h5s.UNLIMITED, 2 ** 32 - 1, 2 ** 16 - 1)
LAYOUTS = {h5d.COMPACT: "compact", h5d.CONTIGUOUS: "contiguous", h5d.CHUNKED: "chunked",
           h5d.VIRTUAL: "virtual"}


def library():
    """The HDF5 library in this process."""
    with open("/proc/self/maps") as maps:
        for line in maps:
            if "libhdf5" in line and "_hl" not in line:
                return ctypes.CDLL(line.split()[-1])
    raise SystemExit("no HDF5 library is loaded")


def plain(name):
    return name.decode("utf-8") if isinstance(name, bytes) else name


def describe(kind):
    code = kind.get_class()
    size = kind.get_size()
    if code == h5t.INTEGER:
        fact = {"class": "integer", "bytes": size, "signed": kind.get_sign() == h5t.SGN_2,
                "order": ORDERS[kind.get_order()]}
        if kind.get_precision() != 8 * size:
            fact["precision"] = kind.get_precision()
        return fact
    if code == h5t.FLOAT:
        fact = {"class": "float", "bytes": size, "order": ORDERS[kind.get_order()]}
        if kind.get_precision() not in (16, 32, 64) or kind.get_precision() != 8 * size:
            fact["precision"] = kind.get_precision()
        if size == 2:
            fact["fields"] = list(kind.get_fields())
        return fact
    if code == h5t.STRING:
        charset = "utf8" if kind.get_cset() == h5t.CSET_UTF8 else "ascii"
        if kind.is_variable_str():
            return {"class": "string", "length": "variable", "charset": charset}
        return {"class": "string", "length": size, "charset": charset,
                "padding": PADS[kind.get_strpad()]}
    if code == h5t.COMPOUND:
        return {"class": "compound", "bytes": size, "members": [
            {"name": plain(kind.get_member_name(i)), "offset": kind.get_member_offset(i),
             "type": describe(kind.get_member_type(i))} for i in range(kind.get_nmembers())]}
    if code == h5t.ENUM:
        return {"class": "enum", "base": describe(kind.get_super()), "values": {
            plain(kind.get_member_name(i)): int(kind.get_member_value(i))
            for i in range(kind.get_nmembers())}}
    if code == h5t.ARRAY:
        return {"class": "array", "dims": list(kind.get_array_dims()),
                "base": describe(kind.get_super())}
    if code == h5t.VLEN:
        return {"class": "vlen", "base": describe(kind.get_super())}
    if code == h5t.REFERENCE:
        region = kind.equal(h5t.STD_REF_DSETREG)
        return {"class": "reference", "to": "region" if region else "object"}
    if code == h5t.BITFIELD:
        return {"class": "bitfield", "bytes": size, "order": ORDERS[kind.get_order()]}
    if code == h5t.OPAQUE:
        return {"class": "opaque", "bytes": size, "tag": plain(kind.get_tag())}
    return {"class": "time", "bytes": size}


def space_shape(space):
    return None if space.get_simple_extent_type() == h5s.NULL else list(space.shape)


def attributes(item):
    facts = []
    for index in range(h5a.get_num_attrs(item)):
        attr = h5a.open(item, index=index)
        kind = attr.get_type()
        fact = {"name": plain(attr.name), "type": describe(kind),
                "shape": space_shape(attr.get_space())}
        if fact["shape"] is not None and kind.get_class() in (h5t.INTEGER, h5t.FLOAT, h5t.ENUM):
            data = np.zeros(attr.shape, dtype=attr.dtype)
            attr.read(data, mtype=kind)
            fact["hex"] = data.tobytes().hex()
        facts.append(fact)
    return facts


def dataset(item):
    space, plist, kind = item.get_space(), item.get_create_plist(), item.get_type()
    fact = {"shape": space_shape(space), "type": describe(kind),
            "layout": LAYOUTS[plist.get_layout()]}
    if fact["shape"]:
        most = list(space.get_simple_extent_dims(True))
        if most != fact["shape"]:
            fact["maxshape"] = [None if size in UNLIMITED else int(size) for size in most]
    if plist.get_layout() == h5d.CHUNKED:
        fact["chunks"] = list(plist.get_chunk())
    filters = [plist.get_filter(i) for i in range(plist.get_nfilters())]
    if filters:
        fact["filters"] = [{"id": code, "name": plain(name), "options": [int(v) for v in values]}
                           for code, _, values, name in filters]
    if kind.get_class() == h5t.STRING and kind.is_variable_str() and fact["shape"]:
        fact["texts"] = [plain(value) for value in h5py.Dataset(item)[...].ravel()]
    return fact


def facts(path):
    out = []
    with h5py.File(path, "r") as file:
        root = h5o.open(file.id, b"/")
        queue, seen = [(root, "/")], {h5o.get_info(root).addr}
        while queue:
            item, name = queue.pop(0)
            kind = {h5g.GroupID: "group", h5d.DatasetID: "dataset"}.get(type(item), "datatype")
            fact = {"path": name, "kind": kind}
            if kind == "dataset":
                fact.update(dataset(item))
            elif kind == "datatype":
                fact["type"] = describe(item)
            fact["attrs"] = attributes(item)
            out.append(fact)
            if kind != "group":
                continue
            names = []
            item.links.iterate(names.append)
            for link in sorted(names):
                below = name.rstrip("/") + "/" + plain(link)
                info = item.links.get_info(link)
                if info.type == h5l.TYPE_SOFT:
                    out.append({"path": below, "kind": "softlink",
                                "target": plain(item.links.get_val(link))})
                elif info.type == h5l.TYPE_EXTERNAL:
                    other, target = item.links.get_val(link)
                    out.append({"path": below, "kind": "externallink", "file": plain(other),
                                "target": plain(target)})
                else:
                    found = h5o.open(item, link)
                    if h5o.get_info(found).addr not in seen:
                        seen.add(h5o.get_info(found).addr)
                        queue.append((found, below))
    return out


def types(group):
    """Datasets and attributes of every kind of type."""
    bits = h5t.STD_I32LE.copy()
    bits.set_precision(12)
    bits.set_offset(4)
    kinds = {
        "i1": "i1", "u2be": ">u2", "i4": "<i4", "u8": "<u8", "f2": "<f2", "f4be": ">f4",
        "f8": "<f8", "longdouble": np.longdouble, "S5": "S5", "bool": "?",
        "vlentext": h5py.string_dtype(), "vlenascii": h5py.string_dtype("ascii"),
        "utf8": h5py.string_dtype("utf-8", 9), "vlen": h5py.vlen_dtype("<i2"),
        "enum": h5py.enum_dtype({"neg": -3, "big": 300}, basetype=">i2"),
        "array": np.dtype(("<f4", (3, 2))), "opaque": "V5", "ref": h5py.ref_dtype,
        "region": h5py.regionref_dtype, "complex": "<c8",
        "compound": np.dtype([("a", "<i4"), ("b", ">f8", (2, 3)), ("nested", [("x", "S3")])]),
        "long": np.dtype([(f"member{i}", "<i2") for i in range(150)]),
    }
    for name, kind in kinds.items():
        group.create_dataset(name, shape=(2, 3), dtype=kind)
    for name, kind in (("bits", bits), ("bitfield", h5t.STD_B16BE)):
        h5d.create(group.id, name.encode(), kind, h5s.create_simple((4,)))
    holder = group.create_dataset("attributes", data=1)
    holder.attrs["one"] = np.int16(-2)
    holder.attrs["many"] = np.arange(7, dtype=">i4")
    holder.attrs["two d"] = np.arange(6.0).reshape(2, 3)
    holder.attrs["text"] = "grün"
    holder.attrs["none"] = h5py.Empty("f4")
    holder.attrs["Größe"] = True
    holder.attrs.create("ref", group.ref, dtype=h5py.ref_dtype)


def layouts(group):
    group.create_dataset("scalar", data=3.5)
    group.create_dataset("null", data=h5py.Empty("i4"))
    group.create_dataset("empty", shape=(0, 4), dtype="f4")
    group.create_dataset("contiguous", data=np.arange(12).reshape(3, 4))
    group.create_dataset("growing", data=np.arange(10), maxshape=(None,), chunks=(4,))
    group.create_dataset("grid", shape=(9, 8), maxshape=(None, None), chunks=(4, 3), dtype="i2",
                         compression="gzip", shuffle=True, fletcher32=True)
    group.create_dataset("bounded", shape=(9, 8), maxshape=(18, 8), chunks=(4, 3), dtype="i2")
    group.create_dataset("one", shape=(4,), chunks=(4,), dtype="f8", compression="gzip",
                         data=[1, 2, 3, 4])
    group.create_dataset("lzf", shape=(40,), chunks=(4,), dtype="f8", compression="lzf")
    group.create_dataset("filled", shape=(4,), dtype="i4", fillvalue=-7)
    compact = h5p.create(h5p.DATASET_CREATE)
    compact.set_layout(h5d.COMPACT)
    made = h5d.create(group.id, b"compact", h5t.STD_I32LE, h5s.create_simple((5,)), compact)
    made.write(h5s.ALL, h5s.ALL, np.arange(5, dtype="<i4"))
    early = h5p.create(h5p.DATASET_CREATE)
    early.set_chunk((2,))
    early.set_alloc_time(h5d.ALLOC_TIME_EARLY)
    h5d.create(group.id, b"implicit", h5t.STD_I8LE, h5s.create_simple((5,)), early)
    text = group.create_dataset("texts", shape=(5,), dtype=h5py.string_dtype())
    text[...] = ["", "a", "ß", "x" * 300, "end"]
    layout = h5py.VirtualLayout(shape=(3,), dtype="i8")
    layout[:] = h5py.VirtualSource("other.h5", "data", shape=(3,))
    group.create_virtual_dataset("virtual", layout)


def links(group, count):
    target = group.create_group("target")
    for i in range(count):
        group[f"link{i:04d}"] = target
    group["soft"] = h5py.SoftLink("/links/target")
    group["dangling Ж"] = h5py.SoftLink("../nowhere")
    group["committed"] = np.dtype([("x", "<f4"), ("y", "<f4")])
    group["typed"] = group.create_dataset("of committed", shape=(2,), dtype=group["committed"])


def earliest(path):
    with h5py.File(path, "w", libver="earliest") as file:
        types(file.create_group("types"))
        layouts(file.create_group("layouts"))
        links(file.create_group("links"), 700)
        for i in range(40):
            file["types"].attrs[f"attribute {i}"] = i


def latest(path):
    with h5py.File(path, "w", libver="latest") as file:
        types(file.create_group("types"))
        layouts(file.create_group("layouts"))
        links(file.create_group("links"), 60)
        file["outside"] = h5py.ExternalLink("else where.h5", "/a/b")
        ordered = file.create_group("ordered", track_order=True)
        for name in ("c", "a", "b"):
            ordered[name] = np.int8(1)
            ordered.attrs[name] = name
        for i in range(40):
            file["types"].attrs[f"attribute {i}"] = i
        for i in range(3):
            file.attrs[f"huge {i}"] = np.full(9000 + i, i, dtype="<f8")


def deep(path):
    """Fractal heaps with rows of indirect blocks: links, and attributes."""
    with h5py.File(path, "w", libver="latest") as file:
        many = file.create_group("many")
        for i in range(1400):
            many["n" * 900 + str(i)] = h5py.SoftLink("t")
        for i in range(300):
            many.attrs[f"a{i}"] = np.full(450, i, dtype="<i8")


def shared(path):
    """Datatypes, dataspaces, fill values, pipelines and attributes in a shared message heap."""
    library_calls = library()
    plist = h5p.create(h5p.FILE_CREATE)
    library_calls.H5Pset_shared_mesg_nindexes.argtypes = [ctypes.c_int64, ctypes.c_uint]
    library_calls.H5Pset_shared_mesg_index.argtypes = [ctypes.c_int64] + 3 * [ctypes.c_uint]
    library_calls.H5Pset_shared_mesg_nindexes(plist.id, 2)
    library_calls.H5Pset_shared_mesg_index(plist.id, 0, 1 << 3 | 1 << 1, 8)
    library_calls.H5Pset_shared_mesg_index(plist.id, 1, 1 << 5 | 1 << 11 | 1 << 12, 8)
    access = h5p.create(h5p.FILE_ACCESS)
    access.set_libver_bounds(h5f.LIBVER_LATEST, h5f.LIBVER_LATEST)
    with h5py.File(h5f.create(path.encode(), h5f.ACC_TRUNC, plist, access)) as file:
        types(file.create_group("types"))
        layouts(file.create_group("layouts"))
        for i in range(12):
            made = file.create_dataset(f"d{i}", shape=(3, 4), dtype="f4", fillvalue=2.5,
                                       chunks=(1, 4), compression="gzip")
            for j in range(12):
                made.attrs[f"shared {j}"] = np.arange(j + 20)


def sizes(width):
    def make(path):
        plist = h5p.create(h5p.FILE_CREATE)
        plist.set_sizes(width, width)
        with h5py.File(h5f.create(path.encode(), h5f.ACC_TRUNC, plist)) as file:
            layouts(file.create_group("layouts"))
            file.attrs["text"] = "variable"
    return make


def userblock(path):
    with h5py.File(path, "w", userblock_size=2048, libver="latest") as file:
        layouts(file.create_group("layouts"))


MAKERS = {"earliest": earliest, "latest": latest, "deep": deep, "shared": shared,
          "sizes4": sizes(4), "sizes2": sizes(2), "userblock": userblock}


def pack(path, content):
    with open(path, "wb") as target:
        with gzip.GzipFile(filename="", fileobj=target, mode="wb", mtime=0) as packed:
            packed.write(content)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    out = sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "../resources/format")
    for name, make in MAKERS.items():
        with tempfile.TemporaryDirectory() as work:
            path = os.path.join(work, name + ".h5")
            make(path)
            with open(path, "rb") as raw:
                pack(os.path.join(out, name + ".h5.gz"), raw.read())
            known = json.dumps(facts(path), ensure_ascii=False, separators=(",", ":"))
            pack(os.path.join(out, name + ".json.gz"), known.encode("utf-8"))


if __name__ == "__main__":
    main()
