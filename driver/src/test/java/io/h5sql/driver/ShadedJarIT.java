package io.h5sql.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar that users get, on JVMs with nothing else on the class path and no flag. */
@NullUnmarked
class ShadedJarIT {
    private static final Path JAR = Path.of(System.getProperty("h5sql.driver.jar"));

    @TempDir Path scratch;

    /** What a process left behind. */
    private record Outcome(int exit, String out, String err) {}

    /** The running JVM, and a 25 where one is installed. */
    static Stream<Path> jvms() throws IOException {
        List<Path> jvms = new ArrayList<>();
        jvms.add(Path.of(System.getProperty("java.home")));
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> homes = Files.list(installed)) {
                homes.filter(ShadedJarIT::isJava25).limit(1).forEach(jvms::add);
            }
        }
        return jvms.stream();
    }

    private static boolean isJava25(Path home) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }

    private static String file() throws Exception {
        return Path.of(ShadedJarIT.class.getResource("types.h5").toURI()).toString();
    }

    private Outcome java(Path home, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(List.of(arguments));
        Path out = scratch.resolve("out");
        Path err = scratch.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static String classPath() throws Exception {
        Path classes =
                Path.of(
                        ShadedJarIT.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        return JAR + File.pathSeparator + classes;
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void connectsQuietlyOnABareClassPath(Path home) throws Exception {
        Outcome outcome =
                java(
                        home,
                        "-cp",
                        classPath(),
                        "io.h5sql.driver.BareJvm",
                        "jdbc:hdf5:" + file(),
                        "SELECT u64 FROM types WHERE i8 > 0 ORDER BY u64 DESC");
        assertEquals("", outcome.err());
        List<String> lines = outcome.out().lines().toList();
        assertEquals("18446744073709551615", lines.get(1));
        assertTrue(
                JAR.toString().contains(lines.get(0)), "the manifest's version: " + lines.get(0));
    }

    @Test
    void loadsNoArrowForAPlainQuery() throws Exception {
        Outcome outcome =
                java(
                        Path.of(System.getProperty("java.home")),
                        "-Xlog:class+load=info",
                        "-cp",
                        classPath(),
                        "io.h5sql.driver.BareJvm",
                        "jdbc:hdf5:" + file(),
                        "SELECT * FROM types");
        assertTrue(outcome.out().contains("io.h5sql.engine.batch.Vector"));
        assertFalse(outcome.out().contains("org.apache.arrow."));
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void writesArrowWithoutFlags(Path home) throws Exception {
        Path output = scratch.resolve("rows.arrow");
        Outcome outcome =
                java(
                        home,
                        "-jar",
                        JAR.toString(),
                        file(),
                        "-e",
                        "SELECT * FROM numbers",
                        "--format",
                        "arrow",
                        "--output",
                        output.toString());
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(Files.size(output) > 20000 * 8, "20,000 BIGINTs and headers");
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void unwrapsAnArrowReaderWithoutFlags(Path home) throws Exception {
        Outcome outcome =
                java(
                        home,
                        "-cp",
                        classPath(),
                        "io.h5sql.driver.BareArrow",
                        "jdbc:hdf5:" + file(),
                        "SELECT * FROM numbers");
        assertEquals(0, outcome.exit(), outcome.err());
        // 0 + 1 + ... + 19999
        assertEquals("20000 rows, sum 199990000", outcome.out().strip(), outcome.err());
    }

    /** A person's session: keys, one after the other, on a pseudo terminal. */
    @ParameterizedTest
    @MethodSource("jvms")
    void talksToATerminal(Path home) throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "no Python to make a terminal with");
        Path module = JAR.toAbsolutePath().getParent().getParent();
        Path script = module.resolve("src/test/python/terminal_session.py");
        ProcessBuilder builder =
                new ProcessBuilder(
                        python.toString(),
                        script.toString(),
                        home.resolve("bin/java").toString(),
                        "-Duser.home=" + scratch,
                        "-jar",
                        JAR.toString(),
                        file());
        Path out = scratch.resolve("terminal");
        builder.redirectErrorStream(true).redirectOutput(out.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(180, TimeUnit.SECONDS));
        String screen = Files.readString(out);
        assertEquals(0, process.exitValue(), screen);
        String version = JAR.getFileName().toString().replaceAll("h5sql-driver-(.*)\\.jar", "$1");
        assertTrue(screen.contains("h5sql version " + version), screen);
        assertTrue(screen.contains("matrix_b"), screen);
        assertTrue(screen.contains("COLUMN_NAME"), screen);
        assertTrue(screen.contains("| 20000 "), screen);
        assertFalse(screen.contains("Exception"), screen);
        assertFalse(screen.contains("WARNING"), screen);
        assertFalse(screen.contains("not supported"), screen);
    }

    @Test
    void answersInEveryTextFormat() throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        String sql = "SELECT f64, name FROM types";
        Outcome csv = java(home, "-jar", JAR.toString(), file(), "-e", sql, "-f", "csv");
        assertEquals(
                "f64,name\r\n-1.5,漢字 ü\r\n1.0E300,\"\"\r\nInfinity,\"it's \"\"x\"\", y\"\r\n",
                csv.out());
        Outcome json = java(home, "-jar", JAR.toString(), file(), "-e", sql, "-f", "json");
        assertEquals(
                "{\"f64\":\"Infinity\",\"name\":\"it's \\\"x\\\", y\"}",
                json.out().lines().toList().get(2));
        Outcome wrong = java(home, "-jar", JAR.toString(), file(), "-e", "SELECT * FROM nothing");
        assertEquals(1, wrong.exit());
        assertEquals(1, wrong.err().lines().count(), wrong.err());
        assertTrue(wrong.err().contains("(42S02)"), wrong.err());
        assertEquals(2, java(home, "-jar", JAR.toString(), file(), "--nonsense").exit());
        assertTrue(java(home, "-jar", JAR.toString(), file(), "tree").out().contains("Matrix"));
    }

    @Test
    void runsSqllineOverTheJar() throws Exception {
        Path script = scratch.resolve("script.sql");
        Files.writeString(script, "!tables\nSELECT count(*) FROM numbers;\n!describe types\n");
        Outcome outcome =
                java(
                        Path.of(System.getProperty("java.home")),
                        "-cp",
                        JAR.toString(),
                        "io.h5sql.shaded.sqlline.SqlLine",
                        "-d",
                        "io.h5sql.driver.H5Driver",
                        "-u",
                        "jdbc:hdf5:" + file(),
                        "-n",
                        "",
                        "-p",
                        "",
                        "--maxWidth=300",
                        "--run=" + script);
        String all = outcome.out() + outcome.err();
        assertTrue(all.contains("20000"), all);
        assertTrue(all.contains("matrix_b"), all);
        assertTrue(all.contains("DECIMAL"), all);
    }

    @Test
    void holdsNothingThatClashes() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertEquals(
                    "io.h5sql.driver",
                    jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
            List<String> foreign =
                    jar.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.endsWith(".class"))
                            .filter(name -> !name.startsWith("META-INF/versions/"))
                            .filter(name -> !name.startsWith("io/h5sql/"))
                            .filter(name -> !name.startsWith("org/apache/arrow/"))
                            .toList();
            assertEquals(List.of(), foreign);
            try (InputStream drivers =
                    jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver"))) {
                assertEquals(
                        "io.h5sql.driver.H5Driver",
                        new String(drivers.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        }
    }
}
