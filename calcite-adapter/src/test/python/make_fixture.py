"""Makes sql/fixture.h5 and, with sqlite as the second opinion, sql/answers.tsv.

Run: python3 make_fixture.py ../resources/sql
"""
import sqlite3
import sys

import h5py
import numpy as np

QUERIES = """
SELECT id, energy FROM events WHERE energy > 90
SELECT COUNT(*) FROM events
SELECT COUNT(*) FROM events WHERE _row >= 100 AND _row < 250
SELECT COUNT(*) FROM events WHERE energy > 50
SELECT id FROM events WHERE _row IN (3, 500, 999, 5000)
SELECT id FROM events WHERE _row BETWEEN 510 AND 514 AND kind <> 2
SELECT id FROM events WHERE NOT (_row > 4)
SELECT id, label FROM events WHERE label = 'L7' AND id < 200
SELECT id FROM events WHERE label LIKE 'L1%' AND id < 40
SELECT id FROM events WHERE kind = 1 OR id > 997 LIMIT 5
SELECT id FROM events ORDER BY _row LIMIT 4 OFFSET 700
SELECT kind, COUNT(*), SUM(id), MIN(energy), MAX(energy) FROM events GROUP BY kind ORDER BY kind
SELECT label, COUNT(*) FROM events WHERE energy > 75 GROUP BY label ORDER BY 2 DESC, 1 LIMIT 3
SELECT e.id, k.name FROM events e JOIN kinds k ON e.kind = k.kind WHERE e._row < 6 ORDER BY e.id
SELECT k.name, COUNT(e.id) FROM kinds k LEFT JOIN events e ON e.kind = k.kind GROUP BY k.name ORDER BY 1
SELECT id FROM events WHERE energy = (SELECT MAX(energy) FROM events)
SELECT id FROM events WHERE id IN (SELECT kind FROM kinds)
SELECT id, SUM(energy) OVER (ORDER BY id ROWS 2 PRECEDING) FROM events WHERE id < 5 ORDER BY id
WITH w AS (SELECT kind, AVG(energy) AS m FROM events GROUP BY kind) SELECT kind FROM w WHERE m > 49.5 ORDER BY kind
SELECT kind FROM events WHERE id < 5 UNION SELECT kind FROM kinds ORDER BY 1
SELECT CASE WHEN energy > 50 THEN 'hi' ELSE 'lo' END, COUNT(*) FROM events GROUP BY 1 ORDER BY 1
SELECT value FROM line WHERE value > 3.5
SELECT SUM(value) FROM line
SELECT lat, lon, value FROM grid WHERE lat = 20 AND lon > 110
SELECT COUNT(*) FROM grid WHERE lat >= 10 AND lat < 30
SELECT MAX(value) FROM grid WHERE _i0 = 2 AND lon BETWEEN 100 AND 120
SELECT lat, AVG(value) FROM grid GROUP BY lat ORDER BY lat
SELECT id FROM events WHERE _row = 17 AND energy IS NOT NULL
SELECT COUNT(*), COUNT(DISTINCT kind), COUNT(DISTINCT label) FROM events WHERE energy > 10 OR kind = 2
SELECT id FROM (SELECT id, kind FROM events ORDER BY _row LIMIT 10 OFFSET 5) WHERE kind = 1 ORDER BY id
SELECT id FROM (SELECT id, kind FROM events WHERE kind = 3 ORDER BY _row LIMIT 4) WHERE id > 5
SELECT COUNT(*) FROM (SELECT id FROM events WHERE energy > 50 LIMIT 7)
SELECT a.id, b.id FROM events a JOIN events b ON a.id = b.id + 400 AND a.energy = b.energy WHERE a.id < 405 ORDER BY a.id
SELECT a.id, b.id FROM events a LEFT JOIN events b ON b.id = a.id * 300 WHERE a.id < 6 ORDER BY a.id
SELECT e.id, k.name FROM kinds k RIGHT JOIN events e ON e.kind = k.kind WHERE e.id < 5 ORDER BY e.id
SELECT k.kind, e.id FROM kinds k FULL JOIN (SELECT id, kind FROM events WHERE id < 4) e ON e.kind = k.kind ORDER BY COALESCE(k.kind, 100), e.id
SELECT k.name FROM kinds k WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.kind = k.kind) ORDER BY 1
SELECT k.name, (SELECT COUNT(*) FROM events e WHERE e.kind = k.kind AND e.energy > 90) FROM kinds k ORDER BY 1
SELECT k.name, (SELECT MAX(e.energy) FROM events e WHERE e.kind = k.kind) FROM kinds k ORDER BY k.kind
SELECT id FROM events WHERE energy > (SELECT AVG(energy) * 2 FROM events) - 1 ORDER BY id LIMIT 3
SELECT id FROM events WHERE kind NOT IN (SELECT kind FROM kinds WHERE kind < 3) AND id < 20
SELECT id FROM events WHERE kind IN (SELECT kind FROM kinds WHERE name LIKE '%o') AND id < 9 ORDER BY id
SELECT id FROM events WHERE id BETWEEN 5 AND 3
SELECT id FROM events WHERE id NOT BETWEEN 3 AND 996
SELECT COUNT(*), SUM(id), MIN(id) FROM events WHERE id < 0
SELECT kind, SUM(id) FROM events WHERE id < 0 GROUP BY kind
SELECT kind, COUNT(*) FROM events GROUP BY kind HAVING SUM(energy) > 12400 ORDER BY kind
SELECT kind, label, COUNT(*) FROM events WHERE id < 60 GROUP BY kind, label HAVING COUNT(*) > 1 ORDER BY 1, 2
SELECT DISTINCT kind, energy > 50 AND energy < 50 FROM events WHERE id < 0
SELECT 7 / 2, -7 / 2, 7 % 3
SELECT id, CASE kind WHEN 0 THEN 'zero' WHEN 1 THEN 'one' END FROM events WHERE id < 4
SELECT COALESCE(NULLIF(kind, 1), 42) FROM events WHERE id < 4
SELECT UPPER(label) || '!', LENGTH(label) FROM events WHERE id IN (3, 12)
SELECT SUBSTR(label, 2, 1), TRIM('  x ') FROM events WHERE id = 12
SELECT id, ROW_NUMBER() OVER (PARTITION BY kind ORDER BY energy DESC, id) FROM events WHERE id < 9 ORDER BY id
SELECT id, RANK() OVER (ORDER BY kind), LAG(id) OVER (ORDER BY id) FROM events WHERE id < 6 ORDER BY id
SELECT id, COUNT(*) OVER (PARTITION BY kind), MAX(energy) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM events WHERE id < 6 ORDER BY id
SELECT kind FROM events WHERE id < 3 UNION ALL SELECT kind FROM kinds WHERE kind > 0 ORDER BY 1
SELECT kind FROM kinds EXCEPT SELECT kind FROM events ORDER BY 1
SELECT kind FROM kinds INTERSECT SELECT kind FROM events ORDER BY 1
SELECT label FROM events WHERE label >= 'L8' AND label < 'L9' AND id < 40
SELECT id FROM events WHERE label IN ('L1', 'L12', 'none') AND id < 30
SELECT SUM(id * id), AVG(id), SUM(energy) FROM events
SELECT a.id FROM events a, events b, events c WHERE a.id = b.id AND b.id = c.id AND c.id < 3 ORDER BY 1
SELECT k.kind, k.name, COUNT(e.id), SUM(e.energy) FROM events e RIGHT JOIN kinds k ON e.kind = k.kind GROUP BY k.kind, k.name ORDER BY 1
SELECT e.id, k.kind FROM (SELECT * FROM events WHERE id < 9) e FULL JOIN (SELECT * FROM kinds WHERE kind > 1) k ON e.kind = k.kind WHERE COALESCE(e.id, 0) < 9 ORDER BY COALESCE(e.id, -1), COALESCE(k.kind, -1)
SELECT COUNT(*), SUM(a.id - b.id) FROM events a, events b WHERE a.id < b.id AND b.id < 60
SELECT a.id, COUNT(b.id) FROM events a LEFT JOIN events b ON b.energy > a.energy + 99 WHERE a.id < 12 GROUP BY a.id ORDER BY a.id
SELECT COUNT(*) FROM kinds a CROSS JOIN events b
SELECT COUNT(*), SUM(e.id) FROM kinds k LEFT JOIN events e ON e.kind = k.kind AND e.id > 500
SELECT COUNT(*), SUM(e.id) FROM kinds k JOIN events e ON e.kind = k.kind
"""


def tables():
    n = 1000
    i = np.arange(n)
    events = np.empty(n, dtype=[("id", "<i4"), ("energy", "<f8"), ("kind", "u1"), ("label", "S8")])
    events["id"] = i
    events["energy"] = (i * 37 % 400) / 4.0
    events["kind"] = i % 4
    events["label"] = [f"L{k % 13}".encode() for k in i]
    kinds = np.array([(0, b"zero"), (1, b"one"), (2, b"two"), (9, b"nine")],
                     dtype=[("kind", "<i8"), ("name", "S8")])
    line = np.arange(9) * 0.5
    grid = (np.arange(2 * 4 * 5) * 0.25).reshape(2, 4, 5)[1]
    return events, kinds, line, grid


def main(folder):
    events, kinds, line, grid = tables()
    lat, lon = np.array([0.0, 10.0, 20.0, 30.0]), np.array([100.0, 105.0, 110.0, 115.0, 120.0])
    with h5py.File(f"{folder}/fixture.h5", "w") as f:
        f.create_dataset("events", data=events, chunks=(64,), compression="gzip", shuffle=True)
        f["kinds"] = kinds
        f["line"] = line
        grid3 = f.create_dataset("cube", data=grid.reshape(4, 5, 1), chunks=(2, 2, 1))
        f["lat"], f["lon"], f["z"] = lat, lon, np.array([7.0])
        for axis, name in enumerate(("lat", "lon", "z")):
            f[name].make_scale(name)
            grid3.dims[axis].attach_scale(f[name])
        raw = f.create_group("run1/raw")
        raw["images"] = np.arange(24, dtype="<i2").reshape(4, 3, 2)

    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE events (_row, id, energy, kind, label)")
    db.executemany("INSERT INTO events VALUES (?,?,?,?,?)",
                   [(r, int(e["id"]), float(e["energy"]), int(e["kind"]), e["label"].decode())
                    for r, e in enumerate(events)])
    db.execute("CREATE TABLE kinds (kind, name)")
    db.executemany("INSERT INTO kinds VALUES (?,?)",
                   [(int(k), n.decode()) for k, n in kinds])
    db.execute("CREATE TABLE line (value)")
    db.executemany("INSERT INTO line VALUES (?)", [(float(v),) for v in line])
    db.execute("CREATE TABLE grid (lat, lon, value, _i0)")
    db.executemany("INSERT INTO grid VALUES (?,?,?,?)",
                   [(float(lat[a]), float(lon[o]), float(grid[a, o]), a)
                    for a in range(4) for o in range(5)])
    with open(f"{folder}/answers.tsv", "w") as out:
        for query in QUERIES.strip().split("\n"):
            rows = [[v for v in row] for row in db.execute(query)]
            text = "[" + ", ".join("[" + ", ".join("null" if v is None else str(v) for v in row) + "]" for row in rows) + "]"
            out.write(f"{query.replace('FROM grid', 'FROM cube')}\t{text}\n")


main(sys.argv[1])
