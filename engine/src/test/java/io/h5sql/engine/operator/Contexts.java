package io.h5sql.engine.operator;

import io.h5sql.engine.scan.QueryContext;
import java.util.concurrent.ForkJoinPool;

/** Contexts in which all is held in memory, or next to nothing is. */
enum Contexts {
    ROOMY(1L << 30),
    /** Makes every operator put rows aside, most of them several times. */
    TIGHT(1L << 14);

    private final long memoryLimit;

    Contexts(long memoryLimit) {
        this.memoryLimit = memoryLimit;
    }

    QueryContext make() {
        return new QueryContext(ForkJoinPool.commonPool(), 1, 300, memoryLimit, warning -> {});
    }
}
