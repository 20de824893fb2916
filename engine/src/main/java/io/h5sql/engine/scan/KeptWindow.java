package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Vector;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The kept values of some columns in the chunks of one window; one thread. */
final class KeptWindow {
    /** Of a chunk whose values lie elsewhere one in this many is wanted, or it is not kept. */
    private static final int SPARSE = 8;

    private final StoredColumn[] columns;
    private final Pieces pieces;
    private final @Nullable Vector[][] values;
    private final boolean[] lacking;

    KeptWindow(StoredColumn[] columns, Pieces pieces) {
        this.columns = columns;
        this.pieces = pieces;
        int chunks = pieces.buffers();
        values = new Vector[columns.length][chunks];
        lacking = new boolean[chunks];
        for (int column = 0; column < columns.length; column++) {
            KeptColumn kept = columns[column].kept();
            for (int slot = 0; slot < chunks; slot++) {
                Vector known = kept.get(pieces.id(slot));
                values[column][slot] = known;
                lacking[slot] |= known == null;
            }
        }
    }

    /** Whether the stored chunk in that slot is needed. */
    boolean lacks(int slot) {
        return lacking[slot];
    }

    /** Decodes what is not kept yet of a column, as far as it is worth keeping. */
    void complete(
            int column,
            byte[][] chunks,
            IntFunction<KeptColumn.Range> ranges,
            StoredArray array,
            Worker worker) {
        StoredColumn stored = columns[column];
        KeptColumn kept = stored.kept();
        if (kept.key() == null) {
            return;
        }
        int[] wanted = kept.elsewhere() ? wanted() : new int[0];
        for (int slot = 0; slot < chunks.length; slot++) {
            if (values[column][slot] != null) {
                continue;
            }
            KeptColumn.Range range = ranges.apply(slot);
            if (chunks[slot] == ChunkCache.ABSENT) {
                kept.unwritten(stored, pieces.id(slot), array.fill(stored), range.count());
            } else if (!kept.elsewhere() || wanted[slot] >= range.count() / SPARSE) {
                worker.check();
                values[column][slot] =
                        kept.decode(stored, pieces.id(slot), chunks[slot], range, worker);
            }
        }
    }

    /** Values of each chunk that pieces name. */
    private int[] wanted() {
        int[] wanted = new int[pieces.buffers()];
        for (int i = 0; i < pieces.size(); i++) {
            wanted[pieces.slot(i)] += pieces.count(i);
        }
        return wanted;
    }

    /** The values of a column in a chunk; null where they are to be taken from the chunk. */
    @Nullable Vector values(int column, int slot) {
        return values[column][slot];
    }
}
