package io.h5sql.engine.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.h5sql.engine.FuzzSeeds;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes in place of a structure: what it says, or a refusal. */
class FormatFuzzTest {
    static Stream<byte[]> datatypes() {
        return FuzzSeeds.datatypes();
    }

    static Stream<byte[]> indexes() {
        return FuzzSeeds.chunkIndexes();
    }

    @MethodSource("datatypes")
    @FuzzTest
    void datatypeIsDescribedOrRefused(byte[] message) {
        DescribedOrRefused.datatype(message);
    }

    @MethodSource("indexes")
    @FuzzTest
    void chunksAreVisitedAndFoundOrRefused(byte[] file) {
        DescribedOrRefused.chunks(file);
    }
}
