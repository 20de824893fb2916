package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Vector;

/** Makes the vectors of some columns for some rows. Immutable; thread-safe. */
interface ColumnLoader {
    /** Puts a vector of {@code rows.rows()} values into the slot of each column it is for. */
    void load(SpanList rows, Vector[] slots, Worker worker);
}
