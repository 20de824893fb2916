package io.h5sql.tests.corpus;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The HDF5 library's own h5dump on one file: the second opinion where h5py has none. */
final class H5dump {
    private static final int SECONDS = 20;
    private static final int MOST_BYTES = 32 << 20;

    /** First member of a family of files, which the library opens by a pattern. */
    private static final String FIRST_MEMBER = "-000000.h5";

    private final Path file;

    H5dump(Path file) {
        this.file = file;
    }

    /**
     * What it printed.
     *
     * @param ended true where it read everything it was asked for
     * @param error its first line of complaint, or how it ended
     */
    record Output(boolean ended, String text, String error) {}

    /** Aborts the calling test where there is no h5dump. */
    static void assumeHere() {
        try {
            Process process = new ProcessBuilder("h5dump", "--version").start();
            process.getInputStream().readAllBytes();
            process.waitFor();
        } catch (IOException e) {
            Assumptions.abort("no h5dump: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Objects, links and attributes by path, a line each. */
    Output contents() {
        return run("-n", "1");
    }

    /** One dataset, numbers with all their digits. */
    Output dataset(String path) {
        return run("-y", "-w", "0", "-m", "%.17g", "-d", path);
    }

    private Output run(String... options) {
        List<String> command = new ArrayList<>(List.of("h5dump"));
        String name = file.toString();
        if (name.endsWith(FIRST_MEMBER)) {
            command.addAll(List.of("-f", "family"));
            name = name.substring(0, name.length() - FIRST_MEMBER.length()) + "-%06d.h5";
        }
        command.addAll(List.of(options));
        command.add(name);
        ProcessBuilder builder = new ProcessBuilder(command);
        Python.addPlugins(builder);
        try {
            Path errors = Files.createTempFile(Places.target("h5dump"), "stderr", ".txt");
            try {
                return run(builder.redirectError(errors.toFile()), errors);
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Output run(ProcessBuilder builder, Path errors) throws IOException {
        Process process = builder.start();
        // Ends the read below, too, where it prints nothing any more.
        process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(late -> kill(process));
        try (InputStream out = process.getInputStream()) {
            byte[] bytes = out.readNBytes(MOST_BYTES);
            boolean whole = bytes.length < MOST_BYTES;
            int status = whole ? process.waitFor() : -1;
            String complaint =
                    new String(Files.readAllBytes(errors), StandardCharsets.ISO_8859_1)
                            .lines()
                            .findFirst()
                            .orElse("no complaint");
            return new Output(
                    whole && status == 0,
                    new String(bytes, StandardCharsets.UTF_8),
                    whole ? "status " + status + ", " + complaint : "too much to print");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process kill(Process process) {
        return process.destroyForcibly();
    }
}
