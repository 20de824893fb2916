package io.h5sql.driver.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit statuses as the help tells them. */
class StatusTest {
    @TempDir Path folder = Path.of("");

    private static Path resource(String name) throws Exception {
        return Path.of(StatusTest.class.getResource("/io/h5sql/driver/" + name).toURI());
    }

    private String out() {
        return folder.resolve("out.txt").toString();
    }

    private int check(Path file) {
        return H5Sql.run(file.toString(), "check", "-o", out());
    }

    @Test
    void wholeFileIsZero() throws Exception {
        assertEquals(0, check(resource("zeros.h5")));
        assertEquals(0, H5Sql.run(resource("zeros.h5").toString(), "-e", "VALUES 1", "-o", out()));
    }

    @Test
    void damageIsOneThoughTheFileCannotBeOpened() throws Exception {
        byte[] bytes = Files.readAllBytes(resource("check.h5"));
        Path cut = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(bytes, 60));
        assertEquals(1, check(cut));
    }

    @Test
    void whatCannotBeReadIsThree() throws Exception {
        Path text = Files.writeString(folder.resolve("text.h5"), "no", StandardCharsets.UTF_8);
        assertEquals(3, check(text));
        assertEquals(3, check(folder.resolve("missing.h5")));
        assertEquals(3, check(resource("check.h5")));
    }

    @Test
    void errorsOfStatementsAreOneAndOfUsageTwo() throws Exception {
        String file = resource("zeros.h5").toString();
        assertEquals(1, H5Sql.run(file, "-e", "SELECT nothing FROM nowhere", "-o", out()));
        assertEquals(2, H5Sql.run(file, "--formt", "csv"));
        assertEquals(2, H5Sql.run(file, "frobnicate"));
        assertEquals(2, H5Sql.run(file, "tree", "-e", "VALUES 1"));
        assertEquals(2, H5Sql.run());
    }
}
