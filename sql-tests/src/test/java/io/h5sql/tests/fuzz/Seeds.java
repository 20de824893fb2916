package io.h5sql.tests.fuzz;

import io.h5sql.tests.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The project's own small files, and those of the corpus where it is here. */
final class Seeds {
    private static final long LARGEST = 200_000;

    private final List<Seed> own;
    private final List<Path> files;
    private final Path root;
    private final List<Optional<Seed>> read = new ArrayList<>();

    /**
     * Files of which an undamaged copy already takes all the time that a mutant may take: a table
     * of 20,000 columns to plan, values of 134 MB to hand out.
     */
    private static final List<Path> SLOW =
            List.of(Path.of("catalog", "odd.h5"), Path.of("scan", "large_value.h5"));

    private Seeds(Path root, List<Path> files, List<Seed> own) {
        this.root = root;
        this.files = files;
        this.own = own;
        files.forEach(file -> read.add(Optional.empty()));
    }

    static Seeds find() {
        Path root = Places.project("");
        List<Path> own = new ArrayList<>();
        for (String module : List.of("engine", "calcite-adapter", "driver", "sql-tests")) {
            own.addAll(hdf5(root.resolve(module).resolve("src/test/resources")));
        }
        own.addAll(hdf5(root.resolve("examples/data")));
        own.removeIf(file -> SLOW.stream().anyMatch(file::endsWith));
        List<Seed> seeds = own.stream().map(file -> seed(root, file)).toList();
        List<Path> all = new ArrayList<>(own);
        all.addAll(hdf5(Places.sharedOrNowhere("corpus/files")));
        return new Seeds(root, all, seeds);
    }

    int count() {
        return files.size();
    }

    /** Read when first asked for. */
    synchronized Seed get(int index) {
        Seed seed = read.get(index).orElseGet(() -> seed(root, files.get(index)));
        read.set(index, Optional.of(seed));
        return seed;
    }

    Seed named(String name) {
        for (int i = 0; i < files.size(); i++) {
            if (name(root, files.get(i)).equals(name)) {
                return get(i);
            }
        }
        throw new IllegalArgumentException("no seed '" + name + "'");
    }

    /** Seeds that are always here: what is taken from them is the same everywhere. */
    List<Seed> own() {
        return own;
    }

    private static Seed seed(Path root, Path file) {
        try {
            return Seed.of(name(root, file), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> hdf5(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Seeds::isSeed).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSeed(Path file) {
        try {
            return Files.isRegularFile(file)
                    && !file.toString().contains("malformed")
                    && Files.size(file) <= LARGEST
                    && isHdf5(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHdf5(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at + 8 <= bytes.length; at = at == 0 ? 512 : 2 * at) {
            if (Bytes.get(bytes, at, 8) == 0x0a1a0a0d46444889L) {
                return true;
            }
        }
        return false;
    }
}
