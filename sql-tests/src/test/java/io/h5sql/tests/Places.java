package io.h5sql.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Folders that tests read and write. */
public final class Places {
    private Places() {}

    private static Path root() {
        return Path.of(System.getProperty("h5sql.root", "..")).toAbsolutePath().normalize();
    }

    /** A folder of the shared material; without it the calling test is aborted. */
    public static Path shared(String folder) {
        Path found = sharedOrNowhere(folder);
        Assumptions.assumeTrue(Files.exists(found), "not here: " + folder);
        return found;
    }

    /** The same folder, whether it is there or not. */
    public static Path sharedOrNowhere(String folder) {
        Path place = Path.of(System.getProperty("h5sql.shared", root().resolve("../shared") + ""));
        return place.resolve(folder).toAbsolutePath().normalize();
    }

    /** This module's target folder or one below it, made where it is missing. */
    public static Path target(String folder) {
        try {
            return Files.createDirectories(root().resolve("sql-tests/target").resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is there that was made after its script was last changed. */
    public static boolean isNewer(Path made, Path script) throws IOException {
        return Files.exists(made)
                && Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(script)) > 0;
    }

    /** A file of the project, from its root. */
    public static Path project(String name) {
        return root().resolve(name);
    }

    /** A file of this module's sources. */
    public static Path source(String name) {
        return root().resolve("sql-tests/src/test").resolve(name);
    }
}
