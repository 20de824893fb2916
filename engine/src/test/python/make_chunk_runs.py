"""Makes src/test/resources/scan/chunk_runs_{earliest,latest}.h5: small chunks stored as they are, written out of order, some never.

Row r of the compound dataset `runs` is (3 r + 1, r / 4); rows of the chunks that HOLES names hold
the fill value (-7, -0.5).
"""

import pathlib

import h5py
import numpy as np

ROWS, CHUNK = 2003, 5
TYPE = np.dtype([("number", "<i4"), ("quarter", ">f8")])


def hole(chunk):
    return chunk % 11 == 3 or 200 <= chunk < 230


def main():
    out = pathlib.Path(__file__).parent.parent / "resources" / "scan"
    row = np.arange(ROWS)
    values = np.empty(ROWS, TYPE)
    values["number"], values["quarter"] = 3 * row + 1, row / 4
    chunks = [c for c in range(-(-ROWS // CHUNK)) if not hole(c)]
    # Ascending, then descending, then scattered: neighbours in rows are none in the file.
    order = chunks[:100] + chunks[250:99:-1] + chunks[251::2] + chunks[252::2]
    assert sorted(order) == chunks
    for libver in ("earliest", "latest"):
        with h5py.File(out / f"chunk_runs_{libver}.h5", "w", libver=libver) as f:
            runs = f.create_dataset("runs", (ROWS,), TYPE, chunks=(CHUNK,), maxshape=(None,),
                                    fillvalue=np.array((-7, -0.5), TYPE))
            for c in order:
                part = slice(c * CHUNK, min(ROWS, (c + 1) * CHUNK))
                runs[part] = values[part]
                f.flush()


if __name__ == "__main__":
    main()
