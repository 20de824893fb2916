package io.h5sql.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual datasets and external raw data against what h5py reads of them. */
class VirtualDatasetTest {
    private final Path directory;

    VirtualDatasetTest() throws Exception {
        directory = Path.of(VirtualDatasetTest.class.getResource("/virtual/main.h5").toURI());
    }

    /** What h5py read: shape, then values. */
    private record Facts(List<Long> shape, double[] values) {
        static Facts of(Path file) throws Exception {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int rank = (int) bytes.getDouble();
            List<Long> shape = new ArrayList<>();
            for (int axis = 0; axis < rank; axis++) {
                shape.add((long) bytes.getDouble());
            }
            double[] values = new double[bytes.remaining() / 8];
            bytes.asDoubleBuffer().get(values);
            return new Facts(shape, values);
        }

        double at(List<Long> coordinates) {
            long index = 0;
            for (int axis = 0; axis < shape.size(); axis++) {
                index = index * shape.get(axis) + coordinates.get(axis);
            }
            return values[(int) index];
        }
    }

    private Facts facts(String name) throws Exception {
        return Facts.of(directory.resolveSibling(name + ".bin"));
    }

    private H5File open() {
        return H5File.open(directory, H5Options.DEFAULT);
    }

    private static List<Object> values(
            H5File file, TableDef table, RowSelection rows, List<Integer> columns) {
        QueryContext context =
                new QueryContext(ForkJoinPool.commonPool(), 2, 7, 64L << 20, message -> {});
        ScanRequest request =
                new ScanRequest(table, columns, rows, Predicate.ALWAYS, 0, Long.MAX_VALUE);
        List<Object> values = new ArrayList<>();
        try (BatchStream stream = file.scan(request, context)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                for (int k = 0; k < batch.count(); k++) {
                    for (int column = 0; column < columns.size(); column++) {
                        int row = batch.selection().row(k);
                        values.add(Values.get(batch.columns().get(column), row));
                    }
                }
            }
        }
        return values;
    }

    private static int ordinal(TableDef table, String name) {
        List<String> names = table.columns().stream().map(ColumnDef::name).toList();
        assertTrue(names.contains(name), names.toString());
        return names.indexOf(name);
    }

    private static List<Object> all(H5File file, String name) {
        TableDef table = file.catalog().table("/", name + "$cells").orElseThrow();
        int value = ordinal(table, "value");
        return values(file, table, RowSelection.all(table.shape()), List.of(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "own",
                "stack",
                "columns",
                "combed",
                "blocks",
                "reals",
                "narrow",
                "same_file",
                "nested",
                "overlapping",
                "sparse",
                "ragged",
                "from_ragged",
                "growing",
                "striped",
                "series",
                "spaced",
                "external",
                "external_short"
            })
    void readsWhatH5pyReads(String name) throws Exception {
        Facts facts = facts(name);
        try (H5File file = open()) {
            TableDef table = file.catalog().table("/", name + "$cells").orElseThrow();
            assertEquals(facts.shape(), table.shape());
            List<Object> found = all(file, name);
            assertEquals(facts.values().length, found.size());
            for (int i = 0; i < found.size(); i++) {
                double value = ((Number) found.get(i)).doubleValue();
                assertEquals(facts.values()[i], value, "element " + i);
            }
            boxes(file, table, facts);
        }
    }

    private static void boxes(H5File file, TableDef table, Facts facts) {
        Random random = new Random(5);
        for (int round = 0; round < 30; round++) {
            List<RowRanges> axes = new ArrayList<>();
            for (long size : facts.shape()) {
                long from = random.nextInt((int) size);
                axes.add(RowRanges.of(from, from + 1 + random.nextInt((int) (size - from))));
            }
            RowSelection rows = new RowSelection(facts.shape(), axes);
            List<Integer> columns = new ArrayList<>();
            columns.add(ordinal(table, "value"));
            for (int axis = 0; axis < axes.size(); axis++) {
                columns.add(ordinal(table, "i" + axis));
            }
            List<Object> found = values(file, table, rows, columns);
            assertEquals(rows.count() * columns.size(), found.size());
            for (int k = 0; k < found.size(); k += columns.size()) {
                List<Long> at = new ArrayList<>();
                for (Object index : found.subList(k + 1, k + columns.size())) {
                    at.add((Long) index);
                }
                assertEquals(facts.at(at), ((Number) found.get(k)).doubleValue(), at.toString());
            }
        }
    }

    @Test
    void readsAColumnEachAndARowEach() throws Exception {
        Facts facts = facts("columns");
        try (H5File file = open()) {
            TableDef table = file.catalog().table("/", "columns").orElseThrow();
            RowSelection rows = RowSelection.all(table.shape());
            for (int column = 0; column < 6; column++) {
                List<Object> found =
                        values(file, table, rows, List.of(ordinal(table, "c" + column)));
                for (int row = 0; row < 10; row++) {
                    double value = ((Number) found.get(row)).doubleValue();
                    assertEquals(facts.at(List.of((long) row, (long) column)), value);
                }
            }
            TableDef lists = file.catalog().table("/", "columns$rows").orElseThrow();
            List<Object> found = values(file, lists, RowSelection.all(lists.shape()), List.of(0));
            assertEquals(10, found.size());
            List<?> third = (List<?>) found.get(3);
            assertEquals(facts.at(List.of(3L, 4L)), ((Number) third.get(4)).doubleValue());
        }
    }

    @Test
    void namesWhatIsMissing() {
        try (H5File file = open()) {
            problem(file, "no_source", ErrorCode.BROKEN_LINK, "gone.h5");
            problem(file, "no_dataset", ErrorCode.BROKEN_LINK, "'gone' of file 'part-0.h5'");
            problem(file, "outside", ErrorCode.EXTERNAL_REFUSED, "/etc/hostname");
            problem(file, "external_gone", ErrorCode.BROKEN_LINK, "gone.bin");
        }
    }

    @Test
    void readsTheRowsWhoseSourceIsThere() {
        try (H5File file = open()) {
            TableDef table = file.catalog().table("/", "no_source").orElseThrow();
            RowSelection rows = new RowSelection(table.shape(), List.of(RowRanges.of(0, 4)));
            assertEquals(4, values(file, table, rows, List.of(0)).size());
        }
    }

    @Test
    void aChangedMappingIsNotFollowed(@TempDir Path fresh) throws Exception {
        String bytes = Files.readString(directory, ISO_8859_1);
        int at = bytes.indexOf("part-1.h5");
        byte[] changed = bytes.getBytes(ISO_8859_1);
        changed[at + 5] = '2';
        Path main = Files.write(fresh.resolve("main.h5"), changed);
        for (int part = 0; part < 3; part++) {
            String name = "part-" + part + ".h5";
            Files.copy(directory.resolveSibling(name), fresh.resolve(name));
        }
        List<ErrorCode> codes = new ArrayList<>();
        for (String name : List.of("stack", "columns", "combed", "reals", "series", "growing")) {
            try (H5File file = H5File.open(main, H5Options.DEFAULT)) {
                all(file, name);
            } catch (H5Exception error) {
                codes.add(error.code());
            }
        }
        assertEquals(List.of(ErrorCode.CHECKSUM_MISMATCH), codes);
    }

    @Test
    void endsCyclesWithAnError() {
        try (H5File file = open()) {
            problem(file, "itself", ErrorCode.CORRUPT_STRUCTURE, "cycle");
        }
    }

    private static void problem(H5File file, String name, ErrorCode code, String part) {
        H5Exception error = assertThrows(H5Exception.class, () -> all(file, name));
        assertEquals(code, error.code(), error.getMessage());
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    @Test
    void noticesSourcesThatComeLater(@TempDir Path fresh) throws Exception {
        for (String name : List.of("main.h5", "part-0.h5", "part-1.h5")) {
            Files.copy(directory.resolveSibling(name), fresh.resolve(name));
        }
        try (H5File file = H5File.open(fresh.resolve("main.h5"), H5Options.DEFAULT)) {
            assertEquals(8, file.catalog().table("/", "series").orElseThrow().rowCount());
            Files.copy(directory.resolveSibling("part-2.h5"), fresh.resolve("part-2.h5"));
            assertEquals(12, file.catalog().table("/", "series").orElseThrow().rowCount());
            assertEquals(60, all(file, "series").size());
        }
    }
}
