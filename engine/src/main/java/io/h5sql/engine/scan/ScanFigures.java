package io.h5sql.engine.scan;

import java.util.List;

/**
 * What a plan says before it runs.
 *
 * @param rows selected, before the predicate
 * @param chunksTotal chunks of the grids of all datasets the scan touches
 * @param chunksToRead of them, those that hold a selected row and a wanted column
 * @param bytesToDecode bytes those chunks have decoded
 * @param notes what pruned what, one line each
 */
public record ScanFigures(
        long rows, long chunksTotal, long chunksToRead, long bytesToDecode, List<String> notes) {}
