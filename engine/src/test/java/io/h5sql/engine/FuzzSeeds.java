package io.h5sql.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;

/** The small files that fuzz tests start from. */
public final class FuzzSeeds {
    private FuzzSeeds() {}

    /** One dataset {@code d} each, from {@code make_fuzz_seeds.py}. */
    public static Stream<byte[]> chunkIndexes() {
        try (Stream<Path> files = Files.list(resource("fuzz"))) {
            return files
                    .filter(file -> file.toString().endsWith(".h5"))
                    .sorted()
                    .map(FuzzSeeds::bytes)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Datatype messages. */
    public static Stream<byte[]> datatypes() {
        String text = new String(bytes(resource("fuzz/datatypes.txt")), StandardCharsets.US_ASCII);
        return text.lines().map(HexFormat.of()::parseHex);
    }

    /** The chunk indexes, and fixtures of all kinds of datasets, links and attributes. */
    static Stream<byte[]> files() {
        Stream<byte[]> fixtures =
                Stream.of(
                                "catalog/names.h5",
                                "catalog/scales.h5",
                                "catalog/shapes.h5",
                                "catalog/linking.h5",
                                "virtual/main.h5")
                        .map(name -> bytes(resource(name)));
        return Stream.concat(chunkIndexes(), fixtures);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(FuzzSeeds.class.getResource("/" + name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
