"""Writes files about what SQL sees of HDF5, and what h5py reads of their records.

usage: /usr/bin/python3 make_mapping.py DIRECTORY     (needs h5py and numpy)

members.h5   groups of groups: with the same members, with other ones, with none
members.tsv  a line a record: name and values by column name, null where it has none
types.h5     a dataset a stored type
box/in/main.h5   links, virtual datasets and external storage into box/in and box/out
"""
import os
import sys

import h5py
import numpy as np

PLAIN = ["_name", "flag", "gain", "label", "position.x", "position.y", "when",
         "age", "mixed", "note", "pair", "sex"]


def members(target):
    position = np.dtype([("x", "<i2"), ("y", "<f8")])
    with h5py.File(target, "w") as f:
        for k in range(5):
            g = f.create_group(f"cells/cell {k}")
            g["gain"] = np.float32(k / 4)
            g["label"] = f"nerve {k} µ"
            g["flag"] = k % 2 == 0
            g["when"] = np.uint32(4_000_000_000 + k)
            g["position"] = np.array((k, -k / 8), dtype=position)
            g["trace"] = np.arange(k)  # of no scalar shape: no column
            g["odd"] = np.int8(k) if k else "no number"  # of no one type: no column
            g.attrs["age"] = np.int16(k * 7)
            g.attrs["pair"] = np.arange(k, k + 2)
            g.attrs["mixed"] = k if k % 2 else f"text {k}"
            if k != 3:
                g.attrs["sex"] = "fm"[k % 2]
                g.attrs["note"] = np.array([b"one"])
        f["differ/a/x"] = 1
        f["differ/b/y"] = 1
        f["beside/a/x"] = 1
        f["beside/data"] = np.arange(3)
        f.create_group("empty")


def records(source):
    """What h5py reads of the records, as JDBC prints it."""
    def text(value):
        if isinstance(value, h5py.Empty) or value is None:
            return "null"
        if isinstance(value, (bytes, np.bytes_)):
            return value.decode()
        if isinstance(value, (bool, np.bool_)):
            return "true" if value else "false"
        if isinstance(value, np.ndarray):
            return (text(value.reshape(-1)[0]) if value.size == 1
                    else "[" + ", ".join(map(text, value)) + "]")
        if isinstance(value, (float, np.floating)):
            return repr(float(value))
        return str(value)

    with h5py.File(source, "r") as f:
        lines = ["\t".join(PLAIN)]
        for name, g in f["cells"].items():
            row = []
            for column in PLAIN:
                outer, _, inner = column.partition(".")
                if column == "_name":
                    row.append(name)
                elif inner:
                    row.append(text(g[outer][()][inner]))
                elif outer in g:
                    row.append(text(g[outer][()]))
                else:
                    row.append(text(g.attrs.get(outer)))
            lines.append("\t".join(row))
        return "\n".join(lines) + "\n"


def types(target):
    with h5py.File(target, "w") as f:
        for name in ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]:
            for order in "<>":
                f[("le_" if order == "<" else "be_") + name] = np.array([1], dtype=order + name)
        f["bool"] = np.array([True])
        f.create_dataset("enum", data=[1, 9], dtype=h5py.enum_dtype({"one": 1}, basetype="i4"))
        f["fixed"] = np.array([b"ab", b"\xe9"], dtype="S4")
        f.create_dataset("text", data=["ä"], dtype=h5py.string_dtype())
        f.create_dataset("no_text", (2,), dtype=h5py.string_dtype())
        f["opaque"] = np.array([b"\x01\x02"], dtype="V2")
        f.create_dataset("moment", data=np.array(["2020-01-02T03:04:05.000000006"],
                         dtype="M8[ns]").astype(h5py.opaque_dtype("M8[ns]")))
        f.create_dataset("span", data=np.array([7], dtype="m8[s]")
                         .astype(h5py.opaque_dtype("m8[s]")))
        f.create_dataset("object", data=[f["bool"].ref], dtype=h5py.ref_dtype)
        f["array"] = np.zeros(1, dtype=[("a", "<i4", (2,))])
        f.create_dataset("ragged", (1,), dtype=h5py.vlen_dtype("i4"))[0] = [1, 2]
        f["complex"] = np.array([1 + 2j])
        f["days"] = np.array([0, 1], dtype="i4")
        f["days"].attrs["units"] = "days since 2000-01-01"
        f["days360"] = np.array([0, 1], dtype="i4")
        f["days360"].attrs["units"] = "days since 2000-01-01"
        f["days360"].attrs["calendar"] = "360_day"
        f["filled"] = np.array([1, -9], dtype="i4")
        f["filled"].attrs["_FillValue"] = np.int32(-9)
        f["missing"] = np.array([1, -9], dtype="i4")
        f["missing"].attrs["missing_value"] = np.int32(-9)


def box(folder):
    for place in ("in", "out"):
        os.makedirs(os.path.join(folder, place), exist_ok=True)
        with h5py.File(os.path.join(folder, place, "src.h5"), "w") as f:
            f["d"] = np.arange(4, dtype="i4")
        np.arange(4, dtype="<i4").tofile(os.path.join(folder, place, "raw.bin"))
    for link, target in [("sym.h5", "../out/src.h5"), ("sym.bin", "../out/raw.bin"),
                         ("symdir", "../out")]:
        if not os.path.lexists(os.path.join(folder, "in", link)):
            os.symlink(target, os.path.join(folder, "in", link))
    here = os.path.abspath(folder)
    with h5py.File(os.path.join(folder, "in", "main.h5"), "w") as f:
        for name, way in dict(
                ok="{}", ok_dots="./../in/{}", ok_absolute=here + "/in/{}",
                refused_up="../out/{}", refused_absolute=here + "/out/{}",
                refused_folder="symdir/{}", refused_link="sym", gone="gone{}").items():
            source = "sym.h5" if way == "sym" else way.format("src.h5")
            raw = "sym.bin" if way == "sym" else way.format("raw.bin")
            f["link_" + name] = h5py.ExternalLink(source, "/d")
            layout = h5py.VirtualLayout((4,), "i4")
            layout[:] = h5py.VirtualSource(source, "d", (4,))
            f.create_virtual_dataset("virtual_" + name, layout)
            f.create_dataset("raw_" + name, (4,), "i4", external=[(raw, 0, 16)])


if __name__ == "__main__":
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "members.h5")
    members(path)
    with open(os.path.join(folder, "members.tsv"), "w", encoding="utf-8") as out:
        out.write(records(path))
    types(os.path.join(folder, "types.h5"))
    box(os.path.join(folder, "box"))
