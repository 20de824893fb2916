package io.h5sql.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs Python with h5py, the independent writer and reader of the tests. */
public final class Python {
    private static final Path PLUGINS = Path.of("/usr/lib/x86_64-linux-gnu/hdf5/serial/plugins");
    private static final int SECONDS = 600;

    private Python() {}

    private static String interpreter() {
        return System.getProperty("h5sql.python", "/usr/bin/python3");
    }

    /** Aborts the calling test where there is no h5py. */
    public static void assumeHere() {
        try {
            Process process =
                    new ProcessBuilder(interpreter(), "-c", "import h5py")
                            .redirectErrorStream(true)
                            .start();
            process.getInputStream().readAllBytes();
            Assumptions.assumeTrue(process.waitFor() == 0, "no h5py for " + interpreter());
        } catch (IOException e) {
            Assumptions.abort("no Python: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Shows a program of the HDF5 library the filters that are installed here. */
    public static void addPlugins(ProcessBuilder builder) {
        if (Files.isDirectory(PLUGINS)) {
            builder.environment().putIfAbsent("HDF5_PLUGIN_PATH", PLUGINS.toString());
        }
    }

    /** What a script prints; it has to end with status 0. */
    public static String run(Path script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(interpreter(), script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        addPlugins(builder);
        Path out = Files.createTempFile(Places.target("python"), "stdout", ".txt");
        Path errors = Files.createTempFile(Places.target("python"), "stderr", ".txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(script + " did not end in " + SECONDS + " s");
            }
            int status = process.exitValue();
            if (status != 0) {
                throw new IOException(
                        script + " ended with " + status + ": " + Files.readString(errors));
            }
            return Files.readString(out);
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(errors);
        }
    }
}
