package io.h5sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.DataLayout.Chunked;
import io.h5sql.engine.format.DataLayout.IndexSpec;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.Link;
import io.h5sql.engine.io.FileByteSource;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowSelection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What HDF5 1.12 and 2.0 added to the format, as the HDF5 library 2.0 reads it back ({@code
 * make_modern_fixtures.py}): references of H5T_STD_REF, complex numbers, small floats, layout
 * version 5.
 */
class ModernFilesTest {
    private final Path file;
    private final Map<String, List<String>> expected = new LinkedHashMap<>();

    ModernFilesTest() throws Exception {
        file = Path.of(ModernFilesTest.class.getResource("/modern/modern.h5").toURI());
        for (String line : Files.readAllLines(file.resolveSibling("expected.tsv"))) {
            String[] fields = line.split("\t");
            expected.put(fields[0], Arrays.asList(fields).subList(1, fields.length));
        }
    }

    private List<String> expected(String name) {
        return Objects.requireNonNull(expected.get(name), name);
    }

    private static List<String> found(Path path, String name) {
        QueryContext context =
                new QueryContext(ForkJoinPool.commonPool(), 2, 7, 64L << 20, message -> {});
        List<String> values = new ArrayList<>();
        try (H5File open = H5File.open(path, H5Options.DEFAULT)) {
            TableDef table = open.catalog().table("/", name + "$cells").orElseThrow();
            List<String> names = table.columns().stream().map(ColumnDef::name).toList();
            List<Integer> columns =
                    names.contains("value")
                            ? List.of(names.indexOf("value"))
                            : List.of(names.indexOf("r"), names.indexOf("i"));
            ScanRequest request =
                    new ScanRequest(
                            table,
                            columns,
                            RowSelection.all(table.shape()),
                            Predicate.ALWAYS,
                            0,
                            Long.MAX_VALUE);
            try (BatchStream stream = open.scan(request, context)) {
                for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                    for (int k = 0; k < batch.count(); k++) {
                        int row = batch.selection().row(k);
                        List<String> parts = new ArrayList<>();
                        for (int column = 0; column < columns.size(); column++) {
                            parts.add(text(Values.get(batch.columns().get(column), row)));
                        }
                        values.add(String.join(" ", parts));
                    }
                }
            }
        }
        return values;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        return value instanceof Float number ? "" + number.doubleValue() : "" + value;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ref_objects",
                "ref_regions",
                "ref_attributes",
                "ref_mixed",
                "ref_elsewhere",
                "ref_unwritten"
            })
    void referencesNameWhatTheLibraryResolves(String name) {
        assertEquals(expected(name), found(file, name));
    }

    @Test
    void referencesIntoAFileThatIsGoneKeepTheAddress(@TempDir Path alone) throws Exception {
        Path copy = Files.copy(file, alone.resolve("modern.h5"));
        for (String text : found(copy, "ref_elsewhere")) {
            assertTrue(text.startsWith("other.h5:0x"), text);
        }
        assertEquals(expected("ref_objects"), found(copy, "ref_objects"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complex16L",
                "complex32L",
                "complex64L",
                "complex16B",
                "complex32B",
                "complex64B"
            })
    void complexNumbersAreTwoColumns(String name) {
        assertEquals(numbers(expected(name)), numbers(found(file, name)));
    }

    private static List<List<Double>> numbers(List<String> texts) {
        return texts.stream()
                .map(text -> Arrays.stream(text.split(" ")).map(Double::valueOf).toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H5T_FLOAT_BFLOAT16LE",
                "H5T_FLOAT_BFLOAT16BE",
                "H5T_FLOAT_F8E5M2",
                "H5T_FLOAT_F8E4M3"
            })
    void smallFloatsAreWhatTheLibraryConvertsThemTo(String name) {
        List<String> wanted = new ArrayList<>();
        for (String text : expected(name)) {
            wanted.add("" + Double.valueOf(text.equals("inf") ? "Infinity" : text));
        }
        assertEquals(wanted, found(file, name));
    }

    /**
     * The script writes their bytes by the definition of the VAX formats, the library reads them.
     */
    @ParameterizedTest
    @ValueSource(strings = {"vax_f", "vax_d", "vax_g"})
    void vaxNumbersAreWhatTheLibraryConvertsThemTo(String name) {
        assertEquals(numbers(expected(name)), numbers(found(file, name)));
    }

    @ParameterizedTest
    @CsvSource({
        "v5_single, SingleChunk",
        "v5_fixed, FixedArray",
        "v5_paged, FixedArray",
        "v5_extensible, ExtensibleArray",
        "v5_btree, BTreeV2"
    })
    void chunksOfLayoutVersionFive(String name, String index) {
        for (String dataset : List.of(name, name + "_gzip")) {
            assertEquals(expected(dataset), found(file, dataset));
            Chunked layout = layout(dataset);
            assertEquals(dataset.endsWith("gzip"), layout.wideSizes(), dataset);
            IndexSpec spec = layout.index();
            assertEquals(index, spec.getClass().getSimpleName());
        }
    }

    private Chunked layout(String name) {
        try (FileByteSource source = FileByteSource.open(file)) {
            FormatReader reader = FormatReader.open(source);
            Link.Hard link = (Link.Hard) reader.root().link(name).orElseThrow();
            DataLayout layout = reader.object(link.address()).dataset().layout();
            return (Chunked) layout;
        }
    }
}
