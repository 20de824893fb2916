package io.h5sql.engine.scan;

import io.h5sql.engine.decode.ElementConversion;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.Arrays;

/** Copies runs of elements of a dataset as they are stored. Immutable; thread-safe. */
interface SourceElements {
    /** Takes a run along the last axis of the source; may copy it later. */
    void add(Copy copy, long[] at, int count, int targetOffset, Worker worker);

    /** Copies what is left. */
    void finish(Copy copy, Worker worker);

    /** Runs gathered for one target; one thread. */
    final class Copy {
        private static final int MAX_RUNS = 1 << 14;

        private final StoredArray source;
        private final ElementConversion conversion;
        private final byte[] target;
        private final Pieces buffers = new Pieces();
        private int[] runs = new int[4 * 64];
        private int size;
        private long from;
        private long to;

        Copy(StoredArray source, ElementConversion conversion, byte[] target) {
            this.source = source;
            this.conversion = conversion;
            this.target = target;
        }

        private void put(int slot, int base, int count, int targetOffset) {
            if (4 * size == runs.length) {
                runs = Arrays.copyOf(runs, 2 * runs.length);
            }
            int at = 4 * size++;
            runs[at] = slot;
            runs[at + 1] = base;
            runs[at + 2] = count;
            runs[at + 3] = targetOffset;
        }

        private boolean isFull() {
            return size >= MAX_RUNS;
        }

        /** Copies all runs out of the buffers that their slots name, and forgets them. */
        private void copy(byte[][] data) {
            for (int at = 0; at < 4 * size; at += 4) {
                byte[] bytes = data[runs[at]];
                int stride = bytes == ChunkCache.ABSENT ? 0 : source.elementSize();
                byte[] from = bytes == ChunkCache.ABSENT ? source.fill() : bytes;
                int base = bytes == ChunkCache.ABSENT ? 0 : runs[at + 1];
                conversion.copy(from, base, stride, runs[at + 2], target, runs[at + 3]);
            }
            size = 0;
            buffers.clear();
        }
    }

    /** Of a chunked or virtual dataset. */
    record Chunked(ChunkFetcher fetcher) implements SourceElements {
        @Override
        public void add(Copy copy, long[] at, int count, int targetOffset, Worker worker) {
            StoredArray array = fetcher.array();
            int last = array.rank() - 1;
            long outer = 0;
            long base = 0;
            for (int axis = 0; axis < last; axis++) {
                long size = array.chunkSize(axis);
                outer += at[axis] / size * fetcher.idStride(axis);
                base += at[axis] % size * array.stride(axis);
            }
            long most = Math.max(1, worker.windowBytes() / Math.max(1, fetcher.chunkBytes()));
            int width = copy.conversion.targetSize();
            for (int done = 0; done < count; ) {
                long position = at[last] + done;
                long size = array.chunkSize(last);
                long id = outer + position / size * fetcher.idStride(last);
                int run = (int) Math.min(count - done, size - position % size);
                int slot = copy.buffers.find(id);
                if (copy.isFull() || slot < 0 && copy.buffers.buffers() >= most) {
                    finish(copy, worker);
                    slot = -1;
                }
                slot = slot < 0 ? copy.buffers.addBuffer(id) : slot;
                int offset = (int) (base + position % size * array.stride(last));
                copy.put(slot, offset, run, targetOffset + done * width);
                done += run;
            }
        }

        @Override
        public void finish(Copy copy, Worker worker) {
            if (copy.size > 0) {
                if (fetcher.chunkBytes() > 4 * worker.windowBytes()) {
                    throw new H5Exception(
                            ErrorCode.MEMORY_LIMIT,
                            "chunks of "
                                    + fetcher.chunkBytes()
                                    + " bytes decoded in a source of a virtual dataset: raise"
                                    + " memoryLimit",
                            fetcher.array().place());
                }
                copy.copy(fetcher.fetch(copy.buffers, worker));
            }
        }
    }

    /** Of a dataset whose raw data is one block. */
    record Flat(StoredArray array) implements SourceElements {
        /** Bytes of one read. */
        private static final int WINDOW = 1 << 20;

        @Override
        public void add(Copy copy, long[] at, int count, int targetOffset, Worker worker) {
            long position = 0;
            for (int axis = 0; axis < array.rank(); axis++) {
                position += at[axis] * array.stride(axis);
            }
            int size = array.elementSize();
            int width = copy.conversion.targetSize();
            int most = Math.max(1, WINDOW / size);
            for (int done = 0; done < count; ) {
                int run = Math.min(most, count - done);
                long end = position + (long) run * size;
                boolean near =
                        position >= copy.from
                                && position - copy.to <= StoredChunkFetcher.MAX_GAP
                                && end - copy.from <= 2L * WINDOW;
                if (copy.size > 0 && (!near || copy.isFull())) {
                    finish(copy, worker);
                }
                if (copy.size == 0) {
                    copy.from = position;
                    copy.to = end;
                }
                copy.put(0, (int) (position - copy.from), run, targetOffset + done * width);
                copy.to = Math.max(copy.to, end);
                position = end;
                done += run;
            }
        }

        @Override
        public void finish(Copy copy, Worker worker) {
            if (copy.size == 0) {
                return;
            }
            worker.check();
            if (array.isUnwritten()) {
                copy.copy(new byte[][] {ChunkCache.ABSENT});
                return;
            }
            int length = (int) (copy.to - copy.from);
            byte[] bytes = worker.buffer(length);
            array.raw().read(copy.from, bytes, 0, length);
            copy.copy(new byte[][] {bytes});
        }
    }
}
