package io.h5sql.driver.console.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of check.h5 as make_check.py wrote it, and of copies that were damaged. */
class FileCheckTest {
    private static final String UNKNOWN =
            "/run/unknown: not read: filter 300 (unregistered) is not available";

    @TempDir Path folder = Path.of("");

    private record Result(int code, List<String> lines) {
        String sums() {
            return lines.get(lines.size() - 1);
        }
    }

    private static Path whole() throws Exception {
        return Path.of(FileCheckTest.class.getResource("/io/h5sql/driver/check.h5").toURI());
    }

    private static Result check(Path file, Path other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = FileCheck.run(file, other, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Result(code, out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static Result check(Path file) {
        return check(file, file);
    }

    /** A copy with one byte flipped. */
    private Path flipped(long at) throws Exception {
        byte[] bytes = Files.readAllBytes(whole());
        bytes[Math.toIntExact(at)] ^= 0x10;
        return Files.write(folder.resolve("flipped.h5"), bytes);
    }

    private static long number(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:hdf5:" + whole());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            if (!rows.next()) {
                throw new SQLException("no row");
            }
            return rows.getLong(1);
        }
    }

    private static int find(byte[] text) throws Exception {
        byte[] bytes = Files.readAllBytes(whole());
        int at = 0;
        while (!Arrays.equals(bytes, at, at + text.length, text, 0, text.length)) {
            at++;
        }
        return at;
    }

    @Test
    void cleanFileIsCleanButForAFilterThatNobodyHas() throws Exception {
        Result result = check(whole());
        assertEquals(Report.UNREAD, result.code(), () -> result.lines().toString());
        assertEquals(2, result.lines().size(), () -> result.lines().toString());
        assertTrue(result.lines().get(0).startsWith(UNKNOWN), result.lines().get(0));
        assertTrue(result.sums().startsWith("7 objects, 1 attributes, 10 chunks, "), result.sums());
        assertTrue(
                result.sums().endsWith("0 damaged, 0 differ, 1 not read, 0 not comparable"),
                result.sums());
    }

    @Test
    void flippedByteInAChunkIsDamage() throws Exception {
        long address =
                number(
                        "SELECT address + stored_bytes - 3 FROM h5.chunks"
                                + " WHERE path = '/run/sums' AND chunk_offset LIKE '%200%'");
        Result result = check(flipped(address));
        assertEquals(1, result.code());
        String line = result.lines().get(0);
        assertTrue(line.startsWith("/run/sums: damaged: chunk at [200]: "), line);
        assertTrue(line.contains("fletcher32"), line);
        assertTrue(result.sums().contains("1 damaged, 0 differ"), result.sums());
    }

    @Test
    void brokenHeapIsDamageOfWhatPointsIntoIt() throws Exception {
        Result result = check(flipped(find("GCOL".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(1, result.code());
        assertTrue(
                result.lines().stream().anyMatch(line -> line.contains("global heap")),
                () -> result.lines().toString());
    }

    @Test
    void otherBytesOfTheSecondReaderAreADifference() throws Exception {
        // The first two of fifty numbers from 0 to 1.
        byte[] numbers = new byte[16];
        ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN).putDouble(8, 1.0 / 49);
        long plain = find(numbers) + 8;
        Result result = check(whole(), flipped(plain));
        assertEquals(1, result.code(), () -> result.lines().toString());
        String line = result.lines().get(0);
        assertTrue(line.startsWith("/run/plain: differs: raw data from byte 0: byte 8 is"), line);
    }

    @Test
    void differenceInAChunkIsFound() throws Exception {
        long address = number("SELECT address FROM h5.chunks WHERE path = '/run/fill'");
        Result result = check(whole(), flipped(address + 4));
        assertEquals(1, result.code(), () -> result.lines().toString());
        String line = result.lines().get(0);
        assertTrue(line.contains("/run/fill: differs: chunk at [0, 30]: byte 4 is 01"), line);
    }

    /** elsewhere.h5 and the file of its external data, as make_elsewhere.py wrote them. */
    private Path elsewhere() throws Exception {
        for (String name : List.of("elsewhere.h5", "elsewhere.raw")) {
            URL from = FileCheckTest.class.getResource("/io/h5sql/driver/" + name);
            Files.copy(
                    Path.of(from.toURI()),
                    folder.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return folder.resolve("elsewhere.h5");
    }

    private static void flip(Path file, long at) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[Math.toIntExact(at)] ^= 0x10;
        Files.write(file, bytes);
    }

    private static long indexOf(Path file, byte[] bytes) throws Exception {
        byte[] all = Files.readAllBytes(file);
        int at = 0;
        while (!Arrays.equals(all, at, at + bytes.length, bytes, 0, bytes.length)) {
            at++;
        }
        return at;
    }

    @Test
    void dataElsewhereIsReadAndWhatIsGoneIsNamed() throws Exception {
        Result result = check(elsewhere());
        assertEquals(Report.UNREAD, result.code());
        assertEquals(
                List.of(
                        "/external: not comparable: jhdf does not read raw data in other files",
                        "/lost: not read: source '/data' of file 'gone.h5' of a virtual dataset:"
                                + " external file 'gone.h5' does not exist",
                        "/virtual: not comparable: jhdf does not read virtual datasets"),
                result.lines().subList(0, result.lines().size() - 1));
        assertTrue(
                result.sums().endsWith("0 damaged, 0 differ, 1 not read, 2 not comparable"),
                result.sums());
        Files.delete(folder.resolve("elsewhere.raw"));
        Result without = check(folder.resolve("elsewhere.h5"));
        assertTrue(
                without.lines().get(0).startsWith("/external: not read: "),
                () -> without.lines().toString());
    }

    @Test
    void damageOfASourceIsDamageOfWhatIsMadeOfIt() throws Exception {
        Path file = elsewhere();
        long address;
        try (Connection connection = DriverManager.getConnection("jdbc:hdf5:" + file);
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT address + stored_bytes - 2 FROM h5.chunks"
                                                + " WHERE path = '/source'"
                                                + " ORDER BY address OFFSET 3 ROWS")) {
            assertTrue(rows.next());
            address = rows.getLong(1);
        }
        flip(file, address);
        Result result = check(file);
        assertEquals(Report.DAMAGE, result.code());
        assertTrue(
                result.lines().stream()
                        .anyMatch(line -> line.startsWith("/source: damaged: chunk at [2, 5]: ")),
                () -> result.lines().toString());
        assertTrue(
                result.lines().stream()
                        .anyMatch(
                                line ->
                                        line.startsWith("/virtual: damaged: chunk [1, 1]: ")
                                                && line.contains("in /source of ")),
                () -> result.lines().toString());
    }

    @Test
    void compactDataIsCompared() throws Exception {
        Path file = elsewhere();
        Path other = Files.copy(file, folder.resolve("other.h5"));
        flip(other, indexOf(other, "two".getBytes(StandardCharsets.US_ASCII)));
        Result result = check(file, other);
        assertEquals(Report.DAMAGE, result.code());
        assertTrue(
                result.lines().stream()
                        .anyMatch(line -> line.startsWith("/table: differs: raw data from byte 0")),
                () -> result.lines().toString());
    }
}
