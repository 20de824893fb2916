package io.h5sql.calcite;

import io.h5sql.engine.H5Options;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * What one connection asks for.
 *
 * @param location the file
 * @param options how the file is seen
 * @param threads decoding threads
 * @param memoryLimit bytes of decoded data one statement may hold
 * @param batchRows rows a batch holds at most
 * @param timeZone session time zone
 */
public record SessionSettings(
        Path location,
        H5Options options,
        int threads,
        long memoryLimit,
        int batchRows,
        ZoneId timeZone) {}
