package io.h5sql.engine.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits the wanted columns of a dataset into groups that are read together. */
final class ColumnGroups {
    private ColumnGroups() {}

    /** By chunk; without chunks where the next column's element is more than a gap away. */
    static List<StoredColumn[]> of(StoredArray array, List<StoredColumn> columns) {
        List<List<StoredColumn>> groups =
                array.isChunked() ? byChunk(array, columns) : byDistance(array, columns);
        return groups.stream().map(group -> group.toArray(StoredColumn[]::new)).toList();
    }

    private static List<List<StoredColumn>> byChunk(StoredArray array, List<StoredColumn> columns) {
        Map<List<Long>, List<StoredColumn>> groups = new LinkedHashMap<>();
        for (StoredColumn column : columns) {
            List<Long> chunk = new ArrayList<>();
            int n = column.trailing().length;
            for (int i = 0; i < n; i++) {
                chunk.add(column.trailing()[i] / array.chunkSize(array.rank() - n + i));
            }
            groups.computeIfAbsent(chunk, key -> new ArrayList<>()).add(column);
        }
        return List.copyOf(groups.values());
    }

    private static List<List<StoredColumn>> byDistance(
            StoredArray array, List<StoredColumn> columns) {
        List<StoredColumn> sorted = new ArrayList<>(columns);
        sorted.sort(Comparator.comparingLong(column -> FlatLoader.elementOffset(array, column)));
        List<List<StoredColumn>> groups = new ArrayList<>();
        long end = 0;
        for (StoredColumn column : sorted) {
            long offset = FlatLoader.elementOffset(array, column);
            if (groups.isEmpty() || offset - end > StoredChunkFetcher.MAX_GAP) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(column);
            end = offset + array.elementSize();
        }
        return groups;
    }
}
