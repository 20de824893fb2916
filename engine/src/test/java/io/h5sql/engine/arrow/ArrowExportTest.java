package io.h5sql.engine.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.ListsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.ListOf;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varbinary;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampNanoVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.junit.jupiter.api.Test;

/** Batches through Arrow's own vectors and reader, on a JVM without flags. */
@SuppressWarnings("NullAway") // NULL is an answer here.
class ArrowExportTest {
    private static final List<ColumnType> TYPES =
            List.of(
                    Scalar.BOOLEAN,
                    Scalar.TINYINT,
                    Scalar.SMALLINT,
                    Scalar.INTEGER,
                    Scalar.BIGINT,
                    Scalar.TIMESTAMP,
                    Scalar.REAL,
                    Scalar.DOUBLE,
                    new Decimal(38, 3),
                    Varchar.UNBOUNDED,
                    new Varbinary(-1),
                    new ListOf(Scalar.INTEGER),
                    new ListOf(new ListOf(Varchar.UNBOUNDED)));

    @Test
    void readerHoldsTheSelectedRows() throws IOException {
        List<Batch> batches = batches();
        try (BufferAllocator allocator = new RootAllocator()) {
            try (ArrowReader reader = new ArrowBatches(stream(batches), allocator)) {
                check(batches, reader);
                assertTrue(reader.bytesRead() > 0);
            }
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    @Test
    void streamFormatIsWhatArrowReads() throws IOException {
        List<Batch> batches = batches();
        try (BufferAllocator allocator = new RootAllocator()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            long rows = ArrowIpcWriter.write(stream(batches), out, allocator);
            assertEquals(batches.stream().mapToLong(Batch::count).sum(), rows);
            ReadChannel channel = new HeapReadChannel(out.toByteArray());
            try (ArrowReader reader =
                    new ArrowStreamReader(
                            new MessageChannelReader(channel, allocator), allocator)) {
                check(batches, reader);
            }
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    private static void check(List<Batch> batches, ArrowReader reader) throws IOException {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        for (Batch batch : batches) {
            assertTrue(reader.loadNextBatch());
            assertEquals(batch.count(), root.getRowCount());
            for (int c = 0; c < TYPES.size(); c++) {
                for (int k = 0; k < batch.count(); k++) {
                    Object expected = Values.get(batch.columns().get(c), batch.selection().row(k));
                    assertEquals(text(expected), text(value(root.getVector(c), k)));
                }
            }
        }
        assertEquals(false, reader.loadNextBatch());
    }

    private static Object value(FieldVector vector, int row) {
        boolean nanos = vector instanceof TimeStampNanoVector && !vector.isNull(row);
        return nanos ? ((TimeStampNanoVector) vector).get(row) : vector.getObject(row);
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ArrowExportTest::text).toList().toString();
        }
        return value instanceof byte[] bytes
                ? HexFormat.of().formatHex(bytes)
                : String.valueOf(value);
    }

    private static List<Batch> batches() {
        Random random = new Random(7);
        List<Batch> batches = new ArrayList<>();
        for (int size : new int[] {1, 70, 20_000}) {
            List<Vector> columns = new ArrayList<>();
            for (ColumnType type : TYPES) {
                columns.add(vector(type, size, random));
            }
            int[] rows = {0, 3, 4, 69};
            Selection selection = size == 70 ? Selection.of(rows, 4) : Selection.all(size);
            batches.add(new Batch(columns, size, selection));
        }
        return batches;
    }

    private static Vector vector(ColumnType type, int size, Random random) {
        VectorBuilder builder = VectorBuilder.of(type, 4);
        for (int i = 0; i < size; i++) {
            if (random.nextInt(5) == 0) {
                builder.appendNull();
            } else {
                append(builder, type, random);
            }
        }
        return builder.build();
    }

    private static void append(VectorBuilder builder, ColumnType type, Random random) {
        if (builder instanceof BytesBuilder bytes) {
            bytes.append((byte) random.nextInt(type == Scalar.BOOLEAN ? 2 : 128));
        } else if (builder instanceof ShortsBuilder shorts) {
            shorts.append((short) random.nextInt());
        } else if (builder instanceof IntsBuilder ints) {
            ints.append(random.nextInt());
        } else if (builder instanceof LongsBuilder longs) {
            longs.append(random.nextLong());
        } else if (builder instanceof FloatsBuilder floats) {
            floats.append(random.nextFloat());
        } else if (builder instanceof DoublesBuilder doubles) {
            doubles.append(random.nextDouble());
        } else if (builder instanceof DecimalsBuilder decimals) {
            decimals.append(new BigInteger(120, random).subtract(BigInteger.ONE.shiftLeft(119)));
        } else if (builder instanceof OctetsBuilder octets) {
            octets.append("\u00e9" + random.nextInt(1000));
        } else {
            ListsBuilder lists = (ListsBuilder) builder;
            for (int i = random.nextInt(4); i > 0; i--) {
                append(lists.elements(), ((ListOf) type).element(), random);
            }
            lists.endList();
        }
    }

    private static BatchStream stream(List<Batch> batches) {
        Iterator<Batch> rest = batches.iterator();
        List<BatchStream.Field> fields = new ArrayList<>();
        for (ColumnType type : TYPES) {
            fields.add(new BatchStream.Field("c" + fields.size(), type, true));
        }
        return new BatchStream() {
            @Override
            public List<Field> fields() {
                return fields;
            }

            @Override
            public Batch next() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    /** Arrow's channel, but through the heap. */
    private static final class HeapReadChannel extends ReadChannel {
        HeapReadChannel(byte[] bytes) {
            super(Channels.newChannel(new ByteArrayInputStream(bytes)));
        }

        @Override
        public long readFully(ArrowBuf buffer, long length) throws IOException {
            byte[] bytes = new byte[Math.toIntExact(length)];
            int read = readFully(ByteBuffer.wrap(bytes));
            buffer.setBytes(buffer.writerIndex(), bytes, 0, read);
            buffer.writerIndex(buffer.writerIndex() + read);
            return read;
        }
    }
}
