package io.h5sql.engine.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.Link;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.io.CountingByteSource;
import io.h5sql.engine.io.FileByteSource;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Decoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The datasets of scan/fixtures.h5 as tables, and their values as numpy wrote them raw. */
final class ScanFixture implements AutoCloseable {
    final CountingByteSource source;
    final FormatReader file;

    ScanFixture() {
        this(path("fixtures.h5"));
    }

    ScanFixture(Path path) {
        source = new CountingByteSource(FileByteSource.open(path));
        file = FormatReader.open(source);
    }

    static Path path(String name) {
        try {
            return Path.of(ScanFixture.class.getResource("/scan/" + name).toURI());
        } catch (URISyntaxException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Runs a script of h5py's; where there is no such Python the test is aborted. */
    static void python(Object... arguments) throws IOException, InterruptedException {
        Path python = Path.of(System.getProperty("h5sql.python", "?"));
        assumeTrue(Files.isExecutable(python), "no python at " + python);
        List<String> command = new ArrayList<>(List.of(python.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    StoredObject dataset(String name) {
        Link.Hard link = (Link.Hard) file.root().link(name).orElseThrow();
        return file.object(link.address());
    }

    List<Long> shape(String name) {
        return dataset(name).dataset().space().shape();
    }

    static long[] raw(String name) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Files.readAllBytes(path(name + ".bin")))
                            .order(ByteOrder.LITTLE_ENDIAN);
            long[] values = new long[bytes.remaining() / 8];
            bytes.asLongBuffer().get(values);
            return values;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** A row an element: position, one column an axis, then the value. */
    TableDef cells(String name) {
        List<Long> shape = shape(name);
        List<ColumnDef> columns = new ArrayList<>();
        columns.add(column("_row", new ColumnSource.Position()));
        for (int axis = 0; axis < shape.size(); axis++) {
            columns.add(column("i" + axis, new ColumnSource.AxisIndex(axis)));
        }
        columns.add(column("value", element(name, List.of(), List.of())));
        return new TableDef("/", name, TableDef.Kind.DATASET, shape, columns, null);
    }

    /** A row for each position of the first {@code rank} axes, a column for each of the others. */
    TableDef matrix(String name, int rank) {
        List<Long> shape = shape(name);
        List<ColumnDef> columns = new ArrayList<>();
        List<Long> rest = shape.subList(rank, shape.size());
        long width = rest.stream().reduce(1L, (a, b) -> a * b);
        for (long c = 0; c < width; c++) {
            List<Long> trailing = new ArrayList<>();
            long left = c;
            for (int i = rest.size() - 1; i >= 0; i--) {
                trailing.add(0, left % rest.get(i));
                left /= rest.get(i);
            }
            columns.add(column("c" + c, element(name, trailing, List.of())));
        }
        List<Long> rows = shape.subList(0, rank);
        return new TableDef("/", name, TableDef.Kind.DATASET, rows, columns, null);
    }

    /** A row for each position of the first {@code rank} axes, the rest one ARRAY. */
    TableDef arrays(String name, int rank) {
        List<Long> shape = shape(name);
        List<Long> rest = shape.subList(rank, shape.size());
        ColumnType type = ColumnType.Scalar.BIGINT;
        for (int i = 0; i < rest.size(); i++) {
            type = new ColumnType.ListOf(type);
        }
        ColumnDef value =
                new ColumnDef(
                        "value",
                        type,
                        false,
                        false,
                        element(name, List.of(), rest),
                        Decoding.PLAIN,
                        null);
        return new TableDef(
                "/", name, TableDef.Kind.DATASET, shape.subList(0, rank), List.of(value), null);
    }

    ColumnSource.DatasetElement element(String name, List<Long> trailing, List<Long> rest) {
        return new ColumnSource.DatasetElement(
                dataset(name), "/" + name, List.of(), trailing, rest);
    }

    static ColumnDef column(String name, ColumnSource source) {
        return new ColumnDef(
                name, ColumnType.Scalar.BIGINT, false, false, source, Decoding.PLAIN, null);
    }

    static ScanPlan plan(ScanRequest request) {
        return ScanPlanner.plan(request, file -> address -> "@" + address, warning -> {});
    }

    /** Every row of a result. */
    static List<List<Object>> rows(BatchStream stream) {
        List<List<Object>> rows = new ArrayList<>();
        try (stream) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                if (batch.count() == 0) {
                    throw new AssertionError("empty batch");
                }
                for (int k = 0; k < batch.count(); k++) {
                    List<Object> row = new ArrayList<>();
                    for (var column : batch.columns()) {
                        row.add(Values.get(column, batch.selection().row(k)));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    @Override
    public void close() {
        source.close();
    }
}
