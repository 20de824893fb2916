package io.h5sql.engine.format;

/**
 * Where one chunk is stored.
 *
 * @param scaled chunk coordinates: element offset divided by chunk shape
 * @param address of the stored bytes
 * @param storedBytes their number
 * @param filterMask bit i set: filter i of the pipeline was skipped
 */
public record ChunkRecord(long[] scaled, long address, long storedBytes, int filterMask) {}
