package io.h5sql.engine.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterDecoderTest {
    @Test
    void decoderOnTheClassPathIsFoundByItsNumber() {
        assertNotNull(FilterRegistry.factory(XorDecoder.ID));
        assertNull(FilterRegistry.factory(XorDecoder.ID + 1));
        List<FilterSpec> specs = List.of(FilterSpec.of(2, 2), FilterSpec.of(XorDecoder.ID, 7));
        byte[] stored = {6, 4, 5, 3};
        try (DecodeScratch scratch = new DecodeScratch()) {
            ByteSlice decoded = new FilterPipeline(specs, 2, 4).decode(stored, 0, 4, 0, scratch);
            byte[] bytes = Arrays.copyOfRange(decoded.array(), decoded.offset(), decoded.end());
            assertArrayEquals(new byte[] {1, 2, 3, 4}, bytes);
        }
    }

    @Test
    void errorsOfADecoderNameItAndKeepTheCause() {
        FilterPipeline pipeline = new FilterPipeline(List.of(FilterSpec.of(XorDecoder.ID)), 1, 4);
        try (DecodeScratch scratch = new DecodeScratch()) {
            H5Exception error =
                    assertThrows(
                            H5Exception.class,
                            () -> pipeline.decode(new byte[4], 0, 4, 0, scratch));
            assertEquals(ErrorCode.FILTER_FAILED, error.code());
            assertTrue(error.getMessage().contains("311 (xor)"), error::getMessage);
            assertInstanceOf(ArrayIndexOutOfBoundsException.class, error.getCause());
        }
    }

    @Test
    void anAnswerOfAnotherLengthIsAnError() {
        FilterPipeline pipeline =
                new FilterPipeline(List.of(FilterSpec.of(XorDecoder.ID, 1)), 1, 4);
        try (DecodeScratch scratch = new DecodeScratch()) {
            H5Exception error =
                    assertThrows(
                            H5Exception.class,
                            () -> pipeline.decode(new byte[5], 0, 5, 0, scratch));
            assertEquals(ErrorCode.FILTER_FAILED, error.code());
        }
    }
}
