package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Vector;

/**
 * Columns of a chunked dataset that lie in the same chunks. Goes over a block's rows in windows: as
 * many chunks as may be held at a time are fetched together, then each column takes its runs from
 * them in row order.
 */
final class ChunkedLoader implements ColumnLoader {
    /** Runs of one window at most, so that their bookkeeping stays in the processor's cache. */
    private static final int MAX_PIECES = 1 << 14;

    private final ChunkFetcher fetcher;
    private final StoredArray array;
    private final StoredColumn[] columns;
    private final long[] rest;

    /** Number of the chunk at row coordinates 0. */
    private final long firstChunk;

    /**
     * @param columns whose trailing coordinates all lie in one chunk
     * @param rest sizes of the dimensions that make one ARRAY value; empty for none
     */
    ChunkedLoader(ChunkFetcher fetcher, StoredColumn[] columns, long[] rest) {
        this.fetcher = fetcher;
        this.array = fetcher.array();
        this.columns = columns;
        this.rest = rest;
        long chunk = 0;
        long[] trailing = columns[0].trailing();
        for (int i = 0; i < trailing.length; i++) {
            int axis = array.rank() - trailing.length + i;
            chunk += trailing[i] / array.chunkSize(axis) * fetcher.idStride(axis);
        }
        firstChunk = chunk;
    }

    @Override
    public void load(SpanList rows, Vector[] slots, Worker worker) {
        SpanList spans = rows;
        if (rest.length > 0) {
            rows.expand(rest, worker.expanded());
            spans = worker.expanded();
        }
        ColumnDecoding target = new ColumnDecoding(array, columns, spans, worker);
        Cursor cursor = new Cursor(spans);
        Pieces pieces = worker.pieces();
        while (cursor.span < spans.size()) {
            worker.check();
            pieces.clear();
            cursor.collect(pieces, worker.windowBytes());
            append(pieces, spans.rank() - 1, target, worker);
        }
        target.finish(rest, slots);
        if (rest.length > 0 && spans.size() == 0) {
            EmptyLists.fill(columns, rest, rows.rows(), slots);
        }
    }

    private void append(Pieces pieces, int runAxis, ColumnDecoding target, Worker worker) {
        int stride = (int) array.stride(runAxis);
        KeptWindow kept = new KeptWindow(columns, pieces);
        byte[][] chunks = fetcher.fetch(pieces, kept::lacks, worker);
        for (int column = 0; column < columns.length; column++) {
            int offset = offset(columns[column]);
            kept.complete(
                    column, chunks, slot -> range(pieces.id(slot), offset, stride), array, worker);
            for (int i = 0; i < pieces.size(); i++) {
                byte[] chunk = chunks[pieces.slot(i)];
                Vector values = kept.values(column, pieces.slot(i));
                if (values != null && values.size() > 0) {
                    target.append(column, values, pieces.base(i) / stride, pieces.count(i));
                } else if (chunk == ChunkCache.ABSENT) {
                    target.appendFill(column, pieces.count(i));
                } else {
                    target.append(column, chunk, pieces.base(i) + offset, stride, pieces.count(i));
                }
            }
        }
    }

    /** Where a column's values lie in a chunk, up to the last row of the dataset. */
    private KeptColumn.Range range(long chunk, int offset, int stride) {
        long first = chunk / fetcher.idStride(0) * array.chunkSize(0);
        long rows = Math.min(array.chunkSize(0), array.size(0) - first);
        return new KeptColumn.Range(offset, stride, (int) (rows * array.stride(0) / stride));
    }

    /** Bytes from the element at trailing coordinates 0 of the chunk to the column's value. */
    private int offset(StoredColumn column) {
        long offset = column.memberOffset();
        for (int i = 0; i < column.trailing().length; i++) {
            int axis = array.rank() - column.trailing().length + i;
            offset += column.trailing()[i] % array.chunkSize(axis) * array.stride(axis);
        }
        return (int) offset;
    }

    /** Walks the spans, chunk by chunk along the last axis of the row space. */
    private final class Cursor {
        private final SpanList spans;
        private final int last;
        private final long[] low;
        private final long[] high;
        private int span;
        private int done;

        Cursor(SpanList spans) {
            this.spans = spans;
            this.last = spans.rank() - 1;
            low = new long[last];
            high = new long[last];
        }

        /** Adds pieces until the chunks they need, or the pieces, are enough for one window. */
        void collect(Pieces pieces, long mostBytes) {
            long most = Math.max(1, mostBytes / Math.max(1, fetcher.chunkBytes()));
            while (span < spans.size()) {
                long chunk = firstChunk;
                int base = 0;
                for (int axis = 0; axis < last; axis++) {
                    long at = spans.start(span, axis);
                    if (at < low[axis] || at >= high[axis]) {
                        low[axis] = at / array.chunkSize(axis) * array.chunkSize(axis);
                        high[axis] = low[axis] + array.chunkSize(axis);
                    }
                    chunk += low[axis] / array.chunkSize(axis) * fetcher.idStride(axis);
                    base += (int) ((at - low[axis]) * array.stride(axis));
                }
                if (!collectSpan(pieces, chunk, base, most)) {
                    return;
                }
                span++;
                done = 0;
            }
        }

        /** False when the window is full before the span ends. */
        private boolean collectSpan(Pieces pieces, long outerChunk, int outerBase, long most) {
            long size = array.chunkSize(last);
            int stride = (int) array.stride(last);
            while (done < spans.length(span)) {
                if (pieces.size() >= MAX_PIECES) {
                    return false;
                }
                long at = spans.start(span, last) + done;
                long along = at / size;
                long chunk = outerChunk + along * fetcher.idStride(last);
                int slot = pieces.find(chunk);
                if (slot < 0) {
                    if (pieces.buffers() >= most) {
                        return false;
                    }
                    slot = pieces.addBuffer(chunk);
                }
                long inside = at - along * size;
                int count = (int) Math.min(spans.length(span) - done, size - inside);
                pieces.add(slot, outerBase + (int) inside * stride, count, stride);
                done += count;
            }
            return true;
        }
    }
}
