package io.h5sql.driver.console.check;

import io.h5sql.engine.filter.ByteSlice;
import io.h5sql.engine.format.ChunkRecord;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.DatasetHeader;
import io.h5sql.engine.format.Dataspace;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One dataset's bytes against the second reader's. Ends, with a line that says why, at the first
 * thing the second reader has no say on. One thread.
 */
final class Comparison {
    private final Report report;
    private final DatasetHeader header;
    private Optional<SecondReader.Stored> second = Optional.empty();
    private Optional<ByteBuffer> whole = Optional.empty();

    Comparison(Report report, DatasetHeader header, Optional<SecondReader> reader, long address) {
        this.report = report;
        this.header = header;
        attempt(
                () -> {
                    if (reader.isPresent()) {
                        SecondReader.Stored found = reader.get().dataset(address);
                        Obstacles.checkType(header, found);
                        compareShape(found);
                        second = Optional.of(found);
                    }
                });
    }

    private interface Step {
        void run() throws NotComparable;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (NotComparable e) {
            report.add(Report.Finding.NOT_COMPARABLE, String.valueOf(e.getMessage()));
            second = Optional.empty();
            whole = Optional.empty();
        }
    }

    private void compareShape(SecondReader.Stored found) throws NotComparable {
        long[] shape = header.space().shape().stream().mapToLong(n -> n).toArray();
        boolean simple = header.space().kind() == Dataspace.Kind.SIMPLE;
        if (simple && !Arrays.equals(shape, found.shape())) {
            report.add(
                    Report.Finding.DIFFERS,
                    "shape "
                            + Arrays.toString(shape)
                            + ", by jhdf "
                            + Arrays.toString(found.shape()));
        }
    }

    /** Before the first of {@code chunks} chunks. */
    void begin(long chunks) {
        if (second.isPresent() && header.layout() instanceof DataLayout.Chunked layout) {
            attempt(() -> Obstacles.check(header, layout, chunks));
        }
    }

    void chunk(ChunkRecord chunk, long[] origin, ByteSlice decoded) {
        if (second.isPresent()) {
            SecondReader.Stored stored = second.get();
            attempt(
                    () -> {
                        Obstacles.check(chunk, header.filters().size());
                        byte[] other = stored.chunk(ints(origin));
                        int length = Obstacles.dataBytes(header, decoded.length(), other.length);
                        compare(
                                "chunk at " + Arrays.toString(origin),
                                ByteBuffer.wrap(
                                        decoded.array(), decoded.offset(), decoded.length()),
                                ByteBuffer.wrap(other, 0, length));
                    });
        }
    }

    /** Before the first piece of contiguous data. */
    void beginWhole() {
        if (second.isPresent()) {
            SecondReader.Stored stored = second.get();
            attempt(() -> whole = Optional.of(stored.whole()));
        }
    }

    /** A piece of contiguous data, from byte {@code at} of it. */
    void piece(long at, byte[] bytes, int length) {
        if (whole.isPresent() && at + length <= whole.get().limit()) {
            compare(
                    "raw data from byte " + at,
                    ByteBuffer.wrap(bytes, 0, length),
                    whole.get().slice((int) at, length));
        }
    }

    private void compare(String what, ByteBuffer here, ByteBuffer other) {
        int at = here.mismatch(other);
        if (at < 0) {
            return;
        }
        String detail =
                at < Math.min(here.remaining(), other.remaining())
                        ? String.format(
                                Locale.ROOT,
                                "byte %d is %02x, by jhdf %02x",
                                at,
                                here.get(here.position() + at),
                                other.get(other.position() + at))
                        : here.remaining() + " bytes, by jhdf " + other.remaining();
        report.add(Report.Finding.DIFFERS, what + ": " + detail);
    }

    private static int[] ints(long[] offset) throws NotComparable {
        int[] ints = new int[offset.length];
        for (int axis = 0; axis < ints.length; axis++) {
            if (offset[axis] > Integer.MAX_VALUE) {
                throw new NotComparable("jhdf does not reach positions beyond 2^31");
            }
            ints[axis] = (int) offset[axis];
        }
        return ints;
    }
}
