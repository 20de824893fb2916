package io.h5sql.engine.filter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** One chunk as the HDF5 library stored it, from the table that {@code filter_cases.py} writes. */
record FilterCase(
        String name,
        List<FilterSpec> filters,
        int elementSize,
        int mask,
        byte[] stored,
        byte[] decoded) {

    static List<FilterCase> all() {
        try (InputStream in = FilterCase.class.getResourceAsStream("/filter/cases.tsv")) {
            byte[] table = Objects.requireNonNull(in, "filter/cases.tsv").readAllBytes();
            return new String(table, StandardCharsets.UTF_8)
                    .lines()
                    .map(FilterCase::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FilterPipeline pipeline() {
        return new FilterPipeline(filters, elementSize, decoded.length);
    }

    @Override
    public String toString() {
        return name;
    }

    private static FilterCase parse(String line) {
        String[] fields = line.split("\t", -1);
        return new FilterCase(
                fields[0],
                Arrays.stream(fields[1].split(";")).map(FilterCase::filter).toList(),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                HexFormat.of().parseHex(fields[4]),
                HexFormat.of().parseHex(fields[5]));
    }

    private static FilterSpec filter(String text) {
        String[] parts = text.split(":", -1);
        int[] clientData =
                Arrays.stream(parts[1].split(","))
                        .filter(s -> !s.isEmpty())
                        .mapToInt(Integer::parseUnsignedInt)
                        .toArray();
        return FilterSpec.of(Integer.parseInt(parts[0]), clientData);
    }
}
