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
 * One dataset's bytes, and then the values they decode to, against the second reader's. Either
 * ends, with a line that says why, at the first thing the second reader has no say on. One thread.
 */
final class Comparison {
    private final Report report;
    private final DatasetHeader header;
    private Optional<SecondReader.Stored> second = Optional.empty();
    private Optional<ByteBuffer> whole = Optional.empty();
    private boolean values = true;

    Comparison(Report report, DatasetHeader header, Optional<SecondReader> reader, long address) {
        this.report = report;
        this.header = header;
        attempt(
                () -> {
                    if (reader.isPresent()) {
                        Obstacles.check(header);
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

    /**
     * Compares a chunk's bytes, then the values of its elements.
     *
     * @param inside the elements that lie in the dataset, one after another
     */
    void chunk(
            ChunkRecord chunk,
            long[] origin,
            ByteSlice decoded,
            ElementValues decoding,
            ByteSlice inside) {
        if (second.isEmpty()) {
            return;
        }
        SecondReader.Stored stored = second.get();
        String where = "chunk at " + Arrays.toString(origin);
        attempt(
                () -> {
                    Obstacles.check(chunk, header.filters().size());
                    byte[] other = stored.chunk(ints(origin));
                    int length = Obstacles.dataBytes(header, decoded.length(), other.length);
                    boolean same =
                            same(
                                    where,
                                    ByteBuffer.wrap(
                                            decoded.array(), decoded.offset(), decoded.length()),
                                    ByteBuffer.wrap(other, 0, length));
                    if (same) {
                        values(where, decoding, inside, stored);
                    }
                });
    }

    /** Before the first piece of contiguous or compact data. */
    void beginWhole() {
        if (second.isPresent()) {
            SecondReader.Stored stored = second.get();
            attempt(() -> whole = Optional.of(stored.whole()));
        }
    }

    /** A piece of contiguous or compact data, from byte {@code at} of it. */
    void piece(long at, ByteSlice bytes, ElementValues decoding) {
        if (second.isEmpty() || whole.isEmpty()) {
            return;
        }
        SecondReader.Stored stored = second.get();
        ByteBuffer other = whole.get();
        String where = "raw data from byte " + at;
        attempt(
                () -> {
                    if (at + bytes.length() > other.limit()) {
                        throw new NotComparable("jhdf has only " + other.limit() + " bytes");
                    }
                    boolean same =
                            same(
                                    where,
                                    ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length()),
                                    other.slice((int) at, bytes.length()));
                    if (same) {
                        values(where, decoding, bytes, stored);
                    }
                });
    }

    /** The bytes are the same: whether both readers make the same of them. */
    private void values(
            String where, ElementValues decoding, ByteSlice elements, SecondReader.Stored stored) {
        if (!values) {
            return;
        }
        try {
            Obstacles.checkValues(header.type());
            for (ElementValues.Difference found : decoding.compare(elements, stored::values)) {
                report.add(Report.Finding.DIFFERS, where + ": " + found);
            }
        } catch (NotComparable e) {
            values = false;
            report.add(Report.Finding.NOT_COMPARABLE, String.valueOf(e.getMessage()));
        }
    }

    private boolean same(String where, ByteBuffer here, ByteBuffer other) {
        int at = here.mismatch(other);
        if (at < 0) {
            return true;
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
        report.add(Report.Finding.DIFFERS, where + ": " + detail);
        return false;
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
