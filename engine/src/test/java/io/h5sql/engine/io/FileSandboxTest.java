package io.h5sql.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSandboxTest {
    private final Path root;
    private final Path holder;
    private final FileSandbox sandbox;

    FileSandboxTest(@TempDir Path folder) throws IOException {
        Path real = folder.toRealPath();
        root = Files.createDirectories(real.resolve("root"));
        holder = Files.writeString(root.resolve("holder.h5"), "h");
        Files.writeString(root.resolve("beside.h5"), "b");
        Files.writeString(real.resolve("outside.h5"), "o");
        Files.createSymbolicLink(root.resolve("way"), real);
        sandbox = new FileSandbox(List.of(root));
    }

    private void refused(String name, ErrorCode code) {
        H5Exception error =
                assertThrows(H5Exception.class, () -> sandbox.locate(holder, name), name);
        assertEquals(code, error.code(), error.getMessage());
    }

    @Test
    void namesLeadBesideTheirHolder() {
        assertEquals(root.resolve("beside.h5"), sandbox.locate(holder, "beside.h5"));
        assertEquals(root.resolve("beside.h5"), sandbox.locate(holder, "./beside.h5"));
        assertEquals(root.resolve("beside.h5"), sandbox.locate(holder, "way/root/beside.h5"));
        assertEquals(root.resolve("beside.h5"), sandbox.locate(holder, "/gone/beside.h5"));
        assertEquals(root.resolve("missing.h5"), sandbox.locate(holder, "missing.h5"));
    }

    @Test
    void nothingOutsideTheRootsIsReached() {
        refused("../outside.h5", ErrorCode.EXTERNAL_REFUSED);
        refused("way/outside.h5", ErrorCode.EXTERNAL_REFUSED);
        refused(root.resolveSibling("outside.h5").toString(), ErrorCode.EXTERNAL_REFUSED);
        refused("missing/../../outside.h5", ErrorCode.EXTERNAL_REFUSED);
        refused("nul\0l", ErrorCode.BROKEN_LINK);
    }

    /** As in the file system: a path through what does not exist leads nowhere. */
    @Test
    void aMissingDirectoryIsNotLeftAgain() {
        refused("missing/../beside.h5", ErrorCode.BROKEN_LINK);
    }
}
