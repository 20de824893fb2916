package io.h5sql.engine.catalog.system;

import io.h5sql.engine.catalog.tree.Shapes;
import io.h5sql.engine.catalog.tree.StorageFacts;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.List;

/**
 * A way in which a dataset is stored against the guidelines, and what mends it.
 *
 * @param path of the dataset
 * @param what is wrong, with the figures
 * @param mend a statement
 */
record Advice(String path, String what, String mend) {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** Below it, finding a chunk costs more than reading it. */
    private static final long SMALLEST_CHUNK = 10 * KIB;

    /** Above it, one value costs the decoding of all of this. */
    private static final long LARGEST_CHUNK = 10 * MIB;

    /** Fewer chunks than this are quick whatever their size. */
    private static final long MANY_CHUNKS = 100;

    /** More chunks than this make an index of several megabytes. */
    private static final long TOO_MANY_CHUNKS = 100_000;

    /** Plain data of less is not worth compressing. */
    private static final long LARGE_PLAIN = 16 * MIB;

    /** What can be said of the dataset from its header alone; empty where that can't be read. */
    static List<Advice> of(ObjectRow row) {
        List<Advice> advice = new ArrayList<>();
        try {
            collect(row, advice);
        } catch (H5Exception e) {
            // h5.datasets shows why; there is no advice on what can't be read.
            return List.of();
        }
        return advice;
    }

    private static void collect(ObjectRow row, List<Advice> advice) {
        StorageFacts facts = row.facts();
        String table = row.qualifiedTable();
        String path = row.node().path();
        if (facts.layout().equals("chunked")) {
            long chunks = Shapes.product(facts.grid());
            String rechunk = "ALTER TABLE " + table + " SET (chunks = 'auto')";
            if (facts.chunkBytes() < SMALLEST_CHUNK && chunks >= MANY_CHUNKS) {
                advice.add(
                        new Advice(
                                path,
                                chunks
                                        + " chunks of "
                                        + facts.chunkBytes()
                                        + " bytes; 10 KiB to 10 MiB read best",
                                rechunk));
            } else if (chunks > TOO_MANY_CHUNKS) {
                advice.add(
                        new Advice(
                                path, chunks + " chunks; fewer larger ones read faster", rechunk));
            }
            if (facts.chunkBytes() > LARGEST_CHUNK && chunks > 1) {
                advice.add(
                        new Advice(
                                path,
                                "chunks of "
                                        + facts.chunkBytes()
                                        + " bytes: one value costs decoding all of them",
                                rechunk));
            }
        }
        boolean plain = facts.header().filters().isEmpty() && !facts.layout().equals("virtual");
        if (plain && facts.logicalBytes() >= LARGE_PLAIN) {
            advice.add(
                    new Advice(
                            path,
                            facts.logicalBytes() + " bytes stored without compression",
                            "ALTER TABLE "
                                    + table
                                    + " SET (compression = 'gzip', shuffle = true)"));
        }
    }
}
