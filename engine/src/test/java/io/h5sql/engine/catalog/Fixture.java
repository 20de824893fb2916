package io.h5sql.engine.catalog;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.catalog.system.PathFilter;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.FileByteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** An open catalogue of a file, and what tests ask of it. */
final class Fixture implements AutoCloseable {
    private final FileByteSource source;
    private final FileCatalog catalog;

    private Fixture(Path path, CatalogOptions options) {
        this.source = FileByteSource.open(path);
        this.catalog = FileCatalog.open(FormatReader.open(source), options);
    }

    static Fixture open(String name) {
        return open(name, CatalogOptions.DEFAULT);
    }

    static Fixture open(String name, CatalogOptions options) {
        return new Fixture(path(name), options);
    }

    static Fixture open(Path path, CatalogOptions options) {
        return new Fixture(path, options);
    }

    static Fixture open(Path path) {
        return new Fixture(path, CatalogOptions.DEFAULT);
    }

    static Path path(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Fixture.class.getResource("/catalog/" + name), name)
                            .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Lines path, fact, value of a file, as h5py gave them. */
    static List<String[]> facts(String file, String fact) {
        try {
            return Files.readAllLines(path("facts.tsv")).stream()
                    .map(line -> line.split("\t"))
                    .filter(parts -> parts[0].equals(file) && parts[2].startsWith(fact))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileCatalog catalog() {
        return catalog;
    }

    TableDef table(String schema, String name) {
        return catalog.table(schema, name)
                .orElseThrow(() -> new AssertionError("no table " + schema + "." + name));
    }

    List<String> tableNames(String schema) {
        return catalog.tables(schema).stream().map(Catalog.TableEntry::name).toList();
    }

    Catalog.TableEntry entry(String schema, String name) {
        return catalog.tables(schema).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> visible(TableDef table) {
        return table.columns().stream().filter(c -> !c.hidden()).map(ColumnDef::name).toList();
    }

    static List<String> hidden(TableDef table) {
        return table.columns().stream().filter(ColumnDef::hidden).map(ColumnDef::name).toList();
    }

    static ColumnDef column(TableDef table, String name) {
        return table.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " not in " + visible(table)));
    }

    /** Rows of a system table as text, cells joined by a bar. */
    List<String> rows(String table, PathFilter filter, String... columns) {
        List<String> names = visible(table("h5", table));
        List<Integer> ordinals =
                IntStream.range(0, columns.length)
                        .mapToObj(i -> names.indexOf(columns[i]))
                        .toList();
        List<String> rows = new ArrayList<>();
        try (BatchStream stream = catalog.system().rows(table, ordinals, filter)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                for (int row = 0; row < batch.size(); row++) {
                    List<String> cells = new ArrayList<>();
                    for (Vector vector : batch.columns()) {
                        cells.add(cell(vector, row));
                    }
                    rows.add(String.join("|", cells));
                }
            }
        }
        return rows;
    }

    private static String cell(Vector vector, int row) {
        if (vector.isNull(row)) {
            return "-";
        }
        if (vector instanceof Vector.Octets octets) {
            int from = octets.offsets()[row];
            return new String(
                    octets.data(), from, octets.offsets()[row + 1] - from, StandardCharsets.UTF_8);
        }
        if (vector instanceof Vector.Longs longs) {
            return Long.toString(longs.values()[row]);
        }
        if (vector instanceof Vector.Ints ints) {
            return Integer.toString(ints.values()[row]);
        }
        if (vector instanceof Vector.Doubles doubles) {
            return Double.toString(doubles.values()[row]);
        }
        throw new AssertionError(vector.getClass());
    }

    @Override
    public void close() {
        catalog.close();
        source.close();
    }
}
