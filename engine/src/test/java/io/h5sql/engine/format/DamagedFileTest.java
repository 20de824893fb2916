package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.CountingByteSource;
import io.h5sql.engine.io.MemoryByteSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage ends in facts or in {@link H5Exception}, and says what was found. */
class DamagedFileTest {
    private static FormatReader open(byte[] bytes) {
        return FormatReader.open(new MemoryByteSource("damaged.h5", bytes));
    }

    private static H5Exception refused(byte[] bytes, ErrorCode code) {
        H5Exception error = assertThrows(H5Exception.class, () -> open(bytes));
        assertEquals(code, error.code(), error.getMessage());
        assertEquals("damaged.h5", error.place().file());
        return error;
    }

    @Test
    void anotherKindOfFileIsNamedByItsFirstBytes() {
        H5Exception error =
                refused(
                        "PAR1 and more of it".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        ErrorCode.NOT_HDF5);
        assertTrue(error.getMessage().contains("50 41 52 31"), error.getMessage());
        refused(new byte[0], ErrorCode.NOT_HDF5);
        refused(new byte[5000], ErrorCode.NOT_HDF5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "userblock"})
    void aShorterFileNamesBothSizes(String name) throws IOException {
        byte[] whole = FormatFixturesTest.resource(name + ".h5");
        byte[] part = Arrays.copyOf(whole, whole.length - 100);
        H5Exception error = refused(part, ErrorCode.TRUNCATED);
        assertTrue(error.getMessage().contains("" + whole.length), error.getMessage());
        assertTrue(error.getMessage().contains("" + part.length), error.getMessage());
    }

    @Test
    void aFlippedBitInChecksummedMetadataIsFound() throws IOException {
        byte[] bytes = FormatFixturesTest.resource("latest.h5");
        bytes[20] ^= 1;
        refused(bytes, ErrorCode.CHECKSUM_MISMATCH);
    }

    /** Each of the objects would be waited for half a second, each time it is asked for. */
    @Test
    void damageIsNotWaitedForAgainAndAgain() throws IOException {
        byte[] bytes = FormatFixturesTest.resource("latest.h5");
        bytes[11] |= 5; // consistency flags: a writer has it open for others to read
        putInt(bytes, 44, Lookup3.hash(bytes, 0, 44));
        CountingByteSource source = new CountingByteSource(new MemoryByteSource("left", bytes));
        FormatReader file = FormatReader.open(source);
        long root = file.superblock().rootAddress();
        bytes[(int) root + 20] ^= 1;
        source.reset();
        for (int i = 0; i < 50; i++) {
            H5Exception error = assertThrows(H5Exception.class, () -> file.object(root));
            assertEquals(ErrorCode.CHECKSUM_MISMATCH, error.code(), error.getMessage());
        }
        assertTrue(source.reads() > 50, "nothing was waited for");
        assertTrue(source.reads() < 1000, source.reads() + " reads");
    }

    private static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >> 8 * i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "shared", "sizes4", "sizes2", "userblock"})
    void randomDamageEndsInFactsOrAnError(String name) throws IOException {
        byte[] whole = FormatFixturesTest.resource(name + ".h5");
        Random random = new Random(name.hashCode());
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    for (int round = 0; round < 300; round++) {
                        walk(damaged(whole, random), name + " round " + round);
                    }
                });
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int flips = 1 + random.nextInt(6);
        for (int i = 0; i < flips; i++) {
            int reach = random.nextBoolean() ? Math.min(4096, bytes.length) : bytes.length;
            bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void walk(byte[] bytes, String what) {
        try {
            ObjectFacts.of(open(bytes));
        } catch (H5Exception error) {
            assertTrue(!error.problem().isEmpty(), what);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            throw new AssertionError(what, failure);
        }
    }
}
