package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;

/**
 * A loader and where it reads, for the errors it meets.
 *
 * @param place file and object; unknown for columns that are computed
 */
record LoadStep(ColumnLoader loader, Place place) {
    void run(SpanList rows, Vector[] slots, Worker worker) {
        try {
            loader.load(rows, slots, worker);
        } catch (H5Exception error) {
            throw error.within(place);
        }
    }
}
