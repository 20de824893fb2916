package io.h5sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Python with h5py, which writes the files that are too large to be committed. */
public final class H5py {
    private static final Path PYTHON =
            Path.of(System.getProperty("h5sql.python", "/usr/bin/python3"));

    private record Ended(int status, String output) {}

    private H5py() {}

    /**
     * Runs Python with these arguments; whatever it can't do is a failure. The calling test is
     * aborted where there is no h5py at all.
     */
    public static void run(String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON), "no Python at " + PYTHON);
        assumeTrue(start("-c", "import h5py").status() == 0, "no h5py for " + PYTHON);
        Ended ended = start(arguments);
        assertEquals(0, ended.status(), ended.output());
    }

    private static Ended start(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("python", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertTrue(process.waitFor(10, TimeUnit.MINUTES), () -> command + " does not end");
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
