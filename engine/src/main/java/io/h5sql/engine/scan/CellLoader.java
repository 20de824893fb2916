package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.catalog.ColumnSource.Cell;
import java.util.List;

/** A column whose values lie in objects of their own, one a row. */
final class CellLoader implements ColumnLoader {
    private final int slot;
    private final List<Cell> cells;
    private final CellDecoding decoding;

    /**
     * @param cells one a row of the table
     */
    CellLoader(int slot, List<Cell> cells, CellDecoding decoding) {
        this.slot = slot;
        this.cells = cells;
        this.decoding = decoding;
    }

    @Override
    public void load(SpanList rows, Vector[] slots, Worker worker) {
        VectorBuilder target = decoding.builder(rows.rows());
        for (int span = 0; span < rows.size(); span++) {
            int from = Math.toIntExact(rows.start(span, 0));
            for (Cell cell : cells.subList(from, from + rows.length(span))) {
                decoding.append(cell, target);
                worker.hold(target.bytes());
            }
        }
        worker.take(target.bytes());
        slots[slot] = target.build();
    }
}
