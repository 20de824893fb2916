package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.engine.io.MemoryByteSource;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links in fractal heaps whose blocks the HDF5 library deflated. */
class FilteredHeapTest {
    @ParameterizedTest
    @CsvSource({"few, 20", "many, 2000"})
    void readsDeflatedBlocks(String group, int count) throws Exception {
        try (InputStream in =
                FilteredHeapTest.class.getResourceAsStream("/format/filtered_heap.h5")) {
            FormatReader file =
                    FormatReader.open(new MemoryByteSource("filtered", in.readAllBytes()));
            Link.Hard at = (Link.Hard) file.root().link(group).orElseThrow();
            StoredObject links = file.object(at.address());
            assertEquals(count + 1, links.links().size());
            for (int i = 0; i < count; i++) {
                String name = "link number " + i;
                assertEquals(Optional.of(new Link.Soft(name, "/target/of/" + i)), links.link(name));
            }
            assertEquals(
                    Optional.of(new Link.Soft("huge", "/huge".repeat(3000))), links.link("huge"));
        }
    }
}
