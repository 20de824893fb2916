package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.format.DataLayout;

/**
 * Columns of a dataset whose raw data is one block: contiguous or compact. Reads the ranges that
 * hold wanted values, neighbours in one read.
 */
final class FlatLoader implements ColumnLoader {
    /** Bytes of one read: large enough to be cheap, small enough for the processor's cache. */
    private static final int WINDOW = 1 << 20;

    private final StoredArray array;
    private final StoredColumn[] columns;
    private final long[] rest;

    /** Bytes from the element at trailing coordinates 0 to the first and past the last wanted. */
    private final long low;

    private final int width;
    private final int[] offsets;

    /**
     * @param columns of which the elements of one row lie close together
     * @param rest sizes of the dimensions that make one ARRAY value; empty for none
     */
    FlatLoader(StoredArray array, StoredColumn[] columns, long[] rest) {
        this.array = array;
        this.columns = columns;
        this.rest = rest;
        long first = Long.MAX_VALUE;
        long end = 0;
        for (StoredColumn column : columns) {
            first = Math.min(first, elementOffset(array, column));
            end = Math.max(end, elementOffset(array, column) + array.elementSize());
        }
        low = first;
        width = Math.toIntExact(end - first);
        offsets = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            offsets[i] = (int) (elementOffset(array, columns[i]) - low) + columns[i].memberOffset();
        }
    }

    /** Bytes from the element at trailing coordinates 0 to the column's element. */
    static long elementOffset(StoredArray array, StoredColumn column) {
        long offset = 0;
        for (int i = 0; i < column.trailing().length; i++) {
            int axis = array.rank() - column.trailing().length + i;
            offset += column.trailing()[i] * array.stride(axis);
        }
        return offset;
    }

    @Override
    public void load(SpanList rows, Vector[] slots, Worker worker) {
        SpanList spans = rows;
        if (rest.length > 0) {
            rows.expand(rest, worker.expanded());
            spans = worker.expanded();
        }
        ColumnDecoding target = new ColumnDecoding(array, columns, spans);
        if (array.isUnwritten()) {
            for (int column = 0; column < columns.length; column++) {
                target.appendFill(column, spans.rows());
            }
        } else {
            new Window(spans, target, worker).run();
        }
        target.finish(rest, slots);
        if (rest.length > 0 && spans.size() == 0) {
            EmptyLists.fill(columns, rest, rows.rows(), slots);
        }
    }

    /** Gathers runs until they no longer fit one read, then reads and decodes them. */
    private final class Window {
        private final SpanList spans;
        private final ColumnDecoding target;
        private final Worker worker;
        private final Pieces pieces;
        private final int last;
        private final long step;
        private long from;
        private long to;

        Window(SpanList spans, ColumnDecoding target, Worker worker) {
            this.spans = spans;
            this.target = target;
            this.worker = worker;
            this.pieces = worker.pieces();
            last = spans.rank() - 1;
            step = array.stride(last);
        }

        void run() {
            pieces.clear();
            for (int span = 0; span < spans.size(); span++) {
                long at = low;
                for (int axis = 0; axis <= last; axis++) {
                    at += spans.start(span, axis) * array.stride(axis);
                }
                add(at, spans.length(span));
            }
            flush();
        }

        private void add(long at, int rows) {
            long position = at;
            int left = rows;
            while (left > 0) {
                boolean fresh = pieces.size() == 0;
                boolean near = position - to <= StoredChunkFetcher.MAX_GAP;
                if (!fresh && (!near || position + width - from > WINDOW)) {
                    flush();
                    continue;
                }
                if (fresh) {
                    from = position;
                }
                int count = left;
                if (step - width > StoredChunkFetcher.MAX_GAP) {
                    count = 1;
                } else if (left > 1) {
                    long room = (WINDOW - (position + width - from)) / step + 1;
                    count = (int) Math.max(1, Math.min(left, room));
                }
                pieces.add(0, (int) (position - from), count, (int) Math.min(step, WINDOW));
                to = position + (count - 1) * step + width;
                position += count * step;
                left -= count;
            }
        }

        private void flush() {
            if (pieces.size() == 0) {
                return;
            }
            worker.check();
            if (array.header().layout() instanceof DataLayout.Compact compact) {
                append(compact.data(), (int) from);
            } else {
                int length = Math.toIntExact(to - from);
                byte[] bytes = worker.buffer(length);
                array.raw().read(from, bytes, 0, length);
                append(bytes, 0);
            }
            pieces.clear();
        }

        private void append(byte[] bytes, int origin) {
            for (int column = 0; column < columns.length; column++) {
                int offset = origin + offsets[column];
                for (int i = 0; i < pieces.size(); i++) {
                    target.append(
                            column,
                            bytes,
                            offset + pieces.base(i),
                            (int) Math.min(step, Integer.MAX_VALUE),
                            pieces.count(i));
                }
            }
        }
    }
}
