package io.h5sql.engine.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes in place of a stored chunk, any filters with any parameters: a chunk of the declared
 * size or a refusal.
 *
 * <pre>
 * element size     1
 * size of a chunk  2
 * filter mask      1
 * filters          1   (low two bits), then for each
 *   which          1   (of {@link #IDS})
 *   parameters     1   (low five bits), then 4 for each
 * stored chunk         all that is left
 * </pre>
 */
class FilterFuzzTest {
    private static final List<Integer> IDS =
            List.of(1, 2, 3, 4, 5, 6, 307, 32000, 32001, 32004, 32008, 32015, 32022, 32023, 32026);

    private static final int LARGEST_SEED = 1500;

    /** The smallest chunk for each pipeline that the tables of cases have. */
    static Stream<byte[]> seeds() {
        Map<List<FilterSpec>, FilterCase> smallest = new LinkedHashMap<>();
        FilterCase.all().stream()
                .filter(one -> one.stored().length <= LARGEST_SEED)
                .filter(one -> one.decoded().length < 1 << 16)
                .filter(one -> one.filters().size() < 4)
                .filter(one -> one.filters().stream().allMatch(f -> IDS.contains(f.id())))
                .forEach(
                        one ->
                                smallest.merge(
                                        one.filters(),
                                        one,
                                        (a, b) -> a.stored().length <= b.stored().length ? a : b));
        return smallest.values().stream().map(FilterFuzzTest::encoded);
    }

    private static byte[] encoded(FilterCase one) {
        ByteBuffer out = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) one.elementSize());
        out.putShort((short) one.decoded().length);
        out.put((byte) one.mask());
        out.put((byte) one.filters().size());
        for (FilterSpec filter : one.filters()) {
            out.put((byte) IDS.indexOf(filter.id()));
            out.put((byte) filter.clientData().size());
            filter.clientData().forEach(out::putInt);
        }
        out.put(one.stored());
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static List<FilterSpec> filters(ByteBuffer in) {
        List<FilterSpec> filters = new ArrayList<>();
        for (int left = in.get() & 3; left > 0; left--) {
            int id = IDS.get((in.get() & 0xff) % IDS.size());
            int[] parameters = new int[in.get() & 31];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = in.getInt();
            }
            filters.add(FilterSpec.of(id, parameters));
        }
        return filters;
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyBytesDecodeOrAreRefused(byte[] input) {
        ByteBuffer in = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
        try (DecodeScratch scratch = new DecodeScratch()) {
            int elementSize = Math.max(1, in.get() & 0xff);
            int chunkBytes = in.getShort() & 0xffff;
            int mask = in.get();
            FilterPipeline pipeline = new FilterPipeline(filters(in), elementSize, chunkBytes);
            ByteSlice decoded = pipeline.decode(input, in.position(), input.length, mask, scratch);
            assertEquals(chunkBytes, decoded.length());
            assertTrue(decoded.end() <= decoded.array().length);
        } catch (BufferUnderflowException tooShort) {
            assertTrue(input.length < 1 << 10, "the header is longer than any");
        } catch (H5Exception refusal) {
            assertTrue(refusal.code() != ErrorCode.INTERNAL, refusal::getMessage);
        }
    }
}
