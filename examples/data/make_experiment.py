#!/usr/bin/python3
"""Makes experiment.h5, a small neutron imaging experiment, and expected.json.

usage: make_experiment.py [DIRECTORY]          (default: where this script is)

A lithium cell is charged in front of a neutron camera. The camera takes 40 frames; eight
event detectors around the cell record every scattered neutron; the beamline logs its state.
The numbers come from a fixed seed, so the file's content is the same wherever it is made.
expected.json holds answers that h5py and numpy give after reading the finished file back;
the tests of the examples compare with them. Needs h5py and numpy.
"""
import json
import os
import sys

import h5py
import numpy as np

FRAMES, HEIGHT, WIDTH = 40, 40, 48
EVENTS = 4000
DETECTORS = 8
LOG_STEPS, LOG_STEP = 6, 20
STATES = {"IDLE": 0, "ALIGN": 1, "EXPOSE": 2, "READOUT": 3}


def images(file, rng):
    """A cell that darkens as lithium gathers at its anode, under a beam that slowly decays."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    beam = 900 * np.exp(-(((x - WIDTH / 2) / 30) ** 2 + ((y - HEIGHT / 2) / 26) ** 2))
    cell = (abs(x - WIDTH / 2) < 15) & (abs(y - HEIGHT / 2) < 12)
    stack = np.empty((FRAMES, HEIGHT, WIDTH), dtype="u2")
    for frame in range(FRAMES):
        charge = frame / (FRAMES - 1)
        anode = np.clip((x - WIDTH / 2 + 15) / 30, 0, 1)
        transmission = np.where(cell, 0.72 - 0.45 * charge * anode, 1.0)
        stack[frame] = rng.poisson(beam * transmission * (1 - 0.08 * charge) / 8) * 8
    data = file.create_dataset("images", data=stack, chunks=(4, 20, 24), compression="gzip",
                               compression_opts=6, shuffle=True)
    data.attrs["long_name"] = "neutron transmission, camera 1"
    data.attrs["units"] = "counts"
    data.attrs["exposure"] = 2.5
    axes = [("time", np.arange(FRAMES) * 30.0, "s"),
            ("y", (np.arange(HEIGHT) - HEIGHT / 2) * 0.25, "mm"),
            ("x", (np.arange(WIDTH) - WIDTH / 2) * 0.25, "mm")]
    for axis, (name, values, units) in enumerate(axes):
        scale = file.create_dataset(name, data=values)
        scale.attrs["units"] = units
        scale.make_scale(name)
        data.dims[axis].attach_scale(scale)


def detectors(file):
    """Where the event detectors stand: what the detector numbers of the events mean."""
    kind = np.dtype([("id", "i4"), ("name", "S12"), ("angle", "f4"), ("gain", "f8")])
    names = ["north", "north-east", "east", "south-east",
             "south", "south-west", "west", "north-west"]
    rows = np.zeros(DETECTORS, kind)
    rows["id"] = np.arange(DETECTORS)
    rows["name"] = names
    rows["angle"] = np.arange(DETECTORS) * 45
    rows["gain"] = np.round(1 + 0.03 * np.sin(np.arange(DETECTORS)), 4)
    table = file.create_dataset("detectors", data=rows)
    table.attrs["title"] = "event detectors around the cell"


def events(run, rng):
    """One row a neutron: arrival, detector, energy in meV, a quality label and the veto flag."""
    kind = np.dtype([("id", "i8"), ("t", "f8"), ("detector", "i4"), ("energy", "f4"),
                     ("label", "S8"), ("flag", "?")])
    rows = np.zeros(EVENTS, kind)
    rows["id"] = np.arange(EVENTS) + 1_000_000
    rows["t"] = np.round(np.sort(rng.random(EVENTS)) * 1200, 3)
    weights = np.array([9, 6, 3, 2, 1, 2, 3, 6], dtype="f8")
    rows["detector"] = rng.choice(DETECTORS, EVENTS, p=weights / weights.sum())
    rows["energy"] = np.round(rng.gamma(4.0, 6.0, EVENTS) + rows["detector"] * 0.5, 2)
    rows["flag"] = rng.random(EVENTS) < 0.04
    rows["label"] = np.where(rows["flag"], b"veto",
                             np.where(rows["energy"] > 40, b"fast",
                                      np.where(rows["energy"] < 10, b"slow", b"thermal")))
    table = run.create_dataset("events", data=rows, chunks=(1000,), maxshape=(None,),
                               compression="gzip", compression_opts=6, shuffle=True)
    table.attrs["title"] = "scattered neutrons"


def slow_control(run, rng):
    """A table kept as one dataset a column, as slow-control systems often do."""
    group = run.create_group("columns")
    count = 240
    columns = [("t", np.arange(count) * 5.0, "s"),
               ("temperature", 296 + 4 * (1 - np.exp(-np.arange(count) / 80))
                + rng.normal(0, 0.05, count), "K"),
               ("voltage", 3.0 + 1.2 * np.arange(count) / count
                + rng.normal(0, 0.002, count), "V"),
               ("cycle", (np.arange(count) // 60).astype("i4"), "")]
    for name, values, units in columns:
        data = group.create_dataset(name, data=values)
        if units:
            data.attrs["units"] = units
    group.attrs["title"] = "slow control of the cell"


def log(run, rng):
    """A log that grew step by step, as a running acquisition appends to it."""
    kind = np.dtype([("t", "f8"), ("beam_current", "f4"), ("shutter_open", "?")])
    table = run.create_dataset("log", (0,), kind, chunks=(16,), maxshape=(None,))
    for step in range(LOG_STEPS):
        rows = np.zeros(LOG_STEP, kind)
        rows["t"] = (np.arange(LOG_STEP) + step * LOG_STEP) * 10.0
        rows["beam_current"] = np.round(rng.normal(1.4, 0.01, LOG_STEP), 4)
        rows["shutter_open"] = step % 3 != 0
        table.resize((len(table) + LOG_STEP,))
        table[-LOG_STEP:] = rows
    state = rng.choice(4, LOG_STEPS * LOG_STEP, p=[0.1, 0.1, 0.6, 0.2]).astype("u1")
    run.create_dataset("state", data=state, dtype=h5py.enum_dtype(STATES, basetype="u1"))


def texts(file):
    notes = ["Beam on at 06:12, shutter opened by José",
             "Température stable à 300 K",
             "Zelle angeschlossen, Spannung geprüft",
             "検出器3の利得を確認した",
             "电池充电开始",
             "Run finished without a dump"]
    file.create_dataset("notes", data=notes, dtype=h5py.string_dtype())
    file.create_dataset("operators", data=np.array([b"jose", b"hanako", b"wei"], dtype="S8"))


def calibration(file, rng):
    group = file.create_group("calibration")
    gain = np.round(1 + 0.02 * rng.normal(size=(16, 6)), 5)
    gain_data = group.create_dataset("gain", data=gain)
    gain_data.attrs["long_name"] = "gain of 16 channels at 6 voltages"
    ring = np.fft.rfft(rng.normal(size=64)).astype("c16")
    group.create_dataset("ring", data=ring)


def make(path):
    rng = np.random.default_rng(20260316)
    with h5py.File(path, "w", libver=("v108", "v110")) as file:
        file.attrs["title"] = "Charging a lithium cell in the beam"
        file.attrs["facility"] = "Cold source, hall 2"
        file.attrs["instrument"] = "NEUTRA-S"
        file.attrs["start_time"] = "2026-03-16T06:12:00Z"
        file.attrs["wavelength"] = 0.42
        file.attrs["proposal"] = 20260117
        images(file, rng)
        detectors(file)
        run = file.create_group("run1")
        events(run, rng)
        slow_control(run, rng)
        log(run, rng)
        texts(file)
        calibration(file, rng)
        file["latest"] = h5py.SoftLink("/run1/events")


def expected(path):
    """What the examples must print, from the finished file."""
    with h5py.File(path, "r") as file:
        rows = file["run1/events"][()]
        stack = file["images"][()]
        names = {int(d["id"]): d["name"].decode() for d in file["detectors"]}
        gains = {int(d["id"]): float(d["gain"]) for d in file["detectors"]}
        clean = rows[~rows["flag"]]
        x, y, time = file["x"][()], file["y"][()], file["time"][()]
        box = stack[10:20][:, (y >= -2) & (y <= 2)][:, :, (x >= -1.5) & (x <= 1.5)]
        by_detector = []
        for detector in range(DETECTORS):
            mine = rows[rows["detector"] == detector]
            kept = clean[clean["detector"] == detector]
            by_detector.append({
                "detector": detector, "name": names[detector], "count": len(mine),
                "mean_energy": float(mine["energy"].astype("f8").mean()),
                "kept": len(kept),
                "corrected": float(kept["energy"].astype("f8").mean() * gains[detector])})
        lookups = [{"row": int(at), "id": int(rows["id"][at]), "t": float(rows["t"][at]),
                    "energy": float(rows["energy"][at]), "label": rows["label"][at].decode()}
                   for at in (0, 1234, 3999)]
        return {
            "events": {"rows": len(rows), "energy_sum": float(rows["energy"].astype("f8").sum()),
                       "t_max": float(rows["t"].max()), "vetoed": int(rows["flag"].sum())},
            "by_detector": by_detector,
            "box": {"count": int(box.size), "mean": float(box.mean()), "max": int(box.max())},
            "frames": [{"time": float(time[at]), "mean": float(stack[at].mean())}
                       for at in (0, 20, 39)],
            "pixel": [int(value) for value in stack[:, 20, 30]],
            "lookups": lookups,
            "tables": {"/": sorted(["images", "time", "y", "x", "detectors", "notes",
                                    "operators", "latest"]),
                       "run1": sorted(["events", "log", "state", "columns"]),
                       "run1/columns": sorted(file["run1/columns"]),
                       "calibration": sorted(file["calibration"])},
            "columns_sum": {name: float(np.sum(file["run1/columns"][name], dtype="f8"))
                            for name in file["run1/columns"]},
            "notes": [note.decode() for note in file["notes"][()]],
            "states": {name: int((file["run1/state"][()] == code).sum())
                       for name, code in STATES.items()},
            "gain_sums": [float(total) for total in file["calibration/gain"][()].sum(axis=0)],
            "ring": {"r_sum": float(file["calibration/ring"][()].real.sum()),
                     "i_sum": float(file["calibration/ring"][()].imag.sum())},
            "log": {"rows": len(file["run1/log"]),
                    "open": int(file["run1/log"]["shutter_open"].sum())}}


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    path = os.path.join(folder, "experiment.h5")
    make(path)
    with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as out:
        json.dump(expected(path), out, indent=1, ensure_ascii=False)
        out.write("\n")


if __name__ == "__main__":
    main()
