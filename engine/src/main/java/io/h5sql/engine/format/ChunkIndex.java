package io.h5sql.engine.format;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stored chunks of one dataset, reading only the index nodes on the way. Heap is
 * proportional to the depth of the index, never to the number of chunks. Thread-safe.
 */
public interface ChunkIndex {
    /** The chunk at these chunk coordinates, or null where none is stored. */
    @Nullable ChunkRecord find(long[] scaled);

    /**
     * Visits the stored chunks with {@code from[i] <= scaled[i] < to[i]}, each once, in no promised
     * order; nodes that can hold none of them are not read.
     */
    void forEach(long[] from, long[] to, Consumer<ChunkRecord> visitor);
}
