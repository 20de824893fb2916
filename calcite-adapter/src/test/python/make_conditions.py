"""Makes sql/conditions.h5 and sql/conditions.tsv: WHERE clauses and the rows that pass them.

The judge is the evaluator below: three-valued logic (True, False, None) over Python's own numbers, whole ones exact,
floating-point ones IEEE 754. No part of it knows h5sql. Run: /usr/bin/python3 make_conditions.py ../resources/sql
"""
import random
import sys

import h5py
import numpy as np

ROWS = 100
CLAUSES = 400
OPS = {"=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b,
       "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}
COLUMNS = [("id", "<i8"), ("b", "i1"), ("s", "<i2"), ("i", ">i4"), ("l", "<i8"), ("u1", "u1"), ("u4", "<u4"),
           ("u8", "<u8"), ("f", "<f4"), ("d", "<f8"), ("name", "S6"), ("flag", "?")]
EXTREMES = {"b": (-128, 127), "s": (-32768, 32767), "i": (-2**31, 2**31 - 1), "l": (-2**63, 2**63 - 1), "u1": (0, 255),
            "u4": (0, 2**32 - 1), "u8": (0, 2**64 - 1)}
NAMES = ["", "a", "ab", "abc", "b", "B", "a%", "a_c", "zz", "é", "漢"]
FLOATS = [0.0, -0.0, 0.5, -1.5, 1e30, -1e30, float("inf"), float("-inf"), float("nan"), 3.0, 255.0]


def rows(rng):
    table = np.empty(ROWS, dtype=[(n, h5py.enum_dtype({"FALSE": 0, "TRUE": 1}, basetype="i1") if t == "?" else t)
                                  for n, t in COLUMNS])
    for r in range(ROWS):
        table["id"][r] = r
        for column, (least, most) in EXTREMES.items():
            table[column][r] = rng.choice([least, most, 0, 1, 5, most // 2, most // 2 + 1, most - 1, least + 1,
                                           rng.randint(least, most), rng.randint(0, 100)])
        table["f"][r] = rng.choice(FLOATS)
        table["d"][r] = rng.choice(FLOATS)
        table["name"][r] = rng.choice(NAMES).encode()
        table["flag"][r] = rng.randint(0, 1)
    return table


def value(table, row, column):
    if column == "_row":
        return row
    cell = table[column][row]
    if column == "name":
        return cell.decode().encode()
    if column == "flag":
        return bool(cell)
    return float(cell) if column in ("f", "d") else int(cell)


def literal(rng, column):
    """SQL text and what it means."""
    if rng.random() < 0.06:
        return "NULL", None
    if column == "name":
        text = rng.choice(NAMES)
        return "'%s'" % text, text.encode()
    if column in ("f", "d"):
        number = rng.choice([v for v in FLOATS if v == v and abs(v) < 1e31])
        return "CAST(%r AS DOUBLE)" % number, number
    least, most = EXTREMES.get(column, (0, ROWS))
    number = rng.choice([least, most, least - 1, most + 1, 0, 5, most // 2, rng.randint(least, most), rng.randint(-3, 100)])
    if -10**9 < number < 10**9 and rng.random() < 0.2:
        return "%d.5" % number if number >= 0 else "%d.5" % number, number + (0.5 if number >= 0 else -0.5)
    return str(number), number


def both(a, b):
    return False if a is False or b is False else None if a is None or b is None else True


def either(a, b):
    return True if a is True or b is True else None if a is None or b is None else False


def negation(a):
    return None if a is None else not a


def compared(op, a, b):
    return None if a is None or b is None else OPS[op](a, b)


def atom(rng):
    column = rng.choice([n for n, _ in COLUMNS if n not in ("id", "flag")] + ["_row"])
    name = '"_row"' if column == "_row" else column
    kind = rng.random()
    if kind < 0.08:
        test = rng.choice([("flag", lambda v: v), ("flag IS NOT TRUE", lambda v: not v), ("flag = FALSE", lambda v: not v)])
        return test[0], lambda t, r: test[1](value(t, r, "flag"))
    if kind < 0.16:
        return "%s IS NULL" % name, lambda t, r: False
    if kind < 0.24 and column == "name":
        prefix = rng.choice(["a", "ab", "", "é"])
        return "name LIKE '%s%%'" % prefix, lambda t, r: value(t, r, "name").startswith(prefix.encode())
    if kind < 0.42:
        items = [literal(rng, column) for _ in range(rng.randint(1, 6))]
        inside = rng.random() < 0.6

        def listed(t, r):
            found = False
            for _, item in items:
                found = either(found, compared("=", value(t, r, column), item))
            return found if inside else negation(found)
        return "%s %sIN (%s)" % (name, "" if inside else "NOT ", ", ".join(i[0] for i in items)), listed
    if kind < 0.58:
        low, high = literal(rng, column), literal(rng, column)
        return "%s BETWEEN %s AND %s" % (name, low[0], high[0]), lambda t, r: both(
            compared(">=", value(t, r, column), low[1]), compared("<=", value(t, r, column), high[1]))
    if kind < 0.7 and column in EXTREMES:
        other = rng.choice([c for c in EXTREMES])
        op = rng.choice(list(OPS))
        return "%s %s %s" % (name, op, other), lambda t, r: compared(op, value(t, r, column), value(t, r, other))
    op = rng.choice(list(OPS))
    text, constant = literal(rng, column)
    if rng.random() < 0.2:
        return "%s %s %s" % (text, op, name), lambda t, r: compared(op, constant, value(t, r, column))
    return "%s %s %s" % (name, op, text), lambda t, r: compared(op, value(t, r, column), constant)


def clause(rng, depth):
    kind = rng.random()
    if depth == 0 or kind < 0.25:
        return atom(rng)
    one, two = clause(rng, depth - 1), clause(rng, depth - 1)
    if kind < 0.55:
        return "(%s AND %s)" % (one[0], two[0]), lambda t, r: both(one[1](t, r), two[1](t, r))
    if kind < 0.8:
        return "(%s OR %s)" % (one[0], two[0]), lambda t, r: either(one[1](t, r), two[1](t, r))
    if kind < 0.9:
        return "NOT (%s)" % one[0], lambda t, r: negation(one[1](t, r))
    form, wanted = rng.choice([("TRUE", (True,)), ("NOT TRUE", (False, None)), ("FALSE", (False,)),
                               ("NOT FALSE", (True, None)), ("UNKNOWN", (None,)), ("NOT UNKNOWN", (True, False))])
    return "(%s) IS %s" % (one[0], form), lambda t, r: one[1](t, r) in wanted


def main(folder):
    rng = random.Random(20240229)
    table = rows(rng)
    with h5py.File(f"{folder}/conditions.h5", "w") as f:
        f.create_dataset("t", data=table, chunks=(32,), compression="gzip", shuffle=True)
    with open(f"{folder}/conditions.tsv", "w") as out:
        for _ in range(CLAUSES):
            text, test = clause(rng, rng.randint(0, 3))
            passing = [str(r) for r in range(ROWS) if test(table, r) is True]
            out.write("%s\t%s\n" % (text, " ".join(passing)))


main(sys.argv[1])
