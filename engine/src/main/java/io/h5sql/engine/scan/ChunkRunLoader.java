package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.format.ChunkIndex;
import io.h5sql.engine.format.ChunkRecord;
import io.h5sql.engine.format.DataLayout;
import java.util.Arrays;

/**
 * Columns of a dataset of one dimension whose chunks are small and stored as they are. Chunks that
 * follow one another in the file are read together and decoded as one run, so that a million of
 * them cost little more than their bytes: none is cached, since reading it again costs less than
 * keeping it. Immutable; thread-safe.
 */
final class ChunkRunLoader implements ColumnLoader {
    /** Larger chunks cost little beside their bytes. */
    private static final long MAX_CHUNK_BYTES = 64 << 10;

    /** Chunks of one window at most. */
    private static final int MAX_CHUNKS = 1 << 14;

    private static final long ABSENT = -1;

    private final StoredArray array;
    private final StoredColumn[] columns;
    private final ChunkIndex index;
    private final int chunkRows;
    private final int chunkBytes;
    private final int stride;

    private ChunkRunLoader(StoredArray array, StoredColumn[] columns) {
        this.array = array;
        this.columns = columns;
        index = array.object().chunkIndex();
        chunkRows = Math.toIntExact(array.chunkSize(0));
        chunkBytes = Math.toIntExact(array.chunkBytes());
        stride = array.elementSize();
    }

    /** Whether it can load columns of the dataset, a row for each element. */
    static boolean suits(StoredArray array) {
        return array.header().layout() instanceof DataLayout.Chunked
                && array.rank() == 1
                && array.padding() == 0
                && array.header().filters().isEmpty()
                && array.elementSize() > 0
                && array.chunkSize(0) <= MAX_CHUNK_BYTES
                && array.chunkBytes() <= MAX_CHUNK_BYTES;
    }

    /** The loader of a dataset that {@link #suits}. */
    static ColumnLoader of(StoredArray array, StoredColumn[] columns) {
        return new ChunkRunLoader(array, columns);
    }

    @Override
    public void load(SpanList rows, Vector[] slots, Worker worker) {
        ColumnDecoding target = new ColumnDecoding(array, columns, rows, worker);
        int span = 0;
        while (span < rows.size()) {
            long from = rows.start(span, 0);
            long to = from + rows.length(span);
            span++;
            while (from < to) {
                worker.check();
                long first = from / chunkRows;
                int chunks = (int) Math.min((to - 1) / chunkRows - first + 1, MAX_CHUNKS);
                long end = Math.min(to, (first + chunks) * chunkRows);
                new Window(first, addresses(first, chunks), target, worker).append(from, end);
                from = end;
            }
        }
        target.finish(new long[0], slots);
    }

    /** Where the chunks are stored, {@link #ABSENT} for those that are not. */
    private long[] addresses(long first, int chunks) {
        long[] addresses = new long[chunks];
        if (chunks == 1) {
            ChunkRecord only = index.find(new long[] {first});
            addresses[0] = only == null ? ABSENT : checked(only).address();
            return addresses;
        }
        Arrays.fill(addresses, ABSENT);
        index.forEach(
                new long[] {first},
                new long[] {first + chunks},
                record ->
                        addresses[(int) (record.scaled()[0] - first)] = checked(record).address());
        return addresses;
    }

    private ChunkRecord checked(ChunkRecord record) {
        if (record.storedBytes() != chunkBytes) {
            throw new H5Exception(
                            ErrorCode.CORRUPT_STRUCTURE,
                            "chunk "
                                    + Arrays.toString(record.scaled())
                                    + ": stored in "
                                    + record.storedBytes()
                                    + " bytes, "
                                    + chunkBytes
                                    + " expected")
                    .within(Place.ofOffset(record.address()));
        }
        return record;
    }

    /** Some chunks in a row. */
    private final class Window {
        private final long first;
        private final long[] addresses;
        private final ColumnDecoding target;
        private final Worker worker;

        Window(long first, long[] addresses, ColumnDecoding target, Worker worker) {
            this.first = first;
            this.addresses = addresses;
            this.target = target;
            this.worker = worker;
        }

        /** Appends the rows [from, end), all of them in these chunks. */
        void append(long from, long end) {
            long row = from;
            while (row < end) {
                int chunk = (int) (row / chunkRows - first);
                int stop = readEnd(chunk);
                long limit = Math.min(end, (first + stop) * chunkRows);
                if (addresses[chunk] == ABSENT) {
                    fill((int) (limit - row));
                } else {
                    read(chunk, stop, row, limit);
                }
                row = limit;
            }
        }

        /** Past the chunks that one read takes, or past those that are absent like this one. */
        private int readEnd(int chunk) {
            int stop = chunk + 1;
            if (addresses[chunk] == ABSENT) {
                while (stop < addresses.length && addresses[stop] == ABSENT) {
                    stop++;
                }
                return stop;
            }
            long most = addresses[chunk] + StoredChunkFetcher.MAX_READ - chunkBytes;
            while (stop < addresses.length
                    && addresses[stop] >= addresses[stop - 1] + chunkBytes
                    && addresses[stop] - addresses[stop - 1] <= StoredChunkFetcher.MAX_GAP
                    && addresses[stop] <= most) {
                stop++;
            }
            return stop;
        }

        private void fill(int rows) {
            for (int column = 0; column < columns.length; column++) {
                target.appendFill(column, rows);
            }
        }

        private void read(int chunk, int stop, long row, long limit) {
            long start = addresses[chunk];
            int length = Math.toIntExact(addresses[stop - 1] - start + chunkBytes);
            byte[] bytes = worker.buffer(length);
            array.file().read(start, bytes, 0, length);
            long at = row;
            int next = chunk;
            while (at < limit) {
                int base = base(next, start, at);
                do {
                    next++;
                } while (next < stop && addresses[next] == addresses[next - 1] + chunkBytes);
                long end = Math.min(limit, (first + next) * chunkRows);
                for (int column = 0; column < columns.length; column++) {
                    int from = base + columns[column].memberOffset();
                    target.append(column, bytes, from, stride, (int) (end - at));
                }
                at = end;
            }
        }

        private int base(int chunk, long start, long row) {
            long inside = row - (first + chunk) * chunkRows;
            return (int) (addresses[chunk] - start + inside * stride);
        }
    }
}
