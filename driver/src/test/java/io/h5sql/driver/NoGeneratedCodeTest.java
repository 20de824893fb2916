package io.h5sql.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the engine runs alone needs no compiler: Janino's classes stay unloaded. */
final class NoGeneratedCodeTest {
    private static final String COMPILER = "org.codehaus.janino.";
    private static final int SECONDS = 120;

    @Test
    void plansOfTheEngineLoadNoCompiler() throws Exception {
        for (String sql :
                List.of(
                        "SELECT COUNT(*) FROM h5.objects",
                        "SELECT kind, COUNT(*) AS n FROM h5.objects GROUP BY kind ORDER BY n",
                        "SELECT name FROM h5.objects WHERE kind = 'dataset' ORDER BY name LIMIT 3",
                        "SELECT DISTINCT a.kind FROM h5.objects a JOIN h5.datasets b"
                                + " ON a.path = b.path")) {
            assertFalse(classesLoadedFor(sql).contains(COMPILER), sql);
        }
    }

    @Test
    void theCompilerIsSeenWhereItIsNeeded() throws Exception {
        String sql = "SELECT ROW_NUMBER() OVER (ORDER BY path) FROM h5.objects";
        assertTrue(classesLoadedFor(sql).contains(COMPILER), sql);
    }

    private static String classesLoadedFor(String sql) throws Exception {
        Path file = Path.of(NoGeneratedCodeTest.class.getResource("types.h5").toURI());
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.h5sql.driver.BareJvm",
                                "jdbc:hdf5:" + file.toAbsolutePath(),
                                sql)
                        .redirectErrorStream(true)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), sql);
        assertEquals(0, process.exitValue(), out);
        return out;
    }
}
