package io.h5sql.engine.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterPipelineTest {
    private static final int GUARD = 11;

    /** Damage may also look like a feature that some other writer's file could have. */
    private static final Set<ErrorCode> DAMAGE =
            Set.of(
                    ErrorCode.FILTER_FAILED,
                    ErrorCode.CHECKSUM_MISMATCH,
                    ErrorCode.UNSUPPORTED_FILTER);

    static List<FilterCase> cases() {
        return Stream.concat(FilterCase.all().stream(), FilterCase.streams().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void decodesWhatTheLibraryStored(FilterCase chunk) {
        try (DecodeScratch scratch = new DecodeScratch()) {
            byte[] source = guarded(chunk.stored());
            byte[] untouched = source.clone();
            for (int round = 0; round < 2; round++) {
                ByteSlice decoded = decode(chunk, source, scratch);
                assertArrayEquals(chunk.decoded(), bytes(decoded));
            }
            assertArrayEquals(untouched, source);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void damageEndsInAnErrorOrInBytes(FilterCase chunk) {
        Random random = new Random(chunk.name().hashCode());
        try (DecodeScratch scratch = new DecodeScratch()) {
            int rounds = chunk.decoded().length > 10_000 ? 20 : 100;
            for (int round = 0; round < rounds; round++) {
                byte[] damaged = damage(chunk.stored(), random);
                try {
                    ByteSlice decoded = decode(chunk, guarded(damaged), scratch);
                    assertEquals(chunk.decoded().length, decoded.length());
                } catch (H5Exception error) {
                    assertTrue(DAMAGE.contains(error.code()), error::getMessage);
                }
            }
        }
    }

    @Test
    void everyFlippedBitBreaksTheChecksum() {
        FilterCase sums = named("sums_odd/0");
        try (DecodeScratch scratch = new DecodeScratch()) {
            for (int bit = 0; bit < sums.stored().length * 8; bit++) {
                byte[] damaged = sums.stored().clone();
                damaged[bit / 8] ^= (byte) (1 << bit % 8);
                H5Exception error =
                        assertThrows(
                                H5Exception.class, () -> decode(sums, guarded(damaged), scratch));
                assertEquals(ErrorCode.CHECKSUM_MISMATCH, error.code());
            }
        }
    }

    @Test
    void checksumOfOldFilesHasItsBytesSwapped() {
        FilterCase sums = named("sums_even/0");
        byte[] old = sums.stored().clone();
        int end = old.length - 4;
        for (int half = end; half < old.length; half += 2) {
            byte keep = old[half];
            old[half] = old[half + 1];
            old[half + 1] = keep;
        }
        try (DecodeScratch scratch = new DecodeScratch()) {
            assertArrayEquals(sums.decoded(), bytes(decode(sums, guarded(old), scratch)));
        }
    }

    @Test
    void streamsOfOtherLengthNameBothLengths() throws IOException {
        FilterPipeline pipeline = new FilterPipeline(List.of(FilterSpec.of(1, 6)), 1, 1000);
        String tooShort = failure(pipeline, deflated(new byte[999])).getMessage();
        assertTrue(tooShort.contains("999") && tooShort.contains("1000"), tooShort);
        String tooLong = failure(pipeline, deflated(new byte[50_000_000])).getMessage();
        assertTrue(tooLong.contains("1000") && tooLong.contains("deflate"), tooLong);
    }

    @Test
    void missingFilterIsNamedWhereItRan() {
        FilterSpec sz = new FilterSpec(32017, "sz", false, List.of(2, 2));
        FilterPipeline pipeline = new FilterPipeline(List.of(sz), 4, 8);
        byte[] stored = {1, 2, 3, 4, 5, 6, 7, 8};
        H5Exception error = failure(pipeline, stored);
        assertEquals(ErrorCode.UNSUPPORTED_FILTER, error.code());
        assertTrue(error.getMessage().contains("32017 (SZ), stored as \"sz\""));
        try (DecodeScratch scratch = new DecodeScratch()) {
            ByteSlice decoded = pipeline.decode(stored, 0, 8, 1, scratch);
            assertSame(stored, decoded.array());
        }
    }

    @Test
    void missingFilterReservesNothingForThoseAfterIt() {
        List<FilterSpec> specs = List.of(FilterSpec.of(32006), FilterSpec.of(32001));
        H5Exception error = failure(new FilterPipeline(specs, 4, 8), new byte[40]);
        assertEquals(ErrorCode.UNSUPPORTED_FILTER, error.code());
    }

    @Test
    void checksumOfAZlibStreamIsReadWithTheLastByte() throws IOException {
        byte[] stored = deflated(new byte[1000]);
        stored[stored.length - 1] ^= 1;
        FilterPipeline pipeline = new FilterPipeline(List.of(FilterSpec.of(1, 6)), 1, 1000);
        assertEquals(ErrorCode.FILTER_FAILED, failure(pipeline, stored).code());
    }

    @Test
    void nestedArraysOfNothingAreRefused() {
        int bytes = 1 << 20;
        FilterSpec nbit = FilterSpec.of(5, 0, 0, 1, 2, bytes, 2, bytes, 3, 1, 0);
        H5Exception error =
                assertThrows(
                        H5Exception.class, () -> new FilterPipeline(List.of(nbit), bytes, bytes));
        assertEquals(ErrorCode.FILTER_FAILED, error.code());
    }

    /**
     * Once buffers have grown, a chunk leaves no more behind than the small objects that hold it.
     */
    @Test
    void decodingReusesItsBuffers() throws IOException {
        byte[] stored = deflated(new byte[1 << 16]);
        List<FilterSpec> specs = List.of(FilterSpec.of(2, 8), FilterSpec.of(1, 6));
        FilterPipeline pipeline = new FilterPipeline(specs, 8, 1 << 16);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported(), "the JVM counts no allocations");
        int rounds = 1000;
        try (DecodeScratch scratch = new DecodeScratch()) {
            pipeline.decode(stored, 0, stored.length, 0, scratch);
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < rounds; round++) {
                pipeline.decode(stored, 0, stored.length, 0, scratch);
            }
            long perChunk = (threads.getCurrentThreadAllocatedBytes() - before) / rounds;
            assertTrue(perChunk < 1024, () -> perChunk + " bytes a chunk");
        }
    }

    @Test
    void unfilteredChunkOfOtherLengthIsAnError() {
        FilterPipeline pipeline = new FilterPipeline(List.of(), 4, 8);
        assertEquals(ErrorCode.FILTER_FAILED, failure(pipeline, new byte[7]).code());
    }

    private static H5Exception failure(FilterPipeline pipeline, byte[] stored) {
        try (DecodeScratch scratch = new DecodeScratch()) {
            return assertThrows(
                    H5Exception.class, () -> pipeline.decode(stored, 0, stored.length, 0, scratch));
        }
    }

    private static FilterCase named(String name) {
        return cases().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static ByteSlice decode(FilterCase chunk, byte[] guarded, DecodeScratch scratch) {
        return chunk.pipeline()
                .decode(guarded, GUARD, guarded.length - GUARD, chunk.mask(), scratch);
    }

    private static byte[] guarded(byte[] stored) {
        byte[] guarded = new byte[stored.length + 2 * GUARD];
        Arrays.fill(guarded, (byte) 0x5a);
        System.arraycopy(stored, 0, guarded, GUARD, stored.length);
        return guarded;
    }

    private static byte[] damage(byte[] stored, Random random) {
        byte[] damaged = stored.clone();
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private static byte[] bytes(ByteSlice slice) {
        return Arrays.copyOfRange(slice.array(), slice.offset(), slice.end());
    }

    private static byte[] deflated(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(6))) {
            deflater.write(plain);
        }
        return out.toByteArray();
    }
}
