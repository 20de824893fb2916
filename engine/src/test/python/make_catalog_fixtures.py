"""Writes the fixtures of the catalogue's tests and what h5py says of them.

usage: /usr/bin/python3 make_catalog_fixtures.py DIRECTORY     (needs h5py and numpy)

names.h5     schemas, case, dots, soft links, chains, cycles
shapes.h5    one dataset a table shape, groups of columns, types without a column
scales.h5    dimension scales, CF attributes
linking.h5   external links, one of them out of the directory, to linked/other.h5
system.h5    chunks, filters, attributes of many types
odd.h5       names and shapes at the edges, a scale whose type is damaged
facts.tsv    what h5py reads: file, path, fact, value
"""
import os
import sys

import h5py
import numpy as np

FACTS = []


def fact(name, path, what, value):
    FACTS.append("\t".join([name, path, what, str(value)]))


def names(target):
    with h5py.File(target, "w") as f:
        f["top"] = np.arange(3)
        f["run1/raw/images"] = np.zeros((2, 2))
        f["run1/raw/Case"] = np.arange(1)
        f["run1/raw/case"] = np.arange(2)
        f["Run1/x"] = np.arange(4)
        f["dotted.name/with space/v.1"] = np.arange(5)
        f["h5/inside"] = np.arange(6)
        f["Größe/naïve"] = np.arange(7)
        f.create_group("empty")
        loop = f.create_group("loop")
        loop["self"] = loop
        loop["deep/up"] = loop
        loop["data"] = np.arange(8)
        f["alias"] = f["run1/raw"]
        f["links/absolute"] = h5py.SoftLink("/run1/raw/images")
        f["links/relative"] = h5py.SoftLink("./sub/value")
        f["links/sub/value"] = np.arange(9)
        f["links/chain1"] = h5py.SoftLink("chain2")
        f["links/chain2"] = h5py.SoftLink("/links/relative")
        f["links/cycle1"] = h5py.SoftLink("cycle2")
        f["links/cycle2"] = h5py.SoftLink("cycle1")
        f["links/dangling"] = h5py.SoftLink("/nowhere/at/all")
        f["links/group"] = h5py.SoftLink("/run1")
        f["links/root"] = h5py.SoftLink("/")
        f["kind"] = np.dtype("i4")
        for path in ("links/absolute", "links/relative", "links/chain1", "links/group/raw/case"):
            fact("names.h5", path, "shape", list(f[path].shape))


def wide_compound():
    inner = np.dtype([("x", "f4"), ("y", "f4")])
    return np.dtype([("id", "i8"), ("pos", inner), ("z", "c8"), ("tags", "S4", (2,)), ("i0", "i2")])


def shapes(target):
    with h5py.File(target, "w") as f:
        f["one"] = np.arange(5, dtype="u2")
        f["matrix"] = np.arange(12, dtype="f4").reshape(4, 3)
        f["cube"] = np.arange(24, dtype="i4").reshape(2, 3, 4)
        f["scalar"] = 7
        f["nothing"] = h5py.Empty("f8")
        f["flat"] = np.zeros(3, dtype=wide_compound())
        f["square"] = np.zeros((3, 2), dtype=wide_compound())
        f["complex"] = np.zeros(4, dtype="c16")
        f["nocolumns"] = np.zeros((3, 0))
        f["text"] = np.array(["a", "b"], dtype=h5py.string_dtype())
        f["hidden"] = np.zeros(2, dtype=[("_row", "i4"), ("v", "i4")])
        f["long"] = np.zeros(2, dtype=np.longdouble)
        f["ragged"] = np.array([np.arange(2), np.arange(3)], dtype=h5py.vlen_dtype("i4"))
        f["events/time"] = np.arange(6, dtype="f8")
        f["events/id"] = np.arange(6, dtype="i4")
        f["events/point"] = np.zeros(6, dtype=[("x", "f4"), ("y", "f4")])
        f["events/spectrum"] = np.zeros((6, 2))
        f["events/other"] = np.zeros((5, 2))
        f["events/unit"] = 1
        f["uneven/a"] = np.arange(2)
        f["uneven/b"] = np.arange(3)
        f["single/a"] = np.arange(2)
        f["events"].attrs["description"] = "six events"
        f["one"].attrs["title"] = "one to five"
        f["one"].attrs["units"] = "mV"
        f["one"].attrs["long_name"] = "membrane voltage"
        f["refs"] = np.array([f["one"].ref, f["cube"].ref], dtype=h5py.ref_dtype)


def scales(target):
    with h5py.File(target, "w") as f:
        f["time"] = np.array([0, 1, 2], dtype="i4")
        f["time"].attrs["units"] = "days since 2000-01-01 12:00:00"
        f["lat"] = np.array([-10.0, 10.0])
        f["lat"].attrs["units"] = "degrees_north"
        f["x"] = np.arange(2)
        f["time"].make_scale("time")
        f["lat"].make_scale("latitude")
        f["x"].make_scale("This is a netCDF dimension but not a netCDF variable         2")
        f["sub/temperature"] = np.arange(12, dtype="i2").reshape(3, 2, 2)
        t = f["sub/temperature"]
        t.attrs["scale_factor"] = 0.5
        t.attrs["add_offset"] = 10.0
        t.attrs["_FillValue"] = np.int16(-1)
        t.attrs["units"] = "degC"
        t.attrs["long_name"] = "air temperature"
        t.dims[0].attach_scale(f["time"])
        t.dims[1].attach_scale(f["lat"])
        t.dims[2].attach_scale(f["x"])
        f["twice"] = np.zeros((2, 2, 1))
        f["twice"].dims[0].attach_scale(f["lat"])
        f["twice"].dims[1].attach_scale(f["lat"])
        f["short"] = np.zeros((5, 2, 1))
        f["short"].dims[0].attach_scale(f["lat"])
        f["julian"] = np.arange(3)
        f["julian"].attrs["units"] = "days since 2000-01-01"
        f["julian"].attrs["calendar"] = "noleap"
        f["months"] = np.arange(3)
        f["months"].attrs["units"] = "months since 2000-01-01"
        f["ancient"] = np.arange(3)
        f["ancient"].attrs["units"] = "days since 0001-01-01"
        for axis in range(3):
            scale = t.dims[axis][0]
            fact("scales.h5", "/sub/temperature", "scale%d" % axis, scale.name)


def linking(directory):
    os.makedirs(os.path.join(directory, "linked"), exist_ok=True)
    with h5py.File(os.path.join(directory, "linked", "other.h5"), "w") as f:
        f["inner/data"] = np.arange(11)
        f["inner/soft"] = h5py.SoftLink("/inner/data")
        f["back"] = h5py.ExternalLink("../linking.h5", "/own")
    with h5py.File(os.path.join(directory, "linking.h5"), "w") as f:
        f["own"] = np.arange(12)
        f["group"] = h5py.ExternalLink("linked/other.h5", "/inner")
        f["data"] = h5py.ExternalLink("linked/other.h5", "/inner/data")
        f["missing"] = h5py.ExternalLink("linked/missing.h5", "/x")
        f["nopath"] = h5py.ExternalLink("linked/other.h5", "/no/such")
        f["escape"] = h5py.ExternalLink("../escape.h5", "/x")
        f["absolute"] = h5py.ExternalLink("/etc/passwd", "/x")
    with h5py.File(os.path.join(directory, "linking.h5"), "r") as f:
        for path in ("/data", "/group/data", "/group/soft"):
            fact("linking.h5", path, "shape", list(f[path].shape))


def system(target):
    with h5py.File(target, "w", userblock_size=512) as f:
        f.attrs["answer"] = 42
        f.attrs["name"] = "system"
        f.attrs["vector"] = np.array([1.5, 2.5])
        f.attrs["grid"] = np.arange(4).reshape(2, 2)
        f.attrs["words"] = np.array(["a", "bc"], dtype=h5py.string_dtype())
        f.attrs["pair"] = np.array((1.0, 2.0), dtype=[("r", "f8"), ("i", "f8")])
        f.attrs["truth"] = True
        f.attrs["none"] = h5py.Empty("f4")
        f.attrs["big"] = np.arange(5000)
        f.create_dataset("g/packed", data=np.arange(10000, dtype="i4").reshape(100, 100),
                         chunks=(30, 40), compression="gzip", shuffle=True, maxshape=(None, 100))
        f["g/packed"].attrs["of"] = f.ref
        f["g/plain"] = np.arange(100, dtype="f8")
        f.create_dataset("g/unwritten", shape=(1000,), dtype="f4", chunks=(10,))
        f.create_dataset("g/tiny", data=np.arange(2000), chunks=(5,))
        f["soft"] = h5py.SoftLink("/g/plain")
        f["broken"] = h5py.SoftLink("/nope")
    with h5py.File(target, "r") as f:
        for name in ("packed", "tiny"):
            d = f["g"][name]
            for i in range(d.id.get_num_chunks()):
                info = d.id.get_chunk_info(i)
                # Before 1.14 the library leaves out the user block.
                fact("system.h5", d.name, "chunk", "%s %d %d" % (
                    list(info.chunk_offset), info.byte_offset, info.size))
        for name in ("packed", "plain", "unwritten", "tiny"):
            fact("system.h5", "/g/" + name, "stored", f["g"][name].id.get_storage_size())


ODD_NAMES = ['say "hi"', "dot.ted", "Gr\u00f6\u00dfe \u03bc \U0001f600", " padded ", "a'b", "semi;colon", "new\nline",
             "back\\slash", "per%cent_", "$cells", "x" * 1000]


def odd(target):
    with h5py.File(target, "w") as f:
        for i, name in enumerate(ODD_NAMES):
            f.create_dataset("names/" + name, data=np.arange(i + 1))
            fact("odd.h5", "names", "name", name.encode("utf-8").hex())
        # A dataset may bear the name that a form of another one would have.
        f["forms/m"] = np.zeros((2, 3))
        f["forms/m$cells"] = np.arange(7)
        f.create_dataset("endless", (1 << 40, 1 << 30), "i1", chunks=(1024, 1024))
        f["members"] = np.zeros(3, [("i0", "i4"), ("_row", "i4"), ("a", [("b", "i4")]), ("a.b", "i4")])
        for depth in (20, 70):
            deep = np.dtype("i4")
            for _ in range(depth):
                deep = np.dtype([("m", deep)])
            f["deep%d" % depth] = np.zeros(2, deep)
        f["wide/one"] = np.arange(4)
        f["wide/two"] = np.arange(4.0)
        for i in range(30):
            f.create_dataset("wide/m%02d" % i, (4, 1500), "i1")
        f["damaged/scale"] = np.arange(2, dtype="<i2")
        f["damaged/scale"].make_scale("scale")
        f["damaged/data"] = np.zeros((2, 2, 2))
        f["damaged/data"].dims[0].attach_scale(f["damaged/scale"])
        header = h5py.h5o.get_info(f["damaged/scale"].id).addr
    with open(target, "r+b") as f:
        # Class 0 of version 1, signed, two bytes: the class becomes 15, which is none.
        raw = f.read()
        at = raw.index(bytes.fromhex("1008000002000000"), header)
        f.seek(at)
        f.write(b"\x1f")


def main(directory):
    os.makedirs(directory, exist_ok=True)
    names(os.path.join(directory, "names.h5"))
    shapes(os.path.join(directory, "shapes.h5"))
    scales(os.path.join(directory, "scales.h5"))
    linking(directory)
    system(os.path.join(directory, "system.h5"))
    odd(os.path.join(directory, "odd.h5"))
    with open(os.path.join(directory, "facts.tsv"), "w", encoding="utf-8") as out:
        out.write("\n".join(FACTS) + "\n")


main(sys.argv[1])
