package io.h5sql.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePoolTest {
    @Test
    void fewFilesAreOpenAndAllAreRead(@TempDir Path folder) throws IOException {
        OpenHandles.assumeKnown();
        Path real = folder.toRealPath();
        FilePool pool = new FilePool(5);
        List<ByteSource> sources = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sources.add(pool.open(Files.write(real.resolve("f" + i), new byte[] {(byte) i})));
            assertTrue(OpenHandles.below(real) <= 5, "open: " + OpenHandles.below(real));
        }
        byte[] target = new byte[1];
        for (int k = 0; k < 200; k++) {
            int i = k * 17 % 40;
            sources.get(i).read(0, target, 0, 1);
            assertEquals(i, target[0]);
            assertTrue(OpenHandles.below(real) <= 5, "open: " + OpenHandles.below(real));
        }
        pool.close();
        assertEquals(0, OpenHandles.below(real));
        H5Exception error =
                assertThrows(H5Exception.class, () -> sources.get(3).read(0, target, 0, 1));
        assertEquals(ErrorCode.CLOSED, error.code());
    }
}
