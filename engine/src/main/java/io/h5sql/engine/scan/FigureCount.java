package io.h5sql.engine.scan;

import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds up what a plan will read, by arithmetic on the grids. Counts past 2^63 stay at 2^63 - 1. */
final class FigureCount {
    private final ScanRequest request;
    private RowSelection read;
    private final Set<List<Object>> counted = new HashSet<>();
    private final Set<StoredArray> arrays = new HashSet<>();
    private long total;
    private long toRead;
    private long bytes;

    FigureCount(ScanRequest request) {
        this.request = request;
        this.read = request.selection();
    }

    /** Counts only what zone maps leave of the selection. */
    void narrow(RowSelection left) {
        read = left;
    }

    /** Counts the chunks of a group of columns, once however many groups lie in them. */
    void add(StoredArray array, StoredColumn[] columns, long[] rest) {
        List<RowRanges> axes = read.axes();
        if (arrays.add(array)) {
            double chunks = 1;
            for (int axis = 0; axis < array.rank() && array.isChunked(); axis++) {
                chunks *= (double) chunksAlong(array.size(axis), array.chunkSize(axis));
            }
            total += (long) chunks;
        }
        long[] trailing = columns[0].trailing();
        List<Object> key = new ArrayList<>(List.of(array, rest.length));
        for (int i = 0; i < trailing.length; i++) {
            key.add(trailing[i] / (array.isChunked() ? trailingChunk(array, trailing, i) : 1));
        }
        if (!counted.add(key)) {
            return;
        }
        if (!array.isChunked()) {
            boolean first = counted.add(List.of(array));
            toRead += first ? 1 : 0;
            double width = elements(columns);
            for (long size : rest) {
                width *= size;
            }
            bytes = (long) (bytes + width * read.count() * array.elementSize());
            return;
        }
        double chunks = 1;
        for (int axis = 0; axis < axes.size(); axis++) {
            chunks *= touched(axes.get(axis), array.chunkSize(axis));
        }
        for (int i = 0; i < rest.length; i++) {
            int axis = array.rank() - rest.length + i;
            chunks *= (double) chunksAlong(rest[i], array.chunkSize(axis));
        }
        toRead += (long) chunks;
        bytes = (long) (bytes + chunks * array.chunkBytes());
    }

    /** Elements of a row that the columns lie in: members of a compound share one. */
    private static double elements(StoredColumn[] columns) {
        return Arrays.stream(columns)
                .map(column -> Arrays.toString(column.trailing()))
                .distinct()
                .count();
    }

    private static long chunksAlong(long size, long chunk) {
        return size == 0 ? 0 : (size - 1) / chunk + 1;
    }

    private static long trailingChunk(StoredArray array, long[] trailing, int i) {
        return array.chunkSize(array.rank() - trailing.length + i);
    }

    private static long touched(RowRanges ranges, long chunk) {
        long count = 0;
        long next = 0;
        for (int i = 0; i < ranges.rangeCount(); i++) {
            long first = Math.max(next, ranges.from(i) / chunk);
            long end = (ranges.to(i) - 1) / chunk + 1;
            count += Math.max(0, end - first);
            next = Math.max(next, end);
        }
        return count;
    }

    ScanFigures finish() {
        RowSelection selection = request.selection();
        List<String> notes = new ArrayList<>();
        for (int axis = 0; axis < selection.axes().size(); axis++) {
            long wanted = selection.axes().get(axis).count();
            long size = selection.shape().get(axis);
            if (wanted < size) {
                notes.add("axis " + axis + ": " + wanted + " of " + size + " positions");
            }
        }
        if (read != selection) {
            notes.add("zone maps: " + read.count() + " of " + selection.count() + " rows left");
        }
        return new ScanFigures(read.isEmpty() ? 0 : read.count(), total, toRead, bytes, notes);
    }
}
