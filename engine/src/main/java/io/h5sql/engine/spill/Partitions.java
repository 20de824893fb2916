package io.h5sql.engine.spill;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Concatenation;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.scan.QueryContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows parted by the hashes of their keys, so that rows with equal keys lie together. Each level of
 * parting looks at other bits of the hash.
 */
public final class Partitions {
    public static final int COUNT = 16;
    private static final int BITS = 4;

    /** Levels that a hash has bits for. */
    public static final int MOST_LEVELS = Long.SIZE / BITS;

    private final SpillFile file;
    private final QueryContext context;
    private final int shift;
    private final List<List<Batch>> waiting = new ArrayList<>();
    private final List<List<SpillFile.Stored>> stored = new ArrayList<>();
    private long waitingBytes;

    /**
     * @param level how often the rows have been parted before
     */
    public Partitions(SpillFile file, int level, QueryContext context) {
        this.file = file;
        this.context = context;
        this.shift = Long.SIZE - BITS * (level + 1);
        for (int i = 0; i < COUNT; i++) {
            waiting.add(new ArrayList<>());
            stored.add(new ArrayList<>());
        }
    }

    /**
     * Parts the rows of a dense batch.
     *
     * @param keys its columns that are parted by
     */
    public void add(Batch dense, List<Vector> keys) {
        long[] hashes = KeyHashes.of(keys, dense.size());
        int[][] rows = new int[COUNT][];
        int[] counts = new int[COUNT];
        for (long hash : hashes) {
            counts[part(hash)]++;
        }
        for (int part = 0; part < COUNT; part++) {
            rows[part] = new int[counts[part]];
            counts[part] = 0;
        }
        for (int row = 0; row < hashes.length; row++) {
            int part = part(hashes[row]);
            rows[part][counts[part]++] = row;
        }
        for (int part = 0; part < COUNT; part++) {
            if (counts[part] > 0) {
                add(part, dense, Selection.of(rows[part], counts[part]));
            }
        }
        if (waitingBytes > context.memoryLimit() / 8) {
            finish();
        }
    }

    private void add(int part, Batch dense, Selection rows) {
        List<Vector> columns =
                dense.columns().stream().map(column -> Vectors.take(column, rows)).toList();
        waitingBytes += columns.stream().mapToLong(Vectors::heapBytes).sum();
        waiting.get(part).add(Batch.of(columns, rows.count()));
    }

    private int part(long hash) {
        return (int) (hash >>> shift) & COUNT - 1;
    }

    /** Writes what is waiting; to be called after the last rows. */
    public void finish() {
        for (int part = 0; part < COUNT; part++) {
            List<Batch> batches = waiting.get(part);
            if (!batches.isEmpty()) {
                stored.get(part).addAll(file.store(Concatenation.of(batches), context));
                batches.clear();
            }
        }
        waitingBytes = 0;
    }

    /** The batches of one part, in the order in which their rows came. */
    public List<SpillFile.Stored> part(int part) {
        return stored.get(part);
    }
}
