package io.h5sql.driver.jdbc;

import io.h5sql.calcite.PreparedSql;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Selection;
import java.time.ZoneId;
import java.util.List;

/**
 * Walks the rows of a stream of batches: no row is ever made, cells read the vectors in place. One
 * thread at a time.
 */
final class RowCursor {
    private final BatchStream stream;
    private final Cell[] cells;
    private Selection selection = Selection.all(0);
    private int at = -1;
    private int row;
    private long rowNumber;
    private boolean finished;

    RowCursor(BatchStream stream, List<PreparedSql.Column> columns, ZoneId zone) {
        this.stream = stream;
        this.cells = new Cell[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Cell.of(columns.get(i), zone);
        }
    }

    /** Moves on one row; false, for ever, after the last. */
    boolean next() {
        if (++at < selection.count()) {
            row = selection.row(at);
            rowNumber++;
            return true;
        }
        return !finished && nextBatch();
    }

    private boolean nextBatch() {
        Batch batch = stream.next();
        while (batch != null && batch.count() == 0) {
            batch = stream.next();
        }
        at = 0;
        if (batch == null) {
            finished = true;
            selection = Selection.all(0);
            stream.close();
            return false;
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i].bind(batch.columns().get(i));
        }
        selection = batch.selection();
        row = selection.row(0);
        rowNumber++;
        return true;
    }

    /** Position in the vectors. */
    int row() {
        return row;
    }

    /** From 1. */
    long rowNumber() {
        return rowNumber;
    }

    boolean isBeforeFirst() {
        return rowNumber == 0 && !finished;
    }

    boolean isFinished() {
        return finished;
    }

    int columns() {
        return cells.length;
    }

    Cell cell(int index) {
        return cells[index];
    }

    void close() {
        finished = true;
        selection = Selection.all(0);
        stream.close();
    }
}
