package io.h5sql.engine.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many files below a directory this process holds open, where the system tells. */
public final class OpenHandles {
    private static final Path HANDLES = Path.of("/proc/self/fd");

    private OpenHandles() {}

    public static void assumeKnown() {
        assumeTrue(Files.isDirectory(HANDLES), "no " + HANDLES + " that lists the open files");
    }

    /**
     * @param directory its real path
     */
    public static long below(Path directory) {
        try (Stream<Path> open = Files.list(HANDLES)) {
            return open.filter(handle -> leads(handle, directory)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean leads(Path handle, Path directory) {
        try {
            return Files.readSymbolicLink(handle).startsWith(directory);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
