package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Vector;

/**
 * Columns of a dataset whose raw data is one block: contiguous or compact. Reads the ranges that
 * hold wanted values, neighbours in one read, and with them those of neighbouring columns, so that
 * these find them read.
 */
final class FlatLoader implements ColumnLoader {
    /** Rows further apart never make one piece. */
    private static final int MAX_STEP = 1 << 20;

    private final StoredArray array;
    private final StoredColumn[] columns;
    private final long[] rest;

    /** Bytes from the element at trailing coordinates 0 to the first and past the last wanted. */
    private final long low;

    private final int width;
    private final int[] offsets;

    /**
     * @param neighbours columns of which the values of one row lie close together
     * @param columns of them, those to load
     * @param rest sizes of the dimensions that make one ARRAY value; empty for none
     */
    FlatLoader(StoredArray array, StoredColumn[] neighbours, StoredColumn[] columns, long[] rest) {
        this.array = array;
        this.columns = columns;
        this.rest = rest;
        long first = Long.MAX_VALUE;
        long end = 0;
        for (StoredColumn column : neighbours) {
            first = Math.min(first, valueOffset(array, column));
            end = Math.max(end, valueOffset(array, column) + column.bytes());
        }
        low = first;
        width = Math.toIntExact(end - first);
        offsets = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            offsets[i] = (int) (valueOffset(array, columns[i]) - low);
        }
    }

    private static long valueOffset(StoredArray array, StoredColumn column) {
        return elementOffset(array, column) + column.memberOffset();
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
        ColumnDecoding target = new ColumnDecoding(array, columns, spans, worker);
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

    /** Gathers runs until they no longer fit one window, then decodes them. */
    private final class Window {
        private final SpanList spans;
        private final ColumnDecoding target;
        private final Worker worker;
        private final Pieces pieces;
        private final RawBytes raw = array.raw();
        private final int last;
        private final long step;

        /**
         * Of the window: its first byte, past the last one wanted, past the last one it may have.
         */
        private long from;

        private long to;
        private long limit;

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
                boolean near = position - to <= StoredChunkFetcher.MAX_GAP;
                if (pieces.size() > 0 && (!near || position + width > limit)) {
                    flush();
                    continue;
                }
                if (pieces.size() == 0) {
                    begin(position);
                }
                int count = count(position, left);
                pieces.add(0, (int) (position - from), count, (int) Math.min(step, MAX_STEP));
                to = position + (count - 1) * step + width;
                position += count * step;
                left -= count;
            }
        }

        /** A window that begins here, or lies in one that was read. */
        private void begin(long position) {
            from = position;
            RawWindows.Window known = worker.windows().find(array, position, position + width);
            limit = known == null ? position + worker.windows().windowBytes() : known.to();
        }

        /** How many of the rows from here on the window takes: one at least. */
        private int count(long position, int left) {
            if (step - width > StoredChunkFetcher.MAX_GAP) {
                return 1;
            }
            long room = (limit - (position + width)) / step + 1;
            return (int) Math.max(1, Math.min(left, room));
        }

        private void flush() {
            if (pieces.size() == 0) {
                return;
            }
            worker.check();
            RawWindows.Window window = worker.windows().find(array, from, to);
            if (window == null) {
                window = worker.windows().read(array, raw, from, to);
                worker.noteRead(to - from);
            }
            int origin = (int) (from - window.from());
            for (int column = 0; column < columns.length; column++) {
                int offset = origin + offsets[column];
                for (int i = 0; i < pieces.size(); i++) {
                    target.append(
                            column,
                            window.bytes(),
                            offset + pieces.base(i),
                            (int) Math.min(step, Integer.MAX_VALUE),
                            pieces.count(i));
                }
            }
            pieces.clear();
        }
    }
}
