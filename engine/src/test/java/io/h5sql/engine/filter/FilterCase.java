package io.h5sql.engine.filter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * One chunk as the HDF5 library stored it, from the tables that {@code filter_cases.py}, {@code
 * filter_plugin_cases.py}, {@code filter_zfp_lzo_cases.py} and {@code filter_image_cases.py} write.
 */
record FilterCase(
        String name,
        List<FilterSpec> filters,
        int elementSize,
        int mask,
        byte[] stored,
        byte[] decoded) {

    static List<FilterCase> all() {
        try (InputStream own = resource("/filter/cases.tsv");
                InputStream plugins = unpacked("/filter/plugin_cases.tsv.gz");
                InputStream numbers = unpacked("/filter/zfp_lzo_cases.tsv.gz");
                InputStream images = unpacked("/filter/image_cases.tsv.gz")) {
            return Stream.of(lines(own), lines(plugins), lines(numbers), lines(images))
                    .flatMap(lines -> lines)
                    .map(FilterCase::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Streams that the codecs' own libraries judged, from {@code filter_stream_cases.py}. */
    static List<FilterCase> streams() {
        try (InputStream in = unpacked("/filter/stream_cases.tsv.gz")) {
            return lines(in).map(FilterCase::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream unpacked(String name) throws IOException {
        return new GZIPInputStream(resource(name));
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(FilterCase.class.getResourceAsStream(name), name);
    }

    private static Stream<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
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
