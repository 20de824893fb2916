package io.h5sql.engine.catalog.attribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.FileByteSource;
import io.h5sql.engine.type.Datatype;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributeTextTest {
    private static final Datatype BYTE =
            new Datatype.FixedPoint(1, Datatype.Order.LITTLE, true, 0, 8);

    private static String text(List<Long> shape, byte[] data) throws URISyntaxException {
        Path path = Path.of(AttributeTextTest.class.getResource("/catalog/names.h5").toURI());
        try (FileByteSource source = FileByteSource.open(path)) {
            Dataspace space = new Dataspace(Dataspace.Kind.SIMPLE, shape, shape);
            String text =
                    new AttributeValues(Long::toString)
                            .text(FormatReader.open(source), new Attribute("a", BYTE, space, data));
            return assertNotNullText(text);
        }
    }

    private static String assertNotNullText(@org.jspecify.annotations.Nullable String text) {
        assertNotNull(text);
        return String.valueOf(text);
    }

    @Test
    void nestedAsShaped() throws URISyntaxException {
        assertEquals("[[1, 2], [3, 4]]", text(List.of(2L, 2L), new byte[] {1, 2, 3, 4}));
    }

    @Test
    void manyEmptyListsEndLikeManyNumbers() {
        String text =
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> text(List.of(1L << 31, 0L), new byte[0]));
        assertTrue(text.length() < 10_000, () -> text.length() + " characters");
        assertTrue(text.endsWith("…]"), text);
    }
}
