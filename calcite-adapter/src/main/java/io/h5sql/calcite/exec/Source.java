package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.BatchStream;

/** A leaf of a plan: what makes its batches when it runs. */
public interface Source {
    BatchStream open(Execution execution);
}
