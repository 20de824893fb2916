package io.h5sql.tests.scale;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Large files, made once by h5py and kept below target. */
final class ScaleFile {
    private ScaleFile() {}

    static Path make(String kind) throws IOException, InterruptedException {
        Path file = Places.target("scale").resolve(kind + ".h5");
        Path script = Places.source("python/make_scale.py");
        if (!Places.isNewer(file, script)) {
            Python.assumeHere();
            Path part = file.resolveSibling(kind + ".part");
            Python.run(script, kind, part.toString());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }
}
